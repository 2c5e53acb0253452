/* repair.h: text_repair(): mojibake, text whose bytes were once read in a wrong encoding, put right. */
#ifndef BS_REPAIR_H
#define BS_REPAIR_H
#include "../base/base.h"

/* Appends s (UTF-8; bad bytes as U+FFFD) with mojibake undone: UTF-8 that was read as latin-1, windows-1250, -1251, -1252, -1253, -1254,
** -1257, iso-8859-2, MacRoman or cp437, once or more, also where bytes were lost (they stay U+FFFD); EUC-KR, Shift_JIS and
** GB18030 read as latin-1 or windows-1252. Where the evidence is not plain, the text comes out byte for byte; a single character between
** quotes, which a text may name as what goes wrong, is none. Linear in s.n.
** BS_NOMEM is the only failure. */
bs_status bs_text_repair(bs_span s, bs_str *out);

#endif

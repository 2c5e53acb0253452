/* repair_int.h: what repair.c (UTF-8 read as something else) and repair_cjk.c (East Asian bytes read as Latin-1) share. */
#ifndef BS_REPAIR_INT_H
#define BS_REPAIR_INT_H
#include "../base/base.h"

/* Is there anything but ASCII in s? */
bool bs_repair_has_high(bs_span s);
/* Are there neighbours in s that could be UTF-8 read in a wrong encoding? Where there are none bs_text_repair looks for East Asian bytes alone. */
bool bs_repair_is_possible(bs_span s);
/* The byte that c stands for in windows-1252, C1 controls as themselves; -1 for none. */
int bs_repair_latin_byte(uint32_t c);
/* What windows-1252 has in the place of a C1 control (WHATWG Encoding): the same for the five places that it leaves empty. */
uint32_t bs_repair_control(uint32_t c);
/* Adds s, if it is plainly EUC-JP, Shift_JIS, GB18030 or EUC-KR that was read as latin-1 or windows-1252, in its right reading; false, and nothing
** added, if not. */
bool bs_repair_multibyte(bs_span s, bs_str *out);

#endif

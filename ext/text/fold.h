/* fold.h: the matching key of text (text_fold), search terms (text_terms), the stable hash (text_hash), and counting words. */
#ifndef BS_FOLD_H
#define BS_FOLD_H
#include "../base/base.h"

/* Appends the matching key of s: NFKC, Unicode case folding, marks off, sharp s, o with stroke, l with stroke, d with stroke and
** their kin as plain letters, punctuation to single blanks. Code points unknown to utf8proc's Unicode version stay. s: UTF-8. */
bs_status bs_text_fold(bs_span s, bs_str *out);
/* Appends the folded words with a space between; runs of CJK, kana and Hangul as spaced overlapping bigrams after the whole run. */
bs_status bs_text_terms(bs_span s, bs_str *out);
/* The hash of the folded words: 64 bits as 16 hex digits and a NUL. The algorithm stands in README and never changes. */
bs_status bs_text_hash(bs_span s, char out[17]);
/* Words as UAX #29 counts them (segments that hold a letter or digit); Han, kana and Thai by character where no dictionary helps. */
size_t bs_text_words(bs_span s);

#endif

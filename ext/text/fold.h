/* fold.h: the matching key of text (text_fold), search terms (text_terms), the stable hash (text_hash), and counting words. */
#ifndef BS_FOLD_H
#define BS_FOLD_H
#include "../base/base.h"

/* Appends the matching key of s (UTF-8; bad bytes count as U+FFFD, a blank). Code point by code point:
**   1. NFKC and full case folding (UAX #15, Unicode 3.13), what is default-ignorable dropped;
**   2. accents off: nonspacing marks of Latin, Greek, Cyrillic, Hebrew and Arabic, and nuktas. Vowel signs of Indic scripts and
**      Thai, and the voicing marks of kana, are letters of their words and stay;
**   3. letters that Unicode does not decompose as their plain kin: o and l with stroke, d with stroke, ae, oe, thorn, dotless i …;
**      Arabic tatweel off, Persian yeh and kaf as the Arabic ones; Arabic, Devanagari, Bengali and Thai digits as 0-9;
**   4. letters, digits and marks stay; all else (punctuation, symbols, blanks, controls) is one blank between words, none at
**      the ends. Code points that utf8proc's Unicode version does not know stay as they are.
** Folding what is folded changes nothing. BS_NOMEM is the only failure. */
bs_status bs_text_fold(bs_span s, bs_str *out);

/* Appends the folded words with a space between, for full-text search; each run of Han, kana, Hangul, Thai, Lao, Khmer or Burmese
** as overlapping pairs of its characters (a single one as it is). The whole run is left out: a word asked for is most often a
** part of a longer run, and one more term that has to be there would lose it. */
bs_status bs_text_terms(bs_span s, bs_str *out);

/* The hash of the folded words, 16 lower-case hex digits and a NUL: XXH64, seed 0, over the bytes of bs_text_fold(s), big-endian as
** xxHash prints it. Never changes. */
bs_status bs_text_hash(bs_span s, char out[17]);

/* Takes the next word off *rest, a text folded by bs_text_fold; in runs of Han, kana, Thai, Lao, Khmer and Burmese, which are written
** without spaces, each character with its marks is a word. A span of n 0: there is none left. */
bs_span bs_text_next_word(bs_span *rest);

/* Words as UAX #29 counts them by its default rules (4.1): segments that hold a letter or a digit. Each ideograph and each hiragana is
** one, a run of katakana is one (WB13), Hangul goes by spaces, and in Thai, Lao, Khmer and Burmese, which would need a dictionary,
** each letter with its marks is one. */
size_t bs_text_words(bs_span s);

#endif

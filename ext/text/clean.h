/* clean.h: text_clean(): what reading, copying and saving did to a text undone, nothing of what was written lost. */
#ifndef BS_CLEAN_H
#define BS_CLEAN_H
#include "../base/base.h"

typedef struct bs_clean_options {
  bool lines;     /* keep line breaks (one LF each, at most one empty line in a row); else they are blanks */
  bool quotes;    /* curly, low and angle quotation marks and primes straight: ' and " */
  bool dashes;    /* dashes and minus signs as -, the ellipsis as ... */
  bool width;     /* fullwidth Latin, digits and punctuation half, halfwidth katakana and hangul full */
  bool ligatures; /* fi, fl, ffi … of typesetting as letters */
  bool hyphens;   /* a word hyphenated at a line end joined: "exam-\nple" */
  bool urls;      /* web addresses left out */
  bool ascii;     /* all that has a plain form in it, the rest left out; implies quotes, dashes, width, ligatures */
} bs_clean_options;

/* Sets the option that is called `name`: 'lines', 'quotes', … BS_MISUSE: there is none. */
bs_status bs_clean_option(bs_span name, bs_clean_options *options);

/* Appends s (UTF-8; bad bytes as U+FFFD) cleaned: NFC; mojibake repaired (repair.h); character references that were left over decoded,
** once; controls, byte order marks, soft hyphens, zero-width and bidi marks that do nothing off (joiners stay where emoji, Arabic-script and
** Indic words need them); line ends as LF; every blank a space, runs of them one, none at the ends. `options` may be NULL.
** Cleaning what is clean, with the same options, changes nothing. BS_NOMEM is the only failure. */
bs_status bs_text_clean(bs_span s, const bs_clean_options *options, bs_str *out);

#endif

/* nfc.h: canonical ordering and composition (UAX #15), linear in the input whatever the marks. Inside ext/text/ only. */
#ifndef BS_NFC_H
#define BS_NFC_H
#include "../base/base.h"

#define BS_COMPOSER_FEW 36

/* Code points that may compose with each other: a starter and what follows it, decomposed. */
typedef struct bs_composer {
  int32_t *held; /* `few` until it has to grow */
  size_t n, cap;
  int32_t few[BS_COMPOSER_FEW];
} bs_composer;

void bs_composer_init(bs_composer *c);
void bs_composer_free(bs_composer *c);
/* false: no memory. */
bool bs_composer_hold(bs_composer *c, uint32_t point);
/* Orders and composes what is held; it stays in held[0..n) until the caller sets n to 0. false: no memory. */
bool bs_composer_compose(bs_composer *c);

/* May c compose with, or be reordered against, what stands before it? Marks, and jamo that are no leading consonants. */
bool bs_nfc_joins(uint32_t c);
/* Appends s (valid UTF-8) in NFC; what is in NFC already is found out at a look-up a code point. */
bs_status bs_text_nfc(bs_span s, bs_str *out);

/* A letter that Unicode does not decompose in the plain letters of its kin (o with stroke: "o"), NULL for others; lower case. fold.c has them. */
const char *bs_fold_kin(uint32_t c);

#endif

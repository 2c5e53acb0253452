/* clean_int.h: what clean.c (always done) and clean_forms.c (done on request) share. */
#ifndef BS_CLEAN_INT_H
#define BS_CLEAN_INT_H
#include "clean.h"

/* Appends s with character references decoded, each once. */
void bs_clean_references(bs_span s, bs_str *out);
/* Is c, invisible, without effect between the two? `right_to_left`: the text has letters of that direction. */
bool bs_clean_is_idle(uint32_t before, uint32_t c, uint32_t behind, bool right_to_left);
/* Do the options ask for anything but what is always done? */
bool bs_clean_wants_forms(const bs_clean_options *o);
/* Appends s, blanks settled but not yet squeezed, with quotes, dashes, widths, ligatures, hyphens, addresses as the options ask. */
void bs_clean_forms(bs_span s, const bs_clean_options *o, bs_str *out);

#endif

/* lang.h: what language a text is in, and which words carry grammar rather than content. */
#ifndef BS_LANG_H
#define BS_LANG_H
#include "../base/base.h"

/* The BCP 47 primary tag of the language of `text` (UTF-8), by its script and its function words; a static string, NULL where nothing
** tells (too little text, no letters, a script or language that is not known here). At most the first 16 KiB are looked at.
** *confidence (may be NULL): 0 … 1; from .5 on the guess holds for prose of a few sentences. Script alone gives .9 where it is one
** language's own. Norwegian is "no", Serbian in Latin letters and Bosnian are "hr". Never allocates, never fails. */
const char *bs_lang_guess(bs_span text, double *confidence);

/* The languages known here in which a word is a function word, one bit each (which bit is which may change); 0: in none. `hash` is bs_hash_quick() with
** seed 0 of one word of bs_text_fold's output. *number (may be NULL) is the value of a numeral from two to twelve, else -1. */
uint64_t bs_lang_function(uint64_t hash, int *number);

#endif

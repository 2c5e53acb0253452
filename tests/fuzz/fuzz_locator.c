/* fuzz_locator.c: any text as a location gives an answer or a sentence in UTF-8; a printed name gives its bytes back.
** */
#include <stdlib.h>

#include "../../ext/archive/archive_int.h"
#include "../../ext/text/utf8.h"

static bool valid(const bs_str *s) { return bs_utf8_valid(bs_str_span(s)) == s->n; }

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size > 4096) return 0;
  char *copy = malloc(size ? size : 1);
  if (!copy) return 0;
  memcpy(copy, data, size);
  bs_span all = bs_span_make(copy, size);

  bs_place place;
  bs_str why = BS_STR_INIT;
  bs_status rc = bs_place_find(&place, all, &why);
  if (rc && (!why.n || !valid(&why))) abort();
  if (!rc && (!valid(&place.shown) || memchr(copy, 0, size))) abort();
  bs_place_free(&place);
  bs_str_free(&why);

  if (size > 1 && !memchr(copy, 0, size) && !memchr(copy, '/', size)) {
    bs_str shown = BS_STR_INIT, back = BS_STR_INIT;
    bs_span name = bs_span_sub(all, 1, size);
    bs_name_escape(name, (unsigned char)copy[0] % 8, &shown);
    bs_name_unescape(bs_str_span(&shown), &back);
    if (!valid(&shown) || !bs_span_eq(bs_str_span(&back), name)) abort();
    bs_str_free(&shown);
    bs_str_free(&back);
  }
  free(copy);
  return 0;
}

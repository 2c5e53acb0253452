/* shingle.c: a text as the hashes of its words, and of each few words in a row.
** Owns what a shingle is, which stored signatures depend on: it never changes. */
#include "shingle.h"

#include <stdlib.h>

#include "fold.h"
#include "hash.h"

void bs_hashes_free(bs_hashes *h) {
  free(h->v);
  *h = (bs_hashes){0};
}

bool bs_hashes_add(bs_hashes *h, uint64_t value) {
  if (!bs_grow(&h->v, &h->cap, h->n + 1, sizeof(*h->v))) return false;
  h->v[h->n++] = value;
  return true;
}

bs_status bs_hashes_distinct(bs_hashes *h) {
  size_t slots = 16, kept = 0;
  bool zero = false; /* 0 marks a free slot, so it is kept apart */
  while (slots < h->n * 2) slots *= 2;
  uint64_t *seen = calloc(slots, sizeof(*seen));
  if (!seen) return BS_NOMEM;
  for (size_t i = 0; i < h->n; i++) {
    uint64_t v = h->v[i];
    size_t at = (size_t)bs_hash_mix(v) & (slots - 1);
    while (seen[at] && seen[at] != v) at = (at + 1) & (slots - 1);
    if (v == 0 ? zero : seen[at] == v) continue;
    seen[at] = v;
    if (v == 0) zero = true;
    h->v[kept++] = v;
  }
  h->n = kept;
  free(seen);
  return BS_OK;
}

bs_status bs_shingle_words(bs_span text, bs_hashes *out) {
  bs_str folded = BS_STR_INIT;
  bs_status status = bs_text_fold(text, &folded);
  bs_span rest = bs_str_span(&folded), word;
  while (!status && (word = bs_text_next_word(&rest)).n > 0)
    if (!bs_hashes_add(out, bs_hash64(word.p, word.n, 0))) status = BS_NOMEM;
  bs_str_free(&folded);
  return status;
}

/* The hash of words w[0..width): order counts, and so does where one ends. */
static uint64_t joined(const uint64_t *w, size_t width) {
  uint64_t h = width;
  for (size_t i = 0; i < width; i++) h = bs_hash_mix(h * 0x9E3779B185EBCA87u + w[i]);
  return h;
}

void bs_shingle_join(bs_hashes *h, size_t width) {
  if (h->n == 0) return;
  size_t n = h->n < width ? 1 : h->n - width + 1;
  if (h->n < width) width = h->n;
  for (size_t i = 0; i < n; i++) h->v[i] = joined(h->v + i, width);
  h->n = n;
}

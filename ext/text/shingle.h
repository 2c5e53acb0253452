/* shingle.h: the words of a text and its shingles, as hashes. Inside ext/text/ only; minhash.h says what they are for. */
#ifndef BS_SHINGLE_H
#define BS_SHINGLE_H
#include "../base/base.h"

typedef struct bs_hashes { /* malloc'ed; free with bs_hashes_free */
  uint64_t *v;
  size_t n, cap;
} bs_hashes;

void bs_hashes_free(bs_hashes *h);
bool bs_hashes_add(bs_hashes *h, uint64_t value);
/* Leaves each value once, in order of first appearance. BS_NOMEM leaves all. */
bs_status bs_hashes_distinct(bs_hashes *h);

/* Adds the hash of each word of text, by bs_text_fold and bs_text_next_word. */
bs_status bs_shingle_words(bs_span text, bs_hashes *out);
/* Turns the words in h into hashes of each `width` neighbours; of fewer words into one, of none into none. */
void bs_shingle_join(bs_hashes *h, size_t width);

#endif

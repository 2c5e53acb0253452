/* minhash.h: copies among whole texts: shingles, their MinHash signatures and bands, SimHash, and winnowed fingerprints.
** Broder 1997 (resemblance and containment), Charikar 2002 (SimHash), Schleimer, Wilkerson and Aiken 2003 (winnowing). Every value is stable
** across versions and machines, since it is kept in databases.
** Shingles are of three words of bs_text_fold; in runs of Han, kana, Thai and kin the characters are the words. A shorter
** text is one shingle. */
#ifndef BS_MINHASH_H
#define BS_MINHASH_H
#include "../base/base.h"

#define BS_MINHASH_DEFAULT 128
#define BS_MINHASH_MAX     1024

/* Appends the signature of n values (1 … BS_MINHASH_MAX; else BS_MISUSE): "BSMH", version 1, n and the number of distinct
** shingles, then n 32-bit minima, all little-endian. */
bs_status bs_text_minhash(bs_span text, size_t n, bs_str *out);

/* Estimates from two signatures; BS_FORMAT: one of them is none, BS_MISUSE: they differ in n. Two texts without words are equal (1). */
bs_status bs_minhash_similarity(bs_span s, bs_span t, double *out);
/* The share of the text of s that is in the text of t. */
bs_status bs_minhash_containment(bs_span s, bs_span t, double *out);

/* Band `i` of `bands` (each of n / bands values) of a signature: texts of Jaccard .5 and more share one. BS_FORMAT: no signature;
** BS_MISUSE: bands is 0, over n, or i is not below bands. A text without words has no bands: BS_DONE. */
#define BS_MINHASH_BANDS 32
bs_status bs_minhash_band(bs_span s, size_t bands, size_t i, uint64_t *out);

/* Exact: Jaccard similarity of the shingles of two texts; the share of the shingles of a that b has. */
bs_status bs_text_similarity(bs_span a, bs_span b, double *out);
bs_status bs_text_containment(bs_span a, bs_span b, double *out);

/* SimHash of the shingles, 64 bits; 0 for a text without words. Distance: bits that differ, 0 … 64. */
bs_status bs_text_simhash(bs_span text, uint64_t *out);
int bs_simhash_distance(uint64_t a, uint64_t b);

/* Winnowed fingerprints: hashes of word 5-grams, the least of each 16 in a row, so that any passage of 20 equal words gives two texts
** one in common. *out is malloc'ed (free() it), in the order of the text, neighbours distinct; NULL with *n 0 where there are no words. */
bs_status bs_text_fingerprints(bs_span text, uint64_t **out, size_t *n);

#endif

/* similarity.h: how alike two headlines are, the key under which equal ones meet, and bands to join on without all pairs. */
#ifndef BS_SIMILARITY_H
#define BS_SIMILARITY_H
#include "../base/base.h"

/* A headline taken apart once, to be compared many times. Reusable: set again, it keeps its memory. */
typedef struct bs_headline bs_headline;

bs_headline *bs_headline_new(void); /* NULL: no memory */
void bs_headline_free(bs_headline *h);
/* Takes s (UTF-8) apart, its first 64 words; nothing of s is kept. BS_NOMEM is the only failure, after which h is as new. */
bs_status bs_headline_set(bs_headline *h, bs_span s);

/* 0.0 … 1.0, symmetric to the last bit; 1.0 for equal keys and for nothing else. Never fails. */
double bs_headline_compare(const bs_headline *a, const bs_headline *b);
/* The same for two texts. */
bs_status bs_headline_similarity(bs_span a, bs_span b, double *out);

/* The headline without outlet names at its ends ("… - The New York Times", "… | Reuters") and marks of what kind of piece it is ("BREAKING:",
** "(LEAD)", "[Photo]", "UPDATE 2-", "… - video"): a slice of s. Never fails. */
bs_span bs_headline_core(bs_span s);

/* Appends the key under which equal headlines meet: bs_text_fold of the core, of all of s where the core has no word. */
bs_status bs_headline_key(bs_span s, bs_str *out);

/* Hashes of which two headlines of .6 similarity and more share at least one, nearly always (the table is in README): a join on them
** is the candidates. *out is malloc'ed (free() it), NULL with *n 0 where the headline has no word. Distinct, ascending. */
bs_status bs_headline_bands(bs_span s, uint64_t **out, size_t *n);

#endif

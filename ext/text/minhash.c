/* minhash.c: signatures and bands of whole texts, exact similarity and containment, SimHash, winnowed fingerprints.
** Owns the layout of a signature, which is kept in databases. The minima are those of "fast similarity sketching" (Dahlgaard, Knudsen
** and Thorup 2017): as good as n independent minima, for about n log n + shingles hashes in place of n times shingles. */
#include "minhash.h"

#include <stdlib.h>

#include "hash.h"
#include "shingle.h"

#define WIDTH  3
#define MAGIC  "BSMH\001"
#define HEADER 16 /* magic and version, a zero, n in two bytes, the set's size in eight */

/* ---- signatures ---- */

static void put(bs_str *out, uint64_t v, int bytes) {
  for (int i = 0; i < bytes; i++) bs_str_addc(out, (char)(v >> (8 * i)));
}

static uint64_t take(const char *p, int bytes) {
  uint64_t v = 0;
  for (int i = 0; i < bytes; i++) v |= (uint64_t)(unsigned char)p[i] << (8 * i);
  return v;
}

static bs_status shingles_of(bs_span text, bs_hashes *out) {
  bs_status status = bs_shingle_words(text, out);
  if (status) return status;
  bs_shingle_join(out, WIDTH);
  return bs_hashes_distinct(out);
}

/* Fills min[0..n): in round i each shingle offers its i-th hash to a bin that hash chooses, and from round n on to bin i - n, so that
** all bins are filled at last. A bin once filled is closed to later rounds, and in its round the least offer stays. */
static void sketch(const bs_hashes *set, size_t n, uint32_t *min, uint32_t *round_of) {
  size_t empty = n;
  for (size_t i = 0; i < n; i++) round_of[i] = UINT32_MAX;
  for (uint32_t round = 0; empty > 0 && round < 2 * n; round++) {
    for (size_t k = 0; k < set->n; k++) {
      uint64_t h = bs_hash_mix(set->v[k] + (round + 1) * 0x9E3779B185EBCA87u);
      size_t bin = round < n ? (size_t)((h >> 32) * n >> 32) : round - n;
      uint32_t offer = (uint32_t)h;
      if (round_of[bin] < round) continue;
      if (round_of[bin] == round && min[bin] <= offer) continue;
      if (round_of[bin] == UINT32_MAX) empty--;
      round_of[bin] = round;
      min[bin] = offer;
    }
  }
}

bs_status bs_text_minhash(bs_span text, size_t n, bs_str *out) {
  bs_hashes set = {0};
  uint32_t *min = NULL;
  bs_status status = BS_MISUSE;
  if (n == 0 || n > BS_MINHASH_MAX) return status;
  if ((status = shingles_of(text, &set))) goto done;
  status = BS_NOMEM;
  if (!(min = calloc(2 * n, sizeof(*min)))) goto done;
  if (set.n > 0) sketch(&set, n, min, min + n);
  bs_str_add(out, MAGIC, 5);
  bs_str_addc(out, 0);
  put(out, n, 2);
  put(out, set.n, 8);
  for (size_t i = 0; i < n; i++) put(out, min[i], 4);
  status = out->status;
done:
  free(min);
  bs_hashes_free(&set);
  return status;
}

/* n of a signature, and its set's size; 0: s is none. */
static size_t signature(bs_span s, uint64_t *size) {
  if (s.n < HEADER || memcmp(s.p, MAGIC, 6) != 0) return 0;
  size_t n = (size_t)take(s.p + 6, 2);
  *size = take(s.p + 8, 8);
  return n <= BS_MINHASH_MAX && s.n == HEADER + 4 * n ? n : 0;
}

static bs_status compare(bs_span s, bs_span t, double *jaccard, uint64_t *in_s, uint64_t *in_t) {
  size_t n = signature(s, in_s), m = signature(t, in_t), equal = 0;
  if (n == 0 || m == 0) return BS_FORMAT;
  if (n != m) return BS_MISUSE;
  for (size_t i = 0; i < n; i++) equal += memcmp(s.p + HEADER + 4 * i, t.p + HEADER + 4 * i, 4) == 0;
  *jaccard = (double)equal / (double)n;
  if (*in_s == 0 || *in_t == 0) *jaccard = *in_s == *in_t;
  return BS_OK;
}

bs_status bs_minhash_similarity(bs_span s, bs_span t, double *out) {
  uint64_t a, b;
  return compare(s, t, out, &a, &b);
}

bs_status bs_minhash_containment(bs_span s, bs_span t, double *out) {
  uint64_t a, b;
  double jaccard;
  bs_status status = compare(s, t, &jaccard, &a, &b);
  if (status) return status;
  /* |S and T| = J (|S| + |T|) / (1 + J), by the definition of J. */
  double shared = jaccard * ((double)a + (double)b) / (1 + jaccard);
  *out = a == 0 ? 1 : shared >= (double)a ? 1 : shared / (double)a;
  return BS_OK;
}

bs_status bs_minhash_band(bs_span s, size_t bands, size_t i, uint64_t *out) {
  uint64_t size;
  size_t n = signature(s, &size);
  if (n == 0) return BS_FORMAT;
  if (bands == 0 || bands > n || i >= bands) return BS_MISUSE;
  if (size == 0) return BS_DONE;
  size_t rows = n / bands;
  *out = bs_hash64(s.p + HEADER + 4 * rows * i, 4 * rows, i);
  return BS_OK;
}

/* ---- exact ---- */

/* Sizes of the two sets of shingles and of what they share. */
static bs_status intersect(bs_span a, bs_span b, size_t *in_a, size_t *in_b, size_t *shared) {
  bs_hashes all = {0}, other = {0};
  bs_status status = shingles_of(a, &all);
  if (!status) status = shingles_of(b, &other);
  if (status) goto done;
  *in_a = all.n;
  *in_b = other.n;
  status = BS_NOMEM;
  if (!bs_grow(&all.v, &all.cap, all.n + other.n + 1, sizeof(*all.v))) goto done;
  if (other.n) memcpy(all.v + all.n, other.v, other.n * sizeof(*all.v));
  all.n += other.n;
  if ((status = bs_hashes_distinct(&all))) goto done;
  *shared = *in_a + *in_b - all.n;
done:
  bs_hashes_free(&all);
  bs_hashes_free(&other);
  return status;
}

bs_status bs_text_similarity(bs_span a, bs_span b, double *out) {
  size_t n, m, shared;
  bs_status status = intersect(a, b, &n, &m, &shared);
  if (!status) *out = n + m == 0 ? 1 : (double)shared / (double)(n + m - shared);
  return status;
}

bs_status bs_text_containment(bs_span a, bs_span b, double *out) {
  size_t n, m, shared;
  bs_status status = intersect(a, b, &n, &m, &shared);
  if (!status) *out = n == 0 ? 1 : (double)shared / (double)n;
  return status;
}

/* ---- SimHash ---- */

bs_status bs_text_simhash(bs_span text, uint64_t *out) {
  bs_hashes set = {0};
  int64_t votes[64] = {0};
  bs_status status = shingles_of(text, &set);
  *out = 0;
  for (size_t i = 0; i < set.n; i++)
    for (int bit = 0; bit < 64; bit++) votes[bit] += (int64_t)(set.v[i] >> bit & 1) * 2 - 1;
  for (int bit = 0; bit < 64; bit++)
    if (votes[bit] > 0) *out |= (uint64_t)1 << bit;
  bs_hashes_free(&set);
  return status;
}

int bs_simhash_distance(uint64_t a, uint64_t b) { return __builtin_popcountll(a ^ b); }

/* ---- winnowing ---- */

#define GRAM   5
#define WINDOW 16

/* Leaves the least of each WINDOW in a row, the rightmost of equals, each place once. */
static void winnow(bs_hashes *h) {
  size_t kept = 0, last = SIZE_MAX, window = h->n < WINDOW ? h->n : WINDOW;
  size_t least = 0;
  uint64_t value = 0; /* of the place that was kept last, which may be overwritten by now */
  for (size_t end = window; window > 0 && end <= h->n; end++) {
    size_t start = end - window;
    if (end == window || least < start) {
      least = start;
      for (size_t i = start + 1; i < end; i++)
        if (h->v[i] <= h->v[least]) least = i;
    } else if (h->v[end - 1] <= h->v[least]) {
      least = end - 1;
    }
    if (least == last) continue;
    last = least;
    if (kept > 0 && h->v[least] == value) continue;
    value = h->v[least];
    h->v[kept++] = value;
  }
  h->n = kept;
}

bs_status bs_text_fingerprints(bs_span text, uint64_t **out, size_t *n) {
  bs_hashes h = {0};
  bs_status status = bs_shingle_words(text, &h);
  *out = NULL;
  *n = 0;
  if (status) {
    bs_hashes_free(&h);
    return status;
  }
  bs_shingle_join(&h, GRAM);
  winnow(&h);
  if (h.n == 0) bs_hashes_free(&h);
  *out = h.v;
  *n = h.n;
  return BS_OK;
}

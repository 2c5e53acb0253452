/* similarity.c: how alike two headlines are.
** Owns the measure: words aligned with their likest counterparts, the cosine of their letter groups, less for words that merely follow each
** other alike. What a word is and weighs stands in similarity_words.c. */
#include <stdlib.h>

#include "hash.h"
#include "similarity_int.h"

/* What makes two words alike, and what the parts of the measure count. */
#define ALIKE         .48
#define BY_WORDS      .45
#define BY_GROUPS     .63
#define BY_NEIGHBOURS .22
#define BY_NUMBERS    .04

/* What the words and groups of a have to do with those of b; bits are words of b. */
typedef struct meeting {
  uint64_t having[BS_ALL_LETTERS]; /* of each group of two letters of a: who has it */
  uint64_t sharing[BS_WORDS];      /* of each word of a: who shares two groups of two letters and more */
  uint8_t same[BS_WORDS];          /* of each word of a: who is the same, or BS_NO_WORD */
  uint64_t met;                    /* who is the same as a word of a */
  int64_t product;                 /* of the weights of the groups that both have, summed up */
} meeting;

/* The word of b among `some` that is w. */
static uint8_t same_word(const bs_word *w, const bs_headline *b, uint64_t some) {
  for (; some; some &= some - 1) {
    int j = __builtin_ctzll(some);
    if (b->word[j].hash == w->hash) return (uint8_t)j;
  }
  return BS_NO_WORD;
}

/* What the groups of four letters of w weigh in b. Such a group is made of three groups of two that all stand in one of `some` words of b;
** the word that is the same has them all. */
static int64_t fours(const bs_word *w, const uint32_t *two, const uint64_t *having, const bs_headline *b, uint64_t some,
                     uint8_t same) {
  int64_t weight = 0;
  if (same != BS_NO_WORD && !(b->doubled >> same & 1)) {
    weight = (int64_t)(w->letters - 1) * b->word[same].four;
    some &= ~((uint64_t)1 << same);
  }
  for (int k = 2; some && k <= w->letters; k++) {
    uint64_t here = some & having[k] & having[k - 1] & having[k - 2];
    if (here) weight += bs_headline_four(b, two + k - 2, here, b->two + b->letter_count);
  }
  return weight;
}

/* Looks up every group of two letters of a among those of b. */
static void meet(const bs_headline *a, const bs_headline *b, meeting *m) {
  const bs_groups in_b = b->groups;
  m->met = 0;
  m->product = 0;
  for (size_t i = 0; i < a->n; i++) {
    const bs_word *w = &a->word[i];
    const uint32_t *two = a->two + w->at;
    uint64_t once = 0, twice = 0, thrice = 0, always = UINT64_MAX, *having = m->having + w->at;
    int64_t twos = 0;
    for (int k = 0, n = w->letters; k <= n; k++) {
      size_t at = bs_groups_find(&in_b, two[k]);
      if (!in_b.key[at]) {
        having[k] = always = 0;
        continue;
      }
      uint64_t words = having[k] = in_b.words[at];
      twos += in_b.weight[at];
      thrice |= twice & words;
      twice |= once & words;
      once |= words;
      always &= words;
    }
    /* Of two words with less than three such groups in common, one has four letters at most, or the other a group twice. */
    m->sharing[i] = w->letters <= 4 ? twice : thrice | (twice & b->doubled);
    m->same[i] = same_word(w, b, always);
    if (m->same[i] != BS_NO_WORD) m->met |= (uint64_t)1 << m->same[i];
    m->product += w->two * twos + w->four * fours(w, two, having, b, thrice, m->same[i]);
  }
}

/* ---- two words ---- */

/* A group of three that is shared has two of two that are, so that fewer groups of three are shared than of two: by so many of those, of `all` in both
** words, ALIKE can be reached. */
static bool can_be_alike(int shared, int all) { return shared >= ALIKE * all + 1 - ALIKE; }

/* Dice's coefficient of the groups of two and three letters of two words, with n and m groups of two; 0 where it is under ALIKE already by those.
** Groups of x that y does not have lack its bit in `having`; `doubled`: y has one twice. */
static double dice(const uint32_t *x, int n, const uint32_t *y, int m, const uint64_t *having, uint64_t bit,
                   bool doubled) {
  uint32_t row[BS_LETTERS + 1], hit = 0; /* the places in y where each group of x is */
  int shared = 0;
  for (int i = 0, next = 0; i < n; i++) {
    row[i] = 0;
    if (!(having[i] & bit)) continue;
    if (!doubled && next < m && x[i] == y[next])
      row[i] = (uint32_t)1 << next;
    else
      for (int k = 0; k < m; k++) row[i] |= (uint32_t)(x[i] == y[k]) << k;
    next = __builtin_ctz(row[i]) + 1;
    hit |= row[i];
    shared++;
  }
  shared += __builtin_popcount(hit);
  if (!can_be_alike(shared, n + m)) return 0;
  hit = 0;
  for (int i = 0; i + 1 < n; i++) {
    uint32_t three = row[i] & row[i + 1] >> 1;
    hit |= three;
    shared += three != 0;
  }
  shared += __builtin_popcount(hit);
  return (double)shared / (2 * n + 2 * m - 2);
}

/* Of two words that are not the same, neither a number. `having`: of the groups of x. */
static double likeness(const bs_headline *a, const bs_word *x, const bs_headline *b, int j, const uint64_t *having) {
  const bs_word *y = &b->word[j];
  const uint32_t *p = a->two + x->at, *q = b->two + y->at;
  uint64_t bit = (uint64_t)1 << j;
  int n = x->letters + 1, m = y->letters + 1, hits = 0, prefix = 0;
  for (int i = 0; i < n; i++) hits += (having[i] & bit) != 0;
  bool doubled = b->doubled & bit;
  double groups = can_be_alike(hits + (doubled ? m : hits), n + m) ? dice(p, n, q, m, having, bit, doubled) : 0;
  int longer = n > m ? n - 1 : m - 1, shorter = n + m - 2 - longer;
  while (prefix < shorter && p[prefix] == q[prefix]) prefix++;
  double start = prefix >= 3 ? prefix / (.3 * longer + .7 * shorter) : 0;
  double s = groups > start ? groups : start;
  return s < ALIKE ? 0 : s < .95 ? s : .95;
}

/* ---- the parts of the measure ---- */

/* Each word with its likest on the other side, from both sides. A word that stands on both sides needs no other. */
static double aligned(const bs_headline *a, const bs_headline *b, const meeting *m) {
  double best_b[BS_WORDS] = {0}, from_a = 0, from_b = 0;
  uint8_t like_b[BS_WORDS] = {0};
  for (size_t i = 0; i < a->n; i++)
    if (m->same[i] != BS_NO_WORD) best_b[m->same[i]] = 1, like_b[m->same[i]] = (uint8_t)i;
  for (size_t i = 0; i < a->n; i++) {
    const bs_word *w = &a->word[i];
    bool same = m->same[i] != BS_NO_WORD;
    double best = same;
    size_t like = same ? m->same[i] : 0;
    uint64_t some = w->number ? 0 : m->sharing[i] & ~b->numbers;
    for (some &= same ? ~m->met : UINT64_MAX; some; some &= some - 1) {
      int j = __builtin_ctzll(some);
      double s = likeness(a, w, b, j, m->having + w->at);
      if (s > best) best = s, like = (size_t)j;
      if (s > best_b[j]) best_b[j] = s, like_b[j] = (uint8_t)i;
    }
    if (best > 0) from_a += w->weight * b->word[like].weight * best;
  }
  for (size_t j = 0; j < b->n; j++)
    if (best_b[j] > 0) from_b += b->word[j].weight * a->word[like_b[j]].weight * best_b[j];
  return (from_a + from_b) / 2 / (a->norm * b->norm);
}

/* Pairs of neighbouring content words that both have. */
static double same_neighbours(const bs_headline *a, const bs_headline *b, const meeting *m) {
  unsigned shared = 0;
  if (a->content < 2 || b->content < 2) return 0;
  for (size_t i = 0; i < a->n; i++) {
    uint8_t next = a->word[i].next, here = m->same[i];
    if (next == BS_NO_WORD || here == BS_NO_WORD || m->same[next] == BS_NO_WORD) continue;
    shared += b->word[here].next == m->same[next];
  }
  return 2.0 * shared / (a->content + b->content - 2);
}

/* The share of numbers that the other does not have, where both have some. */
static double other_numbers(const bs_headline *a, const bs_headline *b, const meeting *m) {
  unsigned shared = 0;
  if (!a->numbers || !b->numbers) return 0;
  for (size_t i = 0; i < a->n; i++) shared += a->word[i].number && m->same[i] != BS_NO_WORD;
  return 1 - 2.0 * shared / (a->number_count + b->number_count);
}

double bs_headline_compare(const bs_headline *a, const bs_headline *b) {
  meeting m;
  if (bs_span_eq(bs_str_span(&a->key), bs_str_span(&b->key))) return 1;
  if (a->n == 0 || b->n == 0) return 0;
  meet(a, b, &m);
  double groups = (double)m.product / (a->group_norm * b->group_norm);
  double s = BY_WORDS * aligned(a, b, &m) + BY_GROUPS * groups - BY_NEIGHBOURS * same_neighbours(a, b, &m) -
             BY_NUMBERS * other_numbers(a, b, &m);
  s /= BY_WORDS + BY_GROUPS - BY_NEIGHBOURS;
  return s > .999 ? .999 : s > 0 ? s : 0;
}

bs_status bs_headline_similarity(bs_span a, bs_span b, double *out) {
  bs_headline *x = bs_headline_new(), *y = bs_headline_new();
  bs_status status = x && y ? bs_headline_set(x, a) : BS_NOMEM;
  if (!status) status = bs_headline_set(y, b);
  if (!status) *out = bs_headline_compare(x, y);
  bs_headline_free(x);
  bs_headline_free(y);
  return status;
}

/* ---- bands ---- */

#define BANDED 9 /* words of a headline that are paired */

static int by_value(const void *x, const void *y) {
  uint64_t a = *(const uint64_t *)x, b = *(const uint64_t *)y;
  return a < b ? -1 : a > b;
}

/* The first letters of a content word, so that its forms meet. */
static uint64_t stem(const bs_headline *h, const bs_word *w) {
  uint64_t hash = 0;
  for (int i = 0; i < 5 && i < w->letters; i++) hash = bs_hash_mix(hash + h->letter[w->at + 1 + i] + 1);
  return hash;
}

bs_status bs_headline_bands(bs_span s, uint64_t **out, size_t *n) {
  uint64_t stems[BS_WORDS];
  size_t count = 0, kept = 0;
  bs_headline *h = bs_headline_new();
  bs_status status = h ? bs_headline_set(h, s) : BS_NOMEM;
  *out = NULL;
  *n = 0;
  if (status) goto done;
  for (size_t i = 0; i < h->n; i++)
    if (!h->word[i].function) stems[count++] = stem(h, &h->word[i]);
  if (count == 0)
    for (size_t i = 0; i < h->n; i++) stems[count++] = stem(h, &h->word[i]);
  /* Of many words those with the least hashes are taken, so that two long headlines take the same. */
  qsort(stems, count, sizeof(*stems), by_value);
  if (count == 0) goto done;
  if (count > BANDED) count = BANDED;
  uint64_t *bands = malloc((count * count + count) * sizeof(*bands));
  status = BS_NOMEM;
  if (!bands) goto done;
  for (size_t i = 0; i < count; i++)
    for (size_t j = count <= 2 ? i : i + 1; j < count; j++) bands[kept++] = bs_hash_mix(stems[i] + 31 * stems[j]);
  qsort(bands, kept, sizeof(*bands), by_value);
  for (size_t i = 0; i < kept; i++)
    if (*n == 0 || bands[*n - 1] != bands[i]) bands[(*n)++] = bands[i];
  *out = bands;
  status = BS_OK;
done:
  bs_headline_free(h);
  return status;
}

/* diff.c: two versions of a text, paragraph by paragraph.
** Owns the alignment: equal ends, paragraphs that stand once in both as anchors (their longest rising run), Myers' search between
** anchors, and edited paragraphs paired by their words in what is left. Every step is bounded, so that no input is slow. */
#include "diff.h"

#include <stdlib.h>

#include "hash.h"
#include "shingle.h"

#define SCRIPT_MAX 200 /* edits that Myers' search goes up to between two anchors */
#define CHUNK      48  /* paragraphs of each side that are weighed against each other when looking for edited ones */
#define EDITED     .5  /* similarity from which two paragraphs are versions of one */

typedef struct paragraph {
  bs_span text;
  uint64_t hash;
  size_t match; /* index on the other side, or NONE */
  double similarity;
  bs_hashes words; /* sorted; filled when first compared */
  bool weighed;
} paragraph;

#define NONE SIZE_MAX

typedef struct side {
  paragraph *p;
  size_t n, cap;
} side;

/* ---- paragraphs ---- */

static bs_status split(bs_span s, side *out) {
  for (size_t at = 0; s.p && at < s.n;) {
    size_t end = bs_span_find(s, "\n", at);
    bs_span line = bs_span_trim(bs_span_sub(s, at, end));
    if (line.n > 0) {
      if (!bs_grow(&out->p, &out->cap, out->n + 1, sizeof(*out->p))) return BS_NOMEM;
      out->p[out->n++] = (paragraph){.text = line, .hash = bs_hash64(line.p, line.n, 0), .match = NONE};
    }
    if (end == SIZE_MAX) break;
    at = end + 1;
  }
  return BS_OK;
}

static void free_side(side *s) {
  for (size_t i = 0; i < s->n; i++) bs_hashes_free(&s->p[i].words);
  free(s->p);
}

static bool same(const paragraph *a, const paragraph *b) {
  /* NOLINTNEXTLINE(clang-analyzer-core.NullDereference) */
  return a->hash == b->hash && bs_span_eq(a->text, b->text);
}

static void match(side *a, side *b, size_t i, size_t j) {
  /* NOLINTBEGIN(clang-analyzer-core.NullDereference): both sides have paragraphs where this is called */
  a->p[i].match = j;
  b->p[j].match = i;
  a->p[i].similarity = b->p[j].similarity = 1;
  /* NOLINTEND(clang-analyzer-core.NullDereference) */
}

/* ---- anchors ---- */

typedef struct occurrence {
  uint64_t hash;
  size_t at;
  bool old;
} occurrence;

static int by_hash(const void *x, const void *y) {
  const occurrence *a = x, *b = y;
  if (a->hash != b->hash) return a->hash < b->hash ? -1 : 1;
  if (a->old != b->old) return a->old ? -1 : 1;
  return a->at < b->at ? -1 : a->at > b->at;
}

/* partner[i]: the one place on the other side of a paragraph that stands once on both. */
static bs_status find_unique(const side *a, const side *b, size_t *partner) {
  size_t n = a->n + b->n;
  occurrence *all = malloc((n + 1) * sizeof(*all));
  if (!all) return BS_NOMEM;
  for (size_t i = 0; i < a->n; i++) all[i] = (occurrence){a->p[i].hash, i, true};
  for (size_t j = 0; j < b->n; j++) all[a->n + j] = (occurrence){b->p[j].hash, j, false};
  qsort(all, n, sizeof(*all), by_hash);
  for (size_t i = 0; i < a->n; i++) partner[i] = NONE;
  for (size_t i = 0; i < n;) {
    size_t end = i + 1;
    while (end < n && all[end].hash == all[i].hash) end++;
    if (end == i + 2 && all[i].old && !all[i + 1].old && same(&a->p[all[i].at], &b->p[all[i + 1].at]))
      partner[all[i].at] = all[i + 1].at;
    i = end;
  }
  free(all);
  return BS_OK;
}

/* Matches the longest run of partners that rises on both sides (patience sorting). */
static bs_status match_rising(side *a, side *b, const size_t *partner) {
  size_t *top = malloc((2 * a->n + 1) * sizeof(*top)), *before, piles = 0;
  if (!top) return BS_NOMEM;
  before = top + a->n;
  for (size_t i = 0; i < a->n; i++) {
    if (partner[i] == NONE) continue;
    size_t lo = 0, hi = piles;
    while (lo < hi) {
      size_t mid = (lo + hi) / 2;
      if (partner[top[mid]] < partner[i])
        lo = mid + 1;
      else
        hi = mid;
    }
    before[i] = lo > 0 ? top[lo - 1] : NONE;
    top[lo] = i;
    if (lo == piles) piles++;
  }
  for (size_t i = piles > 0 ? top[piles - 1] : NONE; i != NONE; i = before[i]) match(a, b, i, partner[i]);
  free(top);
  return BS_OK;
}

/* ---- Myers' greedy search in a gap ---- */

/* Walks back through the furthest points that each number of edits reached. v of edit d begins at d * d and has 2 d + 1 entries. */
static void trace_back(side *a, side *b, size_t i0, size_t j0, int n, int m, const int *v, int d) {
  int x = n, y = m;
  for (; d > 0; d--) {
    const int *prev = v + (d - 1) * (d - 1) + (d - 1);
    int k = x - y;
    bool down = k == -d || (k != d && prev[k - 1] < prev[k + 1]);
    int pk = down ? k + 1 : k - 1, px = prev[pk], py = px - pk;
    int sx = down ? px : px + 1;
    for (; x > sx; x--, y--) match(a, b, i0 + (size_t)x - 1, j0 + (size_t)y - 1);
    x = px;
    y = py;
  }
  for (; x > 0 && y > 0; x--, y--) match(a, b, i0 + (size_t)x - 1, j0 + (size_t)y - 1);
}

/* Matches equal paragraphs of a[i0, i0+n) and b[j0, j0+m) along a shortest script, if SCRIPT_MAX edits do. */
static bs_status search(side *a, side *b, size_t i0, size_t j0, int n, int m) {
  int limit = n + m < SCRIPT_MAX ? n + m : SCRIPT_MAX;
  int *v = malloc((size_t)(limit + 1) * (size_t)(limit + 1) * sizeof(*v));
  if (!v) return BS_NOMEM;
  for (int d = 0; d <= limit; d++) {
    int *now = v + d * d + d;
    const int *prev = d > 0 ? v + (d - 1) * (d - 1) + (d - 1) : NULL;
    for (int k = -d; k <= d; k += 2) {
      int x = !prev ? 0 : k == -d || (k != d && prev[k - 1] < prev[k + 1]) ? prev[k + 1] : prev[k - 1] + 1;
      while (x < n && x - k < m && same(&a->p[i0 + (size_t)x], &b->p[j0 + (size_t)(x - k)])) x++;
      now[k] = x;
      if (k != n - m || x < n) continue;
      trace_back(a, b, i0, j0, n, m, v, d);
      free(v);
      return BS_OK;
    }
  }
  free(v);
  return BS_OK;
}

static bs_status search_gap(side *a, side *b, size_t i, size_t i_end, size_t j, size_t j_end) {
  while (i < i_end && j < j_end && same(&a->p[i], &b->p[j])) match(a, b, i++, j++);
  while (i < i_end && j < j_end && same(&a->p[i_end - 1], &b->p[j_end - 1])) match(a, b, --i_end, --j_end);
  if (i == i_end || j == j_end || i_end - i > INT32_MAX / 4 || j_end - j > INT32_MAX / 4) return BS_OK;
  return search(a, b, i, j, (int)(i_end - i), (int)(j_end - j));
}

/* ---- edited paragraphs ---- */

static int by_value(const void *x, const void *y) {
  uint64_t a = *(const uint64_t *)x, b = *(const uint64_t *)y;
  return a < b ? -1 : a > b;
}

static bs_status weigh(paragraph *p) {
  if (p->weighed) return BS_OK;
  p->weighed = true;
  bs_status status = bs_shingle_words(p->text, &p->words);
  if (!status && p->words.n > 1) qsort(p->words.v, p->words.n, sizeof(*p->words.v), by_value);
  return status;
}

/* Dice's coefficient of the words, with how often each stands. */
static double likeness(const paragraph *a, const paragraph *b) {
  size_t i = 0, j = 0, shared = 0, n = a->words.n, m = b->words.n;
  if (n + m == 0 || 2.0 * (double)(n < m ? n : m) < EDITED * (double)(n + m)) return 0;
  while (i < n && j < m) {
    if (a->words.v[i] == b->words.v[j])
      shared++, i++, j++;
    else if (a->words.v[i] < b->words.v[j])
      i++;
    else
      j++;
  }
  return 2.0 * (double)shared / (double)(n + m);
}

/* Pairs the paragraphs of two short ranges so that the pairs rise on both sides and their likeness adds up to the most. */
static bs_status pair_chunk(side *a, side *b, size_t i0, size_t n, size_t j0, size_t m) {
  static const double nothing = 0;
  double like[CHUNK][CHUNK], best[CHUNK + 1][CHUNK + 1];
  for (size_t i = 0; i <= n; i++) best[i][0] = nothing;
  for (size_t j = 0; j <= m; j++) best[0][j] = nothing;
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j < m; j++) {
      bs_status status = weigh(&a->p[i0 + i]);
      if (!status) status = weigh(&b->p[j0 + j]);
      if (status) return status;
      like[i][j] = likeness(&a->p[i0 + i], &b->p[j0 + j]);
      double skip = best[i][j + 1] > best[i + 1][j] ? best[i][j + 1] : best[i + 1][j];
      double pair = like[i][j] >= EDITED ? best[i][j] + like[i][j] : -1;
      best[i + 1][j + 1] = pair > skip ? pair : skip;
    }
  for (size_t i = n, j = m; i > 0 && j > 0;) {
    if (best[i][j] <= best[i - 1][j])
      i--;
    else if (best[i][j] <= best[i][j - 1])
      j--;
    else {
      i--, j--;
      match(a, b, i0 + i, j0 + j);
      a->p[i0 + i].similarity = b->p[j0 + j].similarity = like[i][j];
    }
  }
  return BS_OK;
}

/* A gap in which nothing is equal: its two sides are gone through in step, CHUNK paragraphs of the longer at a time. */
static bs_status pair_gap(side *a, side *b, size_t i, size_t i_end, size_t j, size_t j_end) {
  size_t n = i_end - i, m = j_end - j, steps = ((n > m ? n : m) + CHUNK - 1) / CHUNK;
  bs_status status = BS_OK;
  for (size_t k = 0; k < steps && n > 0 && m > 0 && !status; k++) {
    size_t from_i = i + n * k / steps, to_i = i + n * (k + 1) / steps, from_j = j + m * k / steps,
           to_j = j + m * (k + 1) / steps;
    status = pair_chunk(a, b, from_i, to_i - from_i, from_j, to_j - from_j);
  }
  return status;
}

/* Calls `work` on each stretch between matched paragraphs; what `work` matches inside its stretch is stepped over. */
static bs_status in_gaps(side *a, side *b, bs_status (*work)(side *, side *, size_t, size_t, size_t, size_t)) {
  bs_status status = BS_OK;
  for (size_t i = 0, j = 0; (i < a->n || j < b->n) && !status;) {
    size_t i_end = i, j_end;
    while (i_end < a->n && a->p[i_end].match == NONE) i_end++;
    j_end = i_end < a->n ? a->p[i_end].match : b->n;
    status = work(a, b, i, i_end, j, j_end);
    i = i_end + 1;
    j = j_end + 1;
  }
  return status;
}

/* ---- rows ---- */

static bs_status emit(const side *a, const side *b, bs_diff_row **rows, size_t *n) {
  bs_diff_row *r = malloc((a->n + b->n + 1) * sizeof(*r));
  size_t i = 0, j = 0, k = 0;
  if (!r) return BS_NOMEM;
  while (i < a->n || j < b->n) {
    const paragraph *p = i < a->n ? &a->p[i] : NULL, *q = j < b->n ? &b->p[j] : NULL;
    if (p && p->match == NONE) {
      r[k++] = (bs_diff_row){.op = '-', .old_n = ++i, .old_text = p->text};
    } else if (q && q->match == NONE) {
      r[k++] = (bs_diff_row){.op = '+', .new_n = ++j, .new_text = q->text};
    } else if (p && q) {
      r[k++] = (bs_diff_row){.op = same(p, q) ? '=' : '~',
                             .old_n = ++i,
                             .new_n = ++j,
                             .old_text = p->text,
                             .new_text = q->text,
                             .similarity = p->similarity};
    }
  }
  *rows = r;
  *n = k;
  return BS_OK;
}

bs_status bs_text_diff(bs_span a_text, bs_span b_text, bs_diff_row **rows, size_t *n) {
  side a = {0}, b = {0};
  size_t *partner = NULL;
  bs_status status = split(a_text, &a);
  *rows = NULL;
  *n = 0;
  if (!status) status = split(b_text, &b);
  if (status) goto done;
  status = BS_NOMEM;
  if (!(partner = malloc((a.n + 1) * sizeof(*partner)))) goto done;
  if ((status = find_unique(&a, &b, partner))) goto done;
  if ((status = match_rising(&a, &b, partner))) goto done;
  if ((status = in_gaps(&a, &b, search_gap))) goto done;
  if ((status = in_gaps(&a, &b, pair_gap))) goto done;
  status = emit(&a, &b, rows, n);
done:
  free(partner);
  free_side(&a);
  free_side(&b);
  return status;
}

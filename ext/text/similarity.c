/* similarity.c: how alike two headlines are.
** Owns the measure: words aligned with their likest counterparts, the cosine of their letter groups, less for words that merely follow each
** other alike. No corpus, no training; the few weights below were set on headlines that people scored, in eleven languages. */
#include "similarity.h"

#include <math.h>
#include <stdlib.h>

#include "fold.h"
#include "hash.h"
#include "lang.h"
#include "utf8.h"

#define TOKENS  64 /* words of a headline that are looked at */
#define LETTERS 24 /* letters of a word that are compared when it is not equal */
#define GRAMS   (3 * LETTERS)
#define ACRONYM \
  0xF8FF /* set before a word in capitals, since folding loses them: "US" is no "us"; private use, so it stays */

/* What words are worth. */
#define W_NUMBER   1.5
#define W_FUNCTION .2
#define W_PAIR     .54 /* two characters of a script without spaces: a word there is about two of them */
#define FADE       .2  /* how much less the last word is worth than the first */
/* What makes two words alike, and what the parts of the measure count. */
#define ALIKE         .48
#define BY_WORDS      .45
#define BY_GRAMS      .63
#define BY_NEIGHBOURS .22
#define BY_NUMBERS    .04
#define SHORT_GRAM    .6
#define UNIT          4096 /* gram weights are whole multiples of 1/UNIT, so that their sums are exact in any order */

typedef struct token {
  uint64_t hash;    /* of the whole word */
  uint64_t seen[2]; /* a bit for each group of two letters */
  uint32_t letter[LETTERS];
  uint32_t gram
      [GRAMS]; /* letters + 1 groups of two letters, `letters` of three, letters - 1 of four, the word between blanks */
  uint8_t letters;
  bool number, function, pair;
  double weight;
} token;

typedef struct gram_slot {
  uint32_t key; /* 0: free */
  int32_t weight;
} gram_slot;

struct bs_headline {
  bs_str key, settled, folded;
  size_t n;
  token tokens[TOKENS];
  gram_slot *slots;
  size_t slot_count; /* a power of two, or 0 */
  uint32_t used;     /* groups in the slots */
  uint32_t *places;  /* of those, for going through them */
  int64_t squares;   /* of their weights, summed up */
  size_t places_cap, slots_cap;
  double norm, gram_norm;
};

bs_headline *bs_headline_new(void) { return calloc(1, sizeof(bs_headline)); }

void bs_headline_free(bs_headline *h) {
  if (!h) return;
  bs_str_free(&h->key);
  bs_str_free(&h->settled);
  bs_str_free(&h->folded);
  free(h->slots);
  free(h->places);
  free(h);
}

/* ---- before folding: what punctuation and capitals say ---- */

static bool is_word_byte(char c) {
  return (unsigned char)c >= 0x80 || bs_ascii_alpha((unsigned char)c) || bs_ascii_digit((unsigned char)c);
}
static bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
static bool digit_at(bs_span s, size_t i) { return i < s.n && bs_ascii_digit((unsigned char)s.p[i]); }

/* Length of "'s" or its typographic kin at i where it ends a word, else 0. */
static size_t possessive(bs_span s, size_t i) {
  size_t n = s.p[i] == '\'' ? 1 : s.n - i > 3 && memcmp(s.p + i, "\xE2\x80\x99", 3) == 0 ? 3 : 0;
  if (n == 0 || i + n >= s.n || (s.p[i + n] | 32) != 's') return 0;
  return i + n + 1 < s.n && is_word_byte(s.p[i + n + 1]) ? 0 : n + 1;
}

/* Is there a word of two capitals and more ("US", "U.N.") at i? */
static bool acronym(bs_span s, size_t i) {
  size_t capitals = 0, k = i;
  if (i > 0 && (is_word_byte(s.p[i - 1]) || s.p[i - 1] == '.')) return false;
  for (; k < s.n && (is_upper(s.p[k]) || s.p[k] == '.'); k++) capitals += s.p[k] != '.';
  return capitals >= 2 && (k >= s.n || !is_word_byte(s.p[k]));
}

/* A point after a letter that stands alone: "U.N.". */
static bool initial(bs_span s, size_t i) {
  return i > 0 && bs_ascii_alpha((unsigned char)s.p[i - 1]) && (i < 2 || !is_word_byte(s.p[i - 2]));
}

/* What stands at i is not copied: how many bytes of it, and what comes in their place. */
static size_t replaced(bs_span s, size_t i, const char **by) {
  *by = "";
  switch (s.p[i]) {
    case '\'':
    case '\xE2': return possessive(s, i);
    case '.':
      if (initial(s, i)) return 1;
      break;
    case ',':
    case ':': break;
    default: return 0;
  }
  if (i == 0 || !digit_at(s, i - 1) || !digit_at(s, i + 1)) return 0;
  bool thousands = digit_at(s, i + 2) && digit_at(s, i + 3) && !digit_at(s, i + 4);
  if (!thousands) *by = "p"; /* "6.8" is one number, and not 68 */
  return 1;
}

/* Bytes at which something may be changed. */
static const bool telling[256] = {
    ['\''] = true, ['.'] = true, [','] = true, [':'] = true, [0xE2] = true, ['A'] = true, ['B'] = true, ['C'] = true,
    ['D'] = true,  ['E'] = true, ['F'] = true, ['G'] = true, ['H'] = true,  ['I'] = true, ['J'] = true, ['K'] = true,
    ['L'] = true,  ['M'] = true, ['N'] = true, ['O'] = true, ['P'] = true,  ['Q'] = true, ['R'] = true, ['S'] = true,
    ['T'] = true,  ['U'] = true, ['V'] = true, ['W'] = true, ['X'] = true,  ['Y'] = true, ['Z'] = true};

/* Fills *out; false, and *out empty, where nothing is to be changed. */
static bool settle(bs_span s, bs_str *out) {
  size_t lower = 0, from = 0;
  const char *by;
  for (size_t i = 0; i < s.n; i++) lower += s.p[i] >= 'a' && s.p[i] <= 'z';
  bool mixed = lower * 2 > s.n; /* in a headline all in capitals they say nothing */
  for (size_t i = 0; i < s.n; i++) {
    if (!telling[(unsigned char)s.p[i]]) continue;
    size_t skip = replaced(s, i, &by);
    bool mark = mixed && is_upper(s.p[i]) && acronym(s, i);
    if (skip == 0 && !mark) continue;
    bs_str_addspan(out, bs_span_sub(s, from, i));
    if (mark) bs_str_addcp(out, ACRONYM);
    bs_str_addz(out, by);
    from = i + skip;
    i += skip ? skip - 1 : 0;
  }
  if (from == 0 && out->n == 0 && !out->status) return false;
  bs_str_addspan(out, bs_span_sub(s, from, s.n));
  return true;
}

/* ---- words ---- */

/* Runs of these are taken as overlapping pairs: scripts without spaces, and Hangul with its endings. */
static bool is_paired(uint32_t c) {
  if (c < 0x0E00) return false;
  return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1100 && c <= 0x11FF) ||
         (c >= 0x1780 && c <= 0x17FF) || (c >= 0x3005 && c <= 0x3007) || (c >= 0x3041 && c <= 0x30FF) ||
         (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7FF) || (c >= 0xF900 && c <= 0xFAFF) || c >= 0x20000;
}

static uint32_t next_letter(const char **pp, const char *end) {
  return (unsigned char)**pp < 0x80 ? (unsigned char)*(*pp)++ : bs_utf8_next(pp, end);
}

/* The hash of a group goes on from that of the group without its last letter. */
static inline uint64_t lengthen(uint64_t h, uint32_t c) { return (h + c + 1) * 0x9E3779B185EBCA87u; }
static inline uint32_t gram_of(uint64_t h) { return (uint32_t)(h >> 32) | 1; }

static void take_grams(token *t) {
  uint32_t word[LETTERS + 2];
  int n = t->letters + 2;
  uint32_t *two = t->gram, *three = two + n - 1, *four = three + n - 2;
  word[0] = word[n - 1] = ' ';
  memcpy(word + 1, t->letter, t->letters * sizeof(*word));
  t->seen[0] = t->seen[1] = 0;
  for (int i = 0; i + 2 <= n; i++) {
    uint64_t h = lengthen(lengthen(0, word[i]), word[i + 1]);
    uint32_t gram = *two++ = gram_of(h);
    t->seen[gram >> 31] |= (uint64_t)1 << (gram >> 25 & 63);
    if (i + 3 <= n) *three++ = gram_of(h = lengthen(h, word[i + 2]));
    if (i + 4 <= n) *four++ = gram_of(lengthen(h, word[i + 3]));
  }
}

/* Adds a word unless it stands already or there are enough. `text` is its folded form. */
static void add_token(bs_headline *h, bs_span text, bool pair) {
  bool is_acronym = text.n > 3 && memcmp(text.p, "\xEF\xA3\xBF", 3) == 0;
  if (is_acronym) text = bs_span_sub(text, 3, text.n);
  if (h->n == TOKENS || text.n == 0) return;
  token *t = &h->tokens[h->n];
  int numeral = -1;
  char digits[2];
  t->pair = pair;
  t->hash = bs_hash64(text.p, text.n, 0);
  t->function = !pair && bs_lang_function(t->hash, &numeral) != 0 && !is_acronym;
  if (numeral > 0) {
    t->function = false;
    digits[0] = '1';
    digits[1] = (char)('0' + numeral % 10);
    text = numeral < 10 ? bs_span_make(digits + 1, 1) : bs_span_make(digits, 2);
    t->hash = bs_hash64(text.p, text.n, 0);
  }
  for (size_t i = 0; i < h->n; i++)
    if (h->tokens[i].hash == t->hash) return;
  t->letters = 0;
  for (const char *p = text.p, *end = p + text.n; p < end && t->letters < LETTERS;)
    t->letter[t->letters++] = next_letter(&p, end);
  t->number = bs_ascii_digit((unsigned char)text.p[0]);
  t->weight = t->number ? W_NUMBER : t->function ? W_FUNCTION : pair ? W_PAIR : 1;
  take_grams(t);
  h->n++;
}

/* A run of paired characters as pairs, one that stands alone as it is. Returns its end. */
static const char *add_pairs(bs_headline *h, const char *p, const char *end) {
  const char *from = p, *next = p;
  bs_utf8_next(&next, end);
  bool alone = true;
  for (p = next; p < end; p = next) {
    next = p;
    if (!is_paired(bs_utf8_next(&next, end))) break;
    add_token(h, bs_span_make(from, (size_t)(next - from)), true);
    alone = false;
    from = p;
  }
  if (alone) add_token(h, bs_span_make(from, (size_t)(p - from)), true);
  return p;
}

static void take_tokens(bs_headline *h, bs_span folded) {
  h->n = 0;
  for (const char *p = folded.p, *end = p + folded.n; p < end && h->n < TOKENS;) {
    const char *q, *next = p;
    if (*p == ' ') {
      p++;
      continue;
    }
    if (is_paired(next_letter(&next, end))) {
      p = add_pairs(h, p, end);
      continue;
    }
    for (q = next; q < end && *q != ' '; q = next) {
      next = q + 1;
      if ((unsigned char)*q < 0xE0) continue; /* of two bytes at most: none is paired */
      next = q;
      if (is_paired(bs_utf8_next(&next, end))) break;
    }
    add_token(h, bs_span_make(p, (size_t)(q - p)), false);
    p = q;
  }
}

/* ---- letter groups of the whole headline ---- */

static gram_slot *find_gram(const bs_headline *h, uint32_t key) {
  size_t i = key * 0x9E3779B1u >> 8 & (h->slot_count - 1);
  while (h->slots[i].key && h->slots[i].key != key) i = (i + 1) & (h->slot_count - 1);
  return &h->slots[i];
}

static void add_gram(bs_headline *h, uint32_t key, int32_t weight) {
  gram_slot *s = find_gram(h, key);
  if (!s->key) h->places[h->used++] = (uint32_t)(s - h->slots);
  s->key = key;
  h->squares += (int64_t)weight * (2 * s->weight + weight);
  s->weight += weight;
}

static void clear_grams(bs_headline *h) {
  for (uint32_t i = 0; i < h->used; i++) h->slots[h->places[i]] = (gram_slot){0, 0};
  h->used = 0;
  h->squares = 0;
}

/* Groups of two and of four letters; each word spreads its weight over its own. All slots are free before, beyond slot_count too. */
static bs_status take_gram_vector(bs_headline *h) {
  size_t most = 1, slots = 64, had = h->slots_cap;
  for (size_t i = 0; i < h->n; i++) most += 2u * h->tokens[i].letters;
  while (slots < 2 * most) slots *= 2;
  if (!bs_grow(&h->slots, &h->slots_cap, slots, sizeof(*h->slots))) return BS_NOMEM;
  memset(h->slots + had, 0, (h->slots_cap - had) * sizeof(*h->slots));
  if (!bs_grow(&h->places, &h->places_cap, most, sizeof(*h->places))) return BS_NOMEM;
  h->slot_count = slots;
  for (size_t i = 0; i < h->n; i++) {
    const token *t = &h->tokens[i];
    double weight = t->weight * UNIT / sqrt(3 * t->letters);
    int32_t one = (int32_t)(weight + .5), less = (int32_t)(weight * SHORT_GRAM + .5);
    for (int k = 0; k <= t->letters; k++) add_gram(h, t->gram[k], less);
    for (int k = 2 * t->letters + 1; k < 3 * t->letters; k++) add_gram(h, t->gram[k], one);
  }
  h->gram_norm = sqrt((double)h->squares);
  return BS_OK;
}

bs_status bs_headline_set(bs_headline *h, bs_span s) {
  bs_status status;
  bs_str *strings[] = {&h->key, &h->settled, &h->folded};
  for (int i = 0; i < 3; i++) {
    if (strings[i]->status) bs_str_free(strings[i]);
    bs_str_clear(strings[i]);
  }
  h->n = 0;
  clear_grams(h);
  bs_span core = bs_headline_core(s);
  if ((status = bs_text_fold(core, &h->key))) return status;
  if (settle(core, &h->settled)) {
    if ((status = h->settled.status)) return status;
    if ((status = bs_text_fold(bs_str_span(&h->settled), &h->folded))) return status;
    take_tokens(h, bs_str_span(&h->folded));
  } else {
    take_tokens(h, bs_str_span(&h->key));
  }
  /* The key of what has no word but marks: bs_headline_key. */
  if (h->key.n == 0 && (status = bs_text_fold(s, &h->key))) return status;
  /* The letter groups have the plain weight: where a word stands counts among words alone. */
  if ((status = take_gram_vector(h))) {
    h->n = 0;
    return status;
  }
  double sum = 0;
  for (size_t i = 0; i < h->n; i++) {
    h->tokens[i].weight *= 1 - FADE * (double)i / (double)(h->n + 1);
    sum += h->tokens[i].weight * h->tokens[i].weight;
  }
  h->norm = sqrt(sum);
  return BS_OK;
}

/* ---- comparing ---- */

/* How many of x are among y. */
static int among(const uint32_t *x, int n, const uint32_t *y, int m) {
  int count = 0;
  for (int i = 0; i < n; i++) {
    int hit = 0;
    for (int j = 0; j < m; j++) hit |= x[i] == y[j];
    count += hit;
  }
  return count;
}

/* A group of three that is shared has two of two that are, so that fewer groups of three are shared than of two: by so many of those, of `all` in both
** words, ALIKE can be reached. */
static bool can_be_alike(int shared, int all) { return shared >= ALIKE * all + 1 - ALIKE; }

/* Dice's coefficient of the groups of letters of two words; 0 where it is under ALIKE already by groups of two. */
static double dice(const token *a, const token *b) {
  int two_a = a->letters + 1, two_b = b->letters + 1, three_a = a->letters, three_b = b->letters;
  const uint32_t *more_a = a->gram + two_a, *more_b = b->gram + two_b;
  int shared = among(a->gram, two_a, b->gram, two_b);
  if (!can_be_alike(shared + two_b, two_a + two_b)) return 0;
  shared += among(b->gram, two_b, a->gram, two_a);
  if (!can_be_alike(shared, two_a + two_b)) return 0;
  shared += among(more_a, three_a, more_b, three_b) + among(more_b, three_b, more_a, three_a);
  return (double)shared / (two_a + two_b + three_a + three_b);
}

static double word_likeness(const token *a, const token *b) {
  if (a->hash == b->hash) return 1;
  if (a->number || b->number) return 0;
  /* Words that are alike share at least two groups of two letters: most pairs end here. Two groups may have one bit, and one group stand twice, so that two are added. */
  uint64_t low = a->seen[0] & b->seen[0], high = a->seen[1] & b->seen[1];
  if (!(low & (low - 1)) && !(high & (high - 1)) && !(low && high)) return 0;
  int prefix = 0, bits = __builtin_popcountll(low) + __builtin_popcountll(high);
  double groups = can_be_alike(2 * (bits + 2), a->letters + b->letters + 2) ? dice(a, b) : 0;
  while (prefix < a->letters && prefix < b->letters && a->letter[prefix] == b->letter[prefix]) prefix++;
  int longer = a->letters > b->letters ? a->letters : b->letters, shorter = a->letters + b->letters - longer;
  double start = prefix >= 3 ? prefix / (.3 * longer + .7 * shorter) : 0;
  double likeness = groups > start ? groups : start;
  return likeness < ALIKE ? 0 : likeness < .95 ? likeness : .95;
}

/* Each word with its likest on the other side, from both sides. */
static double aligned(const bs_headline *a, const bs_headline *b) {
  double best_b[TOKENS] = {0}, from_a = 0, from_b = 0;
  size_t like_b[TOKENS];
  if (a->n == 0 || b->n == 0) return 0;
  for (size_t i = 0; i < a->n; i++) {
    double best = 0;
    size_t like = 0;
    for (size_t j = 0; j < b->n; j++) {
      double s = word_likeness(&a->tokens[i], &b->tokens[j]);
      if (s > best) best = s, like = j;
      if (s > best_b[j]) best_b[j] = s, like_b[j] = i;
    }
    if (best > 0) from_a += a->tokens[i].weight * b->tokens[like].weight * best;
  }
  for (size_t j = 0; j < b->n; j++)
    if (best_b[j] > 0) /* NOLINTNEXTLINE(clang-analyzer-core.uninitialized.ArraySubscript) */
      from_b += b->tokens[j].weight * a->tokens[like_b[j]].weight * best_b[j];
  return (from_a + from_b) / 2 / (a->norm * b->norm);
}

static double gram_cosine(const bs_headline *a, const bs_headline *b) {
  double sum = 0;
  if (a->used == 0 || b->used == 0) return 0;
  if (a->used > b->used) {
    const bs_headline *swap = a;
    a = b;
    b = swap;
  }
  for (uint32_t i = 0; i < a->used; i++) {
    const gram_slot *s = &a->slots[a->places[i]];
    sum += (double)s->weight * find_gram(b, s->key)->weight;
  }
  return sum / (a->gram_norm * b->gram_norm);
}

/* Pairs of neighbouring content words, as hashes. */
static size_t neighbours(const bs_headline *h, uint64_t out[TOKENS]) {
  const token *before = NULL;
  size_t n = 0;
  for (size_t i = 0; i < h->n; i++) {
    const token *t = &h->tokens[i];
    if (t->function) continue;
    if (before) out[n++] = bs_hash_mix(before->hash * 31 + t->hash);
    before = t;
  }
  return n;
}

static double same_neighbours(const bs_headline *a, const bs_headline *b) {
  uint64_t x[TOKENS], y[TOKENS];
  size_t n = neighbours(a, x), m = neighbours(b, y), shared = 0;
  if (n == 0 || m == 0) return 0;
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j < m; j++)
      if (x[i] == y[j]) {
        shared++;
        break;
      }
  return 2.0 * (double)shared / (double)(n + m);
}

/* The share of numbers that the other does not have, where both have some. */
static double other_numbers(const bs_headline *a, const bs_headline *b) {
  size_t in_a = 0, in_b = 0, shared = 0;
  for (size_t j = 0; j < b->n; j++) in_b += b->tokens[j].number;
  for (size_t i = 0; i < a->n; i++) {
    if (!a->tokens[i].number) continue;
    in_a++;
    for (size_t j = 0; j < b->n && in_b > 0; j++) shared += a->tokens[i].hash == b->tokens[j].hash;
  }
  return in_a == 0 || in_b == 0 ? 0 : 1 - 2.0 * (double)shared / (double)(in_a + in_b);
}

double bs_headline_compare(const bs_headline *a, const bs_headline *b) {
  if (bs_span_eq(bs_str_span(&a->key), bs_str_span(&b->key))) return 1;
  double s = BY_WORDS * aligned(a, b) + BY_GRAMS * gram_cosine(a, b) - BY_NEIGHBOURS * same_neighbours(a, b) -
             BY_NUMBERS * other_numbers(a, b);
  s /= BY_WORDS + BY_GRAMS - BY_NEIGHBOURS;
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
static uint64_t stem(const token *t) {
  uint64_t h = 0;
  for (int i = 0; i < 5 && i < t->letters; i++) h = bs_hash_mix(h + t->letter[i] + 1);
  return h;
}

bs_status bs_headline_bands(bs_span s, uint64_t **out, size_t *n) {
  uint64_t stems[TOKENS];
  size_t count = 0, kept = 0;
  bs_headline *h = bs_headline_new();
  bs_status status = h ? bs_headline_set(h, s) : BS_NOMEM;
  *out = NULL;
  *n = 0;
  if (status) goto done;
  for (size_t i = 0; i < h->n; i++)
    if (!h->tokens[i].function) stems[count++] = stem(&h->tokens[i]);
  if (count == 0)
    for (size_t i = 0; i < h->n; i++) stems[count++] = stem(&h->tokens[i]);
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

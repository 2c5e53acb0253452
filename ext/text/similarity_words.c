/* similarity_words.c: takes a headline apart: its words, what they weigh, and their groups of letters.
** Owns what a word is and what it is worth; no corpus, no training: the few weights were set on headlines that people scored, in eleven languages. */
#include <math.h>
#include <stdlib.h>

#include "fold.h"
#include "hash.h"
#include "lang.h"
#include "similarity_int.h"
#include "utf8.h"

#define ACRONYM \
  0xF8FF /* set before a word in capitals, since folding loses them: "US" is no "us"; private use, so it stays */

/* What words are worth. */
#define W_NUMBER    1.5
#define W_FUNCTION  .2
#define W_PAIR      .54 /* two characters of a script without spaces: a word there is about two of them */
#define FADE        .2  /* how much less the last word is worth than the first */
#define SHORT_GROUP .6  /* of two letters, beside one of four */
#define UNIT        4096

bs_headline *bs_headline_new(void) { return calloc(1, sizeof(bs_headline)); }

void bs_headline_free(bs_headline *h) {
  if (!h) return;
  bs_str_free(&h->key);
  bs_str_free(&h->settled);
  bs_str_free(&h->folded);
  free(h->groups.words);
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
  size_t from = 0;
  unsigned lower = 0;
  const char *by;
  for (size_t i = 0; i < s.n; i++) lower += s.p[i] >= 'a' && s.p[i] <= 'z';
  bool mixed = lower * 2 > s.n; /* in a headline all in capitals they say nothing */
  for (size_t i = 0; (i = bs_span_find_any(s, telling, i)) < s.n; i++) {
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

/* The next letter of folded text, which is valid UTF-8. */
static inline uint32_t next_letter(const char **pp) {
  const unsigned char *p = (const unsigned char *)*pp;
  if (p[0] < 0x80) return *pp += 1, p[0];
  if (p[0] < 0xE0) return *pp += 2, (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu);
  if (p[0] < 0xF0) return *pp += 3, (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
  return *pp += 4, (p[0] & 0x07u) << 18 | (p[1] & 0x3Fu) << 12 | (p[2] & 0x3Fu) << 6 | (p[3] & 0x3Fu);
}

static bool is_new(bs_headline *h, uint64_t hash) {
  uint64_t *seen = &h->seen[hash >> 6 & 3], bit = (uint64_t)1 << (hash & 63);
  if (*seen & bit)
    for (size_t i = 0; i < h->n; i++)
      if (h->word[i].hash == hash) return false;
  *seen |= bit;
  return true;
}

typedef enum kind { PLAIN = 0, NUMBER, FUNCTION, PAIR } kind;
static const double worth[] = {[PLAIN] = 1, [NUMBER] = W_NUMBER, [FUNCTION] = W_FUNCTION, [PAIR] = W_PAIR};

/* Adds the word whose n letters stand behind those of the last one, unless it stands already. */
static void add_word(bs_headline *h, uint64_t hash, unsigned n, kind k) {
  if (!is_new(h, hash)) return;
  bs_word *w = &h->word[h->n++];
  w->hash = hash;
  w->weight = worth[k];
  w->at = (uint16_t)(h->letter_count - 1);
  w->letters = (uint8_t)n;
  w->number = k == NUMBER;
  w->function = k == FUNCTION;
  h->letter_count += n + 1;
  h->letter[h->letter_count - 1] = ' ';
}

/* A numeral ("three") as digits. */
static void add_numeral(bs_headline *h, int value) {
  char digits[2] = {'1', (char)('0' + value % 10)};
  bs_span text = value < 10 ? bs_span_make(digits + 1, 1) : bs_span_make(digits, 2);
  for (size_t i = 0; i < text.n; i++) h->letter[h->letter_count + i] = (unsigned char)text.p[i];
  add_word(h, bs_hash_quick(text.p, text.n, 0), (unsigned)text.n, NUMBER);
}

/* The word at p, up to a blank or a paired character. Returns its end. */
static const char *take_word(bs_headline *h, const char *p, const char *end) {
  bool acronym = end - p > 3 && memcmp(p, "\xEF\xA3\xBF", 3) == 0 && p[3] != ' ';
  if (acronym) p += 3;
  const char *start = p;
  uint32_t *letter = h->letter + h->letter_count;
  unsigned n = 0;
  while (p < end) {
    while ((signed char)*p > ' ' && n < BS_LETTERS) letter[n++] = (unsigned char)*p++; /* ASCII, up to the NUL behind */
    const char *next = p;
    uint32_t c = next_letter(&next);
    if (c <= ' ' || is_paired(c)) break;
    if (n < BS_LETTERS) letter[n++] = c;
    p = next;
  }
  if (n == 0) return p;
  int numeral = -1;
  uint64_t hash = bs_hash_quick(start, (size_t)(p - start), 0);
  bool function = bs_lang_function(hash, &numeral) != 0 && !acronym;
  if (numeral > 0)
    add_numeral(h, numeral);
  else
    add_word(h, hash, n, bs_ascii_digit((int)letter[0]) ? NUMBER : function ? FUNCTION : PLAIN);
  return p;
}

/* The run of paired characters at p as pairs, one that stands alone as it is. Returns its end, or where there are words enough. */
static const char *take_pairs(bs_headline *h, const char *p, const char *end) {
  uint32_t before = next_letter(&p);
  bool alone = true;
  for (const char *next = p; p < end && h->n < BS_WORDS; p = next, alone = false) {
    uint32_t c = next_letter(&next);
    if (!is_paired(c)) break;
    h->letter[h->letter_count] = before;
    h->letter[h->letter_count + 1] = c;
    add_word(h, bs_hash_mix((uint64_t)before << 32 | c), 2, PAIR);
    before = c;
  }
  if (alone) {
    h->letter[h->letter_count] = before;
    add_word(h, bs_hash_mix(before), 1, PAIR);
  }
  return p;
}

static void take_words(bs_headline *h, bs_span folded) {
  for (const char *p = folded.p, *end = p + folded.n; p < end && h->n < BS_WORDS;) {
    const char *next = p;
    if (*p == ' ')
      p++;
    else if (is_paired(next_letter(&next)))
      p = take_pairs(h, p, end);
    else
      p = take_word(h, p, end);
  }
}

/* What follows from all words: places, bits, and the weights, which fall from the first to the last. */
static void link_words(bs_headline *h) {
  uint8_t next = BS_NO_WORD;
  double sum = 0;
  h->numbers = 0;
  h->number_count = h->content = 0;
  for (size_t i = h->n; i-- > 0;) {
    bs_word *w = &h->word[i];
    w->next = w->function ? BS_NO_WORD : next;
    if (w->number) h->numbers |= (uint64_t)1 << i;
    h->number_count += w->number;
    h->content += !w->function;
    if (!w->function) next = (uint8_t)i;
  }
  for (size_t i = 0; i < h->n; i++) {
    bs_word *w = &h->word[i];
    w->weight *= 1 - FADE * (double)i / (double)(h->n + 1);
    sum += w->weight * w->weight;
  }
  h->norm = sqrt(sum);
}

/* ---- groups of letters ---- */

/* Different for any two letters of the Basic Multilingual Plane. */
static inline uint32_t group_of_two(uint32_t a, uint32_t b) {
  uint32_t key = ((a << 16 | a >> 16) + b) * 0x9E3779B1u;
  return key ? key : 1;
}

/* Room for all groups, none of them taken. */
static bs_status clear_groups(bs_groups *g, size_t most) {
  size_t count = 32;
  int shift = 27;
  for (; count < 2 * most; count *= 2) shift--;
  if (!bs_grow(&g->words, &g->cap, 2 * count, sizeof(*g->words))) return BS_NOMEM;
  g->key = (uint32_t *)(g->words + count);
  g->weight = (int32_t *)(g->key + count);
  g->last = count - 1;
  g->shift = shift;
  memset(g->key, 0, count * sizeof(*g->key));
  return BS_OK;
}

/* Takes the groups of word i, those of the words before being taken. Returns what the sum of the squared weights of all groups grows by. */
static int64_t add_groups(bs_headline *h, size_t i) {
  const bs_word *w = &h->word[i];
  const uint32_t *two = h->two + w->at;
  const bs_groups g = h->groups;
  const int32_t weight = w->two;
  const uint64_t bit = (uint64_t)1 << i;
  uint64_t doubled = 0, having[BS_LETTERS + 1];
  int64_t twos = 0, fours = 0;
  int n = w->letters + 1, run = 0;
  for (int k = 0; k < n; k++) {
    uint32_t key = two[k];
    size_t at = bs_groups_find(&g, key);
    if (!g.key[at]) {
      g.key[at] = key;
      g.weight[at] = weight;
      g.words[at] = bit;
      run = 0;
      continue;
    }
    uint64_t words = having[k] = g.words[at] | bit;
    doubled |= g.words[at] & bit;
    twos += g.weight[at];
    g.weight[at] += weight;
    g.words[at] = words;
    if (++run >= 3) fours += bs_headline_four(h, two + k - 2, having[k] & having[k - 1] & having[k - 2], two + k - 2);
  }
  h->doubled |= doubled;
  return w->two * (2 * twos + (int64_t)n * w->two) + w->four * (2 * fours + (int64_t)(n - 2) * w->four);
}

/* Groups of two and of four letters; each word spreads its weight over its own. */
static bs_status take_groups(bs_headline *h) {
  int64_t squares = 0;
  size_t n = h->letter_count - 1;
  if (clear_groups(&h->groups, n)) return BS_NOMEM;
  for (size_t i = 0; i < n; i++) h->two[i] = group_of_two(h->letter[i], h->letter[i + 1]);
  h->doubled = 0;
  for (size_t i = 0; i < h->n; i++) {
    bs_word *w = &h->word[i];
    double weight = w->weight * UNIT / sqrt(3 * w->letters);
    w->four = (int32_t)(weight + .5);
    w->two = (int32_t)(weight * SHORT_GROUP + .5);
    squares += add_groups(h, i);
  }
  h->group_norm = sqrt((double)squares);
  return BS_OK;
}

static void forget(bs_headline *h) {
  bs_str *strings[] = {&h->key, &h->settled, &h->folded};
  for (int i = 0; i < 3; i++) {
    if (strings[i]->status) bs_str_free(strings[i]);
    bs_str_clear(strings[i]);
  }
  h->n = 0;
  h->letter[0] = ' ';
  h->letter_count = 1;
  memset(h->seen, 0, sizeof(h->seen));
}

bs_status bs_headline_set(bs_headline *h, bs_span s) {
  bs_status status;
  forget(h);
  bs_span core = bs_headline_core(s);
  if ((status = bs_text_fold(core, &h->key))) return status;
  if (settle(core, &h->settled)) {
    if ((status = h->settled.status)) return status;
    if ((status = bs_text_fold(bs_str_span(&h->settled), &h->folded))) return status;
    take_words(h, bs_str_span(&h->folded));
  } else {
    take_words(h, bs_str_span(&h->key));
  }
  /* The key of what has no word but marks: bs_headline_key. */
  if (h->key.n == 0 && (status = bs_text_fold(s, &h->key))) return status;
  /* The groups have the plain weight: where a word stands counts among words alone. */
  if ((status = take_groups(h)))
    h->n = 0;
  else
    link_words(h);
  return status;
}

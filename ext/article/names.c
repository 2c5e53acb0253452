/* names.c: what the words of a class, id or data-testid value say of an element, by the list in names.inc. Reads one value and keeps
** nothing but the list's own index; marks.c gives the marks to elements. */
#include <pthread.h>

#include "article_int.h"

enum { LONGEST = 16, VALUE_MAX = 400, SLOTS = 4096 };

/* A word by its bytes in lower case; those of more than LONGEST bytes have no entry. */
typedef struct key {
  uint64_t first, rest;
} key;

typedef struct entry {
  key key;
  uint16_t marks;  /* of the word alone */
  uint16_t pairs;  /* 1 + the first of the pairs that it opens */
  uint16_t behind; /* marks that count of the word behind it */
} entry;

typedef struct pair {
  uint16_t second, marks, next; /* second: an entry; next: 1 + the next pair that the same word opens */
} pair;

static const struct listed {
  const char *first, *second; /* second: NULL for a single word */
  uint16_t marks;
} listed[] = {
#define X(word, m) {word, NULL, (uint16_t)BS_MARK_##m},
#define Y(a, b, m) {a, b, (uint16_t)BS_MARK_##m},
#include "names.inc"
#undef X
#undef Y
};

/* "has-sidebar", "no-comments": the word behind says what the page has, not what the element is. */
static const char *const negations[] = {"no",   "is",   "has",    "not",     "with",
                                        "hide", "show", "enable", "without", "disable"};
/* "text-and-sidebar" holds more than its last word says; "image-and-credit" does not, for an image has no text. */
static const char joint[] = "and";

enum { LISTED = sizeof listed / sizeof *listed, NEGATIONS = sizeof negations / sizeof *negations };

/* Filled once. */
static entry entries[2 * LISTED + NEGATIONS + 2] = {{.behind = UINT16_MAX}}; /* entry 0 is no word */
static uint16_t entry_count = 1;
static uint16_t slots
    [SLOTS]; /* entries by slot_of, open addressing; few are taken, so that most words that are not listed end at once */
static pair pairs[LISTED];
static uint16_t pair_count;
static uint8_t byte_class[256], step[8][8];
static pthread_once_t once = PTHREAD_ONCE_INIT;

/* ---- words ---- */

/* Eight bytes behind the word must be readable. Letters and digits are in lower case once bit 5 is set. */
static key key_of(const char *p, size_t n) {
  size_t rest = n > 8 ? n - 8 : 0, first = n - rest;
  key k = {(bs_read64(p) | 0x2020202020202020u) & ~0ull >> (64 - 8 * first), 0};
  if (rest > 8) return (key){0, 0};
  if (rest) k.rest = (bs_read64(p + 8) | 0x2020202020202020u) & ~0ull >> (64 - 8 * rest);
  return k;
}

static uint32_t slot_of(key k) {
  return (uint32_t)((k.first * 0x9E3779B97F4A7C15u ^ k.rest * 0xC2B2AE3D27D4EB4Fu) >> 52);
}

static uint16_t look_up(key k) {
  for (uint32_t s = slot_of(k); slots[s]; s = (s + 1) % SLOTS) {
    const entry *e = &entries[slots[s]];
    if (e->key.first == k.first && e->key.rest == k.rest) return slots[s];
  }
  return 0;
}

static unsigned look_up_pair(uint16_t first, uint16_t second) {
  for (uint16_t i = entries[first].pairs; i; i = pairs[i - 1].next)
    if (pairs[i - 1].second == second) return pairs[i - 1].marks;
  return 0;
}

/* ---- the index ---- */

static uint16_t add_word(const char *word) {
  char padded[LONGEST + 8] = {0};
  size_t n = strlen(word);
  memcpy(padded, word, n < LONGEST ? n : LONGEST);
  key k = key_of(padded, n);
  uint16_t at = look_up(k);
  if (!at) {
    at = entry_count++;
    entries[at].key = k;
    entries[at].behind = UINT16_MAX;
    uint32_t s = slot_of(k);
    while (slots[s]) s = (s + 1) % SLOTS;
    slots[s] = at;
  }
  return at;
}

enum { APART, SPACE, SMALL, CAPITAL, DIGIT, CLASSES };
enum {
  BEGINS = 1,
  ENDS = 2
}; /* what a byte of one class does behind one of another: begins a word, ends the one before */

static void fill(void) {
  for (int c = 0; c < 256; c++)
    byte_class[c] = bs_ascii_digit(c)        ? DIGIT
                    : bs_ascii_space(c)      ? SPACE
                    : !bs_ascii_alpha(c)     ? APART
                    : bs_ascii_lower(c) == c ? SMALL
                                             : CAPITAL;
  for (int before = 0; before < CLASSES; before++)
    for (int now = 0; now < CLASSES; now++) {
      bool cuts = before == SMALL && now == CAPITAL;
      step[before][now] = (uint8_t)((now > SPACE && (before <= SPACE || cuts) ? BEGINS : 0) |
                                    (before > SPACE && (now <= SPACE || cuts) ? ENDS : 0));
    }
  for (size_t i = 0; i < NEGATIONS; i++) entries[add_word(negations[i])].behind = 0;
  entries[add_word(joint)].behind = BS_MARK_CAPTION;
  for (size_t i = LISTED; i-- > 0;) { /* of a word that is listed twice the first holds */
    const struct listed *l = &listed[i];
    uint16_t first = add_word(l->first);
    if (l->second) {
      pairs[pair_count] = (pair){add_word(l->second), l->marks, entries[first].pairs};
      entries[first].pairs = ++pair_count;
    } else {
      entries[first].marks = l->marks;
    }
  }
}

/* ---- a value ---- */

typedef struct cut {
  uint16_t from, to;
} cut;

/* Where the value's words stand: a word ends where letters and digits end, and before a capital that follows a small letter. Words are
** short and end where no branch can foresee, so every byte is written as if a word began and ended there. */
static size_t cut_words(const char *p, size_t n, cut *out) {
  size_t begun = 0, ended = 0;
  unsigned before = APART;
  for (size_t i = 0; i < n; i++) {
    unsigned now = byte_class[(unsigned char)p[i]];
    unsigned does = step[before][now];
    out[ended].to = (uint16_t)i;
    ended += does >> 1;
    out[begun].from = (uint16_t)i;
    begun += does & BEGINS;
    before = now;
  }
  out[ended].to = (uint16_t)n;
  return begun;
}

static bool has_space(const char *p, size_t from, size_t to) {
  while (from < to && byte_class[(unsigned char)p[from]] != SPACE) from++;
  return from < to;
}

unsigned bs_names_say(bs_span value) {
  cut cuts[VALUE_MAX / 2 + 2];
  unsigned marks = 0;
  uint16_t last = 0; /* the word before in the same name */
  pthread_once(&once, fill);
  size_t n = cut_words(value.p, value.n < VALUE_MAX ? value.n : VALUE_MAX, cuts);
  for (size_t i = 0; i < n; i++) {
    uint16_t now = look_up(key_of(value.p + cuts[i].from, (size_t)(cuts[i].to - cuts[i].from)));
    if (last && has_space(value.p, cuts[i - 1].to, cuts[i].from)) last = 0;
    if (now) {
      marks |= entries[now].marks & entries[last].behind;
      if (last) marks |= look_up_pair(last, now);
    }
    last = now;
  }
  return marks;
}

/* names.c: what the words of a class, id or data-testid value say of an element, by the list in names.inc. Reads one value, for hints.c
** too, and keeps nothing but the list's own index; marks.c gives the marks to elements. */
#include <pthread.h>

#include "../base/lanes.h"
#include "article_int.h"

enum { LONGEST = 16, VALUE_MAX = 400, SLOTS = 4096 };

/* A word; those of more than LONGEST bytes have no entry. */
typedef struct entry {
  uint64_t first, rest; /* its bytes in lower case */
  uint64_t opens;       /* of the entries that it opens a pair with, a bit for each by its number's last six bits */
  uint16_t marks;       /* of the word alone */
  uint16_t pairs;       /* 1 + the first of the pairs that it opens */
  uint16_t behind;      /* marks that count of the word behind it */
  uint16_t next;        /* another entry of the same slot, or 0 */
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
static uint16_t slots[SLOTS]; /* the first entry of each, by slot_of; few are taken, so that most words end at once */
static pair pairs[LISTED];
static uint16_t pair_count;
static pthread_once_t once = PTHREAD_ONCE_INIT;

/* ---- words ---- */

/* Of the eight bytes at p, those of a word of n bytes that begins there; letters in lower case, digits as they are. */
static uint64_t half_of(const char *p, size_t n) {
  return (bs_read64(p) | 0x2020202020202020u) & UINT64_MAX >> (64 - 8 * (n < 8 ? n : 8));
}

static uint32_t slot_of(uint64_t first) { return (uint32_t)(first * 0x9E3779B97F4A7C15u >> 52); }

/* The entry of a word, or 0. Eight bytes behind it must be readable. Most words are not listed and end at their slot. */
static inline uint16_t look_up(const char *p, size_t n) {
  uint64_t first = half_of(p, n);
  uint16_t at = slots[slot_of(first)];
  if (!at) return 0;
  uint64_t rest = n > 8 ? half_of(p + 8, n - 8) : 0;
  while (at && ((entries[at].first ^ first) | (entries[at].rest ^ rest))) at = entries[at].next;
  return n <= LONGEST ? at : 0;
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
  memcpy(padded, word, n);
  uint16_t at = look_up(padded, n), *slot = &slots[slot_of(half_of(padded, n))];
  if (at) return at;
  at = entry_count++;
  entries[at] = (entry){
      .first = half_of(padded, n), .rest = n > 8 ? half_of(padded + 8, n - 8) : 0, .behind = UINT16_MAX, .next = *slot};
  *slot = at;
  return at;
}

static void add_pair(uint16_t first, uint16_t second, uint16_t marks) {
  pairs[pair_count] = (pair){second, marks, entries[first].pairs};
  entries[first].pairs = ++pair_count;
  entries[first].opens |= UINT64_C(1) << (second & 63);
}

static void fill(void) {
  for (size_t i = 0; i < NEGATIONS; i++) entries[add_word(negations[i])].behind = 0;
  entries[add_word(joint)].behind = BS_MARK_CAPTION;
  for (size_t i = LISTED; i-- > 0;) { /* of a word that is listed twice the first holds */
    const struct listed *l = &listed[i];
    uint16_t first = add_word(l->first);
    if (l->second)
      add_pair(first, add_word(l->second), l->marks);
    else
      entries[first].marks = l->marks;
  }
}

void bs_names_open(void) { pthread_once(&once, fill); }

/* ---- a value ---- */

/* A bit for each byte, the first byte's the lowest; so many that each bit opens a word of 64. */
typedef struct bits {
  unsigned char byte[VALUE_MAX / 8 + 14];
} bits;

typedef struct scan {
  bits begin, end; /* where words begin, and behind which bytes they end */
  uint64_t states; /* of hints.c */
} scan;

static void put_bits(bits *to, size_t at, unsigned sixteen) {
  to->byte[at / 8] = (unsigned char)sixteen;
  to->byte[at / 8 + 1] = (unsigned char)(sixteen >> 8);
}

/* Where the value's words begin and end: a word ends where letters and digits end, and before a capital that follows a small letter.
** Sixteen bytes at a time. The same bytes go through the lanes of hints.c. */
static void read_bytes(const char *p, size_t n, scan *out) {
  static const char edge[2 * BS_LANES] = {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1};
  char last[BS_LANES]; /* the bytes behind the last sixteen, and zeros */
  unsigned word_before = 0, small_before = 0;
  uint64_t state = BS_HINT_BEGIN, states = UINT64_MAX;
  bs_lanes_write(last, bs_lanes_read(p + n / BS_LANES * BS_LANES) & bs_lanes_read(&edge[BS_LANES - n % BS_LANES]));
  for (size_t i = 0; i < n; i += BS_LANES) {
    const char *sixteen = n - i < BS_LANES ? last : p + i;
    bs_lanes v = bs_lanes_read(sixteen), alpha = bs_lanes_alpha(v);
    unsigned word = bs_lanes_bits(alpha | bs_lanes_digit(v)), small = bs_lanes_bits((bs_lanes)(v - 'a' < 26));
    unsigned before = word << 1 | word_before, capital = bs_lanes_bits(alpha) & ~small;
    unsigned cut = capital & (small << 1 | small_before);
    put_bits(&out->begin, i, (word & ~before) | cut);
    put_bits(&out->end, i, (before & ~word) | cut);
    word_before = word >> (BS_LANES - 1);
    small_before = small >> (BS_LANES - 1);
    for (int k = 0; k < BS_LANES; k++) states &= state = bs_hint_step(state, (unsigned char)sixteen[k]);
  }
  out->end.byte[n / 8] |= (unsigned char)(1u << n % 8);
  out->states = states;
}

/* The length of the word at `from`, at most LONGEST + 1. */
static size_t word_length(const bits *end, size_t from) {
  uint64_t ends = bs_read64(end->byte + (from + 1) / 8) >> (from + 1) % 8;
  return (size_t)__builtin_ctzll(ends | UINT64_C(1) << LONGEST) + 1;
}

/* Whether a blank stands between two words, and thus between two names. */
static bool has_space(const char *p, size_t from, size_t to) {
  for (; from < to; from++)
    if (bs_ascii_space((unsigned char)p[from])) return true;
  return false;
}

static unsigned read_words(const char *p, size_t n, const scan *s) {
  unsigned marks = 0;
  uint16_t last = 0; /* the word before in the same name */
  size_t to = 0;
  for (size_t at = 0; at < n; at += 64)
    for (uint64_t left = bs_read64(s->begin.byte + at / 8); left; left &= left - 1) {
      size_t from = at + (size_t)__builtin_ctzll(left), length = word_length(&s->end, from);
      uint16_t now = look_up(p + from, length);
      if (now) {
        if (last && has_space(p, to, from)) last = 0;
        marks |= entries[now].marks & entries[last].behind;
        if (entries[last].opens >> (now & 63) & 1) marks |= look_up_pair(last, now);
        to = from + length;
      }
      last = now;
    }
  return marks;
}

bs_said bs_names_say(bs_span value) {
  scan s = {{{0}}, {{0}}, 0};
  size_t n = value.n < VALUE_MAX ? value.n : VALUE_MAX;
  read_bytes(value.p, n, &s);
  return (bs_said){(uint16_t)read_words(value.p, n, &s), bs_hints_of(value, s.states)};
}

/* headline.c: the key of a headline: what kind of piece it is and whose, taken off at both ends.
** Owns the words that say so (headline_marks.inc). Never looks into the middle of a headline, and never leaves nothing of it. */
#include <pthread.h>
#include <string.h>

#include "fold.h"
#include "similarity.h"
#include "utf8.h"

#define END_MAX   64 /* bytes of a mark or of an outlet's name */
#define WORDS_MAX 8  /* and its words */

enum { IS_MARK = 1, IS_PART = 2, IS_OUTLET = 4, IS_WHOLE = 8, IS_WIDE = 16 };

static const struct known {
  bs_span word;
  unsigned kind;
} knowns[] = {
#define KNOWN(text, kind) {{(text), sizeof(text) - 1}, (kind)},
#define MARK(text)        KNOWN(text, IS_MARK)
#define PART(text)        KNOWN(text, IS_PART)
#define OUTLET(text)      KNOWN(text, IS_OUTLET)
#define WHOLE(text)       KNOWN(text, IS_WHOLE)
#define WIDE(text)        KNOWN(text, IS_WIDE)
#include "headline_marks.inc"
};
#define KNOWNS (sizeof(knowns) / sizeof(*knowns))

/* The knowns by their first byte: those of byte c are knowns[by_byte[first[c]]] up to first[c + 1]. */
static uint16_t first[257], by_byte[KNOWNS];
static pthread_once_t sorted_once = PTHREAD_ONCE_INIT;

static void sort_knowns(void) {
  uint16_t next[256], sum = 0;
  for (size_t i = 0; i < KNOWNS; i++) first[1 + (unsigned char)knowns[i].word.p[0]]++;
  for (int c = 0; c < 256; c++) next[c] = sum, sum = first[c + 1] = (uint16_t)(sum + first[c + 1]);
  for (size_t i = 0; i < KNOWNS; i++) by_byte[next[(unsigned char)knowns[i].word.p[0]]++] = (uint16_t)i;
}

/* What a folded word, or several, are known as: bits of IS_…. */
static unsigned known_as(bs_span word) {
  unsigned kinds = 0;
  if (word.n == 0) return 0;
  for (int c = (unsigned char)word.p[0], i = first[c]; i < first[c + 1]; i++) {
    const struct known *k = &knowns[by_byte[i]];
    if (bs_span_eq(word, k->word)) kinds |= k->kind;
  }
  return kinds;
}

/* A name in a script without blanks, told by how it begins or ends. */
static bool is_wide_name(bs_span word) {
  if ((unsigned char)word.p[0] < 0xE3) return false;
  for (size_t i = 0; i < KNOWNS; i++)
    if (knowns[i].kind == IS_WIDE && (bs_span_ends(word, knowns[i].word.p) || bs_span_starts(word, knowns[i].word.p)))
      return true;
  return false;
}

/* The same word without digits, which count marks ("종합2보"); empty where it has none. */
static bs_span without_digits(bs_span word, char room[END_MAX]) {
  size_t n = 0;
  for (size_t i = 0; i < word.n && n < END_MAX; i++)
    if (!bs_ascii_digit((unsigned char)word.p[i])) room[n++] = word.p[i];
  return bs_span_make(room, n < word.n ? n : 0);
}

/* "Corriere.it", "CBC.ca": letters, a point, and a top level of two to four. */
static bool is_address(bs_span piece) {
  piece = bs_span_trim(piece);
  size_t dot = piece.n;
  for (; dot > 0 && piece.p[dot - 1] != '.'; dot--)
    if (!bs_ascii_alpha((unsigned char)piece.p[dot - 1])) return false;
  return dot > 3 && piece.n - dot >= 2 && piece.n - dot <= 4 && piece.p[dot - 2] != ' ' && piece.p[dot - 3] != '.';
}

/* Are the words of a piece written as names are? Short ones ("of", "la") are as they like. */
static bool looks_named(bs_span piece) {
  size_t words = 0;
  bool low = false;
  for (size_t i = 0; i < piece.n;) {
    size_t end = i;
    while (end < piece.n && piece.p[end] != ' ') end++;
    words += end > i;
    low |= end - i > 3 && piece.p[i] >= 'a' && piece.p[i] <= 'z';
    i = end + 1;
  }
  return words == 1 || !low;
}

typedef enum end_kind { NOTHING = 0, MARKS, NAME, OTHER } end_kind;

/* What a short piece of text at an end of a headline is: marks (numbers may count them: "UPDATE 2"), a name with an outlet's word in it, neither;
** with `marks_only` names are not looked for. */
static end_kind kind_of(bs_span piece, bool marks_only) {
  char room[1024], bare[END_MAX];
  bs_str folded = {room, 0, sizeof(room), BS_OK}; /* wide enough for any piece, so that it never grows */
  size_t words = 0, marked = 0, telling = 0, named = 0, blanks = 0;
  pthread_once(&sorted_once, sort_knowns);
  for (size_t i = 0; i < piece.n; i++) blanks += piece.p[i] == ' ';
  if (piece.n > END_MAX || blanks > WORDS_MAX || bs_text_fold(piece, &folded)) return OTHER;
  bs_span rest = bs_str_span(&folded), whole = rest;
  while (rest.n > 0) {
    size_t blank = bs_span_find(rest, " ", 0);
    bs_span word = bs_span_sub(rest, 0, blank);
    rest = blank == SIZE_MAX ? BS_NULL_SPAN : bs_span_sub(rest, blank + 1, rest.n);
    unsigned kinds = known_as(word) | (known_as(without_digits(word, bare)) & IS_MARK);
    words++;
    telling += kinds & IS_MARK;
    marked += (kinds & (IS_MARK | IS_PART)) || bs_ascii_digit((unsigned char)word.p[0]);
    if (marks_only && marked < words) return OTHER;
    named += (kinds & IS_OUTLET) || is_wide_name(word);
  }
  if (words == 0) return NOTHING;
  if (marked == words && telling > 0) return MARKS;
  if (bs_span_starts(whole, "the ")) whole = bs_span_sub(whole, 4, whole.n);
  if (is_address(piece) || known_as(whole) & IS_WHOLE) return NAME;
  return named > 0 && words <= 6 && looks_named(piece) ? NAME : OTHER;
}

/* Are there words enough for a headline? Two, or a handful of characters of a script that needs no blanks. */
static bool stands_alone(bs_span s) {
  size_t blanks = 0, wide = 0;
  s = bs_span_trim(s);
  for (size_t i = 0; i < s.n && i < 256; i++) {
    blanks += s.p[i] == ' ' && i > 0 && s.p[i - 1] != ' ';
    wide += (unsigned char)s.p[i] >= 0xE1;
  }
  return blanks >= 1 || wide >= 5;
}

static const struct bracket {
  bs_span open, close;
  bool any; /* holds nothing but marks, whatever they are; in round ones they have to be known */
} brackets[] = {
#define BRACKET(open, close, any) \
  { {(open), sizeof(open) - 1}, {(close), sizeof(close) - 1}, (any) }
    BRACKET("[", "]", true),           BRACKET("(", ")", false),          BRACKET("\u3010", "\u3011", true),
    BRACKET("\u3014", "\u3015", true), BRACKET("\uff3b", "\uff3d", true), BRACKET("\uff08", "\uff09", false),
    BRACKET("+++", "+++", false)};

static bool starts(bs_span s, bs_span with) { return s.n >= with.n && memcmp(s.p, with.p, with.n) == 0; }
static bool ends(bs_span s, bs_span with) { return s.n >= with.n && memcmp(s.p + s.n - with.n, with.p, with.n) == 0; }

static bool strip_bracket(bs_span *s) {
  for (size_t i = 0; i < sizeof(brackets) / sizeof(*brackets) && s->n > 0; i++) {
    const struct bracket *b = &brackets[i];
    if (s->p[0] == b->open.p[0] && starts(*s, b->open)) {
      size_t end = bs_span_find(bs_span_sub(*s, 0, END_MAX), b->close.p, b->open.n);
      bs_span rest = end == SIZE_MAX ? BS_NULL_SPAN : bs_span_sub(*s, end + b->close.n, s->n);
      if (rest.p && stands_alone(rest) && (b->any || kind_of(bs_span_sub(*s, b->open.n, end), true) == MARKS))
        return *s = rest, true;
    }
    if (s->p[s->n - 1] == b->close.p[b->close.n - 1] && ends(*s, b->close)) {
      size_t start = s->n - b->close.n, least = s->n > END_MAX ? s->n - END_MAX : 0;
      while (start > least && !starts(bs_span_sub(*s, start, s->n), b->open)) start--;
      bs_span rest = bs_span_sub(*s, 0, start), inside = bs_span_sub(*s, start + b->open.n, s->n - b->close.n);
      if (start > least && stands_alone(rest) && (b->any || kind_of(inside, true) == MARKS)) return *s = rest, true;
    }
  }
  return false;
}

typedef enum divide {
  NEVER = 0,
  FRONT, /* "Direct. …", "突发！…": behind marks alone */
  LOOSE, /* with blanks around it */
  TIGHT, /* without, before a name that is known */
  FIRM   /* whatever it parts, if that is short */
} divide;

/* First bytes of the signs that part a mark or a name from the headline. */
static const bool divides[256] = {[':'] = true, ['-'] = true,  ['|'] = true,  ['.'] = true, ['!'] = true,
                                  ['_'] = true, [0xC2] = true, [0xE2] = true, [0xEF] = true};

/* The sign at i and its length. */
static divide divider(bs_span s, size_t i, size_t *length) {
  static const struct sign {
    bs_span text;
    divide how;
  } signs[] = {
#define SIGN(text, how) {{(text), sizeof(text) - 1}, (how)}
      SIGN("::", FIRM),      SIGN("--", TIGHT),    SIGN("|", FIRM),       SIGN(":", LOOSE),      SIGN("-", LOOSE),
      SIGN("_", TIGHT),      SIGN(".", FRONT),     SIGN("!", FRONT),      SIGN("\u2013", LOOSE), SIGN("\u2014", LOOSE),
      SIGN("\u00ab", FIRM),  SIGN("\u00bb", FIRM), SIGN("\u00b7", LOOSE), SIGN("\u2022", FIRM),  SIGN("\uff5c", FIRM),
      SIGN("\uff1a", TIGHT), SIGN("\uff01", FRONT)};
  bs_span rest = bs_span_sub(s, i, i + 4);
  for (size_t k = 0; k < sizeof(signs) / sizeof(*signs); k++) {
    if (signs[k].text.p[0] != s.p[i] || !starts(rest, signs[k].text)) continue;
    size_t n = *length = signs[k].text.n;
    /* Scripts without blanks have none here either. */
    bool wide = i > 0 && (unsigned char)s.p[i - 1] >= 0x80 && n < rest.n && (unsigned char)rest.p[n] >= 0xE3;
    return signs[k].how == LOOSE && wide ? TIGHT : signs[k].how;
  }
  return NEVER;
}

static bool all_capitals(bs_span s) {
  size_t capitals = 0;
  for (size_t i = 0; i < s.n; i++) {
    if (s.p[i] >= 'a' && s.p[i] <= 'z') return false;
    capitals += s.p[i] >= 'A' && s.p[i] <= 'Z';
  }
  return capitals >= 3;
}

/* "BREAKING: …", "UPDATE 2-…", "Opinion | …". */
static bool strip_front(bs_span *s) {
  bs_span front = bs_span_sub(*s, 0, END_MAX);
  for (size_t i = 1; (i = bs_span_find_any(front, divides, i)) < front.n; i++) {
    size_t n = 0;
    divide how = divider(*s, i, &n);
    if (how == NEVER) continue;
    bs_span mark = bs_span_sub(*s, 0, i), rest = bs_span_sub(*s, i + n, s->n);
    bool hyphen = s->p[i] == '-', blanks = s->p[i - 1] == ' ' && bs_span_starts(rest, " ");
    if (hyphen && !blanks && !all_capitals(mark)) continue;
    if (kind_of(mark, true) == MARKS && stands_alone(rest)) return *s = rest, true;
    if (how != FRONT) return false;
  }
  return false;
}

/* "… - The New York Times", "… | Reuters", "… – video". */
static bool strip_back(bs_span *s) {
  size_t least = s->n > END_MAX ? s->n - END_MAX : 1;
  bs_span back = bs_span_sub(*s, least, s->n);
  for (size_t end = back.n; (end = bs_span_find_last(back, divides, end)) > 0; end--) {
    size_t i = least + end - 1, n = 0;
    divide how = divider(*s, i, &n);
    if (how == NEVER || how == FRONT) continue;
    bs_span tail = bs_span_sub(*s, i + n, s->n), rest = bs_span_sub(*s, 0, i);
    bool blanks = s->p[i - 1] == ' ' && bs_span_starts(tail, " ");
    if (how == LOOSE && !blanks) continue;
    end_kind kind = kind_of(tail, false);
    if (kind == NOTHING || !stands_alone(rest)) return false;
    if (kind == MARKS || kind == NAME || (how == FIRM && tail.n <= END_MAX / 2 && tail.n < rest.n))
      return *s = rest, true;
    return false;
  }
  return false;
}

bs_span bs_headline_core(bs_span s) {
  s = bs_span_trim(s);
  for (int i = 0; i < 6 && (strip_bracket(&s) || strip_front(&s) || strip_back(&s)); i++) s = bs_span_trim(s);
  return s;
}

bs_status bs_headline_key(bs_span s, bs_str *out) {
  size_t from = out->n;
  bs_status status = bs_text_fold(bs_headline_core(s), out);
  if (!status && out->n == from) status = bs_text_fold(s, out);
  return status;
}

/* headline.c: the key of a headline: what kind of piece it is and whose, taken off at both ends.
** Owns the words that say so (headline_marks.inc). Never looks into the middle of a headline, and never leaves nothing of it. */
#include <string.h>

#include "fold.h"
#include "similarity.h"
#include "utf8.h"

#define END_MAX   64 /* bytes of a mark or of an outlet's name */
#define WORDS_MAX 8  /* and its words */

static const char *const marks[] = {
#define MARK(word) word,
#define OUTLET(word)
#include "headline_marks.inc"
#undef MARK
#undef OUTLET
};

static const char *const outlets[] = {
#define MARK(word)
#define OUTLET(word) word,
#include "headline_marks.inc"
#undef MARK
#undef OUTLET
};

static bool listed(bs_span word, const char *const *list, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (list[i][0] == word.p[0] && bs_span_is(word, list[i])) return true;
  return false;
}

typedef enum end_kind { NOTHING = 0, MARKS, NAME, OTHER } end_kind;

/* What a short piece of text at an end of a headline is: marks (numbers may count them: "UPDATE 2"), a name with an outlet's word in it, neither;
** with `marks_only` names are not looked for. */
static end_kind kind_of(bs_span piece, bool marks_only) {
  char room[1024];
  bs_str folded = {room, 0, sizeof(room), BS_OK}; /* wide enough for any piece, so that it never grows */
  size_t words = 0, marked = 0, named = 0, blanks = 0;
  for (size_t i = 0; i < piece.n; i++) blanks += piece.p[i] == ' ';
  if (piece.n > END_MAX || blanks > WORDS_MAX || bs_text_fold(piece, &folded)) return OTHER;
  bs_span rest = bs_str_span(&folded);
  while (rest.n > 0) {
    size_t blank = bs_span_find(rest, " ", 0);
    bs_span word = bs_span_sub(rest, 0, blank);
    rest = blank == SIZE_MAX ? BS_NULL_SPAN : bs_span_sub(rest, blank + 1, rest.n);
    words++;
    marked +=
        listed(word, marks, sizeof(marks) / sizeof(*marks)) || (marked > 0 && bs_ascii_digit((unsigned char)word.p[0]));
    if (marks_only && marked < words) return OTHER;
    named += listed(word, outlets, sizeof(outlets) / sizeof(*outlets));
  }
  if (words == 0) return NOTHING;
  if (marked == words) return MARKS;
  bool address = bs_span_ifind(piece, ".com", 0) != SIZE_MAX || bs_span_iends(piece, ".org") ||
                 bs_span_iends(piece, ".net") || bs_span_iends(piece, ".co.uk") || bs_span_iends(piece, ".de") ||
                 bs_span_iends(piece, ".fr") || bs_span_iends(piece, ".ru");
  return words <= 6 && (named > 0 || address) ? NAME : OTHER;
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
  const char *open, *close;
  bool any; /* holds nothing but marks, whatever they are; in round ones they have to be known */
} brackets[] = {{"[", "]", true},           {"(", ")", false},          {"\u3010", "\u3011", true},
                {"\u3014", "\u3015", true}, {"\uff3b", "\uff3d", true}, {"\uff08", "\uff09", false}};

static bool strip_bracket(bs_span *s) {
  for (size_t i = 0; i < sizeof(brackets) / sizeof(*brackets); i++) {
    const struct bracket *b = &brackets[i];
    size_t open = strlen(b->open), close = strlen(b->close);
    if (s->n > 0 && s->p[0] == b->open[0] && bs_span_starts(*s, b->open)) {
      size_t end = bs_span_find(bs_span_sub(*s, 0, END_MAX), b->close, open);
      bs_span rest = end == SIZE_MAX ? BS_NULL_SPAN : bs_span_sub(*s, end + close, s->n);
      if (rest.p && stands_alone(rest) && (b->any || kind_of(bs_span_sub(*s, open, end), true) == MARKS))
        return *s = rest, true;
    }
    if (bs_span_ends(*s, b->close)) {
      size_t start = s->n - close, least = s->n > END_MAX ? s->n - END_MAX : 0;
      while (start > least && !bs_span_starts(bs_span_sub(*s, start, s->n), b->open)) start--;
      bs_span rest = bs_span_sub(*s, 0, start), inside = bs_span_sub(*s, start + open, s->n - close);
      if (start > least && stands_alone(rest) && (b->any || kind_of(inside, true) == MARKS)) return *s = rest, true;
    }
  }
  return false;
}

/* First bytes of the signs that part a mark or a name from the headline. */
static const bool divides[256] = {
    [':'] = true, ['-'] = true, ['|'] = true, [0xC2] = true, [0xE2] = true, [0xEF] = true};

/* Length of such a sign at i; *loose: it parts only with blanks around it. */
static size_t divider(bs_span s, size_t i, bool *loose) {
  static const struct sign {
    const char *text;
    bool loose;
  } signs[] = {{"::", false},    {"|", false},      {":", true},       {"-", true},
               {"\u2013", true}, {"\u2014", true},  {"\u00ab", false}, {"\u00bb", false},
               {"\u00b7", true}, {"\u2022", false}, {"\uff5c", false}, {"\uff1a", true}};
  bs_span rest = bs_span_sub(s, i, i + 3);
  for (size_t k = 0; k < sizeof(signs) / sizeof(*signs); k++)
    if (bs_span_starts(rest, signs[k].text)) {
      *loose = signs[k].loose;
      return strlen(signs[k].text);
    }
  return 0;
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
  for (size_t i = 1; i < s->n && i < END_MAX; i++) {
    bool loose;
    if (!divides[(unsigned char)s->p[i]]) continue;
    size_t n = divider(*s, i, &loose);
    if (n == 0) continue;
    bs_span mark = bs_span_sub(*s, 0, i), rest = bs_span_sub(*s, i + n, s->n);
    bool hyphen = s->p[i] == '-', blanks = s->p[i - 1] == ' ' && bs_span_starts(rest, " ");
    if (hyphen && !blanks && !all_capitals(mark)) continue;
    if (kind_of(mark, true) == MARKS && stands_alone(rest)) return *s = rest, true;
    return false;
  }
  return false;
}

/* "… - The New York Times", "… | Reuters", "… – video". */
static bool strip_back(bs_span *s) {
  size_t least = s->n > END_MAX ? s->n - END_MAX : 1;
  for (size_t i = s->n; i-- > least;) {
    bool loose;
    if (!divides[(unsigned char)s->p[i]]) continue;
    size_t n = divider(*s, i, &loose);
    if (n == 0) continue;
    bs_span tail = bs_span_sub(*s, i + n, s->n), rest = bs_span_sub(*s, 0, i);
    bool blanks = s->p[i - 1] == ' ' && bs_span_starts(tail, " ");
    if (loose && !blanks) continue;
    end_kind kind = kind_of(tail, false);
    if (kind == NOTHING || !stands_alone(rest)) return false;
    if (kind == MARKS || kind == NAME || (!loose && tail.n <= END_MAX / 2)) return *s = rest, true;
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

/* date_parse.c: looks through a text for the first date: date_parse() itself, and what order a date proves.
** Never allocates. The text is read in windows that overlap; each start costs a bounded number of tokens, so that any text takes linear time. */
#include "date_scan.h"

enum { LOOK_BEHIND = 4, LOOK_AHEAD = 96, OVERLAP_BYTES = 768, REACH = 4096 };

/* Kinds of names that begin no date, and of those that begin one only where dates count from now. */
static const uint32_t never_first = BS_NAME_BIT(CONNECT) | BS_NAME_BIT(CLOCK) | BS_NAME_BIT(SUFFIX) |
                                    BS_NAME_BIT(RANGE) | BS_NAME_BIT(ZONE) | BS_NAME_BIT(ZONEUS) | BS_NAME_BIT(NODATE) |
                                    BS_NAME_BIT(ROMAN),
                      first_from_now = BS_NAME_BIT(ABOUT) | BS_NAME_BIT(DAY) | BS_NAME_BIT(NEAR) |
                                       BS_NAME_BIT(NEARDAY) | BS_NAME_BIT(UNIT) | BS_NAME_BIT(AGO) | BS_NAME_BIT(IN) |
                                       BS_NAME_BIT(NOW) | BS_NAME_BIT(NUMBER) | BS_NAME_BIT(TURN);

static bool may_start(const bs_scan *s, size_t at) {
  const bs_token *k = bs_scan_token(s, at);
  if (k->kind == BS_TOKEN_NUMBER || k->han) return true;
  if (k->kind == BS_TOKEN_MARK) return s->o->now && (k->mark == '+' || k->mark == '-');
  if (k->end - k->start == 1 && bs_scan_number(s, at + 1) && !bs_scan_token(s, at + 1)->gap)
    return true; /* "R6.11.30" */
  return (bs_tokens_kinds(s->t, at) & ~(s->o->now ? never_first : never_first | first_from_now)) != 0;
}

/* Another date of the same shape in the window can prove the order of an ambiguous one. */
static bs_date_order neighbour_proof(const bs_scan *s, const bs_date_parts *p) {
  for (size_t k = p->end; k < s->t->count; k++) {
    bs_date_parts q = {.first = k, .end = k, .weekday = -1, .month = -1};
    if (!bs_scan_number(s, k) || !bs_scan_fields(s, k, &q) || q.fields != 3 || q.sep != p->sep) continue;
    bs_date_order order = bs_fields_proof(&q);
    if (order == BS_ORDER_DMY || order == BS_ORDER_MDY) return order;
  }
  return BS_ORDER_NONE;
}

typedef struct best {
  bs_date_result result;
  bs_date out, other;
  const char *from, *to;
  int quality;
} best;

/* Looks at the starts in tokens from … to; true when a whole date was found. */
static bool look(const bs_scan *s, size_t from, size_t to, best *b) {
  for (size_t k = from; k < to;) {
    if (!may_start(s, k)) {
      k++;
      continue;
    }
    bs_date_parts p;
    bs_date out, other;
    bs_parts_gather(s, k, false, &p);
    bs_date_result r = p.end > k ? bs_parts_resolve(s, &p, &out, &other) : BS_DATE_ABSENT;
    if (r == BS_DATE_ABSENT) {
      k = p.refuse && p.end > k ? p.end : k + 1;
      continue;
    }
    if (r == BS_DATE_AMBIGUOUS && p.fields == 3 && !s->o->strict) {
      bs_date_order order = neighbour_proof(s, &p);
      if (order) r = BS_DATE_FOUND;
      if (order == BS_ORDER_MDY) out = other;
    }
    if (p.quality > b->quality) {
      *b = (best){r,
                  out,
                  other,
                  s->t->text.p + bs_scan_token(s, k)->start,
                  s->t->text.p + bs_scan_token(s, p.end - 1)->end,
                  p.quality};
      if (p.quality >= 4) return true;
    }
    k = p.end;
  }
  return false;
}

/* Whether the window has what a day of the month is written as: a number that is no year, or a word ("the third of May 2024"). */
static bool may_hold_day(bs_tokens *t) {
  if (t->day) return true;
  for (size_t k = 0; k < t->count; k++)
    if (t->token[k].kind == BS_TOKEN_WORD && (bs_tokens_kinds(t, k) & BS_NAME_BIT(ORDINAL))) return true;
  return false;
}

/* The language and its habit, as the readings need them. */
static void know_language(bs_scan *s) {
  s->lang = s->o->lang.p ? bs_lang_number(s->o->lang) : -1;
  s->habit = s->o->order ? s->o->order : s->lang >= 0 ? bs_lang_order(s->o->lang) : BS_ORDER_NONE;
}

static bool only_date(bs_span text, const best *b) {
  bs_span t = bs_span_trim(text);
  const char *end = t.p + t.n;
  if (b->from != t.p) return false;
  return b->to == end || (b->to + 1 == end && *b->to == '.');
}

bs_date_result bs_date_parse(bs_span text, const bs_date_options *options, bs_date *out, bs_date *other,
                             bs_span *where) {
  static const bs_date_options none = {.order = BS_ORDER_NONE};
  bs_tokens tokens;
  best b = {.result = BS_DATE_ABSENT};
  bs_scan s = {.t = &tokens, .o = options ? options : &none, .lang = -1};
  bool known = false;
  const char *end = text.p + text.n;
  size_t skip_tokens = 0;
  for (const char *p = text.p; text.p && p < end;) {
    bs_tokens_read(&tokens, bs_span_make(p, (size_t)(end - p)));
    if (tokens.text.n == 0) break;
    bool last = p + tokens.text.n == end;
    s.whole = last && p == text.p;
    size_t stop = tokens.count; /* starts near the end are left to the next window, which overlaps */
    if (!last) {
      while (stop > 0 &&
             ((size_t)tokens.token[stop - 1].start + OVERLAP_BYTES > tokens.text.n ||
              tokens.count - stop < (size_t)LOOK_AHEAD) &&
             stop > skip_tokens)
        stop--;
      if (stop <= skip_tokens) stop = tokens.count;
    }
    if (s.o->now || (tokens.number && (!s.o->days || may_hold_day(&tokens)))) {
      if (!known) know_language(&s), known = true;
      if (look(&s, skip_tokens < stop ? skip_tokens : stop, stop, &b)) break;
    }
    if (last || (b.quality && p + tokens.text.n - b.from > REACH)) break;
    size_t back = stop > LOOK_BEHIND ? stop - LOOK_BEHIND : stop;
    if (stop == tokens.count || tokens.token[back].start == 0)
      p += tokens.text.n, skip_tokens = 0;
    else
      p += tokens.token[back].start, skip_tokens = stop - back;
  }
  if (b.result == BS_DATE_ABSENT || (s.o->strict && !only_date(text, &b))) return BS_DATE_ABSENT;
  *out = b.out;
  if (other) *other = b.other;
  if (where) *where = bs_span_make(b.from, (size_t)(b.to - b.from));
  return b.result;
}

/* Whether text could hold three numbers with two marks between, or nothing but numbers. */
static bool may_prove(bs_span text) {
  size_t marks = 0, letters = 0;
  for (size_t i = 0; i < text.n; i++) {
    unsigned char c = (unsigned char)text.p[i];
    marks += c >= 0x80 ? 2 : c == '-' || c == '.' || c == '/' || c == ':' || c == '*';
    letters += bs_ascii_alpha(c);
  }
  return marks >= 2 || !letters;
}

bs_date_order bs_date_proof(bs_span text) {
  static const bs_date_options none = {.order = BS_ORDER_NONE};
  bs_tokens tokens;
  bs_scan s = {.t = &tokens, .o = &none, .lang = -1};
  if (!text.p || !may_prove(text)) return BS_ORDER_NONE;
  bs_tokens_read(&tokens, text);
  s.whole = tokens.text.n == text.n;
  for (size_t k = 0; k < tokens.count; k++) {
    bs_date_parts p = {.first = k, .end = k, .weekday = -1, .month = -1};
    if (bs_scan_number(&s, k) && bs_scan_fields(&s, k, &p) && p.fields == 3) return bs_fields_proof(&p);
  }
  return BS_ORDER_NONE;
}

/* clues_page.c: the dates that a reader sees: <time>, labelled dates, dates by their place between headline and
** first paragraph. Reads only texts that hold a digit and are short, or stand where dates stand: a page's prose is
** full of days that are not its own. */
#include "clues.h"

#include "../base/lanes.h"
#include "../text/utf8.h"
#include "labels.h"

enum {
  MOST_PARSES = 400,
  SHORT_TEXT = 160, /* bytes of a line that may be about nothing but the date and the writer */
  LONG_TEXT = 240,
  OTHER_SCRIPT = 80, /* bytes of a text whose date may be told by other marks than digits */
  LEAD_BYTES = 240,
  MOST_PLACE = 60, /* bytes of a place's name before the date of a dateline */
  MOST_ABOVE = 200,
  MOST_BELOW = 900,
  BLOCK_NODES = 16,
  LINE_NODES = 60,
  LABEL_BYTES = 80,
  PICKS = 256
};

typedef struct walk {
  bs_article *a;
  bs_clues *clues;
  uint32_t head, prose; /* the headline's node, and the first long text behind it; 0: none */
  bs_zone zone;         /* of the stretch that the walk is in */
  bool counts;          /* its dates' distance from the headline is of use */
  uint64_t at, from_at; /* bytes of visible text: so far, and where the headline stands by the same count */
  int parses;
  uint32_t last, told; /* the text before the one at hand; that which `before` is, if any */
  bs_span before;
} walk;

/* Without the blanks at its ends, of which mark-up has long runs: eight at a time. */
static bs_span text_at(const bs_page *p, uint32_t node) {
  const uint64_t ones = UINT64_C(0x0101010101010101), high = ones << 7;
  bs_span s = bs_span_make(p->html.p + p->node[node].off, p->node[node].len);
  if (p->node[node].is & BS_NODE_BLANK) return bs_span_make(s.p, 0);
  for (uint64_t word; s.n >= 8; s.p += 8, s.n -= 8) {
    memcpy(&word, s.p, 8);
    if ((word | (word + ones * 0x5F)) & high) break; /* a byte over 0x20 */
  }
  return bs_span_trim(s);
}

static bool is_script(const bs_page *p, uint32_t node) {
  bs_tag tag = (bs_tag)p->node[p->node[node].parent].tag;
  return tag == BS_TAG_SCRIPT || tag == BS_TAG_STYLE || tag == BS_TAG_TITLE || tag == BS_TAG_NOSCRIPT ||
         tag == BS_TAG_TEXTAREA || tag == BS_TAG_OPTION;
}

/* Whether a text of the page has three digits or, being short, a letter of another script: with less nothing is a date.
** For every text, so without a branch but the loop's. Reads up to 15 bytes more. */
static bool may_hold_number(bs_span s) {
  static const bs_lanes nth = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  bs_lanes digits = {0}, other = {0};
  for (size_t i = 0; i < s.n; i += BS_LANES) {
    size_t left = s.n - i < BS_LANES ? s.n - i : BS_LANES;
    bs_lanes v = bs_lanes_read(s.p + i), in = (bs_lanes)(nth < (uint8_t)left);
    digits -= bs_lanes_digit(v) & in;
    other |= (bs_lanes)(v >= 0xD9) & (bs_lanes)(v != 0xE2) & in; /* 0xE2: typographic marks */
  }
  return bs_lanes_sum(digits) >= 3 || (s.n < OTHER_SCRIPT && bs_lanes_any(other));
}

/* Whether text could name a day with its year: a year in four digits, three numbers with marks between, a long run
** of digits. */
static bool has_numbers(bs_span s) {
  size_t numbers = 0, end = 0;
  for (size_t i = 0; i < s.n; i++) {
    if (!bs_ascii_digit((unsigned char)s.p[i])) continue;
    size_t from = i;
    while (i < s.n && bs_ascii_digit((unsigned char)s.p[i])) i++;
    size_t run = i - from;
    if (run >= 8 || (run == 4 && (s.p[from] == '1' || s.p[from] == '2'))) return true;
    if (from > end + 1) numbers = 0;
    numbers = run <= 2 ? numbers + 1 : 0;
    if (numbers == 3) return true;
    end = i;
  }
  return false;
}

/* The same by what other scripts write instead, in a short text. */
static bool has_other_numbers(bs_span s) {
  for (size_t i = 0; i < s.n; i++) {
    unsigned char c = (unsigned char)s.p[i];
    if (c < 0xD9) continue;
    if (c <= 0xDB || c == 0xE0 || c == 0xE1 || c == 0xEF) return true;
    if (c != 0xE5 && c != 0xEB) continue;
    bs_span rest = bs_span_sub(s, i, s.n);
    if (bs_span_starts(rest, "\xE5\xB9\xB4") || bs_span_starts(rest, "\xEB\x85\x84")) return true;
  }
  return false;
}

static bool may_hold_date(bs_span s) { return has_numbers(s) || (s.n < OTHER_SCRIPT && has_other_numbers(s)); }

/* What the class or id of the elements around the text says. hAtom's "updated" beside another word for a date tells
** that date, not the last change. */
static bs_saying class_says(const bs_article *a, uint32_t node) {
  const bs_page *p = a->page;
  for (int up = 0; node && up < 3; up++, node = p->node[node].parent) {
    if (p->node[node].end - node > BLOCK_NODES) continue;
    if (a->hint[node] & BS_HINT_UPDATED) {
      bool word = bs_node_attr_has(p, node, BS_ATTR_CLASS, "updated") && (a->hint[node] & BS_HINT_DATE);
      return word ? BS_SAYS_PUBLISHED : BS_SAYS_MODIFIED;
    }
    if (a->hint[node] & BS_HINT_DATE) return BS_SAYS_PUBLISHED;
    if (p->node[node].tag == BS_TAG_TIME) return BS_SAYS_PUBLISHED;
  }
  return BS_SAYS_NOTHING;
}

static bs_span before_marks(bs_span text) {
  static const char *const wide[] = {"\uff1a", "\u2013", "\u2014"};
  text = bs_span_trim(text);
  while (text.n && strchr(":-|(,", text.p[text.n - 1])) text.n--;
  for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
    if (bs_span_ends(text, wide[i])) text.n -= strlen(wide[i]);
  return bs_span_trim(text);
}

/* What the words right before the date say of it; of several labels the last one. */
static bs_saying label_before(bs_span text) {
  bs_saying said = BS_SAYS_NOTHING;
  if (text.n > 120) text = bs_span_sub(text, bs_utf8_floor(text, text.n - 120), text.n);
  text = before_marks(text);
  if (!text.n) return said;
  size_t published = bs_label_suffix(text, BS_LABEL_PUBLISHED), modified = bs_label_suffix(text, BS_LABEL_MODIFIED),
         other = bs_label_suffix(text, BS_LABEL_NOTDATE);
  if (published) said = BS_SAYS_PUBLISHED;
  if (modified > published) said = BS_SAYS_MODIFIED;
  if (other > published && other > modified) said = BS_SAYS_OTHER;
  return said;
}

/* The same for words in the date's own line, where others may stand between ("Published by Ann Lee on …"). */
static bs_saying label_says(bs_span text) {
  bs_saying said = label_before(text);
  if (said != BS_SAYS_NOTHING) return said;
  if (text.n > 120) text = bs_span_sub(text, bs_utf8_floor(text, text.n - 120), text.n);
  text = before_marks(text);
  if (!text.n) return said;
  size_t at = bs_label_find(text, BS_LABEL_PUBLISHED), changed = bs_label_find(text, BS_LABEL_MODIFIED);
  if (bs_label_find(text, BS_LABEL_NOTDATE) != SIZE_MAX) return BS_SAYS_OTHER;
  if (changed != SIZE_MAX && text.n < 60 && (at == SIZE_MAX || at < changed)) return BS_SAYS_MODIFIED;
  return at != SIZE_MAX && text.n < 60 ? BS_SAYS_PUBLISHED : BS_SAYS_NOTHING;
}

static bool outside(const bs_article *a, uint32_t node) {
  return bs_marked(a, node,
                   BS_MARK_COMMENT | BS_MARK_RELATED | BS_MARK_ASIDE | BS_MARK_AD | BS_MARK_HIDDEN | BS_MARK_TOOLBAR);
}

/* ---- how a date stands on the page ---- */

/* Bytes of the line that the text at node stands in: what no block element or <br> divides from it. */
static size_t line_bytes(const bs_page *p, uint32_t node) {
  uint32_t block = p->node[node].parent, past = 0;
  size_t sum = 0;
  while (block && !bs_tag_is_block((bs_tag)p->node[block].tag)) block = p->node[block].parent;
  uint32_t from = node > block + LINE_NODES ? node - LINE_NODES : block + 1;
  uint32_t to = p->node[block].end - node > LINE_NODES ? node + LINE_NODES : p->node[block].end;
  for (uint32_t i = from; i < to; i++) {
    bs_tag tag = (bs_tag)p->node[i].tag;
    if (tag == BS_TAG_TEXT) {
      if (i >= past && !is_script(p, i)) sum += text_at(p, i).n;
    } else if (bs_tag_is_block(tag) && !(i <= node && node < p->node[i].end)) {
      if (i > node) break;
      sum = 0;
      if (p->node[i].end > past) past = p->node[i].end;
    }
  }
  return sum;
}

/* Tags and classes of the three elements around the date; digits aside, since they number. */
static uint32_t shape_of(const bs_page *p, uint32_t node) {
  uint32_t h = 2166136261u;
  if (p->node[node].tag == BS_TAG_TEXT) node = p->node[node].parent;
  for (int up = 0; node && up < 3; up++, node = p->node[node].parent) {
    bs_span name = bs_span_sub(bs_node_attr(p, node, BS_ATTR_CLASS), 0, 200);
    h = (h ^ p->node[node].tag) * 16777619u;
    for (size_t i = 0; name.p && i < name.n; i++)
      if (!bs_ascii_digit((unsigned char)name.p[i])) h = (h ^ (unsigned char)name.p[i]) * 16777619u;
  }
  return h;
}

static bs_sight look(const walk *w, uint32_t node, bs_saying label, size_t covers) {
  const bs_page *p = w->a->page;
  bs_sight s = {.label = label, .shape = shape_of(p, node)};
  bool text = p->node[node].tag == BS_TAG_TEXT;
  uint64_t gap = w->at > w->from_at ? w->at - w->from_at : w->from_at - w->at;
  s.zone = w->zone == BS_ZONE_BELOW && gap > MOST_BELOW ? BS_ZONE_FAR : w->zone;
  s.gap = gap > UINT32_MAX ? UINT32_MAX : (uint32_t)gap;
  s.named = class_says(w->a, text ? p->node[node].parent : node);
  size_t line = text ? line_bytes(p, node) : covers;
  s.alone = line <= SHORT_TEXT && covers * 100 >= line * 15;
  return s;
}

/* "RIGA, 3 May 2024 (ABC) - …", "(03.05.2024) …": whether the first words of the prose are a dateline. */
static bool is_dateline(bs_span text, bs_span where) {
  size_t from = (size_t)(where.p - text.p);
  bs_span rest = bs_span_trim(bs_span_sub(text, from + where.n, text.n));
  if (from > MOST_PLACE || !rest.n) return false;
  bool inner = from > 0 && text.p[from - 1] == '(';
  if (inner) return rest.p[0] == ')' && from < 4;
  if (rest.p[0] == ')') return bs_span_find(where, "(", 0) != SIZE_MAX;
  return rest.p[0] == '(' || rest.p[0] == '-' || rest.p[0] == '/' || bs_span_starts(rest, "\xE2\x80\x93") ||
         bs_span_starts(rest, "\xE2\x80\x94");
}

/* A run of digits in print is an article's number, a telephone's or a price. */
static bool is_number(bs_span where) {
  for (size_t i = 0; i < where.n; i++)
    if (!bs_ascii_digit((unsigned char)where.p[i])) return false;
  return where.n != 8;
}

/* Text from the words before its first digit on: what is further off is no part of a date. All of it in other scripts. */
static bs_span from_digits(bs_span text) {
  enum { WORDS_BEFORE = 48 };
  size_t i = 0;
  while (i < text.n && !bs_ascii_digit((unsigned char)text.p[i]) && (unsigned char)text.p[i] < 0x80) i++;
  if (i == text.n || !bs_ascii_digit((unsigned char)text.p[i]) || i <= WORDS_BEFORE) return text;
  i -= WORDS_BEFORE;
  while (!bs_ascii_space((unsigned char)text.p[i]) && !bs_ascii_digit((unsigned char)text.p[i])) i++;
  return bs_span_sub(text, i, text.n);
}

/* The text before the one at hand, for labels that stand alone. */
static bs_span text_before(const walk *w) {
  if (w->last == w->told) return w->before;
  bs_span text = text_at(w->a->page, w->last);
  return text.n < LABEL_BYTES ? text : BS_LIT("");
}

static void tell_before(walk *w, uint32_t node, bs_span text) {
  w->last = w->told = node;
  w->before = text.n < LABEL_BYTES ? text : BS_LIT("");
}

static bs_status read_text(walk *w, uint32_t node, bs_span text) {
  bs_clue *row;
  bs_span where = text;
  bs_date date, other;
  if (++w->parses > MOST_PARSES) return BS_OK;
  bs_date_options options = w->clues->options;
  options.days = true;
  if (node != w->prose) options.now = NULL; /* a dateline may do without its year; elsewhere "Monday" is no date */
  bs_date_result r =
      bs_date_parse_again(&w->clues->read, options.now ? text : from_digits(text), &options, &date, &other, &where);
  if (r == BS_DATE_ABSENT || date.precision < BS_DATE_DAY || is_number(where)) return BS_OK;
  bs_date_order proof = bs_date_proof(where);
  if (proof) w->clues->proof[proof]++;
  bs_span head = bs_span_sub(text, 0, (size_t)(where.p - text.p));
  bs_sight sight = look(w, node, head.n ? label_says(head) : label_before(text_before(w)), where.n);
  if (w->prose && node == w->prose && is_dateline(text, where)) sight.zone = BS_ZONE_LEAD;
  bs_status st = bs_list_add(w->a, &w->clues->list, &row);
  if (st) return st == BS_LIMIT ? BS_OK : st;
  *row = (bs_clue){.raw = where, .scheme = BS_LIT("visible"), .node = node, .sight = sight};
  bs_clue_read(row, &options, where, r, &date, &other);
  /* "Published … | Updated …" in one text: the second date is told by its own label. */
  bs_span rest = bs_span_sub(text, (size_t)(where.p - text.p) + where.n, text.n);
  if (rest.n < 12 || text.n > SHORT_TEXT || !may_hold_date(rest)) return BS_OK;
  tell_before(w, node, BS_LIT(""));
  return read_text(w, node, rest);
}

static bs_status read_date(walk *w, uint32_t node, bs_span text) {
  if (text.p && memchr(text.p, '&', text.n)) {
    bs_str_clear(&w->a->scratch);
    bs_entities_decode(text, false, &w->a->scratch);
    bs_status st = bs_article_keep(w->a, &w->a->scratch, &text);
    if (st) return st;
  }
  bs_status st = read_text(w, node, text);
  tell_before(w, node, text);
  return st;
}

static bs_status visit_text(walk *w, uint32_t node) {
  const bs_page *p = w->a->page;
  const bs_node *n = &p->node[node];
  bool lead = node == w->prose;
  bs_span text = n->len > LONG_TEXT || lead ? text_at(p, node) : bs_span_make(p->html.p + n->off, n->len);
  if (lead) text = bs_span_sub(text, 0, bs_utf8_floor(text, LEAD_BYTES));
  bool dated = text.p && text.n <= LONG_TEXT && w->parses < MOST_PARSES && may_hold_number(text);
  if (dated && !lead) text = bs_span_trim(text);
  bs_status st = BS_OK;
  if (((dated && may_hold_date(text)) || (lead && w->clues->options.now)) && !is_script(p, node))
    st = read_date(w, node, text);
  else
    w->last = node;
  if (w->counts && !is_script(p, node)) w->at += text_at(p, node).n;
  return st;
}

/* <time datetime>, and the title of <abbr> as hAtom has it. */
static bs_status visit_time(walk *w, uint32_t node) {
  bs_article *a = w->a;
  bool abbr = a->page->node[node].tag == BS_TAG_ABBR;
  bs_span value;
  bs_clue *row = NULL;
  bs_status st = bs_article_attr(a, node, abbr ? BS_ATTR_TITLE : BS_ATTR_DATETIME, &value);
  if (st || !value.n || (abbr && !may_hold_date(value))) return st;
  st = bs_clues_add(a, w->clues, value, BS_CLUE_OTHER, 0, BS_LIT("time"), node, &row);
  if (row) row->sight = look(w, node, label_before(text_before(w)), value.n);
  return st;
}

/* A date whose day, month and year stand in elements of their own. */
static bs_status visit_block(walk *w, uint32_t node) {
  bs_article *a = w->a;
  const bs_node *n = &a->page->node[node];
  bs_span text;
  int texts = 0;
  size_t bytes = 0;
  for (uint32_t i = node + 1; i < n->end; i++)
    if (a->page->node[i].tag == BS_TAG_TEXT && text_at(a->page, i).n) {
      texts++;
      bytes += a->page->node[i].len;
    }
  if (texts < 2 || bytes > SHORT_TEXT || w->parses >= MOST_PARSES) return BS_OK;
  bs_status st = bs_article_node_text(a, node, &text);
  return st || !may_hold_date(text) ? st : read_text(w, node, text);
}

/* The first text behind the headline that is long enough to be a paragraph. */
static uint32_t first_prose(const bs_article *a, uint32_t from) {
  for (uint32_t i = from; i < a->hi; i++)
    if (a->page->node[i].tag == BS_TAG_TEXT &&
        a->page->node[i].len > (a->page->node[a->page->node[i].parent].tag == BS_TAG_P ? 140 : 180) &&
        !is_script(a->page, i) && !outside(a, i) && !bs_marked(a, i, BS_MARK_NAV | BS_MARK_FOOTER))
      return i;
  return 0;
}

/* The first node from which on at most `most` bytes of text stand before `to`: how many those are is w->from_at. */
static uint32_t measure(walk *w, uint32_t to, uint64_t most) {
  const bs_page *p = w->a->page;
  uint32_t from = to;
  for (; from > w->a->lo; from--) {
    bool text = p->node[from - 1].tag == BS_TAG_TEXT && !is_script(p, from - 1);
    size_t n = text ? text_at(p, from - 1).n : 0;
    if (w->from_at + n > most) break;
    w->from_at += n;
  }
  return from;
}

/* Those of the nodes from … to that may tell a date, into `out`: without a branch, since which they are follows no
** pattern. */
static size_t pick(const bs_article *a, uint32_t from, uint32_t to, uint32_t *out) {
  /* A text is taken unless it is blank, the other two in any case. */
  static const uint8_t tags[BS_TAG_COUNT] = {
      [BS_TAG_TEXT] = BS_NODE_BLANK, [BS_TAG_TIME] = (uint8_t)~BS_NODE_BLANK, [BS_TAG_ABBR] = (uint8_t)~BS_NODE_BLANK};
  size_t n = 0;
  for (uint32_t i = from; i < to; i++) {
    const bs_node *x = &a->page->node[i];
    out[n] = i;
    n += ((tags[x->tag] & ~x->is) | (a->hint[i] & (BS_HINT_DATE | BS_HINT_DATELINE))) != 0;
  }
  return n;
}

static bs_status visit(walk *w, uint32_t i) {
  const bs_node *n = &w->a->page->node[i];
  if (n->tag == BS_TAG_TEXT) return visit_text(w, i);
  if (n->tag == BS_TAG_TIME || n->tag == BS_TAG_ABBR) return n->nattr ? visit_time(w, i) : BS_OK;
  return n->end - i <= BLOCK_NODES && n->end - i > 3 && n->tag != BS_TAG_SCRIPT ? visit_block(w, i) : BS_OK;
}

/* The nodes from … to, which stand in one zone. */
static bs_status visit_stretch(walk *w, uint32_t from, uint32_t to, bs_zone zone, bool counts) {
  uint32_t picked[PICKS];
  bs_status st = BS_OK;
  w->zone = zone;
  w->counts = counts;
  for (; from < to && !st; from += PICKS) {
    size_t n = pick(w->a, from, to - from < PICKS ? to : from + PICKS, picked);
    for (size_t i = 0; i < n && !st; i++)
      st = visit(w, picked[i]); /* NOLINT(clang-analyzer-core.CallAndMessage): pick fills n of them */
  }
  return st;
}

bs_status bs_clues_page(bs_article *a, bs_clues *out) {
  const bs_page *p = a->page;
  size_t rows = out->list.n;
  walk w = {.a = a, .clues = out, .head = a->headline.node, .before = BS_LIT("")};
  if (w.head < a->lo || w.head >= a->hi) w.head = 0;
  uint32_t below = w.head ? p->node[w.head].end : a->lo;
  if (below > a->hi) below = a->hi;
  w.prose = first_prose(a, below);
  uint32_t line = w.head ? w.head : w.prose ? w.prose : a->lo, behind = w.prose ? w.prose : w.head ? a->hi : a->lo;
  uint32_t near = measure(&w, line, w.head ? MOST_ABOVE : MOST_BELOW);
  bs_status st = visit_stretch(&w, a->lo, near, BS_ZONE_FAR, false);
  if (!st) st = visit_stretch(&w, near, line, w.head ? BS_ZONE_ABOVE : BS_ZONE_BELOW, true);
  w.at = w.from_at = 0;
  if (!st && w.head) st = visit_stretch(&w, w.head, below, BS_ZONE_BELOW, false);
  if (!st && w.head) st = visit_stretch(&w, below, behind, BS_ZONE_BELOW, true);
  if (!st) st = visit_stretch(&w, behind, a->hi, w.prose ? BS_ZONE_BEHIND : BS_ZONE_FAR, false);
  return st ? st : bs_clues_judge(a, out, rows);
}

/* clues_page.c: the dates that a reader sees: <time>, labelled dates, dates by their place between headline and
** first paragraph. Reads only texts that hold a digit and are short, or stand where dates stand: a page's prose is
** full of days that are not its own. */
#include "clues.h"

#include "labels.h"

enum { MOST_PARSES = 400, SHORT_TEXT = 160, LONG_TEXT = 600, NEAR_NODES = 120, BLOCK_NODES = 16 };

typedef struct place {
  bs_article *a;
  bs_clues *clues;
  uint32_t head, prose; /* the headline's node, and the first long text behind it; 0: none */
  int parses;
  bs_span before; /* the text before the one at hand, for labels that stand alone */
} place;

static bs_span text_at(const bs_page *p, uint32_t node) {
  return bs_span_trim(bs_span_make(p->html.p + p->node[node].off, p->node[node].len));
}

static bool is_script(const bs_page *p, uint32_t node) {
  bs_tag tag = (bs_tag)p->node[p->node[node].parent].tag;
  return tag == BS_TAG_SCRIPT || tag == BS_TAG_STYLE || tag == BS_TAG_TITLE || tag == BS_TAG_NOSCRIPT ||
         tag == BS_TAG_TEXTAREA || tag == BS_TAG_OPTION;
}

/* Whether text could name a day with its year: a year in four digits, three numbers with marks between, a long run
** of digits, or what other scripts write instead. Cheap, for every text of the page. */
static bool may_hold_date(bs_span s) {
  size_t run = 0, numbers = 0, gap = 0;
  for (size_t i = 0; i <= s.n; i++) {
    unsigned char c = i < s.n ? (unsigned char)s.p[i] : ' ';
    if (bs_ascii_digit(c)) {
      if (!run && gap > 1) numbers = 0;
      run++;
      continue;
    }
    if (run >= 8 || (run == 4 && (s.p[i - 4] == '1' || s.p[i - 4] == '2'))) return true;
    numbers = run && run <= 2 ? numbers + 1 : run ? 0 : numbers;
    if (numbers == 3) return true;
    gap = run ? 1 : gap + 1;
    run = 0;
    if (c >= 0xD9 && (c <= 0xDB || c == 0xE0 || c == 0xE5 || c == 0xEB || c == 0xEF || c == 0xE1) && s.n < 80) {
      bs_span rest = bs_span_sub(s, i, s.n);
      if (c <= 0xDB || c == 0xE0 || c == 0xE1 || c == 0xEF || bs_span_starts(rest, "\xE5\xB9\xB4") ||
          bs_span_starts(rest, "\xEB\x85\x84"))
        return true;
    }
  }
  return false;
}

/* What the class or id of the elements around the text says: 0 nothing, 1 a date, 2 the last change. */
static int class_says(const bs_article *a, uint32_t node) {
  const bs_page *p = a->page;
  for (int up = 0; node && up < 3; up++, node = p->node[node].parent) {
    if (p->node[node].end - node > BLOCK_NODES) continue;
    if (a->hint[node] & BS_HINT_UPDATED) return 2;
    if (a->hint[node] & BS_HINT_DATE) return 1;
  }
  return 0;
}

typedef enum saying { SAYS_NOTHING, SAYS_PUBLISHED, SAYS_MODIFIED, SAYS_OTHER } saying;

/* What the words right before the date say of it; of several labels the last one. */
static saying label_says(bs_span text) {
  saying said = SAYS_NOTHING;
  if (text.n > 120) text = bs_span_sub(text, text.n - 120, text.n);
  text = bs_span_trim(text);
  while (text.n && strchr(":-|(,", text.p[text.n - 1])) text.n--;
  text = bs_span_trim(text);
  if (!text.n) return said;
  size_t published = bs_label_suffix(text, BS_LABEL_PUBLISHED), modified = bs_label_suffix(text, BS_LABEL_MODIFIED),
         other = bs_label_suffix(text, BS_LABEL_NOTDATE);
  if (published) said = SAYS_PUBLISHED;
  if (modified > published) said = SAYS_MODIFIED;
  if (other > published && other > modified) said = SAYS_OTHER;
  if (said != SAYS_NOTHING) return said;
  size_t at = bs_label_find(text, BS_LABEL_PUBLISHED), changed = bs_label_find(text, BS_LABEL_MODIFIED);
  if (bs_label_find(text, BS_LABEL_NOTDATE) != SIZE_MAX) return SAYS_OTHER;
  if (changed != SIZE_MAX && text.n < 60 && (at == SIZE_MAX || at < changed)) return SAYS_MODIFIED;
  return at != SIZE_MAX && text.n < 60 ? SAYS_PUBLISHED : SAYS_NOTHING;
}

static bool outside(const bs_article *a, uint32_t node) {
  return bs_marked(a, node,
                   BS_MARK_COMMENT | BS_MARK_RELATED | BS_MARK_ASIDE | BS_MARK_AD | BS_MARK_HIDDEN | BS_MARK_TOOLBAR);
}

/* What the place of a date without a label says: how far from the headline, before the first paragraph or behind it. */
static double place_says(const place *w, uint32_t node) {
  if (!w->head) return w->prose && node < w->prose ? .3 : .1;
  if (node < w->head) return w->head - node < NEAR_NODES / 4 ? .35 : .15;
  if (w->prose && node > w->prose) return .15;
  return node - w->head < NEAR_NODES ? .55 - .15 * (double)(node - w->head) / NEAR_NODES : .3;
}

/* Role and score of a visible date. covers: the part of its text that the date is, 0 … 1. */
static void judge(const place *w, uint32_t node, saying said, double covers, size_t length, bs_clue_role *role,
                  double *score) {
  const bs_article *a = w->a;
  int named = class_says(a, a->page->node[node].tag == BS_TAG_TEXT ? a->page->node[node].parent : node);
  *role = BS_CLUE_PUBLISHED;
  *score = place_says(w, node);
  if (said == SAYS_OTHER || bs_marked(a, node, BS_MARK_FOOTER)) {
    *role = BS_CLUE_COPYRIGHT;
    *score = .1;
  } else if (bs_marked(a, node, BS_MARK_RELATED)) {
    *role = BS_CLUE_RELATED;
    *score = .1;
  } else if (outside(a, node)) {
    *role = BS_CLUE_OTHER;
    *score = .1;
  } else if (said == SAYS_MODIFIED || (named == 2 && said == SAYS_NOTHING)) {
    *role = BS_CLUE_MODIFIED;
    *score += .3;
  } else if (said == SAYS_PUBLISHED) {
    *score += .35;
  } else if (named) {
    *score += .2;
  } else if (length > SHORT_TEXT || covers < .25) {
    *role = BS_CLUE_EVENT;
    *score = .1;
  } else if (bs_marked(a, node, BS_MARK_AUTHOR)) {
    *score += .1;
  }
}

static bs_status read_text(place *w, uint32_t node, bs_span text) {
  bs_clue *row;
  bs_span where = text;
  bs_date date, other;
  if (++w->parses > MOST_PARSES) return BS_OK;
  bs_date_result r = bs_date_parse(text, &w->clues->options, &date, &other, &where);
  if (r == BS_DATE_ABSENT || date.precision < BS_DATE_DAY) return BS_OK;
  bs_date_order proof = bs_date_proof(where);
  if (proof) w->clues->proof[proof]++;
  bs_span head = bs_span_sub(text, 0, (size_t)(where.p - text.p));
  saying said = label_says(head.n ? head : w->before);
  bs_clue_role role;
  double score;
  judge(w, node, said, (double)where.n / (double)text.n, text.n, &role, &score);
  bs_status st = bs_list_add(w->a, &w->clues->list, &row);
  if (st) return st == BS_LIMIT ? BS_OK : st;
  *row = (bs_clue){.date = date,
                   .other = r == BS_DATE_AMBIGUOUS ? other : date,
                   .ambiguous = r == BS_DATE_AMBIGUOUS,
                   .role = role,
                   .score = score,
                   .raw = where,
                   .scheme = BS_LIT("visible"),
                   .node = node};
  /* "Published … | Updated …" in one text: the second date is told by its own label. */
  bs_span rest = bs_span_sub(text, (size_t)(where.p - text.p) + where.n, text.n);
  if (rest.n < 12 || text.n > SHORT_TEXT || !may_hold_date(rest)) return BS_OK;
  w->before = BS_LIT("");
  return read_text(w, node, rest);
}

static bs_status visit_text(place *w, uint32_t node) {
  const bs_page *p = w->a->page;
  bs_span text = text_at(p, node), decoded;
  if (!text.n || text.n > LONG_TEXT || !may_hold_date(text) || is_script(p, node)) {
    w->before = text.n && text.n < 80 ? text : BS_LIT("");
    return BS_OK;
  }
  if (memchr(text.p, '&', text.n)) {
    bs_str_clear(&w->a->scratch);
    bs_entities_decode(text, false, &w->a->scratch);
    bs_status st = bs_article_keep(w->a, &w->a->scratch, &decoded);
    if (st) return st;
    text = decoded;
  }
  bs_status st = read_text(w, node, text);
  w->before = text.n < 80 ? text : BS_LIT("");
  return st;
}

/* <time datetime>, <time>text</time>, and data-date and its kin on any element. */
static bs_status visit_time(place *w, uint32_t node) {
  bs_article *a = w->a;
  bs_span value;
  bs_clue *row;
  bs_status st = bs_article_attr(a, node, BS_ATTR_DATETIME, &value);
  if (st || !value.n) return st;
  saying said = label_says(w->before);
  bs_clue_role role;
  double score;
  judge(w, node, said, 1, 0, &role, &score);
  if (role == BS_CLUE_PUBLISHED) score += said == SAYS_PUBLISHED ? .05 : .2;
  if (bs_node_attr(a->page, node, BS_ATTR_PUBDATE).p && role != BS_CLUE_RELATED) score += .2;
  if (score > .9) score = .9;
  return bs_clues_add(a, w->clues, value, role, score, BS_LIT("time"), node, &row);
}

/* A date whose day, month and year stand in elements of their own. */
static bs_status visit_block(place *w, uint32_t node) {
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
  if (texts < 2 || bytes > SHORT_TEXT) return BS_OK;
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

bs_status bs_clues_page(bs_article *a, bs_clues *out) {
  const bs_page *p = a->page;
  place w = {.a = a, .clues = out, .head = a->headline.node, .before = BS_LIT("")};
  bs_status st = BS_OK;
  w.prose = first_prose(a, w.head ? w.head + 1 : a->lo);
  for (uint32_t i = a->lo; i < a->hi && !st; i++) {
    const bs_node *n = &p->node[i];
    if (n->tag == BS_TAG_TEXT)
      st = visit_text(&w, i);
    else if (n->tag == BS_TAG_TIME && n->nattr)
      st = visit_time(&w, i);
    else if (n->nattr && n->end - i <= BLOCK_NODES && n->end - i > 3 && n->tag != BS_TAG_SCRIPT &&
             (a->hint[i] & (BS_HINT_DATE | BS_HINT_DATELINE)))
      st = visit_block(&w, i);
  }
  return st;
}

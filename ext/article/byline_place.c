/* byline_place.c: where on the page a byline may stand, and how surely each place is one. Reads no names (byline_page.c does). */
#include "byline_int.h"

#include "labels.h"

enum { TITLE_BYTES = 18, SENTENCE_BYTES = 80, PROSE_BYTES = 250, PICKS = 256 };

static bool only_caption(const bs_article *a, uint32_t node) {
  return !bs_marked(a, node, BS_BYLINE_ELSEWHERE) && !bs_node_closest(a->page, node, BS_TAG_FIGURE);
}

double bs_byline_author_markup(const bs_article *a, uint32_t node) {
  const bs_page *p = a->page;
  uint8_t hint = a->hint[node];
  if (hint & BS_HINT_PROPERTY &&
      (bs_node_attr_has(p, node, BS_ATTR_REL, "author") || bs_node_attr_has(p, node, BS_ATTR_ITEMPROP, "author")))
    return 1;
  if (hint & BS_HINT_AUTHOR) {
    bs_span cls = bs_node_attr(p, node, BS_ATTR_CLASS);
    bool about =
        cls.n && cls.n < 300 && (bs_span_ifind(cls, "bio", 0) != SIZE_MAX || bs_span_ifind(cls, "desc", 0) != SIZE_MAX);
    return about ? .4 : hint & BS_HINT_DATELINE ? .9 : .8;
  }
  if (p->node[node].tag != BS_TAG_A) return 0;
  bs_span href = bs_node_attr(p, node, BS_ATTR_HREF);
  for (size_t at = 0; href.p && (at = bs_span_find(href, "/author", at)) != SIZE_MAX; at++) {
    bs_span rest = bs_span_make(href.p + at + 7, href.n - at - 7);
    if (bs_span_starts(rest, "/") || bs_span_starts(rest, "s/")) return .8;
  }
  return 0;
}

static double place_score(const bs_article *a, uint32_t node) {
  uint32_t head = a->headline.node;
  if (!head) return 0;
  if (node > head && node - head < BS_BYLINE_NEAR_NODES) return .5 - .3 * (double)(node - head) / BS_BYLINE_NEAR_NODES;
  if (node > head) return 0;
  return head - node < BS_BYLINE_NEAR_NODES / 4 ? .2 : -.4; /* long before the headline stand others' boxes */
}

/* Bytes of the label that a text begins with, or 0. */
static size_t label_of(bs_span text) { return text.n < 2 || text.n > 300 ? 0 : bs_label_prefix(text, BS_LABEL_BY); }

/* "Author" as the heading of a box. */
static bool is_heading(const bs_article *a, uint32_t node) {
  bs_tag tag = (bs_tag)a->page->node[a->page->node[node].parent].tag;
  return (tag >= BS_TAG_H1 && tag <= BS_TAG_H6) || tag == BS_TAG_DT || tag == BS_TAG_STRONG || tag == BS_TAG_B;
}

/* A bar or a bullet between the parts of a dateline. */
static bool is_mark(bs_span s) {
  if (s.n > 3) return s.p[0] == '&' && s.p[s.n - 1] == ';' && s.n < 10;
  return s.n == 1 ? !bs_ascii_alpha((unsigned char)s.p[0]) && !bs_ascii_digit((unsigned char)s.p[0])
                  : (s.n == 2 && (unsigned char)s.p[0] == 0xC2) || (s.n == 3 && (unsigned char)s.p[0] == 0xE2);
}

/* The nearest text with letters before or behind the node, or 0. */
uint32_t bs_byline_beside(const bs_article *a, uint32_t node, int step) {
  for (uint32_t i = node + (uint32_t)step, n = 0; i > a->lo && i < a->hi && n < 12; i += (uint32_t)step, n++)
    if (a->page->node[i].tag == BS_TAG_TEXT && bs_byline_raw(a->page, i).n && !is_mark(bs_byline_raw(a->page, i)))
      return i;
  return 0;
}

/* The next text is one that microdata calls a name. */
static bool before_name(const bs_article *a, uint32_t node) {
  uint32_t next = bs_byline_beside(a, node, 1);
  return next && bs_node_attr_has(a->page, a->page->node[next].parent, BS_ATTR_ITEMPROP, "name");
}

/* How far "By …" in plain text is to be believed: near the headline, or where the label is more than one word
** ("Written by"). */
double bs_byline_label_score(const bs_byline_finder *f, uint32_t node) {
  const bs_article *a = f->a;
  uint32_t head = a->headline.node;
  bs_span raw = bs_byline_raw(a->page, node);
  bool near = head && node > head && node < f->prose && node - head < BS_BYLINE_NEAR_NODES / 2;
  bool before = head && node < head && head - node < BS_BYLINE_NEAR_NODES / 8;
  if (!near && !before && raw.n >= 80) return 0;
  size_t n = label_of(raw);
  if (!n) return 0;
  bool alone = n == raw.n || (n + 1 == raw.n && raw.p[n] == ':');
  bool two = memchr(raw.p, ' ', n) != NULL;
  if (near || before) return n > 2 || raw.p[0] == 'B' || raw.p[0] == 'b' ? (alone || two ? .7 : .55) : .4;
  if (alone && n >= 6 && is_heading(a, node)) return .3;
  if (alone && before_name(a, node)) return .3;
  return two && raw.n < 80 ? .3 : 0;
}

/* Bytes of the mark between the parts of a dateline at byte i, or 0. */
static size_t bar_at(bs_span s, size_t i) {
  bs_span rest = bs_span_sub(s, i, i + 3);
  switch ((unsigned char)s.p[i]) {
    case '|': return 1;
    case ',': return bs_span_starts(rest, ", ") && !bs_ascii_digit(i + 2 < s.n ? (unsigned char)s.p[i + 2] : 0) ? 2 : 0;
    case ' ': return bs_span_starts(rest, "  ") ? 2 : bs_span_starts(rest, " / ") ? 3 : 0;
    case 0xC2: /* middle dot, no-break space */
      return bs_span_starts(rest, "\xC2\xB7") || bs_span_starts(rest, "\xC2\xA0") ? 2 : 0;
    case 0xE2: /* bullet, dashes */
      return bs_span_starts(rest, "\xE2\x80\xA2") || bs_span_starts(rest, "\xE2\x80\x93") ||
                     bs_span_starts(rest, "\xE2\x80\x94")
                 ? 3
                 : 0;
    case 0xE3: /* ideographic space */ return bs_span_starts(rest, "\xE3\x80\x80") ? 3 : 0;
    default: return 0;
  }
}

/* Whether a part names its writer: "Reporter: Ann Lee", "윤태식 기자". */
static bool names_writer(bs_span part) {
  if (part.n < 5 || part.n >= 80) return false;
  size_t label = bs_label_prefix(part, BS_LABEL_BY), after = bs_label_suffix(part, BS_LABEL_AFTER);
  bs_span rest = bs_span_sub(part, label, part.n);
  return (label > 2 && rest.p && (bs_span_starts(rest, ":") || bs_span_starts(rest, "\xEF\xBC\x9A"))) ||
         (after >= 6 && after < part.n);
}

/* A line of several parts, one of which names the writer: "31 January 2024 | Reporter: Ann Lee"; or of two, a day and what
** may be a name: "31 January 2024 | Ann Lee". The part, or a NULL span; *sure: it says so itself. */
bs_span bs_byline_named_part(bs_span text, bool *sure) {
  bs_span other = BS_NULL_SPAN, where;
  bs_date date;
  bool day = false, bar = memchr(text.p, '|', text.n) || bs_span_find(text, "\xC2\xB7", 0) != SIZE_MAX;
  int parts = 0;
  *sure = true;
  for (size_t i = 0, from = 0; i <= text.n;) {
    size_t skip = i < text.n ? bar_at(text, i) : 1;
    if (!skip) {
      i++;
      continue;
    }
    bs_span part = bs_span_trim(bs_span_sub(text, from, i));
    if (names_writer(part)) return part;
    if (part.n && bar && bs_date_parse(part, NULL, &date, NULL, &where) == BS_DATE_FOUND && where.n + 3 >= part.n)
      day = true;
    else if (part.n)
      other = part;
    parts += part.n > 0;
    from = i += skip;
  }
  *sure = false;
  return parts == 2 && day && bar ? other : BS_NULL_SPAN;
}

/* Whether a text could have such a part: it has a colon or a bar, or letters that need none. */
bool bs_byline_may_name(bs_span raw) {
  for (size_t i = 0; i < raw.n; i++)
    if (raw.p[i] == ':' || raw.p[i] == '|' || (unsigned char)raw.p[i] == 0xB7 || raw.p[i] == '&' ||
        (unsigned char)raw.p[i] >= 0xE3)
      return true;
  return false;
}

/* The first text behind the headline and a deck that is a paragraph, or the end. */
static uint32_t first_prose(const bs_article *a, uint32_t *deck_at) {
  uint32_t from = a->headline.node ? a->headline.node + 1 : a->lo, deck = 0;
  *deck_at = a->hi;
  for (uint32_t i = from; i < a->hi; i++) {
    const bs_node *n = &a->page->node[i];
    bs_tag tag = (bs_tag)a->page->node[n->parent].tag;
    if (n->tag != BS_TAG_TEXT || n->len < PROSE_BYTES || tag == BS_TAG_SCRIPT || tag == BS_TAG_STYLE || tag == BS_TAG_A)
      continue;
    if (bs_byline_hidden(a, i) || bs_marked(a, i, BS_MARK_ASIDE | BS_MARK_AUTHOR)) continue;
    if (deck) return i;
    deck = *deck_at = i; /* a deck may be as long as a paragraph */
  }
  return deck ? deck : a->hi;
}

/* Line breaks of the markup are blanks; no-break spaces part a dateline, and stay. */
static bs_status without_breaks(bs_article *a, bs_span text, bs_span *out) {
  bs_str *s = &a->scratch;
  bs_str_clear(s);
  for (size_t i = 0; i < text.n;) {
    size_t end = i;
    bool broken = false;
    for (; end < text.n && bs_ascii_space((unsigned char)text.p[end]); end++) broken |= text.p[end] != ' ';
    if (broken) {
      bs_str_addc(s, ' ');
      i = end;
    } else {
      bs_str_addc(s, text.p[i++]);
    }
  }
  return bs_article_keep(a, s, out);
}

bs_status bs_byline_find_part(const bs_byline_finder *f, uint32_t node, bs_span *part, bool *sure) {
  bs_span text;
  bs_str_clear(&f->a->scratch);
  bs_node_text_raw(f->a->page, node, &f->a->scratch);
  bs_status st = bs_article_keep(f->a, &f->a->scratch, &text);
  if (!st) st = without_breaks(f->a, text, &text);
  *part = st ? BS_NULL_SPAN : bs_byline_named_part(bs_span_trim(text), sure);
  return st;
}

/* A day and little else, as datelines are. */
bool bs_byline_is_day(const bs_article *a, uint32_t node) {
  bs_date date;
  bs_span where, text = node ? bs_byline_raw(a->page, node) : BS_NULL_SPAN;
  if (node && bs_node_closest(a->page, node, BS_TAG_TIME)) return true;
  return text.n >= 6 && text.n < 60 && bs_date_parse(text, NULL, &date, NULL, &where) != BS_DATE_ABSENT &&
         date.precision >= BS_DATE_DAY && where.n * 2 >= text.n;
}

/* A picture shortly before the text that is described by it: a portrait. */
static bool has_portrait(const bs_article *a, uint32_t node) {
  bs_span text = bs_byline_raw(a->page, node);
  for (uint32_t i = node - 1, n = 0; i > a->lo && n < 12; i--, n++) {
    if (a->page->node[i].tag == BS_TAG_TEXT && bs_byline_raw(a->page, i).n) return false;
    if (a->page->node[i].tag != BS_TAG_IMG) continue;
    bs_span alt = bs_node_attr(a->page, i, BS_ATTR_ALT);
    for (size_t k = 0; k + text.n <= alt.n && alt.n < BS_BYLINE_LINE_BYTES; k++)
      if (!memcmp(alt.p + k, text.p, text.n)) return true;
    return false;
  }
  return false;
}

bs_status bs_byline_given(bs_article *a, bs_span text, bool *is) {
  bs_span key;
  bs_status st = bs_article_fold(a, text, &key);
  *is = !st && bs_given_begins(key);
  return st;
}

/* A day or a portrait stands beside the line. */
static bool beside_day(const bs_article *a, uint32_t node) {
  uint32_t behind = bs_byline_beside(a, node, 1), further = behind ? bs_byline_beside(a, behind, 1) : 0;
  if (has_portrait(a, node) || bs_byline_is_day(a, behind) || bs_byline_is_day(a, bs_byline_beside(a, node, -1)))
    return true;
  return behind && bs_byline_raw(a->page, behind).n < 40 && bs_byline_is_day(a, further); /* an office between them */
}

/* A short text beside the headline that nothing calls a byline but its place: a day or a portrait stands beside it. Where it begins with a
** given name, one word, a link or a place behind the deck will do. BS_NOMEM. */
static bs_status bare_line(const bs_byline_finder *f, uint32_t node, bool *is) {
  const bs_article *a = f->a;
  bs_span text = bs_byline_raw(a->page, node);
  bool linked = false, given;
  *is = false;
  if (text.n < 3 || text.n > 60 || (unsigned char)text.p[0] >= 0xE0) return BS_OK;
  for (size_t i = 0; i < text.n; i++)
    if (bs_ascii_digit((unsigned char)text.p[i]) || strchr("?!:;", text.p[i])) return BS_OK;
  for (uint32_t up = a->page->node[node].parent; up; up = a->page->node[up].parent) {
    bs_tag tag = (bs_tag)a->page->node[up].tag;
    if (tag == BS_TAG_BUTTON || tag == BS_TAG_H1 || tag == BS_TAG_H2) return BS_OK;
    linked |= tag == BS_TAG_A;
  }
  bs_status st = bs_byline_given(f->a, text, &given);
  bool plain = !linked && node <= f->deck && text.n >= 5 && text.p[1] != ' ' && memchr(text.p, ' ', text.n);
  if (!st) *is = (given || plain) && beside_day(a, node);
  return st;
}

/* As long as a headline: three words, or a script without blanks ("Follow @annlee" is none). */
static bool is_title(bs_span text) {
  unsigned blanks = 0;
  for (size_t i = 0; i < text.n; i++) blanks += text.p[i] == ' ' ? 1u : (unsigned char)text.p[i] >= 0xE0 ? 2u : 0u;
  return text.n >= TITLE_BYTES && blanks >= 2;
}

/* Beside a link as long as a headline: who wrote another article. */
static bool is_teasers(const bs_page *page, uint32_t node) {
  uint32_t box = page->node[node].parent;
  while (box && !bs_tag_is_block((bs_tag)page->node[box].tag) && page->node[box].tag != BS_TAG_A)
    box = page->node[box].parent;
  uint32_t end = page->node[box].end;
  if (end - box > BS_BYLINE_REGION_NODES) return false;
  for (uint32_t i = box + 1; i < end; i++) {
    const bs_node *n = &page->node[i];
    if (n->tag == BS_TAG_TEXT && n->len >= TITLE_BYTES && (i < node || i >= page->node[node].end) &&
        bs_node_closest(page, i, BS_TAG_A) > box && is_title(bs_byline_raw(page, i)))
      return true;
  }
  return false;
}

/* How surely the text at `node` is a byline by what it says and where it stands: 0 for not at all. BS_NOMEM. */
static bs_status text_score(const bs_byline_finder *f, uint32_t node, double *score) {
  const bs_article *a = f->a;
  uint32_t head = a->headline.node, line = head ? head : f->prose, bytes = a->page->node[node].len;
  bool near = head && node > head && node < f->prose && node - head < BS_BYLINE_NEAR_NODES / 4;
  bool before = node < line && line - node < BS_BYLINE_NEAR_NODES / (head ? 16 : 4);
  bool sure, bare = false;
  *score = bytes < 400 ? bs_byline_label_score(f, node) : 0;
  if (*score <= 0 && near && bytes > 8 && bytes < BS_BYLINE_LINE_BYTES &&
      bs_byline_may_name(bs_byline_raw(a->page, node))) {
    bs_span part;
    bs_status st = bs_byline_find_part(f, node, &part, &sure);
    if (st) return st;
    if (part.p) *score = sure ? .5 : .3;
  }
  if (*score > 0 || !(near || before)) return BS_OK;
  bs_status st = bare_line(f, node, &bare);
  if (bare) *score = .1;
  return st;
}

static bs_status score_of(const bs_byline_finder *f, uint32_t node, double *score) {
  const bs_node *n = &f->a->page->node[node];
  *score = 0;
  if (n->tag == BS_TAG_TEXT) return text_score(f, node, score);
  if (n->nattr && n->tag != BS_TAG_META && n->tag != BS_TAG_LINK && n->tag != BS_TAG_IMG &&
      n->end - node <= BS_BYLINE_REGION_NODES)
    *score = bs_byline_author_markup(f->a, node);
  return BS_OK;
}

/* Those of the nodes from … to that may be bylines, into `out`: without a branch, since which they are follows no
** pattern. */
static size_t pick(const bs_article *a, uint32_t from, uint32_t to, uint32_t *out) {
  /* A text is taken unless it is blank, a link in any case. */
  static const uint8_t tags[BS_TAG_COUNT] = {[BS_TAG_TEXT] = BS_NODE_BLANK, [BS_TAG_A] = (uint8_t)~BS_NODE_BLANK};
  size_t n = 0;
  for (uint32_t i = from; i < to; i++) {
    const bs_node *x = &a->page->node[i];
    out[n] = i;
    n += !(a->mark[i] & BS_BYLINE_ELSEWHERE) &
         (((tags[x->tag] & ~x->is) | (a->hint[i] & (BS_HINT_PROPERTY | BS_HINT_AUTHOR))) != 0);
  }
  return n;
}

/* The first text of a sentence's length behind the headline, or the end. */
static uint32_t first_sentence(const bs_article *a) {
  uint32_t head = a->headline.node, i = head ? head + 1 : a->hi;
  while (i < a->hi &&
         (a->page->node[i].tag != BS_TAG_TEXT || a->page->node[i].len < SENTENCE_BYTES || bs_byline_hidden(a, i)))
    i++;
  return i;
}

void bs_byline_find(bs_byline_finder *f, bs_article *a) {
  f->a = a;
  f->prose = first_prose(a, &f->deck);
  f->begun = first_sentence(a);
}

/* Adds the node as a place, if it is one. */
static bs_status add_region(const bs_byline_finder *f, uint32_t node, bs_byline_region *out, int *count) {
  const bs_article *a = f->a;
  double score;
  bs_status st = score_of(f, node, &score);
  bool credit = a->page->node[node].tag == BS_TAG_TEXT &&
                score >= .55; /* "By Ann Lee" below the headline, whatever its class says */
  if (st || score <= 0 || (bs_byline_hidden(a, node) && !(credit && only_caption(a, node)))) return st;
  if (node >= f->begun && is_teasers(a->page, node)) return BS_OK;
  score += place_score(a, node);
  if (bs_marked(a, node, BS_MARK_ASIDE)) score -= .5;
  out[(*count)++] = (bs_byline_region){node, score};
  return BS_OK;
}

bs_status bs_byline_regions(const bs_byline_finder *f, bs_byline_region *out, int *count) {
  uint32_t picked[PICKS], hi = f->a->hi;
  bs_status st = BS_OK;
  *count = 0;
  for (uint32_t i = f->a->lo; i < hi && *count < BS_BYLINE_REGIONS && !st; i += PICKS) {
    size_t n = pick(f->a, i, hi - i < PICKS ? hi : i + PICKS, picked);
    for (size_t k = 0; k < n && *count < BS_BYLINE_REGIONS && !st; k++)
      st = add_region(f, picked[k], out, count); /* NOLINT(clang-analyzer-core.CallAndMessage): pick fills n of them */
  }
  return st;
}

/* section.c: the section that the article stands in: what metadata call it, the page's breadcrumb, or the folder of its
** address that a link of the page names. Reads no headline and no body. */
#include "../text/url.h"
#include "labels.h"
#include "outlet.h"

enum { SECTION_BYTES = 80, RUNG_BYTES = 60, CRUMB_NODES = 120, SEGMENTS = 4, TITLES = 6, SECTION_WORDS = 7 };

typedef struct finder {
  bs_article *a;
  bs_span title[TITLES]; /* keys of the article's titles */
  int ntitle;
  bs_fact weak; /* a shelf's name ("Blog"), for want of a better one */
} finder;

static const bs_fact none = {{NULL, 0}, {NULL, 0}, 0};

/* ---- what may be a section's name ---- */

static bs_status add_title(finder *f, bs_span text) {
  bs_span key;
  if (!text.n || f->ntitle == TITLES) return BS_OK;
  bs_status st = bs_article_fold(f->a, text, &key);
  if (!st && key.n) f->title[f->ntitle++] = key;
  return st;
}

/* A title, and what it says before its first bar or dash. */
static bs_status add_titles(finder *f, bs_span text) {
  bs_title t;
  bs_status st = add_title(f, text);
  bs_title_split(text, &t);
  return st || t.n < 2 || t.before[1] == ':' ? st : add_title(f, bs_title_slice(&t, 0, 1));
}

static bs_status load_titles(finder *f) {
  size_t from = 0;
  bs_status st = add_titles(f, bs_meta_first(f->a, "meta", "title").value);
  if (!st) st = add_titles(f, bs_meta_first(f->a, "og", "og:title").value);
  return st ? st : add_titles(f, bs_meta_article(f->a, "headline", &from).value);
}

/* Whether a title is the name, or holds it and it is as long as a headline. One word is a section's, whatever the title is. */
static bool is_title(const finder *f, bs_span key) {
  size_t words = bs_key_words(key);
  for (int i = 0; i < f->ntitle; i++)
    if ((words > 1 && bs_span_eq(f->title[i], key)) || (words >= 4 && bs_key_holds(f->title[i], key))) return true;
  return words > SECTION_WORDS;
}

/* Whether the key is an outlet's name (2), or that and a word ("Example Blog": 1), or neither (0). */
static int outlet_in(const finder *f, bs_span key) {
  int most = 0;
  for (int i = 0; i < f->a->outlets->n; i++) {
    bs_span name = f->a->outlets->key[i];
    if (bs_span_eq(name, key)) return 2;
    if (bs_key_holds(key, name) && bs_key_words(key) <= bs_key_words(name) + 1) most = 1;
  }
  return most;
}

/* The first of a list of categories: "Business, Markets, Tech". A comma within a name is followed by "and", or is the only one. */
static bs_span first_of_list(bs_span s) {
  size_t commas = 0, first = s.n, last = 0;
  for (size_t i = 0; i + 1 < s.n; i++)
    if ((s.p[i] == ',' && s.p[i + 1] == ' ') || s.p[i] == ';') {
      if (!commas++) first = i;
      last = i;
    }
  if (!commas) return s;
  bs_span tail = bs_span_trim(bs_span_sub(s, last + 1, s.n));
  bool joined = bs_label_find(tail, BS_LABEL_AND) != SIZE_MAX || memchr(tail.p, '&', tail.n);
  if (commas == 1 && (joined || tail.n <= 3)) return s; /* "Health, Science and Technology", "Helena, MT" */
  if (bs_label_prefix(tail, BS_LABEL_AND)) return s;
  return bs_span_trim(bs_span_sub(s, 0, first));
}

/* "/world/europe" is world. */
static bs_span first_segment(bs_span s) {
  size_t end = 1;
  if (!bs_span_starts(s, "/")) return s;
  while (end < s.n && s.p[end] != '/') end++;
  return bs_span_sub(s, 1, end);
}

/* No address, no button ("< Back", "View all"), no question, nothing that systems call the front page or a lack of sections. */
static bool may_be_name(bs_span s) {
  if (bs_span_istarts(s, "http") || memchr(s.p, '@', s.n) || strchr("<>+#{[", s.p[0]) || s.p[s.n - 1] == '?')
    return false;
  return !bs_label_is(s, BS_LABEL_HOME) && !bs_label_is(s, BS_LABEL_UNSORTED) && !bs_label_prefix(s, BS_LABEL_BUTTON);
}

/* Takes `text` as the section where it can be one: *done. A name that many sites give a whole shelf is kept for want of a better
** one. */
static bs_status try_name(finder *f, bs_span text, bs_span from, uint32_t node, bool *done) {
  bs_article *a = f->a;
  bs_span name, key, whole;
  bs_date date;
  bs_status st = bs_article_unescape(a, text, &name);
  if (st) return st;
  name = first_segment(bs_span_trim(name));
  size_t bar = bs_span_find(name, " | ", 0);
  if (bar != SIZE_MAX) name = bs_span_sub(name, 0, bar);
  whole = name;
  name = first_of_list(whole);
  if (name.n < whole.n && (bs_label_is(name, BS_LABEL_HOME) || bs_label_is(name, BS_LABEL_UNSORTED)))
    name = first_of_list(bs_span_trim(bs_span_sub(whole, name.n + 1, whole.n)));
  size_t home = bs_label_suffix(name, BS_LABEL_HOME);
  if (home && home < name.n) { /* "Tennis home" leads to Tennis; "Example home" is a trail's first rung */
    if (!bs_span_is(from, "address")) return BS_OK;
    name = bs_span_trim(bs_span_sub(name, 0, name.n - home));
  }
  if (name.n < 2 || name.n > SECTION_BYTES || !may_be_name(name)) return BS_OK;
  if ((st = bs_article_fold(a, name, &key)) || !key.n || is_title(f, key)) return st;
  if (bs_date_parse(name, NULL, &date, NULL, NULL) != BS_DATE_ABSENT) return BS_OK;
  int outlet = outlet_in(f, key);
  if (outlet == 2 || bs_span_eq(name, a->site.value)) return BS_OK;
  bs_fact fact = {name, from, node};
  if (outlet || bs_label_is(name, BS_LABEL_SHELF)) {
    if (!f->weak.value.n) f->weak = fact;
    return BS_OK;
  }
  a->section = fact;
  *done = true;
  return BS_OK;
}

/* ---- metadata ---- */

static bs_status from_metadata(finder *f, bool *done) {
  static const char *const keys[] = {
      "article:section", "parsely-section", "cxenseparse:section", "section",    "dc.subject.section",
      "category",        "channel",         "article.section",     "subsection", "og:article:section"};
  bs_article *a = f->a;
  bs_fact first = bs_meta_first(a, NULL, keys[0]);
  bs_status st = first.value.n ? try_name(f, first.value, first.from, first.node, done) : BS_OK;
  for (size_t from = 0; from < a->meta.n && !st && !*done;) {
    bs_fact m = bs_meta_article(a, "articleSection", &from);
    if (m.value.n) st = try_name(f, m.value, m.from, m.node, done);
  }
  for (size_t i = 1; i < sizeof(keys) / sizeof(*keys) && !st && !*done; i++) {
    bs_fact m = bs_meta_first(a, NULL, keys[i]);
    if (m.value.n) st = try_name(f, m.value, m.from, m.node, done);
  }
  return st;
}

static bool is_rung(bs_span key) {
  return bs_span_is(key, "BreadcrumbList.itemListElement.name") ||
         bs_span_is(key, "BreadcrumbList.itemListElement.item.name");
}

/* The first rung of a breadcrumb list that is neither the front page nor the article itself. */
static bs_status from_breadcrumb(finder *f, bool *done) {
  const bs_article *a = f->a;
  int rungs = 0;
  bs_status st = BS_OK;
  for (size_t i = 0; i < a->meta.n; i++) rungs += is_rung(a->meta.row[i].key) && a->meta.row[i].value.n;
  for (size_t i = 0; i < a->meta.n && rungs > 1 && !st && !*done; i++) {
    const bs_meta *m = &a->meta.row[i];
    if (is_rung(m->key) && m->value.n && m->value.n <= RUNG_BYTES) st = try_name(f, m->value, m->key, m->node, done);
  }
  return st;
}

/* ---- the visible page ---- */

static bool is_trail(const bs_page *p, uint32_t node) {
  static const bool named[BS_ATTR_COUNT] = {
      [BS_ATTR_CLASS] = true, [BS_ATTR_ID] = true, [BS_ATTR_ARIA_LABEL] = true, [BS_ATTR_ITEMTYPE] = true};
  const bs_attr_slot *s = &p->attr[p->node[node].off], *end = s + p->node[node].nattr;
  for (; s < end; s++)
    if (named[s->id] && s->len < 300 &&
        bs_span_ifind(bs_span_make(p->html.p + s->off, s->len), "breadcrumb", 0) != SIZE_MAX)
      return true;
  return false;
}

/* The first link of the trail of links ("Home > Politics > …") that leads to a section. */
static bs_status from_trail(finder *f, bool *done) {
  bs_article *a = f->a;
  const bs_page *p = a->page;
  bs_status st = BS_OK;
  bs_span text;
  uint32_t trail_end = 0;
  for (uint32_t e = bs_element_at(a, a->lo), to = bs_element_at(a, a->hi); e < to; e++) {
    uint32_t i = a->element[e];
    const bs_node *n = &p->node[i];
    if (!bs_marked(a, i, BS_MARK_NAV) || n->end - i > CRUMB_NODES || i < trail_end || n->tag == BS_TAG_OTHER ||
        !is_trail(p, i))
      continue;
    for (uint32_t k = i + 1; k < n->end && !st && !*done; k++) {
      if (p->node[k].tag != BS_TAG_A || p->node[k].end - k > 12) continue;
      st = bs_article_node_text(a, k, &text);
      if (!st && text.n && text.n <= RUNG_BYTES) st = try_name(f, text, BS_LIT("breadcrumb"), k, done);
    }
    if (st || *done || f->weak.value.n) break;
    trail_end = n->end;
  }
  return st;
}

/* ---- the address ---- */

/* Whether the link leads to the folder: "/politics" or "https://example.com/politics/" for the folder "/politics/". */
static bool leads_to(bs_span href, bs_span host, bs_span folder) {
  if (!bs_span_starts(href, "/")) {
    bs_url url;
    if (!bs_span_istarts(href, "http")) return false;
    bs_url_split(href, &url);
    if (!bs_span_eq(url.host, host) || url.query.p) return false;
    href = url.path;
  }
  return href.n && (bs_span_eq(href, folder) || bs_span_eq(href, bs_span_sub(folder, 0, folder.n - 1)));
}

/* "/en/", "/pt-br/". */
static bool is_language(bs_span folder) {
  return folder.n <= 4 || (folder.n == 7 && (folder.p[3] == '-' || folder.p[3] == '_'));
}

/* The text of a link of the page's navigation that leads to a folder of the page's address: /politics/2024/… is in Politics where the
** menu links /politics/ under that name. */
static bs_status from_address(finder *f, bool *done) {
  bs_article *a = f->a;
  const bs_page *p = a->page;
  bs_url url;
  bs_span text;
  bs_status st = BS_OK;
  if (!a->url.value.n) return BS_OK;
  bs_url_split(a->url.value, &url);
  size_t end = 1;
  for (int seg = 0; seg < SEGMENTS && !st && !*done; seg++, end++) {
    while (end < url.path.n && url.path.p[end] != '/') end++;
    if (end >= url.path.n) break;
    bs_span folder = bs_span_sub(url.path, 0, end + 1);
    if (is_language(folder)) continue;
    for (uint32_t i = bs_tag_first(p, BS_TAG_A, a->lo, a->hi); i < a->hi && !st && !*done; i = bs_tag_next(p, i)) {
      if (!p->node[i].nattr || p->node[i].end - i > 12 || !bs_marked(a, i, BS_MARK_NAV | BS_MARK_HEADER)) continue;
      if (!leads_to(bs_span_trim(bs_node_attr(p, i, BS_ATTR_HREF)), url.host, folder)) continue;
      st = bs_article_node_text(a, i, &text);
      if (!st && text.n && text.n <= RUNG_BYTES / 2) st = try_name(f, text, BS_LIT("address"), i, done);
      if (text.n) break;
    }
  }
  return st;
}

static bs_status open_finder(bs_article *a, finder *f) {
  *f = (finder){.a = a, .weak = a->section};
  return load_titles(f);
}

bs_status bs_section_declared(bs_article *a) {
  finder f;
  a->section = none;
  a->section_sure = false;
  bs_status st = open_finder(a, &f);
  if (!st) st = from_metadata(&f, &a->section_sure);
  if (!st && !a->section_sure) st = from_breadcrumb(&f, &a->section_sure);
  if (!a->section_sure) a->section = f.weak;
  return st;
}

bs_status bs_section_load(bs_article *a) {
  finder f;
  bool done = false;
  if (a->loaded & BS_HAS_SECTION) return BS_OK;
  bs_status st = bs_outlet_load(a);
  if (!st && !a->section_sure && (st = bs_marks_load(a)) == BS_OK && (st = open_finder(a, &f)) == BS_OK) {
    st = from_trail(&f, &done);
    if (!st && !done) st = from_address(&f, &done);
    if (!done) a->section = f.weak;
  }
  if (!st) a->loaded |= BS_HAS_SECTION;
  return st;
}

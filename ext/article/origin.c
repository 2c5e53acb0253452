/* origin.c: where the article comes from: its addresses, site, outlet and section. Reads no date, no headline and no
** body. */
#include "outlet.h"

#include "../text/url.h"
#include "../text/utf8.h"
#include "labels.h"

enum { NAME_BYTES = 120, LABEL_BYTES = 120, MOST_LABELS = 400, LOGO_NODES = 400 };

static const bs_fact none = {{NULL, 0}, {NULL, 0}, 0};

/* ---- addresses ---- */

/* A fact's address with the archive's part taken off; what was taken off first becomes archive_url. */
static bs_fact unwrap(bs_article *a, bs_fact f) {
  bs_span inner = bs_capture_unwrap(f.value);
  if (inner.p != f.value.p && !a->archive_url.value.p && bs_url_is_web(f.value)) a->archive_url = f;
  f.value = inner;
  return f;
}

static bs_status resolve(bs_article *a, bs_span base, bs_fact *f) {
  bs_str_clear(&a->scratch);
  bs_status st = bs_url_resolve(base, f->value, &a->scratch);
  return st ? st : bs_article_keep(a, &a->scratch, &f->value);
}

/* What the page says of its own address: rel=canonical, og:url, the article's url in JSON-LD. */
static bs_fact declared(const bs_article *a, int i) {
  size_t from = 0;
  switch (i) {
    case 0: return bs_meta_first(a, "meta", "canonical");
    case 1: return bs_meta_first(a, "og", "og:url");
    case 2: return bs_meta_article(a, "mainEntityOfPage.@id", &from);
    case 3: return bs_meta_article(a, "mainEntityOfPage", &from);
    case 4: return bs_meta_article(a, "url", &from);
    default: return bs_meta_first(a, "meta", "twitter:url");
  }
}

static bs_status load_addresses(bs_article *a) {
  static const char *const savers[] = {"wayback", "singlefile", "savedfrom", "httrack"};
  for (size_t i = 0; i < sizeof(savers) / sizeof(*savers) && !a->url.value.p; i++) {
    bs_fact f = bs_meta_first(a, savers[i], "url");
    if (f.value.n) a->url = unwrap(a, f);
  }
  bs_fact archived = bs_meta_first(a, "wayback", "archive_url");
  if (archived.value.n) a->archive_url = archived;
  for (int i = 0; i < 6 && !a->canonical_url.value.p; i++) {
    bs_fact f = declared(a, i);
    if (!f.value.n) continue;
    f = unwrap(a, f);
    if (!bs_url_is_web(f.value) && (i > 1 || !a->url.value.p))
      continue; /* relative, and nothing to resolve it against */
    bs_status st = resolve(a, a->url.value.p ? a->url.value : f.value, &f);
    if (st) return st;
    if (!bs_url_is_web(f.value)) continue;
    if (i < 2) a->canonical_url = f;
    if (!a->url.value.p) a->url = f;
    if (i >= 2) break;
  }
  return BS_OK;
}

/* Mirrors keep a folder for each host: "saved/www.example.com/2004/a.html". Only a folder that begins with "www." is
** surely one. */
static bs_span host_in_path(bs_span path) {
  for (size_t from = 0; from < path.n;) {
    size_t end = from;
    while (end < path.n && path.p[end] != '/') end++;
    bs_span folder = bs_span_sub(path, from, end);
    if (end < path.n && bs_span_istarts(folder, "www.") && bs_span_find(folder, ".", 4) != SIZE_MAX) return folder;
    from = end + 1;
  }
  return BS_NULL_SPAN;
}

static bs_status load_site(bs_article *a) {
  bs_span where = a->url.value.p ? a->url.value : host_in_path(a->path);
  if (!where.p) return BS_OK;
  bs_str_clear(&a->scratch);
  bs_status st = bs_url_site(where, &a->scratch);
  if (st || !a->scratch.n) return st;
  a->site.from = a->url.value.p ? a->url.from : BS_LIT("path");
  return bs_article_keep(a, &a->scratch, &a->site.value);
}

/* "Read original at source": a short link whose text says so. */
static bs_status load_original(bs_article *a) {
  const bs_page *p = a->page;
  int tried = 0;
  for (uint32_t i = a->lo; i < a->hi && tried < MOST_LABELS; i++) {
    if (p->node[i].tag != BS_TAG_A || !p->node[i].nattr || p->node[i].end - i > 8 || p->node[i].end - i < 2) continue;
    uint32_t t = i + 1;
    while (t < p->node[i].end && p->node[t].tag != BS_TAG_TEXT) t++;
    if (t == p->node[i].end || p->node[t].len < 6 || p->node[t].len > LABEL_BYTES) continue;
    bs_span text = bs_span_trim(bs_span_make(p->html.p + p->node[t].off, p->node[t].len)), href;
    if (!bs_label_prefix(text, BS_LABEL_ORIGINAL)) continue;
    tried++;
    bs_status st = bs_article_attr(a, i, BS_ATTR_HREF, &href);
    if (st) return st;
    href = bs_capture_unwrap(href);
    if (!bs_url_is_web(href)) continue;
    a->original_url = (bs_fact){href, BS_LIT("visible"), i};
    return BS_OK;
  }
  bs_fact f = bs_meta_first(a, "meta", "original-source");
  if (!f.value.n) f = bs_meta_first(a, "meta", "syndication-source");
  if (bs_url_is_web(f.value)) a->original_url = f;
  return BS_OK;
}

/* ---- outlet ---- */

/* An outlet's name as text: trimmed, no address, no handle. */
static bool is_name(bs_span s) {
  return s.n >= 2 && s.n <= NAME_BYTES && s.p[0] != '@' && !bs_span_istarts(s, "http") && !bs_span_istarts(s, "www.");
}

/* The ideographic space and the no-break space part the items of a dateline, and no words. */
static size_t wide_blank(bs_span s) {
  return bs_span_starts(s, "\xE3\x80\x80") ? 3 : bs_span_starts(s, "\xC2\xA0") ? 2 : 0;
}

/* The name behind "Source:", up to a bar, a bracket or a line's end. */
static bs_span behind_label(bs_span text) {
  size_t n = bs_label_prefix(text, BS_LABEL_SOURCE), end = 0;
  bs_span rest = bs_span_trim(bs_span_sub(text, n, text.n));
  bool wide = bs_span_starts(rest, "\xEF\xBC\x9A"); /* fullwidth colon */
  if (!n || (!bs_span_starts(rest, ":") && !wide)) return BS_NULL_SPAN;
  rest = bs_span_trim(bs_span_sub(rest, wide ? 3 : 1, rest.n));
  while (end < rest.n && !strchr("|([\n", rest.p[end]) && !wide_blank(bs_span_sub(rest, end, rest.n))) end++;
  return bs_span_trim(bs_span_sub(rest, 0, end));
}

/* "Date: 30/11/2024 | Source: Example Times": where in a short text the label stands. */
static bs_span find_label(bs_span text) {
  for (size_t i = 0; i < text.n; i++) {
    bool behind_wide = (i >= 3 && wide_blank(bs_span_sub(text, i - 3, i)) == 3) ||
                       (i >= 2 && wide_blank(bs_span_sub(text, i - 2, i)) == 2);
    if (i && !behind_wide && !strchr("| \n", text.p[i - 1])) continue;
    bs_span name = behind_label(bs_span_sub(text, i, text.n));
    if (name.p) return name;
  }
  return BS_NULL_SPAN;
}

/* The outlet that the page itself names in a line "Source: …" near the headline, not below a picture. Its name may
** be a link behind. */
static bs_status visible_source(bs_article *a) {
  const bs_page *p = a->page;
  uint32_t h1 = bs_node_find(p, 0, a->lo, BS_TAG_H1), stop = 0;
  uint32_t from = h1 && h1 < a->hi ? h1 : a->lo;
  for (uint32_t i = from; i < a->hi && stop < 300; i++, stop++) {
    const bs_node *n = &p->node[i];
    if (n->tag != BS_TAG_TEXT || n->len < 4) continue;
    if (n->len > LABEL_BYTES) {
      if (n->len > 300 && h1) return BS_OK; /* the first paragraph: what follows may be a picture's source */
      continue;
    }
    bs_span raw = bs_span_make(p->html.p + n->off, n->len),
            name = memchr(raw.p, ':', raw.n) || memchr(raw.p, 0xEF, raw.n) ? find_label(raw) : BS_NULL_SPAN;
    if (!name.p || bs_node_closest(p, i, BS_TAG_FIGURE) || bs_node_closest(p, i, BS_TAG_SCRIPT) ||
        bs_node_closest(p, i, BS_TAG_STYLE))
      continue;
    for (uint32_t k = i + 1; !name.n && k < a->hi && k < i + 6; k++)
      if (p->node[k].tag == BS_TAG_TEXT) name = bs_span_trim(bs_span_make(p->html.p + p->node[k].off, p->node[k].len));
    if (!is_name(name) || name.n > 60) continue;
    if (bs_span_starts(name, "(") && bs_span_ends(name, ")")) name = bs_span_trim(bs_span_sub(name, 1, name.n - 1));
    bs_str_clear(&a->scratch);
    bs_entities_decode(name, false, &a->scratch);
    a->source.from = BS_LIT("visible");
    a->source.node = i;
    return bs_article_keep(a, &a->scratch, &a->source.value);
  }
  return BS_OK;
}

/* What the title has behind the same headline as another title: "A headline | Example Times". */
static bs_span title_tail(const bs_article *a) {
  bs_span title = bs_meta_first(a, "meta", "title").value, head = bs_meta_first(a, "og", "og:title").value;
  size_t from = 0;
  if (!head.n) head = bs_meta_article(a, "headline", &from).value;
  if (head.n < 8 || title.n < head.n + 4 || memcmp(title.p, head.p, head.n) != 0) return BS_NULL_SPAN;
  bs_span tail = bs_span_trim(bs_span_sub(title, head.n, title.n));
  if (bs_span_starts(tail, "|") || bs_span_starts(tail, "-"))
    tail = bs_span_sub(tail, 1, tail.n);
  else if (bs_span_starts(tail, "\xE2\x80\x93") || bs_span_starts(tail, "\xE2\x80\x94"))
    tail = bs_span_sub(tail, 3, tail.n);
  else
    return BS_NULL_SPAN;
  for (size_t i = tail.n; i > 0; i--)
    if (tail.p[i - 1] == '|') return bs_span_trim(bs_span_sub(tail, i, tail.n));
  return bs_span_trim(tail);
}

/* The alternative text of the logo: of the first image that is a link to the front page. */
static bs_status logo_name(bs_article *a) {
  const bs_page *p = a->page;
  for (uint32_t i = 1; i < p->nnode && i < LOGO_NODES; i++) {
    if (p->node[i].tag != BS_TAG_IMG || !p->node[i].nattr) continue;
    uint32_t link = bs_node_closest(p, i, BS_TAG_A);
    bs_span href = link ? bs_span_trim(bs_node_attr(p, link, BS_ATTR_HREF)) : BS_NULL_SPAN, alt;
    if (!bs_span_is(href, "/") && !bs_span_is(href, "./") && !bs_span_istarts(href, "index.htm") &&
        !bs_span_istarts(href, "/index.htm"))
      continue;
    bs_status st = bs_article_attr(a, i, BS_ATTR_ALT, &alt);
    if (st) return st;
    if (bs_span_iends(alt, " logo")) alt.n -= 5;
    if (!is_name(alt) || alt.n > 60 || bs_span_ieq(alt, "logo") || bs_span_ieq(alt, "home")) continue;
    a->source = (bs_fact){alt, BS_LIT("logo"), i};
    return BS_OK;
  }
  return BS_OK;
}

/* A daily file is titled with its outlet and its day: "Example News Service - August 3, 2001". */
static bs_span beside_day(const bs_article *a) {
  bs_title t;
  bs_date date;
  bs_title_split(bs_meta_first(a, "meta", "title").value, &t);
  for (int i = 0; i < t.n && t.n == 2; i++)
    if (bs_date_parse(bs_title_slice(&t, i, i + 1), NULL, &date, NULL, NULL) == BS_DATE_FOUND &&
        date.precision >= BS_DATE_DAY)
      return bs_title_slice(&t, 1 - i, 2 - i);
  return BS_NULL_SPAN;
}

static bs_status load_source(bs_article *a) {
  static const char *const keys[] = {"og:site_name",
                                     "application-name",
                                     "dc.publisher",
                                     "dcterms.publisher",
                                     "citation_journal_title",
                                     "publisher",
                                     "cre",
                                     "copyright-holder",
                                     "apple-mobile-web-app-title",
                                     "al:ios:app_name"};
  size_t from = 0;
  bs_status st = visible_source(a);
  if (st || a->source.value.n) return st;
  a->source = bs_meta_first(a, "og", "og:site_name");
  if (!is_name(a->source.value)) a->source = bs_meta_article(a, "publisher.name", &from);
  for (size_t i = 0; i < sizeof(keys) / sizeof(*keys) && !is_name(a->source.value); i++)
    a->source = bs_meta_first(a, NULL, keys[i]);
  static const char *const graph[] = {"WebSite.publisher.name", "WebSite.name", "NewsMediaOrganization.name",
                                      "Organization.name"};
  for (size_t i = 0; i < sizeof(graph) / sizeof(*graph) && !is_name(a->source.value); i++)
    a->source = bs_meta_first(a, "jsonld", graph[i]);
  if (!is_name(a->source.value)) a->source = (bs_fact){title_tail(a), BS_LIT("title"), 0};
  if (!is_name(a->source.value)) {
    a->source = none;
    if ((st = logo_name(a))) return st;
    if (!a->source.value.n) a->source = (bs_fact){beside_day(a), BS_LIT("title"), 0};
  }
  return a->source.value.n ? bs_article_unescape(a, a->source.value, &a->source.value) : BS_OK;
}

/* ---- section ---- */

/* The first rung of a breadcrumb list that is neither the front page nor the article itself. */
static bs_fact from_breadcrumb(const bs_article *a) {
  bs_fact first = none;
  int rungs = 0;
  for (size_t i = 0; i < a->meta.n; i++) {
    const bs_meta *m = &a->meta.row[i];
    if (!bs_span_is(m->key, "BreadcrumbList.itemListElement.name") &&
        !bs_span_is(m->key, "BreadcrumbList.itemListElement.item.name"))
      continue;
    if (!m->value.n || m->value.n > 60) continue;
    rungs++;
    if (!first.value.n && !bs_label_is(m->value, BS_LABEL_HOME) && !bs_span_eq(m->value, a->source.value))
      first = (bs_fact){m->value, m->key, m->node};
  }
  return rungs > 1 ? first : none;
}

static bs_status load_section(bs_article *a) {
  static const char *const keys[] = {
      "article:section", "section", "parsely-section", "cxenseparse:section", "dc.subject.section",
      "category",        "channel", "article.section", "subsection",          "og:article:section"};
  size_t from = 0;
  a->section = bs_meta_first(a, NULL, keys[0]);
  if (!a->section.value.n) a->section = bs_meta_article(a, "articleSection", &from);
  for (size_t i = 1; i < sizeof(keys) / sizeof(*keys) && !a->section.value.n; i++)
    a->section = bs_meta_first(a, NULL, keys[i]);
  if (!a->section.value.n || a->section.value.n > NAME_BYTES) a->section = from_breadcrumb(a);
  bs_span s = a->section.value;
  if (bs_span_eq(s, a->source.value) || bs_span_eq(s, a->site.value) || s.n > NAME_BYTES) a->section = none;
  return a->section.value.n ? bs_article_unescape(a, a->section.value, &a->section.value) : BS_OK;
}

bs_status bs_origin_load(bs_article *a) {
  if (a->loaded & BS_HAS_ORIGIN) return BS_OK;
  bs_status st = bs_meta_load(a);
  if (st) return st;
  a->url = a->canonical_url = a->original_url = a->archive_url = a->site = a->source = a->section = none;
  if ((st = load_addresses(a)) || (st = load_site(a)) || (st = load_original(a)) || (st = load_source(a)) ||
      (st = load_section(a)))
    return st;
  a->loaded |= BS_HAS_ORIGIN;
  return BS_OK;
}

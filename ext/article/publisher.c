/* publisher.c: the outlet's name as a reader would quote it: from the line "Source: …", metadata, the title, the logo. A
** slogan behind the name is no part of it. Knows no outlet; reads no headline and no body. */
#include "../text/utf8.h"
#include "labels.h"
#include "outlet.h"

enum { NAME_BYTES = 120, LABEL_BYTES = 120, LOGO_NODES = 400 };

static const bs_fact none = {{NULL, 0}, {NULL, 0}, 0};

/* An outlet's name as text: trimmed, no address, no handle, no day. */
static bool is_name(bs_span s) {
  bs_date date;
  bs_span where;
  bool letters = false, digits = false;
  if (s.n < 2 || s.n > NAME_BYTES || s.p[0] == '@' || bs_span_istarts(s, "http") || bs_span_istarts(s, "www."))
    return false;
  for (size_t i = 0; i < s.n; i++) {
    letters |= bs_ascii_alpha((unsigned char)s.p[i]) || (unsigned char)s.p[i] >= 0xC3;
    digits |= bs_ascii_digit((unsigned char)s.p[i]);
  }
  return letters && (!digits || bs_date_parse(s, NULL, &date, NULL, &where) == BS_DATE_ABSENT || where.n * 2 < s.n);
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

/* Whether the text is a title of the article itself, as metadata gives it. */
static bool is_title(const bs_article *a, bs_span s) {
  size_t from = 0;
  return bs_span_eq(s, bs_meta_first(a, "og", "og:title").value) ||
         bs_span_eq(s, bs_meta_article(a, "headline", &from).value);
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
  for (uint32_t i = bs_tag_first(p, BS_TAG_IMG, 1, p->nnode); i < p->nnode && i < LOGO_NODES; i = bs_tag_next(p, i)) {
    if (!p->node[i].nattr) continue;
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
        date.precision >= BS_DATE_DAY && !is_title(a, bs_title_slice(&t, 1 - i, 2 - i)))
      return bs_title_slice(&t, 1 - i, 2 - i);
  return BS_NULL_SPAN;
}

/* The parts of a name or title between bars and dashes; a colon parts no name. */
static int cut_at_bars(bs_span text, bs_span part[BS_TITLE_PARTS]) {
  bs_title t;
  int n = 0;
  bs_title_split(text, &t);
  for (int i = 0, lo = 0; i < t.n; i++) {
    bool ends = i + 1 == t.n || t.before[i + 1] == '|' || t.before[i + 1] == '-';
    if (!ends) continue;
    part[n++] = bs_title_slice(&t, lo, i + 1);
    lo = i + 1;
  }
  return n;
}

/* "Example Always-on News" at example.com. */
static bs_status begins_with_host(bs_article *a, bs_span part, bool *is) {
  size_t end = 0;
  while (end < part.n && part.p[end] != ' ') end++;
  return end < 3 ? BS_OK : bs_outlet_is_host(a, bs_span_sub(part, 0, end), is);
}

/* "Example - All the news of the town" is Example: the part that the host's name says, else the first one. In scripts that no
** host is written in nothing tells which is the name, and all of it stays. */
static bs_status without_slogan(bs_article *a, bs_span *name) {
  bs_span part[BS_TITLE_PARTS], first = BS_NULL_SPAN;
  int n = cut_at_bars(*name, part);
  for (int i = 0; i < n; i++) {
    bool is = false;
    if (is_title(a, part[i]) || !is_name(part[i])) continue;
    bs_status st = bs_outlet_is_host(a, part[i], &is);
    if (!st && !is) st = begins_with_host(a, part[i], &is);
    if (st) return st;
    if (is) {
      *name = part[i];
      return BS_OK;
    }
    if (!first.p) first = part[i];
  }
  if (first.p && (first.p != name->p || bs_ascii_alpha((unsigned char)first.p[0]) || n == 1)) *name = first;
  return BS_OK;
}

/* The part of the page's title that the host's name says: "A headline | Example Times" at exampletimes.com. */
static bs_status title_host(bs_article *a, bs_span *out) {
  bs_span part[BS_TITLE_PARTS];
  int n = cut_at_bars(bs_meta_first(a, "meta", "title").value, part);
  *out = BS_NULL_SPAN;
  for (int i = n; i-- > 0 && n > 1;) {
    bool is = false;
    bs_status st = is_name(part[i]) && part[i].n <= 60 ? bs_outlet_is_host(a, part[i], &is) : BS_OK;
    if (st) return st;
    if (!is) continue;
    *out = part[i];
    return BS_OK;
  }
  return BS_OK;
}

/* What metadata calls the outlet. */
static bs_fact declared(const bs_article *a) {
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
  static const char *const graph[] = {"WebSite.publisher.name", "WebSite.name", "NewsMediaOrganization.name",
                                      "Organization.name"};
  size_t from = 0;
  bs_fact f = bs_meta_first(a, "og", "og:site_name");
  if (!is_name(f.value)) f = bs_meta_article(a, "publisher.name", &from);
  for (size_t i = 0; i < sizeof(keys) / sizeof(*keys) && !is_name(f.value); i++) f = bs_meta_first(a, NULL, keys[i]);
  for (size_t i = 0; i < sizeof(graph) / sizeof(*graph) && !is_name(f.value); i++)
    f = bs_meta_first(a, "jsonld", graph[i]);
  return is_name(f.value) ? f : none;
}

/* Whether `own`, a part of the title, is the declared name shortened: some of its words, or their initials ("FDA"). */
static bool is_short_for(bs_span own, bs_span name) {
  size_t k = 0;
  if (bs_key_holds(name, own)) return true;
  for (size_t i = 0; i < name.n && k < own.n; i++)
    if ((i == 0 || name.p[i - 1] == ' ') && name.p[i] == own.p[k]) k++;
  return k == own.n;
}

/* The title's name for the outlet in the place of a declared one that the host does not say: a company's, a platform's. */
static bs_status prefer_title(bs_article *a) {
  bs_span own, keys[2];
  bool is = false;
  bs_status st = a->source.value.n ? bs_outlet_is_host(a, a->source.value, &is) : BS_OK;
  if (st || is || (st = title_host(a, &own)) || !own.n) return st;
  if ((st = bs_article_fold(a, own, &keys[0])) || (st = bs_article_fold(a, a->source.value, &keys[1]))) return st;
  if (a->source.value.n && (is_short_for(keys[0], keys[1]) || memchr(own.p, '.', own.n))) return BS_OK;
  a->source = (bs_fact){own, BS_LIT("title"), 0};
  return BS_OK;
}

bs_status bs_source_find(bs_article *a) {
  bs_status st = visible_source(a);
  if (st) return st;
  if (a->source.value.n) return without_slogan(a, &a->source.value);
  a->source = declared(a);
  if (a->source.value.n &&
      ((st = bs_article_unescape(a, a->source.value, &a->source.value)) || (st = without_slogan(a, &a->source.value))))
    return st; /* the name alone is compared with the host */
  if ((st = prefer_title(a))) return st;
  if (!a->source.value.n) a->source = (bs_fact){title_tail(a), BS_LIT("title"), 0};
  if (!is_name(a->source.value)) {
    a->source = none;
    if ((st = logo_name(a))) return st;
    if (!a->source.value.n) a->source = (bs_fact){beside_day(a), BS_LIT("title"), 0};
  }
  if (!a->source.value.n || (st = bs_article_unescape(a, a->source.value, &a->source.value)) ||
      (st = without_slogan(a, &a->source.value)))
    return st;
  bs_str_clear(&a->scratch);
  bs_utf8_squeeze(a->source.value, &a->scratch);
  return bs_article_keep(a, &a->scratch, &a->source.value);
}

/* meta.c: what the page's markup declares: meta and link elements, microdata and RDFa, title and lang, as rows of
** scheme, key, value. Judges no value; JSON-LD stands in jsonld.c, what archives left in capture.c.
**
** Keys. meta, og, http: the name or property in lower case ("author", "og:title", "article:published_time",
** "refresh"); links by their rel ("canonical", "amphtml", "author"), translations as "hreflang:de"; "title" and
** "lang" of the document. microdata (RDFa too): the type of the outermost item and the path of properties,
** "NewsArticle.author.name"; a nested item's type as "NewsArticle.author.@type". */
#include "article_int.h"

/* A property whose text is longer (articleBody, mostly) is the article's text again: no row. */
enum { TEXT_NODES = 64, TEXT_BYTES = 4096, PATH_BYTES = 256, SCOPES = 512 };

_Static_assert(BS_ATTR_COUNT <= 64, "attributes of an element are noted in one 64-bit word");
#define HAS(mask, id) (((mask) >> BS_ATTR_##id & 1) != 0)

typedef struct scope { /* an open item of microdata or RDFa */
  uint32_t end;
  bs_span path;
} scope;

typedef struct walk {
  bs_article *a;
  scope stack[SCOPES];
  int depth;
  bool titled;
} walk;

bs_status bs_meta_add(bs_article *a, const char *scheme, bs_span key, bs_span value, uint32_t node) {
  bs_meta *row;
  if (!key.n || !value.p) return BS_OK;
  bs_status st = bs_list_add(a, &a->meta, &row);
  if (st) return st == BS_LIMIT ? BS_OK : st;
  row->scheme = scheme;
  row->key = key;
  row->value = value;
  row->node = node;
  return BS_OK;
}

static bs_status lower(bs_article *a, bs_span s, bs_span *out) {
  bool plain = true;
  for (size_t i = 0; i < s.n && plain; i++) plain = !(s.p[i] >= 'A' && s.p[i] <= 'Z');
  *out = s;
  if (plain) return BS_OK;
  char *p = bs_arena_alloc(&a->arena, s.n);
  if (!p) return BS_NOMEM;
  for (size_t i = 0; i < s.n; i++) p[i] = (char)bs_ascii_lower((unsigned char)s.p[i]);
  *out = bs_span_make(p, s.n);
  return BS_OK;
}

/* ---- meta and link elements, title, lang ---- */

/* The vocabularies of the Open Graph protocol (ogp.me), whether a page writes them in property or in name. */
static const char *scheme_of(bs_span key) {
  static const char *const og[] = {"og:", "article:", "book:", "profile:", "video:", "music:", "fb:"};
  for (size_t i = 0; i < sizeof(og) / sizeof(*og); i++)
    if (bs_span_starts(key, og[i])) return "og";
  return "meta";
}

static bs_status add_meta(bs_article *a, uint32_t node, uint64_t mask) {
  bs_span key = BS_NULL_SPAN, value, name;
  bs_status st;
  if (!HAS(mask, CONTENT) || (st = bs_article_attr(a, node, BS_ATTR_CONTENT, &value)))
    return HAS(mask, CONTENT) ? st : BS_OK;
  static const bs_attr names[] = {BS_ATTR_PROPERTY, BS_ATTR_NAME, BS_ATTR_HTTP_EQUIV};
  for (size_t i = 0; i < 3; i++) {
    if (!(mask >> names[i] & 1)) continue;
    if ((st = bs_article_attr(a, node, names[i], &name)) || (st = lower(a, name, &key))) return st;
    st = bs_meta_add(a, names[i] == BS_ATTR_HTTP_EQUIV ? "http" : scheme_of(key), key, value, node);
    if (st) return st;
  }
  return BS_OK;
}

enum { RELS = 8 };
static const char rels[RELS][12] = {"canonical", "amphtml",   "shortlink", "author",
                                    "publisher", "image_src", "original",  "bookmark"};

/* A bit for each of rels that the attribute has: most links are style sheets, and have none. */
static unsigned rels_of(bs_span rel) {
  unsigned found = 0;
  for (size_t at = 0; at < rel.n;) {
    size_t from = at;
    while (at < rel.n && !bs_ascii_space((unsigned char)rel.p[at])) at++;
    bs_span word = bs_span_sub(rel, from, at++);
    if (word.n < 6 || word.n > 9) continue;
    for (unsigned i = 0; i < RELS; i++)
      if (bs_span_ieq(word, rels[i])) found |= 1u << i;
  }
  return found;
}

static bs_status add_link(bs_article *a, uint32_t node, uint64_t mask) {
  bs_span href, lang;
  bs_status st;
  if (!HAS(mask, REL) || !HAS(mask, HREF)) return BS_OK;
  unsigned found = rels_of(bs_node_attr(a->page, node, BS_ATTR_REL));
  bool alternate = HAS(mask, HREFLANG) && bs_node_attr_has(a->page, node, BS_ATTR_REL, "alternate");
  if (!found && !alternate) return BS_OK;
  if ((st = bs_article_attr(a, node, BS_ATTR_HREF, &href))) return st;
  for (unsigned i = 0; i < RELS; i++)
    if (found >> i & 1 && (st = bs_meta_add(a, "meta", bs_span_of(rels[i]), href, node))) return st;
  if (!alternate) return BS_OK;
  if ((st = bs_article_attr(a, node, BS_ATTR_HREFLANG, &lang))) return st;
  bs_str_clear(&a->scratch);
  bs_str_addz(&a->scratch, "hreflang:");
  bs_str_addspan(&a->scratch, lang);
  if ((st = bs_article_keep(a, &a->scratch, &lang)) || (st = lower(a, lang, &lang))) return st;
  return bs_meta_add(a, "meta", lang, href, node);
}

static bs_status add_title(walk *w, uint32_t node) {
  bs_span text;
  if (w->titled || bs_node_closest(w->a->page, node, BS_TAG_SVG)) return BS_OK;
  bs_status st = bs_article_node_text(w->a, node, &text);
  if (st || !text.n) return st;
  w->titled = true;
  return bs_meta_add(w->a, "meta", BS_LIT("title"), text, node);
}

static bs_status add_lang(bs_article *a, uint32_t node, uint64_t mask) {
  bs_span lang;
  if (!HAS(mask, LANG) && !HAS(mask, XML_LANG)) return BS_OK;
  bs_status st = bs_article_attr(a, node, HAS(mask, LANG) ? BS_ATTR_LANG : BS_ATTR_XML_LANG, &lang);
  return st || !lang.n ? st : bs_meta_add(a, "meta", BS_LIT("lang"), lang, node);
}

/* ---- microdata (WHATWG HTML, section 5) and RDFa Lite ---- */

/* "https://schema.org/NewsArticle" and "schema:NewsArticle" are NewsArticle. */
static bs_span short_name(bs_span s) {
  size_t cut = 0, end = 0;
  while (end < s.n && !bs_ascii_space((unsigned char)s.p[end])) end++;
  for (size_t i = 0; i < end; i++)
    if (s.p[i] == '/' || s.p[i] == '#' || s.p[i] == ':') cut = i + 1;
  return bs_span_sub(s, cut, end);
}

/* The value of a property as section 5.2.4 says; a NULL span where the text is too long for a property. */
static bs_status prop_value(bs_article *a, uint32_t node, uint64_t mask, bs_span *out) {
  const bs_node *n = &a->page->node[node];
  *out = BS_NULL_SPAN;
  if (HAS(mask, CONTENT)) return bs_article_attr(a, node, BS_ATTR_CONTENT, out);
  if (HAS(mask, DATETIME)) return bs_article_attr(a, node, BS_ATTR_DATETIME, out);
  if (n->tag == BS_TAG_META) return BS_OK;
  if (n->tag == BS_TAG_LINK || n->tag == BS_TAG_AREA) return bs_article_attr(a, node, BS_ATTR_HREF, out);
  if (n->tag == BS_TAG_IMG && HAS(mask, SRC)) return bs_article_attr(a, node, BS_ATTR_SRC, out);
  if (n->tag == BS_TAG_DATA && HAS(mask, VALUE)) return bs_article_attr(a, node, BS_ATTR_VALUE, out);
  if (n->end - node > TEXT_NODES) return BS_OK;
  size_t bytes = 0;
  for (uint32_t i = node + 1; i < n->end; i++)
    if (a->page->node[i].tag == BS_TAG_TEXT) bytes += a->page->node[i].len;
  return bytes > TEXT_BYTES ? BS_OK : bs_article_node_text(a, node, out);
}

static bs_status join_path(bs_article *a, bs_span path, bs_span name, bs_span *out) {
  *out = BS_NULL_SPAN;
  if (path.n + name.n >= PATH_BYTES) return BS_OK;
  bs_str_clear(&a->scratch);
  bs_str_addspan(&a->scratch, path);
  if (path.n && name.n) bs_str_addc(&a->scratch, '.');
  bs_str_addspan(&a->scratch, name);
  return bs_article_keep(a, &a->scratch, out);
}

/* Opens an item; a property item is named after its property, another one after its type. */
static bs_status open_item(walk *w, uint32_t node, uint64_t mask, bs_span prop) {
  bs_article *a = w->a;
  bs_span type = BS_NULL_SPAN, path, key;
  bs_status st = bs_article_attr(a, node, HAS(mask, TYPEOF) ? BS_ATTR_TYPEOF : BS_ATTR_ITEMTYPE, &type);
  if (st || w->depth == SCOPES) return st;
  type = short_name(type);
  bs_span outer = w->depth && prop.n ? w->stack[w->depth - 1].path : BS_LIT("");
  if ((st = join_path(a, outer, prop.n ? prop : type, &path))) return st;
  if (prop.n && path.n && type.n) {
    st = join_path(a, path, BS_LIT("@type"), &key);
    if (st || (st = bs_meta_add(a, "microdata", key, type, node))) return st;
  }
  w->stack[w->depth++] = (scope){a->page->node[node].end, path};
  return BS_OK;
}

static bs_status add_props(walk *w, uint32_t node, uint64_t mask, bs_span props) {
  bs_article *a = w->a;
  bs_span path = w->depth ? w->stack[w->depth - 1].path : BS_LIT(""), value, key;
  bs_status st = prop_value(a, node, mask, &value);
  if (st || !value.n || (w->depth && !path.p)) return st;
  for (size_t at = 0; at < props.n && at < PATH_BYTES;) {
    size_t end = at;
    while (end < props.n && !bs_ascii_space((unsigned char)props.p[end])) end++;
    bs_span name = bs_span_sub(props, at, end);
    if (bs_span_istarts(name, "schema:") || bs_span_istarts(name, "http")) name = short_name(name);
    if (name.n && (st = join_path(a, path, name, &key))) return st;
    if (name.n && (st = bs_meta_add(a, "microdata", key, value, node))) return st;
    for (at = end; at < props.n && bs_ascii_space((unsigned char)props.p[at]);) at++;
  }
  return BS_OK;
}

static bs_status add_microdata(walk *w, uint32_t node, uint64_t mask) {
  bool item = HAS(mask, ITEMSCOPE) || HAS(mask, TYPEOF);
  bs_span props = BS_NULL_SPAN;
  bs_status st = BS_OK;
  if (HAS(mask, ITEMPROP))
    st = bs_article_attr(w->a, node, BS_ATTR_ITEMPROP, &props);
  else if (HAS(mask, PROPERTY))
    st = bs_article_attr(w->a, node, BS_ATTR_PROPERTY, &props);
  if (st) return st;
  if (item) return open_item(w, node, mask, short_name(props));
  return props.n ? add_props(w, node, mask, props) : BS_OK;
}

/* ---- the walk ---- */

static uint64_t attrs_of(const bs_page *page, uint32_t node) {
  uint64_t mask = 0;
  const bs_node *n = &page->node[node];
  for (uint32_t i = n->off; i < n->off + n->nattr; i++) mask |= UINT64_C(1) << page->attr[i].id;
  return mask;
}

static bs_status visit(walk *w, uint32_t node) {
  const uint64_t micro =
      UINT64_C(1) << BS_ATTR_ITEMPROP | UINT64_C(1) << BS_ATTR_ITEMSCOPE | UINT64_C(1) << BS_ATTR_TYPEOF;
  const bs_node *n = &w->a->page->node[node];
  bs_status st = BS_OK;
  if (n->tag == BS_TAG_TITLE) return add_title(w, node);
  if (!n->nattr) return BS_OK;
  uint64_t mask = attrs_of(w->a->page, node);
  if (n->tag == BS_TAG_META) {
    st = add_meta(w->a, node, mask);
    if (!(mask & micro)) return st; /* property on meta is Open Graph's */
  } else if (n->tag == BS_TAG_LINK) {
    st = add_link(w->a, node, mask);
  } else if (n->tag == BS_TAG_HTML) {
    st = add_lang(w->a, node, mask);
  }
  return !st && n->is & BS_NODE_TYPED ? add_microdata(w, node, mask) : st;
}

bs_status bs_meta_load(bs_article *a) {
  if (a->loaded & BS_HAS_META) return BS_OK;
  walk w; /* the stack is large, and most of it is never used */
  w.a = a;
  w.depth = 0;
  w.titled = false;
  a->meta.n = 0;
  bs_status st = bs_capture_collect(a);
  for (size_t k = 0; k < a->page->nsaying && !st; k++) {
    uint32_t i = a->page->saying[k];
    while (w.depth && i >= w.stack[w.depth - 1].end) w.depth--;
    st = visit(&w, i);
  }
  if (!st && !a->page->cut) st = bs_jsonld_collect(a); /* it comes last, so no value that a head settles asks for it */
  if (!st) a->loaded |= BS_HAS_META;
  return st;
}

/* ---- reading the rows ---- */

bs_fact bs_meta_first(const bs_article *a, const char *scheme, const char *key) {
  size_t n = strlen(key);
  for (size_t i = 0; i < a->meta.n; i++) {
    const bs_meta *m = &a->meta.row[i];
    if (m->key.n != n || !m->value.n || !bs_span_istarts(m->key, key)) continue;
    if (!scheme || strcmp(m->scheme, scheme) == 0) return (bs_fact){m->value, m->key, m->node};
  }
  return (bs_fact){BS_NULL_SPAN, BS_NULL_SPAN, 0};
}

/* schema.org's CreativeWork types that a newspaper's pages are: Article and below, and what blogs and broadcasters
** use in its stead. */
bool bs_meta_is_article(bs_span key, const char *property) {
  static const char *const types[] = {"article", "posting",      "report", "blogpost",
                                      "review",  "creativework", "recipe", "news"};
  size_t n = strlen(property), dot = key.n > n ? key.n - n - 1 : 0;
  if (!dot || key.p[dot] != '.' || memcmp(key.p + dot + 1, property, n) != 0 || memchr(key.p, '.', dot)) return false;
  for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++)
    if (bs_span_iends(bs_span_sub(key, 0, dot), types[i])) return true;
  return false;
}

bs_fact bs_meta_article(const bs_article *a, const char *property, size_t *from) {
  for (size_t i = *from; i < a->meta.n; i++) {
    const bs_meta *m = &a->meta.row[i];
    if ((m->scheme[0] != 'j' && m->scheme[1] != 'i') || !m->value.n || !bs_meta_is_article(m->key, property)) continue;
    *from = i + 1;
    return (bs_fact){m->value, m->key, m->node};
  }
  *from = a->meta.n;
  return (bs_fact){BS_NULL_SPAN, BS_NULL_SPAN, 0};
}

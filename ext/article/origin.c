/* origin.c: where the article comes from: its addresses and site. Reads no date, no headline and no body. */
#include "outlet.h"

#include "../text/hash.h"
#include "../text/url.h"
#include "../text/utf8.h"
#include "labels.h"

enum { LABEL_BYTES = 120, MOST_LABELS = 400 };

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
  for (uint32_t i = bs_tag_first(p, BS_TAG_A, a->lo, a->hi); i < a->hi && tried < MOST_LABELS; i = bs_tag_next(p, i)) {
    if (!p->node[i].nattr || p->node[i].end - i > 8 || p->node[i].end - i < 2) continue;
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

bs_status bs_origin_site_of(bs_article *a, bs_span url, bs_span *site) {
  bs_url u;
  *site = BS_NULL_SPAN;
  bs_url_split(url, &u);
  if (!u.host.n || !(bs_span_ieq(u.scheme, "http") || bs_span_ieq(u.scheme, "https"))) return BS_OK;
  size_t i = bs_hash_quick(u.host.p, u.host.n, 0) % BS_HOSTS;
  if (!a->host[i].p || !bs_span_eq(a->host[i], u.host)) {
    bs_str_clear(&a->scratch);
    bs_status st = bs_url_site(url, &a->scratch); /* of a bare host only a known top level would count */
    if (st || (st = bs_article_keep(a, &a->scratch, &a->host_site[i]))) return st;
    a->host[i] = u.host;
  }
  *site = a->host_site[i];
  return BS_OK;
}

bs_status bs_origin_load(bs_article *a) {
  if (a->loaded & BS_HAS_ORIGIN) return BS_OK;
  bs_status st = bs_meta_load(a);
  if (st) return st;
  a->url = a->canonical_url = a->original_url = a->archive_url = a->site = none;
  if ((st = load_addresses(a)) || (st = load_site(a)) || (st = load_original(a))) return st;
  a->loaded |= BS_HAS_ORIGIN;
  return BS_OK;
}

/* origin.c: where the article comes from: addresses, site, outlet, section, and its summary. Reads no date and no body. */
#include "article_int.h"

#include "../text/url.h"

static bs_fact none(void) { return (bs_fact){BS_NULL_SPAN, BS_NULL_SPAN, 0}; }

/* ---- addresses ---- */

static bs_status load_addresses(bs_article *a) {
  static const char *const savers[] = {"singlefile", "savedfrom", "httrack"};
  for (size_t i = 0; i < 3 && !a->url.value.p; i++) a->url = bs_meta_first(a, savers[i], "url");
  bs_fact canonical = bs_meta_first(a, "meta", "canonical");
  if (!canonical.value.n) canonical = bs_meta_first(a, "og", "og:url");
  bs_span inner = bs_capture_unwrap(canonical.value);
  if (canonical.value.n && inner.p != canonical.value.p) a->archive_url = canonical;
  canonical.value = inner;
  bs_url parts;
  bs_url_split(inner, &parts);
  if (!canonical.value.n) return BS_OK;
  if (!parts.host.n && a->url.value.p) {
    bs_str_clear(&a->scratch);
    bs_status st = bs_url_resolve(a->url.value, inner, &a->scratch);
    if (st || (st = bs_article_keep(a, &a->scratch, &canonical.value))) return st;
  }
  a->canonical_url = canonical;
  if (!a->url.value.p && parts.host.n) a->url = canonical;
  return BS_OK;
}

static bs_status load_site(bs_article *a) {
  if (!a->url.value.p) return BS_OK;
  bs_str_clear(&a->scratch);
  bs_status st = bs_url_site(a->url.value, &a->scratch);
  if (st || !a->scratch.n) return st;
  a->site.from = a->url.from;
  return bs_article_keep(a, &a->scratch, &a->site.value);
}

/* ---- outlet and section ---- */

static void load_source(bs_article *a) {
  size_t from = 0;
  a->source = bs_meta_first(a, "og", "og:site_name");
  if (!a->source.value.n) a->source = bs_meta_article(a, "publisher.name", &from);
  if (!a->source.value.n) a->source = bs_meta_first(a, "meta", "application-name");
}

static void load_section(bs_article *a) {
  size_t from = 0;
  a->section = bs_meta_first(a, "og", "article:section");
  if (!a->section.value.n) a->section = bs_meta_article(a, "articleSection", &from);
  if (!a->section.value.n) a->section = bs_meta_first(a, "meta", "section");
}

bs_status bs_origin_load(bs_article *a) {
  if (a->loaded & BS_HAS_ORIGIN) return BS_OK;
  bs_status st = bs_meta_load(a);
  if (st) return st;
  a->url = a->canonical_url = a->original_url = a->archive_url = a->site = a->source = a->section = none();
  if ((st = load_addresses(a)) || (st = load_site(a))) return st;
  load_source(a);
  load_section(a);
  a->loaded |= BS_HAS_ORIGIN;
  return BS_OK;
}

bs_status bs_summary_load(bs_article *a) {
  if (a->loaded & BS_HAS_SUMMARY) return BS_OK;
  bs_status st = bs_meta_load(a);
  if (st) return st;
  a->summary = bs_meta_first(a, "meta", "description");
  if (!a->summary.value.n) a->summary = bs_meta_first(a, "og", "og:description");
  a->loaded |= BS_HAS_SUMMARY;
  return BS_OK;
}

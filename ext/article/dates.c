/* dates.c: the dates of a page: what each is, which of them is the article's, and which the capture's. */
#include "article_int.h"

typedef struct source {
  const char *scheme, *key;
  const char *role;
  double score;
} source;

static const source sources[] = {
    {"og", "article:published_time", "published", .9}, {"meta", "article:published_time", "published", .9},
    {"meta", "parsely-pub-date", "published", .85},    {"meta", "sailthru.date", "published", .8},
    {"meta", "dc.date.issued", "published", .8},       {"meta", "dc.date", "published", .7},
    {"meta", "date", "published", .7},                 {"meta", "pubdate", "published", .7},
    {"og", "article:modified_time", "modified", .9},   {"og", "og:updated_time", "modified", .6},
    {"meta", "last-modified", "modified", .6},         {"singlefile", "date", "captured", .95},
    {"wayback", "date", "captured", .95},              {"httrack", "date", "captured", .9},
};

static bs_status add_date(bs_article *a, bs_fact f, const char *scheme, const char *role, double score) {
  bs_date d;
  bs_seen_date *row;
  char buf[32], tz[8];
  bs_span where = BS_NULL_SPAN;
  bs_date_result r = bs_date_parse(f.value, NULL, &d, NULL, &where);
  if (r == BS_DATE_ABSENT) return BS_OK;
  bs_status st = bs_list_add(a, &a->dates, &row);
  if (st) return st == BS_LIMIT ? BS_OK : st;
  bs_str_clear(&a->scratch);
  bs_str_addf(&a->scratch, "%s %.*s", scheme, (int)f.from.n, f.from.p);
  if ((st = bs_article_keep(a, &a->scratch, &row->scheme))) return st;
  row->role = role;
  row->raw = f.value;
  row->node = f.node;
  row->ambiguous = r == BS_DATE_AMBIGUOUS;
  row->score = score;
  if (row->ambiguous) return BS_OK;
  row->precision = bs_date_precision_name(d.precision);
  size_t n = bs_date_format(&d, buf);
  if ((st = bs_arena_dup(&a->arena, bs_span_make(buf, n), &row->value))) return st;
  n = bs_date_format_offset(&d, tz);
  return n ? bs_arena_dup(&a->arena, bs_span_make(tz, n), &row->tz) : BS_OK;
}

static void choose(bs_article *a, const char *role, bs_stamp *out) {
  bs_seen_date *best = NULL;
  for (size_t i = 0; i < a->dates.n; i++) {
    bs_seen_date *d = &a->dates.row[i];
    if (!d->ambiguous && strcmp(d->role, role) == 0 && (!best || d->score > best->score)) best = d;
  }
  if (!best || bs_date_parse(best->raw, NULL, &out->date, NULL, NULL) != BS_DATE_FOUND) return;
  best->chosen = true;
  out->known = true;
  out->raw = best->raw;
  out->from = best->scheme;
}

bs_status bs_dates_load(bs_article *a) {
  if (a->loaded & BS_HAS_DATES) return BS_OK;
  bs_status st = bs_meta_load(a);
  size_t from = 0;
  a->dates.n = 0;
  memset(&a->published, 0, sizeof(a->published));
  a->modified = a->captured = a->published;
  for (size_t i = 0; i < sizeof(sources) / sizeof(*sources) && !st; i++) {
    bs_fact f = bs_meta_first(a, sources[i].scheme, sources[i].key);
    if (f.value.n) st = add_date(a, f, sources[i].scheme, sources[i].role, sources[i].score);
  }
  bs_fact f = st ? (bs_fact){BS_NULL_SPAN, BS_NULL_SPAN, 0} : bs_meta_article(a, "datePublished", &from);
  if (f.value.n) st = add_date(a, f, "jsonld", "published", .95);
  from = 0;
  if (!st) f = bs_meta_article(a, "dateModified", &from);
  if (!st && f.value.n) st = add_date(a, f, "jsonld", "modified", .95);
  if (st) return st;
  choose(a, "published", &a->published);
  choose(a, "modified", &a->modified);
  choose(a, "captured", &a->captured);
  a->loaded |= BS_HAS_DATES;
  return BS_OK;
}

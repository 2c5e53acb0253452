/* clues.c: the dates that metadata, captures and addresses give, each with its role and how far it is to be
** believed. */
#include "clues.h"

typedef struct source {
  const char *key; /* ends as ends_as_date() has it */
  bs_clue_role role;
  double score;
} source;

/* Names of meta elements and properties, of all schemes but jsonld and microdata. */
static const source named[] = {
    {"article:published_time", BS_CLUE_PUBLISHED, .92},
    {"article:published", BS_CLUE_PUBLISHED, .9},
    {"og:article:published_time", BS_CLUE_PUBLISHED, .9},
    {"og:published_time", BS_CLUE_PUBLISHED, .9},
    {"og:pubdate", BS_CLUE_PUBLISHED, .85},
    {"parsely-pub-date", BS_CLUE_PUBLISHED, .88},
    {"sailthru.date", BS_CLUE_PUBLISHED, .85},
    {"cxenseparse:recs:publishtime", BS_CLUE_PUBLISHED, .88},
    {"cxenseparse:publishtime", BS_CLUE_PUBLISHED, .88},
    {"bt:pubdate", BS_CLUE_PUBLISHED, .88},
    {"citation_publication_date", BS_CLUE_PUBLISHED, .85},
    {"citation_online_date", BS_CLUE_PUBLISHED, .8},
    {"citation_date", BS_CLUE_PUBLISHED, .8},
    {"dc.date.issued", BS_CLUE_PUBLISHED, .85},
    {"dcterms.issued", BS_CLUE_PUBLISHED, .85},
    {"dc.date.published", BS_CLUE_PUBLISHED, .85},
    {"dcterms.created", BS_CLUE_PUBLISHED, .75},
    {"dc.date.created", BS_CLUE_PUBLISHED, .75},
    {"dc.created", BS_CLUE_PUBLISHED, .75},
    {"dcterms.date", BS_CLUE_PUBLISHED, .75},
    {"dc.date", BS_CLUE_PUBLISHED, .75},
    {"dc.issued", BS_CLUE_PUBLISHED, .8},
    {"dc:date", BS_CLUE_PUBLISHED, .7},
    {"dc:created", BS_CLUE_PUBLISHED, .7},
    {"datepublished", BS_CLUE_PUBLISHED, .88},
    {"date-published", BS_CLUE_PUBLISHED, .85},
    {"date_published", BS_CLUE_PUBLISHED, .85},
    {"publishdate", BS_CLUE_PUBLISHED, .85},
    {"publish-date", BS_CLUE_PUBLISHED, .85},
    {"publish_date", BS_CLUE_PUBLISHED, .85},
    {"published_date", BS_CLUE_PUBLISHED, .85},
    {"published", BS_CLUE_PUBLISHED, .8},
    {"publication_date", BS_CLUE_PUBLISHED, .85},
    {"publication-date", BS_CLUE_PUBLISHED, .85},
    {"pubdate", BS_CLUE_PUBLISHED, .85},
    {"pub_date", BS_CLUE_PUBLISHED, .85},
    {"originalpublicationdate", BS_CLUE_PUBLISHED, .88},
    {"article.published", BS_CLUE_PUBLISHED, .88},
    {"article.created", BS_CLUE_PUBLISHED, .8},
    {"article_date_original", BS_CLUE_PUBLISHED, .85},
    {"article:post_date", BS_CLUE_PUBLISHED, .85},
    {"article:publicationdate", BS_CLUE_PUBLISHED, .88},
    {"article:published_date", BS_CLUE_PUBLISHED, .88},
    {"rnews:datepublished", BS_CLUE_PUBLISHED, .85},
    {"datecreated", BS_CLUE_PUBLISHED, .75},
    {"date", BS_CLUE_PUBLISHED, .75},
    {"displaydate", BS_CLUE_PUBLISHED, .8},
    {"dat", BS_CLUE_PUBLISHED, .6},
    {"ptime", BS_CLUE_PUBLISHED, .75},
    {"pdate", BS_CLUE_PUBLISHED, .75},
    {"release_date", BS_CLUE_PUBLISHED, .75},
    {"gentime", BS_CLUE_OTHER, .1},
    {"article:modified_time", BS_CLUE_MODIFIED, .92},
    {"article:modified", BS_CLUE_MODIFIED, .9},
    {"og:updated_time", BS_CLUE_MODIFIED, .85},
    {"og:modified_time", BS_CLUE_MODIFIED, .85},
    {"article.updated", BS_CLUE_MODIFIED, .85},
    {"dcterms.modified", BS_CLUE_MODIFIED, .8},
    {"dc.date.modified", BS_CLUE_MODIFIED, .8},
    {"dc:modified", BS_CLUE_MODIFIED, .7},
    {"dc.modified", BS_CLUE_MODIFIED, .75},
    {"lastmod", BS_CLUE_MODIFIED, .8},
    {"last-modified", BS_CLUE_MODIFIED, .75},
    {"last-update", BS_CLUE_MODIFIED, .75},
    {"lastmodified", BS_CLUE_MODIFIED, .75},
    {"last_updated", BS_CLUE_MODIFIED, .75},
    {"datemodified", BS_CLUE_MODIFIED, .85},
    {"modified", BS_CLUE_MODIFIED, .7},
    {"revised", BS_CLUE_MODIFIED, .7},
    {"updated", BS_CLUE_MODIFIED, .7},
};

/* Properties of schema.org, by what the key ends with. */
static const source properties[] = {
    {"datePublished", BS_CLUE_PUBLISHED, .95}, {"dateModified", BS_CLUE_MODIFIED, .95},
    {"dateCreated", BS_CLUE_PUBLISHED, .8},    {"uploadDate", BS_CLUE_PUBLISHED, .5},
    {"dateIssued", BS_CLUE_PUBLISHED, .8},     {"pubdate", BS_CLUE_PUBLISHED, .8},
};

/* Numbers with marks between: what a habit may have decided. */
static bool in_numbers(bs_span s) {
  for (size_t i = 0; i < s.n; i++)
    if (!bs_ascii_digit((unsigned char)s.p[i]) && !strchr("/-. :", s.p[i])) return false;
  return s.n >= 6 && bs_ascii_digit((unsigned char)s.p[0]);
}

void bs_clue_read(bs_clue *c, const bs_date_options *options, bs_span where, bs_date_result r, const bs_date *date,
                  const bs_date *other) {
  bs_date first, second;
  c->date = c->other = *date;
  c->ambiguous = r == BS_DATE_AMBIGUOUS;
  c->habit = BS_ORDER_NONE;
  if (c->ambiguous) c->other = *other;
  if (c->ambiguous || options->order || !options->lang.n || !in_numbers(where) ||
      bs_date_parse(where, NULL, &first, &second, NULL) != BS_DATE_AMBIGUOUS)
    return;
  c->habit = date->day == first.day ? BS_ORDER_DMY : BS_ORDER_MDY;
  c->other.day = date->month;
  c->other.month = date->day;
}

bs_status bs_clues_add(bs_article *a, bs_clues *clues, bs_span raw, bs_clue_role role, double score, bs_span scheme,
                       uint32_t node, bs_clue **added) {
  bs_clue *row;
  bs_date date, other;
  bs_span where = raw;
  *added = NULL;
  if (!raw.n) return BS_OK;
  bs_date_result r = bs_date_parse_again(&clues->read, raw, &clues->options, &date, &other, &where);
  if (r == BS_DATE_ABSENT) return BS_OK;
  bs_status st = bs_list_add(a, &clues->list, &row);
  if (st) return st == BS_LIMIT ? BS_OK : st;
  *row = (bs_clue){.role = role, .score = score, .raw = raw, .scheme = scheme, .node = node};
  bs_clue_read(row, &clues->options, where, r, &date, &other);
  *added = row;
  return BS_OK;
}

static bs_status scheme_of(bs_article *a, const bs_meta *m, bs_span *out) {
  bs_str_clear(&a->scratch);
  bs_str_addz(&a->scratch, m->scheme);
  bs_str_addc(&a->scratch, ' ');
  bs_str_addspan(&a->scratch, m->key);
  return bs_article_keep(a, &a->scratch, out);
}

/* The beginning of a computer's time is a stamp that was never set. */
static bool is_unset(const bs_date *d) {
  return (d->year == 1970 && d->month == 1 && d->day == 1) || (d->year == 1969 && d->month == 12 && d->day == 31) ||
         d->year == 1;
}

static bs_status add_row(bs_article *a, bs_clues *clues, const bs_meta *m, bs_clue_role role, double score) {
  bs_clue *row = NULL;
  bs_span scheme;
  bs_status st = scheme_of(a, m, &scheme);
  if (!st) st = bs_clues_add(a, clues, m->value, role, score, scheme, m->node, &row);
  if (row && is_unset(&row->date)) row->role = BS_CLUE_OTHER, row->score = .1;
  if (row && role == BS_CLUE_CAPTURED && m->scheme[0] != 's' && row->date.precision >= BS_DATE_HOUR)
    row->date.has_offset = true; /* archives stamp in UTC */
  return st;
}

/* Endings of names that sites make themselves, behind a prefix and a mark ("cms:published-date"). */
static const source endings[] = {
    {"published-date", BS_CLUE_PUBLISHED, .8},
    {"published_date", BS_CLUE_PUBLISHED, .8},
    {"published_time", BS_CLUE_PUBLISHED, .8},
    {"published-time", BS_CLUE_PUBLISHED, .8},
    {"publish-date", BS_CLUE_PUBLISHED, .8},
    {"publish_date", BS_CLUE_PUBLISHED, .8},
    {"publishdate", BS_CLUE_PUBLISHED, .8},
    {"publish-time", BS_CLUE_PUBLISHED, .8},
    {"publication-date", BS_CLUE_PUBLISHED, .8},
    {"publication_date", BS_CLUE_PUBLISHED, .8},
    {"publicationdate", BS_CLUE_PUBLISHED, .8},
    {"datepublished", BS_CLUE_PUBLISHED, .8},
    {"date-published", BS_CLUE_PUBLISHED, .8},
    {"date_published", BS_CLUE_PUBLISHED, .8},
    {"pubdate", BS_CLUE_PUBLISHED, .8},
    {"pub-date", BS_CLUE_PUBLISHED, .8},
    {"pub_date", BS_CLUE_PUBLISHED, .8},
    {"published", BS_CLUE_PUBLISHED, .75},
    {"published-at", BS_CLUE_PUBLISHED, .8},
    {"published_at", BS_CLUE_PUBLISHED, .8},
    {"uploaded", BS_CLUE_PUBLISHED, .6},
    {"article-date", BS_CLUE_PUBLISHED, .75},
    {"post-date", BS_CLUE_PUBLISHED, .75},
    {"created-date", BS_CLUE_PUBLISHED, .65},
    {"date", BS_CLUE_PUBLISHED, .6},
    {"modified-date", BS_CLUE_MODIFIED, .75},
    {"modified_time", BS_CLUE_MODIFIED, .75},
    {"modified-time", BS_CLUE_MODIFIED, .75},
    {"last-modified", BS_CLUE_MODIFIED, .75},
    {"last-updated", BS_CLUE_MODIFIED, .75},
    {"updated_time", BS_CLUE_MODIFIED, .75},
    {"datemodified", BS_CLUE_MODIFIED, .75},
};

static bool is_mark(char c) { return c == ':' || c == '.' || c == '-' || c == '_'; }

/* "date", "time", "published", "lastmod", "published_at", "original": how all of these names end. */
static bool ends_as_date(bs_span key) {
  if (key.n < 3) return false;
  int first = bs_ascii_lower((unsigned char)key.p[key.n - 2]);
  switch (bs_ascii_lower((unsigned char)key.p[key.n - 1])) {
    case 'e': return first == 't' || first == 'm';
    case 'd': return first == 'e' || first == 'o';
    case 't':
    case 'l': return first == 'a';
    default: return false;
  }
}

static bool has_ending(bs_span key, const source *s) {
  size_t n = strlen(s->key);
  if (key.n < n || !bs_span_iends(key, s->key)) return false;
  if (key.n == n) return true;
  return strcmp(s->key, "date") ? is_mark(key.p[key.n - n - 1]) : key.p[key.n - n - 1] == ':';
}

/* Names that say of a date that it is another one. */
static bool is_foreign(bs_span key) {
  static const char *const names[] = {"expir", "event", "unpublish", "start", "end", "valid", "birth", "comment"};
  for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
    if (bs_span_ifind(key, names[i], 0) != SIZE_MAX) return true;
  return false;
}

static const source *find_named(bs_span key) {
  for (size_t i = 0; i < sizeof(named) / sizeof(*named); i++)
    if (bs_ascii_lower((unsigned char)key.p[0]) == named[i].key[0] && bs_span_ieq(key, named[i].key)) return &named[i];
  for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++)
    if (has_ending(key, &endings[i])) return is_foreign(key) ? NULL : &endings[i];
  return NULL;
}

/* Whether a key's path leads away from the article: to a comment, a rating, a list of others, a video in it. */
static bool is_aside(bs_span key) {
  static const char *const names[] = {"comment", "review", "hasPart",  "itemListElement", "video",
                                      "Video",   "image",  "Image",    "citation",        "isBasedOn",
                                      "event",   "Event",  "mentions", "offers",          "Person"};
  for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
    if (bs_span_find(key, names[i], 0) != SIZE_MAX) return true;
  return false;
}

static bs_status add_property(bs_article *a, bs_clues *clues, const bs_meta *m) {
  for (size_t i = 0; i < sizeof(properties) / sizeof(*properties); i++) {
    const source *s = &properties[i];
    if (!bs_span_ends(m->key, s->key)) continue;
    size_t before = m->key.n - strlen(s->key);
    if (before && m->key.p[before - 1] != '.') continue;
    if (m->node && m->scheme[0] == 'm' && bs_marked(a, m->node, BS_MARK_COMMENT | BS_MARK_RELATED | BS_MARK_ASIDE))
      return add_row(a, clues, m, BS_CLUE_RELATED, .1);
    if (is_aside(m->key)) return add_row(a, clues, m, BS_CLUE_OTHER, .1);
    double score = s->score;
    if (!bs_meta_is_article(m->key, s->key)) score -= bs_span_starts(m->key, "WebPage.") ? .08 : .12;
    return add_row(a, clues, m, s->role, score);
  }
  return BS_OK;
}

static bool is_capture(const bs_meta *m) {
  return (!strcmp(m->scheme, "singlefile") || !strcmp(m->scheme, "wayback") || !strcmp(m->scheme, "httrack")) &&
         bs_span_is(m->key, "date");
}

static bs_status add_meta(bs_article *a, bs_clues *clues) {
  for (size_t i = 0; i < a->meta.n; i++) {
    const bs_meta *m = &a->meta.row[i];
    bs_status st = BS_OK;
    bool dated = ends_as_date(m->key), jsonld = m->scheme[0] == 'j',
         capture = m->scheme[0] == 's' || m->scheme[0] == 'w' || (m->scheme[0] == 'h' && !strcmp(m->scheme, "httrack"));
    if (capture && is_capture(m)) {
      st = add_row(a, clues, m, BS_CLUE_CAPTURED, .95);
    } else if (jsonld || (m->scheme[0] == 'm' && !strcmp(m->scheme, "microdata"))) {
      st = dated ? add_property(a, clues, m) : BS_OK;
    }
    const source *s = !dated || capture || st || jsonld ? NULL : find_named(m->key);
    if (s) st = add_row(a, clues, m, s->role, s->score);
    if (st) return st;
  }
  return BS_OK;
}

static bs_status add_url(bs_article *a, bs_clues *clues) {
  bs_date date;
  bs_span where, urls[3] = {a->url.value, a->canonical_url.value, bs_meta_first(a, "og", "og:url").value};
  for (int i = 0; i < 3; i++) {
    bs_clue *row;
    if (!urls[i].n || (i && bs_span_eq(urls[i], urls[i - 1]))) continue;
    if (bs_date_in_url(urls[i], &date, &where) != BS_DATE_FOUND) continue;
    bs_status st = bs_list_add(a, &clues->list, &row);
    if (st) return st == BS_LIMIT ? BS_OK : st;
    double score = date.precision >= BS_DATE_DAY ? .8 : .3;
    *row = (bs_clue){
        .date = date, .other = date, .role = BS_CLUE_PUBLISHED, .score = score, .raw = where, .scheme = BS_LIT("url")};
    return BS_OK;
  }
  return BS_OK;
}

/* The language as dates need it: with the region that decides 03/04/2024, from og:locale where the lang attribute
** has none. */
static bs_status find_lang(bs_article *a, bs_span *out) {
  bs_span lang = bs_meta_first(a, "meta", "lang").value, locale = bs_meta_first(a, "og", "og:locale").value;
  *out = lang;
  if (!locale.n || locale.n > 12 || (lang.n > 2 && !bs_span_istarts(locale, "en"))) return BS_OK;
  if (lang.n >= 2 && !(bs_ascii_lower((unsigned char)lang.p[0]) == bs_ascii_lower((unsigned char)locale.p[0])))
    return BS_OK;
  if (lang.n > 2) return BS_OK;
  bs_str_clear(&a->scratch);
  for (size_t i = 0; i < locale.n; i++) bs_str_addc(&a->scratch, locale.p[i] == '_' ? '-' : locale.p[i]);
  return bs_article_keep(a, &a->scratch, out);
}

/* What a file with several articles says of all of them: when it was captured, and its day, which its title tells. */
static bs_status add_whole(bs_article *a, bs_clues *clues) {
  for (size_t i = 0; i < a->meta.n; i++) {
    const bs_meta *m = &a->meta.row[i];
    bs_status st = BS_OK;
    if (is_capture(m)) st = add_row(a, clues, m, BS_CLUE_CAPTURED, .95);
    if (!strcmp(m->scheme, "meta") && bs_span_is(m->key, "title")) {
      bs_clue *row = NULL;
      st = bs_clues_add(a, clues, m->value, BS_CLUE_PUBLISHED, .5, BS_LIT("meta title"), m->node, &row);
      if (!st && row && !row->ambiguous && row->date.precision >= BS_DATE_DAY) {
        clues->day = row->date;
        clues->options.now = &clues->day;
      }
    }
    if (st) return st;
  }
  return BS_OK;
}

bs_status bs_clues_collect(bs_article *a, bs_clues *out) {
  memset(out, 0, sizeof(*out));
  out->options.order = a->date_order;
  bs_status st = find_lang(a, &out->options.lang);
  if (!st && bs_article_is_part(a)) {
    st = add_whole(a, out);
  } else if (!st) {
    st = add_meta(a, out);
    if (!st) st = add_url(a, out);
  }
  if (!st) st = bs_clues_page(a, out);
  return st;
}

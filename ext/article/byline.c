/* byline.c: who wrote the article: what metadata say, what the page shows, and which of the two is believed. What a name is stands in
** persons.c. */
#include "persons.h"

#include "labels.h"

enum { REGION_NODES = 60 };

/* ---- metadata ---- */

/* "author.name", "author", "creator.name" of the article itself, or of the page about it. */
static bool is_author_row(const bs_meta *m, bool page) {
  static const char *const props[] = {"author.name", "author", "creator.name", "creator"};
  for (size_t i = 0; i < sizeof(props) / sizeof(*props); i++) {
    if (bs_meta_is_article(m->key, props[i])) return true;
    if (page && bs_span_starts(m->key, "WebPage.") && bs_span_is(bs_span_sub(m->key, 8, m->key.n), props[i]))
      return true;
    if (page && m->scheme[1] == 'i' && i < 2 && bs_span_is(m->key, props[i])) return true;
  }
  return false;
}

/* As the keys of all rows with an author end; others are no property of a name. */
static bool ends_as_author(bs_span key) { return bs_span_ends(key, "or") || bs_span_ends(key, "name"); }

/* Names of the first article that has any. scheme: "jsonld" or "microdata"; bodies: organizations instead of
** persons. */
static bs_status from_markup(bs_article *a, const char *scheme, bool page, bool bodies, bs_persons *out,
                             bs_span *from) {
  bool person = false, body = false;
  uint32_t last = 0;
  for (size_t i = 0; i < a->meta.n; i++) {
    const bs_meta *m = &a->meta.row[i];
    if (m->scheme[0] != scheme[0] || m->scheme[1] != scheme[1]) continue;
    if (bs_span_ends(m->key, "author.@type")) {
      person = bs_span_ieq(m->value, "Person");
      body = bs_span_iends(m->value, "organization");
    }
    if (out->n && (bs_meta_is_article(m->key, "headline") || bs_meta_is_article(m->key, "@type"))) break;
    if (body != bodies || !m->value.n || !ends_as_author(m->key) || !is_author_row(m, page)) continue;
    if (m->node && scheme[0] == 'm' && bs_marked(a, m->node, BS_MARK_COMMENT | BS_MARK_RELATED)) continue;
    if (last && m->node > last + REGION_NODES) break; /* those of a teaser further down */
    int before = out->n;
    bs_status st = bs_persons_add(a, a->outlets, m->value, person ? BS_PERSONS_TYPED : 0, out);
    if (st) return st;
    if (scheme[0] == 'm' && out->n) last = m->node;
    if (out->n > before && !from->p) *from = m->key;
  }
  return BS_OK;
}

/* Catalogues write "Lee, Ann". */
static bs_status put_forward(bs_article *a, bs_span *name) {
  size_t comma = name->p ? bs_span_find(*name, ", ", 0) : SIZE_MAX;
  if (comma == SIZE_MAX || bs_span_find(*name, ",", comma + 1) != SIZE_MAX || memchr(name->p, ';', name->n))
    return BS_OK;
  bs_span given = bs_span_sub(*name, comma + 1, name->n);
  if (!given.p) return BS_OK;
  bs_str_clear(&a->scratch);
  bs_str_addspan(&a->scratch, bs_span_trim(given));
  bs_str_addc(&a->scratch, ' ');
  bs_str_addspan(&a->scratch, bs_span_sub(*name, 0, comma));
  return bs_article_keep(a, &a->scratch, name);
}

/* A property may be a list of names apart by blanks (RDFa Core 1.1, 7.4.3). */
static bool holds_key(bs_span names, const char *key) {
  size_t n = strlen(key);
  if (names.n <= n || !memchr(names.p, ' ', names.n)) return bs_span_ieq(names, key);
  for (size_t from = 0; from + n <= names.n; from++) {
    size_t to = from;
    while (to < names.n && !bs_ascii_space((unsigned char)names.p[to])) to++;
    if (to - from == n && bs_span_ieq(bs_span_sub(names, from, to), key)) return true;
    from = to;
  }
  return false;
}

/* Whether the names could hold one of from_meta()'s keys, by how all of those end. */
static bool may_hold_author(bs_span names) {
  static const char *const ends[] = {"or", "rs", "me", "ne", "yl"};
  for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++)
    if (bs_span_iends(names, ends[i])) return true;
  return names.n && memchr(names.p, ' ', names.n);
}

static bs_status from_meta(bs_article *a, bs_persons *out, bs_span *from) {
  static const char *const keys[] = {
      "citation_author", "citation_authors",    "dc.creator",         "dc:creator",     "dcterms.creator",
      "author",          "parsely-author",      "sailthru.author",    "article:author", "byl",
      "byline",          "article:author_name", "cxenseparse:author", "dc.contributor", "creator",
      "authors",         "article.author",      "article_author",     "bt:author",      "og:article:author"};
  size_t first = a->meta.n, last = 0;
  for (size_t i = 0; i < a->meta.n; i++) {
    const bs_meta *m = &a->meta.row[i];
    if (m->scheme[0] == 'j' || m->scheme[1] == 'i' || !may_hold_author(m->key)) continue;
    if (first > i) first = i;
    last = i;
  }
  for (size_t k = 0; k < sizeof(keys) / sizeof(*keys) && !out->n; k++)
    for (size_t i = first; i < a->meta.n && i <= last; i++) {
      const bs_meta *m = &a->meta.row[i];
      if (m->scheme[0] == 'j' || m->scheme[1] == 'i' || !holds_key(m->key, keys[k])) continue;
      bs_span name = m->value;
      bs_status st = bs_span_starts(m->key, "citation") || bs_span_starts(m->key, "dc") ? put_forward(a, &name) : BS_OK;
      if (st || (st = bs_persons_add(a, a->outlets, name, 0, out))) return st;
      *from = m->key;
    }
  return BS_OK;
}

/* Cards of social networks carry up to two labelled values. */
static bs_status from_card(bs_article *a, bs_persons *out, bs_span *from) {
  static const char *const keys[][2] = {{"twitter:label1", "twitter:data1"}, {"twitter:label2", "twitter:data2"}};
  bs_status st = BS_OK;
  for (int i = 0; i < 2 && !out->n && !st; i++) {
    bs_fact label = bs_meta_first(a, "meta", keys[i][0]), data = bs_meta_first(a, "meta", keys[i][1]);
    if (!bs_label_is(label.value, BS_LABEL_BY)) continue;
    *from = data.from;
    st = bs_persons_add(a, a->outlets, data.value, BS_PERSONS_LABELLED, out);
  }
  return st;
}

/* ---- the choice ---- */

/* "dr ann lee" and "ann lee" are one. */
static bool same_person(bs_span x, bs_span y) { return bs_key_holds(x, y) || bs_key_holds(y, x); }

static bool is_among(const bs_persons *all, bs_span key) {
  for (int i = 0; i < all->n; i++)
    if (same_person(all->key[i], key)) return true;
  return false;
}

static bool is_name_of_person(bs_span key) {
  if (bs_span_starts(key, "dr ")) key = bs_span_sub(key, 3, key.n);
  return bs_key_words(key) >= 2 && bs_key_words(key) <= 4 && bs_given_begins(key) &&
         !bs_label_suffix(key, BS_LABEL_BODY);
}

/* Takes out what is neither among `known` nor begins as people's names do. */
static void keep_persons(bs_persons *names, const bs_persons *known) {
  int kept = 0;
  for (int i = 0; i < names->n; i++) {
    if (!is_among(known, names->key[i]) && !is_name_of_person(names->key[i])) continue;
    names->name[kept] = names->name[i];
    names->key[kept++] = names->key[i];
  }
  names->n = kept;
}

/* What the page shows against what metadata say: the line below the headline that says "By" knows better than the account that the page was
** put in with, or tells of more writers; and any person than the outlet itself. */
static bs_status page_knows(bs_article *a, bs_persons *names) {
  bs_persons seen = {.n = 0};
  uint32_t where = 0;
  double score = 0;
  int common = 0;
  bs_status st = bs_byline_labelled(a, &seen, &where);
  if (!st && !seen.n && names->bodies == names->n) {
    st = bs_byline_visible(a, &seen, &where, &score);
    if (score < 1.2) seen.n = 0;
  }
  if (st || !seen.n) return st;
  keep_persons(&seen, names);
  for (int i = 0; i < names->n; i++) common += is_among(&seen, names->key[i]);
  if (!seen.n || (common && (common < names->n || seen.n == names->n))) return BS_OK;
  *names = seen;
  a->byline = (bs_fact){BS_NULL_SPAN, BS_LIT("visible"), where};
  return BS_OK;
}

/* A site that bears a person's name is that person's. */
static bs_status from_owner(bs_article *a, bs_persons *names, bs_span *from) {
  bs_span key;
  bs_status st = a->source.value.n ? bs_article_fold(a, a->source.value, &key) : BS_OK;
  if (st || !a->source.value.n || !bs_given_person(key)) return st;
  *from = a->source.from;
  return bs_persons_add(a, a->outlets, a->source.value, BS_PERSONS_STRICT, names);
}

/* Who wrote what a card leads to. */
static bool in_card(const bs_article *a, uint32_t node) {
  for (size_t i = 0; i < a->related.n; i++)
    if (a->related.row[i].node <= node && node < a->page->node[a->related.row[i].node].end) return true;
  return false;
}

bs_status bs_byline_load(bs_article *a) {
  if (a->loaded & BS_HAS_BYLINE) return BS_OK;
  bs_status st = bs_headline_load(a);
  bs_persons names = {.n = 0};
  double score;
  a->byline = (bs_fact){BS_NULL_SPAN, BS_NULL_SPAN, 0};
  if (st) return st;
  bool whole = !bs_article_is_part(a);
  bs_span *from = &a->byline.from;
  if (whole) st = from_markup(a, "jsonld", false, false, &names, from);
  if (whole && !st && !names.n) st = from_meta(a, &names, from);
  if (whole && !st && !names.n) st = from_card(a, &names, from);
  if (whole && !st && !names.n) st = from_markup(a, "jsonld", true, false, &names, from);
  if (whole && !st && !names.n) st = from_markup(a, "microdata", true, false, &names, from);
  if (!st && names.n) {
    st = page_knows(a, &names);
  } else if (!st) {
    st = bs_byline_visible(a, &names, &a->byline.node, &score);
    if (!st && names.n && !(st = bs_related_load(a)) && in_card(a, a->byline.node)) names.n = 0;
    if (names.n) *from = BS_LIT("visible");
  }
  if (whole && !st && !names.n) st = from_markup(a, "jsonld", true, true, &names, from);
  if (whole && !st && !names.n) st = from_owner(a, &names, from);
  if (!st) st = bs_persons_join(a, &names, &a->byline.value);
  if (!st) a->loaded |= BS_HAS_BYLINE;
  return st;
}

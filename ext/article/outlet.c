/* outlet.c: the names of the page's outlet, and titles taken apart by them. Knows no outlet of its own: a name
** counts only because the page's metadata or address gives it. */
#include "outlet.h"

#include "../text/fold.h"
#include "../text/utf8.h"

enum { NAME_BYTES = 200 };

bs_status bs_article_fold(bs_article *a, bs_span text, bs_span *out) {
  bs_str_clear(&a->scratch);
  bs_status st = bs_text_fold(text, &a->scratch);
  *out = BS_NULL_SPAN;
  return st ? st : bs_article_keep(a, &a->scratch, out);
}

size_t bs_key_words(bs_span key) {
  size_t n = key.n > 0;
  for (size_t i = 0; i < key.n; i++) n += key.p[i] == ' ';
  return n;
}

bool bs_key_holds(bs_span key, bs_span inner) {
  if (!inner.n || inner.n > key.n) return false;
  for (size_t i = 0; i + inner.n <= key.n; i++) {
    if (memcmp(key.p + i, inner.p, inner.n) != 0) continue;
    if ((i == 0 || key.p[i - 1] == ' ') && (i + inner.n == key.n || key.p[i + inner.n] == ' ')) return true;
  }
  return false;
}

/* ---- names ---- */

static bs_status add_name(bs_article *a, bs_outlets *o, bs_span name) {
  bs_span key;
  if (!name.n || name.n > NAME_BYTES || o->n == BS_OUTLET_NAMES) return BS_OK;
  bs_status st = bs_article_fold(a, name, &key);
  if (st || !key.n) return st;
  for (int i = 0; i < o->n; i++)
    if (bs_span_eq(o->key[i], key)) return BS_OK;
  o->name[o->n] = name;
  o->key[o->n++] = key;
  return BS_OK;
}

static bool is_outlet_key(const bs_meta *m) {
  static const char *const keys[] = {"og:site_name",    "application-name",    "apple-mobile-web-app-title",
                                     "dc.publisher",    "dcterms.publisher",   "citation_journal_title",
                                     "al:ios:app_name", "al:android:app_name", "copyright",
                                     "publisher",       "twitter:site"};
  if (m->scheme[0] == 'j' || m->scheme[1] == 'i')
    return bs_span_ends(m->key, "publisher.name") || bs_span_is(m->key, "WebSite.name") ||
           bs_span_is(m->key, "Organization.name") || bs_span_is(m->key, "NewsMediaOrganization.name") ||
           bs_span_is(m->key, "WebSite.alternateName") || bs_span_is(m->key, "WebPage.isPartOf.name");
  for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++)
    if (bs_span_is(m->key, keys[i])) return true;
  return false;
}

/* "example" of example.co.uk: the label before the public suffix. */
static bs_span host_label(bs_span site) {
  size_t n = 0;
  while (n < site.n && site.p[n] != '.') n++;
  return n < site.n ? bs_span_sub(site, 0, n) : BS_NULL_SPAN;
}

bs_status bs_outlet_load(bs_article *a) {
  if (a->loaded & BS_HAS_OUTLET) return BS_OK;
  bs_status st = bs_origin_load(a);
  bs_outlets *o = st ? NULL : bs_arena_zalloc(&a->arena, sizeof(*o));
  if (!o) return st ? st : BS_NOMEM;
  a->outlets = o;
  o->host = host_label(a->site.value);
  if ((st = bs_source_find(a)) || (st = add_name(a, o, a->source.value))) return st;
  for (size_t i = 0; i < a->meta.n && !st; i++)
    if (is_outlet_key(&a->meta.row[i])) {
      bs_span name = a->meta.row[i].value;
      if (name.n && name.p[0] == '@') name = bs_span_sub(name, 1, name.n);
      if (!bs_span_istarts(name, "http")) st = add_name(a, o, name);
    }
  if (st || (st = bs_section_declared(a))) return st;
  if (a->section.value.n) st = bs_article_fold(a, a->section.value, &o->section);
  if (!st) a->loaded |= BS_HAS_OUTLET;
  return st;
}

/* ---- is it one of them? ---- */

/* The key without blanks in buf; 0 where it does not fit. */
static size_t compact(bs_span key, char buf[NAME_BYTES]) {
  size_t n = 0;
  for (size_t i = 0; i < key.n; i++) {
    if (key.p[i] == ' ') continue;
    if (n == NAME_BYTES) return 0;
    buf[n++] = key.p[i];
  }
  return n;
}

static bs_span without_the(bs_span key) { return bs_span_starts(key, "the ") ? bs_span_sub(key, 4, key.n) : key; }

static bool same_name(bs_span key, bs_span name) {
  char x[NAME_BYTES], y[NAME_BYTES];
  key = without_the(key);
  name = without_the(name);
  if (bs_span_eq(key, name)) return true;
  if (bs_key_holds(key, name) && bs_key_words(key) <= bs_key_words(name) + 2) return true;
  if (key.n >= 4 && bs_key_holds(name, key) && bs_key_words(name) <= bs_key_words(key) + 3) return true;
  size_t nx = compact(key, x), ny = compact(name, y);
  return nx && nx == ny && memcmp(x, y, nx) == 0;
}

/* "The Daily Example" at dailyexample.com, "Example Daily News" at edn.com, "Example" at example-online.net. */
static bool same_host(bs_span key, bs_span label) {
  char x[NAME_BYTES], first[NAME_BYTES];
  size_t nx = compact(key, x), nf = 0, nl = 0;
  char host[NAME_BYTES];
  for (size_t i = 0; i < label.n && nl < NAME_BYTES; i++)
    if (label.p[i] != '-') host[nl++] = label.p[i];
  if (!nx || nl < 2) return false;
  bs_span h = bs_span_make(host, nl), k = bs_span_make(x, nx);
  if (bs_span_eq(h, k)) return true;
  if (bs_span_starts(k, "the") && bs_span_eq(bs_span_sub(k, 3, nx), h)) return true;
  if (nx >= 5 && nx * 10 >= nl * 6 && memmem(host, nl, x, nx)) return true;
  if (nl >= 4 && nl * 10 >= nx * 5 && memmem(x, nx, host, nl)) return true;
  for (size_t i = 0; i < key.n && nf < NAME_BYTES; i++)
    if (i == 0 || key.p[i - 1] == ' ') first[nf++] = key.p[i];
  return nf >= 2 && nf == nl && memcmp(first, host, nl) == 0;
}

/* "Example.com" as a part of a title. */
static bool is_domain(bs_span text) {
  static const char *const ends[] = {".com", ".net", ".org", ".info", ".co.uk", ".tv", ".news"};
  for (size_t i = 0; i < text.n; i++)
    if (!bs_ascii_alpha((unsigned char)text.p[i]) && !bs_ascii_digit((unsigned char)text.p[i]) && text.p[i] != '.' &&
        text.p[i] != '-')
      return false;
  for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++)
    if (bs_span_iends(text, ends[i])) return true;
  return false;
}

bs_status bs_outlet_is(bs_article *a, const bs_outlets *outlets, bs_span text, bool *is) {
  bs_span key;
  *is = false;
  if (!text.p || !text.n || text.n > NAME_BYTES) return BS_OK;
  bs_status st = bs_article_fold(a, text, &key);
  if (st || !key.n) return st;
  *is = is_domain(text);
  for (int i = 0; i < outlets->n && !*is; i++) *is = same_name(key, outlets->key[i]);
  if (!*is && outlets->host.n) *is = same_host(key, outlets->host);
  return BS_OK;
}

bs_status bs_outlet_is_host(bs_article *a, bs_span text, bool *is) {
  bs_span key, host = host_label(a->site.value);
  *is = false;
  if (!text.n || text.n > NAME_BYTES || !host.n) return BS_OK;
  bs_status st = bs_article_fold(a, text, &key);
  if (!st) *is = same_host(key, host);
  return st;
}

/* ---- titles ---- */

typedef struct mark { /* what stands between the parts of a title */
  const char *text;
  char kind;
  bool spaced; /* only with blanks on both sides */
} mark;

static const mark marks[] = {
    {"|", '|', false},
    {"\xC2\xBB", '|', false} /* » */,
    {"\xC2\xAB", '|', false} /* « */,
    {"::", '|', false},
    {"\xE2\x80\xA2", '|', false} /* bullet */,
    {"\xC2\xB7", '|', true} /* middle dot */,
    {"\xEF\xBD\x9C", '|', false} /* fullwidth bar */,
    {"\xE2\x80\x93", '-', true} /* en dash */,
    {"\xE2\x80\x94", '-', true} /* em dash */,
    {"-", '-', true},
    {"--", '-', true},
    {"_", '_', false},
    {"~", '-', true},
    {"/", '/', true},
    {"@", '@', true},
    {"<", '|', true},
    {">", '|', true},
    {"\xE2\x80\xBA", '|', true} /* › */,
    {"\xEF\xBC\x9A", ':', false} /* fullwidth colon */,
};

static bool blank_at(bs_span s, size_t i) {
  return i >= s.n || bs_ascii_space((unsigned char)s.p[i]) || (unsigned char)s.p[i] == 0xC2;
}

/* The mark at byte i, its length in *len; or NULL. */
static const mark *mark_at(bs_span s, size_t i, size_t *len) {
  bs_span rest = bs_span_sub(s, i, s.n);
  for (size_t k = 0; k < sizeof(marks) / sizeof(*marks); k++) {
    size_t n = strlen(marks[k].text);
    if (!bs_span_starts(rest, marks[k].text)) continue;
    if (marks[k].spaced && (i == 0 || !bs_ascii_space((unsigned char)s.p[i - 1]) || !blank_at(s, i + n))) continue;
    if (marks[k].kind == '_' && i > 0 && i + 1 < s.n && (unsigned char)s.p[i - 1] < 0x80 &&
        (unsigned char)s.p[i + 1] < 0x80 && !bs_ascii_space((unsigned char)s.p[i - 1]))
      continue; /* snake_case is a word */
    *len = n;
    return &marks[k];
  }
  static const mark colon = {":", ':', false};
  if (s.p[i] == ':' && blank_at(s, i + 1)) {
    *len = 1;
    return &colon;
  }
  return NULL;
}

/* Whether a mark can begin with the byte. */
static bool may_be_mark(unsigned char c) {
  return c < 0x80 ? c && strchr("|:-_~/@<>", c) : c == 0xC2 || c == 0xE2 || c == 0xEF;
}

static void add_part(bs_title *t, size_t from, size_t to, char before) {
  while (from < to && bs_ascii_space((unsigned char)t->text.p[from])) from++;
  while (to > from && bs_ascii_space((unsigned char)t->text.p[to - 1])) to--;
  if (from == to) return;
  t->from[t->n] = from;
  t->to[t->n] = to;
  t->before[t->n] = t->n ? before : 0;
  t->n++;
}

void bs_title_split(bs_span text, bs_title *out) {
  size_t from = 0, len;
  char before = 0;
  memset(out, 0, sizeof(*out));
  out->text = text;
  for (size_t i = 0; i < text.n && out->n < BS_TITLE_PARTS - 1;) {
    const mark *m = may_be_mark((unsigned char)text.p[i]) ? mark_at(text, i, &len) : NULL;
    if (!m) {
      i++;
      continue;
    }
    add_part(out, from, i, before);
    before = m->kind;
    from = i = i + len;
  }
  add_part(out, from, text.n, before);
  out->hi = out->n;
}

bs_span bs_title_slice(const bs_title *t, int lo, int hi) {
  return lo < hi ? bs_span_sub(t->text, t->from[lo], t->to[hi - 1]) : BS_NULL_SPAN;
}

/* Whether part `i` is the outlet's name, or the section's behind or before a bar or a dash. */
static bs_status is_label(bs_article *a, const bs_outlets *o, const bs_title *t, int i, char sign, bool *is) {
  bs_span part = bs_title_slice(t, i, i + 1), key;
  bs_status st = bs_outlet_is(a, o, part, is);
  if (st || *is || !o->section.n || sign == ':') return st;
  if ((st = bs_article_fold(a, part, &key))) return st;
  *is = bs_span_eq(key, o->section);
  return BS_OK;
}

bs_status bs_title_strip(bs_article *a, const bs_outlets *outlets, bs_title *t) {
  bs_status st = BS_OK;
  for (bool is = true; is && t->hi - t->lo > 1;) {
    char sign = t->before[t->hi - 1];
    if ((st = is_label(a, outlets, t, t->hi - 1, sign, &is))) return st;
    if (is && sign == ':') is = false; /* "Storm: Example Town" is no outlet behind a colon */
    if (is) t->hi--;
  }
  for (bool is = true; is && t->hi - t->lo > 1;) {
    if ((st = is_label(a, outlets, t, t->lo, t->before[t->lo + 1], &is))) return st;
    if (is) t->lo++;
  }
  return st;
}

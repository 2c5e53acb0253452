/* persons.c: names of writers out of what pages write where names stand. Looks for no bylines (byline.c does). */
#include "persons.h"

#include <utf8proc.h>

#include "../text/utf8.h"
#include "labels.h"

enum { TEXT_BYTES = 600, NAME_BYTES = 90, NAME_WORDS = 6, PIECES = 48 };

static const char edges[] = " \t\r\n:;,.|/-*()[]{}\"";

/* Bytes of the blank or mark of CJK typesetting, or the no-break space, that s begins with. */
static size_t wide_edge(bs_span s) {
  static const char *const marks[] = {"\xEF\xBC\x9A" /* colon */,   "\xEF\xBC\x8F" /* slash */,
                                      "\xEF\xBC\x9D" /* equals */,  "\xE3\x80\x80" /* space */,
                                      "\xE3\x83\xBB" /* dot */,     "\xEF\xBC\x88" /* bracket */,
                                      "\xE3\x80\x90" /* bracket */, "\xC2\xA0"};
  for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
    if (bs_span_starts(s, marks[i])) return strlen(marks[i]);
  return 0;
}

static bs_span trim_edges(bs_span s) {
  s = bs_span_trim(s);
  for (size_t n; s.n;) {
    if (s.p[0] && strchr(edges, s.p[0]))
      s = bs_span_sub(s, 1, s.n);
    else if ((n = wide_edge(s)) > 0)
      s = bs_span_sub(s, n, s.n);
    else
      break;
  }
  while (s.n && s.p[s.n - 1] && s.p[s.n - 1] != '.' && s.p[s.n - 1] != ')' && strchr(edges, s.p[s.n - 1])) s.n--;
  while (bs_span_ends(s, "\xEF\xBC\x9A")) s.n -= 3; /* a colon of CJK typesetting */
  size_t word = s.n; /* a full stop behind a word of some length ends a sentence, not an abbreviation */
  while (word > 0 && s.p[word - 1] != ' ') word--;
  if (s.n && s.p[s.n - 1] == '.' && s.n - word > 6 && !memchr(s.p + word, '.', s.n - word - 1)) s.n--;
  return bs_span_trim(s);
}

static uint32_t first_cp(bs_span s) {
  const char *p = s.p;
  return s.n ? bs_utf8_next(&p, s.p + s.n) : 0;
}

static bool is_upper(uint32_t c) {
  return utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_LU ||
         utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_LT;
}
static bool is_lower(uint32_t c) { return utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_LL; }

/* Labels before names, also two of them ("Written by: Author Ann Lee"). */
static bs_span without_labels(bs_span s, bool *labelled) {
  for (int i = 0; i < 3; i++) {
    size_t n = bs_label_prefix(s, BS_LABEL_BY);
    bs_span rest = n ? bs_span_sub(s, n, s.n) : s;
    if (!n) break;
    bool colon = bs_span_starts(bs_span_trim(rest), ":");
    rest = trim_edges(rest);
    if (!rest.n || bs_span_starts(rest, "to ") || (!colon && n < s.n && is_lower(first_cp(rest)) && i > 0)) break;
    s = rest;
    *labelled = true;
  }
  return s;
}

/* Whether a bracket stands within a name: "Ann (Bo) Lee". */
static bool is_inner(bs_span s, size_t open) {
  const char *shut = memchr(s.p + open, ')', s.n - open);
  size_t from = shut ? (size_t)(shut - s.p) + 1 : s.n;
  return from + 2 < s.n && shut - (s.p + open) < 20 && s.p[from] == ' ' &&
         is_upper(first_cp(bs_span_sub(s, from + 1, s.n)));
}

/* Where the name ends: a bar, a spaced dash, a bullet, a bracket, an address, a new line's date. */
static size_t name_end(bs_span s) {
  static const char *const stops[] = {" | ",
                                      "|",
                                      " - ",
                                      " \xE2\x80\x93 ",
                                      " \xE2\x80\x94 ",
                                      " \xE2\x80\xA2 ",
                                      "\xE2\x80\xA2",
                                      "\xE2\x88\x99",
                                      " \xC2\xB7 ",
                                      "\xC2\xB7",
                                      "http",
                                      " @",
                                      " // ",
                                      "\t",
                                      " \xC2\xBB",
                                      " > "};
  size_t end = s.n;
  for (size_t i = 0; i < sizeof(stops) / sizeof(*stops); i++) {
    size_t hit = bs_span_find(s, stops[i], 0);
    if (hit < end) end = hit;
  }
  for (size_t i = 0; i < end; i++)
    if ((s.p[i] == '(' && i > 0 && !is_inner(s, i)) || s.p[i] == '<' ||
        (bs_ascii_digit((unsigned char)s.p[i]) && (i == 0 || s.p[i - 1] == ' ')))
      end = i;
  const char *at = memchr(s.p, '@', end); /* "Ann Lee ann@example.com" */
  while (at && at > s.p && at[-1] != ' ') at--;
  if (at && at > s.p) end = (size_t)(at - s.p);
  bs_span head = bs_span_sub(s, 0, end), when;
  bs_date date;
  if (end < s.n && bs_date_parse(s, NULL, &date, NULL, &when) != BS_DATE_ABSENT && when.p >= s.p && when.p < s.p + end)
    head = bs_span_sub(s, 0, end = (size_t)(when.p - s.p)); /* "Ann Lee December 5" */
  size_t hit = bs_label_find(head, BS_LABEL_PUBLISHED), other = bs_label_find(head, BS_LABEL_MODIFIED);
  if (other < hit) hit = other;
  other = bs_label_find(head, BS_LABEL_PHOTO); /* "Ann Lee. Photos by Bo Diaz" */
  if (other < hit && other > 1 && head.p[other - 2] == '.') hit = other - 2;
  return hit && hit < end ? hit : end;
}

/* "Ph.D.", "MD", "CFA", "Jr.": what stands behind a comma and belongs to the name before it. */
static bool is_credential(bs_span s) {
  size_t letters = 0, upper = 0;
  if (s.n > 24) return false;
  for (size_t i = 0; i < s.n; i++) {
    letters += bs_ascii_alpha((unsigned char)s.p[i]);
    upper += s.p[i] >= 'A' && s.p[i] <= 'Z';
    if ((unsigned char)s.p[i] >= 0x80 && (unsigned char)s.p[i] != 0xC2 && (unsigned char)s.p[i] != 0xAE) return false;
  }
  if (bs_span_ieq(s, "jr.") || bs_span_ieq(s, "jr") || bs_span_ieq(s, "sr.") || bs_span_ieq(s, "ph.d.") ||
      bs_span_ieq(s, "phd") || bs_span_ieq(s, "esq."))
    return true;
  return letters >= 2 && upper * 3 >= letters * 2 && bs_key_words(s) <= 3 && s.n <= 16;
}

static bool is_role(bs_span s) {
  if (bs_label_is(s, BS_LABEL_ROLE)) return true;
  size_t n = bs_label_suffix(s, BS_LABEL_ROLE), m = bs_label_prefix(s, BS_LABEL_ROLE);
  return (n && n < s.n) || (m && m < s.n && bs_key_words(s) > 2);
}

/* "@handle", "a@b.c", "www.example.com", "/author/ann". */
static bool is_address(bs_span s) {
  return s.n && (memchr(s.p, '@', s.n) || bs_span_istarts(s, "www.") || bs_span_istarts(s, "http") || s.p[0] == '/' ||
                 bs_span_iends(s, ".com"));
}

static const char *const particles[] = {"de",  "da", "di", "del", "della", "van", "von", "der", "den",
                                        "la",  "le", "el", "al",  "bin",   "ibn", "dos", "du",  "ter",
                                        "ten", "y",  "e",  "af",  "zu",    "los", "das"};

static bool is_particle(bs_span w) {
  for (size_t k = 0; k < sizeof(particles) / sizeof(*particles); k++)
    if (bs_span_is(w, particles[k])) return true;
  return false;
}

/* Whether every word could be part of a name: a capital, a particle, initials, or a script without case. */
static bool looks_like_name(bs_span s, bool labelled) {
  size_t words = 0, capitals = 0;
  for (size_t i = 0; i < s.n;) {
    size_t end = i;
    while (end < s.n && s.p[end] != ' ') end++;
    bs_span w = bs_span_sub(s, i, end);
    uint32_t c = first_cp(w);
    bool particle = is_particle(w);
    for (size_t k = 0; k < w.n; k++)
      if (bs_ascii_digit((unsigned char)w.p[k]) || w.p[k] == '#' || w.p[k] == '=') return false;
    if (c == 0xA9) return false; /* a copyright line */
    if (is_lower(c) && !particle && !bs_span_starts(w, "d'") && !bs_span_starts(w, "al-") && !bs_span_starts(w, "el-"))
      return false;
    capitals += !is_lower(c);
    words += w.n > 0;
    i = end + 1;
  }
  bool caseless = s.n && !is_upper(first_cp(s)) && !is_lower(first_cp(s));
  return capitals && words <= 5 && (words >= 2 || labelled || (caseless && s.n >= 6 && s.n <= 24));
}

/* "Ann Lee Gazette Staff Writer" without the office and the outlet's word before it. */
static bs_status without_office(bs_article *a, const bs_outlets *outlets, bs_span *s) {
  size_t n = bs_label_suffix(*s, BS_LABEL_ROLE);
  if (!n || n >= s->n || s->p[s->n - n - 1] != ' ') return BS_OK;
  bs_span rest = trim_edges(bs_span_sub(*s, 0, s->n - n)), key;
  while (bs_key_words(rest) > 2) {
    size_t last = rest.n;
    bool outlet = false;
    while (last > 0 && rest.p[last - 1] != ' ') last--;
    bs_status st = bs_article_fold(a, bs_span_sub(rest, last, rest.n), &key);
    if (st) return st;
    for (int i = 0; i < outlets->n; i++) outlet |= bs_key_holds(outlets->key[i], key);
    if (!outlet) break;
    rest = trim_edges(bs_span_sub(rest, 0, last));
  }
  if (bs_key_words(rest) >= 2) *s = rest;
  return BS_OK;
}

/* Whether the outlet bears its owner's name and this is that name, maybe written as one word ("AnnLee" at annlee.com). */
static bool is_owner(const bs_outlets *outlets, bs_span key) {
  if (bs_given_person(key)) return true;
  for (int i = 0; i < outlets->n; i++) {
    bs_span name = outlets->key[i];
    size_t k = 0;
    if (!bs_given_person(name)) continue;
    for (size_t at = 0; at < name.n; at++)
      if (name.p[at] != ' ' && (k >= key.n || key.p[k++] != name.p[at])) k = SIZE_MAX / 2;
    if (k == key.n) return true;
  }
  return false;
}

/* A name of a user's account: one word of letters, digits and marks between them. */
static bool is_handle(bs_span s) {
  if (s.n < 4 || s.n > 24 || bs_label_prefix(s, BS_LABEL_NOTNAME) || bs_label_is(s, BS_LABEL_AND)) return false;
  for (size_t i = 0; i < s.n; i++)
    if (!bs_ascii_alpha((unsigned char)s.p[i]) &&
        !(i && (bs_ascii_digit((unsigned char)s.p[i]) || strchr("_-", s.p[i]))))
      return false;
  return true;
}

/* Up to the first word in small letters behind two others. */
static bs_span until_small(bs_span s) {
  int words = 0;
  for (size_t i = 0; i < s.n; words++) {
    size_t end = i;
    while (end < s.n && s.p[end] != ' ') end++;
    bs_span w = bs_span_sub(s, i, end);
    if (words >= 2 && is_lower(first_cp(w)) && !is_particle(w)) return bs_span_trim(bs_span_sub(s, 0, i));
    i = end + 1;
  }
  return s;
}

/* "David at" before a day: a short word in small letters ends no name. */
static bs_span without_last(bs_span s) {
  size_t last = s.n;
  while (last > 0 && s.p[last - 1] != ' ') last--;
  return last && s.n - last <= 3 && bs_ascii_alpha((unsigned char)s.p[last]) && is_lower((unsigned char)s.p[last])
             ? bs_span_trim(bs_span_sub(s, 0, last))
             : s;
}

/* The name of a month, which may be a person's: "Jan", "April". */
static bool is_month(bs_span s) {
  char day[64] = "1 ";
  bs_date date;
  if (s.n + 8 > sizeof day) return false;
  memcpy(day + 2, s.p, s.n);
  memcpy(day + 2 + s.n, " 2000", 6);
  return bs_date_parse(bs_span_of(day), NULL, &date, NULL, NULL) == BS_DATE_FOUND && date.precision == BS_DATE_DAY;
}

/* How buttons and dates begin, but for a month where a name must stand. */
static bool begins_as_no_name(bs_span s, bool sure) {
  size_t n = bs_label_prefix(s, BS_LABEL_NOTNAME);
  return n && !(sure && bs_key_words(s) > 1 && is_month(bs_span_sub(s, 0, n)));
}

static bs_status add_name(bs_article *a, const bs_outlets *outlets, bs_span s, unsigned flags, bs_persons *out) {
  bs_span key;
  bool outlet = false;
  s = trim_edges(s);
  for (size_t n = bs_label_suffix(s, BS_LABEL_AFTER); n && n < s.n; n = 0) s = trim_edges(bs_span_sub(s, 0, s.n - n));
  bs_status st = without_office(a, outlets, &s);
  if (st) return st;
  s = without_last(s);
  if (flags & BS_PERSONS_CUT) {
    if ((st = bs_article_fold(a, s, &key))) return st;
    if (bs_given_begins(key)) s = until_small(s);
  }
  if (s.n < 2 || s.n > NAME_BYTES || out->n == BS_PERSONS || bs_key_words(s) > NAME_WORDS + 3) return BS_OK;
  if (is_address(s) || bs_label_is(s, BS_LABEL_STAFF) || bs_label_is(s, BS_LABEL_ROLE) || bs_label_is(s, BS_LABEL_BY))
    return BS_OK;
  bool handle = (flags & BS_PERSONS_HANDLE) && is_handle(s);
  if ((flags & BS_PERSONS_STRICT) && !handle &&
      (!looks_like_name(s, (flags & BS_PERSONS_LABELLED) != 0) || bs_key_words(s) > NAME_WORDS ||
       begins_as_no_name(s, (flags & (BS_PERSONS_LABELLED | BS_PERSONS_TYPED)) != 0)))
    return BS_OK;
  if (bs_key_words(s) == 1 && memchr(s.p, '.', s.n - 1)) return BS_OK; /* a user's or a variable's name */
  bs_outlets named = *outlets;
  if (bs_key_words(s) > 1 && looks_like_name(s, false)) named.host = BS_NULL_SPAN; /* Ann Lee writes at annlee.com */
  if ((st = bs_outlet_is(a, &named, s, &outlet)) || (st = bs_article_fold(a, s, &key)) || !key.n) return st;
  if (outlet && is_owner(outlets, key)) outlet = false;
  if (outlet && !(flags & BS_PERSONS_TYPED)) return BS_OK;
  for (int i = 0; i < out->n; i++)
    if (bs_span_eq(out->key[i], key)) return BS_OK;
  bs_str_clear(&a->scratch);
  bs_utf8_squeeze(s, &a->scratch);
  if ((st = bs_article_keep(a, &a->scratch, &out->name[out->n]))) return st;
  out->key[out->n++] = key;
  out->bodies += outlet;
  return BS_OK;
}

/* ---- "A, B and C" ---- */

/* Bytes of the mark between two names at byte i, or 0: ';', '&', '/', '、', '·', "and" in any language with blanks
** around. *comma: it was one. */
static size_t joint(bs_span s, size_t i, bool *comma) {
  *comma = s.p[i] == ',';
  if (*comma || s.p[i] == ';' || s.p[i] == '\n') return 1;
  if (s.p[i] == '&' || s.p[i] == '+' || s.p[i] == '/') return i > 0 && s.p[i - 1] == ' ' ? 1 : 0;
  if (bs_span_starts(bs_span_sub(s, i, s.n), "\xE3\x80\x81") || bs_span_starts(bs_span_sub(s, i, s.n), "\xEF\xBC\x8C"))
    return 3;
  if (i == 0 || s.p[i - 1] != ' ') return 0;
  size_t n = bs_label_prefix(bs_span_sub(s, i, s.n), BS_LABEL_AND);
  bool one = n == 1; /* "i", "y", "e", "a": an initial has a capital */
  if (!n || i + n >= s.n || s.p[i + n] != ' ' || (one && !is_lower((unsigned char)s.p[i]))) return 0;
  bs_span rest = bs_span_trim(bs_span_sub(s, i + n, s.n));
  return is_lower(first_cp(rest)) && n < 3 ? 0 : n;
}

typedef struct piece {
  size_t from, to;
  bool comma; /* stands behind a comma */
} piece;

static int cut_pieces(bs_span s, piece *out) {
  int n = 0;
  size_t from = 0;
  bool behind = false, comma;
  for (size_t i = 0; i < s.n && n < PIECES - 1; i++) {
    size_t len = joint(s, i, &comma);
    if (!len) continue;
    out[n++] = (piece){from, i, behind};
    behind = comma;
    i += len - 1;
    from = i + 1;
  }
  out[n++] = (piece){from, s.n, behind};
  return n;
}

/* How many of the pieces behind piece `i` belong to its name: "Ann Lee, MD, PhD", but not "Ann Lee, CNN" on CNN's page. */
static bs_status credentials(bs_article *a, const bs_outlets *outlets, bs_span text, const piece *cut, int n,
                             int *more) {
  bool outlet = false;
  *more = 0;
  for (int i = 1; i < n && cut[i].comma; i++) {
    bs_span s = trim_edges(bs_span_sub(text, cut[i].from, cut[i].to));
    bs_status st = is_credential(s) ? bs_outlet_is(a, outlets, s, &outlet) : BS_OK;
    if (st) return st;
    if (!is_credential(s) || outlet) break;
    *more = i;
  }
  return BS_OK;
}

/* "ann@example.com (Ann Lee)", as feeds have it: the name. */
static bs_span without_address(bs_span s) {
  size_t open = bs_span_find(s, " (", 0);
  if (open == SIZE_MAX || s.p[s.n - 1] != ')' || memchr(s.p, ' ', open) || !memchr(s.p, '@', open)) return s;
  return bs_span_sub(s, open + 2, s.n - 1);
}

bs_status bs_persons_add(bs_article *a, const bs_outlets *outlets, bs_span text, unsigned flags, bs_persons *out) {
  bool labelled = false;
  piece cut[PIECES];
  if (!text.p) return BS_OK;
  bs_str_clear(&a->scratch);
  if (text.n > TEXT_BYTES) text = bs_span_sub(text, 0, bs_utf8_floor(text, TEXT_BYTES));
  bs_utf8_squeeze(text, &a->scratch);
  bs_status st = bs_article_keep(a, &a->scratch, &text);
  if (st) return st;
  text = without_labels(without_address(trim_edges(text)), &labelled);
  if (bs_label_prefix(text, BS_LABEL_PHOTO) || bs_label_prefix(text, BS_LABEL_MODIFIED)) return BS_OK;
  if (bs_span_istarts(text, "http") || bs_span_istarts(text, "www.") || bs_span_starts(text, "\xC2\xA9")) return BS_OK;
  text = trim_edges(bs_span_sub(text, 0, name_end(text)));
  if (labelled) flags |= BS_PERSONS_LABELLED;
  int n = cut_pieces(text, cut), more = 0;
  bool office = false;
  for (int i = 0; i < n && !st; i += 1 + more) {
    bool ignored;
    if ((st = credentials(a, outlets, text, cut + i, n - i, &more))) break;
    bs_span s = without_labels(trim_edges(bs_span_sub(text, cut[i].from, cut[i + more].to)), &ignored);
    if (bs_label_prefix(s, BS_LABEL_MODIFIED) || bs_label_prefix(s, BS_LABEL_PHOTO)) break;
    if (i) flags &= ~(unsigned)BS_PERSONS_TYPED;
    if (cut[i].comma && (is_role(s) || bs_key_words(s) < 2)) continue;
    if (!cut[i].comma && office) continue; /* "Ann Lee, Head of Sales and Trade" */
    office = cut[i].comma && (bs_span_find(s, " of ", 0) != SIZE_MAX || bs_span_find(s, " at ", 0) != SIZE_MAX ||
                              bs_span_find(s, " for ", 0) != SIZE_MAX);
    if (office) continue;
    st = add_name(a, outlets, s, flags, out);
  }
  return st;
}

bs_status bs_persons_join(bs_article *a, const bs_persons *persons, bs_span *out) {
  *out = BS_NULL_SPAN;
  if (!persons->n) return BS_OK;
  bs_str_clear(&a->scratch);
  for (int i = 0; i < persons->n; i++) {
    if (i) bs_str_addz(&a->scratch, "; ");
    bs_str_addspan(&a->scratch, persons->name[i]);
  }
  return bs_article_keep(a, &a->scratch, out);
}

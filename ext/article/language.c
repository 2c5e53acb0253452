/* language.c: the language of the article, as BCP 47: what the page declares, unless its text says otherwise. */
#include "article_int.h"

#include "../text/lang.h"
#include "../text/utf8.h"

enum { SAMPLE = 1500 }; /* bytes of text that tell the language as surely as all of it */

/* How sure a guess has to be where the page says nothing, and where it says something else. */
static const double to_fill = .35, to_overrule = .45;

/* Tags that name one written language: a text tells them apart too rarely to overrule a page that does. */
static bool same_family(const char *x, const char *y) {
  static const char *const families[] = {"no nb nn da", "hr sr bs sh", "id ms", "zh yue wuu",
                                         "tl fil",      "he iw",       "cs sk", "pt gl"};
  if (strcmp(x, y) == 0) return true;
  for (size_t i = 0; i < sizeof(families) / sizeof(*families); i++) {
    const char *p = strstr(families[i], x), *q = strstr(families[i], y);
    if (p && q) return true;
  }
  return false;
}

/* "EN_us" is en-US; a NULL span for what is no tag (RFC 5646 section 2.1: subtags of up to eight letters or digits). */
static bs_status normal_tag(bs_article *a, bs_span tag, bs_span *out) {
  size_t sub = 0, length = 0;
  *out = BS_NULL_SPAN;
  bs_str_clear(&a->scratch);
  for (size_t i = 0; i < tag.n && i < 35; i++) {
    char c = tag.p[i];
    if (c == ',' || c == ';') break;
    if (c == '_' || c == '-') {
      if (!length) return BS_OK;
      sub++;
      length = 0;
      bs_str_addc(&a->scratch, '-');
      continue;
    }
    if ((!bs_ascii_alpha((unsigned char)c) && (!sub || !bs_ascii_digit((unsigned char)c))) || ++length > 8)
      return BS_OK;
    bs_str_addc(&a->scratch, (char)bs_ascii_lower((unsigned char)c));
  }
  bs_str *s = &a->scratch;
  if (s->status) return s->status;
  while (s->n && s->p[s->n - 1] == '-') bs_str_truncate(s, s->n - 1);
  size_t dash = bs_span_find(bs_str_span(s), "-", 0);
  if (s->n < 2 || dash < 2 || (dash == SIZE_MAX && s->n > 3)) return BS_OK;
  for (size_t i = dash; i != SIZE_MAX && i < s->n;) { /* regions are written in capitals, scripts with one */
    size_t next = bs_span_find(bs_str_span(s), "-", i + 1), end = next == SIZE_MAX ? s->n : next;
    for (size_t k = i + 1; k < end; k++)
      if ((end - i == 3 || (end - i == 5 && k == i + 1)) && s->p[k] >= 'a' && s->p[k] <= 'z')
        s->p[k] = (char)(s->p[k] - 32);
    i = next;
  }
  return bs_article_keep(a, s, out);
}

static bs_status declared(bs_article *a, bs_fact *out) {
  static const char *const keys[] = {"lang",     "content-language", "dc.language", "dcterms.language",
                                     "language", "og:locale"};
  for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
    *out = bs_meta_first(a, NULL, keys[i]);
    bs_status st = out->value.n ? normal_tag(a, out->value, &out->value) : BS_OK;
    if (st || out->value.n) return st;
  }
  size_t from = 0;
  *out = bs_meta_article(a, "inLanguage", &from);
  return out->value.n ? normal_tag(a, out->value, &out->value) : BS_OK;
}

bs_status bs_language_load(bs_article *a) {
  char primary[9] = {0};
  double sure = 0;
  if (a->loaded & BS_HAS_LANGUAGE) return BS_OK;
  bs_status st = bs_body_load(a);
  if (st || (st = declared(a, &a->language))) return st;
  bs_span said = a->language.value;
  for (size_t i = 0; i < said.n && i < 8 && said.p[i] != '-'; i++) primary[i] = said.p[i];
  const char *guess =
      a->text.n ? bs_lang_guess(
                      bs_span_sub(a->text, 0, bs_utf8_floor(a->text, a->text.n < SAMPLE ? a->text.n : SAMPLE)), &sure)
                : NULL;
  bool wrong = said.n && guess && !same_family(guess, primary);
  if (guess && ((!said.n && sure >= to_fill) || (wrong && sure >= to_overrule)))
    a->language = (bs_fact){bs_span_of(guess), BS_LIT("text"), 0};
  a->loaded |= BS_HAS_LANGUAGE;
  return BS_OK;
}

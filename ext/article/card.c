/* card.c: whether a link that stands in a list like a card's leads to another article, by its address and words: references, shops, tags,
** authors and buttons stand in lists, too. Reads no tree. */
#include "../text/url.h"
#include "labels.h"
#include "outlet.h"
#include "score.h"

enum { LABEL_WORDS = 4, LABEL_BYTES = 120 };

/* "/tag/ships/", "/author/ann-lee": an address that the usual systems give a list of articles. */
static bool leads_to_list(bs_span url) {
  static const char *const folders[] = {
      "tag",    "tags",  "category",  "categories", "topic", "topics",      "author", "authors",   "themes",
      "search", "label", "labels",    "user",       "users", "contributor", "staff",  "kategorie", "thema",
      "tema",   "temas", "categoria", "etiqueta",   "autor", "auteur",      "rubrik"};
  bs_url u;
  bs_url_split(url, &u);
  bs_span path = u.path;
  while (path.n && path.p[path.n - 1] == '/') path.n--;
  size_t last = path.n;
  while (last > 0 && path.p[last - 1] != '/') last--;
  if (last < 2) return false;
  size_t from = last - 1;
  while (from > 0 && path.p[from - 1] != '/') from--;
  bs_span folder = bs_span_sub(path, from, last - 1);
  for (size_t i = 0; i < sizeof(folders) / sizeof(*folders); i++)
    if (bs_span_ieq(folder, folders[i])) return true;
  return false;
}

/* "example" of example.com and of example.co.uk. */
static bs_span label_of(bs_span site) {
  size_t n = 0;
  while (n < site.n && site.p[n] != '.') n++;
  return bs_span_sub(site, 0, n);
}

static bs_status is_off_site(bs_article *a, bs_span url, bool *is) {
  bs_span site = BS_NULL_SPAN;
  bs_status st = a->site.value.n ? bs_origin_site_of(a, url, &site) : BS_OK;
  *is = site.n && !bs_span_eq(label_of(site), label_of(a->site.value));
  return st;
}

bs_status bs_card_is_article(bs_article *a, uint32_t node, bs_span url, bs_span headline, bs_span heading, bool *is) {
  size_t words = 1;
  bool off = false, called = heading.n && bs_words_say(heading) & BS_SAYS_RELATED;
  for (size_t i = 0; i < headline.n && i < LABEL_BYTES && words <= LABEL_WORDS; i++)
    words += headline.p[i] == ' '; /* it may be one line with all others */
  *is = false;
  if (bs_span_istarts(headline, "http") || bs_label_is(heading, BS_LABEL_SOURCE) ||
      bs_label_is(heading, BS_LABEL_NOTES))
    return BS_OK;
  if (words <= LABEL_WORDS && (bs_label_prefix(headline, BS_LABEL_BUTTON) || leads_to_list(url))) return BS_OK;
  *is = true;
  /* on the page of an article; a page of teasers leads to other sites */
  if (called || bs_marked(a, node, BS_MARK_RELATED) || !a->headline.node || node < a->headline.node) return BS_OK;
  bs_status st = is_off_site(a, url, &off);
  *is = !off;
  return st;
}

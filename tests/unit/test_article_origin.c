/* test_article_origin.c: the outlet's name without its slogan and the section out of metadata, trail, menu and address. */
#include "page_fixture.h"

#define AT               "<link rel=canonical href='https://www.dailyexample.com/"
#define SITE(name)       "<meta property='og:site_name' content=\"" name "\">"
#define LD(json)         "<script type='application/ld+json'>" json "</script>"
#define TRAIL(rungs)     "<nav class='breadcrumbs'><ol>" rungs "</ol></nav>"
#define RUNG(href, text) "<li><a href='" href "'>" text "</a></li>"
#define HEAD             "<h1>Old bridge stays open until spring</h1><p>x"

typedef struct row {
  const char *html, *want;
} row;

static void check(const row *rows, size_t n, bs_field field) {
  for (size_t i = 0; i < n; i++) expect_field(rows[i].html, field, rows[i].want);
}
#define CHECK(rows, field) check(rows, sizeof(rows) / sizeof(*(rows)), field)

static void test_source(void **state) {
  static const row rows[] = {
      /* a slogan is no part of the name; the host tells which part is */
      {AT "a'>" SITE("Daily Example - All the news of the coast") HEAD, "Daily Example"},
      {AT "a'>" SITE("News, weather and sports | The Daily Example") HEAD, "The Daily Example"},
      {SITE("Harbour Post | Independent since 1901") HEAD, "Harbour Post"},
      {SITE("Harbour Post |") HEAD, "Harbour Post"},
      {SITE("Law: The Review") HEAD, "Law: The Review"},
      /* what the title and the host say together goes before a company's or a platform's name */
      {AT "a'><title>Old bridge | Daily Example</title>" SITE("Platform") HEAD, "Daily Example"},
      {AT "a'><title>Old bridge | Daily Example</title>" LD(
           "{\"@type\":\"NewsArticle\",\"publisher\":{\"name\":\"Coast Media Holding\"}}") HEAD,
       "Daily Example"},
      {"<link rel=canonical href='https://www.cfa.gov/a'><title>Old bridge | CFA</title>" SITE("Coast and Fisheries "
                                                                                               "Agency") HEAD,
       "Coast and Fisheries Agency"},
      {AT "a'><title>Old bridge &bull; Daily Example</title>" HEAD, "Daily Example"},
      /* no day is an outlet */
      {"<title>Old bridge stays open | 12/20/2024</title><meta property='og:title' content='Old bridge stays "
       "open'>" HEAD,
       NULL},
  };
  (void)state;
  CHECK(rows, BS_FIELD_SOURCE);
}

static void test_section(void **state) {
  static const row rows[] = {
      {"<meta property='article:section' content='Business, Markets, Ships'>" HEAD, "Business"},
      {"<meta property='article:section' content='Home, Markets, Ships'>" HEAD, "Markets"},
      {"<meta property='article:section' content='Health, Science and Technology'>" HEAD,
       "Health, Science and Technology"},
      {"<meta property='article:section' content='/world/europe'>" HEAD, "world"},
      {"<meta property='article:section' content='https://example.com/blog'>" HEAD, NULL},
      {"<meta property='article:section' content='Uncategorized'>" HEAD, NULL},
      {"<meta property='article:section' content='Ohne Kategorie | Example'>" HEAD, "Ohne Kategorie"},
      {"<title>Old bridge stays open</title><meta property='article:section' content='Old bridge stays open'>" HEAD,
       NULL},
      /* a shelf's name only for want of a better one */
      {"<meta property='article:section' content='Blog'>" HEAD, "Blog"},
      {"<meta property='article:section' content='Blog'>" TRAIL(RUNG("/", "Home") RUNG("/blog", "Blog")
                                                                    RUNG("/blog/ships", "Ships")) HEAD,
       "Ships"},
      /* the visible trail */
      {TRAIL(RUNG("/", "Home") RUNG("/politics", "Politics") "<li>Old bridge</li>") HEAD, "Politics"},
      {TRAIL(RUNG("/", "Startseite") RUNG("/politik", "Politik")) HEAD, "Politik"},
      {TRAIL(RUNG("/", "Example Home") RUNG("/b", "&lt; Back to all articles")) HEAD, NULL},
      /* the menu names a folder of the address */
      {AT "politics/2024/a'><nav><a href='/sport/'>Sport</a><a href='/politics/'>Politics</a></nav>" HEAD, "Politics"},
      {AT "news/politics/a'><nav><a href='/news'>News</a><a href='https://www.dailyexample.com/news/politics'>"
          "Politics</a></nav>" HEAD,
       "Politics"},
      {AT "en/politics/a'><nav><a href='/en/'>English</a></nav>" HEAD, NULL},
      {AT "politics/a'><nav><a href='https://other.example.org/politics/'>Politics</a></nav>" HEAD, NULL},
  };
  (void)state;
  CHECK(rows, BS_FIELD_SECTION);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_source), cmocka_unit_test(test_section)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}

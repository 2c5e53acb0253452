/* test_article_beside.c: what stands for the article beside its text: a summary that is no slogan and no headline, a picture that is the
** article's and not the site's. */
#include "page_fixture.h"

#define TEXT                                                                                                           \
  "<article><p>The council of the harbour town voted on Monday to keep the old iron bridge open to walkers until the " \
  "spring.</p><p>Work on the piers begins in March and will take a year, the engineers said after the "                \
  "vote.</p></article>"
#define HEAD "<h1>Old bridge stays open until spring</h1>"
#define DESCRIBED(text) \
  "<meta property='og:site_name' content='Daily Example'><meta name=description content=\"" text "\">"
#define FIRST \
  "The council of the harbour town voted on Monday to keep the old iron bridge open to walkers until the spring."
#define PICTURE(src) "<meta property='og:image' content='" src "'>"
#define OTHER        "<meta name='twitter:image' content='https://example.com/i/bridge.jpg'>"
#define URL          "<link rel=canonical href='https://example.com/2024/old-bridge-stays-open'>"

typedef struct row {
  const char *html, *want;
} row;

static void check(const row *rows, size_t n, bs_field field) {
  for (size_t i = 0; i < n; i++) expect_field(rows[i].html, field, rows[i].want);
}
#define CHECK(rows, field) check(rows, sizeof(rows) / sizeof(*(rows)), field)

static void test_summary(void **state) {
  static const row rows[] = {
      {DESCRIBED("What the bridge means to the town.") HEAD TEXT, "What the bridge means to the town."},
      /* about the site: no word of the headline, few of the text */
      {DESCRIBED("Breaking stories, weather, traffic and sports from the coast.") HEAD TEXT, FIRST},
      /* or the outlet's name before */
      {DESCRIBED("The Daily Example is what the engineers read, after the vote.") HEAD TEXT, FIRST},
      {DESCRIBED("What engineers said after the vote on Monday.") HEAD TEXT,
       "What engineers said after the vote on Monday."},
      /* the headline again is no summary, also before one */
      {DESCRIBED("Old bridge stays open until spring") HEAD TEXT, FIRST},
      {DESCRIBED("Old bridge stays open until spring - Old bridge stays open until spring. Walkers are glad of it.")
           HEAD TEXT,
       "Walkers are glad of it."},
  };
  (void)state;
  CHECK(rows, BS_FIELD_SUMMARY);
}

static void test_image(void **state) {
  static const row rows[] = {
      {PICTURE("https://example.com/i/lead.jpg") OTHER, "https://example.com/i/lead.jpg"},
      {PICTURE("/i/logo.png") OTHER, "https://example.com/i/bridge.jpg"},
      {PICTURE("/i/og-default.png") OTHER, "https://example.com/i/bridge.jpg"},
      {PICTURE("/i/Example_OpenGraph.png?v=3") OTHER, "/i/Example_OpenGraph.png?v=3"},
      {PICTURE("/i/DE-Social-Graphic_1200x630.png") OTHER, "https://example.com/i/bridge.jpg"},
      {PICTURE("https://cdn.example/f/https%3A%2F%2Fexample.com%2Ftwitter%2Fsubscribe-card.jpg%3Fv%3D1") OTHER,
       "https://example.com/i/bridge.jpg"},
      {PICTURE("https://-/media/7.ashx") OTHER, "https://example.com/i/bridge.jpg"},
      {PICTURE("https://example.com/i/88x31.png") OTHER, "https://example.com/i/bridge.jpg"},
      /* the article's own, whatever it is called */
      {URL PICTURE("https://example.com/2024/old-bridge-stays-open/og-image.png") OTHER,
       "https://example.com/2024/old-bridge-stays-open/og-image.png"},
      {PICTURE("https://example.com/og?title=Old+bridge+stays+open+until+spring") OTHER,
       "https://example.com/og?title=Old+bridge+stays+open+until+spring"},
      {PICTURE("https://example.com/i/lead.jpg?policy=logo-overlay") OTHER,
       "https://example.com/i/lead.jpg?policy=logo-overlay"},
      {PICTURE("https://example.com/i/shipyard-workers-below-painted-logo-harbour-town.jpg") OTHER,
       "https://example.com/i/shipyard-workers-below-painted-logo-harbour-town.jpg"},
      {PICTURE("https://example.com/i/lead_16x9.jpg") OTHER, "https://example.com/i/lead_16x9.jpg"},
      /* of the page, where metadata give none: no counter, no icon */
      {HEAD "<img src='https://stats.example/c?id=1'><img src=/a/apple-touch-icon.png><img "
            "src='https://example.com/i/pier.jpg'>",
       "https://example.com/i/pier.jpg"},
  };
  (void)state;
  CHECK(rows, BS_FIELD_IMAGE);
}

#define CARD(href, text) "<li><a href='" href "'>" text "</a></li>"
#define LIST(cards)      HEAD TEXT "<h3>This week</h3><ul>" cards "</ul>"
#define OWN                                    \
  CARD("/a", "Ferry to the island runs again") \
  CARD("/b", "Fish market moves to the pier") CARD("/c", "Lighthouse opens to guests")

static void test_cards(void **state) {
  static const struct {
    const char *html;
    size_t cards;
  } rows[] = {
      {URL LIST(OWN), 3},
      /* shops and references, tags, authors and buttons */
      {URL LIST(OWN CARD("https://shop.market.net/7", "Harbour Sweater in three colours")), 3},
      {URL HEAD TEXT "<h3>References</h3><ul>" OWN "</ul>", 0},
      {URL LIST(OWN CARD("https://example.com/x", "https://example.com/x/report.pdf")), 3},
      {URL LIST(OWN CARD("/tag/harbour-town", "Harbour town news") CARD("/author/ann-lee", "Ann Lee of Harbour")), 3},
      {URL LIST(OWN CARD("/news", "View all harbour news")), 3},
      /* what the page calls related may stand elsewhere, and what stands before the headline is a list of its own */
      {URL HEAD TEXT
       "<h3>Related articles</h3><ul>" OWN CARD("https://news.market.net/7", "Ships wait outside the harbour") "</ul>",
       4},
      {"<link rel=canonical href='https://example.co.uk/2024/x'>" LIST(
           OWN CARD("https://example.com/7", "Ships wait outside the harbour")),
       4},
  };
  (void)state;
  for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
    const bs_card *card;
    fixture f;
    size_t n;
    fixture_open(&f, rows[i].html);
    assert_int_equal(bs_article_related(f.article, &card, &n), BS_OK);
    if (n != rows[i].cards) print_message("row %zu\n", i);
    assert_int_equal(n, rows[i].cards);
    fixture_close(&f);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_summary), cmocka_unit_test(test_image),
                                     cmocka_unit_test(test_cards)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}

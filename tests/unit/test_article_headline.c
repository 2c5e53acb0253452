/* test_article_headline.c: the headline as a reader sees it, without logo, outlet, section, date or label; and the
** deck. */
#include "page_fixture.h"

#define SITE "<meta property='og:site_name' content='The Example Times'>"

static const struct {
  const char *html, *want;
} headlines[] = {
    {"<title>Harbour opens early | The Example Times</title>" SITE "<h1>Harbour opens early</h1>",
     "Harbour opens early"},
    {"<title>Harbour opens early - The Example Times</title>" SITE "<p>x", "Harbour opens early"},
    {"<title>The Example Times: Harbour opens early</title>" SITE "<p>x", "Harbour opens early"},
    {"<title>Harbour opens early | World | The Example Times</title>" SITE
     "<h1>The Example Times</h1><h2>Harbour opens early</h2>",
     "Harbour opens early"},
    {"<link rel=canonical href='https://www.example.com/a'><title>Harbour opens early - Example</title><p>x",
     "Harbour opens early"},
    {"<title>Harbour opens early - a town waits</title><h1>Harbour opens early - a town waits</h1>",
     "Harbour opens early - a town waits"},
    {"<title>Storm - what we know</title><p>x", "Storm - what we know"},
    {"<meta property='og:title' content=\"Harbour's early day\"><h1>Harbour\xE2\x80\x99s early day</h1>",
     "Harbour\xE2\x80\x99s early day"},
    {"<meta property='og:title' content='Q&amp;amp;A: the harbour master'><p>x", "Q&A: the harbour master"},
    {"<h1><a href='/'>The Example</a></h1><h1>Harbour opens early</h1><title>Harbour opens early</title>",
     "Harbour opens early"},
    {"<h1><a href=/><img src=logo.png></a></h1><meta property='og:title' content='Harbour opens early'>",
     "Harbour opens early"},
    {"<title>Harbour opens early</title><meta property='og:title' content='Harbour opens early'><h1>5 Jan 2024 Harbour "
     "opens early</h1>",
     "Harbour opens early"},
    {"<title>30 years of &lt;br&gt; tags</title><h1>30 years of &lt;br&gt; tags</h1>", "30 years of <br> tags"},
    {"<h1>First headline of the page</h1><p>text</p>", "First headline of the page"},
    /* of a heading with bars the first part, without the outlet */
    {SITE "<h1>Harbour opens early this spring: a town waits - The Example Times</h1>",
     "Harbour opens early this spring: a town waits"},
    {"<h1>Harbour opens early this spring | Ships | Harbour Board</h1>", "Harbour opens early this spring"},
    {"<h1>The mayor: \xC2\xABHarbour opens early this spring\xC2\xBB</h1>",
     "The mayor: \xC2\xABHarbour opens early this spring\xC2\xBB"},
    {"<h1><span>Title:</span>Harbour opens early this spring</h1><title>Harbour opens early this spring</title>"
     "<meta property='og:title' content='Harbour opens early this spring'>",
     "Harbour opens early this spring"},
    /* a kicker, or a paragraph, in the place of a heading that no title vouches for */
    {"<title>Harbour opens early this spring</title><meta property='og:title' content='Harbour opens early this "
     "spring'>"
     "<h1>Ship Updates</h1>",
     "Harbour opens early this spring"},
    {"<link rel=canonical href='https://example.com/a'><title>example.com Harbour opens "
     "early</title><h1>example.com</h1>",
     "Harbour opens early"},
    {"<p>nothing</p>", NULL},
};

static void test_headlines(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof(headlines) / sizeof(*headlines); i++)
    expect_field(headlines[i].html, BS_FIELD_HEADLINE, headlines[i].want);
}

static const struct {
  const char *html, *want;
} decks[] = {
    {"<h1>Harbour opens early</h1><p class=standfirst>The first ships came in at dawn on Monday.</p><p>Text.</p>",
     "The first ships came in at dawn on Monday."},
    {"<meta name=description content='The first ships came in at dawn on Monday.'><h1>Harbour opens early</h1><h2>The "
     "first ships came in at dawn on Monday.</h2>",
     "The first ships came in at dawn on Monday."},
    {"<h1>Harbour opens early</h1><h2>What happens on the first day of the week</h2><p>Text.</p>", NULL},
};

static void test_decks(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof(decks) / sizeof(*decks); i++)
    expect_field(decks[i].html, BS_FIELD_SUBHEADLINE, decks[i].want);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_headlines), cmocka_unit_test(test_decks)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_article_byline.c: bylines are names only, wherever and in whichever language they stand. */
#include "page_fixture.h"

#define PAGE(body)                                                                                     \
  "<html><head><title>A long enough headline</title></head><body><h1>A long enough headline</h1>" body \
  "<p>The first paragraph of the text.</p></body></html>"
#define META(value) "<meta name=author content=\"" value "\"><h1>A long enough headline</h1><p>text</p>"
#define LD(author)                                                           \
  "<meta property='og:site_name' content='The Example Times'><script "       \
  "type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":" author \
  "}</script><h1>A long enough headline</h1>"

static const struct {
  const char *html, *want;
} cases[] = {
    {META("Ann Lee"), "Ann Lee"},
    {META("By Ann Lee"), "Ann Lee"},
    {META("Ann Lee and Bo Diaz"), "Ann Lee; Bo Diaz"},
    {META("Ann Lee, Bo Diaz &amp; Cy Young"), "Ann Lee; Bo Diaz; Cy Young"},
    {META("Ann Lee, MD"), "Ann Lee, MD"},
    {META("Ann Lee, staff writer"), "Ann Lee"},
    {META("Ann Lee | Example"), "Ann Lee"},
    {META("Ann Lee (ann@example.com)"), "Ann Lee"},
    {META("https://example.com/ann"), NULL},
    {META("admin"), NULL},
    {META("Redaktion"), NULL},
    {META("\xE7\xBC\x96\xE8\xBE\x91\xE9\x83\xA8"), NULL},
    {LD("\"The Example Times\""), NULL},
    {LD("{\"@type\":\"Person\",\"name\":\"The Example Times\"}"), "The Example Times"},
    {LD("[{\"@type\":\"Person\",\"name\":\"Ann Lee\"},{\"@type\":\"Person\",\"name\":\"Bo Diaz\"}]"),
     "Ann Lee; Bo Diaz"},
    {LD("[{\"@type\":\"Person\",\"name\":\"Ann Lee\"},{\"@type\":\"Person\",\"name\":\"ANN LEE\"}]"), "Ann Lee"},
    {"<meta name=citation_author content='Lee, Ann'><meta name=citation_author content='Diaz, Bo'><h1>A long enough "
     "headline</h1>",
     "Ann Lee; Bo Diaz"},
    {"<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Ann Lee'><h1>A long enough "
     "headline</h1>",
     "Ann Lee"},
    /* visible */
    {PAGE("<p>By Ann Lee</p>"), "Ann Lee"},
    {PAGE("<p>By <a href='/staff/al'>Ann Lee</a> and <a href='/staff/bd'>Bo Diaz</a></p>"), "Ann Lee; Bo Diaz"},
    {PAGE("<div class=byline>By Ann Lee, Political Correspondent</div>"), "Ann Lee"},
    {PAGE("<div class=byline><span>By</span> <span>Ann Lee</span> <span>Head of Something</span></div>"), "Ann Lee"},
    {PAGE("<div class=byline>Ann Lee December 5, 2024</div>"), "Ann Lee"},
    {PAGE("<p>Von Ann Lee</p>"), "Ann Lee"},
    {PAGE("<p>Par Ann Lee</p>"), "Ann Lee"},
    {PAGE("<p>\xD0\x90\xD0\xB2\xD1\x82\xD0\xBE\xD1\x80: \xD0\x90\xD0\xBD\xD0\xBD\xD0\xB0 \xD0\x9B\xD0\xB8</p>"),
     "\xD0\x90\xD0\xBD\xD0\xBD\xD0\xB0 \xD0\x9B\xD0\xB8"},
    {PAGE("<a rel=author href=/x>Ann Lee</a>"), "Ann Lee"},
    {PAGE("<p>31 January 2024 &middot; Reporter: Ann Lee</p>"), "Ann Lee"},
    {PAGE("<p>2004\xEB\x85\x84 6\xEC\x9B\x94 15\xEC\x9D\xBC &nbsp; \xEC\x9C\xA4\xED\x83\x9C\xEC\x8B\x9D "
          "\xEA\xB8\xB0\xEC\x9E\x90</p>"),
     "\xEC\x9C\xA4\xED\x83\x9C\xEC\x8B\x9D"},
    {"<meta property='og:site_name' content='Example Gazette'>" META("By Ann Lee Gazette Staff Writer"), "Ann Lee"},
    {META("ann.lee"), NULL},
    {META("Par Ann Lapointe."), "Ann Lapointe"},
    {META("Ann Lee Jr."), "Ann Lee Jr."},
    {"<meta property='og:site_name' content='ENN'>" META("Ann Lee, ENN"), "Ann Lee"},
    {PAGE("<p>31 January 2024 | Ann Lee</p>"), "Ann Lee"},
    {PAGE("<p>31 January 2024 | 3 min read</p>"), NULL},
    {PAGE("<p class=credit>By Ann Lee &nbsp;|&nbsp; Published 22 March 2024</p>"), "Ann Lee"},
    {PAGE("<p>Photo by Ann Lee</p>"), NULL},
    {PAGE("<div class=byline>Read more</div>"), NULL},
    {PAGE("<p>By the time the storm had passed, nobody was left in town.</p>"), NULL},
    {PAGE("<div class=comments><div class=comment><span class=comment-author>Bo Diaz</span></div></div>"), NULL},
};

static void test_bylines(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
    expect_field(cases[i].html, BS_FIELD_BYLINE, cases[i].want);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_bylines)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}

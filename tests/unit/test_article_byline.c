/* test_article_byline.c: bylines are names only, wherever and in whichever language they stand. */
#include "page_fixture.h"

#define PAGE(body)                                                                                     \
  "<html><head><title>A long enough headline</title></head><body><h1>A long enough headline</h1>" body \
  "<p>The first paragraph of the text.</p></body></html>"
#define LONG                                                                                                          \
  "<p>The council of the harbour town voted on Monday to keep the old iron bridge open to walkers until the spring, " \
  "after "                                                                                                            \
  "a debate that was at times heated and lasted for three hours, and work on the piers, which have stood in the "     \
  "river for "                                                                                                        \
  "more than a hundred years, is to begin in March and will take a year at the least.</p>"
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
    {META("Ann (Bo) Lee"), "Ann (Bo) Lee"},
    {META("Ann Lee, Head of Sales and Trade"), "Ann Lee"},
    {"<meta name=citation_authors content='Ann Lee'><meta name=citation_authors content='Bo Diaz'><h1>A headline of "
     "some "
     "length</h1>",
     "Ann Lee; Bo Diaz"},
    {"<meta name=twitter:label2 content='Written by'><meta name=twitter:data2 content='Ann Lee'><h1>A long enough "
     "headline</h1>",
     "Ann Lee"},
    /* the outlet's name is no writer's, unless a person's */
    {"<meta property='og:site_name' content='Anna Lee'>" META("Anna Lee"), "Anna Lee"},
    {"<meta property='og:site_name' content='Anna Lee'>" META("AnnaLee"), "AnnaLee"},
    {"<meta property='og:site_name' content='Anna Lee'><h1>A long enough headline</h1><p>text", "Anna Lee"},
    {"<meta property='og:site_name' content='Harbour Post'>" META("Harbour Post"), NULL},
    {"<meta property='og:site_name' content='Anna Lee Studio'>" META("Anna Lee Studio"), NULL},
    {LD("{\"@type\":\"Person\",\"name\":\"Anna Lee, The Example Times\"}"), "Anna Lee"},
    {LD("{\"@type\":\"Person\",\"name\":\"The Example Times\"}") "<p class=byline>By Anna Lee</p><p>x", "Anna Lee"},
    /* the line that says "By" goes before metadata's account, and tells of more writers */
    {META("webuser7") "<p>By Anna Lee</p><p>x", "Anna Lee"},
    {META("Ann Lee") "<p>By Ann Lee, Robert Diaz and Maria Young</p><p>x", "Ann Lee; Robert Diaz; Maria Young"},
    {META("Ann Lee") "<p>By <a href=/p>Privacy Policy</a></p><p>x", "Ann Lee"},
    {META("Ann Lee") "<p>Medically reviewed by <a href=/m>Maria Young</a></p><p>x", "Ann Lee"},
    {"<meta property='og:site_name' content='ENN'>" META("Ann Lee, ENN"), "Ann Lee"},
    {PAGE("<p>31 January 2024 | Ann Lee</p>"), "Ann Lee"},
    {PAGE("<p>January 31, 2024 &middot; Anna Lee on behalf of the team</p>"), "Anna Lee"},
    {PAGE("<p>January 31, 2024 <span>&bull;</span> Anna Lee in <a href=/s>Sales</a></p>"), "Anna Lee"},
    {PAGE("<p><span>Anna</span> <time datetime='2024-01-31'>31 January</time></p>"), "Anna"},
    {PAGE("<p>31 January 2024</p><p>by seagull_7</p>"), "seagull_7"},
    {PAGE("<p>by default</p>"), NULL},
    {PAGE("<h6>Author(s)</h6><ul><li><a href=/a>Ann Lee</a></li><li><a href=/b>Bo Diaz</a></li></ul>"),
     "Ann Lee; Bo Diaz"},
    {PAGE("<p>text</p><div><h3>Author</h3><p>Ann Lee</p></div>"), "Ann Lee"},
    {PAGE(LONG LONG "<div><img src=a alt='Anna Lee'><h3>Anna Lee</h3><p>Anna Lee writes about ships.</p></div>"),
     "Anna Lee"},
    {PAGE(LONG LONG "<div><img src=a alt='Anna Lee'><h3>Anna Lee</h3><img src=b alt='Robert Diaz'><h3>Robert "
                    "Diaz</h3></div>"),
     NULL},
    {PAGE("<p>This post was written by Ann Lee, Head of Sales and Trade</p>"), "Ann Lee"},
    {PAGE("<p>31 January 2024</p><p>&copy; Harbour Press / Town Archive</p>"), NULL},
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

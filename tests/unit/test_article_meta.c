/* test_article_meta.c: rows of html_meta: meta and link elements, microdata, JSON-LD however broken, what archives
** left; and the addresses and names that follow from them. */
#include "page_fixture.h"

/* All values of scheme and key in order, joined by " / ". */
static void expect_meta(const char *html, const char *scheme, const char *key, const char *want) {
  fixture f;
  const bs_meta *row;
  size_t n;
  char got[4096] = "";
  fixture_open(&f, html);
  assert_int_equal(bs_article_meta(f.article, &row, &n), BS_OK);
  for (size_t i = 0; i < n; i++) {
    if (strcmp(row[i].scheme, scheme) != 0 || !bs_span_is(row[i].key, key)) continue;
    assert_true(strlen(got) + row[i].value.n + 4 < sizeof(got));
    if (*got) strcat(got, " / ");
    strncat(got, row[i].value.p, row[i].value.n);
  }
  assert_string_equal(got, want);
  fixture_close(&f);
}

#define LD(json) "<html><head><script type=\"application/ld+json\">" json "</script></head><body><p>text</p>"

static const struct {
  const char *html, *scheme, *key, *want;
} rows[] = {
    {"<meta name=Author content='Ann &amp; Bo'><meta name=author content=Cy>", "meta", "author", "Ann & Bo / Cy"},
    {"<meta property='og:title' content='A'><meta name='og:title' content='B'>", "og", "og:title", "A / B"},
    {"<meta property='article:published_time' content='2024-11-30'>", "og", "article:published_time", "2024-11-30"},
    {"<meta name='twitter:title' content='T'>", "meta", "twitter:title", "T"},
    {"<meta http-equiv='Content-Language' content='ko'>", "http", "content-language", "ko"},
    {"<meta name=description>", "meta", "description", ""},
    {"<link rel='canonical' href='https://example.com/a'>", "meta", "canonical", "https://example.com/a"},
    {"<link rel=alternate hreflang=DE href=/de>", "meta", "hreflang:de", "/de"},
    {"<html lang=en-GB><title> Two\n words </title><svg><title>Icon</title></svg>", "meta", "title", "Two words"},
    {"<html lang=en-GB>", "meta", "lang", "en-GB"},
    /* microdata: the path of properties below the outermost type */
    {"<div itemscope itemtype='http://schema.org/NewsArticle'><h1 itemprop=headline>H</h1><span itemprop=author "
     "itemscope "
     "itemtype='https://schema.org/Person'><b itemprop=name>Ann Lee</b></span><time itemprop=datePublished "
     "datetime=2024-11-30>x</time></div>",
     "microdata", "NewsArticle.author.name", "Ann Lee"},
    {"<div itemscope itemtype='http://schema.org/NewsArticle'><time itemprop='datePublished dateModified' "
     "datetime=2024-11-30>x</time></div>",
     "microdata", "NewsArticle.dateModified", "2024-11-30"},
    {"<div itemscope itemtype='http://schema.org/NewsArticle'><div itemprop=author itemscope "
     "itemtype='http://schema.org/Person'></div></div>",
     "microdata", "NewsArticle.author.@type", "Person"},
    {"<div itemscope itemtype='http://schema.org/Article'></div><p itemprop=name>after</p>", "microdata", "name",
     "after"},
    {"<div vocab='http://schema.org/' typeof='Article'><h1 property='headline'>H</h1></div>", "microdata",
     "Article.headline", "H"},
    /* JSON-LD as it should be */
    {LD("{\"@type\":\"NewsArticle\",\"headline\":\"A \\u00e9 \\ud83d\\udcf0\"}"), "jsonld", "NewsArticle.headline",
     "A \xC3\xA9 \xF0\x9F\x93\xB0"},
    {LD("{\"@type\":\"NewsArticle\",\"author\":[{\"@type\":\"Person\",\"name\":\"Ann\"},{\"name\":\"Bo\"}]}"), "jsonld",
     "NewsArticle.author.name", "Ann / Bo"},
    {LD("{\"@type\":\"NewsArticle\",\"author\":{\"givenName\":\"Ann\",\"familyName\":\"Lee\"}}"), "jsonld",
     "NewsArticle.author.name", "Ann Lee"},
    {LD("{\"@graph\":[{\"@type\":[\"Article\",\"NewsArticle\"],\"author\":{\"@id\":\"#p\"}},{\"@type\":\"Person\",\"@"
        "id\":\"#p\",\"name\":\"Ann Lee\"}]}"),
     "jsonld", "Article.author.name", "Ann Lee"},
    {LD("{\"@type\":\"http://schema.org/NewsArticle\",\"schema:headline\":\"H\"}"), "jsonld", "NewsArticle.headline",
     "H"},
    {LD("[{\"@type\":\"WebPage\",\"name\":\"P\"},{\"@type\":\"Article\",\"headline\":\"H\"}]"), "jsonld",
     "Article.headline", "H"},
    {LD("{\"@type\":\"Article\",\"wordCount\":410,\"isAccessibleForFree\":false,\"x\":null}"), "jsonld",
     "Article.wordCount", "410"},
    {LD("{\"@type\":\"Article\",\"x\":null}"), "jsonld", "Article.x", ""},
    /* JSON-LD as it is */
    {LD("{\"@type\":\"Article\",\"headline\":\"two\nlines\",}"), "jsonld", "Article.headline", "two\nlines"},
    {LD("/* c */ {\"@type\":\"Article\", // c\n\"headline\":\"H\"}"), "jsonld", "Article.headline", "H"},
    {LD("<!-- {\"@type\":\"Article\",\"headline\":\"H\"} -->"), "jsonld", "Article.headline", "H"},
    {LD("//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"H\"}\n//]]>"), "jsonld", "Article.headline", "H"},
    {LD("{&quot;@type&quot;:&quot;Article&quot;,&quot;headline&quot;:&quot;H&quot;}"), "jsonld", "Article.headline",
     "H"},
    {LD("{\"@type\":\"Article\",\"headline\":\"A\"}{\"@type\":\"Article\",\"headline\":\"B\"}"), "jsonld",
     "Article.headline", "A / B"},
    {LD("{\"@type\":\"Article\",\"headline\":\"He said \"no\" twice\",\"name\":\"N\"}"), "jsonld", "Article.headline",
     "He said \"no\" twice"},
    {LD("{\"@type\":\"Article\",\"headline\":\"H\" \"name\":\"N\" \"author\":{\"name\":\"Ann\"} \"keywords\":\"K\"}"),
     "jsonld", "Article.headline", "H"},
    {LD("{\"@type\":\"Article\",\"headline\":\"H\" \"name\":\"N\" \"author\":{\"name\":\"Ann\"} \"keywords\":\"K\"}"),
     "jsonld", "Article.author.name", "Ann"},
    {LD("{\"@type\":\"Article\",\"headline\":\"Q&amp;A \\u2019s\"}"), "jsonld", "Article.headline",
     "Q&A \xE2\x80\x99s"},
    {LD("{\"@type\":\"Article\",\"headline\":\"whole\",\"description\":\"cut o"), "jsonld", "Article.headline",
     "whole"},
    {LD("{\"@type\":\"Article\",\"headline\":\"whole\",\"description\":\"cut o"), "jsonld", "Article.description", ""},
    {LD("{\"@type\":\"Article\",\"a\":[[[[[[[[{\"b\":1}]]]]]]]],\"headline\":\"H\"}]]}"), "jsonld", "Article.headline",
     "H"},
    {LD("\"just text\""), "jsonld", "headline", ""},
    /* captures */
    {"<!--\n Page saved with SingleFile \n url: https://example.com/a \n saved date: Tue Jan 20 2026 10:11:12 GMT+0900 "
     "(KST)\n--><p>x",
     "singlefile", "url", "https://example.com/a"},
    {"<!--\n Page saved with SingleFile \n url: https://example.com/a \n saved date: Tue Jan 20 2026 10:11:12 GMT+0900 "
     "(KST)\n--><p>x",
     "singlefile", "date", "Tue Jan 20 2026 10:11:12 GMT+0900 (KST)"},
    {"<!-- saved from url=(0021)https://example.com/a -->\n<html><p>x", "savedfrom", "url", "https://example.com/a"},
    {"<html><!-- Mirrored from example.com/a.html by HTTrack Website Copier/3.x [XR&CO'2014], Thu, 01 Jan 2015 "
     "10:00:00 GMT --><p>x",
     "httrack", "url", "http://example.com/a.html"},
    {"<html><!-- Mirrored from example.com/a.html by HTTrack Website Copier/3.x [XR&CO'2014], Thu, 01 Jan 2015 "
     "10:00:00 GMT --><p>x",
     "httrack", "date", "Thu, 01 Jan 2015 10:00:00 GMT"},
    {"<p>x<!--\n     FILE ARCHIVED ON 10:11:12 Jan 20, 2020 AND RETRIEVED FROM THE\n     INTERNET ARCHIVE ON 01:02:03 "
     "Feb 3, 2021.\n-->",
     "wayback", "date", "10:11:12 Jan 20, 2020"},
    {"<link rel=canonical href='https://web.archive.org/web/20200120101112/https://example.com/a'>", "wayback", "date",
     "2020-01-20T10:11:12Z"},
    {"<meta property='og:url' content='https://archive.ph/2020.01.20-101112/https://example.com/a'>", "wayback", "url",
     "https://example.com/a"},
};

static void test_rows(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
    expect_meta(rows[i].html, rows[i].scheme, rows[i].key, rows[i].want);
}

#define GERMAN                                                                                                        \
  "Die alte Br\xC3\xBC"                                                                                               \
  "cke \xC3\xBC"                                                                                                      \
  "ber den Fluss wird im n\xC3\xA4"                                                                                   \
  "chsten Jahr nicht mehr f\xC3\xBCr den Verkehr ge\xC3\xB6"                                                          \
  "ffnet. "                                                                                                           \
  "Das hat der Rat der Stadt am Montag mit den Stimmen aller Parteien entschieden, weil sie sonst einst\xC3\xBCrzen " \
  "k\xC3\xB6nnte."

static const struct {
  const char *html;
  bs_field field;
  const char *want;
} origins[] = {
    {"<link rel=canonical href='https://www.example.co.uk/news/a'><p>x", BS_FIELD_URL,
     "https://www.example.co.uk/news/a"},
    {"<link rel=canonical href='https://www.example.co.uk/news/a'><p>x", BS_FIELD_SITE, "example.co.uk"},
    {"<!-- saved from url=(0021)https://example.com/a?x=1 --><link rel=canonical href='/a'><p>x", BS_FIELD_URL,
     "https://example.com/a?x=1"},
    {"<!-- saved from url=(0021)https://example.com/a?x=1 --><link rel=canonical href='/a'><p>x",
     BS_FIELD_CANONICAL_URL, "https://example.com/a"},
    {"<link rel=canonical href='/a'><p>x", BS_FIELD_CANONICAL_URL, NULL},
    {"<link rel=canonical href='https://web.archive.org/web/20200120101112/https://example.com/a'><p>x", BS_FIELD_URL,
     "https://example.com/a"},
    {"<link rel=canonical href='https://web.archive.org/web/20200120101112/https://example.com/a'><p>x",
     BS_FIELD_ARCHIVE_URL, "https://web.archive.org/web/20200120101112/https://example.com/a"},
    {"<h1>A headline</h1><p>Date: 30/11/2024 | Source: Example Times | <a href='https://times.example/7'>Read original "
     "version at source</a></p><p>x</p>",
     BS_FIELD_SOURCE, "Example Times"},
    {"<h1>A headline</h1><p>Date: 30/11/2024 | Source: Example Times | <a href='https://times.example/7'>Read original "
     "version at source</a></p><p>x</p>",
     BS_FIELD_ORIGINAL_URL, "https://times.example/7"},
    {"<meta property='og:site_name' content='The Example'><h1>H</h1><figure><img src=a><figcaption>Source: "
     "Agency</figcaption></figure>",
     BS_FIELD_SOURCE, "The Example"},
    {"<title>A long headline here | The Example</title><meta property='og:title' content='A long headline here'>",
     BS_FIELD_SOURCE, "The Example"},
    {"<meta property='article:section' content='Arts &amp;amp; Culture'>", BS_FIELD_SECTION, "Arts & Culture"},
    {LD("{\"@type\":\"BreadcrumbList\",\"itemListElement\":[{\"name\":\"Home\"},{\"name\":\"World\"},{\"name\":"
        "\"Asia\"}]}"),
     BS_FIELD_SECTION, "World"},
    {"<html lang=en_us><p>x", BS_FIELD_LANGUAGE, "en-US"},
    {"<html lang='not a tag!'><p>x", BS_FIELD_LANGUAGE, NULL},
    {"<html lang=en><h1>Neue Br\xC3\xBC"
     "cke</h1><article><p>" GERMAN "</p><p>" GERMAN "</p></article>",
     BS_FIELD_LANGUAGE, "de"},
    {"<html lang=de-AT><h1>Neue Br\xC3\xBC"
     "cke</h1><article><p>" GERMAN "</p><p>" GERMAN "</p></article>",
     BS_FIELD_LANGUAGE, "de-AT"},
    {"<h1>Neue Br\xC3\xBC"
     "cke</h1><article><p>" GERMAN "</p><p>" GERMAN "</p></article>",
     BS_FIELD_SUMMARY,
     "Die alte Br\xC3\xBC"
     "cke \xC3\xBC"
     "ber den Fluss wird im n\xC3\xA4"
     "chsten Jahr nicht mehr f\xC3\xBCr den Verkehr ge\xC3\xB6"
     "ffnet."},
    {"<meta name=description content='What the council said about the harbour.'><h1>Harbour</h1>", BS_FIELD_SUMMARY,
     "What the council said about the harbour."},
};

static void test_origin(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof(origins) / sizeof(*origins); i++)
    expect_field(origins[i].html, origins[i].field, origins[i].want);
}

static void test_path(void **state) {
  static const struct {
    const char *path, *site;
  } paths[] = {
      {"saved/www.example.co.uk/2004/a.html", "example.co.uk"},
      {"saved/www.example.co.uk.html", NULL},
      {"saved/notes.old/a.html", NULL},
  };
  (void)state;
  for (size_t i = 0; i < sizeof(paths) / sizeof(*paths); i++) {
    fixture f;
    bs_article_options options = {bs_span_of(paths[i].path), BS_ORDER_NONE, NULL};
    fixture_open(&f, "<h1>Harbour opens early</h1><p>x");
    bs_article_free(f.article);
    assert_int_equal(bs_article_new(&f.article, &f.page, 1, &options), BS_OK);
    fixture_expect(&f, BS_FIELD_SITE, paths[i].site);
    fixture_expect(&f, BS_FIELD_URL, NULL);
    fixture_close(&f);
  }
}

static void test_parts(void **state) {
  static const char html[] =
      "<link rel=canonical href='https://www.example.com/a/b'><figure><img data-src='/big.jpg' "
      "src='data:image/gif;base64,AA' alt='Alt' width=640 height='480px'>"
      "<figcaption>The harbour at dawn. Photo: Ann Lee</figcaption></figure><a href='../c'>C <b>text</b></a><a "
      "href='https://other.example.org/'>O</a>"
      "<a href='/web/20200101000000/http://news.example.com/d'>D</a><a name=x>no link</a>";
  fixture f;
  const bs_link *link;
  const bs_image *image;
  size_t n;
  (void)state;
  fixture_open(&f, html);
  assert_int_equal(bs_article_links(f.article, &link, &n), BS_OK);
  assert_int_equal(n, 3);
  assert_true(bs_span_is(link[0].url, "https://www.example.com/c") && bs_span_is(link[0].text, "C text") &&
              link[0].same_site == 1);
  assert_true(link[1].same_site == 0);
  assert_true(bs_span_is(link[2].url, "http://news.example.com/d") && link[2].same_site == 1);
  assert_int_equal(bs_article_images(f.article, &image, &n), BS_OK);
  assert_int_equal(n, 1);
  assert_true(bs_span_is(image[0].src, "https://www.example.com/big.jpg") && bs_span_is(image[0].alt, "Alt"));
  assert_true(bs_span_is(image[0].caption, "The harbour at dawn.") && bs_span_is(image[0].credit, "Ann Lee"));
  assert_true(image[0].width == 640 && image[0].height == 480);
  fixture_close(&f);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows), cmocka_unit_test(test_origin),
                                     cmocka_unit_test(test_path), cmocka_unit_test(test_parts)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}

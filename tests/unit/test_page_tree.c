/* test_page_tree.c: what a reader of the tree sees: text, titles, attributes, ranges; and that no page, however broken or
** hostile, loses text or takes long. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../ext/page/page.h"

/* A page of text that is UTF-8 already, as bs_page_open leaves it. */
static void parse(bs_page *page, bs_span html) {
  memset(page, 0, sizeof(*page));
  char *copy = calloc(html.n + BS_PAD, 1);
  assert_non_null(copy);
  if (html.n) memcpy(copy, html.p, html.n);
  page->own_html = copy;
  page->html = bs_span_make(copy, html.n);
  bs_str why = BS_STR_INIT;
  bs_status status = bs_page_parse(page, &bs_limits_default, &why);
  if (status != BS_OK) fail_msg("status %d: %s", status, why.p ? why.p : "");
}

static void expect_span(bs_span got, const char *want) {
  if (!bs_span_is(got, want)) fail_msg("got [%.*s], want [%s]", (int)got.n, got.p ? got.p : "", want);
}

static void expect_text(const bs_page *page, uint32_t node, const char *want) {
  bs_str out = BS_STR_INIT;
  bs_span plain;
  bs_node_text(page, node, &out);
  assert_int_equal(out.status, BS_OK);
  expect_span(bs_str_span(&out), want);
  if (bs_node_text_plain(page, node, &plain)) expect_span(plain, want);
  bs_str_free(&out);
}

typedef struct text_case {
  const char *html, *text;
} text_case;

static void expect_texts(const text_case *cases, size_t n) {
  for (size_t i = 0; i < n; i++) {
    bs_page page;
    parse(&page, bs_span_of(cases[i].html));
    expect_text(&page, 0, cases[i].text);
    bs_page_free(&page);
  }
}
#define TEXTS(cases) expect_texts(cases, sizeof(cases) / sizeof(*(cases)))

static void words_are_apart_where_lines_are(void **state) {
  (void)state;
  static const text_case cases[] = {
      {"", ""},
      {" \n ", ""},
      {"one", "one"},
      {"<p>one</p><p>two</p>", "one two"},
      {"<p>one<p>two", "one two"},
      {"<div>one<div>two</div>three</div>", "one two three"},
      {"o<b>n</b>e <i>two</i>", "one two"},
      {"<span>one</span><span>two</span>", "onetwo"},
      {"one<br>two<br/>three</br>four", "one two three four"},
      {"<ul><li>one</li><li>two</ul>three", "one two three"},
      {"<table><tr><td>1</td><td>2</td></tr><tr><th>3</table>4", "1 2 3 4"},
      {"<h1>Head</h1>text<hr>more", "Head text more"},
      {"<dl><dt>one<dd>two</dl>", "one two"},
      {"<button>one</button><button>two</button>", "one two"},
      {"fo<!-- c -->o fo</b>o fo<wbr>o", "foo foo foo"},
      {"<p> one \n\t two </p> \n <p>  three</p>", "one two three"},
      {"<b>one </b> two<b> three</b>", "one two three"},
      {"one<section>two</section>three", "one two three"},
      {"<p>one<figure><figcaption>two</figcaption></figure>three", "one two three"},
      {"a<script>x</script>b<style>y</style>c<template>z</template>d<noscript>e</noscript>", "abcd"},
      {"a<svg><title>Share</title><path/></svg>b", "ab"},
      {"<head><title>T</title></head>a", "a"},
  };
  TEXTS(cases);
}

static void broken_markup_shows_as_in_a_browser(void **state) {
  (void)state;
  static const text_case cases[] = {
      {"a<!-->b<!--->c<!-- -->d<!-- --!>e", "abcde"},
      {"a<!-- b -- c > d -->e", "ae"},
      {"<![if !IE]>a<![endif]>b", "ab"},
      {"<![CDATA[a]]>b", "b"},
      {"<svg><![CDATA[a>b]]></svg>c", "c"},
      {"a<?xml version=\"1.0\"?>b", "ab"},
      {"a < b, c<3, d<", "a < b, c<3, d<"},
      {"a</", "a</"},
      {"a</ x>b</>c", "abc"},
      {"a<b", "a"},
      {"a<!-- b", "a"},
      {"<p @click=\"a>b\" x='<' y=1>2>c", "2>c"},
      {"a<p class=\"x>b</p>c", "a b c"},
      {"<a href='x>b</a>c", "bc"},
      {"<a title=\"x>b</a> c <i id=\"y\">d</i>", "d"},
      {"<p/>a<p class=b/>c", "a c"},
      {"<p =x>a", "a"},
      {"<title>a</title>b<textarea><p>c</p></textarea>", "b <p>c</p>"},
      {"<xmp>a &amp; <b></xmp>c", "a &amp; <b> c"},
      {"a<plaintext>b &lt; <i></plaintext>", "a b &lt; <i></plaintext>"},
      {"a<iframe><p>b</p></iframe>c<noframes>d</noframes>e<noembed>f</noembed>g", "aceg"},
      {"a<iframe/>b", "ab"},
      {"<script>a</scripty>b</script >c", "c"},
      {"<script><!-- </script>a<!-- --></script>b", "ab"},
      {"<script><!-- <script></script> --></script>a", "a"},
      {"<script><!-- <script></script>a", "a"},
      {"<script><!--><script></script>a", "a"},
      {"<style></styl></style>a", "a"},
      {"<script>never closed", ""},
      {"a<title>b</title foo='>'>c", "ac"},
      {"<body>a</body></html>b", "ab"},
      {"<html><html><body>a<body>b<head>c", "abc"},
  };
  TEXTS(cases);
}

static void references_are_those_of_html5(void **state) {
  (void)state;
  static const text_case cases[] = {
      {"&amp;&lt;&gt;&quot;&apos;&nbsp;.", "&<>\"'\xC2\xA0."},
      {"&#147;a&#148; &#x97; &#8217;", "“a” — ’"},
      {"&hellip; &lsquo;a&rsquo; &Zcaron; &NotEqualTilde;", "… ‘a’ Ž ≂̸"},
      {"&copy 2024 &notit; &amp", "© 2024 ¬it; &"},
      {"&hellip a &unknown; & b &; &# &#x &#;", "&hellip a &unknown; & b &; &# &#x &#;"},
      {"&#0; &#xD800; &#x110000; &#99999999999;", "\xEF\xBF\xBD \xEF\xBF\xBD \xEF\xBF\xBD \xEF\xBF\xBD"},
      {"a&#32;&#10;b", "a b"},
      {"&am<b></b>p;", "&amp;"},
  };
  TEXTS(cases);
}

/* A NUL in a tag or a text loses nothing behind it. */
static void nul_loses_nothing(void **state) {
  (void)state;
  bs_page page;
  parse(&page, BS_LIT("<p cl\0ass=x>a\0b<\0p><b\0>c</b></p\0>d"));
  expect_text(&page, 0, "ab<p>c d");
  bs_page_free(&page);
}

static void titles(void **state) {
  (void)state;
  bs_page page;
  parse(&page, BS_LIT("<svg><title>Icon</title></svg><title>One &amp; <b>two</b></title>"));
  uint32_t first = bs_node_find(&page, 0, 0, BS_TAG_TITLE), second = bs_node_find(&page, 0, first + 1, BS_TAG_TITLE);
  assert_true(bs_node_closest(&page, first, BS_TAG_SVG) != 0);
  assert_true(second && !bs_node_closest(&page, second, BS_TAG_SVG));
  expect_text(&page, first, "Icon");
  expect_text(&page, second, "One & <b>two</b>");
  bs_page_free(&page);
}

static bool collect(void *arg, bs_span name, bs_span value) {
  bs_str_addf(arg, "%.*s=%.*s;", (int)name.n, name.p, (int)value.n, value.p);
  return true;
}

static void attributes(void **state) {
  (void)state;
  bs_page page;
  bs_arena arena = BS_ARENA_INIT;
  bs_span value;
  bs_str all = BS_STR_INIT;
  parse(
      &page,
      BS_LIT(
          "<body><A HREF='?a=1&amp;b=2&copy=3' hreF=second class=\" Big  red\n\" hidden title= data-x data-y=\"1 > 0\" "
          "rel=nofollow/ @click=go()>x</a><my-card ID=y>"));
  uint32_t a = bs_node_find(&page, 0, 0, BS_TAG_A), card = bs_node_find(&page, 0, 0, BS_TAG_OTHER);
  expect_span(bs_node_attr(&page, a, BS_ATTR_HREF), "?a=1&amp;b=2&copy=3");
  assert_int_equal(bs_node_attr_text(&page, a, BS_ATTR_HREF, &arena, &value), BS_OK);
  expect_span(value, "?a=1&b=2&copy=3");
  assert_int_equal(bs_node_attr_text(&page, a, BS_ATTR_CLASS, &arena, &value), BS_OK);
  expect_span(value, "Big  red");
  assert_true(bs_node_attr_has(&page, a, BS_ATTR_CLASS, "big"));
  assert_true(bs_node_attr_has(&page, a, BS_ATTR_CLASS, "RED"));
  assert_false(bs_node_attr_has(&page, a, BS_ATTR_CLASS, "re"));
  assert_false(bs_node_attr_has(&page, a, BS_ATTR_ID, "x"));
  assert_non_null(bs_node_attr(&page, a, BS_ATTR_HIDDEN).p);
  assert_null(bs_node_attr(&page, a, BS_ATTR_ALT).p);
  expect_span(bs_node_attr(&page, a, BS_ATTR_TITLE), "data-x");
  expect_span(bs_node_attr(&page, a, BS_ATTR_REL), "nofollow/");
  bs_node_attrs(&page, a, collect, &all);
  expect_span(bs_str_span(&all),
              "HREF=?a=1&amp;b=2&copy=3;hreF=second;class= Big  red\n;hidden=;title=data-x;data-y=1 > "
              "0;rel=nofollow/;@click=go();");
  expect_span(bs_node_name(&page, card), "my-card");
  expect_span(bs_node_name(&page, a), "A");
  expect_span(bs_node_attr(&page, card, BS_ATTR_ID), "y");
  bs_str_free(&all);
  bs_arena_free(&arena);
  bs_page_free(&page);
}

static void late_html_and_body_give_their_attributes(void **state) {
  (void)state;
  bs_page page;
  parse(&page, BS_LIT("Notice: x<html lang=ko><body class=c><html lang=en>y"));
  expect_span(bs_node_attr(&page, page.html_node, BS_ATTR_LANG), "ko");
  expect_span(bs_node_attr(&page, page.body_node, BS_ATTR_CLASS), "c");
  expect_text(&page, page.body_node, "Notice: xy");
  bs_page_free(&page);
}

static void side_tables(void **state) {
  (void)state;
  bs_page page;
  parse(
      &page,
      BS_LIT("<!-- saved from x --><script type=\"Application/LD+json; charset=utf-8\">{\"a\": \"</p>&amp;\"}</script>"
             "<script>var a</script><style>b</style><!--\nArchive--><!---->"));
  assert_int_equal(page.ncomment, 3);
  expect_span(bs_span_make(page.html.p + page.comment[0].off, page.comment[0].len), " saved from x ");
  expect_span(bs_span_make(page.html.p + page.comment[1].off, page.comment[1].len), "\nArchive");
  assert_int_equal(page.comment[2].len, 0);
  uint32_t script = bs_node_find(&page, 0, 0, BS_TAG_SCRIPT), body = bs_node_first(&page, script);
  bs_str json = BS_STR_INIT;
  bs_node_text_raw(&page, body, &json);
  expect_span(bs_str_span(&json), "{\"a\": \"</p>&amp;\"}");
  script = bs_node_find(&page, 0, body, BS_TAG_SCRIPT);
  assert_int_equal(bs_node_first(&page, script), 0);
  assert_int_equal(bs_node_first(&page, bs_node_find(&page, 0, 0, BS_TAG_STYLE)), 0);
  bs_str_free(&json);
  bs_page_free(&page);
}

static void ranges(void **state) {
  (void)state;
  bs_page page;
  parse(
      &page,
      BS_LIT("<!doctype html><html><head><title>t</title></head><body><div><p>a<b>b</b></p></div><p>c</body></html>"));
  assert_int_equal(page.node[0].end, page.nnode);
  assert_int_equal(page.html_node, 1);
  assert_int_equal(page.head_node, 2);
  assert_int_equal(bs_node_next(&page, page.head_node), page.body_node);
  uint32_t div = bs_node_find(&page, 0, 0, BS_TAG_DIV), p = bs_node_find(&page, div, 0, BS_TAG_P);
  assert_int_equal(page.node[div].end - div, 5);
  assert_int_equal(page.node[p].end, page.node[div].end);
  assert_int_equal(page.node[bs_node_next(&page, div)].tag, BS_TAG_P);
  assert_int_equal(bs_node_find(&page, div, p + 1, BS_TAG_P), 0);
  assert_int_equal(bs_tag_first(&page, BS_TAG_P, 0, page.nnode), p);
  assert_int_equal(bs_tag_next(&page, p), page.node[div].end);
  assert_int_equal(bs_tag_next(&page, bs_tag_next(&page, p)), UINT32_MAX);
  assert_int_equal(bs_tag_first(&page, BS_TAG_P, p + 1, page.nnode), page.node[div].end);
  assert_int_equal(bs_tag_first(&page, BS_TAG_P, p + 1, page.node[div].end), UINT32_MAX);
  assert_int_equal(bs_tag_first(&page, BS_TAG_TABLE, 0, page.nnode), UINT32_MAX);
  assert_int_equal(bs_node_closest(&page, p + 1, BS_TAG_DIV), div);
  assert_int_equal(bs_node_closest(&page, p, BS_TAG_TABLE), 0);
  bs_page_free(&page);
}

/* A text that comments do not cut is one node, whatever stands in it. */
static void one_text_one_node(void **state) {
  (void)state;
  bs_page page;
  parse(&page, BS_LIT("<p>a < b & c <3</p>"));
  uint32_t p = bs_node_find(&page, 0, 0, BS_TAG_P);
  assert_int_equal(page.node[p].end - p, 2);
  bs_page_free(&page);
}

/* Cut anywhere, a page keeps the text before the cut. */
static void truncated(void **state) {
  (void)state;
  static const char html[] =
      "<html><head><title>T</title></head><body class=\"x\"><p>one <a href='y'>two</a></p><!-- c --><p>three &amp; "
      "four</p>";
  static const char *const words[] = {"one", "two", "three", "four"};
  for (size_t n = 0; n < sizeof(html); n++) {
    bs_page page;
    bs_str text = BS_STR_INIT;
    parse(&page, bs_span_make(html, n));
    bs_node_text(&page, 0, &text);
    for (size_t i = 0; i < 4; i++)
      if (bs_span_find(bs_span_make(html, n), words[i], 0) != SIZE_MAX)
        assert_true(bs_span_find(bs_str_span(&text), words[i], 0) != SIZE_MAX);
    bs_str_free(&text);
    bs_page_free(&page);
  }
}

/* ---- hostile pages: each would take from seconds to hours if any step were quadratic ---- */

static void repeat(bs_str *out, const char *piece, size_t times) {
  while (times--) bs_str_addz(out, piece);
}

static uint32_t deepest(const bs_page *page) {
  uint32_t most = 0, depth = 0, last = 0;
  for (uint32_t i = 1; i < page->nnode; i++) {
    for (; last != page->node[i].parent; last = page->node[last].parent) depth--;
    last = i;
    if (++depth > most && bs_node_is_element(page, i)) most = depth;
  }
  return most;
}

static void expect_hostile(bs_str *html, const char *last) {
  bs_page page;
  bs_str text = BS_STR_INIT;
  assert_int_equal(html->status, BS_OK);
  parse(&page, bs_str_span(html));
  assert_true(deepest(&page) <= bs_limits_default.depth);
  bs_node_text(&page, 0, &text);
  if (!bs_span_starts(bs_str_span(&text), "first") || !bs_span_ends(bs_str_span(&text), last))
    fail_msg("%.60s…: %zu bytes of text: %.60s…", html->p, text.n, text.p);
  bs_str_free(&text);
  bs_page_free(&page);
  bs_str_clear(html);
}

static void many_of_a_kind(void **state) {
  (void)state;
  static const struct {
    const char *before, *piece;
    size_t times;
    const char *between, *piece2;
    size_t times2;
    const char *after, *last;
  } cases[] = {
      {"first<p", " a=1", 20000, "", "", 0, ">last", "last"},
      {"first", "<div>", 300, "", "</b>", 20000, "last", "last"},
      {"first", "<div>", 300, "", "<body>", 20000, "last", "last"},
      {"first", "<div>", 300, "", "<html>", 20000, "last", "last"},
      {"first", "<q>", 100000, "", "</b>", 175000, "last", "last"},
      {"first<b><div>", "<q>", 100000, "", "</b>", 175000, "last", "last"},
      {"first<zz><div>", "<yy>", 100000, "", "</zz>", 175000, "last", "last"},
      {"first", "<div>", 100000, "deep", "</div>", 100000, "last", "last"},
      {"first", "<b><i>", 100000, "", "</i></b>", 100000, "last", "last"},
      {"first", "<p><table>", 50000, "", "</p>", 100000, "last", "last"},
      {"first", "<noframes>", 1, "", "<frameset>", 100000, "", ""},
      {"first", "<!--", 100000, "-->", "<!", 100000, ">last", "last"},
      {"first", "<", 1000000, "", "", 0, " last", "last"},
      {"first", "<a ", 300000, ">", "</a ", 300000, ">last", "last"},
      {"first", "<a b='", 100000, "'>", "", 0, "last", "last"},
      {"first", "<a b=\"x'>", 100000, "\">", "", 0, "last", "last"},
      {"first", "<script><!--<script></script>", 50000, "", "", 0, "</script>last", "last"},
      {"first", "<script><!--<script>", 50000, "", "-->", 50000, "</script>last", "last"},
      {"first", "<title></titl", 50000, "", "</title>", 1, "last", "last"},
      {"first", "&am", 300000, " ", "&#", 300000, "last", "last"},
      {"first", "<br>", 200000, "", "</br>", 200000, "last", "last"},
      {"first", "<ol><ul>", 100000, "", "</ol>", 100000, "last", "last"},
      {"first", "<head><p>", 100000, "", "</head>", 100000, "last", "last"},
  };
  bs_str html = BS_STR_INIT;
  for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
    bs_str_addz(&html, cases[i].before);
    repeat(&html, cases[i].piece, cases[i].times);
    bs_str_addz(&html, cases[i].between);
    repeat(&html, cases[i].piece2, cases[i].times2);
    bs_str_addz(&html, cases[i].after);
    expect_hostile(&html, cases[i].last);
  }
  bs_str_free(&html);
}

static void many_names(void **state) {
  (void)state;
  bs_str html = BS_STR_INIT;
  bs_str_addz(&html, "first");
  for (int i = 0; i < 100000; i++) bs_str_addf(&html, "<x%d>", i);
  for (int i = 0; i < 100000; i++) bs_str_addf(&html, "</y%d>", i);
  bs_str_addz(&html, "last");
  expect_hostile(&html, "last");
  bs_str_free(&html);
}

/* 10 MB, where libxml2's tree stops. */
static void long_text(void **state) {
  (void)state;
  bs_page page;
  bs_str html = BS_STR_INIT, text = BS_STR_INIT;
  bs_str_addz(&html, "<p>");
  repeat(&html, "0123456789abcdef", 700000);
  parse(&page, bs_str_span(&html));
  bs_node_text(&page, 0, &text);
  assert_int_equal(text.n, 11200000);
  bs_str_free(&text);
  bs_str_free(&html);
  bs_page_free(&page);
}

/* Elements too deep to keep become siblings; their texts stay, in order, and their end tags end nothing else. */
static void deep_text_stays(void **state) {
  (void)state;
  bs_page page;
  bs_str html = BS_STR_INIT, text = BS_STR_INIT, want = BS_STR_INIT;
  bs_str_addz(&html, "<body><section>");
  for (int i = 0; i < 3000; i++) bs_str_addf(&html, "<div id=d%d>w%d ", i, i);
  for (int i = 3000; i--;) bs_str_addf(&html, "</div>e%d ", i);
  bs_str_addz(&html, "</section><p>after");
  for (int i = 0; i < 3000; i++) bs_str_addf(&want, "w%d ", i);
  for (int i = 3000; i--;) bs_str_addf(&want, "e%d ", i);
  bs_str_addz(&want, "after");
  parse(&page, bs_str_span(&html));
  bs_node_text(&page, 0, &text);
  assert_string_equal(text.p, want.p);
  assert_int_equal(deepest(&page), bs_limits_default.depth);
  uint32_t divs = 0, at = 0;
  while ((at = bs_node_find(&page, 0, at + 1, BS_TAG_DIV))) divs++;
  assert_int_equal(divs, 3000);
  uint32_t p = bs_node_find(&page, 0, 0, BS_TAG_P);
  assert_int_equal(page.node[p].parent, page.body_node);
  bs_str_free(&text);
  bs_str_free(&want);
  bs_str_free(&html);
  bs_page_free(&page);
}

static void too_many_nodes(void **state) {
  (void)state;
  bs_limits limits = bs_limits_default;
  bs_str why = BS_STR_INIT;
  char html[] = "<p>a<p>b<p>c<p>d<p>e<p>f\0\0\0\0\0\0\0";
  bs_page page = {.html = {html, 24}};
  limits.nodes = 10;
  assert_int_equal(bs_page_parse(&page, &limits, &why), BS_LIMIT);
  assert_true(bs_span_find(bs_str_span(&why), "10", 0) != SIZE_MAX);
  bs_str_free(&why);
  bs_page_free(&page);
}

/* Names that the lexer looks up by hash are those of the lists. */
static void every_name_is_found(void **state) {
  (void)state;
  bs_str html = BS_STR_INIT;
  for (int tag = BS_TAG_OTHER + 1; tag < BS_TAG_COUNT; tag++) {
    if (tag == BS_TAG_HTML || tag == BS_TAG_HEAD || tag == BS_TAG_BODY) continue;
    bs_page page;
    bs_str_clear(&html);
    bs_str_addf(&html, "<body><%s>", bs_tag_name((bs_tag)tag));
    parse(&page, bs_str_span(&html));
    assert_true(bs_node_find(&page, 0, 0, (bs_tag)tag) != 0);
    bs_page_free(&page);
  }
  static const char *const names[] = {
      "",
#define X(id, name) name,
#include "../../ext/page/attrs.inc"
#undef X
  };
  for (int id = 1; id < BS_ATTR_COUNT; id++) {
    bs_page page;
    bs_str_clear(&html);
    bs_str_addf(&html, "<body><p %s=value>", names[id]);
    parse(&page, bs_str_span(&html));
    expect_span(bs_node_attr(&page, bs_node_find(&page, 0, 0, BS_TAG_P), (bs_attr)id), "value");
    bs_page_free(&page);
  }
  bs_str_free(&html);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(words_are_apart_where_lines_are),
      cmocka_unit_test(broken_markup_shows_as_in_a_browser),
      cmocka_unit_test(references_are_those_of_html5),
      cmocka_unit_test(nul_loses_nothing),
      cmocka_unit_test(titles),
      cmocka_unit_test(attributes),
      cmocka_unit_test(late_html_and_body_give_their_attributes),
      cmocka_unit_test(side_tables),
      cmocka_unit_test(ranges),
      cmocka_unit_test(one_text_one_node),
      cmocka_unit_test(truncated),
      cmocka_unit_test(many_of_a_kind),
      cmocka_unit_test(many_names),
      cmocka_unit_test(long_text),
      cmocka_unit_test(deep_text_stays),
      cmocka_unit_test(too_many_nodes),
      cmocka_unit_test(every_name_is_found),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

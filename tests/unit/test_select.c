/* test_select.c: CSS selectors and elements as markup. */
#include "page_fixture.h"

#include <stdlib.h>

#include "../../ext/page/select.h"

static const char page_text[] =
    "<!DOCTYPE html><html lang=EN><head><title>T</title><script id=data type=text/x>{\"a<b\":1}</script></head>"
    "<body><div id=a class='story lead'><h1 id=h>Head</h1><p id=p1 class=first>One <b id=b1>bold</b></p><p "
    "id=p2>Two</p>"
    "<ul id=u><li id=l1>1<li id=l2>2<li id=l3>3<li id=l4>4<li id=l5>5</ul><p id=p3 lang=de-AT data-k='x y'></p></div>"
    "<div id=c class=Story><span id=s1></span><odd-name id=o1 data-v='a&amp;b'>x</odd-name><a id=k "
    "href='/x/y.html?a=1&amp;b=2'>k</a></div>"
    "</body></html>";

/* The ids (or names) of what `css` matches, with a blank between. */
static void expect(const char *css, const char *want) {
  fixture f;
  bs_selector *selector = NULL;
  bs_str why = BS_STR_INIT, got = BS_STR_INIT;
  uint32_t *node = NULL;
  size_t n = 0;
  fixture_open(&f, page_text);
  if (bs_selector_parse(bs_span_of(css), &selector, &why)) fail_msg("%s: %s", css, why.p);
  assert_int_equal(bs_selector_match(selector, &f.page, &node, &n), BS_OK);
  for (size_t i = 0; i < n; i++) {
    bs_span id = bs_node_attr(&f.page, node[i], BS_ATTR_ID);
    if (i) bs_str_addc(&got, ' ');
    bs_str_addspan(&got, id.p ? id : bs_node_name(&f.page, node[i]));
  }
  if (!bs_span_is(bs_str_span(&got), want)) fail_msg("%s: got %s, want %s", css, got.n ? got.p : "nothing", want);
  free(node);
  bs_selector_free(selector);
  bs_str_free(&why);
  bs_str_free(&got);
  fixture_close(&f);
}

static void test_simple(void **state) {
  (void)state;
  expect("p", "p1 p2 p3");
  expect("P", "p1 p2 p3");
  expect("odd-name", "o1");
  expect("ODD-NAME", "o1");
  expect("#h", "h");
  expect("#H", "");
  expect(".story", "a");
  expect(".Story", "c");
  expect("div.story.lead", "a");
  expect("h1, li#l2 ,#s1", "h l2 s1");
  expect("#l2, #l2, li#l2", "l2");
  expect("/* a note */ h1 /* and */", "h");
  expect("#\\70 1", "p1");
  expect(":root", "html");
  expect("nothing", "");
}

static void test_attributes(void **state) {
  (void)state;
  expect("[data-k]", "p3");
  expect("[data-k='x y']", "p3");
  expect("[data-k~=y]", "p3");
  expect("[data-k~='x y']", "");
  expect("[lang|=de]", "p3");
  expect("[lang|=d]", "");
  expect("[lang=en]", "html");
  expect("[lang=en s]", "");
  expect("[id=H]", "");
  expect("[id=H i]", "h");
  expect("[href^='/x']", "k");
  expect("[href$='=2']", "k");
  expect("[href*='a=1&b']", "k");
  expect("[data-v='a&b']", "o1");
  expect("[data-v='a&amp;b']", "");
  expect("[href*='']", "");
  expect("[ id = \"h\" ]", "h");
}

static void test_combinators(void **state) {
  (void)state;
  expect("div b", "b1");
  expect("div > b", "");
  expect("p>b", "b1");
  expect("h1 + p", "p1");
  expect("h1 ~ p", "p1 p2 p3");
  expect("p + p", "p2");
  expect("ul ~ p", "p3");
  expect("body div p b", "b1");
  expect("div div", "");
  expect("#a #u li", "l1 l2 l3 l4 l5");
  expect("li + li + li", "l3 l4 l5");
  expect("h1 ~ ul > li ~ li", "l2 l3 l4 l5");
}

static void test_places(void **state) {
  (void)state;
  expect("li:first-child", "l1");
  expect("li:last-child", "l5");
  expect("li:nth-child(odd)", "l1 l3 l5");
  expect("li:nth-child(even)", "l2 l4");
  expect("li:nth-child(2n+1)", "l1 l3 l5");
  expect("li:nth-child( 3n - 1 )", "l2 l5");
  expect("li:nth-child(-n+2)", "l1 l2");
  expect("li:nth-child(n+4)", "l4 l5");
  expect("li:nth-child(3)", "l3");
  expect("li:nth-child(n)", "l1 l2 l3 l4 l5");
  expect("li:nth-last-child(2)", "l4");
  expect("b:only-child", "b1");
  expect("li:only-child", "");
  expect("body :empty", "p3 s1");
  expect("#data:empty", "");
}

static void test_brackets(void **state) {
  (void)state;
  expect("li:not(#l2, #l4)", "l1 l3 l5");
  expect("li:not(:first-child):not(:last-child)", "l2 l3 l4");
  expect(":is(h1, ul > li):first-child", "h l1");
  expect("div:has(h1)", "a");
  expect("div:has(> span)", "c");
  expect("div:has(> b)", "");
  expect("div:has(p b)", "a");
  expect("p:has(+ ul)", "p2");
  expect("p:has(~ ul)", "p1 p2");
  expect("h1:has(+ p > b)", "h");
  expect("body:has(div p:nth-child(3):not(:has(b)))", "body");
  expect("div:not(:has(h1))", "c");
  expect(":where(p):has(b)", "p1");
}

static void test_wrong(void **state) {
  (void)state;
  static const struct {
    const char *css, *says;
  } rows[] = {
      {"", "a selector is missing at character 1"},
      {"p >", "a selector is missing at character 4"},
      {"p,,b", "a selector cannot go on like this at character 3"},
      {"p[", "a name is missing at character 3"},
      {"p[a", "the [ is not closed at character 2"},
      {"p[a!=b]", "one of = ~= |= ^= $= *= or ] is missing at character 4"},
      {"p[a='b]", "the quote is not closed at character 5"},
      {"é:hover", "unknown pseudo-class"},
      {"é:hover", "at character 2 of"},
      {"p::before", "a name is missing at character 3"},
      {":not(p", "the ( is not closed at character 5"},
      {":not()", "a selector cannot go on like this at character 6"},
      {":nth-child(x)", "odd, even, a number or an+b is missing at character 12"},
      {"svg|a", "namespaces"},
      {"p)", "cannot go on like this at character 2"},
      {":is(:is(:is(:is(:is(:is(:is(:is(:is(p)))))))))", "too many brackets"},
  };
  for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
    bs_selector *selector = NULL;
    bs_str why = BS_STR_INIT;
    assert_int_equal(bs_selector_parse(bs_span_of(rows[i].css), &selector, &why), BS_MISUSE);
    assert_null(selector);
    if (!strstr(why.p, rows[i].says)) fail_msg("%s: %s", rows[i].css, why.p);
    bs_str_free(&why);
  }
}

static void expect_html(const char *html, const char *css, const char *want) {
  fixture f;
  bs_selector *selector = NULL;
  bs_str why = BS_STR_INIT, got = BS_STR_INIT;
  uint32_t *node = NULL;
  size_t n = 0;
  fixture_open(&f, html);
  assert_int_equal(bs_selector_parse(bs_span_of(css), &selector, &why), BS_OK);
  assert_int_equal(bs_selector_match(selector, &f.page, &node, &n), BS_OK);
  assert_int_equal(n, 1);
  bs_node_html(&f.page, node[0], &got);
  assert_string_equal(got.p, want);
  free(node);
  bs_selector_free(selector);
  bs_str_free(&why);
  bs_str_free(&got);
  fixture_close(&f);
}

static void test_markup(void **state) {
  (void)state;
  expect_html("<P Class=a data-X='say \"yes\"'>One<br>two &amp; <I>three</i> 1 < 2", "p",
              "<p Class=\"a\" data-X=\"say &quot;yes&quot;\">One<br>two &amp; <i>three</i> 1 &lt; 2</p>");
  expect_html("<div id=d><ul><li>a<li>b</ul><script>if (1<2) x('</b>')</script></div>", "#d",
              "<div id=\"d\"><ul><li>a</li><li>b</li></ul><script>if (1<2) x('</b>')</script></div>");
  expect_html("<div id=d><style>a>b{}</style></div><p>x", "#d", "<div id=\"d\"><style>a>b{}</style></div>");
}

static void test_many_parts_on_a_deep_page(void **state) {
  (void)state;
  /* Searching by trial would take 500 ^ 20 steps. */
  bs_str html = BS_STR_INIT, css = BS_STR_INIT, why = BS_STR_INIT;
  for (int i = 0; i < 500; i++) bs_str_addz(&html, "<div>");
  for (int i = 0; i < 20; i++) bs_str_addz(&css, "div ");
  bs_str_addz(&css, "p");
  fixture f;
  fixture_open(&f, html.p);
  bs_selector *selector = NULL;
  uint32_t *node = NULL;
  size_t n = 1;
  assert_int_equal(bs_selector_parse(bs_str_span(&css), &selector, &why), BS_OK);
  assert_int_equal(bs_selector_match(selector, &f.page, &node, &n), BS_OK);
  assert_int_equal(n, 0);
  free(node);
  bs_selector_free(selector);
  bs_str_free(&html);
  bs_str_free(&css);
  fixture_close(&f);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_simple),      cmocka_unit_test(test_attributes),
      cmocka_unit_test(test_combinators), cmocka_unit_test(test_places),
      cmocka_unit_test(test_brackets),    cmocka_unit_test(test_wrong),
      cmocka_unit_test(test_markup),      cmocka_unit_test(test_many_parts_on_a_deep_page),
  };
  return cmocka_run_group_tests_name("select", tests, NULL, NULL);
}

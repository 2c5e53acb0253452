/* test_page_structure.c: libxml2 is shown nothing but bare tags, and the tree is the one it builds from the whole source; where
** it is not, that is on purpose and on the list below. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../page/dump.h"
#include "../page/random.h"

static bs_str ours(bs_span html) {
  bs_page page;
  bs_str out = BS_STR_INIT, why = BS_STR_INIT;
  assert_true(page_of(&page, html));
  assert_int_equal(bs_page_parse(&page, &bs_limits_default, &why), BS_OK);
  dump_page(&page, &out);
  bs_page_free(&page);
  return out;
}

static bs_str theirs(bs_span html) {
  bs_str out = BS_STR_INIT;
  dump_libxml2(html, &out);
  return out;
}

static void expect_same(bs_span html) {
  bs_str a = ours(html), b = theirs(html);
  if (!bs_span_eq(bs_str_span(&a), bs_str_span(&b)))
    fail_msg("of %.*s\nwe make   %s\nlibxml2's %s", (int)html.n, html.p, a.p, b.p);
  bs_str_free(&a);
  bs_str_free(&b);
}

static void same_tree(void **state) {
  (void)state;
  static const char *const pages[] = {
      "<p>one<p>two",
      "<html><head><title>T</title></head><body>text<!-- c -->more</body></html>",
      "   \n <p>words <b>bold</b>",
      "<body>a<!DOCTYPE html PUBLIC \"x\">b",
      "<title>only</title><p>text",
      "<div><p>a<div>b</p>c</div></div>",
      "<table><tr><td>1<td>2<tr><td>3</table>after",
      "<ul><li>a<li>b<ul><li>c</ul><li>d</ul>",
      "<dl><dt>t<dd>d<dt>t<dd>d</dl>",
      "<b><i>x</b>y</i>z",
      "<a href=1>x<a href=2>y",
      "<form><p>a<form>b</form>",
      "<h1>a<p>b</h1>c",
      "<select><option>a<option selected>b</select>",
      "<font><center>x</font>y",
      "<td>cell</td>",
      "<body></p></div>stray<br></br2>",
      "<p>a<br/>b<img src=\"x\" alt='y'>c",
      "<o:p>x</o:p><x-y.z_1>q</x-y.z_1>",
      "<DIV CLASS=Big>x</DIV >",
      "<head><meta name=a content=b><link rel=c href=d><script>if (a<b) x</script><style>p{}</style></head><p>x",
      "<noscript><img src=a></noscript><p>x",
      "<pre>\n a\n  b</pre>",
      "<p title=\"a>b\">x</p>",
      "<input disabled><input value=>",
  };
  for (size_t i = 0; i < sizeof(pages) / sizeof(*pages); i++) expect_same(bs_span_of(pages[i]));
}

/* 4,000 pages from a fixed seed. */
static void same_random_trees(void **state) {
  (void)state;
  uint64_t x = 20241130;
  bs_str html = BS_STR_INIT;
  for (int page = 0; page < 4000; page++) {
    uint8_t seed[160];
    for (size_t i = 0; i < sizeof(seed); i++)
      seed[i] = (uint8_t)((x = x * 6364136223846793005u + 1442695040888963407u) >> 33);
    bs_str_clear(&html);
    random_page(seed, 2 + (size_t)page % (sizeof(seed) - 2), &html);
    expect_same(bs_str_span(&html));
  }
  bs_str_free(&html);
}

/* The known differences: what we make, as a browser does; libxml2 2.9 makes something else. */
static void differences(void **state) {
  (void)state;
  static const struct {
    const char *name, *html, *tree;
  } known[] = {
      {"</body> ends nothing", "<body><div>a</body>b</div>c", "<html><body><div>ab</div>c</body></html>"},
      {"</html> ends nothing", "<html><body>a</body></html><p>b", "<html><body>a<p>b</p></body></html>"},
      {"a second <body> changes nothing", "<body><p>a<body class=x>b", "<html><body><p>ab</p></body></html>"},
      {"<body> ends a <head> left open", "<head><noscript><body>a",
       "<html><head><noscript></noscript></head><body>a</body></html>"},
      {"what is no part of <head> ends it", "<title>t</title><header>a</header>",
       "<html><head><title>t</title></head><body><header>a</header></body></html>"},
      {"HTML5's blocks end a <p>", "<body><p>a<section>b</section>c",
       "<html><body><p>a</p><section>b</section>c</body></html>"},
      {"</br> is a <br>", "<body>a</br>b", "<html><body>a<br></br>b</body></html>"},
      {"void elements of HTML5", "<body><video><source src=a><track>x</video>y<wbr>z",
       "<html><body><video><source src=a></source><track></track>x</video>y<wbr></wbr>z</body></html>"},
      {"words alone need no <p>", " \n a<p>b", "<html><body> \n a<p>b</p></body></html>"},
      {"an empty comment ends at once", "<body>a<!-->b<!-- -->c<!--->d", "<html><body>abcd</body></html>"},
      {"a conditional is a comment", "<body>a<![if !IE]>b<![endif]>c", "<html><body>abc</body></html>"},
      {"a declaration is a comment", "<body>a<!ELEMENT x>b<?php echo 1 ?>c", "<html><body>abc</body></html>"},
      {"</ and no letter is a comment", "<body>a</ b>c</>d", "<html><body>acd</body></html>"},
      {"markup in a title", "<title>a <b>c</title>x", "<html><head><title>a <b>c</title></head><body>x</body></html>"},
      {"markup in a textarea", "<body><textarea><p>a</textarea>b",
       "<html><body><textarea><p>a</textarea>b</body></html>"},
      {"an iframe's body is not the page's", "<body>a<iframe><p>b</iframe>c",
       "<html><body>a<iframe></iframe>c</body></html>"},
      {"a <script> within <!-- hides its end", "<body><script><!--<script></script>--></script>a",
       "<html><body><script></script>a</body></html>"},
      {"names of attributes", "<body><p @click=\"a>b\" :x=1>c", "<html><body><p @click=a>b :x=1>c</p></body></html>"},
      {"HTML5's references", "<body>&hellip;&NotEqualTilde; &copy 2024", "<html><body>…≂̸ © 2024</body></html>"},
      {"numbers of windows-1252", "<body>&#147;a&#148; &#x80;", "<html><body>“a” €</body></html>"},
      {"a cut tag at the end", "<body>a<p class=", "<html><body>a</body></html>"},
      {"a quote left open", "<body>a<a href=\"x>b</a>c", "<html><body>a<a href=x>b</a>c</body></html>"},
      {"a NUL in a tag", NULL, "<html><body><p x\xEF\xBF\xBDy=>a</p>b</body></html>"},
  };
  for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++) {
    bs_span html = known[i].html ? bs_span_of(known[i].html) : BS_LIT("<body><p x\0y>a</p>b");
    bs_str a = ours(html), b = theirs(html);
    if (known[i].html && strcmp(a.p, known[i].tree) != 0)
      fail_msg("%s: %s\nwe make  %s\nand want %s", known[i].name, known[i].html, a.p, known[i].tree);
    if (strncmp(xmlParserVersion, "209", 3) == 0 && bs_span_eq(bs_str_span(&a), bs_str_span(&b)))
      fail_msg("no difference any more: %s: %s", known[i].name, a.p);
    bs_str_free(&a);
    bs_str_free(&b);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(same_tree), cmocka_unit_test(same_random_trees),
                                     cmocka_unit_test(differences)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}

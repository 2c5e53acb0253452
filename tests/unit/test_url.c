/* test_url.c: addresses resolved as browsers resolve them, and the keys, sites and inner addresses made of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../../ext/text/url.h"

#define ROWS(a) (sizeof(a) / sizeof(*(a)))
#define NONE    NULL

/* What is appended behind a text that was there; freed by the caller's next call. */
static const char *behind(bs_str *out) {
  assert_int_equal(out->status, BS_OK);
  assert_true(out->n >= 1 && out->p[0] == '=');
  return out->p + 1;
}

static const struct {
  const char *base, *ref, *out;
} resolved[] = {
    /* absolute */
    {"http://a.example/", "https://b.example", "https://b.example/"},
    {NONE, "HTTP://EXAMPLE.org:80/", "http://example.org/"},
    {NONE, "https://example.org:443", "https://example.org/"},
    {NONE, "https://example.org:80/x", "https://example.org:80/x"},
    {NONE, "http://example.org:0080/", "http://example.org/"},
    {NONE, "http://example.org:/", "http://example.org/"},
    {NONE, "  http://example.org/a b?c d#e f \n", "http://example.org/a%20b?c%20d#e%20f"},
    {NONE, "ht\ntp://exa\tmple.org/\r\na", "http://example.org/a"},
    {NONE, "http:\\\\example.org\\a\\b?c\\d", "http://example.org/a/b?c\\d"},
    {NONE, "http:////example.org/a", "http://example.org/a"},
    {NONE, "http:example.org/a", "http://example.org/a"},
    {NONE, "http://user:pa:ss@example.org/", "http://user:pa%3Ass@example.org/"},
    {NONE, "http://a@b@example.org/", "http://a%40b@example.org/"},
    {NONE, "http://:@example.org/", "http://example.org/"},
    {NONE, "http://[2001:DB8::1]:8080/", "http://[2001:db8::1]:8080/"},
    {NONE, "http://[2001:0db8:0000:0:0:0:0000:0001]/", "http://[2001:db8::1]/"},
    {NONE, "http://[::FFFF:1.2.3.4]/", "http://[::ffff:102:304]/"},
    {NONE, "http://[1:0:0:2:0:0:0:3]/", "http://[1:0:0:2::3]/"},
    {NONE, "http://[1:2:3:4:5:6:7:8]/", "http://[1:2:3:4:5:6:7:8]/"},
    {NONE, "http://[0:0:0:0:0:0:0:0]/", "http://[::]/"},
    /* hosts */
    {NONE, "http://ex%41mple.org/", "http://example.org/"},
    {NONE, "http://b\u00fccher.example/", "http://xn--bcher-kva.example/"},
    {NONE, "http://B\u00dcCHER.example/", "http://xn--bcher-kva.example/"},
    {NONE, "http://bu\u0308cher.example/", "http://xn--bcher-kva.example/"},
    {NONE, "http://fa\u00df.example/", "http://xn--fa-hia.example/"},
    {NONE, "http://\u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444/", "http://xn--e1afmkfd.xn--p1ai/"},
    {NONE, "http://\u4f8b\u3048\u3002\u30c6\u30b9\u30c8/", "http://xn--r8jz45g.xn--zckzah/"},
    {NONE, "http://\uff45\uff58.example/", "http://ex.example/"},
    {NONE, "http://0x7F.1/", "http://127.0.0.1/"},
    {NONE, "http://192.168.257/", "http://192.168.1.1/"},
    {NONE, "http://3232235777/", "http://192.168.1.1/"},
    /* no address at all: as it stands */
    {"http://a.example/", "http://ex ample.org/", "http://ex ample.org/"},
    {"http://a.example/", "http://example.org:99999/", "http://example.org:99999/"},
    {"http://a.example/", "http://1.2.3.256/", "http://1.2.3.256/"},
    {"http://a.example/", "http://", "http://"},
    /* other schemes */
    {"http://a.example/", "mailto:x@example.org", "mailto:x@example.org"},
    {"http://a.example/", "javascript:void(0)", "javascript:void(0)"},
    {"http://a.example/", " data:text/plain,a b ", "data:text/plain,a b"},
    {"http://a.example/", "tel:+1 234", "tel:+1 234"},
    {"file:///home/me/saved/page.html", "page_files/a.png", "file:///home/me/saved/page_files/a.png"},
    {"file:///home/me/saved/page.html", "//host.example/x", "file://host.example/x"},
    /* RFC 3986, 5.4, by WHATWG's reading */
    {"http://a/b/c/d;p?q", "g", "http://a/b/c/g"},
    {"http://a/b/c/d;p?q", "./g", "http://a/b/c/g"},
    {"http://a/b/c/d;p?q", "g/", "http://a/b/c/g/"},
    {"http://a/b/c/d;p?q", "/g", "http://a/g"},
    {"http://a/b/c/d;p?q", "//g", "http://g/"},
    {"http://a/b/c/d;p?q", "?y", "http://a/b/c/d;p?y"},
    {"http://a/b/c/d;p?q", "g?y#s", "http://a/b/c/g?y#s"},
    {"http://a/b/c/d;p?q", "#s", "http://a/b/c/d;p?q#s"},
    {"http://a/b/c/d;p?q", ";x", "http://a/b/c/;x"},
    {"http://a/b/c/d;p?q", "", "http://a/b/c/d;p?q"},
    {"http://a/b/c/d;p?q", ".", "http://a/b/c/"},
    {"http://a/b/c/d;p?q", "..", "http://a/b/"},
    {"http://a/b/c/d;p?q", "../..", "http://a/"},
    {"http://a/b/c/d;p?q", "../../../g", "http://a/g"},
    {"http://a/b/c/d;p?q", "/../g", "http://a/g"},
    {"http://a/b/c/d;p?q", "g.", "http://a/b/c/g."},
    {"http://a/b/c/d;p?q", "..g", "http://a/b/c/..g"},
    {"http://a/b/c/d;p?q", "./g/.", "http://a/b/c/g/"},
    {"http://a/b/c/d;p?q", "g/../h", "http://a/b/c/h"},
    {"http://a/b/c/d;p?q", "http:g", "http://a/b/c/g"},
    {"http://a/b/c/d;p?q", "%2E%2e/g", "http://a/b/g"},
    {"http://a/b/c/d;p?q", "\\x\\..\\y", "http://a/y"},
    {"http://a/b/c/d;p?q", "\\\\g\\x", "http://g/x"},
    {"http://a/b/c/d;p?q", "/%7Efoo/%zz", "http://a/%7Efoo/%zz"},
    {"http://a/b", "\uac00?\u00e9#\u00fc", "http://a/%EA%B0%80?%C3%A9#%C3%BC"},
    {"http://a/b", "x'\"`{}|^<>?'\"`{}|^<>#'\"`{}|^<>",
     "http://a/x'%22%60%7B%7D|%5E%3C%3E?%27%22`{}|^%3C%3E#'%22%60{}|^%3C%3E"},
    {"http://a", "b", "http://a/b"},
    /* bases that are themselves relative, as in a folder of saved pages */
    {NONE, "../x y.html", "../x y.html"},
    {"", "//cdn.example/x", "//cdn.example/x"},
    {"news/2024/a.html", "../b.html", "news/b.html"},
    {"news/a.html", "b.html?x#y", "news/b.html?x#y"},
    {"a.html", "#top", "a.html#top"},
    {"a.html", "b.html", "b.html"},
    {"/news/a.html", "b.html", "/news/b.html"},
    {"//host.example/a/b", "c", "//host.example/a/c"},
    {"a.html", "./x:y", "./x:y"},
    {"a/b.html", "..//x", ".//x"},
    {"/a.html", ".//x", "/.//x"},
    {NONE, "file:/a/../b", "file:///b"},
    {"about:blank", "x.html", "x.html"},
};

static void test_resolve(void **state) {
  (void)state;
  for (size_t i = 0; i < ROWS(resolved); i++) {
    bs_str out = BS_STR_INIT;
    bs_str_addz(&out, "=");
    assert_int_equal(bs_url_resolve(bs_span_of(resolved[i].base), bs_span_of(resolved[i].ref), &out), BS_OK);
    if (bs_url_is_resolved(bs_span_of(resolved[i].base), bs_span_of(resolved[i].ref)))
      assert_string_equal(behind(&out), resolved[i].ref);
    if (strcmp(behind(&out), resolved[i].out) != 0) print_error("row %zu: %s\n", i, resolved[i].ref);
    assert_string_equal(behind(&out), resolved[i].out);
    bs_str_free(&out);
  }
}

typedef bs_status (*make)(bs_span, bs_str *);

static void check(make f, const char *const (*rows)[2], size_t n) {
  for (size_t i = 0; i < n; i++) {
    bs_str out = BS_STR_INIT;
    bs_str_addz(&out, "=");
    assert_int_equal(f(bs_span_of(rows[i][0]), &out), BS_OK);
    if (strcmp(behind(&out), rows[i][1]) != 0) print_error("row %zu: %s\n", i, rows[i][0]);
    assert_string_equal(behind(&out), rows[i][1]);
    bs_str_free(&out);
  }
}

static void test_split(void **state) {
  (void)state;
  bs_url u;
  bs_url_split(BS_LIT("https://me:pw@Example.org:8080/a/b?c=d#e"), &u);
  assert_true(bs_span_is(u.scheme, "https") && bs_span_is(u.userinfo, "me:pw") && bs_span_is(u.host, "Example.org"));
  assert_true(bs_span_is(u.port, "8080") && bs_span_is(u.path, "/a/b") && bs_span_is(u.query, "c=d") &&
              bs_span_is(u.fragment, "e"));
  bs_url_split(BS_LIT("a/b:c?"), &u);
  assert_true(!u.scheme.p && !u.host.p && bs_span_is(u.path, "a/b:c") && u.query.p && u.query.n == 0 && !u.fragment.p);
  bs_url_split(BS_LIT("//[::1]:80/x"), &u);
  assert_true(!u.scheme.p && bs_span_is(u.host, "[::1]") && bs_span_is(u.port, "80"));
  bs_url_split(BS_LIT("mailto:a@b"), &u);
  assert_true(bs_span_is(u.scheme, "mailto") && !u.host.p && bs_span_is(u.path, "a@b"));
  bs_url_split(BS_NULL_SPAN, &u);
  assert_true(!u.scheme.p && !u.path.p);
  assert_true(bs_url_is_web(BS_LIT(" https://example.org")) && bs_url_is_web(BS_LIT("HTTP://x")));
  assert_false(bs_url_is_web(BS_LIT("https://")) || bs_url_is_web(BS_LIT("/a")) || bs_url_is_web(BS_LIT("ftp://x/")));
}

static void test_site(void **state) {
  (void)state;
  static const char *const rows[][2] = {
      {"https://www.bbc.co.uk/news", "bbc.co.uk"},
      {"http://a.b.c.example.com:8080/", "example.com"},
      {"www.bbc.co.uk", "bbc.co.uk"},
      {"BBC.co.uk/news?x", "bbc.co.uk"},
      {"news.example.co.kr:81/x", "example.co.kr"},
      {"https://\u0438.\u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444/", "xn--e1afmkfd.xn--p1ai"},
      {"https://example.org./", "example.org"},
      {"https://someone.github.io/x", "someone.github.io"},
      {"https://co.uk/", ""},
      {"http://127.0.0.1/", ""},
      {"http://[::1]/", ""},
      {"http://localhost/", ""},
      {"news/2024/index.html", ""},
      {"index.html", ""},
      {"mailto:someone@example.org", ""},
      {"", ""},
  };
  check(bs_url_site, rows, ROWS(rows));
}

static void test_key(void **state) {
  (void)state;
  static const char *const rows[][2] = {
      {"https://www.example.org/", "example.org"},
      {"HTTP://Example.ORG:80", "example.org"},
      {"http://m.example.org/a/?utm_source=x&id=5&fbclid=y#part", "example.org/a?id=5"},
      {"https://example.org/a?b=2&a=1", "example.org/a?a=1&b=2"},
      {"https://example.org/%7Eme/%e4%bd", "example.org/~me/%E4%BD"},
      {"https://example.org/a/index.html", "example.org/a"},
      {"https://example.org/a/index.php?id=5", "example.org/a?id=5"},
      {"https://amp.example.org/story/amp/", "example.org/story"},
      {"https://www.example.org/amp/story", "example.org/story"},
      {"https://www.example.org/story.amp.html", "example.org/story.html"},
      {"https://example.org/story?outputType=amp", "example.org/story"},
      {"https://example.org/camp", "example.org/camp"},
      {"https://example.org/a;jsessionid=12AB", "example.org/a"},
      {"https://example.org/#!/story/5", "example.org#!/story/5"},
      {"https://www.m.com/", "m.com"},
      {"https://www.example.org./a", "example.org/a"},
      {"http://[2001:0db8::0:1]/a", "[2001:db8::1]/a"},
      {"https://example.org:8443/a", "example.org:8443/a"},
      {"//example.org/a", "example.org/a"},
      {"www.example.org/a/", "example.org/a"},
      {"https://web.archive.org/web/20200101000000/http://www.example.org/a", "example.org/a"},
      {"https://www-example-org.cdn.ampproject.org/c/s/www.example.org/a/amp", "example.org/a"},
      {"http://b\u00fccher.example/", "xn--bcher-kva.example"},
      {"mailto:a@example.org", "mailto:a@example.org"},
      {"saved/page.html", "saved/page.html"},
  };
  check(bs_url_key, rows, ROWS(rows));
}

static void test_original(void **state) {
  (void)state;
  static const char *const rows[][2] = {
      {"https://web.archive.org/web/20200101000000/http://example.org/a?b#c", "http://example.org/a?b#c"},
      {"https://web.archive.org/web/20200101000000im_/https://example.org/a.png", "https://example.org/a.png"},
      {"https://web.archive.org/web/20200101000000if_/http:/example.org/a", "http://example.org/a"},
      {"/web/20200101000000/http://example.org/", "http://example.org/"},
      {"//web.archive.org/web/2020/example.org/a", "http://example.org/a"},
      {"https://web.archive.org/web/2020*/http://example.org/", "http://example.org/"},
      {"https://web.archive.org/web/20200101000000/http%3A%2F%2Fexample.org%2Fa", "http://example.org/a"},
      {"https://web.archive.org/save/https://example.org/", "https://example.org/"},
      {"https://webarchive.example/all/20200101000000mp_/https://example.org/x", "https://example.org/x"},
      {"https://archive.ph/20200101-120000/https://example.org/a", "https://example.org/a"},
      {"https://archive.is/newest/https://example.org/a", "https://example.org/a"},
      {"https://archive.today/AbCdE", ""},
      {"https://webcache.googleusercontent.com/search?q=cache:aBcDeFgHiJkL:https://example.org/a+words&hl=en",
       "https://example.org/a"},
      {"http://webcache.googleusercontent.com/search?q=cache:example.org/a", "http://example.org/a"},
      {"https://www-example-org.cdn.ampproject.org/v/s/www.example.org/a/amp?x=1", "https://www.example.org/a/amp?x=1"},
      {"https://cdn.ampproject.org/c/example.org/a", "http://example.org/a"},
      {"https://www.google.co.uk/amp/s/example.org/a", "https://example.org/a"},
      {"https://www-my--site-example-org.translate.goog/a?_x_tr_sl=auto&b=1&_x_tr_tl=en",
       "https://www.my-site.example.org/a?b=1"},
      {"https://www.google.com/url?sa=t&url=https%3A%2F%2Fexample.org%2Fa%3Fb%3D1&usg=x", "https://example.org/a?b=1"},
      {"https://proxy.library.example/login?url=https://example.org/a?b=1&c=2", "https://example.org/a?b=1&c=2"},
      {"https://web.archive.org/web/2020/https://www.google.com/amp/s/example.org/a", "https://example.org/a"},
      {"https://example.org/2020/01/01/story", ""},
      {"https://example.org/share?url=https://other.example/", ""},
      {"https://example.org/a/https://other.example/", ""},
      {"https://example.org/", ""},
      {"", ""},
  };
  check(bs_url_original, rows, ROWS(rows));
}

static void test_stamp(void **state) {
  (void)state;
  static const char *const rows[][2] = {
      {"https://web.archive.org/web/20200102030405/http://example.org/", "20200102030405"},
      {"https://web.archive.org/web/20200102030405js_/http://example.org/", "20200102030405"},
      {"/web/2020/http://example.org/", "2020"},
      {"https://archive.ph/20200102-030405/https://example.org/", "20200102"},
      {"https://example.org/2020/01/02/story", NONE},
      {"https://example.org/", NONE},
  };
  for (size_t i = 0; i < ROWS(rows); i++) {
    bs_span stamp = bs_url_wayback_stamp(bs_span_of(rows[i][0]));
    if (!rows[i][1])
      assert_null(stamp.p);
    else
      assert_true(bs_span_is(stamp, rows[i][1]));
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_resolve), cmocka_unit_test(test_split),    cmocka_unit_test(test_site),
      cmocka_unit_test(test_key),     cmocka_unit_test(test_original), cmocka_unit_test(test_stamp),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

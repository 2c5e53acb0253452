/* test_charset.c: every page comes out as the UTF-8 that a browser would show. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../ext/page/page.h"
#include "../../ext/text/utf8.h"

#define BYTES(literal) \
  { (literal), sizeof(literal) - 1 }

static bs_status open_page(bs_page *page, bs_span bytes, const char *declared, const bs_limits *limits, bs_str *why) {
  bs_str copy = BS_STR_INIT;
  bs_str_addspan(&copy, bytes);
  return bs_page_open(page, &copy, bs_span_of(declared), limits, why);
}

static void expect(bs_span bytes, const char *declared, const char *charset, const char *from, bs_span text) {
  static const char zero[BS_PAD];
  bs_page page;
  bs_str why = BS_STR_INIT;
  assert_int_equal(open_page(&page, bytes, declared, &bs_limits_default, &why), BS_OK);
  if (!bs_span_eq(page.html, text)) print_message("got: %.*s (%s)\n", (int)page.html.n, page.html.p, page.charset);
  assert_true(bs_span_eq(page.html, text));
  assert_string_equal(page.charset, charset);
  assert_string_equal(page.charset_from, from);
  assert_memory_equal(page.html.p + page.html.n, zero, BS_PAD);
  assert_true(bs_span_eq(page.raw, bytes));
  bs_page_free(&page);
  bs_str_free(&why);
}

static void labels(void **state) {
  (void)state;
  static const struct {
    const char *label, *name;
  } rows[] = {
      {"UTF-8", "utf-8"},           {" utf8\n", "utf-8"},
      {"gb2312", "gb18030"},        {"GBK", "gb18030"},
      {"ks_c_5601-1987", "euc-kr"}, {"Shift_JIS", "shift_jis"},
      {"us-ascii", "windows-1252"}, {"ISO-8859-1", "windows-1252"},
      {"latin1", "windows-1252"},   {"iso-8859-9", "windows-1254"},
      {"tis-620", "windows-874"},   {"866", "ibm866"},
      {"x-x-big5", "big5"},         {"x-mac-ukrainian", "x-mac-cyrillic"},
      {"logical", "iso-8859-8-i"},  {"koi8-ru", "koi8-u"},
      {"utf-16", "utf-16le"},       {"x-user-defined", "windows-1252"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    assert_string_equal(bs_charset_name(bs_span_of(rows[i].label)), rows[i].name);
  assert_null(bs_charset_name(BS_LIT("utf-9")));
  assert_null(bs_charset_name(BS_LIT("")));
  assert_null(bs_charset_name(BS_LIT("utf-8x")));
  assert_null(bs_charset_name(BS_LIT("utf")));
  assert_null(bs_charset_name(BS_NULL_SPAN));
}

static void declared(void **state) {
  (void)state;
  static const struct {
    bs_span bytes;
    const char *http, *charset, *from;
    bs_span text;
  } rows[] = {
      {BYTES("\xEF\xBB\xBF<p>\xC3\xA9"), "windows-1251", "utf-8", "bom", BYTES("<p>\xC3\xA9")},
      {BYTES("\xFF\xFE<\0p\0>\0\xAC\x20"), NULL, "utf-16le", "bom", BYTES("<p>\xE2\x82\xAC")},
      {BYTES("\xFE\xFF\0<\0p\0>\xD8\x3D\xDE\0\xD8\x3D"), NULL, "utf-16be", "bom",
       BYTES("<p>\xF0\x9F\x98\x80\xEF\xBF\xBD")},
      {BYTES("<\0p\0>\0\xE9\0"), NULL, "utf-16le", "bytes", BYTES("<p>\xC3\xA9")},
      {BYTES("<p>\xE9t\xE9"), "iso-8859-1", "windows-1252", "http", BYTES("<p>\xC3\xA9t\xC3\xA9")},
      /* UTF-16 that a server declares: believed where there are zeros, as a page may begin with text */
      {BYTES("H\0i\0 \0<\0b\0>\0\xE9\0 \0q\0"), "utf-16le", "utf-16le", "http", BYTES("Hi <b>\xC3\xA9 q")},
      {BYTES("\0H\0i\0 \0<\0b\0>\0\xE9\0 \0q"), "utf-16be", "utf-16be", "http", BYTES("Hi <b>\xC3\xA9 q")},
      {BYTES("<p>t\xC3\xA9t\xC3\xA9"), "utf-16le", "utf-8", "bytes", BYTES("<p>t\xC3\xA9t\xC3\xA9")},
      {BYTES("<p>plain"), "utf-16", "utf-8", "default", BYTES("<p>plain")},
      {BYTES("<p>\x93\x80\x94"), "us-ascii", "windows-1252", "http", BYTES("<p>\xE2\x80\x9C\xE2\x82\xAC\xE2\x80\x9D")},
      {BYTES("<meta charset=koi8-r><p>\xCD\xC9\xD2"), NULL, "koi8-r", "meta",
       BYTES("<meta charset=koi8-r><p>\xD0\xBC\xD0\xB8\xD1\x80")},
      {BYTES("<META HTTP-EQUIV='Content-Type' content='text/html; charset=EUC-KR'>\xB1\xE8\x8C\x63"), NULL, "euc-kr",
       "meta", BYTES("<META HTTP-EQUIV='Content-Type' content='text/html; charset=EUC-KR'>\xEA\xB9\x80\xEB\x98\xA0")},
      {BYTES("<!-- <meta charset=koi8-r> --><script>'<meta charset=koi8-r>'</script><meta "
             "charset=windows-1251><p>\xE4\xE0"),
       NULL, "windows-1251", "meta",
       BYTES("<!-- <meta charset=koi8-r> --><script>'<meta charset=koi8-r>'</script><meta "
             "charset=windows-1251><p>\xD0\xB4\xD0\xB0")},
      {BYTES("<?xml version='1.0' encoding='windows-1250'?><p>\x9Eivot"), NULL, "windows-1250", "meta",
       BYTES("<?xml version='1.0' encoding='windows-1250'?><p>\xC5\xBEivot")},
      /* A word or two of a two-byte encoding may look like UTF-8 by chance; more do not. */
      {BYTES("<meta charset=euc-kr><p>\xC2\xA7 \xC2\xA7"), NULL, "euc-kr", "meta",
       BYTES("<meta charset=euc-kr><p>\xEC\xA7\xA0 \xEC\xA7\xA0")},
      {BYTES("<meta charset=euc-kr><p>\xC2\xA7\xC2\xA7\xC2\xA7\xC2\xA7"), NULL, "utf-8", "bytes",
       BYTES("<meta charset=euc-kr><p>\xC2\xA7\xC2\xA7\xC2\xA7\xC2\xA7")},
      /* Blanks before the first tag hide no UTF-16. */
      {BYTES("\n\0 \0<\0p\0>\0\xE9\0"), NULL, "utf-16le", "bytes", BYTES("\n <p>\xC3\xA9")},
      {BYTES("\0\r\0\n\0<\0p\0>\0\xE9"), NULL, "utf-16be", "bytes", BYTES("\r\n<p>\xC3\xA9")},
      /* Escapes say what they are under any label; JIS X 0201 has a yen sign and an overline where ASCII has \ and ~. */
      {BYTES("<meta charset=utf-8><p>\x1B$BF|K\\\x1B(B"), NULL, "iso-2022-jp", "bytes",
       BYTES("<meta charset=utf-8><p>\xE6\x97\xA5\xE6\x9C\xAC")},
      {BYTES("<p>\x1B(J\\500~\x1B(B\\~"), "iso-2022-jp", "iso-2022-jp", "http",
       BYTES("<p>\xC2\xA5"
             "500\xE2\x80\xBE\\~")},
      /* What reads as ASCII is no UTF-16, whatever it says. */
      {BYTES("<meta charset=utf-16><p>\xC3\xA9"), NULL, "utf-8", "meta", BYTES("<meta charset=utf-16><p>\xC3\xA9")},
      {BYTES("<p>plain"), NULL, "utf-8", "default", BYTES("<p>plain")},
      {BYTES(""), NULL, "utf-8", "default", BYTES("")},
      {BYTES("<p>\xC3\xA9\xC3\xA8"), "iso-8859-1", "utf-8", "bytes", BYTES("<p>\xC3\xA9\xC3\xA8")},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    expect(rows[i].bytes, rows[i].http, rows[i].charset, rows[i].from, rows[i].text);
}

static void bad_bytes_cost_only_themselves(void **state) {
  (void)state;
  static const struct {
    const char *charset;
    bs_span bytes, text;
  } rows[] = {
      {"gb18030", BYTES("<p>\xC4\xE3\xFF<b>\xBA\xC3\x80"),
       BYTES("<p>\xE4\xBD\xA0\xEF\xBF\xBD<b>\xE5\xA5\xBD\xE2\x82\xAC")},
      {"gb18030", BYTES("<p>\xC4\xE3\xBA<b>\xBA\xC3"), BYTES("<p>\xE4\xBD\xA0\xEF\xBF\xBD<b>\xE5\xA5\xBD")},
      {"euc-kr", BYTES("<p>\xB1\xE8\xB1</p>x"), BYTES("<p>\xEA\xB9\x80\xEF\xBF\xBD</p>x")},
      {"euc-kr", BYTES("<p>\xB1\xE8\xB1"), BYTES("<p>\xEA\xB9\x80\xEF\xBF\xBD")},
      {"shift_jis", BYTES("<p>\x87\x40\x83\x65\x81\x60"), BYTES("<p>\xE2\x91\xA0\xE3\x83\x86\xEF\xBD\x9E")},
      {"euc-jp", BYTES("<p>\xC6\xFC\xCB\xDC\xFF!"), BYTES("<p>\xE6\x97\xA5\xE6\x9C\xAC\xEF\xBF\xBD!")},
      {"big5", BYTES("<p>\xA4\xA4\xA4\xE5\xFF<"), BYTES("<p>\xE4\xB8\xAD\xE6\x96\x87\xEF\xBF\xBD<")},
      {"iso-2022-jp", BYTES("<p>\x1B$BF|K\\\x1B(B!"), BYTES("<p>\xE6\x97\xA5\xE6\x9C\xAC!")},
      {"iso-2022-jp", BYTES("<p>\x1B$B!AF|\nK\\\x1B(I1\x1B(B!\xE9"),
       BYTES("<p>\xEF\xBD\x9E\xE6\x97\xA5\nK\\\xEF\xBD\xB1!\xEF\xBF\xBD")},
      {"iso-2022-kr",
       BYTES("\x1B$)C<p>\x0E"
             "1h\x0F"
             " 1"),
       BYTES("<p>\xEA\xB9\x80 1")},
      {"hz-gb-2312", BYTES("<p>~{VPND~}~~ ~{VP\nb"), BYTES("<p>\xE4\xB8\xAD\xE6\x96\x87~ \xE4\xB8\xAD\nb")},
      {"big5", BYTES("<p>\xA1\xFE\xA1\x45\x87\x40\xA4\xA4"),
       BYTES("<p>\xEF\xBC\x8F\xE2\x80\xA7\xE4\x8F\xB0\xE4\xB8\xAD")},
      {"windows-1253", BYTES("<p>\xE1\xAA\xE2"), BYTES("<p>\xCE\xB1\xEF\xBF\xBD\xCE\xB2")},
      {"windows-1252", BYTES("<p>\x81"), BYTES("<p>\xC2\x81")},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    expect(rows[i].bytes, rows[i].charset, rows[i].charset, "http", rows[i].text);
}

static void a_page_over_the_limit_is_refused(void **state) {
  (void)state;
  bs_limits limits = bs_limits_default;
  bs_page page;
  bs_str why = BS_STR_INIT;
  limits.page_bytes = 5;
  assert_int_equal(open_page(&page, BS_LIT("<p>abc"), NULL, &limits, &why), BS_LIMIT);
  assert_non_null(strstr(why.p, "page_bytes"));
  bs_page_free(&page);
  bs_str_clear(&why);
  assert_int_equal(open_page(&page, BS_LIT("<p>\xE9\xE9"), "latin1", &limits, &why), BS_LIMIT);
  bs_page_free(&page);
  bs_str_free(&why);
}

static void sniff(void **state) {
  (void)state;
  static const struct {
    bs_span bytes;
    bool page;
  } rows[] = {
      {BYTES("<!doctype html>"), true},
      {BYTES("\n\t <html lang=ko>"), true},
      {BYTES("\xEF\xBB\xBF<HEAD>"), true},
      {BYTES("\xFF\xFE<\0h\0t\0m\0l\0>\0"), true},
      {BYTES("<\0H\0T\0M\0L\0 \0"), true},
      {BYTES("<?xml version='1.0'?><!DOCTYPE html PUBLIC ''>"), true},
      {BYTES("<!-- saved from url=(0014)about:internet --><html>"), true},
      {BYTES("<?xml version='1.0'?><rss version='2.0'>"), false},
      {BYTES("<svg xmlns='x'>"), false},
      {BYTES("<htmlx>"), false},
      {BYTES("\x89PNG\r\n"), false},
      {BYTES("GIF89a"), false},
      {BYTES("plain text <html>"), false},
      {BYTES(""), false},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) assert_int_equal(bs_page_sniff(rows[i].bytes), rows[i].page);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(labels),
      cmocka_unit_test(declared),
      cmocka_unit_test(bad_bytes_cost_only_themselves),
      cmocka_unit_test(a_page_over_the_limit_is_refused),
      cmocka_unit_test(sniff),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_clean.c: text_clean and text_repair put right what was spoilt, and leave alone what was not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../../ext/text/clean.h"
#include "../../ext/text/repair.h"

#define ROWS(a) (sizeof(a) / sizeof(*(a)))

/* Options (a comma between), text, what it is cleaned to. */
static const char *const cleaned[][3] = {
    {"", "Plain text stays.", "Plain text stays."},
    {"", "  two  blanks\t and\r\nlines\n\nmore ", "two blanks and lines more"},
    {"lines", "  two  blanks \r\n lines\r\n\n\n\nmore \n", "two blanks\nlines\n\nmore"},
    {"", "a\u00a0b\u2003c\u3000d\u2028e", "a b c d e"},
    {"", "\ufeffzero\u200bwidth so\u00adft \u200emarks\u202c", "zerowidth soft marks"},
    {"", "con\x01trol\x7f \x1b[0m", "control [0m"},
    {"", "cafe\u0301 \u1112\u1161\u11ab \u212b", "caf\u00e9 \ud55c \u00c5"},
    {"", "Fish &amp; chips &#8217;n&#x2019; more &lt;b&gt; &nbsp;x", "Fish & chips \u2019n\u2019 more <b> x"},
    {"", "&amp;lt; stays, &amp;#39; too; AT&T; &bogus; &#0; &", "&amp;lt; stays, &amp;#39; too; AT&T; &bogus; &#0; &"},
    {"", "&#147;quoted&#148;", "\u201cquoted\u201d"},
    {"", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 a\u200cb",
     "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 ab"},
    {"", "\u05d0\u200f. x", "\u05d0\u200f. x"},
    {"", "\U0001F468\u200d\U0001F469 \u2764\ufe0f a\ufe0fb", "\U0001F468\u200d\U0001F469 \u2764\ufe0f ab"},
    {"", "\u0915\u094d\u200d\u0937", "\u0915\u094d\u200d\u0937"},
    {"", "bad\xff byte", "bad\ufffd byte"},
    {"quotes", "\u201cIt\u2019s\u201d \u00abso\u00bb", "\"It's\" \"so\""},
    {"dashes", "1990\u20132000 \u2014 so\u2026", "1990-2000 - so..."},
    {"width", "\uff21\uff22\uff43\uff11 \uff76\uff9e\u3000x", "ABc1 \u30ac x"},
    {"ligatures", "of\ufb01ce \ufb04", "office ffl"},
    {"hyphens", "an exam-\nple and well-\nKnown, 10-\n20", "an example and well- Known, 10- 20"},
    {"hyphens,lines", "an exam-\n ple\nmore", "an example\nmore"},
    {"urls", "see https://example.org/a?b=c. Or (www.example.org) now", "see . Or () now"},
    {"ascii", "Stra\u00dfe \u00d8re \u0141\u00f3d\u017a \u201cx\u201d \u6771 \u00bd", "Strasse Ore Lodz \"x\" 12"},
};

static void read_options(const char *names, bs_clean_options *o) {
  *o = (bs_clean_options){0};
  while (*names) {
    size_t n = strcspn(names, ",");
    assert_int_equal(bs_clean_option(bs_span_make(names, n), o), BS_OK);
    names += n + (names[n] == ',');
  }
}

static void test_clean(void **state) {
  (void)state;
  for (size_t i = 0; i < ROWS(cleaned); i++) {
    bs_clean_options o;
    bs_str once = BS_STR_INIT, twice = BS_STR_INIT;
    read_options(cleaned[i][0], &o);
    bs_str_addz(&once, "=");
    bs_str_addz(&twice, "=");
    assert_int_equal(bs_text_clean(bs_span_of(cleaned[i][1]), &o, &once), BS_OK);
    assert_string_equal(once.p + 1, cleaned[i][2]);
    assert_int_equal(bs_text_clean(bs_span_of(once.p + 1), &o, &twice), BS_OK);
    assert_string_equal(twice.p, once.p);
    bs_str_free(&once);
    bs_str_free(&twice);
  }
}

static void test_options(void **state) {
  (void)state;
  bs_clean_options o = {0};
  assert_int_equal(bs_clean_option(BS_LIT("lines"), &o), BS_OK);
  assert_true(o.lines && !o.quotes);
  assert_int_equal(bs_clean_option(BS_LIT("line"), &o), BS_MISUSE);
  assert_int_equal(bs_clean_option(BS_LIT(""), &o), BS_MISUSE);
}

static const char *const repaired[][2] = {
    {"nothing to do", "nothing to do"},
    {"d\u00e9j\u00e0 vu, \u201cna\u00efve\u201d \u2013 10 \u20ac",
     "d\u00e9j\u00e0 vu, \u201cna\u00efve\u201d \u2013 10 \u20ac"},
    {"d\u00c3\u00a9j\u00c3\u00a0 vu", "d\u00e9j\u00e0 vu"}, /* windows-1252 */
    {"It\u00e2\u20ac\u2122s so", "It\u2019s so"},
    {"It\u00e2\302\200\302\231s so", "It\u2019s so"},                                 /* latin-1 */
    {"It\u00c3\u00a2\u00e2\u201a\u00ac\u00e2\u201e\u00a2s so", "It\u2019s so"},       /* twice */
    {"na\u0102\u017bve z\u0102\u0142oty", "na\u00efve z\u00f3oty"},                   /* windows-1250 */
    {"\u0420\u045f\u0420\u0455\u0421\u0402\u0421\u201a", "\u041f\u043e\u0440\u0442"}, /* windows-1251 */
    {"f\u251c\u255dr alle", "f\u00fcr alle"},                                         /* cp437 */
    {"caf\u221a\u00a9 cr\u221a\u00aeme", "caf\u00e9 cr\u00e8me"},                     /* MacRoman */
    {"\u00e6\u00b8\u00af\u00e5\302\217\u00a3\u00e5\302\205\u00b3\u00e9\302\227\u00ad", "\u6e2f\u53e3\u5173\u95ed"},
    {"\u00b8\u00db\u00bf\u00da\u00b9\u00d8\u00b1\u00d5\u00c1\u00bd\u00cc\u00ec",
     "\u6e2f\u53e3\u5173\u95ed\u4e24\u5929"}, /* GB */
    {"\u00b9\u00c1\u00a4\u00cf\u00c6\u00f3\u00c6\u00fc\u00b4\u00d6\u00a4\u00b5\u00a4\u00ec\u00a4\u00bf",
     "\u6e2f\u306f\u4e8c\u65e5\u9593\u3055\u308c\u305f"}, /* EUC-JP */
    {"quotes \302\223so\302\224", "quotes \u201cso\u201d"},
    {"a lost byte: f\u00c3\ufffdr alle, d\u00c3\u00a9j\u00c3\u00a0", "a lost byte: f\ufffdr alle, d\u00e9j\u00e0"},
    {"the letter \u00c3\u2019s use", "the letter \u00c3\u2019s use"},
    {"S\u00c3O PAULO E MA\u00c7\u00c3S", "S\u00c3O PAULO E MA\u00c7\u00c3S"},
    {"\u041f\u043e\u0440\u0442 \u00ab\u0421\u0421\u0421\u0420\u00bb, \u0420\u0456\u043a",
     "\u041f\u043e\u0440\u0442 \u00ab\u0421\u0421\u0421\u0420\u00bb, \u0420\u0456\u043a"},
    {"\u6e2f\u53e3\u5173\u95ed", "\u6e2f\u53e3\u5173\u95ed"},
    {"\u250c\u2500\u2500\u2510 5 \u00d7 4", "\u250c\u2500\u2500\u2510 5 \u00d7 4"},
    /* named between quotes, it is no break of the text that names it; one that is broken elsewhere is mended throughout */
    {"the feed says \"\u00c3\u00a4\" for umlauts", "the feed says \"\u00c3\u00a4\" for umlauts"},
    {"the feed says &quot;\u00c3\u00a4&quot; and \u201c\u00e2\u20ac\u2122\u201d",
     "the feed says &quot;\u00c3\u00a4&quot; and \u201c\u00e2\u20ac\u2122\u201d"},
    {"sch\u00c3\u00b6n \u00c3\u00bcber \"\u00c3\u00a4\"", "sch\u00f6n \u00fcber \"\u00e4\""},
    {"\"Gr\u00c3\u00bc\u00c3\u0178e\"", "\"Gr\u00fc\u00dfe\""},
};

static void test_repair(void **state) {
  (void)state;
  for (size_t i = 0; i < ROWS(repaired); i++) {
    bs_str out = BS_STR_INIT;
    bs_str_addz(&out, "=");
    assert_int_equal(bs_text_repair(bs_span_of(repaired[i][0]), &out), BS_OK);
    if (strcmp(out.p + 1, repaired[i][1]) != 0) print_error("row %zu\n", i);
    assert_string_equal(out.p + 1, repaired[i][1]);
    bs_str_free(&out);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_clean),
      cmocka_unit_test(test_options),
      cmocka_unit_test(test_repair),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

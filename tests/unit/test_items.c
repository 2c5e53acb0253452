/* Several articles in one file: told by rules, headlines of their own and datelines together; by less never. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "../../ext/article/article.h"

#define HEAD "<html><head><title>Daily</title></head><body><h2>East Port News</h2><hr>"
#define BODY                                                                                                          \
  "The road over the stream was opened again after ten weeks of repairs to two of its five piers, which a flood had " \
  "damaged. Buses that had been sent by way of the mill return to their old route on Monday, and lorries may cross "  \
  "again by night, the county said. The toll stays as it was before the flood."
#define ITEM(title, dateline) "<a name=x></a><h3>" title "</h3><p>" dateline BODY "<hr>"
#define DATED(title)          ITEM(title, "Kangdong, August 3 (EPNS) -- ")

static const struct {
  const char *what, *html;
  int items;
} cases[] = {
    {"three items with datelines",
     HEAD DATED("Bridge opened again") DATED("Early rice ripens well") DATED("Boats return to port"), 3},
    {"a dateline without an agency",
     HEAD ITEM("Bridge opened again", "KANGDONG, Aug. 3 - ")
         ITEM("Early rice ripens well", "Haeju, August 3 \xE2\x80\x94 ") "<p>Copyright",
     2},
    {"bold headlines",
     HEAD "<p><b>Bridge opened again</b><p>Haeju, August 3 (EPNS) -- " BODY
          "<hr><p><strong>Early rice ripens well</strong><p>Haeju, August 3 (EPNS) -- " BODY "<hr>",
     2},
    {"sections of one article, without datelines",
     HEAD ITEM("How it began", "") ITEM("What came after", "") ITEM("What it means now", ""), 1},
    {"one dateline in three", HEAD DATED("Bridge opened again") ITEM("How it began", "") ITEM("What it means now", ""),
     1},
    {"one item", HEAD DATED("Bridge opened again") "<p>Copyright<hr>", 1},
    {"datelines without headlines",
     HEAD "<p>Haeju, August 3 (EPNS) -- " BODY "<hr><p>Haeju, August 3 (EPNS) -- " BODY "<hr>", 1},
    {"headlines without text", HEAD "<h3>Bridge opened again</h3><hr><h3>Early rice ripens well</h3><hr>", 1},
    {"no rules",
     "<body>"
     "<h3>Bridge opened again</h3><p>Haeju, August 3 (EPNS) -- " BODY,
     1},
    {"what looks like three items, within an <article>",
     HEAD "<article>" DATED("Bridge opened again") DATED("Early rice ripens well") DATED("Boats return to port"), 1},
    {"an <article> beside what looks like items",
     HEAD DATED("Bridge opened again") DATED("Early rice ripens well") "<article><p>" BODY "</article>", 1},
    {"days of the week are no datelines",
     HEAD ITEM("How it began", "On Monday ") ITEM("What came after", "On Tuesday ") ITEM("What it means", "Today "), 1},
    {"a live blog: hours are no datelines",
     HEAD ITEM("The mayor speaks", "14:30 ") ITEM("The vote is taken", "12:10 ") ITEM("It begins", "09:05 "), 1},
    {"teasers of a few words",
     HEAD "<h3>Bridge opened again</h3><p>Haeju, August 3 (EPNS) -- More.<hr>"
          "<h3>Early rice ripens well</h3><p>Haeju, August 3 (EPNS) -- More.<hr>",
     1},
    {"nothing", "<body>", 1},
};

static void test_items(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
    bs_page page = {0};
    bs_str bytes = BS_STR_INIT, why = BS_STR_INIT;
    int items = 0;
    bs_str_addz(&bytes, cases[i].html);
    bs_str_add(&bytes, "\0\0\0\0\0\0\0", 8);
    bytes.n -= 8;
    assert_int_equal(bs_page_open(&page, &bytes, BS_NULL_SPAN, &bs_limits_default, &why), BS_OK);
    assert_int_equal(bs_page_parse(&page, &bs_limits_default, &why), BS_OK);
    assert_int_equal(bs_article_items(&page, &bs_limits_default, &items), BS_OK);
    if (items != cases[i].items) print_error("%s: %d items\n", cases[i].what, items);
    assert_int_equal(items, cases[i].items);
    bs_page_free(&page);
    bs_str_free(&why);
  }
}

/* Each item's own text, and nothing of its neighbours. */
static void test_ranges(void **state) {
  (void)state;
  static const char *const want[] = {"Bridge opened again", "Early rice ripens well", "Boats return to port"};
  bs_page page = {0};
  bs_str bytes = BS_STR_INIT, why = BS_STR_INIT;
  bs_str_addz(&bytes, cases[0].html);
  bs_str_add(&bytes, "\0\0\0\0\0\0\0", 8);
  bytes.n -= 8;
  assert_int_equal(bs_page_open(&page, &bytes, BS_NULL_SPAN, &bs_limits_default, &why), BS_OK);
  assert_int_equal(bs_page_parse(&page, &bs_limits_default, &why), BS_OK);
  for (int i = 0; i < 3; i++) {
    bs_article *article = NULL;
    bs_article_options options = {.limits = NULL};
    bs_value headline;
    assert_int_equal(bs_article_new(&article, &page, i + 1, &options), BS_OK);
    assert_int_equal(bs_article_field(article, BS_FIELD_HEADLINE, &headline), BS_OK);
    assert_true(bs_span_is(headline.text, want[i]));
    bs_article_free(article);
  }
  bs_page_free(&page);
  bs_str_free(&why);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_items), cmocka_unit_test(test_ranges)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}

/* page_fixture.h: for unit tests: an article over a page written in the test, and its fields as C strings. */
#ifndef BS_PAGE_FIXTURE_H
#define BS_PAGE_FIXTURE_H
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../../ext/article/article.h"

typedef struct fixture {
  bs_page page;
  bs_article *article;
} fixture;

static inline void fixture_open(fixture *f, const char *html) {
  bs_str bytes = BS_STR_INIT, why = BS_STR_INIT;
  bs_article_options options = {BS_NULL_SPAN, BS_ORDER_NONE, NULL};
  memset(f, 0, sizeof(*f));
  bs_str_addz(&bytes, html);
  assert_int_equal(bs_page_open(&f->page, &bytes, BS_LIT("utf-8"), &bs_limits_default, &why), BS_OK);
  assert_int_equal(bs_page_parse(&f->page, &bs_limits_default, &why), BS_OK);
  assert_int_equal(bs_article_new(&f->article, &f->page, 1, &options), BS_OK);
  bs_str_free(&why);
}

static inline void fixture_close(fixture *f) {
  bs_article_free(f->article);
  bs_page_free(&f->page);
}

/* The field as text: NULL where it is absent. Lives until the next call. */
static inline const char *fixture_field(fixture *f, bs_field field) {
  static char text[65536];
  bs_value v;
  assert_int_equal(bs_article_field(f->article, field, &v), BS_OK);
  if (v.type != BS_VALUE_TEXT) return NULL;
  assert_true(v.text.n < sizeof(text));
  memcpy(text, v.text.p, v.text.n);
  text[v.text.n] = 0;
  return text;
}

/* Fails unless the field is `want` (NULL: absent). */
static inline void fixture_expect(fixture *f, bs_field field, const char *want) {
  const char *got = fixture_field(f, field);
  if (!want && !got) return;
  if (!want || !got) fail_msg("field %d: got %s, want %s", (int)field, got ? got : "nothing", want ? want : "nothing");
  assert_string_equal(got, want);
}

/* The same for a page of its own. */
static inline void expect_field(const char *html, bs_field field, const char *want) {
  fixture f;
  fixture_open(&f, html);
  fixture_expect(&f, field, want);
  fixture_close(&f);
}

#endif

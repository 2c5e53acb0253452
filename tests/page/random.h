/* random.h: pages put together from pieces by the bytes of a seed, of all that our lexer and libxml2 read alike. */
#ifndef BS_TESTS_PAGE_RANDOM_H
#define BS_TESTS_PAGE_RANDOM_H
#include "../../ext/base/base.h"

/* Left out, as known differences: <html>, <head> and <body> in mid-page, blocks of HTML5 in a <p>, lists straight in lists of
** the other kind, raw text elements with markup in them, what does not belong into <head>. tests/unit/test_page_structure.c has them. */
static const char *const page_pieces[] = {
    "a",       "abbr",   "address",  "applet", "b",        "big",    "blockquote", "button", "center", "caption",
    "cite",    "col",    "colgroup", "dd",     "del",      "div",    "dl",         "dt",     "em",     "fieldset",
    "font",    "form",   "h1",       "h2",     "h6",       "i",      "ins",        "label",  "legend", "li",
    "listing", "map",    "menu",     "nobr",   "noscript", "object", "optgroup",   "option", "p",      "pre",
    "q",       "s",      "select",   "small",  "span",     "strike", "strong",     "sub",    "table",  "tbody",
    "td",      "tfoot",  "th",       "thead",  "tr",       "tt",     "u",          "ul",     "dir",    "video",
    "svg",     "x-card", "o:p",      "time",   "a",        "b",      "p",          "p",      "p",      "div",
    "div",     "div",    "li",       "td",     "tr",       "table"};
static const char *const page_texts[] = {"word",    " ",     "\n",    "two words", "  lead",
                                         "trail  ", "1 > 0", "&amp;", "a&lt;b",    "."};
static const char *const page_voids[] = {
    "<br>",          "<hr>",   "<img src=a.png>", "<input type=text>", "<br/>",
    "<meta name=a>", "<link>", "<area>",          "<!-- note -->",     "<script>x<1</script>"};

static inline void random_page(const uint8_t *seed, size_t n, bs_str *out) {
  enum { PIECES = sizeof(page_pieces) / sizeof(*page_pieces) };
  bs_str_addz(out, "<!DOCTYPE html><html lang=en><head><title>A title</title></head><body>");
  for (size_t i = 0; i + 1 < n; i += 2) {
    const char *name = page_pieces[seed[i + 1] % PIECES];
    switch (seed[i] % 8) {
      case 0:
      case 1: bs_str_addf(out, "<%s>", name); break;
      case 2: bs_str_addf(out, "<%s class=\"c\" title='t'>", name); break;
      case 3:
      case 4: bs_str_addf(out, "</%s>", name); break;
      case 5:
      case 6: bs_str_addz(out, page_texts[seed[i + 1] % 10]); break;
      default: bs_str_addz(out, page_voids[seed[i + 1] % 10]); break;
    }
  }
}

#endif

/* lexer.h: what lexer.c leaves for sax.c: the tags alone, as libxml2 is to read them, and what they stand for. */
#ifndef BS_PAGE_LEXER_H
#define BS_PAGE_LEXER_H
#include "page.h"

/* A start tag that was sent. */
typedef struct bs_lex_tag {
  uint32_t pos;  /* where libxml2 stands in `sent` when it tells of the element: at the '>' or '/>' */
  uint32_t src;  /* offset of the '<' in html */
  uint32_t attr; /* index of its first attribute in page->attr */
  uint16_t nattr, tag;
} bs_lex_tag;

/* Each text run stands in `sent` as one '0' or, where it is blank, as one ' '. */
typedef struct bs_lexed {
  bs_str sent;
  bs_piece *run;
  size_t nrun, run_cap;
  bs_lex_tag *tag;
  size_t ntag, tag_cap;
  bs_lex_tag late[2];           /* the first <html> and the first <body> that came when one was open; tag 0: none did */
  size_t attr_cap, comment_cap; /* of page->attr and page->comment */
} bs_lexed;

/* Fills a zeroed *out and page->attr, page->comment. BS_NOMEM, or BS_LIMIT (nodes). The caller frees in either case. */
bs_status bs_lex(bs_page *page, const bs_limits *limits, bs_lexed *out, bs_str *why);
void bs_lexed_free(bs_lexed *lexed);

#endif

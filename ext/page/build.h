/* build.h: start tags, end tags and text in, nodes out (for lexer.c alone). */
#ifndef BS_PAGE_BUILD_H
#define BS_PAGE_BUILD_H
#include "page.h"

enum { BS_OPEN_MOST = 512 };

typedef struct bs_open { /* an open element; of the first, the document */
  uint32_t id;           /* its bs_tag, or BS_UNLISTED with a hash of its name */
  uint32_t node;
} bs_open;

/* An element's name: its bs_tag, or, with this bit, the hash of a name that tags.inc does not list. */
#define BS_UNLISTED 0x80000000u

typedef struct bs_start { /* what a start tag holds */
  uint32_t src;           /* offset of its '<' in html, or BS_IMPLIED */
  uint32_t attr;          /* index of its first attribute in page->attr */
  uint8_t nattr, is;      /* as of a bs_node */
  bool given;
} bs_start;

typedef struct bs_build {
  bs_page *page;
  size_t node_cap, saying_cap; /* of page->node and page->saying */
  uint32_t limit;              /* elements nested at most */
  uint32_t n;                  /* open elements, the document aside: open[1 … n] */
  bs_open open[BS_OPEN_MOST + 1];
  uint32_t count[BS_TAG_COUNT];   /* how many of each are open */
  uint32_t last_of[BS_TAG_COUNT]; /* the last node of each, or 0 */
  bool head_seen, body_seen;
  uint16_t *deep; /* elements that are too deep to hold anything; all unlisted names are one here */
  size_t ndeep, deep_cap;
  uint32_t deep_count[BS_TAG_COUNT];
  bs_start late[2]; /* the first <html> and the first <body> that came when one was open */
  bool no_memory;
} bs_build;

/* For a page without nodes. false: no memory. */
bool bs_build_begin(bs_build *b, bs_page *page, const bs_limits *limits);
/* Ends what is open, and frees what is not the page's; to be called whatever happened before. */
void bs_build_end(bs_build *b);
/* A start tag; empty: markup is no content of it. Its node, or 0: it changes nothing (a second <body>), or there is no memory. */
uint32_t bs_build_start(bs_build *b, uint32_t id, bool empty, const bs_start *start);
/* An end tag: ends what it can, or nothing. */
void bs_build_stop(bs_build *b, uint32_t id);
/* A run of text, as a slice of html; blank: of nothing but blanks. */
void bs_build_text(bs_build *b, uint32_t off, uint32_t len, bool blank);
/* The only text of an element without markup that was started last: a title, a script. */
void bs_build_content(bs_build *b, uint32_t node, uint32_t off, uint32_t len);

#endif

/* shelf.h: the parsed pages that one connection has open, so that several tables over one page (html_articles joined with html_links on a
** locator) read its tree and its article's fields once. Knows nothing of SQLite. One connection's calls come one at a time. */
#ifndef BS_SHELF_H
#define BS_SHELF_H
#include "../article/article.h"

typedef struct bs_loaded { /* a page, its tree and its articles */
  struct bs_loaded *next;
  int refs;     /* scans that have it open */
  bool spoiled; /* memory ran out in the middle of a field: not to be given to anyone else */
  bool stays;   /* the last one that was given back */
  bs_limits limits;
  bs_date_order date_order;
  bs_str path;   /* its own copy; the article borrows it */
  bool has_path; /* false: the page was given as bytes */
  bs_page page;
  int items;
  bs_article **article; /* [items]; NULL where not asked for yet */
} bs_loaded;

typedef struct bs_shelf { /* zeroed: empty */
  bs_loaded *first;
} bs_shelf;

typedef struct bs_load {
  bs_span path; /* NULL span: none */
  bs_date_order date_order;
  const bs_limits *limits;
} bs_load;

/* The page of these bytes: one that is open already, or parsed now. Takes over `bytes`. BS_NOMEM, BS_LIMIT or BS_FORMAT, with a sentence
** in *why for the latter two. */
bs_status bs_shelf_take(bs_shelf *shelf, bs_str *bytes, const bs_load *load, bs_loaded **out, bs_str *why);
/* Article `item` (1 ...) of the page, which owns it. BS_NOMEM. */
bs_status bs_loaded_article(bs_loaded *loaded, int item, bs_article **out);
/* A scan is done with the page. The last one that was small stays on the shelf until another takes its place. */
void bs_shelf_give_back(bs_shelf *shelf, bs_loaded *loaded);
/* Frees what stayed; called when no scan is open. */
void bs_shelf_clear(bs_shelf *shelf);

#endif

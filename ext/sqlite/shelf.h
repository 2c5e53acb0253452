/* shelf.h: the parsed pages that one connection has open, so that several tables over one page (html_articles joined with html_links on a
** locator) read its tree and its article's fields once. Knows nothing of SQLite. One connection's calls come one at a time. */
#ifndef BS_SHELF_H
#define BS_SHELF_H
#include "load.h"

typedef struct bs_shelf { /* zeroed: empty */
  bs_loaded *first;
} bs_shelf;

/* The page of these bytes at this path, where it is open already, with the same options; else NULL. The scan that asked has it open then. */
bs_loaded *bs_shelf_find(bs_shelf *shelf, bs_span bytes, bs_span path, const bs_errand *errand);
/* Takes in a page; gives the one to use: where another scan has the same open, that one, and the new one is freed. */
bs_loaded *bs_shelf_add(bs_shelf *shelf, bs_loaded *fresh);
/* A scan is done with the page. The last one that was small stays on the shelf until another takes its place. */
void bs_shelf_give_back(bs_shelf *shelf, bs_loaded *loaded);
/* Frees what stayed; called when no scan is open. */
void bs_shelf_clear(bs_shelf *shelf);

#endif

/* clues.h: the dates that a page shows before one of them is chosen. Private to ext/article/. */
#ifndef BS_CLUES_H
#define BS_CLUES_H
#include "article_int.h"

typedef enum bs_clue_role {
  BS_CLUE_PUBLISHED,
  BS_CLUE_MODIFIED,
  BS_CLUE_CAPTURED,
  BS_CLUE_RELATED,
  BS_CLUE_EVENT,
  BS_CLUE_COPYRIGHT,
  BS_CLUE_OTHER
} bs_clue_role;

typedef struct bs_clue {
  bs_date date, other; /* other: the month-first reading where ambiguous */
  bool ambiguous;
  bs_clue_role role;
  double score; /* 0 … 1: how surely it is what its role says, by its place alone */
  bs_span raw, scheme;
  uint32_t node;
} bs_clue;

typedef struct bs_clues {
  BS_LIST(bs_clue) list;
  bs_date_options options; /* order and language that the page declares */
  int proof[4];            /* dates on the page that prove each bs_date_order */
} bs_clues;

/* Collects every date of the article: metadata, captures, address, <time>, visible text. The caller frees list.row.
** Needs bs_headline_load and bs_marks_load. BS_NOMEM. */
bs_status bs_clues_collect(bs_article *a, bs_clues *out);

/* clues_page.c: those of the visible page; called by bs_clues_collect. */
bs_status bs_clues_page(bs_article *a, bs_clues *out);
/* Reads `raw` and adds what it says, if anything: *added is the row, or NULL. `scheme` as html_dates prints it. */
bs_status bs_clues_add(bs_article *a, bs_clues *clues, bs_span raw, bs_clue_role role, double score, bs_span scheme,
                       uint32_t node, bs_clue **added);

#endif

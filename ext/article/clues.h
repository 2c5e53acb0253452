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

typedef enum bs_zone {
  BS_ZONE_NONE,   /* not on the visible page: metadata, address */
  BS_ZONE_ABOVE,  /* right before the headline */
  BS_ZONE_BELOW,  /* between the headline and the first paragraph */
  BS_ZONE_LEAD,   /* the first words of the first paragraph */
  BS_ZONE_BEHIND, /* behind the first paragraph's start */
  BS_ZONE_FAR     /* long before the headline, or behind it with much between */
} bs_zone;

typedef enum bs_saying { BS_SAYS_NOTHING, BS_SAYS_PUBLISHED, BS_SAYS_MODIFIED, BS_SAYS_OTHER } bs_saying;

typedef struct bs_sight { /* how a date stands on the visible page */
  bs_zone zone;
  uint32_t gap;    /* bytes of visible text between it and the headline, of those above and below */
  uint32_t shape;  /* hash of the elements around it: cards of one list look alike */
  bs_saying label; /* the words before it */
  bs_saying named; /* class and id of the elements around it: BS_SAYS_PUBLISHED for any date */
  bool alone;      /* its line holds little else */
  bool listed;     /* one of many of its shape with other days */
} bs_sight;

typedef struct bs_clue {
  bs_date date,
      other; /* other: the month-first reading where ambiguous; the one against the habit where that decided */
  bool ambiguous;
  bs_date_order habit; /* the region's order alone made it unambiguous: the page's own proof goes before it */
  bs_clue_role role;
  double score; /* 0 … 1: how surely it is what its role says, by its place alone */
  bs_span raw, scheme;
  uint32_t node;
  bs_sight sight;
} bs_clue;

typedef struct bs_clues {
  BS_LIST(bs_clue) list;
  bs_date_memo read;
  bs_date_options options; /* order and language that the page declares */
  bs_date day;             /* of a file with several articles, for datelines without a year: options.now */
  int proof[4];            /* dates on the page that prove each bs_date_order */
} bs_clues;

/* Collects every date of the article: metadata, captures, address, <time>, visible text. The caller frees list.row.
** Needs bs_headline_load and bs_marks_load. BS_NOMEM. */
bs_status bs_clues_collect(bs_article *a, bs_clues *out);

/* clues_page.c: those of the visible page, with their sights; called by bs_clues_collect. */
bs_status bs_clues_page(bs_article *a, bs_clues *out);
/* clues_place.c: role and score of each clue from row `from` on by its sight. n log n in the rows. BS_NOMEM. */
bs_status bs_clues_judge(const bs_article *a, bs_clues *clues, size_t from);
/* Whether the clue is what a reader takes for the article's dateline: beside the headline, no card, nothing against it. */
bool bs_clue_near(const bs_clue *c);
/* Fills date, other, ambiguous and habit from what bs_date_parse() made of `where`. */
void bs_clue_read(bs_clue *c, const bs_date_options *options, bs_span where, bs_date_result r, const bs_date *date,
                  const bs_date *other);
/* Reads `raw` and adds what it says, if anything: *added is the row, or NULL. `scheme` as html_dates prints it. */
bs_status bs_clues_add(bs_article *a, bs_clues *clues, bs_span raw, bs_clue_role role, double score, bs_span scheme,
                       uint32_t node, bs_clue **added);

#endif

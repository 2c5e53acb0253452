/* score.h: the score card of blocks (score.c), and what candidates.c tells it about the page. */
#ifndef BS_SCORE_H
#define BS_SCORE_H
#include "body_int.h"

/* Candidates: ways to say where the text is (candidates.c). Bits of bs_blk.of. */
enum {
  BS_OF_CONTENT = 1 << 0, /* in the element whose name says that it holds the text */
  BS_OF_ARTICLE = 1 << 1, /* in the <article> or <main> with most of the running text */
  BS_OF_TOP = 1 << 2,     /* in the element that the running text votes for */
  BS_OF_RUN = 1 << 3,     /* in the run of blocks with the greatest sum */
  BS_OF_JSON = 1 << 4     /* in the publisher's articleBody */
};

/* What the cards see from a block (score.c). */
enum { BS_NEAR = 8, BS_EDGE = BS_NEAR + 1 };
typedef struct bs_view {
  uint32_t kin_node, kin_first,
      kin_last;                       /* the lowest element around it that holds another block too, and its blocks */
  uint8_t kind, size;                 /* buckets of what it is, and of its weight */
  uint8_t texty_before, texty_behind; /* 0 … 6: how far off the next running text is */
  uint8_t big_before,
      big_behind; /* blocks to the next that is not small: 1 … BS_NEAR; BS_EDGE: the page ends before that; 0: further off */
  uint8_t cut;     /* 0 … 20: wording that ends an article, not far before it */
  uint8_t verdict; /* 0 … 9: bucket of the first card's */
} bs_view;

typedef struct bs_scene { /* what the page is like as a whole; arrays have a value more than there are blocks */
  bs_article *a;
  bs_blocks *b;
  uint32_t *weight_to, *link_to, *texty_to;                /* sums over the blocks before each */
  uint32_t *like_weight, *like_link, *like_texty, *like_n; /* over the blocks alike, at the first of them */
  uint32_t top;                                            /* element that the running text votes for */
  uint32_t content;                                        /* element marked as content with most running text, or 0 */
  uint32_t article;                                        /* <article>, <main> with most running text, or 0 */
  unsigned content_part, article_part;                     /* how much of the running text they hold: 0 … 2 */
  uint32_t headline;                                       /* block of the headline, or UINT32_MAX */
  bool json;                              /* the publisher gives an articleBody that stands on the page */
  bs_view *view;                          /* of each block */
  uint32_t kin_node, kin_first, kin_last; /* score.c: the element that was asked for last, and its blocks */
  uint32_t up_node;                       /* score.c: the kin whose surroundings were asked for last, */
  unsigned up_bucket;                     /* and the answer */
  double *logit;                          /* the first card's verdicts */
  double *worth_to, *sum_to,
      *mass_to;   /* sums before each: what blocks count for, that times verdict, that times likelihood */
  uint32_t *like; /* of each block: the first that stands in mark-up like its own (candidates.c) */
  double *like_sum, *like_worth; /* over those alike, at the first of them */
  uint32_t run_first, run_last;  /* the run of blocks with the greatest sum of verdicts */
} bs_scene;

/* ---- candidates.c ---- */
bs_status bs_scene_build(bs_article *a, bs_blocks *b, bs_scene *out);
void bs_scene_free(bs_scene *s);
/* Blocks first <= i < last whose text stands in the element. */
void bs_scene_range(const bs_scene *s, uint32_t node, uint32_t *first, uint32_t *last);

/* ---- trim.c: takes out what was kept and is no part of the article, with the reason ---- */
void bs_trim_repeats(const bs_scene *s);
void bs_trim_cards(const bs_scene *s);
void bs_trim_jumps(const bs_scene *s);
void bs_trim_wording(bs_blocks *b);
/* The cards of a page that is made of them. BS_NOMEM. */
bs_status bs_trim_index(bs_scene *s);

/* ---- json_body.c ---- */
/* Marks the blocks that stand in the page's JSON-LD articleBody, and sets s->json where enough of them do. BS_NOMEM. */
bs_status bs_json_body_find(bs_scene *s);

/* ---- score.c ---- */
enum { BS_FEATURES_MAX = 64 }; /* 21 families of one bucket, and three whose buckets are 16, 14 and 12 bits */
/* Fills score and reason of every block. */
void bs_score_blocks(bs_scene *s);
/* For fitting (score_card.py): the same with other points, as many as bs_score_points tells of each card. */
void bs_score_blocks_by(bs_scene *s, const int16_t *card1, const int16_t *card2);
/* For fitting: what the card (1 or 2) sees of block i, as positions in its list of points, once the blocks are scored. Returns how many. */
size_t bs_score_features(bs_scene *s, int card, uint32_t i, uint16_t out[BS_FEATURES_MAX]);
/* Points in the list of a card. */
size_t bs_score_points(int card);

#endif

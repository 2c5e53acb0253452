/* body_int.h: what the rooms of the main text share (blocks.c, words.c, score.c, candidates.c, trim.c, body.c): one compact array of
** text blocks in document order, built once a page. */
#ifndef BS_BODY_INT_H
#define BS_BODY_INT_H
#include "article_int.h"

/* ---- what stands around a block ---- */
enum {
  BS_IN_LIST = 1 << 0,    /* <li>, <dd>, <dt> */
  BS_IN_QUOTE = 1 << 1,   /* <blockquote> */
  BS_IN_HEADING = 1 << 2, /* <h1> … <h6> */
  BS_IN_CAPTION = 1 << 3, /* <figcaption>, <caption> */
  BS_IN_CELL = 1 << 4,    /* <td>, <th> */
  BS_IN_PRE = 1 << 5,
  BS_IN_FIGURE = 1 << 6,
  BS_IN_FORM = 1 << 7,
  BS_IN_ARTICLE = 1 << 8, /* <article> */
  BS_IN_MAIN = 1 << 9,    /* <main> */
  BS_IN_P = 1 << 10,
  BS_IN_DETAILS = 1 << 11
};

typedef struct bs_blk {
  uint32_t box;      /* the block element that its text stands in */
  uint32_t lo, hi;   /* nodes of the text: lo <= node < hi */
  uint32_t off, len; /* in bs_blocks.text: blanks squeezed */
  uint32_t weight;   /* letters and digits; those of scripts without spaces count as three */
  uint32_t link;     /* of them within <a href> */
  uint32_t bold;     /* of them within <b>, <strong> */
  uint16_t stops;    /* ends of sentences: . ! ? and their kin, before a blank or the end */
  uint16_t commas;
  uint16_t digits;
  uint16_t links;     /* <a href> */
  uint16_t marks;     /* bs_mark of the box and what it stands in */
  uint16_t in;        /* BS_IN_… */
  uint16_t phrases;   /* BS_SAYS_… (words.c) */
  uint16_t depth;     /* block elements around it */
  uint16_t tag;       /* of the box */
  uint32_t row;       /* <tr> it stands in, or 0 */
  uint32_t hash;      /* of its text */
  uint16_t same;      /* 1: the same text stands before it; 2: behind it; 0: neither */
  uint32_t twin;      /* 1 + the first block with the same text, where that is another */
  int16_t score;      /* hundredths of a logit that it belongs to the article (score.c) */
  double likelihood;  /* body.c: what the score says, 0 … 1 */
  uint16_t of;        /* BS_OF_…: candidates that hold it (candidates.c) */
  const char *reason; /* why it is in or out */
  bool texty; /* running text: some length, few links, an end of a sentence or a comma, no heading and no caption */
  bool kept;
  bool told; /* it is out by what it is, whatever its score */
  bool seen; /* trim.c: a kept block has the text of this one */
} bs_blk;

typedef struct bs_blocks {
  bs_blk *row;
  uint32_t n;
  size_t cap;
  bs_str text;
  uint32_t *at; /* of each node of the page, and one behind the last: see bs_blocks_at */
} bs_blocks;

/* ---- blocks.c ---- */
/* Fills a->text_blocks: the text blocks between a->lo and a->hi. Hidden text and controls are not among them. BS_NOMEM. */
bs_status bs_blocks_load(bs_article *a);
void bs_blocks_free(bs_blocks *b);
static inline bs_span bs_blk_text(const bs_blocks *b, uint32_t i) {
  return bs_span_make(b->text.p + b->row[i].off, b->row[i].len);
}
/* Index of the first block whose text begins at or after the node. */
static inline uint32_t bs_blocks_at(const bs_blocks *b, uint32_t node) { return b->at[node]; }

/* ---- words.c: what a block says by its wording, in the languages of boilerplate.inc ---- */
enum {
  BS_SAYS_RELATED = 1 << 0,     /* "Read more", "Most read" */
  BS_SAYS_SHARE = 1 << 1,       /* "Share on", "Follow us" */
  BS_SAYS_SUBSCRIBE = 1 << 2,   /* newsletters, subscriptions, paywalls, sign-in */
  BS_SAYS_COMMENT = 1 << 3,     /* "Leave a reply" */
  BS_SAYS_AD = 1 << 4,          /* "Advertisement" */
  BS_SAYS_CREDIT = 1 << 5,      /* "Photo:" */
  BS_SAYS_TAGS = 1 << 6,        /* "Tags:", "Filed under" */
  BS_SAYS_AUTHOR = 1 << 7,      /* "About the author" */
  BS_SAYS_DATE = 1 << 8,        /* "Published", "Last updated" */
  BS_SAYS_RIGHTS = 1 << 9,      /* "All rights reserved", cookie notes */
  BS_SAYS_CORRECTION = 1 << 10, /* "Correction:" */
  BS_SAYS_READTIME = 1 << 11,   /* "5 min read" */
  BS_SAYS_BYLINE = 1 << 12,     /* "By …" */
  BS_SAYS_KNOWN = 1 << 14,      /* bs_blk_says was asked */
  BS_SAYS_WHOLE = 1 << 15       /* the phrase is all that it says */
};
unsigned bs_words_say(bs_span text);
/* The same of a block, looked for once. */
static inline unsigned bs_blk_says(const bs_blocks *b, uint32_t i) {
  bs_blk *k = &b->row[i];
  if (!k->phrases) k->phrases = (uint16_t)(bs_words_say(bs_blk_text(b, i)) | BS_SAYS_KNOWN);
  return k->phrases;
}

#endif

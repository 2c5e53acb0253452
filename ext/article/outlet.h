/* outlet.h: the names that the page's outlet goes by, and titles taken apart by them. Private to ext/article/. */
#ifndef BS_OUTLET_H
#define BS_OUTLET_H
#include "article_int.h"

enum { BS_OUTLET_NAMES = 12, BS_TITLE_PARTS = 12 };

typedef struct
    bs_outlets { /* a->outlets, by bs_outlet_load: what the page says its outlet is called; keys as bs_text_fold gives them, in the arena */
  bs_span name[BS_OUTLET_NAMES], key[BS_OUTLET_NAMES];
  int n;
  bs_span section; /* the key of the article's section; or a NULL span */
  bs_span host;    /* the label of the registrable site, "example" of www.example.co.uk; or a NULL span */
} bs_outlets;

typedef struct bs_title { /* a title and where its parts stand, cut at " | ", " - ", ": " and their kin */
  bs_span text;
  size_t from[BS_TITLE_PARTS], to[BS_TITLE_PARTS];
  char before[BS_TITLE_PARTS]; /* the mark before the part: '|' '-' ':' '_', or 0 before the first */
  int n;
  int lo, hi; /* parts left after the outlet's name was taken off: lo <= part < hi */
} bs_title;

/* Whether `text` is one of the names, or the name with a word or two around it ("Example News Politics"), or the
** host's name. */
bs_status bs_outlet_is(bs_article *a, const bs_outlets *outlets, bs_span text, bool *is);

/* Whether `text` is what the host of the page's site spells: "The Daily Example" at dailyexample.com. Needs a->site alone. */
bs_status bs_outlet_is_host(bs_article *a, bs_span text, bool *is);

/* Takes a title apart; parts past the last place stay in one. Never fails. */
void bs_title_split(bs_span text, bs_title *out);
/* Takes the parts at both ends off that are the outlet's name, or the section's. */
bs_status bs_title_strip(bs_article *a, const bs_outlets *outlets, bs_title *title);
/* Parts lo … hi-1 as one slice. */
bs_span bs_title_slice(const bs_title *title, int lo, int hi);
/* bs_text_fold into the arena. */
bs_status bs_article_fold(bs_article *a, bs_span text, bs_span *out);
/* Words of a folded key. */
size_t bs_key_words(bs_span key);
/* Whether `inner` stands in `key` as whole words. */
bool bs_key_holds(bs_span key, bs_span inner);

#endif

/* persons.h: names of writers out of what pages write where names stand. Private to ext/article/. */
#ifndef BS_PERSONS_H
#define BS_PERSONS_H
#include "outlet.h"

enum { BS_PERSONS = 24 };

typedef struct bs_persons { /* names in the order found, each once (compared folded); in the arena */
  bs_span name[BS_PERSONS], key[BS_PERSONS];
  int n;
  int bodies; /* of these, names that the outlet has too: only the markup's word that they are persons */
} bs_persons;

enum {
  BS_PERSONS_TYPED =
      1, /* the markup says that this is a person: also a name that the outlet has, where it stands alone */
  BS_PERSONS_STRICT =
      2, /* visible text: two to five words that each look like a part of a name; behind a label one word will do */
  BS_PERSONS_LABELLED = 4, /* a label ("By") stood before */
  BS_PERSONS_CUT =
      16, /* a name that begins with a given name ends before the first word in small letters ("Ann Lee on behalf of …") */
  BS_PERSONS_HANDLE = 8 /* and so close that one word in small letters will do, too */
};

/* given.c: whether a folded word is a common given name; whether a folded text begins with one; whether it is such a name and one or two
** words more, none of them what companies are called. */
bool bs_given_is(bs_span word);
bool bs_given_begins(bs_span key);
bool bs_given_person(bs_span key);

/* Adds the names in `text`: labels ("By", "Text:"), roles, addresses, dates and what follows them taken off; "A, B
** and C" is three names, "A, MD" is one. Adds nothing for staff boilerplate, for an outlet's name, or for what is no
** name. BS_NOMEM. */
bs_status bs_persons_add(bs_article *a, const bs_outlets *outlets, bs_span text, unsigned flags, bs_persons *out);
/* "A; B" in the arena; a NULL span for none. */
bs_status bs_persons_join(bs_article *a, const bs_persons *persons, bs_span *out);

/* byline_page.c: the names in the byline that the page shows, the element that they were read from, and how sure its place is (about 1:
** labelled, near the headline). *out has to be empty. Needs bs_headline_load. BS_NOMEM. */
bs_status bs_byline_visible(bs_article *a, bs_persons *out, uint32_t *where, double *score);
/* The same for the line between headline and text that itself says that the names are the writers' ("By Ann Lee"): nothing is surer. */
bs_status bs_byline_labelled(bs_article *a, bs_persons *out, uint32_t *where);

#endif

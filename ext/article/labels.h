/* labels.h: what newspapers write around names and dates (labels.inc), found in text. Private to ext/article/. */
#ifndef BS_LABELS_H
#define BS_LABELS_H
#include "../base/base.h"

typedef enum bs_label {
  BS_LABEL_BY,        /* before the writers' names */
  BS_LABEL_AFTER,     /* behind a writer's name */
  BS_LABEL_ROLE,      /* titles that are no part of a name */
  BS_LABEL_STAFF,     /* stands where a name would, names nobody */
  BS_LABEL_NOTNAME,   /* how buttons and labels begin that stand where names do */
  BS_LABEL_PHOTO,     /* before names of those who did not write */
  BS_LABEL_AND,       /* between two names */
  BS_LABEL_PUBLISHED, /* before or behind the day of publication */
  BS_LABEL_MODIFIED,  /* before or behind the day of the last change */
  BS_LABEL_NOTDATE,   /* before days that are about something else */
  BS_LABEL_SOURCE,    /* before an outlet's name */
  BS_LABEL_HOME,      /* the front page as the first rung of a breadcrumb */
  BS_LABEL_ORIGINAL,  /* a link to where the article first stood */
  BS_LABEL_SHELF,     /* a section's name that says only that there are articles in it */
  BS_LABEL_BUTTON,    /* how links begin that lead about in the site and name no section */
  BS_LABEL_BODY,      /* how names of companies and the like end */
  BS_LABEL_NOTES,     /* over a list of references */
  BS_LABEL_UNSORTED   /* what a system calls a section that nobody chose */
} bs_label;

/* Bytes of the longest word of that kind that text begins with, case ignored (simple lower case, Unicode 5.18), or
** 0. The word ends where text ends or where no letter or digit follows; scripts without spaces need no end. */
size_t bs_label_prefix(bs_span text, bs_label kind);
/* The same at text's end; there a last letter beyond ASCII has to be small, as it is in print. */
size_t bs_label_suffix(bs_span text, bs_label kind);
/* Whether text, blanks and punctuation at its ends aside, is one word of that kind. */
bool bs_label_is(bs_span text, bs_label kind);
/* Offset of the first word of that kind at a word's start, or SIZE_MAX. Time: text times table; for short text only. */
size_t bs_label_find(bs_span text, bs_label kind);

#endif

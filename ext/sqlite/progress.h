/* progress.h: how far a long scan is, said on stderr once a second where broadsheet_config('progress', 1) asks for it: pages, pages and
** megabytes a second, what remains, errors. A bar on a terminal, else lines. Nothing of it is ever in a result. */
#ifndef BS_PROGRESS_H
#define BS_PROGRESS_H
#include "../archive/archive.h"

/* Whether a file is wanted, by what is known before it is opened; ordinal: its place in the walk, from 1. */
typedef bool (*bs_wants)(void *arg, const bs_entry *entry, int64_t ordinal);

/* One connection's; zeroed at first. Scans of one file that follow one another within a second (a join of page after page) are
** told of as one piece of work, whose end is not known. */
typedef struct bs_progress {
  const void *owner; /* the scan that is told of now; others beside it are not */
  bs_walk *ahead; /* the same location, walked ahead of the scan to know the total; NULL: counted, or not to be known */
  bs_wants wants; /* the scan's; NULL: every file */
  void *wants_arg;
  int64_t ordinal; /* of the file that `ahead` gave last */
  bool counted;    /* `total` is the number of files */
  bool one;        /* the scan is of one file */
  bool follows;    /* and goes on where the one before it ended */
  int64_t total, pages, bytes, errors;
  double begun, last, shown; /* seconds of the monotonic clock */
} bs_progress;

/* Begins to tell of a scan. `ahead` (may be NULL) is a second walk of its location and is the progress's from now on. */
void bs_progress_begin(bs_progress *progress, const void *owner, bs_walk *ahead, bs_wants wants, void *wants_arg);
/* Whether a scan looks into the file: the total and the progress count the same ones. Asked before bs_entry_sniff has decided. */
bool bs_progress_counts(const bs_entry *entry);
/* The scan has done with a file that counts, which failed or not. */
void bs_progress_file(bs_progress *progress, const void *owner, int64_t bytes, bool failed);
/* The scan has ended. Called again, or by a scan that is not told of, it does nothing. */
void bs_progress_end(bs_progress *progress, const void *owner);

#endif

/* scan.h: the way from a location to articles that every page table takes: location -> walk -> prefetch (load.h) -> shelf -> items.
** Knows nothing of SQLite. */
#ifndef BS_SCAN_H
#define BS_SCAN_H
#include "../archive/prefetch.h"
#include "progress.h"
#include "shelf.h"

typedef struct bs_request {
  bs_span location; /* or a NULL span and */
  bs_span page;     /* one page's bytes */
  bs_span glob;     /* NULL span: none */
  bool recursive;
  bs_errand errand;
  int64_t most;   /* rows that will be asked for, or 0: all; a hint */
  size_t threads; /* that may work on pages, the caller's among them */
  bool parses;    /* false: files are listed, assets too, and none is opened */
  bool has_error; /* a page that fails is a row */
  bs_wants wants; /* NULL: every file */
  void *wants_arg;
  bs_span only;          /* the walk's (archive.h); then `wants` is given no ordinal to rely on */
  bs_progress *progress; /* the connection's, or NULL: nothing is told */
} bs_request;

typedef struct bs_scan { /* a zeroed one may be closed */
  bs_errand errand;
  bool parses, has_error;
  bs_wants wants;
  void *wants_arg;
  bs_shelf *shelf;        /* the connection's */
  bs_progress *progress;  /* the connection's, or NULL */
  bs_walk *walk;          /* NULL for a page's bytes */
  bs_str location, glob;  /* the walk's own copies */
  bool recursive, sought; /* sought: the walk gives one path only, so that it does not count the others */
  bs_job *page;           /* the page given as bytes, until it is its turn */
  bs_prefetch *ahead;     /* files that were looked at and wait for their turn */
  int64_t seen;           /* files of the walk so far */
  int64_t given, most;    /* rows so far, and those that are wanted; 0: all */
  bool ended;             /* the walk has */

  /* the current row */
  bs_job *job;         /* NULL where files are listed */
  bs_entry entry;      /* NULL spans and unknown numbers for a page given as bytes */
  int64_t ordinal;     /* of the file in the walk, from 1 */
  bs_loaded *loaded;   /* the page; NULL where it failed, or is not parsed */
  int item, last_item; /* the current article of the page, and the last one wanted */
  bs_article *article; /* belongs to the page; NULL where there is none */
  bs_str locator;      /* what reopens exactly this row's page or item */
  bs_str error;        /* a sentence, or empty */
} bs_scan;

/* Opens a scan. BS_IO, BS_MISUSE with a sentence in *why; BS_NOMEM. Copies what it keeps of the request; `shelf`, and what the request's
** functions are given, outlive the scan. The scan stays where it is: threads read it. */
bs_status bs_scan_open(bs_scan *scan, const bs_request *request, bs_shelf *shelf, bs_str *why);
/* One step: the next article, or the next file looked at. *row tells whether there is a row now: a caller that polls for interrupts
** does so between steps. BS_DONE at the end; BS_NOMEM. */
bs_status bs_scan_step(bs_scan *scan, bool *row);
/* Decides entry.type by the first bytes where the name says nothing; a failure becomes entry.error. For scans that list. BS_NOMEM. */
bs_status bs_scan_sniff(bs_scan *scan);
/* The current file's place in the walk of all files, from 1. A failure of the walk, which is then made again. */
bs_status bs_scan_ordinal(bs_scan *scan, int64_t *ordinal);
void bs_scan_close(bs_scan *scan);

/* Whether the current article is the first one that is given of its page. */
static inline bool bs_scan_is_first_item(const bs_scan *scan) {
  return scan->item == 1 || scan->item == scan->entry.item;
}

static inline bool bs_scan_is_bytes(const bs_scan *scan) { return scan->walk == NULL; }

#endif

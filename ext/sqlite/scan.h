/* scan.h: the way from a location to articles that every page table takes: location -> walk -> read -> shelf (page) -> items.
** Knows nothing of SQLite. */
#ifndef BS_SCAN_H
#define BS_SCAN_H
#include "../archive/archive.h"
#include "../article/article.h"
#include "progress.h"
#include "shelf.h"

typedef struct bs_request {
  bs_span location; /* or a NULL span and */
  bs_span page;     /* one page's bytes */
  bs_span glob;     /* NULL span: none */
  bool recursive;
  bs_date_order date_order;
  bool parses;    /* false: files are listed, assets too, and none is opened */
  bool has_error; /* a page that fails is a row */
  bs_wants wants; /* NULL: every file */
  void *wants_arg;
  bs_progress *progress; /* the connection's, or NULL: nothing is told */
} bs_request;

typedef struct bs_scan { /* a zeroed one may be closed */
  bs_limits limits;
  bs_date_order date_order;
  bool parses, has_error;
  bs_wants wants;
  void *wants_arg;
  bs_shelf *shelf;       /* the connection's */
  bs_progress *progress; /* the connection's, or NULL */
  bs_walk *walk;         /* NULL for a page's bytes */
  bs_str location, glob; /* the walk's own copies */
  bs_str bytes;          /* the page given as bytes, until it is parsed */
  bool started;

  /* the current row */
  bs_entry entry;      /* NULL spans and unknown numbers for a page given as bytes */
  int64_t ordinal;     /* of the file in the walk, from 1 */
  bs_loaded *loaded;   /* the page; NULL where it failed, or is not parsed */
  int item, last_item; /* the current article of the page, and the last one wanted */
  bs_article *article; /* belongs to the page; NULL where there is none */
  bs_str locator;      /* what reopens exactly this row's page or item */
  bs_str error;        /* a sentence, or empty */
} bs_scan;

/* Opens a zeroed scan. BS_IO, BS_MISUSE with a sentence in *why; BS_NOMEM. Copies what it keeps of the request;
** `shelf` and request->progress outlive the scan. */
bs_status bs_scan_open(bs_scan *scan, const bs_request *request, const bs_limits *limits, bs_shelf *shelf, bs_str *why);
/* One step: the next article, or the next file looked at. *row tells whether there is a row now: a caller that polls for interrupts
** does so between steps. BS_DONE at the end; BS_NOMEM. */
bs_status bs_scan_step(bs_scan *scan, bool *row);
/* Decides entry.type by the first bytes where the name says nothing; a failure becomes the row's error. BS_NOMEM. */
bs_status bs_scan_sniff(bs_scan *scan);
void bs_scan_close(bs_scan *scan);

/* Whether the current article is the first one that is given of its page. */
static inline bool bs_scan_is_first_item(const bs_scan *scan) {
  return scan->item == 1 || scan->item == scan->entry.item;
}

static inline bool bs_scan_is_bytes(const bs_scan *scan) { return scan->walk == NULL; }

#endif

/* load.h: the way of one page from its file to its articles, which any thread may take: read -> decode -> tree -> articles, with the fields
** that a query is sure to ask for. Knows nothing of SQLite. */
#ifndef BS_LOAD_H
#define BS_LOAD_H
#include "../archive/archive.h"
#include "../article/article.h"

typedef struct bs_loaded { /* a page, its tree and its articles */
  struct bs_loaded *next;
  int refs;     /* scans that have it open */
  bool spoiled; /* memory ran out in the middle of a field: not to be given to anyone else */
  bool stays;   /* the last one that was given back */
  bs_limits limits;
  bs_date_order date_order;
  bs_str path;   /* its own copy; the article borrows it */
  bool has_path; /* false: the page was given as bytes */
  bs_page page;
  bool head_only;   /* of what stands before the body: see bs_errand */
  uint32_t settled; /* of a page that is cut: a bit for each bs_field that may be asked for */
  int items;
  bs_article **article; /* [items]; NULL where not asked for yet */
} bs_loaded;

/* Article `item` (1 ...) of the page, which owns it. BS_NOMEM. */
bs_status bs_loaded_article(bs_loaded *loaded, int item, bs_article **out);
void bs_loaded_free(bs_loaded *loaded);

/* What a scan wants of every page; the same from the scan's beginning to its end, since threads read it. */
typedef struct bs_errand {
  bs_limits limits;
  bs_date_order date_order;
  /* Both are called on any thread. NULL, or whether an article is to be a row. */
  bs_status (*keeps)(const void *arg, bs_article *article, bool *keeps);
  const void *keeps_arg;
  /* NULL, or computes what will be asked for of an article anyway. BS_NOMEM; other failures come again when it is asked for. */
  bs_status (*ahead)(const void *arg, bs_article *article);
  const void *ahead_arg;
  bool head_only;  /* what stands before the body is all of the page */
  bool head;       /* no field will be asked for but those of */
  uint32_t fields; /* a bit for each bs_field: pages whose heads settle them need no more */
} bs_errand;

typedef struct bs_job {  /* one file, or a page given as bytes */
  bs_entry entry;        /* its spans are the job's own */
  int64_t ordinal;       /* of the file in the walk, from 1 */
  bs_str names, sniffed; /* what the spans point to */
  bs_str bytes;          /* the page's, until it is parsed */
  bool has_bytes;
  bs_loaded *loaded; /* NULL: it is no page, or one that failed */
  bs_str error;      /* a sentence, or empty */
  bs_status status;  /* BS_NOMEM ends the scan */
} bs_job;

/* The job of an entry, which is copied. NULL: no memory. */
bs_job *bs_job_new(const bs_entry *entry, int64_t ordinal);
void bs_job_free(bs_job *job);
/* Reads the file, unless it turns out to be no page: then there are neither bytes nor an error. Bytes that were given it unpacks. */
void bs_job_read(bs_job *job, const bs_errand *errand);
/* Makes job->loaded of job->bytes, which have to be there. */
void bs_job_parse(bs_job *job, const bs_errand *errand);
/* Computes what is known to be asked for of the articles of job->loaded. */
void bs_job_compute(bs_job *job, const bs_errand *errand);

#endif

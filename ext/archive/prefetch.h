/* prefetch.h: jobs that threads work on ahead of who takes them, in the order they came. Knows neither files nor articles: what a job is and
** how it is worked on, the caller says. */
#ifndef BS_PREFETCH_H
#define BS_PREFETCH_H
#include "../base/base.h"

typedef struct bs_prefetch bs_prefetch;

enum { BS_PREFETCH_SHORT = 8 }; /* jobs that a queue takes one by one before it starts threads: short scans have none */

typedef struct bs_prefetch_calls {
  void (*work)(void *arg, void *job); /* on any thread, each job once; its failure stands in the job */
  void (*drop)(void *arg, void *job); /* frees a job that nobody took */
  void *arg;
} bs_prefetch_calls;

/* A queue for which up to `threads` threads work, the caller's own among them: 1 starts none. BS_NOMEM. */
bs_status bs_prefetch_open(bs_prefetch **out, const bs_prefetch_calls *calls, size_t threads);
/* Whether a job may be pushed: bounded by jobs and by their bytes; before threads are started there is room for one. */
bool bs_prefetch_has_room(const bs_prefetch *p);
/* Jobs in the queue. */
size_t bs_prefetch_count(const bs_prefetch *p);
/* Adds a job, of which the queue takes care; there has to be room. bytes: what it will take up, about. */
void bs_prefetch_push(bs_prefetch *p, void *job, size_t bytes);
/* Takes the oldest job, which the caller then owns; there has to be one. *worked: false where the caller has to work on it. Waits for a thread
** that is at it, and meanwhile works on others. */
void *bs_prefetch_pop(bs_prefetch *p, bool *worked);
/* Waits for threads to end the job that each is at, and drops the others. */
void bs_prefetch_close(bs_prefetch *p);

#endif

/* prefetch.c: a bounded queue of jobs and the threads that work on them ahead of who takes them. Threads are started for one queue, block all
** signals, and are joined when it is closed; they call nothing but `work`. One caller pushes and takes.
** A job is pushed, begun by a thread (or by the caller while it waits), done, and taken, in that order; slots are a ring:
** taken <= begun <= pushed count jobs since the beginning. */
#include "prefetch.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

enum {
  THREADS = 64,
  JOBS_A_THREAD = 4,
  BYTES = 16 << 20, /* of jobs in the queue, the last one pushed apart */
  STACK = 2 << 20   /* a page's recursion is bounded by its limits (512 elements, 1,000 levels of JSON) */
};

typedef struct slot {
  void *job;
  size_t bytes;
  bool done;
} slot;

struct bs_prefetch {
  bs_prefetch_calls calls;
  pthread_t thread[THREADS];
  int wanted, started; /* threads beside the caller's */
  slot *slot;          /* a ring */
  size_t nslot;
  size_t pushed, begun, taken;
  size_t bytes; /* of jobs pushed and not taken */

  pthread_mutex_t lock; /* from here on: of slots, begun, pushed, idle and stop, once threads run */
  pthread_cond_t work, done;
  int idle;
  bool stop;
};

static slot *at(const bs_prefetch *p, size_t n) { return &p->slot[n % p->nslot]; }

/* ---- threads ---- */

/* Works on the next job that nobody has begun; the lock is held before and after. */
static void work_one(bs_prefetch *p) {
  slot *s = at(p, p->begun++);
  void *job = s->job;
  pthread_mutex_unlock(&p->lock);
  p->calls.work(p->calls.arg, job);
  pthread_mutex_lock(&p->lock);
  s->done = true;
}

static void *run(void *arg) {
  bs_prefetch *p = arg;
  pthread_mutex_lock(&p->lock);
  while (!p->stop) {
    if (p->begun < p->pushed) {
      work_one(p);
      if (at(p, p->taken)->done) pthread_cond_signal(&p->done); /* the caller waits for the oldest alone */
      continue;
    }
    p->idle++;
    pthread_cond_wait(&p->work, &p->lock);
    p->idle--;
  }
  pthread_mutex_unlock(&p->lock);
  return NULL;
}

/* As many threads as the system gives; none is as good as any number. */
static void start(bs_prefetch *p) {
  pthread_attr_t attributes;
  sigset_t all, before;
  if (pthread_attr_init(&attributes) != 0) return;
  pthread_attr_setstacksize(&attributes, STACK);
  sigfillset(&all);
  if (pthread_sigmask(SIG_SETMASK, &all, &before) == 0) {
    while (p->started < p->wanted && pthread_create(&p->thread[p->started], &attributes, run, p) == 0) p->started++;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
  }
  pthread_attr_destroy(&attributes);
  if (!p->started) p->wanted = 0;
}

/* ---- the queue ---- */

bs_status bs_prefetch_open(bs_prefetch **out, const bs_prefetch_calls *calls, size_t threads) {
  *out = NULL;
  bs_prefetch *p = calloc(1, sizeof(*p));
  if (!p) return BS_NOMEM;
  if (threads > THREADS) threads = THREADS;
  p->calls = *calls;
  p->wanted = threads > 1 ? (int)threads - 1 : 0;
  p->nslot = threads > 1 ? threads * JOBS_A_THREAD : 1;
  p->slot = calloc(p->nslot, sizeof(*p->slot));
  bool ready = p->slot && pthread_mutex_init(&p->lock, NULL) == 0;
  if (ready && pthread_cond_init(&p->work, NULL) == 0) {
    if (pthread_cond_init(&p->done, NULL) == 0) {
      *out = p;
      return BS_OK;
    }
    pthread_cond_destroy(&p->work);
  }
  if (ready) pthread_mutex_destroy(&p->lock);
  free(p->slot);
  free(p);
  return BS_NOMEM;
}

size_t bs_prefetch_count(const bs_prefetch *p) { return p->pushed - p->taken; }

bool bs_prefetch_has_room(const bs_prefetch *p) {
  size_t n = p->pushed - p->taken;
  if (!n) return true;
  return p->started && n < p->nslot && p->bytes < BYTES;
}

void bs_prefetch_push(bs_prefetch *p, void *job, size_t bytes) {
  if (!p->started && p->wanted && p->pushed >= BS_PREFETCH_SHORT) start(p);
  pthread_mutex_lock(&p->lock);
  *at(p, p->pushed++) = (slot){.job = job, .bytes = bytes};
  p->bytes += bytes;
  /* Threads are woken for several jobs at a time; what is less the caller does when it comes to it. */
  if (p->idle && p->pushed - p->begun > p->nslot / 2) pthread_cond_signal(&p->work);
  pthread_mutex_unlock(&p->lock);
}

void *bs_prefetch_pop(bs_prefetch *p, bool *worked) {
  pthread_mutex_lock(&p->lock);
  slot *s = at(p, p->taken);
  *worked = p->started > 0;
  if (!*worked) p->begun++;
  while (*worked && !s->done) {
    if (p->begun < p->pushed)
      work_one(p);
    else
      pthread_cond_wait(&p->done, &p->lock);
  }
  void *job = s->job;
  p->bytes -= s->bytes;
  *s = (slot){0};
  p->taken++;
  pthread_mutex_unlock(&p->lock);
  return job;
}

void bs_prefetch_close(bs_prefetch *p) {
  if (!p) return;
  pthread_mutex_lock(&p->lock);
  p->stop = true;
  pthread_cond_broadcast(&p->work);
  pthread_mutex_unlock(&p->lock);
  for (int i = 0; i < p->started; i++) pthread_join(p->thread[i], NULL);
  for (; p->taken < p->pushed; p->taken++) p->calls.drop(p->calls.arg, at(p, p->taken)->job);
  pthread_cond_destroy(&p->work);
  pthread_cond_destroy(&p->done);
  pthread_mutex_destroy(&p->lock);
  free(p->slot);
  free(p);
}

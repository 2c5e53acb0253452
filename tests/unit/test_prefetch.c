/* The queue of jobs: their order, what bounds it, when threads are started and with which signals, what a queue that is closed early leaves. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "../../ext/archive/prefetch.h"

enum { JOBS = 500 };

typedef struct job {
  int number;
  atomic_int worked;
  int dropped;
  bool signals; /* were blocked */
  bool elsewhere;
} job;

static pthread_t caller;

static void work(void *arg, void *it) {
  job *j = it;
  sigset_t now;
  (void)arg;
  /* Later jobs are often done first. */
  for (volatile int i = 0; i < (JOBS - j->number) * 20; i++) continue;
  j->elsewhere = !pthread_equal(pthread_self(), caller);
  j->signals = pthread_sigmask(SIG_SETMASK, NULL, &now) == 0 && sigismember(&now, SIGINT) && sigismember(&now, SIGPROF);
  atomic_fetch_add(&j->worked, 1);
}

static void drop(void *arg, void *it) {
  (void)arg;
  ((job *)it)->dropped++;
}

static const bs_prefetch_calls calls = {.work = work, .drop = drop};

static job *new_jobs(void) {
  job *jobs = calloc(JOBS, sizeof(*jobs));
  assert_non_null(jobs);
  for (int i = 0; i < JOBS; i++) jobs[i].number = i;
  return jobs;
}

/* Takes one job, which has to be number n, and works on it where no thread was at it. */
static void take(bs_prefetch *p, int n) {
  bool worked;
  job *j = bs_prefetch_pop(p, &worked);
  assert_int_equal(j->number, n);
  if (!worked) work(NULL, j);
}

/* Pushes while there is room, takes where there is none; gives the most jobs that stood in the queue. */
static size_t run(bs_prefetch *p, job *jobs, int n, size_t bytes) {
  size_t most = 0;
  int pushed = 0;
  for (int taken = 0; taken < n;) {
    while (pushed < n && bs_prefetch_has_room(p)) bs_prefetch_push(p, &jobs[pushed++], bytes);
    if (bs_prefetch_count(p) > most) most = bs_prefetch_count(p);
    take(p, taken++);
  }
  assert_int_equal(bs_prefetch_count(p), 0);
  return most;
}

static void test_jobs_come_in_order_each_worked_on_once(void **state) {
  (void)state;
  static const size_t threads[] = {0, 1, 2, 3, 8, 64, 1000};
  for (size_t t = 0; t < sizeof(threads) / sizeof(threads[0]); t++) {
    job *jobs = new_jobs();
    bs_prefetch *p;
    assert_int_equal(bs_prefetch_open(&p, &calls, threads[t]), BS_OK);
    run(p, jobs, JOBS, 1000);
    bs_prefetch_close(p);
    for (int i = 0; i < JOBS; i++) {
      assert_int_equal(jobs[i].worked, 1);
      assert_int_equal(jobs[i].dropped, 0);
    }
    free(jobs);
  }
}

static void test_short_queues_start_no_thread(void **state) {
  (void)state;
  job *jobs = new_jobs();
  bs_prefetch *p;
  assert_int_equal(bs_prefetch_open(&p, &calls, 8), BS_OK);
  assert_int_equal(run(p, jobs, BS_PREFETCH_SHORT, 1000), 1);
  bs_prefetch_close(p);
  for (int i = 0; i < BS_PREFETCH_SHORT; i++) assert_false(jobs[i].elsewhere);
  assert_int_equal(bs_prefetch_open(&p, &calls, 1), BS_OK);
  assert_int_equal(run(p, jobs, JOBS, 1000), 1);
  bs_prefetch_close(p);
  for (int i = 0; i < JOBS; i++) assert_false(jobs[i].elsewhere);
  free(jobs);
}

static void test_the_queue_is_bounded_by_jobs(void **state) {
  (void)state;
  job *jobs = new_jobs();
  bs_prefetch *p;
  assert_int_equal(bs_prefetch_open(&p, &calls, 8), BS_OK);
  size_t most = run(p, jobs, JOBS, 1000);
  bs_prefetch_close(p);
  assert_in_range(most, 8, 64);
  free(jobs);
}

static void test_the_queue_is_bounded_by_bytes(void **state) {
  (void)state;
  enum { MB = 1 << 20 };
  job *jobs = new_jobs();
  bs_prefetch *p;
  assert_int_equal(bs_prefetch_open(&p, &calls, 8), BS_OK);
  assert_in_range(run(p, jobs, JOBS, 4 * MB), 2, 5); /* 16 MB, the last one apart */
  bs_prefetch_close(p);
  free(jobs);
  jobs = new_jobs();
  assert_int_equal(bs_prefetch_open(&p, &calls, 8), BS_OK);
  assert_int_equal(run(p, jobs, JOBS, 64 * MB), 1);
  bs_prefetch_close(p);
  free(jobs);
}

static void test_a_queue_closed_early_drops_what_nobody_took(void **state) {
  (void)state;
  for (int taken = 0; taken < 60; taken += 7) {
    job *jobs = new_jobs();
    bs_prefetch *p;
    int pushed = 0;
    assert_int_equal(bs_prefetch_open(&p, &calls, 4), BS_OK);
    for (int i = 0; i <= taken; i++) {
      while (bs_prefetch_has_room(p)) bs_prefetch_push(p, &jobs[pushed++], 1000);
      if (i < taken) take(p, i);
    }
    bs_prefetch_close(p);
    for (int i = 0; i < JOBS; i++) {
      assert_int_equal(jobs[i].dropped, i >= taken && i < pushed);
      assert_true(jobs[i].worked <= 1);
    }
    free(jobs);
  }
  bs_prefetch_close(NULL);
}

static void test_threads_leave_signals_to_the_host(void **state) {
  (void)state;
  job *jobs = new_jobs();
  bs_prefetch *p;
  sigset_t before, after;
  pthread_sigmask(SIG_SETMASK, NULL, &before);
  assert_int_equal(bs_prefetch_open(&p, &calls, 4), BS_OK);
  run(p, jobs, JOBS, 1000);
  bs_prefetch_close(p);
  pthread_sigmask(SIG_SETMASK, NULL, &after);
  assert_int_equal(sigismember(&before, SIGINT), sigismember(&after, SIGINT));
  for (int i = 0; i < JOBS; i++)
    if (jobs[i].elsewhere) assert_true(jobs[i].signals);
  free(jobs);
}

int main(void) {
  caller = pthread_self();
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_jobs_come_in_order_each_worked_on_once),
      cmocka_unit_test(test_short_queues_start_no_thread),
      cmocka_unit_test(test_the_queue_is_bounded_by_jobs),
      cmocka_unit_test(test_the_queue_is_bounded_by_bytes),
      cmocka_unit_test(test_a_queue_closed_early_drops_what_nobody_took),
      cmocka_unit_test(test_threads_leave_signals_to_the_host),
  };
  return cmocka_run_group_tests_name("prefetch", tests, NULL, NULL);
}

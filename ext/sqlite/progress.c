/* progress.c: see progress.h. Counts and prints; never looks into a page, never ends a scan: what cannot be known is left out. */
#include "progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum {
  COUNT_STEP = 256, /* files walked ahead for each file that is read, so that counting holds up nothing */
  BAR = 24          /* cells */
};

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

bool bs_progress_counts(const bs_entry *entry) {
  return entry->must_sniff || entry->error.p || entry->type == BS_FILE_PAGE || entry->type == BS_FILE_CONTAINER;
}

static void drop_ahead(bs_progress *progress) {
  if (progress->ahead) bs_walk_close(progress->ahead);
  progress->ahead = NULL;
}

static void count_ahead(bs_progress *progress) {
  for (int i = 0; i < COUNT_STEP && progress->ahead; i++) {
    bs_entry entry;
    bs_status status = bs_walk_next(progress->ahead, &entry);
    if (status == BS_OK) {
      progress->ordinal++;
      if (!bs_progress_counts(&entry)) continue;
      if (!progress->wants || progress->wants(progress->wants_arg, &entry, progress->ordinal)) progress->total++;
    } else {
      progress->counted = status == BS_DONE;
      drop_ahead(progress);
    }
  }
}

/* "1:05" or "2:03:59" */
static void write_clock(char *out, size_t n, double seconds) {
  int64_t s = (int64_t)(seconds + .5);
  if (s >= 3600)
    snprintf(out, n, "%lld:%02d:%02d", (long long)(s / 3600), (int)(s / 60 % 60), (int)(s % 60));
  else
    snprintf(out, n, "%d:%02d", (int)(s / 60), (int)(s % 60));
}

static void show(bs_progress *p, double at, bool last) {
  double spent = at - p->begun > .001 ? at - p->begun : .001;
  bool total = p->counted && !p->follows && p->total >= p->pages;
  bool bar = total && isatty(STDERR_FILENO);
  char share[24] = "", left[48] = "", cells[BAR + 4] = "";
  if (total) {
    char clock[32];
    snprintf(share, sizeof(share), " of %lld", (long long)p->total);
    write_clock(clock, sizeof(clock), p->pages ? spent / (double)p->pages * (double)(p->total - p->pages) : 0);
    snprintf(left, sizeof(left), ", %s left", clock);
  }
  if (bar) {
    int64_t full = p->total ? p->pages * BAR / p->total : BAR;
    cells[0] = '[';
    for (int i = 0; i < BAR; i++) cells[i + 1] = i < full ? '#' : '.';
    cells[BAR + 1] = ']';
    cells[BAR + 2] = ' ';
  }
  fprintf(stderr, "%s%s%lld%s pages, %.0f pages/s, %.1f MB/s%s, %lld error%s%s", bar ? "\r" : "broadsheet: ", cells,
          (long long)p->pages, share, (double)p->pages / spent, (double)p->bytes / 1e6 / spent, left,
          (long long)p->errors, p->errors == 1 ? "" : "s",
          !bar   ? "\n"
          : last ? "\033[K\n"
                 : "\033[K");
  fflush(stderr);
  p->shown = at;
}

void bs_progress_begin(bs_progress *progress, const void *owner, bs_walk *ahead, bs_wants wants, void *wants_arg) {
  if (progress->owner) {
    if (ahead) bs_walk_close(ahead);
    return;
  }
  double at = now();
  bs_progress before = *progress;
  *progress = (bs_progress){
      .owner = owner, .ahead = ahead, .wants = wants, .wants_arg = wants_arg, .begun = at, .last = at, .shown = at};
  count_ahead(progress);
  progress->one = progress->counted && progress->total <= 1;
  if (!progress->one || !before.one || at - before.last > 1) return;
  progress->follows = true;
  progress->pages = before.pages;
  progress->bytes = before.bytes;
  progress->errors = before.errors;
  progress->begun = before.begun;
  progress->shown = before.shown;
}

void bs_progress_file(bs_progress *progress, const void *owner, int64_t bytes, bool failed) {
  if (progress->owner != owner) return;
  double at = now();
  count_ahead(progress);
  progress->pages++;
  progress->errors += failed;
  if (bytes > 0) progress->bytes += bytes;
  progress->last = at;
  if (at - progress->shown >= 1) show(progress, at, false);
}

void bs_progress_end(bs_progress *progress, const void *owner) {
  if (progress->owner != owner) return;
  if (progress->shown > progress->begun && !progress->one) show(progress, now(), true);
  drop_ahead(progress);
  progress->owner = NULL;
}

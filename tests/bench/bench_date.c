/* bench_date.c: parses a CPU second of bs_date_parse() over tables of dates.
** usage: bench_date FILE.tsv...   the first column of each line but the first is a date; a column "base" is its now. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include "../../ext/text/date.h"

enum { ROWS = 8192 };

typedef struct row {
  bs_span text;
  bool has_now;
  bs_date now;
} row;

static bs_span column(bs_span line, size_t n) {
  size_t from = 0;
  for (; n > 0; n--) {
    from = bs_span_find(line, "\t", from);
    if (from == SIZE_MAX) return BS_NULL_SPAN;
    from++;
  }
  return bs_span_sub(line, from, bs_span_find(line, "\t", from) == SIZE_MAX ? line.n : bs_span_find(line, "\t", from));
}

static size_t read_table(const char *path, row *rows, size_t n) {
  FILE *f = fopen(path, "rb");
  char buffer[4096];
  size_t base = 0;
  bool head = true;
  if (!f) return n;
  while (n < ROWS && fgets(buffer, sizeof buffer, f)) {
    bs_span line = bs_span_trim(bs_span_of(buffer));
    if (head) {
      for (size_t i = 1; column(line, i).p; i++)
        if (bs_span_is(column(line, i), "base")) base = i;
      head = false;
      continue;
    }
    bs_span text = column(line, 0), now = base ? column(line, base) : BS_NULL_SPAN;
    if (!text.n) continue;
    char *copy = malloc(text.n);
    if (!copy) break;
    memcpy(copy, text.p, text.n);
    rows[n] = (row){.text = {copy, text.n}};
    rows[n].has_now = now.n && bs_date_parse(now, NULL, &rows[n].now, NULL, NULL) == BS_DATE_FOUND;
    n++;
  }
  fclose(f);
  return n;
}

int main(int argc, char **argv) {
  static row rows[ROWS];
  size_t n = 0, found = 0, parses = 0;
  for (int i = 1; i < argc; i++) n = read_table(argv[i], rows, n);
  if (!n) {
    fputs("usage: bench_date FILE.tsv...\n", stderr);
    return 1;
  }
  struct timespec a, b;
  double seconds = 0;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &a);
  while (seconds < 2) {
    for (size_t i = 0; i < n; i++) {
      bs_date_options o = {.now = rows[i].has_now ? &rows[i].now : NULL};
      bs_date d;
      found += bs_date_parse(rows[i].text, &o, &d, NULL, NULL) == BS_DATE_FOUND;
    }
    parses += n;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &b);
    seconds = (double)(b.tv_sec - a.tv_sec) + 1e-9 * (double)(b.tv_nsec - a.tv_nsec);
  }
  printf("date_parse\t%zu strings\t%.0f parses/s\t%.1f%% found\n", n, (double)parses / seconds,
         100.0 * (double)found / (double)parses);
  return 0;
}

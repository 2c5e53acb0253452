/* text_baseline.c: what the text functions are measured against: Levenshtein's distance byte by byte over pairs of headlines, and utf8proc's NFC over
** everything. usage: text_baseline levenshtein|nfc FILE REPEATS
** FILE is read whole; levenshtein takes its lines as `headline<TAB>headline`. Prints the CPU seconds of the work alone. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <utf8proc.h>

static size_t distance(const char *a, size_t n, const char *b, size_t m, size_t *row) {
  for (size_t j = 0; j <= m; j++) row[j] = j;
  for (size_t i = 0; i < n; i++) {
    size_t diagonal = row[0];
    row[0] = i + 1;
    for (size_t j = 0; j < m; j++) {
      size_t best = diagonal + (a[i] != b[j]);
      if (row[j] + 1 < best) best = row[j] + 1;
      diagonal = row[j + 1];
      if (diagonal + 1 < best) best = diagonal + 1;
      row[j + 1] = best;
    }
  }
  return row[m];
}

static size_t all_distances(const char *p, const char *end, size_t *row) {
  size_t sum = 0;
  while (p < end) {
    const char *stop = memchr(p, '\n', (size_t)(end - p));
    if (!stop) stop = end;
    const char *tab = memchr(p, '\t', (size_t)(stop - p));
    if (tab) sum += distance(p, (size_t)(tab - p), tab + 1, (size_t)(stop - tab - 1), row);
    p = stop + 1;
  }
  return sum;
}

static size_t all_nfc(const char *p, size_t n) {
  utf8proc_uint8_t *out = NULL;
  utf8proc_ssize_t size =
      utf8proc_map((const utf8proc_uint8_t *)p, (utf8proc_ssize_t)n, &out, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
  free(out);
  return size > 0 ? (size_t)size : 0;
}

int main(int argc, char **argv) {
  FILE *f = argc == 4 ? fopen(argv[2], "rb") : NULL;
  if (!f || fseek(f, 0, SEEK_END)) return fputs("usage: text_baseline levenshtein|nfc FILE REPEATS\n", stderr), 2;
  long size = ftell(f), repeats = strtol(argv[3], NULL, 10);
  rewind(f);
  char *text = malloc((size_t)size + 1);
  size_t *row = malloc(((size_t)size + 1) * sizeof(*row)), sum = 0;
  if (size < 0 || !text || !row || fread(text, 1, (size_t)size, f) != (size_t)size)
    return fputs("text_baseline: the file could not be read\n", stderr), 1;
  clock_t start = clock();
  for (long i = 0; i < repeats; i++)
    sum += strcmp(argv[1], "nfc") == 0 ? all_nfc(text, (size_t)size) : all_distances(text, text + size, row);
  printf("%.6f %zu\n", (double)(clock() - start) / CLOCKS_PER_SEC, sum);
  free(row);
  free(text);
  fclose(f);
  return 0;
}

/* fuzz_glob.c: pattern, newline, path. Never reads past either; what has no wildcard matches itself alone; ** matches
** every path. */
#include <stdlib.h>

#include "../../ext/archive/archive_int.h"

static bool matches(bs_span pattern, bs_span path) {
  bs_glob g;
  if (!bs_glob_compile(&g, pattern, false)) return false;
  bs_glob_at at = bs_glob_start(&g);
  for (size_t from = 0; from <= path.n;) {
    size_t slash = bs_span_find(path, "/", from);
    if (slash == SIZE_MAX) slash = path.n;
    if (slash > from) at = bs_glob_step(&g, at, bs_span_sub(path, from, slash));
    from = slash + 1;
  }
  return bs_glob_done(&g, at);
}

/* Components with one slash between: no others are compared by slashes, which a match passes over. */
static bool is_tidy(bs_span s) {
  return s.n && s.p[0] != '/' && s.p[s.n - 1] != '/' && bs_span_find(s, "//", 0) == SIZE_MAX;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size > 2000) return 0;
  char *copy = malloc(size ? size : 1); /* without a NUL behind, so that the sanitizer sees a byte too far */
  if (!copy) return 0;
  memcpy(copy, data, size);
  bs_span all = bs_span_make(copy, size);
  size_t line = bs_span_find(all, "\n", 0);
  bs_span pattern = bs_span_sub(all, 0, line == SIZE_MAX ? size : line);
  bs_span path = line == SIZE_MAX ? pattern : bs_span_sub(all, line + 1, size);
  bool hit = matches(pattern, path);
  bs_glob g;
  bool fits = bs_glob_compile(&g, path, false);
  if (!bs_glob_is(path) && fits && !matches(path, path)) abort();
  if (!bs_glob_is(pattern) && hit && is_tidy(pattern) && is_tidy(path) && !bs_span_eq(pattern, path)) abort();
  if (!matches(BS_LIT("**"), path)) abort();
  free(copy);
  return 0;
}

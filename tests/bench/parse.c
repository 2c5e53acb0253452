/* parse.c: files read whole, decoded and parsed into a page's nodes, one by one, to stand beside tests/bench/baseline.c.
**   parse FILE…     or     … | parse -     (names from standard input, one a line)
** The cost of parsing alone: valgrind --tool=callgrind --toggle-collect=bs_page_parse */
#include <stdio.h>
#include <stdlib.h>

#include "../../ext/page/page.h"

static unsigned long elements;

static size_t run(const char *path) {
  FILE *f = fopen(path, "rb");
  if (!f) return 0;
  bs_str bytes = BS_STR_INIT, why = BS_STR_INIT;
  size_t n = 0;
  while (bs_str_reserve(&bytes, 1 << 16)) {
    size_t got = fread(bytes.p + bytes.n, 1, bytes.cap - bytes.n - 1, f);
    if (!got) break;
    bytes.n += got;
  }
  n = bytes.n;
  fclose(f);
  bs_page page;
  if (bs_page_open(&page, &bytes, BS_NULL_SPAN, &bs_limits_default, &why) != BS_OK ||
      bs_page_parse(&page, &bs_limits_default, &why) != BS_OK)
    fprintf(stderr, "%s: %s\n", path, why.p ? why.p : "no memory");
  for (uint32_t i = 1; i < page.nnode; i++) elements += bs_node_is_element(&page, i);
  bs_page_free(&page);
  bs_str_free(&why);
  return n;
}

int main(int argc, char **argv) {
  size_t files = 0, bytes = 0;
  if (argc == 2 && strcmp(argv[1], "-") == 0) {
    char line[4096];
    for (; fgets(line, sizeof(line), stdin); files++) {
      line[strcspn(line, "\n")] = 0;
      bytes += run(line);
    }
  } else {
    for (int i = 1; i < argc; i++, files++) bytes += run(argv[i]);
  }
  printf("%zu files, %zu bytes, %lu elements\n", files, bytes, elements);
  return 0;
}

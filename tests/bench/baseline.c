/* baseline.c: what everything is measured against: files read whole and run one by one through libxml2's own parser, with empty SAX
** handlers, or with libxml2's that build its tree.
**   baseline sax|dom FILE…     or     … | baseline sax|dom -     (names from standard input, one a line)
** Prints the files and bytes read. */
#include <libxml/HTMLparser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static unsigned long events;
static int builds_tree;

static void on_start(void *arg, const xmlChar *name, const xmlChar **attrs) {
  (void)arg, (void)name, (void)attrs;
  events++;
}
static void on_end(void *arg, const xmlChar *name) { (void)arg, (void)name; }
static void on_text(void *arg, const xmlChar *text, int n) { (void)arg, (void)text, (void)n; }
static void on_comment(void *arg, const xmlChar *text) { (void)arg, (void)text; }

static void parse(const char *bytes, size_t n) {
  xmlSAXHandler sax = {.startElement = on_start,
                       .endElement = on_end,
                       .characters = on_text,
                       .cdataBlock = on_text,
                       .ignorableWhitespace = on_text,
                       .comment = on_comment};
  htmlParserCtxtPtr ctxt = htmlNewParserCtxt();
  if (!ctxt) return;
  if (!builds_tree) memcpy(ctxt->sax, &sax, sizeof(sax));
  int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET;
  htmlDocPtr doc = htmlCtxtReadMemory(ctxt, bytes, (int)n, NULL, NULL, options);
  if (doc) xmlFreeDoc(doc);
  htmlFreeParserCtxt(ctxt);
}

static size_t run(const char *path) {
  FILE *f = fopen(path, "rb");
  if (!f) return 0;
  size_t n = 0, cap = 1 << 16;
  char *bytes = malloc(cap);
  for (size_t got; bytes && (got = fread(bytes + n, 1, cap - n, f)) > 0;) {
    n += got;
    if (n < cap) continue;
    char *more = realloc(bytes, cap * 2);
    if (!more) break;
    bytes = more;
    cap *= 2;
  }
  fclose(f);
  if (bytes) parse(bytes, n);
  free(bytes);
  return n;
}

int main(int argc, char **argv) {
  size_t files = 0, bytes = 0;
  if (argc < 3 || (strcmp(argv[1], "sax") != 0 && strcmp(argv[1], "dom") != 0)) {
    fputs("usage: baseline sax|dom FILE... or -\n", stderr);
    return 1;
  }
  builds_tree = strcmp(argv[1], "dom") == 0;
  if (argc == 3 && strcmp(argv[2], "-") == 0) {
    char line[4096];
    for (; fgets(line, sizeof(line), stdin); files++) {
      line[strcspn(line, "\n")] = 0;
      bytes += run(line);
    }
  } else {
    for (int i = 2; i < argc; i++, files++) bytes += run(argv[i]);
  }
  printf("%zu files, %zu bytes, %lu elements\n", files, bytes, events);
  return 0;
}

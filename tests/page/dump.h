/* dump.h: one text for a tree, whoever built it: ours from a page's nodes, libxml2's from its own SAX parse of the whole source.
** For tests and fuzzers that hold one against the other. Comments and the bodies of script and style are in neither. */
#ifndef BS_TESTS_PAGE_DUMP_H
#define BS_TESTS_PAGE_DUMP_H
#include <libxml/HTMLparser.h>
#include <stdlib.h>

#include "../../ext/page/page.h"

/* A page as bs_page_open leaves it, of text that is UTF-8 already. */
static inline bool page_of(bs_page *page, bs_span html) {
  memset(page, 0, sizeof(*page));
  char *copy = calloc(html.n + BS_PAD, 1);
  if (!copy) return false;
  if (html.n) memcpy(copy, html.p, html.n);
  page->own_html = copy;
  page->html = bs_span_make(copy, html.n);
  return true;
}

typedef struct dump_attrs {
  bs_str *out;
  bs_span seen[64];
  size_t n;
} dump_attrs;

static inline void dump_lower(bs_str *out, bs_span s) {
  for (size_t i = 0; i < s.n; i++) bs_str_addc(out, (char)bs_ascii_lower((unsigned char)s.p[i]));
}

static inline bool dump_attr(void *arg, bs_span name, bs_span raw) {
  dump_attrs *d = arg;
  for (size_t i = 0; i < d->n; i++)
    if (bs_span_eq(d->seen[i], name)) return true;
  if (d->n < 64) d->seen[d->n++] = name;
  bs_str_addc(d->out, ' ');
  dump_lower(d->out, name);
  bs_str_addc(d->out, '=');
  bs_entities_decode(raw, true, d->out);
  return true;
}

static inline void dump_ends(const bs_page *page, bs_str *out, uint32_t last, uint32_t next) {
  for (; last && page->node[last].end <= next; last = page->node[last].parent) {
    if (!bs_node_is_element(page, last)) continue;
    bs_str_addz(out, "</");
    dump_lower(out, bs_node_name(page, last));
    bs_str_addc(out, '>');
  }
}

static inline void dump_page(const bs_page *page, bs_str *out) {
  for (uint32_t i = 1; i < page->nnode; i++) {
    dump_ends(page, out, i - 1, i);
    if (bs_node_is_element(page, i)) {
      dump_attrs d = {.out = out};
      bs_str_addc(out, '<');
      dump_lower(out, bs_node_name(page, i));
      bs_node_attrs(page, i, dump_attr, &d);
      bs_str_addc(out, '>');
    } else if (page->node[page->node[i].parent].tag != BS_TAG_SCRIPT) {
      bs_node_text_raw(page, i, out);
    }
  }
  if (page->nnode) dump_ends(page, out, page->nnode - 1, page->nnode);
}

static inline void dump_start(void *arg, const xmlChar *name, const xmlChar **attrs) {
  bs_str *out = arg;
  bs_str_addf(out, "<%s", (const char *)name);
  for (; attrs && attrs[0]; attrs += 2)
    bs_str_addf(out, " %s=%s", (const char *)attrs[0], attrs[1] ? (const char *)attrs[1] : "");
  bs_str_addc(out, '>');
}

static inline void dump_end(void *arg, const xmlChar *name) { bs_str_addf(arg, "</%s>", (const char *)name); }
static inline void dump_text(void *arg, const xmlChar *text, int n) { bs_str_add(arg, text, (size_t)n); }
static inline void dump_nothing(void *arg, const xmlChar *text, int n) { (void)arg, (void)text, (void)n; }

static inline void dump_libxml2(bs_span html, bs_str *out) {
  xmlSAXHandler sax = {.startElement = dump_start,
                       .endElement = dump_end,
                       .characters = dump_text,
                       .cdataBlock = dump_nothing,
                       .ignorableWhitespace = dump_text};
  htmlParserCtxtPtr ctxt = htmlNewParserCtxt();
  if (!ctxt) return;
  memcpy(ctxt->sax, &sax, sizeof(sax));
  ctxt->userData = out;
  int options =
      HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC;
  htmlDocPtr doc = htmlCtxtReadMemory(ctxt, html.p, (int)html.n, NULL, "UTF-8", options);
  if (doc) xmlFreeDoc(doc);
  htmlFreeParserCtxt(ctxt);
}

#endif

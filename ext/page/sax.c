/* sax.c: libxml2's events into nodes. The only file that knows libxml2, of whose structs it touches the context's sax,
** userData and nameNr and the input's position; installs no global handler, loads nothing. Decodes nothing: text and attributes come
** from the lexer's tables, matched by count and by position, and a page where these disagree is refused. */
#include <libxml/HTMLparser.h>
#include <libxml/xmlerror.h>
#include <stdlib.h>

#include "lexer.h"

typedef struct builder {
  bs_page *page;
  const bs_lexed *lexed;
  htmlParserCtxtPtr ctxt;
  size_t node_cap;
  uint32_t *last; /* for each open element, and the document: its last child so far, or 0 */
  size_t depth, last_cap;
  uint32_t cur;
  size_t run, tag; /* taken of lexed */
  bool started, no_memory, slipped;
} builder;

static bool stopped(const builder *b) { return b->no_memory || b->slipped; }

static uint32_t new_node(builder *b, uint16_t tag) {
  bs_page *page = b->page;
  if (!bs_grow(&page->node, &b->node_cap, (size_t)page->nnode + 1, sizeof(*page->node))) {
    b->no_memory = true;
    return 0;
  }
  uint32_t i = page->nnode++, *last = &b->last[b->depth];
  page->node[i] = (bs_node){.tag = tag, .parent = b->cur, .end = i + 1};
  if (*last) page->node[*last].next = i;
  *last = i;
  return i;
}

static bool open_node(builder *b, uint32_t i) {
  if (!bs_grow(&b->last, &b->last_cap, b->depth + 2, sizeof(*b->last))) {
    b->no_memory = true;
    return false;
  }
  b->last[++b->depth] = 0;
  b->cur = i;
  return true;
}

/* The elements that libxml2 implies. */
static bs_tag implied_tag(const xmlChar *name) {
  const char *s = (const char *)name;
  if (strcmp(s, "html") == 0) return BS_TAG_HTML;
  if (strcmp(s, "head") == 0) return BS_TAG_HEAD;
  if (strcmp(s, "body") == 0) return BS_TAG_BODY;
  return BS_TAG_NONE;
}

/* The next tag sent, where this start event is its own: it comes while libxml2 stands at the tag's end, and so does, before
** it and by another name, what the tag implies. */
static const bs_lex_tag *take_tag(builder *b, bs_tag implied) {
  if (b->tag == b->lexed->ntag) return NULL;
  const bs_lex_tag *t = &b->lexed->tag[b->tag];
  xmlParserInputPtr in = b->ctxt->input;
  if (in->consumed + (unsigned long)(in->cur - in->base) != t->pos) return NULL;
  if (implied && t->tag != implied) return NULL;
  b->tag++;
  return t;
}

static void on_start(void *arg, const xmlChar *name, const xmlChar **attrs) {
  builder *b = arg;
  (void)attrs;
  if (!b->ctxt->nameTab) { /* 2.9 loses its stack when that cannot grow, and would pop from it */
    b->ctxt->nameNr = 0;
    b->no_memory = true;
  }
  if (stopped(b)) return;
  bs_tag implied = name[0] == 'h' || name[0] == 'b' ? implied_tag(name) : BS_TAG_NONE;
  const bs_lex_tag *t = take_tag(b, implied);
  if (!t && !implied) {
    b->slipped = true;
    return;
  }
  bs_page *page = b->page;
  uint16_t tag = t ? t->tag : (uint16_t)implied;
  uint32_t i = new_node(b, tag);
  if (!i || !open_node(b, i)) return;
  bs_node *x = &page->node[i];
  x->off = t ? t->attr : 0;
  x->nattr = t ? t->nattr : 0;
  x->len = t ? t->src : BS_IMPLIED;
  if (tag == BS_TAG_HTML && !page->html_node) page->html_node = i;
  if (tag == BS_TAG_HEAD && !page->head_node) page->head_node = i;
  if (tag == BS_TAG_BODY && !page->body_node) page->body_node = i;
}

static void on_end(void *arg, const xmlChar *name) {
  builder *b = arg;
  (void)name;
  if (stopped(b)) return;
  if (!b->cur) {
    b->slipped = true;
    return;
  }
  bs_node *x = &b->page->node[b->cur];
  x->end = b->page->nnode;
  b->cur = x->parent;
  b->depth--;
}

static void add_run(builder *b) {
  const bs_piece *run = &b->lexed->run[b->run++];
  uint32_t before = b->last[b->depth];
  if (before && before == b->page->nnode - 1) {
    bs_node *x = &b->page->node[before];
    if (x->tag == BS_TAG_TEXT && x->off + x->len == run->off) {
      x->len += run->len;
      return;
    }
  }
  uint32_t i = new_node(b, BS_TAG_TEXT);
  if (!i) return;
  b->page->node[i].off = run->off;
  b->page->node[i].len = run->len;
}

static void on_text(void *arg, const xmlChar *text, int n) {
  builder *b = arg;
  for (int i = 0; i < n && !stopped(b); i++) {
    if (b->run < b->lexed->nrun && (text[i] == '0' || text[i] == ' '))
      add_run(b);
    else if (text[i] == '0' || text[i] == ' ')
      b->slipped = true;
    else
      b->no_memory = true; /* 2.9 without memory for a tag's name reads on behind its '<' as text */
  }
}

static void on_document(void *arg) { ((builder *)arg)->started = true; }

/* Takes what would go to the process's own error handler. Of the errors only lack of memory matters, which 2.9 also shows
** as a tag without a name; it would try that tag for ever. */
#if LIBXML_VERSION >= 21200
static void on_error(void *arg, const xmlError *error) {
#else
static void on_error(void *arg, xmlErrorPtr error) {
#endif
  builder *b = arg;
  if (error->code != XML_ERR_NO_MEMORY && error->code != XML_ERR_NAME_REQUIRED) return;
  b->no_memory = true;
  b->ctxt->disableSAX = 1;
  b->ctxt->instate = XML_PARSER_EOF;
}

static void build(builder *b) {
  const bs_str *sent = &b->lexed->sent;
  b->ctxt = htmlNewParserCtxt();
  if (!b->ctxt || !b->ctxt->sax) {
    b->no_memory = true;
    return;
  }
  xmlSAXHandler sax = {.startDocument = on_document,
                       .startElement = on_start,
                       .endElement = on_end,
                       .characters = on_text,
                       .cdataBlock = on_text,
                       .ignorableWhitespace = on_text,
                       .serror = on_error,
                       .initialized = XML_SAX2_MAGIC};
  memcpy(b->ctxt->sax, &sax, sizeof(sax));
  b->ctxt->userData = b;
  htmlDocPtr doc = htmlCtxtReadMemory(
      b->ctxt, sent->p, (int)sent->n, NULL, NULL,
      HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
  if (doc) xmlFreeDoc(doc);
  if (!b->started) b->no_memory = true;
}

/* WHATWG HTML 13.2.6.4.7: an <html> or <body> that comes when there is one already still gives it its attributes. */
static void adopt(bs_page *page, uint32_t i, const bs_lex_tag *late) {
  if (!i || !late->tag || page->node[i].len != BS_IMPLIED) return;
  page->node[i].len = late->src;
  page->node[i].off = late->attr;
  page->node[i].nattr = late->nattr;
}

static bs_status result(const builder *b, bs_str *why) {
  if (b->no_memory) return BS_NOMEM;
  if (!b->slipped && b->depth == 0 && b->tag == b->lexed->ntag && b->run == b->lexed->nrun) return BS_OK;
  bs_str_addf(why, "libxml2 %s disagrees with the lexer (%zu of %zu tags, %zu of %zu texts)", LIBXML_DOTTED_VERSION,
              b->tag, b->lexed->ntag, b->run, b->lexed->nrun);
  return BS_FORMAT;
}

bs_status bs_page_parse(bs_page *page, const bs_limits *limits, bs_str *why) {
  bs_lexed lexed = {0};
  builder b = {.page = page, .lexed = &lexed};
  bs_status status = bs_lex(page, limits, &lexed, why);
  if (status != BS_OK) goto done;
  status = BS_NOMEM;
  if (!bs_grow(&b.last, &b.last_cap, 64, sizeof(*b.last))) goto done;
  b.last[0] = 0;
  if (!bs_grow(&page->node, &b.node_cap, lexed.nrun + lexed.ntag + 8, sizeof(*page->node))) goto done;
  page->node[0] = (bs_node){.tag = BS_TAG_NONE};
  page->nnode = 1;
  if (lexed.sent.n) build(&b);
  page->node[0].end = page->nnode;
  adopt(page, page->html_node, &lexed.late[0]);
  adopt(page, page->body_node, &lexed.late[1]);
  status = result(&b, why);
done:
  if (b.ctxt) htmlFreeParserCtxt(b.ctxt);
  free(b.last);
  bs_lexed_free(&lexed);
  return status;
}

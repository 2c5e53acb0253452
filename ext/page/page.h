/* page.h: bytes -> tree. One page's bytes, decoded to UTF-8 and read once; text and attributes stay slices of it.
** The way: charset.c (bytes to UTF-8) -> lexer.c (tags, text runs, wanted attributes) -> build.c (open elements, nodes) -> tree.c (walking
** and reading nodes). Judges no content. */
#ifndef BS_PAGE_H
#define BS_PAGE_H
#include "../base/base.h"

/* Element names: BS_TAG_A … from tags.inc, sorted; BS_TAG_TEXT for a text run; BS_TAG_OTHER for a name not listed. */
typedef enum bs_tag {
  BS_TAG_NONE = 0, /* the document, node 0 */
  BS_TAG_TEXT,
  BS_TAG_OTHER,
#define X(id, name) BS_TAG_##id,
#include "tags.inc"
#undef X
  BS_TAG_COUNT
} bs_tag;

/* Attribute names that the tree keeps: BS_ATTR_CLASS … from attrs.inc. Others are read again from the source when asked (bs_node_attrs). */
typedef enum bs_attr {
  BS_ATTR_NONE = 0,
#define X(id, name) BS_ATTR_##id,
#include "attrs.inc"
#undef X
  BS_ATTR_COUNT
} bs_attr;

#define BS_IMPLIED UINT32_MAX

typedef enum bs_node_is {                    /* what the passes over a page ask of every node */
                          BS_NODE_BLANK = 1, /* a text of nothing but ASCII blanks: most of those between tags */
                          BS_NODE_TYPED = 2, /* an element with itemprop, itemscope, typeof or property */
                          BS_NODE_STYLED = 4 /* an element with style */
} bs_node_is;

/* Nodes stand in document order: the descendants of node i are i+1 … end-1, so a subtree is a range. */
typedef struct bs_node {
  uint16_t tag;    /* bs_tag */
  uint8_t nattr;   /* elements: attributes kept, each once */
  uint8_t is;      /* bs_node_is */
  uint32_t parent; /* 0 for the root element(s); node 0 is the document */
  uint32_t alike;  /* the next node with the same tag, or 0 */
  uint32_t end;    /* one past the last descendant */
  uint32_t off;    /* text: offset in html; element: index of its first attribute */
  uint32_t len;    /* text: bytes, entities not decoded; element: offset of its '<' in html, or BS_IMPLIED */
} bs_node;

typedef struct bs_attr_slot { /* a kept attribute's value: raw bytes of html, entities not decoded */
  uint32_t off, len;
  uint16_t id; /* bs_attr */
} bs_attr_slot;

typedef struct bs_piece { /* a slice of html */
  uint32_t off, len;
} bs_piece;

typedef struct bs_page {
  bs_span raw;              /* the bytes as stored (after decompression) */
  bs_span html;             /* UTF-8, valid, BS_PAD zero bytes behind it */
  const char *charset;      /* WHATWG name in lower case: "utf-8", "euc-kr", "windows-1252" … */
  const char *charset_from; /* "bom", "http", "meta", "bytes", "default" */
  bs_node *node;            /* node[0] is the document; valid after bs_page_parse */
  uint32_t nnode;
  bs_attr_slot *attr;
  uint32_t nattr;
  bs_piece *comment; /* bodies of <!-- comments --> in order, without the marks (at most 4,096 are noted) */
  uint32_t ncomment;
  uint32_t *saying; /* what may declare: html, head, body, title, meta, link, and all BS_NODE_TYPED, in order */
  size_t nsaying;
  uint32_t first_of[BS_TAG_COUNT];          /* the first node with the tag, or 0 */
  uint32_t html_node, head_node, body_node; /* 0 where absent */
  bool cut;                                 /* the nodes end early: bs_page_parse_until */
  void *own_raw, *own_html;                 /* what bs_page_free frees */
} bs_page;

/* For loops over the nodes with a tag from `from` to before `to`: the first, and the next behind one of them; UINT32_MAX where there is none. */
static inline uint32_t bs_tag_first(const bs_page *page, bs_tag tag, uint32_t from, uint32_t to) {
  uint32_t i = page->first_of[tag];
  if (i && i < from) /* in an item of a file that holds many */
    for (i = from; i < to && page->node[i].tag != tag;) i++;
  return i && i < to ? i : UINT32_MAX;
}
static inline uint32_t bs_tag_next(const bs_page *page, uint32_t node) {
  return page->node[node].alike ? page->node[node].alike : UINT32_MAX;
}

/* The next sibling, or 0. */
static inline uint32_t bs_node_next(const bs_page *page, uint32_t node) {
  uint32_t behind = page->node[node].end;
  return behind < page->node[page->node[node].parent].end ? behind : 0;
}

/* Takes over `bytes` (freed by bs_page_free, also when this fails). Decodes to UTF-8, nothing else.
** declared: a charset label from an HTTP or MHTML header, or a NULL span.
** BS_NOMEM, or BS_LIMIT (page_bytes) with a sentence in *why. */
bs_status bs_page_open(bs_page *page, bs_str *bytes, bs_span declared, const bs_limits *limits, bs_str *why);
/* Builds the tree. BS_NOMEM, or BS_LIMIT (nodes) with a sentence in *why. */
bs_status bs_page_parse(bs_page *page, const bs_limits *limits, bs_str *why);
/* The same up to the first element of that tag, BS_TAG_BODY for the head alone: the first nodes that bs_page_parse makes, as they are but for
** their ends and for what a later <html> or <body> adds. Attributes, comments and nodes behind are not there. May be followed by bs_page_parse,
** which makes all anew. */
bs_status bs_page_parse_until(bs_page *page, bs_tag tag, const bs_limits *limits, bs_str *why);
void bs_page_clear(bs_page *page); /* frees the tree; the text stays */
void bs_page_free(bs_page *page);  /* resets to zero; a zeroed page may be freed */

/* ---- charset.c ---- */
/* The WHATWG name behind a label ("gb2312" -> "gb18030", "latin1" -> "windows-1252"), or NULL. WHATWG Encoding, section 4.2. */
const char *bs_charset_name(bs_span label);
/* Whether the bytes look like HTML (WHATWG MIME Sniffing 7.1, after BOM and blanks, in UTF-8 or UTF-16; XHTML's <?xml too). */
bool bs_page_sniff(bs_span bytes);

/* ---- lexer.c ---- */
/* All attributes of the element at node i, in source order and as written, read again from the source. Calls back with name and raw value;
** a false answer ends it. */
void bs_node_attrs(const bs_page *page, uint32_t node, bool (*each)(void *arg, bs_span name, bs_span raw_value),
                   void *arg);
/* The element's name as written, also where tag is BS_TAG_OTHER (then lower-cased by the caller). NULL span for the document and implied elements of unlisted names. */
bs_span bs_node_name(const bs_page *page, uint32_t node);
/* What stands between the tags of a script or style element, as written; a NULL span for other elements. */
bs_span bs_node_code(const bs_page *page, uint32_t node);

/* ---- entities.c ---- */
/* Appends raw with character references decoded (WHATWG HTML 13.2.5.72 ff.: names with and without ';', windows-1252 numbers).
** in_attribute: the rule for `&copy=1`. A NUL becomes U+FFFD in an attribute and nothing in text, as in a browser. */
void bs_entities_decode(bs_span raw, bool in_attribute, bs_str *out);

/* ---- tree.c ---- */
/* Raw value of a kept attribute: NULL span where the element does not have it; empty for `<a href>`. */
bs_span bs_node_attr(const bs_page *page, uint32_t node, bs_attr id);
/* The same with references decoded and blanks at the ends off, in `arena` where decoding changed anything, else borrowed from the page. */
bs_status bs_node_attr_text(const bs_page *page, uint32_t node, bs_attr id, bs_arena *arena, bs_span *out);
/* Whether class (or rel, itemprop …: any kept attribute of blank-separated words) has the word, ASCII case ignored. */
bool bs_node_attr_has(const bs_page *page, uint32_t node, bs_attr id, const char *word);
/* Appends one text node's text, decoded as its parent demands (script and style not at all), blanks as they stand. */
void bs_node_text_raw(const bs_page *page, uint32_t node, bs_str *out);
/* Appends the text of the subtree as a reader sees it: blanks squeezed to one space, a space where block elements or <br> meet,
** nothing of script, style, template, noscript. No space at both ends. */
void bs_node_text(const bs_page *page, uint32_t node, bs_str *out);
/* The same where it stands so in the page, which most of what is short does: one run of text, nothing to decode or squeeze. False elsewhere. */
bool bs_node_text_plain(const bs_page *page, uint32_t node, bs_span *out);
/* The first descendant of `root` with this tag at or after node `from` (0: from root+1), or 0. */
uint32_t bs_node_find(const bs_page *page, uint32_t root, uint32_t from, bs_tag tag);
/* First child or 0. */
static inline uint32_t bs_node_first(const bs_page *p, uint32_t i) { return i + 1 < p->node[i].end ? i + 1 : 0; }
static inline bool bs_node_is_element(const bs_page *p, uint32_t i) { return p->node[i].tag > BS_TAG_TEXT; }
/* Whether the nearest of its ancestors or itself is `tag`; 0 where none. */
uint32_t bs_node_closest(const bs_page *page, uint32_t node, bs_tag tag);
/* Elements that start a new line in a browser's default style (CSS display block, list-item, table parts), and <br>, <hr>. */
bool bs_tag_is_block(bs_tag tag);
/* Elements whose text no reader of the element's text sees: bs_node_text leaves them out. */
bool bs_tag_is_unseen(bs_tag tag);
const char *bs_tag_name(bs_tag tag);

#endif

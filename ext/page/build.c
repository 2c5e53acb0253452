/* build.c: the tree. Follows the stack of open elements, which a start tag may end or imply and an end tag ends, and adds the nodes. The
** rules are those of HTMLparser.c in libxml2 2.9.14 (htmlStartClose, htmlEndPriority, htmlCheckImplied), MIT licence, so that trees are what
** that parser makes of the whole source; where HTML (WHATWG 13.2.6) ends an element that libxml2 would not, this says so. Libxml2 itself looks
** for what an end tag ends through all that is open and nests without bound; here both end at once. Never reads the page. */
#include "build.h"

#include <stdlib.h>

typedef struct tag_set {
  uint64_t bits[3];
} tag_set;

_Static_assert(BS_TAG_COUNT <= 192, "a tag_set has three words");

#define BIT(tag, word) (BS_TAG_##tag / 64 == (word) ? (uint64_t)1 << (BS_TAG_##tag % 64) : 0) |
#define SET(list)                                      \
  {                                                    \
    { list(BIT, 0) 0, list(BIT, 1) 0, list(BIT, 2) 0 } \
  }

/* clang-format off */
/* Start tags that end an open element of the kind, as libxml2 has them. */
#define BY_A(F, w)        F(A, w) F(FIELDSET, w) F(TABLE, w) F(TD, w) F(TH, w)
#define BY_ADDRESS(F, w)  F(DD, w) F(DL, w) F(DT, w) F(FORM, w) F(LI, w) F(UL, w)
#define BY_P(F, w)        F(P, w)
#define BY_B(F, w)        F(CENTER, w) F(P, w) F(TD, w) F(TH, w)
#define BY_COLS(F, w)     F(COL, w) F(COLGROUP, w) F(TBODY, w) F(TFOOT, w) F(THEAD, w) F(TR, w)
#define BY_COLGROUP(F, w) F(COLGROUP, w) F(TBODY, w) F(TFOOT, w) F(THEAD, w) F(TR, w)
#define BY_DT(F, w)       F(DT, w)
#define BY_DIR(F, w)      F(DD, w) F(DL, w) F(DT, w) F(FORM, w) F(UL, w)
#define BY_DL(F, w)       F(FORM, w) F(LI, w)
#define BY_DD(F, w)       F(DD, w) F(DL, w)
#define BY_FONT(F, w)     F(CENTER, w) F(TD, w) F(TH, w)
#define BY_FORM(F, w)     F(FORM, w)
#define BY_HEADING(F, w)  F(FIELDSET, w) F(FORM, w) F(LI, w) F(P, w) F(TABLE, w)
#define BY_FIELDSET(F, w) F(FIELDSET, w)
#define BY_LI(F, w)       F(LI, w)
#define BY_BODY(F, w)     F(BODY, w) F(FRAMESET, w)
#define BY_LISTING(F, w)  F(DD, w) F(DL, w) F(DT, w) F(FIELDSET, w) F(FORM, w) F(LI, w) F(TABLE, w) F(UL, w)
#define BY_OL(F, w)       F(FORM, w)
#define BY_OPTION(F, w)   F(OPTGROUP, w) F(OPTION, w)
#define BY_CELL(F, w)     F(TD, w) F(TH, w)
#define BY_ROWS(F, w)     F(TBODY, w) F(TFOOT, w)
#define BY_TFOOT(F, w)    F(TBODY, w)
#define BY_TD(F, w)       F(TBODY, w) F(TD, w) F(TFOOT, w) F(TH, w) F(TR, w)
#define BY_TR(F, w)       F(TBODY, w) F(TFOOT, w) F(TR, w)
#define BY_U(F, w)        F(P, w) F(TD, w) F(TH, w)
#define BY_UL(F, w)       F(ADDRESS, w) F(FORM, w) F(MENU, w) F(PRE, w)
#define BY_NOSCRIPT(F, w) F(NOSCRIPT, w)
#define FOR_HEAD(F, w) \
  F(A, w) F(ABBR, w) F(ACRONYM, w) F(ADDRESS, w) F(B, w) F(BDO, w) F(BIG, w) F(BLOCKQUOTE, w) F(BODY, w) F(BR, w) \
  F(CENTER, w) F(CITE, w) F(CODE, w) F(DD, w) F(DFN, w) F(DIR, w) F(DIV, w) F(DL, w) F(DT, w) F(EM, w) \
  F(FIELDSET, w) F(FONT, w) F(FORM, w) F(FRAMESET, w) F(H1, w) F(H2, w) F(H3, w) F(H4, w) F(H5, w) F(H6, w) \
  F(HR, w) F(I, w) F(IFRAME, w) F(IMG, w) F(KBD, w) F(LI, w) F(LISTING, w) F(MAP, w) F(MENU, w) F(OL, w) F(P, w) \
  F(PRE, w) F(Q, w) F(S, w) F(SAMP, w) F(SMALL, w) F(SPAN, w) F(STRIKE, w) F(STRONG, w) F(SUB, w) F(SUP, w) \
  F(TABLE, w) F(TT, w) F(U, w) F(UL, w) F(VAR, w) F(XMP, w)
#define FOR_P(F, w) \
  F(ADDRESS, w) F(BLOCKQUOTE, w) F(BODY, w) F(CAPTION, w) F(CENTER, w) F(COL, w) F(COLGROUP, w) F(DD, w) \
  F(DIR, w) F(DIV, w) F(DL, w) F(DT, w) F(FIELDSET, w) F(FORM, w) F(FRAMESET, w) F(H1, w) F(H2, w) F(H3, w) \
  F(H4, w) F(H5, w) F(H6, w) F(HEAD, w) F(HR, w) F(LI, w) F(LISTING, w) F(MENU, w) F(OL, w) F(P, w) F(PRE, w) \
  F(TABLE, w) F(TBODY, w) F(TD, w) F(TFOOT, w) F(TH, w) F(TITLE, w) F(TR, w) F(UL, w) F(XMP, w)

static const tag_set ended_by[BS_TAG_COUNT] = {
    [BS_TAG_A] = SET(BY_A), [BS_TAG_ADDRESS] = SET(BY_ADDRESS), [BS_TAG_B] = SET(BY_B), [BS_TAG_BIG] = SET(BY_P),
    [BS_TAG_CAPTION] = SET(BY_COLS), [BS_TAG_COL] = SET(BY_COLS), [BS_TAG_COLGROUP] = SET(BY_COLGROUP),
    [BS_TAG_DD] = SET(BY_DT), [BS_TAG_DIR] = SET(BY_DIR), [BS_TAG_DL] = SET(BY_DL), [BS_TAG_DT] = SET(BY_DD),
    [BS_TAG_FONT] = SET(BY_FONT), [BS_TAG_FORM] = SET(BY_FORM), [BS_TAG_H1] = SET(BY_HEADING),
    [BS_TAG_H2] = SET(BY_HEADING), [BS_TAG_H3] = SET(BY_HEADING), [BS_TAG_H4] = SET(BY_HEADING),
    [BS_TAG_H5] = SET(BY_HEADING), [BS_TAG_H6] = SET(BY_HEADING), [BS_TAG_HEAD] = SET(FOR_HEAD),
    [BS_TAG_HR] = SET(BY_FORM), [BS_TAG_I] = SET(BY_B), [BS_TAG_LEGEND] = SET(BY_FIELDSET), [BS_TAG_LI] = SET(BY_LI),
    [BS_TAG_LINK] = SET(BY_BODY), [BS_TAG_LISTING] = SET(BY_LISTING), [BS_TAG_MENU] = SET(BY_DIR),
    [BS_TAG_OL] = SET(BY_OL), [BS_TAG_OPTION] = SET(BY_OPTION), [BS_TAG_P] = SET(FOR_P),
    [BS_TAG_PRE] = SET(BY_LISTING), [BS_TAG_S] = SET(BY_P), [BS_TAG_SCRIPT] = SET(BY_NOSCRIPT),
    [BS_TAG_SMALL] = SET(BY_P), [BS_TAG_SPAN] = SET(BY_CELL), [BS_TAG_STRIKE] = SET(BY_P),
    [BS_TAG_STYLE] = SET(BY_BODY), [BS_TAG_TBODY] = SET(BY_ROWS), [BS_TAG_TD] = SET(BY_TD),
    [BS_TAG_TFOOT] = SET(BY_TFOOT), [BS_TAG_TH] = SET(BY_TD), [BS_TAG_THEAD] = SET(BY_ROWS),
    [BS_TAG_TITLE] = SET(BY_BODY), [BS_TAG_TR] = SET(BY_TR), [BS_TAG_TT] = SET(BY_P), [BS_TAG_U] = SET(BY_U),
    [BS_TAG_UL] = SET(BY_UL), [BS_TAG_XMP] = SET(BY_LISTING),
};

/* WHATWG HTML 13.2.6.4.7: start tags that end a <p> in HTML of today, unknown to libxml2. */
#define NEW_BLOCKS(F, w) \
  F(ARTICLE, w) F(ASIDE, w) F(DETAILS, w) F(DIALOG, w) F(FIGCAPTION, w) F(FIGURE, w) F(FOOTER, w) F(HEADER, w) \
  F(HGROUP, w) F(MAIN, w) F(NAV, w) F(SEARCH, w) F(SECTION, w) F(SUMMARY, w) F(PLAINTEXT, w)
/* 13.2.6.4.4: what may stand in <head>. */
#define IN_HEAD(F, w) \
  F(BASE, w) F(BASEFONT, w) F(BGSOUND, w) F(HEAD, w) F(HTML, w) F(LINK, w) F(META, w) F(NOFRAMES, w) \
  F(NOSCRIPT, w) F(SCRIPT, w) F(STYLE, w) F(TEMPLATE, w) F(TITLE, w)
#define BY_LIST(F, w) F(OL, w) F(UL, w)
#define ROOTS(F, w) F(BODY, w) F(HEAD, w) F(HTML, w)
/* clang-format on */

static const tag_set in_head = SET(IN_HEAD), roots = SET(ROOTS);

static bool has(const tag_set *set, uint32_t id) { return id < BS_TAG_COUNT && (set->bits[id / 64] >> (id % 64) & 1); }

static bool ends(uint32_t open, uint32_t id) { return open < BS_TAG_COUNT && has(&ended_by[open], id); }

/* libxml2's htmlEndPriority: an end tag passes over elements of at most its own rank. */
static int rank(uint32_t id) {
  static const uint8_t ranks[BS_TAG_COUNT] = {
      [BS_TAG_DIV] = 1,   [BS_TAG_TD] = 2,    [BS_TAG_TH] = 2,    [BS_TAG_TR] = 3,
      [BS_TAG_THEAD] = 4, [BS_TAG_TBODY] = 4, [BS_TAG_TFOOT] = 4, [BS_TAG_TABLE] = 5,
      [BS_TAG_HEAD] = 6,  [BS_TAG_BODY] = 6,  [BS_TAG_HTML] = 7};
  return id < BS_TAG_COUNT ? ranks[id] : 0;
}

static uint32_t top(const bs_build *b) { return b->n ? b->open[b->n].id : BS_TAG_NONE; }

/* ---- nodes ---- */

/* A node behind all others; 0: no memory. */
static uint32_t new_node(bs_build *b, uint16_t tag, uint32_t parent) {
  bs_page *page = b->page;
  if (!bs_grow(&page->node, &b->node_cap, (size_t)page->nnode + 1, sizeof(*page->node))) {
    b->no_memory = true;
    return 0;
  }
  uint32_t i = page->nnode++;
  page->node[i] = (bs_node){.tag = tag, .parent = parent, .end = i + 1};
  page->node[b->last_of[tag]].alike = i; /* of the document, where it is the first */
  if (!b->last_of[tag]) page->first_of[tag] = i;
  b->last_of[tag] = i;
  return i;
}

static void note_saying(bs_build *b, uint32_t i) {
  bs_page *page = b->page;
  unsigned tag = page->node[i].tag;
  if (!bs_grow(&page->saying, &b->saying_cap, page->nsaying + 1, sizeof(*page->saying))) {
    b->no_memory = true;
    return;
  }
  page->saying[page->nsaying++] = i;
  if (tag == BS_TAG_HTML && !page->html_node) page->html_node = i;
  if (tag == BS_TAG_HEAD && !page->head_node) page->head_node = i;
  if (tag == BS_TAG_BODY && !page->body_node) page->body_node = i;
}

static uint32_t new_element(bs_build *b, uint32_t id, const bs_start *start) {
  static const uint8_t says[BS_TAG_COUNT] = {[BS_TAG_HTML] = 1, [BS_TAG_HEAD] = 1, [BS_TAG_BODY] = 1,
                                             [BS_TAG_META] = 1, [BS_TAG_LINK] = 1, [BS_TAG_TITLE] = 1};
  bs_page *page = b->page;
  uint32_t i = new_node(b, id < BS_TAG_COUNT ? (uint16_t)id : BS_TAG_OTHER, b->open[b->n].node);
  if (!i) return 0;
  page->node[i].off = start->attr;
  page->node[i].nattr = start->nattr;
  page->node[i].is = start->is;
  page->node[i].len = start->src;
  if ((start->is & BS_NODE_TYPED) | says[page->node[i].tag]) note_saying(b, i);
  return i;
}

static void push(bs_build *b, uint32_t id, const bs_start *start) {
  uint32_t i = b->n < BS_OPEN_MOST ? new_element(b, id, start) : 0;
  if (!i) return;
  b->open[++b->n] = (bs_open){.id = id, .node = i};
  if (id < BS_TAG_COUNT) b->count[id]++;
  if (id == BS_TAG_HEAD || id == BS_TAG_BODY) b->head_seen = true;
  if (id == BS_TAG_BODY) b->body_seen = true;
}

static void push_implied(bs_build *b, bs_tag tag) { push(b, tag, &(bs_start){.src = BS_IMPLIED}); }

static void pop(bs_build *b) {
  bs_open o = b->open[b->n--];
  b->page->node[o.node].end = b->page->nnode;
  if (o.id < BS_TAG_COUNT) b->count[o.id]--;
}

/* ---- elements that are too deep: no content of theirs, but their end tags are known ---- */

static uint32_t deep_id(uint32_t id) { return id < BS_TAG_COUNT ? id : BS_TAG_OTHER; }

static void push_deep(bs_build *b, uint32_t id) {
  if (!bs_grow(&b->deep, &b->deep_cap, b->ndeep + 1, sizeof(*b->deep))) {
    b->no_memory = true;
    return;
  }
  b->deep[b->ndeep++] = (uint16_t)id;
  b->deep_count[id]++;
}

static void pop_deep(bs_build *b) { b->deep_count[b->deep[--b->ndeep]]--; }

bool bs_build_begin(bs_build *b, bs_page *page, const bs_limits *limits) {
  memset(b, 0, sizeof(*b));
  b->page = page;
  b->limit = limits->depth < 4 ? 4 : limits->depth > BS_OPEN_MOST ? BS_OPEN_MOST : (uint32_t)limits->depth;
  if (!bs_grow(&page->node, &b->node_cap, page->html.n / 64 + 8, sizeof(*page->node))) return false;
  page->node[0] = (bs_node){.tag = BS_TAG_NONE};
  page->nnode = 1;
  return true;
}

/* WHATWG HTML 13.2.6.4.7: an <html> or <body> that comes when there is one already still gives it its attributes. */
static void adopt(bs_page *page, uint32_t i, const bs_start *late) {
  if (!i || !late->given || page->node[i].len != BS_IMPLIED) return;
  page->node[i].len = late->src;
  page->node[i].off = late->attr;
  page->node[i].nattr = late->nattr;
  page->node[i].is = late->is;
}

void bs_build_end(bs_build *b) {
  while (b->n) pop(b);
  if (b->page->nnode) {
    b->page->node[0].end = b->page->nnode;
    b->page->node[0].alike = 0;
  }
  adopt(b->page, b->page->html_node, &b->late[0]);
  adopt(b->page, b->page->body_node, &b->late[1]);
  free(b->deep);
}

/* libxml2's htmlCheckImplied. */
static void imply(bs_build *b, uint32_t id) {
  if (id == BS_TAG_HTML || (b->body_seen && b->n > 1)) return;
  if (!b->n) push_implied(b, BS_TAG_HTML);
  if (id == BS_TAG_BODY || id == BS_TAG_HEAD) return;
  bool for_head = id == BS_TAG_SCRIPT || id == BS_TAG_STYLE || id == BS_TAG_META || id == BS_TAG_LINK ||
                  id == BS_TAG_TITLE || id == BS_TAG_BASE;
  if (b->n <= 1 && for_head) {
    if (!b->head_seen) push_implied(b, BS_TAG_HEAD);
  } else if (id != BS_TAG_NOFRAMES && id != BS_TAG_FRAME && id != BS_TAG_FRAMESET) {
    if (!b->body_seen && !b->count[BS_TAG_HEAD]) push_implied(b, BS_TAG_BODY);
  }
}

/* Ends what HTML ends before a start tag and libxml2 would not, or not in all its versions. */
static void end_first(bs_build *b, uint32_t id) {
  static const tag_set maybe[BS_TAG_COUNT] = {[BS_TAG_P] = SET(NEW_BLOCKS),
                                              [BS_TAG_HEAD] = {{UINT64_MAX, UINT64_MAX, UINT64_MAX}},
                                              [BS_TAG_OL] = SET(BY_LIST),
                                              [BS_TAG_UL] = SET(BY_LIST)};
  uint32_t last = top(b);
  if (id == BS_TAG_BODY && b->count[BS_TAG_HEAD] && last != BS_TAG_HEAD) {
    while (b->count[BS_TAG_HEAD]) pop(b);
    return;
  }
  if (last >= BS_TAG_COUNT || !has(&maybe[last], id < BS_TAG_COUNT ? id : BS_TAG_OTHER)) return;
  if (last == BS_TAG_P) {
    pop(b);
  } else if (last == BS_TAG_HEAD) {
    if (!has(&in_head, id) && !ends(BS_TAG_HEAD, id)) pop(b);
  } else if (last != id) {
    while (top(b) == last) pop(b); /* 2.9 does, 2.14 does not */
  }
}

static void keep_late(bs_build *b, uint32_t id, const bs_start *start) {
  bs_start *late = &b->late[id == BS_TAG_BODY];
  if (id == BS_TAG_HEAD || late->given) return;
  *late = *start;
  late->given = true;
}

/* Whether there is one, so that another start tag makes no element. */
static bool is_there(const bs_build *b, uint32_t id) {
  return id == BS_TAG_HTML ? b->n > 0 : id == BS_TAG_HEAD ? b->n > 1 : b->count[BS_TAG_BODY] > 0;
}

uint32_t bs_build_start(bs_build *b, uint32_t id, bool empty, const bs_start *start) {
  if (has(&roots, id) && is_there(b, id)) {
    keep_late(b, id, start);
    return 0;
  }
  while (b->ndeep && ends(b->deep[b->ndeep - 1], id)) pop_deep(b);
  end_first(b, id);
  while (b->n && ends(top(b), id)) pop(b);
  imply(b, id);
  bool deep = b->n + 1 >= b->limit || b->ndeep; /* one level is kept for elements without content */
  if (empty || deep) {
    if (!empty) push_deep(b, deep_id(id));
    return new_element(b, id, start);
  }
  push(b, id, start);
  return b->open[b->n].node;
}

/* How many elements `id` ends, by libxml2's htmlAutoCloseOnClose. */
static uint32_t ended(const bs_build *b, uint32_t id) {
  if (id < BS_TAG_COUNT && !b->count[id]) return 0;
  int own = rank(id);
  for (uint32_t i = b->n; i; i--) {
    if (b->open[i].id == id) return b->n + 1 - i;
    if (rank(b->open[i].id) > own) return 0;
  }
  return 0;
}

void bs_build_stop(bs_build *b, uint32_t id) {
  /* What follows </body> or </html> still belongs to the body (WHATWG HTML 13.2.6.4.19 and 22). */
  if (id == BS_TAG_BODY || id == BS_TAG_HTML) return;
  if (b->deep_count[deep_id(id)]) {
    while (b->deep[b->ndeep - 1] != deep_id(id)) pop_deep(b);
    pop_deep(b);
    return;
  }
  uint32_t gone = ended(b, id);
  if (!gone) return;
  while (b->ndeep) pop_deep(b);
  while (gone--) pop(b);
}

/* A text node, or more of the one that ends where this begins. */
static void add_text(bs_build *b, uint32_t off, uint32_t len, bool blank) {
  bs_page *page = b->page;
  bs_node *before = &page->node[page->nnode - 1];
  if (before->off + before->len == off && before->tag == BS_TAG_TEXT && before->parent == b->open[b->n].node) {
    before->len += len;
    if (!blank) before->is = 0;
    return;
  }
  uint32_t i = new_node(b, BS_TAG_TEXT, b->open[b->n].node);
  if (!i) return;
  page->node[i].off = off;
  page->node[i].len = len;
  page->node[i].is = blank ? BS_NODE_BLANK : 0;
}

void bs_build_text(bs_build *b, uint32_t off, uint32_t len, bool blank) {
  if (blank && b->page->nnode == 1) return; /* libxml2 skips blanks that stand first */
  uint32_t last = top(b);
  if (!blank && (!b->n || last == BS_TAG_HTML || last == BS_TAG_HEAD))
    bs_build_start(b, BS_TAG_BODY, false, &(bs_start){.src = BS_IMPLIED});
  add_text(b, off, len, blank);
}

void bs_build_content(bs_build *b, uint32_t node, uint32_t off, uint32_t len) {
  bs_page *page = b->page;
  uint32_t i = new_node(b, BS_TAG_TEXT, node);
  if (!i) return;
  page->node[i].off = off;
  page->node[i].len = len;
  page->node[node].end = i + 1;
}

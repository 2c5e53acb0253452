/* open.c: follows libxml2's stack of open elements while the lexer writes its tags, so that what libxml2 would look for in
** vain (end tags that match nothing, a second <body>) or would nest without bound never reaches it: there it is quadratic.
** The rules are those of HTMLparser.c in libxml2 2.9.14 (htmlStartClose, htmlEndPriority, htmlCheckImplied), MIT licence,
** and where HTML (WHATWG 13.2.6) ends an element that libxml2 would not, this says so. Never builds nodes. */
#include "open.h"

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
/* clang-format on */

static const tag_set new_blocks = SET(NEW_BLOCKS), in_head = SET(IN_HEAD);

static bool has(const tag_set *set, uint32_t id) { return id < BS_TAG_COUNT && (set->bits[id / 64] >> (id % 64) & 1); }

static bool ends(uint32_t open, uint32_t id) { return open < BS_TAG_COUNT && has(&ended_by[open], id); }

/* libxml2's htmlEndPriority: an end tag passes over elements of at most its own rank. */
static int rank(uint32_t id) {
  switch (id) {
    case BS_TAG_DIV: return 1;
    case BS_TAG_TD:
    case BS_TAG_TH: return 2;
    case BS_TAG_TR: return 3;
    case BS_TAG_THEAD:
    case BS_TAG_TBODY:
    case BS_TAG_TFOOT: return 4;
    case BS_TAG_TABLE: return 5;
    case BS_TAG_HEAD:
    case BS_TAG_BODY: return 6;
    case BS_TAG_HTML: return 7;
    default: return 0;
  }
}

static uint32_t top(const bs_open *o) { return o->n ? o->id[o->n - 1] : BS_TAG_NONE; }

static void push(bs_open *o, uint32_t id) {
  if (o->n == BS_OPEN_ROOM) return;
  o->id[o->n++] = id;
  if (id < BS_TAG_COUNT) o->count[id]++;
  if (id == BS_TAG_HEAD || id == BS_TAG_BODY) o->head_seen = true;
  if (id == BS_TAG_BODY) o->body_seen = true;
}

static void pop(bs_open *o) {
  uint32_t id = o->id[--o->n];
  if (id < BS_TAG_COUNT) o->count[id]--;
}

static uint32_t deep_id(uint32_t id) { return id < BS_TAG_COUNT ? id : BS_TAG_OTHER; }

static void push_deep(bs_open *o, uint32_t id) {
  if (!bs_grow(&o->deep, &o->deep_cap, o->ndeep + 1, sizeof(*o->deep))) {
    o->no_memory = true;
    return;
  }
  o->deep[o->ndeep++] = (uint16_t)id;
  o->deep_count[id]++;
}

static void pop_deep(bs_open *o) { o->deep_count[o->deep[--o->ndeep]]--; }

void bs_open_init(bs_open *o, size_t depth_limit) {
  memset(o, 0, sizeof(*o));
  o->limit = depth_limit < 4 ? 4 : depth_limit > BS_OPEN_MOST ? BS_OPEN_MOST : (uint32_t)depth_limit;
}

void bs_open_free(bs_open *o) { free(o->deep); }

/* libxml2's htmlCheckImplied. */
static void imply(bs_open *o, uint32_t id) {
  if (id == BS_TAG_HTML) return;
  if (!o->n) push(o, BS_TAG_HTML);
  if (id == BS_TAG_BODY || id == BS_TAG_HEAD) return;
  bool for_head = id == BS_TAG_SCRIPT || id == BS_TAG_STYLE || id == BS_TAG_META || id == BS_TAG_LINK ||
                  id == BS_TAG_TITLE || id == BS_TAG_BASE;
  if (o->n <= 1 && for_head) {
    if (!o->head_seen) push(o, BS_TAG_HEAD);
  } else if (id != BS_TAG_NOFRAMES && id != BS_TAG_FRAME && id != BS_TAG_FRAMESET) {
    if (!o->body_seen && !o->count[BS_TAG_HEAD]) push(o, BS_TAG_BODY);
  }
}

/* Ends what HTML ends before a start tag and libxml2 would not, or not in all its versions: gives the tag, and how often. */
static bs_tag end_first(bs_open *o, uint32_t id, uint32_t *times) {
  uint32_t last = top(o);
  *times = 1;
  if ((last == BS_TAG_P && has(&new_blocks, id)) ||
      (last == BS_TAG_HEAD && !has(&in_head, id) && !ends(BS_TAG_HEAD, id))) {
    pop(o);
    return (bs_tag)last;
  }
  if (id == BS_TAG_BODY && o->count[BS_TAG_HEAD] && last != BS_TAG_HEAD) {
    while (o->count[BS_TAG_HEAD]) pop(o);
    return BS_TAG_HEAD;
  }
  if ((last == BS_TAG_OL && id == BS_TAG_UL) || (last == BS_TAG_UL && id == BS_TAG_OL)) { /* 2.9 does, 2.14 does not */
    for (*times = 0; top(o) == last; ++*times) pop(o);
    return (bs_tag)last;
  }
  *times = 0;
  return BS_TAG_NONE;
}

bs_open_act bs_open_start(bs_open *o, uint32_t id, bool empty, bs_tag *close, uint32_t *times) {
  *times = 0;
  if (id == BS_TAG_HTML && o->n) return BS_OPEN_DROP;
  if (id == BS_TAG_BODY && o->count[BS_TAG_BODY]) return BS_OPEN_DROP;
  if (id == BS_TAG_HEAD && o->n > 1) return BS_OPEN_DROP;
  while (o->ndeep && ends(o->deep[o->ndeep - 1], id)) pop_deep(o);
  *close = end_first(o, id, times);
  while (o->n && ends(top(o), id)) pop(o);
  imply(o, id);
  if (empty) return BS_OPEN_EMPTY;
  if (o->n + 1 >= o->limit || o->ndeep) { /* one level is kept for elements without content */
    push_deep(o, deep_id(id));
    return BS_OPEN_EMPTY;
  }
  push(o, id);
  return BS_OPEN_SEND;
}

/* How many elements `id` ends, by libxml2's htmlAutoCloseOnClose. */
static uint32_t ended(const bs_open *o, uint32_t id) {
  if (id < BS_TAG_COUNT && !o->count[id]) return 0;
  int own = rank(id);
  for (uint32_t i = o->n; i--;) {
    if (o->id[i] == id) return o->n - i;
    if (rank(o->id[i]) > own) return 0;
  }
  return 0;
}

bs_open_act bs_open_end(bs_open *o, uint32_t id) {
  /* What follows </body> or </html> still belongs to the body (WHATWG HTML 13.2.6.4.19 and 22). */
  if (id == BS_TAG_BODY || id == BS_TAG_HTML) return BS_OPEN_DROP;
  if (o->deep_count[deep_id(id)]) {
    while (o->deep[o->ndeep - 1] != deep_id(id)) pop_deep(o);
    pop_deep(o);
    return BS_OPEN_DROP;
  }
  uint32_t gone = ended(o, id);
  if (!gone) return BS_OPEN_DROP;
  while (o->ndeep) pop_deep(o);
  while (gone--) pop(o);
  return BS_OPEN_SEND;
}

bool bs_open_text(bs_open *o) {
  uint32_t last = top(o);
  if (o->n && last != BS_TAG_HTML && last != BS_TAG_HEAD) return false;
  bs_tag close;
  uint32_t times;
  return bs_open_start(o, BS_TAG_BODY, false, &close, &times) == BS_OPEN_SEND;
}

/* tree.c: walking and reading the nodes of a parsed page. Never builds or changes them. */
#include "page.h"

static const char *const tag_names[BS_TAG_COUNT] = {
    [BS_TAG_NONE] = "#document",
    [BS_TAG_TEXT] = "#text",
    [BS_TAG_OTHER] = "",
#define X(id, name) [BS_TAG_##id] = name,
#include "tags.inc"
#undef X
};

const char *bs_tag_name(bs_tag tag) { return tag < BS_TAG_COUNT ? tag_names[tag] : ""; }

bool bs_tag_is_block(bs_tag tag) {
  switch (tag) {
    case BS_TAG_ADDRESS:
    case BS_TAG_ARTICLE:
    case BS_TAG_ASIDE:
    case BS_TAG_BLOCKQUOTE:
    case BS_TAG_BODY:
    case BS_TAG_BR:
    case BS_TAG_CAPTION:
    case BS_TAG_CENTER:
    case BS_TAG_COL:
    case BS_TAG_COLGROUP:
    case BS_TAG_DD:
    case BS_TAG_DETAILS:
    case BS_TAG_DIALOG:
    case BS_TAG_DIR:
    case BS_TAG_DIV:
    case BS_TAG_DL:
    case BS_TAG_DT:
    case BS_TAG_FIELDSET:
    case BS_TAG_FIGCAPTION:
    case BS_TAG_FIGURE:
    case BS_TAG_FOOTER:
    case BS_TAG_FORM:
    case BS_TAG_FRAMESET:
    case BS_TAG_H1:
    case BS_TAG_H2:
    case BS_TAG_H3:
    case BS_TAG_H4:
    case BS_TAG_H5:
    case BS_TAG_H6:
    case BS_TAG_HEAD:
    case BS_TAG_HEADER:
    case BS_TAG_HGROUP:
    case BS_TAG_HR:
    case BS_TAG_HTML:
    case BS_TAG_LEGEND:
    case BS_TAG_LI:
    case BS_TAG_LISTING:
    case BS_TAG_MAIN:
    case BS_TAG_MENU:
    case BS_TAG_NAV:
    case BS_TAG_OL:
    case BS_TAG_OPTGROUP:
    case BS_TAG_OPTION:
    case BS_TAG_P:
    case BS_TAG_PLAINTEXT:
    case BS_TAG_PRE:
    case BS_TAG_SEARCH:
    case BS_TAG_SECTION:
    case BS_TAG_SUMMARY:
    case BS_TAG_TABLE:
    case BS_TAG_TBODY:
    case BS_TAG_TD:
    case BS_TAG_TFOOT:
    case BS_TAG_TH:
    case BS_TAG_THEAD:
    case BS_TAG_TR:
    case BS_TAG_UL:
    case BS_TAG_XMP: return true;
    default: return false;
  }
}

/* Boxes that stand in a line but never touch its words. */
static bool separates(bs_tag tag) {
  return bs_tag_is_block(tag) || tag == BS_TAG_BUTTON || tag == BS_TAG_SELECT || tag == BS_TAG_TEXTAREA;
}

bool bs_tag_is_unseen(bs_tag tag) {
  return tag == BS_TAG_SCRIPT || tag == BS_TAG_STYLE || tag == BS_TAG_TEMPLATE || tag == BS_TAG_NOSCRIPT ||
         tag == BS_TAG_TITLE || tag == BS_TAG_RT ||
         tag == BS_TAG_RP; /* how a word is read stands above it, not in it */
}

/* Elements whose text has no character references (WHATWG HTML 13.2.5.2 to 13.2.5.5). */
static bool is_raw(bs_tag tag) {
  return tag == BS_TAG_SCRIPT || tag == BS_TAG_STYLE || tag == BS_TAG_XMP || tag == BS_TAG_PLAINTEXT;
}

/* ---- attributes ---- */

bs_span bs_node_attr(const bs_page *page, uint32_t node, bs_attr id) {
  const bs_node *x = &page->node[node];
  if (x->tag <= BS_TAG_TEXT) return BS_NULL_SPAN;
  for (const bs_attr_slot *a = page->attr + x->off, *end = a + x->nattr; a < end; a++)
    if (a->id == id) return bs_span_make(page->html.p + a->off, a->len);
  return BS_NULL_SPAN;
}

bs_status bs_node_attr_text(const bs_page *page, uint32_t node, bs_attr id, bs_arena *arena, bs_span *out) {
  bs_span raw = bs_span_trim(bs_node_attr(page, node, id));
  *out = raw;
  if (!raw.n || (!memchr(raw.p, '&', raw.n) && !memchr(raw.p, 0, raw.n))) return BS_OK;
  bs_str text = BS_STR_INIT;
  bs_entities_decode(raw, true, &text);
  bs_status status = text.status;
  *out = BS_NULL_SPAN;
  if (status == BS_OK) status = bs_arena_dup(arena, bs_span_trim(bs_str_span(&text)), out);
  bs_str_free(&text);
  return status;
}

bool bs_node_attr_has(const bs_page *page, uint32_t node, bs_attr id, const char *word) {
  bs_span v = bs_node_attr(page, node, id);
  if (!v.p) return false;
  for (size_t at = 0, n = strlen(word); at + n <= v.n; at++) {
    if (bs_ascii_space((unsigned char)v.p[at])) continue;
    if (bs_same_fold(v.p + at, word, n) && (at + n == v.n || bs_ascii_space((unsigned char)v.p[at + n]))) return true;
    while (at + n <= v.n && at < v.n && !bs_ascii_space((unsigned char)v.p[at])) at++;
  }
  return false;
}

/* ---- text ---- */

void bs_node_text_raw(const bs_page *page, uint32_t node, bs_str *out) {
  const bs_node *x = &page->node[node];
  if (x->tag != BS_TAG_TEXT) return;
  bs_span raw = bs_span_make(page->html.p + x->off, x->len);
  if (is_raw((bs_tag)page->node[x->parent].tag))
    bs_str_addspan(out, raw);
  else
    bs_entities_decode(raw, false, out);
}

/* Squeezes out's bytes from `from` on, in place. Leaves whether a blank is owed before the next visible byte. Words are short and end where
** no branch can foresee, so each byte is written, and kept unless it is a blank behind another or before all. */
static bool squeeze(bs_str *out, size_t base, size_t from) {
  char *p = out->p;
  size_t to = from;
  bool blank = from == base;
  for (size_t i = from; i < out->n; i++) {
    unsigned char c = (unsigned char)p[i];
    bool now = (c == ' ') | (c - 9u < 5);
    p[to] = (char)(c ^ ((c ^ ' ') & (0u - now))); /* any blank is a space */
    to += !(blank & now);
    blank = now;
  }
  if (p) bs_str_truncate(out, to - (blank && to > from));
  return blank;
}

void bs_node_text(const bs_page *page, uint32_t node, bs_str *out) {
  const bs_node *nodes = page->node;
  size_t base = out->n;
  bool space = false;
  uint32_t last = node;
  for (uint32_t i = node, end = nodes[node].end; i < end;) {
    for (; last != node && nodes[last].end <= i; last = nodes[last].parent) /* elements that ended in between */
      if (separates((bs_tag)nodes[last].tag)) space = true;
    last = i;
    bs_tag tag = (bs_tag)nodes[i].tag;
    if (tag == BS_TAG_TEXT) {
      size_t from = out->n;
      if (space) bs_str_addc(out, ' ');
      bs_node_text_raw(page, i, out);
      space = squeeze(out, base, from);
    } else if (separates(tag)) {
      space = true;
    }
    i = i != node && bs_tag_is_unseen(tag) ? nodes[i].end : i + 1;
  }
}

bool bs_node_text_plain(const bs_page *page, uint32_t node, bs_span *out) {
  const bs_node *x = &page->node[node];
  if (x->end != node + 2 || x[1].tag != BS_TAG_TEXT || is_raw((bs_tag)x->tag)) return false;
  bs_span s = bs_span_trim(bs_span_make(page->html.p + x[1].off, x[1].len));
  bool plain = true;
  for (size_t i = 0; i < s.n; i++) { /* no exit, so that many bytes are looked at at once */
    unsigned char c = (unsigned char)s.p[i];
    plain &=
        (c >= ' ') & (c != '&') & !((c == ' ') & (s.p[i + 1] == ' ')); /* something stands behind: a tag or NUL bytes */
  }
  *out = s;
  return plain;
}

/* ---- finding ---- */

uint32_t bs_node_find(const bs_page *page, uint32_t root, uint32_t from, bs_tag tag) {
  for (uint32_t i = from > root ? from : root + 1, end = page->node[root].end; i < end; i++)
    if (page->node[i].tag == tag) return i;
  return 0;
}

uint32_t bs_node_closest(const bs_page *page, uint32_t node, bs_tag tag) {
  uint32_t first = page->first_of[tag]; /* nothing holds what stands before itself */
  for (; first && node >= first; node = page->node[node].parent)
    if (page->node[node].tag == tag) return node;
  return 0;
}

/* outer.c: an element as markup again (WHATWG HTML 13.3, serialising), with text and values as they were written. */
#include "select.h"

/* Elements that have no end tag. */
static bool is_void(bs_tag tag) {
  switch (tag) {
    case BS_TAG_AREA:
    case BS_TAG_BASE:
    case BS_TAG_BASEFONT:
    case BS_TAG_BR:
    case BS_TAG_COL:
    case BS_TAG_EMBED:
    case BS_TAG_FRAME:
    case BS_TAG_HR:
    case BS_TAG_IMG:
    case BS_TAG_INPUT:
    case BS_TAG_LINK:
    case BS_TAG_META:
    case BS_TAG_PARAM:
    case BS_TAG_SOURCE:
    case BS_TAG_TRACK:
    case BS_TAG_WBR: return true;
    default: return false;
  }
}

static void add_name(const bs_page *page, uint32_t node, bs_str *out) {
  bs_span name = bs_node_name(page, node);
  for (size_t i = 0; i < name.n; i++) bs_str_addc(out, (char)bs_ascii_lower((unsigned char)name.p[i]));
}

/* Appends s with each `sign` as `reference`, and without NULs. */
static void add_escaped(bs_span s, char sign, const char *reference, bs_str *out) {
  size_t from = 0;
  for (size_t i = 0; i < s.n; i++) {
    if (s.p[i] != sign && s.p[i]) continue;
    bs_str_addspan(out, bs_span_sub(s, from, i));
    if (s.p[i]) bs_str_addz(out, reference);
    from = i + 1;
  }
  bs_str_addspan(out, bs_span_sub(s, from, s.n));
}

static bool add_attribute(void *arg, bs_span name, bs_span raw) {
  bs_str *out = arg;
  bs_str_addc(out, ' ');
  add_escaped(name, '"', "", out);
  bs_str_addz(out, "=\"");
  add_escaped(raw, '"', "&quot;", out);
  bs_str_addc(out, '"');
  return out->status == BS_OK;
}

static void open_element(const bs_page *page, uint32_t node, bs_str *out) {
  bs_str_addc(out, '<');
  add_name(page, node, out);
  bs_node_attrs(page, node, add_attribute, out);
  bs_str_addc(out, '>');
}

static void close_element(const bs_page *page, uint32_t node, bs_str *out) {
  if (is_void((bs_tag)page->node[node].tag)) return;
  bs_str_addz(out, "</");
  add_name(page, node, out);
  bs_str_addc(out, '>');
}

void bs_node_html(const bs_page *page, uint32_t node, bs_str *out) {
  const bs_node *x = page->node;
  uint32_t open = 0; /* the innermost element not closed yet */
  for (uint32_t i = node, end = x[node].end; i < end; i++) {
    for (; open && open != node && x[open].end <= i; open = x[open].parent) close_element(page, open, out);
    if (x[i].tag == BS_TAG_TEXT) {
      bs_tag in = (bs_tag)x[x[i].parent].tag;
      bool raw = in == BS_TAG_XMP || in == BS_TAG_PLAINTEXT; /* no references there */
      add_escaped(bs_span_make(page->html.p + x[i].off, x[i].len), raw ? 0 : '<', "&lt;", out);
      continue;
    }
    open_element(page, i, out);
    open = i;
    bs_span code = bs_node_code(page, i);
    if (!code.p) continue;
    bs_str_addspan(out, code);
    i = x[i].end - 1;
  }
  for (; open; open = x[open].parent) {
    close_element(page, open, out);
    if (open == node) break;
  }
}

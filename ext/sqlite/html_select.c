/* html_select.c: the description of html_select(X, css): one row an element that matches, of the page or of the item that the location names.
** The selectors are ext/page's. */
#include "../page/select.h"
#include "json_write.h"
#include "sqlite_int.h"

enum { SELECT_TAG, SELECT_TEXT, SELECT_HTML, SELECT_ATTRIBUTES };

static const bs_column columns[] = {
    BS_COLUMN("locator", "TEXT", BS_PART_LOCATOR),
    BS_COLUMN("n", "INTEGER", BS_PART_N),
    BS_COLUMN("tag", "TEXT", SELECT_TAG),
    BS_COLUMN("text", "TEXT", SELECT_TEXT),
    BS_COLUMN("html", "TEXT", SELECT_HTML),
    BS_COLUMN("attributes", "TEXT", SELECT_ATTRIBUTES),
    BS_ARGUMENT("x", BS_ARG_X),
    BS_ARGUMENT("css", BS_ARG_CSS),
    BS_ARGUMENT("glob", BS_ARG_GLOB),
    BS_ARGUMENT("recursive", BS_ARG_RECURSIVE),
};

static void add_lower(bs_str *out, bs_span s) {
  for (size_t i = 0; i < s.n; i++) bs_str_addc(out, (char)bs_ascii_lower((unsigned char)s.p[i]));
}

typedef struct attribute_writer {
  bs_str *out, name, value;
} attribute_writer;

static bool add_attribute(void *arg, bs_span name, bs_span raw) {
  attribute_writer *w = arg;
  bs_str_clear(&w->name);
  bs_str_clear(&w->value);
  add_lower(&w->name, name);
  bs_entities_decode(raw, true, &w->value);
  if (w->out->p[w->out->n - 1] != '{') bs_str_addc(w->out, ',');
  bs_json_write_text(w->out, bs_str_span(&w->name));
  bs_str_addc(w->out, ':');
  bs_json_write_text(w->out, bs_str_span(&w->value));
  return !w->out->status && !w->name.status && !w->value.status;
}

/* {"href":"…"}: an attribute that is given twice stands there twice, the one that counts first. */
static void add_attributes(const bs_page *page, uint32_t node, bs_str *out) {
  attribute_writer writer = {.out = out};
  bs_str_addc(out, '{');
  if (!out->status) bs_node_attrs(page, node, add_attribute, &writer);
  bs_str_addc(out, '}');
  if (writer.name.status || writer.value.status) out->status = BS_NOMEM;
  bs_str_free(&writer.name);
  bs_str_free(&writer.value);
}

static bs_status node_value(const bs_page *page, uint32_t node, int id, bs_str *room, bs_value *out) {
  bs_str_clear(room);
  switch (id) {
    case SELECT_TAG: {
      bs_span name = bs_node_name(page, node);
      add_lower(room, name.p ? name : bs_span_of(bs_tag_name((bs_tag)page->node[node].tag)));
      break;
    }
    case SELECT_TEXT: {
      bs_span code = bs_node_code(page, node);
      if (code.p)
        bs_str_addspan(room, code);
      else
        bs_node_text(page, node, room);
      break;
    }
    case SELECT_HTML: bs_node_html(page, node, room); break;
    case SELECT_ATTRIBUTES: add_attributes(page, node, room); break;
  }
  *out = (bs_value){.type = BS_VALUE_TEXT, .text = bs_str_span(room)};
  return room->status;
}

const bs_table bs_table_select = {
    .shape = {"html_select", columns, (int)(sizeof(columns) / sizeof(columns[0]))},
    .parses = true,
    .has_error = false,
    .rows = 10000,
    .value = NULL,
    .parts = NULL,
    .part_size = sizeof(uint32_t),
    .part_value = NULL,
    .node_value = node_value,
};

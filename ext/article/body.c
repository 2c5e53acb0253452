/* body.c: the main text of an article and its paragraphs. Never touches files or dates. */
#include "article_int.h"

/* The paragraph's role, or NULL for an element whose own text is none. */
static const char *role_of(unsigned tag) {
  switch (tag) {
    case BS_TAG_P: return "p";
    case BS_TAG_H2:
    case BS_TAG_H3:
    case BS_TAG_H4: return "heading";
    case BS_TAG_BLOCKQUOTE: return "quote";
    case BS_TAG_LI: return "list";
    default: return NULL;
  }
}

static const unsigned dropped = BS_MARK_HIDDEN | BS_MARK_NAV | BS_MARK_ASIDE | BS_MARK_FOOTER | BS_MARK_COMMENT | BS_MARK_RELATED |
                                BS_MARK_AD | BS_MARK_SHARE | BS_MARK_CAPTION | BS_MARK_TOOLBAR | BS_MARK_SVG | BS_MARK_HEADER;

bs_status bs_body_load(bs_article *a) {
  bs_status rc;
  bs_str text = BS_STR_INIT;
  if (a->loaded & BS_HAS_BODY) return BS_OK;
  if ((rc = bs_marks_load(a)) != BS_OK) return rc;
  for (uint32_t i = a->lo; rc == BS_OK && i < a->hi; i++) {
    bs_paragraph *row;
    const char *role = role_of(a->page->node[i].tag);
    bs_span s;
    if (!role || bs_marked(a, i, dropped)) continue;
    if ((rc = bs_article_node_text(a, i, &s)) != BS_OK) break;
    if (s.n) {
      if ((rc = bs_list_add(a, &a->paragraphs, &row)) != BS_OK) break;
      row->role = role;
      row->text = s;
      row->node = i;
      if (text.n) bs_str_addz(&text, "\n\n");
      bs_str_addspan(&text, s);
    }
    i = a->page->node[i].end - 1;
  }
  if (rc == BS_OK) rc = text.status;
  if (rc == BS_OK && text.n) rc = bs_arena_dup(&a->arena, bs_str_span(&text), &a->text);
  bs_str_free(&text);
  if (rc != BS_OK && rc != BS_LIMIT) return rc;
  a->kind = "article";
  a->confidence = a->text.n ? 0.5 : 0;
  a->loaded |= BS_HAS_BODY;
  return BS_OK;
}

/* jsonld.c: the page's JSON-LD as rows of html_meta. Reads no more of JSON-LD 1.1 than publishers write: @graph,
** @type, references by @id, prefixes of schema.org. Loads no context.
**
** Keys: the type of the outermost object and the path of properties, "NewsArticle.headline",
** "NewsArticle.author.name"; an item of an array has its array's key, so that three authors are three rows. An
** object of an @graph is an outermost object. An author without `name` gets one from givenName and familyName. A
** reference by @id brings the names and addresses of what it refers to. */
#include "article_int.h"

#include <stdlib.h>

enum { PATH_BYTES = 256, KEY_BYTES = 80 };

typedef struct named { /* an object that has an @id and something to say */
  bs_span id;
  const bs_json *object;
} named;

typedef struct graph {
  bs_article *a;
  BS_LIST(named) ids;
  bs_str path;
  uint32_t node;
} graph;

static const bs_json *member(const bs_json *object, const char *key) {
  if (object->type != BS_JSON_OBJECT) return NULL;
  for (const bs_json *m = object->child; m; m = m->next)
    if (bs_span_is(m->key, key)) return m;
  return NULL;
}

static bs_span string_member(const bs_json *object, const char *key) {
  const bs_json *m = member(object, key);
  return m && m->type == BS_JSON_STRING ? m->text : BS_NULL_SPAN;
}

static bs_span short_name(bs_span s) {
  for (size_t i = s.n; i > 0; i--)
    if (s.p[i - 1] == '/' || s.p[i - 1] == '#' || s.p[i - 1] == ':') return bs_span_sub(s, i, s.n);
  return s;
}

/* ---- references ---- */

static bool is_reference(const bs_json *object) {
  return object->child && !object->child->next && bs_span_is(object->child->key, "@id");
}

static bs_status note_ids(graph *g, const bs_json *v) {
  bs_status st = BS_OK;
  bs_span id = string_member(v, "@id");
  if (id.n && !is_reference(v)) {
    named *row;
    st = bs_list_add(g->a, &g->ids, &row);
    if (st == BS_LIMIT) return BS_OK;
    if (st) return st;
    row->id = id;
    row->object = v;
  }
  for (const bs_json *c = v->child; c && !st; c = c->next)
    if (c->child) st = note_ids(g, c);
  return st;
}

static int by_id(const void *x, const void *y) { return bs_span_cmp(((const named *)x)->id, ((const named *)y)->id); }

static const bs_json *resolve(const graph *g, bs_span id) {
  named want = {id, NULL};
  if (!id.n || !g->ids.n) return NULL;
  const named *hit = bsearch(&want, g->ids.row, g->ids.n, sizeof(want), by_id);
  return hit ? hit->object : NULL;
}

/* ---- rows ---- */

static bs_status add_row(graph *g, bs_span value) {
  bs_span key;
  bs_status st = bs_article_keep(g->a, &g->path, &key);
  return st ? st : bs_meta_add(g->a, "jsonld", key, value, g->node);
}

/* Goes down to a property; false where the path would be too long to be of use. *back is what to cut the path to
** afterwards. */
static bool enter(graph *g, bs_span name, size_t *back) {
  *back = g->path.n;
  if (name.n > KEY_BYTES || g->path.n + name.n > PATH_BYTES) return false;
  if (g->path.n) bs_str_addc(&g->path, '.');
  bs_str_addspan(&g->path, bs_span_starts(name, "@") ? name : short_name(name));
  return true;
}

static bs_status add_member(graph *g, const char *name, bs_span value) {
  size_t back;
  if (!value.n || !enter(g, bs_span_of(name), &back)) return BS_OK;
  bs_status st = add_row(g, value);
  bs_str_truncate(&g->path, back);
  return st;
}

/* Names of people come in two parts where a name as one is missing. */
static bs_status add_full_name(graph *g, const bs_json *object) {
  bs_span given = string_member(object, "givenName"), family = string_member(object, "familyName"), name;
  if (member(object, "name") || (!given.n && !family.n)) return BS_OK;
  bs_str *s = &g->a->scratch;
  bs_str_clear(s);
  bs_str_addspan(s, given);
  if (given.n && family.n) bs_str_addc(s, ' ');
  bs_str_addspan(s, family);
  bs_status st = bs_article_keep(g->a, s, &name);
  return st ? st : add_member(g, "name", name);
}

/* Of what a reference leads to only these: a graph of references would otherwise be written out without end. */
static bs_status add_referred(graph *g, const bs_json *object) {
  static const char *const wanted[] = {"@type", "name", "url", "contentUrl", "headline"};
  bs_status st = add_full_name(g, object);
  for (size_t i = 0; i < sizeof(wanted) / sizeof(*wanted) && !st; i++) {
    const bs_json *m = member(object, wanted[i]);
    if (m && m->type == BS_JSON_ARRAY) m = m->child;
    if (m && m->type == BS_JSON_STRING) st = add_member(g, wanted[i], i ? m->text : short_name(m->text));
  }
  return st;
}

static bs_status add_value(graph *g, const bs_json *v);

static bs_status add_object(graph *g, const bs_json *object) {
  const bs_json *target = is_reference(object) ? resolve(g, object->child->text) : NULL;
  bs_status st = target ? add_referred(g, target) : add_full_name(g, object);
  for (const bs_json *m = object->child; m && !st; m = m->next) {
    size_t back;
    if (bs_span_is(m->key, "@context") || bs_span_is(m->key, "@graph") || !enter(g, m->key, &back)) continue;
    st = add_value(g, m);
    bs_str_truncate(&g->path, back);
  }
  return st;
}

static bs_status add_value(graph *g, const bs_json *v) {
  bs_status st = BS_OK;
  switch (v->type) {
    case BS_JSON_STRING:
      return add_row(
          g, bs_str_span(&g->path).n && bs_span_ends(bs_str_span(&g->path), "@type") ? short_name(v->text) : v->text);
    case BS_JSON_LITERAL: return bs_span_is(v->text, "null") ? BS_OK : add_row(g, v->text);
    case BS_JSON_OBJECT: return add_object(g, v);
    case BS_JSON_ARRAY:
      for (const bs_json *c = v->child; c && !st; c = c->next) st = add_value(g, c);
      return st;
  }
  return st;
}

static bs_span type_of(const bs_json *object) {
  const bs_json *type = member(object, "@type");
  if (type && type->type == BS_JSON_ARRAY) type = type->child;
  return type && type->type == BS_JSON_STRING ? short_name(type->text) : BS_NULL_SPAN;
}

/* An outermost value: a list of objects, a graph of them, or one object. Depth is bounded by the reader's. */
static bs_status add_root(graph *g, const bs_json *v) {
  bs_status st = BS_OK;
  size_t back;
  if (v->type == BS_JSON_ARRAY) {
    for (const bs_json *c = v->child; c && !st; c = c->next) st = add_root(g, c);
    return st;
  }
  if (v->type != BS_JSON_OBJECT) return BS_OK;
  bs_span type = type_of(v);
  if (!type.n)
    st = add_object(g, v);
  else if (enter(g, type, &back))
    st = add_object(g, v);
  bs_str_clear(&g->path);
  const bs_json *inner = member(v, "@graph");
  return st || !inner ? st : add_root(g, inner);
}

/* ---- blocks ---- */

static bool is_jsonld(const bs_page *page, uint32_t node) {
  bs_span type = page->node[node].nattr ? bs_node_attr(page, node, BS_ATTR_TYPE) : BS_NULL_SPAN;
  return type.n && bs_span_istarts(bs_span_trim(type), "application/ld+json");
}

typedef struct block {
  const bs_json *values;
  uint32_t node;
} block;

bs_status bs_jsonld_collect(bs_article *a) {
  const bs_page *page = a->page;
  graph g = {.a = a, .path = BS_STR_INIT};
  BS_LIST(block) blocks = {NULL, 0, 0};
  bs_status st = BS_OK;
  for (uint32_t i = bs_tag_first(page, BS_TAG_SCRIPT, 1, page->nnode); i < page->nnode && !st;
       i = bs_tag_next(page, i)) {
    bs_json *values;
    block *b;
    if (!is_jsonld(page, i) || !bs_node_first(page, i)) continue;
    const bs_node *text = &page->node[i + 1];
    if (text->tag != BS_TAG_TEXT) continue;
    if ((st = bs_json_read(a, bs_span_make(page->html.p + text->off, text->len), &values)) || !values) continue;
    if ((st = bs_list_add(a, &blocks, &b))) break;
    *b = (block){values, i};
    for (const bs_json *v = values; v && !st; v = v->next) st = note_ids(&g, v);
  }
  if (g.ids.n) qsort(g.ids.row, g.ids.n, sizeof(*g.ids.row), by_id);
  for (size_t i = 0; i < blocks.n && !st; i++) {
    g.node = blocks.row[i].node;
    for (const bs_json *v = blocks.row[i].values; v && !st; v = v->next) st = add_root(&g, v);
  }
  free(blocks.row);
  free(g.ids.row);
  bs_str_free(&g.path);
  return st == BS_LIMIT ? BS_OK : st;
}

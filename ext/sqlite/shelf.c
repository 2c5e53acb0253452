/* shelf.c: the parsed pages that one connection has open. Two scans share a page when its bytes, its path and the options are the same:
** then every value is the same too. A page that is cut serves who wants no more than it settles. Never calls SQLite. */
#include "shelf.h"

enum { SMALL = 1 << 20 }; /* bytes of a page that may stay after its last scan */

typedef struct wanted {
  bs_span bytes, path;
  const bs_limits *limits;
  bs_date_order order;
  bool head_only, head;
  uint32_t fields;
} wanted;

static bool is_same(const bs_loaded *l, const wanted *w) {
  if (l->head_only != w->head_only) return false;
  if (l->page.cut && (!w->head || (w->fields & ~l->settled))) return false;
  return !l->spoiled && l->date_order == w->order && l->has_path == (w->path.p != NULL) &&
         (!l->has_path || bs_span_eq(bs_str_span(&l->path), w->path)) &&
         memcmp(&l->limits, w->limits, sizeof(*w->limits)) == 0 && bs_span_eq(l->page.raw, w->bytes);
}

static bs_loaded *find(bs_shelf *shelf, const wanted *w) {
  bs_loaded *l = shelf->first;
  while (l && !is_same(l, w)) l = l->next;
  if (l) l->refs++;
  return l;
}

bs_loaded *bs_shelf_find(bs_shelf *shelf, bs_span bytes, bs_span path, const bs_errand *errand) {
  wanted w = {bytes, path, &errand->limits, errand->date_order, errand->head_only, errand->head, errand->fields};
  return find(shelf, &w);
}

bs_loaded *bs_shelf_add(bs_shelf *shelf, bs_loaded *fresh) {
  bs_span path = fresh->has_path ? bs_str_span(&fresh->path) : BS_NULL_SPAN;
  wanted w = {fresh->page.raw, path,          &fresh->limits, fresh->date_order, fresh->head_only,
              fresh->page.cut, fresh->settled};
  bs_loaded *l = find(shelf, &w);
  if (l) {
    bs_loaded_free(fresh);
    return l;
  }
  fresh->refs = 1;
  fresh->next = shelf->first;
  shelf->first = fresh;
  return fresh;
}

/* Frees the pages that no scan has open and that are not to stay. */
static void sweep(bs_shelf *shelf) {
  for (bs_loaded **at = &shelf->first; *at;) {
    bs_loaded *l = *at;
    if (l->refs > 0 || l->stays) {
      at = &l->next;
      continue;
    }
    *at = l->next;
    bs_loaded_free(l);
  }
}

void bs_shelf_give_back(bs_shelf *shelf, bs_loaded *loaded) {
  if (--loaded->refs > 0) return;
  for (bs_loaded *l = shelf->first; l; l = l->next) l->stays = false;
  loaded->stays = !loaded->spoiled && loaded->page.raw.n <= SMALL;
  sweep(shelf);
}

void bs_shelf_clear(bs_shelf *shelf) {
  for (bs_loaded *l = shelf->first; l; l = l->next) l->stays = false;
  sweep(shelf);
}

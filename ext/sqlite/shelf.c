/* shelf.c: the parsed pages that one connection has open. Two scans share a page when its bytes, its path and the options are the same:
** then every value is the same too. Never calls SQLite. */
#include "shelf.h"

#include <stdlib.h>

enum { SMALL = 1 << 20 }; /* bytes of a page that may stay after its last scan */

static void free_loaded(bs_loaded *loaded) {
  for (int i = 0; loaded->article && i < loaded->items; i++)
    if (loaded->article[i]) bs_article_free(loaded->article[i]);
  free(loaded->article);
  bs_page_free(&loaded->page);
  bs_str_free(&loaded->path);
  free(loaded);
}

static bool is_same(const bs_loaded *loaded, bs_span bytes, const bs_load *load) {
  return !loaded->spoiled && loaded->date_order == load->date_order && loaded->has_path == (load->path.p != NULL) &&
         (!loaded->has_path || bs_span_eq(bs_str_span(&loaded->path), load->path)) &&
         memcmp(&loaded->limits, load->limits, sizeof(loaded->limits)) == 0 && bs_span_eq(loaded->page.raw, bytes);
}

static bs_status parse(bs_loaded *loaded, bs_str *bytes, const bs_load *load, bs_str *why) {
  loaded->limits = *load->limits;
  loaded->date_order = load->date_order;
  loaded->has_path = load->path.p != NULL;
  bs_str_addspan(&loaded->path, load->path);
  bs_status status = bs_page_open(&loaded->page, bytes, BS_NULL_SPAN, &loaded->limits, why);
  if (!status) status = loaded->path.status;
  if (!status) status = bs_page_parse(&loaded->page, &loaded->limits, why);
  if (!status) status = bs_article_items(&loaded->page, &loaded->limits, &loaded->items);
  if (status) return status;
  loaded->article = calloc((size_t)loaded->items + 1, sizeof(bs_article *));
  return loaded->article ? BS_OK : BS_NOMEM;
}

bs_status bs_shelf_take(bs_shelf *shelf, bs_str *bytes, const bs_load *load, bs_loaded **out, bs_str *why) {
  *out = NULL;
  for (bs_loaded *l = shelf->first; l; l = l->next) {
    if (!is_same(l, bs_str_span(bytes), load)) continue;
    bs_str_free(bytes);
    l->refs++;
    *out = l;
    return BS_OK;
  }
  bs_loaded *fresh = calloc(1, sizeof(*fresh));
  if (!fresh) {
    bs_str_free(bytes);
    return BS_NOMEM;
  }
  bs_status status = parse(fresh, bytes, load, why);
  if (status) {
    free_loaded(fresh);
    return status;
  }
  fresh->refs = 1;
  fresh->next = shelf->first;
  shelf->first = fresh;
  *out = fresh;
  return BS_OK;
}

bs_status bs_loaded_article(bs_loaded *loaded, int item, bs_article **out) {
  bs_article **at = &loaded->article[item - 1];
  bs_status status = BS_OK;
  if (!*at) {
    bs_article_options options = {.path = loaded->has_path ? bs_str_span(&loaded->path) : BS_NULL_SPAN,
                                  .date_order = loaded->date_order,
                                  .limits = &loaded->limits};
    status = bs_article_new(at, &loaded->page, item, &options);
    if (status) *at = NULL;
  }
  *out = *at;
  return status;
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
    free_loaded(l);
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

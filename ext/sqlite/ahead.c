/* ahead.c: what threads compute of an article before SQLite asks for it. What turns out not to be asked for of some rows, because a condition
** that SQLite did not tell of drops them, is computed ahead no more. Never changes a value. */
#include "sqlite_int.h"

static bs_status compute_columns(const void *arg, bs_article *article) {
  const bs_ahead *a = arg;
  uint64_t columns = atomic_load_explicit(&a->columns, memory_order_relaxed);
  bs_status status = BS_OK;
  for (int c = 0; columns && status != BS_NOMEM; c++, columns >>= 1)
    if (columns & 1) status = a->table->ahead(article, a->table->shape.column[c].id);
  return status;
}

/* Without its parts there is no telling whether a page has rows. */
static bs_status compute_parts(const void *arg, bs_article *article) {
  const bs_ahead *a = arg;
  const void *rows;
  size_t n;
  return a->table->parts(article, &rows, &n);
}

void bs_ahead_plan(bs_ahead *a, const bs_table *table, const bs_plan *plan, bs_errand *errand) {
  a->table = table;
  a->asked = 0;
  a->rows = a->misses = 0;
  errand->ahead_arg = a;
  errand->head = plan->head;
  uint64_t columns = 0;
  for (int c = 0; table->reads && c < table->shape.ncolumn; c++) {
    if (!(plan->ahead >> c & 1) || table->reads(table->shape.column[c].id) == BS_READS_FILE) continue;
    columns |= UINT64_C(1) << c;
    if (plan->head) errand->fields |= 1u << table->shape.column[c].id;
  }
  if (columns) errand->ahead = compute_columns;
  if (table->parts) errand->ahead = compute_parts;
  atomic_store_explicit(&a->columns, columns, memory_order_relaxed);
}

void bs_ahead_learn(bs_ahead *a) {
  enum { ROWS = 8, SHARE = 4 };
  uint64_t columns = atomic_load_explicit(&a->columns, memory_order_relaxed);
  a->rows++;
  if (columns & ~a->asked && ++a->misses * SHARE > a->rows + ROWS)
    atomic_store_explicit(&a->columns, columns & a->asked, memory_order_relaxed);
  a->asked = 0;
}

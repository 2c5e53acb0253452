/* text_table.c: the tables over plain values: text_diff(A, B), minhash_bands(S[, bands]), text_fingerprints(X), headline_bands(X). One set of
** methods, driven by a description. They touch no file, so a stored view may use them. A NULL argument gives no rows. */
#include <stdlib.h>

#include "../text/diff.h"
#include "../text/minhash.h"
#include "../text/similarity.h"
#include "sqlite_int.h"

typedef struct text_rows { /* what a call gave */
  bs_diff_row *diff;       /* text_diff; its spans lie in the cursor's copies of the arguments */
  uint64_t *hash;          /* the other tables */
  size_t n;
} text_rows;

typedef struct text_vtab {
  sqlite3_vtab base;
  const struct text_table *table;
} text_vtab;

typedef struct text_cursor {
  sqlite3_vtab_cursor base;
  bs_str argument[2]; /* copies: the values end with xFilter */
  sqlite3_value *echo[2];
  text_rows rows;
  size_t at;
} text_cursor;

typedef struct text_table {
  bs_shape shape;
  const char *usage;
  int required; /* arguments that have to be given */
  bool blob;    /* the first argument is a signature, not text */
  double rows;  /* for the planner */
  /* Fills *rows. A wrong argument: BS_MISUSE or BS_FORMAT with a sentence in *why. */
  bs_status (*load)(const text_cursor *cursor, text_rows *rows, bs_str *why);
  void (*column)(const text_cursor *cursor, int id, sqlite3_context *context);
} text_table;

/* ---- text_diff ---- */

enum { DIFF_OP, DIFF_OLD_N, DIFF_NEW_N, DIFF_OLD_TEXT, DIFF_NEW_TEXT, DIFF_SIMILARITY };

static const bs_column diff_columns[] = {
    BS_COLUMN("op", "TEXT", DIFF_OP),
    BS_COLUMN("old_n", "INTEGER", DIFF_OLD_N),
    BS_COLUMN("new_n", "INTEGER", DIFF_NEW_N),
    BS_COLUMN("old_text", "TEXT", DIFF_OLD_TEXT),
    BS_COLUMN("new_text", "TEXT", DIFF_NEW_TEXT),
    BS_COLUMN("similarity", "REAL", DIFF_SIMILARITY),
    BS_ARGUMENT("arg_a", BS_ARG_FIRST),
    BS_ARGUMENT("arg_b", BS_ARG_SECOND),
};

static bs_status diff_load(const text_cursor *cursor, text_rows *rows, bs_str *why) {
  (void)why;
  return bs_text_diff(bs_str_span(&cursor->argument[0]), bs_str_span(&cursor->argument[1]), &rows->diff, &rows->n);
}

static void result_span(sqlite3_context *context, bs_span s) {
  bs_value value = {.type = s.p ? BS_VALUE_TEXT : BS_VALUE_NULL, .text = s};
  bs_result_value(context, &value);
}

static void diff_column(const text_cursor *cursor, int id, sqlite3_context *context) {
  const bs_diff_row *row = &cursor->rows.diff[cursor->at];
  switch (id) {
    case DIFF_OP: sqlite3_result_text(context, &row->op, 1, SQLITE_TRANSIENT); break;
    case DIFF_OLD_N:
      if (row->old_n) sqlite3_result_int64(context, (sqlite3_int64)row->old_n);
      break;
    case DIFF_NEW_N:
      if (row->new_n) sqlite3_result_int64(context, (sqlite3_int64)row->new_n);
      break;
    case DIFF_OLD_TEXT: result_span(context, row->old_text); break;
    case DIFF_NEW_TEXT: result_span(context, row->new_text); break;
    case DIFF_SIMILARITY: sqlite3_result_double(context, row->similarity); break;
  }
}

/* ---- hashes ---- */

enum { HASH_N, HASH_HASH };

static const bs_column band_columns[] = {
    BS_COLUMN("band", "INTEGER", HASH_N),
    BS_COLUMN("hash", "INTEGER", HASH_HASH),
    BS_ARGUMENT("arg_s", BS_ARG_FIRST),
    BS_ARGUMENT("bands", BS_ARG_SECOND),
};
static const bs_column fingerprint_columns[] = {
    BS_COLUMN("n", "INTEGER", HASH_N),
    BS_COLUMN("hash", "INTEGER", HASH_HASH),
    BS_ARGUMENT("arg_x", BS_ARG_FIRST),
};
static const bs_column headline_columns[] = {
    BS_COLUMN("hash", "INTEGER", HASH_HASH),
    BS_ARGUMENT("arg_x", BS_ARG_FIRST),
};

/* SQLite's integers are signed: the hash's bits, not its value. */
static void hash_column(const text_cursor *cursor, int id, sqlite3_context *context) {
  if (id == HASH_N)
    sqlite3_result_int64(context, (sqlite3_int64)cursor->at + 1);
  else
    sqlite3_result_int64(context, (sqlite3_int64)cursor->rows.hash[cursor->at]);
}

static bs_status band_load(const text_cursor *cursor, text_rows *rows, bs_str *why) {
  bs_span signature = bs_str_span(&cursor->argument[0]);
  sqlite3_int64 bands = cursor->echo[1] ? sqlite3_value_int64(cursor->echo[1]) : BS_MINHASH_BANDS;
  uint64_t probe;
  bs_status status =
      bands < 1 || bands > BS_MINHASH_MAX ? BS_MISUSE : bs_minhash_band(signature, (size_t)bands, 0, &probe);
  if (status == BS_DONE) return BS_OK;
  if (status == BS_MISUSE) bs_str_addz(why, "bands is a number from 1 to the length of the signature");
  if (status == BS_FORMAT) bs_str_addz(why, "this is no signature; text_minhash(X) makes them");
  if (status) return status;
  rows->hash = malloc((size_t)bands * sizeof(*rows->hash));
  if (!rows->hash) return BS_NOMEM;
  for (rows->n = 0; rows->n < (size_t)bands && !status; rows->n++)
    status = bs_minhash_band(signature, (size_t)bands, rows->n, &rows->hash[rows->n]);
  return status;
}

static bs_status fingerprint_load(const text_cursor *cursor, text_rows *rows, bs_str *why) {
  (void)why;
  return bs_text_fingerprints(bs_str_span(&cursor->argument[0]), &rows->hash, &rows->n);
}

static bs_status headline_load(const text_cursor *cursor, text_rows *rows, bs_str *why) {
  (void)why;
  return bs_headline_bands(bs_str_span(&cursor->argument[0]), &rows->hash, &rows->n);
}

#define SHAPE(name, columns) \
  { name, columns, (int)(sizeof(columns) / sizeof(columns[0])) }

static const text_table tables[] = {
    {SHAPE("text_diff", diff_columns), "text_diff(A, B)", 2, false, 30, diff_load, diff_column},
    {SHAPE("minhash_bands", band_columns), "minhash_bands(S[, bands])", 1, true, 32, band_load, hash_column},
    {SHAPE("text_fingerprints", fingerprint_columns), "text_fingerprints(X)", 1, false, 50, fingerprint_load,
     hash_column},
    {SHAPE("headline_bands", headline_columns), "headline_bands(X)", 1, false, 20, headline_load, hash_column},
};

/* ---- methods ---- */

static int text_connect(sqlite3 *db, void *aux, int argc, const char *const *argv, sqlite3_vtab **out, char **message) {
  (void)argc, (void)argv, (void)message;
  text_vtab *vtab = sqlite3_malloc64(sizeof(*vtab));
  if (!vtab) return SQLITE_NOMEM;
  *vtab = (text_vtab){.table = aux};
  int rc = bs_shape_declare(db, &vtab->table->shape);
  if (rc == SQLITE_OK) rc = sqlite3_vtab_config(db, SQLITE_VTAB_INNOCUOUS);
  if (rc != SQLITE_OK) {
    sqlite3_free(vtab);
    return rc;
  }
  *out = &vtab->base;
  return SQLITE_OK;
}

static int text_disconnect(sqlite3_vtab *vtab) {
  sqlite3_free(vtab);
  return SQLITE_OK;
}

static int text_best_index(sqlite3_vtab *base, sqlite3_index_info *info) {
  const text_table *table = ((text_vtab *)base)->table;
  bs_planning planning = {.shape = &table->shape, .required = (1u << table->required) - 1, .rows = table->rows};
  return bs_plan_choose(base, &planning, info);
}

static int text_open(sqlite3_vtab *vtab, sqlite3_vtab_cursor **out) {
  (void)vtab;
  text_cursor *cursor = sqlite3_malloc64(sizeof(*cursor));
  if (!cursor) return SQLITE_NOMEM;
  *cursor = (text_cursor){.at = 0};
  *out = &cursor->base;
  return SQLITE_OK;
}

static void reset(text_cursor *cursor) {
  for (int i = 0; i < 2; i++) {
    bs_str_free(&cursor->argument[i]);
    sqlite3_value_free(cursor->echo[i]);
    cursor->echo[i] = NULL;
  }
  free(cursor->rows.diff);
  free(cursor->rows.hash);
  cursor->rows = (text_rows){.n = 0};
  cursor->at = 0;
}

static int text_close(sqlite3_vtab_cursor *base) {
  reset((text_cursor *)base);
  sqlite3_free(base);
  return SQLITE_OK;
}

/* Copies the arguments. *nothing: one is NULL. */
static int take_arguments(text_cursor *cursor, const text_table *table, const bs_plan *plan, bool *nothing) {
  for (int i = 0; i < 2; i++) {
    sqlite3_value *value = plan->arg[i];
    if (!value) continue;
    if (sqlite3_value_type(value) == SQLITE_NULL) *nothing = true;
    cursor->echo[i] = sqlite3_value_dup(value);
    if (!cursor->echo[i]) return SQLITE_NOMEM;
    bs_str mended = BS_STR_INIT;
    bs_span s = BS_NULL_SPAN;
    bs_status status = BS_OK;
    if (table->blob && i == 0)
      s = bs_span_make(sqlite3_value_blob(value), (size_t)sqlite3_value_bytes(value));
    else
      status = bs_value_text(value, &mended, &s);
    if (!status && s.p) bs_str_addspan(&cursor->argument[i], s);
    bs_str_free(&mended);
    if (status == BS_FORMAT)
      return bs_vtab_fail(cursor->base.pVtab, "%s: this BLOB is no UTF-8 text", table->shape.name);
    if (status || cursor->argument[i].status) return SQLITE_NOMEM;
  }
  return SQLITE_OK;
}

static int text_filter(sqlite3_vtab_cursor *base, int number, const char *string, int argc, sqlite3_value **argv) {
  (void)number; /* the plan is the string */
  text_cursor *cursor = (text_cursor *)base;
  const text_table *table = ((text_vtab *)base->pVtab)->table;
  bs_plan plan;
  bs_plan_read(&table->shape, string, argc, argv, &plan);
  reset(cursor);
  if (plan.missing)
    return bs_vtab_fail(base->pVtab, "an argument is missing: %s%s", table->usage, plan.namesake ? BS_NAMESAKE : "");
  bool nothing = false;
  int rc = take_arguments(cursor, table, &plan, &nothing);
  if (rc != SQLITE_OK || nothing) return rc;
  bs_str why = BS_STR_INIT;
  bs_status status = table->load(cursor, &cursor->rows, &why);
  if (status == BS_NOMEM || why.status)
    rc = SQLITE_NOMEM;
  else if (status)
    rc = bs_vtab_fail(base->pVtab, "%s: %s", table->shape.name, why.n ? why.p : "the argument could not be read");
  bs_str_free(&why);
  return rc;
}

static int text_next(sqlite3_vtab_cursor *base) {
  ((text_cursor *)base)->at++;
  return SQLITE_OK;
}

static int text_eof(sqlite3_vtab_cursor *base) {
  const text_cursor *cursor = (const text_cursor *)base;
  return cursor->at >= cursor->rows.n;
}

static int text_column(sqlite3_vtab_cursor *base, sqlite3_context *context, int index) {
  const text_cursor *cursor = (const text_cursor *)base;
  const text_table *table = ((const text_vtab *)base->pVtab)->table;
  const bs_column *column = &table->shape.column[index];
  if (column->arg == BS_ARG_NONE)
    table->column(cursor, column->id, context);
  else if (cursor->echo[column->arg])
    sqlite3_result_value(context, cursor->echo[column->arg]);
  return SQLITE_OK;
}

static int text_rowid(sqlite3_vtab_cursor *base, sqlite3_int64 *out) {
  *out = (sqlite3_int64)((const text_cursor *)base)->at + 1;
  return SQLITE_OK;
}

static const sqlite3_module text_module = {
    .iVersion = 3,
    .xCreate = 0, /* there is nothing to keep: the tables are called, not created */
    .xConnect = text_connect,
    .xBestIndex = text_best_index,
    .xDisconnect = text_disconnect,
    .xDestroy = 0, /* as xCreate */
    .xOpen = text_open,
    .xClose = text_close,
    .xFilter = text_filter,
    .xNext = text_next,
    .xEof = text_eof,
    .xColumn = text_column,
    .xRowid = text_rowid,
    .xUpdate = 0, /* computed, not stored */
    .xBegin = 0,  /* no transactions: nothing is written */
    .xSync = 0,
    .xCommit = 0,
    .xRollback = 0,
    .xFindFunction = 0, /* no function means something else on these tables */
    .xRename = 0,       /* as xCreate */
    .xSavepoint = 0,    /* as transactions */
    .xRelease = 0,
    .xRollbackTo = 0,
    .xShadowName = 0, /* no tables behind them */
};

int bs_text_tables_register(sqlite3 *db) {
  int rc = SQLITE_OK;
  for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]) && rc == SQLITE_OK; i++) {
    void *table = (void *)(uintptr_t)&tables[i]; /* SQLite's user data is not const */
    rc = sqlite3_create_module_v2(db, tables[i].shape.name, &text_module, table, 0);
  }
  return rc;
}

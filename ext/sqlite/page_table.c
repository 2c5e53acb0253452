/* page_table.c: the methods of every virtual table over pages, driven by a bs_table description: arguments of CREATE VIRTUAL TABLE, the
** call's arguments, rows, columns, interrupts. Which values there are, the descriptions say; how pages are reached, scan.c. */
#include <stdlib.h>

#include "../page/select.h"
#include "../text/utf8.h"
#include "sqlite_int.h"

typedef struct page_vtab {
  sqlite3_vtab base;
  sqlite3 *db;
  bs_host *host;
  const bs_table *table;
  bool created;               /* by CREATE VIRTUAL TABLE, under a name of its own or with arguments */
  sqlite3_stmt *poll;         /* `SELECT 1`: a step of it tells of an interrupt; prepared by the first scan */
  char *preset[BS_ARG_COUNT]; /* arguments of CREATE VIRTUAL TABLE, sqlite3_malloc; NULL: none */
} page_vtab;

typedef struct page_cursor {
  sqlite3_vtab_cursor base;
  bs_ahead ahead;
  sqlite3_value *arg[BS_ARG_COUNT]; /* the call's arguments, for their columns */
  bs_filter filter;                 /* tests that the scan makes before it opens a file */
  bs_scan scan;
  bs_str room;           /* a column's value while SQLite copies it */
  bs_selector *selector; /* html_select's */
  uint32_t *nodes;       /* what it matched on the current page */
  const void *rows;      /* part tables: rows of the current article; they belong to it */
  size_t nrow, at;
  int64_t count; /* rows given, for rowids of part tables */
  bool eof;
} page_cursor;

/* ---- arguments ---- */

/* Takes the quotes off an SQL string in place: 'it''s' -> it's. */
static void unquote(char *z) {
  char quote = z[0];
  if (quote != '\'' && quote != '"') return;
  char *to = z;
  for (const char *from = z + 1; *from; from++) {
    if (*from == quote && from[1] != quote) break;
    if (*from == quote) from++;
    *to++ = *from;
  }
  *to = 0;
}

/* "location = 'saved'" -> preset[BS_ARG_X]. The argument x is called location here, where it cannot be a page. */
static int read_preset(page_vtab *vtab, const char *text, char **message) {
  const char *equals = strchr(text, '=');
  size_t n = equals ? (size_t)(equals - text) : 0;
  bs_span name = bs_span_trim(bs_span_make(text, n));
  int arg = BS_ARG_NONE;
  if (bs_span_ieq(name, "location")) arg = BS_ARG_X;
  for (int c = 0; c < vtab->table->shape.ncolumn; c++) {
    bs_arg a = vtab->table->shape.column[c].arg;
    if (a != BS_ARG_NONE && a != BS_ARG_X && bs_span_ieq(name, vtab->table->shape.column[c].name)) arg = a;
  }
  if (arg == BS_ARG_NONE || arg == BS_ARG_SHARDS || arg == BS_ARG_SHARD) {
    *message = sqlite3_mprintf("%s: unknown argument \"%!.*s\"; there are location=, glob=, recursive=%s",
                               vtab->table->shape.name, BS_SHOWN, text, vtab->table->parses ? ", date_order=" : "");
    return *message ? SQLITE_ERROR : SQLITE_NOMEM;
  }
  bs_span value = bs_span_trim(bs_span_of(equals + 1));
  sqlite3_free(vtab->preset[arg]);
  vtab->preset[arg] = sqlite3_mprintf("%.*s", (int)value.n, value.p);
  if (!vtab->preset[arg]) return SQLITE_NOMEM;
  unquote(vtab->preset[arg]);
  return SQLITE_OK;
}

static bool read_boolean(bs_span s, bool *out) {
  *out = bs_span_is(s, "1");
  return *out || bs_span_is(s, "0");
}

static bool read_order(bs_span s, bs_date_order *out) {
  static const char *const name[] = {
      [BS_ORDER_NONE] = "auto", [BS_ORDER_DMY] = "dmy", [BS_ORDER_MDY] = "mdy", [BS_ORDER_YMD] = "ymd"};
  for (int i = 0; i < 4; i++)
    if (bs_span_ieq(s, name[i])) {
      *out = (bs_date_order)i;
      return true;
    }
  return false;
}

static bs_span value_span(sqlite3_value *value) {
  const char *p = (const char *)sqlite3_value_text(value);
  return bs_span_make(p, p ? (size_t)sqlite3_value_bytes(value) : 0);
}

/* The call's value of an argument, or the table's own; a NULL span where there is neither. */
static bs_span argument(const page_vtab *vtab, const bs_plan *plan, bs_arg arg) {
  return plan->arg[arg] ? value_span(plan->arg[arg]) : bs_span_of(vtab->preset[arg]);
}

static int read_options(page_vtab *vtab, const bs_plan *plan, bs_request *request) {
  const char *name = vtab->table->shape.name;
  request->glob = argument(vtab, plan, BS_ARG_GLOB);
  if (plan->arg[BS_ARG_GLOB] && !request->glob.p)
    return bs_vtab_fail(&vtab->base, "%s: glob is NULL; it is a pattern such as '*.html'", name);
  bs_span recursive = argument(vtab, plan, BS_ARG_RECURSIVE);
  request->recursive = true;
  if ((plan->arg[BS_ARG_RECURSIVE] || recursive.p) && !read_boolean(recursive, &request->recursive))
    return bs_vtab_fail(&vtab->base, "%s: recursive is 1 (folders below folders too) or 0, not %!.*s", name, BS_SHOWN,
                        recursive.p ? recursive.p : "NULL");
  bs_span order = argument(vtab, plan, BS_ARG_DATE_ORDER);
  if ((plan->arg[BS_ARG_DATE_ORDER] || order.p) && !read_order(order, &request->errand.date_order))
    return bs_vtab_fail(&vtab->base, "%s: date_order is 'auto', 'dmy', 'mdy' or 'ymd', not %!.*s", name, BS_SHOWN,
                        order.p ? order.p : "NULL");
  bs_span head = argument(vtab, plan, BS_ARG_HEAD_ONLY);
  if ((plan->arg[BS_ARG_HEAD_ONLY] || head.p) && !read_boolean(head, &request->errand.head_only))
    return bs_vtab_fail(&vtab->base,
                        "%s: head_only is 1 (what stands before the body) or 0 (the whole page), not %!.*s", name,
                        BS_SHOWN, head.p ? head.p : "NULL");
  return SQLITE_OK;
}

/* html_select's argument css. */
static int read_selector(page_cursor *cursor, page_vtab *vtab, const bs_plan *plan) {
  if (!vtab->table->node_value) return SQLITE_OK;
  bs_span css = argument(vtab, plan, BS_ARG_CSS);
  if (!css.p)
    return bs_vtab_fail(&vtab->base, "%s: the selector is NULL; write one, such as 'h1'", vtab->table->shape.name);
  bs_str why = BS_STR_INIT;
  bs_status status = bs_utf8_valid(css) == css.n ? bs_selector_parse(css, &cursor->selector, &why) : BS_MISUSE;
  int rc = SQLITE_OK;
  if (status == BS_NOMEM || why.status)
    rc = SQLITE_NOMEM;
  else if (status)
    rc = bs_vtab_fail(&vtab->base, "%s: %s", vtab->table->shape.name, why.n ? why.p : "the selector is no UTF-8 text");
  bs_str_free(&why);
  return rc;
}

/* Fills the request's location or page. *nothing: x is a NULL that a join brought, so there are no rows. */
static int read_x(page_vtab *vtab, const bs_plan *plan, bs_request *request, bool *nothing) {
  const char *name = vtab->table->shape.name;
  sqlite3_value *x = plan->arg[BS_ARG_X];
  if (plan->missing) {
    bool selects = vtab->table->node_value != NULL;
    return bs_vtab_fail(&vtab->base, "%s needs to know what to read%s: %s('folder'%s)%s", name,
                        selects ? " and what to select" : "", name, selects ? ", 'h1'" : "",
                        plan->namesake ? BS_NAMESAKE : "");
  }
  if (!x) {
    request->location = bs_span_of(vtab->preset[BS_ARG_X]);
    return SQLITE_OK;
  }
  switch (sqlite3_value_type(x)) {
    case SQLITE_NULL:
      *nothing = true;
      if (plan->null_literal || sqlite3_value_frombind(x))
        return bs_vtab_fail(&vtab->base, "%s: the location is NULL; give a path (TEXT) or a page (BLOB)", name);
      return SQLITE_OK;
    case SQLITE_BLOB:
      if (!vtab->table->parses)
        return bs_vtab_fail(&vtab->base, "%s lists files: give it a path (TEXT), not a page (BLOB)", name);
      request->page.p = sqlite3_value_blob(x);
      request->page.n = (size_t)sqlite3_value_bytes(x);
      return SQLITE_OK;
    case SQLITE_TEXT:
      if (!vtab->host->files)
        return bs_vtab_fail(&vtab->base, "%s: broadsheet was loaded without access to files%s", name,
                            vtab->table->parses ? ": pass a page's bytes, CAST(x AS BLOB)" : "");
      request->location = value_span(x);
      return request->location.p ? SQLITE_OK : SQLITE_NOMEM;
    default:
      return bs_vtab_fail(&vtab->base, "%s: the location is a number; write a path in quotes, such as '%s'", name,
                          sqlite3_value_text(x));
  }
}

/* ---- tables ---- */

static int page_disconnect(sqlite3_vtab *base) {
  page_vtab *vtab = (page_vtab *)base;
  sqlite3_finalize(vtab->poll);
  for (int a = 0; a < BS_ARG_COUNT; a++) sqlite3_free(vtab->preset[a]);
  bs_host_unref(vtab->host);
  sqlite3_free(vtab);
  return SQLITE_OK;
}

/* Both xCreate and xConnect: SQLite makes a module eponymous only when they are one function. A database that comes from elsewhere may
** hold CREATE VIRTUAL TABLE main.notes USING html_articles(location='/etc'); it must not read the disk of who opens it. */
static int page_connect(sqlite3 *db, void *aux, int argc, const char *const *argv, sqlite3_vtab **out, char **message) {
  const bs_module *module = aux;
  const char *name = module->table->shape.name;
  bool created = argc > 3 || sqlite3_stricmp(argv[0], argv[2]) != 0;
  if (created && sqlite3_stricmp(argv[1], "temp") != 0) {
    *message = sqlite3_mprintf(
        "a table of %s reads files, so a database cannot keep it: create it in temp: CREATE VIRTUAL TABLE temp.%s ...",
        name, argv[2]);
    return *message ? SQLITE_ERROR : SQLITE_NOMEM;
  }
  page_vtab *vtab = sqlite3_malloc64(sizeof(*vtab));
  if (!vtab) return SQLITE_NOMEM;
  *vtab = (page_vtab){.db = db, .host = module->host, .table = module->table, .created = created};
  bs_host_ref(vtab->host);
  int rc = bs_shape_declare(db, &vtab->table->shape);
  for (int i = 3; i < argc && rc == SQLITE_OK; i++) rc = read_preset(vtab, argv[i], message);
  bs_request request = {0};
  bs_plan none = {0};
  if (rc == SQLITE_OK && (rc = read_options(vtab, &none, &request)) != SQLITE_OK) {
    *message = vtab->base.zErrMsg;
    vtab->base.zErrMsg = NULL;
  }
  if (rc == SQLITE_OK && vtab->preset[BS_ARG_X] && !vtab->host->files) {
    *message =
        sqlite3_mprintf("%s: broadsheet was loaded without access to files, so there is no location to give", name);
    rc = *message ? SQLITE_ERROR : SQLITE_NOMEM;
  }
  if (rc == SQLITE_OK) rc = sqlite3_vtab_config(db, vtab->host->files ? SQLITE_VTAB_DIRECTONLY : SQLITE_VTAB_INNOCUOUS);
  if (rc != SQLITE_OK) {
    page_disconnect(&vtab->base);
    return rc;
  }
  *out = &vtab->base;
  return SQLITE_OK;
}

/* Bit `arg` of each argument that a query has to give. */
static unsigned required(const page_vtab *vtab) {
  unsigned args = 0;
  if (!vtab->preset[BS_ARG_X]) args |= 1u << BS_ARG_X;
  if (vtab->table->node_value && !vtab->preset[BS_ARG_CSS]) args |= 1u << BS_ARG_CSS;
  return args;
}

static int page_best_index(sqlite3_vtab *base, sqlite3_index_info *info) {
  page_vtab *vtab = (page_vtab *)base;
  bs_planning planning = {.shape = &vtab->table->shape,
                          .db = vtab->db,
                          .required = required(vtab),
                          .rowids = vtab->table->value != NULL,
                          .created = vtab->created,
                          .rows = vtab->table->rows,
                          .reads = vtab->table->reads};
  return bs_plan_choose(base, &planning, info);
}

/* ---- cursors ---- */

static int page_open(sqlite3_vtab *base, sqlite3_vtab_cursor **out) {
  (void)base;
  page_cursor *cursor = sqlite3_malloc64(sizeof(*cursor));
  if (!cursor) return SQLITE_NOMEM;
  memset(cursor, 0, sizeof(*cursor));
  cursor->eof = true;
  *out = &cursor->base;
  return SQLITE_OK;
}

static void reset(page_cursor *cursor) {
  bs_scan_close(&cursor->scan);
  for (int a = 0; a < BS_ARG_COUNT; a++) {
    sqlite3_value_free(cursor->arg[a]);
    cursor->arg[a] = NULL;
  }
  bs_filter_clear(&cursor->filter);
  bs_selector_free(cursor->selector);
  cursor->selector = NULL;
  free(cursor->nodes);
  cursor->nodes = NULL;
  cursor->rows = NULL;
  cursor->nrow = cursor->at = 0;
  cursor->count = 0;
  cursor->eof = true;
}

static int page_close(sqlite3_vtab_cursor *base) {
  page_cursor *cursor = (page_cursor *)base;
  reset(cursor);
  bs_str_free(&cursor->room);
  sqlite3_free(cursor);
  return SQLITE_OK;
}

/* SQLITE_INTERRUPT once the host asked for it. */
static int poll_interrupt(page_vtab *vtab) {
  int rc = SQLITE_OK;
  if (!vtab->poll) rc = sqlite3_prepare_v2(vtab->db, "SELECT 1", -1, &vtab->poll, NULL);
  if (rc != SQLITE_OK) return rc;
  rc = sqlite3_step(vtab->poll);
  sqlite3_reset(vtab->poll);
  return rc == SQLITE_ROW ? SQLITE_OK : rc;
}

/* A field that memory ran out in is half built: no later query may find it. */
static int out_of_memory(page_cursor *cursor) {
  if (cursor->scan.loaded) cursor->scan.loaded->spoiled = true;
  return SQLITE_NOMEM;
}

/* Of the elements that match, those of the one item that the location names. */
static void keep_item(page_cursor *cursor) {
  uint32_t lo, hi;
  size_t n = 0;
  bs_article_range(cursor->scan.article, &lo, &hi);
  for (size_t i = 0; i < cursor->nrow; i++)
    if (cursor->nodes[i] >= lo && cursor->nodes[i] < hi) cursor->nodes[n++] = cursor->nodes[i];
  cursor->nrow = n;
}

static bs_status load_parts(page_cursor *cursor, const bs_table *table) {
  if (table->parts) return table->parts(cursor->scan.article, &cursor->rows, &cursor->nrow);
  free(cursor->nodes);
  cursor->nodes = NULL;
  if (!bs_scan_is_first_item(&cursor->scan)) return BS_OK; /* elements are the whole page's */
  bs_status status = bs_selector_match(cursor->selector, &cursor->scan.loaded->page, &cursor->nodes, &cursor->nrow);
  if (!status && cursor->scan.entry.item) keep_item(cursor);
  cursor->rows = cursor->nodes;
  return status;
}

/* LIMIT and OFFSET as the number of rows that will be asked for; 0: all, as far as is known. */
static int64_t rows_wanted(const bs_plan *plan) {
  int64_t limit = plan->limit ? sqlite3_value_int64(plan->limit) : 0;
  int64_t offset = plan->offset ? sqlite3_value_int64(plan->offset) : 0;
  if (limit <= 0) return 0;
  return offset > 0 && offset < INT64_MAX - limit ? limit + offset : limit;
}

/* ---- rows ---- */

/* Goes on to the next row: of the article's parts, else of the next page that has one. */
static int page_next(sqlite3_vtab_cursor *base) {
  page_cursor *cursor = (page_cursor *)base;
  page_vtab *vtab = (page_vtab *)base->pVtab;
  if (cursor->count++) bs_ahead_learn(&cursor->ahead);
  if (++cursor->at < cursor->nrow) return SQLITE_OK;
  for (;;) {
    int rc = poll_interrupt(vtab);
    if (rc != SQLITE_OK) return rc;
    bool row = false;
    bs_status status = bs_scan_step(&cursor->scan, &row);
    cursor->at = cursor->nrow = 0;
    cursor->eof = status == BS_DONE;
    if (cursor->eof) return SQLITE_OK;
    if (!status && row && !vtab->table->value) {
      status = load_parts(cursor, vtab->table);
      row = cursor->nrow > 0;
    }
    if (status == BS_NOMEM) return out_of_memory(cursor);
    if (row && !status) return SQLITE_OK; /* one page's other failures end no query */
  }
}

/* Keeps the arguments for their columns. */
static int keep_arguments(page_cursor *cursor, const bs_plan *plan) {
  for (int a = 0; a < BS_ARG_COUNT; a++) {
    if (!plan->arg[a]) continue;
    cursor->arg[a] = sqlite3_value_dup(plan->arg[a]);
    if (!cursor->arg[a]) return SQLITE_NOMEM;
  }
  return SQLITE_OK;
}

static int page_filter(sqlite3_vtab_cursor *base, int number, const char *string, int argc, sqlite3_value **argv) {
  (void)number; /* the plan is the string */
  page_cursor *cursor = (page_cursor *)base;
  page_vtab *vtab = (page_vtab *)base->pVtab;
  bs_plan plan;
  bs_plan_read(&vtab->table->shape, string, argc, argv, &plan);
  reset(cursor);
  bs_request request = {.errand = {.limits = vtab->host->limits},
                        .threads = vtab->host->threads,
                        .parses = vtab->table->parses,
                        .has_error = vtab->table->has_error,
                        .progress = vtab->host->progress ? &vtab->host->telling : NULL};
  bool nothing = false;
  int rc = read_x(vtab, &plan, &request, &nothing);
  if (rc != SQLITE_OK || nothing) return rc;
  rc = read_options(vtab, &plan, &request);
  if (rc == SQLITE_OK) rc = read_selector(cursor, vtab, &plan);
  if (rc == SQLITE_OK) rc = keep_arguments(cursor, &plan);
  if (rc == SQLITE_OK) rc = bs_filter_keep(&cursor->filter, &plan);
  if (rc != SQLITE_OK) return rc;
  if (cursor->filter.n) {
    request.wants = bs_filter_wants;
    request.wants_arg = &cursor->filter;
    request.only = bs_filter_only(&cursor->filter);
  }
  bs_ahead_plan(&cursor->ahead, vtab->table, &plan, &request.errand);
  if (bs_filter_tests(&cursor->filter, BS_TEST_PUBLISHED)) {
    request.errand.keeps = bs_filter_keeps;
    request.errand.keeps_arg = &cursor->filter;
  }
  request.most = rows_wanted(&plan);
  bs_str why = BS_STR_INIT;
  bs_status status = bs_scan_open(&cursor->scan, &request, &vtab->host->shelf, &why);
  if (status == BS_NOMEM || why.status)
    rc = SQLITE_NOMEM;
  else if (status)
    rc = bs_vtab_fail(&vtab->base, "%s: %s", vtab->table->shape.name,
                      why.n ? why.p : "the location could not be opened");
  bs_str_free(&why);
  return rc == SQLITE_OK ? page_next(base) : rc;
}

static int page_eof(sqlite3_vtab_cursor *base) { return ((page_cursor *)base)->eof; }

static void argument_column(page_cursor *cursor, const page_vtab *vtab, bs_arg arg, sqlite3_context *context) {
  if (cursor->arg[arg])
    sqlite3_result_value(context, cursor->arg[arg]);
  else if (vtab->preset[arg])
    sqlite3_result_text(context, vtab->preset[arg], -1, SQLITE_TRANSIENT);
}

static bs_status part_column(page_cursor *cursor, const bs_table *table, int id, bs_value *out) {
  *out = (bs_value){.type = BS_VALUE_NULL};
  if (id == BS_PART_N) {
    *out = (bs_value){.type = BS_VALUE_INTEGER, .integer = (int64_t)cursor->at + 1};
  } else if (id == BS_PART_LOCATOR) {
    bool whole = table->node_value && !cursor->scan.entry.item; /* the page's elements, not an item's */
    bs_span locator = whole ? cursor->scan.entry.locator : bs_str_span(&cursor->scan.locator);
    if (!bs_scan_is_bytes(&cursor->scan)) *out = (bs_value){.type = BS_VALUE_TEXT, .text = locator};
  } else if (table->node_value) {
    return table->node_value(&cursor->scan.loaded->page, cursor->nodes[cursor->at], id, &cursor->room, out);
  } else {
    *out = table->part_value((const char *)cursor->rows + cursor->at * table->part_size, id);
  }
  return BS_OK;
}

/* A large value that stands in the cursor's room is handed over with it: a copy would cost as much as writing it did. */
static bool hand_over(page_cursor *cursor, const bs_value *value, sqlite3_context *context) {
  enum { LARGE = 1 << 16 };
  bs_span room = bs_str_span(&cursor->room);
  if (value->type != BS_VALUE_TEXT || room.n < LARGE || value->text.p != room.p || value->text.n != room.n)
    return false;
  bs_result_str(context, &cursor->room);
  return true;
}

static int page_column(sqlite3_vtab_cursor *base, sqlite3_context *context, int index) {
  page_cursor *cursor = (page_cursor *)base;
  const page_vtab *vtab = (const page_vtab *)base->pVtab;
  const bs_table *table = vtab->table;
  const bs_column *column = &table->shape.column[index];
  cursor->ahead.asked |= UINT64_C(1) << index;
  if (column->arg != BS_ARG_NONE) {
    argument_column(cursor, vtab, column->arg, context);
    return SQLITE_OK;
  }
  bs_value value;
  bs_status status = table->value ? table->value(&cursor->scan, column->id, &cursor->room, &value)
                                  : part_column(cursor, table, column->id, &value);
  if (status == BS_NOMEM) return out_of_memory(cursor);
  if (status)
    bs_result_status(context, status, "this value could not be computed");
  else if (value.type == BS_VALUE_TEXT && bs_span_starts(bs_span_of(column->type), "BLOB"))
    sqlite3_result_blob64(context, value.text.p, value.text.n, SQLITE_TRANSIENT);
  else if (!hand_over(cursor, &value, context))
    bs_result_value(context, &value);
  return SQLITE_OK;
}

/* Part tables count their rows. */
static int page_rowid(sqlite3_vtab_cursor *base, sqlite3_int64 *out) {
  page_cursor *cursor = (page_cursor *)base;
  const bs_table *table = ((const page_vtab *)base->pVtab)->table;
  *out = cursor->count;
  if (!table->value) return SQLITE_OK;
  int64_t ordinal;
  bs_status status = bs_scan_ordinal(&cursor->scan, &ordinal);
  *out = bs_rowid(ordinal, cursor->scan.item);
  if (status == BS_NOMEM) return SQLITE_NOMEM;
  return status ? bs_vtab_fail(base->pVtab, "%s: the folder changed while it was read", table->shape.name) : SQLITE_OK;
}

static const sqlite3_module page_module = {
    .iVersion = 3,
    .xCreate = page_connect,
    .xConnect = page_connect,
    .xBestIndex = page_best_index,
    .xDisconnect = page_disconnect,
    .xDestroy = page_disconnect, /* nothing is stored */
    .xOpen = page_open,
    .xClose = page_close,
    .xFilter = page_filter,
    .xNext = page_next,
    .xEof = page_eof,
    .xColumn = page_column,
    .xRowid = page_rowid,
    .xUpdate = 0, /* archives are read, never written */
    .xBegin = 0,  /* no transactions: nothing is written */
    .xSync = 0,
    .xCommit = 0,
    .xRollback = 0,
    .xFindFunction = 0, /* no function means something else on these tables */
    .xRename = 0,       /* nothing bears the table's name */
    .xSavepoint = 0,    /* as transactions */
    .xRelease = 0,
    .xRollbackTo = 0,
    .xShadowName = 0, /* no tables behind them */
};

static int register_table(sqlite3 *db, bs_host *host, int slot, const bs_table *table) {
  if (slot >= (int)(sizeof(host->module) / sizeof(host->module[0]))) return SQLITE_INTERNAL;
  host->module[slot] = (bs_module){.host = host, .table = table};
  bs_host_ref(host);
  return sqlite3_create_module_v2(db, table->shape.name, &page_module, &host->module[slot], bs_module_unref);
}

int bs_page_tables_register(sqlite3 *db, bs_host *host) {
  int slot = 0;
  int rc = register_table(db, host, slot++, &bs_table_articles);
  if (rc == SQLITE_OK) rc = register_table(db, host, slot++, &bs_table_files);
  if (rc == SQLITE_OK) rc = register_table(db, host, slot++, &bs_table_select);
  for (const bs_table *t = bs_table_parts; t->shape.name && rc == SQLITE_OK; t++)
    rc = register_table(db, host, slot++, t);
  return rc;
}

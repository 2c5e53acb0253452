/* plan.c: the query plan of the page tables: what xBestIndex chose (bs_plan_choose) and how xFilter reads it again (bs_plan_read).
** Nothing else knows the encoding, which is: bit `arg` of idxNum for each argument given, their values in argv in the order of bs_arg,
** and the two flags below. Opens nothing. */
#include "sqlite_int.h"

enum { PLAN_NULL_LITERAL = 1 << 16, PLAN_NO_LOCATION = 1 << 17 };

/* A plan that must lose against every other: see bs_plan_choose. */
#define HOPELESS 1e99

const char *const bs_arg_name[BS_ARG_COUNT] = {
    [BS_ARG_X] = "x",
    [BS_ARG_GLOB] = "glob",
    [BS_ARG_RECURSIVE] = "recursive",
    [BS_ARG_DATE_ORDER] = "date_order",
    [BS_ARG_SHARDS] = "shards",
    [BS_ARG_SHARD] = "shard",
};

typedef struct seen { /* of one argument's column, among the constraints offered */
  int usable;         /* index of a usable = constraint, or -1 */
  bool equals;        /* there is an = constraint, usable or not */
} seen;

static void look(const bs_table *table, const sqlite3_index_info *info, seen out[BS_ARG_COUNT]) {
  for (int a = 0; a < BS_ARG_COUNT; a++) out[a] = (seen){.usable = -1};
  for (int i = 0; i < info->nConstraint; i++) {
    const struct sqlite3_index_constraint *c = &info->aConstraint[i];
    if (c->iColumn < 0 || c->iColumn >= table->ncolumn || c->op != SQLITE_INDEX_CONSTRAINT_EQ) continue;
    bs_arg arg = table->column[c->iColumn].arg;
    if (arg == BS_ARG_NONE) continue;
    out[arg].equals = true;
    if (c->usable && out[arg].usable < 0) out[arg].usable = i;
  }
}

static bool is_used(const sqlite3_index_info *info, int column) {
  return (info->colUsed >> (column < 63 ? column : 63) & 1) != 0;
}

static int fail(sqlite3_vtab *vtab, const char *format, const char *table, const char *column) {
  sqlite3_free(vtab->zErrMsg);
  vtab->zErrMsg = sqlite3_mprintf(format, table, column);
  return vtab->zErrMsg ? SQLITE_ERROR : SQLITE_NOMEM;
}

/* f(X, date_order='dmy') passes the outcome of a comparison as the second argument and would quietly find nothing. Both columns are then
** used without an = of their own; the one that was meant is the later one. A created table takes no brackets. */
static int check_arguments(sqlite3_vtab *vtab, const bs_table *table, bool created, const sqlite3_index_info *info,
                           const seen *args) {
  bs_arg misused = BS_ARG_NONE;
  for (int c = 0; c < table->ncolumn; c++) {
    bs_arg arg = table->column[c].arg;
    if (arg == BS_ARG_NONE || arg == BS_ARG_X) continue;
    if ((arg == BS_ARG_SHARDS || arg == BS_ARG_SHARD) && (args[arg].equals || is_used(info, c)))
      return fail(vtab, "%s: %s comes with the second release; leave it out", table->name, bs_arg_name[arg]);
    if (is_used(info, c) && !args[arg].equals && !created) misused = arg;
  }
  if (misused == BS_ARG_NONE) return SQLITE_OK;
  return fail(vtab, "%s: arguments in brackets have no names; write WHERE %s = ...", table->name, bs_arg_name[misused]);
}

static bool is_null_literal(sqlite3_index_info *info, int constraint) {
  sqlite3_value *value = NULL;
  return sqlite3_vtab_rhs_value(info, constraint, &value) == SQLITE_OK && value &&
         sqlite3_value_type(value) == SQLITE_NULL;
}

/* A walk gives paths in byte order, so ORDER BY path on one location is done; SQLite takes it back where x comes from an IN list. */
static bool is_path_order(const bs_table *table, const sqlite3_index_info *info) {
  if (info->nOrderBy != 1 || info->aOrderBy[0].desc) return false;
  int c = info->aOrderBy[0].iColumn;
  return c >= 0 && strcmp(table->column[c].name, "path") == 0;
}

/* For the terms of an OR, SQLite asks for plans of each term alone, without the location that stands beside them: such a plan is not
** refused, since that would end the whole query; it is so dear that it is never chosen, and xFilter says what is missing if it is. */
int bs_plan_choose(sqlite3_vtab *vtab, const bs_table *table, bool created, bool has_location,
                   sqlite3_index_info *info) {
  seen args[BS_ARG_COUNT];
  look(table, info, args);
  bool located = has_location || args[BS_ARG_X].equals;
  if (located) {
    int rc = check_arguments(vtab, table, created, info, args);
    if (rc) return rc;
  }
  for (int a = 0; a < BS_ARG_COUNT; a++)
    if (args[a].equals && args[a].usable < 0) return SQLITE_CONSTRAINT;

  int next = 1;
  info->idxNum = located ? 0 : PLAN_NO_LOCATION;
  for (int a = 0; a < BS_ARG_COUNT; a++) {
    int i = args[a].usable;
    if (i < 0) continue;
    info->idxNum |= 1 << a;
    info->aConstraintUsage[i].argvIndex = next++;
    info->aConstraintUsage[i].omit = 1;
  }
  if (args[BS_ARG_X].usable >= 0 && is_null_literal(info, args[BS_ARG_X].usable)) info->idxNum |= PLAN_NULL_LITERAL;
  info->orderByConsumed = located && is_path_order(table, info);
  info->estimatedRows = located ? (sqlite3_int64)table->rows : INT64_C(1) << 40;
  info->estimatedCost = located ? table->rows * 1000 : HOPELESS;
  return SQLITE_OK;
}

void bs_plan_read(int number, int argc, sqlite3_value **argv, bs_plan *out) {
  *out = (bs_plan){.null_literal = (number & PLAN_NULL_LITERAL) != 0, .no_location = (number & PLAN_NO_LOCATION) != 0};
  int next = 0;
  for (int a = 0; a < BS_ARG_COUNT && next < argc; a++)
    if (number & 1 << a) out->arg[a] = argv[next++];
}

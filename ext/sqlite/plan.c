/* plan.c: the query plan of all tables: what xBestIndex chose (bs_plan_choose) and how xFilter reads it again (bs_plan_read). Nothing else
** knows the encoding, which is: bit `arg` of idxNum for each argument given, their values in argv in the order of bs_arg, and the two flags
** below. Opens nothing. */
#include "sqlite_int.h"

enum { PLAN_NULL_LITERAL = 1 << 16, PLAN_MISSING = 1 << 17 };

/* A plan that must lose against every other: see bs_plan_choose. */
#define HOPELESS 1e99

typedef struct seen { /* of one argument's column, among the constraints offered */
  int usable;         /* index of a usable = constraint, or -1 */
  bool equals;        /* there is an = constraint, usable or not */
} seen;

static void look(const bs_shape *shape, const sqlite3_index_info *info, seen out[BS_ARG_COUNT]) {
  for (int a = 0; a < BS_ARG_COUNT; a++) out[a] = (seen){.usable = -1};
  for (int i = 0; i < info->nConstraint; i++) {
    const struct sqlite3_index_constraint *c = &info->aConstraint[i];
    if (c->iColumn < 0 || c->iColumn >= shape->ncolumn || c->op != SQLITE_INDEX_CONSTRAINT_EQ) continue;
    bs_arg arg = shape->column[c->iColumn].arg;
    if (arg == BS_ARG_NONE) continue;
    out[arg].equals = true;
    if (c->usable && out[arg].usable < 0) out[arg].usable = i;
  }
}

static bool is_used(const sqlite3_index_info *info, int column) {
  return (info->colUsed >> (column < 63 ? column : 63) & 1) != 0;
}

/* f(X, date_order='dmy') passes the outcome of a comparison as the second argument and would quietly find nothing. Both columns are then
** used without an = of their own; the one that was meant is the later one. A created table takes no brackets. */
static int check_arguments(sqlite3_vtab *vtab, const bs_planning *planning, const sqlite3_index_info *info,
                           const seen *args) {
  const bs_shape *shape = planning->shape;
  const char *misused = NULL;
  for (int c = 0; c < shape->ncolumn; c++) {
    bs_arg arg = shape->column[c].arg;
    if (arg == BS_ARG_NONE || arg == BS_ARG_X) continue;
    if ((arg == BS_ARG_SHARDS || arg == BS_ARG_SHARD) && (args[arg].equals || is_used(info, c)))
      return bs_vtab_fail(vtab, "%s: %s comes with the second release; leave it out", shape->name,
                          shape->column[c].name);
    if (is_used(info, c) && !args[arg].equals && !planning->created) misused = shape->column[c].name;
  }
  if (!misused) return SQLITE_OK;
  return bs_vtab_fail(vtab, "%s: arguments in brackets have no names; write WHERE %s = ...", shape->name, misused);
}

static bool is_null_literal(sqlite3_index_info *info, int constraint) {
  sqlite3_value *value = NULL;
  return sqlite3_vtab_rhs_value(info, constraint, &value) == SQLITE_OK && value &&
         sqlite3_value_type(value) == SQLITE_NULL;
}

/* A walk gives paths in byte order, so ORDER BY path on one location is done; SQLite takes it back where x comes from an IN list. */
static bool is_path_order(const bs_shape *shape, const sqlite3_index_info *info) {
  if (info->nOrderBy != 1 || info->aOrderBy[0].desc) return false;
  int c = info->aOrderBy[0].iColumn;
  return c >= 0 && strcmp(shape->column[c].name, "path") == 0;
}

static bool has_required(const bs_planning *planning, const seen *args) {
  for (int a = 0; a < BS_ARG_COUNT; a++)
    if (planning->required >> a & 1 && !args[a].equals) return false;
  return true;
}

/* For the terms of an OR, SQLite asks for plans of each term alone, without the arguments that stand beside them: such a plan is not
** refused, since that would end the whole query; it is so dear that it is never chosen, and xFilter says what is missing if it is. */
int bs_plan_choose(sqlite3_vtab *vtab, const bs_planning *planning, sqlite3_index_info *info) {
  seen args[BS_ARG_COUNT];
  look(planning->shape, info, args);
  bool complete = has_required(planning, args);
  if (complete) {
    int rc = check_arguments(vtab, planning, info, args);
    if (rc) return rc;
  }
  for (int a = 0; a < BS_ARG_COUNT; a++)
    if (args[a].equals && args[a].usable < 0) return SQLITE_CONSTRAINT;

  int next = 1;
  info->idxNum = complete ? 0 : PLAN_MISSING;
  for (int a = 0; a < BS_ARG_COUNT; a++) {
    int i = args[a].usable;
    if (i < 0) continue;
    info->idxNum |= 1 << a;
    info->aConstraintUsage[i].argvIndex = next++;
    info->aConstraintUsage[i].omit = 1;
  }
  if (args[0].usable >= 0 && is_null_literal(info, args[0].usable)) info->idxNum |= PLAN_NULL_LITERAL;
  info->orderByConsumed = complete && is_path_order(planning->shape, info);
  info->estimatedRows = complete ? (sqlite3_int64)planning->rows : INT64_C(1) << 40;
  info->estimatedCost = complete ? planning->rows * 1000 : HOPELESS;
  return SQLITE_OK;
}

void bs_plan_read(int number, int argc, sqlite3_value **argv, bs_plan *out) {
  *out = (bs_plan){.null_literal = (number & PLAN_NULL_LITERAL) != 0, .missing = (number & PLAN_MISSING) != 0};
  int next = 0;
  for (int a = 0; a < BS_ARG_COUNT && next < argc; a++)
    if (number & 1 << a) out->arg[a] = argv[next++];
}

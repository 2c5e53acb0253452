/* plan.c: the query plan of all tables: what xBestIndex chose (bs_plan_choose) and how xFilter reads it again (bs_plan_read). Nothing else
** knows the encoding, which is idxStr: one word for each value in argv, in that order, then words without a value. EXPLAIN QUERY PLAN shows
** it: `x glob path>= bytes< published>= limit ordered ahead headline,text` is a location, a glob, two tests made before a file is opened, one made
** before any other value is computed, a LIMIT that bounds how far to look ahead, rows already in path order, and the columns that threads
** may compute before they are asked for; `head` in place of `ahead` says that no column needs more than a page's head. Opens nothing. */
#include "sqlite_int.h"

/* A plan that must lose against every other: see bs_plan_choose. */
#define HOPELESS 1e99

/* Words without a value. */
static const char null_word[] = "null", missing_word[] = "missing", namesake_word[] = "namesake",
                  ordered_word[] = "ordered";
/* Words with one: */
static const char limit_word[] = "limit", offset_word[] = "offset";
/* Behind a range of path: */
static const char nocase_word[] = "nocase";
/* With names of columns behind it, or all_word; head_word may have none: */
static const char ahead_word[] = "ahead", head_word[] = "head", all_word[] = "all";

static const char *const subject_name[] = {
    [BS_TEST_PATH] = "path",   [BS_TEST_LOCATOR] = "locator", [BS_TEST_BYTES] = "bytes",
    [BS_TEST_MTIME] = "mtime", [BS_TEST_ROWID] = "rowid",     [BS_TEST_PUBLISHED] = "published",
};
enum { SUBJECTS = sizeof(subject_name) / sizeof(subject_name[0]) };

/* Longer signs stand before their beginnings. */
static const struct {
  int op;
  const char *sign;
} ops[] = {
    {SQLITE_INDEX_CONSTRAINT_GE, ">="},  {SQLITE_INDEX_CONSTRAINT_LE, "<="},
    {SQLITE_INDEX_CONSTRAINT_EQ, "="},   {BS_OP_IN, "[]="},
    {SQLITE_INDEX_CONSTRAINT_GT, ">"},   {SQLITE_INDEX_CONSTRAINT_LT, "<"},
    {SQLITE_INDEX_CONSTRAINT_GLOB, "~"},
};
enum { OPS = sizeof(ops) / sizeof(ops[0]) };

/* ---- choosing ---- */

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

/* SQLite compares in the database's own encoding, and UTF-16 sorts otherwise than the walk. */
static bool is_utf8(sqlite3 *db) {
  sqlite3_stmt *statement = NULL;
  bool answer = false;
  if (sqlite3_prepare_v2(db, "PRAGMA encoding", -1, &statement, NULL) == SQLITE_OK &&
      sqlite3_step(statement) == SQLITE_ROW) {
    const char *encoding = (const char *)sqlite3_column_text(statement, 0);
    answer = encoding && strcmp(encoding, "UTF-8") == 0;
  }
  sqlite3_finalize(statement);
  return answer;
}

/* A walk gives paths in byte order, so ORDER BY path on one location is done; SQLite takes it back where x comes from an IN list. */
static bool is_path_order(const bs_planning *planning, const sqlite3_index_info *info) {
  if (!planning->db || info->nOrderBy != 1 || info->aOrderBy[0].desc) return false;
  int c = info->aOrderBy[0].iColumn;
  return c >= 0 && strcmp(planning->shape->column[c].name, subject_name[BS_TEST_PATH]) == 0 && is_utf8(planning->db);
}

static bool has_required(const bs_planning *planning, const seen *args) {
  for (int a = 0; a < BS_ARG_COUNT; a++)
    if (planning->required >> a & 1 && !args[a].equals) return false;
  return true;
}

/* f(x) where x is a column of f's own: SQLite looks for names within the brackets there too, and finds a condition of f on itself. */
static bool is_namesake(const bs_planning *planning, const sqlite3_index_info *info, const seen *args) {
  for (int c = 0; c < planning->shape->ncolumn; c++) {
    bs_arg arg = planning->shape->column[c].arg;
    if (arg != BS_ARG_NONE && planning->required >> arg & 1 && !args[arg].equals && is_used(info, c)) return true;
  }
  return false;
}

static void add_word(bs_str *words, const char *word) {
  if (words->n) bs_str_addc(words, ' ');
  bs_str_addz(words, word);
}

/* The column or the rowid (SQLite's column -1) of a constraint, as the subject of a test; SUBJECTS: none. */
static int subject_of(const bs_planning *planning, int column) {
  int subject = 0;
  if (column < 0) return planning->rowids ? BS_TEST_ROWID : SUBJECTS;
  const bs_column *c = &planning->shape->column[column];
  if (c->arg != BS_ARG_NONE) return SUBJECTS;
  while (subject < SUBJECTS && strcmp(subject_name[subject], c->name) != 0) subject++;
  /* Elsewhere, published is a card's. */
  return subject == BS_TEST_PUBLISHED && !planning->rowids ? SUBJECTS : subject;
}

static bool is_range(int op) {
  return op == SQLITE_INDEX_CONSTRAINT_GT || op == SQLITE_INDEX_CONSTRAINT_GE || op == SQLITE_INDEX_CONSTRAINT_LT ||
         op == SQLITE_INDEX_CONSTRAINT_LE;
}

/* LIKE 'saved/b%' comes with a range in NOCASE, or in BINARY where the connection's LIKE tells case. */
static bool is_known_order(sqlite3_index_info *info, int i, int subject, bool *nocase) {
  const char *collation = sqlite3_vtab_collation(info, i);
  *nocase =
      subject == BS_TEST_PATH && is_range(info->aConstraint[i].op) && sqlite3_stricmp(collation, nocase_word) == 0;
  return *nocase || sqlite3_stricmp(collation, "BINARY") == 0;
}

/* The word of a constraint that can be tested before a file is opened; false for all others. SQLite tests again what it handed over. */
static bool add_test(bs_str *words, const bs_planning *planning, sqlite3_index_info *info, int i) {
  const struct sqlite3_index_constraint *c = &info->aConstraint[i];
  int subject = c->usable ? subject_of(planning, c->iColumn) : SUBJECTS, op = 0;
  while (op < OPS && ops[op].op != c->op) op++;
  if (subject == SUBJECTS || op == OPS) return false;
  bool equals = subject == BS_TEST_LOCATOR || subject == BS_TEST_ROWID;
  if (equals && c->op != SQLITE_INDEX_CONSTRAINT_EQ) return false;
  if (c->op == SQLITE_INDEX_CONSTRAINT_GLOB && subject != BS_TEST_PATH) return false;
  bool text = subject == BS_TEST_PATH || subject == BS_TEST_LOCATOR || subject == BS_TEST_PUBLISHED, nocase = false;
  if (text && !is_known_order(info, i, subject, &nocase)) return false;
  /* An IN list would otherwise be a walk for each of its values. */
  bool list = c->op == SQLITE_INDEX_CONSTRAINT_EQ && sqlite3_vtab_in(info, i, 1);
  add_word(words, subject_name[subject]);
  bs_str_addz(words, list ? "[]=" : ops[op].sign);
  if (nocase) bs_str_addz(words, nocase_word);
  return true;
}

/* Gives the number of the value behind the last one. A file that is left out is listed, not opened; a page that is of another day is read and
** parsed all the same, so that a scan for each term of an OR would cost more than one for all. */
static int choose_tests(bs_str *words, const bs_planning *planning, sqlite3_index_info *info, int next) {
  enum { LIST = 5, PARSE = 600, EXTRACT = 400 }; /* parts of what a page costs */
  double opened = 1, kept = 1;
  for (int i = 0, n = 0; i < info->nConstraint && n < BS_TESTS; i++) {
    if (!add_test(words, planning, info, i)) continue;
    const struct sqlite3_index_constraint *c = &info->aConstraint[i];
    bool of_file = subject_of(planning, c->iColumn) != BS_TEST_PUBLISHED;
    info->aConstraintUsage[i].argvIndex = next++;
    *(of_file ? &opened : &kept) /= c->op == SQLITE_INDEX_CONSTRAINT_EQ ? 100 : 3;
    n++;
  }
  info->estimatedRows = (sqlite3_int64)(planning->rows * opened * kept) + 1;
  info->estimatedCost = planning->rows * (LIST + opened * (PARSE + EXTRACT * kept));
  return next;
}

static bool is_limit(const struct sqlite3_index_constraint *c) {
  return c->op == SQLITE_INDEX_CONSTRAINT_LIMIT || c->op == SQLITE_INDEX_CONSTRAINT_OFFSET;
}

/* Whether SQLite may drop a row for a reason that was not tested here. (Conditions on expressions it does not tell of.) */
static bool is_filtered(const sqlite3_index_info *info) {
  for (int i = 0; i < info->nConstraint; i++)
    if (info->aConstraint[i].usable && !info->aConstraintUsage[i].argvIndex && !is_limit(&info->aConstraint[i]))
      return true;
  return false;
}

/* How many rows a query wants tells how far to look ahead; SQLite counts them itself. Under ORDER BY it wants all. */
static void choose_limit(bs_str *words, sqlite3_index_info *info, int next) {
  if (is_filtered(info) || (info->nOrderBy && !info->orderByConsumed)) return;
  for (int i = 0; i < info->nConstraint; i++) {
    if (!info->aConstraint[i].usable || !is_limit(&info->aConstraint[i])) continue;
    add_word(words, info->aConstraint[i].op == SQLITE_INDEX_CONSTRAINT_LIMIT ? limit_word : offset_word);
    info->aConstraintUsage[i].argvIndex = next++;
  }
}

/* The columns that need at least so much. */
static uint64_t columns_that(const bs_planning *planning, bs_reads need) {
  uint64_t columns = 0;
  for (int c = 0; c < planning->shape->ncolumn; c++)
    if (planning->shape->column[c].arg == BS_ARG_NONE && planning->reads(planning->shape->column[c].id) >= need)
      columns |= UINT64_C(1) << c;
  return columns;
}

/* The columns that every row is asked for: where rows may be dropped, those that the conditions are on. */
static uint64_t asked_of_all(const sqlite3_index_info *info) {
  uint64_t columns = is_filtered(info) ? 0 : info->colUsed;
  for (int i = 0; i < info->nConstraint; i++)
    if (info->aConstraint[i].usable && info->aConstraint[i].iColumn >= 0 && !is_limit(&info->aConstraint[i]))
      columns |= UINT64_C(1) << info->aConstraint[i].iColumn;
  return columns;
}

static bool is_hidden(const bs_column *column) { return strstr(column->type, "HIDDEN") != NULL; }

static uint64_t hidden(const bs_shape *shape) {
  uint64_t columns = 0;
  for (int c = 0; c < shape->ncolumn; c++)
    if (is_hidden(&shape->column[c])) columns |= UINT64_C(1) << c;
  return columns;
}

static void add_columns(bs_str *words, const bs_planning *planning, uint64_t columns) {
  uint64_t all = columns_that(planning, BS_READS_HEAD) & ~hidden(planning->shape);
  char before = ' ';
  if ((columns & all) == all) {
    add_word(words, all_word);
    columns &= ~all;
    before = ',';
  }
  for (int c = 0; c < planning->shape->ncolumn; c++) {
    if (!(columns >> c & 1)) continue;
    bs_str_addf(words, "%c%s", before, planning->shape->column[c].name);
    before = ',';
  }
}

static void choose_ahead(bs_str *words, const bs_planning *planning, const sqlite3_index_info *info) {
  if (!planning->reads) return;
  bool head = !(info->colUsed & columns_that(planning, BS_READS_PAGE));
  uint64_t columns = (head ? info->colUsed : asked_of_all(info)) & columns_that(planning, BS_READS_HEAD);
  if (!head && !columns) return;
  add_word(words, head ? head_word : ahead_word);
  if (columns) add_columns(words, planning, columns);
}

/* For the terms of an OR, SQLite asks for plans of each term alone, without the arguments that stand beside them: such a plan is not
** refused, since that would end the whole query; it is so dear that it is never chosen, and xFilter says what is missing if it is. */
int bs_plan_choose(sqlite3_vtab *vtab, const bs_planning *planning, sqlite3_index_info *info) {
  seen args[BS_ARG_COUNT];
  look(planning->shape, info, args);
  bool complete = has_required(planning, args);
  if (complete || args[0].equals) {
    int rc = check_arguments(vtab, planning, info, args);
    if (rc) return rc;
  }
  for (int a = 0; a < BS_ARG_COUNT; a++)
    if (args[a].equals && args[a].usable < 0) return SQLITE_CONSTRAINT;

  bs_str words = BS_STR_INIT;
  int next = 1;
  for (int c = 0; c < planning->shape->ncolumn; c++) {
    bs_arg arg = planning->shape->column[c].arg;
    int i = arg == BS_ARG_NONE ? -1 : args[arg].usable;
    if (i < 0) continue;
    add_word(&words, planning->shape->column[c].name);
    info->aConstraintUsage[i].argvIndex = next++;
    info->aConstraintUsage[i].omit = 1;
  }
  next = choose_tests(&words, planning, info, next);
  if (args[0].usable >= 0 && is_null_literal(info, args[0].usable)) add_word(&words, null_word);
  if (!complete) {
    add_word(&words, missing_word);
    if (is_namesake(planning, info, args)) add_word(&words, namesake_word);
    info->estimatedRows = INT64_C(1) << 40;
    info->estimatedCost = HOPELESS;
  } else if (is_path_order(planning, info)) {
    add_word(&words, ordered_word);
    info->orderByConsumed = 1;
  }
  if (complete) {
    choose_limit(&words, info, next);
    choose_ahead(&words, planning, info);
  }
  info->idxStr = words.status ? NULL : sqlite3_mprintf("%s", words.n ? words.p : "");
  info->needToFreeIdxStr = 1;
  bs_str_free(&words);
  return info->idxStr ? SQLITE_OK : SQLITE_NOMEM;
}

/* ---- reading ---- */

static bs_arg read_argument(const bs_shape *shape, bs_span word) {
  for (int c = 0; c < shape->ncolumn; c++)
    if (shape->column[c].arg != BS_ARG_NONE && bs_span_is(word, shape->column[c].name)) return shape->column[c].arg;
  return BS_ARG_NONE;
}

static bool read_test(bs_span word, bs_test *out) {
  for (int s = 0; s < SUBJECTS; s++) {
    size_t n = strlen(subject_name[s]);
    if (!bs_span_starts(word, subject_name[s])) continue;
    bool nocase = bs_span_ends(word, nocase_word);
    bs_span sign = bs_span_sub(word, n, word.n - (nocase ? strlen(nocase_word) : 0));
    for (int op = 0; op < OPS; op++)
      if (bs_span_is(sign, ops[op].sign)) {
        *out = (bs_test){.subject = (bs_subject)s, .op = ops[op].op, .nocase = nocase};
        return true;
      }
  }
  return false;
}

/* "headline,text" or "all,links" as bits of columns. */
static uint64_t read_columns(const bs_shape *shape, bs_span names) {
  uint64_t columns = 0;
  for (size_t at = 0, end; at < names.n; at = end + 1) {
    end = bs_span_find(names, ",", at);
    if (end == SIZE_MAX) end = names.n;
    bs_span name = bs_span_sub(names, at, end);
    bool all = bs_span_is(name, all_word);
    for (int c = 0; c < shape->ncolumn; c++)
      if (bs_span_is(name, shape->column[c].name) || (all && !is_hidden(&shape->column[c])))
        columns |= UINT64_C(1) << c;
  }
  return columns;
}

void bs_plan_read(const bs_shape *shape, const char *string, int argc, sqlite3_value **argv, bs_plan *out) {
  *out = (bs_plan){.ntest = 0};
  bs_span words = bs_span_of(string ? string : "");
  int next = 0;
  bool names = false;
  for (size_t at = 0; at < words.n;) {
    size_t end = bs_span_find(words, " ", at);
    if (end == SIZE_MAX) end = words.n;
    bs_span word = bs_span_sub(words, at, end);
    at = end + 1;
    bs_arg arg = read_argument(shape, word);
    if (names) {
      out->ahead = read_columns(shape, word);
    } else if (bs_span_is(word, ahead_word) || bs_span_is(word, head_word)) {
      names = true;
      out->head = bs_span_is(word, head_word);
    } else if (bs_span_is(word, null_word)) {
      out->null_literal = true;
    } else if (bs_span_is(word, missing_word)) {
      out->missing = true;
    } else if (bs_span_is(word, namesake_word)) {
      out->namesake = true;
    } else if (bs_span_is(word, limit_word) && next < argc) {
      out->limit = argv[next++];
    } else if (bs_span_is(word, offset_word) && next < argc) {
      out->offset = argv[next++];
    } else if (arg != BS_ARG_NONE && next < argc) {
      out->arg[arg] = argv[next++];
    } else if (next < argc && out->ntest < BS_TESTS && read_test(word, &out->test[out->ntest])) {
      out->test[out->ntest++].value = argv[next++];
    }
  }
}

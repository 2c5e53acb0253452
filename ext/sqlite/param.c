/* param.c: what the scripts in sql/ need of the extension: broadsheet_param(name[, value[, kind]]), their parameters, kept by the connection,
** broadsheet_archive(), the format of the archive that they find, and broadsheet_error(X), by which they stop. Knows no parameter's meaning. */
#include <stdlib.h>

#include "sqlite_int.h"

struct bs_param {
  bs_param *next;
  sqlite3_value *value;
  char name[]; /* as first written, NUL-terminated */
};

static bs_param **find(bs_host *host, const char *name) {
  bs_param **at = &host->param;
  while (*at && sqlite3_stricmp((*at)->name, name) != 0) at = &(*at)->next;
  return at;
}

static void drop(bs_param **at) {
  bs_param *gone = *at;
  *at = gone->next;
  sqlite3_value_free(gone->value);
  sqlite3_free(gone);
}

void bs_params_free(bs_host *host) {
  while (host->param) drop(&host->param);
}

static bool set(bs_host *host, const char *name, sqlite3_value *value) {
  size_t n = strlen(name) + 1;
  bs_param *fresh = sqlite3_malloc64(sizeof(*fresh) + n);
  sqlite3_value *copy = fresh ? sqlite3_value_dup(value) : NULL;
  if (!copy) {
    sqlite3_free(fresh);
    return false;
  }
  memcpy(fresh->name, name, n);
  fresh->value = copy;
  bs_param **old = find(host, name);
  if (*old) drop(old);
  fresh->next = host->param;
  host->param = fresh;
  return true;
}

/* ---- kinds: each turns a value that is set into what a script may rely on; false where it is none of that kind ---- */

static bool give_text(sqlite3_context *context, sqlite3_value *value) {
  int n = sqlite3_value_bytes(value);
  sqlite3_result_text(context, (const char *)sqlite3_value_text(value), n, SQLITE_TRANSIENT);
  return true;
}

static bool give_number(sqlite3_context *context, sqlite3_value *value) {
  sqlite3_int64 n;
  if (!bs_value_whole(value, &n) || n < 0) return false;
  sqlite3_result_int64(context, n);
  return true;
}

/* "2024", "2024-11" or "2024-11-30", which sort as the dates in an archive do. */
static bool give_date(sqlite3_context *context, sqlite3_value *value) {
  static const char shape[] = "dddd-dd-dd";
  const char *text = (const char *)sqlite3_value_text(value);
  size_t n = text ? strlen(text) : 0;
  if (n != 4 && n != 7 && n != 10) return false;
  for (size_t i = 0; i < n; i++)
    if (shape[i] == 'd' ? !bs_ascii_digit((unsigned char)text[i]) : text[i] != shape[i]) return false;
  if (n > 4 && (atoi(text + 5) < 1 || atoi(text + 5) > 12)) return false;
  if (n > 7 && (atoi(text + 8) < 1 || atoi(text + 8) > 31)) return false;
  return give_text(context, value);
}

static const struct kind {
  const char *name;
  bool (*give)(sqlite3_context *context, sqlite3_value *value);
  const char *what, *example; /* for the sentence; a number's default is the better example */
} kinds[] = {
    {"text", give_text, "text", "'...'"},
    {"number", give_number, "a whole number from 0", "1"},
    {"date", give_date, "a date such as '2024', '2024-11' or '2024-11-30'", "'2024-11'"},
};
enum { KINDS = sizeof(kinds) / sizeof(kinds[0]) };

/* broadsheet_param(name, value, kind): sets nothing. */
static void of_kind(sqlite3_context *context, bs_host *host, const char *name, sqlite3_value **argv) {
  const char *word = (const char *)sqlite3_value_text(argv[2]);
  int k = 0;
  while (k < KINDS && (!word || sqlite3_stricmp(word, kinds[k].name) != 0)) k++;
  bs_param **at = find(host, name);
  if (k == KINDS) {
    bs_result_failure(context, "broadsheet_param: the third argument is 'text', 'number' or 'date', or is left out");
    return;
  }
  if (!*at) {
    sqlite3_result_value(context, argv[1]);
    return;
  }
  const char *text = (const char *)sqlite3_value_text((*at)->value);
  bool usual = sqlite3_value_type(argv[1]) == SQLITE_INTEGER;
  if (!text)
    sqlite3_result_error_nomem(context);
  else if (!kinds[k].give(context, (*at)->value))
    bs_result_failure(context, "the parameter %!.*Q is %s, not %!.*Q; say SELECT broadsheet_param(%!.*Q, %s) first",
                      BS_SHOWN, name, kinds[k].what, BS_SHOWN, text, BS_SHOWN, name,
                      usual ? (const char *)sqlite3_value_text(argv[1]) : kinds[k].example);
}

static void param(sqlite3_context *context, int argc, sqlite3_value **argv) {
  bs_host *host = sqlite3_user_data(context);
  const char *name = (const char *)sqlite3_value_text(argv[0]);
  if (!name || !*name) {
    bs_result_failure(context, "broadsheet_param: a parameter has a name");
    return;
  }
  if (argc == 3) {
    of_kind(context, host, name, argv);
  } else if (argc > 1 && sqlite3_value_type(argv[1]) == SQLITE_NULL) {
    bs_param **at = find(host, name);
    if (*at) drop(at);
  } else if (argc > 1 && sqlite3_value_type(argv[1]) == SQLITE_BLOB) {
    bs_result_failure(context, "broadsheet_param: a parameter is text or a number, and this is a BLOB");
  } else if (argc > 1) {
    if (set(host, name, argv[1]))
      sqlite3_result_value(context, argv[1]);
    else
      sqlite3_result_error_nomem(context);
  } else {
    bs_param **at = find(host, name);
    if (*at)
      sqlite3_result_value(context, (*at)->value);
    else
      bs_result_failure(context, "the parameter %!.*Q is not set; say SELECT broadsheet_param(%!.*Q, ...) first",
                        BS_SHOWN, name, BS_SHOWN, name);
  }
}

static void error(sqlite3_context *context, int argc, sqlite3_value **argv) {
  (void)argc;
  const char *sentence = (const char *)sqlite3_value_text(argv[0]);
  if (sentence)
    bs_result_failure(context, "%s", sentence);
  else if (sqlite3_value_type(argv[0]) != SQLITE_NULL)
    sqlite3_result_error_nomem(context);
}

/* Runs a query of one integer: its first row's, `none` without a row or for NULL. */
static int ask(sqlite3 *db, const char *sql, sqlite3_int64 none, sqlite3_int64 *out) {
  sqlite3_stmt *statement = NULL;
  *out = none;
  int rc = sqlite3_prepare_v2(db, sql, -1, &statement, NULL);
  if (rc == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW && sqlite3_column_type(statement, 0) != SQLITE_NULL)
    *out = sqlite3_column_int64(statement, 0);
  int ended = sqlite3_finalize(statement);
  return rc == SQLITE_OK ? ended : rc;
}

/* broadsheet_archive(): the format of the archive in the main database; NULL where there is none. */
static void archive(sqlite3_context *context, int argc, sqlite3_value **argv) {
  (void)argc, (void)argv;
  sqlite3 *db = sqlite3_context_db_handle(context);
  sqlite3_int64 known, format = 0;
  int rc = ask(db, "SELECT count(*) = 2 FROM pragma_table_info('archive_meta', 'main') WHERE name IN ('name', 'value')",
               0, &known);
  if (rc == SQLITE_OK && known) rc = ask(db, "SELECT value FROM main.archive_meta WHERE name = 'format'", 0, &format);
  if (rc == SQLITE_NOMEM) {
    sqlite3_result_error_nomem(context);
  } else if (rc != SQLITE_OK) {
    bs_result_failure(context, "broadsheet_archive: %s", sqlite3_errmsg(db));
    sqlite3_result_error_code(context, rc);
  } else if (format) {
    sqlite3_result_int64(context, format);
  }
}

int bs_param_register(sqlite3 *db, bs_host *host) {
  /* Not deterministic: SQLite calls constant functions that are before it looks at any condition. */
  int rc = sqlite3_create_function_v2(db, "broadsheet_error", 1, SQLITE_UTF8 | SQLITE_INNOCUOUS, 0, error, 0, 0, 0);
  if (rc == SQLITE_OK)
    rc = sqlite3_create_function_v2(db, "broadsheet_archive", 0, SQLITE_UTF8 | SQLITE_DIRECTONLY, 0, archive, 0, 0, 0);
  for (int argc = 1; argc <= 3 && rc == SQLITE_OK; argc++) {
    bs_host_ref(host);
    rc = sqlite3_create_function_v2(db, "broadsheet_param", argc, SQLITE_UTF8 | SQLITE_DIRECTONLY, host, param, 0, 0,
                                    bs_host_unref);
  }
  return rc;
}

/* param.c: what the scripts in sql/ need of the extension: broadsheet_param(name[, value[, 'default']]), their parameters, kept by the
** connection, and broadsheet_error(X), by which they stop. Knows no parameter's meaning. */
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

/* broadsheet_param(name, value, 'default'): sets nothing. */
static void with_default(sqlite3_context *context, bs_host *host, const char *name, sqlite3_value **argv) {
  const char *word = (const char *)sqlite3_value_text(argv[2]);
  bs_param **at = find(host, name);
  if (!word || sqlite3_stricmp(word, "default") != 0)
    bs_result_failure(context, "broadsheet_param: the third argument is 'default' or is left out");
  else
    sqlite3_result_value(context, *at ? (*at)->value : argv[1]);
}

static void param(sqlite3_context *context, int argc, sqlite3_value **argv) {
  bs_host *host = sqlite3_user_data(context);
  const char *name = (const char *)sqlite3_value_text(argv[0]);
  if (!name || !*name) {
    bs_result_failure(context, "broadsheet_param: a parameter has a name");
    return;
  }
  if (argc == 3) {
    with_default(context, host, name, argv);
  } else if (argc > 1 && sqlite3_value_type(argv[1]) == SQLITE_NULL) {
    bs_param **at = find(host, name);
    if (*at) drop(at);
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

int bs_param_register(sqlite3 *db, bs_host *host) {
  /* Not deterministic: SQLite calls constant functions that are before it looks at any condition. */
  int rc = sqlite3_create_function_v2(db, "broadsheet_error", 1, SQLITE_UTF8 | SQLITE_INNOCUOUS, 0, error, 0, 0, 0);
  for (int argc = 1; argc <= 3 && rc == SQLITE_OK; argc++) {
    bs_host_ref(host);
    rc = sqlite3_create_function_v2(db, "broadsheet_param", argc, SQLITE_UTF8 | SQLITE_DIRECTONLY, host, param, 0, 0,
                                    bs_host_unref);
  }
  return rc;
}

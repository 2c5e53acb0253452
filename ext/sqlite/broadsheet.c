/* broadsheet.c: the entry points of the extension, what one connection keeps, and broadsheet_version(). Parses nothing.
**
**   .load ./broadsheet
**   SELECT published, source, headline FROM html_articles('saved');
**
** sqlite3_broadsheet_init registers everything. sqlite3_broadsheet_nofs_init registers what never touches files: all functions, and the
** html_ tables for pages given as BLOBs alone. Loading again on a connection does nothing; a connection loaded one way cannot be loaded
** the other way, since either would break what the first load promised. */
#include <libpsl.h>
#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT1
#include <time.h>
#include <utf8proc.h>

#include "json_write.h"
#include "sqlite_int.h"

#define BROADSHEET_VERSION "0.1.0"

#if defined(_WIN32)
#define BS_EXPORT __declspec(dllexport)
#else
#define BS_EXPORT __attribute__((visibility("default")))
#endif

BS_EXPORT int sqlite3_broadsheet_init(sqlite3 *db, char **message, const sqlite3_api_routines *api);
BS_EXPORT int sqlite3_broadsheet_nofs_init(sqlite3 *db, char **message, const sqlite3_api_routines *api);

/* ---- one connection's state ---- */

void bs_host_ref(bs_host *host) { host->refs++; }

void bs_host_unref(void *arg) {
  bs_host *host = arg;
  if (--host->refs > 0) return;
  bs_params_free(host);
  bs_shelf_clear(&host->shelf);
  sqlite3_free(host);
}

void bs_module_unref(void *module) { bs_host_unref(((bs_module *)module)->host); }

static bs_host *host_new(bool files) {
  bs_host *host = sqlite3_malloc64(sizeof(*host));
  if (host) *host = (bs_host){.refs = 1, .files = files, .limits = bs_limits_default, .threads = bs_config_threads()};
  return host;
}

/* ---- versions ---- */

static void add_pair(bs_str *out, const char *name, const char *value) {
  bs_str_addf(out, "%s\"%s\":", out->n ? "," : "{", name);
  bs_json_write_text(out, bs_span_of(value));
}

/* The day on which the public suffix list in use was made; libpsl alone knows. */
static void suffix_list_day(char out[16]) {
  time_t made = psl_builtin_file_time();
  struct tm day;
  out[0] = 0;
  if (made > 0 && gmtime_r(&made, &day)) strftime(out, 16, "%Y-%m-%d", &day);
}

static void version(sqlite3_context *context, int argc, sqlite3_value **argv) {
  (void)argc, (void)argv;
  const bs_host *host = sqlite3_user_data(context);
  char day[16];
  suffix_list_day(day);
  bs_str out = BS_STR_INIT;
  add_pair(&out, "broadsheet", BROADSHEET_VERSION);
  add_pair(&out, "files", host->files ? "full" : "nofs");
  add_pair(&out, "sqlite", sqlite3_libversion());
  add_pair(&out, "utf8proc", utf8proc_version());
  add_pair(&out, "unicode", utf8proc_unicode_version());
  add_pair(&out, "libpsl", psl_get_version());
  add_pair(&out, "suffix_list", day);
  bs_str_addc(&out, '}');
  bs_result_str(context, &out);
}

static int version_register(sqlite3 *db, bs_host *host) {
  bs_host_ref(host);
  return sqlite3_create_function_v2(db, "broadsheet_version", 0, SQLITE_UTF8 | SQLITE_DIRECTONLY, host, version, 0, 0,
                                    bs_host_unref);
}

/* ---- loading ---- */

enum loaded { LOADED_NOT, LOADED_FULL, LOADED_NOFS, LOADED_UNKNOWN };

/* Creating a function again while a statement runs is an error, so what is there is asked first. */
static enum loaded probe(sqlite3 *db) {
  sqlite3_stmt *statement = NULL;
  enum loaded answer = LOADED_UNKNOWN;
  if (sqlite3_prepare_v2(db, "SELECT broadsheet_version()", -1, &statement, NULL) != SQLITE_OK) return LOADED_NOT;
  if (sqlite3_step(statement) == SQLITE_ROW) {
    const char *text = (const char *)sqlite3_column_text(statement, 0);
    if (text && strstr(text, "\"files\":\"full\"")) answer = LOADED_FULL;
    if (text && strstr(text, "\"files\":\"nofs\"")) answer = LOADED_NOFS;
  }
  sqlite3_finalize(statement);
  return answer;
}

static int refuse(char **message, const char *sentence) {
  if (message) *message = sqlite3_mprintf("%s", sentence);
  return SQLITE_ERROR;
}

static int load(sqlite3 *db, char **message, bool files) {
  if (sqlite3_libversion_number() < 3038000) return refuse(message, "broadsheet needs SQLite 3.38 or later");
  switch (probe(db)) {
    case LOADED_NOT: break;
    case LOADED_UNKNOWN: return SQLITE_OK_LOAD_PERMANENTLY;
    case LOADED_FULL:
      if (files) return SQLITE_OK_LOAD_PERMANENTLY;
      return refuse(message,
                    "broadsheet is loaded here with access to files: open a new connection for the load without");
    case LOADED_NOFS:
      if (!files) return SQLITE_OK_LOAD_PERMANENTLY;
      return refuse(message,
                    "broadsheet is loaded here without access to files: open a new connection for the full load");
  }
  bs_host *host = host_new(files);
  if (!host) return SQLITE_NOMEM;
  int rc = bs_config_register(db, host);
  if (rc == SQLITE_OK) rc = bs_param_register(db, host);
  if (rc == SQLITE_OK) rc = bs_functions_register(db);
  if (rc == SQLITE_OK) rc = bs_page_tables_register(db, host);
  if (rc == SQLITE_OK) rc = bs_text_tables_register(db);
  if (rc == SQLITE_OK) rc = bs_later_register(db);
  if (rc == SQLITE_OK) rc = bs_help_register(db);
  if (rc == SQLITE_OK) rc = version_register(db, host); /* last: the probe finds whole loads alone */
  bs_host_unref(host);
  /* Tables that are filled once a process stay in use. */
  return rc == SQLITE_OK ? SQLITE_OK_LOAD_PERMANENTLY : rc;
}

int sqlite3_broadsheet_init(sqlite3 *db, char **message, const sqlite3_api_routines *api) {
  SQLITE_EXTENSION_INIT2(api)
  return load(db, message, true);
}

int sqlite3_broadsheet_nofs_init(sqlite3 *db, char **message, const sqlite3_api_routines *api) {
  SQLITE_EXTENSION_INIT2(api)
  return load(db, message, false);
}

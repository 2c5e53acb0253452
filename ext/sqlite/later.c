/* later.c: tables that come with the second release: using one is an error that says so. */
#include "sqlite_int.h"

static const char *const tables[] = {"warc_records"};

static int later_connect(sqlite3 *db, void *aux, int argc, const char *const *argv, sqlite3_vtab **out,
                         char **message) {
  (void)db, (void)aux, (void)argc, (void)out;
  *message = sqlite3_mprintf("%s comes with the second release of broadsheet", argv[0]);
  return *message ? SQLITE_ERROR : SQLITE_NOMEM;
}

/* Never reached, but SQLite asks for them. */
static int later_best_index(sqlite3_vtab *vtab, sqlite3_index_info *info) {
  (void)vtab, (void)info;
  return SQLITE_CONSTRAINT;
}

static int later_disconnect(sqlite3_vtab *vtab) {
  (void)vtab;
  return SQLITE_OK;
}

/* The rest is absent: no table of these modules ever comes to be. */
static const sqlite3_module later_module = {
    .iVersion = 1,
    .xCreate = later_connect,
    .xConnect = later_connect,
    .xBestIndex = later_best_index,
    .xDisconnect = later_disconnect,
    .xDestroy = later_disconnect,
};

int bs_later_register(sqlite3 *db) {
  int rc = SQLITE_OK;
  for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]) && rc == SQLITE_OK; i++)
    rc = sqlite3_create_module_v2(db, tables[i], &later_module, 0, 0);
  return rc;
}

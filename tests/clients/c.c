#include <sqlite3.h>
#include <stdio.h>

int main(void) {
  const char *sql = "SELECT published, headline FROM html_articles(?) WHERE instr(headline, ?)";
  sqlite3 *db;
  sqlite3_stmt *query;
  char *message = NULL;
  sqlite3_open(":memory:", &db);
  sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 1, NULL);
  if (sqlite3_load_extension(db, "./broadsheet", NULL, &message) != SQLITE_OK) {
    fprintf(stderr, "%s\n", message);
    return 1;
  }
  sqlite3_prepare_v2(db, sql, -1, &query, NULL);
  sqlite3_bind_text(query, 1, "samples", -1, SQLITE_STATIC);
  sqlite3_bind_text(query, 2, "메기", -1, SQLITE_STATIC);
  while (sqlite3_step(query) == SQLITE_ROW)
    printf("%s %s\n", (const char *)sqlite3_column_text(query, 0), (const char *)sqlite3_column_text(query, 1));
  sqlite3_reset(query);
  sqlite3_bind_text(query, 1, "no/such/folder", -1, SQLITE_STATIC);
  if (sqlite3_step(query) == SQLITE_ERROR) puts(sqlite3_errmsg(db));
  sqlite3_finalize(query);
  return sqlite3_close(db);
}

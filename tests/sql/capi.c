/* capi.c: what only a program can do to the extension: bind a NULL, interrupt a query at any row, load it while a statement runs, change a
** bound page after the first row, keep a value past its row. Usage: capi EXTENSION FOLDER (an empty folder, for pages of its own). */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PAGES = 20 }; /* enough for threads to be started */

static const char *extension, *folder;

static sqlite3 *open_bare(void) {
  sqlite3 *db = NULL;
  assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
  assert_int_equal(sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 1, NULL), SQLITE_OK);
  return db;
}

/* The entry point's own error, to be freed; NULL: loaded. */
static char *load(sqlite3 *db, const char *entry) {
  char *message = NULL;
  int rc = sqlite3_load_extension(db, extension, entry, &message);
  if (rc == SQLITE_OK) return NULL;
  return message ? message : sqlite3_mprintf("no message");
}

static sqlite3 *open_loaded(void) {
  sqlite3 *db = open_bare();
  assert_null(load(db, NULL));
  return db;
}

static sqlite3_stmt *prepare(sqlite3 *db, const char *sql) {
  sqlite3_stmt *statement = NULL;
  if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK) fail_msg("%s: %s", sql, sqlite3_errmsg(db));
  return statement;
}

static void test_load_twice_while_a_statement_runs(void **state) {
  (void)state;
  sqlite3 *db = open_loaded();
  sqlite3_stmt *running = prepare(db, "SELECT text_fold(value) FROM json_each('[\"A\",\"B\"]')");
  assert_int_equal(sqlite3_step(running), SQLITE_ROW);
  assert_null(load(db, NULL));
  assert_null(load(db, "sqlite3_broadsheet_init"));
  assert_int_equal(sqlite3_step(running), SQLITE_ROW);
  assert_string_equal(sqlite3_column_text(running, 0), "b");
  sqlite3_finalize(running);
  assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static void test_the_two_loads_exclude_each_other(void **state) {
  (void)state;
  static const char *const entry[] = {"sqlite3_broadsheet_init", "sqlite3_broadsheet_nofs_init"};
  for (int first = 0; first < 2; first++) {
    sqlite3 *db = open_bare();
    assert_null(load(db, entry[first]));
    assert_null(load(db, entry[first]));
    char *message = load(db, entry[!first]);
    assert_non_null(message);
    assert_non_null(strstr(message, "open a new connection"));
    sqlite3_free(message);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
  }
}

static void test_two_connections_have_their_own_limits(void **state) {
  (void)state;
  sqlite3 *one = open_loaded(), *two = open_loaded();
  assert_int_equal(sqlite3_exec(one, "SELECT broadsheet_config('depth', 7)", NULL, NULL, NULL), SQLITE_OK);
  sqlite3_stmt *statement = prepare(two, "SELECT broadsheet_config('depth')");
  assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
  assert_int_equal(sqlite3_column_int(statement, 0), 512);
  sqlite3_finalize(statement);
  assert_int_equal(sqlite3_close(one), SQLITE_OK);
  assert_int_equal(sqlite3_close(two), SQLITE_OK);
}

static void test_a_null_parameter_is_an_error(void **state) {
  (void)state;
  sqlite3 *db = open_loaded();
  sqlite3_stmt *statement = prepare(db, "SELECT count(*) FROM html_articles(?1)");
  for (int bound = 0; bound < 2; bound++) {
    if (bound) sqlite3_bind_null(statement, 1);
    assert_int_equal(sqlite3_step(statement), SQLITE_ERROR);
    assert_string_equal(sqlite3_errmsg(db), "html_articles: the location is NULL; give a path (TEXT) or a page (BLOB)");
    sqlite3_reset(statement);
  }
  /* The same statement goes on to work with a value. */
  sqlite3_bind_text(statement, 1, folder, -1, SQLITE_STATIC);
  assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
  assert_int_equal(sqlite3_column_int(statement, 0), PAGES);
  sqlite3_finalize(statement);
  assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static void interrupt_at(sqlite3 *db, const char *sql, int row) {
  sqlite3_stmt *statement = prepare(db, sql);
  sqlite3_bind_text(statement, 1, folder, -1, SQLITE_STATIC);
  for (int i = 0; i < row; i++) assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
  sqlite3_interrupt(db);
  assert_int_equal(sqlite3_step(statement), SQLITE_INTERRUPT);
  sqlite3_finalize(statement);
}

static void test_interrupt_at_any_row(void **state) {
  (void)state;
  sqlite3 *db = open_loaded();
  assert_int_equal(sqlite3_exec(db, "SELECT broadsheet_config('threads', 3)", NULL, NULL, NULL), SQLITE_OK);
  for (int row = 1; row <= PAGES; row++) {
    interrupt_at(db, "SELECT headline FROM html_articles(?1)", row);
    interrupt_at(db, "SELECT path FROM html_files(?1)", row);
    interrupt_at(db, "SELECT text FROM html_paragraphs(?1)", row);
  }
  /* The connection is whole afterwards. */
  sqlite3_stmt *statement = prepare(db, "SELECT count(*) FROM html_articles(?1)");
  sqlite3_bind_text(statement, 1, folder, -1, SQLITE_STATIC);
  assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
  assert_int_equal(sqlite3_column_int(statement, 0), PAGES);
  sqlite3_finalize(statement);
  assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

/* A single step of the statement scans the whole folder: only the table's own polling can end it. */
static void interrupter(sqlite3_context *context, int argc, sqlite3_value **argv) {
  (void)argc, (void)argv;
  int *calls = sqlite3_user_data(context);
  if (++*calls == 2) sqlite3_interrupt(sqlite3_context_db_handle(context));
  sqlite3_result_int(context, 0);
}

static void test_interrupt_inside_a_step(void **state) {
  (void)state;
  sqlite3 *db = open_loaded();
  int calls = 0;
  sqlite3_create_function_v2(db, "interrupter", 1, SQLITE_UTF8, &calls, interrupter, NULL, NULL, NULL);
  sqlite3_stmt *statement = prepare(db, "SELECT path FROM html_articles(?1) WHERE interrupter(path)");
  sqlite3_bind_text(statement, 1, folder, -1, SQLITE_STATIC);
  assert_int_equal(sqlite3_step(statement), SQLITE_INTERRUPT);
  assert_int_equal(calls, 2);
  sqlite3_finalize(statement);
  assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static void test_a_bound_page_is_copied(void **state) {
  (void)state;
  static const char html[] =
      "<html><head><title>Harbour reopens</title></head><body><h1>Harbour reopens</h1>"
      "<p>The first boats left at dawn, the port office said.</p>"
      "<p>Fishermen had waited for three weeks for the ice to go.</p></body></html>";
  sqlite3 *db = open_loaded();
  sqlite3_stmt *statement = prepare(db, "SELECT text FROM html_paragraphs(?1) WHERE role = 'p'");
  char *page = malloc(sizeof(html));
  assert_non_null(page);
  memcpy(page, html, sizeof(html));
  sqlite3_bind_blob(statement, 1, page, sizeof(html) - 1, SQLITE_STATIC);
  assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
  assert_string_equal(sqlite3_column_text(statement, 0), "The first boats left at dawn, the port office said.");
  memset(page, '#', sizeof(html));
  assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
  assert_string_equal(sqlite3_column_text(statement, 0), "Fishermen had waited for three weeks for the ice to go.");
  assert_int_equal(sqlite3_step(statement), SQLITE_DONE);
  sqlite3_finalize(statement);
  free(page);
  assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static void test_values_outlive_their_row(void **state) {
  (void)state;
  sqlite3 *db = open_loaded();
  sqlite3_stmt *statement = prepare(db, "SELECT headline FROM html_articles(?1)");
  sqlite3_bind_text(statement, 1, folder, -1, SQLITE_STATIC);
  sqlite3_value *kept[PAGES];
  int n = 0;
  while (sqlite3_step(statement) == SQLITE_ROW && n < PAGES)
    kept[n++] = sqlite3_value_dup(sqlite3_column_value(statement, 0));
  sqlite3_finalize(statement);
  assert_int_equal(n, PAGES);
  for (int i = 0; i < n; i++) {
    char want[32];
    snprintf(want, sizeof(want), "Headline of page %02d", i);
    assert_string_equal(sqlite3_value_text(kept[i]), want);
    sqlite3_value_free(kept[i]);
  }
  assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static void test_close_with_a_temp_table(void **state) {
  (void)state;
  sqlite3 *db = open_loaded();
  char *sql = sqlite3_mprintf("CREATE VIRTUAL TABLE temp.k USING html_articles(location=%Q)", folder);
  assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
  assert_int_equal(sqlite3_exec(db, "SELECT count(*) FROM k", NULL, NULL, NULL), SQLITE_OK);
  sqlite3_free(sql);
  assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static int write_pages(void **state) {
  (void)state;
  for (int i = 0; i < PAGES; i++) {
    char *path = sqlite3_mprintf("%s/page%02d.html", folder, i);
    FILE *f = fopen(path, "wb");
    sqlite3_free(path);
    if (!f) return -1;
    fprintf(f,
            "<!DOCTYPE html><html><head><title>Headline of page %02d</title></head><body><article><h1>Headline of page "
            "%02d</h1>"
            "<p>The council of town number %d met on Friday and spoke about the bridge for two hours, members said.</p>"
            "<p>It will decide in spring, after the engineers have looked at the piers under water once more.</p>"
            "</article></body></html>",
            i, i, i);
    fclose(f);
  }
  return 0;
}

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  extension = argv[1];
  folder = argv[2];
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_load_twice_while_a_statement_runs),
      cmocka_unit_test(test_the_two_loads_exclude_each_other),
      cmocka_unit_test(test_two_connections_have_their_own_limits),
      cmocka_unit_test(test_a_null_parameter_is_an_error),
      cmocka_unit_test(test_interrupt_at_any_row),
      cmocka_unit_test(test_interrupt_inside_a_step),
      cmocka_unit_test(test_a_bound_page_is_copied),
      cmocka_unit_test(test_values_outlive_their_row),
      cmocka_unit_test(test_close_with_a_temp_table),
  };
  return cmocka_run_group_tests_name("capi", tests, write_pages, NULL);
}

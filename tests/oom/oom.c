/* oom.c: no allocation is trusted to succeed. Each query below runs on a fresh connection once with enough memory, and then again and again
** with the n-th allocation failing, n = 1, 2, 3 … until a run ends before its n-th allocation; and so once more, now and then, with all
** allocations failing from the n-th on, as they do when memory is gone for good. Every run must end with SQLITE_NOMEM (or the
** full right answer, where SQLite did without that piece), never with a crash, a wrong answer or another error; and the connection
** answers rightly once there is memory again. The malloc family is defined here, in the executable, so that it serves SQLite and the
** extension alike.
** usage: oom EXTENSION FOLDER [STEP]; prints TAP. FOLDER holds pages enough for threads to be started. STEP > 1 tries only every
** STEP-th allocation. */
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern void *__libc_malloc(size_t n);
extern void *__libc_calloc(size_t n, size_t size);
extern void *__libc_realloc(void *p, size_t n);

static atomic_bool armed;
static bool lasting;
static atomic_long countdown,
    served; /* the countdown-th allocation while armed fails: once, or from then on where `lasting` */

static bool fails(void) {
  if (!armed) return false;
  served++;
  long left = --countdown;
  if (left > 0 || (left < 0 && !lasting)) return false;
  errno = ENOMEM;
  return true;
}

#define VISIBLE __attribute__((visibility("default"))) /* or the libraries would keep their own */
VISIBLE void *malloc(size_t n) { return fails() ? NULL : __libc_malloc(n); }
VISIBLE void *calloc(size_t n, size_t size) { return fails() ? NULL : __libc_calloc(n, size); }
VISIBLE void *realloc(void *p, size_t n) { return fails() ? NULL : __libc_realloc(p, n); }

static const char *extension;

static const char *const queries[] = {
    "SELECT path, type FROM html_files('samples')",
    "SELECT * FROM html_articles('samples/aggregator')",
    "SELECT headline, published, text FROM html_articles('samples/stories') WHERE path GLOB '*continental*'",
    "SELECT content, paragraphs, links, related FROM html_articles('samples/wordpress')",
    "SELECT headline FROM html_articles('samples/compressed')",
    "SELECT headline, text FROM html_articles('samples/hangang')",
    "SELECT * FROM html_paragraphs('samples/daily/*.htm')",
    "SELECT * FROM html_related('samples/aggregator')",
    "SELECT * FROM html_links('samples/ja')",
    "SELECT * FROM html_images('samples/wordpress')",
    "SELECT * FROM html_meta('samples/graph')",
    "SELECT * FROM html_dates('samples/live')",
    "SELECT * FROM html_blocks('samples/ar/*')",
    "SELECT headline FROM html_articles(CAST('<title>In memory</title><h1>In memory</h1><p>A page that is no file' AS "
    "BLOB))",
    "SELECT path, error FROM html_articles('samples/broken')",
    "SELECT max(headline), group_concat(source) FROM html_articles('samples/names')",
    "SELECT text_fold('\xC3\x84rger mit Stra\xC3\x9F"
    "en'), text_terms('\xEB\xB6\x81\xED\x95\x9C news'), text_hash('one two three')",
    "SELECT date_parse('30 November 2024, 07:45'), date_order(column1) FROM (VALUES('30/11/2024'), ('01/02/2024'))",
    "SELECT url_key(u), url_site(u), url_original(u), url_date(u) FROM (SELECT "
    "'https://web.archive.org/web/20190412083015/http://www.a.example/2019/04/x/?utm_source=y' AS u)",
    "SELECT broadsheet_version(), broadsheet_config('nodes', 5000)",
    "SELECT count(headline) FROM html_articles('samples/names') WHERE path IN (SELECT path FROM "
    "html_files('samples/names'))",
    "SELECT broadsheet_param('a', '12'), broadsheet_param('a', 1, 'number'), broadsheet_param('b', 'c', 'text')",
    "SELECT broadsheet_param('a', '2024-11'), broadsheet_param('a', NULL, 'date'), broadsheet_param('a', 'b', 'text')",
    "CREATE TABLE archive_meta AS SELECT 'format' AS name, 1 AS value; SELECT broadsheet_archive(); DROP TABLE "
    "archive_meta",
    "SELECT headline FROM html_articles(iif(broadsheet_config('progress', 1), 'samples/names', ''))",
};

/* %s is the folder. The order in which threads allocate changes from run to run. */
static const char *const folder_queries[] = {
    "SELECT headline, text, published FROM html_articles(iif(broadsheet_config('threads', 3), '%s', ''))",
    "SELECT n, text FROM html_paragraphs(iif(broadsheet_config('threads', 2), '%s', ''))",
};

/* Appends to *out (grown with the real allocator) every value of every row. */
static void add(char **out, size_t *n, const void *p, size_t len) {
  bool was = armed;
  armed = false;
  *out = __libc_realloc(*out, *n + len + 1);
  armed = was;
  if (!*out) _exit(3);
  memcpy(*out + *n, p, len);
  *n += len;
  (*out)[*n] = 0;
}

/* All rows of one query; all values land in *out. */
static int query(sqlite3 *db, const char *sql, char **out, size_t *n) {
  sqlite3_stmt *statement = NULL;
  *n = 0;
  int rc = sqlite3_prepare_v2(db, sql, -1, &statement, NULL);
  while (rc == SQLITE_OK && (rc = sqlite3_step(statement)) == SQLITE_ROW) {
    rc = SQLITE_OK;
    for (int i = 0; i < sqlite3_column_count(statement) && rc == SQLITE_OK; i++) {
      int type = sqlite3_column_type(statement, i);
      const void *p =
          type == SQLITE_BLOB ? sqlite3_column_blob(statement, i) : (const void *)sqlite3_column_text(statement, i);
      if (!p && type != SQLITE_NULL && sqlite3_errcode(db) == SQLITE_NOMEM) rc = SQLITE_NOMEM;
      add(out, n, p ? p : "NULL", p ? (size_t)sqlite3_column_bytes(statement, i) : 4);
      add(out, n, "|", 1);
    }
    add(out, n, "\n", 1);
  }
  int end = sqlite3_finalize(statement);
  return rc == SQLITE_DONE ? end : rc;
}

/* One connection from open to close. Returns SQLite's answer; all values land in *out. Where memory ended in mid-query, `again` gets what
** the same connection says once there is memory, else it is left alone. */
static int run(const char *sql, bool memory_ends, long at, char **out, size_t *n, char **again, size_t *again_n) {
  sqlite3 *db = NULL;
  char *message = NULL;
  bool loaded = false;
  int rc;
  *n = 0;
  countdown = at;
  served = 0;
  armed = memory_ends;
  rc = sqlite3_open(":memory:", &db);
  if (rc == SQLITE_OK) rc = sqlite3_enable_load_extension(db, 1);
  if (rc == SQLITE_OK) rc = sqlite3_load_extension(db, extension, NULL, &message);
  /* The loader reports every failure as SQLITE_ERROR; what counts is that it is reported. */
  if (rc == SQLITE_ERROR) rc = SQLITE_NOMEM;
  if (rc == SQLITE_OK) {
    loaded = true;
    rc = query(db, sql, out, n);
  }
  armed = false;
  if (loaded && rc == SQLITE_NOMEM && query(db, sql, again, again_n) != SQLITE_OK) *again_n = 0;
  sqlite3_free(message);
  sqlite3_close(db);
  return rc;
}

static const char *now_running = "";
static long now_at;

static void crashed(int signal) {
  char line[300];
  armed = false;
  int n = snprintf(line, sizeof line, "not ok oom: signal %d when allocation %ld failed in %s\n", signal, now_at,
                   now_running);
  if (n > 0 && write(1, line, (size_t)n) < 0) _exit(4);
  _exit(1);
}

static bool survives(const char *sql, long step) {
  char *want = NULL, *got = NULL, *again = NULL;
  size_t want_n = 0, got_n = 0, again_n = 0;
  long errors = 0, runs = 0;
  bool ok = true;
  now_running = sql;
  now_at = 0;
  int rc = run(sql, false, 0, &want, &want_n, &again, &again_n);
  if (rc != SQLITE_OK) {
    printf("not ok oom: %s: %s\n", sql, sqlite3_errstr(rc));
    free(want);
    return false;
  }
  for (long at = 1; ok; at += step) {
    now_at = at;
    alarm(60);
    again_n = 0; /* as if it had been asked */
    add(&again, &again_n, want, want_n);
    rc = run(sql, true, at, &got, &got_n, &again, &again_n);
    runs++;
    if (served < at) break;
    if (rc == SQLITE_NOMEM) {
      errors++;
    } else if (rc != SQLITE_OK || got_n != want_n || memcmp(got, want, want_n) != 0) {
      printf("%s\nnot ok oom: allocation %ld of %s: %s\n", rc == SQLITE_OK ? got : "", at, sql,
             rc == SQLITE_OK ? "a wrong answer without an error" : sqlite3_errstr(rc));
      ok = false;
    }
    if (ok && (again_n != want_n || memcmp(again, want, want_n) != 0)) {
      printf("not ok oom: after allocation %ld the connection has another answer to %s\n", at, sql);
      ok = false;
    }
  }
  if (ok) printf("ok oom: %ld failures%s, %ld reported: %s\n", runs - 1, lasting ? " for good" : "", errors, sql);
  fflush(stdout);
  free(want);
  free(got);
  free(again);
  return ok;
}

static bool survives_both(const char *sql, long step) {
  lasting = false;
  bool ok = survives(sql, step);
  lasting = true;
  return survives(sql, step * 29) && ok;
}

int main(int argc, char **argv) {
  if (argc < 3) return 2;
  extension = argv[1];
  long step = argc > 3 ? atol(argv[3]) : 1;
  setvbuf(stdout, NULL, _IOLBF, 0);
  signal(SIGSEGV, crashed);
  signal(SIGABRT, crashed);
  signal(SIGALRM, crashed);
  bool ok = true;
  if (step < 1) step = 1;
  for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) ok = survives_both(queries[i], step) && ok;
  for (size_t i = 0; i < sizeof folder_queries / sizeof *folder_queries; i++) {
    char *sql = sqlite3_mprintf(folder_queries[i], argv[2]);
    ok = sql && survives_both(sql, step) && ok;
    sqlite3_free(sql);
  }
  return ok ? 0 : 1;
}

/* test_walk.c: what a location means and which files it gives, in which order. Trees are made in a new folder for
** each test. */
#include <fcntl.h>
#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "../../ext/archive/archive.h"

static char home[4096];

static int enter(void **state) {
  char template[] = "/tmp/bs_walk_XXXXXX";
  if (!getcwd(home, sizeof home) || !mkdtemp(template) || chdir(template)) return -1;
  *state = strdup(template);
  return *state ? 0 : -1;
}

static int drop(const char *path, const struct stat *st, int type, struct FTW *ftw) {
  (void)st, (void)type, (void)ftw;
  return remove(path);
}

static int leave(void **state) {
  int rc = chdir(home);
  nftw(*state, drop, 16, FTW_DEPTH | FTW_PHYS);
  free(*state);
  return rc;
}

static void put(const char *path, const char *text) {
  char folder[512];
  for (const char *p = path; (p = strchr(p, '/')) != NULL; p++) {
    if (p == path) continue;
    snprintf(folder, sizeof folder, "%.*s", (int)(p - path), path);
    mkdir(folder, 0777);
  }
  FILE *f = fopen(path, "wb");
  assert_non_null(f);
  fputs(text, f);
  fclose(f);
}

static bool looks_like_html(bs_span b) { return bs_span_istarts(b, "<html"); }

/* The walk as text: one line an entry: type, path, error. */
static bs_status list(const char *location, const bs_walk_options *options, bs_str *out) {
  static const char *const TYPES[] = {"page", "asset", "container", "other"};
  bs_walk *walk;
  bs_entry e;
  bs_str why = BS_STR_INIT;
  bs_str_clear(out);
  bs_status rc = bs_walk_open(&walk, bs_span_of(location), options, out);
  if (rc) return rc;
  while ((rc = bs_walk_next(walk, &e)) == BS_OK) {
    bs_entry_sniff(&e, looks_like_html, &why);
    bs_str_addf(out, "%s %.*s", TYPES[e.type], (int)e.path.n, e.path.p);
    if (e.item) bs_str_addf(out, " item %d", e.item);
    if (e.error.p) bs_str_addf(out, " (%.*s)", (int)e.error.n, e.error.p);
    bs_str_addc(out, '\n');
    assert_true(bs_span_eq(e.path, e.locator));
    if (!e.error.p) assert_true(e.bytes >= 0 && e.mtime > 0);
  }
  bs_walk_close(walk);
  bs_str_free(&why);
  return rc == BS_DONE ? BS_OK : rc;
}

static void expect(const char *location, const bs_walk_options *options, bs_status status, const char *lines) {
  bs_str out = BS_STR_INIT;
  bs_status rc = list(location, options, &out);
  if (rc != status || strcmp(out.p ? out.p : "", lines)) print_message("%s: status %d\n%s", location, rc, out.p);
  assert_int_equal(rc, status);
  assert_string_equal(out.p ? out.p : "", lines);
  bs_str_free(&out);
}

static void folders_sort_as_their_paths(void **state) {
  (void)state;
  put("s/a/z.html", "");
  put("s/a-b.html", "");
  put("s/a.html", "");
  put("s/a0.html", "");
  put("s/b/c/d.htm", "");
  put("s/b/a.xhtml", "");
  mkdir("s/empty", 0777);
  const char *all =
      "page s/a-b.html\npage s/a.html\npage s/a/z.html\npage s/a0.html\npage s/b/a.xhtml\npage s/b/c/d.htm\n";
  expect("s", NULL, BS_OK, all);
  expect("s/", NULL, BS_OK, all);
  expect("s//", NULL, BS_OK, all);
  expect("s/empty", NULL, BS_OK, "");
  expect("./s/b", NULL, BS_OK, "page ./s/b/a.xhtml\npage ./s/b/c/d.htm\n");
  bs_walk_options flat = {.recursive = false};
  expect("s", &flat, BS_OK, "page s/a-b.html\npage s/a.html\npage s/a0.html\n");
}

static void a_name_or_the_first_bytes_tell_what_a_file_is(void **state) {
  static const char html[] = "<html><p>x";
  (void)state;
  put("s/index.php", html);
  put("s/a.html?id=5", html);
  put("s/none", html);
  put("s/text.txt", "<p> is a tag");
  put("s/PAGE.HTM", "not looked at");
  put("s/logo.png", html);
  put("s/style.css?ver=2", html);
  put("s/._a.html", html);
  put("s/n.warc.gz", "");
  expect("s", NULL, BS_OK,
         "other s/._a.html\npage s/PAGE.HTM\npage s/a.html?id=5\npage s/index.php\ncontainer s/n.warc.gz\npage "
         "s/none\nother s/text.txt\n");
  bs_walk_options all = {.recursive = true, .assets = true};
  expect("s", &all, BS_OK,
         "other s/._a.html\npage s/PAGE.HTM\npage s/a.html?id=5\npage s/index.php\nasset s/logo.png\ncontainer "
         "s/n.warc.gz\npage "
         "s/none\nasset s/style.css?ver=2\nother s/text.txt\n");
  expect("s/logo.png", NULL, BS_OK, "page s/logo.png\n");
  expect("s/n.warc.gz", NULL, BS_OK,
         "container s/n.warc.gz (what is inside WARC, ZIP and MHTML files is read from the second release on)\n");
}

static void asset_folders_belong_to_a_page(void **state) {
  (void)state;
  put("s/story.html", "");
  put("s/story_files/frame.html", "");
  put("s/story_files/deep/x.html", "");
  put("s/court_files/ruling.html", "");
  put("s/Bericht.htm", "");
  put("s/Bericht-Dateien/a.html", "");
  put("s/hts-cache/x.html", "");
  expect("s", NULL, BS_OK, "page s/Bericht.htm\npage s/court_files/ruling.html\npage s/story.html\n");
  bs_walk_options all = {.recursive = true, .assets = true};
  expect("s", &all, BS_OK,
         "asset s/Bericht-Dateien/a.html\npage s/Bericht.htm\npage s/court_files/ruling.html\nasset "
         "s/hts-cache/x.html\npage "
         "s/story.html\nasset s/story_files/deep/x.html\nasset s/story_files/frame.html\n");
  expect("s/story_files", NULL, BS_OK, "page s/story_files/deep/x.html\npage s/story_files/frame.html\n");
}

static void globs(void **state) {
  (void)state;
  put("s/2023/a.html", "");
  put("s/2024/a.html", "");
  put("s/2024/05/b.html", "");
  put("s/2024/05/c.htm", "");
  put("s/[Photo] Kim.html", "");
  put("s/k\xED\x95\x9C.html", "");
  expect("s/*/a.html", NULL, BS_OK, "page s/2023/a.html\npage s/2024/a.html\n");
  expect("s/**/*.htm", NULL, BS_OK, "page s/2024/05/c.htm\n");
  expect("s/202[4-9]", NULL, BS_OK, "page s/2024/05/b.html\npage s/2024/05/c.htm\npage s/2024/a.html\n");
  expect("s/202[!4]/*", NULL, BS_OK, "page s/2023/a.html\n");
  expect("*/k?.html", NULL, BS_OK, "page s/k\xED\x95\x9C.html\n");
  expect("s/[Photo] Kim.html", NULL, BS_OK, "page s/[Photo] Kim.html\n");
  expect("s/*.png", NULL, BS_IO, "s/*.png: nothing has a name that matches");
  expect("gone/*.html", NULL, BS_IO, "gone/*.html: no such file or folder");
  bs_walk_options option = {.recursive = true, .glob = bs_span_of("b.*")};
  expect("s", &option, BS_OK, "page s/2024/05/b.html\n");
  option.glob = bs_span_of("2024/*.html");
  expect("s", &option, BS_OK, "page s/2024/a.html\n");
  option.glob = bs_span_of("nothing*");
  expect("s", &option, BS_OK, "");
}

static void wrong_locations_say_what_is_wrong(void **state) {
  (void)state;
  put("s/a.html", "");
  put("s.zip", "");
  expect("gone", NULL, BS_IO, "gone: no such file or folder");
  expect("s/a.html/b", NULL, BS_IO, "s/a.html/b: a part of the path is not a folder");
  expect("", NULL, BS_MISUSE, "'': an empty location: write '.' for the folder you are in");
  expect(" <p>What?</p>", NULL, BS_MISUSE, "this looks like HTML: pass CAST(x AS BLOB)");
  expect("s.zip#a/b.html", NULL, BS_MISUSE,
         "s.zip#a/b.html: what is inside WARC, ZIP and MHTML files is read from the second release on");
}

static void items(void **state) {
  (void)state;
  put("s/0803.htm", "");
  put("s/x.htm!2", "<html>");
  put("s/x.htm", "");
  expect("s/0803.htm!2", NULL, BS_OK, "page s/0803.htm item 2\n");
  expect("s/x.htm!2", NULL, BS_OK, "page s/x.htm!2\n");
  expect("s/0803.htm!0", NULL, BS_IO, "s/0803.htm!0: no such file or folder");
  bs_walk *walk;
  bs_entry e;
  bs_str out = BS_STR_INIT;
  assert_int_equal(bs_walk_open(&walk, BS_LIT("s/x.htm"), NULL, &out), BS_OK);
  assert_int_equal(bs_walk_next(walk, &e), BS_OK);
  assert_int_equal(bs_locator_item(&e, 2, &out), BS_OK);
  assert_string_equal(out.p, "s/x.ht%6D!2");
  expect(out.p, NULL, BS_OK, "page s/x.htm item 2\n");
  bs_walk_close(walk);
  bs_str_free(&out);
}

static void names_that_are_not_utf8_come_back(void **state) {
  (void)state;
  put("s/\xB1\xE8.html", "");
  put("s/%B1%E8.html", "");
  put("s/100%\xFF/a%20b.html", "");
  const char *lines[] = {"s/%B1%E8.htm%6C", "s/%B1%E8.html", "s/100%25%FF/a%20b.html"};
  expect("s", NULL, BS_OK, "page s/%B1%E8.htm%6C\npage s/%B1%E8.html\npage s/100%25%FF/a%20b.html\n");
  const char *os[] = {"s/\xB1\xE8.html", "s/%B1%E8.html", "s/100%\xFF/a%20b.html"};
  for (size_t i = 0; i < 3; i++) {
    bs_walk *walk;
    bs_entry e;
    bs_str why = BS_STR_INIT;
    assert_int_equal(bs_walk_open(&walk, bs_span_of(lines[i]), NULL, &why), BS_OK);
    assert_int_equal(bs_walk_next(walk, &e), BS_OK);
    assert_string_equal(e.os_path.p, os[i]);
    assert_true(bs_span_is(e.path, lines[i]));
    bs_walk_close(walk);
    bs_str_free(&why);
  }
}

static void links_pipes_and_locked_folders(void **state) {
  (void)state;
  put("s/a/p.html", "");
  assert_int_equal(symlink("..", "s/a/up"), 0);
  assert_int_equal(symlink("a", "s/same"), 0);
  assert_int_equal(symlink("gone.html", "s/dangling.html"), 0);
  assert_int_equal(symlink("loop.html", "s/loop.html"), 0);
  assert_int_equal(mkfifo("s/pipe.html", 0666), 0);
  expect("s", NULL, BS_OK,
         "page s/a/p.html\npage s/dangling.html (no such file or folder)\npage s/loop.html (symbolic links that go "
         "round in a "
         "circle)\npage s/pipe.html (is a FIFO, not a file)\npage s/same/p.html\n");
  if (geteuid() == 0) return; /* nothing is locked to root */
  put("t/locked/p.html", "");
  put("t/z.html", "");
  chmod("t/locked", 0);
  expect("t", NULL, BS_OK, "other t/locked (permission denied)\npage t/z.html\n");
  chmod("t/locked", 0777);
}

static void a_file_may_go_away(void **state) {
  (void)state;
  put("s/a.html", "");
  put("s/b.html", "");
  bs_walk *walk;
  bs_entry e;
  bs_str why = BS_STR_INIT;
  assert_int_equal(bs_walk_open(&walk, BS_LIT("s"), NULL, &why), BS_OK);
  assert_int_equal(bs_walk_next(walk, &e), BS_OK);
  unlink("s/b.html");
  assert_int_equal(bs_walk_next(walk, &e), BS_OK);
  assert_true(bs_span_is(e.path, "s/b.html"));
  assert_true(bs_span_is(e.error, "no such file or folder"));
  assert_true(e.bytes == -1 && e.mtime == INT64_MIN);
  assert_int_equal(bs_walk_next(walk, &e), BS_DONE);
  assert_int_equal(bs_walk_next(walk, &e), BS_DONE);
  bs_walk_close(walk);
  bs_str_free(&why);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, enter, leave)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(folders_sort_as_their_paths),
      TEST(a_name_or_the_first_bytes_tell_what_a_file_is),
      TEST(asset_folders_belong_to_a_page),
      TEST(globs),
      TEST(wrong_locations_say_what_is_wrong),
      TEST(items),
      TEST(names_that_are_not_utf8_come_back),
      TEST(links_pipes_and_locked_folders),
      TEST(a_file_may_go_away),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_source.c: a file's bytes come whole, with compression undone, or not at all with a sentence. */
#include <fcntl.h>
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
#include <zlib.h>

#include "../../ext/archive/archive.h"

/* "<html><title>Brotli</title><p>" and forty sentences as one brotli stream: zlib and gzip can be made here, brotli
** cannot. */
static const char BROTLI[] =
    "\x1B\x1B\x07\x20\x2C\x0E\x78\xD3\xC8\x75\x59\x47\x48\x30\xD7\x89\x4F\x07\x87\xA8\xED\xF4\x14\xB2\xD2\xA7\x0C\xAE"
    "\x84\xA8\x12\xED\x4D\x2E\x41\xD2\xD8\x08\x96\x07\x18\xDB\x63\x68\x5D\xE0\xF9\x08\xA7\x81\x0F\x6C\x9E\xB2\x75\xD9"
    "\x34\x41\xB2\x7B\x5D\xA2\x29\xF2\xE3\xFE\x1A\x03\x67\x6D\x93\xEA\x7C\x7A\xAE\x37\x0D\x75\xE2\xBD\x11\x74\x29\x57"
    "\x50\x54\x52\x56\xA9\x4A\xB5\x1A\xB5\x7B\xF0\x6E\x0D\x60\x64\x62\x66\xC9\x8A\x35\x1B\xB5\x69\x0C\x06\x46\x26\x66"
    "\x96\xAC\x58\xB3\x51\x9B\xA6\x60\x60\x64\x62\x66\xC9\x8A\x35\x9B\x58";

static bool looks_like_html(bs_span b) { return bs_span_istarts(b, "<html"); }

/* zlib's deflate with the window bits given: 15 zlib, 31 gzip. */
static void deflated(bs_span in, int bits, bs_str *out) {
  z_stream z = {0};
  assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, bits, 8, Z_DEFAULT_STRATEGY), Z_OK);
  size_t bound = deflateBound(&z, (uLong)in.n) + 64;
  assert_true(bs_str_reserve(out, bound));
  z.next_in = (Bytef *)(uintptr_t)in.p;
  z.avail_in = (uInt)in.n;
  z.next_out = (Bytef *)(out->p + out->n);
  z.avail_out = (uInt)bound;
  assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
  out->n += bound - z.avail_out;
  deflateEnd(&z);
}

static void expect_unpacked(bs_str *bytes, bs_span text) {
  static const char zero[BS_PAD];
  bs_str why = BS_STR_INIT;
  assert_int_equal(bs_source_unpack(bytes, &bs_limits_default, looks_like_html, &why), BS_OK);
  assert_true(bs_span_eq(bs_str_span(bytes), text));
  assert_memory_equal(bytes->p + bytes->n, zero, BS_PAD);
  bs_str_free(bytes);
}

static void compressed_bodies_are_undone(void **state) {
  (void)state;
  bs_span page = BS_LIT("<html><p>The ferry sails at noon.");
  bs_str b = BS_STR_INIT, once = BS_STR_INIT;
  deflated(page, 31, &b);
  expect_unpacked(&b, page);
  deflated(page, 15, &b);
  expect_unpacked(&b, page);
  deflated(page, 31, &once);
  deflated(bs_str_span(&once), 31, &b);
  expect_unpacked(&b, page);
  /* Members one behind another are one file; what is no member is left out. */
  deflated(BS_LIT("<html><p>The ferry "), 31, &b);
  deflated(BS_LIT("sails at noon."), 31, &b);
  bs_str_addz(&b, "rubbish");
  expect_unpacked(&b, page);
  bs_str_free(&once);
}

static void brotli_is_found_without_a_mark(void **state) {
  (void)state;
  bs_str b = BS_STR_INIT, why = BS_STR_INIT;
  bs_str_add(&b, BROTLI, sizeof BROTLI - 1);
  assert_int_equal(bs_source_unpack(&b, &bs_limits_default, looks_like_html, &why), BS_OK);
  assert_true(bs_span_starts(bs_str_span(&b), "<html><title>Brotli</title><p>The harbour"));
  assert_int_equal(b.n, 1820);
  bs_str_free(&b);
  /* Cut off it is no brotli any more, and nothing is made up. */
  bs_str_add(&b, BROTLI, sizeof BROTLI - 9);
  expect_unpacked(&b, bs_span_make(BROTLI, sizeof BROTLI - 9));
}

static void what_is_not_compressed_stays(void **state) {
  static const char *const texts[] = {
      "", "<html>plain", "x^2 is no zlib", "\xB1\xE8\xC1\xA4 no brotli", "\x01\x02\x03", "PK\x03\x04 zip"};
  (void)state;
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    bs_str b = BS_STR_INIT;
    bs_str_addz(&b, texts[i]);
    expect_unpacked(&b, bs_span_of(texts[i]));
  }
}

static void damage_and_bombs_are_refused(void **state) {
  (void)state;
  bs_str zeros = BS_STR_INIT, b = BS_STR_INIT, why = BS_STR_INIT;
  for (int i = 0; i < 100000; i++) bs_str_addz(&zeros, "<html>    ");
  deflated(bs_str_span(&zeros), 31, &b);
  bs_limits limits = bs_limits_default;
  limits.page_bytes = zeros.n - 1;
  assert_int_equal(bs_source_unpack(&b, &limits, looks_like_html, &why), BS_LIMIT);
  assert_string_equal(why.p, "decompressed, the page is larger than page_bytes = 999999");
  limits.page_bytes = zeros.n;
  bs_str_free(&b);
  bs_str_clear(&why);
  deflated(bs_str_span(&zeros), 31, &b);
  assert_int_equal(bs_source_unpack(&b, &limits, looks_like_html, &why), BS_OK);
  assert_int_equal(b.n, zeros.n);
  bs_str_free(&b);
  deflated(bs_str_span(&zeros), 31, &b);
  bs_str_truncate(&b, b.n - 10);
  assert_int_equal(bs_source_unpack(&b, &limits, looks_like_html, &why), BS_FORMAT);
  assert_string_equal(why.p, "the gzip data is damaged or cut off");
  bs_str_free(&b);
  bs_str_free(&why);
  bs_str_free(&zeros);
}

static void expect_read(const char *path, const bs_limits *limits, bs_status status, const char *text,
                        const char *sentence) {
  bs_str b = BS_STR_INIT, why = BS_STR_INIT;
  assert_int_equal(bs_source_read(bs_span_of(path), limits, looks_like_html, &b, &why), status);
  if (text) assert_string_equal(b.p, text);
  if (sentence) assert_string_equal(why.p, sentence);
  bs_str_free(&b);
  bs_str_free(&why);
}

static void files(void **state) {
  char folder[] = "/tmp/bs_source_XXXXXX", file[64], pipe[64], huge[64];
  (void)state;
  assert_non_null(mkdtemp(folder));
  snprintf(file, sizeof file, "%s/a.html", folder);
  snprintf(pipe, sizeof pipe, "%s/pipe", folder);
  snprintf(huge, sizeof huge, "%s/huge", folder);
  FILE *f = fopen(file, "wb");
  assert_non_null(f);
  fputs("<html>twelve", f);
  fclose(f);
  assert_int_equal(mkfifo(pipe, 0666), 0);
  int fd = open(huge, O_CREAT | O_WRONLY, 0666);
  assert_true(fd >= 0);
  assert_int_equal(ftruncate(fd, (off_t)2 << 30), 0);
  close(fd);

  bs_limits limits = bs_limits_default;
  expect_read(file, &limits, BS_OK, "<html>twelve", NULL);
  limits.page_bytes = 12;
  expect_read(file, &limits, BS_OK, "<html>twelve", NULL);
  limits.page_bytes = 11;
  expect_read(file, &limits, BS_LIMIT, NULL, "the file has 12 bytes, more than page_bytes = 11");
  expect_read(huge, &bs_limits_default, BS_LIMIT, NULL,
              "the file has 2147483648 bytes, more than page_bytes = 67108864");
  expect_read(pipe, &bs_limits_default, BS_IO, NULL, "is a FIFO, not a file");
  expect_read(folder, &bs_limits_default, BS_IO, NULL, "is a folder, not a file");
  expect_read("/dev/null", &bs_limits_default, BS_IO, NULL, "is a device, not a file");
  unlink(file);
  expect_read(file, &bs_limits_default, BS_IO, NULL, "no such file or folder");
  unlink(pipe);
  unlink(huge);
  rmdir(folder);
}

/* The kernel gives such files a size of 0 and contents all the same. */
static void a_size_of_nothing_is_not_believed(void **state) {
  (void)state;
  struct stat st;
  if (stat("/proc/self/status", &st)) skip();
  bs_str b = BS_STR_INIT, why = BS_STR_INIT;
  assert_int_equal(st.st_size, 0);
  assert_int_equal(bs_source_read(BS_LIT("/proc/self/status"), &bs_limits_default, looks_like_html, &b, &why), BS_OK);
  assert_true(bs_span_find(bs_str_span(&b), "Threads:", 0) != SIZE_MAX);
  bs_str_free(&b);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(compressed_bodies_are_undone),
      cmocka_unit_test(brotli_is_found_without_a_mark),
      cmocka_unit_test(what_is_not_compressed_stays),
      cmocka_unit_test(damage_and_bombs_are_refused),
      cmocka_unit_test(files),
      cmocka_unit_test(a_size_of_nothing_is_not_believed),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

/* functions.c: the functions from one text to one value. Computes nothing itself, touches no file; all are deterministic and innocuous.
** NULL in, NULL out; numbers are read as their text; a BLOB has to be UTF-8. */
#include "../text/clean.h"
#include "../text/fold.h"
#include "../text/minhash.h"
#include "../text/repair.h"
#include "../text/similarity.h"
#include "../text/url.h"
#include "sqlite_int.h"

/* ---- text to text ---- */

typedef struct text_map {
  const char *name;
  bs_status (*map)(bs_span s, bs_str *out);
  bool empty_is_null; /* nothing appended means that there is no such value */
} text_map;

static const text_map text_maps[] = {
    {"text_fold", bs_text_fold, false},     {"text_terms", bs_text_terms, false},
    {"text_repair", bs_text_repair, false}, {"headline_key", bs_headline_key, false},
    {"url_key", bs_url_key, true},          {"url_original", bs_url_original, true},
    {"url_site", bs_url_site, true},
};

static void map_text(sqlite3_context *context, int argc, sqlite3_value **argv) {
  (void)argc;
  const text_map *f = sqlite3_user_data(context);
  bs_str mended = BS_STR_INIT, out = BS_STR_INIT;
  bs_span s = bs_argument_text(context, argv[0], &mended);
  if (s.p) {
    bs_status status = f->map(s, &out);
    if (status && !out.status) out.status = status;
    if (out.status || out.n || !f->empty_is_null) bs_result_str(context, &out);
  }
  bs_str_free(&out);
  bs_str_free(&mended);
}

static void text_hash(sqlite3_context *context, int argc, sqlite3_value **argv) {
  (void)argc;
  bs_str mended = BS_STR_INIT;
  bs_span s = bs_argument_text(context, argv[0], &mended);
  char hash[17];
  if (s.p) {
    bs_status status = bs_text_hash(s, hash);
    if (status)
      bs_result_status(context, status, "text_hash: this text could not be hashed");
    else
      sqlite3_result_text(context, hash, 16, SQLITE_TRANSIENT);
  }
  bs_str_free(&mended);
}

/* text_clean(X[, option...]) */
static void text_clean(sqlite3_context *context, int argc, sqlite3_value **argv) {
  bs_clean_options options = {0};
  if (argc < 1) {
    bs_result_failure(context, "text_clean needs the text to clean: text_clean(X[, option...])");
    return;
  }
  for (int i = 1; i < argc; i++) {
    if (sqlite3_value_type(argv[i]) == SQLITE_NULL) return;
    bs_span option = {(const char *)sqlite3_value_text(argv[i]), (size_t)sqlite3_value_bytes(argv[i])};
    if (!option.p) {
      sqlite3_result_error_nomem(context);
      return;
    }
    if (bs_clean_option(option, &options) == BS_OK) continue;
    bs_result_failure(
        context,
        "'%!.*s' is no option of text_clean; there are 'lines', 'quotes', 'dashes', 'width', 'ligatures', "
        "'hyphens', 'urls', 'ascii'",
        BS_SHOWN, option.p);
    return;
  }
  bs_str mended = BS_STR_INIT, out = BS_STR_INIT;
  bs_span s = bs_argument_text(context, argv[0], &mended);
  if (s.p) {
    bs_status status = bs_text_clean(s, &options, &out);
    if (status && !out.status) out.status = status;
    bs_result_str(context, &out);
  }
  bs_str_free(&mended);
}

/* text_minhash(X[, n]) */
static void text_minhash(sqlite3_context *context, int argc, sqlite3_value **argv) {
  sqlite3_int64 n = argc > 1 ? sqlite3_value_int64(argv[1]) : BS_MINHASH_DEFAULT;
  if (argc > 1 && sqlite3_value_type(argv[1]) == SQLITE_NULL) return;
  if (n < 1 || n > BS_MINHASH_MAX) {
    bs_result_failure(context, "text_minhash: the length of a signature is from 1 to %d values", BS_MINHASH_MAX);
    return;
  }
  bs_str mended = BS_STR_INIT, out = BS_STR_INIT;
  bs_span s = bs_argument_text(context, argv[0], &mended);
  if (s.p) {
    bs_status status = bs_text_minhash(s, (size_t)n, &out);
    if (status || out.status)
      bs_result_status(context, status ? status : out.status, "text_minhash: this text could not be read");
    else
      sqlite3_result_blob64(context, out.p, out.n, SQLITE_TRANSIENT);
  }
  bs_str_free(&out);
  bs_str_free(&mended);
}

static void text_simhash(sqlite3_context *context, int argc, sqlite3_value **argv) {
  (void)argc;
  bs_str mended = BS_STR_INIT;
  bs_span s = bs_argument_text(context, argv[0], &mended);
  uint64_t hash;
  if (s.p) {
    bs_status status = bs_text_simhash(s, &hash);
    if (status)
      bs_result_status(context, status, "text_simhash: this text could not be read");
    else
      sqlite3_result_int64(context, (sqlite3_int64)hash);
  }
  bs_str_free(&mended);
}

/* ---- registering ---- */

int bs_functions_register(sqlite3 *db) {
  static const struct {
    const char *name;
    int argc; /* -1: any number */
    void (*call)(sqlite3_context *, int, sqlite3_value **);
  } functions[] = {
      {"text_hash", 1, text_hash},       {"text_clean", -1, text_clean},    {"text_minhash", 1, text_minhash},
      {"text_minhash", 2, text_minhash}, {"text_simhash", 1, text_simhash},
  };
  int rc = SQLITE_OK;
  for (size_t i = 0; i < sizeof(text_maps) / sizeof(text_maps[0]) && rc == SQLITE_OK; i++) {
    void *map = (void *)(uintptr_t)&text_maps[i]; /* SQLite's user data is not const */
    rc = sqlite3_create_function_v2(db, text_maps[i].name, 1, BS_PURE, map, map_text, 0, 0, 0);
  }
  for (size_t i = 0; i < sizeof(functions) / sizeof(functions[0]) && rc == SQLITE_OK; i++)
    rc = sqlite3_create_function_v2(db, functions[i].name, functions[i].argc, BS_PURE, 0, functions[i].call, 0, 0, 0);
  if (rc == SQLITE_OK) rc = bs_date_functions_register(db);
  if (rc == SQLITE_OK) rc = bs_pair_functions_register(db);
  return rc;
}

/* functions.c: the scalar functions and aggregates: arguments in, a value of ext/text out. Computes nothing itself, touches no file;
** all are deterministic and innocuous. NULL in, NULL out; numbers are read as their text; a BLOB has to be UTF-8. */
#include <stdlib.h>

#include "../text/date.h"
#include "../text/fold.h"
#include "../text/url.h"
#include "../text/utf8.h"
#include "sqlite_int.h"

#define PURE (SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS)

/* ---- results ---- */

void bs_result_status(sqlite3_context *context, bs_status status, const char *sentence) {
  if (status == BS_NOMEM)
    sqlite3_result_error_nomem(context);
  else
    sqlite3_result_error(context, sentence, -1);
}

void bs_result_str(sqlite3_context *context, bs_str *s) {
  if (s->status) {
    bs_result_status(context, s->status, "this text could not be built");
    bs_str_free(s);
  } else if (!s->p) {
    sqlite3_result_text(context, "", 0, SQLITE_STATIC);
  } else {
    sqlite3_result_text64(context, s->p, s->n, free, SQLITE_UTF8);
  }
  *s = BS_STR_INIT;
}

void bs_result_value(sqlite3_context *context, const bs_value *value) {
  switch (value->type) {
    case BS_VALUE_TEXT: /* a page's memory ends before max() and lag() let go of it */
      sqlite3_result_text64(context, value->text.p, value->text.n, SQLITE_TRANSIENT, SQLITE_UTF8);
      break;
    case BS_VALUE_INTEGER: sqlite3_result_int64(context, value->integer); break;
    case BS_VALUE_REAL: sqlite3_result_double(context, value->real); break;
    case BS_VALUE_NULL: sqlite3_result_null(context); break;
  }
}

/* ---- arguments ---- */

/* An argument as UTF-8. Text that SQLite holds may still be broken: then it is mended into *mended, which the caller frees.
** A NULL span where the value is NULL or the call has failed. */
static bs_span text_argument(sqlite3_context *context, sqlite3_value *value, bs_str *mended) {
  int type = sqlite3_value_type(value);
  if (type == SQLITE_NULL) return BS_NULL_SPAN;
  bs_span s;
  if (type == SQLITE_BLOB) {
    s.p = sqlite3_value_blob(value);
    s.n = (size_t)sqlite3_value_bytes(value);
    if (!s.p) return BS_LIT("");
    if (bs_utf8_valid(s) == s.n) return s;
    sqlite3_result_error(context, "this BLOB is no UTF-8 text", -1);
    return BS_NULL_SPAN;
  }
  s.p = (const char *)sqlite3_value_text(value);
  s.n = (size_t)sqlite3_value_bytes(value);
  if (!s.p) {
    sqlite3_result_error_nomem(context);
    return BS_NULL_SPAN;
  }
  if (bs_utf8_valid(s) == s.n) return s;
  bs_utf8_mend(s, mended);
  if (!mended->status) return bs_str_span(mended);
  sqlite3_result_error_nomem(context);
  return BS_NULL_SPAN;
}

/* ---- text to text ---- */

typedef struct text_map {
  const char *name;
  bs_status (*map)(bs_span s, bs_str *out);
  bool empty_is_null; /* nothing appended means that there is no such value */
} text_map;

static const text_map text_maps[] = {
    {"text_fold", bs_text_fold, false},      {"text_terms", bs_text_terms, false}, {"url_key", bs_url_key, true},
    {"url_original", bs_url_original, true}, {"url_site", bs_url_site, true},
};

static void map_text(sqlite3_context *context, int argc, sqlite3_value **argv) {
  (void)argc;
  const text_map *f = sqlite3_user_data(context);
  bs_str mended = BS_STR_INIT, out = BS_STR_INIT;
  bs_span s = text_argument(context, argv[0], &mended);
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
  bs_span s = text_argument(context, argv[0], &mended);
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

/* ---- dates ---- */

typedef struct date_call { /* the arguments of date_parse and its kin */
  bs_str mended;
  bs_date_options options;
  bs_date now;
  bool utc;
  bs_date date;
  bs_date_result result;
} date_call;

static void wrong_option(sqlite3_context *context, bs_span option) {
  char *why = sqlite3_mprintf(
      "'%.*s' is no option of a date; there are 'dmy', 'mdy', 'ymd', a language such as 'ko' or 'en-US', "
      "'now=2024-12-01', 'utc', 'strict'",
      (int)(option.n < 200 ? option.n : 200), option.p);
  if (!why) {
    sqlite3_result_error_nomem(context);
    return;
  }
  sqlite3_result_error(context, why, -1);
  sqlite3_free(why);
}

/* Reads the arguments and the date; false where the answer stands already (NULL or an error). */
static bool read_date(sqlite3_context *context, int argc, sqlite3_value **argv, date_call *call) {
  *call = (date_call){.result = BS_DATE_ABSENT};
  if (argc < 1) {
    sqlite3_result_error(context, "a date function needs the text to read: date_parse(X[, option...])", -1);
    return false;
  }
  for (int i = 1; i < argc; i++) {
    if (sqlite3_value_type(argv[i]) == SQLITE_NULL) return false;
    bs_span option = {(const char *)sqlite3_value_text(argv[i]), (size_t)sqlite3_value_bytes(argv[i])};
    if (!option.p) {
      sqlite3_result_error_nomem(context);
      return false;
    }
    if (bs_span_ieq(option, "utc")) {
      call->utc = true;
    } else if (bs_date_option(option, &call->options, &call->now) != BS_OK) {
      wrong_option(context, option);
      return false;
    }
  }
  bs_span s = text_argument(context, argv[0], &call->mended);
  if (!s.p) return false;
  call->result = bs_date_parse(s, &call->options, &call->date, NULL, NULL);
  return true;
}

static void result_date(sqlite3_context *context, const bs_date *date) {
  char text[32];
  size_t n = bs_date_format(date, text);
  sqlite3_result_text(context, text, (int)n, SQLITE_TRANSIENT);
}

static void date_parse(sqlite3_context *context, int argc, sqlite3_value **argv) {
  date_call call;
  if (read_date(context, argc, argv, &call) && call.result == BS_DATE_FOUND &&
      (!call.utc || bs_date_to_utc(&call.date)))
    result_date(context, &call.date);
  bs_str_free(&call.mended);
}

static void date_precision(sqlite3_context *context, int argc, sqlite3_value **argv) {
  date_call call;
  if (read_date(context, argc, argv, &call) && call.result == BS_DATE_FOUND)
    sqlite3_result_text(context, bs_date_precision_name(call.date.precision), -1, SQLITE_STATIC);
  bs_str_free(&call.mended);
}

static void date_offset(sqlite3_context *context, int argc, sqlite3_value **argv) {
  date_call call;
  if (read_date(context, argc, argv, &call) && call.result == BS_DATE_FOUND && call.date.has_offset) {
    char text[8];
    size_t n = bs_date_format_offset(&call.date, text);
    sqlite3_result_text(context, text, (int)n, SQLITE_TRANSIENT);
  }
  bs_str_free(&call.mended);
}

static void date_ambiguous(sqlite3_context *context, int argc, sqlite3_value **argv) {
  date_call call;
  if (read_date(context, argc, argv, &call)) sqlite3_result_int(context, call.result == BS_DATE_AMBIGUOUS);
  bs_str_free(&call.mended);
}

static void url_date(sqlite3_context *context, int argc, sqlite3_value **argv) {
  (void)argc;
  bs_str mended = BS_STR_INIT;
  bs_span s = text_argument(context, argv[0], &mended);
  bs_date date;
  if (s.p && bs_date_in_url(s, &date, NULL) == BS_DATE_FOUND) result_date(context, &date);
  bs_str_free(&mended);
}

/* date_order(X): what the dates of a column prove together. Proofs against each other prove nothing; year first says nothing of the
** other two, so it stands only where it stands alone. */
typedef struct order_evidence {
  sqlite3_int64 seen[4]; /* by bs_date_order */
} order_evidence;

static void date_order_step(sqlite3_context *context, int argc, sqlite3_value **argv) {
  (void)argc;
  order_evidence *evidence = sqlite3_aggregate_context(context, sizeof(*evidence));
  if (!evidence) {
    sqlite3_result_error_nomem(context);
    return;
  }
  bs_str mended = BS_STR_INIT;
  bs_span s = text_argument(context, argv[0], &mended);
  if (s.p) evidence->seen[bs_date_proof(s)]++;
  bs_str_free(&mended);
}

static void date_order_final(sqlite3_context *context) {
  const order_evidence *evidence = sqlite3_aggregate_context(context, 0);
  if (!evidence) return;
  bool dmy = evidence->seen[BS_ORDER_DMY] > 0, mdy = evidence->seen[BS_ORDER_MDY] > 0,
       ymd = evidence->seen[BS_ORDER_YMD] > 0;
  if (dmy && mdy) return;
  if (dmy || mdy || ymd) sqlite3_result_text(context, dmy ? "dmy" : mdy ? "mdy" : "ymd", 3, SQLITE_STATIC);
}

/* ---- registering ---- */

typedef struct function {
  const char *name;
  int argc; /* -1: any number */
  void (*call)(sqlite3_context *, int, sqlite3_value **);
} function;

static const function functions[] = {
    {"text_hash", 1, text_hash},      {"date_parse", -1, date_parse},         {"date_precision", -1, date_precision},
    {"date_offset", -1, date_offset}, {"date_ambiguous", -1, date_ambiguous}, {"url_date", 1, url_date},
};

int bs_functions_register(sqlite3 *db) {
  int rc = SQLITE_OK;
  for (size_t i = 0; i < sizeof(text_maps) / sizeof(text_maps[0]) && rc == SQLITE_OK; i++) {
    void *map = (void *)(uintptr_t)&text_maps[i]; /* SQLite's user data is not const */
    rc = sqlite3_create_function_v2(db, text_maps[i].name, 1, PURE, map, map_text, 0, 0, 0);
  }
  for (size_t i = 0; i < sizeof(functions) / sizeof(functions[0]) && rc == SQLITE_OK; i++)
    rc = sqlite3_create_function_v2(db, functions[i].name, functions[i].argc, PURE, 0, functions[i].call, 0, 0, 0);
  if (rc == SQLITE_OK)
    rc = sqlite3_create_function_v2(db, "date_order", 1, PURE, 0, 0, date_order_step, date_order_final, 0);
  return rc;
}

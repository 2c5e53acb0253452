/* date_functions.c: date_parse and its kin, url_date, and the aggregate date_order. Arguments in, values of ext/text out. */
#include "../text/date.h"
#include "sqlite_int.h"

typedef struct date_call { /* the arguments of date_parse and its kin */
  bs_str mended;
  bs_date_options options;
  bs_date now;
  bool utc;
  bs_date date;
  bs_date_result result;
} date_call;

static void wrong_option(sqlite3_context *context, bs_span option) {
  bs_result_failure(
      context,
      "'%!.*s' is no option of a date; there are 'dmy', 'mdy', 'ymd', a language such as 'ko' or 'en-US', "
      "'now=2024-12-01', 'utc', 'strict'",
      BS_SHOWN, option.p);
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
  bs_span s = bs_argument_text(context, argv[0], &call->mended);
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
  bs_span s = bs_argument_text(context, argv[0], &mended);
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
  bs_span s = bs_argument_text(context, argv[0], &mended);
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

int bs_date_functions_register(sqlite3 *db) {
  static const struct {
    const char *name;
    int argc; /* -1: any number */
    void (*call)(sqlite3_context *, int, sqlite3_value **);
  } functions[] = {
      {"date_parse", -1, date_parse},   {"date_precision", -1, date_precision},
      {"date_offset", -1, date_offset}, {"date_ambiguous", -1, date_ambiguous},
      {"url_date", 1, url_date},
  };
  int rc = SQLITE_OK;
  for (size_t i = 0; i < sizeof(functions) / sizeof(functions[0]) && rc == SQLITE_OK; i++)
    rc = sqlite3_create_function_v2(db, functions[i].name, functions[i].argc, BS_PURE, 0, functions[i].call, 0, 0, 0);
  if (rc == SQLITE_OK)
    rc = sqlite3_create_function_v2(db, "date_order", 1, BS_PURE, 0, 0, date_order_step, date_order_final, 0);
  return rc;
}

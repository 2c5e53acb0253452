/* values.c: between SQLite's values and ours: results, arguments, and the declaration of a table. */
#include "../text/utf8.h"
#include "sqlite_int.h"

#include <stdlib.h>

/* ---- sentences ---- */

/* A sentence may repeat an argument's bytes, cut anywhere: gives it as UTF-8 in its place. NULL: no memory. */
static char *mend_sentence(char *sentence) {
  bs_span s = bs_span_of(sentence);
  if (!s.p || bs_utf8_valid(s) == s.n) return sentence;
  bs_str mended = BS_STR_INIT;
  bs_utf8_mend(s, &mended);
  sqlite3_free(sentence);
  sentence = mended.status ? NULL : sqlite3_mprintf("%s", mended.p);
  bs_str_free(&mended);
  return sentence;
}

/* ---- results ---- */

void bs_result_status(sqlite3_context *context, bs_status status, const char *sentence) {
  if (status == BS_NOMEM)
    sqlite3_result_error_nomem(context);
  else
    sqlite3_result_error(context, sentence, -1);
}

void bs_result_failure(sqlite3_context *context, const char *format, ...) {
  va_list args;
  va_start(args, format);
  char *sentence = mend_sentence(sqlite3_vmprintf(format, args));
  va_end(args);
  bs_result_status(context, sentence ? BS_MISUSE : BS_NOMEM, sentence);
  sqlite3_free(sentence);
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

bs_status bs_value_text(sqlite3_value *value, bs_str *mended, bs_span *out) {
  int type = sqlite3_value_type(value);
  *out = BS_NULL_SPAN;
  if (type == SQLITE_NULL) return BS_OK;
  bs_span s = {.p = type == SQLITE_BLOB ? sqlite3_value_blob(value) : (const void *)sqlite3_value_text(value)};
  s.n = (size_t)sqlite3_value_bytes(value);
  if (!s.p) { /* an empty BLOB is a NULL pointer too */
    if (type != SQLITE_BLOB || s.n) return BS_NOMEM;
    *out = BS_LIT("");
    return BS_OK;
  }
  *out = s;
  if (bs_utf8_valid(s) == s.n) return BS_OK;
  if (type == SQLITE_BLOB) return BS_FORMAT;
  bs_utf8_mend(s, mended);
  *out = bs_str_span(mended);
  return mended->status;
}

bs_span bs_argument_text(sqlite3_context *context, sqlite3_value *value, bs_str *mended) {
  bs_span s;
  bs_status status = bs_value_text(value, mended, &s);
  if (!status) return s;
  bs_result_status(context, status, "this BLOB is no UTF-8 text");
  return BS_NULL_SPAN;
}

bool bs_value_whole(sqlite3_value *value, sqlite3_int64 *out) {
  const double exact = 9007199254740992.0; /* 2^53 */
  *out = sqlite3_value_int64(value);
  switch (sqlite3_value_numeric_type(value)) {
    case SQLITE_INTEGER: return true;
    case SQLITE_FLOAT:
      return sqlite3_value_double(value) == (double)*out && *out <= (sqlite3_int64)exact &&
             *out >= -(sqlite3_int64)exact;
    default: return false;
  }
}

/* ---- tables ---- */

int bs_shape_declare(sqlite3 *db, const bs_shape *shape) {
  bs_str sql = BS_STR_INIT;
  bs_str_addz(&sql, "CREATE TABLE x(");
  for (int c = 0; c < shape->ncolumn; c++)
    bs_str_addf(&sql, "%s\"%s\" %s", c ? ", " : "", shape->column[c].name, shape->column[c].type);
  bs_str_addc(&sql, ')');
  int rc = sql.status ? SQLITE_NOMEM : sqlite3_declare_vtab(db, sql.p);
  bs_str_free(&sql);
  return rc;
}

int bs_vtab_fail(sqlite3_vtab *vtab, const char *format, ...) {
  va_list args;
  va_start(args, format);
  sqlite3_free(vtab->zErrMsg);
  vtab->zErrMsg = mend_sentence(sqlite3_vmprintf(format, args));
  va_end(args);
  return vtab->zErrMsg ? SQLITE_ERROR : SQLITE_NOMEM;
}

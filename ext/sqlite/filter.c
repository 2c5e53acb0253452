/* filter.c: the tests of a query that are made before a file is opened: on path, locator, bytes, mtime and rowid. A test may let through what the
** query does not want, since SQLite tests again; it never holds back what the query wants. */
#include "sqlite_int.h"

/* The sign of entry against value, or 2 where SQLite alone can say. */
static int compare_number(int64_t known, sqlite3_value *value) {
  int type = sqlite3_value_type(value);
  if (type == SQLITE_INTEGER) {
    int64_t n = sqlite3_value_int64(value);
    return (known > n) - (known < n);
  }
  const int64_t exact = INT64_C(1) << 53; /* what a double holds without rounding */
  if (type != SQLITE_FLOAT || known > exact || known < -exact) return 2;
  double r = sqlite3_value_double(value);
  return ((double)known > r) - ((double)known < r);
}

/* Bytes order as SQLite's BINARY in UTF-8. In a UTF-16 database it is the same where the first difference is between ASCII. */
static int compare_text(bs_span path, bs_span value) {
  size_t i = 0;
  while (i < path.n && i < value.n && path.p[i] == value.p[i]) i++;
  if (i == path.n || i == value.n) return (path.n > value.n) - (path.n < value.n);
  unsigned char p = (unsigned char)path.p[i], v = (unsigned char)value.p[i];
  if (p >= 0x80 || v >= 0x80) return 2;
  return p < v ? -1 : 1;
}

static bool allows(int op, int sign) {
  switch (op) {
    case SQLITE_INDEX_CONSTRAINT_EQ: return sign == 0;
    case SQLITE_INDEX_CONSTRAINT_GT: return sign > 0;
    case SQLITE_INDEX_CONSTRAINT_GE: return sign >= 0;
    case SQLITE_INDEX_CONSTRAINT_LT: return sign < 0;
    case SQLITE_INDEX_CONSTRAINT_LE: return sign <= 0;
    default: return true;
  }
}

static bs_span folder_of(bs_span path) {
  while (path.n && path.p[path.n - 1] != '/') path.n--;
  return path;
}

/* Whether a page of the file, or an item of it, can have this locator. */
static bool may_be_locator(const bs_entry *entry, bs_span wanted) {
  if (bs_span_eq(entry->locator, wanted)) return true;
  size_t bang = wanted.n;
  int item = 0;
  while (bang > 0 && bs_ascii_digit((unsigned char)wanted.p[bang - 1])) bang--;
  if (bang == wanted.n || wanted.n - bang > 9 || bang == 0 || wanted.p[bang - 1] != '!') return false;
  if (!bs_span_eq(folder_of(entry->path), folder_of(wanted))) return false;
  for (size_t i = bang; i < wanted.n; i++) item = item * 10 + (wanted.p[i] - '0');
  bs_str locator = BS_STR_INIT;
  bs_locator_item(entry, item, &locator);
  bool same = locator.status || bs_span_eq(bs_str_span(&locator), wanted);
  bs_str_free(&locator);
  return same;
}

static bool passes(const bs_entry *entry, int64_t ordinal, const bs_test *test) {
  int type = sqlite3_value_type(test->value), sign = 2;
  if (test->subject == BS_TEST_BYTES || test->subject == BS_TEST_MTIME) {
    int64_t known = test->subject == BS_TEST_BYTES ? entry->bytes : entry->mtime;
    if (known == (test->subject == BS_TEST_BYTES ? -1 : INT64_MIN)) return false; /* NULL is not compared */
    sign = compare_number(known, test->value);
  } else if (test->subject == BS_TEST_ROWID) {
    if (type == SQLITE_INTEGER) sign = ordinal != bs_rowid_file(sqlite3_value_int64(test->value));
  } else if (type == SQLITE_TEXT) {
    bs_span value = {(const char *)sqlite3_value_text(test->value), (size_t)sqlite3_value_bytes(test->value)};
    if (!value.p) return true;
    if (test->subject == BS_TEST_LOCATOR) return may_be_locator(entry, value);
    sign = test->op == SQLITE_INDEX_CONSTRAINT_EQ ? !bs_span_eq(entry->path, value) : compare_text(entry->path, value);
  }
  return sign == 2 || allows(test->op, sign);
}

bool bs_filter_wants(void *filter, const bs_entry *entry, int64_t ordinal) {
  const bs_filter *f = filter;
  for (int i = 0; i < f->n; i++)
    if (!passes(entry, ordinal, &f->test[i])) return false;
  return true;
}

int bs_filter_keep(bs_filter *filter, const bs_plan *plan) {
  for (int i = 0; i < plan->ntest; i++) {
    bs_test *test = &filter->test[i];
    *test = plan->test[i];
    test->value = sqlite3_value_dup(plan->test[i].value);
    if (!test->value) return SQLITE_NOMEM;
    filter->n = i + 1;
  }
  return SQLITE_OK;
}

void bs_filter_clear(bs_filter *filter) {
  for (int i = 0; i < filter->n; i++) sqlite3_value_free(filter->test[i].value);
  filter->n = 0;
}

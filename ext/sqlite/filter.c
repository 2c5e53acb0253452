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

static bool passes(const bs_entry *entry, int64_t ordinal, bs_subject subject, int op, sqlite3_value *value) {
  int type = sqlite3_value_type(value), sign = 2;
  if (subject == BS_TEST_BYTES || subject == BS_TEST_MTIME) {
    int64_t known = subject == BS_TEST_BYTES ? entry->bytes : entry->mtime;
    if (known == (subject == BS_TEST_BYTES ? -1 : INT64_MIN)) return false; /* NULL is not compared */
    sign = compare_number(known, value);
  } else if (subject == BS_TEST_ROWID) {
    if (type == SQLITE_INTEGER) sign = ordinal != bs_rowid_file(sqlite3_value_int64(value));
  } else if (type == SQLITE_TEXT) {
    bs_span text = {(const char *)sqlite3_value_text(value), (size_t)sqlite3_value_bytes(value)};
    if (!text.p) return true;
    if (subject == BS_TEST_LOCATOR) return may_be_locator(entry, text);
    sign = op == SQLITE_INDEX_CONSTRAINT_EQ ? !bs_span_eq(entry->path, text) : compare_text(entry->path, text);
  }
  return sign == 2 || allows(op, sign);
}

static bool passes_one(const bs_filter *f, int test, const bs_entry *entry, int64_t ordinal) {
  int op = f->test[test].op == BS_OP_IN ? SQLITE_INDEX_CONSTRAINT_EQ : f->test[test].op;
  for (int i = 0; i < f->nvalue[test]; i++)
    if (passes(entry, ordinal, f->test[test].subject, op, f->value[test][i])) return true;
  return false;
}

bool bs_filter_wants(void *filter, const bs_entry *entry, int64_t ordinal) {
  const bs_filter *f = filter;
  for (int i = 0; i < f->n; i++)
    if (!passes_one(f, i, entry, ordinal)) return false;
  return true;
}

static int add_value(bs_filter *filter, int test, sqlite3_value *value) {
  sqlite3_value *copy = sqlite3_value_dup(value);
  if (!copy) return SQLITE_NOMEM;
  filter->value[test][filter->nvalue[test]++] = copy;
  return SQLITE_OK;
}

static void drop_values(bs_filter *filter, int test) {
  for (int i = 0; i < filter->nvalue[test]; i++) sqlite3_value_free(filter->value[test][i]);
  sqlite3_free(filter->value[test]);
  filter->value[test] = NULL;
  filter->nvalue[test] = 0;
}

/* The values of one test. A list that is too long is dropped, with *all telling so: every file passes. */
static int keep_values(bs_filter *filter, int test, sqlite3_value *value, bool *all) {
  bool list = filter->test[test].op == BS_OP_IN;
  int rc = SQLITE_OK;
  filter->value[test] = sqlite3_malloc64((list ? BS_IN_LIST : 1) * sizeof(sqlite3_value *));
  if (!filter->value[test]) return SQLITE_NOMEM;
  if (!list) return add_value(filter, test, value);
  sqlite3_value *each = NULL;
  for (rc = sqlite3_vtab_in_first(value, &each); rc == SQLITE_OK && each; rc = sqlite3_vtab_in_next(value, &each)) {
    *all = filter->nvalue[test] == BS_IN_LIST;
    if (*all) return SQLITE_OK;
    rc = add_value(filter, test, each);
    if (rc != SQLITE_OK) return rc;
  }
  return rc == SQLITE_DONE ? SQLITE_OK : rc;
}

int bs_filter_keep(bs_filter *filter, const bs_plan *plan) {
  for (int i = 0; i < plan->ntest; i++) {
    int test = filter->n;
    bool all = false;
    filter->test[test] = plan->test[i];
    filter->test[test].value = NULL; /* xFilter's */
    int rc = keep_values(filter, test, plan->test[i].value, &all);
    if (rc != SQLITE_OK || all) drop_values(filter, test);
    if (rc != SQLITE_OK) return rc;
    if (!all) filter->n++;
  }
  return SQLITE_OK;
}

void bs_filter_clear(bs_filter *filter) {
  while (filter->n > 0) drop_values(filter, --filter->n);
}

/* filter.c: the tests of a query that are made early: on path, locator, bytes, mtime and rowid before a file is opened, on published before any
** other value is computed. A test may let through what the query does not want, since SQLite tests again; it never holds back what the query
** wants. What threads call (bs_filter_keeps) calls no SQLite. */
#include <stdlib.h>

#include "sqlite_int.h"

/* The sign of entry against value, or 2 where SQLite alone can say. */
static int compare_number(int64_t known, const bs_operand *value) {
  if (value->type == SQLITE_INTEGER) return (known > value->integer) - (known < value->integer);
  const int64_t exact = INT64_C(1) << 53; /* what a double holds without rounding */
  if (value->type != SQLITE_FLOAT || known > exact || known < -exact) return 2;
  return ((double)known > value->real) - ((double)known < value->real);
}

static int key_of(char c, bool nocase) { return nocase ? bs_ascii_lower((unsigned char)c) : (unsigned char)c; }

/* Bytes order as SQLite's BINARY in UTF-8, or as its NOCASE. In a UTF-16 database it is the same where the first difference is between
** ASCII. */
static int compare_text(bs_span path, bs_span value, bool nocase) {
  size_t i = 0;
  while (i < path.n && i < value.n && key_of(path.p[i], nocase) == key_of(value.p[i], nocase)) i++;
  if (i == path.n || i == value.n) return (path.n > value.n) - (path.n < value.n);
  int p = key_of(path.p[i], nocase), v = key_of(value.p[i], nocase);
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

/* SQLite's own GLOB; the path stands in a string that ends with a NUL, at the latest behind it. */
static bool is_match(bs_span pattern, bs_span path) { return sqlite3_strglob(pattern.p, path.p) == 0; }

static int op_of(const bs_test *test) { return test->op == BS_OP_IN ? SQLITE_INDEX_CONSTRAINT_EQ : test->op; }

static bool passes(const bs_entry *entry, int64_t ordinal, const bs_test *test, const bs_operand *value) {
  int sign = 2, op = op_of(test);
  bs_subject subject = test->subject;
  if (subject == BS_TEST_BYTES || subject == BS_TEST_MTIME) {
    int64_t known = subject == BS_TEST_BYTES ? entry->bytes : entry->mtime;
    if (known == (subject == BS_TEST_BYTES ? -1 : INT64_MIN)) return false; /* NULL is not compared */
    sign = compare_number(known, value);
  } else if (subject == BS_TEST_ROWID) {
    if (value->type == SQLITE_INTEGER) sign = ordinal != bs_rowid_file(value->integer);
  } else if (value->type == SQLITE_TEXT && subject == BS_TEST_LOCATOR) {
    return may_be_locator(entry, value->text);
  } else if (value->type == SQLITE_TEXT && op == SQLITE_INDEX_CONSTRAINT_GLOB) {
    return memchr(value->text.p, 0, value->text.n) || is_match(value->text, entry->path);
  } else if (value->type == SQLITE_TEXT) {
    sign = op == SQLITE_INDEX_CONSTRAINT_EQ ? !bs_span_eq(entry->path, value->text)
                                            : compare_text(entry->path, value->text, test->nocase);
  }
  return sign == 2 || allows(op, sign);
}

static int by_text(const void *a, const void *b) {
  const bs_span x = ((const bs_operand *)a)->text, y = ((const bs_operand *)b)->text;
  int sign = memcmp(x.p, y.p, x.n < y.n ? x.n : y.n);
  return sign ? sign : (x.n > y.n) - (x.n < y.n);
}

static bool passes_one(const bs_filter *f, int test, const bs_entry *entry, int64_t ordinal) {
  if (f->sorted[test] && f->noperand[test]) {
    const bs_operand path = {.text = entry->path};
    return bsearch(&path, f->operand[test], f->noperand[test], sizeof(path), by_text) != NULL;
  }
  for (size_t i = 0; i < f->noperand[test]; i++)
    if (passes(entry, ordinal, &f->test[test], &f->operand[test][i])) return true;
  return false;
}

bool bs_filter_wants(void *filter, const bs_entry *entry, int64_t ordinal) {
  const bs_filter *f = filter;
  for (int i = 0; i < f->n; i++)
    if (f->test[i].subject != BS_TEST_PUBLISHED && !passes_one(f, i, entry, ordinal)) return false;
  return true;
}

/* Whether a day passes one of the operands; NULL is not compared. */
static bool is_day_wanted(const bs_filter *f, int test, const bs_value *day) {
  for (size_t i = 0; i < f->noperand[test]; i++) {
    const bs_operand *value = &f->operand[test][i];
    if (value->type != SQLITE_TEXT) return true;
    if (day->type != BS_VALUE_TEXT) continue;
    int sign = compare_text(day->text, value->text, false);
    if (sign == 2 || allows(op_of(&f->test[test]), sign)) return true;
  }
  return false;
}

bs_status bs_filter_keeps(const void *filter, bs_article *article, bool *keeps) {
  const bs_filter *f = filter;
  *keeps = true;
  for (int i = 0; i < f->n && *keeps; i++) {
    if (f->test[i].subject != BS_TEST_PUBLISHED) continue;
    bs_value day;
    bs_status status = bs_article_field(article, BS_FIELD_PUBLISHED, &day);
    if (status) return status;
    *keeps = is_day_wanted(f, i, &day);
  }
  return BS_OK;
}

bool bs_filter_tests(const bs_filter *filter, bs_subject subject) {
  for (int i = 0; i < filter->n; i++)
    if (filter->test[i].subject == subject) return true;
  return false;
}

/* The locator of an item may print its file's name otherwise, but never its folder's. */
static bs_span place_of(bs_subject subject, bs_span text) {
  bool digit = text.n && bs_ascii_digit((unsigned char)text.p[text.n - 1]);
  return subject == BS_TEST_LOCATOR && digit ? folder_of(text) : text;
}

bs_span bs_filter_only(const bs_filter *filter) {
  bs_span only = BS_NULL_SPAN;
  if (bs_filter_tests(filter, BS_TEST_ROWID)) return only; /* those are counted */
  for (int i = 0; i < filter->n; i++) {
    bs_subject subject = filter->test[i].subject;
    if ((subject == BS_TEST_PATH || subject == BS_TEST_LOCATOR) && filter->test[i].op == SQLITE_INDEX_CONSTRAINT_EQ &&
        filter->operand[i][0].type == SQLITE_TEXT)
      only = place_of(subject, filter->operand[i][0].text);
  }
  return only;
}

static int add_operand(bs_filter *filter, int test, sqlite3_value *value) {
  if (filter->noperand[test] == filter->room[test]) {
    size_t room = filter->room[test] ? filter->room[test] * 2 : 1;
    bs_operand *more = sqlite3_realloc64(filter->operand[test], room * sizeof(*more));
    if (!more) return SQLITE_NOMEM;
    filter->operand[test] = more;
    filter->room[test] = room;
  }
  sqlite3_value *copy = sqlite3_value_dup(value);
  if (!copy) return SQLITE_NOMEM;
  bs_operand *o = &filter->operand[test][filter->noperand[test]++];
  *o = (bs_operand){.value = copy, .type = sqlite3_value_type(copy)};
  switch (o->type) {
    case SQLITE_INTEGER: o->integer = sqlite3_value_int64(copy); break;
    case SQLITE_FLOAT: o->real = sqlite3_value_double(copy); break;
    case SQLITE_TEXT:
      o->text.p = (const char *)sqlite3_value_text(copy);
      o->text.n = (size_t)sqlite3_value_bytes(copy);
      return o->text.p ? SQLITE_OK : SQLITE_NOMEM;
    default: break;
  }
  return SQLITE_OK;
}

static void drop_operands(bs_filter *filter, int test) {
  for (size_t i = 0; i < filter->noperand[test]; i++) sqlite3_value_free(filter->operand[test][i].value);
  sqlite3_free(filter->operand[test]);
  filter->operand[test] = NULL;
  filter->noperand[test] = filter->room[test] = 0;
  filter->sorted[test] = false;
}

/* A list of paths is looked up, however long it is; one of other values, or with something else in it, is gone through. */
static bool sort_paths(bs_filter *filter, int test) {
  for (size_t i = 0; i < filter->noperand[test]; i++)
    if (filter->operand[test][i].type != SQLITE_TEXT) return false;
  if (filter->noperand[test]) qsort(filter->operand[test], filter->noperand[test], sizeof(bs_operand), by_text);
  return true;
}

/* The operands of one test. A list that is too long to be gone through is dropped, with *all telling so: every file passes. */
static int keep_operands(bs_filter *filter, int test, sqlite3_value *value, bool *all) {
  if (filter->test[test].op != BS_OP_IN) return add_operand(filter, test, value);
  bool paths = filter->test[test].subject == BS_TEST_PATH;
  sqlite3_value *each = NULL;
  int rc;
  for (rc = sqlite3_vtab_in_first(value, &each); rc == SQLITE_OK && each; rc = sqlite3_vtab_in_next(value, &each)) {
    if (sqlite3_value_type(each) == SQLITE_NULL) continue; /* equals nothing */
    *all = !paths && filter->noperand[test] == BS_IN_LIST;
    if (*all) return SQLITE_OK;
    rc = add_operand(filter, test, each);
    if (rc != SQLITE_OK) return rc;
  }
  if (rc != SQLITE_OK && rc != SQLITE_DONE) return rc;
  filter->sorted[test] = paths && sort_paths(filter, test);
  *all = !filter->sorted[test] && filter->noperand[test] > BS_IN_LIST;
  return SQLITE_OK;
}

int bs_filter_keep(bs_filter *filter, const bs_plan *plan) {
  for (int i = 0; i < plan->ntest; i++) {
    int test = filter->n;
    bool all = false;
    filter->test[test] = plan->test[i];
    filter->test[test].value = NULL; /* xFilter's */
    int rc = keep_operands(filter, test, plan->test[i].value, &all);
    if (rc != SQLITE_OK || all) drop_operands(filter, test);
    if (rc != SQLITE_OK) return rc;
    if (!all) filter->n++;
  }
  return SQLITE_OK;
}

void bs_filter_clear(bs_filter *filter) {
  while (filter->n > 0) drop_operands(filter, --filter->n);
}

/* sqlite_int.h: what the files of ext/sqlite/ share. Who calls whom, highest first:
**   broadsheet.c (entry points, versions) -> config.c, param.c, functions.c, page_table.c, text_table.c, later.c, help.c
**   functions.c -> date_functions.c, pair_functions.c; all of them -> values.c (SQLite's values and ours)
**   page_table.c (the methods of every table over pages) -> plan.c, filter.c, ahead.c, scan.c and the tables' descriptions:
**   html_articles.c, html_files.c, html_parts.c, html_select.c
**   text_table.c (tables over plain values) -> plan.c
**   scan.c (location -> walk -> prefetch -> articles) -> load.c (one page), shelf.c (pages that are open), progress.c (what is told of it),
**   ext/archive; load.c -> ext/archive, ext/page, ext/article
** Memory here is SQLite's (sqlite3_malloc64), but for bs_str and what lower rooms own. */
#ifndef BS_SQLITE_INT_H
#define BS_SQLITE_INT_H
#include <sqlite3ext.h>
#include <stdatomic.h>

#include "../article/article.h"
#include "scan.h"
SQLITE_EXTENSION_INIT3

/* ---- arguments of tables: hidden columns that a query sets by position or by WHERE ---- */
typedef enum bs_arg {
  BS_ARG_X,   /* location (TEXT) or page (BLOB) */
  BS_ARG_CSS, /* html_select's selectors */
  BS_ARG_GLOB,
  BS_ARG_RECURSIVE,
  BS_ARG_DATE_ORDER,
  BS_ARG_HEAD_ONLY, /* html_meta: no more than the head */
  BS_ARG_SHARDS,    /* second release: known, so that using it is a sentence */
  BS_ARG_SHARD,
  BS_ARG_COUNT,
  BS_ARG_NONE = -1,
  /* tables over plain values */
  BS_ARG_FIRST = 0,
  BS_ARG_SECOND = 1
} bs_arg;

/* For the sentence on a plan's `namesake`. */
#define BS_NAMESAKE "; a column that is named as one of this table's needs its own table's name: t.x"

/* ---- table descriptions ---- */
typedef struct bs_column {
  const char *name;
  const char *type; /* declared type; "HIDDEN" in it hides the column */
  int id;           /* what the table's value function gives; not used where arg is set */
  bs_arg arg;
} bs_column;

typedef enum bs_reads {                /* what a column needs of a page */
                        BS_READS_FILE, /* nothing of the tree */
                        BS_READS_HEAD, /* no more than the head, on most pages */
                        BS_READS_PAGE
} bs_reads;

typedef struct bs_shape { /* what a table looks like from outside */
  const char *name;
  const bs_column *column;
  int ncolumn;
} bs_shape;

#define BS_COLUMN(name, type, id) \
  { name, type, id, BS_ARG_NONE }
#define BS_ARGUMENT(name, arg) \
  { name, "HIDDEN", 0, arg }
/* The arguments of every table that parses pages, behind its visible columns. */
#define BS_PAGE_ARGUMENTS                                                                                   \
  BS_ARGUMENT("x", BS_ARG_X), BS_ARGUMENT("glob", BS_ARG_GLOB), BS_ARGUMENT("recursive", BS_ARG_RECURSIVE), \
      BS_ARGUMENT("date_order", BS_ARG_DATE_ORDER)

/* Gives value `id` of the current page or file. Text must live until the next call with the same `room`, which may hold what was
** built for it. */
typedef bs_status (*bs_value_of)(bs_scan *scan, int id, bs_str *room, bs_value *out);

enum { BS_PART_LOCATOR = -2, BS_PART_N = -1 }; /* ids of the columns that every part table has */

typedef struct bs_table {
  bs_shape shape;
  bool parses;    /* opens pages; else it lists files, assets too */
  bool has_error; /* a page that fails is a row */
  double rows;    /* for the planner: rows of a location of unknown size */
  /* One of three: one row a page or file; */
  bs_value_of value;
  bs_reads (*reads)(int id);
  bs_status (*ahead)(bs_article *article, int id); /* computes what `value` will need of the article, on any thread */
  /* one a part of an article; */
  bs_status (*parts)(bs_article *article, const void **rows, size_t *n);
  bs_value (*part_value)(const void *row, int id);
  /* one an element that css selects. */
  bs_status (*node_value)(const bs_page *page, uint32_t node, int id, bs_str *room, bs_value *out);
  size_t part_size; /* bytes of one part, or of a node's number */
} bs_table;

extern const bs_table bs_table_articles; /* html_articles.c */
extern const bs_table bs_table_files;    /* html_files.c */
extern const bs_table bs_table_select;   /* html_select.c */
extern const bs_table bs_table_parts[];  /* html_parts.c; ends with a NULL shape.name */
/* A part table's rows of one article as a JSON array of objects, keys as its columns but for locator. */
bs_status bs_parts_json(const char *table, bs_article *article, bs_str *out);

/* ---- one connection's state: freed with the last module or function that refers to it ---- */
typedef struct bs_module {
  struct bs_host *host;
  const bs_table *table;
} bs_module;

typedef struct bs_param bs_param; /* param.c */

typedef struct bs_host {
  int refs;
  bool files; /* false: loaded by the nofs entry point */
  bs_limits limits;
  size_t threads;      /* that may work on the pages of a scan, the query's own among them */
  size_t progress;     /* 1: long scans tell on stderr how far they are */
  bs_progress telling; /* what they tell */
  bs_param *param;     /* a list */
  bs_shelf shelf;      /* pages that scans have open */
  bs_module module[16];
} bs_host;

void bs_host_ref(bs_host *host);
void bs_host_unref(void *host);
void bs_module_unref(void *module); /* a bs_module of a host */

/* ---- registering: an SQLite result code; on failure *message may be set (sqlite3_malloc) ---- */
int bs_config_register(sqlite3 *db, bs_host *host);
size_t bs_config_threads(void); /* unless it is set: one a processor, at most 4 */
int bs_param_register(sqlite3 *db, bs_host *host);
void bs_params_free(bs_host *host);
int bs_functions_register(sqlite3 *db);
int bs_date_functions_register(sqlite3 *db);
int bs_pair_functions_register(sqlite3 *db);
int bs_text_tables_register(sqlite3 *db);
int bs_page_tables_register(sqlite3 *db, bs_host *host);
int bs_later_register(sqlite3 *db);
int bs_help_register(sqlite3 *db);

/* ---- plan.c: how xBestIndex tells xFilter what it chose ---- */
typedef enum bs_subject {
  BS_TEST_PATH,
  BS_TEST_LOCATOR,
  BS_TEST_BYTES,
  BS_TEST_MTIME,
  BS_TEST_ROWID,
  BS_TEST_PUBLISHED /* needs the page; the others are made before a file is opened */
} bs_subject;

typedef struct bs_test { /* `subject op value` */
  bs_subject subject;
  int op;               /* SQLITE_INDEX_CONSTRAINT_EQ, _GT, _GE, _LT, _LE, _GLOB, or BS_OP_IN */
  bool nocase;          /* of a range: in the order of NOCASE, not of BINARY */
  sqlite3_value *value; /* of BS_OP_IN a list, to be read by sqlite3_vtab_in_first */
} bs_test;

enum {
  BS_OP_IN = -1,
  BS_TESTS = 8,    /* as many are made early; SQLite makes the others */
  BS_IN_LIST = 256 /* of longer lists none, but for paths */
};

typedef struct bs_plan {            /* decoded by bs_plan_read; the values are xFilter's */
  sqlite3_value *arg[BS_ARG_COUNT]; /* NULL: not given */
  bool null_literal;                /* the first argument is NULL as written in the query */
  bool missing;                     /* a required argument is not given */
  bool namesake;                    /* or is one of the table's own columns */
  bs_test test[BS_TESTS];
  int ntest;
  sqlite3_value *limit, *offset; /* NULL: not given, or of no use */
  uint64_t ahead;                /* a bit for each column that is asked for of every row */
  bool head;                     /* no other column is asked for that needs a tree */
} bs_plan;

typedef struct bs_planning {
  const bs_shape *shape;
  sqlite3 *db;               /* of tables whose rows come in path order, else NULL */
  unsigned required;         /* bit `arg` of each argument that has to be given */
  bool rowids;               /* a rowid tells the file (bs_rowid_file) */
  bool created;              /* by CREATE VIRTUAL TABLE, under a name of its own or with arguments */
  double rows;               /* expected */
  bs_reads (*reads)(int id); /* NULL: nothing is computed ahead */
} bs_planning;

int bs_plan_choose(sqlite3_vtab *vtab, const bs_planning *planning, sqlite3_index_info *info);
void bs_plan_read(const bs_shape *shape, const char *string, int argc, sqlite3_value **argv, bs_plan *out);

/* Rowids of tables with one row a page: the file's place in the walk, so that a row keeps its rowid whatever else a query drops; the number
** of an item stands above. */
enum { BS_ROWID_ITEM_SHIFT = 40 };
static inline int64_t bs_rowid(int64_t ordinal, int item) {
  return ordinal | (int64_t)(item > 1 ? item - 1 : 0) << BS_ROWID_ITEM_SHIFT;
}
static inline int64_t bs_rowid_file(int64_t rowid) { return rowid & ((INT64_C(1) << BS_ROWID_ITEM_SHIFT) - 1); }

/* ---- filter.c: the tests made early ---- */
typedef struct bs_operand { /* a value, read: threads compare with it */
  sqlite3_value *value;     /* the filter's own copy, which text points into */
  int type;
  int64_t integer;
  double real;
  bs_span text;
} bs_operand;

typedef struct bs_filter {
  bs_test test[BS_TESTS];
  bs_operand *operand[BS_TESTS];
  size_t noperand[BS_TESTS], room[BS_TESTS];
  bool sorted[BS_TESTS]; /* the operands are paths, in byte order */
  int n;
} bs_filter;

/* Copies the plan's tests into an empty filter, which is cleared by the caller also when this fails. SQLITE_NOMEM. */
int bs_filter_keep(bs_filter *filter, const bs_plan *plan);
/* A bs_wants (scan.h) over a bs_filter. */
bool bs_filter_wants(void *filter, const bs_entry *entry, int64_t ordinal);
/* A bs_errand's keeps (load.h) over a bs_filter. */
bs_status bs_filter_keeps(const void *filter, bs_article *article, bool *keeps);
bool bs_filter_tests(const bs_filter *filter, bs_subject subject);
/* The one path, or the one folder with its slash, in which all files are that the filter may want; a NULL span where there is none. */
bs_span bs_filter_only(const bs_filter *filter);
void bs_filter_clear(bs_filter *filter);

/* ---- ahead.c: what threads compute before it is asked for ---- */
typedef struct bs_ahead {
  const bs_table *table;
  _Atomic uint64_t columns; /* a bit each; threads read it */
  uint64_t asked;           /* of the current row; set by who asks */
  int64_t rows, misses;
} bs_ahead;

/* Fills errand->ahead, head and fields for a scan. `a` stays where it is until the scan is closed. */
void bs_ahead_plan(bs_ahead *a, const bs_table *table, const bs_plan *plan, bs_errand *errand);
/* A row was done with. */
void bs_ahead_learn(bs_ahead *a);

/* ---- values.c: between SQLite's values and ours ---- */
/* Fails the call: SQLITE_NOMEM for BS_NOMEM, else `sentence`. */
void bs_result_status(sqlite3_context *context, bs_status status, const char *sentence);
enum { BS_SHOWN = 100 }; /* characters of an argument that a sentence repeats: "%!.*s", BS_SHOWN, text */
/* Fails the call with a formatted sentence (sqlite3_mprintf), made valid UTF-8. */
void bs_result_failure(sqlite3_context *context, const char *format, ...);
/* Hands a built string over to SQLite, or its failure; *s is empty afterwards. */
void bs_result_str(sqlite3_context *context, bs_str *s);
void bs_result_value(sqlite3_context *context, const bs_value *value);
/* An argument as UTF-8. Text that SQLite holds may still be broken: then it is mended into *mended, which the caller frees.
** A NULL span where the value is NULL or the call has failed. */
bs_span bs_argument_text(sqlite3_context *context, sqlite3_value *value, bs_str *mended);
/* The same for a table's argument: BS_FORMAT for a BLOB that is no UTF-8, BS_NOMEM. */
bs_status bs_value_text(sqlite3_value *value, bs_str *mended, bs_span *out);
/* A whole number, also as text or as a REAL (JavaScript's numbers are). */
bool bs_value_whole(sqlite3_value *value, sqlite3_int64 *out);
/* sqlite3_declare_vtab from the description. */
int bs_shape_declare(sqlite3 *db, const bs_shape *shape);
/* Sets a table's error message, made valid UTF-8, and returns the code to hand to SQLite. */
int bs_vtab_fail(sqlite3_vtab *vtab, const char *format, ...);

/* Flags of what computes from its arguments alone. */
#define BS_PURE (SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS)

#endif

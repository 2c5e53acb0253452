/* pair_functions.c: what compares two values: headline_similarity, text_similarity and text_containment, signatures, SimHashes; and the
** aggregate story_clusters over pairs. Computes nothing itself, touches no file. */
#include <stdlib.h>

#include "../text/cluster.h"
#include "../text/minhash.h"
#include "../text/similarity.h"
#include "sqlite_int.h"

/* ---- headline_similarity ---- */

/* The last headlines that were taken apart, by their text. A constant side, or the outer side of a join, is taken apart once; SQLite's own
** auxiliary data would be given back after each row for a side that is not constant. */
enum { REMEMBERED = 8 };

typedef struct prepared {
  bs_str text;
  bs_headline *headline;
  uint64_t used; /* clock of its last use; 0: free */
} prepared;

typedef struct headlines {
  prepared slot[REMEMBERED];
  uint64_t clock;
} headlines;

static void headlines_free(void *arg) {
  headlines *memory = arg;
  for (int i = 0; i < REMEMBERED; i++) {
    bs_str_free(&memory->slot[i].text);
    bs_headline_free(memory->slot[i].headline);
  }
  sqlite3_free(memory);
}

/* The headline of s, valid until REMEMBERED others were asked for; NULL: no memory. */
static const bs_headline *prepare(headlines *memory, bs_span s) {
  prepared *oldest = &memory->slot[0];
  for (int i = 0; i < REMEMBERED; i++) {
    prepared *p = &memory->slot[i];
    if (p->used && bs_span_eq(bs_str_span(&p->text), s)) {
      p->used = ++memory->clock;
      return p->headline;
    }
    if (p->used < oldest->used) oldest = p;
  }
  oldest->used = 0;
  if (!oldest->headline) oldest->headline = bs_headline_new();
  if (oldest->text.status) bs_str_free(&oldest->text);
  bs_str_clear(&oldest->text);
  bs_str_addspan(&oldest->text, s);
  if (!oldest->headline || oldest->text.status || bs_headline_set(oldest->headline, s) != BS_OK) return NULL;
  oldest->used = ++memory->clock;
  return oldest->headline;
}

static void headline_similarity(sqlite3_context *context, int argc, sqlite3_value **argv) {
  (void)argc;
  headlines *memory = sqlite3_user_data(context);
  bs_str mended[2] = {BS_STR_INIT, BS_STR_INIT};
  bs_span a = bs_argument_text(context, argv[0], &mended[0]);
  bs_span b = a.p ? bs_argument_text(context, argv[1], &mended[1]) : BS_NULL_SPAN;
  if (b.p) {
    const bs_headline *first = prepare(memory, a);
    const bs_headline *second = first ? prepare(memory, b) : NULL;
    if (second)
      sqlite3_result_double(context, bs_headline_compare(first, second));
    else
      sqlite3_result_error_nomem(context);
  }
  bs_str_free(&mended[0]);
  bs_str_free(&mended[1]);
}

/* ---- whole texts and signatures ---- */

typedef struct comparison {
  const char *name;
  bs_status (*compare)(bs_span a, bs_span b, double *out);
  bool signatures; /* of BLOBs by text_minhash(), else of texts */
} comparison;

static const comparison comparisons[] = {
    {"text_similarity", bs_text_similarity, false},
    {"text_containment", bs_text_containment, false},
    {"minhash_similarity", bs_minhash_similarity, true},
    {"minhash_containment", bs_minhash_containment, true},
};

static void result_comparison(sqlite3_context *context, const comparison *c, bs_span a, bs_span b) {
  double out = 0;
  bs_status status = c->compare(a, b, &out);
  switch (status) {
    case BS_OK: sqlite3_result_double(context, out); break;
    case BS_NOMEM: sqlite3_result_error_nomem(context); break;
    case BS_MISUSE:
      bs_result_failure(context, "%s: the signatures differ in length; make both with the same text_minhash(X, n)",
                        c->name);
      break;
    default: bs_result_failure(context, "%s: this is no signature; text_minhash(X) makes them", c->name); break;
  }
}

static void compare_texts(sqlite3_context *context, const comparison *c, sqlite3_value **argv) {
  bs_str mended[2] = {BS_STR_INIT, BS_STR_INIT};
  bs_span a = bs_argument_text(context, argv[0], &mended[0]);
  bs_span b = a.p ? bs_argument_text(context, argv[1], &mended[1]) : BS_NULL_SPAN;
  if (b.p) result_comparison(context, c, a, b);
  bs_str_free(&mended[0]);
  bs_str_free(&mended[1]);
}

static bs_span blob_span(sqlite3_value *value) {
  const char *p = sqlite3_value_blob(value);
  return p ? bs_span_make(p, (size_t)sqlite3_value_bytes(value)) : BS_LIT("");
}

static void compare(sqlite3_context *context, int argc, sqlite3_value **argv) {
  (void)argc;
  const comparison *c = sqlite3_user_data(context);
  if (sqlite3_value_type(argv[0]) == SQLITE_NULL || sqlite3_value_type(argv[1]) == SQLITE_NULL) return;
  if (c->signatures)
    result_comparison(context, c, blob_span(argv[0]), blob_span(argv[1]));
  else
    compare_texts(context, c, argv);
}

static void simhash_distance(sqlite3_context *context, int argc, sqlite3_value **argv) {
  (void)argc;
  for (int i = 0; i < 2; i++) {
    int type = sqlite3_value_type(argv[i]);
    if (type == SQLITE_NULL) return;
    if (type == SQLITE_INTEGER) continue;
    bs_result_failure(context, "simhash_distance compares two whole numbers, as text_simhash(X) makes them");
    return;
  }
  uint64_t a = (uint64_t)sqlite3_value_int64(argv[0]), b = (uint64_t)sqlite3_value_int64(argv[1]);
  sqlite3_result_int(context, bs_simhash_distance(a, b));
}

/* ---- story_clusters(a, b) ---- */

typedef struct clustering {
  bs_clusters *clusters;
} clustering;

/* BS_FORMAT for a BLOB that is no UTF-8. */
static bs_status read_member(sqlite3_value *value, bs_str *mended, bs_member *out) {
  int type = sqlite3_value_type(value);
  *out = (bs_member){.number = type == SQLITE_INTEGER || type == SQLITE_FLOAT};
  if (out->number) out->value = sqlite3_value_double(value);
  return bs_value_text(value, mended, &out->text);
}

static void clusters_step(sqlite3_context *context, int argc, sqlite3_value **argv) {
  (void)argc;
  clustering *state = sqlite3_aggregate_context(context, sizeof(*state));
  if (state && !state->clusters) state->clusters = bs_clusters_new();
  if (!state || !state->clusters) {
    sqlite3_result_error_nomem(context);
    return;
  }
  if (sqlite3_value_type(argv[0]) == SQLITE_NULL || sqlite3_value_type(argv[1]) == SQLITE_NULL) return;
  bs_str mended[2] = {BS_STR_INIT, BS_STR_INIT};
  bs_member a = {0}, b = {0};
  bs_status status = read_member(argv[0], &mended[0], &a);
  if (!status) status = read_member(argv[1], &mended[1], &b);
  if (!status) status = bs_clusters_join(state->clusters, a, b);
  if (status) bs_result_status(context, status, "story_clusters: a member is a BLOB that is no UTF-8 text");
  bs_str_free(&mended[0]);
  bs_str_free(&mended[1]);
}

static void clusters_final(sqlite3_context *context) {
  clustering *state = sqlite3_aggregate_context(context, 0);
  if (!state || !state->clusters) {
    sqlite3_result_text(context, "[]", 2, SQLITE_STATIC);
    return;
  }
  bs_str out = BS_STR_INIT;
  bs_status status = bs_clusters_json(state->clusters, &out);
  if (status && !out.status) out.status = status;
  bs_clusters_free(state->clusters);
  state->clusters = NULL;
  bs_result_str(context, &out);
}

/* ---- registering ---- */

int bs_pair_functions_register(sqlite3 *db) {
  headlines *memory = sqlite3_malloc64(sizeof(*memory));
  if (!memory) return SQLITE_NOMEM;
  *memory = (headlines){.clock = 0};
  int rc = sqlite3_create_function_v2(db, "headline_similarity", 2, BS_PURE, memory, headline_similarity, 0, 0,
                                      headlines_free);
  for (size_t i = 0; i < sizeof(comparisons) / sizeof(comparisons[0]) && rc == SQLITE_OK; i++) {
    void *comparison_data = (void *)(uintptr_t)&comparisons[i]; /* SQLite's user data is not const */
    rc = sqlite3_create_function_v2(db, comparisons[i].name, 2, BS_PURE, comparison_data, compare, 0, 0, 0);
  }
  if (rc == SQLITE_OK)
    rc = sqlite3_create_function_v2(db, "simhash_distance", 2, BS_PURE, 0, simhash_distance, 0, 0, 0);
  if (rc == SQLITE_OK)
    rc = sqlite3_create_function_v2(db, "story_clusters", 2, BS_PURE, 0, 0, clusters_step, clusters_final, 0);
  return rc;
}

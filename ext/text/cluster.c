/* cluster.c: what pairs join, by union-find with path halving. Owns the members' texts; knows nothing of what they stand for. */
#include "cluster.h"

#include <stdlib.h>

#include "hash.h"

typedef struct node {
  bs_member member;
  size_t up; /* towards the cluster's representative, which points at itself */
  uint64_t hash;
} node;

struct bs_clusters {
  bs_arena texts;
  node *nodes;
  size_t n, cap;
  size_t *slots; /* index + 1 of a node by its hash; 0: free */
  size_t slot_count;
};

bs_clusters *bs_clusters_new(void) { return calloc(1, sizeof(bs_clusters)); }

void bs_clusters_free(bs_clusters *c) {
  if (!c) return;
  bs_arena_free(&c->texts);
  free(c->nodes);
  free(c->slots);
  free(c);
}

static bool same(bs_member a, bs_member b) { return a.number == b.number && bs_span_eq(a.text, b.text); }

static bs_status widen(bs_clusters *c) {
  size_t count = c->slot_count ? c->slot_count * 2 : 64;
  size_t *slots = calloc(count, sizeof(*slots));
  if (!slots) return BS_NOMEM;
  for (size_t i = 0; i < c->n; i++) {
    size_t at = (size_t)c->nodes[i].hash & (count - 1);
    while (slots[at]) at = (at + 1) & (count - 1);
    slots[at] = i + 1;
  }
  free(c->slots);
  c->slots = slots;
  c->slot_count = count;
  return BS_OK;
}

/* Index of the node of m, made if it is new. */
static bs_status find(bs_clusters *c, bs_member m, size_t *index) {
  uint64_t hash = bs_hash64(m.text.p, m.text.n, m.number);
  bs_status status;
  if (c->n * 2 >= c->slot_count && (status = widen(c))) return status;
  size_t at = (size_t)hash & (c->slot_count - 1);
  for (; c->slots[at]; at = (at + 1) & (c->slot_count - 1)) {
    *index = c->slots[at] - 1;
    if (c->nodes[*index].hash == hash && same(c->nodes[*index].member, m)) return BS_OK;
  }
  if (!bs_grow(&c->nodes, &c->cap, c->n + 1, sizeof(*c->nodes))) return BS_NOMEM;
  if ((status = bs_arena_dup(&c->texts, m.text, &m.text))) return status;
  *index = c->n;
  c->nodes[c->n] = (node){m, c->n, hash};
  c->slots[at] = ++c->n;
  return BS_OK;
}

static size_t root(bs_clusters *c, size_t i) {
  for (; c->nodes[i].up != i; i = c->nodes[i].up) c->nodes[i].up = c->nodes[c->nodes[i].up].up;
  return i;
}

/* Numbers by value, then texts by bytes. */
static int order(const bs_member *a, const bs_member *b) {
  if (a->number != b->number) return a->number ? -1 : 1;
  if (a->number && (a->value < b->value || a->value > b->value)) return a->value < b->value ? -1 : 1;
  return bs_span_cmp(a->text, b->text);
}

bs_status bs_clusters_join(bs_clusters *c, bs_member a, bs_member b) {
  size_t i, j;
  bs_status status = find(c, a, &i);
  if (!status) status = find(c, b, &j);
  if (status) return status;
  i = root(c, i);
  j = root(c, j);
  /* The least member is the root, so that it can be the id; path halving alone keeps this n log n. */
  if (i == j) return BS_OK;
  if (order(&c->nodes[i].member, &c->nodes[j].member) < 0)
    c->nodes[j].up = i;
  else
    c->nodes[i].up = j;
  return BS_OK;
}

typedef struct row {
  const bs_member *member, *id;
} row;

static int by_cluster(const void *x, const void *y) {
  const row *a = x, *b = y;
  int k = order(a->id, b->id);
  return k ? k : order(a->member, b->member);
}

static void add_json(const bs_member *m, bs_str *out) {
  if (m->number) {
    bs_str_addspan(out, m->text);
    return;
  }
  bs_str_addc(out, '"');
  for (size_t i = 0; i < m->text.n; i++) {
    unsigned char ch = (unsigned char)m->text.p[i];
    if (ch == '"' || ch == '\\') bs_str_addc(out, '\\');
    if (ch < 0x20)
      bs_str_addf(out, "\\u%04x", ch);
    else
      bs_str_addc(out, (char)ch);
  }
  bs_str_addc(out, '"');
}

bs_status bs_clusters_json(bs_clusters *c, bs_str *out) {
  row *rows = malloc((c->n + 1) * sizeof(*rows));
  if (!rows) return BS_NOMEM;
  for (size_t i = 0; i < c->n; i++) rows[i] = (row){&c->nodes[i].member, &c->nodes[root(c, i)].member};
  qsort(rows, c->n, sizeof(*rows), by_cluster);
  bs_str_addc(out, '[');
  for (size_t i = 0; i < c->n; i++) {
    bs_str_addz(out, i ? ",[" : "[");
    add_json(rows[i].member, out);
    bs_str_addc(out, ',');
    add_json(rows[i].id, out);
    bs_str_addc(out, ']');
  }
  bs_str_addc(out, ']');
  free(rows);
  return out->status;
}

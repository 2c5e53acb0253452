/* arena.c: the arena (memory that lives as long as one page), growing arrays, and the default limits. */
#include "base.h"

#include <stdlib.h>

/* Chunks double from 16 KiB to 1 MiB; an allocation over a quarter of that gets a chunk of its own. */
struct bs_arena_chunk {
  struct bs_arena_chunk *next;
  size_t used, size; /* bytes of data[] */
  size_t reserved;   /* keeps data[] 16-byte aligned on 64-bit hosts */
  _Alignas(16) unsigned char data[];
};

enum { FIRST_CHUNK = 16 * 1024, LARGEST_CHUNK = 1024 * 1024 };

const bs_limits bs_limits_default = {
    .page_bytes = 64u << 20,
    .nodes = 4000000,
    .depth = 512,
    .attributes = 1000,
    .json_depth = 64,
    .records = 1000000,
};

static struct bs_arena_chunk *new_chunk(size_t size) {
  struct bs_arena_chunk *c = malloc(sizeof(*c) + size);
  if (c) {
    c->next = NULL;
    c->used = 0;
    c->size = size;
    c->reserved = 0;
  }
  return c;
}

void *bs_arena_alloc(bs_arena *a, size_t n) {
  if (n > SIZE_MAX / 2) return NULL;
  n = (n + 15) & ~(size_t)15;
  struct bs_arena_chunk *c = a->head;
  if (!c || c->size - c->used < n) {
    size_t size = c ? c->size * 2 : FIRST_CHUNK;
    if (size > LARGEST_CHUNK) size = LARGEST_CHUNK;
    bool own = n > size / 4;
    struct bs_arena_chunk *fresh = new_chunk(own ? n : size);
    if (!fresh) return NULL;
    if (own && c) { /* behind the head, which keeps its free room */
      fresh->next = c->next;
      c->next = fresh;
    } else {
      fresh->next = c;
      a->head = fresh;
    }
    c = fresh;
  }
  void *p = c->data + c->used;
  c->used += n;
  a->bytes += n;
  return p;
}

void *bs_arena_zalloc(bs_arena *a, size_t n) {
  void *p = bs_arena_alloc(a, n);
  if (p) memset(p, 0, n);
  return p;
}

bs_status bs_arena_dup(bs_arena *a, bs_span s, bs_span *out) {
  *out = BS_NULL_SPAN;
  if (!s.p) return BS_OK;
  char *p = bs_arena_alloc(a, s.n + 1);
  if (!p) return BS_NOMEM;
  if (s.n) memcpy(p, s.p, s.n);
  p[s.n] = 0;
  *out = (bs_span){p, s.n};
  return BS_OK;
}

void bs_arena_free(bs_arena *a) {
  for (struct bs_arena_chunk *c = a->head, *next; c; c = next) {
    next = c->next;
    free(c);
  }
  *a = BS_ARENA_INIT;
}

bool bs_grow_more(void *ptr, size_t *cap, size_t need, size_t item) {
  size_t size = *cap ? *cap : 8;
  while (size < need) {
    if (size > SIZE_MAX / 2) return false;
    size *= 2;
  }
  if (size > SIZE_MAX / item) return false;
  void *old, *fresh;
  memcpy(&old, ptr, sizeof(old)); /* ptr is the address of a pointer of any type */
  fresh = realloc(old, size * item);
  if (!fresh) return false;
  memcpy(ptr, &fresh, sizeof(fresh));
  *cap = size;
  return true;
}

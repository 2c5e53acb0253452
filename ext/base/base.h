/* base.h: what every room stands on: status codes, borrowed spans, owned strings, the arena, the limits.
** Uses nothing but libc. Nothing here aborts, prints or exits. */
#ifndef BS_BASE_H
#define BS_BASE_H
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* ---- status: what a function that can fail returns ---- */
typedef enum bs_status {
  BS_OK = 0,
  BS_NOMEM,  /* an allocation failed; the query ends */
  BS_LIMIT,  /* a limit of bs_limits was reached: the page gets a row with `error` */
  BS_IO,     /* the operating system refused: the page gets a row with `error` */
  BS_FORMAT, /* the bytes are not what their name or header says */
  BS_MISUSE, /* a wrong argument; the query ends with a sentence */
  BS_DONE    /* an iterator has no further item */
} bs_status;

/* ---- bs_span: borrowed bytes, UTF-8 unless said otherwise, no NUL behind them ----
** p == NULL is "no value" (SQL NULL); p != NULL with n == 0 is the empty text. */
typedef struct bs_span {
  const char *p;
  size_t n;
} bs_span;

#define BS_LIT(literal) ((bs_span){(literal), sizeof(literal) - 1})
#define BS_NULL_SPAN    ((bs_span){NULL, 0})
enum { BS_PAD = 16 }; /* zero bytes behind the text of a page, so that who reads it may look ahead */

static inline bs_span bs_span_of(const char *z) { return (bs_span){z, z ? strlen(z) : 0}; }
static inline bs_span bs_span_make(const char *p, size_t n) { return (bs_span){p, n}; }
static inline bool bs_span_eq(bs_span a, bs_span b) { return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0); }
static inline bool bs_span_is(bs_span a, const char *z) { return bs_span_eq(a, bs_span_of(z)); }
static inline int bs_ascii_lower(int c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; }
static inline bool bs_ascii_space(int c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
static inline bool bs_ascii_digit(int c) { return c >= '0' && c <= '9'; }
static inline bool bs_ascii_alpha(int c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/* Little-endian, whatever the machine: compilers make one load of them. */
static inline uint32_t bs_read32(const void *from) {
  const unsigned char *p = (const unsigned char *)from;
  return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}
static inline uint64_t bs_read64(const void *from) {
  return bs_read32(from) | (uint64_t)bs_read32((const unsigned char *)from + 4) << 32;
}

/* Whether n bytes of both are the same without ASCII case. */
bool bs_bytes_ieq(const char *a, const char *b, size_t n);
static inline bool bs_same_fold(const char *a, const char *b, size_t n) { /* most differ in the first byte */
  return n == 0 ||
         (a && bs_ascii_lower((unsigned char)a[0]) == bs_ascii_lower((unsigned char)b[0]) && bs_bytes_ieq(a, b, n));
}

/* ASCII case is ignored in those with an i; the needle is a C string, mostly a constant, whose length the compiler then knows. */
static inline bool bs_span_ieq(bs_span a, const char *z) {
  size_t n = strlen(z);
  return a.n == n && bs_same_fold(a.p, z, n);
}
static inline bool bs_span_starts(bs_span a, const char *z) {
  size_t n = strlen(z);
  return a.n >= n && (n == 0 || memcmp(a.p, z, n) == 0);
}
static inline bool bs_span_istarts(bs_span a, const char *z) {
  size_t n = strlen(z);
  return a.n >= n && bs_same_fold(a.p, z, n);
}
static inline bool bs_span_ends(bs_span a, const char *z) {
  size_t n = strlen(z);
  return a.n >= n && (n == 0 || memcmp(a.p + a.n - n, z, n) == 0);
}
static inline bool bs_span_iends(bs_span a, const char *z) {
  size_t n = strlen(z);
  return a.n >= n && bs_same_fold(a.p + a.n - n, z, n);
}
/* Offset of the first occurrence at or after `from`, or SIZE_MAX. */
size_t bs_span_find(bs_span a, const char *z, size_t from);
size_t bs_span_ifind(bs_span a, const char *z, size_t from);
/* Offset of the first byte at or after `from` that is in the set, or a.n; and the end of the last one before `to`, or 0. */
size_t bs_span_find_any(bs_span a, const bool set[256], size_t from);
size_t bs_span_find_last(bs_span a, const bool set[256], size_t to);
/* Byte order, as memcmp; a prefix sorts first. */
int bs_span_cmp(bs_span a, bs_span b);
/* The part from..to (to is clipped to the end). */
static inline bs_span bs_span_sub(bs_span a, size_t from, size_t to) {
  if (to > a.n) to = a.n;
  if (from > to) from = to;
  return (bs_span){from ? a.p + from : a.p, to - from}; /* of no value there is no part but itself */
}
/* Without ASCII white space at both ends. */
static inline bs_span bs_span_trim(bs_span a) {
  while (a.n && bs_ascii_space((unsigned char)a.p[0])) a.p++, a.n--;
  while (a.n && bs_ascii_space((unsigned char)a.p[a.n - 1])) a.n--;
  return a;
}

/* ---- bs_str: owned, growing bytes; always NUL-terminated once something was added ----
** The status is sticky: after BS_NOMEM every call does nothing, so only the end has to be checked. */
typedef struct bs_str {
  char *p;
  size_t n, cap;
  bs_status status;
} bs_str;

#define BS_STR_INIT ((bs_str){NULL, 0, 0, BS_OK})

void bs_str_free(bs_str *s);                 /* frees and resets to BS_STR_INIT */
void bs_str_clear(bs_str *s);                /* length 0; keeps memory and status */
void bs_str_truncate(bs_str *s, size_t n);   /* shortens to n bytes */
bool bs_str_enlarge(bs_str *s, size_t more); /* what bs_str_reserve does where there is no room yet */
/* Room for `more` bytes and a NUL; false: no memory, now or before. */
static inline bool bs_str_reserve(bs_str *s, size_t more) {
  return (!s->status && more < s->cap - s->n) || bs_str_enlarge(s, more);
}
static inline void bs_str_add(bs_str *s, const void *p, size_t n) {
  if (!bs_str_reserve(s, n)) return;
  if (n) memcpy(s->p + s->n, p, n); /* NOLINT(clang-analyzer-core.NonNullParamChecker): of no value n is 0 */
  s->n += n;
  s->p[s->n] = 0;
}
static inline void bs_str_addz(bs_str *s, const char *z) { bs_str_add(s, z, strlen(z)); }
static inline void bs_str_addspan(bs_str *s, bs_span a) { bs_str_add(s, a.p, a.n); }
static inline void bs_str_addc(bs_str *s, char c) {
  if (!bs_str_reserve(s, 1)) return;
  s->p[s->n++] = c;
  s->p[s->n] = 0;
}
void bs_str_addcp(bs_str *s, uint32_t codepoint); /* as UTF-8; surrogates and values over 0x10FFFF give U+FFFD */
void bs_str_addf(bs_str *s, const char *format, ...) __attribute__((format(printf, 2, 3)));
static inline bs_span bs_str_span(const bs_str *s) { return (bs_span){s->p ? s->p : "", s->n}; }

/* ---- bs_arena: memory that lives as long as one page ---- */
typedef struct bs_arena {
  struct bs_arena_chunk *head;
  size_t bytes; /* handed out, for limits and tests */
} bs_arena;

#define BS_ARENA_INIT ((bs_arena){NULL, 0})

void *bs_arena_alloc(bs_arena *a, size_t n);  /* 16-byte aligned, not zeroed; NULL: no memory */
void *bs_arena_zalloc(bs_arena *a, size_t n); /* zeroed */
/* A copy with a NUL behind it. A NULL span stays a NULL span. On no memory *out is NULL and BS_NOMEM comes back. */
bs_status bs_arena_dup(bs_arena *a, bs_span s, bs_span *out);
void bs_arena_free(bs_arena *a);

/* ---- growing arrays ----
** Grows `ptr` (libc malloc) to hold one more than `count`; evaluates to false on no memory. */
bool bs_grow_more(void *ptr, size_t *cap, size_t need, size_t item); /* what bs_grow does where there is no room yet */
static inline bool bs_grow(void *ptr, size_t *cap, size_t need, size_t item) {
  return need <= *cap || bs_grow_more(ptr, cap, need, item);
}

/* ---- limits: each settable by broadsheet_config(name, value) ---- */
typedef struct bs_limits {
  size_t page_bytes; /* bytes of one page, after decompression and after decoding to UTF-8; 64 MiB */
  size_t nodes;      /* elements and text nodes of one page; 4 million */
  size_t depth;      /* nesting of elements kept, deeper ones become siblings; 512, at most 512 */
  size_t attributes; /* attributes kept of one element; 1,000 */
  size_t json_depth; /* nesting of JSON-LD; 64 */
  size_t records;    /* rows of one part table (html_links, html_meta …) from one page; 1 million */
} bs_limits;

extern const bs_limits bs_limits_default;

#endif

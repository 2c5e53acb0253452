/* nfc.c: canonical ordering and composition. Owns the quick check and the order of marks; utf8proc knows the decompositions.
** utf8proc_map sorts marks in quadratic time, and asks for every code point what only few need. */
#include "nfc.h"

#include <pthread.h>
#include <stdlib.h>
#include <utf8proc.h>

#include "utf8.h"

void bs_composer_init(bs_composer *c) {
  c->held = c->few;
  c->n = 0;
  c->cap = BS_COMPOSER_FEW;
}

void bs_composer_free(bs_composer *c) {
  if (c->held != c->few) free(c->held);
}

bool bs_composer_hold(bs_composer *c, uint32_t point) {
  if (c->n == c->cap) {
    int32_t *grown = c->held == c->few ? NULL : c->held;
    size_t cap = c->held == c->few ? 0 : c->cap;
    if (!bs_grow(&grown, &cap, c->n + 1, sizeof(*grown))) return false;
    if (c->held == c->few) memcpy(grown, c->few, c->n * sizeof(*grown));
    c->held = grown;
    c->cap = cap;
  }
  c->held[c->n++] = (int32_t)point;
  return true;
}

static int combining_class(int32_t c) { return utf8proc_get_property(c)->combining_class; }

/* Canonical ordering of held[from..to), all of non-zero class: a stable counting sort, since the marks on one letter of a hostile text
** may be millions. */
static bool order_marks(bs_composer *c, size_t from, size_t to) {
  size_t start[257] = {0}, n = to - from;
  bool sorted = true;
  for (size_t i = from + 1; i < to && sorted; i++)
    sorted = combining_class(c->held[i - 1]) <= combining_class(c->held[i]);
  if (sorted) return true;
  int32_t *copy = NULL;
  size_t cap = 0;
  if (!bs_grow(&copy, &cap, n, sizeof(*copy))) return false;
  memcpy(copy, c->held + from, n * sizeof(*copy));
  for (size_t i = 0; i < n; i++) start[combining_class(copy[i]) + 1]++;
  for (int k = 0; k < 256; k++) start[k + 1] += start[k];
  for (size_t i = 0; i < n; i++) c->held[from + start[combining_class(copy[i])]++] = copy[i];
  free(copy);
  return true;
}

bool bs_composer_compose(bs_composer *c) {
  if (c->n < 2) return true;
  for (size_t i = 0; i < c->n;) {
    size_t j = i;
    while (j < c->n && combining_class(c->held[j]) > 0) j++;
    if (j > i + 1 && !order_marks(c, i, j)) return false;
    i = j + 1;
  }
  utf8proc_ssize_t n = utf8proc_normalize_utf32(c->held, (utf8proc_ssize_t)c->n, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
  if (n >= 0) c->n = (size_t)n;
  return true;
}

bool bs_nfc_joins(uint32_t c) {
  if (c < 0x0300) return false;
  if ((c >= 0x1160 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7FF)) return true;
  utf8proc_category_t k = utf8proc_category((utf8proc_int32_t)c);
  return k == UTF8PROC_CATEGORY_MN || k == UTF8PROC_CATEGORY_MC || k == UTF8PROC_CATEGORY_ME;
}

/* ---- whole texts ---- */

#define DECOMPOSED 8 /* no canonical decomposition has more than 4 */

/* Bit set: the code point of the Basic Multilingual Plane is in NFC by itself and composes with nothing before it. */
static uint8_t plain[0x10000 / 8];
static pthread_once_t plain_once = PTHREAD_ONCE_INIT;

static size_t decompose(uint32_t c, int32_t out[DECOMPOSED]) {
  int last = 0;
  utf8proc_ssize_t n =
      utf8proc_decompose_char((utf8proc_int32_t)c, out, DECOMPOSED, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE, &last);
  if (n < 1 || n > DECOMPOSED) {
    out[0] = (int32_t)c;
    n = 1;
  }
  return (size_t)n;
}

static bool is_plain(uint32_t c) {
  int32_t parts[DECOMPOSED];
  if (bs_nfc_joins(c)) return false;
  size_t n = decompose(c, parts);
  if (n > 1) n = (size_t)utf8proc_normalize_utf32(parts, (utf8proc_ssize_t)n, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
  return n == 1 && parts[0] == (int32_t)c;
}

static void fill_plain(void) {
  for (uint32_t c = 0; c < 0x10000; c++) {
    bool known = c < 0x300 || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3);
    if (known || (!(c >= 0xD800 && c < 0xE000) && is_plain(c))) plain[c / 8] |= (uint8_t)(1 << c % 8);
  }
}

static bool plain_point(uint32_t c) { return c < 0x10000 ? plain[c / 8] >> c % 8 & 1 : is_plain(c); }

/* Composes what begins at p, a starter and what joins it or is not in NFC by itself; returns its end. */
static const char *compose_run(const char *p, const char *end, bs_composer *c, bs_str *out) {
  for (bool first = true; p < end; first = false) {
    const char *next = p;
    uint32_t point = bs_utf8_next(&next, end);
    if (!first && plain_point(point)) break;
    int32_t parts[DECOMPOSED];
    size_t n = decompose(point, parts);
    for (size_t i = 0; i < n; i++)
      if (!bs_composer_hold(c, (uint32_t)parts[i])) {
        out->status = BS_NOMEM;
        return end;
      }
    p = next;
  }
  if (!bs_composer_compose(c)) out->status = BS_NOMEM;
  for (size_t i = 0; i < c->n; i++) bs_str_addcp(out, (uint32_t)c->held[i]);
  c->n = 0;
  return p;
}

bs_status bs_text_nfc(bs_span s, bs_str *out) {
  const char *p = s.p, *end = p + s.n, *copied = p, *starter = p;
  bs_composer c;
  pthread_once(&plain_once, fill_plain);
  bs_composer_init(&c);
  while (p < end && !out->status) {
    const char *at = p;
    if ((unsigned char)*p < 0x80) {
      p += bs_utf8_ascii(bs_span_make(p, (size_t)(end - p)));
      starter = p - 1;
      continue;
    }
    if (plain_point(bs_utf8_next(&p, end))) {
      starter = at;
      continue;
    }
    /* The starter before may take part, so the run begins there. */
    if (starter < copied) starter = copied;
    bs_str_add(out, copied, (size_t)(starter - copied));
    p = compose_run(starter, end, &c, out);
    copied = starter = p;
  }
  bs_str_add(out, copied, (size_t)(end - copied));
  bs_composer_free(&c);
  return out->status;
}

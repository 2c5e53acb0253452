/* glob.c: patterns over paths. * and ? stay within a component, […] is one character of a set ([!…] and [^…]: none of
** it), ** as a component is any number of components. Case counts. No backtracking over components: a set of
** positions moves along. */
#include "archive_int.h"

#include "../text/utf8.h"

bool bs_glob_is(bs_span text) {
  for (size_t i = 0; i < text.n; i++)
    if (text.p[i] == '*' || text.p[i] == '?' || text.p[i] == '[') return true;
  return false;
}

static bool add_part(bs_glob *g, bs_span part) {
  bool deep = bs_span_is(part, "**");
  if (deep && g->n && g->deep[g->n - 1]) return true; /* one after another is one */
  if (g->n == BS_GLOB_PARTS) return false;
  g->part[g->n] = part;
  g->deep[g->n++] = deep;
  return true;
}

bool bs_glob_compile(bs_glob *g, bs_span pattern, bool anywhere) {
  g->n = 0;
  if (anywhere && bs_span_find(pattern, "/", 0) == SIZE_MAX && !add_part(g, BS_LIT("**"))) return false;
  for (size_t at = 0; at <= pattern.n;) {
    size_t slash = bs_span_find(pattern, "/", at);
    if (slash == SIZE_MAX) slash = pattern.n;
    if (slash > at && !add_part(g, bs_span_sub(pattern, at, slash))) return false;
    at = slash + 1;
  }
  return true;
}

/* Where ** may stand for nothing, the position behind it is reached as well. */
static bs_glob_at closure(const bs_glob *g, bs_glob_at at) {
  for (unsigned i = 0; i < g->n; i++)
    if (g->deep[i] && (at >> i & 1)) at |= (bs_glob_at)1 << (i + 1);
  return at;
}

bs_glob_at bs_glob_start(const bs_glob *g) { return closure(g, 1); }

bs_glob_at bs_glob_step(const bs_glob *g, bs_glob_at at, bs_span component) {
  bs_glob_at next = 0;
  for (unsigned i = 0; i < g->n; i++) {
    if (!(at >> i & 1)) continue;
    if (g->deep[i])
      next |= (bs_glob_at)1 << i;
    else if (bs_glob_part(g->part[i], component))
      next |= (bs_glob_at)1 << (i + 1);
  }
  return closure(g, next);
}

bool bs_glob_done(const bs_glob *g, bs_glob_at at) { return at >> g->n & 1; }

/* The set at p, behind its [. Moves p behind the ] and answers whether c is in it; false and p at NULL where no ]
** closes it. */
static bool in_set(const char **pp, const char *end, uint32_t c) {
  const char *p = *pp;
  bool negated = p < end && (*p == '!' || *p == '^'), found = false, first = true;
  if (negated) p++;
  while (p < end && (first || *p != ']')) {
    uint32_t low = bs_utf8_next(&p, end), high = low;
    if (end - p >= 2 && p[0] == '-' && p[1] != ']') {
      p++;
      high = bs_utf8_next(&p, end);
    }
    found = found || (c >= low && c <= high);
    first = false;
  }
  *pp = p < end ? p + 1 : NULL;
  return p < end && found != negated;
}

/* Moves both one character on if the pattern's next item takes the name's next character. */
static bool take(const char **pp, const char *pend, const char **nn, const char *nend) {
  const char *p = *pp, *n = *nn;
  if (p == pend || n == nend) return false;
  uint32_t c = bs_utf8_next(&n, nend);
  bool ok = *p == '?';
  if (*p == '[') {
    const char *q = memchr(p, ']', (size_t)(pend - p)) ? p + 1 : NULL;
    ok = q && in_set(&q, pend, c);
    if (!q) ok = c == '['; /* never closed: a bracket like any other character */
    p = q ? q : p + 1;
  } else if (ok) {
    p++;
  } else {
    ok = *p == **nn;
    p++;
    n = *nn + 1; /* literals byte by byte: names need not be UTF-8 */
  }
  if (ok) {
    *pp = p;
    *nn = n;
  }
  return ok;
}

bool bs_glob_part(bs_span part, bs_span name) {
  const char *p = part.p, *pend = p + part.n, *n = name.p, *nend = n + name.n;
  const char *star = NULL,
             *from = NULL; /* the last * and where the name stood: an earlier one never has to give way again */
  for (;;) {
    if (p < pend && *p == '*') {
      star = ++p;
      from = n;
    } else if (take(&p, pend, &n, nend)) {
      continue;
    } else if (p == pend && n == nend) {
      return true;
    } else if (star && from < nend) {
      p = star;
      n = ++from;
    } else {
      return false;
    }
  }
}

/* json_body.c: the publisher's articleBody, found again on the page: which blocks stand in it. Its text is never used itself, since it
** may be cut off, stale or another article's. */
#include <stdlib.h>

#include "../text/utf8.h"
#include "score.h"

/* ---- words as hashes, so that runs of four can be looked up ---- */
enum { GRAM = 4 };

typedef struct grams { /* a set of hashes, open addressing, never more than half full */
  uint32_t *slot;
  size_t mask;
} grams;

static uint32_t spread(uint32_t h) {
  h ^= h >> 16;
  h *= 0x7feb352du;
  h ^= h >> 15;
  return h ? h : 1;
}

static bool grams_has(const grams *g, uint32_t h) {
  for (size_t i = h & g->mask; g->slot[i]; i = (i + 1) & g->mask)
    if (g->slot[i] == h) return true;
  return false;
}

static void grams_put(grams *g, uint32_t h) {
  size_t i = h & g->mask;
  while (g->slot[i] && g->slot[i] != h) i = (i + 1) & g->mask;
  g->slot[i] = h;
}

/* The hash of the next word at *pp: letters and digits, ASCII case ignored; a character of a script without spaces is a word. 0 at the end. */
static uint32_t next_word(const char **pp, const char *end) {
  uint32_t h = 2166136261u;
  bool any = false;
  while (*pp < end) {
    const char *q = *pp;
    uint32_t c = bs_utf8_next(&q, end);
    bool letter = c < 0x80 ? bs_ascii_alpha((int)c) || bs_ascii_digit((int)c)
                           : c >= 0xC0 && !(c >= 0x2000 && c < 0x3005) && !(c >= 0xFF00 && c < 0xFF10);
    bool alone = c >= 0x3040 && c < 0xA000;
    if (any && (!letter || alone)) break;
    *pp = q;
    if (!letter) continue;
    h = (h ^ (c < 0x80 ? (uint32_t)bs_ascii_lower((int)c) : c)) * 16777619u;
    any = true;
    if (alone) break;
  }
  return any ? h : 0;
}

typedef struct window {
  uint32_t word[GRAM];
  unsigned n;
} window;

static uint32_t window_push(window *w, uint32_t word) { /* the hash of the last four words; 0 while there are fewer */
  memmove(w->word, w->word + 1, sizeof w->word - sizeof *w->word);
  w->word[GRAM - 1] = word;
  if (++w->n < GRAM) return 0;
  uint32_t h = 17;
  for (int i = 0; i < GRAM; i++) h = h * 0x01000193u + w->word[i] * 0x9E3779B1u;
  return spread(h);
}

/* ---- the string behind "articleBody" ---- */
static uint32_t hex4(const char *p) {
  uint32_t v = 0;
  for (int i = 0; i < 4; i++) {
    int c = bs_ascii_lower((unsigned char)p[i]);
    if (bs_ascii_digit(c))
      v = v * 16 + (uint32_t)(c - '0');
    else if (c >= 'a' && c <= 'f')
      v = v * 16 + (uint32_t)(c - 'a' + 10);
    else
      return UINT32_MAX;
  }
  return v;
}

/* Appends the JSON string that opens at s[at] (behind its quote) with its escapes read (RFC 8259, section 7); returns where it ends. */
static size_t read_string(bs_span s, size_t at, bs_str *out) {
  while (at < s.n && s.p[at] != '"') {
    size_t from = at;
    while (at < s.n && s.p[at] != '"' && s.p[at] != '\\') at++;
    bs_str_add(out, s.p + from, at - from);
    if (at + 1 >= s.n || s.p[at] != '\\') continue;
    char c = s.p[at + 1];
    at += 2;
    if (c != 'u' || at + 4 > s.n) {
      bs_str_addc(out, c == 'n' || c == 't' || c == 'r' || c == 'b' || c == 'f' ? ' ' : c);
      continue;
    }
    uint32_t u = hex4(s.p + at), low;
    if (u == UINT32_MAX) continue;
    at += 4;
    if (u >= 0xD800 && u < 0xDC00 && at + 6 <= s.n && s.p[at] == '\\' && s.p[at + 1] == 'u' &&
        (low = hex4(s.p + at + 2)) >= 0xDC00 && low < 0xE000) {
      u = 0x10000 + ((u - 0xD800) << 10) + (low - 0xDC00);
      at += 6;
    }
    bs_str_addcp(out, u);
  }
  return at;
}

/* Markup in the string is as good as a blank. */
static void blank_tags(bs_str *s) {
  for (size_t i = 0; i < s->n; i++) {
    if (s->p[i] != '<' || i + 1 >= s->n || !(bs_ascii_alpha(s->p[i + 1]) || s->p[i + 1] == '/')) continue;
    size_t end = i;
    while (end < s->n && s->p[end] != '>' && end - i < 400) end++;
    if (end == s->n || s->p[end] != '>') continue;
    memset(s->p + i, ' ', end - i + 1);
    i = end;
  }
}

/* The longest articleBody of the page, decoded. */
static bs_status longest_body(const bs_scene *s, bs_str *best) {
  const bs_page *page = s->a->page;
  bs_str now = BS_STR_INIT, plain = BS_STR_INIT;
  for (uint32_t i = bs_tag_first(page, BS_TAG_SCRIPT, 1, page->nnode); i < page->nnode - 1; i = bs_tag_next(page, i)) {
    if (page->node[i + 1].tag != BS_TAG_TEXT || page->node[i].end <= i + 1) continue;
    bs_span type = bs_node_attr(page, i, BS_ATTR_TYPE);
    if (!type.p || bs_span_ifind(type, "ld+json", 0) == SIZE_MAX) continue;
    bs_span json = bs_span_make(page->html.p + page->node[i + 1].off, page->node[i + 1].len);
    for (size_t at = 0; (at = bs_span_find(json, "\"articleBody\"", at)) != SIZE_MAX;) {
      at += sizeof "\"articleBody\"" - 1;
      while (at < json.n && (bs_ascii_space(json.p[at]) || json.p[at] == ':')) at++;
      if (at >= json.n || json.p[at] != '"') continue;
      bs_str_clear(&now);
      at = read_string(json, at + 1, &now);
      if (now.n <= best->n) continue;
      bs_str_clear(&plain);
      bs_entities_decode(bs_str_span(&now), false, &plain);
      bs_str_clear(best);
      bs_str_addspan(best, bs_str_span(&plain));
    }
  }
  if (best->n) blank_tags(best);
  bs_status rc = now.status ? now.status : plain.status ? plain.status : best->status;
  bs_str_free(&now);
  bs_str_free(&plain);
  return rc;
}

static bool stands_in(const grams *g, bs_span text) {
  const char *p = text.p, *end = text.p + text.n;
  window w = {.n = 0};
  unsigned all = 0, found = 0;
  for (uint32_t word; (word = next_word(&p, end)) != 0;) {
    uint32_t h = window_push(&w, word);
    if (!h) continue;
    all++;
    found += grams_has(g, h);
  }
  return all && found * 2 >= all;
}

bs_status bs_json_body_find(bs_scene *s) {
  const unsigned elsewhere = BS_MARK_ASIDE | BS_MARK_RELATED | BS_MARK_COMMENT | BS_MARK_FOOTER;
  bs_str body = BS_STR_INIT;
  grams g = {NULL, 0};
  uint32_t found = 0, texty = 0, beside = 0;
  bs_status rc = longest_body(s, &body);
  s->json = false;
  if (rc != BS_OK || body.n < 250) goto done;
  size_t room = 64;
  while (room < body.n) room *= 2; /* a word has two bytes and more with its blank */
  g.slot = calloc(room, sizeof *g.slot);
  if (!g.slot) {
    rc = BS_NOMEM;
    goto done;
  }
  g.mask = room - 1;
  const char *p = body.p, *end = body.p + body.n;
  window w = {.n = 0};
  size_t count = 0;
  for (uint32_t word, h; count < room / 2 && (word = next_word(&p, end)) != 0;)
    if ((h = window_push(&w, word)) != 0) {
      grams_put(&g, h);
      count++;
    }
  for (uint32_t i = 0; i < s->b->n; i++) {
    bs_blk *k = &s->b->row[i];
    if (!stands_in(&g, bs_blk_text(s->b, i))) continue;
    k->of |= BS_OF_JSON;
    found += k->weight;
    if (k->marks & elsewhere) beside += k->weight;
    if (k->texty) texty++;
  }
  s->json = texty && found * 2ull > body.n && beside * 10ull < found * 9ull; /* else it is another page's, or a box's */
done:
  free(g.slot);
  bs_str_free(&body);
  return rc;
}

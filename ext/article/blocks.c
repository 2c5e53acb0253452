/* blocks.c: the page as an array of text blocks in document order, built in one walk with each text run decoded once.
** A block ends where a browser starts a new line: block elements, <hr>, two <br>, or one behind the end of a sentence.
** Judges nothing. */
#include <pthread.h>
#include <stdlib.h>

#include "../base/lanes.h"
#include "../text/hash.h"
#include "../text/utf8.h"
#include "body_int.h"

typedef struct box { /* an open block element */
  uint32_t node, end, row;
  uint16_t in;
} box;

typedef struct walker {
  bs_article *a;
  bs_blocks *out;
  box *stack;
  size_t depth, cap;
  uint32_t link_end, bold_end; /* one past the open <a href>, <b> */
  uint32_t text_from, text_to; /* where the open block's text stands in out->text */
  bool open, blank;            /* a block is open; a blank is owed before its next character */
  unsigned breaks;             /* <br> since the last character */
  bs_blk now;
} walker;

void bs_blocks_free(bs_blocks *b) {
  if (!b) return;
  free(b->row);
  free(b->at);
  bs_str_free(&b->text);
  free(b);
}

static void bump(uint16_t *count) {
  if (*count < UINT16_MAX) ++*count;
}

static bool is_texty(const bs_blk *k) {
  return k->weight >= 60 && k->link * 10ull < k->weight * 4ull && (k->stops || k->commas) &&
         !(k->in & (BS_IN_CAPTION | BS_IN_HEADING));
}

static bs_status flush(walker *w) {
  bs_blocks *out = w->out;
  if (w->open) {
    w->now.texty = is_texty(&w->now);
    w->now.len = w->text_to - w->text_from;
    w->now.hash = (uint32_t)bs_hash_quick(out->text.p + w->now.off, w->now.len, 0);
    if (!bs_grow(&out->row, &out->cap, (size_t)out->n + 1, sizeof *out->row)) return BS_NOMEM;
    out->row[out->n++] = w->now;
  }
  w->open = w->blank = false;
  w->breaks = 0;
  return out->text.status;
}

static void begin(walker *w, uint32_t node) {
  const box *b = w->depth ? &w->stack[w->depth - 1] : NULL;
  w->now = (bs_blk){.box = b ? b->node : w->a->page->body_node, .lo = node, .hi = node + 1};
  w->now.off = w->text_from = (uint32_t)w->out->text.n;
  w->now.marks = (uint16_t)(w->a->mark[w->a->page->node[node].parent] | w->a->mark[w->now.box]);
  w->now.depth = (uint16_t)(w->depth < UINT16_MAX ? w->depth : UINT16_MAX);
  w->now.tag = w->a->page->node[w->now.box].tag;
  w->now.in = b ? b->in : 0;
  w->now.row = b ? b->row : 0;
  w->open = true;
}

/* Scripts that are written without spaces: a character says about as much as three letters. */
static unsigned weight_of(uint32_t c) {
  if (c < 0xE00) return 1;
  if (c < 0xF00) return 2; /* Thai, Lao */
  if (c >= 0x1000 && c < 0x10A0) return 2;
  if (c >= 0x3040 && c < 0xFB00) return 3;
  return c >= 0x20000 && c < 0x40000 ? 3 : 1;
}

static bool is_stop(uint32_t c) {
  switch (c) {
    case '.':
    case '!':
    case '?':
    case 0x3002:
    case 0xFF01:
    case 0xFF1F:
    case 0x0964:
    case 0x061F:
    case 0x06D4:
    case 0x2026:
    case 0x104B:
    case 0x1362:
    case 0x0589: return true;
    default: return false;
  }
}

static bool is_comma(uint32_t c) { return c == ',' || c == 0x3001 || c == 0xFF0C || c == 0x060C; }

static bool is_letter(uint32_t c) { /* close enough for weights: what is no punctuation or symbol block */
  if (c < 0x80) return bs_ascii_alpha((int)c) || bs_ascii_digit((int)c);
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
  if (c >= 0x2000 && c < 0x2C00) return false;
  if (c >= 0x3000 && c < 0x3040) return c >= 0x3005 && c <= 0x3007;
  if (c >= 0xE000 && c < 0xF900) return false;
  if (c >= 0xFE00 && c < 0xFE70) return false;
  if (c >= 0xFF00 && c < 0xFF10) return false;
  return c < 0x1F000 || c >= 0x20000;
}

/* What stands between the text's last character and its end may be closing quotes and brackets. */
static bool ends_sentence(bs_span s) {
  while (s.n) {
    unsigned char c = (unsigned char)s.p[s.n - 1];
    if (c == '"' || c == '\'' || c == ')' || c == ']') {
      s.n--;
      continue;
    }
    if (c == '.' || c == '!' || c == '?' || c == ':') return true;
    if (c < 0x80) return false;
    size_t at = s.n - 1;
    while (at && ((unsigned char)s.p[at] & 0xC0) == 0x80) at--;
    const char *p = s.p + at;
    uint32_t cp = bs_utf8_next(&p, s.p + s.n);
    if (is_stop(cp)) return true;
    if (cp != 0x201D && cp != 0x2019 && cp != 0xBB && cp != 0x300D && cp != 0x300F && cp != 0xFF09 && cp != 0x201C)
      return false;
    s.n = at;
  }
  return false;
}

/* ---- what the characters say ---- */

static void add_to(uint16_t *count, uint32_t n) {
  *count = (uint16_t)(*count + n < UINT16_MAX ? *count + n : UINT16_MAX);
}

typedef struct counts {
  uint32_t weight, digits, commas, stops;
} counts;

/* A character that is no ASCII; whether it ends a sentence should a blank follow. */
static bool count_other(counts *n, uint32_t c) {
  if (is_letter(c)) {
    n->weight += c < 0xE00 ? 1 : weight_of(c);
    return is_stop(c);
  }
  n->commas += is_comma(c);
  n->stops += is_stop(c);
  return false;
}

/* What a byte of ASCII is: in 16 bits each its weight, digits, commas; then what it may be a part of; last the character that is written. */
enum { IS_BLANK = 1, IS_STOP = 2, SAYS = 48, WRITTEN = 56 };
static uint64_t said_of[128]; /* filled once */
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void fill(void) {
  for (unsigned c = 0; c < 128; c++) {
    bool letter = bs_ascii_alpha((int)c), digit = bs_ascii_digit((int)c), blank = bs_ascii_space((int)c);
    uint64_t is = (blank ? IS_BLANK : 0) | (is_stop(c) ? IS_STOP : 0);
    said_of[c] = (uint64_t)(letter || digit) | (uint64_t)digit << 16 | (uint64_t)is_comma(c) << 32 | is << SAYS |
                 (uint64_t)(blank ? ' ' : c) << WRITTEN;
  }
}

typedef struct squeezer {
  char *o;    /* where the next character goes; never behind the one that is read */
  bool blank; /* one is owed before it */
  bool stop;  /* the character before was a full stop or its kin */
  counts n;
} squeezer;

/* Prose is read sixteen characters at a time; each lane counts its own, so that a stretch is no longer than they can count. */
enum { STRETCH = 127 * BS_LANES };
typedef struct tally {
  bs_lanes letters, digits, commas, stops;
} tally;

/* Copies the BS_LANES characters at p to o where none has to be left out or changed: ASCII with single spaces. The one at p[-1] is ASCII. */
static bool copy_prose(char *o, const char *p, tally *n) {
  bs_lanes c = bs_lanes_read(p), before = bs_lanes_read(p - 1), space = (bs_lanes)(c == ' ');
  if (bs_lanes_any((bs_lanes)(c < ' ') | (bs_lanes)(c >= 0x80) | (space & (bs_lanes)(before <= ' ')))) return false;
  bs_lanes_write(o, c);
  /* a lane that says yes is all ones, so that it counts by being taken away */
  n->letters -= bs_lanes_alpha(c);
  n->digits -= bs_lanes_digit(c);
  n->commas -= (bs_lanes)(c == ',');
  n->stops -= space & ((bs_lanes)(before == '.') | (bs_lanes)(before == '!') | (bs_lanes)(before == '?'));
  return true;
}

/* The ASCII at p, as far as it goes; gives its end. Words are short and end where no branch can foresee, so each character is written, and
** kept unless it is a blank behind another. */
static const char *squeeze_ascii(squeezer *z, const char *p, const char *end) {
  uint64_t sums = 0;
  uint32_t stops = 0;
  uint64_t before = z->blank ? IS_BLANK : z->stop ? IS_STOP : 0;
  char *o = z->o;
  tally prose = {{0}, {0}, {0}, {0}};
  if (z->blank) *o++ = ' ';
  if (end - p > STRETCH) end = p + STRETCH;
  for (ptrdiff_t singly = 1; p < end && (signed char)*p >= 0; singly = BS_LANES) {
    for (const char *to = end - p > singly ? p + singly : end; p < to && (signed char)*p >= 0; p++) {
      uint64_t said = said_of[(unsigned char)*p], is = said >> SAYS;
      sums += said; /* what runs over is in the bits that nobody reads */
      *o = (char)(said >> WRITTEN);
      o += ~(is & before) & IS_BLANK;
      stops += (uint32_t)(is & before >> 1 & IS_BLANK);
      before = is;
    }
    for (; end - p >= BS_LANES && copy_prose(o, p, &prose); o += BS_LANES, p += BS_LANES)
      before = said_of[(unsigned char)p[BS_LANES - 1]] >> SAYS;
  }
  z->blank = before & IS_BLANK;
  z->stop = before & IS_STOP;
  z->o = o - z->blank; /* owed, but not yet written */
  uint32_t digits = bs_lanes_sum(prose.digits);
  z->n.weight += (uint16_t)sums + bs_lanes_sum(prose.letters) + digits;
  z->n.digits += (uint16_t)(sums >> 16) + digits;
  z->n.commas += (uint16_t)(sums >> 32) + bs_lanes_sum(prose.commas);
  z->n.stops += stops + bs_lanes_sum(prose.stops);
  return p;
}

/* The character at p, which is no ASCII; gives its end. */
static const char *squeeze_other(squeezer *z, const char *p, const char *end) {
  const char *q = p;
  uint32_t c = bs_utf8_next(&q, end);
  if (c == 0xAD) return q; /* soft hyphens are no part of a word */
  if (bs_cp_blank(c)) {
    z->n.stops += z->stop;
    z->stop = false;
    z->blank = true;
    return q;
  }
  z->stop = count_other(&z->n, c);
  if (z->blank) *z->o++ = ' ';
  z->blank = false;
  while (p < q) *z->o++ = *p++;
  return q;
}

/* Squeezes the run's characters p <= … < end, the first of which is no blank, down to text.p + from, a NUL standing behind them, and counts
** what they are. */
static void measure(walker *w, uint32_t node, size_t from, const char *p, const char *end) {
  bs_str *t = &w->out->text;
  squeezer z = {.o = t->p + from};
  while (p < end) p = (signed char)*p >= 0 ? squeeze_ascii(&z, p, end) : squeeze_other(&z, p, end);
  z.n.stops += z.stop;
  w->blank = z.blank;
  bs_str_truncate(t, (size_t)(z.o - t->p));
  w->text_to = (uint32_t)t->n;
  w->now.weight += z.n.weight;
  if (node < w->link_end) w->now.link += z.n.weight;
  if (node < w->bold_end) w->now.bold += z.n.weight;
  add_to(&w->now.digits, z.n.digits);
  add_to(&w->now.commas, z.n.commas);
  add_to(&w->now.stops, z.n.stops);
}

/* One text run: decoded behind the block's text, then squeezed in place while its characters are counted. */
static bs_status add_text(walker *w, uint32_t node) {
  bs_str *t = &w->out->text;
  size_t from = t->n;
  if (w->a->page->node[node].is & BS_NODE_BLANK) {
    w->blank = true;
    return BS_OK;
  }
  bs_node_text_raw(w->a->page, node, t);
  if (t->status) return t->status;
  const char *p = t->p + from, *end = t->p + t->n;
  while (p < end) { /* leading blanks */
    const char *q = p;
    uint32_t c = bs_utf8_next(&q, end);
    if (!bs_cp_blank(c)) break;
    w->blank = true;
    p = q;
  }
  if (p == end) {
    bs_str_truncate(t, from);
    return BS_OK;
  }
  if (w->open && w->breaks) {
    size_t len = w->text_to - w->text_from;
    bool ended = ends_sentence(bs_span_make(t->p + w->text_from, len));
    if (w->breaks > 1 || (ended && len >= 40)) {
      bs_status rc = flush(w);
      if (rc) return rc;
    } else {
      w->blank = true;
    }
  }
  w->breaks = 0;
  if (!w->open) {
    begin(w, node);
    w->text_from = (uint32_t)from;
    w->now.off = (uint32_t)from;
    w->blank = false;
  }
  w->now.hi = node + 1;
  if (w->blank) { /* room for the owed blank: the run moves on by one */
    size_t used = (size_t)(p - t->p);
    if (used == from) {
      if (!bs_str_reserve(t, 1)) return t->status;
      memmove(t->p + from + 1, t->p + from, t->n + 1 - from);
      t->n++;
      p = t->p + from + 1;
      end = t->p + t->n;
    }
    t->p[from++] = ' ';
    w->blank = false;
  }
  measure(w, node, from, p, end);
  return BS_OK;
}

static unsigned around(unsigned tag) {
  switch (tag) {
    case BS_TAG_LI:
    case BS_TAG_DD:
    case BS_TAG_DT: return BS_IN_LIST;
    case BS_TAG_BLOCKQUOTE: return BS_IN_QUOTE;
    case BS_TAG_H1:
    case BS_TAG_H2:
    case BS_TAG_H3:
    case BS_TAG_H4:
    case BS_TAG_H5:
    case BS_TAG_H6: return BS_IN_HEADING;
    case BS_TAG_FIGCAPTION:
    case BS_TAG_CAPTION: return BS_IN_CAPTION;
    case BS_TAG_TD:
    case BS_TAG_TH: return BS_IN_CELL;
    case BS_TAG_PRE: return BS_IN_PRE;
    case BS_TAG_FIGURE: return BS_IN_FIGURE;
    case BS_TAG_FORM: return BS_IN_FORM;
    case BS_TAG_ARTICLE: return BS_IN_ARTICLE;
    case BS_TAG_MAIN: return BS_IN_MAIN;
    case BS_TAG_P: return BS_IN_P;
    case BS_TAG_DETAILS: return BS_IN_DETAILS;
    default: return 0;
  }
}

static bs_status push(walker *w, uint32_t node) {
  const bs_node *n = &w->a->page->node[node];
  if (!bs_grow(&w->stack, &w->cap, w->depth + 1, sizeof *w->stack)) return BS_NOMEM;
  const box *up = w->depth ? &w->stack[w->depth - 1] : NULL;
  box b = {.node = node, .end = n->end, .row = up ? up->row : 0, .in = (uint16_t)((up ? up->in : 0u) | around(n->tag))};
  if (n->tag == BS_TAG_TR) b.row = node;
  if (n->tag == BS_TAG_TABLE) {
    b.row = 0;
    b.in = (uint16_t)(b.in & ~(unsigned)BS_IN_CELL);
  }
  w->stack[w->depth++] = b; /* NOLINT(clang-analyzer-core.NullDereference): grown above */
  return BS_OK;
}

/* Controls and embedded things whose text is no part of what a reader reads. A button that holds half the page is one that was never
** closed. */
static bool is_skipped(const bs_article *a, uint32_t i) {
  enum { READ, SKIPPED, SKIPPED_SMALL, SMALL = 100 };
  static const uint8_t kind[BS_TAG_COUNT] = {
      [BS_TAG_SCRIPT] = SKIPPED,
      [BS_TAG_STYLE] = SKIPPED,
      [BS_TAG_TEMPLATE] = SKIPPED,
      [BS_TAG_NOSCRIPT] = SKIPPED,
      [BS_TAG_HEAD] = SKIPPED,
      [BS_TAG_TITLE] = SKIPPED,
      [BS_TAG_SVG] = SKIPPED,
      [BS_TAG_BUTTON] = SKIPPED_SMALL,
      [BS_TAG_SELECT] = SKIPPED_SMALL,
      [BS_TAG_TEXTAREA] = SKIPPED_SMALL,
      [BS_TAG_INPUT] = SKIPPED_SMALL,
      [BS_TAG_OPTION] = SKIPPED_SMALL,
      [BS_TAG_DATALIST] = SKIPPED_SMALL,
      [BS_TAG_IFRAME] = SKIPPED_SMALL,
      [BS_TAG_OBJECT] = SKIPPED_SMALL,
      [BS_TAG_APPLET] = SKIPPED_SMALL,
      [BS_TAG_AUDIO] = SKIPPED_SMALL,
      [BS_TAG_VIDEO] = SKIPPED_SMALL,
      [BS_TAG_CANVAS] = SKIPPED_SMALL,
      [BS_TAG_NOFRAMES] = SKIPPED_SMALL,
      [BS_TAG_NOEMBED] = SKIPPED_SMALL,
      [BS_TAG_RP] = SKIPPED_SMALL,
      [BS_TAG_RT] = SKIPPED_SMALL, /* how a word is read stands above it, not in it */
  };
  switch (kind[a->page->node[i].tag]) {
    case SKIPPED: return true;
    case SKIPPED_SMALL: return a->page->node[i].end - i <= SMALL;
    default: return bs_marked(a, i, BS_MARK_HIDDEN | BS_MARK_TOOLBAR);
  }
}

static bs_status enter(walker *w, uint32_t i) {
  const bs_page *page = w->a->page;
  const bs_node *n = &page->node[i];
  bs_status rc;
  switch (n->tag) {
    case BS_TAG_BR: w->breaks++; return BS_OK;
    case BS_TAG_HR: return flush(w);
    case BS_TAG_WBR: return BS_OK;
    case BS_TAG_A:
      if (n->end > w->link_end && bs_node_attr(page, i, BS_ATTR_HREF).p) {
        w->link_end = n->end;
        if (w->open) bump(&w->now.links);
      }
      break;
    case BS_TAG_B:
    case BS_TAG_STRONG:
      if (n->end > w->bold_end) w->bold_end = n->end;
      break;
    default: break;
  }
  if (!bs_tag_is_block((bs_tag)n->tag)) return BS_OK;
  if ((rc = flush(w)) != BS_OK) return rc;
  return push(w, i);
}

static bs_status walk(walker *w) {
  const bs_page *page = w->a->page;
  bs_status rc = BS_OK;
  uint32_t i = w->a->lo, hi = w->a->hi < page->nnode ? w->a->hi : page->nnode;
  while (rc == BS_OK && i < hi) {
    const bs_node *n = &page->node[i];
    while (w->depth && i >= w->stack[w->depth - 1].end) {
      if ((rc = flush(w)) != BS_OK) return rc;
      w->depth--;
    }
    if (n->tag == BS_TAG_TEXT) {
      rc = add_text(w, i);
      i++;
    } else if (is_skipped(w->a, i)) {
      if (bs_tag_is_block((bs_tag)n->tag)) rc = flush(w);
      i = n->end;
    } else {
      rc = enter(w, i);
      i++;
    }
  }
  return rc == BS_OK ? flush(w) : rc;
}

/* For each node and the end of the page: the first block that begins there or behind. */
static bs_status index_nodes(bs_blocks *b, uint32_t nodes) {
  b->at = malloc(((size_t)nodes + 1) * sizeof *b->at);
  if (!b->at) return BS_NOMEM;
  uint32_t node = 0;
  for (uint32_t i = 0; i < b->n; i++)
    while (node <= b->row[i].lo) b->at[node++] = i;
  while (node <= nodes) b->at[node++] = b->n;
  return BS_OK;
}

bs_status bs_blocks_load(bs_article *a) {
  bs_status rc;
  if (a->loaded & BS_HAS_BLOCKS) return BS_OK;
  if ((rc = bs_marks_load(a)) != BS_OK) return rc;
  pthread_once(&once, fill);
  bs_blocks *out = calloc(1, sizeof *out);
  if (!out) return BS_NOMEM;
  walker w = {.a = a, .out = out};
  rc = walk(&w);
  free(w.stack);
  if (rc == BS_OK) rc = index_nodes(out, a->page->nnode);
  if (rc != BS_OK) {
    bs_blocks_free(out);
    return rc;
  }
  a->text_blocks = out;
  a->loaded |= BS_HAS_BLOCKS;
  return BS_OK;
}

/* related.c: the cards of other articles that a page shows: "More from …", "Most read", the teasers of a front page. A card is the largest
** element whose links all lead to one address; cards that stand together are a list, and it is the list that is judged, by its heading,
** its marks and its length. Never looks into running text; takes its dates from dates.c. */
#include <stdlib.h>

#include "../base/lanes.h"
#include "../text/hash.h"
#include "../text/utf8.h"
#include "score.h"

enum {
  LINK_WEIGHT = 12,   /* letters of a link that may be a headline; "Read more", "Sport" are shorter */
  TEASER_WEIGHT = 18, /* letters of a teaser; a date has fewer */
  CARD_WEIGHT = 18,   /* letters of a headline in a list of cards, on average, */
  BARE_WEIGHT = 30,   /* and in one of bare links under no heading: "Terms of use" is shorter */
  FOOT_BLOCKS = 6,    /* from a list to the line that says whose all this is */
  PLAIN_WEIGHT = 600, /* letters outside of links that a card may hold: two copies of a long teaser */
  CARD_BLOCKS = 16,
  HEADING_BYTES = 400, /* a longer line over a list is no heading, and stands in each of its rows */
  BARRED = BS_MARK_NAV | BS_MARK_HEADER | BS_MARK_FOOTER | BS_MARK_SHARE | BS_MARK_COMMENT | BS_MARK_AUTHOR |
           BS_MARK_TOOLBAR | BS_MARK_HIDDEN
};

typedef struct teaser { /* a link that may be a card's */
  uint32_t node, weight;
  uint32_t other; /* the next link with another address */
  uint64_t key;   /* of its address as written */
} teaser;

typedef struct card {
  uint32_t node, list;  /* its element, and the element that the list stands in */
  uint32_t link;        /* its first link */
  uint32_t first, last; /* its blocks: first <= i < last */
  uint32_t heading;     /* block of the heading that stands in it, or UINT32_MAX */
  uint32_t date;        /* 1 + row of a->dates, or 0 */
  bs_span label;        /* "Read more:" before the link in its line, or a NULL span */
} card;

typedef struct lister {
  bs_article *a;
  const bs_blocks *b;
  uint32_t *plain_to; /* letters outside of links in the blocks before each */
  teaser *link;
  size_t nlink, link_cap;
  uint32_t *link_at;
  card *card;
  size_t ncard, card_cap;
  uint32_t text_end; /* one past the last block of running text that says nothing of rights */
  uint64_t *seen;    /* addresses, each with its heading, that have their row: open addressing, 0 is free */
  size_t seen_cap;
} lister;

/* ---- links ---- */

static uint32_t letters(bs_span s) {
  uint32_t weight = 0;
  for (const char *p = s.p, *end = s.p + s.n; p < end;) {
    if (end - p >= BS_LANES) {
      bs_lanes v = bs_lanes_read(p);
      if (!bs_lanes_any((bs_lanes)(v >= 0x80))) {
        weight += bs_lanes_sum((bs_lanes_alpha(v) | bs_lanes_digit(v)) & 1);
        p += BS_LANES;
        continue;
      }
    }
    uint32_t c = bs_utf8_next(&p, end);
    if (c < 0x80)
      weight += bs_ascii_alpha((int)c) || bs_ascii_digit((int)c);
    else if (c >= 0xE00 && (c < 0x2000 || c >= 0x3040))
      weight += 3;
    else if (c < 0x2000 && c >= 0xC0)
      weight++;
  }
  return weight;
}

/* Of all that a reader sees of the element; `text` is for what has to be decoded. */
static uint32_t letters_in(const bs_page *page, uint32_t node, bs_str *text) {
  uint32_t weight = 0;
  for (uint32_t i = node, end = page->node[node].end; i < end;) {
    const bs_node *n = &page->node[i];
    bs_span raw = bs_span_make(page->html.p + n->off, n->len);
    if (n->tag == BS_TAG_TEXT && memchr(raw.p, '&', raw.n)) {
      bs_str_clear(text);
      bs_node_text_raw(page, i, text);
      raw = bs_str_span(text);
    }
    if (n->tag == BS_TAG_TEXT) weight += letters(raw);
    i = i != node && bs_tag_is_unseen((bs_tag)n->tag) ? n->end : i + 1;
  }
  return weight;
}

/* A hash of the address without its fragment; 0 for what leads nowhere else. */
static uint64_t key_of(bs_span href) {
  href = bs_span_trim(href);
  const char *hash = href.n ? memchr(href.p, '#', href.n) : NULL;
  if (hash) href.n = (size_t)(hash - href.p);
  if (!href.n || bs_span_istarts(href, "javascript:") || bs_span_istarts(href, "mailto:") ||
      bs_span_istarts(href, "tel:") || bs_span_istarts(href, "data:") || bs_span_istarts(href, "whatsapp:"))
    return 0;
  uint64_t key = bs_hash_quick(href.p, href.n, 0);
  return key ? key : 1;
}

/* The block that the node's text begins in, or b.n. */
static uint32_t block_of(const lister *l, uint32_t node) {
  uint32_t i = bs_blocks_at(l->b, node);
  return i > 0 && l->b->row[i - 1].hi > node ? i - 1 : i;
}

static bs_status collect_links(lister *l) {
  const bs_page *page = l->a->page;
  bs_str text = BS_STR_INIT;
  uint32_t inner = 0; /* a link in a link is the same link to a reader */
  for (uint32_t i = bs_tag_first(page, BS_TAG_A, l->a->lo, l->a->hi); i < l->a->hi; i = bs_tag_next(page, i)) {
    if (i < inner || bs_marked(l->a, i, BS_MARK_HIDDEN | BS_MARK_TOOLBAR)) continue;
    uint32_t at = block_of(l, i);
    if (at >= l->b->n || l->b->row[at].lo >= page->node[i].end) continue;
    const bs_blk *k = &l->b->row[at];
    if (!(k->in & BS_IN_HEADING) && (k->weight - k->link) * 3ull > k->link * 2ull) continue; /* in running text */
    uint64_t key = key_of(bs_node_attr(page, i, BS_ATTR_HREF));
    if (!key) continue;
    uint32_t weight = letters_in(page, i, &text);
    if (!text.status && weight < LINK_WEIGHT && !(weight >= LINK_WEIGHT / 2 && k->in & BS_IN_HEADING)) continue;
    inner = page->node[i].end;
    if (text.status || !bs_grow(&l->link, &l->link_cap, l->nlink + 1, sizeof(*l->link))) {
      bs_str_free(&text);
      return BS_NOMEM;
    }
    l->link[l->nlink++] = (teaser){.node = i, .weight = weight, .key = key};
  }
  bs_str_free(&text);
  for (size_t i = l->nlink; i-- > 0;)
    l->link[i].other =
        i + 1 < l->nlink && l->link[i + 1].key == l->link[i].key ? l->link[i + 1].other : (uint32_t)i + 1;
  return BS_OK;
}

/* For each node of the page and one behind the last, the first link there or behind. */
static bs_status index_links(lister *l) {
  uint32_t node = 0, nodes = l->a->page->nnode;
  l->link_at = malloc(((size_t)nodes + 1) * sizeof(*l->link_at));
  if (!l->link_at) return BS_NOMEM;
  uint32_t *at = l->link_at;
  for (uint32_t i = 0; i <= l->nlink; i++)
    for (uint32_t last = i < l->nlink ? l->link[i].node : nodes; node <= last; node++) at[node] = i;
  return BS_OK;
}

/* ---- cards ---- */

static bool holds(const bs_page *page, uint32_t outer, uint32_t node) {
  return node >= outer && node < page->node[outer].end;
}

/* Whether the element may be (a part of) one card, the links in it being those from `link` on. */
static bool is_one(const lister *l, uint32_t node, uint32_t link) {
  const bs_page *page = l->a->page;
  uint32_t end = page->node[node].end, first = bs_blocks_at(l->b, node), last = bs_blocks_at(l->b, end);
  if (node < l->a->lo || end > l->a->hi || node == page->body_node || node == page->html_node) return false;
  const teaser *leads = &l->link[l->link_at[node]];
  if (l->link_at[node] != link && leads->key != l->link[link].key) return false;
  if (leads->other < l->link_at[end]) return false;
  if (l->a->headline.node && holds(page, node, l->a->headline.node)) return false;
  return last - first <= CARD_BLOCKS && l->plain_to[last] - l->plain_to[first] <= PLAIN_WEIGHT;
}

/* What stands before the link in the block that it begins in, where that leads to other articles: "Read more:". */
static bs_status label_of(lister *l, const card *c, bs_span *out) {
  bs_span line = bs_blk_text(l->b, c->first), link;
  const bs_blk *k = &l->b->row[c->first];
  *out = BS_NULL_SPAN;
  if (k->link == k->weight || k->len > HEADING_BYTES || !(bs_blk_says(l->b, c->first) & BS_SAYS_RELATED)) return BS_OK;
  bs_status rc = bs_article_node_text(l->a, l->link[c->link].node, &link);
  size_t at = bs_span_eq(link, line) || !link.n || line.n < link.n ? SIZE_MAX : 0;
  while (at != SIZE_MAX && at + link.n <= line.n && memcmp(line.p + at, link.p, link.n) != 0) at++;
  if (rc || at == SIZE_MAX || at == 0 || at + link.n > line.n) return rc;
  bs_span label = bs_span_trim(bs_span_sub(line, 0, at));
  unsigned says = bs_words_say(label);
  if (says & BS_SAYS_RELATED && says & BS_SAYS_WHOLE) *out = label;
  return BS_OK;
}

static bs_status collect_cards(lister *l) {
  const bs_page *page = l->a->page;
  for (uint32_t i = 0; i < l->nlink;) {
    uint32_t node = l->link[i].node;
    while (page->node[node].parent && is_one(l, page->node[node].parent, i)) node = page->node[node].parent;
    uint32_t end = page->node[node].end;
    card c = {.node = node, .list = page->node[node].parent, .link = i, .heading = UINT32_MAX};
    c.first = block_of(l, node);
    c.last = bs_blocks_at(l->b, end);
    if (c.last <= c.first) c.last = c.first + 1;
    for (uint32_t k = c.first; k < c.last; k++)
      if (!l->b->row[k].link && l->b->row[k].len <= HEADING_BYTES && (bs_blk_says(l->b, k) & BS_SAYS_RELATED)) {
        c.heading = k;
        break;
      }
    bs_status rc = label_of(l, &c, &c.label);
    if (rc || !bs_grow(&l->card, &l->card_cap, l->ncard + 1, sizeof(*l->card))) return rc ? rc : BS_NOMEM;
    l->card[l->ncard++] = c;
    while (i < l->nlink && l->link[i].node < end) i++;
  }
  return BS_OK;
}

/* Each card's first date on the page. */
static void give_dates(lister *l) {
  for (size_t i = 0; i < l->a->dates.n; i++) {
    const bs_seen_date *d = &l->a->dates.row[i];
    if (!d->node || !d->raw.p) continue;
    size_t lo = 0, hi = l->ncard;
    while (lo < hi) {
      size_t mid = lo + (hi - lo) / 2;
      if (l->card[mid].node <= d->node)
        lo = mid + 1;
      else
        hi = mid;
    }
    if (!lo || !holds(l->a->page, l->card[lo - 1].node, d->node)) continue;
    card *c = &l->card[lo - 1];
    if (!c->date || d->node < l->a->dates.row[c->date - 1].node) c->date = (uint32_t)i + 1;
  }
}

/* ---- lists ---- */

/* The block that stands over a list whose first card is c, or UINT32_MAX: a heading not far above it, or the short line before it. What is
** before block `floor` belongs to other cards. */
static uint32_t heading_of(const lister *l, const card *c, uint32_t floor) {
  const bs_page *page = l->a->page;
  for (uint32_t back = 1; back <= 4 && back + floor <= c->first; back++) {
    uint32_t i = c->first - back, box = l->b->row[i].box;
    const bs_blk *k = &l->b->row[i];
    bool near = false;
    for (int up = 0; up < 4 && box && !near; up++, box = page->node[box].parent) near = holds(page, box, c->node);
    if (!near || k->len > HEADING_BYTES || (l->a->headline.node && holds(page, k->box, l->a->headline.node)))
      return UINT32_MAX;
    if (k->in & BS_IN_HEADING || bs_blk_says(l->b, i) & BS_SAYS_RELATED) return i;
    if (back == 1 && k->weight <= 40 && k->link * 2 < k->weight && !k->stops && !(k->in & BS_IN_P)) return i;
    if (k->texty) return UINT32_MAX;
  }
  return UINT32_MAX;
}

/* Whether a line near the list says whose all this is, and nothing that runs stands behind it: what every page of an outlet ends with. */
static bool is_at_foot(const lister *l, const card *c, size_t n) {
  uint32_t first = c[0].first, last = c[n - 1].last;
  if (last < l->text_end) return false;
  for (uint32_t i = first > FOOT_BLOCKS ? first - FOOT_BLOCKS : 0; i < l->b->n && i < last + FOOT_BLOCKS; i++) {
    bs_span text = bs_blk_text(l->b, i);
    if (l->b->row[i].len <= HEADING_BYTES &&
        (bs_span_find(text, "©", 0) != SIZE_MAX || bs_blk_says(l->b, i) & BS_SAYS_RIGHTS))
      return true;
  }
  return false;
}

/* "/privacy", "/terms-of-use.html": an address of a word or two. Those of articles have a number, or words of the headline. */
static bool leads_to_service(bs_span href) {
  size_t end = 0, from = 0, words = 1;
  while (end < href.n && href.p[end] != '?' && href.p[end] != '#') end++;
  for (size_t i = 0; i < href.n; i++)
    if (bs_ascii_digit((unsigned char)href.p[i])) return false;
  while (end > 0 && href.p[end - 1] == '/') end--;
  for (size_t i = 0; i < end; i++)
    if (href.p[i] == '/') from = i + 1;
  for (size_t i = from; i < end; i++) words += href.p[i] == '-' || href.p[i] == '_';
  return words <= 3;
}

static bool lead_to_services(const lister *l, const card *c, size_t n) {
  size_t services = 0;
  for (size_t i = 0; i < n; i++)
    services += leads_to_service(bs_node_attr(l->a->page, l->link[c[i].link].node, BS_ATTR_HREF));
  return services * 2 > n;
}

static bool is_list(const lister *l, const card *c, size_t n, uint32_t heading) {
  unsigned marks = l->b->row[c->first].marks;
  uint64_t weight = 0;
  size_t titled = 0; /* cards that hold more than a line with a link */
  if (marks & BS_MARK_RELATED) return true;
  if (marks & BARRED) return false;
  if (c->label.p) return true;
  if (heading != UINT32_MAX && bs_blk_says(l->b, heading) & BS_SAYS_RELATED) return true;
  for (size_t i = 0; i < n; i++) {
    weight += l->link[c[i].link].weight;
    titled += l->b->row[c[i].first].in & BS_IN_HEADING || c[i].date || c[i].last - c[i].first > 1;
  }
  bool headed = heading != UINT32_MAX, slight = weight < BARE_WEIGHT * (uint64_t)n;
  if (weight < CARD_WEIGHT * (uint64_t)n || (!titled && !headed && slight)) return false;
  if (!titled && slight && is_at_foot(l, c, n) && (!headed || lead_to_services(l, c, n))) return false;
  return n >= 3 || (n == 2 && (titled == n || heading != UINT32_MAX));
}

/* ---- rows ---- */

/* Whether the address had its row under the same heading before; notes it. The table has twice as many places as there are cards. */
static bool again(lister *l, uint64_t key) {
  size_t at = (size_t)(key % l->seen_cap);
  while (l->seen[at] && l->seen[at] != key) at = (at + 1) % l->seen_cap;
  bool had = l->seen[at] == key;
  l->seen[at] = key;
  return had;
}

/* Takes one of the marks off the end. */
static bool strip_end(bs_span *s, const char *const *marks, size_t n) {
  for (size_t i = 0; i < n; i++) {
    if (!bs_span_ends(*s, marks[i])) continue;
    s->n -= strlen(marks[i]);
    return true;
  }
  return false;
}

/* Cut off: it says so, or it is long and does not end as a sentence does. */
static bool is_cut(bs_span s) {
  static const char *const dots[] = {"…", "...", "[…]"};
  static const char *const closing[] = {"”", "\"", "'", "’", "»", ")", "」", "』", "]"};
  static const char *const stops[] = {".", "!", "?", "。", "！", "？", "؟", "۔", "।", ":"};
  bool is_long = bs_utf8_count(s) >= 80;
  if (strip_end(&s, dots, sizeof(dots) / sizeof(*dots))) return true;
  while (strip_end(&s, closing, sizeof(closing) / sizeof(*closing))) continue;
  return is_long && !strip_end(&s, stops, sizeof(stops) / sizeof(*stops));
}

/* The block of a card's headline: a linked heading, else the first linked block that is long enough. */
static uint32_t title_of(const lister *l, const card *c) {
  for (uint32_t i = c->first; i < c->last; i++)
    if (i != c->heading && l->b->row[i].in & BS_IN_HEADING && l->b->row[i].weight) return i;
  for (uint32_t i = c->first; i < c->last; i++)
    if (i != c->heading && l->b->row[i].link >= LINK_WEIGHT) return i;
  return block_of(l, l->link[c->link].node);
}

/* The card's second link to the same address, with a teaser's length, in the block of its first; 0 where there is none. */
static uint32_t second_link(const lister *l, const card *c, const bs_blk *t) {
  size_t i = c->link + 1;
  if (i >= l->nlink || l->link[c->link].node < t->lo - 1 || l->link[i].node >= t->hi ||
      !holds(l->a->page, c->node, l->link[i].node))
    return 0;
  return l->link[i].key == l->link[c->link].key && l->link[i].weight >= TEASER_WEIGHT ? l->link[i].node : 0;
}

static bs_status add_card(lister *l, const card *c, uint32_t heading) {
  bs_article *a = l->a;
  const bs_page *page = a->page;
  uint32_t link = l->link[c->link].node, title = title_of(l, c);
  bs_span url, headline = bs_blk_text(l->b, title);
  bs_card *row;
  bs_status rc = bs_article_resolve(a, bs_node_attr(page, link, BS_ATTR_HREF), &url);
  if (rc) return rc;
  bs_span bare = url;
  size_t hash = bs_span_find(bare, "#", 0);
  if (hash != SIZE_MAX) bare.n = hash;
  if (bs_span_eq(bare, a->url.value) || bs_span_eq(bare, a->canonical_url.value)) return BS_OK;
  if (c->heading != UINT32_MAX) heading = c->heading;
  bool is = false;
  rc = bs_card_is_article(a, c->node, url, headline, heading != UINT32_MAX ? bs_blk_text(l->b, heading) : BS_NULL_SPAN,
                          &is);
  if (rc || !is) return rc;
  uint64_t key = l->link[c->link].key + (heading != UINT32_MAX ? l->b->row[heading].hash * 2654435761ull : 0);
  if (again(l, key ? key : 1)) return BS_OK;
  if ((rc = bs_list_add(a, &a->related, &row)) != BS_OK) return rc;
  row->node = c->node;
  row->url = url;
  const bs_blk *t = &l->b->row[title];
  bool shared = t->lo < c->node || t->hi > page->node[c->node].end; /* several cards in one line */
  uint32_t more = second_link(l, c, t);                             /* title and teaser in one line, a link each */
  shared = shared || more;
  if (shared || (t->link && t->link < t->weight))
    rc = bs_article_node_text(a, link, &row->headline); /* a date or an outlet beside it in one line */
  else
    row->headline = headline;
  if (c->label.p)
    row->heading = c->label;
  else if (heading != UINT32_MAX)
    row->heading = bs_blk_text(l->b, heading);
  for (uint32_t i = c->first; !rc && i < c->last; i++) {
    const bs_blk *k = &l->b->row[i];
    if (i == title || i == c->heading || k->hash == t->hash || k->in & BS_IN_HEADING || k->weight < TEASER_WEIGHT)
      continue;
    bs_span text = bs_blk_text(l->b, i);
    if (bs_span_eq(text, row->headline)) continue;
    row->truncated = is_cut(text);
    row->teaser = text;
    break;
  }
  if (!rc && more && !row->teaser.p) {
    rc = bs_article_node_text(a, more, &row->teaser);
    row->truncated = is_cut(row->teaser);
  }
  if (c->date) {
    row->published = a->dates.row[c->date - 1].value;
    row->published_raw = a->dates.row[c->date - 1].raw;
  }
  return rc;
}

static bs_status add_lists(lister *l) {
  bs_status rc = BS_OK;
  const bs_node *node = l->a->page->node;
  uint32_t heading = UINT32_MAX, behind = 0,
           list = 0; /* of the list before: its heading, the block behind it, its element */
  bool wanted = false;
  for (size_t from = 0, to; !rc && from < l->ncard; from = to) {
    const card *c = &l->card[from];
    for (to = from + 1; to < l->ncard && l->card[to].list == c->list;) to++;
    bool goes_on = list && c->first == behind && node[c->list].parent == node[list].parent; /* the next row of a grid */
    if (!goes_on || c->heading != UINT32_MAX)
      heading = c->heading != UINT32_MAX ? c->heading : heading_of(l, c, behind);
    wanted = (goes_on && wanted) || is_list(l, c, to - from, heading);
    list = c->list;
    behind = l->card[to - 1].last;
    for (size_t i = from; !rc && wanted && i < to; i++) rc = add_card(l, &l->card[i], heading);
  }
  return rc == BS_LIMIT ? BS_OK : rc;
}

bs_status bs_related_load(bs_article *a) {
  lister l = {.a = a};
  bs_status rc;
  if (a->loaded & BS_HAS_RELATED) return BS_OK;
  if ((rc = bs_marks_load(a)) != BS_OK || (rc = bs_origin_load(a)) != BS_OK || (rc = bs_headline_load(a)) != BS_OK ||
      (rc = bs_dates_load(a)) != BS_OK)
    return rc;
  if ((rc = bs_blocks_load(a)) != BS_OK) return rc;
  l.b = a->text_blocks;
  l.plain_to = malloc(((size_t)l.b->n + 1) * sizeof(*l.plain_to));
  if (!l.plain_to) {
    rc = BS_NOMEM;
    goto done;
  }
  l.plain_to[0] = 0;
  for (uint32_t i = 0; i < l.b->n; i++) l.plain_to[i + 1] = l.plain_to[i] + l.b->row[i].weight - l.b->row[i].link;
  for (l.text_end = l.b->n; l.text_end > 0; l.text_end--)
    if (l.b->row[l.text_end - 1].texty && !(bs_blk_says(l.b, l.text_end - 1) & BS_SAYS_RIGHTS)) break;
  if ((rc = collect_links(&l)) != BS_OK || (rc = index_links(&l)) != BS_OK || (rc = collect_cards(&l)) != BS_OK)
    goto done;
  l.seen_cap = 2 * l.ncard + 1;
  l.seen = calloc(l.seen_cap, sizeof(*l.seen));
  if (!l.seen) {
    rc = BS_NOMEM;
    goto done;
  }
  give_dates(&l);
  if ((rc = add_lists(&l)) != BS_OK) goto done;
  a->loaded |= BS_HAS_RELATED;
done:
  free(l.plain_to);
  free(l.link);
  free(l.link_at);
  free(l.card);
  free(l.seen);
  return rc;
}

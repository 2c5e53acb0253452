/* candidates.c: the ways to say where on the page the text is, each from sums over the blocks: the element whose name says so, the
** <article> or <main>, the element that the running text votes for, and the publisher's articleBody found again on the page.
** Each only marks blocks; score.c weighs them against one another. */
#include <stdlib.h>

#include "../text/hash.h"
#include "score.h"

void bs_scene_range(const bs_scene *s, uint32_t node, uint32_t *first, uint32_t *last) {
  *first = bs_blocks_at(s->b, node);
  *last = node ? bs_blocks_at(s->b, s->a->page->node[node].end) : s->b->n;
}

static uint32_t texty_in(const bs_scene *s, uint32_t node) {
  uint32_t first, last;
  bs_scene_range(s, node, &first, &last);
  return s->texty_to[last] - s->texty_to[first];
}

static const unsigned against =
    BS_MARK_NAV | BS_MARK_ASIDE | BS_MARK_FOOTER | BS_MARK_COMMENT | BS_MARK_RELATED | BS_MARK_AD;

static void sum_up(bs_scene *s) {
  uint32_t weight = 0, link = 0, texty = 0, n = s->b->n;
  for (uint32_t i = 0; i < n; i++) {
    const bs_blk *k = &s->b->row[i];
    s->weight_to[i] = weight;
    s->link_to[i] = link;
    s->texty_to[i] = texty;
    weight += k->weight;
    link += k->link;
    if (k->texty && !(k->marks & against)) texty += k->weight - k->link;
  }
  s->weight_to[n] = weight;
  s->link_to[n] = link;
  s->texty_to[n] = texty;
}

/* Notes which blocks say what another says: pages repeat bodies and headlines for small screens. */
static bs_status find_same(bs_scene *s) {
  size_t room = 64;
  while (room < (size_t)s->b->n * 2) room *= 2;
  uint32_t *slot = calloc(room, sizeof *slot);
  if (!slot) return BS_NOMEM;
  for (uint32_t i = 0; i < s->b->n; i++) {
    bs_blk *k = &s->b->row[i];
    size_t at = (k->hash * 2654435761u >> 7) & (room - 1);
    while (slot[at] && !(s->b->row[slot[at] - 1].hash == k->hash && s->b->row[slot[at] - 1].weight == k->weight))
      at = (at + 1) & (room - 1);
    if (slot[at]) {
      bs_blk *first = &s->b->row[slot[at] - 1];
      if (!first->same) first->same = 2;
      k->same = 1;
      k->twin = slot[at];
    } else {
      slot[at] = i + 1;
    }
  }
  free(slot);
  return BS_OK;
}

/* A hash of the tags and classes of the box and of the element around it. */
static uint32_t markup_of(const bs_page *page, uint32_t box) {
  uint64_t h = 0;
  for (int up = 0; up < 2 && box; up++, box = page->node[box].parent) {
    bs_span names = bs_node_attr(page, box, BS_ATTR_CLASS);
    h = bs_hash_quick(names.p, names.n, h * 31 + page->node[box].tag);
  }
  return (uint32_t)h;
}

/* Notes which blocks stand in mark-up that is alike: a page sets all its paragraphs, all its teasers, all its tags in one way. */
static bs_status find_like(bs_scene *s) {
  size_t room = 64;
  while (room < (size_t)s->b->n * 2) room *= 2;
  struct {
    uint32_t hash, first;
  } *slot = calloc(room, sizeof *slot);
  if (!slot) return BS_NOMEM;
  for (uint32_t i = 0; i < s->b->n; i++) {
    uint32_t h = markup_of(s->a->page, s->b->row[i].box);
    size_t at = (h * 2654435761u >> 7) & (room - 1);
    while (slot[at].first && slot[at].hash != h) at = (at + 1) & (room - 1);
    if (!slot[at].first) {
      slot[at].hash = h;
      slot[at].first = i + 1;
    }
    uint32_t first = s->like[i] = slot[at].first - 1;
    const bs_blk *k = &s->b->row[i];
    s->like_n[first]++;
    s->like_weight[first] += k->weight;
    s->like_link[first] += k->link;
    s->like_texty[first] += s->texty_to[i + 1] - s->texty_to[i];
  }
  free(slot);
  return BS_OK;
}

/* Each block of running text votes for the elements around its box, less the further out (after Readability's scoring). */
static bs_status vote(bs_scene *s) {
  const bs_page *page = s->a->page;
  float *votes = calloc(page->nnode, sizeof *votes);
  if (!votes) return BS_NOMEM;
  float best = 0;
  for (uint32_t i = 0; i < s->b->n; i++) {
    const bs_blk *k = &s->b->row[i];
    if (!k->texty || k->marks & against) continue;
    uint32_t node = k->box;
    float share = (float)(k->weight - k->link);
    if (page->node[node].tag == BS_TAG_P || page->node[node].tag == BS_TAG_LI ||
        page->node[node].tag == BS_TAG_BLOCKQUOTE)
      node = page->node[node].parent;
    for (int up = 0; up < 4 && node; up++, node = page->node[node].parent, share *= up == 1 ? .55f : .7f) {
      votes[node] += share;
      if (votes[node] > best) {
        best = votes[node];
        s->top = node;
      }
    }
  }
  free(votes);
  return BS_OK;
}

static unsigned part_of(uint32_t texty, uint32_t all) {
  return texty * 3ull < all ? 0 : texty * 4ull < all * 3ull ? 1 : 2;
}

static void find_elements(bs_scene *s) {
  const bs_page *page = s->a->page;
  uint32_t best_content = 0, best_article = 0, all = s->texty_to[s->b->n];
  uint32_t lo = s->a->lo, hi = s->a->hi < page->nnode ? s->a->hi : page->nnode;
  for (uint32_t i = lo; i < hi; i++) {
    if (!bs_marked(s->a, i, BS_MARK_CONTENT) || bs_marked(s->a, page->node[i].parent, BS_MARK_CONTENT)) continue;
    uint32_t texty = texty_in(s, i);
    if (texty <= best_content) continue;
    best_content = texty;
    s->content = i;
  }
  uint32_t article = bs_tag_first(page, BS_TAG_ARTICLE, lo, hi), main = bs_tag_first(page, BS_TAG_MAIN, lo, hi);
  for (uint32_t i; (i = article < main ? article : main) < hi;) {
    uint32_t texty = texty_in(s, i), *next = i == article ? &article : &main;
    *next = bs_tag_next(page, i);
    /* of nested ones the inner, where it holds nearly as much */
    if (texty > best_article || (s->article && i < page->node[s->article].end && texty * 10ull > best_article * 8ull)) {
      best_article = texty;
      s->article = i;
    }
  }
  if (best_content * 10ull < all) s->content = 0;
  if (best_article * 10ull < all) s->article = 0;
  s->content_part = part_of(best_content, all);
  s->article_part = part_of(best_article, all);
}

static void mark_range(bs_scene *s, uint32_t node, unsigned of) {
  uint32_t first, last;
  if (!node) return;
  bs_scene_range(s, node, &first, &last);
  for (uint32_t i = first; i < last; i++) s->b->row[i].of |= (uint16_t)of;
}

static void find_headline(bs_scene *s) {
  const bs_article *a = s->a;
  s->headline = UINT32_MAX;
  if (!a->headline.node) return;
  uint32_t i = bs_blocks_at(s->b, a->headline.node);
  /* one in a box beside the text does not say where the text begins */
  if (i < s->b->n && s->b->row[i].lo < a->page->node[a->headline.node].end && !(s->b->row[i].marks & against))
    s->headline = i;
}

void bs_scene_free(bs_scene *s) {
  free(s->weight_to);
  free(s->logit);
  free(s->view);
  *s = (bs_scene){0};
}

bs_status bs_scene_build(bs_article *a, bs_blocks *b, bs_scene *s) {
  size_t n = (size_t)b->n + 1;
  bs_status rc;
  *s = (bs_scene){.a = a, .b = b};
  s->weight_to = calloc(n * 8, sizeof *s->weight_to);
  s->logit = malloc(n * 6 * sizeof *s->logit);
  s->view = malloc(n * sizeof *s->view);
  if (!s->weight_to || !s->logit || !s->view) {
    bs_scene_free(s);
    return BS_NOMEM;
  }
  s->link_to = s->weight_to + n;
  s->texty_to = s->link_to + n;
  s->like = s->texty_to + n;
  s->like_weight = s->like + n;
  s->like_link = s->like_weight + n;
  s->like_texty = s->like_link + n;
  s->like_n = s->like_texty + n;
  s->worth_to = s->logit + n;
  s->sum_to = s->worth_to + n;
  s->mass_to = s->sum_to + n;
  s->like_sum = s->mass_to + n;
  s->like_worth = s->like_sum + n;
  for (uint32_t i = 0; i < b->n; i++) bs_blk_says(b, i);
  sum_up(s);
  find_headline(s);
  find_elements(s);
  if ((rc = vote(s)) == BS_OK && (rc = find_same(s)) == BS_OK && (rc = find_like(s)) == BS_OK)
    rc = bs_json_body_find(s);
  if (rc != BS_OK) {
    bs_scene_free(s);
    return rc;
  }
  mark_range(s, s->content, BS_OF_CONTENT);
  mark_range(s, s->article, BS_OF_ARTICLE);
  mark_range(s, s->top, BS_OF_TOP);
  return BS_OK;
}

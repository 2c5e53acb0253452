/* score.c: how likely each block belongs to the article: an additive score card, twice. The first card reads a block and where it
** stands; the second reads the first's verdict on the block, its neighbours and its kin, and what lies before and behind it.
** Points (hundredths of a logit) stand in score_card.inc, fitted on pages with known text. Keeps and drops nothing. */
#include "score.h"

#include <math.h>
#include <stddef.h>
#include <stdlib.h>

/* ---- the two cards: families of exclusive buckets, and what to say when one decides against a block ---- */
#define CARD1(X)                                    \
  X(BIAS, 1, "nothing speaks for it")               \
  X(SIZE, 72, "short for its element")              \
  X(LINK, 15, "mostly links")                       \
  X(STOPS, 12, "no sentences")                      \
  X(COMMAS, 4, "no running text")                   \
  X(MARKS, 16, "its element's name")                \
  X(SAYS, 32, "boilerplate wording")                \
  X(IN, 16, "the element it stands in")             \
  X(KIN, 36, "little text beside it")               \
  X(KINLINK, 6, "among links")                      \
  X(TOP, 28, "outside of the text's container")     \
  X(CONTENT, 10, "outside of the marked content")   \
  X(ARTICLE, 10, "outside of the article element")  \
  X(LIKELINK, 15, "mark-up of links")               \
  X(LIKETEXT, 15, "mark-up that holds little text") \
  X(PLACE, 10, "its place on the page")             \
  X(HEAD, 10, "before the headline")                \
  X(SAME, 4, "repeated")                            \
  X(DIGITS, 4, "mostly figures")                    \
  X(BOLD, 3, "emphasis only")                       \
  X(JSON, 6, "not in the publisher's articleBody")  \
  X(NEAR, 49, "far from running text")              \
  X(TITLE, 4, "the headline again")                 \
  X(TAIL, 6, "no end of a sentence")

#define CARD2(X)                                             \
  X(BIAS2, 1, "nothing speaks for it")                       \
  X(OWN2, 14, "looks like boilerplate")                      \
  X(NEAR2, 100, "among boilerplate")                         \
  X(NEARBIG2, 100, "among boilerplate")                      \
  X(WINDOW2, 12, "among boilerplate")                        \
  X(KIN2, 14, "its container holds boilerplate")             \
  X(BEFORE2, 24, "before the text")                          \
  X(AFTER2, 24, "behind the text")                           \
  X(RUN2, 8, "outside of the text")                          \
  X(SIZE2, 32, "short for its element")                      \
  X(SAYS2, 16, "boilerplate wording")                        \
  X(MARKS2, 16, "its element's name")                        \
  X(CUT2, 24, "behind the end of the article")               \
  X(JSON2, 3, "not in the publisher's articleBody")          \
  X(LIKE2, 44, "boilerplate stands in mark-up like its own") \
  X(UP2, 11, "among boilerplate")

#define FIELD(name, buckets, reason) char name[buckets];
struct card1 {
  CARD1(FIELD)
};
struct card2 {
  CARD2(FIELD)
};
#define AT1(name) ((uint16_t)offsetof(struct card1, name))
#define AT2(name) ((uint16_t)offsetof(struct card2, name))

static const int16_t points1[sizeof(struct card1)] = {
#define CARD 1
#include "score_card.inc"
#undef CARD
};
static const int16_t points2[sizeof(struct card2)] = {
#define CARD 2
#include "score_card.inc"
#undef CARD
};

/* What each bucket's family says. */
static const char *const reasons1[sizeof(struct card1)] = {
#define ROW(name, buckets, reason) [AT1(name)... AT1(name) + (buckets)-1] = reason,
    CARD1(ROW)
#undef ROW
};
static const char *const reasons2[sizeof(struct card2)] = {
#define ROW(name, buckets, reason) [AT2(name)... AT2(name) + (buckets)-1] = reason,
    CARD2(ROW)
#undef ROW
};

/* ---- buckets ---- */
static inline uint16_t id(unsigned family, unsigned bucket) { return (uint16_t)(family + bucket); }

/* How many edges lie at or below what is measured; all are compared, as no branch can foresee where one stops. */
static unsigned size_bucket(uint32_t w) { /* 0 … 8 */
  static const uint32_t edge[] = {6, 16, 31, 56, 91, 151, 301, 601};
  unsigned n = 0;
  for (unsigned i = 0; i < 8; i++) n += w >= edge[i];
  return n;
}

/* One bucket for each bit that is set. */
static uint16_t *put_bits(uint16_t *o, unsigned family, unsigned bits) {
  for (; bits; bits &= bits - 1) *o++ = id(family, (unsigned)__builtin_ctz(bits));
  return o;
}

static unsigned share_bucket(uint32_t part, uint32_t whole) { /* 0 … 4 */
  if (!part || !whole) return 0;
  double r = (double)part / whole;
  return r < .15 ? 1 : r < .4 ? 2 : r < .8 ? 3 : 4;
}

static unsigned logit_bucket(double x) { /* 0 … 9 */
  static const double edge[] = {-4, -2.5, -1.5, -.7, 0, .7, 1.5, 2.5, 4};
  unsigned n = 0;
  for (unsigned i = 0; i < 9; i++) n += x >= edge[i];
  return n;
}

static unsigned kind_of(const bs_blk *k) { /* 0 … 7 */
  if (k->in & BS_IN_CAPTION) return 7;
  if (k->in & BS_IN_HEADING) return k->tag == BS_TAG_H1 ? 6 : 1;
  if (k->in & BS_IN_LIST) return 2;
  if (k->in & BS_IN_CELL) return 3;
  if (k->in & (BS_IN_QUOTE | BS_IN_PRE)) return 4;
  if (k->in & BS_IN_P) return 0;
  return 5;
}

/* ---- what the cards see from each block ---- */
/* The element around block i, and its blocks, for the cards' questions after its kin. */
static void find_kin(bs_scene *s, uint32_t i) {
  bs_view *v = &s->view[i];
  const bs_page *page = s->a->page;
  const bs_blk *row = s->b->row;
  uint32_t node = row[i].box;
  for (int up = 0; up < 8 && node; up++, node = page->node[node].parent) {
    bool before = i > 0 && row[i - 1].lo >= node, behind = i + 1 < s->b->n && row[i + 1].lo < page->node[node].end;
    if (before || behind) break;
  }
  if (!node) node = page->body_node;
  if (node != s->kin_node || !node) { /* neighbours mostly have the same one */
    bs_scene_range(s, node, &s->kin_first, &s->kin_last);
    s->kin_node = node;
  }
  v->kin_node = node;
  v->kin_first = s->kin_first < i ? s->kin_first : i;
  v->kin_last = s->kin_last > i ? s->kin_last : i + 1;
}

static uint8_t near_bucket(uint32_t d) { /* 0 … 6, by blocks to the next running text; 0 where there is none */
  static const uint8_t bucket[] = {6, 0, 1, 2, 3, 3, 4, 4, 4, 5, 5, 5, 5};
  return d < sizeof bucket ? bucket[d] : 6;
}

static uint8_t big_distance(uint32_t d, uint32_t to_edge) { /* d: 0 where there is none before the edge */
  if (d) return d <= BS_NEAR ? (uint8_t)d : 0;
  return to_edge < BS_NEAR ? BS_EDGE : 0;
}

/* Wording that ends an article, by kind and by how many blocks it stands before. */
static uint8_t cut_bucket(unsigned phrases, uint32_t d) {
  if (!d || d > 12) return 0;
  unsigned p = phrases & BS_SAYS_RELATED   ? 0
               : phrases & BS_SAYS_COMMENT ? 1
               : phrases & BS_SAYS_TAGS    ? 2
               : phrases & BS_SAYS_AUTHOR  ? 3
                                           : 4;
  return (uint8_t)(1 + p * 4 + (d < 2 ? 0u : d < 4 ? 1u : d < 8 ? 2u : 3u));
}

/* Fills s->view but for the verdicts. */
static void look_around(bs_scene *s) {
  const unsigned ends =
      BS_SAYS_RELATED | BS_SAYS_COMMENT | BS_SAYS_TAGS | BS_SAYS_AUTHOR | BS_SAYS_SHARE | BS_SAYS_SUBSCRIBE;
  const bs_blk *row = s->b->row;
  uint32_t n = s->b->n, texty = 0, big = 0, end = 0; /* one past the last such block before */
  for (uint32_t i = 0; i < n; i++) {
    bs_view *v = &s->view[i];
    v->kind = (uint8_t)kind_of(&row[i]);
    v->size = (uint8_t)size_bucket(row[i].weight);
    find_kin(s, i);
    v->texty_before = near_bucket(texty ? i + 1 - texty : 0);
    v->big_before = big_distance(big ? i + 1 - big : 0, i);
    v->cut = end ? cut_bucket(row[end - 1].phrases, i + 1 - end) : 0;
    if (row[i].texty) texty = i + 1;
    if (row[i].weight >= 60) big = i + 1;
    if (row[i].phrases & ends && row[i].weight <= 90) end = i + 1;
  }
  texty = big = n; /* the first such block behind */
  for (uint32_t i = n; i-- > 0;) {
    bs_view *v = &s->view[i];
    v->texty_behind = near_bucket(texty < n ? texty - i : 0);
    v->big_behind = big_distance(big < n ? big - i : 0, n - 1 - i);
    if (row[i].texty) texty = i;
    if (row[i].weight >= 60) big = i;
  }
}

static bool ends_open(bs_span t) { /* no letter stands before the end: a colon, a comma, an arrow */
  return t.n && (t.p[t.n - 1] == ':' || t.p[t.n - 1] == ',');
}

/* How far the block stands from the element that the running text votes for: inside 0 … 2, by depth; outside 3 … 6, by how far up from
** there the first element is that holds both. */
static unsigned top_bucket(const bs_scene *s, const bs_blk *k) {
  const bs_page *page = s->a->page;
  if (!s->top) return 3;
  if (k->of & BS_OF_TOP) {
    unsigned up = 0;
    for (uint32_t node = k->box; node > s->top && up < 4; up++) node = page->node[node].parent;
    return up < 2 ? 0 : up < 4 ? 1 : 2;
  }
  unsigned up = 0;
  for (uint32_t node = page->node[s->top].parent; node && up < 3; up++, node = page->node[node].parent)
    if (k->lo >= node && k->lo < page->node[node].end) break;
  return 3 + up;
}

/* What the blocks in mark-up like the block's own are like, itself among them. */
static uint16_t *like_features(const bs_scene *s, uint32_t i, uint16_t *o) {
  uint32_t first = s->like[i], n = s->like_n[first], all = s->texty_to[s->b->n];
  unsigned many = n < 2 ? 0 : n < 5 ? 1 : 2, size = s->view[i].size;
  *o++ = id(AT1(LIKELINK), share_bucket(s->like_link[first], s->like_weight[first]) * 3 + many);
  uint32_t texty = s->like_texty[first];
  unsigned part = !texty ? 0 : texty * 20ull < all ? 1 : texty * 5ull < all ? 2 : texty * 2ull < all ? 3 : 4;
  *o++ = id(AT1(LIKETEXT), part * 3 + (size < 2 ? 0 : size < 4 ? 1u : 2u));
  return o;
}

static uint16_t *place_features(const bs_scene *s, uint32_t i, uint16_t *o) {
  const bs_blk *k = &s->b->row[i];
  const bs_view *v = &s->view[i];
  uint32_t first = v->kin_first, last = v->kin_last, all = s->texty_to[s->b->n];
  uint32_t texty = s->texty_to[last] - s->texty_to[first], weight = s->weight_to[last] - s->weight_to[first];
  uint32_t link = s->link_to[last] - s->link_to[first];
  unsigned amount = size_bucket(texty) < 4 ? 0 : texty < 300 ? 1 : texty < 800 ? 2 : texty < 2000 ? 3 : 4;
  unsigned share = !all                         ? 0
                   : texty * 20ull < all        ? 1
                   : texty * 5ull < all         ? 2
                   : texty * 2ull < all         ? 3
                   : texty * 10ull < all * 8ull ? 4
                                                : 5;
  *o++ = id(AT1(KIN), share * 6 + amount);
  *o++ = id(AT1(KINLINK), share_bucket(link, weight));
  unsigned simple = v->kind < 3 ? v->kind : 3;
  *o++ = id(AT1(TOP), simple * 7 + top_bucket(s, k));
  unsigned where = k->of & BS_OF_CONTENT ? 0 : k->marks & BS_MARK_CONTENT ? 1 : 2;
  *o++ = id(AT1(CONTENT), s->content ? 1 + where * 3 + s->content_part : 0);
  where = k->of & BS_OF_ARTICLE ? 0 : k->in & (BS_IN_ARTICLE | BS_IN_MAIN) ? 1 : 2;
  *o++ = id(AT1(ARTICLE), s->article ? 1 + where * 3 + s->article_part : 0);
  o = like_features(s, i, o);
  *o++ = id(AT1(PLACE), all ? (unsigned)((uint64_t)s->texty_to[i] * 9 / all) : 0);
  if (s->headline == UINT32_MAX) {
    *o++ = id(AT1(HEAD), 0);
  } else if (i < s->headline) {
    *o++ = id(AT1(HEAD), s->headline - i < 4 ? 1 : 2);
  } else {
    uint32_t d = i - s->headline;
    *o++ = id(AT1(HEAD), d == 0 ? 3 : d < 3 ? 4 : d < 6 ? 5 : d < 30 ? 6 : d < 100 ? 7 : 8);
  }
  return o;
}

static uint16_t *block_features(const bs_scene *s, uint32_t i, uint16_t *o) {
  const bs_blk *k = &s->b->row[i];
  const bs_view *v = &s->view[i];
  unsigned kind = v->kind, size = v->size, small = size < 2 ? 0 : size < 4 ? 1 : 2;
  *o++ = id(AT1(SIZE), kind * 9 + size);
  *o++ = id(AT1(LINK), share_bucket(k->link, k->weight) * 3 + small);
  *o++ = id(AT1(STOPS), (k->stops > 2 ? 2u : k->stops) * 4 + (size < 3 ? 0 : size < 5 ? 1 : size < 6 ? 2 : 3));
  *o++ = id(AT1(COMMAS), k->commas > 3 ? 3u : k->commas);
  o = put_bits(o, AT1(MARKS), k->marks);
  if (size < 6)
    for (unsigned p = k->phrases & 0x3FFFu; p; p &= p - 1)
      *o++ = id(AT1(SAYS), (unsigned)__builtin_ctz(p) * 2 + (k->phrases & BS_SAYS_WHOLE ? 1u : 0u));
  o = put_bits(o, AT1(IN), k->in & 0xFFFu);
  if (k->weight && k->digits * 3u > k->weight) *o++ = id(AT1(DIGITS), k->digits * 3u > 2 * k->weight ? 1 : 0);
  if (k->bold * 10ull >= k->weight * 8ull && k->weight) *o++ = id(AT1(BOLD), size < 5 ? 0 : 1);
  if (k->same) *o++ = id(AT1(SAME), k->same - 1u + (size < 4 ? 0u : 2u));
  if (s->headline != UINT32_MAX && i != s->headline && k->hash == s->b->row[s->headline].hash)
    *o++ = id(AT1(TITLE), i < s->headline ? 0 : 1);
  *o++ = id(AT1(JSON), !s->json ? 0 : (k->of & BS_OF_JSON ? 1u : 2u) + (size < 4 ? 2u : 0u));
  *o++ = id(AT1(NEAR), v->texty_before * 7u + v->texty_behind);
  bs_span t = bs_blk_text(s->b, i);
  *o++ = id(AT1(TAIL), (ends_open(t) ? 2u : k->stops ? 1u : 0u) + (kind == 0 ? 0u : 3u));
  return o;
}

static size_t features1(const bs_scene *s, uint32_t i, uint16_t out[BS_FEATURES_MAX]) {
  uint16_t *o = out;
  *o++ = id(AT1(BIAS), 0);
  o = block_features(s, i, o);
  o = place_features(s, i, o);
  return (size_t)(o - out);
}

/* ---- the second card: verdicts around, smoothed ---- */
static double worth(const bs_blk *k) { return 4 + (k->weight < 400 ? k->weight : 400); }

static double mean_logit(const bs_scene *s, uint32_t first, uint32_t last) {
  double weight = s->worth_to[last] - s->worth_to[first];
  return weight > 0 ? (s->sum_to[last] - s->sum_to[first]) / weight : 0;
}

/* The sums over the first card's verdicts, and the run of blocks with the greatest sum (Kadane). */
static void smooth(bs_scene *s) {
  double best = 0, here = 0;
  uint32_t from = 0;
  s->run_first = s->run_last = 0;
  s->worth_to[0] = s->sum_to[0] = s->mass_to[0] = 0;
  for (uint32_t i = 0; i < s->b->n; i++) s->like_sum[i] = s->like_worth[i] = 0;
  for (uint32_t i = 0; i < s->b->n; i++) {
    double w = worth(&s->b->row[i]), x = s->logit[i] > 6 ? 6 : s->logit[i] < -6 ? -6 : s->logit[i];
    s->view[i].verdict = (uint8_t)logit_bucket(s->logit[i]);
    s->worth_to[i + 1] = s->worth_to[i] + w;
    s->sum_to[i + 1] = s->sum_to[i] + w * x;
    s->mass_to[i + 1] = s->mass_to[i] + w / (1 + exp(-x));
    s->like_sum[s->like[i]] += w * x;
    s->like_worth[s->like[i]] += w;
    here += w * x;
    if (here <= 0) {
      here = 0;
      from = i + 1;
    } else if (here > best) {
      best = here;
      s->run_first = from;
      s->run_last = i + 1;
    }
  }
}

/* The verdict on a block d before (step -1) or behind; what d may be, see bs_view. */
static unsigned neighbour(const bs_scene *s, uint32_t i, int step, unsigned d) {
  if (d == BS_EDGE) return 9;
  if (!d) return 4;
  unsigned b = s->view[step < 0 ? i - d : i + d].verdict;
  return b < 9 ? b : 8;
}

static unsigned mass_bucket(double part, double whole) { /* 0 … 7: how much of the text lies there */
  static const double edge[] = {.002, .01, .03, .08, .2, .5, .9};
  double r = whole > 0 ? part / whole : 0;
  unsigned n = 0;
  for (unsigned i = 0; i < 7; i++) n += r >= edge[i];
  return n;
}

/* The mean verdict on the other blocks in mark-up like the block's own; 10 where there is none. */
static unsigned like_bucket(const bs_scene *s, uint32_t i) {
  double w = worth(&s->b->row[i]), x = s->logit[i] > 6 ? 6 : s->logit[i] < -6 ? -6 : s->logit[i];
  double rest = s->like_worth[s->like[i]] - w;
  return rest < .5 ? 10 : logit_bucket((s->like_sum[s->like[i]] - w * x) / rest);
}

/* The mean verdict on the blocks in the next wider element than the block's kin; 10 where there is none. */
static unsigned up_bucket(bs_scene *s, const bs_view *v) {
  const bs_page *page = s->a->page;
  const bs_blk *row = s->b->row;
  uint32_t first = v->kin_first, last = v->kin_last, node = v->kin_node ? page->node[v->kin_node].parent : 0, lo, hi;
  if (v->kin_node && v->kin_node == s->up_node) return s->up_bucket;
  while (node && !(first > 0 && row[first - 1].lo >= node) && !(last < s->b->n && row[last].lo < page->node[node].end))
    node = page->node[node].parent;
  s->up_node = v->kin_node;
  s->up_bucket = 10;
  if (node) {
    bs_scene_range(s, node, &lo, &hi);
    s->up_bucket = logit_bucket(mean_logit(s, lo < first ? lo : first, hi > last ? hi : last));
  }
  return s->up_bucket;
}

static size_t features2(bs_scene *s, uint32_t i, uint16_t out[BS_FEATURES_MAX]) {
  const bs_blk *k = &s->b->row[i];
  const bs_view *v = &s->view[i];
  uint32_t n = s->b->n;
  unsigned simple = v->kind < 3 ? v->kind : 3, size = v->size;
  uint16_t *o = out;
  *o++ = id(AT2(BIAS2), 0);
  *o++ = id(AT2(OWN2), v->verdict);
  *o++ = id(AT2(NEAR2), neighbour(s, i, -1, i ? 1 : BS_EDGE) * 10 + neighbour(s, i, 1, i + 1 < n ? 1 : BS_EDGE));
  *o++ = id(AT2(NEARBIG2), neighbour(s, i, -1, v->big_before) * 10 + neighbour(s, i, 1, v->big_behind));
  *o++ = id(AT2(WINDOW2), logit_bucket(mean_logit(s, i > 6 ? i - 6 : 0, i + 7 < n ? i + 7 : n)));
  *o++ = id(AT2(KIN2), logit_bucket(mean_logit(s, v->kin_first, v->kin_last)));
  *o++ = id(AT2(BEFORE2), mass_bucket(s->mass_to[i], s->mass_to[n]) * 3 + (size < 3 ? 0 : size < 5 ? 1u : 2u));
  *o++ = id(AT2(AFTER2), mass_bucket(s->mass_to[n] - s->mass_to[i + 1], s->mass_to[n]) * 3 + (size < 3   ? 0
                                                                                              : size < 5 ? 1u
                                                                                                         : 2u));
  *o++ = id(AT2(RUN2), simple * 2 + (i >= s->run_first && i < s->run_last ? 1u : 0u));
  *o++ = id(AT2(SIZE2), simple * 8 + (size < 7 ? size : 7));
  if (size < 6) o = put_bits(o, AT2(SAYS2), k->phrases & 0x3FFFu);
  o = put_bits(o, AT2(MARKS2), k->marks);
  *o++ = id(AT2(CUT2), v->cut);
  *o++ = id(AT2(JSON2), !s->json ? 0 : k->of & BS_OF_JSON ? 1 : 2);
  *o++ = id(AT2(LIKE2), like_bucket(s, i) * 4 + simple);
  *o++ = id(AT2(UP2), up_bucket(s, v));
  return (size_t)(o - out);
}

/* ---- adding up ---- */
static double add_up(const uint16_t *at, size_t n, const int16_t *points) {
  int sum = 0;
  for (size_t i = 0; i < n; i++) sum += points[at[i]];
  return sum / 100.0;
}

/* The family that speaks loudest against a block, of equals the first. */
static const char *reason_of(const uint16_t *at, size_t n, const int16_t *points, const char *const *reasons) {
  _Static_assert(BS_FEATURES_MAX <= 128, "an index has seven bits");
  int worst = 0; /* points, and behind them the index: the least is found without a branch */
  for (size_t i = 1; i < n; i++) {
    int now = points[at[i]] * 128 + (int)i;
    worst = now < worst ? now : worst;
  }
  return reasons[at[worst & 127]];
}

size_t bs_score_points(int card) {
  return card == 1 ? sizeof points1 / sizeof *points1 : sizeof points2 / sizeof *points2;
}

size_t bs_score_features(bs_scene *s, int card, uint32_t i, uint16_t out[BS_FEATURES_MAX]) {
  return card == 1 ? features1(s, i, out) : features2(s, i, out);
}

void bs_score_blocks(bs_scene *s) { bs_score_blocks_by(s, points1, points2); }

void bs_score_blocks_by(bs_scene *s, const int16_t *card1, const int16_t *card2) {
  uint16_t at[BS_FEATURES_MAX];
  look_around(s);
  for (uint32_t i = 0; i < s->b->n; i++) {
    size_t n = features1(s, i, at);
    s->logit[i] = add_up(at, n, card1);
    s->b->row[i].reason = reason_of(at, n, card1, reasons1);
  }
  smooth(s);
  for (uint32_t i = 0; i < s->b->n; i++) {
    bs_blk *k = &s->b->row[i];
    size_t n = features2(s, i, at);
    double x = add_up(at, n, card2);
    if (s->logit[i] > 0 && x <= 0) k->reason = reason_of(at, n, card2, reasons2);
    k->score = (int16_t)(x > 300 ? 30000 : x < -300 ? -30000 : x * 100);
    if (i >= s->run_first && i < s->run_last) k->of |= BS_OF_RUN;
  }
}

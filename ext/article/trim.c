/* trim.c: blocks that the scores kept and that are no part of the article by what they are: repeats of text that stands before, and lines
** whose own words say so ("Read more: …", "Tags: …", "Leave a comment"). A page of a few lines has nothing else that tells them apart.
** Lists and tables are never looked into: there the same words are the article's. */
#include "score.h"

enum {
  LONG_WEIGHT = 60,   /* letters of a repeat that is no refrain */
  SURE = 150,         /* score of a block that is text whatever stands before it */
  LABEL_BYTES = 60,   /* of what stands before a colon */
  LABEL_WEIGHT = 120, /* letters of a line that a label begins */
  CALL_WEIGHT = 140,  /* letters of a call to subscribe */
  LINE_WEIGHT = 36,   /* letters of a line that a phrase begins */
  END_WEIGHT = 200,   /* letters of such a line behind the text */
  CARDS = 5,          /* cards that make a list of articles, at least */
  TITLE_WEIGHT = 12,  /* letters of a linked line that may be a headline */
  CREDIT_BYTES = 60,  /* of a name behind "Photo:" */
  PAGE_BYTES = 4,     /* of a page's number */
  PAGES = 4           /* such numbers in a row */
};

static const unsigned labels =
    BS_SAYS_RELATED | BS_SAYS_SHARE | BS_SAYS_AD | BS_SAYS_CREDIT | BS_SAYS_TAGS | BS_SAYS_AUTHOR | BS_SAYS_COMMENT;

static void drop(bs_blk *k, const char *reason) {
  k->kept = false;
  k->told = true;
  k->reason = reason;
}

static const char *reason_of(unsigned says) {
  static const struct {
    unsigned says;
    const char *reason;
  } rows[] = {{BS_SAYS_RELATED, "leads to other articles"},
              {BS_SAYS_SHARE, "asks to share"},
              {BS_SAYS_SUBSCRIBE, "asks to subscribe"},
              {BS_SAYS_COMMENT, "readers' comments"},
              {BS_SAYS_AD, "advertising"},
              {BS_SAYS_CREDIT, "a credit"},
              {BS_SAYS_TAGS, "tags"},
              {BS_SAYS_AUTHOR, "about the author"},
              {BS_SAYS_RIGHTS, "rights and cookies"},
              {BS_SAYS_READTIME, "reading time"}};
  size_t i = 0;
  while (i + 1 < sizeof rows / sizeof *rows && !(says & rows[i].says)) i++;
  return rows[i].reason;
}

/* ---- repeats ---- */

/* Whether the block repeats one that was kept, in another container: paragraphs beside each other may well say the same. */
static bool is_repeat(const bs_page *page, const bs_blocks *b, const bs_blk *k) {
  if (!k->twin) return false;
  const bs_blk *first = &b->row[k->twin - 1];
  if (!first->seen || k->box == first->box) return false;
  bool quoted = k->in & BS_IN_QUOTE && !(first->in & BS_IN_QUOTE);
  return quoted || page->node[k->box].parent != page->node[first->box].parent;
}

/* A run of repeats, two of them long, or one that is a quotation in large type or anyway doubtful. Lines alone may well come twice. */
void bs_trim_repeats(const bs_scene *s) {
  bs_blocks *b = s->b;
  uint32_t from = 0;
  unsigned long_ones = 0;
  for (uint32_t i = 0; i <= b->n; i++) {
    bs_blk *k = i < b->n ? &b->row[i] : NULL;
    if (k && !k->kept) continue;
    if (k && is_repeat(s->a->page, b, k)) {
      if (k->weight >= LONG_WEIGHT && !(k->in & (BS_IN_LIST | BS_IN_CELL)))
        long_ones += k->in & BS_IN_QUOTE || k->score < SURE ? 2 : 1;
      continue;
    }
    for (uint32_t j = from; long_ones > 1 && j < i; j++)
      if (b->row[j].kept) drop(&b->row[j], "said before");
    long_ones = 0;
    from = i + 1;
    if (k) b->row[k->twin ? k->twin - 1 : i].seen = true;
  }
}

/* ---- cards of other articles ---- */

/* The child of `parent` that the node stands in, or 0. */
static uint32_t child_of(const bs_page *page, uint32_t parent, uint32_t node) {
  while (node && page->node[node].parent != parent) node = page->node[node].parent;
  return node;
}

/* What stands behind a line that says that other articles follow, as long as there are links in it. */
void bs_trim_cards(const bs_scene *s) {
  const bs_page *page = s->a->page;
  for (uint32_t i = 0; i < s->b->n; i++) {
    const bs_blk *head = &s->b->row[i];
    unsigned says = head->phrases & (BS_SAYS_RELATED | BS_SAYS_WHOLE);
    if (says != (BS_SAYS_RELATED | BS_SAYS_WHOLE) || head->link) continue;
    uint32_t parent = page->node[head->box].parent, first, last = i + 1;
    for (uint32_t j = i + 1; j < s->b->n; j = last) {
      uint32_t node = child_of(page, parent, s->b->row[j].box);
      if (!node) break;
      bs_scene_range(s, node, &first, &last);
      if (last <= j) last = j + 1;
      uint32_t link = s->link_to[last] - s->link_to[j], weight = s->weight_to[last] - s->weight_to[j];
      bool whole = (s->texty_to[last] - s->texty_to[j]) * 3ull > s->texty_to[s->b->n] ||
                   (s->headline != UINT32_MAX && s->headline >= j && s->headline < last);
      if (!link || whole || (node == s->b->row[j].box && link * 10ull < weight * 4ull)) break;
      for (; j < last; j++)
        if (s->b->row[j].kept) drop(&s->b->row[j], reason_of(BS_SAYS_RELATED));
    }
    i = last > i + 1 ? last - 1 : i;
  }
}

/* ---- links that jump ---- */

/* The block is a link to a place on the same page. */
static bool jumps(const bs_page *page, const bs_blk *k) {
  if (k->link * 10ull < k->weight * 7ull || !k->weight || k->weight > LABEL_WEIGHT || k->in & BS_IN_HEADING)
    return false;
  for (uint32_t i = k->lo; i < k->hi; i++) {
    uint32_t a = page->node[i].tag == BS_TAG_A      ? i
                 : page->node[i].tag == BS_TAG_TEXT ? bs_node_closest(page, i, BS_TAG_A)
                                                    : 0;
    bs_span href = a ? bs_span_trim(bs_node_attr(page, a, BS_ATTR_HREF)) : BS_NULL_SPAN;
    if (href.n) return href.p[0] == '#';
  }
  return false;
}

/* A list of the page's own headings: they stand where it leads to. */
void bs_trim_jumps(const bs_scene *s) {
  for (uint32_t i = 0; i < s->b->n; i++)
    if (s->b->row[i].kept && jumps(s->a->page, &s->b->row[i])) drop(&s->b->row[i], "jumps on this page");
}

/* ---- pages that list others ---- */

/* Drops what stands in cards, or (all) everything. Returns its weight; dry: only that. */
static uint64_t drop_listed(const bs_scene *s, bool dry, bool all) {
  const bs_article *a = s->a;
  const bs_node *node = a->page->node;
  uint64_t weight = 0;
  size_t at = 0; /* cards and blocks both come in the page's order */
  for (uint32_t i = 0; i < s->b->n; i++) {
    bs_blk *k = &s->b->row[i];
    while (at < a->related.n && node[a->related.row[at].node].end <= k->lo) at++;
    if (!k->kept || !(all || (at < a->related.n && a->related.row[at].node <= k->lo))) continue;
    weight += k->weight;
    if (!dry) drop(k, "lists other articles");
  }
  return weight;
}

bs_status bs_trim_index(bs_scene *s) {
  uint64_t kept = 0, linked = 0;
  bool texty = false;
  for (uint32_t i = 0; i < s->b->n; i++) {
    const bs_blk *k = &s->b->row[i];
    if (!k->kept) continue;
    kept += k->weight;
    texty = texty || (k->stops && k->weight >= LINE_WEIGHT && k->link * 2ull < k->weight);
    if (k->link * 2ull > k->weight && k->weight >= TITLE_WEIGHT) linked++;
  }
  if (!kept || (texty && linked < CARDS) || bs_kind_says_article(s->a)) return BS_OK;
  if (!texty && bs_kind_is_linked(s->a)) drop_listed(s, false, true);
  if (linked < CARDS) return BS_OK;
  bs_status rc = bs_related_load(s->a); /* only here: it asks for every date of the page */
  if (rc || s->a->related.n < CARDS) return rc;
  uint64_t listed = drop_listed(s, true, false);
  if (listed * 10 > kept * 8 && listed < s->a->related.n * (uint64_t)END_WEIGHT) drop_listed(s, false, false);
  return rc;
}

/* ---- wording ---- */

/* Bytes before the first colon ("：", "=" between words too), or SIZE_MAX. */
static size_t colon_of(bs_span s) {
  for (size_t i = 0; i < s.n && i < LABEL_BYTES; i++) {
    if (s.p[i] == ':' || s.p[i] == '=') return i;
    if (bs_span_starts(bs_span_sub(s, i, s.n), "：") || bs_span_starts(bs_span_sub(s, i, s.n), "／")) return i;
  }
  return SIZE_MAX;
}

/* What the label before a colon says, if it says nothing else. */
static unsigned label_of(bs_span s) {
  size_t colon = colon_of(s);
  unsigned says = colon == SIZE_MAX ? 0 : bs_words_say(bs_span_sub(s, 0, colon));
  if (says & BS_SAYS_WHOLE) return says & labels;
  size_t dot = s.n <= CREDIT_BYTES ? bs_span_find(s, ". ", 0) : SIZE_MAX; /* "Fot. J. Stohl" */
  says = dot == SIZE_MAX ? 0 : bs_words_say(bs_span_sub(s, 0, dot));
  return says & BS_SAYS_WHOLE ? says & BS_SAYS_CREDIT : 0;
}

/* "The mill on Monday. Photo: J. Stohl": a caption that no element says is one. */
static bool ends_in_credit(bs_span s) {
  size_t colon = s.n;
  while (colon > 0 && s.n - colon < CREDIT_BYTES && s.p[colon - 1] != ':') colon--;
  if (!colon || s.n - colon >= CREDIT_BYTES || colon == s.n) return false;
  size_t from = --colon;
  while (from > 0 && !strchr(".!?(/|[", s.p[from - 1])) from--;
  unsigned says = from ? bs_words_say(bs_span_sub(s, from, colon)) : 0;
  return (says & BS_SAYS_CREDIT) && (says & BS_SAYS_WHOLE);
}

/* What the block says that takes it out wherever it stands, or 0. */
static unsigned says_it(const bs_blk *k, bs_span text) {
  const unsigned lines = BS_SAYS_RELATED | BS_SAYS_SHARE | BS_SAYS_COMMENT;
  unsigned says = k->phrases, told;
  bool heading = (k->in & BS_IN_HEADING) != 0, open = text.p[text.n - 1] == ':';
  if (says & BS_SAYS_WHOLE) {
    unsigned whole = BS_SAYS_RELATED | BS_SAYS_COMMENT | BS_SAYS_AD | BS_SAYS_AUTHOR;
    if (!heading) whole |= BS_SAYS_SHARE | BS_SAYS_SUBSCRIBE | BS_SAYS_TAGS | BS_SAYS_CREDIT | BS_SAYS_READTIME;
    if ((told = says & whole) != 0) return told;
  }
  if (k->weight <= LABEL_WEIGHT && (told = label_of(text)) != 0) return told;
  told = says & lines;
  if (told && k->weight <= LINE_WEIGHT && !k->stops && !open && !(heading && says & BS_SAYS_SHARE)) return told;
  if (heading) return 0;
  if (says & BS_SAYS_RELATED && k->link * 2ull > k->weight && k->weight <= LABEL_WEIGHT) return BS_SAYS_RELATED;
  told = says & (BS_SAYS_SUBSCRIBE | BS_SAYS_RIGHTS);
  if (told && k->weight <= CALL_WEIGHT && !open) return told;
  return k->weight <= LABEL_WEIGHT && ends_in_credit(text) ? BS_SAYS_CREDIT : 0;
}

/* The same behind the text, where less is enough; running text must be about the author, the reader or the paper. */
static unsigned ends_it(const bs_blk *k) {
  unsigned ends = BS_SAYS_SUBSCRIBE | BS_SAYS_RIGHTS | BS_SAYS_AUTHOR | BS_SAYS_COMMENT;
  if (!k->texty) ends |= labels;
  return k->weight <= END_WEIGHT && !(k->in & (BS_IN_CELL | BS_IN_PRE)) ? k->phrases & ends : 0;
}

/* What stands behind a line that heads readers' comments, where that is little: rules of the house, a form. */
static void drop_behind_comments(bs_blocks *b) {
  uint64_t all = 0, before = 0;
  bool heads = false;
  for (uint32_t i = 0; i < b->n; i++) all += b->row[i].kept ? b->row[i].weight : 0;
  for (uint32_t i = 0; i < b->n; i++) {
    bs_blk *k = &b->row[i];
    heads = heads || (k->phrases & BS_SAYS_COMMENT && k->phrases & BS_SAYS_WHOLE && !k->link && before * 10 > all * 7);
    if (!k->kept) continue;
    before += k->weight;
    if (heads) drop(k, reason_of(BS_SAYS_COMMENT));
  }
}

/* A figure, or signs alone: "3", "<<". */
static bool turns_pages(const bs_blk *k) {
  return k->len <= PAGE_BYTES && k->digits == k->weight && !(k->in & (BS_IN_CELL | BS_IN_PRE));
}

/* A row of page numbers. */
static void drop_pagers(bs_blocks *b) {
  uint32_t from = 0;
  for (uint32_t i = 0; i <= b->n; i++) {
    if (i < b->n && turns_pages(&b->row[i])) continue;
    for (uint32_t j = from; i - from >= PAGES && j < i; j++)
      if (b->row[j].kept) drop(&b->row[j], "page numbers");
    from = i + 1;
  }
}

void bs_trim_wording(bs_blocks *b) {
  drop_pagers(b);
  drop_behind_comments(b);
  bool behind = true; /* nothing was kept behind the block */
  uint32_t first = 0; /* running text */
  while (first < b->n && !(b->row[first].kept && b->row[first].texty)) first++;
  for (uint32_t i = b->n; i-- > 0;) {
    bs_blk *k = &b->row[i];
    if (!k->kept) continue;
    bs_span text = bs_blk_text(b, i);
    unsigned says = 0;
    if (!(k->in & (BS_IN_LIST | BS_IN_CELL | BS_IN_PRE)) && text.n) says = says_it(k, text);
    if (!says && behind) says = ends_it(k);
    if (!says && behind && k->weight <= LONG_WEIGHT && bs_span_starts(text, "©")) says = BS_SAYS_RIGHTS;
    bool link = behind && k->weight && k->link == k->weight && !k->stops && bs_span_find(text, "://", 0) == SIZE_MAX;
    if (says)
      drop(k, reason_of(says));
    else if (link)
      drop(k, "links alone");
    else if (behind && k->in & BS_IN_HEADING && i > first)
      drop(k, "heads nothing");
    else
      behind = false;
  }
}

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
  CREDIT_BYTES = 60   /* of a name behind "Photo:" */
};

static const unsigned labels =
    BS_SAYS_RELATED | BS_SAYS_SHARE | BS_SAYS_AD | BS_SAYS_CREDIT | BS_SAYS_TAGS | BS_SAYS_AUTHOR | BS_SAYS_COMMENT;

static void drop(bs_blk *k, const char *reason) {
  k->kept = false;
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
void bs_trim_repeats(const bs_page *page, bs_blocks *b) {
  uint32_t from = 0;
  unsigned long_ones = 0;
  for (uint32_t i = 0; i <= b->n; i++) {
    bs_blk *k = i < b->n ? &b->row[i] : NULL;
    if (k && !k->kept) continue;
    if (k && is_repeat(page, b, k)) {
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
  unsigned says = k->phrases, label;
  bool heading = (k->in & BS_IN_HEADING) != 0, open = text.p[text.n - 1] == ':';
  if (says & BS_SAYS_CORRECTION) return 0;
  if (says & BS_SAYS_WHOLE) {
    unsigned whole = BS_SAYS_RELATED | BS_SAYS_COMMENT | BS_SAYS_AD | BS_SAYS_AUTHOR;
    if (!heading) whole |= BS_SAYS_SHARE | BS_SAYS_SUBSCRIBE | BS_SAYS_TAGS | BS_SAYS_CREDIT | BS_SAYS_READTIME;
    if (says & whole) return says & whole;
  }
  if (k->weight <= LABEL_WEIGHT && (label = label_of(text))) return label;
  if (says & lines && k->weight <= LINE_WEIGHT && !k->stops && !open && !(heading && says & BS_SAYS_SHARE))
    return says & lines;
  if (heading) return 0;
  if (says & BS_SAYS_RELATED && k->link * 2ull > k->weight && k->weight <= LABEL_WEIGHT) return BS_SAYS_RELATED;
  if (says & (BS_SAYS_SUBSCRIBE | BS_SAYS_RIGHTS) && k->weight <= CALL_WEIGHT && !open)
    return says & (BS_SAYS_SUBSCRIBE | BS_SAYS_RIGHTS);
  return k->weight <= LABEL_WEIGHT && ends_in_credit(text) ? BS_SAYS_CREDIT : 0;
}

/* The same behind the text, where less is enough; running text must be about the author, the reader or the paper. */
static unsigned ends_it(const bs_blk *k) {
  unsigned ends = BS_SAYS_SUBSCRIBE | BS_SAYS_RIGHTS | BS_SAYS_AUTHOR | BS_SAYS_COMMENT;
  if (!bs_blk_is_texty(k)) ends |= labels;
  return k->weight <= END_WEIGHT && !(k->in & (BS_IN_CELL | BS_IN_PRE)) ? k->phrases & ends : 0;
}

void bs_trim_wording(bs_blocks *b) {
  bool behind = true; /* nothing was kept behind the block */
  for (uint32_t i = b->n; i-- > 0;) {
    bs_blk *k = &b->row[i];
    if (!k->kept) continue;
    bs_span text = bs_blk_text(b, i);
    unsigned says = 0;
    if (!(k->in & (BS_IN_LIST | BS_IN_CELL | BS_IN_PRE)) && text.n) says = says_it(k, text);
    if (!says && behind) says = ends_it(k);
    bool link = behind && k->weight && k->link == k->weight && !k->stops && bs_span_find(text, "://", 0) == SIZE_MAX;
    if (says)
      drop(k, reason_of(says));
    else if (link)
      drop(k, "links alone");
    else
      behind = false;
  }
}

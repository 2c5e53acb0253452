/* body.c: the main text of an article: which blocks are kept, as paragraphs with roles, and how sure that is.
** The blocks come from blocks.c, their scores from score.c. Chooses no date and touches no file. */
#include <math.h>

#include "labels.h"
#include "score.h"

enum { LINE_BYTES = 120, LINE_WEIGHT = 60 };
static const double LEAST = .4;   /* likelihood of a block that is kept on any page */
static const double BESIDE = .7;  /* the same of one in an aside, a footer, among links, teasers or comments */
static const double DOUBT = 1.35; /* blocks of a page go wrong together, so a page is less sure than each of them */

/* ---- what is kept, and how sure that is ---- */
/* heat: above 1 for less sure ones. */
static void be_likely(bs_blocks *b, double heat) {
  for (uint32_t i = 0; i < b->n; i++) b->row[i].likelihood = 1 / (1 + exp(-b->row[i].score / (100.0 * heat)));
}

/* The F1 that the scores, taken as the likelihoods that they are, expect of what is kept. */
static double expected(const bs_blocks *b) {
  double hit = 0, kept = 0, all = 0;
  for (uint32_t i = 0; i < b->n; i++) {
    const bs_blk *k = &b->row[i];
    if (k->told) continue;
    double p = k->weight * k->likelihood;
    all += p;
    if (!k->kept) continue;
    hit += p;
    kept += k->weight;
  }
  return hit > 0 ? 2 * hit / (kept + all) : 0;
}

/* Boxes beside the text and teasers of others must be surer than that: on a page of a few lines nothing else tells them apart. */
static double least_of(const bs_blk *k, double least) {
  const unsigned beside = BS_MARK_ASIDE | BS_MARK_RELATED | BS_MARK_FOOTER | BS_MARK_NAV | BS_MARK_COMMENT;
  return k->marks & beside && least < BESIDE ? BESIDE : least;
}

/* Keeps what makes that F1 greatest: blocks likelier than half of it (Lipton, Elkan and Naryanaswamy 2014, theorem 1). Nearly one half
** where all is clear, less where the page is unlike others and no block is sure; but never what is most likely none. */
static void keep(bs_blocks *b) {
  double least = .5;
  be_likely(b, 1);
  for (int turn = 0; turn < 6; turn++) {
    for (uint32_t i = 0; i < b->n; i++) b->row[i].kept = b->row[i].likelihood > least_of(&b->row[i], least);
    double half = expected(b) / 2;
    if (half > least - .005) break;
    least = half > LEAST ? half : LEAST;
  }
}

/* ---- paragraphs ---- */
static const char *role_of(const bs_blk *k) {
  if (k->in & BS_IN_CAPTION) return "caption";
  if (k->in & BS_IN_HEADING) return "heading";
  if (k->phrases & BS_SAYS_CORRECTION) return "correction";
  if (k->in & BS_IN_QUOTE) return "quote";
  if (k->in & BS_IN_LIST) return "list";
  return "p";
}

/* A row of links: sections, tags, neighbours. Old pages set theirs without any name that says so. A link that a block begins with is not
** among k->links, so that one is enough above the text. */
static void drop_menus(bs_blocks *b) {
  bool begun = false;
  for (uint32_t i = 0; i < b->n; i++) {
    bs_blk *k = &b->row[i];
    if (!k->kept) continue;
    begun = begun || k->texty;
    if (k->links < (begun ? 2 : 1) || k->stops || k->link * 10ull < k->weight * 7ull) continue;
    if (k->weight >= (k->links + 1u) * 40u) continue;
    k->kept = false;
    k->told = true;
    k->reason = "a row of links";
  }
}

/* A line above the text that is a day or a byline, or a day with a byline or the word for publication before it: all have columns of
** their own. */
static void drop_dateline(bs_blocks *b) {
  static const bs_date_options options = {.days = true};
  bs_date_memo read = {.slot = {{.days = false}}};
  bs_date date;
  bs_span where;
  for (uint32_t i = 0; i < b->n; i++) {
    bs_blk *k = &b->row[i];
    bs_span text = bs_blk_text(b, i);
    if (!k->kept) continue;
    if (k->texty) return;
    if (text.n > LINE_BYTES || k->stops) continue;
    bool day = bs_date_parse_again(&read, text, &options, &date, NULL, &where) != BS_DATE_ABSENT &&
               date.precision >= BS_DATE_DAY;
    /* "5 October 2018 - by Ann Lee - Category: Health" may be long */
    bool row = day && where.p == text.p && bs_label_find(text, BS_LABEL_BY) != SIZE_MAX;
    if (k->weight > LINE_WEIGHT && !row) continue;
    day = row || (day && (where.n + 4 >= text.n || k->phrases & BS_SAYS_DATE || bs_label_prefix(text, BS_LABEL_BY)));
    if (!day && !(k->phrases & BS_SAYS_BYLINE)) continue;
    k->kept = false;
    k->told = true;
    k->reason = day ? "the dateline" : "the byline";
  }
}

/* The headline over the text is a column of its own, also where its heading says more than the column. */
static void drop_headline(const bs_article *a, bs_blocks *b) {
  uint32_t head = a->headline.node, end = head ? a->page->node[head].end : 0;
  for (uint32_t i = 0; i < b->n; i++) {
    bs_blk *k = &b->row[i];
    if (!k->kept) continue;
    if (!bs_span_eq(bs_blk_text(b, i), a->headline.value) && !(k->lo > head && k->hi <= end)) return;
    k->kept = false;
    k->told = true;
    k->reason = "the headline";
  }
}

static bs_status add_paragraphs(bs_article *a, const bs_blocks *b) {
  bs_str text = BS_STR_INIT;
  bs_status rc = BS_OK;
  for (uint32_t i = 0; rc == BS_OK && i < b->n; i++) {
    const bs_blk *k = &b->row[i];
    bs_paragraph *row;
    if (!k->kept) continue;
    if ((rc = bs_list_add(a, &a->paragraphs, &row)) != BS_OK) break;
    row->role = role_of(k);
    row->node = k->box;
    row->text = bs_blk_text(b, i);
    if (text.n) bs_str_addz(&text, "\n\n");
    bs_str_addspan(&text, row->text);
  }
  if (rc == BS_OK || rc == BS_LIMIT) rc = text.status;
  if (rc == BS_OK && text.n) rc = bs_arena_dup(&a->arena, bs_str_span(&text), &a->text);
  bs_str_free(&text);
  return rc;
}

/* ---- html_blocks ---- */
static bs_status names_of(bs_article *a, unsigned of, bs_span *out) {
  static const char *const name[] = {"content", "article", "votes", "run", "articleBody"};
  bs_str s = BS_STR_INIT;
  for (unsigned i = 0; i < sizeof name / sizeof *name; i++) {
    if (!(of >> i & 1)) continue;
    if (s.n) bs_str_addc(&s, ',');
    bs_str_addz(&s, name[i]);
  }
  bs_status rc = s.status ? s.status : bs_arena_dup(&a->arena, bs_str_span(&s), out);
  bs_str_free(&s);
  return rc;
}

bs_status bs_body_blocks(bs_article *a) {
  bs_span names[32] = {BS_NULL_SPAN};
  bs_status rc = bs_body_load(a);
  const bs_blocks *b = a->text_blocks;
  if (a->loaded & BS_HAS_BLOCK_ROWS) return BS_OK;
  a->blocks.n = 0;
  for (uint32_t i = 0; rc == BS_OK && i < b->n; i++) {
    const bs_blk *k = &b->row[i];
    bs_block *row;
    if ((rc = bs_list_add(a, &a->blocks, &row)) != BS_OK) break;
    if (!names[k->of & 31].p && (rc = names_of(a, k->of & 31, &names[k->of & 31])) != BS_OK) break;
    row->tag = (bs_tag)k->tag;
    row->candidates = names[k->of & 31];
    row->score = k->score / 100.0;
    row->kept = k->kept;
    row->reason = k->kept ? "text" : k->reason;
    row->node = k->box;
    row->text = bs_blk_text(b, i);
  }
  if (rc == BS_LIMIT) rc = BS_OK;
  if (rc == BS_OK) a->loaded |= BS_HAS_BLOCK_ROWS;
  return rc;
}

bs_status bs_body_load(bs_article *a) {
  bs_scene s = {0};
  bs_status rc;
  if (a->loaded & BS_HAS_BODY) return BS_OK;
  if ((rc = bs_headline_load(a)) != BS_OK) return rc;
  if ((rc = bs_blocks_load(a)) != BS_OK) return rc;
  bs_blocks *b = a->text_blocks;
  if ((rc = bs_scene_build(a, b, &s)) != BS_OK) goto done;
  bs_score_blocks(&s);
  keep(b);
  bs_trim_repeats(&s);
  bs_trim_cards(&s);
  bs_trim_jumps(&s);
  drop_menus(b);
  bs_trim_wording(b);
  if ((rc = bs_trim_index(&s)) != BS_OK) goto done;
  drop_headline(a, b);
  drop_dateline(b);
  if ((rc = add_paragraphs(a, b)) != BS_OK) goto done;
  be_likely(b, DOUBT);
  a->confidence = a->text.n ? expected(b) : 0;
  a->loaded |= BS_HAS_BODY;
done:
  bs_scene_free(&s);
  return rc;
}

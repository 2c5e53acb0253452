/* deck.c: the lines that stand for the article beside its headline: the deck below the headline, and the summary. */
#include "outlet.h"

#include "../text/utf8.h"

enum {
  NEAR_NODES = 60,
  LEAST = 20,
  MOST = 400,
  SENTENCE = 320,
  PARAGRAPH = 80,
  DATELINE = 140,
  LONG_WORD = 4,
  STEM = 5,
  SLOGAN_BYTES = 1000, /* a longer description is no slogan */
  BODY_BYTES = 20000
};

static bool named_deck(const bs_article *a, uint32_t node) {
  return a->hint[node] & BS_HINT_DECK || (a->hint[node] & BS_HINT_PROPERTY &&
                                          (bs_node_attr_has(a->page, node, BS_ATTR_ITEMPROP, "alternativeHeadline") ||
                                           bs_node_attr_has(a->page, node, BS_ATTR_ITEMPROP, "description")));
}

static bs_span description(const bs_article *a) {
  size_t from = 0;
  bs_span s = bs_meta_first(a, "og", "og:description").value;
  if (!s.n) s = bs_meta_first(a, "meta", "description").value;
  if (!s.n) s = bs_meta_article(a, "description", &from).value;
  return s;
}

/* One visible line after the headline that its markup calls a deck, or that is a line of its own and the page's
** description too. */
static bs_status try_node(bs_article *a, uint32_t node, bs_span wanted, bool *found) {
  const bs_node *n = &a->page->node[node];
  bs_span text, key;
  bool named = n->nattr && named_deck(a, node);
  bool line =
      n->tag == BS_TAG_H2 || n->tag == BS_TAG_H3 || n->tag == BS_TAG_P || n->tag == BS_TAG_DIV || n->tag == BS_TAG_SPAN;
  if (n->end - node > 12 || n->end - node < 2 || (!named && (!line || !wanted.n))) return BS_OK;
  bs_status st = bs_article_node_text(a, node, &text);
  if (st || text.n < LEAST || text.n > MOST) return st;
  bs_date date;
  if (text.n < DATELINE && bs_date_parse(text, NULL, &date, NULL, NULL) != BS_DATE_ABSENT)
    return BS_OK; /* a dateline */
  if (!named) {
    if ((st = bs_article_fold(a, text, &key))) return st;
    if (!bs_span_eq(key, wanted)) return BS_OK;
  }
  *found = true;
  a->subheadline = (bs_fact){text, BS_LIT("visible"), node};
  return BS_OK;
}

bs_status bs_deck_find(bs_article *a) {
  const bs_page *p = a->page;
  uint32_t head = a->headline.node;
  bs_span wanted = BS_NULL_SPAN, text = description(a);
  bool found = false;
  size_t from = 0;
  bs_status st = text.n && text.n < MOST ? bs_article_fold(a, text, &wanted) : BS_OK;
  if (st) return st;
  for (uint32_t i = head ? p->node[head].end : a->hi; i < a->hi && i < head + NEAR_NODES && !found; i++) {
    if (p->node[i].tag == BS_TAG_H1 || (p->node[i].tag == BS_TAG_TEXT && p->node[i].len > MOST * 2)) break;
    if (p->node[i].tag <= BS_TAG_OTHER ||
        bs_marked(a, i,
                  BS_MARK_RELATED | BS_MARK_NAV | BS_MARK_AD | BS_MARK_CAPTION | BS_MARK_COMMENT | BS_MARK_AUTHOR))
      continue;
    if ((st = try_node(a, i, wanted, &found))) return st;
  }
  if (found || bs_article_is_part(a)) return BS_OK;
  bs_fact f = bs_meta_article(a, "alternativeHeadline", &from);
  if (!f.value.n || bs_span_eq(f.value, a->headline.value)) return BS_OK;
  a->subheadline = f;
  return bs_article_unescape(a, f.value, &a->subheadline.value);
}

/* ---- summary ---- */

/* The full stop at byte i stands behind "Mr", "St" or "U.S" and before a capital: no sentence ends there. */
static bool is_abbreviation(bs_span s, size_t i) {
  size_t from = i;
  while (from > 0 && s.p[from - 1] != ' ') from--;
  bool capital = s.p[from] >= 'A' && s.p[from] <= 'Z', next = i + 2 < s.n && s.p[i + 2] >= 'A' && s.p[i + 2] <= 'Z';
  return capital && next && i - from > 0 && i - from <= 3;
}

/* Up to the end of the first sentence: a full stop, question or exclamation mark before a blank, or their kin in other
** scripts. A NULL span where there is no end within a summary's length. */
static bs_span first_sentence(bs_span s) {
  static const char *const ends[] = {"\xE3\x80\x82", "\xEF\xBC\x9F", "\xEF\xBC\x81",
                                     "\xE0\xA5\xA4", "\xD8\x9F",     "\xDB\x94"};
  for (size_t i = 0; i < s.n && i < SENTENCE; i++) {
    unsigned char c = (unsigned char)s.p[i];
    bool end = (c == '.' || c == '?' || c == '!') && i > 30 && (i + 1 == s.n || s.p[i + 1] == ' ');
    if (end && !(c == '.' && is_abbreviation(s, i))) return bs_span_sub(s, 0, i + 1);
    for (size_t k = 0; k < sizeof(ends) / sizeof(*ends) && c >= 0xD8; k++)
      if (bs_span_starts(bs_span_sub(s, i, s.n), ends[k])) return bs_span_sub(s, 0, i + strlen(ends[k]));
  }
  return BS_NULL_SPAN;
}

/* Long enough to be more than a dateline or a byline, in letters: those of Chinese and Japanese say more. */
static bool is_prose(bs_span s) {
  size_t letters = bs_utf8_count(s);
  return letters >= PARAGRAPH || (letters >= PARAGRAPH / 3 && s.n * 10 >= letters * 26);
}

/* What is left of a description that begins with the headline, as some systems fill it in. */
static bs_span without_headline(const bs_article *a, bs_span text) {
  static const char edge[] = " \t\n-:|.,";
  bs_span head = a->headline.value;
  if (bs_key_words(head) < 4) return text;
  while (text.n > head.n && memcmp(text.p, head.p, head.n) == 0) {
    text = bs_span_sub(text, head.n, text.n);
    while (text.n && strchr(edge, text.p[0])) text = bs_span_sub(text, 1, text.n);
  }
  return text;
}

/* Bytes of the first letters of a word: endings change with the case. */
static size_t stem_of(bs_span word) {
  size_t n = 0;
  for (int letters = 0; n < word.n; n++)
    if (bs_utf8_floor(word, n) == n && letters++ == STEM) break;
  return n;
}

/* The next word of a key at *at that is long enough to mean something; false at its end. */
static bool next_word(bs_span key, size_t *at, bs_span *stem) {
  while (*at < key.n) {
    size_t end = *at;
    while (end < key.n && key.p[end] != ' ') end++;
    bs_span word = bs_span_sub(key, *at, end);
    *at = end + 1;
    if (bs_utf8_count(word) < LONG_WORD) continue;
    *stem = bs_span_sub(word, 0, stem_of(word));
    return true;
  }
  return false;
}

static bool has_stem(bs_span key, bs_span stem) {
  for (size_t i = 0; i + stem.n <= key.n; i++) {
    const char *hit = memchr(key.p + i, stem.p[0], key.n - stem.n - i + 1);
    if (!hit) return false;
    i = (size_t)(hit - key.p);
    if ((i == 0 || key.p[i - 1] == ' ') && memcmp(hit, stem.p, stem.n) == 0) return true;
  }
  return false;
}

/* How many of the words of `key` stand in `other`, of *all. */
static int words_in(bs_span key, bs_span other, int *all) {
  bs_span stem;
  int common = 0;
  *all = 0;
  for (size_t at = 0; next_word(key, &at, &stem); ++*all) common += has_stem(other, stem);
  return common;
}

/* Whether a description is the site's and not the article's: it has no word of the headline, and few of the text or the outlet's name at its
** beginning. Not in scripts that put no blanks between words. */
static bs_status is_slogan(bs_article *a, bs_span text, bool *is) {
  bs_span key, head = BS_NULL_SPAN, body;
  int all;
  *is = false;
  if (text.n > SLOGAN_BYTES) return BS_OK;
  for (size_t i = 0; i < text.n; i++)
    if ((unsigned char)text.p[i] >= 0xE3) return BS_OK;
  bs_status st = bs_article_fold(a, text, &key);
  if (!st) st = bs_article_fold(a, a->headline.value, &head);
  if (st || words_in(key, head, &all) > 0 || !all || (st = bs_body_load(a)) || !a->text.n) return st;
  body = bs_span_sub(a->text, 0, bs_utf8_floor(a->text, a->text.n < BODY_BYTES ? a->text.n : BODY_BYTES));
  if ((st = bs_article_fold(a, body, &body))) return st;
  int common = words_in(key, body, &all);
  bool named = false;
  for (int i = 0; i < a->outlets->n && !named; i++)
    named = a->outlets->key[i].n > 3 && bs_key_holds(bs_span_sub(key, 0, a->outlets->key[i].n + 4), a->outlets->key[i]);
  *is = common * 10 <= all * (named ? 8 : 3);
  return BS_OK;
}

static bs_fact described(const bs_article *a, int i) {
  size_t from = 0;
  switch (i) {
    case 0: return bs_meta_first(a, "meta", "description");
    case 1: return bs_meta_first(a, "og", "og:description");
    case 2: return bs_meta_article(a, "description", &from);
    default: return bs_meta_first(a, "meta", "twitter:description");
  }
}

static bs_status from_description(bs_article *a, bool *done) {
  for (int i = 0; i < 4 && !*done; i++) {
    bs_fact f = described(a, i);
    bs_span text;
    bool slogan = false;
    if (f.value.n < LEAST) continue;
    bs_status st = bs_article_unescape(a, f.value, &text);
    if (st) return st;
    bs_str_clear(&a->scratch);
    bs_utf8_squeeze(text, &a->scratch);
    if ((st = bs_article_keep(a, &a->scratch, &text))) return st;
    text = without_headline(a, text);
    if (text.n < LEAST || bs_span_eq(text, a->headline.value)) continue;
    if ((st = is_slogan(a, text, &slogan))) return st;
    if (slogan) continue;
    *done = true;
    a->summary = (bs_fact){text, f.from, f.node};
  }
  return BS_OK;
}

bs_status bs_summary_load(bs_article *a) {
  bool done = false;
  if (a->loaded & BS_HAS_SUMMARY) return BS_OK;
  bs_status st = bs_headline_load(a);
  a->summary = (bs_fact){BS_NULL_SPAN, BS_NULL_SPAN, 0};
  if (st) return st;
  if (a->subheadline.value.n >= 60) {
    a->summary = a->subheadline;
    done = true;
  }
  if (!done && !bs_article_is_part(a)) st = from_description(a, &done);
  if (!st && !done) st = bs_body_load(a);
  if (st) return st;
  for (size_t i = 0; i < a->paragraphs.n && !done; i++) {
    const bs_paragraph *p = &a->paragraphs.row[i];
    bs_span s = strcmp(p->role, "p") == 0 && is_prose(p->text) ? first_sentence(p->text) : BS_NULL_SPAN;
    if (s.n < LEAST) continue; /* datelines and bylines are short */
    a->summary = (bs_fact){s, BS_LIT("first paragraph"), p->node};
    done = true;
  }
  a->loaded |= BS_HAS_SUMMARY;
  return BS_OK;
}

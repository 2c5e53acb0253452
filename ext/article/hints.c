/* hints.c: what a class or id value says of an element's part in the article: headline, author, date. Keeps nothing; names.c reads the
** value's bytes for it, and marks.c tells what is no part of the article. */
#include <pthread.h>

#include "article_int.h"

/* Parts of names, as programmers write them in several languages. A value with such a part is rare, so that all parts are looked for at
** once by four letters of each, the rarest, which `at` says where they stand; words of few letters have less, with any byte before. A
** lane has words whose letters, mixed, still are rare. */
enum { LETTERS = 4, LONGEST_VALUE = 300 };

static const struct word {
  const char *text;
  uint8_t lane;
  int8_t at;
  uint8_t hint;
} words[] = {{"author", 0, 1, BS_HINT_AUTHOR},
             {"autor", 0, 1, BS_HINT_AUTHOR},
             {"auteur", 0, 1, BS_HINT_AUTHOR},
             {"byline", 1, 1, BS_HINT_AUTHOR | BS_HINT_DATELINE},
             {"headline", 1, 3, BS_HINT_HEADLINE},
             {"subline", 1, 2, BS_HINT_DECK},
             {"strapline", 1, 4, BS_HINT_DECK},
             {"date", 2, 0, BS_HINT_DATE},
             {"datum", 2, 0, BS_HINT_DATE},
             {"pubdate", 2, 3, BS_HINT_DATE},
             {"updated", 2, 2, BS_HINT_UPDATED},
             {"update-", 2, 2, BS_HINT_DATE},
             {"update_", 2, 2, BS_HINT_DATE},
             {"meta", 3, 0, BS_HINT_DATELINE},
             {"time", 4, 0, BS_HINT_DATE},
             {"title", 5, 0, BS_HINT_HEADLINE},
             {"titel", 5, 0, BS_HINT_HEADLINE},
             {"titre", 5, 0, BS_HINT_HEADLINE},
             {"subtitle", 5, 3, BS_HINT_DECK},
             {"sub-title", 5, 4, BS_HINT_DECK},
             {"sottotitolo", 5, 5, BS_HINT_DECK},
             {"publish", 6, 1, BS_HINT_DATE},
             {"modif", 7, 1, BS_HINT_UPDATED},
             {"fecha", 7, 0, BS_HINT_DATE},
             {"posted", 8, 1, BS_HINT_DATE},
             {"bajada", 8, 0, BS_HINT_DECK},
             {"entradilla", 8, 4, BS_HINT_DECK},
             {"writer", 9, 0, BS_HINT_AUTHOR},
             {"vorspann", 9, 0, BS_HINT_DECK},
             {"subhead", 10, 1, BS_HINT_DECK},
             {"sub-head", 10, 2, BS_HINT_DECK},
             {"article-lead", 10, 7, BS_HINT_DECK},
             {"article__lead", 10, 8, BS_HINT_DECK},
             {"standfirst", 11, 4, BS_HINT_DECK},
             {"chapo", 11, 0, BS_HINT_DECK},
             {"dek", 12, -1, BS_HINT_DECK},
             {"intro", 13, 0, BS_HINT_DECK},
             {"deck", 13, 0, BS_HINT_DECK},
             {"teaser", 13, 0, BS_HINT_DECK},
             {"article-summary", 14, 8, BS_HINT_DECK},
             {"article__summary", 14, 9, BS_HINT_DECK},
             {"article-description", 14, 8, BS_HINT_DECK},
             {"excerpt", 15, 1, BS_HINT_DECK},
             {"occhiello", 15, 0, BS_HINT_DECK}};

enum { WORDS = sizeof(words) / sizeof(*words) };

uint64_t bs_hint_letters[256];
static uint8_t lane_first[BS_HINT_LANES + 1]; /* of words, which stand in the order of their lanes */
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void fill(void) {
  for (int c = 0; c < 256; c++) bs_hint_letters[c] = UINT64_MAX;
  for (size_t i = 0; i < WORDS; i++) {
    const struct word *w = &words[i];
    lane_first[w->lane + 1] = (uint8_t)(i + 1);
    for (int k = 0; k < LETTERS; k++)
      for (int c = 0; c < 256; c++)
        if (w->at + k < 0 || bs_ascii_lower(c) == w->text[w->at + k])
          bs_hint_letters[c] &= ~(UINT64_C(1) << (BS_HINT_LANES * k + w->lane));
  }
}

void bs_hints_open(void) { pthread_once(&once, fill); }

/* The lanes with their four letters in a row, up to the byte of the state. */
static unsigned lanes_of(uint64_t state) { return (unsigned)(~state >> (BS_HINT_LANES * (LETTERS - 1))); }

/* What the words of the lanes say that may have their four letters up to byte `to`. */
static uint8_t look_back(bs_span value, size_t to, unsigned lanes) {
  uint8_t hint = 0;
  for (; lanes; lanes &= lanes - 1) {
    unsigned lane = (unsigned)__builtin_ctz(lanes);
    for (size_t i = lane_first[lane]; i < lane_first[lane + 1]; i++) {
      size_t from = to + 1 - LETTERS - (size_t)words[i].at; /* wraps where the word would begin before the value */
      if (from < value.n && bs_span_istarts(bs_span_sub(value, from, value.n), words[i].text)) hint |= words[i].hint;
    }
  }
  return hint;
}

static uint8_t look_for_words(bs_span value) {
  uint8_t hint = 0;
  uint64_t state = BS_HINT_BEGIN;
  for (size_t i = 0; i < value.n; i++) {
    state = bs_hint_step(state, (unsigned char)value.p[i]);
    unsigned lanes = lanes_of(state);
    if (lanes) hint |= look_back(value, i, lanes);
  }
  return hint;
}

/* Whether one of the value's words is what themes and systems call the article's headline. */
static bool names_title(bs_span value) {
#define NAME(text) \
  { (text), sizeof(text) - 1 }
  static const bs_span names[] = {
      NAME("entry-title"),       NAME("post-title"),     NAME("article-title"),  NAME("headline"),
      NAME("article-headline"),  NAME("story-title"),    NAME("article__title"), NAME("post__title"),
      NAME("article__headline"), NAME("story-headline"), NAME("news-title"),     NAME("news_title"),
      NAME("articletitle"),      NAME("article_title"),  NAME("page-title"),     NAME("single-title")};
#undef NAME
  for (size_t at = 0; at < value.n;) {
    while (at < value.n && bs_ascii_space((unsigned char)value.p[at])) at++;
    size_t from = at;
    while (at < value.n && !bs_ascii_space((unsigned char)value.p[at])) at++;
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
      if (at - from == names[i].n && bs_same_fold(value.p + from, names[i].p, names[i].n)) return true;
  }
  return false;
}

uint8_t bs_hints_of(bs_span value, uint64_t states) {
  if (!lanes_of(states) || value.n > LONGEST_VALUE) return 0;
  uint8_t hint = look_for_words(value);
  return hint & BS_HINT_HEADLINE && names_title(value) ? hint | BS_HINT_TITLE : hint;
}

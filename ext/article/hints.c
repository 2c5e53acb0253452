/* hints.c: what a class or id value says of an element's part in the article: headline, author, date. Reads one value and
** keeps nothing; marks.c tells what is no part of the article, and reads each page's values for both. */
#include <pthread.h>

#include "article_int.h"

typedef struct word {
  const char *text;
  uint8_t hint;
} word;

/* Parts of names, as programmers write them in several languages; of four letters at least. */
static const word words[] = {
    {"author", BS_HINT_AUTHOR},  {"autor", BS_HINT_AUTHOR},
    {"auteur", BS_HINT_AUTHOR},  {"byline", BS_HINT_AUTHOR | BS_HINT_DATELINE},
    {"date", BS_HINT_DATE},      {"datum", BS_HINT_DATE},
    {"fecha", BS_HINT_DATE},     {"headline", BS_HINT_HEADLINE},
    {"meta", BS_HINT_DATELINE},  {"modif", BS_HINT_UPDATED},
    {"posted", BS_HINT_DATE},    {"publish", BS_HINT_DATE},
    {"pubdate", BS_HINT_DATE},   {"time", BS_HINT_DATE},
    {"title", BS_HINT_HEADLINE}, {"titel", BS_HINT_HEADLINE},
    {"titre", BS_HINT_HEADLINE}, {"updated", BS_HINT_UPDATED},
    {"update-", BS_HINT_DATE},   {"update_", BS_HINT_DATE},
    {"writer", BS_HINT_AUTHOR},
};

enum { WORDS = sizeof(words) / sizeof(*words), LONGEST_VALUE = 300, SLOTS = 1024 };

/* By the first four letters: the words that may begin with them, a bit each. Filled once. */
static uint32_t opened[SLOTS];
static pthread_once_t once = PTHREAD_ONCE_INIT;

static uint32_t slot_of(const char *p) { return ((bs_read32(p) | 0x20202020u) * 2654435761u) >> 22; }

static void fill(void) {
  for (size_t i = 0; i < WORDS; i++) opened[slot_of(words[i].text)] |= 1u << i;
}

static uint8_t scan(bs_span value) {
  uint8_t hint = 0;
  for (size_t i = 0; i + 4 <= value.n; i++)
    for (uint32_t left = opened[slot_of(value.p + i)], w = 0; left; left >>= 1, w++)
      if (left & 1 && bs_span_istarts(bs_span_sub(value, i, value.n), words[w].text)) hint |= words[w].hint;
  return hint;
}

/* Whether one of the value's words is what themes and systems call the article's headline. */
static bool names_title(bs_span value) {
  static const char *const names[] = {"entry-title",       "post-title",     "article-title",  "headline",
                                      "article-headline",  "story-title",    "article__title", "post__title",
                                      "article__headline", "story-headline", "news-title",     "news_title",
                                      "articletitle",      "article_title",  "page-title",     "single-title"};
  for (size_t at = 0; at < value.n;) {
    while (at < value.n && bs_ascii_space((unsigned char)value.p[at])) at++;
    size_t from = at;
    while (at < value.n && !bs_ascii_space((unsigned char)value.p[at])) at++;
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
      if (bs_span_ieq(bs_span_sub(value, from, at), names[i])) return true;
  }
  return false;
}

uint8_t bs_hints_of(bs_span value) {
  pthread_once(&once, fill);
  uint8_t hint = value.n <= LONGEST_VALUE ? scan(value) : 0;
  return hint & BS_HINT_HEADLINE && names_title(value) ? hint | BS_HINT_TITLE : hint;
}

/* hints.c: what a class or id value says of an element's part in the article: headline, author, date. Reads one value and
** keeps nothing; marks.c tells what is no part of the article, and reads each page's values for both. */
#include <pthread.h>

#include "article_int.h"

typedef struct word {
  const char *text;
  uint8_t hint;
} word;

/* Parts of names, as programmers write them in several languages; of three letters at least. */
static const word words[] = {{"author", BS_HINT_AUTHOR},
                             {"autor", BS_HINT_AUTHOR},
                             {"auteur", BS_HINT_AUTHOR},
                             {"byline", BS_HINT_AUTHOR | BS_HINT_DATELINE},
                             {"date", BS_HINT_DATE},
                             {"datum", BS_HINT_DATE},
                             {"fecha", BS_HINT_DATE},
                             {"headline", BS_HINT_HEADLINE},
                             {"meta", BS_HINT_DATELINE},
                             {"modif", BS_HINT_UPDATED},
                             {"posted", BS_HINT_DATE},
                             {"publish", BS_HINT_DATE},
                             {"pubdate", BS_HINT_DATE},
                             {"time", BS_HINT_DATE},
                             {"title", BS_HINT_HEADLINE},
                             {"titel", BS_HINT_HEADLINE},
                             {"titre", BS_HINT_HEADLINE},
                             {"updated", BS_HINT_UPDATED},
                             {"update-", BS_HINT_DATE},
                             {"update_", BS_HINT_DATE},
                             {"writer", BS_HINT_AUTHOR},
                             {"subtitle", BS_HINT_DECK},
                             {"sub-title", BS_HINT_DECK},
                             {"subhead", BS_HINT_DECK},
                             {"sub-head", BS_HINT_DECK},
                             {"standfirst", BS_HINT_DECK},
                             {"dek", BS_HINT_DECK},
                             {"deck", BS_HINT_DECK},
                             {"teaser", BS_HINT_DECK},
                             {"article-lead", BS_HINT_DECK},
                             {"article__lead", BS_HINT_DECK},
                             {"intro", BS_HINT_DECK},
                             {"strapline", BS_HINT_DECK},
                             {"excerpt", BS_HINT_DECK},
                             {"chapo", BS_HINT_DECK},
                             {"vorspann", BS_HINT_DECK},
                             {"subline", BS_HINT_DECK},
                             {"article-summary", BS_HINT_DECK},
                             {"article__summary", BS_HINT_DECK},
                             {"article-description", BS_HINT_DECK},
                             {"sottotitolo", BS_HINT_DECK},
                             {"occhiello", BS_HINT_DECK},
                             {"bajada", BS_HINT_DECK},
                             {"entradilla", BS_HINT_DECK}};

enum { WORDS = sizeof(words) / sizeof(*words), LONGEST_VALUE = 300, SLOTS = 1024 };
_Static_assert(WORDS <= 64, "a bit each");

/* By the first three letters: the words that may begin with them. Filled once. */
static uint64_t opened[SLOTS];
static pthread_once_t once = PTHREAD_ONCE_INIT;

static uint32_t slot_of(uint32_t four) { return (((four & 0xFFFFFFu) | 0x202020u) * 2654435761u) >> 22; }

static void fill(void) {
  for (size_t i = 0; i < WORDS; i++) {
    char four[4];
    memcpy(four, words[i].text, sizeof four);
    opened[slot_of(bs_read32(four))] |= UINT64_C(1) << i;
  }
}

static uint8_t scan(bs_span value) {
  uint8_t hint = 0;
  for (size_t i = 0; i + 3 <= value.n; i++)
    for (uint64_t left = opened[slot_of(bs_read32(value.p + i))]; left; left &= left - 1) {
      const word *w = &words[__builtin_ctzll(left)];
      if (bs_span_istarts(bs_span_sub(value, i, value.n), w->text)) hint |= w->hint;
    }
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

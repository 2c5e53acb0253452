/* hints.c: what class and id values say of an element's part in the article: headline, author, date. One pass over
** each page's values, since several rooms ask the same of every element. marks.c tells what is no part of the
** article. */
#include "article_int.h"

#include <stdlib.h>

typedef struct word {
  const char *text;
  uint8_t hint;
} word;

/* Parts of names, as programmers write them in several languages; grouped by first letter. */
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

enum { WORDS = sizeof(words) / sizeof(*words), LONGEST_VALUE = 300 };

/* Where the words of each first letter start, and one behind the last. */
typedef struct letter_index {
  uint8_t from[27];
} letter_index;

static void fill(letter_index *x) {
  uint8_t w = 0;
  for (int letter = 0; letter < 26; letter++) {
    x->from[letter] = w;
    while (w < WORDS && words[w].text[0] == 'a' + letter) w++;
  }
  x->from[26] = w;
}

static uint8_t scan(const letter_index *x, bs_span value) {
  uint8_t hint = 0;
  for (size_t i = 0; i + 4 <= value.n; i++) {
    int letter = (value.p[i] | 32) - 'a';
    if (letter < 0 || letter > 25) continue;
    int second = value.p[i + 1] | 32;
    for (uint8_t w = x->from[letter]; w < x->from[letter + 1]; w++)
      if (second == words[w].text[1] && bs_span_istarts(bs_span_make(value.p + i, value.n - i), words[w].text))
        hint |= words[w].hint;
  }
  return hint;
}

bs_status bs_hints_load(bs_article *a) {
  const bs_page *p = a->page;
  letter_index x;
  if (a->hint) return BS_OK;
  a->hint = bs_arena_zalloc(&a->arena, p->nnode);
  if (!a->hint) return BS_NOMEM;
  fill(&x);
  for (uint32_t i = 1; i < p->nnode; i++) {
    const bs_node *n = &p->node[i];
    if (n->tag == BS_TAG_TEXT) continue;
    for (uint32_t k = n->off; k < n->off + n->nattr; k++) {
      const bs_attr_slot *s = &p->attr[k];
      if (s->id == BS_ATTR_ITEMPROP || s->id == BS_ATTR_REL)
        a->hint[i] |= BS_HINT_PROPERTY;
      else if ((s->id == BS_ATTR_CLASS || s->id == BS_ATTR_ID) && s->len <= LONGEST_VALUE)
        a->hint[i] |= scan(&x, bs_span_make(p->html.p + s->off, s->len));
    }
  }
  return BS_OK;
}

/* similarity_int.h: a headline taken apart, as similarity_words.c does it and similarity.c compares it. */
#ifndef BS_SIMILARITY_INT_H
#define BS_SIMILARITY_INT_H
#include "similarity.h"

#define BS_WORDS       64 /* words of a headline that are looked at: a bit each in 64 */
#define BS_LETTERS     24 /* letters of a word that are compared when it is not equal */
#define BS_ALL_LETTERS (BS_WORDS * (BS_LETTERS + 1) + 1)
#define BS_NO_WORD     BS_WORDS

typedef struct bs_word {
  uint64_t hash; /* of the whole word */
  double weight; /* less from word to word */
  /* What each of its groups of two and of four letters weighs: whole numbers, so that sums are exact in any order. */
  int32_t two, four;
  uint16_t at; /* place of the blank before it among all letters */
  uint8_t letters;
  uint8_t next; /* of a content word: the one after it, if any, else BS_NO_WORD */
  bool number, function;
} bs_word;

/* The groups of two letters of all words of a headline, by key, in one piece of memory that begins with `words`. */
typedef struct bs_groups {
  uint64_t *words; /* that have it */
  uint32_t *key;   /* 0: free */
  int32_t *weight;
  size_t last, cap; /* last: places less 1, a power of two less 1 */
  int shift;        /* of a key, for its place */
} bs_groups;

/* Where the group is, or would be. There is always a free place. */
static inline size_t bs_groups_find(const bs_groups *g, uint32_t key) {
  size_t i = key >> g->shift;
  for (uint32_t k; (k = g->key[i]) != key && k; i = (i + 1) & g->last) continue;
  return i;
}

struct bs_headline {
  bs_str key, settled, folded;
  size_t n;
  bs_word word[BS_WORDS];
  uint64_t numbers;               /* words that are */
  uint64_t doubled;               /* words that hold a group of two letters twice */
  uint64_t seen[4];               /* bits of the words' hashes */
  unsigned number_count, content; /* how many words are numbers; how many are no function words */
  /* Words of two letters and of three: " ab abc ". The groups of two of a word begin at its blank. */
  size_t letter_count;
  uint32_t letter[BS_ALL_LETTERS];
  uint32_t two[BS_ALL_LETTERS]; /* key of the group of two letters at each place */
  bs_groups groups;
  double norm, group_norm;
};

/* What the group of four letters that begins at `two`, with three groups of two, weighs in `some` words of h before `limit` in h->two. */
static inline int64_t bs_headline_four(const bs_headline *h, const uint32_t *two, uint64_t some,
                                       const uint32_t *limit) {
  int64_t weight = 0;
  for (; some; some &= some - 1) {
    const bs_word *w = &h->word[__builtin_ctzll(some)];
    const uint32_t *p = h->two + w->at, *end = p + w->letters - 1;
    for (end = end < limit ? end : limit; p < end; p++)
      if (p[0] == two[0] && p[1] == two[1] && p[2] == two[2]) weight += w->four;
  }
  return weight;
}

#endif

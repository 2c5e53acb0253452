/* blocks.c: what the score cards see of each block of pages, for ext/article/score_card.py, which fits them.
**   blocks [POINTS] < names of files, one a line        POINTS: a file of whole numbers, those of card 1, then those of card 2
** A line a block: page (1 …), letters, 1 where it is the headline, score in hundredths, positions in card 1, in card 2, text; tab-separated.
** Before the first: how many points each card has. */
#include <stdio.h>
#include <stdlib.h>

#include "../../ext/article/score.h"

enum { POINTS_MAX = 4096 };
static int16_t points[POINTS_MAX];

static bool read_all(const char *path, bs_str *bytes) {
  FILE *f = fopen(path, "rb");
  if (!f) return false;
  while (bs_str_reserve(bytes, 1 << 16)) {
    size_t got = fread(bytes->p + bytes->n, 1, bytes->cap - bytes->n - 1, f);
    if (!got) break;
    bytes->n += got;
  }
  fclose(f);
  return true;
}

static void print_card(bs_scene *s, int card, uint32_t i) {
  uint16_t at[BS_FEATURES_MAX];
  size_t n = bs_score_features(s, card, i, at);
  for (size_t k = 0; k < n; k++) printf("%s%u", k ? "," : "", (unsigned)at[k]);
  putchar('\t');
}

static void print_blocks(bs_scene *s, int page) {
  for (uint32_t i = 0; i < s->b->n; i++) {
    const bs_blk *k = &s->b->row[i];
    bs_span text = bs_blk_text(s->b, i);
    printf("%d\t%u\t%d\t%d\t", page, (unsigned)k->weight, bs_span_eq(text, s->a->headline.value), k->score);
    print_card(s, 1, i);
    print_card(s, 2, i);
    for (size_t c = 0; c < text.n; c++) putchar((unsigned char)text.p[c] < ' ' ? ' ' : text.p[c]);
    putchar('\n');
  }
}

static bool run(const char *path, int number, bool own_points) {
  bs_str bytes = BS_STR_INIT, why = BS_STR_INIT;
  bs_page page;
  bs_article *a = NULL;
  bs_scene s = {0};
  if (!read_all(path, &bytes)) return false;
  bool ok = bs_page_open(&page, &bytes, BS_NULL_SPAN, &bs_limits_default, &why) == BS_OK &&
            bs_page_parse(&page, &bs_limits_default, &why) == BS_OK && bs_article_new(&a, &page, 0, NULL) == BS_OK &&
            bs_headline_load(a) == BS_OK && bs_blocks_load(a) == BS_OK &&
            bs_scene_build(a, a->text_blocks, &s) == BS_OK;
  if (ok) {
    if (own_points)
      bs_score_blocks_by(&s, points, points + bs_score_points(1));
    else
      bs_score_blocks(&s);
    print_blocks(&s, number);
  }
  bs_scene_free(&s);
  bs_article_free(a);
  bs_page_free(&page);
  bs_str_free(&why);
  return ok;
}

int main(int argc, char **argv) {
  char line[4096];
  size_t want = bs_score_points(1) + bs_score_points(2), n = 0;
  if (argc > 1) {
    FILE *f = fopen(argv[1], "r");
    for (int value; f && n < want && n < POINTS_MAX && fscanf(f, "%d", &value) == 1; n++) points[n] = (int16_t)value;
    if (f) fclose(f);
    if (n != want) {
      fprintf(stderr, "%s holds %zu points where the cards have %zu\n", argv[1], n, want);
      return 1;
    }
  }
  printf("%zu\t%zu\n", bs_score_points(1), bs_score_points(2));
  for (int number = 1; fgets(line, sizeof line, stdin); number++) {
    line[strcspn(line, "\n")] = 0;
    if (run(line, number, argc > 1)) continue;
    fprintf(stderr, "%s cannot be read\n", line);
    return 1;
  }
  return 0;
}

/* plausible.c: how unlikely a character is where it stands.
** Owns a rough model of text in any language: how rare blocks and signs are, that words keep to one script, that capitals begin words, that
** signs stand between words. Never looks further than two characters back and one ahead. */
#include "plausible.h"

#include <utf8proc.h>

typedef enum script { NO_LETTER = 0, LATIN, GREEK, CYRILLIC, WIDE, OTHER_SCRIPT } script;

static utf8proc_category_t category(uint32_t c) { return utf8proc_category((utf8proc_int32_t)c); }

static bool is_letter(uint32_t c) {
  if (c < 0x80) return bs_ascii_alpha((int)c);
  utf8proc_category_t k = category(c);
  return k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_LO && c != 0xAA && c != 0xBA;
}

static bool is_upper(uint32_t c) { return c < 0x80 ? c >= 'A' && c <= 'Z' : category(c) == UTF8PROC_CATEGORY_LU; }
static bool is_lower(uint32_t c) {
  return c < 0x80 ? c >= 'a' && c <= 'z' : category(c) == UTF8PROC_CATEGORY_LL && c != 0xAA && c != 0xBA;
}

static script script_of(uint32_t c) {
  if (!is_letter(c)) return NO_LETTER;
  if (c < 0x02B0 || (c >= 0x1E00 && c < 0x1F00)) return LATIN;
  if ((c >= 0x0370 && c < 0x0400) || (c >= 0x1F00 && c < 0x2000)) return GREEK;
  if (c >= 0x0400 && c < 0x0530) return CYRILLIC;
  return c >= 0x3000 && c != 0xFB01 && c != 0xFB02 ? WIDE : OTHER_SCRIPT;
}

/* How rare letters of a block are; blocks in order, each up to `last`. */
static double letter_rarity(uint32_t c) {
  static const struct block {
    uint32_t last;
    double cost;
  } blocks[] = {
      {0x00C1, 1},   {0x00C3, 2},   {0x00FF, 1},  {0x017E, 1},   {0x01A0, 2.5}, {0x01A1, 1},   {0x01AE, 2.5},
      {0x01B0, 1},   {0x0217, 2.5}, {0x021B, 1},  {0x0258, 2.5}, {0x0259, 1.5}, {0x02AF, 4},   {0x036F, 4},
      {0x03CE, 1},   {0x03FF, 4},   {0x045F, 1},  {0x048F, 4},   {0x0491, 1},   {0x0527, 1.5}, {0x052F, 4},
      {0x058F, 2},   {0x05EA, 1},   {0x0620, 3},  {0x064A, 1},   {0x066F, 3},   {0x06D5, 1.3}, {0x08FF, 4},
      {0x0E7F, 1},   {0x0EFF, 1.5}, {0x0FFF, 2},  {0x10FF, 1.5}, {0x11FF, 4},   {0x137F, 2},   {0x177F, 4},
      {0x17FF, 1.5}, {0x1DFF, 4},   {0x1EFF, 1},  {0x1FFF, 2},   {0x2FFF, 4},   {0x30FF, 1},   {0x33FF, 3},
      {0x4DBF, 3},   {0x9FFF, 1},   {0xABFF, 4},  {0xD7A3, 1},   {0xFAFF, 4},   {0xFEFF, 3},   {0xFF9F, 1.3},
      {0x1FFFF, 5},  {0x2FFFF, 3},  {0x3FFFF, 5},
  };
  for (size_t i = 0; i < sizeof(blocks) / sizeof(*blocks); i++)
    if (c <= blocks[i].last) return blocks[i].cost;
  return 8;
}

static bool is_vowel(uint32_t c) { return c < 0x80 && strchr("aeiouyAEIOUY", (int)c) != NULL && c != 0; }

/* Letters of western languages that are less frequent than others of the same shape, or want a vowel in front or none. */
static double western_cost(uint32_t before, uint32_t c) {
  switch (c) {
    case 0x00DF: return .1 + (is_vowel(before) ? 0 : .6);
    case 0x00FC:
    case 0x00E1:
    case 0x00ED:
    case 0x00F3:
    case 0x00E9: return is_vowel(before) && before != 'i' ? .3 : 0;
    case 0x00E4:
    case 0x00F6:
    case 0x00E0:
    case 0x00E8:
    case 0x00E7:
    case 0x00E3:
    case 0x00F1:
    case 0x00EA:
    case 0x00F4: return 0;
    default: return .2;
  }
}

static double letter_cost(uint32_t before2, uint32_t before, uint32_t c, uint32_t behind) {
  double cost = letter_rarity(c);
  if (c >= 0xC0 && c < 0x0180) cost += western_cost(before, c);
  /* Latin-1 has these two in front of most signs of a text that was UTF-8. */
  if ((c == 0x00C3 || c == 0x00C2) && behind >= 0xA0 && !is_letter(behind) && behind != 0x2019 && behind != 0x201D &&
      behind != 0x2026 && behind != 0x00BB && behind != 0xFFFD)
    cost += 1.6;
  script own = script_of(c), left = script_of(before);
  if (left && own && left != own) cost += left == WIDE || own == WIDE ? .5 : 2.5;
  if (is_upper(c) && is_lower(before)) cost += 2;
  if (is_lower(c) && is_upper(before) && left == own) {
    if (is_upper(behind))
      cost += 2;
    else if (is_upper(before2))
      cost += 1.5;
  }
  return cost;
}

/* Signs that ordinary printing uses, by where they may stand. */
static double sign_cost(uint32_t before, uint32_t c, uint32_t behind) {
  bool inside = is_letter(before) && is_letter(behind);
  switch (c) {
    case 0x00A0: return is_letter(before) || before < 0x80 ? .4 : 1;
    case 0x2019: return inside ? .5 : .7;
    case 0x2018:
    case 0x201C:
    case 0x201E:
    case 0x00AB: /* open a word */ return .7 + (is_letter(before) ? 1.5 : 0) + (inside ? .5 : 0);
    case 0x201D:
    case 0x00BB:
    case 0x2026:
    case 0x2122:
    case 0x00AE:
    case 0x00A9:
    case 0x203A: /* end one */ return .7 + (inside ? 2.3 : 0) + (c == 0x203A ? 1 : 0);
    case 0x2013:
    case 0x2014:
    case 0x00B7:
    case 0x2022: return .7;
    case 0x00A1:
    case 0x00BF: return .7 + (is_letter(before) ? 2 : 0) + (inside ? 1 : 0);
    case 0x20AC:
    case 0x00A3:
    case 0x00A5:
    case 0x00A7:
    case 0x00B0:
    case 0x2116: return .9 + (is_letter(before) ? 1.2 : 0) + (inside ? 1.5 : 0);
    case 0x00B2:
    case 0x00B3: return 1.5 + (inside ? 2 : 0);
    case 0x00AA:
    case 0x00BA: return bs_ascii_digit((int)(before & 0x7F)) && before < 0x80 ? 1 : 3;
    case 0x00BD:
    case 0x00BC:
    case 0x00BE: return 2 + (is_letter(before) ? 1.5 : 0);
    case 0x00AD: return 2.5;
    case 0xFFFD: return 1.5;
    default: return -1;
  }
}

static bool is_box(uint32_t c) { return c >= 0x2500 && c <= 0x259F; }

double bs_plausible_cost(uint32_t before2, uint32_t before, uint32_t c, uint32_t behind) {
  if (c < 0x80) return 0;
  if (c < 0xA0) return 5;
  double sign = sign_cost(before, c, behind);
  if (sign >= 0)
    return sign + (c != 0xA0 && before >= 0xA1 && before < 0x3000 && !is_letter(before) && before != c ? .4 : 0);
  if (is_letter(c)) return letter_cost(before2, before, c, behind);
  bool inside = is_letter(before) && is_letter(behind);
  switch (category(c)) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC: /* a mark belongs on a letter of its own script, or on a mark */
      if (before >= 0x80 && before / 0x80 == c / 0x80) return 1;
      if (c >= 0x0300 && c < 0x0370 && is_letter(before)) return 2;
      return c >= 0x3099 && c <= 0x309A ? 1 : 5;
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_CO: return 10;
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF: return c >= 0x200B && c <= 0x200F ? 1.5 : 3;
    case UTF8PROC_CATEGORY_ND: return 1.5;
    default: break;
  }
  if (c >= 0x3000 && c <= 0x301F) return 1;
  if (c >= 0xFF00 && c <= 0xFF5E) return 1;
  if (c >= 0x1F000) return 1.5;
  double beside = inside ? 1.5 : is_letter(before) || (is_letter(behind) && behind >= 0x80) ? .8 : 0;
  if (c >= 0x2500 && c <= 0x259F) return is_box(before) && !is_letter(behind) ? .2 : 3 + beside;
  if (c >= 0x2190 && c <= 0x27BF) return 2.5 + beside;
  return c >= 0x0370 && (c < 0x2000 || c >= 0x2E00) ? 3 : 2.5 + beside;
}

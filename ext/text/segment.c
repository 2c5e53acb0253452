/* segment.c: counting words as UAX #29 (Unicode 15.1, section 4.1, default rules WB1 to WB999) divides text.
** Owns the Word_Break classes. utf8proc has no such property, so they are derived as the annex defines them, from general categories
** and a few blocks. Never allocates; no dictionaries, so scripts that would need one count by letter. */
#include <utf8proc.h>

#include "fold.h"
#include "utf8.h"

typedef enum word_class {
  WB_OTHER = 0, /* a segment of its own that is no word */
  WB_LONE,      /* a word of its own: ideographs, hiragana, letters of scripts that need a dictionary */
  WB_LETTER,
  WB_HEBREW,
  WB_NUMERIC,
  WB_KATAKANA,
  WB_EXTENDNUMLET,
  WB_MIDLETTER,
  WB_MIDNUM,
  WB_MIDNUMLET, /* Single_Quote too: it differs only beside a Hebrew letter, where the count is the same */
  WB_DOUBLE_QUOTE,
  WB_EXTEND /* Extend, Format, ZWJ: ignored inside a word (WB4) */
} word_class;

static bool within(uint32_t c, const uint32_t (*ranges)[2], size_t n) {
  for (size_t i = 0; i < n; i++)
    if (c >= ranges[i][0] && c <= ranges[i][1]) return true;
  return false;
}
#define WITHIN(c, ranges) within(c, ranges, sizeof(ranges) / sizeof(*(ranges)))

#define L WB_LETTER
#define N WB_NUMERIC
static const uint8_t ascii[128] = {
    ['A'] = L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    ['a'] = L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    ['0'] = N,
    N,
    N,
    N,
    N,
    N,
    N,
    N,
    N,
    N,
    ['_'] = WB_EXTENDNUMLET,
    [':'] = WB_MIDLETTER,
    [','] = WB_MIDNUM,
    [';'] = WB_MIDNUM,
    ['.'] = WB_MIDNUMLET,
    ['\''] = WB_MIDNUMLET,
    ['"'] = WB_DOUBLE_QUOTE,
};
#undef L
#undef N

/* Letters by script: those that stand alone, those that run on. */
static word_class letter_class(uint32_t c) {
  static const uint32_t katakana[][2] = {{0x3031, 0x3035},   {0x309B, 0x309C},   {0x30A0, 0x30FA},
                                         {0x30FC, 0x30FF},   {0x31F0, 0x31FF},   {0x32D0, 0x32FE},
                                         {0x3300, 0x3357},   {0xFF66, 0xFF9D},   {0x1AFF0, 0x1B000},
                                         {0x1B120, 0x1B122}, {0x1B155, 0x1B155}, {0x1B164, 0x1B167}};
  static const uint32_t lone[][2] = {{0x0E00, 0x0EFF},   {0x1000, 0x109F},   {0x1780, 0x17FF},   {0x1950, 0x19DF},
                                     {0x1A20, 0x1AAF},   {0x3006, 0x3007},   {0x3021, 0x3029},   {0x3038, 0x303A},
                                     {0x3041, 0x309F},   {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},   {0xA9E0, 0xA9FF},
                                     {0xAA60, 0xAADF},   {0xF900, 0xFAFF},   {0x11700, 0x1174F}, {0x16FE4, 0x16FE4},
                                     {0x17000, 0x18DFF}, {0x1B001, 0x1B2FF}, {0x20000, 0x3FFFF}};
  if (c < 0x0590) return WB_LETTER;
  if (c < 0x0600) return WB_HEBREW;
  if (c >= 0xFB1D && c <= 0xFB4F) return WB_HEBREW;
  if (WITHIN(c, katakana)) return WB_KATAKANA;
  return WITHIN(c, lone) ? WB_LONE : WB_LETTER;
}

static word_class wide_class(uint32_t c) {
  switch (c) {
    case 0x00B7:
    case 0x0387:
    case 0x055F:
    case 0x05F4:
    case 0x2027:
    case 0xFE13:
    case 0xFE55:
    case 0xFF1A: return WB_MIDLETTER;
    case 0x2018:
    case 0x2019:
    case 0x2024:
    case 0xFE52:
    case 0xFF07:
    case 0xFF0E: return WB_MIDNUMLET;
    case 0x037E:
    case 0x0589:
    case 0x060C:
    case 0x060D:
    case 0x066C:
    case 0x07F8:
    case 0x2044:
    case 0xFE10:
    case 0xFE14:
    case 0xFE50:
    case 0xFE54:
    case 0xFF0C:
    case 0xFF1B: return WB_MIDNUM;
    case 0x066B: return WB_NUMERIC;
    case 0x202F: return WB_EXTENDNUMLET;
    case 0x200B: return WB_OTHER;
    case 0x309B:
    case 0x309C:
    case 0x30A0: return WB_KATAKANA;
    case 0x05F3: return WB_LETTER;
    default: break;
  }
  switch (utf8proc_category((utf8proc_int32_t)c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_NL: return letter_class(c);
    case UTF8PROC_CATEGORY_ND: return WB_NUMERIC;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_CF: return WB_EXTEND;
    case UTF8PROC_CATEGORY_PC: return WB_EXTENDNUMLET;
    case UTF8PROC_CATEGORY_SO: /* circled letters are alphabetic, squared katakana katakana */
      if (c >= 0x24B6 && c <= 0x24E9) return WB_LETTER;
      return (c >= 0x32D0 && c <= 0x32FE) || (c >= 0x3300 && c <= 0x3357) ? WB_KATAKANA : WB_OTHER;
    default: return WB_OTHER;
  }
}

static bool is_letter(word_class k) { return k == WB_LETTER || k == WB_HEBREW; }
static bool is_word(word_class k) { return k >= WB_LONE && k <= WB_KATAKANA; }

/* WB5, WB8 to WB10, WB13 to WB13b: is there no boundary between neighbours a and b? */
static bool runs_on(word_class a, word_class b) {
  if (a == WB_EXTENDNUMLET) return is_letter(b) || b == WB_NUMERIC || b == WB_KATAKANA || b == WB_EXTENDNUMLET;
  if (b == WB_EXTENDNUMLET) return is_letter(a) || a == WB_NUMERIC || a == WB_KATAKANA;
  if (a == WB_KATAKANA) return b == WB_KATAKANA;
  return (is_letter(a) || a == WB_NUMERIC) && (is_letter(b) || b == WB_NUMERIC);
}

/* WB6, WB7, WB7b, WB7c, WB11, WB12: does `mid` hold a and b together? */
static bool bridges(word_class a, word_class mid, word_class b) {
  if (mid == WB_DOUBLE_QUOTE) return a == WB_HEBREW && b == WB_HEBREW;
  if (is_letter(a) && is_letter(b)) return mid == WB_MIDLETTER || mid == WB_MIDNUMLET;
  return a == WB_NUMERIC && b == WB_NUMERIC && (mid == WB_MIDNUM || mid == WB_MIDNUMLET);
}

/* ---- long runs of ASCII ---- */
enum { BULK = 240 }; /* bytes counted at a time: their words are fewer than a byte holds */

/* Words that begin at p <= … < p + n in ASCII without underscores, by the two characters before each. No branches, so that compilers make
** vectors of it. */
static uint8_t count_begins(const unsigned char *p, size_t n) {
  uint8_t begins = 0;
  for (size_t i = 0; i < n; i++) {
    unsigned char c = p[i], mid = p[i - 1], b = p[i - 2];
    uint8_t letter = (uint8_t)((unsigned char)((c | 32) - 'a') < 26), digit = (uint8_t)((unsigned char)(c - '0') < 10);
    uint8_t runs = (uint8_t)((unsigned char)((mid | 32) - 'a') < 26) | (uint8_t)((unsigned char)(mid - '0') < 10);
    uint8_t both = (uint8_t)(mid == '.') | (uint8_t)(mid == '\'');
    uint8_t joins_letters = letter & (uint8_t)((unsigned char)((b | 32) - 'a') < 26) & (both | (uint8_t)(mid == ':'));
    uint8_t joins_digits =
        digit & (uint8_t)((unsigned char)(b - '0') < 10) & (both | (uint8_t)(mid == ',') | (uint8_t)(mid == ';'));
    begins = (uint8_t)(begins + ((letter | digit) & (uint8_t)((runs | joins_letters | joins_digits) ^ 1)));
  }
  return begins;
}

static bool is_bulk_context(const char *p) {
  return (signed char)p[-1] >= 0 && (signed char)p[-2] >= 0 && p[-1] != '_' && p[-2] != '_';
}

size_t bs_text_words(bs_span s) {
  size_t words = 0;
  word_class before = WB_OTHER, last = WB_OTHER; /* of the two characters before, what WB4 ignores left out */
  bool counted = false;                          /* the segment that `last` is in */
  const char *p = s.p, *end = s.p ? s.p + s.n : s.p,
             *tried = s.p; /* behind the ASCII that was found too short or unfit */
  while (p < end) {
    if (p >= tried && p - s.p >= 2 && is_bulk_context(p)) {
      size_t n = bs_utf8_ascii(bs_span_make(p, (size_t)(end - p) < BULK ? (size_t)(end - p) : BULK));
      if (n >= 16 && !memchr(p, '_', n)) {
        words += count_begins((const unsigned char *)p, n);
        p += n;
        before = ascii[(unsigned char)p[-2]];
        last = ascii[(unsigned char)p[-1]];
        counted = is_word(last);
        continue;
      }
      tried = p + n;
    }
    uint32_t c = bs_utf8_next(&p, end);
    word_class k = c < 0x80 ? ascii[c] : wide_class(c);
    if (k == WB_EXTEND) continue;
    if (k == WB_OTHER || last == WB_OTHER) { /* joins nothing: blanks, and what follows one */
      counted = is_word(k);
      words += counted;
    } else {
      bool together = runs_on(last, k);
      if (!together && bridges(before, last, k)) together = counted = true;
      if (!together) counted = false;
      if (is_word(k) && !counted) {
        words++;
        counted = true;
      }
    }
    before = last;
    last = k;
  }
  return words;
}

/* lang.c: which language a text is in, by its script, its function words and the letters that few languages have.
** Owns the table of function words (words.inc), hashed once. Never looks at markup or at what a page says of itself. */
#include "lang.h"

#include <math.h>
#include <pthread.h>
#include <stdatomic.h>
#include <utf8proc.h>

#include "../base/lanes.h"
#include "fold.h"
#include "hash.h"
#include "utf8.h"

#define LOOKED_AT 16384 /* bytes of a text that are read */
#define WORD_MAX  64    /* bytes of a word that can be in the table */

typedef enum script {
  OTHER = 0, /* no letter: share 0 */
  LATIN,
  CYRILLIC,
  GREEK,
  ARABIC,
  HEBREW,
  DEVANAGARI,
  HAN,
  KANA,
  HANGUL,
  THAI,
  LAO,
  BURMESE,
  KHMER,
  GEORGIAN,
  ARMENIAN,
  ETHIOPIC,
  BENGALI,
  GURMUKHI,
  GUJARATI,
  ORIYA,
  TAMIL,
  TELUGU,
  KANNADA,
  MALAYALAM,
  SINHALA,
  TIBETAN,
  SCRIPTS
} script;

static const struct language {
  const char *tag;
  script script;
  const char *words;
} languages[] = {
#define WORDS(tag, script, words) \
  { tag, script, words }
#include "words.inc"
#undef WORDS
};
static const struct numeral {
  const char *word;
  int value;
} numerals[] = {
#define NUMERAL(word, value) \
  { word, value }
#include "numerals.inc"
#undef NUMERAL
};
#define LANGUAGES (sizeof(languages) / sizeof(*languages))
_Static_assert(LANGUAGES <= 64, "one bit a language");

/* Scripts that belong to one language, or nearly so. */
static const char *const by_script[SCRIPTS] = {
    [HANGUL] = "ko",    [THAI] = "th",     [LAO] = "lo",      [BURMESE] = "my", [KHMER] = "km",
    [GEORGIAN] = "ka",  [ARMENIAN] = "hy", [ETHIOPIC] = "am", [BENGALI] = "bn", [GURMUKHI] = "pa",
    [GUJARATI] = "gu",  [ORIYA] = "or",    [TAMIL] = "ta",    [TELUGU] = "te",  [KANNADA] = "kn",
    [MALAYALAM] = "ml", [SINHALA] = "si",  [TIBETAN] = "bo",  [GREEK] = "el",
};

/* Letters that speak for some languages of their script. */
static const struct letter {
  uint32_t c;
  const char *tags;
} letters[] = {
    {0x00DF, "de"},
    {0x00E3, "pt"},
    {0x00E5, "sv da no"},
    {0x00E6, "da no is"},
    {0x00E7, "fr pt tr ca sq az"},
    {0x00EB, "sq nl"},
    {0x00F0, "is"},
    {0x00F1, "es gl"},
    {0x00F5, "pt et"},
    {0x00F8, "da no"},
    {0x00FE, "is"},
    {0x0101, "lv"},
    {0x0103, "ro vi"},
    {0x0105, "pl lt"},
    {0x0107, "hr pl"},
    {0x0109, "eo"},
    {0x010B, "mt"},
    {0x0111, "vi hr"},
    {0x0113, "lv"},
    {0x0117, "lt"},
    {0x0119, "pl lt"},
    {0x011B, "cs"},
    {0x011D, "eo"},
    {0x011F, "tr az"},
    {0x0121, "mt"},
    {0x0123, "lv"},
    {0x0127, "mt"},
    {0x012B, "lv"},
    {0x012F, "lt"},
    {0x0131, "tr az"},
    {0x0137, "lv"},
    {0x013A, "sk"},
    {0x013C, "lv"},
    {0x013E, "sk"},
    {0x0142, "pl"},
    {0x0146, "lv"},
    {0x0148, "cs sk"},
    {0x0151, "hu"},
    {0x0153, "fr"},
    {0x0155, "sk"},
    {0x0159, "cs"},
    {0x015B, "pl"},
    {0x015D, "eo"},
    {0x015F, "tr az"},
    {0x0165, "sk cs"},
    {0x016B, "lv lt"},
    {0x016D, "eo"},
    {0x016F, "cs"},
    {0x0171, "hu"},
    {0x0173, "lt"},
    {0x0175, "cy"},
    {0x017A, "pl"},
    {0x017C, "pl mt"},
    {0x01A1, "vi"},
    {0x01B0, "vi"},
    {0x0219, "ro"},
    {0x021B, "ro"},
    {0x0259, "az"},
    {0x0439, "ru uk be bg"},
    {0x0449, "ru uk bg"},
    {0x044A, "bg ru"},
    {0x044B, "ru be kk"},
    {0x044D, "ru be mn"},
    {0x0451, "ru be"},
    {0x0452, "sr"},
    {0x0453, "mk"},
    {0x0454, "uk"},
    {0x0455, "mk"},
    {0x0456, "uk be kk"},
    {0x0457, "uk"},
    {0x0458, "sr mk"},
    {0x0459, "sr mk"},
    {0x045A, "sr mk"},
    {0x045B, "sr"},
    {0x045C, "mk"},
    {0x045E, "be"},
    {0x045F, "sr mk"},
    {0x0491, "uk"},
    {0x0493, "kk"},
    {0x049B, "kk"},
    {0x04A3, "kk"},
    {0x04AF, "mn kk"},
    {0x04B1, "kk"},
    {0x04D9, "kk"},
    {0x04E9, "mn kk"},
    {0x05F0, "yi"},
    {0x05F1, "yi"},
    {0x05F2, "yi"},
    {0x0629, "ar"},
    {0x0643, "ar"},
    {0x064A, "ar ps"},
    {0x0679, "ur"},
    {0x067C, "ps"},
    {0x067E, "fa ur ps ckb"},
    {0x0681, "ps"},
    {0x0685, "ps"},
    {0x0686, "fa ur ps ckb"},
    {0x0688, "ur"},
    {0x0689, "ps"},
    {0x0691, "ur"},
    {0x0693, "ps"},
    {0x0695, "ckb"},
    {0x069A, "ps"},
    {0x06A9, "fa ur ps ckb"},
    {0x06AF, "fa ur ckb"},
    {0x06B5, "ckb"},
    {0x06BA, "ur"},
    {0x06BC, "ps"},
    {0x06BE, "ur"},
    {0x06C1, "ur"},
    {0x06C6, "ckb"},
    {0x06CC, "fa ur ps ckb"},
    {0x06CE, "ckb"},
    {0x06D0, "ps"},
    {0x06D2, "ur"},
    {0x06D5, "ckb"},
    {0x0933, "mr"},
    {0x1EA1, "vi"},
    {0x1EBF, "vi"},
    {0x1EC7, "vi"},
    {0x1ED9, "vi"},
    {0x1EDB, "vi"},
    {0x1EA3, "vi"},
    {0x1EBF, "vi"},
    {0x1ED1, "vi"},
};
#define LETTERS (sizeof(letters) / sizeof(*letters))

/* ---- the tables ---- */

#define SLOTS 8192 /* more than twice the words there are */

typedef struct word_table {
  uint64_t key[SLOTS]; /* 0: free */
  uint64_t languages[SLOTS];
  uint8_t number[SLOTS]; /* value of a numeral plus 1; 0: it is none */
} word_table;

static word_table spelled, folded; /* by lower-case spelling, and by bs_text_fold's */
static uint64_t letter_languages[LETTERS];
static pthread_once_t tables_once = PTHREAD_ONCE_INIT;
static atomic_bool tables_filled; /* asked for every word, where pthread_once would be a tenth of the work */

static uint64_t key_of(bs_span word) { return bs_hash_quick(word.p, word.n, 0) | 1; }

/* Of a word of ASCII letters in any case. */
static uint64_t key_of_letters(bs_span word) { return bs_hash_quick_set(word.p, word.n, 0, 0x20) | 1; }

/* Where the word is or would be. */
static size_t slot(const word_table *t, uint64_t key) {
  size_t i = key >> 51;
  while (t->key[i] && t->key[i] != key) i = (i + 1) % SLOTS;
  return i;
}

static void add_word(word_table *t, bs_span word, size_t language) {
  size_t i = slot(t, key_of(word));
  t->key[i] = key_of(word);
  t->languages[i] |= (uint64_t)1 << language;
}

static bool is_letter(uint32_t c) {
  if (c < 0x80) return bs_ascii_alpha((int)c);
  utf8proc_category_t k = utf8proc_category((utf8proc_int32_t)c);
  return k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_ME;
}

static uint32_t lower(uint32_t c) {
  return c < 0x80 ? (uint32_t)bs_ascii_lower((int)c) : (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
}

/* The next word at *pp in lower case, into `room`; n 0 at the end. What is longer than the room is no word of the table. */
static bs_span next_word(const char **pp, const char *end, char room[WORD_MAX + 4]) {
  bs_str word = {room, 0, WORD_MAX + 4, BS_OK};
  while (*pp < end) {
    unsigned char plain = (unsigned char)**pp;
    if (plain < 0x80) {
      ++*pp;
      if (bs_ascii_alpha(plain)) {
        if (word.n < WORD_MAX - 4) room[word.n++] = (char)(plain | 0x20);
      } else if (word.n > 0) {
        break;
      }
      continue;
    }
    uint32_t c = bs_utf8_next(pp, end);
    if (!is_letter(c)) {
      if (word.n > 0) break;
    } else if (word.n < WORD_MAX - 4) {
      bs_str_addcp(&word, lower(c));
    }
  }
  return bs_str_span(&word);
}

/* The same where the next word is of ASCII and only ASCII stands before it, as it is written; else n is 0, and nothing is taken. */
static bs_span next_plain_word(const char **pp, const char *end) {
  const char *p = *pp, *from;
  while (p < end && (signed char)*p >= 0 && !bs_ascii_alpha((unsigned char)*p)) p++;
  for (from = p; p < end && bs_ascii_alpha((unsigned char)*p);) p++;
  if (p < end && (signed char)*p < 0) return bs_span_make(from, 0);
  *pp = p;
  return bs_span_make(from, (size_t)(p - from));
}

static uint64_t mask_of(const char *tag, size_t n) {
  for (size_t i = 0; i < LANGUAGES; i++)
    if (strlen(languages[i].tag) == n && memcmp(languages[i].tag, tag, n) == 0) return (uint64_t)1 << i;
  return 0;
}

static void fill_letters(void) {
  for (size_t i = 0; i < LETTERS; i++)
    for (const char *p = letters[i].tags; *p; p += *p == ' ') {
      size_t n = strcspn(p, " ");
      letter_languages[i] |= mask_of(p, n);
      p += n;
    }
}

/* A list is split as texts are, so that "c'est" is known as its parts; its folded form fits a buffer that never grows. */
static void fill_tables(void) {
  char room[WORD_MAX + 4], buffer[8192];
  for (size_t i = 0; i < LANGUAGES; i++) {
    bs_span words = bs_span_of(languages[i].words), word;
    for (const char *p = words.p, *end = p + words.n; (word = next_word(&p, end, room)).n > 0;)
      add_word(&spelled, word, i);
    bs_str key = {buffer, 0, sizeof(buffer), BS_OK};
    if (words.n * 2 + 4 >= sizeof(buffer) || bs_text_fold(words, &key)) continue;
    for (size_t at = 0; at < key.n;) {
      size_t blank = bs_span_find(bs_str_span(&key), " ", at);
      add_word(&folded, bs_span_sub(bs_str_span(&key), at, blank), i);
      at = blank == SIZE_MAX ? key.n : blank + 1;
    }
  }
  for (size_t i = 0; i < sizeof(numerals) / sizeof(*numerals); i++) {
    uint64_t key = key_of(bs_span_of(numerals[i].word));
    size_t at = slot(&folded, key);
    folded.key[at] = key;
    folded.number[at] = (uint8_t)(numerals[i].value + 1);
  }
  fill_letters();
}

uint64_t bs_lang_function(uint64_t hash, int *number) {
  if (!atomic_load_explicit(&tables_filled, memory_order_acquire)) {
    pthread_once(&tables_once, fill_tables);
    atomic_store_explicit(&tables_filled, true, memory_order_release);
  }
  size_t i = slot(&folded, hash | 1);
  if (number) *number = folded.number[i] - 1;
  return folded.languages[i];
}

/* ---- scripts ---- */

static script script_of(uint32_t c) {
  static const struct range {
    uint32_t from, to;
    script script;
  } ranges[] = {
      {0x00AA, 0x024F, LATIN},    {0x0250, 0x02AF, LATIN},      {0x0370, 0x03FF, GREEK},   {0x0400, 0x052F, CYRILLIC},
      {0x0531, 0x058F, ARMENIAN}, {0x0590, 0x05FF, HEBREW},     {0x0600, 0x06FF, ARABIC},  {0x0750, 0x077F, ARABIC},
      {0x08A0, 0x08FF, ARABIC},   {0x0900, 0x097F, DEVANAGARI}, {0x0980, 0x09FF, BENGALI}, {0x0A00, 0x0A7F, GURMUKHI},
      {0x0A80, 0x0AFF, GUJARATI}, {0x0B00, 0x0B7F, ORIYA},      {0x0B80, 0x0BFF, TAMIL},   {0x0C00, 0x0C7F, TELUGU},
      {0x0C80, 0x0CFF, KANNADA},  {0x0D00, 0x0D7F, MALAYALAM},  {0x0D80, 0x0DFF, SINHALA}, {0x0E00, 0x0E7F, THAI},
      {0x0E80, 0x0EFF, LAO},      {0x0F00, 0x0FFF, TIBETAN},    {0x1000, 0x109F, BURMESE}, {0x10A0, 0x10FF, GEORGIAN},
      {0x1100, 0x11FF, HANGUL},   {0x1200, 0x139F, ETHIOPIC},   {0x1780, 0x17FF, KHMER},   {0x1E00, 0x1EFF, LATIN},
      {0x1F00, 0x1FFF, GREEK},    {0x3041, 0x30FF, KANA},       {0x3131, 0x318F, HANGUL},  {0x3400, 0x9FFF, HAN},
      {0xAC00, 0xD7AF, HANGUL},   {0xF900, 0xFAFF, HAN},        {0xFB1D, 0xFB4F, HEBREW},  {0xFB50, 0xFDFF, ARABIC},
      {0xFE70, 0xFEFF, ARABIC},   {0xFF66, 0xFF9F, KANA},       {0x20000, 0x3FFFF, HAN},
  };
  if (c < 0x80) return bs_ascii_alpha((int)c) ? LATIN : OTHER;
  for (size_t i = 0; i < sizeof(ranges) / sizeof(*ranges); i++)
    if (c <= ranges[i].to) return c >= ranges[i].from && is_letter(c) ? ranges[i].script : OTHER;
  return OTHER;
}

/* A syllable or ideograph says as much as some letters. */
static double letters_in(script s) { return s == HANGUL || s == HAN || s == KANA ? 2.5 : 1; }

static script main_script(bs_span text, double share[SCRIPTS]) {
  double sum = 0;
  script best = OTHER;
  size_t latin = 0; /* of ASCII */
  for (const char *p = text.p, *end = p + text.n; p < end;) {
    if (end - p >= BS_LANES) {
      bs_lanes c = bs_lanes_read(p);
      if (!bs_lanes_any((bs_lanes)(c >= 0x80))) {
        latin += bs_lanes_sum(bs_lanes_alpha(c) & 1);
        p += BS_LANES;
        continue;
      }
    }
    if ((unsigned char)*p < 0x80) {
      latin += bs_ascii_alpha((unsigned char)*p++);
      continue;
    }
    script s = script_of(bs_utf8_next(&p, end));
    if (s == OTHER) continue;
    share[s] += letters_in(s);
    sum += letters_in(s);
  }
  share[LATIN] += (double)latin * letters_in(LATIN);
  sum += (double)latin * letters_in(LATIN);
  for (int s = LATIN; s < SCRIPTS; s++) {
    if (share[s] > share[best]) best = (script)s;
  }
  for (int s = LATIN; s < SCRIPTS && sum > 0; s++) share[s] /= sum;
  return best;
}

/* ---- words and letters ---- */

static void credit(double score[64], uint64_t mask, double worth) {
  if (!mask) return;
  int n = __builtin_popcountll(mask);
  for (; mask; mask &= mask - 1) score[__builtin_ctzll(mask)] += worth / n;
}

static uint64_t letter_mask(uint32_t c) {
  for (size_t i = 0; i < LETTERS; i++)
    if (letters[i].c == c) return letter_languages[i];
  return 0;
}

static const char *by_words(bs_span text, script in, double *confidence) {
  double score[64] = {0};
  uint64_t candidates = 0;
  char room[WORD_MAX + 4];
  bs_span word;
  for (size_t i = 0; i < LANGUAGES; i++)
    if (languages[i].script == in) candidates |= (uint64_t)1 << i;
  for (const char *p = text.p, *end = p + text.n; p < end;) {
    word = next_plain_word(&p, end);
    if (word.n) {
      credit(score, spelled.languages[slot(&spelled, key_of_letters(word))] & candidates, 1);
      continue;
    }
    word = next_word(&p, end, room);
    credit(score, spelled.languages[slot(&spelled, key_of(word))] & candidates, 1);
    for (const char *q = word.p, *stop = q + word.n; q < stop;) {
      uint32_t c = bs_utf8_next(&q, stop);
      if (c >= 0x80) credit(score, letter_mask(c) & candidates, .3);
    }
  }
  size_t best = 0;
  double second = 0;
  for (size_t i = 1; i < LANGUAGES; i++)
    if (score[i] > score[best]) best = i;
  if (score[best] <= 0) return NULL;
  for (size_t i = 0; i < LANGUAGES; i++)
    if (i != best && score[i] > second) second = score[i];
  *confidence = (1 - second / score[best]) * (1 - exp(-score[best] / 2));
  return languages[best].tag;
}

const char *bs_lang_guess(bs_span text, double *confidence) {
  double share[SCRIPTS] = {0}, found = 0;
  const char *tag = NULL;
  pthread_once(&tables_once, fill_tables);
  text = bs_span_sub(text, 0, bs_utf8_floor(text, LOOKED_AT));
  script s = text.p ? main_script(text, share) : OTHER;
  if (s == HAN || s == KANA) {
    /* Japanese is a third kana and more; a headline of it may hold none. */
    bool japanese = share[KANA] > .04 * (share[HAN] + share[KANA]);
    tag = japanese ? "ja" : "zh";
    found = japanese || text.n > 200 ? .9 : .6;
  } else if (by_script[s]) {
    tag = by_script[s];
    found = .9;
  } else if (s != OTHER) {
    tag = by_words(text, s, &found);
  }
  if (s == HAN || s == KANA) share[s] = share[HAN] + share[KANA];
  if (confidence) *confidence = found * share[s];
  return tag;
}

/* fold.c: the matching key of text, search terms made of it, and its hash.
** Owns the rules under which two spellings of one name meet. Never looks at language, and keeps no state but one constant table. */
#include "fold.h"

#include <pthread.h>
#include <stdatomic.h>
#include <utf8proc.h>

#include "../base/lanes.h"
#include "hash.h"
#include "nfc.h"
#include "utf8.h"

/* What the table says about a code point when it is no code point itself. */
#define DROP  0x00u /* leaves no trace: accents, joiners, soft hyphens */
#define MULTI 0x01u /* folds to several code points */
#define JOIN  0x02u /* a mark or jamo that may compose with what is before it */
#define BLANK 0x20u

#define BLOCK 4096 /* bytes that are folded between two looks at the room there is */

#define EXPANSION 18              /* code points in the longest decomposition, U+FDFA's */
#define FOLDED    (2 * EXPANSION) /* and each may be a ligature */

/* ---- one code point ---- */

static bool is_mark(uint32_t c) {
  utf8proc_category_t k = utf8proc_category((utf8proc_int32_t)c);
  return k == UTF8PROC_CATEGORY_MN || k == UTF8PROC_CATEGORY_MC || k == UTF8PROC_CATEGORY_ME;
}

/* Nonspacing marks that a reader would call an accent or a pointing. */
static bool is_accent(uint32_t c) {
  static const uint32_t ranges[][2] = {
      {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05C7}, {0x0610, 0x061A}, {0x064B, 0x065F}, {0x0670, 0x0670},
      {0x06D6, 0x06ED}, {0x0711, 0x0711}, {0x0730, 0x074A}, {0x08D3, 0x08FF}, {0x093C, 0x093C}, {0x09BC, 0x09BC},
      {0x0A3C, 0x0A3C}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x20D0, 0x20FF}, {0xFE20, 0xFE2F},
  };
  for (size_t i = 0; i < sizeof(ranges) / sizeof(*ranges); i++)
    if (c >= ranges[i][0] && c <= ranges[i][1]) return is_mark(c);
  return false;
}

/* Letters that look like a plain one but have no decomposition; upper case is gone when they are looked up. */
static const struct kin {
  uint16_t from;
  char to[3];
} kins[] = {
    {0x00E6, "ae"}, {0x00F0, "d"}, {0x00F8, "o"}, {0x00FE, "th"}, {0x0111, "d"}, {0x0127, "h"}, {0x0131, "i"},
    {0x0138, "k"},  {0x0142, "l"}, {0x014B, "n"}, {0x0153, "oe"}, {0x0167, "t"}, {0x0180, "b"}, {0x0183, "b"},
    {0x0188, "c"},  {0x018C, "d"}, {0x0192, "f"}, {0x0199, "k"},  {0x019A, "l"}, {0x019E, "n"}, {0x01A5, "p"},
    {0x01AB, "t"},  {0x01AD, "t"}, {0x01B4, "y"}, {0x01B6, "z"},  {0x01E5, "g"}, {0x0221, "d"}, {0x0225, "z"},
    {0x0234, "l"},  {0x0235, "n"}, {0x0236, "t"}, {0x0237, "j"},  {0x023C, "c"}, {0x023F, "s"}, {0x0240, "z"},
    {0x0247, "e"},  {0x0249, "j"}, {0x024B, "q"}, {0x024D, "r"},  {0x024F, "y"}, {0x0253, "b"}, {0x0255, "c"},
    {0x0256, "d"},  {0x0257, "d"}, {0x0260, "g"}, {0x0266, "h"},  {0x0268, "i"}, {0x026B, "l"}, {0x026D, "l"},
    {0x0271, "m"},  {0x0272, "n"}, {0x0273, "n"}, {0x0275, "o"},  {0x027D, "r"}, {0x0282, "s"}, {0x0288, "t"},
    {0x0289, "u"},  {0x028B, "v"}, {0x0290, "z"}, {0x0291, "z"},
};

const char *bs_fold_kin(uint32_t c) {
  size_t lo = 0, hi = sizeof(kins) / sizeof(*kins);
  while (lo < hi) {
    size_t mid = (lo + hi) / 2;
    if (kins[mid].from < c)
      lo = mid + 1;
    else
      hi = mid;
  }
  return lo < sizeof(kins) / sizeof(*kins) && kins[lo].from == c ? kins[lo].to : NULL;
}

/* The value of a decimal digit of the scripts whose newspapers use their own digits, or -1. */
static int digit_value(uint32_t c) {
  static const uint32_t zeros[] = {0x0660, 0x06F0, 0x0966, 0x09E6, 0x0E50};
  for (size_t i = 0; i < sizeof(zeros) / sizeof(*zeros); i++)
    if (c >= zeros[i] && c < zeros[i] + 10) return (int)(c - zeros[i]);
  return -1;
}

static bool is_apostrophe_letter(uint32_t c) {
  return (c >= 0x02B9 && c <= 0x02BF) || c == 0x02C8 || c == 0x02CA || c == 0x02CB || c == 0x02EE;
}

/* Steps 3 and 4 for a code point that is decomposed and case-folded; up to two code points, BLANK for what divides words. */
static int plain(uint32_t c, uint32_t out[2]) {
  if (c == 0x0640 || is_accent(c)) return 0;
  const char *kin = bs_fold_kin(c);
  if (kin) {
    out[0] = (uint32_t)kin[0];
    out[1] = (uint32_t)kin[1];
    return kin[1] ? 2 : 1;
  }
  int digit = digit_value(c);
  if (digit >= 0) {
    out[0] = (uint32_t)('0' + digit);
    return 1;
  }
  if (c == 0x0649 || c == 0x06CC) c = 0x064A;
  if (c == 0x06A9) c = 0x0643;
  out[0] = c;
  switch (utf8proc_category((utf8proc_int32_t)c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_CN:
      if (is_apostrophe_letter(c)) out[0] = BLANK;
      break;
    default: out[0] = BLANK;
  }
  return 1;
}

/* All steps but composition. */
static int fold_one(uint32_t c, uint32_t out[FOLDED]) {
  utf8proc_int32_t parts[EXPANSION];
  int last_class = 0, n = 0;
  if (bs_cp_blank(c)) {
    out[0] = BLANK;
    return 1;
  }
  utf8proc_ssize_t k = utf8proc_decompose_char(
      (utf8proc_int32_t)c, parts, EXPANSION,
      UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE, &last_class);
  if (k > EXPANSION) k = 0;
  for (utf8proc_ssize_t i = 0; i < k; i++) n += plain((uint32_t)parts[i], out + n);
  return n;
}

/* ---- the table of the Basic Multilingual Plane: one look-up for nearly all text ----
** Filled a row of 256 code points at a time, when one of the row is first met: a program that folds English fills one. */

static uint16_t table[0x10000];
static atomic_bool filled[0x100];
static pthread_mutex_t filling = PTHREAD_MUTEX_INITIALIZER;

static uint16_t classify(uint32_t c) {
  uint32_t out[FOLDED];
  int n = fold_one(c, out);
  if (n == 0) return DROP;
  if (bs_nfc_joins(out[0])) return JOIN;
  if (n == 2) { /* voiced kana, say: a letter and a mark that compose again */
    bs_composer both;
    bs_composer_init(&both);
    bool held = bs_composer_hold(&both, out[0]) && bs_composer_hold(&both, out[1]) && bs_composer_compose(&both);
    if (held && both.n == 1) out[0] = (uint32_t)both.held[0], n = 1;
    bs_composer_free(&both);
  }
  return n == 1 && out[0] <= 0xFFFF ? (uint16_t)out[0] : MULTI;
}

static void fill_row(uint32_t row) {
  pthread_mutex_lock(&filling);
  if (!atomic_load_explicit(&filled[row], memory_order_relaxed)) {
    for (uint32_t c = row << 8; c < (row + 1) << 8; c++) {
      bool itself = (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x4E00 && c <= 0x9FFF); /* known without asking */
      table[c] = c >= 0xD800 && c < 0xE000 ? BLANK : itself ? (uint16_t)c : classify(c);
    }
    atomic_store_explicit(&filled[row], true, memory_order_release);
  }
  pthread_mutex_unlock(&filling);
}

static inline void need_row(uint32_t row) {
  if (!atomic_load_explicit(&filled[row], memory_order_acquire)) fill_row(row);
}

static inline uint32_t lookup(uint32_t c) {
  if (c >= 0x10000) return classify(c);
  need_row(c >> 8);
  return table[c];
}

/* ---- a text ---- */

typedef struct folder {
  bs_str *out;
  size_t start;     /* of what this text gives in *out */
  bool gap;         /* a blank is due before the next word */
  bool last_gap;    /* was one due before `last`? */
  uint32_t last;    /* code point written last that may yet compose with what follows, as it was read; 0: none */
  size_t last_n;    /* length of *out before it */
  bs_composer held; /* a starter and what may compose with it, not yet written */
} folder;

static void emit(folder *f, uint32_t c) {
  if (c == BLANK) {
    f->gap = true;
    return;
  }
  if (f->gap && f->out->n > f->start) bs_str_addc(f->out, ' ');
  f->gap = false;
  bs_str_addcp(f->out, c);
}

static void hold_all(folder *f, uint32_t c) {
  uint32_t parts[FOLDED];
  int n = fold_one(c, parts);
  for (int i = 0; i < n; i++)
    if (!bs_composer_hold(&f->held, parts[i])) f->out->status = BS_NOMEM;
}

/* Writes what is held: ordered, composed. */
static void flush(folder *f) {
  if (!bs_composer_compose(&f->held)) f->out->status = BS_NOMEM;
  for (size_t i = 0; i < f->held.n; i++) emit(f, (uint32_t)f->held.held[i]);
  f->held.n = 0;
}

/* Takes back what was written last, so that it can compose. */
static void hold_last(folder *f) {
  if (f->last == 0) return;
  bs_str_truncate(f->out, f->last_n);
  f->gap = f->last_gap;
  hold_all(f, f->last);
  f->last = 0;
}

static inline char *put(char *o, uint32_t c) {
  if (c < 0x80) {
    *o++ = (char)c;
  } else if (c < 0x800) {
    *o++ = (char)(0xC0 | c >> 6);
    *o++ = (char)(0x80 | (c & 63));
  } else {
    *o++ = (char)(0xE0 | c >> 12);
    *o++ = (char)(0x80 | (c >> 6 & 63));
    *o++ = (char)(0x80 | (c & 63));
  }
  return o;
}

/* Folds ASCII from p on, as long as BS_LANES bytes stand before `stop`, to *o; gives where it stopped. The byte before p is ASCII. Blanks behind
** another end a turn, and nothing else: where words end no branch can foresee. */
static const char *fold_ascii(char **o, const char *p, const char *stop) {
  while (stop - p >= BS_LANES) {
    bs_lanes c = bs_lanes_read(p), before = bs_lanes_read(p - 1), alpha = bs_lanes_alpha(c);
    bs_lanes word = alpha | bs_lanes_digit(c), behind = bs_lanes_alpha(before) | bs_lanes_digit(before);
    unsigned n = bs_lanes_first(~(word | behind) | (bs_lanes)(c >= 0x80));
    bs_lanes_write(*o, (word & (c | (alpha & 0x20))) | (~word & ' '));
    *o += n;
    p += n;
    if (n == BS_LANES) continue;
    if ((signed char)*p < 0) break;
    p++;
  }
  return p;
}

/* Nearly all text: code points that give one of three bytes at most, which waits for nothing. Returns where there is another, at latest `stop`;
** what is written is at most twice as long as what was read. Words are short and end where no branch can foresee, so each character of ASCII is
** written, and kept unless it is a blank behind another. */
static const char *fold_plain(folder *f, const char *p, const char *stop, const char *end) {
  if (!bs_str_reserve(f->out, 2 * (size_t)(stop - p) + 4)) return end;
  char *const base = f->out->p, *const start = base + f->start, *o = base + f->out->n, *last = NULL;
  bool blank = o == start || f->gap; /* the character before is one, or there is none */
  uint32_t c = f->last;
  if (f->gap && o > start) *o++ = ' ';
  while (p < stop) {
    if ((signed char)*p >= 0) {
      do {
        *o = (char)table[(unsigned char)*p];
        o += !(blank & (*o == ' '));
        p = fold_ascii(&o, p + 1, stop);
        blank = o == start || o[-1] == ' ';
      } while (p < stop && (signed char)*p >= 0);
      c = 0; /* nothing composes with ASCII that is not dropped */
      continue;
    }
    const char *next = p;
    uint32_t point = bs_utf8_next(&next, end), v = lookup(point);
    if (v <= JOIN) break;
    p = next;
    if (v == BLANK) {
      *o = ' ';
      o += !blank;
      blank = true;
      c = 0;
      continue;
    }
    c = point;
    last = o;
    o = put(o, v);
    blank = false;
  }
  if (blank && o > start) o--; /* due, but not yet written */
  *o = 0;
  f->out->n = (size_t)(o - base);
  f->gap = blank;
  f->last = c;
  if (last) {
    f->last_gap = last > start && last[-1] == ' ';
    f->last_n = (size_t)(last - base) - f->last_gap;
  }
  return p;
}

bs_status bs_text_fold(bs_span s, bs_str *out) {
  folder f;
  f.out = out;
  f.start = f.last_n = out->n;
  f.gap = f.last_gap = false;
  f.last = 0;
  const char *p = s.p, *end = s.p ? s.p + s.n : s.p;
  need_row(0); /* fold_plain looks up ASCII without asking */
  bs_composer_init(&f.held);
  while (p < end && !out->status) {
    if (!f.held.n) p = fold_plain(&f, p, end - p > BLOCK ? p + BLOCK : end, end);
    if (p >= end) break;
    const char *next = p;
    uint32_t c = bs_utf8_next(&next, end), v = lookup(c);
    if (v == JOIN) {
      hold_last(&f);
      hold_all(&f, c);
    } else if (v != DROP && f.held.n) {
      flush(&f);
      continue;
    } else if (v == MULTI) {
      f.last = 0;
      hold_all(&f, c);
    } else if (v > JOIN) {
      continue; /* a block ends here */
    }
    p = next;
  }
  if (!out->status && f.held.n) flush(&f);
  bs_composer_free(&f.held);
  return out->status;
}

/* ---- made of the folded text ---- */

bs_status bs_text_hash(bs_span s, char out[17]) {
  static const char hex[] = "0123456789abcdef";
  bs_str folded = BS_STR_INIT;
  bs_status status = bs_text_fold(s, &folded);
  uint64_t h = bs_hash64(bs_str_span(&folded).p, folded.n, 0);
  for (int i = 0; i < 16; i++) out[i] = hex[h >> (60 - 4 * i) & 15];
  out[16] = 0;
  bs_str_free(&folded);
  return status;
}

/* Scripts written without spaces. */
static bool is_spaceless(uint32_t c) {
  return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF) ||
         (c >= 0x3005 && c <= 0x3007) || (c >= 0x3041 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

/* Those, and Hangul, whose endings have grown onto the words. */
static bool is_paired(uint32_t c) {
  return is_spaceless(c) || (c >= 0x1100 && c <= 0x11FF) || (c >= 0xAC00 && c <= 0xD7FF);
}

/* End of the character at p: a code point, given in *c, and the marks on it. */
static const char *character_end(const char *p, const char *end, uint32_t *c) {
  *c = bs_utf8_next(&p, end);
  while (p < end && (unsigned char)*p >= 0x80) {
    const char *next = p;
    if (!is_mark(bs_utf8_next(&next, end))) break;
    p = next;
  }
  return p;
}

static void add_term(bs_str *out, size_t start, const char *p, const char *end) {
  if (out->n > start) bs_str_addc(out, ' ');
  bs_str_add(out, p, (size_t)(end - p));
}

bs_status bs_text_terms(bs_span s, bs_str *out) {
  bs_str folded = BS_STR_INIT;
  bs_status status = bs_text_fold(s, &folded);
  size_t start = out->n;
  const char *p = bs_str_span(&folded).p, *end = p + folded.n;
  while (p < end && !status) {
    uint32_t c, next_c;
    const char *q = character_end(p, end, &c);
    if (*p == ' ') {
      p = q;
    } else if (!is_paired(c)) {
      const char *word = p;
      while (q < end && *q != ' ') {
        const char *next = character_end(q, end, &next_c);
        if (is_paired(next_c)) break;
        q = next;
      }
      add_term(out, start, word, q);
      p = q;
    } else {
      bool alone = true;
      while (q < end && *q != ' ') {
        const char *next = character_end(q, end, &next_c);
        if (!is_paired(next_c)) break;
        add_term(out, start, p, next);
        alone = false;
        p = q;
        q = next;
      }
      if (alone) add_term(out, start, p, q);
      p = q;
    }
    status = out->status;
  }
  bs_str_free(&folded);
  return status;
}

bs_span bs_text_next_word(bs_span *rest) {
  const char *p = rest->p, *end = p + rest->n, *q;
  uint32_t c = 0;
  while (p < end && *p == ' ') p++;
  q = p;
  if (p < end && (unsigned char)*p >= 0x80) q = character_end(p, end, &c);
  if (!is_spaceless(c))
    while (q < end && *q != ' ') {
      while (q < end && (signed char)*q > ' ') q++; /* ASCII */
      if (q == end || *q == ' ') break;
      const char *next = character_end(q, end, &c);
      if (is_spaceless(c)) break;
      q = next;
    }
  *rest = bs_span_make(q, (size_t)(end - q));
  return bs_span_make(p, (size_t)(q - p));
}

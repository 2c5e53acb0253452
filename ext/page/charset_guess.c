/* charset_guess.c: the legacy encoding of bytes that nothing declares, or that a declaration plainly does not fit.
** Every candidate explains the same high bytes; each gives them a likelihood by its own structure and by the letters
** of the languages written in it, and the likeliest wins.
** Decodes nothing. Numbers are quarters of a bit against bytes drawn blindly, 7 bits a byte. */
#include "charset.h"

#define MOST_HIGH   65536 /* more text does not change the answer */
#define MOST_PAIRED 8192

typedef struct profile { /* one language in one single-byte encoding */
  const char *charset, *lang;
  const char *kind;  /* of bytes 0x80 to 0xFF: l, u, o, j, - (see guess.inc) */
  const char *alone; /* bytes of letters that are a word by themselves */
  int prior;         /* how common the encoding is */
  bool latin;        /* its letters stand among ASCII letters */
  int8_t weight[128];
} profile;

typedef struct frequent { /* a two-byte character in use */
  uint16_t code;
  int8_t weight;
} frequent;

#include "guess.inc"

/* ---- encodings of two bytes and more ---- */

enum { BAD = -80, RARE = -12, SECOND = -6, PLAIN = 4, MARK = 8, KATAKANA = 14, HIRAGANA = 24 };

typedef struct double_byte {
  const char *charset;
  const frequent *common;
  size_t n;
  /* Bytes of the character at p and its weight, where it is none of the frequent ones. */
  size_t (*step)(const unsigned char *p, const unsigned char *end, int *weight);
} double_byte;

static bool in(unsigned c, unsigned low, unsigned high) { return c >= low && c <= high; }

static size_t step_euc_kr(const unsigned char *p, const unsigned char *end, int *weight) {
  *weight = BAD;
  if (end - p < 2 || !in(p[0], 0x81, 0xFE)) return 1;
  unsigned lead = p[0], trail = p[1];
  if (trail >= 0xA1 && trail != 0xFF && lead >= 0xA1) {
    if (lead == 0xC9 || lead == 0xFE) return 2; /* left to the user's own characters */
    *weight = in(lead, 0xB0, 0xC8) ? PLAIN : lead <= 0xA3 ? MARK : lead > 0xC9 ? SECOND : RARE;
  } else if (lead <= 0xC6 && (in(trail, 0x41, 0x5A) || in(trail, 0x61, 0x7A) || in(trail, 0x81, 0xFE))) {
    *weight = RARE;
  } else {
    return 1;
  }
  return 2;
}

static size_t step_gb18030(const unsigned char *p, const unsigned char *end, int *weight) {
  *weight = BAD;
  if (end - p < 2 || !in(p[0], 0x81, 0xFE)) return 1;
  unsigned lead = p[0], trail = p[1];
  if (trail >= 0xA1 && trail != 0xFF && lead >= 0xA1) {
    if (in(lead, 0xAA, 0xAF) || lead >= 0xF8) return 2;
    *weight = in(lead, 0xB0, 0xD7) ? PLAIN : lead == 0xA1 || lead == 0xA3 ? MARK : lead >= 0xD8 ? SECOND : RARE;
  } else if (in(trail, 0x40, 0xFE) && trail != 0x7F) {
    *weight = RARE - 4 * (trail < 0x80);
  } else if (in(trail, 0x30, 0x39) && end - p >= 4 && in(p[2], 0x81, 0xFE) && in(p[3], 0x30, 0x39)) {
    *weight = RARE;
    return 4;
  } else {
    return 1;
  }
  return 2;
}

static size_t step_big5(const unsigned char *p, const unsigned char *end, int *weight) {
  *weight = BAD;
  if (end - p < 2 || !in(p[0], 0x81, 0xFE) || !(in(p[1], 0x40, 0x7E) || in(p[1], 0xA1, 0xFE))) return 1;
  unsigned lead = p[0];
  *weight = in(lead, 0xA4, 0xC6) ? PLAIN : in(lead, 0xA1, 0xA3) ? MARK : in(lead, 0xC9, 0xF9) ? SECOND : 2 * RARE;
  return 2;
}

static size_t step_euc_jp(const unsigned char *p, const unsigned char *end, int *weight) {
  *weight = BAD;
  if (end - p < 2 || !in(p[1], 0xA1, 0xFE)) return 1;
  if (p[0] == 0x8E) {
    *weight = p[1] <= 0xDF ? RARE : BAD;
    return 2;
  }
  if (p[0] == 0x8F && end - p >= 3 && in(p[2], 0xA1, 0xFE)) {
    *weight = RARE;
    return 3;
  }
  if (!in(p[0], 0xA1, 0xFE)) return 1;
  unsigned lead = p[0];
  if (lead == 0xA4)
    *weight = p[1] <= 0xF3 ? HIRAGANA : BAD;
  else if (lead == 0xA5)
    *weight = p[1] <= 0xF6 ? KATAKANA : BAD;
  else if (in(lead, 0xB0, 0xCF))
    *weight = PLAIN;
  else if (in(lead, 0xD0, 0xF4))
    *weight = SECOND;
  else
    *weight = lead <= 0xA3 ? MARK : 2 * RARE;
  return 2;
}

static size_t step_shift_jis(const unsigned char *p, const unsigned char *end, int *weight) {
  unsigned lead = p[0];
  *weight = BAD;
  if (in(lead, 0xA1, 0xDF)) { /* half-width katakana, one byte each */
    *weight = RARE;
    return 1;
  }
  if (end - p < 2 || !(in(lead, 0x81, 0x9F) || in(lead, 0xE0, 0xFC)) || !in(p[1], 0x40, 0xFC) || p[1] == 0x7F) return 1;
  if (lead == 0x82 && p[1] >= 0x9F)
    *weight = p[1] <= 0xF1 ? HIRAGANA : BAD;
  else if (lead == 0x83 && p[1] <= 0x96)
    *weight = KATAKANA;
  else if (in(lead, 0x88, 0x97))
    *weight = PLAIN;
  else
    *weight = lead <= 0x82 ? MARK : in(lead, 0x98, 0x9F) || in(lead, 0xE0, 0xEA) ? SECOND : 2 * RARE;
  return 2;
}

#define COMMON(table) table, sizeof(table) / sizeof *(table)
static const double_byte DOUBLE_BYTE[] = {
    {"euc-kr", COMMON(FREQUENT_EUC_KR), step_euc_kr},
    {"gb18030", COMMON(FREQUENT_GB18030), step_gb18030},
    {"shift_jis", COMMON(FREQUENT_SHIFT_JIS), step_shift_jis},
    {"euc-jp", COMMON(FREQUENT_EUC_JP), step_euc_jp},
    {"big5", COMMON(FREQUENT_BIG5), step_big5},
};

static int common_weight(const double_byte *d, unsigned code) {
  size_t lo = 0, hi = d->n;
  while (lo < hi) {
    size_t mid = (lo + hi) / 2;
    if (d->common[mid].code == code) return d->common[mid].weight;
    if (d->common[mid].code < code)
      lo = mid + 1;
    else
      hi = mid;
  }
  return 0;
}

static int64_t weigh_double(const double_byte *d, bs_span bytes) {
  const unsigned char *p = (const unsigned char *)bytes.p, *end = p + bytes.n;
  int64_t sum = 0;
  for (size_t high = 0; p < end && high < MOST_HIGH;) {
    if (*p < 0x80) {
      p++;
      continue;
    }
    int weight;
    size_t n = d->step(p, end, &weight);
    if (n == 2) {
      int common = common_weight(d, (unsigned)p[0] << 8 | p[1]);
      if (common) weight = common;
    }
    sum += weight;
    high += n;
    p += n;
  }
  return sum;
}

/* ---- encodings of one byte ---- */

typedef struct neighbours { /* of a high byte */
  unsigned char before, at, after;
} neighbours;

typedef struct sample {
  uint32_t count[128];
  uint32_t alone[128]; /* between two ASCII bytes that are no letters */
  neighbours *pair;
  size_t n, high;
} sample;

static void take_sample(bs_span bytes, sample *s) {
  const unsigned char *p = (const unsigned char *)bytes.p;
  for (size_t i = 0; i < bytes.n && s->high < MOST_HIGH; i++) {
    if (p[i] < 0x80) continue;
    s->count[p[i] & 0x7F]++;
    s->high++;
    unsigned char before = i ? p[i - 1] : ' ', after = i + 1 < bytes.n ? p[i + 1] : ' ';
    if (before < 0x80 && after < 0x80 && !bs_ascii_alpha(before) && !bs_ascii_alpha(after)) s->alone[p[i] & 0x7F]++;
    if (s->n < MOST_PAIRED) s->pair[s->n++] = (neighbours){before, p[i], after};
  }
}

static char kind_of(const char *kind, unsigned char c) {
  if (c >= 0x80) return kind[c & 0x7F];
  return c >= 'a' && c <= 'z' ? 'l' : c >= 'A' && c <= 'Z' ? 'u' : '-';
}

static bool is_letter(char kind) { return kind == 'l' || kind == 'u' || kind == 'o'; }

/* What does not happen in words: a capital behind a small letter, two scripts in one word, accented letters in a row,
** a mark between letters. */
static int64_t weigh_pairs(const profile *f, const sample *s) {
  int64_t sum = 0;
  for (size_t i = 0; i < s->n; i++) {
    const neighbours *n = &s->pair[i];
    char before = kind_of(f->kind, n->before), at = kind_of(f->kind, n->at), after = kind_of(f->kind, n->after);
    if (at == '-' && before == 'l' && after == 'l') sum -= 20;
    if (!is_letter(at)) continue;
    if (at == 'u' && before == 'l') sum -= 20;
    if (at == 'l' && after == 'u' && n->after < 0x80) sum -= 20;
    if (!f->latin && n->before < 0x80 && before != '-') sum -= 20;
    if (!f->latin && n->after < 0x80 && after != '-') sum -= 20;
    if (f->latin && n->before >= 0x80 && is_letter(before)) sum -= 8;
  }
  return s->n ? sum * (int64_t)s->high / (int64_t)s->n : 0;
}

static int64_t weigh_letters(const profile *f, const sample *s) {
  int64_t sum = 0;
  for (int i = 0; i < 128; i++) {
    sum += (int64_t)s->count[i] * f->weight[i];
    if (s->alone[i] && is_letter(f->kind[i]) && !strchr(f->alone, 0x80 + i)) sum -= 16 * (int64_t)s->alone[i];
  }
  return sum;
}

/* ---- the choice ---- */

static bool consider(bs_charset_guess *g, const bs_charset *declared, const char *charset, int64_t quarters) {
  const bs_charset *c = bs_charset_find(bs_span_of(charset));
  int64_t bits = quarters / 4;
  if (declared == c && bits > g->declared_bits) g->declared_bits = bits;
  if (g->best && bits <= g->bits) return false;
  g->best = c;
  g->bits = bits;
  g->latin = false;
  return true;
}

static size_t small_letters(const profile *f, const sample *s) {
  size_t n = 0;
  for (int i = 0; i < 128; i++) n += s->count[i] && f->kind[i] == 'l';
  return n;
}

static bool speaks(bs_span lang, const char *language) {
  return bs_span_istarts(lang, language) && (lang.n == 2 || lang.p[2] == '-' || lang.p[2] == '_');
}

void bs_charset_weigh(bs_span bytes, const bs_charset *declared, bs_span lang, bs_charset_guess *out) {
  static const struct {
    const char *charset, *lang;
  } HOME[] = {{"euc-kr", "ko"}, {"gb18030", "zh"}, {"big5", "zh"}, {"shift_jis", "ja"}, {"euc-jp", "ja"}};
  neighbours pair[MOST_PAIRED];
  sample s = {.pair = pair};
  take_sample(bytes, &s);
  *out = (bs_charset_guess){.declared_bits = INT64_MIN, .high = s.high};
  if (!s.high) return;
  int64_t pairs = 0;
  for (size_t i = 0; i < sizeof PROFILES / sizeof *PROFILES; i++) {
    const profile *f = &PROFILES[i];
    /* The same for all languages of an encoding, which stand together. */
    if (i == 0 || strcmp(f->charset, f[-1].charset) != 0 || f->latin != f[-1].latin) pairs = weigh_pairs(f, &s);
    /* Macintosh has letters where windows-1252 has quotes and dashes: a few of them prove nothing. */
    if (strcmp(f->charset, "macintosh") == 0 && small_letters(f, &s) < 3) continue;
    int64_t quarters = pairs + weigh_letters(f, &s) + f->prior + (speaks(lang, f->lang) ? 32 : 0);
    if (consider(out, declared, f->charset, quarters)) {
      out->latin = f->latin;
      out->letters = small_letters(f, &s);
    }
  }
  for (size_t i = 0; i < sizeof DOUBLE_BYTE / sizeof *DOUBLE_BYTE; i++) {
    bool home = false;
    for (size_t k = 0; k < sizeof HOME / sizeof *HOME; k++)
      home = home || (strcmp(HOME[k].charset, DOUBLE_BYTE[i].charset) == 0 && speaks(lang, HOME[k].lang));
    consider(out, declared, DOUBLE_BYTE[i].charset, weigh_double(&DOUBLE_BYTE[i], bytes) + (home ? 32 : 0));
  }
}

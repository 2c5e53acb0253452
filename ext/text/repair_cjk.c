/* repair_cjk.c: East Asian bytes that were read as Latin-1 or windows-1252, put right.
** Owns the choice among EUC-JP, Shift_JIS, GB18030 and EUC-KR by what a reader of each would find common. Bytes alone decide little, since nearly any
** pairs are something in each; so a text is read so only if all of it reads well and it reads badly as it stands. */
#include <iconv.h>

#include "plausible.h"
#include "repair_int.h"
#include "utf8.h"

#define BYTES_MAX 4096 /* of a text that are weighed: the rest is of the same kind */
#define ENOUGH    5
#define EACH      .55
#define STRANGE \
  1.45 /* what a character has to cost on an average: Latin-1 that is right stays below 1.4, pairs of bytes are 1.5 to 4 */

bool bs_repair_has_high(bs_span s) { return bs_utf8_ascii(s) < s.n; }

/* ---- bytes and back ---- */

static bool is_latin(bs_span s) {
  for (const char *p = s.p, *end = p + s.n; p < end;) {
    uint32_t c = bs_utf8_next(&p, end);
    if (c >= 0x80 && bs_repair_latin_byte(c) < 0) return false;
  }
  return true;
}

/* The bytes of a text that was read as Latin-1; false if a character of it is none of that. */
static bool to_bytes(bs_span s, bs_str *out) {
  for (const char *p = s.p, *end = p + s.n; p < end;) {
    uint32_t c = bs_utf8_next(&p, end);
    int byte = c < 0x80 ? (int)c : bs_repair_latin_byte(c);
    if (byte < 0) return false;
    bs_str_addc(out, (char)byte);
  }
  return out->status == BS_OK;
}

/* Decodes bytes, all of them; false where a byte sequence is none of the encoding. */
static bool from_bytes(const char *encoding, bs_span bytes, bs_str *out) {
  char room[1024], *in = (char *)(uintptr_t)bytes.p;
  size_t left = bytes.n;
  iconv_t cd = iconv_open("UTF-8", encoding);
  bool well = true;
  if (cd == (iconv_t)-1) return false;
  while (left > 0 && well) {
    char *to = room;
    size_t space = sizeof(room), before = left;
    iconv(cd, &in, &left, &to, &space);
    bs_str_add(out, room, sizeof(room) - space);
    well = left < before;
  }
  iconv_close(cd);
  return well && out->status == BS_OK;
}

/* ---- which it is ---- */

typedef struct tally {
  size_t han, rare, hangul, kana, half, signs, others,
      latin;           /* rare: of the characters that are in the second half of their standard */
  size_t run, longest; /* of characters without a blank */
} tally;

static void count(uint32_t c, tally *t) {
  t->run = c == ' ' ? 0 : t->run + (c >= 0x80);
  if (t->run > t->longest) t->longest = t->run;
  if (c < 0x80)
    t->latin += c > ' ';
  else if (c >= 0x3041 && c <= 0x30FF)
    t->kana++;
  else if (c >= 0xFF61 && c <= 0xFF9F)
    t->half++;
  else if (c >= 0xAC00 && c <= 0xD7A3)
    t->hangul++;
  else if (c >= 0x4E00 && c <= 0x9FFF)
    t->han++;
  else if ((c >= 0x3000 && c <= 0x301F) || (c >= 0xFF01 && c <= 0xFF5E) || c == 0x2026 ||
           (c >= 0x2010 && c <= 0x201D) || c == 0xB7)
    t->signs++;
  else
    t->others++;
}

static tally tally_of(bs_span text) {
  tally t = {0};
  for (const char *p = text.p, *end = p + text.n; p < end;) count(bs_utf8_next(&p, end), &t);
  return t;
}

/* Pairs whose first byte is from `rare` on: the second, rarer level of GB 2312 and JIS X 0208, hanja in KS X 1001. */
static size_t rare_pairs(bs_span bytes, unsigned char rare) {
  size_t n = 0;
  for (size_t i = 0; i + 1 < bytes.n; i++) {
    unsigned char c = (unsigned char)bytes.p[i];
    if (c < 0x80) continue;
    n += c >= rare;
    i++;
  }
  return n;
}

typedef enum kind { JAPANESE, SHIFTED, CHINESE, KOREAN, KINDS } kind;

static const struct encoding {
  const char *name;
  unsigned char rare;
} encodings[KINDS] = {[JAPANESE] = {"EUC-JP", 0xD0},
                      [SHIFTED] = {"CP932", 0x98},
                      [CHINESE] = {"GB18030", 0xD8},
                      [KOREAN] = {"CP949", 0xC9}};

/* What the text costs in an encoding: 1 a common character, more for what its readers seldom meet. */
static double cost_in(kind k, const tally *t, size_t rare) {
  double n = (double)t->han, cost = n + (double)rare * 1.5 + (double)t->signs + 4.0 * (double)t->others;
  switch (k) {
    case JAPANESE:
    case SHIFTED:
      cost += .5 * (double)t->kana + 3.0 * (double)t->half + 4.0 * (double)t->hangul;
      if (t->kana == 0) cost += .4 * n; /* a headline without kana is not likely */
      return cost;
    case CHINESE: return cost + 4.0 * (double)(t->kana + t->half + t->hangul);
    default:
      cost += .9 * (double)t->hangul + 4.0 * (double)(t->kana + t->half) + 2.0 * n;
      if (t->longest > 9) cost += .5 * (double)t->hangul; /* Korean has blanks between words */
      return cost;
  }
}

static double cost_as_it_stands(bs_span s, size_t *high) {
  double cost = 0;
  uint32_t before2 = 0, before = 0;
  for (const char *p = s.p, *end = p + s.n; p < end;) {
    uint32_t c = bs_utf8_next(&p, end);
    const char *next = p;
    cost += bs_plausible_cost(before2, before, c, p < end ? bs_utf8_next(&next, end) : 0);
    *high += c >= 0x80;
    before2 = before;
    before = c;
  }
  return cost;
}

bool bs_repair_multibyte(bs_span s, bs_str *out) {
  bs_str bytes = BS_STR_INIT, text = BS_STR_INIT;
  bs_span head = bs_span_sub(s, 0, bs_utf8_floor(s, BYTES_MAX));
  size_t high = 0, from = out->n;
  kind best = KINDS;
  if (!is_latin(head)) return false;
  double now = cost_as_it_stands(head, &high), least = now;
  if (high < 4 || now < STRANGE * (double)high || !to_bytes(s, &bytes)) goto done;
  for (kind k = JAPANESE; k < KINDS; k++) {
    bs_str_clear(&text);
    if (!from_bytes(encodings[k].name, bs_str_span(&bytes), &text)) continue;
    tally t = tally_of(bs_str_span(&text));
    double cost = cost_in(k, &t, rare_pairs(bs_str_span(&bytes), encodings[k].rare));
    if (t.han + t.kana + t.hangul < 2 || t.latin > 2 * (t.han + t.kana + t.hangul + t.signs)) continue;
    if (cost < least) {
      least = cost;
      best = k;
    }
  }
  if (best == KINDS || now - least < ENOUGH || now - least < EACH * (double)high) best = KINDS;
  if (best < KINDS && !from_bytes(encodings[best].name, bs_str_span(&bytes), out)) best = KINDS;
done:
  if (best == KINDS) bs_str_truncate(out, from);
  if (bytes.status || text.status) out->status = BS_NOMEM;
  bs_str_free(&bytes);
  bs_str_free(&text);
  return best < KINDS;
}

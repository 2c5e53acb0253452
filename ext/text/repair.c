/* repair.c: mojibake undone.
** Owns the search for a wrong reading: for each encoding the text is walked once, runs that spell UTF-8 in it are read as such, and what
** that gains in plausibility is added up; the encoding that gains most wins, if it gains enough. As many rounds as there were wrong
** readings. Never touches a text for which nothing plainly speaks. */
#include "repair.h"

#include <pthread.h>

#include "plausible.h"
#include "repair_int.h"
#include "utf8.h"

#define ROUNDS       4
#define ENOUGH       2.9 /* what a reading must gain in all */
#define ENOUGH_AGAIN 1.5
#define EACH         .9 /* and on an average for each run */

/* ---- encodings ---- */

typedef struct mapping {
  uint16_t c;
  uint8_t byte;
} mapping;

static const mapping mappings[] = {
#define CHARSET(name)
#define CHAR(point, byte) {point, byte},
#include "charsets.inc"
#undef CHARSET
#undef CHAR
};

#define HALF 128 /* mappings of an encoding, one after the other, ascending by code point */
#define LATIN_1 \
  0 /* places in charsets.inc: windows-1252 and ISO 8859-2, the two that texts with C1 controls were read in */
#define LATIN_2  6
#define STRANGE  1.5
#define CHARSETS (sizeof(mappings) / sizeof(*mappings) / HALF)

/* The byte that c stands for in an encoding, -1 for none. C1 controls stand for themselves in any: texts mix them in. */
static int byte_of(size_t charset, uint32_t c) {
  const mapping *m = mappings + charset * HALF;
  size_t lo = 0, hi = HALF;
  if (c < 0x80 || c > 0xFFFF) return -1;
  while (lo < hi) {
    size_t mid = (lo + hi) / 2;
    if (m[mid].c < c)
      lo = mid + 1;
    else
      hi = mid;
  }
  if (lo < HALF && m[lo].c == c) return m[lo].byte;
  return c < 0xA0 ? (int)c : -1;
}

int bs_repair_latin_byte(uint32_t c) { return byte_of(LATIN_1, c); }

/* Length of the UTF-8 sequence that a byte begins, 0 for none. */
static int sequence_length(int byte) {
  if (byte >= 0xC2 && byte <= 0xDF) return 2;
  if (byte >= 0xE0 && byte <= 0xEF) return 3;
  return byte >= 0xF0 && byte <= 0xF4 ? 4 : 0;
}

/* What the characters of these encodings are: bit k of begins[c], c stands for a byte in k that begins a run; of goes_on[c], one that goes on;
** of ends[c], one that begins a run of two, which a space can stand at the end of. */
#define ROLES 0x2600
static uint16_t begins[ROLES], goes_on[ROLES], ends[ROLES];
static pthread_once_t roles_once = PTHREAD_ONCE_INIT;

static void fill_roles(void) {
  for (size_t k = 0; k < CHARSETS; k++)
    for (uint32_t c = 0x80; c < ROLES; c++) {
      int byte = byte_of(k, c);
      if (sequence_length(byte) > 0) begins[c] |= (uint16_t)(1 << k);
      if (sequence_length(byte) == 2) ends[c] |= (uint16_t)(1 << k);
      if (byte >= 0x80 && byte <= 0xBF) goes_on[c] |= (uint16_t)(1 << k);
    }
}

/* ---- one run ---- */

typedef struct run {
  uint32_t c;      /* what it spells */
  const char *end; /* behind it in the text */
  bool lost;       /* a byte of it was U+FFFD */
  bool blank;      /* a space stood for its last byte, A0, and parts words as well */
  int controls;    /* C1 controls in it: they speak for an encoding that has them there */
} run;

/* The space at p stands for a no-break space, byte A0: what is behind it tells whether it also parted two words. */
static bool parts_words(const char *p, const char *end) {
  return p < end && (bs_ascii_alpha((unsigned char)*p) || bs_ascii_digit((unsigned char)*p));
}

/* Reads the run at p in an encoding; false where none begins. */
static bool read_run(size_t charset, const char *p, const char *end, run *out) {
  uint32_t first = bs_utf8_next(&p, end);
  int n = sequence_length(byte_of(charset, first));
  unsigned char bytes[4] = {(unsigned char)byte_of(charset, first), 0, 0, 0};
  *out = (run){0};
  if (n == 0) return false;
  for (int i = 1; i < n; i++) {
    const char *at = p;
    if (p >= end) return false;
    uint32_t c = bs_utf8_next(&p, end);
    int byte = byte_of(charset, c);
    out->controls += c >= 0x80 && c < 0xA0;
    if (c == 0xFFFD) {
      *out = (run){.c = 0xFFFD, .end = p, .lost = true};
      return true;
    }
    if (c == ' ' && i == n - 1 && first != 0x00D7) {
      byte = 0xA0;
      out->blank = parts_words(p, end);
    }
    if (byte < 0x80 || byte > 0xBF) {
      p = at;
      return false;
    }
    bytes[i] = (unsigned char)byte;
  }
  bs_span spelled = {(const char *)bytes, (size_t)n};
  if (bs_utf8_valid(spelled) != spelled.n) return false;
  const char *q = spelled.p;
  out->c = bs_utf8_next(&q, q + n);
  out->end = p;
  return true;
}

/* ---- one reading of the whole text ---- */

typedef struct reading {
  double gain;
  size_t runs; /* that were read otherwise */
  size_t left; /* characters over ASCII that were not */
} reading;

static uint32_t peek(const char *p, const char *end) { return p < end ? bs_utf8_next(&p, end) : 0; }

/* The cost of what stands from p to stop. */
static double cost_of(const char *p, const char *stop, const char *end, uint32_t before2, uint32_t before) {
  double cost = 0;
  while (p < stop) {
    uint32_t c = bs_utf8_next(&p, end);
    cost += bs_plausible_cost(before2, before, c, peek(p, end));
    before2 = before;
    before = c;
  }
  return cost;
}

/* Do quotes hold what stands from p to stop, and nothing else? A character so quoted is named, as what comes of a wrong reading say, and tells
** nothing of the text that names it. */
static bool is_named(bs_span s, const char *p, const char *stop) {
  static const char *const quotes[][2] = {
      {"\"", "\""},         {"'", "'"},           {"`", "`"},           {"&quot;", "&quot;"}, {"&#34;", "&#34;"},
      {"\u201c", "\u201d"}, {"\u201e", "\u201c"}, {"\u2018", "\u2019"}, {"\u00ab", "\u00bb"},
  };
  bs_span before = bs_span_make(s.p, (size_t)(p - s.p)), behind = bs_span_make(stop, (size_t)(s.p + s.n - stop));
  for (size_t i = 0; i < sizeof(quotes) / sizeof(*quotes); i++)
    if (bs_span_ends(before, quotes[i][0]) && bs_span_starts(behind, quotes[i][1])) return true;
  return false;
}

/* Walks the text in an encoding; what a run gains is what it costs as it stands less what it costs as it spells. Runs that lose are left,
** but with `all` none is. With `out`, the text so read is added to it. */
static reading read_text(size_t charset, bs_span s, bool all, bs_str *out) {
  reading r = {0};
  uint32_t raw2 = 0, raw = 0, read2 = 0, last = 0; /* the two characters before, as they stand and as they were read */
  const char *end = s.p + s.n;
  for (const char *p = s.p; p < end;) {
    run here, behind;
    size_t ascii = bs_utf8_ascii(bs_span_make(p, (size_t)(end - p)));
    if (ascii > 0) {
      if (out) bs_str_add(out, p, ascii);
      p += ascii;
      raw2 = ascii > 1 ? (unsigned char)p[-2] : raw;
      read2 = ascii > 1 ? (unsigned char)p[-2] : last;
      raw = last = (unsigned char)p[-1];
      continue;
    }
    const char *next = p;
    uint32_t c = bs_utf8_next(&next, end);
    if (read_run(charset, p, end, &here)) {
      bool more = here.end < end && !here.blank && read_run(charset, here.end, end, &behind);
      uint32_t follows = here.blank ? ' ' : more ? behind.c : peek(here.end, end);
      double gain = cost_of(p, here.end, end, raw2, raw) - bs_plausible_cost(read2, last, here.c, follows);
      if (charset != LATIN_1 && charset != LATIN_2) gain -= STRANGE * here.controls;
      if (all || gain > (here.lost || more ? -.6 : 0)) {
        if (!is_named(s, p, here.end)) {
          r.gain += gain;
          r.runs++;
        }
        if (out) bs_str_addcp(out, here.c);
        if (out && here.blank) bs_str_addc(out, ' ');
        while (p < here.end) {
          raw2 = raw;
          raw = bs_utf8_next(&p, end);
        }
        read2 = here.blank ? here.c : last;
        last = here.blank ? ' ' : here.c;
        continue;
      }
    }
    r.left++;
    if (out) bs_str_add(out, p, (size_t)(next - p));
    raw2 = raw;
    read2 = last;
    raw = last = c;
    p = next;
  }
  return r;
}

/* `again`: a wrong reading was found already, so that a second one needs less to speak for it. */
static bool is_enough(reading r, bool again) {
  return r.runs > 0 && r.gain >= (again ? ENOUGH_AGAIN : ENOUGH) && r.gain >= EACH * (double)r.runs;
}

/* The encodings in which some neighbours in s could begin a run, a bit each: for most text there are none, and no more is done. */
static unsigned possible(bs_span s) {
  unsigned found = 0;
  uint32_t lead = 0; /* the character before, 0 for one that begins nothing */
  for (const char *p = s.p, *end = p + s.n; p < end;) {
    if ((unsigned char)*p < 0x80) {
      if (*p == ' ') found |= ends[lead];
      p += bs_utf8_ascii(bs_span_make(p, (size_t)(end - p)));
      lead = 0;
      continue;
    }
    uint32_t c = bs_utf8_next(&p, end);
    found |= begins[lead] & (c == 0xFFFD ? ~0u : c < ROLES ? goes_on[c] : 0u);
    lead = c < ROLES ? c : 0;
  }
  return found;
}

bool bs_repair_is_possible(bs_span s) {
  pthread_once(&roles_once, fill_roles);
  return possible(s) != 0;
}

/* Takes one wrong reading back into `out`; false, and nothing added, where none is plain. */
static bool undo_reading(bs_span s, bool again, bs_str *out) {
  size_t best = 0;
  bool best_all = false;
  reading most = {0};
  unsigned candidates = possible(s);
  for (size_t k = 0; k < CHARSETS; k++) {
    if (!(candidates >> k & 1)) continue;
    reading r = read_text(k, s, true, NULL);
    bool all = r.left == 0; /* a whole text in one wrong reading: no run of it can be right as it stands */
    if (!all) r = read_text(k, s, false, NULL);
    if (!is_enough(r, again) || r.gain <= most.gain) continue;
    best = k;
    best_all = all;
    most = r;
  }
  /* What is UTF-8 from end to end is nothing else; where runs of it only occur, East Asian bytes may explain more. */
  if (!best_all && bs_repair_multibyte(s, out)) return true;
  if (most.runs == 0) return false;
  read_text(best, s, best_all, out);
  return true;
}

uint32_t bs_repair_control(uint32_t c) {
  for (size_t i = 0; i < HALF && c >= 0x80 && c < 0xA0; i++)
    if (mappings[i].byte == c) return mappings[i].c;
  return c;
}

/* C1 controls that are left were windows-1252. */
static void settle_controls(bs_span s, bs_str *out) {
  const char *copied = s.p, *end = s.p + s.n;
  for (const char *p = s.p; p < end;) {
    const char *at = memchr(p, 0xC2, (size_t)(end - p)); /* all of them begin so */
    if (!at) break;
    p = at;
    uint32_t c = bs_utf8_next(&p, end), better = bs_repair_control(c);
    if (better == c) continue;
    bs_str_add(out, copied, (size_t)(at - copied));
    bs_str_addcp(out, better);
    copied = p;
  }
  bs_str_add(out, copied, (size_t)(end - copied));
}

bs_status bs_text_repair(bs_span s, bs_str *out) {
  bs_str now = BS_STR_INIT, next = BS_STR_INIT;
  pthread_once(&roles_once, fill_roles);
  bs_utf8_mend(s, &now);
  for (int i = 0; i < ROUNDS && !now.status; i++) {
    bs_str_clear(&next);
    if (!bs_repair_has_high(bs_str_span(&now))) break;
    if (!undo_reading(bs_str_span(&now), i > 0, &next)) break;
    bs_str swap = now;
    now = next;
    next = swap;
  }
  bs_status status = now.status ? now.status : next.status;
  if (!status) settle_controls(bs_str_span(&now), out);
  bs_str_free(&now);
  bs_str_free(&next);
  return status ? status : out->status;
}

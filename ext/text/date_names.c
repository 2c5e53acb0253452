/* date_names.c: reading the generated tables of date_names.inc. Decides nothing. */
#include "date_names.h"

struct name_sense {
  uint8_t kind; /* kind | tier << 5 */
  int8_t value;
  uint16_t langs;
};
struct name_order {
  uint16_t lang;
  char region[3];
  uint8_t order;
};
#include "date_names.inc"

_Static_assert(NAMES_LANGS <= BS_LANG_WORDS * 64, "a language set must hold every language");

const uint16_t *const bs_char_ascii = fold_entry[0]; /* its first two pages are those of ASCII */

bs_char_class bs_char_fold_wide(uint32_t c, unsigned *payload) {
  *payload = 0;
  if (c >= sizeof fold_page / sizeof fold_page[0] * 64) return BS_CHAR_OTHER;
  unsigned entry = fold_entry[fold_page[c >> 6]][c & 63];
  *payload = entry >> 3;
  return (bs_char_class)(entry & 7);
}

bs_span bs_char_folded(unsigned payload) {
  return bs_span_make((const char *)fold_text + fold_start[payload],
                      (size_t)(fold_start[payload + 1] - fold_start[payload]));
}

/* ---- the trie: u8 children | 0x80 where a name ends, u8 label length, label, [u16 meanings], first bytes, u24 offsets ---- */

bs_name_walk bs_name_start(void) { return (bs_name_walk){NAMES_ROOT, 0}; }

bool bs_name_step(bs_name_walk *w, bs_span bytes) {
  uint32_t node = w->node, label = w->label;
  for (size_t i = 0; i < bytes.n; i++) {
    uint8_t c = (uint8_t)bytes.p[i];
    const uint8_t *p = name_trie + node;
    if (label < p[1]) {
      if (p[2 + label] != c) return false;
      label++;
      continue;
    }
    unsigned kids = p[0] & 0x7F;
    const uint8_t *first = p + 2 + p[1] + (p[0] & 0x80 ? 2 : 0);
    const uint8_t *found = kids ? memchr(first, c, kids) : NULL;
    if (!found) return false;
    const uint8_t *offset = first + kids + 3 * (found - first);
    node = (uint32_t)offset[0] | (uint32_t)offset[1] << 8 | (uint32_t)offset[2] << 16;
    label = 0;
  }
  w->node = node;
  w->label = label;
  return true;
}

int bs_name_here(const bs_name_walk *w) {
  const uint8_t *p = name_trie + w->node;
  if (w->label != p[1] || !(p[0] & 0x80)) return -1;
  return p[2 + p[1]] | p[3 + p[1]] << 8;
}

bool bs_name_has(int meanings, bs_name_kind kind) {
  if (meanings < 0) return false;
  for (unsigned i = sense_start[meanings]; i < sense_start[meanings + 1]; i++)
    if ((sense_list[i].kind & 31) == kind) return true;
  return false;
}

uint32_t bs_name_kinds(int meanings) {
  uint32_t kinds = 0;
  if (meanings < 0) return 0;
  for (unsigned i = sense_start[meanings]; i < sense_start[meanings + 1]; i++)
    kinds |= UINT32_C(1) << (sense_list[i].kind & 31);
  return kinds;
}

size_t bs_name_count(int meanings) { return (size_t)(sense_start[meanings + 1] - sense_start[meanings]); }

bs_name_sense bs_name_get(int meanings, size_t i) {
  const struct name_sense *s = &sense_list[sense_start[meanings] + i];
  return (bs_name_sense){(bs_name_kind)(s->kind & 31), s->value, s->kind >> 5, s->langs};
}

/* ---- languages ---- */

/* Up to four letters as a number that sorts as they do. */
static uint32_t letters_key(const char code[4]) {
  return (uint32_t)(uint8_t)code[0] << 24 | (uint32_t)(uint8_t)code[1] << 16 | (uint32_t)(uint8_t)code[2] << 8 |
         (uint8_t)code[3];
}

int bs_lang_number(bs_span tag) {
  char code[4] = {0};
  size_t n = 0;
  while (n < tag.n && bs_ascii_alpha((unsigned char)tag.p[n])) {
    if (n == 3) return -1;
    code[n] = (char)bs_ascii_lower(tag.p[n]);
    n++;
  }
  uint32_t key = letters_key(code);
  size_t low = 0;
  for (size_t left = NAMES_LANGS, half; left > 1; left -= half) {
    half = left / 2;
    low = letters_key(lang_code[low + half]) <= key ? low + half : low;
  }
  return letters_key(lang_code[low]) == key ? (int)low : -1;
}

bool bs_lang_in(unsigned langs, int lang) {
  if (langs_start[langs] == langs_start[langs + 1]) return true;
  for (unsigned i = langs_start[langs]; i < langs_start[langs + 1]; i++)
    if (langs_list[i] == lang) return true;
  return false;
}

bool bs_lang_shares(unsigned langs, unsigned with) {
  unsigned i = langs_start[langs], j = langs_start[with], ends = langs_start[langs + 1], to = langs_start[with + 1];
  if (langs == with || i == ends || j == to) return true;
  while (i < ends && j < to) { /* both are sorted */
    if (langs_list[i] == langs_list[j]) return true;
    if (langs_list[i] < langs_list[j])
      i++;
    else
      j++;
  }
  return false;
}

bool bs_lang_collect(unsigned langs, bs_lang_set *set) {
  if (langs_start[langs] == langs_start[langs + 1]) return false;
  for (unsigned i = langs_start[langs]; i < langs_start[langs + 1]; i++)
    set->bits[langs_list[i] >> 6] |= 1ull << (langs_list[i] & 63);
  return true;
}

bool bs_lang_any_dotted(unsigned langs, bool dotted) {
  if (langs_start[langs] == langs_start[langs + 1]) return true;
  for (unsigned i = langs_start[langs]; i < langs_start[langs + 1]; i++) {
    bool own = (dotted_langs[langs_list[i] >> 3] >> (langs_list[i] & 7)) & 1;
    if (own == dotted) return true;
  }
  return false;
}

bool bs_lang_region(bs_span tag, char region[3]) {
  memset(region, 0, 3);
  for (size_t i = 0; i < tag.n; i++) {
    if (tag.p[i] != '-' && tag.p[i] != '_') continue;
    size_t n = i + 1;
    while (n < tag.n && bs_ascii_alpha((unsigned char)tag.p[n])) n++;
    if (n - i != 3 || (n < tag.n && tag.p[n] != '-' && tag.p[n] != '_')) continue;
    region[0] = (char)(bs_ascii_lower(tag.p[i + 1]) - 32), region[1] = (char)(bs_ascii_lower(tag.p[i + 2]) - 32);
    return true;
  }
  return false;
}

/* The order of a language's region, itself where `region` is empty; the list is sorted by both. */
static uint32_t order_key(unsigned lang, const char region[3]) {
  return (uint32_t)lang << 16 | (uint32_t)(uint8_t)region[0] << 8 | (uint8_t)region[1];
}

static bs_date_order order_of(int lang, const char region[3]) {
  if (lang < 0) return BS_ORDER_NONE;
  uint32_t key = order_key((unsigned)lang, region);
  size_t low = 0;
  for (size_t left = sizeof order_list / sizeof order_list[0], half; left > 1; left -= half) {
    half = left / 2;
    low = order_key(order_list[low + half].lang, order_list[low + half].region) <= key ? low + half : low;
  }
  const struct name_order *o = &order_list[low];
  return order_key(o->lang, o->region) == key ? (bs_date_order)o->order : BS_ORDER_NONE;
}

bs_date_order bs_lang_order(bs_span tag) {
  int lang = bs_lang_number(tag);
  char region[3], none[3] = "";
  bs_date_order order = bs_lang_region(tag, region) ? order_of(lang, region) : BS_ORDER_NONE;
  return order ? order : order_of(lang, none);
}

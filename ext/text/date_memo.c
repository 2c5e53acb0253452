/* date_memo.c: dates that were read before. Reads none itself. */
#include "date.h"

/* By its length and ends, where dates differ. */
static size_t slot_of(bs_span text) {
  uint64_t first, last;
  memcpy(&first, text.p, sizeof first);
  memcpy(&last, text.p + text.n - sizeof last, sizeof last);
  uint64_t mixed = (first ^ text.n) * UINT64_C(0x9E3779B97F4A7C15) ^ last;
  mixed ^= mixed >> 32;
  return (size_t)(mixed * UINT64_C(0x9E3779B97F4A7C15) >> 58);
}

bs_date_result bs_date_parse_again(bs_date_memo *memo, bs_span text, const bs_date_options *options, bs_date *out,
                                   bs_date *other, bs_span *where) {
  _Static_assert(BS_DATE_MEMO == 1 << (64 - 58), "a slot for each hash");
  bool days = options && options->days;
  if (text.n < sizeof(uint64_t) || text.n > UINT32_MAX || (options && options->now))
    return bs_date_parse(text, options, out, other, where);
  struct bs_date_reading *r = &memo->slot[slot_of(text)];
  bool known = bs_span_eq(r->text, text) && r->days == days;
  if (!known && r->used) {
    r->used = false;
    return bs_date_parse(text, options, out, other, where);
  }
  r->used = true;
  if (!known) {
    bs_span found = bs_span_sub(text, 0, 0);
    *r = (struct bs_date_reading){.text = text, .days = days, .used = true};
    r->result = (uint8_t)bs_date_parse(text, options, &r->date, &r->other, &found);
    r->from = (uint32_t)(found.p - text.p);
    r->bytes = (uint32_t)found.n;
  }
  if (r->result == BS_DATE_ABSENT) return BS_DATE_ABSENT;
  *out = r->date;
  if (other) *other = r->other;
  if (where) *where = bs_span_sub(text, r->from, r->from + r->bytes);
  return (bs_date_result)r->result;
}

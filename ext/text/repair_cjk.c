/* repair_cjk.c: East Asian bytes that were read as Latin-1. */
#include "repair_int.h"

bool bs_repair_has_high(bs_span s) {
  for (size_t i = 0; i < s.n; i++)
    if ((unsigned char)s.p[i] >= 0x80) return true;
  return false;
}

bool bs_repair_multibyte(bs_span s, bs_str *out) {
  (void)s;
  (void)out;
  return false;
}

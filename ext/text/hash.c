/* hash.c: XXH64, written out from its specification. Owns nothing; never changes, since its values are kept in databases. */
#include "hash.h"

#define P1 0x9E3779B185EBCA87u
#define P2 0xC2B2AE3D27D4EB4Fu
#define P3 0x165667B19E3779F9u
#define P4 0x85EBCA77C2B2AE63u
#define P5 0x27D4EB2F165667C5u

static uint64_t rotate(uint64_t x, int r) { return x << r | x >> (64 - r); }

static uint64_t lane(uint64_t acc, uint64_t input) { return rotate(acc + input * P2, 31) * P1; }
static uint64_t merge(uint64_t acc, uint64_t v) { return (acc ^ lane(0, v)) * P1 + P4; }

uint64_t bs_hash64(const void *data, size_t n, uint64_t seed) {
  const unsigned char *p = data;
  size_t left = n;
  uint64_t h = seed + P5;
  if (n >= 32) {
    uint64_t a = seed + P1 + P2, b = seed + P2, c = seed, d = seed - P1;
    for (; left >= 32; left -= 32, p += 32) {
      a = lane(a, bs_read64(p));
      b = lane(b, bs_read64(p + 8));
      c = lane(c, bs_read64(p + 16));
      d = lane(d, bs_read64(p + 24));
    }
    h = rotate(a, 1) + rotate(b, 7) + rotate(c, 12) + rotate(d, 18);
    h = merge(merge(merge(merge(h, a), b), c), d);
  }
  h += n;
  for (; left >= 8; left -= 8, p += 8) h = rotate(h ^ lane(0, bs_read64(p)), 27) * P1 + P4;
  if (left >= 4) {
    h = rotate(h ^ bs_read32(p) * P1, 23) * P2 + P3;
    left -= 4;
    p += 4;
  }
  for (; left > 0; left--, p++) h = rotate(h ^ *p * P5, 11) * P1;
  h = (h ^ h >> 33) * P2;
  h = (h ^ h >> 29) * P3;
  return h ^ h >> 32;
}

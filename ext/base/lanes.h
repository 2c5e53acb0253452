/* lanes.h: sixteen bytes of text at a time, on any machine that the compiler has vectors for. A lane that says yes is all ones. */
#ifndef BS_LANES_H
#define BS_LANES_H
#include <stdint.h>
#include <string.h>

#include "base.h"

enum { BS_LANES = 16 };
typedef uint8_t bs_lanes __attribute__((vector_size(BS_LANES)));

/* The BS_LANES bytes at p, at any address. */
static inline bs_lanes bs_lanes_read(const char *p) {
  bs_lanes v;
  memcpy(&v, p, BS_LANES);
  return v;
}

static inline void bs_lanes_write(char *p, bs_lanes v) { memcpy(p, &v, BS_LANES); }

/* ASCII letters and digits. */
static inline bs_lanes bs_lanes_alpha(bs_lanes v) { return (bs_lanes)((v | 0x20) - 'a' < 26); }
static inline bs_lanes bs_lanes_digit(bs_lanes v) { return (bs_lanes)(v - '0' < 10); }

/* Whether any lane says yes; v is of lanes that say yes or no. */
static inline bool bs_lanes_any(bs_lanes v) {
  uint64_t half[2];
  memcpy(half, &v, BS_LANES);
  return half[0] | half[1];
}

/* The first lane that says yes, BS_LANES where none does. */
static inline unsigned bs_lanes_first(bs_lanes v) {
  uint64_t half[2];
  memcpy(half, &v, BS_LANES);
  if (!(half[0] | half[1])) return BS_LANES;
  uint64_t here = half[0] ? half[0] : half[1];
  bool little = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__;
  return (unsigned)(little ? __builtin_ctzll(here) : __builtin_clzll(here)) / 8 + (half[0] ? 0 : 8);
}

/* A bit for each lane that says yes, the first one's the lowest. */
static inline unsigned bs_lanes_bits(bs_lanes v) {
#ifdef __SSE2__
  typedef char chars __attribute__((vector_size(BS_LANES)));
  return (unsigned)__builtin_ia32_pmovmskb128((chars)v);
#else
  const uint64_t highest = 0x8080808080808080, gather = 0x0002040810204081;
  char byte[BS_LANES];
  bs_lanes_write(byte, v);
  uint64_t low = (bs_read64(byte) & highest) * gather >> 56, high = (bs_read64(byte + 8) & highest) * gather >> 56;
  return (unsigned)(low | high << 8);
#endif
}

/* The sum of the lanes, each of which is at most 127. */
static inline uint32_t bs_lanes_sum(bs_lanes v) {
  const uint64_t even = 0x00FF00FF00FF00FF;
  uint64_t half[2];
  memcpy(half, &v, BS_LANES);
  half[0] += half[1];
  return (uint32_t)(((half[0] & even) + (half[0] >> 8 & even)) * 0x0001000100010001 >> 48);
}

#endif

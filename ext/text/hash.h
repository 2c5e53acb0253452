/* hash.h: the one hash behind text_hash, shingles and bands. Values are stored in people's databases: it never changes. */
#ifndef BS_HASH_H
#define BS_HASH_H
#include "../base/base.h"

/* XXH64 of n bytes with a seed (xxHash specification 0.1.1, section "XXH64 Algorithm Description"); the same on any machine.
** What `xxhsum -H64` prints and `xxhash.xxh64(data, seed).hexdigest()` gives in Python. */
uint64_t bs_hash64(const void *p, size_t n, uint64_t seed);

/* A bijection of 64 bits that spreads every input bit over all (the finaliser of XXH64). */
static inline uint64_t bs_hash_mix(uint64_t h) {
  h = (h ^ h >> 33) * 0xC2B2AE3D27D4EB4Fu;
  h = (h ^ h >> 29) * 0x165667B19E3779F9u;
  return h ^ h >> 32;
}

/* A quicker hash of n bytes, in each of which the bits of `set` are set first, for tables in memory: its values are never kept, and may
** change. With set 0x20 letters of ASCII are hashed as their lower case. */
static inline uint64_t bs_hash_quick_set(const void *p, size_t n, uint64_t seed, uint8_t set) {
  const unsigned char *s = (const unsigned char *)p;
  const uint64_t prime = 0x9E3779B185EBCA87u;
  const uint64_t each = UINT64_C(0x0101010101010101) * set;
  uint64_t h = seed + n * prime;
  for (; n > 8; n -= 8, s += 8) {
    h = (h ^ (bs_read64(s) | each)) * prime;
    h ^= h >> 29;
  }
  if (n >= 4)
    h ^= bs_read32(s) | (uint64_t)bs_read32(s + n - 4) << 32 | each;
  else if (n)
    h ^= s[0] | (uint64_t)s[n / 2] << 8 | (uint64_t)s[n - 1] << 16 | (each & 0xFFFFFF);
  return bs_hash_mix(h * prime);
}

static inline uint64_t bs_hash_quick(const void *p, size_t n, uint64_t seed) {
  return bs_hash_quick_set(p, n, seed, 0);
}

#endif

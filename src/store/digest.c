#include "store/digest.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static uint32_t rotate_left(const uint32_t x, const unsigned n) {
  return (x << n) | (x >> (32 - n));
}

static uint32_t rotate_right(const uint32_t x, const unsigned n) {
  return (x >> n) | (x << (32 - n));
}

static uint64_t rotate_right64(const uint64_t x, const unsigned n) {
  return (x >> n) | (x << (64 - n));
}

/// Read a number of `n` bytes, the greatest or the least first.
static uint64_t read_word(const unsigned char *const bytes, const size_t n,
                          const bool is_big_endian) {
  uint64_t word = 0;
  for (size_t i = 0; i < n; ++i) {
    word = (word << 8) | bytes[is_big_endian ? i : n - 1 - i];
  }
  return word;
}

typedef void (*Compress)(void *state, const unsigned char *block);

/// Feed the message, padded as all these digests want it.
static void feed(const EntView message, const size_t block_size,
                 const bool is_big_endian, const Compress compress,
                 void *const state) {
  const size_t length_size = block_size / 8;
  const unsigned char *const bytes = (const unsigned char *)message.data;
  size_t at = 0;
  for (; message.size - at >= block_size; at += block_size) {
    compress(state, bytes + at);
  }
  unsigned char tail[256] = {0};
  const size_t rest = message.size - at;
  if (rest) {
    memcpy(tail, bytes + at, rest);
  }
  tail[rest] = 0x80;
  const size_t n_blocks = rest + 1 + length_size > block_size ? 2 : 1;
  unsigned char *const end = tail + n_blocks * block_size;
  const uint64_t n_bits = (uint64_t)message.size * 8;
  for (size_t i = 0; i < 8; ++i) {
    unsigned char *const byte =
        is_big_endian ? end - 1 - i : end - length_size + i;
    *byte = (unsigned char)(n_bits >> (8 * i));
  }
  for (size_t i = 0; i < n_blocks; ++i) {
    compress(state, tail + i * block_size);
  }
}

/// Write `n` words of `size` bytes in hexadecimal.
static size_t write_words(const uint64_t *const words, const size_t n,
                          const size_t size, const bool is_big_endian,
                          char *const out) {
  size_t length = 0;
  for (size_t i = 0; i < n; ++i) {
    for (size_t b = 0; b < size; ++b) {
      const size_t shift = 8 * (is_big_endian ? size - 1 - b : b);
      length += (size_t)snprintf(out + length, 3, "%02x",
                                 (unsigned)((words[i] >> shift) & 0xFF));
    }
  }
  return length;
}

static size_t write_state32(const uint32_t *const state, const size_t n,
                            const bool is_big_endian, char *const out) {
  uint64_t words[8];
  for (size_t i = 0; i < n; ++i) {
    words[i] = state[i];
  }
  return write_words(words, n, 4, is_big_endian, out);
}

static const uint32_t MD5_SINES[64] = {
    0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a,
    0xa8304613, 0xfd469501, 0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be,
    0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821, 0xf61e2562, 0xc040b340,
    0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
    0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8,
    0x676f02d9, 0x8d2a4c8a, 0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c,
    0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70, 0x289b7ec6, 0xeaa127fa,
    0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
    0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92,
    0xffeff47d, 0x85845dd1, 0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1,
    0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391};

static uint32_t md5_mix(const unsigned round, const uint32_t b,
                        const uint32_t c, const uint32_t d) {
  switch (round) {
  case 0:
    return (b & c) | (~b & d);
  case 1:
    return (d & b) | (~d & c);
  case 2:
    return b ^ c ^ d;
  default:
    return c ^ (b | ~d);
  }
}

static void compress_md5(void *const handle, const unsigned char *const block) {
  static const unsigned SHIFTS[4][4] = {
      {7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};
  static const unsigned STEPS[4][2] = {{1, 0}, {5, 1}, {3, 5}, {7, 0}};
  uint32_t *const state = handle;
  uint32_t a = state[0];
  uint32_t b = state[1];
  uint32_t c = state[2];
  uint32_t d = state[3];
  for (unsigned i = 0; i < 64; ++i) {
    const unsigned round = i / 16;
    const unsigned at = (STEPS[round][0] * i + STEPS[round][1]) % 16;
    const uint32_t sum = a + md5_mix(round, b, c, d) + MD5_SINES[i] +
                         (uint32_t)read_word(block + 4 * (size_t)at, 4, false);
    a = d;
    d = c;
    c = b;
    b += rotate_left(sum, SHIFTS[round][i % 4]);
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
}

size_t ent_digest_md5(const EntView message, char out[ENT_DIGEST_SIZE]) {
  uint32_t state[4] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};
  feed(message, 64, false, compress_md5, state);
  return write_state32(state, 4, false, out);
}

static uint32_t sha1_mix(const unsigned round, const uint32_t b,
                         const uint32_t c, const uint32_t d) {
  return round == 0   ? ((b & c) | (~b & d)) + 0x5a827999
         : round == 1 ? (b ^ c ^ d) + 0x6ed9eba1
         : round == 2 ? ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc
                      : (b ^ c ^ d) + 0xca62c1d6;
}

static void compress_sha1(void *const handle,
                          const unsigned char *const block) {
  uint32_t *const state = handle;
  uint32_t w[80];
  for (size_t i = 0; i < 80; ++i) {
    w[i] = i < 16 ? (uint32_t)read_word(block + 4 * i, 4, true)
                  : rotate_left(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
  }
  uint32_t v[5];
  memcpy(v, state, sizeof(v));
  for (unsigned i = 0; i < 80; ++i) {
    const uint32_t sum =
        rotate_left(v[0], 5) + sha1_mix(i / 20, v[1], v[2], v[3]) + v[4] + w[i];
    v[4] = v[3];
    v[3] = v[2];
    v[2] = rotate_left(v[1], 30);
    v[1] = v[0];
    v[0] = sum;
  }
  for (size_t i = 0; i < 5; ++i) {
    state[i] += v[i];
  }
}

size_t ent_digest_sha1(const EntView message, char out[ENT_DIGEST_SIZE]) {
  uint32_t state[5] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476,
                       0xc3d2e1f0};
  feed(message, 64, true, compress_sha1, state);
  return write_state32(state, 5, true, out);
}

// The first 64 bits of the fractions of the cube roots of the first 80 primes;
// SHA-256 uses the upper half of the first 64 of them.
static const uint64_t ROOTS[80] = {
#include "store/digest_roots.inc"
};

static void compress_sha256(void *const handle,
                            const unsigned char *const block) {
  uint32_t *const state = handle;
  uint32_t w[64];
  for (size_t i = 0; i < 64; ++i) {
    if (i < 16) {
      w[i] = (uint32_t)read_word(block + 4 * i, 4, true);
      continue;
    }
    const uint32_t x = w[i - 15];
    const uint32_t y = w[i - 2];
    w[i] = w[i - 16] + w[i - 7] +
           (rotate_right(x, 7) ^ rotate_right(x, 18) ^ (x >> 3)) +
           (rotate_right(y, 17) ^ rotate_right(y, 19) ^ (y >> 10));
  }
  uint32_t v[8];
  memcpy(v, state, sizeof(v));
  for (size_t i = 0; i < 64; ++i) {
    const uint32_t e = v[4];
    const uint32_t a = v[0];
    const uint32_t t1 =
        v[7] +
        (rotate_right(e, 6) ^ rotate_right(e, 11) ^ rotate_right(e, 25)) +
        ((e & v[5]) ^ (~e & v[6])) + (uint32_t)(ROOTS[i] >> 32) + w[i];
    const uint32_t t2 =
        (rotate_right(a, 2) ^ rotate_right(a, 13) ^ rotate_right(a, 22)) +
        ((a & v[1]) ^ (a & v[2]) ^ (v[1] & v[2]));
    memmove(v + 1, v, 7 * sizeof(*v));
    v[4] += t1;
    v[0] = t1 + t2;
  }
  for (size_t i = 0; i < 8; ++i) {
    state[i] += v[i];
  }
}

size_t ent_digest_sha256(const EntView message, char out[ENT_DIGEST_SIZE]) {
  uint32_t state[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                       0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  feed(message, 64, true, compress_sha256, state);
  return write_state32(state, 8, true, out);
}

static void compress_sha512(void *const handle,
                            const unsigned char *const block) {
  uint64_t *const state = handle;
  uint64_t w[80];
  for (size_t i = 0; i < 80; ++i) {
    if (i < 16) {
      w[i] = read_word(block + 8 * i, 8, true);
      continue;
    }
    const uint64_t x = w[i - 15];
    const uint64_t y = w[i - 2];
    w[i] = w[i - 16] + w[i - 7] +
           (rotate_right64(x, 1) ^ rotate_right64(x, 8) ^ (x >> 7)) +
           (rotate_right64(y, 19) ^ rotate_right64(y, 61) ^ (y >> 6));
  }
  uint64_t v[8];
  memcpy(v, state, sizeof(v));
  for (size_t i = 0; i < 80; ++i) {
    const uint64_t e = v[4];
    const uint64_t a = v[0];
    const uint64_t t1 = v[7] +
                        (rotate_right64(e, 14) ^ rotate_right64(e, 18) ^
                         rotate_right64(e, 41)) +
                        ((e & v[5]) ^ (~e & v[6])) + ROOTS[i] + w[i];
    const uint64_t t2 = (rotate_right64(a, 28) ^ rotate_right64(a, 34) ^
                         rotate_right64(a, 39)) +
                        ((a & v[1]) ^ (a & v[2]) ^ (v[1] & v[2]));
    memmove(v + 1, v, 7 * sizeof(*v));
    v[4] += t1;
    v[0] = t1 + t2;
  }
  for (size_t i = 0; i < 8; ++i) {
    state[i] += v[i];
  }
}

size_t ent_digest_sha384(const EntView message, char out[ENT_DIGEST_SIZE]) {
  uint64_t state[8] = {0xcbbb9d5dc1059ed8, 0x629a292a367cd507,
                       0x9159015a3070dd17, 0x152fecd8f70e5939,
                       0x67332667ffc00b31, 0x8eb44a8768581511,
                       0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4};
  feed(message, 128, true, compress_sha512, state);
  return write_words(state, 6, 8, true, out);
}

size_t ent_digest_sha512(const EntView message, char out[ENT_DIGEST_SIZE]) {
  uint64_t state[8] = {0x6a09e667f3bcc908, 0xbb67ae8584caa73b,
                       0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
                       0x510e527fade682d1, 0x9b05688c2b3e6c1f,
                       0x1f83d9abfb41bd6b, 0x5be0cd19137e2179};
  feed(message, 128, true, compress_sha512, state);
  return write_words(state, 8, 8, true, out);
}

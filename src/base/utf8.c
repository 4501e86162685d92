#include "base/utf8.h"

#include <string.h>

static size_t sequence_length(const unsigned char lead) {
  return lead < 0x80   ? 1
         : lead < 0xC2 ? 0
         : lead < 0xE0 ? 2
         : lead < 0xF0 ? 3
         : lead < 0xF5 ? 4
                       : 0;
}

static bool is_scalar(const uint32_t code_point, const size_t length) {
  static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};
  return code_point >= least[length] && code_point <= 0x10FFFF &&
         (code_point < 0xD800 || code_point > 0xDFFF);
}

size_t ent_utf8_decode(const EntView text, uint32_t *const code_point) {
  static const unsigned char lead_bits[5] = {0, 0x7F, 0x1F, 0x0F, 0x07};
  if (!text.size) {
    return 0;
  }
  const unsigned char lead = (unsigned char)text.data[0];
  const size_t length = sequence_length(lead);
  if (!length || length > text.size) {
    return 0;
  }
  uint32_t value = lead & lead_bits[length];
  for (size_t i = 1; i < length; ++i) {
    if (ent_utf8_is_start(text.data[i])) {
      return 0;
    }
    value = (value << 6) | ((unsigned char)text.data[i] & 0x3FU);
  }
  if (!is_scalar(value, length)) {
    return 0;
  }
  *code_point = value;
  return length;
}

size_t ent_utf8_encode(const uint32_t code_point, char out[4]) {
  static const unsigned char marks[5] = {0, 0, 0xC0, 0xE0, 0xF0};
  const size_t length = code_point < 0x80      ? 1
                        : code_point < 0x800   ? 2
                        : code_point < 0x10000 ? 3
                                               : 4;
  uint32_t rest = code_point;
  for (size_t i = length; i-- > 1; rest >>= 6) {
    out[i] = (char)(0x80U | (rest & 0x3FU));
  }
  out[0] = (char)(marks[length] | rest);
  return length;
}

/// Return whether the eight bytes at `data` are all ASCII.
static bool are_ascii(const char *const data) {
  uint64_t word = 0;
  memcpy(&word, data, sizeof(word));
  return !(word & UINT64_C(0x8080808080808080));
}

size_t ent_utf8_valid_prefix(const EntView text) {
  size_t at = 0;
  while (at < text.size) {
    if (at + 8 <= text.size && are_ascii(text.data + at)) {
      at += 8;
      continue;
    }
    uint32_t ignored = 0;
    const size_t length =
        ((unsigned char)text.data[at] < 0x80)
            ? 1
            : ent_utf8_decode(ent_view_slice(text, at, text.size), &ignored);
    if (!length) {
      break;
    }
    at += length;
  }
  return at;
}

size_t ent_utf8_count(const EntView text) {
  size_t count = 0;
  for (size_t i = 0; i < text.size; ++i) {
    count += ent_utf8_is_start(text.data[i]);
  }
  return count;
}

/// Ranges of code points where case mapping is regular.
typedef struct {
  uint16_t first, last; ///< Inclusive
  int16_t offset;       ///< Lower minus upper; 1 means pairs side by side
} CaseRange;

static const CaseRange CASE_RANGES[] = {
    {'A', 'Z', 32},        {0x00C0, 0x00D6, 32}, {0x00D8, 0x00DE, 32},
    {0x0100, 0x012F, 1},   {0x0132, 0x0137, 1},  {0x014A, 0x0177, 1},
    {0x018F, 0x018F, 202}, {0x01A0, 0x01A5, 1},  {0x01DE, 0x01EF, 1},
    {0x01F8, 0x021F, 1},   {0x0222, 0x0233, 1},  {0x0386, 0x0386, 38},
    {0x0388, 0x038A, 37},  {0x038C, 0x038C, 64}, {0x038E, 0x038F, 63},
    {0x0391, 0x03A1, 32},  {0x03A3, 0x03AB, 32}, {0x0400, 0x040F, 80},
    {0x0410, 0x042F, 32},  {0x0460, 0x0481, 1},  {0x048A, 0x04BF, 1},
    {0x04C0, 0x04C0, 15},  {0x04D0, 0x052F, 1},  {0x0531, 0x0556, 48},
    {0x1E00, 0x1E95, 1},   {0x1EA0, 0x1EFF, 1},
};

/// Pairs whose upper case is the odd code point.
static bool is_odd_pair(const uint32_t c) {
  return (c >= 0x0139 && c <= 0x0148) || (c >= 0x0179 && c <= 0x017E) ||
         c == 0x01AF || c == 0x01B0 || (c >= 0x01CD && c <= 0x01DC) ||
         (c >= 0x04C1 && c <= 0x04CE);
}

uint32_t ent_utf8_to_lower(const uint32_t code_point) {
  if (code_point < 0x80) {
    return code_point >= 'A' && code_point <= 'Z' ? code_point + 32
                                                  : code_point;
  }
  if (is_odd_pair(code_point)) {
    return code_point + (code_point & 1U);
  }
  if (code_point == 0x0130) { // Turkish dotted capital I
    return 'i';
  }
  if (code_point == 0x0178) { // Y with diaeresis
    return 0x00FF;
  }
  if (code_point == 0x1E9E) { // capital sharp s
    return 0x00DF;
  }
  for (size_t i = 0; i < sizeof(CASE_RANGES) / sizeof(CASE_RANGES[0]); ++i) {
    const CaseRange *const range = &CASE_RANGES[i];
    if (code_point >= range->first && code_point <= range->last) {
      return range->offset == 1 ? code_point | 1U
                                : code_point + (uint32_t)range->offset;
    }
  }
  return code_point;
}

bool ent_utf8_is_upper(const uint32_t code_point) {
  return ent_utf8_to_lower(code_point) != code_point;
}

bool ent_utf8_is_letter(const uint32_t c) {
  if (c < 0x80) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }
  if (c < 0xC0) {
    return c == 0xAA || c == 0xB5 || c == 0xBA;
  }
  const bool is_symbol =
      c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c < 0x2C00) ||
      (c >= 0x2E00 && c < 0x2E80) || (c >= 0x3000 && c < 0x3005) ||
      (c >= 0x3008 && c < 0x3021) || (c >= 0xE000 && c < 0xF900) ||
      (c >= 0xFE00 && c < 0xFE70) || (c >= 0xFF00 && c < 0xFF21) ||
      c == 0xFEFF || (c >= 0xFFE0 && c < 0x10000) ||
      (c >= 0x1F000 && c < 0x1FB00);
  return !is_symbol;
}

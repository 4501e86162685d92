#include "base/utf8.h"
#include "tap.h"

/// Whether `c` and nothing else comes out of its bytes.
static bool round_trips(const uint32_t c) {
  char bytes[4];
  uint32_t decoded = 0;
  const size_t size = ent_utf8_encode(c, bytes);
  const EntView view = ent_view_of(bytes, size);
  return ent_utf8_decode(view, &decoded) == size && decoded == c &&
         ent_utf8_count(view) == 1 && ent_utf8_valid_prefix(view) == size &&
         ent_utf8_is_start(bytes[0]);
}

static void test_round_trip(void) {
  uint32_t n_wrong = 0;
  for (uint32_t c = 0; c <= 0x10FFFF; ++c) {
    const bool is_surrogate = c >= 0xD800 && c <= 0xDFFF;
    n_wrong += !is_surrogate && !round_trips(c);
  }
  is_int(n_wrong, 0, "all code points survive");
}

static void test_lengths(void) {
  static const struct {
    uint32_t c;
    size_t size;
  } bounds[] = {{0, 1},       {0x7F, 1},    {0x80, 2},   {0x7FF, 2},
                {0x800, 3},   {0xD7FF, 3},  {0xE000, 3}, {0xFFFF, 3},
                {0x10000, 4}, {0x10FFFF, 4}};
  char bytes[4];
  for (size_t i = 0; i < sizeof(bounds) / sizeof(bounds[0]); ++i) {
    ok(ent_utf8_encode(bounds[i].c, bytes) == bounds[i].size,
       "U+%04X has %zu bytes", (unsigned)bounds[i].c, bounds[i].size);
  }
}

/// A size and bytes that are not valid at the front.
static void test_invalid(void) {
  static const char *const invalid[] = {"\x80",         // continuation alone
                                        "\xBF",         //
                                        "\xC0\x80",     // overlong U+0000
                                        "\xC1\xBF",     // overlong U+007F
                                        "\xC3",         // cut
                                        "\xC3\x28",     // no continuation
                                        "\xE0\x80\x80", // overlong
                                        "\xE0\x9F\xBF", // overlong U+07FF
                                        "\xE2\x82",     // cut
                                        "\xE2\x28\xA1", // second byte wrong
                                        "\xE2\x82\x28", // third byte wrong
                                        "\xED\xA0\x80", // U+D800
                                        "\xED\xBF\xBF", // U+DFFF
                                        "\xF0\x80\x80\x80", // overlong
                                        "\xF0\x8F\xBF\xBF", // overlong U+FFFF
                                        "\xF0\x9F\x98",     // cut
                                        "\xF4\x90\x80\x80", // U+110000
                                        "\xF5\x80\x80\x80", // no such lead
                                        "\xF8\x88\x80\x80\x80",
                                        "\xFE",
                                        "\xFF"};
  for (size_t i = 0; i < sizeof(invalid) / sizeof(invalid[0]); ++i) {
    uint32_t c = 0;
    ok(ent_utf8_decode(ent_view(invalid[i]), &c) == 0, "invalid sequence %zu",
       i + 1);
  }
  uint32_t c = 0;
  is_int((long)ent_utf8_decode((EntView){NULL, 0}, &c), 0, "nothing");
}

static void test_prefix(void) {
  is_int((long)ent_utf8_valid_prefix(ENT_VIEW("a\xC3\xA9\xFFz")), 3,
         "up to the first invalid byte");
  is_int((long)ent_utf8_valid_prefix(ENT_VIEW("a\xC3")), 1,
         "a cut sequence is invalid from its start");
  is_int((long)ent_utf8_valid_prefix((EntView){NULL, 0}), 0, "nothing");
  is_int((long)ent_utf8_count(ENT_VIEW("a\xC3\xA9\xF0\x9F\x98\x80z")), 4,
         "code points");
}

static void test_case(void) {
  static const struct {
    uint32_t upper, lower;
  } pairs[] = {
      {'A', 'a'},      {'Z', 'z'},     {0xC9, 0xE9},   {0xDE, 0xFE},
      {0x100, 0x101},  {0x130, 'i'},   {0x13D, 0x13E}, {0x160, 0x161},
      {0x178, 0xFF},   {0x17D, 0x17E}, {0x18F, 0x259}, {0x1A0, 0x1A1},
      {0x1AF, 0x1B0},  {0x1CD, 0x1CE}, {0x218, 0x219}, {0x386, 0x3AC},
      {0x388, 0x3AD},  {0x38C, 0x3CC}, {0x38F, 0x3CE}, {0x391, 0x3B1},
      {0x3A9, 0x3C9},  {0x401, 0x451}, {0x410, 0x430}, {0x42F, 0x44F},
      {0x490, 0x491},  {0x4C0, 0x4CF}, {0x4C1, 0x4C2}, {0x4D8, 0x4D9},
      {0x531, 0x561},  {0x556, 0x586}, {0x1E9E, 0xDF}, {0x1EA0, 0x1EA1},
      {0x1EF8, 0x1EF9}};
  for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); ++i) {
    ok(ent_utf8_to_lower(pairs[i].upper) == pairs[i].lower &&
           ent_utf8_is_upper(pairs[i].upper) &&
           !ent_utf8_is_upper(pairs[i].lower),
       "U+%04X in lower case", (unsigned)pairs[i].upper);
  }
  static const uint32_t alone[] = {'1',    ' ',    0xD7,    0xDF,  0xF7,
                                   0x138,  0x149,  0x3A2,   0x482, 0x10D0,
                                   0x4E2D, 0xFFFF, 0x10FFFF};
  for (size_t i = 0; i < sizeof(alone) / sizeof(alone[0]); ++i) {
    ok(ent_utf8_to_lower(alone[i]) == alone[i], "U+%04X has no lower case",
       (unsigned)alone[i]);
  }
}

static void test_case_everywhere(void) {
  uint32_t n_moving = 0;
  uint32_t n_no_letter = 0;
  for (uint32_t c = 0; c <= 0x10FFFF; ++c) {
    const uint32_t lower = ent_utf8_to_lower(c);
    n_moving += ent_utf8_to_lower(lower) != lower;
    n_no_letter +=
        lower != c && !(ent_utf8_is_letter(c) && ent_utf8_is_letter(lower));
  }
  is_int(n_moving, 0, "what is lower stays so");
  is_int(n_no_letter, 0, "what has a case is a letter");
}

static void test_letters(void) {
  static const uint32_t letters[] = {'a',   'Z',   0xE9,   0x259, 0x3B1,
                                     0x416, 0x561, 0x10D0, 0x4E2D};
  static const uint32_t others[] = {'0',    '-',    '\'',    ' ',    0xA0,
                                    0xD7,   0xF7,   0x2013,  0x2019, 0x20AC,
                                    0x2028, 0x3000, 0x1F600, 0xFEFF};
  for (size_t i = 0; i < sizeof(letters) / sizeof(letters[0]); ++i) {
    ok(ent_utf8_is_letter(letters[i]), "U+%04X is a letter",
       (unsigned)letters[i]);
  }
  for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); ++i) {
    ok(!ent_utf8_is_letter(others[i]), "U+%04X is no letter",
       (unsigned)others[i]);
  }
}

int main(void) {
  test_round_trip();
  test_lengths();
  test_invalid();
  test_prefix();
  test_case();
  test_case_everywhere();
  test_letters();
  return done();
}

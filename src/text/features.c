#include "text/features.h"

#include <string.h>

enum { NORMALISED_LIMIT = 60, ROOT_SHAPE = 63 };

enum { SEED_KEY = 0, SEED_SUFFIX = 7, SEED_PREFIX = 9, SEED_NGRAM = 13 };

uint32_t ent_features_hash(const char *bytes, size_t length, uint32_t seed) {
  uint32_t h = 2166136261u ^ seed * 0x9E3779B9u; // FNV-1a, then murmur's mix
  for (size_t i = 0; i < length; i++) {
    h ^= (unsigned char)bytes[i];
    h *= 16777619u;
  }
  h ^= h >> 15;
  h *= 0x2c1b3c6du;
  h ^= h >> 12;
  h *= 0x297a2d39u;
  return h ^ h >> 15;
}

uint32_t ent_features_key(const char *normalised, size_t length) {
  uint32_t key = ent_features_hash(normalised, length, SEED_KEY);
  return key ? key : 1;
}

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

static bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

static bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

static bool is_number(const char *form, size_t length) {
  size_t digits = 0;
  for (size_t i = 0; i < length; i++) {
    if (is_digit(form[i]))
      digits++;
    else if (form[i] != ',' && form[i] != '.')
      return false;
  }
  return digits > 0;
}

static bool is_year(const char *form, size_t length) {
  return length == 4 && (form[0] == '1' || form[0] == '2') &&
         is_digit(form[1]) && is_digit(form[2]) && is_digit(form[3]);
}

static bool starts_with(const char *form, size_t length, const char *prefix) {
  size_t n = strlen(prefix);
  return length >= n && memcmp(form, prefix, n) == 0;
}

static size_t write_class(const char *name, char *out) {
  strcpy(out, name);
  return strlen(name);
}

// Base letters of U+00C0..U+00FF and U+0100..U+017F.
static const char latin1_base[] =
    "aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo/ouuuuyty";
static const char latin_extended_base[] =
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllll"
    "nnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

// Fold a two-byte letter of the Latin blocks; 0 when it is none.
static char fold_latin(unsigned char lead, unsigned char trail) {
  if (lead == 0xC3 && trail >= 0x80 && trail <= 0xBF)
    return latin1_base[trail - 0x80];
  if ((lead == 0xC4 || lead == 0xC5) && trail >= 0x80 && trail <= 0xBF)
    return latin_extended_base[(lead - 0xC4) * 64 + trail - 0x80];
  return 0;
}

// Fold a curly quote or a dash of U+2010..U+201F; 0 when it is none.
static char fold_punctuation(unsigned char third) {
  if (third >= 0x90 && third <= 0x95)
    return '-';
  if (third >= 0x98 && third <= 0x9B)
    return '\'';
  if (third >= 0x9C && third <= 0x9F)
    return '"';
  return 0;
}

// Fold the character at `s`; return how many bytes it took.
static size_t fold(const unsigned char *s, size_t left, char *out) {
  if (left >= 2 && (*out = fold_latin(s[0], s[1])))
    return 2;
  if (left >= 3 && s[0] == 0xE2 && s[1] == 0x80 &&
      (*out = fold_punctuation(s[2])))
    return 3;
  *out = (char)s[0];
  if (is_upper(*out))
    *out = (char)(*out + 'a' - 'A');
  else if (is_digit(*out))
    *out = '0';
  return 1;
}

size_t ent_features_normalise(const char *form, size_t length,
                              char out[ENT_FEATURE_FORM_BYTES]) {
  if (is_number(form, length))
    return write_class(is_year(form, length) ? "!year" : "!num", out);
  if (starts_with(form, length, "http") || starts_with(form, length, "www."))
    return write_class("!url", out);
  size_t n = 0;
  for (size_t i = 0; i < length && n < NORMALISED_LIMIT; n++)
    i += fold((const unsigned char *)form + i, length - i, &out[n]);
  out[n] = '\0';
  return n;
}

typedef struct {
  size_t upper, lower, digits, hyphens;
} LetterCounts;

static LetterCounts count_letters(const char *form, size_t length) {
  LetterCounts counts = {0, 0, 0, 0};
  for (size_t i = 0; i < length; i++) {
    counts.upper += is_upper(form[i]);
    counts.lower += is_lower(form[i]);
    counts.digits += is_digit(form[i]);
    counts.hyphens += form[i] == '-';
  }
  return counts;
}

static unsigned letter_shape(const char *form, size_t length,
                             const LetterCounts *c) {
  if (length > 0 && is_upper(form[0]))
    return c->lower ? 1 : length == 1 ? 2 : 3;
  if (c->digits)
    return c->lower || c->upper ? 5 : 4;
  if (c->lower)
    return c->upper ? 8 : 6;
  return c->upper ? 8 : 7;
}

static uint8_t shape_of(const char *form, size_t length, bool is_first) {
  LetterCounts counts = count_letters(form, length);
  unsigned shape = letter_shape(form, length, &counts);
  if (counts.hyphens && length > 1)
    shape += 9;
  return (uint8_t)(shape + (is_first ? 20 : 0));
}

static void add_ngrams(const char *form, size_t length, EntWordFeatures *out) {
  char framed[ENT_FEATURE_FORM_BYTES + 2];
  framed[0] = '<';
  memcpy(framed + 1, form, length);
  framed[length + 1] = '>';
  size_t framed_length = length + 2;
  out->ngram_count = 0;
  for (size_t n = 3; n <= 5; n++)
    for (size_t i = 0;
         i + n <= framed_length && out->ngram_count < ENT_FEATURE_NGRAMS; i++)
      out->ngrams[out->ngram_count++] =
          (uint16_t)(ent_features_hash(framed + i, n, SEED_NGRAM) %
                     ENT_FEATURE_NGRAM_ROWS);
}

static uint16_t affix_row(const char *affix, size_t length, uint32_t seed) {
  return (uint16_t)(ent_features_hash(affix, length, seed) %
                    ENT_FEATURE_AFFIX_ROWS);
}

static void add_form(const char *form, size_t length, EntWordFeatures *out) {
  size_t affix = length > 3 ? 3 : length;
  out->key = ent_features_key(form, length);
  out->prefix = affix_row(form, affix, SEED_PREFIX);
  out->suffix = affix_row(form + length - affix, affix, SEED_SUFFIX);
  add_ngrams(form, length, out);
}

void ent_features_of(const char *form, size_t length, bool is_first,
                     EntWordFeatures *out) {
  char normalised[ENT_FEATURE_FORM_BYTES];
  size_t n = ent_features_normalise(form, length, normalised);
  add_form(normalised, n, out);
  out->shape = shape_of(form, length, is_first);
}

void ent_features_of_root(EntWordFeatures *out) {
  add_form("!root", 5, out);
  out->shape = ROOT_SHAPE;
}

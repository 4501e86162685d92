#include "know/fold.h"

#include "base/utf8.h"

#include <string.h>

static const size_t min_loose_letters = 4;
static const size_t max_short_capitals = 3;

bool ent_fold_is_rule(const EntFoldRule *const rule) {
  const size_t size = strnlen(rule->from, sizeof(rule->from));
  const size_t from = size - (size && rule->from[size - 1] == '$');
  return from > 0 && strnlen(rule->to, sizeof(rule->to)) <= from * 4;
}

static bool is_hyphen(const uint32_t c) {
  return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

static bool is_apostrophe(const uint32_t c) {
  return c == '\'' || c == '`' || c == 0x2019 || c == 0x2018 ||
         (c >= 0x02B9 && c <= 0x02BF);
}

static bool is_separator(const uint32_t c) {
  return c == ' ' || c == 0xA0 || is_hyphen(c);
}

/// Decode the next code point; invalid bytes count as themselves.
static size_t next_code_point(const EntView text, uint32_t *const c) {
  const size_t length = ent_utf8_decode(text, c);
  if (!length) {
    *c = (unsigned char)text.data[0];
  }
  return length ? length : 1;
}

static EntView after(const EntView text, const size_t n) {
  return ent_view_slice(text, n, text.size);
}

static EntView skip_separators(EntView text) {
  while (text.size) {
    uint32_t c = 0;
    const size_t n = next_code_point(text, &c);
    if (!is_separator(c)) {
      break;
    }
    text = after(text, n);
  }
  return text;
}

/// Return where a final 's of the word begins, or 0 if it has none.
static size_t possessive_begin(const EntView word) {
  if (word.size < 3 || word.data[word.size - 1] != 's') {
    return 0;
  }
  size_t i = word.size - 2;
  while (i > 0 && !ent_utf8_is_start(word.data[i])) {
    --i;
  }
  uint32_t c = 0;
  next_code_point(after(word, i), &c);
  return is_apostrophe(c) ? i : 0;
}

bool ent_fold_is_apostrophe(const EntView piece) {
  uint32_t c = 0;
  return piece.size && next_code_point(piece, &c) == piece.size &&
         is_apostrophe(c);
}

bool ent_fold_is_possessive(const EntView piece) {
  uint32_t c = 0;
  const size_t n = piece.size ? next_code_point(piece, &c) : 0;
  return is_apostrophe(c) && piece.size == n + 1 && piece.data[n] == 's';
}

bool ent_fold_cut(EntView *const rest, EntView *const piece) {
  const EntView text = skip_separators(*rest);
  size_t end = 0;
  while (end < text.size) {
    uint32_t c = 0;
    const size_t n = next_code_point(after(text, end), &c);
    if (is_separator(c) || (c == ',' && end)) {
      break;
    }
    end += n;
    if (c == ',') {
      break;
    }
  }
  *piece = ent_view_of(text.data, end);
  const size_t possessive = possessive_begin(*piece);
  if (possessive) {
    piece->size = possessive;
  }
  *rest = after(text, piece->size);
  return piece->size > 0;
}

static const char *find_letter(const EntFolding *const folding,
                               const uint32_t c) {
  size_t low = 0;
  size_t high = folding->n_letters;
  while (low < high) {
    const size_t middle = (low + high) / 2;
    if (folding->letters[middle].code_point < c) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < folding->n_letters && folding->letters[low].code_point == c
             ? folding->letters[low].to
             : NULL;
}

static size_t fold_code_point(const EntFolding *const folding, uint32_t c,
                              char *const out) {
  if (c == '.' || is_apostrophe(c) || (c >= 0x0300 && c <= 0x036F)) {
    return 0;
  }
  c = ent_utf8_to_lower(c);
  if (c < 0x80) {
    out[0] = (char)c;
    return 1;
  }
  const char *const to = find_letter(folding, c);
  if (!to) {
    return ent_utf8_encode(c, out);
  }
  const size_t length = strnlen(to, sizeof(folding->letters->to));
  memcpy(out, to, length);
  return length;
}

size_t ent_fold_plain(const EntFolding *const folding, const EntView piece,
                      char out[ENT_FOLD_MAX]) {
  size_t length = 0;
  if (piece.size > ENT_FOLD_MAX_PIECE) {
    return 0;
  }
  for (size_t i = 0; i < piece.size;) {
    uint32_t c = 0;
    i += next_code_point(after(piece, i), &c);
    length += fold_code_point(folding, c, out + length);
  }
  return length;
}

/// Return how much of `text` a rule replaces there, 0 if it does not apply.
static size_t rule_length(const EntFoldRule *const rule, const EntView text) {
  const size_t size = strnlen(rule->from, sizeof(rule->from));
  const bool at_end = rule->from[size - 1] == '$';
  const EntView from = ent_view_of(rule->from, size - at_end);
  return ent_view_starts_with(text, from) && (!at_end || text.size == from.size)
             ? from.size
             : 0;
}

static const EntFoldRule *find_rule(const EntFolding *const folding,
                                    const EntView text, size_t *const length) {
  for (size_t i = 0; i < folding->n_rules; ++i) {
    const EntFoldRule *const rule = &folding->rules[i];
    if (rule->from[0] == text.data[0] &&
        (*length = rule_length(rule, text)) > 0) {
      return rule;
    }
  }
  return NULL;
}

static size_t apply_rules(const EntFolding *const folding, const EntView text,
                          char out[ENT_FOLD_MAX]) {
  size_t n = 0;
  for (size_t i = 0; i < text.size;) {
    size_t length = 0;
    const EntFoldRule *const rule = find_rule(folding, after(text, i), &length);
    if (rule) {
      const size_t to = strnlen(rule->to, sizeof(rule->to));
      memcpy(out + n, rule->to, to);
      n += to;
      i += length;
    } else {
      out[n++] = text.data[i++];
    }
  }
  return n;
}

size_t ent_fold_loose(const EntFolding *const folding, const EntView piece,
                      char out[ENT_FOLD_MAX]) {
  char plain[ENT_FOLD_MAX];
  const size_t size = ent_fold_plain(folding, piece, plain);
  if (size < min_loose_letters) {
    memcpy(out, plain, size);
    return size;
  }
  return apply_rules(folding, ent_view_of(plain, size), out);
}

static EntView skip_dots(EntView text) {
  while (text.size && text.data[0] == '.') {
    text = after(text, 1);
  }
  return text;
}

bool ent_fold_is_same_but_dots(EntView a, EntView b) {
  for (;;) {
    a = skip_dots(a);
    b = skip_dots(b);
    if (!a.size || !b.size || a.data[0] != b.data[0]) {
      return !a.size && !b.size;
    }
    a = after(a, 1);
    b = after(b, 1);
  }
}

typedef struct {
  size_t upper;
  size_t lower;
  bool begins_upper;
} Capitals;

static Capitals count_capitals(const EntView text) {
  Capitals result = {0, 0, false};
  for (size_t i = 0; i < text.size;) {
    uint32_t c = 0;
    i += next_code_point(after(text, i), &c);
    if (ent_utf8_is_upper(c)) {
      result.begins_upper |= !result.upper && !result.lower;
      ++result.upper;
    } else if (ent_utf8_is_letter(c)) {
      ++result.lower;
    }
  }
  return result;
}

bool ent_fold_case_agrees(const EntView name, const EntView piece) {
  const Capitals wanted = count_capitals(name);
  const Capitals found = count_capitals(piece);
  if (!wanted.upper) {
    return true;
  }
  if (wanted.upper > 1 && !wanted.lower) {
    return !found.lower;
  }
  if (found.upper > 1 && !found.lower && found.upper <= max_short_capitals) {
    return false;
  }
  return wanted.begins_upper ? found.begins_upper : found.upper > 0;
}

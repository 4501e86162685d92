#include "text/scanner.h"

#include "base/utf8.h"

EntGlyph ent_glyph(const EntScanner *const self, const size_t at,
                   const size_t end) {
  EntGlyph glyph = {0, 0};
  if (at < end) {
    glyph.size =
        ent_utf8_decode(ent_view_slice(self->text, at, end), &glyph.code);
  }
  return glyph;
}

uint32_t ent_glyph_before(const EntScanner *const self, const size_t begin,
                          const size_t at) {
  size_t start = at;
  while (start > begin && !ent_utf8_is_start(self->text.data[--start])) {
  }
  return ent_glyph(self, start, at).code;
}

bool ent_is_space(const uint32_t c) {
  return c <= ' ' || c == 0x7F || (c >= 0x80 && c <= 0xA0) || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

uint32_t ent_glyph_beyond_space(const EntScanner *const self, size_t at) {
  EntGlyph glyph = ent_glyph(self, at, self->span_end);
  while (glyph.size && ent_is_space(glyph.code)) {
    at += glyph.size;
    glyph = ent_glyph(self, at, self->span_end);
  }
  return glyph.code;
}

bool ent_is_word_glyph(const uint32_t c) {
  static const uint32_t SOFT_HYPHEN = 0xAD;
  const bool is_small_number =
      c == 0xB2 || c == 0xB3 || c == 0xB9 || (c >= 0xBC && c <= 0xBE);
  return ent_is_digit(c) || c == '_' || c == SOFT_HYPHEN || is_small_number ||
         ent_utf8_is_letter(c);
}

typedef bool (*GlyphTest)(uint32_t c);

static size_t skip(const EntScanner *const self, size_t at,
                   const GlyphTest test) {
  EntGlyph glyph = ent_glyph(self, at, self->chunk_end);
  while (glyph.size && test(glyph.code)) {
    at += glyph.size;
    glyph = ent_glyph(self, at, self->chunk_end);
  }
  return at;
}

// Addresses

static bool is_address_glyph(const uint32_t c) {
  return c && !ent_is_space(c) && c != '<' && c != '>' && c != '"' &&
         c != 0x201C && c != 0x201D && c != 0x2018 && c != 0x2019;
}

/// Take back the punctuation that follows an address.
static size_t without_tail(const EntScanner *const self, const size_t begin,
                           size_t end) {
  while (end > begin && strchr(".,;:!?)]}'", self->text.data[end - 1])) {
    --end;
  }
  return end;
}

static bool has_prefix(const EntScanner *const self, const size_t at,
                       const char *const prefix) {
  const EntView rest = ent_view_slice(self->text, at, self->chunk_end);
  size_t i = 0;
  while (prefix[i] && i < rest.size &&
         ent_utf8_to_lower((unsigned char)rest.data[i]) ==
             (unsigned char)prefix[i]) {
    ++i;
  }
  return !prefix[i];
}

static bool begins_url(const EntScanner *const self, const size_t at) {
  return has_prefix(self, at, "http://") || has_prefix(self, at, "https://") ||
         has_prefix(self, at, "ftp://") || has_prefix(self, at, "www.") ||
         has_prefix(self, at, "mailto:");
}

static bool is_mailbox_glyph(const uint32_t c) {
  return c < 0x80 && (ent_is_word_glyph(c) || (c && strchr(".%+-", (int)c)));
}

/// The longest part before the "@" of an e-mail address (RFC 5321, 4.5.3.1.1).
enum { MAX_MAILBOX = 64 };

static size_t scan_mail(EntScanner *const self, const size_t at) {
  while (self->next_at_sign < self->chunk_end &&
         (self->next_at_sign <= at ||
          self->text.data[self->next_at_sign] != '@')) {
    ++self->next_at_sign;
  }
  const size_t sign = self->next_at_sign;
  if (sign >= self->chunk_end || sign == at || sign - at > MAX_MAILBOX ||
      skip(self, at, is_mailbox_glyph) < sign) {
    return at;
  }
  const size_t end =
      without_tail(self, sign, skip(self, sign + 1, is_mailbox_glyph));
  return end > sign + 1 ? end : at;
}

size_t ent_scan_address(EntScanner *const self, const size_t at) {
  return begins_url(self, at)
             ? without_tail(self, at, skip(self, at, is_address_glyph))
             : scan_mail(self, at);
}

// Marks

/// Return how many equal bytes stand at `at`.
static size_t run_length(const EntScanner *const self, const size_t at) {
  size_t end = at + 1;
  while (end < self->chunk_end && self->text.data[end] == self->text.data[at]) {
    ++end;
  }
  return end - at;
}

static bool is_double(const EntScanner *const self, const size_t at) {
  return at + 1 < self->chunk_end &&
         self->text.data[at + 1] == self->text.data[at];
}

static bool is_dot(const uint32_t c) {
  return c == '.' || c == 0x2026;
}

static bool is_exclaim(const uint32_t c) {
  return c == '!' || c == '?';
}

static bool is_em_dash(const uint32_t c) {
  return c == 0x2014 || c == 0x2015;
}

/// Emoticons and the like: they end a chunk, and those that look like
/// punctuation of a word are a chunk of their own.
static size_t scan_sign(const EntScanner *const self, const size_t at) {
  const size_t size = self->chunk_end - at;
  if (size < 2 || size > 4 ||
      !(ent_word_kinds(self->model,
                       ent_view_slice(self->text, at, self->chunk_end)) &
        ENT_IS(SIGN))) {
    return at;
  }
  const char last = self->text.data[self->chunk_end - 1];
  const bool is_alone = at == self->chunk_begin;
  return is_alone || last == ')' || last == '(' ? self->chunk_end : at;
}

/// 'em, 'tis, 's, '90s: an apostrophe that belongs to what follows.
static size_t scan_clipped(const EntScanner *const self, const size_t at) {
  const size_t inside = at + ent_glyph(self, at, self->chunk_end).size;
  const size_t end = skip(self, inside, ent_is_word_glyph);
  if (end == inside) {
    return at;
  }
  if (ent_is_digit((unsigned char)self->text.data[inside])) {
    const bool is_decade = end - inside <= 3 && at == self->chunk_begin;
    return is_decade ? end : at;
  }
  const EntWordInfo *const info =
      ent_word_find(self->model, ent_view_slice(self->text, at, end));
  const bool is_known = info && (info->is_ending || info->n_parts ||
                                 (info->kinds & ENT_IS(CLIPPED)));
  return is_known ? end : at;
}

/// #topic, @handle, +44
static size_t scan_tagged(const EntScanner *const self, const size_t at) {
  const char mark = self->text.data[at];
  const uint32_t next = ent_glyph(self, at + 1, self->chunk_end).code;
  const bool is_tag = (mark == '#' || mark == '@') && ent_is_word_glyph(next) &&
                      !ent_is_digit(next);
  const bool is_number =
      mark == '+' && ent_is_digit(next) && at == self->chunk_begin;
  return is_tag      ? skip(self, at + 1, ent_is_word_glyph)
         : is_number ? ent_scan_word(self, at + 1)
                     : at;
}

static size_t scan_run(const EntScanner *const self, const size_t at) {
  const EntGlyph glyph = ent_glyph(self, at, self->chunk_end);
  if (is_dot(glyph.code)) {
    return skip(self, at, is_dot);
  }
  if (is_exclaim(glyph.code)) {
    return skip(self, at, is_exclaim);
  }
  if (is_em_dash(glyph.code)) {
    return skip(self, at, is_em_dash);
  }
  if (glyph.code < 0x80 && strchr("-*=_~+#|^", (int)glyph.code)) {
    return at + run_length(self, at);
  }
  if (glyph.code < 0x80 && strchr("'`<>", (int)glyph.code)) {
    return at + (is_double(self, at) ? 2 : 1);
  }
  return at + glyph.size;
}

size_t ent_scan_mark(EntScanner *const self, const size_t at) {
  const uint32_t c = ent_glyph(self, at, self->chunk_end).code;
  size_t end = scan_sign(self, at);
  if (end == at && ent_is_apostrophe(c)) {
    end = scan_clipped(self, at);
  }
  if (end == at) {
    end = scan_tagged(self, at);
  }
  return end == at ? scan_run(self, at) : end;
}

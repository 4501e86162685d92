#include "news/charset.h"

#include "base/buffer.h"
#include "base/data.h"
#include "base/table.h"
#include "base/utf8.h"
#include "base/vector.h"

#include <errno.h>
#include <iconv.h>
#include <uchardet/uchardet.h>

/// \name Labels
/// @{

static EntStatus add_label(const EntWorld *const world, EntArena *const arena,
                           EntCharsets *const charsets,
                           const EntTableRow *const row) {
  __typeof__(charsets->items) const item =
      ENT_PUSH(ent_world_allocator(world), charsets);
  if (!item) {
    return ENT_ERR_MEMORY;
  }
  ENT_TRY(ent_arena_copy(arena, row->cells[0], &item->label));
  return ent_arena_copy(arena, row->cells[1], &item->name);
}

EntStatus ent_charsets_load(const EntWorld *const world, EntArena *const arena,
                            EntCharsets *const charsets) {
  const char *path = NULL;
  ENT_TRY(ent_data_find(world, arena, "lexicon/charsets.tsv", &path));
  EntTable table;
  ENT_TRY(ent_table_open(world, path, 2, 2, &table));
  EntTableRow row;
  EntStatus status = ENT_SUCCESS;
  while (!(status = ent_table_next(&table, &row)) &&
         !(status = add_label(world, arena, charsets, &row))) {
  }
  ent_table_close(&table);
  return status == ENT_NO_MATCH ? ENT_SUCCESS : status;
}

void ent_charsets_clear(const EntWorld *const world,
                        EntCharsets *const charsets) {
  ent_free(ent_world_allocator(world), charsets->items);
  *charsets = (EntCharsets){0};
}

enum { LABEL_SIZE = 40 };

/// Write the name of iconv for `label` to `name`; false if it cannot be one.
static bool resolve(const EntCharsets *const charsets, const EntView label,
                    char name[LABEL_SIZE]) {
  const EntView trimmed = ent_view_trim(label);
  char lower[LABEL_SIZE];
  if (!trimmed.size || trimmed.size >= LABEL_SIZE) {
    return false;
  }
  for (size_t i = 0; i < trimmed.size; ++i) {
    const char c = trimmed.data[i];
    if (c < '-' || c > 'z' || c == '/') {
      return false; // "UTF-8//IGNORE" would be an instruction to iconv
    }
    lower[i] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
  }
  EntView found = ent_view_of(lower, trimmed.size);
  for (size_t i = 0; i < charsets->count; ++i) {
    if (ent_view_equals(charsets->items[i].label, found)) {
      found = charsets->items[i].name;
      break;
    }
  }
  memcpy(name, found.data, found.size);
  name[found.size] = '\0';
  return true;
}

/// @}
/// \name Decoding
/// @{

typedef struct {
  const EntWorld *world;
  EntView bytes;
  EntPlace place;
  EntBuffer text;
  size_t n_broken; ///< Characters that could not be decoded
} Decoder;

static const EntView REPLACEMENT = {"\xEF\xBF\xBD", 3};

/// Convert what iconv takes at once; replace a byte that it does not.
static EntStatus convert_some(Decoder *const self, const iconv_t handle,
                              char **const input, size_t *const n_left) {
  char chunk[4096];
  char *output = chunk;
  size_t room = sizeof(chunk);
  const size_t result = iconv(handle, input, n_left, &output, &room);
  const int cause = errno;
  ENT_TRY(ent_buffer_append(&self->text,
                            ent_view_of(chunk, (size_t)(output - chunk))));
  if (result == (size_t)-1 && cause != E2BIG) {
    ++self->n_broken;
    ++*input;
    --*n_left;
    return ent_buffer_append(&self->text, REPLACEMENT);
  }
  return ENT_SUCCESS;
}

/// Decode from `name`; #ENT_NO_MATCH if iconv does not know it.
static EntStatus decode_from(Decoder *const self, const char *const name) {
  const iconv_t handle = iconv_open("UTF-8", name);
  if (handle == (iconv_t)-1) {
    return ENT_NO_MATCH;
  }
  char *input = (char *)self->bytes.data;
  size_t n_left = self->bytes.size;
  EntStatus status = ENT_SUCCESS;
  self->n_broken = 0;
  ent_buffer_clear(&self->text);
  while (!status && n_left) {
    status = convert_some(self, handle, &input, &n_left);
  }
  (void)iconv_close(handle);
  return status;
}

/// Copy, with what is no UTF-8 replaced.
static EntStatus repair(Decoder *const self) {
  EntView rest = self->bytes;
  self->n_broken = 0;
  ent_buffer_clear(&self->text);
  while (rest.size) {
    const size_t valid = ent_utf8_valid_prefix(rest);
    ENT_TRY(ent_buffer_append(&self->text, ent_view_slice(rest, 0, valid)));
    rest = ent_view_slice(rest, valid, rest.size);
    if (rest.size) {
      ++self->n_broken;
      ENT_TRY(ent_buffer_append(&self->text, REPLACEMENT));
      rest = ent_view_slice(rest, 1, rest.size);
    }
  }
  return ENT_SUCCESS;
}

/// Return whether sound characters beyond ASCII outnumber broken ones by far.
static bool is_mostly_utf8(const EntView bytes) {
  enum { SOUND_PER_BROKEN = 4 };
  size_t n_sound = 0;
  size_t n_broken = 0;
  for (size_t at = 0; at < bytes.size;) {
    uint32_t c = 0;
    const size_t n = ent_utf8_decode(ent_view_slice(bytes, at, bytes.size), &c);
    n_sound += n > 1;
    n_broken += !n;
    at += n ? n : 1;
  }
  return n_sound > SOUND_PER_BROKEN * n_broken;
}

/// Ask libuchardet, of the beginning of the text.
static void detect(const EntView bytes, char name[LABEL_SIZE]) {
  enum { ENOUGH = 256 * 1024 };
  const uchardet_t detector = uchardet_new();
  const size_t size = bytes.size < ENOUGH ? bytes.size : ENOUGH;
  name[0] = '\0';
  if (detector && !uchardet_handle_data(detector, bytes.data, size)) {
    uchardet_data_end(detector);
    const EntView found = ent_view(uchardet_get_charset(detector));
    if (found.size < LABEL_SIZE) {
      memcpy(name, found.data ? found.data : "", found.size);
      name[found.size] = '\0';
    }
  }
  if (detector) {
    uchardet_delete(detector);
  }
}

static EntStatus decode_detected(Decoder *const self,
                                 const EntCharsets *const charsets) {
  char label[LABEL_SIZE];
  char name[LABEL_SIZE];
  detect(self->bytes, label);
  EntStatus status = resolve(charsets, ent_view(label), name)
                         ? decode_from(self, name)
                         : ENT_NO_MATCH;
  if (status == ENT_NO_MATCH || (!status && self->n_broken)) {
    status = decode_from(self, "WINDOWS-1252");
  }
  return status;
}

static bool begins_with_mark(const EntView bytes, const EntView mark) {
  return ent_view_starts_with(bytes, mark);
}

/// Take a byte order mark off; return the encoding it stands for, or NULL.
static const char *take_mark(EntView *const bytes) {
  static const struct {
    EntView mark;
    const char *name;
  } marks[] = {
      {{"\xEF\xBB\xBF", 3}, "UTF-8"},    {{"\xFF\xFE\0\0", 4}, "UTF-32LE"},
      {{"\0\0\xFE\xFF", 4}, "UTF-32BE"}, {{"\xFF\xFE", 2}, "UTF-16LE"},
      {{"\xFE\xFF", 2}, "UTF-16BE"},
  };
  for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); ++i) {
    if (begins_with_mark(*bytes, marks[i].mark)) {
      *bytes = ent_view_slice(*bytes, marks[i].mark.size, bytes->size);
      return marks[i].name;
    }
  }
  return NULL;
}

static bool is_utf8_name(const char *const name) {
  return !strcmp(name, "UTF-8");
}

/// Decode what is no valid UTF-8 and has no mark.
static EntStatus decode_other(Decoder *const self,
                              const EntCharsets *const charsets,
                              const EntView declared) {
  char name[LABEL_SIZE];
  const bool is_declared = resolve(charsets, declared, name);
  if (is_declared && !is_utf8_name(name)) {
    const EntStatus status = decode_from(self, name);
    if (status == ENT_ERR_MEMORY || (!status && !self->n_broken)) {
      return status;
    }
  }
  return is_mostly_utf8(self->bytes) ? repair(self)
                                     : decode_detected(self, charsets);
}

static bool has_zero(const EntView text) {
  return ent_view_find(text, '\0') < text.size;
}

/// Check and keep what was decoded.
static EntStatus finish(Decoder *const self, EntArena *const arena,
                        EntView *const text) {
  if (has_zero(ent_buffer_view(&self->text))) {
    return ent_error(self->world, ENT_ERR_READ, self->place, "not text");
  }
  if (self->n_broken) {
    ent_warn(self->world, self->place,
             "%zu bytes are of no character in its encoding", self->n_broken);
  }
  return ent_arena_copy(arena, ent_buffer_view(&self->text), text);
}

EntStatus ent_charset_decode(const EntWorld *const world,
                             const EntCharsets *const charsets,
                             const EntView bytes, const EntView declared,
                             const EntPlace place, EntArena *const arena,
                             EntView *const text) {
  Decoder self = {.world = world,
                  .bytes = bytes,
                  .place = place,
                  .text = {.allocator = ent_world_allocator(world)}};
  const char *const marked = take_mark(&self.bytes);
  const bool is_wide = marked && !is_utf8_name(marked);
  if (!is_wide && ent_utf8_valid_prefix(self.bytes) == self.bytes.size) {
    *text = self.bytes;
    return has_zero(*text) ? ent_error(world, ENT_ERR_READ, place, "not text")
                           : ENT_SUCCESS;
  }
  EntStatus status = is_wide  ? decode_from(&self, marked)
                     : marked ? repair(&self)
                              : decode_other(&self, charsets, declared);
  if (!status) {
    status = finish(&self, arena, text);
  }
  ent_buffer_free(&self.text);
  return status;
}

/// @}

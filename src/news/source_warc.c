// Pages in web archives (ISO 28500, WARC 1.0 and 1.1), as Common Crawl News has
// them: responses of HTTP, whose bodies may be in chunks or compressed.

#include "base/buffer.h"
#include "base/utf8.h"
#include "news/source_impl.h"

#include <stdlib.h>
#include <strings.h>

enum { LONGEST_LINE = 64 * 1024 };

/// What the heads of a record and of its response say.
typedef struct {
  char type[32], content_type[160], charset[48], encoding[32];
  EntView url; ///< In the arena
  size_t size; ///< Bytes of the block
  bool has_size;
  bool is_chunked;
} WarcHead;

/// \name Heads
/// @{

/// Return the value of the field `name` in a line, or false.
static bool field_value(const EntView line, const char *const name,
                        EntView *const value) {
  const size_t size = strlen(name);
  if (line.size <= size || line.data[size] != ':' ||
      strncasecmp(line.data, name, size) != 0) {
    return false;
  }
  *value = ent_view_trim(ent_view_slice(line, size + 1, line.size));
  return true;
}

/// Copy a value to a string of `room` bytes, cut if it must be.
static void copy_value(char *const out, const size_t room,
                       const EntView value) {
  const size_t size = value.size < room ? value.size : room - 1;
  memcpy(out, value.data, size);
  out[size] = '\0';
}

static void read_size(WarcHead *const head, const EntView value) {
  char digits[24];
  char *end = NULL;
  copy_value(digits, sizeof(digits), value);
  const unsigned long long size = strtoull(digits, &end, 10);
  head->has_size = value.size && value.size < sizeof(digits) - 1 && !*end &&
                   value.data[0] >= '0' && value.data[0] <= '9';
  head->size = (size_t)size;
}

static EntStatus read_field(WarcHead *const head, const EntView line,
                            EntArena *const arena) {
  EntView value;
  if (field_value(line, "WARC-Type", &value)) {
    copy_value(head->type, sizeof(head->type), value);
  } else if (field_value(line, "Content-Type", &value)) {
    copy_value(head->content_type, sizeof(head->content_type), value);
  } else if (field_value(line, "Content-Length", &value)) {
    read_size(head, value);
  } else if (field_value(line, "WARC-Target-URI", &value)) {
    const bool has_brackets = value.size > 1 && value.data[0] == '<';
    return ent_arena_copy(
        arena, ent_view_slice(value, has_brackets, value.size - has_brackets),
        &head->url);
  }
  return ENT_SUCCESS;
}

static EntStatus cut_off(EntSource *const self) {
  self->is_at_end = true;
  if (self->input.failure) {
    return self->input.failure; // Which was told already
  }
  return ent_error(self->world, ENT_ERR_SYNTAX, ENT_IN_FILE(self->input.name),
                   "record %zu: breaks off", self->n_records + 1);
}

/// Skip to the line that begins the next record.
static EntStatus find_record(EntSource *const self) {
  bool has_warned = false;
  for (;;) {
    EntView line;
    const EntStatus status = ent_input_line(&self->input, LONGEST_LINE, &line);
    if (status && status != ENT_ERR_LIMIT) {
      return status;
    }
    const bool is_begin = ent_view_starts_with(line, ENT_VIEW("WARC/1."));
    const bool is_blank = !ent_view_trim(line).size && !status;
    ent_input_skip(&self->input, line.size);
    if (is_begin) {
      return ENT_SUCCESS;
    }
    if (!is_blank && !has_warned) {
      has_warned = true;
      ent_warn(self->world, ENT_IN_FILE(self->input.name),
               "record %zu: expected 'WARC/1.', looking for the next",
               self->n_records + 1);
    }
  }
}

static EntStatus read_head(EntSource *const self, EntArena *const arena,
                           WarcHead *const head) {
  for (;;) {
    EntView line;
    const EntStatus status = ent_input_line(&self->input, LONGEST_LINE, &line);
    if (status == ENT_NO_MATCH) {
      return cut_off(self);
    }
    ENT_TRY(status == ENT_ERR_LIMIT ? ENT_SUCCESS : status);
    const EntView text = ent_view_trim(line);
    const EntStatus read =
        text.size ? read_field(head, text, arena) : ENT_SUCCESS;
    ent_input_skip(&self->input, line.size);
    if (!text.size && !status) {
      return ENT_SUCCESS;
    }
    ENT_TRY(read);
  }
}

/// @}
/// \name HTTP
/// @{

/// Cut the head of a response off the front of `block`; false if it is none.
static bool read_response(EntView *const block, WarcHead *const head) {
  EntView line = ent_view_trim(ent_view_cut(block, '\n'));
  if (!ent_view_starts_with(line, ENT_VIEW("HTTP/")) ||
      ent_view_find(line, ' ') + 4 > line.size ||
      strncmp(line.data + ent_view_find(line, ' '), " 200", 4) != 0) {
    return false;
  }
  head->content_type[0] = '\0';
  while (block->data) {
    EntView value;
    line = ent_view_trim(ent_view_cut(block, '\n'));
    if (!line.size) {
      return block->data;
    }
    if (field_value(line, "Content-Type", &value)) {
      copy_value(head->content_type, sizeof(head->content_type), value);
    } else if (field_value(line, "Content-Encoding", &value)) {
      copy_value(head->encoding, sizeof(head->encoding), value);
    } else if (field_value(line, "Transfer-Encoding", &value)) {
      head->is_chunked = ent_view_starts_with(value, ENT_VIEW("chunked"));
    }
  }
  return false;
}

/// Read the size of a chunk; false if the line is none.
static bool chunk_size(EntView *const rest, size_t *const size) {
  const EntView line = ent_view_trim(ent_view_cut(rest, '\n'));
  size_t value = 0;
  size_t n = 0;
  for (; n < line.size && n < 8; ++n) {
    const char c = line.data[n] | 32;
    const bool is_digit = line.data[n] >= '0' && line.data[n] <= '9';
    if (!is_digit && !(c >= 'a' && c <= 'f')) {
      break;
    }
    value = 16 * value + (size_t)(is_digit ? line.data[n] - '0' : c - 'a' + 10);
  }
  *size = value;
  return n && (n == line.size || line.data[n] == ';' || line.data[n] == ' ');
}

/// Put chunks together; archives often have done that, and left the field.
static EntStatus join_chunks(EntView *const body, EntArena *const arena) {
  char *const joined = ent_arena_alloc(arena, body->size + 1);
  EntView rest = *body;
  size_t n = 0;
  size_t size = 0;
  if (!joined) {
    return ENT_ERR_MEMORY;
  }
  while (rest.size) {
    if (!chunk_size(&rest, &size)) {
      break;
    }
    const size_t there = size < rest.size ? size : rest.size;
    memcpy(joined + n, rest.data ? rest.data : "", there);
    n += there;
    rest = ent_view_slice(rest, there, rest.size);
    (void)ent_view_cut(&rest, '\n');
    if (!size) {
      break;
    }
  }
  *body = n ? ent_view_of(joined, n) : *body;
  return ENT_SUCCESS;
}

/// Formats of zlib: "window bits" of its manual.
enum { ZLIB_OR_GZIP = 15 + 32, RAW_DEFLATE = -15 };

/// Uncompress a body; #ENT_ERR_SYNTAX if it is broken, #ENT_ERR_LIMIT if there
/// is too much in it, neither logged.
static EntStatus expand(const EntWorld *const world, const int format,
                        EntView *const body, EntArena *const arena) {
  enum { CHUNK = 64 * 1024 };
  z_stream stream = {.next_in = (unsigned char *)body->data,
                     .avail_in = (uInt)body->size};
  EntBuffer out = {.allocator = ent_world_allocator(world)};
  char *const chunk = ent_alloc(out.allocator, CHUNK);
  EntStatus status = chunk && inflateInit2(&stream, format) == Z_OK
                         ? ENT_SUCCESS
                         : ENT_ERR_MEMORY;
  int result = Z_OK;
  while (!status && result == Z_OK && out.size < ENT_RECORD_SIZE) {
    stream.next_out = (unsigned char *)chunk;
    stream.avail_out = CHUNK;
    result = inflate(&stream, Z_NO_FLUSH);
    status =
        ent_buffer_append(&out, ent_view_of(chunk, CHUNK - stream.avail_out));
  }
  (void)inflateEnd(&stream);
  if (!status && result != Z_STREAM_END) {
    status = result == Z_OK ? ENT_ERR_LIMIT : ENT_ERR_SYNTAX;
  }
  if (!status) {
    status = ent_arena_copy(arena, ent_buffer_view(&out), body);
  }
  ent_buffer_free(&out);
  ent_free(ent_world_allocator(world), chunk);
  return status;
}

/// Return whether the bytes are those of no text.
static bool is_binary(const EntView body) {
  enum { ENOUGH = 4096 };
  const size_t size = body.size < ENOUGH ? body.size : ENOUGH;
  return ent_view_find(ent_view_slice(body, 0, size), '\0') < size ||
         ent_utf8_valid_prefix(ent_view_slice(body, 0, size)) < size / 8;
}

/// Uncompress a body; archives often have done that, and left the field.
static EntStatus unpack(const EntWorld *const world, const WarcHead *const head,
                        EntView *const body, EntArena *const arena) {
  if (ent_view_starts_with(*body, ENT_VIEW("\x1F\x8B"))) {
    return expand(world, ZLIB_OR_GZIP, body, arena);
  }
  if (!head->encoding[0] || !is_binary(*body)) {
    return ENT_SUCCESS;
  }
  if (strcasecmp(head->encoding, "deflate") != 0) {
    return ENT_ERR_DATA;
  }
  // Some servers leave out the head of zlib.
  const EntStatus status = expand(world, ZLIB_OR_GZIP, body, arena);
  return status == ENT_ERR_SYNTAX ? expand(world, RAW_DEFLATE, body, arena)
                                  : status;
}

static EntStatus decode_body(const EntSource *const self,
                             const WarcHead *const head, const size_t number,
                             EntView *const body, EntArena *const arena) {
  const EntPlace place = ENT_IN_FILE(self->input.name);
  if (head->is_chunked) {
    ENT_TRY(join_chunks(body, arena));
  }
  const EntStatus status = unpack(self->world, head, body, arena);
  switch (status) {
  case ENT_ERR_DATA:
    return ent_error(self->world, status, place,
                     "record %zu: compressed by '%s', which cannot be read",
                     number, head->encoding);
  case ENT_ERR_SYNTAX:
    return ent_error(self->world, status, place,
                     "record %zu: broken compressed data", number);
  case ENT_ERR_LIMIT:
    return ent_error(self->world, status, place,
                     "record %zu: larger than the limit of %d bytes", number,
                     ENT_RECORD_SIZE);
  default:
    return status;
  }
}

/// Find the encoding in "text/html; charset=utf-8".
static void find_charset(WarcHead *const head) {
  const char *const name = "charset=";
  const char *at = head->content_type;
  while (*at && strncasecmp(at, name, strlen(name)) != 0) {
    ++at;
  }
  at += *at ? strlen(name) : 0;
  at += *at == '"';
  copy_value(head->charset, sizeof(head->charset),
             ent_view_of(at, strcspn(at, "\"; ")));
}

/// @}
/// \name Records
/// @{

static bool is_type(const WarcHead *const head, const char *const type) {
  return !strncasecmp(head->content_type, type, strlen(type));
}

/// Return whether a record may have a page, before its block is read.
static bool may_be_page(const WarcHead *const head) {
  return (!strcasecmp(head->type, "response") &&
          is_type(head, "application/http")) ||
         ((!strcasecmp(head->type, "resource") ||
           !strcasecmp(head->type, "conversion")) &&
          is_type(head, "text/"));
}

/// Skip the block of a record.
static EntStatus skip_block(EntSource *const self, size_t size) {
  for (;;) {
    const size_t there = ent_input_view(&self->input).size;
    const size_t n = there < size ? there : size;
    ent_input_skip(&self->input, n);
    size -= n;
    if (!size) {
      return ENT_SUCCESS;
    }
    const EntStatus status = ent_input_more(&self->input);
    if (status == ENT_NO_MATCH) {
      return cut_off(self);
    }
    ENT_TRY(status);
  }
}

/// Make the record of a page of its block; #ENT_NO_MATCH if it is none.
static EntStatus read_page(EntSource *const self, WarcHead *const head,
                           const EntView block, EntArena *const arena,
                           EntRecord *const record) {
  EntView body = block;
  if (!strcasecmp(head->type, "response") && !read_response(&body, head)) {
    return ENT_NO_MATCH;
  }
  const bool is_page =
      is_type(head, "text/html") || is_type(head, "application/xhtml");
  if (!body.size || !(is_page || is_type(head, "text/plain"))) {
    return ENT_NO_MATCH;
  }
  find_charset(head);
  record->format = is_page ? ENT_FORMAT_HTML : ENT_FORMAT_PLAIN;
  record->line = 0;
  record->url = head->url;
  ENT_TRY(ent_arena_copy(arena, ent_view(head->charset), &record->charset));
  ENT_TRY(decode_body(self, head, record->number, &body, arena));
  return ent_arena_copy(arena, body, &record->content);
}

/// Read one record of the archive; #ENT_NO_MATCH if it has no page.
static EntStatus read_record(EntSource *const self, EntArena *const arena,
                             EntRecord *const record) {
  WarcHead head = {.url = ENT_VIEW("")};
  ENT_TRY(read_head(self, arena, &head));
  if (!head.has_size) {
    return ent_error(self->world, ENT_ERR_SYNTAX, ENT_IN_FILE(self->input.name),
                     "record %zu: no Content-Length", record->number);
  }
  if (!may_be_page(&head)) {
    ENT_TRY(skip_block(self, head.size));
    return ENT_NO_MATCH;
  }
  if (head.size > ENT_RECORD_SIZE) {
    ENT_TRY(skip_block(self, head.size));
    return ent_error(self->world, ENT_ERR_LIMIT, ENT_IN_FILE(self->input.name),
                     "record %zu: larger than the limit of %d bytes",
                     record->number, ENT_RECORD_SIZE);
  }
  ENT_TRY(ent_input_want(&self->input, head.size));
  const EntView there = ent_input_view(&self->input);
  if (there.size < head.size) {
    return cut_off(self);
  }
  const EntStatus status = read_page(
      self, &head, ent_view_slice(there, 0, head.size), arena, record);
  ent_input_skip(&self->input, head.size);
  return status;
}

EntStatus ent_source_next_warc(EntSource *const source, EntArena *const arena,
                               EntRecord *const record) {
  const size_t n_before = source->n_records;
  for (;;) {
    const EntStatus found = find_record(source);
    if (found == ENT_NO_MATCH && !source->n_records && !n_before) {
      return ent_error(source->world, ENT_ERR_DATA,
                       ENT_IN_FILE(source->input.name), "no record in it");
    }
    ENT_TRY(found);
    record->number = source->n_records + 1;
    const EntStatus status = read_record(source, arena, record);
    if (status != ENT_NO_MATCH || source->is_at_end) {
      return status;
    }
    ++source->n_records; // One without a page
  }
}

/// @}

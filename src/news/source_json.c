// Objects of JSON Lines, or of an array, or one behind the other in any layout.

#include "news/json_scan.h"
#include "news/source_impl.h"

/// Return whether the value ends with this byte.
static bool take_byte(EntJsonScan *const scan, const char c) {
  const char mark = ent_json_scan(scan, c);
  return (mark == '}' || mark == ']') && !scan->depth;
}

/// Return whether the first line has an object as a whole.
static bool has_lines(const EntView text) {
  EntJsonScan balance = {0};
  for (size_t i = 0; i < text.size && text.data[i] != '\n'; ++i) {
    if (text.data[i] == '[' && !balance.depth) {
      return false;
    }
    if (take_byte(&balance, text.data[i])) {
      return true;
    }
  }
  return ent_view_find(text, '\n') == text.size;
}

static EntStatus too_large(EntSource *const self) {
  return ent_source_error(self, ENT_ERR_LIMIT,
                          "record %zu: larger than the limit of %d bytes",
                          self->n_records + 1, ENT_RECORD_SIZE);
}

/// \name Lines
/// @{

static EntStatus next_line(EntSource *const self, EntArena *const arena,
                           EntRecord *const record) {
  EntView line = ENT_VIEW("");
  for (;;) {
    record->line = self->input.line;
    const EntStatus status =
        ent_input_line(&self->input, ENT_RECORD_SIZE, &line);
    if (status == ENT_ERR_LIMIT) {
      return ent_error(self->world, status,
                       ENT_AT_LINE(self->input.name, record->line),
                       "record %zu: larger than the limit of %d bytes",
                       record->number, ENT_RECORD_SIZE);
    }
    ENT_TRY(status);
    const EntView text = ent_view_trim(line);
    const EntStatus copied =
        text.size ? ent_arena_copy(arena, text, &record->content) : ENT_SUCCESS;
    ent_input_skip(&self->input, line.size);
    if (text.size || copied) {
      return copied;
    }
  }
}

/// @}
/// \name Values in any layout
/// @{

static bool is_between(const char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ',' ||
         c == '[' || c == ']';
}

/// Skip to the bracket of the next object.
static EntStatus find_object(EntSource *const self) {
  for (;;) {
    const EntView there = ent_input_view(&self->input);
    size_t at = 0;
    while (at < there.size && is_between(there.data[at])) {
      ++at;
    }
    ent_input_skip(&self->input, at);
    if (at < there.size && there.data[at] != '{') {
      self->is_at_end = true;
      return ent_source_error(self, ENT_ERR_SYNTAX,
                              "record %zu: expected an object",
                              self->n_records + 1);
    }
    if (at < there.size) {
      return ENT_SUCCESS;
    }
    ENT_TRY(ent_input_more(&self->input));
  }
}

/// Skip the rest of a value that is too large.
static EntStatus skip_value(EntSource *const self, EntJsonScan *const balance) {
  for (;;) {
    const EntView there = ent_input_view(&self->input);
    for (size_t i = 0; i < there.size; ++i) {
      if (take_byte(balance, there.data[i])) {
        ent_input_skip(&self->input, i + 1);
        return ENT_ERR_LIMIT;
      }
    }
    ent_input_skip(&self->input, there.size);
    const EntStatus status = ent_input_more(&self->input);
    if (status) {
      self->is_at_end = true;
      return ENT_ERR_LIMIT;
    }
  }
}

static EntStatus take_value(EntSource *const self, EntArena *const arena,
                            const size_t size, EntView *const content) {
  const EntView value = ent_view_slice(ent_input_view(&self->input), 0, size);
  const EntStatus status = ent_arena_copy(arena, value, content);
  ent_input_skip(&self->input, size);
  return status;
}

static EntStatus next_value(EntSource *const self, EntArena *const arena,
                            EntRecord *const record) {
  ENT_TRY(find_object(self));
  record->line = self->input.line;
  EntJsonScan balance = {0};
  for (size_t at = 0;;) {
    const EntView there = ent_input_view(&self->input);
    for (; at < there.size && at <= ENT_RECORD_SIZE; ++at) {
      if (take_byte(&balance, there.data[at])) {
        return take_value(self, arena, at + 1, &record->content);
      }
    }
    if (at > ENT_RECORD_SIZE) {
      const EntStatus status = too_large(self);
      ent_input_skip(&self->input, at);
      (void)skip_value(self, &balance);
      return status;
    }
    const EntStatus status = ent_input_more(&self->input);
    if (status == ENT_NO_MATCH) {
      self->is_at_end = true;
      return ent_source_error(self, ENT_ERR_SYNTAX,
                              "record %zu: breaks off within the object",
                              record->number);
    }
    ENT_TRY(status);
  }
}

/// @}

EntStatus ent_source_next_json(EntSource *const source, EntArena *const arena,
                               EntRecord *const record) {
  if (!source->n_records) {
    ENT_TRY(ent_input_want(&source->input, 3));
    if (ent_view_starts_with(ent_input_view(&source->input),
                             ENT_VIEW("\xEF\xBB\xBF"))) {
      ent_input_skip(&source->input, 3);
    }
    ENT_TRY(ent_input_want(&source->input, 64 * 1024));
    source->is_stream = !has_lines(ent_input_view(&source->input));
  }
  return source->is_stream ? next_value(source, arena, record)
                           : next_line(source, arena, record);
}

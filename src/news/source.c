#include "news/source_impl.h"

#include "news/sniff.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool ent_format_find(const EntView name, EntArticleFormat *const format) {
  static const struct {
    EntView name;
    EntArticleFormat format;
  } formats[] = {
      {{"auto", 4}, ENT_FORMAT_AUTO},  {{"plain", 5}, ENT_FORMAT_PLAIN},
      {{"raw", 3}, ENT_FORMAT_RAW},    {{"html", 4}, ENT_FORMAT_HTML},
      {{"nitf", 4}, ENT_FORMAT_NITF},  {{"newsml", 6}, ENT_FORMAT_NEWSML},
      {{"rss", 3}, ENT_FORMAT_RSS},    {{"atom", 4}, ENT_FORMAT_ATOM},
      {{"jsonl", 5}, ENT_FORMAT_JSON}, {{"warc", 4}, ENT_FORMAT_WARC},
  };
  for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); ++i) {
    if (ent_view_equals(name, formats[i].name)) {
      *format = formats[i].format;
      return true;
    }
  }
  return false;
}

EntStatus ent_source_error(EntSource *const source, const EntStatus status,
                           const char *const format, ...) {
  char text[512];
  va_list args;
  va_start(args, format);
  vsnprintf(text, sizeof(text), format, args);
  va_end(args);
  return ent_error(source->world, status,
                   ENT_AT_LINE(source->input.name, source->input.line), "%s",
                   text);
}

EntStatus ent_source_open(const EntWorld *const world, const char *const name,
                          const EntSourceOptions *const options,
                          EntSource **const source) {
  EntSource *const self =
      ent_calloc(ent_world_allocator(world), 1, sizeof(EntSource));
  if (!self) {
    return ENT_ERR_MEMORY;
  }
  self->world = world;
  self->options = options;
  self->format = options->format;
  const EntStatus status = ent_input_open(world, name, &self->input);
  if (status) {
    ent_source_close(self);
    return status;
  }
  *source = self;
  return ENT_SUCCESS;
}

void ent_source_close(EntSource *const source) {
  if (source) {
    ent_xml_splitter_free(source->splitter);
    ent_input_close(&source->input);
    ent_free(ent_world_allocator(source->world), source);
  }
}

/// The input is one article.
static EntStatus next_whole(EntSource *const self, EntArena *const arena,
                            EntRecord *const record) {
  const size_t limit = ent_world_limits(self->world)->input_size;
  self->is_at_end = true;
  ENT_TRY(ent_input_want(&self->input, limit + 1));
  ENT_TRY(self->input.failure);
  const EntView content = ent_input_view(&self->input);
  if (content.size > limit) {
    return ent_error(self->world, ENT_ERR_LIMIT, ENT_IN_FILE(self->input.name),
                     "larger than the limit of %zu bytes", limit);
  }
  record->number = 0;
  record->line = 0;
  return ent_arena_copy(arena, content, &record->content);
}

static EntStatus next_of_format(EntSource *const self, EntArena *const arena,
                                EntRecord *const record) {
  switch (self->format) {
  case ENT_FORMAT_JSON:
    return ent_source_next_json(self, arena, record);
  case ENT_FORMAT_RSS:
  case ENT_FORMAT_ATOM:
  case ENT_FORMAT_NITF:
  case ENT_FORMAT_NEWSML:
    return ent_source_next_xml(self, arena, record);
  case ENT_FORMAT_WARC:
    return ent_source_next_warc(self, arena, record);
  default:
    return next_whole(self, arena, record);
  }
}

static EntStatus recognise(EntSource *const self) {
  if (self->format == ENT_FORMAT_AUTO) {
    ENT_TRY(ent_input_want(&self->input, ENT_SNIFF_SIZE));
    self->format = ent_sniff(ent_input_view(&self->input));
  }
  return ENT_SUCCESS;
}

EntStatus ent_source_next(EntSource *const source, EntArena *const arena,
                          EntRecord *const record) {
  if (source->is_at_end) {
    return ENT_NO_MATCH;
  }
  EntStatus status = recognise(source);
  if (status) {
    source->is_at_end = true;
    return status;
  }
  *record = (EntRecord){.format = source->format,
                        .name = source->input.name,
                        .number = source->n_records + 1,
                        .line = source->input.line,
                        .options = source->options};
  status = next_of_format(source, arena, record);
  source->is_at_end =
      source->is_at_end || status == ENT_NO_MATCH || status == ENT_ERR_MEMORY;
  source->n_records += status != ENT_NO_MATCH;
  return status;
}

#include "news/source.h"

#include "base/file.h"

#include <string.h>

struct EntSourceImpl {
  const EntWorld *world;
  const char *name; ///< To open
  const char *shown;
  EntSourceOptions options;
  bool is_at_end;
};

bool ent_format_find(const EntView name, EntArticleFormat *const format) {
  static const struct {
    EntView name;
    EntArticleFormat format;
  } formats[] = {
      {ENT_VIEW("auto"), ENT_FORMAT_AUTO},
      {ENT_VIEW("plain"), ENT_FORMAT_PLAIN},
      {ENT_VIEW("raw"), ENT_FORMAT_RAW},
  };
  for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); ++i) {
    if (ent_view_equals(name, formats[i].name)) {
      *format = formats[i].format;
      return true;
    }
  }
  return false;
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
  self->name = name;
  self->shown = strcmp(name, "-") ? name : "standard input";
  self->options = *options;
  *source = self;
  return ENT_SUCCESS;
}

static EntStatus read_whole(EntSource *const self, EntArena *const arena,
                            EntRecord *const record) {
  EntFile file;
  ENT_TRY(ent_file_read(self->world, self->name,
                        ent_world_limits(self->world)->input_size, &file));
  *record = (EntRecord){.format = self->options.format == ENT_FORMAT_RAW
                                      ? ENT_FORMAT_RAW
                                      : ENT_FORMAT_PLAIN,
                        .name = self->shown};
  const EntStatus status =
      ent_arena_copy(arena, file.content, &record->content);
  ent_file_close(&file);
  return status;
}

EntStatus ent_source_next(EntSource *const source, EntArena *const arena,
                          EntRecord *const record) {
  if (source->is_at_end) {
    return ENT_NO_MATCH;
  }
  source->is_at_end = true;
  return read_whole(source, arena, record);
}

void ent_source_close(EntSource *const source) {
  if (source) {
    ent_free(ent_world_allocator(source->world), source);
  }
}

#include "store/questions.h"

#include "base/data.h"
#include "base/file.h"
#include "base/table.h"

#include <string.h>

/// Call `use` for each question until it returns anything but #ENT_NO_MATCH.
static EntStatus visit(const EntWorld *const world,
                       EntStatus (*const use)(void *, const EntTableRow *),
                       void *const handle) {
  EntArena arena;
  EntTable table;
  const char *path = NULL;
  ent_arena_init(&arena, ent_world_allocator(world));
  EntStatus status = ent_data_find(world, &arena, "questions/index.tsv", &path);
  status = status ? status : ent_table_open(world, path, 3, 3, &table);
  if (status) {
    ent_arena_clear(&arena);
    return status;
  }
  EntTableRow row;
  while (!(status = ent_table_next(&table, &row)) &&
         (status = use(handle, &row)) == ENT_NO_MATCH) {
  }
  ent_table_close(&table);
  ent_arena_clear(&arena);
  return status;
}

static EntStatus list_one(void *const handle, const EntTableRow *const row) {
  EntBuffer *const out = handle;
  ENT_TRY(ent_buffer_format(out, "%-24.*s", ENT_VIEW_ARGS(row->cells[0])));
  ENT_TRY(ent_buffer_format(out, "  %.*s\n", ENT_VIEW_ARGS(row->cells[1])));
  return ENT_NO_MATCH;
}

EntStatus ent_questions_list(const EntWorld *const world,
                             EntBuffer *const out) {
  const EntStatus status = visit(world, list_one, out);
  return status == ENT_NO_MATCH ? ENT_SUCCESS : status;
}

typedef struct {
  EntView name;
  size_t n_values;
} Wanted;

static EntStatus find_one(void *const handle, const EntTableRow *const row) {
  Wanted *const wanted = handle;
  if (!ent_view_equals(row->cells[0], wanted->name)) {
    return ENT_NO_MATCH;
  }
  wanted->n_values =
      row->cells[2].size ? (size_t)(row->cells[2].data[0] - '0') : 0;
  return ENT_SUCCESS;
}

static EntStatus find(const EntWorld *const world, const char *const name,
                      size_t *const n_values) {
  Wanted wanted = {ent_view(name), 0};
  const EntStatus status = visit(world, find_one, &wanted);
  *n_values = wanted.n_values;
  return status == ENT_NO_MATCH
             ? ent_error(world, ENT_ERR_USAGE, ENT_NOWHERE,
                         "no such question: '%s'; see 'entente query --list'",
                         name)
             : status;
}

static EntStatus open_text(const EntWorld *const world, const char *const name,
                           EntFile *const file) {
  EntArena arena;
  EntView file_name;
  const char *path = NULL;
  ent_arena_init(&arena, ent_world_allocator(world));
  EntStatus status =
      ent_arena_format(&arena, &file_name, "questions/%s.rq", name);
  status =
      status ? status : ent_data_find(world, &arena, file_name.data, &path);
  status = status ? status : ent_file_read(world, path, 0, file);
  ent_arena_clear(&arena);
  return status;
}

EntStatus ent_question_show(const EntWorld *const world, const char *const name,
                            EntBuffer *const out) {
  size_t n_values = 0;
  EntFile file = {.world = NULL};
  ENT_TRY(find(world, name, &n_values));
  ENT_TRY(open_text(world, name, &file));
  const EntStatus status = ent_buffer_append(out, file.content);
  ent_file_close(&file);
  return status;
}

static EntStatus check_values(const EntWorld *const world,
                              const char *const name, const size_t n_values,
                              const char *const *values) {
  size_t n = 0;
  for (; values[n]; ++n) {
    if (strpbrk(values[n], "\"'\\\n\r")) {
      return ent_error(world, ENT_ERR_USAGE, ENT_NOWHERE,
                       "a value has no quotes, backslashes or line ends");
    }
  }
  return n == n_values ? ENT_SUCCESS
                       : ent_error(world, ENT_ERR_USAGE, ENT_NOWHERE,
                                   "the question '%s' takes %zu values, not "
                                   "%zu",
                                   name, n_values, n);
}

/// Append the text with `{1}` and its like replaced.
static EntStatus fill_in(const EntView text, const size_t n_values,
                         const char *const *const values,
                         EntBuffer *const out) {
  for (size_t i = 0; i < text.size; ++i) {
    const bool is_mark =
        text.data[i] == '{' && i + 2 < text.size && text.data[i + 1] >= '1' &&
        text.data[i + 1] < '1' + (char)n_values && text.data[i + 2] == '}';
    if (is_mark) {
      ENT_TRY(ent_buffer_append(out, ent_view(values[text.data[i + 1] - '1'])));
      i += 2;
    } else {
      ENT_TRY(ent_buffer_append_byte(out, text.data[i]));
    }
  }
  return ENT_SUCCESS;
}

EntStatus ent_question_read(const EntWorld *const world, EntArena *const arena,
                            const char *const name,
                            const char *const *const values,
                            EntView *const text) {
  size_t n_values = 0;
  EntFile file = {.world = NULL};
  EntBuffer out = {.allocator = ent_world_allocator(world)};
  ENT_TRY(find(world, name, &n_values));
  ENT_TRY(check_values(world, name, n_values, values));
  ENT_TRY(open_text(world, name, &file));
  EntStatus status = fill_in(file.content, n_values, values, &out);
  status = status ? status : ent_arena_copy(arena, ent_buffer_view(&out), text);
  ent_buffer_free(&out);
  ent_file_close(&file);
  return status;
}

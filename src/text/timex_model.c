#include "base/data.h"
#include "base/table.h"
#include "text/timex.h"
#include "text/timex_impl.h"

void ent_timex_model_close(EntTimexModel *const model) {
  if (model) {
    const EntAllocator allocator = model->allocator;
    ent_time_words_clear(&model->words, &allocator);
    ent_time_rules_clear(&model->rules, &allocator);
    ent_free(&allocator, model);
  }
}

static EntStatus read_rows(EntTimexModel *const model,
                           const EntWorld *const world, EntTable *const table) {
  EntTableRow row;
  EntStatus status = ENT_SUCCESS;
  while (!status && !(status = ent_table_next(table, &row))) {
    status =
        ent_view_equals(row.cells[0], ENT_VIEW("rule"))
            ? ent_time_rules_add_row(&model->rules, &model->words, world, &row)
            : ent_time_words_add_row(&model->words, world, &row);
  }
  return status == ENT_NO_MATCH ? ENT_SUCCESS : status;
}

/// Read the model from `table` and close that.
static EntStatus load(const EntWorld *const world, EntTable *const table,
                      EntTimexModel **const model) {
  const EntAllocator *const allocator = ent_world_allocator(world);
  EntTimexModel *const loaded = ent_calloc(allocator, 1, sizeof(*loaded));
  EntStatus status = loaded ? ENT_SUCCESS : ENT_ERR_MEMORY;
  if (!status) {
    loaded->allocator = *allocator;
    status = ent_time_words_init(&loaded->words, allocator);
  }
  if (!status) {
    status = read_rows(loaded, world, table);
  }
  ent_table_close(table);
  if (status) {
    ent_timex_model_close(loaded);
    return status;
  }
  *model = loaded;
  return ENT_SUCCESS;
}

EntStatus ent_timex_model_open(const EntWorld *const world,
                               const char *const name,
                               EntTimexModel **const model) {
  EntTable table;
  ENT_TRY(ent_table_open(world, name, 3, 4, &table));
  return load(world, &table, model);
}

EntStatus ent_timex_model_load(const EntWorld *const world,
                               EntTimexModel **const model) {
  EntArena arena;
  const char *path = NULL;
  ent_arena_init(&arena, ent_world_allocator(world));
  EntStatus status = ent_data_find(world, &arena, "lexicon/time.tsv", &path);
  if (!status) {
    status = ent_timex_model_open(world, path, model);
  }
  ent_arena_clear(&arena);
  return status;
}

EntStatus ent_timex_model_open_text(const EntWorld *const world,
                                    const char *const name, const EntView text,
                                    EntTimexModel **const model) {
  EntTable table;
  ent_table_open_text(world, name, text, 3, 4, &table);
  return load(world, &table, model);
}

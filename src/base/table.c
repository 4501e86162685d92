#include "base/table.h"
#include "base/utf8.h"

#include <assert.h>

void ent_table_open_text(const EntWorld *const world, const char *const name,
                         const EntView text, const size_t min_cells,
                         const size_t max_cells, EntTable *const table) {
  assert(max_cells <= ENT_TABLE_MAX_CELLS);
  *table = (EntTable){.world = world,
                      .name = name,
                      .rest = text,
                      .min_cells = min_cells,
                      .max_cells = max_cells};
}

EntStatus ent_table_open(const EntWorld *const world, const char *const name,
                         const size_t min_cells, const size_t max_cells,
                         EntTable *const table) {
  EntFile file;
  ENT_TRY(ent_file_read(world, name, 0, &file));
  ent_table_open_text(world, name, file.content, min_cells, max_cells, table);
  table->file = file;
  return ENT_SUCCESS;
}

void ent_table_close(EntTable *const table) {
  ent_file_close(&table->file);
}

static EntStatus check_line(const EntTable *const table, const EntView line) {
  const EntPlace place = ENT_AT_LINE(table->name, table->line);
  const size_t limit = ent_world_limits(table->world)->line_size;
  if (line.size > limit) {
    return ent_error(table->world, ENT_ERR_LIMIT, place,
                     "line longer than %zu bytes", limit);
  }
  const size_t valid = ent_utf8_valid_prefix(line);
  return valid < line.size ? ent_error(table->world, ENT_ERR_ENCODING, place,
                                       "invalid UTF-8 at byte %zu", valid + 1)
                           : ENT_SUCCESS;
}

static EntView cell_value(const EntView cell) {
  const EntView value = ent_view_trim(cell);
  return ent_view_equals(value, ENT_VIEW("-")) ? ENT_VIEW("") : value;
}

static EntStatus wrong_count(const EntTable *const table,
                             const EntTableRow *const row,
                             const size_t n_cells) {
  return table->min_cells == table->max_cells
             ? ent_error(table->world, ENT_ERR_SYNTAX, row->place,
                         "%zu columns, expected %zu", n_cells, table->min_cells)
             : ent_error(table->world, ENT_ERR_SYNTAX, row->place,
                         "%zu columns, expected %zu to %zu", n_cells,
                         table->min_cells, table->max_cells);
}

static EntStatus split_line(const EntTable *const table, EntView line,
                            EntTableRow *const row) {
  *row = (EntTableRow){.place = ENT_AT_LINE(table->name, table->line)};
  size_t n_cells = 0;
  while (line.data) {
    const EntView cell = cell_value(ent_view_cut(&line, '\t'));
    if (n_cells < table->max_cells) {
      row->cells[n_cells] = cell;
    }
    ++n_cells;
    row->n_cells = cell.size ? n_cells : row->n_cells;
  }
  const bool is_right =
      n_cells >= table->min_cells && row->n_cells <= table->max_cells;
  return is_right ? ENT_SUCCESS : wrong_count(table, row, n_cells);
}

EntStatus ent_table_next(EntTable *const table, EntTableRow *const row) {
  while (table->rest.data) {
    const EntView line = ent_view_cut(&table->rest, '\n');
    ++table->line;
    ENT_TRY(check_line(table, line));
    if (ent_view_trim(line).size && line.data[0] != '#') {
      return split_line(table, line, row);
    }
  }
  return ENT_NO_MATCH;
}

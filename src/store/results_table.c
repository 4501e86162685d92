#include "base/utf8.h"
#include "base/vector.h"
#include "rdf/prefixes.h"
#include "store/results_impl.h"

enum { MAX_WIDTH = 60 };

/// The cells of a table, read before the first is written: a column is as
/// wide as its widest cell.
typedef struct {
  EntArena arena;
  const EntAllocator *allocator;
  EntPrefixes prefixes;
  size_t n_columns;
  struct {
    EntView *items;
    size_t count, capacity;
  } cells;
  size_t *widths;
} Table;

static EntStatus add_prefixes(Table *const table) {
  const EntVocabulary *const vocab = ent_vocabulary();
  for (size_t i = 0; i < vocab->n_prefixes; ++i) {
    bool is_new = false;
    ENT_TRY(ent_prefixes_set(&table->prefixes, vocab->prefixes[i].prefix,
                             vocab->prefixes[i].iri, &is_new));
  }
  return ENT_SUCCESS;
}

/// A term as people read it: on one line, short.
static EntStatus write_cell(Table *const table, const EntTerm *const term,
                            EntBuffer *const line) {
  EntView prefix;
  EntView local;
  ent_buffer_clear(line);
  if (term->kind == ENT_TERM_IRI) {
    if (ent_prefixes_shorten(&table->prefixes, term->value, &prefix, &local)) {
      return ent_buffer_format(line, "%.*s:%.*s", ENT_VIEW_ARGS(prefix),
                               ENT_VIEW_ARGS(local));
    }
    return ent_buffer_format(line, "<%.*s>", ENT_VIEW_ARGS(term->value));
  }
  if (term->kind == ENT_TERM_BLANK) {
    ENT_TRY(ent_buffer_append(line, ENT_VIEW("_:")));
  }
  for (size_t i = 0; i < term->value.size; ++i) {
    const unsigned char c = (unsigned char)term->value.data[i];
    ENT_TRY(
        ent_buffer_append_byte(line, (char)(c < ' ' || c == 127 ? ' ' : c)));
  }
  return ENT_SUCCESS;
}

static EntStatus add_cell(Table *const table, const EntView text) {
  EntView *const cell = ENT_PUSH(table->allocator, &table->cells);
  if (!cell) {
    return ENT_ERR_MEMORY;
  }
  const size_t column = (table->cells.count - 1) % table->n_columns;
  const size_t width = ent_utf8_count(text);
  if (width > table->widths[column]) {
    table->widths[column] = width < MAX_WIDTH ? width : MAX_WIDTH;
  }
  return ent_arena_copy(&table->arena, text, cell);
}

static EntStatus read_table(Table *const table, EntResults *const results,
                            EntBuffer *const line) {
  table->widths =
      ent_arena_calloc(&table->arena, table->n_columns + 1, sizeof(size_t));
  if (!table->widths) {
    return ENT_ERR_MEMORY;
  }
  ENT_TRY(add_prefixes(table));
  for (size_t i = 0; i < table->n_columns; ++i) {
    ENT_TRY(add_cell(table, ent_results_name(results, i)));
  }
  EntStatus status = ENT_SUCCESS;
  while (!(status = ent_results_next(results))) {
    for (size_t i = 0; i < table->n_columns; ++i) {
      EntTerm term;
      ENT_TRY(ent_results_term(results, i, &term));
      ENT_TRY(write_cell(table, &term, line));
      ENT_TRY(add_cell(table, ent_buffer_view(line)));
      ENT_TRY(ent_results_keep(results, line->size + sizeof(EntView)));
    }
  }
  ent_buffer_clear(line);
  return status == ENT_NO_MATCH ? ENT_SUCCESS : status;
}

static EntStatus append_padding(EntBuffer *const line, const char c, size_t n) {
  for (; n; --n) {
    ENT_TRY(ent_buffer_append_byte(line, c));
  }
  return ENT_SUCCESS;
}

/// A row of an aligned table; the last column has no padding.
static EntStatus append_aligned(const Table *const table, const size_t row,
                                EntBuffer *const line) {
  for (size_t i = 0; i < table->n_columns; ++i) {
    const EntView cell = table->cells.items[row * table->n_columns + i];
    const size_t width = ent_utf8_count(cell);
    ENT_TRY(ent_buffer_append(line, cell));
    if (i + 1 < table->n_columns) {
      const size_t pad =
          width < table->widths[i] ? table->widths[i] - width : 0;
      ENT_TRY(append_padding(line, ' ', pad + 2));
    }
  }
  return ent_buffer_append_byte(line, '\n');
}

static EntStatus append_ruler(const Table *const table, EntBuffer *const line) {
  for (size_t i = 0; i < table->n_columns; ++i) {
    ENT_TRY(append_padding(line, '-', table->widths[i]));
    ENT_TRY(ent_buffer_append(line, i + 1 < table->n_columns ? ENT_VIEW("  ")
                                                             : ENT_VIEW("")));
  }
  return ent_buffer_append_byte(line, '\n');
}

static EntStatus append_markdown(const Table *const table, const size_t row,
                                 EntBuffer *const line) {
  for (size_t i = 0; i < table->n_columns; ++i) {
    const EntView cell = table->cells.items[row * table->n_columns + i];
    ENT_TRY(ent_buffer_append(line, ENT_VIEW("| ")));
    for (size_t c = 0; c < cell.size; ++c) {
      if (cell.data[c] == '|') {
        ENT_TRY(ent_buffer_append_byte(line, '\\'));
      }
      ENT_TRY(ent_buffer_append_byte(line, cell.data[c]));
    }
    ENT_TRY(ent_buffer_append_byte(line, ' '));
  }
  return ent_buffer_append(line, ENT_VIEW("|\n"));
}

static EntStatus append_markdown_ruler(const Table *const table,
                                       EntBuffer *const line) {
  for (size_t i = 0; i < table->n_columns; ++i) {
    ENT_TRY(ent_buffer_append(line, ENT_VIEW("| --- ")));
  }
  return ent_buffer_append(line, ENT_VIEW("|\n"));
}

typedef struct {
  EntStatus (*append_row)(const Table *, size_t, EntBuffer *);
  EntStatus (*append_ruler)(const Table *, EntBuffer *);
} Style;

static EntStatus write_rows(const Table *const table, const Style style,
                            EntBuffer *const line, const EntByteSink out) {
  const size_t n = table->n_columns ? table->cells.count / table->n_columns : 0;
  for (size_t i = 0; i < n; ++i) {
    ENT_TRY(style.append_row(table, i, line));
    if (!i) {
      ENT_TRY(style.append_ruler(table, line));
    }
    ENT_TRY(results_flush(line, out));
  }
  return ENT_SUCCESS;
}

static EntStatus write_styled(EntResults *const results, const Style style,
                              EntBuffer *const line, const EntByteSink out) {
  Table table = {.allocator = ent_world_allocator(results->world),
                 .n_columns = ent_results_n_columns(results)};
  ent_arena_init(&table.arena, table.allocator);
  table.prefixes.allocator = table.allocator;
  EntStatus status = read_table(&table, results, line);
  status = status ? status : write_rows(&table, style, line, out);
  ent_prefixes_clear(&table.prefixes);
  ent_free(table.allocator, table.cells.items);
  ent_arena_clear(&table.arena);
  return status;
}

EntStatus results_write_table(EntResults *const results, EntBuffer *const line,
                              const EntByteSink out) {
  return write_styled(results, (Style){append_aligned, append_ruler}, line,
                      out);
}

EntStatus results_write_markdown(EntResults *const results,
                                 EntBuffer *const line, const EntByteSink out) {
  return write_styled(results, (Style){append_markdown, append_markdown_ruler},
                      line, out);
}

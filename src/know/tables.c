// Reads the lines of table files into a builder.

#include "know/tables_impl.h"

EntStatus ent_line_fault(const EntLine *const line, const char *const what,
                         const EntView about) {
  return ent_error(line->builder->world, ENT_ERR_DATA, line->row->place,
                   "%s: \"%.*s\"", what, ENT_VIEW_ARGS(about));
}

EntStatus ent_line_intern(const EntLine *const line, const size_t cell,
                          EntId *const id) {
  return ent_builder_string(line->builder, line->row->cells[cell], id);
}

EntStatus ent_line_read_date(const EntLine *const line, const EntView text,
                             EntYmd *const ymd) {
  EntDate date = {0, 0, 0};
  if (text.size && ent_date_parse(text, &date)) {
    return ent_line_fault(line, "not a date", text);
  }
  *ymd = ent_ymd(date);
  return ENT_SUCCESS;
}

EntStatus ent_line_check_order(const EntLine *const line, const EntYmd begin,
                               const EntYmd end, const EntView about) {
  return begin && end && ent_ymd_latest(end) < ent_ymd_earliest(begin)
             ? ent_line_fault(line, "ends before it begins", about)
             : ENT_SUCCESS;
}

EntStatus ent_line_read_span(const EntLine *const line, const EntView text,
                             EntYmd *const begin, EntYmd *const end) {
  const EntView open = ENT_VIEW("..");
  EntView rest = text;
  const EntView from = ent_view_cut(&rest, '/');
  if (!from.size || !rest.data || !rest.size) {
    return ent_line_fault(line, "not a span of dates", text);
  }
  *begin = *end = 0;
  if (!ent_view_equals(from, open)) {
    ENT_TRY(ent_line_read_date(line, from, begin));
  }
  if (!ent_view_equals(rest, open)) {
    ENT_TRY(ent_line_read_date(line, rest, end));
  }
  return ent_line_check_order(line, *begin, *end, text);
}

EntStatus ent_line_find_office(const EntLine *const line, const EntView name,
                               uint32_t *const office) {
  *office = ent_builder_find_office(line->builder, name);
  return *office == ENT_FORMAT_NONE
             ? ent_line_fault(line, "no such office", name)
             : ENT_SUCCESS;
}

typedef struct {
  const char *heading;
  size_t min_cells;
  size_t max_cells;
  EntStatus (*read)(const EntLine *);
} Part;

static const Part parts[] = {
    {"[entities]", ENT_LINE_ENTITY_CELLS, ENT_LINE_ENTITY_CELLS,
     ent_line_read_entity},
    {"[persons]", ENT_LINE_PERSON_CELLS, ENT_LINE_PERSON_CELLS,
     ent_line_read_person},
    {"[classes]", 1, 2, ent_line_read_class},
    {"[offices]", 3, 3, ent_line_read_office},
    {"[relations]", 1, 1, ent_line_read_relation_kind},
    {"[leading]", 1, 3, ent_line_read_leading},
    {"[letters]", 1, 2, ent_line_read_letter},
    {"[rules]", 1, 2, ent_line_read_rule},
};

static EntStatus find_part(const EntLine *const line, const Part **const part) {
  for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); ++i) {
    if (ent_view_equals(line->row->cells[0], ent_view(parts[i].heading))) {
      *part = &parts[i];
      return ENT_SUCCESS;
    }
  }
  return ent_line_fault(line, "no such kind of table", line->row->cells[0]);
}

static bool is_heading(const EntTableRow *const row) {
  return row->n_cells == 1 && row->cells[0].size > 2 &&
         row->cells[0].data[0] == '[';
}

static EntStatus check_cells(const EntLine *const line,
                             const Part *const part) {
  const size_t n = line->row->n_cells;
  return n >= part->min_cells && n <= part->max_cells
             ? ENT_SUCCESS
             : ent_error(line->builder->world, ENT_ERR_SYNTAX, line->row->place,
                         "%zu columns, %s has %zu", n, part->heading,
                         part->max_cells);
}

static EntStatus read_line(const EntLine *const line, const Part **const part) {
  if (is_heading(line->row)) {
    return find_part(line, part);
  }
  if (!*part) {
    return ent_line_fault(line, "line outside of a table", line->row->cells[0]);
  }
  ENT_TRY(check_cells(line, *part));
  return (*part)->read(line);
}

EntStatus ent_builder_add_text(EntBuilder *const builder,
                               const char *const name, const EntView text) {
  EntTable table;
  EntTableRow row;
  EntLine line = {.builder = builder, .row = &row};
  const Part *part = NULL;
  ENT_TRY(ent_builder_string(builder, ent_view(name), &line.place.file));
  ent_table_open_text(builder->world, name, text, 1, ENT_LINE_ENTITY_CELLS,
                      &table);
  EntStatus status = ENT_SUCCESS;
  while (!status && !(status = ent_table_next(&table, &row))) {
    line.place.line = row.place.line;
    status = read_line(&line, &part);
  }
  ent_table_close(&table);
  return status == ENT_NO_MATCH ? ENT_SUCCESS : status;
}

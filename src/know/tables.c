// Reads the lines of table files into a builder.

#include "know/builder_impl.h"

#include "base/utf8.h"
#include "base/vector.h"

#include <string.h>

typedef struct {
  EntBuilder *builder;
  const EntTableRow *row;
  EntBuilderPlace place;
} Line;

static EntStatus fault(const Line *const line, const char *const what,
                       const EntView about) {
  return ent_error(line->builder->world, ENT_ERR_DATA, line->row->place,
                   "%s: \"%.*s\"", what, ENT_VIEW_ARGS(about));
}

static EntStatus intern(const Line *const line, const size_t cell,
                        EntId *const id) {
  return ent_builder_string(line->builder, line->row->cells[cell], id);
}

static EntStatus read_date(const Line *const line, const EntView text,
                           EntYmd *const ymd) {
  EntDate date = {0, 0, 0};
  if (text.size && ent_date_parse(text, &date)) {
    return fault(line, "not a date", text);
  }
  *ymd = ent_ymd(date);
  return ENT_SUCCESS;
}

static EntStatus check_order(const Line *const line, const EntYmd begin,
                             const EntYmd end, const EntView about) {
  return begin && end && ent_ymd_latest(end) < ent_ymd_earliest(begin)
             ? fault(line, "ends before it begins", about)
             : ENT_SUCCESS;
}

/// Read "2000-05-07/2008-05-07", where an end may be two points.
static EntStatus read_span(const Line *const line, const EntView text,
                           EntYmd *const begin, EntYmd *const end) {
  const EntView open = ENT_VIEW("..");
  EntView rest = text;
  const EntView from = ent_view_cut(&rest, '/');
  if (!from.size || !rest.data || !rest.size) {
    return fault(line, "not a span of dates", text);
  }
  *begin = *end = 0;
  if (!ent_view_equals(from, open)) {
    ENT_TRY(read_date(line, from, begin));
  }
  if (!ent_view_equals(rest, open)) {
    ENT_TRY(read_date(line, rest, end));
  }
  return check_order(line, *begin, *end, text);
}

static EntStatus find_office(const Line *const line, const EntView name,
                             uint32_t *const office) {
  *office = ent_builder_find_office(line->builder, name);
  return *office == ENT_FORMAT_NONE ? fault(line, "no such office", name)
                                    : ENT_SUCCESS;
}

// [classes]: name, class above

static EntStatus read_class(const Line *const line) {
  EntBuilder *const b = line->builder;
  EntBuilderClass *const c = ENT_PUSH(b->allocator, &b->classes);
  if (!c) {
    return ENT_ERR_MEMORY;
  }
  c->place = line->place;
  c->parent = ENT_NO_ID;
  if (line->row->cells[1].size) {
    ENT_TRY(intern(line, 1, &c->parent));
  }
  return intern(line, 0, &c->name);
}

// [offices]: name, abbreviation, one or many

static EntStatus read_office(const Line *const line) {
  EntBuilder *const b = line->builder;
  const EntView holders = line->row->cells[2];
  const bool one = ent_view_equals(holders, ENT_VIEW("one"));
  if (!one && !ent_view_equals(holders, ENT_VIEW("many"))) {
    return fault(line, "neither \"one\" nor \"many\"", holders);
  }
  if (ent_builder_find_office(b, line->row->cells[0]) != ENT_FORMAT_NONE) {
    return fault(line, "duplicate office", line->row->cells[0]);
  }
  EntBuilderOffice *const office = ENT_PUSH(b->allocator, &b->offices);
  if (!office) {
    return ENT_ERR_MEMORY;
  }
  office->is_exclusive = one;
  ENT_TRY(intern(line, 0, &office->name));
  return intern(line, 1, &office->abbreviation);
}

// [relations]: name

static EntStatus read_relation_kind(const Line *const line) {
  EntBuilder *const b = line->builder;
  EntId *const kind = ENT_PUSH(b->allocator, &b->relation_kinds);
  return kind ? intern(line, 0, kind) : ENT_ERR_MEMORY;
}

// [leading]: office, of, span

static EntStatus read_leading(const Line *const line) {
  EntBuilder *const b = line->builder;
  EntBuilderLeading leading = {.of = ENT_NO_ID, .place = line->place};
  const EntTableRow *const row = line->row;
  ENT_TRY(find_office(line, row->cells[0], &leading.office));
  ENT_TRY(ent_builder_reference(b, row->cells[1], &leading.of));
  if (row->cells[2].size) {
    ENT_TRY(read_span(line, row->cells[2], &leading.begin, &leading.end));
  }
  EntBuilderLeading *const added = ENT_PUSH(b->allocator, &b->leading);
  if (!added) {
    return ENT_ERR_MEMORY;
  }
  *added = leading;
  return ENT_SUCCESS;
}

// [letters]: letter, what it folds to

/// Put the last letter where its code point belongs.
static void sort_last_letter(EntBuilder *const b) {
  EntFoldLetter *const letters = b->letters.items;
  size_t i = b->letters.count - 1;
  const EntFoldLetter letter = letters[i];
  while (i > 0 && letters[i - 1].code_point > letter.code_point) {
    letters[i] = letters[i - 1];
    --i;
  }
  letters[i] = letter;
}

static bool has_letter(const EntBuilder *const b, const uint32_t c) {
  for (size_t i = 0; i < b->letters.count; ++i) {
    if (b->letters.items[i].code_point == c) {
      return true;
    }
  }
  return false;
}

static EntStatus read_letter(const Line *const line) {
  EntBuilder *const b = line->builder;
  const EntView from = line->row->cells[0];
  const EntView to = line->row->cells[1];
  EntFoldLetter letter = {0};
  if (!from.size || ent_utf8_decode(from, &letter.code_point) != from.size ||
      to.size > sizeof(letter.to)) {
    return fault(line, "not a letter and up to four others", from);
  }
  if (has_letter(b, letter.code_point)) {
    return fault(line, "duplicate letter", from);
  }
  if (to.size) {
    memcpy(letter.to, to.data, to.size);
  }
  EntFoldLetter *const added = ENT_PUSH(b->allocator, &b->letters);
  if (!added) {
    return ENT_ERR_MEMORY;
  }
  *added = letter;
  sort_last_letter(b);
  return ENT_SUCCESS;
}

// [rules]: spelling, the one that counts as the same

static EntStatus read_rule(const Line *const line) {
  EntBuilder *const b = line->builder;
  const EntView from = line->row->cells[0];
  const EntView to = line->row->cells[1];
  EntFoldRule rule = {"", ""};
  if (from.size && from.size <= sizeof(rule.from) &&
      to.size <= sizeof(rule.to)) {
    memcpy(rule.from, from.data, from.size);
    if (to.size) {
      memcpy(rule.to, to.data, to.size);
    }
  }
  if (!ent_fold_is_rule(&rule)) {
    return fault(line, "not a rule of up to eight letters", from);
  }
  EntFoldRule *const added = ENT_PUSH(b->allocator, &b->rules);
  if (!added) {
    return ENT_ERR_MEMORY;
  }
  *added = rule;
  return ENT_SUCCESS;
}

// Names: "Republic of Azerbaijan|abbr:AZ|nat:Azerbaijani/Azerbaijanis"

static const struct {
  const char *mark;
  bool kinds[ENT_NAME_SURNAME + 1]; ///< Of the part before a slash
  bool has_many;                    ///< The part behind a slash is demonyms
} marks[] = {
    {"official:", {[ENT_NAME_OFFICIAL] = true}, false},
    {"former:", {[ENT_NAME_FORMER] = true}, false},
    {"abbr:", {[ENT_NAME_ABBREVIATION] = true}, false},
    {"adj:", {[ENT_NAME_ADJECTIVE] = true}, false},
    {"dem:", {[ENT_NAME_DEMONYM] = true}, true},
    {"nat:", {[ENT_NAME_ADJECTIVE] = true, [ENT_NAME_DEMONYM] = true}, true},
    {"surname:", {[ENT_NAME_SURNAME] = true}, false},
    {"", {[ENT_NAME_PLAIN] = true}, false},
};

static EntStatus add_name(const Line *const line, const uint32_t entity,
                          const EntView text, const EntNameKind kind) {
  EntView rest = text;
  EntView piece;
  if (!ent_fold_cut(&rest, &piece)) {
    return fault(line, "empty name", text);
  }
  rest = text;
  while (ent_fold_cut(&rest, &piece)) {
    if (piece.size > ENT_FOLD_MAX_PIECE) {
      return fault(line, "name too long", piece);
    }
  }
  return ent_builder_add_name(line->builder, entity, text, kind);
}

static EntStatus add_kinds(const Line *const line, const uint32_t entity,
                           const EntView text, const bool *const kinds) {
  for (int kind = 0; kind <= ENT_NAME_SURNAME; ++kind) {
    if (kinds[kind]) {
      ENT_TRY(add_name(line, entity, text, (EntNameKind)kind));
    }
  }
  return ENT_SUCCESS;
}

static EntStatus add_marked_name(const Line *const line, const uint32_t entity,
                                 const EntView name) {
  size_t m = 0;
  while (!ent_view_starts_with(name, ent_view(marks[m].mark))) {
    ++m;
  }
  EntView rest = ent_view_slice(name, strlen(marks[m].mark), name.size);
  if (!marks[m].has_many) {
    return add_kinds(line, entity, rest, marks[m].kinds);
  }
  const EntView one = ent_view_cut(&rest, '/');
  ENT_TRY(add_kinds(line, entity, one, marks[m].kinds));
  return rest.data ? add_name(line, entity, rest, ENT_NAME_DEMONYMS)
                   : ENT_SUCCESS;
}

static EntStatus read_names(const Line *const line, const uint32_t entity,
                            EntView cell) {
  while (cell.size) {
    const EntView name = ent_view_trim(ent_view_cut(&cell, '|'));
    ENT_TRY(add_marked_name(line, entity, name));
  }
  return ENT_SUCCESS;
}

// Relations: "capital=settlement/baku; member=state/AZ"

static EntStatus read_relation(const Line *const line, const uint32_t entity,
                               EntView text) {
  EntBuilder *const b = line->builder;
  EntBuilderRelation relation = {.subject = entity,
                                 .version = b->entities.items[entity].version,
                                 .object = ENT_NO_ID,
                                 .place = line->place};
  const EntView name = ent_view_trim(ent_view_cut(&text, '='));
  relation.kind = ent_builder_find_relation(b, name);
  if (relation.kind == ENT_FORMAT_NONE) {
    return fault(line, "no such relation", name);
  }
  ENT_TRY(ent_builder_reference(b, ent_view_trim(text), &relation.object));
  if (relation.object == ENT_NO_ID) {
    return fault(line, "relation to nothing", name);
  }
  EntBuilderRelation *const added = ENT_PUSH(b->allocator, &b->relations);
  if (!added) {
    return ENT_ERR_MEMORY;
  }
  *added = relation;
  return ENT_SUCCESS;
}

static EntStatus read_relations(const Line *const line, const uint32_t entity,
                                EntView cell) {
  while (cell.size) {
    const EntView text = ent_view_trim(ent_view_cut(&cell, ';'));
    if (text.size) {
      ENT_TRY(read_relation(line, entity, text));
    }
  }
  return ENT_SUCCESS;
}

// Terms: "President RU 2000-05-07/2008-05-07; PM RU 2008-05-08/.."

static EntStatus read_term(const Line *const line, const uint32_t entity,
                           const EntView text) {
  EntBuilder *const b = line->builder;
  EntBuilderTerm term = {.holder = entity,
                         .version = b->entities.items[entity].version,
                         .of = ENT_NO_ID,
                         .place = line->place};
  EntView rest = text;
  const EntView office = ent_view_cut(&rest, ' ');
  EntView of = ent_view_cut(&rest, ' ');
  if (!of.size || !rest.size) {
    return fault(line, "not a term (office, of, span)", text);
  }
  term.is_shared = of.data[of.size - 1] == '~';
  of.size -= term.is_shared;
  ENT_TRY(find_office(line, office, &term.office));
  ENT_TRY(ent_builder_reference(b, of, &term.of));
  ENT_TRY(read_span(line, rest, &term.begin, &term.end));
  EntBuilderTerm *const added = ENT_PUSH(b->allocator, &b->terms);
  if (!added) {
    return ENT_ERR_MEMORY;
  }
  *added = term;
  return ENT_SUCCESS;
}

static EntStatus read_terms(const Line *const line, const uint32_t entity,
                            EntView cell) {
  while (cell.size) {
    const EntView text = ent_view_trim(ent_view_cut(&cell, ';'));
    if (text.size) {
      ENT_TRY(read_term(line, entity, text));
    }
  }
  return ENT_SUCCESS;
}

// What entities and persons have in common

static bool is_wikidata_id(const EntView text) {
  if (text.size < 2 || text.data[0] != 'Q' || text.data[1] == '0') {
    return false;
  }
  for (size_t i = 1; i < text.size; ++i) {
    if (text.data[i] < '0' || text.data[i] > '9') {
      return false;
    }
  }
  return true;
}

static EntStatus set_cell(const Line *const line, const size_t cell,
                          EntId *const id) {
  return line->row->cells[cell].size ? intern(line, cell, id) : ENT_SUCCESS;
}

static EntStatus set_label(const Line *const line, const uint32_t entity,
                           const size_t cell) {
  EntBuilder *const b = line->builder;
  ENT_TRY(set_cell(line, cell, &b->entities.items[entity].label));
  return line->row->cells[cell].size
             ? add_name(line, entity, line->row->cells[cell], ENT_NAME_PLAIN)
             : ENT_SUCCESS;
}

static EntStatus set_wikidata(const Line *const line, const uint32_t entity,
                              const size_t cell) {
  const EntView text = line->row->cells[cell];
  return text.size && !is_wikidata_id(text)
             ? fault(line, "not a Wikidata id", text)
             : set_cell(line, cell,
                        &line->builder->entities.items[entity].wikidata);
}

static bool is_addition(const Line *const line) {
  const EntView id = line->row->cells[0];
  return id.size && id.data[0] == '+';
}

static EntStatus check_required(const Line *const line, const size_t cell,
                                const char *const what) {
  return is_addition(line) || line->row->cells[cell].size
             ? ENT_SUCCESS
             : ent_error(line->builder->world, ENT_ERR_DATA, line->row->place,
                         "no %s", what);
}

// [entities]

enum {
  CELL_ID,
  CELL_CLASS,
  CELL_LABEL,
  CELL_NAMES,
  CELL_OF,
  CELL_CODE,
  CELL_WIKIDATA,
  CELL_BEGIN,
  CELL_END,
  CELL_RELATIONS,
  CELL_SOURCE,
  N_ENTITY_CELLS
};

static EntStatus read_entity_dates(const Line *const line,
                                   EntBuilderEntity *const e) {
  const EntView begin = line->row->cells[CELL_BEGIN];
  const EntView end = line->row->cells[CELL_END];
  if (begin.size) {
    ENT_TRY(read_date(line, begin, &e->begin));
  }
  if (end.size) {
    ENT_TRY(read_date(line, end, &e->end));
  }
  return check_order(line, e->begin, e->end, end);
}

static EntStatus read_entity_cells(const Line *const line,
                                   const uint32_t entity) {
  EntBuilder *const b = line->builder;
  const EntView *const cells = line->row->cells;
  EntBuilderEntity *const e = &b->entities.items[entity];
  ENT_TRY(set_cell(line, CELL_CLASS, &e->class_name));
  ENT_TRY(set_cell(line, CELL_CODE, &e->code));
  ENT_TRY(set_cell(line, CELL_SOURCE, &e->source));
  ENT_TRY(set_wikidata(line, entity, CELL_WIKIDATA));
  if (cells[CELL_OF].size) {
    ENT_TRY(ent_builder_reference(b, cells[CELL_OF], &e->of));
  }
  return read_entity_dates(line, e);
}

static EntStatus read_entity(const Line *const line) {
  uint32_t entity = 0;
  ENT_TRY(check_required(line, CELL_CLASS, "class"));
  ENT_TRY(check_required(line, CELL_LABEL, "label"));
  ENT_TRY(check_required(line, CELL_SOURCE, "source"));
  ENT_TRY(ent_builder_claim(line->builder, line->row->cells[CELL_ID],
                            line->place, &entity));
  ENT_TRY(read_entity_cells(line, entity));
  ENT_TRY(set_label(line, entity, CELL_LABEL));
  ENT_TRY(read_names(line, entity, line->row->cells[CELL_NAMES]));
  return read_relations(line, entity, line->row->cells[CELL_RELATIONS]);
}

// [persons]

enum {
  PERSON_ID,
  PERSON_LABEL,
  PERSON_SURNAME,
  PERSON_NAMES,
  PERSON_WIKIDATA,
  PERSON_TERMS,
  PERSON_SOURCE,
  N_PERSON_CELLS
};

/// Make an id such as "person/ilham-aliyev" out of a label.
static EntStatus make_person_id(const Line *const line, EntArena *const arena,
                                EntView *const id) {
  const EntFolding folding = ent_builder_folding(line->builder);
  EntView rest = line->row->cells[PERSON_LABEL];
  EntView piece;
  *id = ENT_VIEW("person/");
  for (bool is_first = true; ent_fold_cut(&rest, &piece); is_first = false) {
    char folded[ENT_FOLD_MAX];
    const size_t size = ent_fold_plain(&folding, piece, folded);
    if (!is_first) {
      ENT_TRY(ent_arena_join(arena, *id, ENT_VIEW("-"), id));
    }
    ENT_TRY(ent_arena_join(arena, *id, ent_view_of(folded, size), id));
  }
  return ENT_SUCCESS;
}

static EntStatus claim_person(const Line *const line, uint32_t *const entity) {
  EntBuilder *const b = line->builder;
  const EntView given = line->row->cells[PERSON_ID];
  if (given.size) {
    return ent_builder_claim(b, given, line->place, entity);
  }
  EntArena arena;
  ent_arena_init(&arena, b->allocator);
  EntView id;
  EntStatus status = make_person_id(line, &arena, &id);
  if (!status) {
    status = ent_builder_claim(b, id, line->place, entity);
  }
  ent_arena_clear(&arena);
  return status;
}

static EntStatus set_person_class(const Line *const line,
                                  const uint32_t entity) {
  const EntView name = line->row->cells[PERSON_TERMS].size ? ENT_VIEW("Leader")
                                                           : ENT_VIEW("Person");
  EntBuilder *const b = line->builder;
  const bool keep = is_addition(line) && !line->row->cells[PERSON_TERMS].size;
  return keep ? ENT_SUCCESS
              : ent_builder_string(b, name,
                                   &b->entities.items[entity].class_name);
}

static EntStatus read_person(const Line *const line) {
  EntBuilder *const b = line->builder;
  const EntView *const cells = line->row->cells;
  uint32_t entity = 0;
  ENT_TRY(check_required(line, PERSON_LABEL, "label"));
  ENT_TRY(check_required(line, PERSON_SOURCE, "source"));
  ENT_TRY(claim_person(line, &entity));
  ENT_TRY(set_person_class(line, entity));
  ENT_TRY(set_wikidata(line, entity, PERSON_WIKIDATA));
  ENT_TRY(set_cell(line, PERSON_SOURCE, &b->entities.items[entity].source));
  ENT_TRY(set_label(line, entity, PERSON_LABEL));
  if (cells[PERSON_SURNAME].size) {
    ENT_TRY(add_name(line, entity, cells[PERSON_SURNAME], ENT_NAME_SURNAME));
  }
  ENT_TRY(read_names(line, entity, cells[PERSON_NAMES]));
  return read_terms(line, entity, cells[PERSON_TERMS]);
}

typedef struct {
  const char *heading;
  size_t min_cells;
  size_t max_cells;
  EntStatus (*read)(const Line *);
} Part;

static const Part parts[] = {
    {"[entities]", N_ENTITY_CELLS, N_ENTITY_CELLS, read_entity},
    {"[persons]", N_PERSON_CELLS, N_PERSON_CELLS, read_person},
    {"[classes]", 1, 2, read_class},
    {"[offices]", 3, 3, read_office},
    {"[relations]", 1, 1, read_relation_kind},
    {"[leading]", 1, 3, read_leading},
    {"[letters]", 1, 2, read_letter},
    {"[rules]", 1, 2, read_rule},
};

static EntStatus find_part(const Line *const line, const Part **const part) {
  for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); ++i) {
    if (ent_view_equals(line->row->cells[0], ent_view(parts[i].heading))) {
      *part = &parts[i];
      return ENT_SUCCESS;
    }
  }
  return fault(line, "no such kind of table", line->row->cells[0]);
}

static bool is_heading(const EntTableRow *const row) {
  return row->n_cells == 1 && row->cells[0].size > 2 &&
         row->cells[0].data[0] == '[';
}

static EntStatus check_cells(const Line *const line, const Part *const part) {
  const size_t n = line->row->n_cells;
  return n >= part->min_cells && n <= part->max_cells
             ? ENT_SUCCESS
             : ent_error(line->builder->world, ENT_ERR_SYNTAX, line->row->place,
                         "%zu columns, %s has %zu", n, part->heading,
                         part->max_cells);
}

static EntStatus read_line(const Line *const line, const Part **const part) {
  if (is_heading(line->row)) {
    return find_part(line, part);
  }
  if (!*part) {
    return fault(line, "line outside of a table", line->row->cells[0]);
  }
  ENT_TRY(check_cells(line, *part));
  return (*part)->read(line);
}

EntStatus ent_builder_add_text(EntBuilder *const builder,
                               const char *const name, const EntView text) {
  EntTable table;
  EntTableRow row;
  Line line = {.builder = builder, .row = &row};
  const Part *part = NULL;
  ENT_TRY(ent_builder_string(builder, ent_view(name), &line.place.file));
  ent_table_open_text(builder->world, name, text, 1, N_ENTITY_CELLS, &table);
  EntStatus status = ENT_SUCCESS;
  while (!status && !(status = ent_table_next(&table, &row))) {
    line.place.line = row.place.line;
    status = read_line(&line, &part);
  }
  ent_table_close(&table);
  return status == ENT_NO_MATCH ? ENT_SUCCESS : status;
}

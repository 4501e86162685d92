// Reads the lines about entities and persons.

#include "know/tables_impl.h"

#include "base/vector.h"

#include <assert.h>
#include <string.h>

// Names: "Republic of Azerbaijan|abbr:AZ|nat:Azerbaijani/Azerbaijanis"

static const struct {
  const char *mark;
  bool kinds[ENT_NAME_SHARED + 1]; ///< Of the part before a slash
  bool has_many;                    ///< The part behind a slash is demonyms
} marks[] = {
    {"official:", {[ENT_NAME_OFFICIAL] = true}, false},
    {"former:", {[ENT_NAME_FORMER] = true}, false},
    {"abbr:", {[ENT_NAME_ABBREVIATION] = true}, false},
    {"adj:", {[ENT_NAME_ADJECTIVE] = true}, false},
    {"dem:", {[ENT_NAME_DEMONYM] = true}, true},
    {"nat:", {[ENT_NAME_ADJECTIVE] = true, [ENT_NAME_DEMONYM] = true}, true},
    {"surname:", {[ENT_NAME_SURNAME] = true}, false},
    {"shared:", {[ENT_NAME_SHARED] = true}, false},
    {"", {[ENT_NAME_PLAIN] = true}, false},
};

static EntStatus add_name(const EntLine *const line, const uint32_t entity,
                          const EntView text, const EntNameKind kind) {
  EntView rest = text;
  EntView piece;
  if (!ent_fold_cut(&rest, &piece)) {
    return ent_line_fault(line, "empty name", text);
  }
  rest = text;
  while (ent_fold_cut(&rest, &piece)) {
    if (piece.size > ENT_FOLD_MAX_PIECE) {
      return ent_line_fault(line, "name too long", piece);
    }
  }
  return ent_builder_add_name(line->builder, entity, text, kind);
}

static EntStatus add_kinds(const EntLine *const line, const uint32_t entity,
                           const EntView text, const bool *const kinds) {
  for (int kind = 0; kind <= ENT_NAME_SHARED; ++kind) {
    if (kinds[kind]) {
      ENT_TRY(add_name(line, entity, text, (EntNameKind)kind));
    }
  }
  return ENT_SUCCESS;
}

static EntStatus add_marked_name(const EntLine *const line,
                                 const uint32_t entity, const EntView name) {
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

static EntStatus read_names(const EntLine *const line, const uint32_t entity,
                            EntView cell) {
  while (cell.size) {
    const EntView name = ent_view_trim(ent_view_cut(&cell, '|'));
    ENT_TRY(add_marked_name(line, entity, name));
  }
  return ENT_SUCCESS;
}

// Relations: "capital=settlement/baku; member=state/AZ"

static EntStatus read_relation(const EntLine *const line, const uint32_t entity,
                               EntView text) {
  EntBuilder *const b = line->builder;
  EntBuilderRelation relation = {.subject = entity,
                                 .version = b->entities.items[entity].version,
                                 .object = ENT_NO_ID,
                                 .place = line->place};
  const EntView name = ent_view_trim(ent_view_cut(&text, '='));
  relation.kind = ent_builder_find_relation(b, name);
  if (relation.kind == ENT_FORMAT_NONE) {
    return ent_line_fault(line, "no such relation", name);
  }
  ENT_TRY(ent_builder_reference(b, ent_view_trim(text), &relation.object));
  if (relation.object == ENT_NO_ID) {
    return ent_line_fault(line, "relation to nothing", name);
  }
  EntBuilderRelation *const added = ENT_PUSH(b->allocator, &b->relations);
  if (!added) {
    return ENT_ERR_MEMORY;
  }
  *added = relation;
  return ENT_SUCCESS;
}

static EntStatus read_relations(const EntLine *const line,
                                const uint32_t entity, EntView cell) {
  while (cell.size) {
    const EntView text = ent_view_trim(ent_view_cut(&cell, ';'));
    if (text.size) {
      ENT_TRY(read_relation(line, entity, text));
    }
  }
  return ENT_SUCCESS;
}

// Terms: "President RU 2000-05-07/2008-05-07; PM RU 2008-05-08/.."

static EntStatus read_term(const EntLine *const line, const uint32_t entity,
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
    return ent_line_fault(line, "not a term (office, of, span)", text);
  }
  term.is_shared = of.data[of.size - 1] == '~';
  of.size -= term.is_shared;
  ENT_TRY(ent_line_find_office(line, office, &term.office));
  ENT_TRY(ent_builder_reference(b, of, &term.of));
  ENT_TRY(ent_line_read_span(line, rest, &term.begin, &term.end));
  EntBuilderTerm *const added = ENT_PUSH(b->allocator, &b->terms);
  if (!added) {
    return ENT_ERR_MEMORY;
  }
  *added = term;
  return ENT_SUCCESS;
}

static EntStatus read_terms(const EntLine *const line, const uint32_t entity,
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

static EntStatus set_cell(const EntLine *const line, const size_t cell,
                          EntId *const id) {
  return line->row->cells[cell].size ? ent_line_intern(line, cell, id)
                                     : ENT_SUCCESS;
}

static EntStatus set_label(const EntLine *const line, const uint32_t entity,
                           const size_t cell) {
  EntBuilder *const b = line->builder;
  ENT_TRY(set_cell(line, cell, &b->entities.items[entity].label));
  return line->row->cells[cell].size
             ? add_name(line, entity, line->row->cells[cell], ENT_NAME_PLAIN)
             : ENT_SUCCESS;
}

static EntStatus set_wikidata(const EntLine *const line, const uint32_t entity,
                              const size_t cell) {
  const EntView text = line->row->cells[cell];
  return text.size && !is_wikidata_id(text)
             ? ent_line_fault(line, "not a Wikidata id", text)
             : set_cell(line, cell,
                        &line->builder->entities.items[entity].wikidata);
}

static bool is_addition(const EntLine *const line) {
  const EntView id = line->row->cells[0];
  return id.size && id.data[0] == '+';
}

static EntStatus check_required(const EntLine *const line, const size_t cell,
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
  CELL_SOURCE
};

static_assert(CELL_SOURCE + 1 == ENT_LINE_ENTITY_CELLS, "cells of an entity");

static EntStatus read_entity_dates(const EntLine *const line,
                                   EntBuilderEntity *const e) {
  const EntView begin = line->row->cells[CELL_BEGIN];
  const EntView end = line->row->cells[CELL_END];
  if (begin.size) {
    ENT_TRY(ent_line_read_date(line, begin, &e->begin));
  }
  if (end.size) {
    ENT_TRY(ent_line_read_date(line, end, &e->end));
  }
  return ent_line_check_order(line, e->begin, e->end, end);
}

static EntStatus read_entity_cells(const EntLine *const line,
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

EntStatus ent_line_read_entity(const EntLine *const line) {
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
  PERSON_SOURCE
};

static_assert(PERSON_SOURCE + 1 == ENT_LINE_PERSON_CELLS, "cells of a person");

/// Make an id such as "person/ilham-aliyev" out of a label.
static EntStatus make_person_id(const EntLine *const line,
                                EntArena *const arena, EntView *const id) {
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

static EntStatus claim_person(const EntLine *const line,
                              uint32_t *const entity) {
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

static EntStatus set_person_class(const EntLine *const line,
                                  const uint32_t entity) {
  const EntView name = line->row->cells[PERSON_TERMS].size ? ENT_VIEW("Leader")
                                                           : ENT_VIEW("Person");
  EntBuilder *const b = line->builder;
  const bool keep = is_addition(line) && !line->row->cells[PERSON_TERMS].size;
  return keep ? ENT_SUCCESS
              : ent_builder_string(b, name,
                                   &b->entities.items[entity].class_name);
}

EntStatus ent_line_read_person(const EntLine *const line) {
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

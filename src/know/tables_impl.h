/**
   @file tables_impl.h
   One line of a table file, for the files tables*.c.
*/
#ifndef ENT_KNOW_TABLES_IMPL_H
#define ENT_KNOW_TABLES_IMPL_H

#include "know/builder_impl.h"

typedef struct {
  EntBuilder *builder;
  const EntTableRow *row;
  EntBuilderPlace place;
} EntLine;

/// The cells of a line of a kind, which are told in builder.h.
enum { ENT_LINE_ENTITY_CELLS = 11, ENT_LINE_PERSON_CELLS = 7 };

/// Log what is wrong with the line; return #ENT_ERR_DATA.
EntStatus ent_line_fault(const EntLine *line, const char *what, EntView about);

/// Intern a cell.
EntStatus ent_line_intern(const EntLine *line, size_t cell, EntId *id);

/// Read a date; an empty one is 0.
EntStatus ent_line_read_date(const EntLine *line, EntView text, EntYmd *ymd);

/// Check that what is described does not end before it begins.
EntStatus ent_line_check_order(const EntLine *line, EntYmd begin, EntYmd end,
                               EntView about);

/// Read "2000-05-07/2008-05-07", where an end may be two points.
EntStatus ent_line_read_span(const EntLine *line, EntView text, EntYmd *begin,
                             EntYmd *end);

EntStatus ent_line_find_office(const EntLine *line, EntView name,
                               uint32_t *office);

/// \name Kinds of lines
/// @{

EntStatus ent_line_read_class(const EntLine *line);
EntStatus ent_line_read_office(const EntLine *line);
EntStatus ent_line_read_relation_kind(const EntLine *line);
EntStatus ent_line_read_leading(const EntLine *line);
EntStatus ent_line_read_letter(const EntLine *line);
EntStatus ent_line_read_rule(const EntLine *line);
EntStatus ent_line_read_entity(const EntLine *line);
EntStatus ent_line_read_person(const EntLine *line);

/// @}

#endif // ENT_KNOW_TABLES_IMPL_H

// Reads the tables that say what there is: classes, offices, letters and so on.

#include "know/tables_impl.h"

#include "base/utf8.h"
#include "base/vector.h"

#include <string.h>

// [classes]: name, class above

EntStatus ent_line_read_class(const EntLine *const line) {
  EntBuilder *const b = line->builder;
  EntBuilderClass *const c = ENT_PUSH(b->allocator, &b->classes);
  if (!c) {
    return ENT_ERR_MEMORY;
  }
  c->place = line->place;
  c->parent = ENT_NO_ID;
  if (line->row->cells[1].size) {
    ENT_TRY(ent_line_intern(line, 1, &c->parent));
  }
  return ent_line_intern(line, 0, &c->name);
}

// [offices]: name, abbreviation, one or many

EntStatus ent_line_read_office(const EntLine *const line) {
  EntBuilder *const b = line->builder;
  const EntView holders = line->row->cells[2];
  const bool one = ent_view_equals(holders, ENT_VIEW("one"));
  if (!one && !ent_view_equals(holders, ENT_VIEW("many"))) {
    return ent_line_fault(line, "neither \"one\" nor \"many\"", holders);
  }
  if (ent_builder_find_office(b, line->row->cells[0]) != ENT_FORMAT_NONE) {
    return ent_line_fault(line, "duplicate office", line->row->cells[0]);
  }
  EntBuilderOffice *const office = ENT_PUSH(b->allocator, &b->offices);
  if (!office) {
    return ENT_ERR_MEMORY;
  }
  office->is_exclusive = one;
  ENT_TRY(ent_line_intern(line, 0, &office->name));
  return ent_line_intern(line, 1, &office->abbreviation);
}

// [relations]: name

EntStatus ent_line_read_relation_kind(const EntLine *const line) {
  EntBuilder *const b = line->builder;
  EntId *const kind = ENT_PUSH(b->allocator, &b->relation_kinds);
  return kind ? ent_line_intern(line, 0, kind) : ENT_ERR_MEMORY;
}

// [leading]: office, of, span

EntStatus ent_line_read_leading(const EntLine *const line) {
  EntBuilder *const b = line->builder;
  EntBuilderLeading leading = {.of = ENT_NO_ID, .place = line->place};
  const EntTableRow *const row = line->row;
  ENT_TRY(ent_line_find_office(line, row->cells[0], &leading.office));
  ENT_TRY(ent_builder_reference(b, row->cells[1], &leading.of));
  if (row->cells[2].size) {
    ENT_TRY(
        ent_line_read_span(line, row->cells[2], &leading.begin, &leading.end));
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

EntStatus ent_line_read_letter(const EntLine *const line) {
  EntBuilder *const b = line->builder;
  const EntView from = line->row->cells[0];
  const EntView to = line->row->cells[1];
  EntFoldLetter letter = {0};
  if (!from.size || ent_utf8_decode(from, &letter.code_point) != from.size ||
      to.size > sizeof(letter.to)) {
    return ent_line_fault(line, "not a letter and up to four others", from);
  }
  if (has_letter(b, letter.code_point)) {
    return ent_line_fault(line, "duplicate letter", from);
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

EntStatus ent_line_read_rule(const EntLine *const line) {
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
    return ent_line_fault(line, "not a rule of up to eight letters", from);
  }
  EntFoldRule *const added = ENT_PUSH(b->allocator, &b->rules);
  if (!added) {
    return ENT_ERR_MEMORY;
  }
  *added = rule;
  return ENT_SUCCESS;
}

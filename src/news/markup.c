#include "news/markup.h"

#include "base/data.h"
#include "base/table.h"
#include "base/vector.h"

#include <stdlib.h>

static const EntView KIND_NAMES[] = {
#define ITEM(id, name) {name, sizeof(name) - 1},
    ENT_MARKUP_KIND_LIST(ITEM)
#undef ITEM
};

static const EntView VALUE_NAMES[] = {
#define ITEM(id, name) {name, sizeof(name) - 1},
    ENT_MARKUP_VALUE_LIST(ITEM)
#undef ITEM
};

int ent_names_find(const EntView *const names, const int count,
                   const EntView name) {
  int i = 0;
  while (i < count && !ent_view_equals(names[i], name)) {
    ++i;
  }
  return i;
}

static char lower(const char c) {
  return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/// Compare without regard to the case of ASCII letters; `b` is in lower case.
static int compare_names(const EntView a, const EntView b) {
  const size_t n = a.size < b.size ? a.size : b.size;
  for (size_t i = 0; i < n; ++i) {
    const int difference =
        (unsigned char)lower(a.data[i]) - (unsigned char)b.data[i];
    if (difference) {
      return difference;
    }
  }
  return (a.size > b.size) - (a.size < b.size);
}

static int compare_rules(const void *const a, const void *const b) {
  const EntMarkupRule *const x = a;
  const EntMarkupRule *const y = b;
  const int order = compare_names(x->name, y->name);
  return order ? order : (x->rank > y->rank) - (x->rank < y->rank);
}

static EntStatus unknown(const EntWorld *const world,
                         const EntTableRow *const row, const char *const what,
                         const EntView cell) {
  return ent_error(world, ENT_ERR_DATA, row->place, "unknown %s: %.*s", what,
                   ENT_VIEW_ARGS(cell));
}

static EntStatus add_rule(const EntWorld *const world, EntArena *const arena,
                          EntMarkup *const markup,
                          const EntTableRow *const row) {
  const int kind =
      ent_names_find(KIND_NAMES, ENT_N_MARKUP_KINDS, row->cells[1]);
  const int value =
      ent_names_find(VALUE_NAMES, ENT_N_MARKUP_VALUES, row->cells[2]);
  if (kind == ENT_N_MARKUP_KINDS) {
    return unknown(world, row, "kind", row->cells[1]);
  }
  if (value == ENT_N_MARKUP_VALUES) {
    return unknown(world, row, "value", row->cells[2]);
  }
  EntMarkupRule *const rule =
      ENT_PUSH(ent_world_allocator(world), &markup->kinds[kind]);
  if (!rule) {
    return ENT_ERR_MEMORY;
  }
  rule->value = (EntMarkupValue)value;
  rule->rank = (uint32_t)row->place.line;
  return ent_arena_copy(arena, row->cells[0], &rule->name);
}

EntStatus ent_markup_load(const EntWorld *const world, EntArena *const arena,
                          EntMarkup *const markup) {
  const char *path = NULL;
  ENT_TRY(ent_data_find(world, arena, "lexicon/article-markup.tsv", &path));
  EntTable table;
  ENT_TRY(ent_table_open(world, path, 2, 3, &table));
  EntTableRow row;
  EntStatus status = ENT_SUCCESS;
  while (!(status = ent_table_next(&table, &row)) &&
         !(status = add_rule(world, arena, markup, &row))) {
  }
  ent_table_close(&table);
  for (int i = 0; i < ENT_N_MARKUP_KINDS; ++i) {
    if (markup->kinds[i].count) {
      qsort(markup->kinds[i].items, markup->kinds[i].count,
            sizeof(EntMarkupRule), compare_rules);
    }
  }
  return status == ENT_NO_MATCH ? ENT_SUCCESS : status;
}

void ent_markup_clear(const EntWorld *const world, EntMarkup *const markup) {
  for (int i = 0; i < ENT_N_MARKUP_KINDS; ++i) {
    ent_free(ent_world_allocator(world), markup->kinds[i].items);
  }
  *markup = (EntMarkup){0};
}

const EntMarkupRule *ent_markup_find(const EntMarkup *const markup,
                                     const EntMarkupKind kind,
                                     const EntView name) {
  size_t begin = 0;
  size_t end = markup->kinds[kind].count;
  while (begin < end) {
    const size_t middle = begin + (end - begin) / 2;
    const EntMarkupRule *const rule = &markup->kinds[kind].items[middle];
    const int order = compare_names(name, rule->name);
    if (!order) {
      return rule;
    }
    begin = order > 0 ? middle + 1 : begin;
    end = order > 0 ? end : middle;
  }
  return NULL;
}

EntMarkupValue ent_markup_value(const EntMarkup *const markup,
                                const EntMarkupKind kind, const EntView name) {
  const EntMarkupRule *const rule = ent_markup_find(markup, kind, name);
  return rule ? rule->value : ENT_MARKUP_IS_NONE;
}

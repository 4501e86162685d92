// Compiles classes, offices and entities.

#include "know/compile_impl.h"

// Classes, offices, kinds of relations

static uint32_t find_class(const EntCompiler *const c, const EntId name,
                           const size_t n) {
  for (uint32_t i = 0; i < n; ++i) {
    if (c->builder->classes.items[i].name == name) {
      return i;
    }
  }
  return ENT_FORMAT_NONE;
}

static EntStatus make_class(EntCompiler *const c, const uint32_t i) {
  const EntBuilderClass *const from = &c->builder->classes.items[i];
  if (find_class(c, from->name, i) != ENT_FORMAT_NONE) {
    return ent_compile_fault(c, from->place, "duplicate class",
                             ent_compile_text(c, from->name));
  }
  c->classes[i].parent = ENT_FORMAT_NONE;
  if (from->parent != ENT_NO_ID) {
    c->classes[i].parent = find_class(c, from->parent, i);
    if (c->classes[i].parent == ENT_FORMAT_NONE) {
      return ent_compile_fault(c, from->place, "no such class above",
                               ent_compile_text(c, from->parent));
    }
  }
  return ent_compile_string(c, from->name, &c->classes[i].name);
}

EntStatus ent_compile_classes(EntCompiler *const c) {
  const size_t n = c->builder->classes.count;
  c->classes = ent_compile_array(c, n, sizeof(*c->classes));
  if (!c->classes) {
    return ENT_ERR_MEMORY;
  }
  for (uint32_t i = 0; i < n; ++i) {
    ENT_TRY(make_class(c, i));
  }
  return ENT_SUCCESS;
}

EntStatus ent_compile_offices(EntCompiler *const c) {
  const size_t n = c->builder->offices.count;
  c->offices = ent_compile_array(c, n, sizeof(*c->offices));
  if (!c->offices) {
    return ENT_ERR_MEMORY;
  }
  for (size_t i = 0; i < n; ++i) {
    const EntBuilderOffice *const from = &c->builder->offices.items[i];
    c->offices[i].is_exclusive = from->is_exclusive;
    ENT_TRY(ent_compile_string(c, from->name, &c->offices[i].name));
    ENT_TRY(
        ent_compile_string(c, from->abbreviation, &c->offices[i].abbreviation));
  }
  return ENT_SUCCESS;
}

EntStatus ent_compile_relation_kinds(EntCompiler *const c) {
  const size_t n = c->builder->relation_kinds.count;
  c->relation_kinds = ent_compile_array(c, n, sizeof(*c->relation_kinds));
  if (!c->relation_kinds) {
    return ENT_ERR_MEMORY;
  }
  for (size_t i = 0; i < n; ++i) {
    ENT_TRY(ent_compile_string(c, c->builder->relation_kinds.items[i],
                               &c->relation_kinds[i].name));
  }
  return ENT_SUCCESS;
}

// Entities

/// Number the entities: a user's own come first, being the most prominent.
static EntStatus number_entities(EntCompiler *const c) {
  const size_t n = c->builder->entities.count;
  c->numbers = ent_compile_array(c, n, sizeof(uint32_t));
  c->origins = ent_compile_array(c, n, sizeof(uint32_t));
  if (!c->numbers || !c->origins) {
    return ENT_ERR_MEMORY;
  }
  for (int own = 1; own >= 0; --own) {
    for (uint32_t i = 0; i < n; ++i) {
      if (c->builder->entities.items[i].is_inserted == (own == 1)) {
        c->origins[c->n_entities] = i;
        c->numbers[i] = c->n_entities++;
      }
    }
  }
  return ENT_SUCCESS;
}

static EntStatus pool_entity_strings(EntCompiler *const c,
                                     const EntBuilderEntity *const from,
                                     EntFormatEntity *const to) {
  ENT_TRY(ent_compile_string(c, from->id, &to->id));
  ENT_TRY(ent_compile_string(c, from->label, &to->label));
  ENT_TRY(ent_compile_string(c, from->code, &to->code));
  ENT_TRY(ent_compile_string(c, from->wikidata, &to->wikidata));
  return ent_compile_string(c, from->source, &to->source);
}

static EntStatus make_entity(EntCompiler *const c, const uint32_t i) {
  const EntBuilderEntity *const from =
      &c->builder->entities.items[c->origins[i]];
  EntFormatEntity *const to = &c->entities[i];
  to->begin = from->begin;
  to->end = from->end;
  to->stands_for = ENT_FORMAT_NONE;
  to->class_index = find_class(c, from->class_name, c->builder->classes.count);
  if (to->class_index == ENT_FORMAT_NONE) {
    return ent_compile_fault(c, from->place, "no such class",
                             ent_compile_text(c, from->class_name));
  }
  ENT_TRY(ent_compile_resolve(c, from->of, from->place, &to->parent));
  return pool_entity_strings(c, from, to);
}

/// An entity must not belong to itself, over however many steps.
static EntStatus check_parents(const EntCompiler *const c, const uint32_t i) {
  uint32_t at = c->entities[i].parent;
  for (uint32_t steps = 0; at != ENT_FORMAT_NONE; ++steps) {
    if (at == i || steps > 12) {
      const EntBuilderEntity *const e =
          &c->builder->entities.items[c->origins[i]];
      return ent_compile_fault(c, e->place, "belongs to itself",
                               ent_compile_text(c, e->id));
    }
    at = c->entities[at].parent;
  }
  return ENT_SUCCESS;
}

EntStatus ent_compile_entities(EntCompiler *const c) {
  ENT_TRY(number_entities(c));
  c->entities = ent_compile_array(c, c->n_entities, sizeof(*c->entities));
  if (!c->entities) {
    return ENT_ERR_MEMORY;
  }
  for (uint32_t i = 0; i < c->n_entities; ++i) {
    ENT_TRY(make_entity(c, i));
  }
  for (uint32_t i = 0; i < c->n_entities; ++i) {
    ENT_TRY(check_parents(c, i));
  }
  return ENT_SUCCESS;
}

static EntStatus check_codes(const EntCompiler *const c,
                             const EntCompileKey *const keys) {
  for (uint32_t i = 1; i < c->n_codes; ++i) {
    if (ent_view_equals(keys[i - 1].text, keys[i].text)) {
      return ent_compile_fault(
          c, c->builder->entities.items[c->origins[keys[i].value]].place,
          "duplicate code", keys[i].text);
    }
  }
  return ENT_SUCCESS;
}

EntStatus ent_compile_index(EntCompiler *const c) {
  EntCompileKey *const keys =
      ent_compile_array(c, c->n_entities, sizeof(EntCompileKey));
  c->by_id = ent_compile_array(c, c->n_entities, sizeof(uint32_t));
  c->by_code = ent_compile_array(c, c->n_entities, sizeof(uint32_t));
  EntStatus status = ENT_ERR_MEMORY;
  if (keys && c->by_id && c->by_code) {
    const EntBuilderEntity *const from = c->builder->entities.items;
    for (uint32_t i = 0; i < c->n_entities; ++i) {
      keys[i] =
          (EntCompileKey){ent_compile_text(c, from[c->origins[i]].id), 0, i};
    }
    ent_compile_sort(keys, c->n_entities);
    ent_compile_take(keys, c->n_entities, c->by_id);
    for (uint32_t i = 0; i < c->n_entities; ++i) {
      const EntView code = ent_compile_text(c, from[c->origins[i]].code);
      if (code.size) {
        keys[c->n_codes++] = (EntCompileKey){code, 0, i};
      }
    }
    ent_compile_sort(keys, c->n_codes);
    ent_compile_take(keys, c->n_codes, c->by_code);
    status = check_codes(c, keys);
  }
  ent_free(c->builder->allocator, keys);
  return status;
}

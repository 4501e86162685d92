#include "know/builder.h"

#include "base/vector.h"
#include "know/builder_impl.h"
#include "know/knowledge_impl.h"

EntBuilder *ent_builder_new(const EntWorld *const world) {
  const EntAllocator *const allocator = ent_world_allocator(world);
  EntBuilder *const b = ent_calloc(allocator, 1, sizeof(EntBuilder));
  if (!b) {
    return NULL;
  }
  b->world = world;
  b->allocator = allocator;
  b->strings = ent_intern_new(allocator);
  b->ids = ent_intern_new(allocator);
  if (!b->strings || !b->ids) {
    ent_builder_free(b);
    return NULL;
  }
  return b;
}

void ent_builder_free(EntBuilder *const builder) {
  if (!builder) {
    return;
  }
  const EntAllocator *const allocator = builder->allocator;
  ent_intern_free(builder->strings);
  ent_intern_free(builder->ids);
  ent_free(allocator, builder->classes.items);
  ent_free(allocator, builder->offices.items);
  ent_free(allocator, builder->relation_kinds.items);
  ent_free(allocator, builder->leading.items);
  ent_free(allocator, builder->letters.items);
  ent_free(allocator, builder->rules.items);
  ent_free(allocator, builder->entities.items);
  ent_free(allocator, builder->names.items);
  ent_free(allocator, builder->relations.items);
  ent_free(allocator, builder->terms.items);
  ent_free(allocator, builder);
}

EntFolding ent_builder_folding(const EntBuilder *const b) {
  return (EntFolding){b->letters.items, b->letters.count, b->rules.items,
                      b->rules.count};
}

EntPlace ent_builder_place(const EntBuilder *const b,
                           const EntBuilderPlace place) {
  return place.file == ENT_NO_ID
             ? ENT_NOWHERE
             : ENT_AT_LINE(ent_intern_string(b->strings, place.file).data,
                           place.line);
}

EntStatus ent_builder_string(EntBuilder *const b, const EntView string,
                             EntId *const id) {
  return ent_intern_add(b->strings, string.data ? string : ENT_VIEW(""), id);
}

EntStatus ent_builder_reference(EntBuilder *const b, const EntView text,
                                EntId *const id) {
  *id = ENT_NO_ID;
  if (!text.size) {
    return ENT_SUCCESS;
  }
  if (ent_view_find(text, '/') < text.size) {
    return ent_builder_string(b, text, id);
  }
  EntArena arena;
  ent_arena_init(&arena, b->allocator);
  EntView full;
  EntStatus status = ent_arena_join(&arena, ENT_VIEW("state/"), text, &full);
  if (!status) {
    status = ent_builder_string(b, full, id);
  }
  ent_arena_clear(&arena);
  return status;
}

uint32_t ent_builder_find_office(const EntBuilder *const b,
                                 const EntView name) {
  const EntId id = ent_intern_find(b->strings, name);
  for (uint32_t i = 0; id != ENT_NO_ID && i < b->offices.count; ++i) {
    const EntBuilderOffice *const office = &b->offices.items[i];
    if (office->name == id || (name.size && office->abbreviation == id)) {
      return i;
    }
  }
  return ENT_FORMAT_NONE;
}

uint32_t ent_builder_find_relation(const EntBuilder *const b,
                                   const EntView name) {
  const EntId id = ent_intern_find(b->strings, name);
  for (uint32_t i = 0; id != ENT_NO_ID && i < b->relation_kinds.count; ++i) {
    if (b->relation_kinds.items[i] == id) {
      return i;
    }
  }
  return ENT_FORMAT_NONE;
}

/// Return whether the entity has the name already. Its names are mostly the
/// last ones, and a duplicate further back does no harm.
static bool has_recent_name(const EntBuilder *const b,
                            const EntBuilderName *const name) {
  for (size_t i = b->names.count; i > 0; --i) {
    const EntBuilderName *const n = &b->names.items[i - 1];
    if (n->entity != name->entity) {
      return false;
    }
    if (n->text == name->text && n->kind == name->kind &&
        n->version == name->version) {
      return true;
    }
  }
  return false;
}

EntStatus ent_builder_add_name(EntBuilder *const b, const uint32_t entity,
                               const EntView text, const EntNameKind kind) {
  EntBuilderName name = {.entity = entity,
                         .version = b->entities.items[entity].version,
                         .kind = kind};
  ENT_TRY(ent_builder_string(b, text, &name.text));
  if (has_recent_name(b, &name)) {
    return ENT_SUCCESS;
  }
  EntBuilderName *const added = ENT_PUSH(b->allocator, &b->names);
  if (!added) {
    return ENT_ERR_MEMORY;
  }
  *added = name;
  return ENT_SUCCESS;
}

static EntStatus make_entity(EntBuilder *const b, const EntView id,
                             uint32_t *const entity) {
  EntBuilderEntity *const e = ENT_PUSH(b->allocator, &b->entities);
  if (!e) {
    return ENT_ERR_MEMORY;
  }
  *entity = (uint32_t)(b->entities.count - 1);
  e->of = ENT_NO_ID;
  e->is_inserted = b->has_base;
  EntId empty = ENT_NO_ID;
  EntId number = ENT_NO_ID;
  ENT_TRY(ent_builder_string(b, ENT_VIEW(""), &empty));
  e->class_name = e->label = e->code = e->wikidata = e->source = empty;
  ENT_TRY(ent_builder_string(b, id, &e->id));
  return ent_intern_add(b->ids, id, &number);
}

static EntStatus override_entity(EntBuilder *const b, const uint32_t entity) {
  EntBuilderEntity *const e = &b->entities.items[entity];
  const EntId id = e->id;
  const uint32_t version = e->version;
  EntId empty = ENT_NO_ID;
  ENT_TRY(ent_builder_string(b, ENT_VIEW(""), &empty));
  *e = (EntBuilderEntity){.id = id, .of = ENT_NO_ID, .version = version + 1};
  e->class_name = e->label = e->code = e->wikidata = e->source = empty;
  return ENT_SUCCESS;
}

static bool is_id(const EntView id) {
  const size_t slash = ent_view_find(id, '/');
  if (!slash || slash + 1 >= id.size) {
    return false;
  }
  for (size_t i = 0; i < id.size; ++i) {
    const char c = id.data[i];
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '-';
    if (!is_letter && i != slash) {
      return false;
    }
  }
  return true;
}

static EntStatus log_duplicate(const EntBuilder *const b, const EntView id,
                               const EntBuilderPlace place,
                               const uint32_t entity) {
  const EntPlace first = ent_builder_place(b, b->entities.items[entity].place);
  return ent_error(b->world, ENT_ERR_DATA, ent_builder_place(b, place),
                   "duplicate id: %.*s (first in %s:%zu)", ENT_VIEW_ARGS(id),
                   first.file, first.line);
}

/// Find the entity that a line with a plus adds to.
static EntStatus claim_known(const EntBuilder *const b, const EntView id,
                             const EntBuilderPlace place,
                             uint32_t *const entity) {
  *entity = ent_intern_find(b->ids, id);
  return *entity == ENT_NO_ID
             ? ent_error(b->world, ENT_ERR_DATA, ent_builder_place(b, place),
                         "no entity to add to: %.*s", ENT_VIEW_ARGS(id))
             : ENT_SUCCESS;
}

EntStatus ent_builder_claim(EntBuilder *const b, const EntView id,
                            const EntBuilderPlace place,
                            uint32_t *const entity) {
  if (id.size && id.data[0] == '+') {
    return claim_known(b, ent_view_slice(id, 1, id.size), place, entity);
  }
  if (!is_id(id)) {
    return ent_error(b->world, ENT_ERR_DATA, ent_builder_place(b, place),
                     "not an id: \"%.*s\"", ENT_VIEW_ARGS(id));
  }
  *entity = ent_intern_find(b->ids, id);
  if (*entity == ENT_NO_ID) {
    ENT_TRY(make_entity(b, id, entity));
  } else if (b->entities.items[*entity].is_base) {
    ENT_TRY(override_entity(b, *entity));
  } else {
    return log_duplicate(b, id, place, *entity);
  }
  b->entities.items[*entity].place = place;
  return ENT_SUCCESS;
}

EntStatus ent_builder_add_file(EntBuilder *const builder,
                               const char *const name) {
  EntFile file;
  ENT_TRY(ent_file_read(builder->world, name, 0, &file));
  const EntStatus status = ent_builder_add_text(builder, name, file.content);
  ent_file_close(&file);
  return status;
}

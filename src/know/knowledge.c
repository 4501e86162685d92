#include "know/knowledge.h"

#include "know/builder.h"
#include "know/knowledge_impl.h"

#include <assert.h>

static EntStatus check_bytes(EntKnowledge *const kb, const char *const name,
                             const EntView bytes) {
  const char *const fault = ent_format_check(bytes, &kb->format);
  return fault ? ent_error(kb->world, ENT_ERR_DATA, ENT_IN_FILE(name),
                           "knowledge base is unusable: %s", fault)
               : ENT_SUCCESS;
}

static EntKnowledge *new_knowledge(const EntWorld *const world) {
  EntKnowledge *const kb =
      ent_calloc(ent_world_allocator(world), 1, sizeof(EntKnowledge));
  if (kb) {
    kb->world = world;
  }
  return kb;
}

EntStatus ent_knowledge_open(const EntWorld *const world,
                             const char *const name,
                             EntKnowledge **const knowledge) {
  *knowledge = NULL;
  EntKnowledge *const kb = new_knowledge(world);
  if (!kb) {
    return ENT_ERR_MEMORY;
  }
  EntStatus status = ent_file_map(world, name, &kb->file);
  if (!status) {
    status = check_bytes(kb, name, kb->file.content);
  }
  if (status) {
    ent_knowledge_close(kb);
    return status;
  }
  *knowledge = kb;
  return ENT_SUCCESS;
}

EntStatus ent_knowledge_open_bytes(const EntWorld *const world,
                                   const char *const name, void *const bytes,
                                   const size_t size,
                                   EntKnowledge **const knowledge) {
  *knowledge = NULL;
  EntKnowledge *const kb = new_knowledge(world);
  if (!kb) {
    ent_free(ent_world_allocator(world), bytes);
    return ENT_ERR_MEMORY;
  }
  kb->bytes = bytes;
  const EntStatus status = check_bytes(kb, name, ent_view_of(bytes, size));
  if (status) {
    ent_knowledge_close(kb);
    return status;
  }
  *knowledge = kb;
  return ENT_SUCCESS;
}

static EntStatus build_upon(EntBuilder *const builder,
                            const EntKnowledge *const base,
                            const char *const *const tables,
                            const size_t n_tables, void **const bytes,
                            size_t *const size) {
  ENT_TRY(ent_builder_add_knowledge(builder, base));
  for (size_t i = 0; i < n_tables; ++i) {
    ENT_TRY(ent_builder_add_file(builder, tables[i]));
  }
  return ent_builder_finish(builder, bytes, size);
}

static EntStatus
open_upon(const EntWorld *const world, const EntKnowledge *const base,
          const char *const name, const char *const *const tables,
          const size_t n_tables, EntKnowledge **const knowledge) {
  EntBuilder *const builder = ent_builder_new(world);
  if (!builder) {
    return ENT_ERR_MEMORY;
  }
  void *bytes = NULL;
  size_t size = 0;
  EntStatus status = build_upon(builder, base, tables, n_tables, &bytes, &size);
  ent_builder_free(builder);
  if (!status) {
    status = ent_knowledge_open_bytes(world, name, bytes, size, knowledge);
  }
  return status;
}

EntStatus ent_knowledge_open_with(const EntWorld *const world,
                                  const char *const name,
                                  const char *const *const tables,
                                  const size_t n_tables,
                                  EntKnowledge **const knowledge) {
  if (!n_tables) {
    return ent_knowledge_open(world, name, knowledge);
  }
  *knowledge = NULL;
  EntKnowledge *base = NULL;
  ENT_TRY(ent_knowledge_open(world, name, &base));
  const EntStatus status =
      open_upon(world, base, name, tables, n_tables, knowledge);
  ent_knowledge_close(base);
  return status;
}

void ent_knowledge_close(EntKnowledge *const knowledge) {
  if (knowledge) {
    const EntAllocator *const allocator = ent_world_allocator(knowledge->world);
    ent_file_close(&knowledge->file);
    ent_free(allocator, knowledge->bytes);
    ent_free(allocator, knowledge);
  }
}

size_t ent_knowledge_count(const EntKnowledge *const knowledge) {
  return knowledge->format.counts[ENT_SECTION_ENTITIES];
}

static const EntFormatEntity *entity_at(const EntKnowledge *const kb,
                                        const EntEntity entity) {
  assert(entity < ent_knowledge_count(kb));
  return &kb->format.entities[entity];
}

static EntView string_at(const EntKnowledge *const kb,
                         const EntFormatString string) {
  return ent_format_string(&kb->format, string);
}

typedef EntView (*KeyFunc)(const EntKnowledge *, EntEntity);

static EntEntity find_sorted(const EntKnowledge *const kb,
                             const uint32_t *const order, const size_t count,
                             const KeyFunc key, const EntView wanted) {
  size_t low = 0;
  size_t high = count;
  while (low < high) {
    const size_t middle = (low + high) / 2;
    if (ent_view_compare(key(kb, order[middle]), wanted) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < count && ent_view_equals(key(kb, order[low]), wanted)
             ? order[low]
             : ENT_NO_ENTITY;
}

EntEntity ent_knowledge_by_id(const EntKnowledge *const knowledge,
                              const EntView id) {
  return find_sorted(knowledge, knowledge->format.by_id,
                     knowledge->format.counts[ENT_SECTION_BY_ID],
                     ent_knowledge_id, id);
}

EntEntity ent_knowledge_by_code(const EntKnowledge *const knowledge,
                                const EntView code) {
  return find_sorted(knowledge, knowledge->format.by_code,
                     knowledge->format.counts[ENT_SECTION_BY_CODE],
                     ent_knowledge_code, code);
}

EntView ent_knowledge_id(const EntKnowledge *const knowledge,
                         const EntEntity entity) {
  return string_at(knowledge, entity_at(knowledge, entity)->id);
}

EntView ent_knowledge_label(const EntKnowledge *const knowledge,
                            const EntEntity entity) {
  return string_at(knowledge, entity_at(knowledge, entity)->label);
}

EntView ent_knowledge_class(const EntKnowledge *const knowledge,
                            const EntEntity entity) {
  const uint32_t index = entity_at(knowledge, entity)->class_index;
  return string_at(knowledge, knowledge->format.classes[index].name);
}

bool ent_knowledge_is_a(const EntKnowledge *const knowledge,
                        const EntEntity entity, const EntView class_name) {
  uint32_t index = entity_at(knowledge, entity)->class_index;
  while (index != ENT_FORMAT_NONE) {
    const EntFormatClass *const c = &knowledge->format.classes[index];
    if (ent_view_equals(string_at(knowledge, c->name), class_name)) {
      return true;
    }
    index = c->parent;
  }
  return false;
}

EntView ent_knowledge_code(const EntKnowledge *const knowledge,
                           const EntEntity entity) {
  return string_at(knowledge, entity_at(knowledge, entity)->code);
}

EntView ent_knowledge_wikidata(const EntKnowledge *const knowledge,
                               const EntEntity entity) {
  return string_at(knowledge, entity_at(knowledge, entity)->wikidata);
}

EntView ent_knowledge_source(const EntKnowledge *const knowledge,
                             const EntEntity entity) {
  return string_at(knowledge, entity_at(knowledge, entity)->source);
}

EntEntity ent_knowledge_parent(const EntKnowledge *const knowledge,
                               const EntEntity entity) {
  return entity_at(knowledge, entity)->parent;
}

EntEntity ent_knowledge_state_of(const EntKnowledge *const knowledge,
                                 const EntEntity entity) {
  // Builders refuse circles, a file made by others may have one.
  EntEntity e = entity;
  for (size_t i = 0; i < 16 && e != ENT_NO_ENTITY; ++i) {
    if (ent_knowledge_is_a(knowledge, e, ENT_VIEW("State"))) {
      return e;
    }
    e = ent_knowledge_parent(knowledge, e);
  }
  return ENT_NO_ENTITY;
}

EntDate ent_knowledge_begin(const EntKnowledge *const knowledge,
                            const EntEntity entity) {
  return ent_ymd_to_date(entity_at(knowledge, entity)->begin);
}

EntDate ent_knowledge_end(const EntKnowledge *const knowledge,
                          const EntEntity entity) {
  return ent_ymd_to_date(entity_at(knowledge, entity)->end);
}

const char *ent_name_kind_string(const EntNameKind kind) {
  static const char *const strings[] = {
      "name", "official name", "former name", "abbreviation", "capital",
      "seat", "adjective",     "demonym",     "demonyms",     "surname",
      "shared name"};
  return strings[kind];
}

size_t ent_knowledge_name_count(const EntKnowledge *const knowledge,
                                const EntEntity entity) {
  return entity_at(knowledge, entity)->n_names;
}

EntName ent_knowledge_name(const EntKnowledge *const knowledge,
                           const EntEntity entity, const size_t index) {
  const EntFormatEntity *const e = entity_at(knowledge, entity);
  assert(index < e->n_names);
  const EntFormatName *const n =
      &knowledge->format.names[e->first_name + index];
  return (EntName){string_at(knowledge, n->text), (EntNameKind)n->kind};
}

size_t ent_knowledge_relation_count(const EntKnowledge *const knowledge,
                                    const EntEntity entity) {
  return entity_at(knowledge, entity)->n_relations;
}

EntRelation ent_knowledge_relation(const EntKnowledge *const knowledge,
                                   const EntEntity entity, const size_t index) {
  const EntFormatEntity *const e = entity_at(knowledge, entity);
  assert(index < e->n_relations);
  const EntFormatRelation *const r =
      &knowledge->format.relations[e->first_relation + index];
  return (EntRelation){
      r->subject,
      string_at(knowledge, knowledge->format.relation_kinds[r->kind].name),
      r->object};
}

EntEntity ent_knowledge_related(const EntKnowledge *const knowledge,
                                const EntEntity entity,
                                const EntView relation) {
  for (size_t i = 0; i < ent_knowledge_relation_count(knowledge, entity); ++i) {
    const EntRelation r = ent_knowledge_relation(knowledge, entity, i);
    if (ent_view_equals(r.relation, relation)) {
      return r.object;
    }
  }
  return ENT_NO_ENTITY;
}

bool ent_knowledge_is_related(const EntKnowledge *const knowledge,
                              const EntEntity subject, const EntView relation,
                              const EntEntity object) {
  for (size_t i = 0; i < ent_knowledge_relation_count(knowledge, subject);
       ++i) {
    const EntRelation r = ent_knowledge_relation(knowledge, subject, i);
    if (r.object == object && ent_view_equals(r.relation, relation)) {
      return true;
    }
  }
  return false;
}

EntEntity ent_knowledge_stands_for(const EntKnowledge *const knowledge,
                                   const EntEntity entity) {
  return entity_at(knowledge, entity)->stands_for;
}

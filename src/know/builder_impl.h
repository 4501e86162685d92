/**
   @file builder_impl.h
   What a builder has collected, for the files of this folder.

   Strings are interned ids; references to entities stay ids as text until
   ent_builder_finish(), so that tables may name what comes later.
*/
#ifndef ENT_KNOW_BUILDER_IMPL_H
#define ENT_KNOW_BUILDER_IMPL_H

#include "base/intern.h"
#include "base/table.h"
#include "know/builder.h"
#include "know/format.h"

#include <stdbool.h>

/// Where something was said.
typedef struct {
  EntId file; ///< Or #ENT_NO_ID: in the knowledge base built upon
  size_t line;
} EntBuilderPlace;

typedef struct {
  EntId name;
  EntId parent; ///< Or #ENT_NO_ID
  EntBuilderPlace place;
} EntBuilderClass;

typedef struct {
  EntId name;
  EntId abbreviation;
  bool is_exclusive;
} EntBuilderOffice;

typedef struct {
  EntId of; ///< Or #ENT_NO_ID: of any
  uint32_t office;
  EntYmd begin, end;
  EntBuilderPlace place;
} EntBuilderLeading;

typedef struct {
  EntId id;
  EntId class_name;
  EntId label;
  EntId code;
  EntId wikidata;
  EntId source;
  EntId of; ///< Or #ENT_NO_ID
  EntYmd begin, end;
  uint32_t version; ///< Names and so on with another one were overridden
  bool is_base;     ///< Of the knowledge base built upon
  bool is_inserted; ///< New in a table on top of a knowledge base
  EntBuilderPlace place;
} EntBuilderEntity;

typedef struct {
  uint32_t entity;
  uint32_t version;
  EntId text;
  EntNameKind kind;
} EntBuilderName;

typedef struct {
  uint32_t subject;
  uint32_t version;
  uint32_t kind;
  EntId object;
  EntBuilderPlace place;
} EntBuilderRelation;

typedef struct {
  uint32_t holder;
  uint32_t version;
  uint32_t office;
  EntId of;
  EntYmd begin, end;
  bool is_shared;
  EntBuilderPlace place;
} EntBuilderTerm;

#define ENT_BUILDER_VECTOR(Type)                                               \
  struct {                                                                     \
    Type *items;                                                               \
    size_t count, capacity;                                                    \
  }

struct EntBuilderImpl {
  const EntWorld *world;
  const EntAllocator *allocator;
  EntIntern *strings;
  EntIntern *ids; ///< Number of an id = index of the entity
  bool has_base;
  ENT_BUILDER_VECTOR(EntBuilderClass) classes;
  ENT_BUILDER_VECTOR(EntBuilderOffice) offices;
  ENT_BUILDER_VECTOR(EntId) relation_kinds;
  ENT_BUILDER_VECTOR(EntBuilderLeading) leading;
  ENT_BUILDER_VECTOR(EntFoldLetter) letters;
  ENT_BUILDER_VECTOR(EntFoldRule) rules;
  ENT_BUILDER_VECTOR(EntBuilderEntity) entities;
  ENT_BUILDER_VECTOR(EntBuilderName) names;
  ENT_BUILDER_VECTOR(EntBuilderRelation) relations;
  ENT_BUILDER_VECTOR(EntBuilderTerm) terms;
};

/// Return the folding as far as it is known.
EntFolding ent_builder_folding(const EntBuilder *builder);

/// Return `place` for messages.
EntPlace ent_builder_place(const EntBuilder *builder, EntBuilderPlace place);

/// Intern a string.
EntStatus ent_builder_string(EntBuilder *builder, EntView string, EntId *id);

/// Intern a reference to an entity, where "AZ" is short for "state/AZ"; an
/// empty one is #ENT_NO_ID.
EntStatus ent_builder_reference(EntBuilder *builder, EntView text, EntId *id);

/// Return the index of the office called so or so abbreviated, or none.
uint32_t ent_builder_find_office(const EntBuilder *builder, EntView name);

/// Return the index of the kind of relation called `name`, or none.
uint32_t ent_builder_find_relation(const EntBuilder *builder, EntView name);

/// Add a name to an entity, unless it has it.
EntStatus ent_builder_add_name(EntBuilder *builder, uint32_t entity,
                               EntView text, EntNameKind kind);

/**
   Find the entity for a line whose first cell is `id`.

   Makes it if it is new, empties it if it overrides one of the knowledge base
   built upon, and leaves it if `id` begins with a plus (which it must not when
   there is no such entity).
*/
EntStatus ent_builder_claim(EntBuilder *builder, EntView id,
                            EntBuilderPlace place, uint32_t *entity);

#endif // ENT_KNOW_BUILDER_IMPL_H

/**
   @file compile_impl.h
   The compiled form while it is made, for the files compile*.c.

   The steps are taken in the order of the functions below; each needs what the
   ones before it have made.
*/
#ifndef ENT_KNOW_COMPILE_IMPL_H
#define ENT_KNOW_COMPILE_IMPL_H

#include "know/builder_impl.h"
#include "know/trie.h"

/// The sections as they are made. Arrays are of the allocator.
typedef struct {
  EntBuilder *builder;
  EntStringPool pool;
  EntTrie trie;
  uint32_t *numbers; ///< Number of an entity of the builder in the file
  uint32_t *origins; ///< The reverse
  uint32_t n_entities;
  EntFormatClass *classes;
  EntFormatOffice *offices;
  EntFormatRelationKind *relation_kinds;
  EntFormatEntity *entities;
  uint32_t *by_id;
  uint32_t *by_code;
  uint32_t n_codes;
  EntFormatName *names;
  uint32_t n_names;
  uint32_t *node_names;
  EntFormatNode *nodes;
  EntFormatRelation *relations;
  uint32_t n_relations;
  EntFormatTerm *terms;
  uint32_t n_terms;
  uint32_t *by_holder;
  EntFormatLeading *leading;
} EntCompiler;

/// What to sort by: text, then number; `value` is what is sorted, and decides
/// between equal ones. Keys are made first, so that comparing needs no context.
typedef struct {
  EntView text;
  uint64_t number;
  uint32_t value;
} EntCompileKey;

/// \name Helpers
/// @{

/// Return zeroed elements, at least one, or NULL.
void *ent_compile_array(const EntCompiler *c, size_t count, size_t size);

EntView ent_compile_text(const EntCompiler *c, EntId string);

/// Put a string of the builder into the pool.
EntStatus ent_compile_string(EntCompiler *c, EntId string,
                             EntFormatString *offset);

/// Log what is wrong at `place`; return #ENT_ERR_DATA.
EntStatus ent_compile_fault(const EntCompiler *c, EntBuilderPlace place,
                            const char *what, EntView about);

/// Resolve an id to the number of the entity in the file, #ENT_NO_ID to none.
EntStatus ent_compile_resolve(const EntCompiler *c, EntId id,
                              EntBuilderPlace place, uint32_t *number);

/// Return whether what was said of an entity has not been overridden since.
bool ent_compile_is_current(const EntCompiler *c, uint32_t entity,
                            uint32_t version);

void ent_compile_sort(EntCompileKey *keys, size_t n);

/// Copy the values of keys.
void ent_compile_take(const EntCompileKey *keys, size_t n, uint32_t *values);

/// @}
/// \name Steps
/// @{

EntStatus ent_compile_classes(EntCompiler *c);
EntStatus ent_compile_offices(EntCompiler *c);
EntStatus ent_compile_relation_kinds(EntCompiler *c);
EntStatus ent_compile_entities(EntCompiler *c);
EntStatus ent_compile_index(EntCompiler *c);

/// Also tells what capitals and seats stand for.
EntStatus ent_compile_relations(EntCompiler *c);

EntStatus ent_compile_names(EntCompiler *c);
EntStatus ent_compile_trie(EntCompiler *c);
EntStatus ent_compile_terms(EntCompiler *c);
EntStatus ent_compile_leading(EntCompiler *c);

/// Lay everything out as one file.
EntStatus ent_compile_write(const EntCompiler *c, void **bytes, size_t *size);

/// @}

#endif // ENT_KNOW_COMPILE_IMPL_H

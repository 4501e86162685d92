// Resolves what a builder has collected and lays it out as one file.

#include "know/compile_impl.h"

#include <assert.h>
#include <stdlib.h>

void *ent_compile_array(const EntCompiler *const c, const size_t count,
                        const size_t size) {
  return ent_calloc(c->builder->allocator, count ? count : 1, size);
}

EntView ent_compile_text(const EntCompiler *const c, const EntId string) {
  return ent_intern_string(c->builder->strings, string);
}

EntStatus ent_compile_string(EntCompiler *const c, const EntId string,
                             EntFormatString *const offset) {
  return ent_string_pool_add(&c->pool, ent_compile_text(c, string), offset);
}

EntStatus ent_compile_fault(const EntCompiler *const c,
                            const EntBuilderPlace place, const char *const what,
                            const EntView about) {
  return ent_error(c->builder->world, ENT_ERR_DATA,
                   ent_builder_place(c->builder, place), "%s: \"%.*s\"", what,
                   ENT_VIEW_ARGS(about));
}

/// Resolve an id to the number of the entity in the file.
EntStatus ent_compile_resolve(const EntCompiler *const c, const EntId id,
                              const EntBuilderPlace place,
                              uint32_t *const number) {
  *number = ENT_FORMAT_NONE;
  if (id == ENT_NO_ID) {
    return ENT_SUCCESS;
  }
  const EntId index = ent_intern_find(c->builder->ids, ent_compile_text(c, id));
  if (index == ENT_NO_ID) {
    return ent_compile_fault(c, place, "no such entity",
                             ent_compile_text(c, id));
  }
  *number = c->numbers[index];
  return ENT_SUCCESS;
}

bool ent_compile_is_current(const EntCompiler *const c, const uint32_t entity,
                            const uint32_t version) {
  return c->builder->entities.items[entity].version == version;
}

static int compare_keys(const void *const a, const void *const b) {
  const EntCompileKey *const x = a;
  const EntCompileKey *const y = b;
  const int order = ent_view_compare(x->text, y->text);
  if (order) {
    return order;
  }
  if (x->number != y->number) {
    return x->number < y->number ? -1 : 1;
  }
  return (x->value > y->value) - (x->value < y->value);
}

void ent_compile_sort(EntCompileKey *const keys, const size_t n) {
  if (n) {
    qsort(keys, n, sizeof(*keys), compare_keys);
  }
}

void ent_compile_take(const EntCompileKey *const keys, const size_t n,
                      uint32_t *const values) {
  for (size_t i = 0; i < n; ++i) {
    values[i] = keys[i].value;
  }
}

static EntStatus compile(EntCompiler *const c) {
  EntFormatString empty = 0;
  c->pool.bytes.allocator = c->builder->allocator;
  c->pool.known = ent_intern_new(c->builder->allocator);
  if (!c->pool.known) {
    return ENT_ERR_MEMORY;
  }
  ENT_TRY(ent_string_pool_add(&c->pool, ENT_VIEW(""), &empty));
  assert(!empty);
  ENT_TRY(ent_compile_classes(c));
  ENT_TRY(ent_compile_offices(c));
  ENT_TRY(ent_compile_relation_kinds(c));
  ENT_TRY(ent_compile_entities(c));
  ENT_TRY(ent_compile_index(c));
  ENT_TRY(ent_compile_relations(c));
  ENT_TRY(ent_compile_names(c));
  ENT_TRY(ent_compile_trie(c));
  ENT_TRY(ent_compile_terms(c));
  return ent_compile_leading(c);
}

static void clear(EntCompiler *const c) {
  const EntAllocator *const allocator = c->builder->allocator;
  ent_intern_free(c->pool.known);
  ent_buffer_free(&c->pool.bytes);
  ent_free(allocator, c->pool.offsets);
  ent_trie_clear(&c->trie, allocator);
  ent_free(allocator, c->numbers);
  ent_free(allocator, c->origins);
  ent_free(allocator, c->classes);
  ent_free(allocator, c->offices);
  ent_free(allocator, c->relation_kinds);
  ent_free(allocator, c->entities);
  ent_free(allocator, c->by_id);
  ent_free(allocator, c->by_code);
  ent_free(allocator, c->names);
  ent_free(allocator, c->node_names);
  ent_free(allocator, c->nodes);
  ent_free(allocator, c->relations);
  ent_free(allocator, c->terms);
  ent_free(allocator, c->by_holder);
  ent_free(allocator, c->leading);
}

EntStatus ent_builder_finish(EntBuilder *const builder, void **const bytes,
                             size_t *const size) {
  EntCompiler c = {.builder = builder};
  EntStatus status = compile(&c);
  if (!status) {
    status = ent_compile_write(&c, bytes, size);
  }
  clear(&c);
  return status;
}

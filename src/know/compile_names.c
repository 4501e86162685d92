// Compiles relations, names and the trie that finds names.

#include "know/compile_impl.h"

// Relations

static EntStatus fill_relations(EntCompiler *const c,
                                EntCompileKey *const keys) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < c->builder->relations.count; ++i) {
    const EntBuilderRelation *const r = &c->builder->relations.items[i];
    if (ent_compile_is_current(c, r->subject, r->version)) {
      keys[n++] = (EntCompileKey){ENT_VIEW(""), c->numbers[r->subject], i};
    }
  }
  ent_compile_sort(keys, n);
  for (uint32_t i = 0; i < n; ++i) {
    const EntBuilderRelation *const r =
        &c->builder->relations.items[keys[i].value];
    EntFormatRelation *const to = &c->relations[i];
    to->subject = (uint32_t)keys[i].number;
    to->kind = r->kind;
    ENT_TRY(ent_compile_resolve(c, r->object, r->place, &to->object));
    EntFormatEntity *const subject = &c->entities[to->subject];
    subject->first_relation =
        subject->n_relations ? subject->first_relation : i;
    ++subject->n_relations;
  }
  c->n_relations = n;
  return ENT_SUCCESS;
}

/// A capital stands for its state, a seat of power for what it is the seat of.
static void set_stands_for(EntCompiler *const c) {
  const uint32_t capital =
      ent_builder_find_relation(c->builder, ENT_VIEW("capital"));
  const uint32_t stands_for =
      ent_builder_find_relation(c->builder, ENT_VIEW("standsFor"));
  for (uint32_t i = 0; i < c->n_relations; ++i) {
    const EntFormatRelation *const r = &c->relations[i];
    if (r->kind == stands_for) {
      c->entities[r->subject].stands_for = r->object;
    } else if (r->kind == capital &&
               c->entities[r->object].stands_for == ENT_FORMAT_NONE) {
      c->entities[r->object].stands_for = r->subject;
    }
  }
}

EntStatus ent_compile_relations(EntCompiler *const c) {
  const size_t n = c->builder->relations.count;
  EntCompileKey *const keys = ent_compile_array(c, n, sizeof(EntCompileKey));
  c->relations = ent_compile_array(c, n, sizeof(*c->relations));
  const EntStatus status =
      keys && c->relations ? fill_relations(c, keys) : ENT_ERR_MEMORY;
  ent_free(c->builder->allocator, keys);
  set_stands_for(c);
  return status;
}

// Names

static bool is_capital(const EntCompiler *const c, const uint32_t entity) {
  const uint32_t of = c->entities[entity].stands_for;
  const uint32_t capital =
      ent_builder_find_relation(c->builder, ENT_VIEW("capital"));
  for (uint32_t i = 0; i < c->entities[of].n_relations; ++i) {
    const EntFormatRelation *const r =
        &c->relations[c->entities[of].first_relation + i];
    if (r->kind == capital && r->object == entity) {
      return true;
    }
  }
  return false;
}

static EntNameKind kind_in_file(const EntCompiler *const c,
                                const uint32_t entity, const EntNameKind kind) {
  const bool is_name = kind == ENT_NAME_PLAIN || kind == ENT_NAME_FORMER;
  if (!is_name || c->entities[entity].stands_for == ENT_FORMAT_NONE) {
    return kind;
  }
  return is_capital(c, entity) ? ENT_NAME_CAPITAL : ENT_NAME_SEAT;
}

static EntStatus fill_names(EntCompiler *const c, EntCompileKey *const keys) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < c->builder->names.count; ++i) {
    const EntBuilderName *const from = &c->builder->names.items[i];
    if (ent_compile_is_current(c, from->entity, from->version)) {
      keys[n++] = (EntCompileKey){ENT_VIEW(""), c->numbers[from->entity], i};
    }
  }
  ent_compile_sort(keys, n);
  for (uint32_t i = 0; i < n; ++i) {
    const EntBuilderName *const from = &c->builder->names.items[keys[i].value];
    EntFormatName *const to = &c->names[i];
    to->entity = (uint32_t)keys[i].number;
    to->kind = kind_in_file(c, to->entity, from->kind);
    ENT_TRY(ent_compile_string(c, from->text, &to->text));
    EntFormatEntity *const entity = &c->entities[to->entity];
    entity->first_name = entity->n_names ? entity->first_name : i;
    ++entity->n_names;
  }
  c->n_names = n;
  return ENT_SUCCESS;
}

EntStatus ent_compile_names(EntCompiler *const c) {
  const size_t n = c->builder->names.count;
  EntCompileKey *const keys = ent_compile_array(c, n, sizeof(EntCompileKey));
  c->names = ent_compile_array(c, n, sizeof(*c->names));
  const EntStatus status =
      keys && c->names ? fill_names(c, keys) : ENT_ERR_MEMORY;
  ent_free(c->builder->allocator, keys);
  return status;
}

// The trie

static EntView name_text(const EntCompiler *const c, const uint32_t name) {
  return ent_view(c->pool.bytes.data + c->names[name].text);
}

static size_t count_pieces(const EntCompiler *const c) {
  size_t count = 0;
  for (uint32_t i = 0; i < c->n_names; ++i) {
    EntView rest = name_text(c, i);
    EntView piece;
    while (ent_fold_cut(&rest, &piece)) {
      ++count;
    }
  }
  return count;
}

static EntStatus add_to_trie(EntCompiler *const c, const uint32_t name,
                             uint32_t *const node) {
  // The pool may move while the trie adds to it; the interned name does not.
  const EntId known = ent_intern_find(c->pool.known, name_text(c, name));
  return ent_trie_add(&c->trie, &c->pool,
                      ent_intern_string(c->pool.known, known), node);
}

static EntStatus fill_trie(EntCompiler *const c, EntCompileKey *const keys) {
  for (uint32_t i = 0; i < c->n_names; ++i) {
    uint32_t node = 0;
    ENT_TRY(add_to_trie(c, i, &node));
    keys[i] = (EntCompileKey){ENT_VIEW(""), node, i};
  }
  ent_compile_sort(keys, c->n_names);
  ent_compile_take(keys, c->n_names, c->node_names);
  c->nodes = ent_compile_array(c, c->trie.n_nodes, sizeof(*c->nodes));
  if (!c->nodes) {
    return ENT_ERR_MEMORY;
  }
  for (uint32_t i = 0; i < c->n_names; ++i) {
    EntFormatNode *const node = &c->nodes[keys[i].number];
    node->first_name = node->n_names ? node->first_name : i;
    ++node->n_names;
  }
  return ENT_SUCCESS;
}

EntStatus ent_compile_trie(EntCompiler *const c) {
  ENT_TRY(ent_trie_init(&c->trie, c->builder->allocator,
                        ent_builder_folding(c->builder), count_pieces(c)));
  EntCompileKey *const keys =
      ent_compile_array(c, c->n_names, sizeof(EntCompileKey));
  c->node_names = ent_compile_array(c, c->n_names, sizeof(uint32_t));
  const EntStatus status =
      keys && c->node_names ? fill_trie(c, keys) : ENT_ERR_MEMORY;
  ent_free(c->builder->allocator, keys);
  return status;
}

// Resolves what a builder has collected and lays it out as one file.

#include "know/builder_impl.h"
#include "know/trie.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

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
} Compiler;

static void *new_array(const Compiler *const c, const size_t count,
                       const size_t size) {
  return ent_calloc(c->builder->allocator, count ? count : 1, size);
}

static EntView text_of(const Compiler *const c, const EntId string) {
  return ent_intern_string(c->builder->strings, string);
}

static EntStatus pool_string(Compiler *const c, const EntId string,
                             EntFormatString *const offset) {
  return ent_string_pool_add(&c->pool, text_of(c, string), offset);
}

static EntStatus fault(const Compiler *const c, const EntBuilderPlace place,
                       const char *const what, const EntView about) {
  return ent_error(c->builder->world, ENT_ERR_DATA,
                   ent_builder_place(c->builder, place), "%s: \"%.*s\"", what,
                   ENT_VIEW_ARGS(about));
}

/// Resolve an id to the number of the entity in the file.
static EntStatus resolve(const Compiler *const c, const EntId id,
                         const EntBuilderPlace place, uint32_t *const number) {
  *number = ENT_FORMAT_NONE;
  if (id == ENT_NO_ID) {
    return ENT_SUCCESS;
  }
  const EntId index = ent_intern_find(c->builder->ids, text_of(c, id));
  if (index == ENT_NO_ID) {
    return fault(c, place, "no such entity", text_of(c, id));
  }
  *number = c->numbers[index];
  return ENT_SUCCESS;
}

// Classes, offices, kinds of relations

static uint32_t find_class(const Compiler *const c, const EntId name,
                           const size_t n) {
  for (uint32_t i = 0; i < n; ++i) {
    if (c->builder->classes.items[i].name == name) {
      return i;
    }
  }
  return ENT_FORMAT_NONE;
}

static EntStatus make_class(Compiler *const c, const uint32_t i) {
  const EntBuilderClass *const from = &c->builder->classes.items[i];
  if (find_class(c, from->name, i) != ENT_FORMAT_NONE) {
    return fault(c, from->place, "duplicate class", text_of(c, from->name));
  }
  c->classes[i].parent = ENT_FORMAT_NONE;
  if (from->parent != ENT_NO_ID) {
    c->classes[i].parent = find_class(c, from->parent, i);
    if (c->classes[i].parent == ENT_FORMAT_NONE) {
      return fault(c, from->place, "no such class above",
                   text_of(c, from->parent));
    }
  }
  return pool_string(c, from->name, &c->classes[i].name);
}

static EntStatus make_classes(Compiler *const c) {
  const size_t n = c->builder->classes.count;
  c->classes = new_array(c, n, sizeof(*c->classes));
  if (!c->classes) {
    return ENT_ERR_MEMORY;
  }
  for (uint32_t i = 0; i < n; ++i) {
    ENT_TRY(make_class(c, i));
  }
  return ENT_SUCCESS;
}

static EntStatus make_offices(Compiler *const c) {
  const size_t n = c->builder->offices.count;
  c->offices = new_array(c, n, sizeof(*c->offices));
  if (!c->offices) {
    return ENT_ERR_MEMORY;
  }
  for (size_t i = 0; i < n; ++i) {
    const EntBuilderOffice *const from = &c->builder->offices.items[i];
    c->offices[i].is_exclusive = from->is_exclusive;
    ENT_TRY(pool_string(c, from->name, &c->offices[i].name));
    ENT_TRY(pool_string(c, from->abbreviation, &c->offices[i].abbreviation));
  }
  return ENT_SUCCESS;
}

static EntStatus make_relation_kinds(Compiler *const c) {
  const size_t n = c->builder->relation_kinds.count;
  c->relation_kinds = new_array(c, n, sizeof(*c->relation_kinds));
  if (!c->relation_kinds) {
    return ENT_ERR_MEMORY;
  }
  for (size_t i = 0; i < n; ++i) {
    ENT_TRY(pool_string(c, c->builder->relation_kinds.items[i],
                        &c->relation_kinds[i].name));
  }
  return ENT_SUCCESS;
}

// Entities

/// Number the entities: a user's own come first, being the most prominent.
static EntStatus number_entities(Compiler *const c) {
  const size_t n = c->builder->entities.count;
  c->numbers = new_array(c, n, sizeof(uint32_t));
  c->origins = new_array(c, n, sizeof(uint32_t));
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

static EntStatus pool_entity_strings(Compiler *const c,
                                     const EntBuilderEntity *const from,
                                     EntFormatEntity *const to) {
  ENT_TRY(pool_string(c, from->id, &to->id));
  ENT_TRY(pool_string(c, from->label, &to->label));
  ENT_TRY(pool_string(c, from->code, &to->code));
  ENT_TRY(pool_string(c, from->wikidata, &to->wikidata));
  return pool_string(c, from->source, &to->source);
}

static EntStatus make_entity(Compiler *const c, const uint32_t i) {
  const EntBuilderEntity *const from =
      &c->builder->entities.items[c->origins[i]];
  EntFormatEntity *const to = &c->entities[i];
  to->begin = from->begin;
  to->end = from->end;
  to->stands_for = ENT_FORMAT_NONE;
  to->class_index = find_class(c, from->class_name, c->builder->classes.count);
  if (to->class_index == ENT_FORMAT_NONE) {
    return fault(c, from->place, "no such class", text_of(c, from->class_name));
  }
  ENT_TRY(resolve(c, from->of, from->place, &to->parent));
  return pool_entity_strings(c, from, to);
}

/// An entity must not belong to itself, over however many steps.
static EntStatus check_parents(const Compiler *const c, const uint32_t i) {
  uint32_t at = c->entities[i].parent;
  for (uint32_t steps = 0; at != ENT_FORMAT_NONE; ++steps) {
    if (at == i || steps > 12) {
      const EntBuilderEntity *const e =
          &c->builder->entities.items[c->origins[i]];
      return fault(c, e->place, "belongs to itself", text_of(c, e->id));
    }
    at = c->entities[at].parent;
  }
  return ENT_SUCCESS;
}

static EntStatus make_entities(Compiler *const c) {
  ENT_TRY(number_entities(c));
  c->entities = new_array(c, c->n_entities, sizeof(*c->entities));
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

// Sorting: keys are made first, so that the comparison needs no context

typedef struct {
  EntView text;
  uint64_t number;
  uint32_t value;
} Key;

static int compare_keys(const void *const a, const void *const b) {
  const Key *const x = a;
  const Key *const y = b;
  const int order = ent_view_compare(x->text, y->text);
  if (order) {
    return order;
  }
  if (x->number != y->number) {
    return x->number < y->number ? -1 : 1;
  }
  return (x->value > y->value) - (x->value < y->value);
}

static void sort_keys(Key *const keys, const size_t n) {
  if (n) {
    qsort(keys, n, sizeof(*keys), compare_keys);
  }
}

static void take_values(const Key *const keys, const size_t n,
                        uint32_t *const values) {
  for (size_t i = 0; i < n; ++i) {
    values[i] = keys[i].value;
  }
}

static EntStatus check_codes(const Compiler *const c, const Key *const keys) {
  for (uint32_t i = 1; i < c->n_codes; ++i) {
    if (ent_view_equals(keys[i - 1].text, keys[i].text)) {
      return fault(c,
                   c->builder->entities.items[c->origins[keys[i].value]].place,
                   "duplicate code", keys[i].text);
    }
  }
  return ENT_SUCCESS;
}

static EntStatus index_entities(Compiler *const c) {
  Key *const keys = new_array(c, c->n_entities, sizeof(Key));
  c->by_id = new_array(c, c->n_entities, sizeof(uint32_t));
  c->by_code = new_array(c, c->n_entities, sizeof(uint32_t));
  EntStatus status = ENT_ERR_MEMORY;
  if (keys && c->by_id && c->by_code) {
    const EntBuilderEntity *const from = c->builder->entities.items;
    for (uint32_t i = 0; i < c->n_entities; ++i) {
      keys[i] = (Key){text_of(c, from[c->origins[i]].id), 0, i};
    }
    sort_keys(keys, c->n_entities);
    take_values(keys, c->n_entities, c->by_id);
    for (uint32_t i = 0; i < c->n_entities; ++i) {
      const EntView code = text_of(c, from[c->origins[i]].code);
      if (code.size) {
        keys[c->n_codes++] = (Key){code, 0, i};
      }
    }
    sort_keys(keys, c->n_codes);
    take_values(keys, c->n_codes, c->by_code);
    status = check_codes(c, keys);
  }
  ent_free(c->builder->allocator, keys);
  return status;
}

// Relations

static bool is_current(const Compiler *const c, const uint32_t entity,
                       const uint32_t version) {
  return c->builder->entities.items[entity].version == version;
}

static EntStatus fill_relations(Compiler *const c, Key *const keys) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < c->builder->relations.count; ++i) {
    const EntBuilderRelation *const r = &c->builder->relations.items[i];
    if (is_current(c, r->subject, r->version)) {
      keys[n++] = (Key){ENT_VIEW(""), c->numbers[r->subject], i};
    }
  }
  sort_keys(keys, n);
  for (uint32_t i = 0; i < n; ++i) {
    const EntBuilderRelation *const r =
        &c->builder->relations.items[keys[i].value];
    EntFormatRelation *const to = &c->relations[i];
    to->subject = (uint32_t)keys[i].number;
    to->kind = r->kind;
    ENT_TRY(resolve(c, r->object, r->place, &to->object));
    EntFormatEntity *const subject = &c->entities[to->subject];
    subject->first_relation =
        subject->n_relations ? subject->first_relation : i;
    ++subject->n_relations;
  }
  c->n_relations = n;
  return ENT_SUCCESS;
}

static EntStatus make_relations(Compiler *const c) {
  const size_t n = c->builder->relations.count;
  Key *const keys = new_array(c, n, sizeof(Key));
  c->relations = new_array(c, n, sizeof(*c->relations));
  const EntStatus status =
      keys && c->relations ? fill_relations(c, keys) : ENT_ERR_MEMORY;
  ent_free(c->builder->allocator, keys);
  return status;
}

/// A capital stands for its state, a seat of power for what it is the seat of.
static void set_stands_for(Compiler *const c) {
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

// Names

static bool is_capital(const Compiler *const c, const uint32_t entity) {
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

static EntNameKind kind_in_file(const Compiler *const c, const uint32_t entity,
                                const EntNameKind kind) {
  const bool is_name = kind == ENT_NAME_PLAIN || kind == ENT_NAME_FORMER;
  if (!is_name || c->entities[entity].stands_for == ENT_FORMAT_NONE) {
    return kind;
  }
  return is_capital(c, entity) ? ENT_NAME_CAPITAL : ENT_NAME_SEAT;
}

static EntStatus fill_names(Compiler *const c, Key *const keys) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < c->builder->names.count; ++i) {
    const EntBuilderName *const from = &c->builder->names.items[i];
    if (is_current(c, from->entity, from->version)) {
      keys[n++] = (Key){ENT_VIEW(""), c->numbers[from->entity], i};
    }
  }
  sort_keys(keys, n);
  for (uint32_t i = 0; i < n; ++i) {
    const EntBuilderName *const from = &c->builder->names.items[keys[i].value];
    EntFormatName *const to = &c->names[i];
    to->entity = (uint32_t)keys[i].number;
    to->kind = kind_in_file(c, to->entity, from->kind);
    ENT_TRY(pool_string(c, from->text, &to->text));
    EntFormatEntity *const entity = &c->entities[to->entity];
    entity->first_name = entity->n_names ? entity->first_name : i;
    ++entity->n_names;
  }
  c->n_names = n;
  return ENT_SUCCESS;
}

static EntStatus make_names(Compiler *const c) {
  const size_t n = c->builder->names.count;
  Key *const keys = new_array(c, n, sizeof(Key));
  c->names = new_array(c, n, sizeof(*c->names));
  const EntStatus status =
      keys && c->names ? fill_names(c, keys) : ENT_ERR_MEMORY;
  ent_free(c->builder->allocator, keys);
  return status;
}

// The trie

static EntView name_text(const Compiler *const c, const uint32_t name) {
  return ent_view(c->pool.bytes.data + c->names[name].text);
}

static size_t count_pieces(const Compiler *const c) {
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

static EntStatus add_to_trie(Compiler *const c, const uint32_t name,
                             uint32_t *const node) {
  // The pool may move while the trie adds to it; the interned name does not.
  const EntId known = ent_intern_find(c->pool.known, name_text(c, name));
  return ent_trie_add(&c->trie, &c->pool,
                      ent_intern_string(c->pool.known, known), node);
}

static EntStatus fill_trie(Compiler *const c, Key *const keys) {
  for (uint32_t i = 0; i < c->n_names; ++i) {
    uint32_t node = 0;
    ENT_TRY(add_to_trie(c, i, &node));
    keys[i] = (Key){ENT_VIEW(""), node, i};
  }
  sort_keys(keys, c->n_names);
  take_values(keys, c->n_names, c->node_names);
  c->nodes = new_array(c, c->trie.n_nodes, sizeof(*c->nodes));
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

static EntStatus make_trie(Compiler *const c) {
  ENT_TRY(ent_trie_init(&c->trie, c->builder->allocator,
                        ent_builder_folding(c->builder), count_pieces(c)));
  Key *const keys = new_array(c, c->n_names, sizeof(Key));
  c->node_names = new_array(c, c->n_names, sizeof(uint32_t));
  const EntStatus status =
      keys && c->node_names ? fill_trie(c, keys) : ENT_ERR_MEMORY;
  ent_free(c->builder->allocator, keys);
  return status;
}

// Terms

static int compare_terms(const void *const a, const void *const b) {
  const EntFormatTerm *const x = a;
  const EntFormatTerm *const y = b;
  if (x->of != y->of) {
    return x->of < y->of ? -1 : 1;
  }
  if (x->office != y->office) {
    return x->office < y->office ? -1 : 1;
  }
  const EntYmd begin_x = ent_ymd_earliest(x->begin);
  const EntYmd begin_y = ent_ymd_earliest(y->begin);
  if (begin_x != begin_y) {
    return begin_x < begin_y ? -1 : 1;
  }
  return (x->holder > y->holder) - (x->holder < y->holder);
}

static bool terms_overlap(const EntFormatTerm *const a,
                          const EntFormatTerm *const b) {
  const EntYmd a_end = a->end ? ent_ymd_earliest(a->end) : INT32_MAX;
  return a->of == b->of && a->office == b->office && !a->is_shared &&
         !b->is_shared && ent_ymd_latest(b->begin) < a_end;
}

static EntView holder_label(const Compiler *const c,
                            const EntFormatTerm *const term) {
  return ent_view(c->pool.bytes.data + c->entities[term->holder].label);
}

/// Return where the term was written, for the message about it.
static EntBuilderPlace term_place(const Compiler *const c,
                                  const EntFormatTerm *const term) {
  for (size_t i = c->builder->terms.count; i > 0; --i) {
    const EntBuilderTerm *const t = &c->builder->terms.items[i - 1];
    if (c->numbers[t->holder] == term->holder && t->office == term->office &&
        t->begin == term->begin) {
      return t->place;
    }
  }
  return (EntBuilderPlace){ENT_NO_ID, 0};
}

static EntStatus log_overlap(const Compiler *const c,
                             const EntFormatTerm *const a,
                             const EntFormatTerm *const b) {
  const EntBuilder *const builder = c->builder;
  const EntBuilderPlace place = term_place(c, b);
  const EntBuilderPlace other = term_place(c, a);
  const EntView a_label = holder_label(c, a);
  const EntView b_label = holder_label(c, b);
  const EntView of = ent_view(c->pool.bytes.data + c->entities[b->of].label);
  const EntView office = text_of(c, builder->offices.items[b->office].name);
  return ent_error(
      builder->world, ENT_ERR_DATA,
      ent_builder_place(builder, place.file == ENT_NO_ID ? other : place),
      "overlapping terms: %.*s and %.*s as %.*s of %.*s",
      ENT_VIEW_ARGS(a_label), ENT_VIEW_ARGS(b_label), ENT_VIEW_ARGS(office),
      ENT_VIEW_ARGS(of));
}

static EntStatus check_terms(const Compiler *const c) {
  for (uint32_t i = 1; i < c->n_terms; ++i) {
    const EntFormatTerm *const a = &c->terms[i - 1];
    const EntFormatTerm *const b = &c->terms[i];
    if (c->offices[b->office].is_exclusive && terms_overlap(a, b)) {
      return log_overlap(c, a, b);
    }
  }
  return ENT_SUCCESS;
}

static EntStatus fill_terms(Compiler *const c) {
  for (uint32_t i = 0; i < c->builder->terms.count; ++i) {
    const EntBuilderTerm *const from = &c->builder->terms.items[i];
    if (is_current(c, from->holder, from->version)) {
      EntFormatTerm *const to = &c->terms[c->n_terms++];
      to->office = from->office;
      to->begin = from->begin;
      to->end = from->end;
      to->holder = c->numbers[from->holder];
      to->is_shared = from->is_shared;
      ENT_TRY(resolve(c, from->of, from->place, &to->of));
    }
  }
  if (c->n_terms) {
    qsort(c->terms, c->n_terms, sizeof(*c->terms), compare_terms);
  }
  return check_terms(c);
}

static uint64_t holder_key(const EntFormatTerm *const term) {
  return (uint64_t)term->holder << 32U |
         (uint32_t)ent_ymd_earliest(term->begin);
}

static void index_terms(Compiler *const c, Key *const keys) {
  for (uint32_t i = 0; i < c->n_terms; ++i) {
    keys[i] = (Key){ENT_VIEW(""), holder_key(&c->terms[i]), i};
  }
  sort_keys(keys, c->n_terms);
  take_values(keys, c->n_terms, c->by_holder);
  for (uint32_t i = 0; i < c->n_terms; ++i) {
    EntFormatEntity *const holder =
        &c->entities[c->terms[c->by_holder[i]].holder];
    holder->first_term = holder->n_terms ? holder->first_term : i;
    ++holder->n_terms;
  }
}

static EntStatus make_terms(Compiler *const c) {
  const size_t n = c->builder->terms.count;
  c->terms = new_array(c, n, sizeof(*c->terms));
  c->by_holder = new_array(c, n, sizeof(uint32_t));
  if (!c->terms || !c->by_holder) {
    return ENT_ERR_MEMORY;
  }
  ENT_TRY(fill_terms(c));
  Key *const keys = new_array(c, n, sizeof(Key));
  if (!keys) {
    return ENT_ERR_MEMORY;
  }
  index_terms(c, keys);
  ent_free(c->builder->allocator, keys);
  return ENT_SUCCESS;
}

static EntStatus make_leading(Compiler *const c) {
  const size_t n = c->builder->leading.count;
  c->leading = new_array(c, n, sizeof(*c->leading));
  if (!c->leading) {
    return ENT_ERR_MEMORY;
  }
  for (size_t i = 0; i < n; ++i) {
    const EntBuilderLeading *const from = &c->builder->leading.items[i];
    c->leading[i].office = from->office;
    c->leading[i].begin = from->begin;
    c->leading[i].end = from->end;
    ENT_TRY(resolve(c, from->of, from->place, &c->leading[i].of));
  }
  return ENT_SUCCESS;
}

// The file

typedef struct {
  const void *data;
  size_t count;
} Section;

static void list_sections(const Compiler *const c,
                          Section sections[ENT_FORMAT_N_SECTIONS]) {
  const EntBuilder *const b = c->builder;
  const uint32_t slots = c->trie.format.counts[ENT_SECTION_TOKENS];
  const Section list[ENT_FORMAT_N_SECTIONS] = {
      [ENT_SECTION_STRINGS] = {c->pool.bytes.data, c->pool.bytes.size},
      [ENT_SECTION_CLASSES] = {c->classes, b->classes.count},
      [ENT_SECTION_OFFICES] = {c->offices, b->offices.count},
      [ENT_SECTION_RELATION_KINDS] = {c->relation_kinds,
                                      b->relation_kinds.count},
      [ENT_SECTION_ENTITIES] = {c->entities, c->n_entities},
      [ENT_SECTION_BY_ID] = {c->by_id, c->n_entities},
      [ENT_SECTION_BY_CODE] = {c->by_code, c->n_codes},
      [ENT_SECTION_NAMES] = {c->names, c->n_names},
      [ENT_SECTION_NODE_NAMES] = {c->node_names, c->n_names},
      [ENT_SECTION_RELATIONS] = {c->relations, c->n_relations},
      [ENT_SECTION_TERMS] = {c->terms, c->n_terms},
      [ENT_SECTION_BY_HOLDER] = {c->by_holder, c->n_terms},
      [ENT_SECTION_LEADING] = {c->leading, b->leading.count},
      [ENT_SECTION_TOKENS] = {c->trie.tokens, slots},
      [ENT_SECTION_EDGES] = {c->trie.edges, slots},
      [ENT_SECTION_NODES] = {c->nodes, c->trie.n_nodes},
      [ENT_SECTION_FOLD_LETTERS] = {b->letters.items, b->letters.count},
      [ENT_SECTION_FOLD_RULES] = {b->rules.items, b->rules.count},
  };
  memcpy(sections, list, sizeof(list));
}

static size_t aligned(const size_t size) {
  return (size + 7) / 8 * 8;
}

static size_t place_sections(const Section *const sections,
                             EntFormatHeader *const header) {
  size_t at = aligned(sizeof(*header));
  for (size_t i = 0; i < ENT_FORMAT_N_SECTIONS; ++i) {
    header->sections[i] = (EntFormatSection){at, sections[i].count};
    at += aligned(sections[i].count *
                  ent_format_record_size((EntFormatSectionId)i));
  }
  return at;
}

static EntStatus write_out(const Compiler *const c, void **const bytes,
                           size_t *const size) {
  Section sections[ENT_FORMAT_N_SECTIONS];
  EntFormatHeader header = {.magic = ENT_FORMAT_MAGIC,
                            .version = ENT_FORMAT_VERSION,
                            .byte_order = ENT_FORMAT_BYTE_ORDER};
  list_sections(c, sections);
  header.size = place_sections(sections, &header);
  char *const out = new_array(c, header.size, 1);
  if (!out) {
    return ENT_ERR_MEMORY;
  }
  for (size_t i = 0; i < ENT_FORMAT_N_SECTIONS; ++i) {
    if (sections[i].count) {
      memcpy(out + header.sections[i].offset, sections[i].data,
             sections[i].count * ent_format_record_size((EntFormatSectionId)i));
    }
  }
  header.checksum = ent_format_checksum(
      ent_view_of(out + sizeof(header), header.size - sizeof(header)));
  memcpy(out, &header, sizeof(header));
  *bytes = out;
  *size = header.size;
  return ENT_SUCCESS;
}

static EntStatus compile(Compiler *const c) {
  EntFormatString empty = 0;
  c->pool.bytes.allocator = c->builder->allocator;
  c->pool.known = ent_intern_new(c->builder->allocator);
  if (!c->pool.known) {
    return ENT_ERR_MEMORY;
  }
  ENT_TRY(ent_string_pool_add(&c->pool, ENT_VIEW(""), &empty));
  assert(!empty);
  ENT_TRY(make_classes(c));
  ENT_TRY(make_offices(c));
  ENT_TRY(make_relation_kinds(c));
  ENT_TRY(make_entities(c));
  ENT_TRY(index_entities(c));
  ENT_TRY(make_relations(c));
  set_stands_for(c);
  ENT_TRY(make_names(c));
  ENT_TRY(make_trie(c));
  ENT_TRY(make_terms(c));
  return make_leading(c);
}

static void clear(Compiler *const c) {
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
  Compiler c = {.builder = builder};
  EntStatus status = compile(&c);
  if (!status) {
    status = write_out(&c, bytes, size);
  }
  clear(&c);
  return status;
}

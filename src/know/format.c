#include "know/format.h"

#include "base/intern.h"

#include <stdbool.h>
#include <string.h>

static const size_t record_sizes[ENT_FORMAT_N_SECTIONS] = {
    [ENT_SECTION_STRINGS] = 1,
    [ENT_SECTION_CLASSES] = sizeof(EntFormatClass),
    [ENT_SECTION_OFFICES] = sizeof(EntFormatOffice),
    [ENT_SECTION_RELATION_KINDS] = sizeof(EntFormatRelationKind),
    [ENT_SECTION_ENTITIES] = sizeof(EntFormatEntity),
    [ENT_SECTION_BY_ID] = sizeof(uint32_t),
    [ENT_SECTION_BY_CODE] = sizeof(uint32_t),
    [ENT_SECTION_NAMES] = sizeof(EntFormatName),
    [ENT_SECTION_NODE_NAMES] = sizeof(uint32_t),
    [ENT_SECTION_RELATIONS] = sizeof(EntFormatRelation),
    [ENT_SECTION_TERMS] = sizeof(EntFormatTerm),
    [ENT_SECTION_BY_HOLDER] = sizeof(uint32_t),
    [ENT_SECTION_LEADING] = sizeof(EntFormatLeading),
    [ENT_SECTION_TOKENS] = sizeof(EntFormatToken),
    [ENT_SECTION_EDGES] = sizeof(EntFormatEdge),
    [ENT_SECTION_NODES] = sizeof(EntFormatNode),
    [ENT_SECTION_FOLD_LETTERS] = sizeof(EntFoldLetter),
    [ENT_SECTION_FOLD_RULES] = sizeof(EntFoldRule),
};

size_t ent_format_record_size(const EntFormatSectionId section) {
  return record_sizes[section];
}

uint64_t ent_format_checksum(const EntView bytes) {
  uint64_t h = bytes.size;
  for (size_t i = 0; i + sizeof(h) <= bytes.size; i += sizeof(h)) {
    uint64_t word = 0;
    memcpy(&word, bytes.data + i, sizeof(word));
    h = (h ^ word) * 0x9E3779B97F4A7C15U;
    h ^= h >> 29U;
  }
  return h;
}

static const char *check_header(const EntView bytes) {
  const EntFormatHeader *const header = (const EntFormatHeader *)bytes.data;
  if (bytes.size < sizeof(*header) ||
      memcmp(header->magic, ENT_FORMAT_MAGIC, sizeof(header->magic)) != 0) {
    return "not a compiled knowledge base";
  }
  if (header->byte_order != ENT_FORMAT_BYTE_ORDER) {
    return "made on a machine of another byte order";
  }
  if (header->version != ENT_FORMAT_VERSION) {
    return "made by another version of entente";
  }
  if (header->size != bytes.size || bytes.size % 8) {
    return "truncated";
  }
  const EntView body = ent_view_slice(bytes, sizeof(*header), bytes.size);
  return ent_format_checksum(body) == header->checksum ? NULL : "damaged";
}

static bool section_fits(const EntFormatSection *const section,
                         const size_t record_size, const size_t size) {
  return section->offset % 8 == 0 && section->offset <= size &&
         section->count <= (size - section->offset) / record_size &&
         section->count < ENT_FORMAT_NONE;
}

static const void *section_data(const EntView bytes,
                                const EntFormatSectionId id) {
  const EntFormatHeader *const header = (const EntFormatHeader *)bytes.data;
  return bytes.data + header->sections[id].offset;
}

static void point_into(const EntView bytes, EntFormat *const f) {
  const EntFormatHeader *const header = (const EntFormatHeader *)bytes.data;
  for (size_t i = 0; i < ENT_FORMAT_N_SECTIONS; ++i) {
    f->counts[i] = (uint32_t)header->sections[i].count;
  }
  f->strings = section_data(bytes, ENT_SECTION_STRINGS);
  f->classes = section_data(bytes, ENT_SECTION_CLASSES);
  f->offices = section_data(bytes, ENT_SECTION_OFFICES);
  f->relation_kinds = section_data(bytes, ENT_SECTION_RELATION_KINDS);
  f->entities = section_data(bytes, ENT_SECTION_ENTITIES);
  f->by_id = section_data(bytes, ENT_SECTION_BY_ID);
  f->by_code = section_data(bytes, ENT_SECTION_BY_CODE);
  f->names = section_data(bytes, ENT_SECTION_NAMES);
  f->node_names = section_data(bytes, ENT_SECTION_NODE_NAMES);
  f->relations = section_data(bytes, ENT_SECTION_RELATIONS);
  f->terms = section_data(bytes, ENT_SECTION_TERMS);
  f->by_holder = section_data(bytes, ENT_SECTION_BY_HOLDER);
  f->leading = section_data(bytes, ENT_SECTION_LEADING);
  f->tokens = section_data(bytes, ENT_SECTION_TOKENS);
  f->edges = section_data(bytes, ENT_SECTION_EDGES);
  f->nodes = section_data(bytes, ENT_SECTION_NODES);
  f->folding.letters = section_data(bytes, ENT_SECTION_FOLD_LETTERS);
  f->folding.n_letters = f->counts[ENT_SECTION_FOLD_LETTERS];
  f->folding.rules = section_data(bytes, ENT_SECTION_FOLD_RULES);
  f->folding.n_rules = f->counts[ENT_SECTION_FOLD_RULES];
}

static bool points_to(const EntFormat *const f, const EntFormatSectionId id,
                      const uint32_t index) {
  return index < f->counts[id];
}

static bool points_to_or_none(const EntFormat *const f,
                              const EntFormatSectionId id,
                              const uint32_t index) {
  return index == ENT_FORMAT_NONE || points_to(f, id, index);
}

static bool range_fits(const EntFormat *const f, const EntFormatSectionId id,
                       const uint32_t first, const uint32_t n) {
  return first <= f->counts[id] && n <= f->counts[id] - first;
}

static bool string_fits(const EntFormat *const f,
                        const EntFormatString string) {
  return points_to(f, ENT_SECTION_STRINGS, string);
}

static bool strings_end(const EntFormat *const f) {
  const uint32_t size = f->counts[ENT_SECTION_STRINGS];
  return size > 0 && !f->strings[0] && !f->strings[size - 1];
}

static bool indexes_fit(const EntFormat *const f, const uint32_t *const items,
                        const EntFormatSectionId list,
                        const EntFormatSectionId target) {
  for (uint32_t i = 0; i < f->counts[list]; ++i) {
    if (!points_to(f, target, items[i])) {
      return false;
    }
  }
  return true;
}

/// A class is listed after the one above it, so that walking up ends.
static bool class_fits(const EntFormat *const f, const uint32_t i) {
  const EntFormatClass *const c = &f->classes[i];
  return string_fits(f, c->name) &&
         (c->parent == ENT_FORMAT_NONE || c->parent < i);
}

static bool office_fits(const EntFormat *const f, const uint32_t i) {
  return string_fits(f, f->offices[i].name) &&
         string_fits(f, f->offices[i].abbreviation);
}

static bool relation_kind_fits(const EntFormat *const f, const uint32_t i) {
  return string_fits(f, f->relation_kinds[i].name);
}

static bool entity_fits(const EntFormat *const f, const uint32_t i) {
  const EntFormatEntity *const e = &f->entities[i];
  return string_fits(f, e->id) && string_fits(f, e->label) &&
         string_fits(f, e->code) && string_fits(f, e->wikidata) &&
         string_fits(f, e->source) &&
         points_to(f, ENT_SECTION_CLASSES, e->class_index) &&
         points_to_or_none(f, ENT_SECTION_ENTITIES, e->parent) &&
         points_to_or_none(f, ENT_SECTION_ENTITIES, e->stands_for) &&
         range_fits(f, ENT_SECTION_NAMES, e->first_name, e->n_names) &&
         range_fits(f, ENT_SECTION_RELATIONS, e->first_relation,
                    e->n_relations) &&
         range_fits(f, ENT_SECTION_BY_HOLDER, e->first_term, e->n_terms);
}

static bool name_fits(const EntFormat *const f, const uint32_t i) {
  const EntFormatName *const n = &f->names[i];
  return string_fits(f, n->text) && n->kind <= ENT_NAME_SHARED &&
         points_to(f, ENT_SECTION_ENTITIES, n->entity);
}

static bool relation_fits(const EntFormat *const f, const uint32_t i) {
  const EntFormatRelation *const r = &f->relations[i];
  return points_to(f, ENT_SECTION_ENTITIES, r->subject) &&
         points_to(f, ENT_SECTION_RELATION_KINDS, r->kind) &&
         points_to(f, ENT_SECTION_ENTITIES, r->object);
}

static bool term_fits(const EntFormat *const f, const uint32_t i) {
  const EntFormatTerm *const t = &f->terms[i];
  return points_to(f, ENT_SECTION_ENTITIES, t->of) &&
         points_to(f, ENT_SECTION_OFFICES, t->office) &&
         points_to(f, ENT_SECTION_ENTITIES, t->holder);
}

static bool leading_fits(const EntFormat *const f, const uint32_t i) {
  const EntFormatLeading *const l = &f->leading[i];
  return points_to_or_none(f, ENT_SECTION_ENTITIES, l->of) &&
         points_to(f, ENT_SECTION_OFFICES, l->office);
}

static bool token_fits(const EntFormat *const f, const uint32_t i) {
  return string_fits(f, f->tokens[i].text);
}

static bool edge_fits(const EntFormat *const f, const uint32_t i) {
  return points_to(f, ENT_SECTION_NODES, f->edges[i].child);
}

static bool node_fits(const EntFormat *const f, const uint32_t i) {
  return range_fits(f, ENT_SECTION_NODE_NAMES, f->nodes[i].first_name,
                    f->nodes[i].n_names);
}

static bool fold_letter_fits(const EntFormat *const f, const uint32_t i) {
  return !i || f->folding.letters[i - 1].code_point <
                   f->folding.letters[i].code_point;
}

static bool fold_rule_fits(const EntFormat *const f, const uint32_t i) {
  return ent_fold_is_rule(&f->folding.rules[i]);
}

/// A hash table needs a power of two of slots, and an empty one to stop at.
static bool is_table_size(const uint32_t n) {
  return n > 0 && !(n & (n - 1));
}

static bool tables_have_room(const EntFormat *const f) {
  uint32_t used = 0;
  for (uint32_t i = 0; i < f->counts[ENT_SECTION_TOKENS]; ++i) {
    used += f->tokens[i].text != 0;
  }
  if (used >= f->counts[ENT_SECTION_TOKENS]) {
    return false;
  }
  used = 0;
  for (uint32_t i = 0; i < f->counts[ENT_SECTION_EDGES]; ++i) {
    used += f->edges[i].child != 0;
  }
  return used < f->counts[ENT_SECTION_EDGES];
}

typedef bool (*RecordCheck)(const EntFormat *, uint32_t);

static const struct {
  EntFormatSectionId section;
  RecordCheck fits;
} checks[] = {
    {ENT_SECTION_CLASSES, class_fits},
    {ENT_SECTION_OFFICES, office_fits},
    {ENT_SECTION_RELATION_KINDS, relation_kind_fits},
    {ENT_SECTION_ENTITIES, entity_fits},
    {ENT_SECTION_NAMES, name_fits},
    {ENT_SECTION_RELATIONS, relation_fits},
    {ENT_SECTION_TERMS, term_fits},
    {ENT_SECTION_LEADING, leading_fits},
    {ENT_SECTION_TOKENS, token_fits},
    {ENT_SECTION_EDGES, edge_fits},
    {ENT_SECTION_NODES, node_fits},
    {ENT_SECTION_FOLD_LETTERS, fold_letter_fits},
    {ENT_SECTION_FOLD_RULES, fold_rule_fits},
};

static bool records_fit(const EntFormat *const f) {
  for (size_t c = 0; c < sizeof(checks) / sizeof(checks[0]); ++c) {
    for (uint32_t i = 0; i < f->counts[checks[c].section]; ++i) {
      if (!checks[c].fits(f, i)) {
        return false;
      }
    }
  }
  return indexes_fit(f, f->by_id, ENT_SECTION_BY_ID, ENT_SECTION_ENTITIES) &&
         indexes_fit(f, f->by_code, ENT_SECTION_BY_CODE,
                     ENT_SECTION_ENTITIES) &&
         indexes_fit(f, f->node_names, ENT_SECTION_NODE_NAMES,
                     ENT_SECTION_NAMES) &&
         indexes_fit(f, f->by_holder, ENT_SECTION_BY_HOLDER, ENT_SECTION_TERMS);
}

const char *ent_format_check(const EntView bytes, EntFormat *const format) {
  const char *const fault = check_header(bytes);
  if (fault) {
    return fault;
  }
  const EntFormatHeader *const header = (const EntFormatHeader *)bytes.data;
  for (size_t i = 0; i < ENT_FORMAT_N_SECTIONS; ++i) {
    if (!section_fits(&header->sections[i], record_sizes[i], bytes.size)) {
      return "damaged";
    }
  }
  point_into(bytes, format);
  return strings_end(format) &&
                 is_table_size(format->counts[ENT_SECTION_TOKENS]) &&
                 is_table_size(format->counts[ENT_SECTION_EDGES]) &&
                 format->counts[ENT_SECTION_NODES] > 0 &&
                 tables_have_room(format) && records_fit(format)
             ? NULL
             : "damaged";
}

uint32_t ent_format_token_slot(const EntFormat *const format,
                               const EntView token) {
  const uint32_t mask = format->counts[ENT_SECTION_TOKENS] - 1;
  uint32_t slot = (uint32_t)ent_hash(token) & mask;
  while (format->tokens[slot].text &&
         !ent_view_equals(ent_format_string(format, format->tokens[slot].text),
                          token)) {
    slot = (slot + 1) & mask;
  }
  return slot;
}

static uint32_t hash_edge(const uint32_t node, const uint32_t token) {
  uint64_t h = ((uint64_t)node << 32U | token) * 0x9E3779B97F4A7C15U;
  h ^= h >> 32U;
  return (uint32_t)h;
}

uint32_t ent_format_edge_slot(const EntFormat *const format,
                              const uint32_t node, const uint32_t token) {
  const uint32_t mask = format->counts[ENT_SECTION_EDGES] - 1;
  uint32_t slot = hash_edge(node, token) & mask;
  while (format->edges[slot].child && (format->edges[slot].node != node ||
                                       format->edges[slot].token != token)) {
    slot = (slot + 1) & mask;
  }
  return slot;
}

// Writes the sections of a compiled knowledge base.

#include "know/compile_impl.h"

#include <string.h>

typedef struct {
  const void *data;
  size_t count;
} Section;

static void list_sections(const EntCompiler *const c,
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

EntStatus ent_compile_write(const EntCompiler *const c, void **const bytes,
                            size_t *const size) {
  Section sections[ENT_FORMAT_N_SECTIONS];
  EntFormatHeader header = {.magic = ENT_FORMAT_MAGIC,
                            .version = ENT_FORMAT_VERSION,
                            .byte_order = ENT_FORMAT_BYTE_ORDER};
  list_sections(c, sections);
  header.size = place_sections(sections, &header);
  char *const out = ent_compile_array(c, header.size, 1);
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

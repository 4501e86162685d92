#include "store/term_map.h"

#include "base/vector.h"

#include <string.h>

static uint64_t mix(const uint64_t a, const uint64_t b) {
  const uint64_t x =
      (a ^ (b + UINT64_C(0x9e3779b97f4a7c15))) * UINT64_C(0xd6e8feb86659fd93);
  return x ^ (x >> 32);
}

static uint64_t read_word(const char *const data, const size_t size) {
  unsigned char bytes[8] = {0};
  memcpy(bytes, data, size);
  uint64_t word = 0;
  for (size_t i = 8; i--;) { // one load where memory has this order
    word = word << 8 | bytes[i];
  }
  return word;
}

uint64_t ent_text_hash(const EntView text) {
  uint64_t hash = mix(text.size, 0);
  size_t i = 0;
  for (; i + 8 <= text.size; i += 8) {
    hash = mix(hash ^ read_word(text.data + i, 8), hash);
  }
  return i < text.size
             ? mix(hash ^ read_word(text.data + i, text.size - i), hash)
             : hash;
}

uint64_t ent_term_hash(const EntTerm *const term) {
  uint64_t hash = mix(ent_text_hash(term->value), term->kind);
  if (term->datatype.size) {
    hash = mix(hash, ent_text_hash(term->datatype));
  }
  if (term->language.size) {
    hash = mix(hash, ~ent_text_hash(term->language));
  }
  return hash;
}

static uint64_t id_hash(const int64_t id) {
  return mix((uint64_t)id, 0);
}

static uint32_t *slot_of_term(const EntTermMap *const map,
                              const EntTerm *const term, const uint64_t hash) {
  size_t at = hash & (map->n_slots - 1);
  for (; map->by_hash[at]; at = (at + 1) & (map->n_slots - 1)) {
    const EntTermEntry *const entry = &map->entries.items[map->by_hash[at] - 1];
    if (entry->hash == hash && ent_term_equals(entry->term, *term)) {
      break;
    }
  }
  return &map->by_hash[at];
}

static uint32_t *slot_of_id(const EntTermMap *const map, const int64_t id) {
  size_t at = id_hash(id) & (map->n_slots - 1);
  while (map->by_id[at] && map->entries.items[map->by_id[at] - 1].id != id) {
    at = (at + 1) & (map->n_slots - 1);
  }
  return &map->by_id[at];
}

const EntTermEntry *ent_term_map_find(const EntTermMap *const map,
                                      const EntTerm *const term,
                                      const uint64_t hash) {
  const uint32_t at = map->n_slots ? *slot_of_term(map, term, hash) : 0;
  return at ? &map->entries.items[at - 1] : NULL;
}

const EntTermEntry *ent_term_map_at(const EntTermMap *const map,
                                    const int64_t id) {
  const uint32_t at = map->n_slots ? *slot_of_id(map, id) : 0;
  return at ? &map->entries.items[at - 1] : NULL;
}

static uint32_t *free_slot(uint32_t *const slots, const size_t n_slots,
                           const uint64_t hash) {
  size_t at = hash & (n_slots - 1);
  while (slots[at]) {
    at = (at + 1) & (n_slots - 1);
  }
  return &slots[at];
}

static void fill_slots(EntTermMap *const map) {
  for (size_t i = 0; i < map->entries.count; ++i) {
    const EntTermEntry *const entry = &map->entries.items[i];
    *free_slot(map->by_hash, map->n_slots, entry->hash) = (uint32_t)i + 1;
    *free_slot(map->by_id, map->n_slots, id_hash(entry->id)) = (uint32_t)i + 1;
  }
}

static EntStatus grow(EntTermMap *const map) {
  const size_t n_slots = map->n_slots ? 2 * map->n_slots : 256;
  uint32_t *const by_hash =
      ent_calloc(map->allocator, n_slots, sizeof(uint32_t));
  uint32_t *const by_id = ent_calloc(map->allocator, n_slots, sizeof(uint32_t));
  if (!by_hash || !by_id) {
    ent_free(map->allocator, by_hash);
    ent_free(map->allocator, by_id);
    return ENT_ERR_MEMORY;
  }
  ent_free(map->allocator, map->by_hash);
  ent_free(map->allocator, map->by_id);
  map->by_hash = by_hash;
  map->by_id = by_id;
  map->n_slots = n_slots;
  fill_slots(map);
  return ENT_SUCCESS;
}

/// Datatypes are few: the copies of neighbours are shared.
static EntStatus copy_datatype(EntTermMap *const map, const EntView datatype,
                               EntView *const copy) {
  for (size_t i = map->entries.count, n = 0; i-- && n < 8; ++n) {
    if (ent_view_equals(map->entries.items[i].term.datatype, datatype)) {
      *copy = map->entries.items[i].term.datatype;
      return ENT_SUCCESS;
    }
  }
  map->n_bytes += datatype.size;
  return ent_arena_copy(&map->arena, datatype, copy);
}

EntStatus ent_term_map_add(EntTermMap *const map, const EntTerm *const term,
                           const uint64_t hash, const int64_t id) {
  if (2 * (map->entries.count + 1) > map->n_slots) {
    ENT_TRY(grow(map));
  }
  EntTerm copy = {.kind = term->kind};
  ENT_TRY(ent_arena_copy(&map->arena, term->value, &copy.value));
  if (term->datatype.size) {
    ENT_TRY(copy_datatype(map, term->datatype, &copy.datatype));
  }
  if (term->language.size) {
    ENT_TRY(ent_arena_copy(&map->arena, term->language, &copy.language));
  }
  EntTermEntry *const entry = ENT_PUSH(map->allocator, &map->entries);
  if (!entry) {
    return ENT_ERR_MEMORY;
  }
  *entry = (EntTermEntry){id, hash, copy};
  const uint32_t number = (uint32_t)map->entries.count;
  *free_slot(map->by_hash, map->n_slots, hash) = number;
  *free_slot(map->by_id, map->n_slots, id_hash(id)) = number;
  map->n_bytes += term->value.size + term->language.size + sizeof(*entry) + 16;
  return ENT_SUCCESS;
}

void ent_term_map_clear(EntTermMap *const map) {
  ent_arena_clear(&map->arena);
  ent_free(map->allocator, map->entries.items);
  ent_free(map->allocator, map->by_hash);
  ent_free(map->allocator, map->by_id);
  *map = (EntTermMap){.allocator = map->allocator};
  ent_arena_init(&map->arena, map->allocator);
}

/**
   @file term_map.h
   Terms in memory, found by value or by number; the dictionary's cache.
*/
#ifndef ENT_STORE_TERM_MAP_H
#define ENT_STORE_TERM_MAP_H

#include "base/arena.h"
#include "base/status.h"
#include "rdf/term.h"

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
  int64_t id;
  uint64_t hash;
  EntTerm term;
} EntTermEntry;

/// Zero-initialise with the allocator, and the arena with the same.
typedef struct {
  const EntAllocator *allocator;
  EntArena arena;
  struct {
    EntTermEntry *items;
    size_t count, capacity;
  } entries;
  uint32_t *by_hash; ///< Open addressing; index + 1, or 0 where free
  uint32_t *by_id;
  size_t n_slots;
  size_t n_bytes; ///< Of the strings
} EntTermMap;

/// Return a hash of the bytes, eight at a time; the same on every machine.
uint64_t ent_text_hash(EntView text);

/// Return a hash of all parts of the term; stores keep it.
uint64_t ent_term_hash(const EntTerm *term);

/// Return the entry of the term with that hash, or NULL.
const EntTermEntry *ent_term_map_find(const EntTermMap *map,
                                      const EntTerm *term, uint64_t hash);

/// Return the entry of the id, or NULL.
const EntTermEntry *ent_term_map_at(const EntTermMap *map, int64_t id);

/// Add a copy of the term, which must not be there yet.
EntStatus ent_term_map_add(EntTermMap *map, const EntTerm *term, uint64_t hash,
                           int64_t id);

/// Empty the map and free its memory.
void ent_term_map_clear(EntTermMap *map);

#ifdef __cplusplus
}
#endif

#endif // ENT_STORE_TERM_MAP_H

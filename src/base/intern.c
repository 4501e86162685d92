#include "base/intern.h"
#include "base/vector.h"

typedef struct {
  EntView string;
  uint64_t hash;
} Entry;

struct EntInternImpl {
  const EntAllocator *allocator;
  EntArena arena;
  struct {
    Entry *items;
    size_t count, capacity;
  } entries;
  EntId *slots;   ///< Open addressing; id + 1, or 0 where free
  size_t n_slots; ///< A power of two
};

uint64_t ent_hash(const EntView bytes) {
  uint64_t hash = UINT64_C(0xcbf29ce484222325);
  for (size_t i = 0; i < bytes.size; ++i) {
    hash = (hash ^ (unsigned char)bytes.data[i]) * UINT64_C(0x100000001b3);
  }
  hash = (hash ^ (hash >> 32)) * UINT64_C(0xd6e8feb86659fd93);
  return hash ^ (hash >> 32);
}

EntIntern *ent_intern_new(const EntAllocator *const allocator) {
  EntIntern *const table = ent_calloc(allocator, 1, sizeof(EntIntern));
  if (table) {
    table->allocator = allocator;
    ent_arena_init(&table->arena, allocator);
  }
  return table;
}

void ent_intern_free(EntIntern *const table) {
  if (table) {
    ent_arena_clear(&table->arena);
    ent_free(table->allocator, table->entries.items);
    ent_free(table->allocator, table->slots);
    ent_free(table->allocator, table);
  }
}

/// Return the slot that holds the string, or the free one where it belongs.
static EntId *find_slot(const EntIntern *const table, const EntView string,
                        const uint64_t hash) {
  size_t at = hash & (table->n_slots - 1);
  for (; table->slots[at]; at = (at + 1) & (table->n_slots - 1)) {
    const Entry *const entry = &table->entries.items[table->slots[at] - 1];
    if (entry->hash == hash && ent_view_equals(entry->string, string)) {
      break;
    }
  }
  return &table->slots[at];
}

static EntStatus grow(EntIntern *const table) {
  const size_t n_slots = table->n_slots ? 2 * table->n_slots : 64;
  EntId *const slots = ent_calloc(table->allocator, n_slots, sizeof(EntId));
  if (!slots) {
    return ENT_ERR_MEMORY;
  }
  ent_free(table->allocator, table->slots);
  table->slots = slots;
  table->n_slots = n_slots;
  for (size_t i = 0; i < table->entries.count; ++i) {
    size_t at = table->entries.items[i].hash & (n_slots - 1);
    while (slots[at]) {
      at = (at + 1) & (n_slots - 1);
    }
    slots[at] = (EntId)i + 1;
  }
  return ENT_SUCCESS;
}

EntStatus ent_intern_add(EntIntern *const table, const EntView string,
                         EntId *const id) {
  if (2 * (table->entries.count + 1) > table->n_slots) {
    ENT_TRY(grow(table));
  }
  const uint64_t hash = ent_hash(string);
  EntId *const slot = find_slot(table, string, hash);
  if (!*slot) {
    EntView copy;
    ENT_TRY(ent_arena_copy(&table->arena, string, &copy));
    Entry *const entry = ENT_PUSH(table->allocator, &table->entries);
    if (!entry) {
      return ENT_ERR_MEMORY;
    }
    *entry = (Entry){copy, hash};
    *slot = (EntId)table->entries.count;
  }
  *id = *slot - 1;
  return ENT_SUCCESS;
}

EntId ent_intern_find(const EntIntern *const table, const EntView string) {
  if (!table->n_slots) {
    return ENT_NO_ID;
  }
  const EntId slot = *find_slot(table, string, ent_hash(string));
  return slot ? slot - 1 : ENT_NO_ID;
}

EntView ent_intern_string(const EntIntern *const table, const EntId id) {
  return table->entries.items[id].string;
}

size_t ent_intern_count(const EntIntern *const table) {
  return table->entries.count;
}

#include "rdf/prefixes.h"

#include "base/utf8.h"
#include "base/vector.h"
#include "rdf/grammar.h"

#include <string.h>

static EntPrefix *find(const EntPrefixes *const prefixes, const EntView name) {
  for (size_t i = 0; i < prefixes->count; ++i) {
    if (ent_view_equals(prefixes->items[i].name, name)) {
      return &prefixes->items[i];
    }
  }
  return NULL;
}

static bool is_usable(const EntView name, const EntView iri) {
  return ent_utf8_valid_prefix(name) == name.size && ent_is_prefix_name(name) &&
         ent_utf8_valid_prefix(iri) == iri.size && ent_is_absolute_iri(iri);
}

static EntStatus copy_prefix(const EntPrefixes *const prefixes,
                             const EntView name, const EntView iri,
                             EntPrefix *const copy) {
  char *const data = ent_alloc(prefixes->allocator, name.size + iri.size);
  if (!data) {
    return ENT_ERR_MEMORY;
  }
  if (name.size) {
    memcpy(data, name.data, name.size);
  }
  memcpy(data + name.size, iri.data, iri.size);
  copy->name = ent_view_of(data, name.size);
  copy->iri = ent_view_of(data + name.size, iri.size);
  return ENT_SUCCESS;
}

static EntStatus replace(EntPrefixes *const prefixes, EntPrefix *const prefix,
                         const EntView iri) {
  EntPrefix copy;
  ENT_TRY(copy_prefix(prefixes, prefix->name, iri, &copy));
  ent_free(prefixes->allocator, (void *)prefix->name.data);
  *prefix = copy;
  return ENT_SUCCESS;
}

static EntStatus add(EntPrefixes *const prefixes, const EntView name,
                     const EntView iri) {
  EntPrefix copy;
  ENT_TRY(copy_prefix(prefixes, name, iri, &copy));
  EntPrefix *const prefix = ENT_PUSH(prefixes->allocator, prefixes);
  if (!prefix) {
    ent_free(prefixes->allocator, (void *)copy.name.data);
    return ENT_ERR_MEMORY;
  }
  *prefix = copy;
  return ENT_SUCCESS;
}

EntStatus ent_prefixes_set(EntPrefixes *const prefixes, const EntView name,
                           const EntView iri, bool *const is_new) {
  *is_new = false;
  if (!is_usable(name, iri)) {
    return ENT_SUCCESS;
  }
  EntPrefix *const old = find(prefixes, name);
  if (old ? ent_view_equals(old->iri, iri)
          : prefixes->count == ENT_PREFIXES_MAX) {
    return ENT_SUCCESS;
  }
  ENT_TRY(old ? replace(prefixes, old, iri) : add(prefixes, name, iri));
  *is_new = true;
  return ENT_SUCCESS;
}

bool ent_prefixes_shorten(const EntPrefixes *const prefixes, const EntView iri,
                          EntView *const name, EntView *const local) {
  size_t longest = 0;
  for (size_t i = 0; i < prefixes->count; ++i) {
    const EntPrefix *const prefix = &prefixes->items[i];
    if (prefix->iri.size <= longest ||
        !ent_view_starts_with(iri, prefix->iri)) {
      continue;
    }
    const EntView rest = ent_view_slice(iri, prefix->iri.size, iri.size);
    if (ent_is_local_name(rest)) {
      longest = prefix->iri.size;
      *name = prefix->name;
      *local = rest;
    }
  }
  return longest;
}

void ent_prefixes_clear(EntPrefixes *const prefixes) {
  for (size_t i = 0; i < prefixes->count; ++i) {
    ent_free(prefixes->allocator, (void *)prefixes->items[i].name.data);
  }
  ent_free(prefixes->allocator, prefixes->items);
  prefixes->items = NULL;
  prefixes->count = prefixes->capacity = 0;
}

/**
   @file update_impl.h
   What the files that carry out updates share; nobody else includes it.
*/
#ifndef ENT_STORE_UPDATE_IMPL_H
#define ENT_STORE_UPDATE_IMPL_H

#include "store/functions.h"
#include "store/store_impl.h"
#include "store/update.h"

typedef struct {
  EntTermId ids[4]; ///< Graph, subject, predicate, object
} UpdateQuad;

typedef struct {
  UpdateQuad *items;
  size_t count, capacity;
} UpdateQuads;

typedef struct {
  EntStore *store;
  const EntUpdateOptions *options;
  EntArena arena;
  EntQuery *query;
  EntWatch watch;
  UpdateQuads removed, added; ///< By the operation under way
  EntBuffer label;
  uint64_t scope; ///< Of the blank nodes that the operation makes
  EntUpdateCounts counts;
} Updater;

/// Log why SQLite stopped.
EntStatus updater_error(Updater *updater);

/// CLEAR and DROP
EntStatus update_clear(Updater *updater, const EntUpdate *operation);

/// CREATE
EntStatus update_create(Updater *updater, const EntUpdate *operation);

/// ADD, MOVE and COPY
EntStatus update_transfer(Updater *updater, const EntUpdate *operation);

/// LOAD
EntStatus update_load(Updater *updater, const EntUpdate *operation);

#endif // ENT_STORE_UPDATE_IMPL_H

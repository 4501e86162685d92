/**
   @file selectivity.h
   Which part of the triples a pattern's constants leave, for the order of
   joins.

   SQLite's statistics are averages of an index, but some objects are a million
   times as frequent as others: `ent:status ent:Actual` and a date must be told
   apart. So the frequent properties and objects are counted when statistics are
   made, and the others when they are asked for:

       frequency    p, o, n: triples with that property and object, where there
                    are many; o = 0: with that property; p = 0: all
*/
#ifndef ENT_STORE_SELECTIVITY_H
#define ENT_STORE_SELECTIVITY_H

#include "base/status.h"
#include "store/dictionary.h"
#include "store/store.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Count what is frequent.
EntStatus ent_selectivity_update(EntStore *store);

/**
   Set `property` to the part of the triples that have this predicate, and
   `object` to the part of these that have this object: what SQLite's
   likelihood() wants. `o` may be #ENT_ID_NONE, which sets `object` to 1.

   Returns #ENT_NO_MATCH if the store has no statistics.
*/
EntStatus ent_selectivity(EntStore *store, EntTermId p, EntTermId o,
                          double *property, double *object);

#ifdef __cplusplus
}
#endif

#endif // ENT_STORE_SELECTIVITY_H

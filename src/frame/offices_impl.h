/**
   @file offices_impl.h
   What the files that find office holdings share.
*/
#ifndef ENT_FRAME_OFFICES_IMPL_H
#define ENT_FRAME_OFFICES_IMPL_H

#include "frame/offices.h"

/// Most owners of an office: "the Russian, Turkish and Iranian presidents".
enum { ENT_MAX_OWNERS = 8 };

/// An office phrase with what stands around it.
typedef struct {
  EntPhraseMatch match;
  uint32_t first, end; ///< With owners
  uint32_t owners[ENT_MAX_OWNERS];
  size_t n_owners;
  EntView office;
  bool is_counterpart; ///< "His Turkish counterpart"
} EntTitle;

/// Find whose the office is: what the title says, what the knowledge base knows
/// of `person`, or what the article spoke of most before.
EntStatus ent_offices_find_owner(EntReading *reading, const EntTitle *title,
                                 EntReferentId person, EntReferentId *owner);

/// Find a title at `token`: an office phrase or "counterpart".
bool ent_offices_find_title(const EntReading *reading, uint32_t token,
                            uint32_t end, EntTitle *title);

/// Add an office holding, unless it is there.
EntStatus ent_offices_add(EntReading *reading, EntOffice office);

#endif // ENT_FRAME_OFFICES_IMPL_H

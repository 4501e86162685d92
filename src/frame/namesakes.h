/**
   @file namesakes.h
   Who is meant by a surname alone.

   Of those whom the knowledge base knows by it, it is the one whom the article
   spoke of, else the one who holds the office named before it ("Defence
   Minister Ivanov"), else who is in office where the article takes place, else
   who is in office anywhere; or nobody that is known.
*/
#ifndef ENT_FRAME_NAMESAKES_H
#define ENT_FRAME_NAMESAKES_H

#include "frame/reading.h"
#include "frame/scene.h"

/// A surname in the text, and whom it may mean.
typedef struct {
  uint32_t first_token;
  uint32_t n_tokens;
  const EntNameMatch *match;
} EntNamesake;

/// Return who is meant by `name`, or #ENT_NO_ENTITY.
EntEntity ent_namesakes_choose(const EntReading *reading, const EntScene *scene,
                               const EntNamesake *name);

#endif // ENT_FRAME_NAMESAKES_H

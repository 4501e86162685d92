/**
   @file deeds.h
   What "the move", "the decision" and "the incident" stand for.

   Who welcomes, condemns or rejects a deed that only such a noun names
   (`deed-noun` in lexicon/grammar.tsv) means what the article told last before
   it that happened and was no speech; that event is the content.
*/
#ifndef ENT_FRAME_DEEDS_H
#define ENT_FRAME_DEEDS_H

#include "base/status.h"
#include "frame/reading.h"

/// Add the contents of judgements on deeds.
EntStatus ent_deeds_read(EntReading *reading);

#endif // ENT_FRAME_DEEDS_H

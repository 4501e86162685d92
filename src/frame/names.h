/**
   @file names.h
   First stage: who and what the names in the text mean.

   Names come from two sides: the knowledge base knows many, and the reader
   recognises others by their form. Where both see one, the longer wins; what
   the knowledge base does not know becomes a referent of its own, never that of
   a namesake. A capital or seat of power stands for its government unless it
   stands behind a preposition of place.
*/
#ifndef ENT_FRAME_NAMES_H
#define ENT_FRAME_NAMES_H

#include "base/status.h"
#include "frame/reading.h"

/// Find the names of the document and what they refer to.
EntStatus ent_names_read(EntReading *reading);

#endif // ENT_FRAME_NAMES_H

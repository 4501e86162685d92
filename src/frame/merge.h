/**
   @file merge.h
   One event for a happening that the article tells twice.

   Two events are one if their classes are, what both say agrees, and they share
   a participant or the later one is a definite noun that adds nothing ("the
   signing of the protocol", "the talks").
*/
#ifndef ENT_FRAME_MERGE_H
#define ENT_FRAME_MERGE_H

#include "base/status.h"
#include "frame/reading.h"

/// Merge events; the earlier one in the text gets evidence and fillers.
EntStatus ent_merge_events(EntReading *reading);

#endif // ENT_FRAME_MERGE_H

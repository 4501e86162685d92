/**
   @file evidence.h
   The words that say so: from the first to the last that an event is made of.
*/
#ifndef ENT_FRAME_EVIDENCE_H
#define ENT_FRAME_EVIDENCE_H

#include "frame/reading.h"

/// Widen the evidence of every event from its trigger to those who play a part
/// in it, as far as they stand in the same sentence.
void ent_evidence_widen(EntReading *reading);

#endif // ENT_FRAME_EVIDENCE_H

/**
   @file confidence.h
   How sure an event is: the probability that a careful reader agrees.

   The parser's probabilities of the trigger's tag and of the arcs to the
   fillers are calibrated (Dozat and Manning's scorers are close to it); what is
   made of them is fitted to annotated articles.
*/
#ifndef ENT_FRAME_CONFIDENCE_H
#define ENT_FRAME_CONFIDENCE_H

#include "frame/reading.h"

/// Set the confidence of every event.
void ent_confidence_set(EntReading *reading);

#endif // ENT_FRAME_CONFIDENCE_H

/**
   @file passing.h
   Nouns of events that are named in passing.

   "After violence", "despite threats": nothing is told of such an event,
   neither who nor what nor when nor where, and no one happening is meant.
*/
#ifndef ENT_FRAME_PASSING_H
#define ENT_FRAME_PASSING_H

#include "frame/triggers.h"

/// Drop the events of which a noun or adjective without an article is all that
/// is said, and that no verb carries and no other event is about; wars stay,
/// which agreements may end.
void ent_passing_drop(EntReading *reading, const EntTriggers *triggers);

#endif // ENT_FRAME_PASSING_H

/**
   @file implied.h
   Roles that one event implies for another.

   Who pledges aid is to give it; who condemns an attack condemns whoever made
   it; who threatens to attack a state threatens that state; whom a bomb killed
   the bombing hit. The events of the sentence have their own fillers before.
*/
#ifndef ENT_FRAME_IMPLIED_H
#define ENT_FRAME_IMPLIED_H

#include "base/status.h"
#include "frame/triggers.h"

/// Add the fillers that follow from those of related events.
EntStatus ent_implied_read(EntReading *reading, const EntTriggers *triggers);

#endif // ENT_FRAME_IMPLIED_H

/**
   @file setting.h
   When and where events happen, and which source says so.

   A time expression, a place and a source belong to the nearest event above
   them in the tree, without crossing into another clause.
*/
#ifndef ENT_FRAME_SETTING_H
#define ENT_FRAME_SETTING_H

#include "base/status.h"
#include "frame/triggers.h"

/// Attach times, places and sources to events.
EntStatus ent_setting_read(EntReading *reading, const EntTriggers *triggers);

#endif // ENT_FRAME_SETTING_H

/**
   @file fillers.h
   Who plays what: the arguments of triggers become fillers of roles.
*/
#ifndef ENT_FRAME_FILLERS_H
#define ENT_FRAME_FILLERS_H

#include "base/status.h"
#include "frame/triggers.h"

/// Fill the roles of all events from the arguments of their triggers.
EntStatus ent_fillers_read(EntReading *reading, EntTriggers *triggers);

#endif // ENT_FRAME_FILLERS_H

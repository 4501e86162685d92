/**
   @file told_names.h
   Persons whose names the reader of names misses, told by what stands beside
   them.

   Two words or more in capitals are a person's name behind a title, "President
   Ada Obi", also with its body and a comma between, "the ambassador to Kenya,
   Ada Obi,"; and before an age: "Ada Obi, 26,".
*/
#ifndef ENT_FRAME_TOLD_NAMES_H
#define ENT_FRAME_TOLD_NAMES_H

#include "base/status.h"
#include "frame/reading.h"

/// Add the persons; names that are known or were read before stay as they are.
EntStatus ent_told_names_read(EntReading *reading);

#endif // ENT_FRAME_TOLD_NAMES_H

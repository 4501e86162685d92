/**
   @file office_changes.h
   Office holdings that events tell of.

   "Was sworn in as president of Kenya", "elected Anna Dorn prime minister",
   "resigned as foreign minister": an office phrase (lexicon/offices.tsv) under
   the verb of an appointment, election, resignation or dismissal, and the
   person whom that is about.
*/
#ifndef ENT_FRAME_OFFICE_CHANGES_H
#define ENT_FRAME_OFFICE_CHANGES_H

#include "base/status.h"
#include "frame/reading.h"

/// Add what the changes of leadership say of who held or holds which office.
EntStatus ent_office_changes_read(EntReading *reading);

#endif // ENT_FRAME_OFFICE_CHANGES_H

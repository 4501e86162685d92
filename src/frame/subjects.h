/**
   @file subjects.h
   Who does what a verb says: its own subject, or one that it shares with the
   verb above it, or that such a verb controls.
*/
#ifndef ENT_FRAME_SUBJECTS_H
#define ENT_FRAME_SUBJECTS_H

#include "frame/reading.h"

#include <stdbool.h>

/// Return the surface subject of the verb `token`, shared or controlled ones
/// included, or #ENT_NO_TOKEN.
uint32_t ent_subjects_of(const EntReading *reading, uint32_t token);

/// Return the subject that is a dependent of the verb itself, or #ENT_NO_TOKEN;
/// the parser may call it a compound: "police shot".
uint32_t ent_subjects_own(const EntReading *reading, uint32_t token);

/// Return whether the name above `verb` is its subject: "Smith, Jones announce
/// truce".
bool ent_subjects_is_headline_name(const EntReading *reading, uint32_t verb);

#endif // ENT_FRAME_SUBJECTS_H

/**
   @file triggers_impl.h
   What the search for triggers asks of the lexicon: which entry fits a word
   where it stands.
*/
#ifndef ENT_FRAME_TRIGGERS_IMPL_H
#define ENT_FRAME_TRIGGERS_IMPL_H

#include "frame/triggers.h"

/// Return whether `token` can be of one phrase with its head: no subject, no
/// clause.
bool ent_triggers_is_of_phrase(const EntReading *reading, uint32_t token);

/// Return the first entry behind `after`, or the first if that is NULL, that
/// fits `token` with its arguments; light ones only `with_light`. NULL if none.
const EntLexEntry *ent_triggers_entry(const EntReading *reading, uint32_t token,
                                      EntLexPos pos,
                                      const EntArguments *arguments,
                                      bool with_light,
                                      const EntLexEntry *after);

#endif // ENT_FRAME_TRIGGERS_IMPL_H

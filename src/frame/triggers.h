/**
   @file triggers.h
   Words that evoke events, matched with the lexicon.

   Verbs come first, since a light verb ("hold talks") hands its arguments to
   the noun that evokes the event. A trigger without an event is a transparent
   word ("plan to sign"): it tells something of its complement.
*/
#ifndef ENT_FRAME_TRIGGERS_H
#define ENT_FRAME_TRIGGERS_H

#include "base/status.h"
#include "frame/arguments.h"
#include "frame/reading.h"

typedef struct {
  uint32_t token;
  uint32_t event; ///< #ENT_NO_EVENT if the word is transparent
  uint32_t light; ///< Verb that carries a noun, or #ENT_NO_TOKEN
  const EntLexEntry *light_entry; ///< Of that verb, or NULL
  const EntLexEntry *entry;
  EntArguments arguments;
} EntTrigger;

typedef struct {
  EntTrigger *items; ///< In the order of their tokens
  size_t count, capacity;
} EntTriggers;

/// Find the triggers of the document and add their events to the reading.
EntStatus ent_triggers_find(EntReading *reading, EntTriggers *triggers);

/// Return the trigger at `token`, or NULL.
const EntTrigger *ent_triggers_at(const EntTriggers *triggers, uint32_t token);

/**
   Return the event that the phrase or clause headed by `token` is about, or
   #ENT_NO_EVENT: its own, that of the noun it carries or of its complement.
*/
uint32_t ent_triggers_event(const EntReading *reading,
                            const EntTriggers *triggers, uint32_t token);

/**
   Return whether the entry asks for a word in `slot`: what fills it is part of
   the phrase ("declare victory"), not a participant.
*/
bool ent_triggers_asks_word(const EntReading *reading, const EntLexEntry *entry,
                            EntId slot);

/// Return whether `token` is one of the further words of the entry's trigger:
/// "siege" of "state of siege".
bool ent_triggers_is_fixed_word(const EntReading *reading,
                                const EntLexEntry *entry, uint32_t token);

/// Return the kinds of what `token` stands for, as bits of #EntLexKind.
unsigned ent_triggers_kinds(const EntReading *reading, uint32_t token);

#endif // ENT_FRAME_TRIGGERS_H

/**
   @file state_facts.h
   What an article says of states in passing.

   Its capital: "Kelport, the capital of Vesperia". How far it is recognised:
   "the self-declared republic of Zorna", "the former Yugoslavia"; the words are
   in lexicon/grammar.tsv.
*/
#ifndef ENT_FRAME_STATE_FACTS_H
#define ENT_FRAME_STATE_FACTS_H

#include "base/status.h"
#include "frame/reading.h"

/// Set the capitals and recognitions that the article tells.
void ent_state_facts_read(EntReading *reading);

#endif // ENT_FRAME_STATE_FACTS_H

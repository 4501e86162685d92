/**
   @file owners.h
   Whose an unnamed one is, and who does what a noun tells.

   "Russian officials", "the workers of the ministry" and "imports of Kenyan
   tea" name a state or body beside the noun; "a request from Russia" and "an
   appeal filed by Kenya" who asks.
*/
#ifndef ENT_FRAME_OWNERS_H
#define ENT_FRAME_OWNERS_H

#include "frame/reading.h"

/// The most owners that are told; what is beyond is left out.
#define ENT_MAX_OWNERS 16

/// Collect the tokens of those of these `kinds` (bits of #EntLexKind) to whom
/// `head` belongs; return how many there are.
size_t ent_owners_of(const EntReading *reading, uint32_t head, unsigned kinds,
                     uint32_t owners[ENT_MAX_OWNERS]);

/// As above those, of all kinds of actors, who do what `head` tells.
size_t ent_owners_of_act(const EntReading *reading, uint32_t head,
                         uint32_t owners[ENT_MAX_OWNERS]);

#endif // ENT_FRAME_OWNERS_H

/**
   @file charset.h
   Text in any encoding, as UTF-8.

   Internal to news. What counts, in this order:

   1. a byte order mark;
   2. valid UTF-8, whatever is declared, since no other encoding looks like it
      by chance;
   3. the declared encoding, if the bytes can be of it;
   4. UTF-8 with a few broken characters, if most of what is not ASCII is sound;
   5. what libuchardet finds;
   6. windows-1252.

   Labels and what they mean are in `lexicon/charsets.tsv`.
*/
#ifndef ENT_NEWS_CHARSET_H
#define ENT_NEWS_CHARSET_H

#include "base/arena.h"
#include "base/log.h"
#include "base/status.h"
#include "base/view.h"
#include "base/world.h"

/// The table of labels. Const once loaded.
typedef struct {
  struct {
    EntView label;
    EntView name;
  } * items;
  size_t count, capacity;
} EntCharsets;

EntStatus ent_charsets_load(const EntWorld *world, EntArena *arena,
                            EntCharsets *charsets);

void ent_charsets_clear(const EntWorld *world, EntCharsets *charsets);

/**
   Decode `bytes`, for which `declared` was told, or nothing.

   The text is in `arena`, or is `bytes` if nothing was to be done, without a
   byte order mark. What is no character becomes U+FFFD, with a warning at
   `place`. Returns #ENT_ERR_MEMORY; or #ENT_ERR_READ, logged, if it is no text
   at all.
*/
EntStatus ent_charset_decode(const EntWorld *world, const EntCharsets *charsets,
                             EntView bytes, EntView declared, EntPlace place,
                             EntArena *arena, EntView *text);

#endif // ENT_NEWS_CHARSET_H

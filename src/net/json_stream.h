/**
   @file json_stream.h
   JSON (RFC 8259) read token by token while it comes.

   For answers of any size: nothing is kept but the string just read. The caller
   asks for what it expects.
*/
#ifndef ENT_NET_JSON_STREAM_H
#define ENT_NET_JSON_STREAM_H

#include "base/buffer.h"
#include "base/status.h"
#include "base/view.h"
#include "base/world.h"

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Gets more bytes, valid until the next call; #ENT_NO_MATCH at the end.
typedef EntStatus (*EntPieceFunc)(void *handle, EntView *piece);

/// Zero-initialise all but the first five.
typedef struct {
  const EntWorld *world;
  const char *name; ///< Of the source, for messages
  EntPieceFunc more;
  void *handle;
  EntBuffer string; ///< With the allocator: the last string or number
  EntView piece;    ///< What is not read yet
  size_t offset;    ///< Of `piece`
  bool is_at_end;
} EntJsonStream;

/**
   Return the next character behind white space, which is not consumed; '\0' at
   the end.

   Like all here, returns what `more` returns, and #ENT_ERR_SYNTAX, logged with
   the offset, for what is no JSON or not what was expected.
*/
EntStatus ent_json_peek(EntJsonStream *json, char *c);

/// Consume the character `c`, behind white space.
EntStatus ent_json_expect(EntJsonStream *json, char c);

/// Consume `c` if it is next; say whether it was.
EntStatus ent_json_accept(EntJsonStream *json, char c, bool *did);

/// Read a string into `json->string`.
EntStatus ent_json_string(EntJsonStream *json);

/// Read a string, number, true, false or null as text into `json->string`.
EntStatus ent_json_scalar(EntJsonStream *json);

/// Skip a value of any kind.
EntStatus ent_json_skip(EntJsonStream *json);

/**
   Read up to the next member of an object, whose '{' was consumed: its name
   into `json->string`, and the colon. #ENT_NO_MATCH if '}' came instead.

   `is_first` is for the comma; it is set to false.
*/
EntStatus ent_json_member(EntJsonStream *json, bool *is_first);

/// The same for the elements of an array, up to its ']'.
EntStatus ent_json_element(EntJsonStream *json, bool *is_first);

/// Fail at the current offset.
EntStatus ent_json_fail(const EntJsonStream *json, const char *what);

#ifdef __cplusplus
}
#endif

#endif // ENT_NET_JSON_STREAM_H

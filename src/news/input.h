/**
   @file input.h
   Bytes as they come, from a file or standard input.

   Internal to news. What is compressed by gzip (RFC 1952), also as a sequence
   of members, is uncompressed on the way. Only what was not yet consumed is
   kept, so that whoever asks for more decides how much memory it takes.

       EntInput input;
       ENT_TRY(ent_input_open(world, name, &input));
       while (!(status = ent_input_more(&input))) {
         use(ent_input_view(&input));
         ent_input_skip(&input, n);
       }
       ent_input_close(&input);
*/
#ifndef ENT_NEWS_INPUT_H
#define ENT_NEWS_INPUT_H

#include "base/status.h"
#include "base/view.h"
#include "base/world.h"

#include <stdint.h>
#include <zlib.h>

typedef struct {
  const EntWorld *world;
  const char *name; ///< For messages
  int file;
  bool is_own;        ///< The file is to be closed
  bool is_at_end;     ///< Nothing more will come
  bool is_compressed; ///< Decided with the first bytes
  bool is_in_member;  ///< Some bytes of a gzip member were read
  bool has_begun;
  EntStatus failure; ///< To be returned when more is asked for, or success
  z_stream gzip;
  unsigned char *raw; ///< Of compressed bytes
  char *data;         ///< Uncompressed
  size_t begin, end, capacity;
  uint64_t n_consumed; ///< Bytes skipped so far
  size_t line;         ///< Number of the line that comes next
} EntInput;

/// Open the file `name`, or standard input if it is "-"; logs and returns
/// #ENT_ERR_READ, or returns #ENT_ERR_MEMORY. Close it in any case.
EntStatus ent_input_open(const EntWorld *world, const char *name,
                         EntInput *input);

void ent_input_close(EntInput *input);

/// Return what is there and was not consumed.
static inline EntView ent_input_view(const EntInput *const input) {
  return ent_view_of(input->data + input->begin, input->end - input->begin);
}

/// Read some more; #ENT_NO_MATCH at the end, #ENT_ERR_READ, logged, if it
/// cannot be read or breaks off within compressed data.
EntStatus ent_input_more(EntInput *input);

/// Read until `size` bytes are there, or all, or as many as can be read: then
/// the next call of ent_input_more() fails. Returns #ENT_ERR_MEMORY.
EntStatus ent_input_want(EntInput *input, size_t size);

/// Consume `size` bytes of those that are there, and count their lines.
void ent_input_skip(EntInput *input, size_t size);

/**
   Read a line, with its end; `line` is valid until more is read or skipped.

   Returns #ENT_NO_MATCH at the end, and #ENT_ERR_LIMIT, not logged, if it is
   longer than `limit`: it has been skipped then, and `line` is empty.
*/
EntStatus ent_input_line(EntInput *input, size_t limit, EntView *line);

#endif // ENT_NEWS_INPUT_H

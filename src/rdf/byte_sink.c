#include "rdf/byte_sink.h"

static EntStatus write_output(void *const handle, const EntView bytes) {
  return ent_output_write(handle, bytes);
}

static EntStatus write_buffer(void *const handle, const EntView bytes) {
  return ent_buffer_append(handle, bytes);
}

EntByteSink ent_bytes_to_output(EntOutput *const output) {
  return (EntByteSink){write_output, output};
}

EntByteSink ent_bytes_to_buffer(EntBuffer *const buffer) {
  return (EntByteSink){write_buffer, buffer};
}

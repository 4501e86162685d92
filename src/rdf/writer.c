#include "rdf/writer.h"

#include "rdf/writer_impl.h"

EntStatus ent_writer_new(const EntWorld *const world,
                         const EntSyntax *const syntax, const EntByteSink out,
                         EntWriter **const writer) {
  if (!syntax->new_writer) {
    return ent_error(world, ENT_ERR_USAGE, ENT_NOWHERE, "cannot write %s",
                     syntax->name);
  }
  return syntax->new_writer(world, out, writer);
}

static EntStatus write_event(void *const handle,
                             const EntRdfEvent *const event) {
  EntWriter *const writer = handle;
  if (!writer->status) {
    writer->status = writer->write(writer, event);
  }
  return writer->status;
}

EntSink ent_writer_sink(EntWriter *const writer) {
  return (EntSink){write_event, writer};
}

void ent_writer_free(EntWriter *const writer) {
  if (writer) {
    writer->free(writer);
  }
}

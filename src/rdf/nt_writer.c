#include "rdf/nt_writer.h"

#include "base/buffer.h"
#include "rdf/check.h"
#include "rdf/raptor_impl.h"
#include "rdf/writer_impl.h"

typedef struct {
  EntWriter writer;
  bool has_graphs;
  raptor_world *raptor;
  raptor_iostream *stream;
  EntBuffer line;        ///< What raptor wrote
  EntStatus line_status; ///< Whether `line` could hold it
} NtWriter;

static int take_bytes(void *const context, const void *const data,
                      const size_t size, const size_t count) {
  NtWriter *const self = context;
  if (!self->line_status) {
    self->line_status =
        ent_buffer_append(&self->line, ent_view_of(data, size * count));
  }
  return self->line_status ? 0 : (int)count;
}

static int take_byte(void *const context, const int byte) {
  NtWriter *const self = context;
  const char c = (char)byte;
  if (self->line.size < self->line.capacity) { // Raptor writes most bytes alone
    self->line.data[self->line.size++] = c;
    return 0;
  }
  return take_bytes(context, &c, 1, 1) != 1;
}

static const raptor_iostream_handler LINE_HANDLER = {
    .version = 2, .write_byte = take_byte, .write_bytes = take_bytes};

/// Give raptor its own copies of the terms; the caller clears `copy`.
static EntStatus copy_statement(const NtWriter *const self,
                                const EntStatement *const statement,
                                raptor_statement *const copy) {
  raptor_world *const raptor = self->raptor;
  ENT_TRY(ent_raptor_copy_term(raptor, statement->subject, &copy->subject));
  ENT_TRY(ent_raptor_copy_term(raptor, statement->predicate, &copy->predicate));
  ENT_TRY(ent_raptor_copy_term(raptor, statement->object, &copy->object));
  return self->has_graphs
             ? ent_raptor_copy_term(raptor, statement->graph, &copy->graph)
             : ENT_SUCCESS;
}

/// Like raptor_statement_ntriples_write(), with letters as they are, as the
/// canonical form of N-Triples has them, and not as \u0000.
static int write_term(NtWriter *const self, const raptor_term *const term,
                      const char *const end) {
  const unsigned flags = RAPTOR_ESCAPED_WRITE_BITFLAG_BS_ESCAPES_TNRU |
                         RAPTOR_ESCAPED_WRITE_BITFLAG_UTF8;
  return term && (raptor_term_escaped_write(term, flags, self->stream) ||
                  raptor_iostream_string_write(end, self->stream));
}

static EntStatus write_line(NtWriter *const self,
                            const raptor_statement *const statement) {
  ent_buffer_clear(&self->line);
  self->line_status = ENT_SUCCESS;
  const int failed = write_term(self, statement->subject, " ") ||
                     write_term(self, statement->predicate, " ") ||
                     write_term(self, statement->object, " ") ||
                     write_term(self, statement->graph, " ") ||
                     raptor_iostream_string_write(".\n", self->stream);
  ENT_TRY(self->line_status);
  return failed ? ENT_ERR_MEMORY
                : self->writer.out.write(self->writer.out.handle,
                                         ent_buffer_view(&self->line));
}

static EntStatus refuse_zero(const NtWriter *const self,
                             const EntStatement *const statement) {
  const EntView value = statement->object.value;
  return ent_view_find(value, '\0') < value.size
             ? ent_error(self->writer.world, ENT_ERR_DATA, ENT_NOWHERE,
                         "literal with a zero byte")
             : ENT_SUCCESS;
}

static EntStatus write_statement(NtWriter *const self,
                                 const EntStatement *const statement) {
  ENT_TRY(ent_check_statement(self->writer.world, ENT_NOWHERE, statement));
  ENT_TRY(refuse_zero(self, statement));
  raptor_statement copy;
  raptor_statement_init(&copy, self->raptor);
  EntStatus status = copy_statement(self, statement, &copy);
  if (!status) {
    status = write_line(self, &copy);
  }
  raptor_statement_clear(&copy);
  return status;
}

static EntStatus write_event(EntWriter *const writer,
                             const EntRdfEvent *const event) {
  return event->kind == ENT_RDF_STATEMENT
             ? write_statement((NtWriter *)writer, &event->statement)
             : ENT_SUCCESS;
}

static void free_writer(EntWriter *const writer) {
  NtWriter *const self = (NtWriter *)writer;
  if (self->stream) {
    raptor_free_iostream(self->stream);
  }
  if (self->raptor) {
    raptor_free_world(self->raptor);
  }
  ent_buffer_free(&self->line);
  ent_free(ent_world_allocator(writer->world), self);
}

static EntStatus open_raptor(NtWriter *const self) {
  ENT_TRY(ent_raptor_open(NULL, NULL, &self->raptor));
  self->stream =
      raptor_new_iostream_from_handler(self->raptor, self, &LINE_HANDLER);
  return self->stream ? ENT_SUCCESS : ENT_ERR_MEMORY;
}

static EntStatus new_writer(const EntWorld *const world, const EntByteSink out,
                            const bool has_graphs, EntWriter **const writer) {
  const EntAllocator *const allocator = ent_world_allocator(world);
  NtWriter *const self = ent_calloc(allocator, 1, sizeof(NtWriter));
  if (!self) {
    return ENT_ERR_MEMORY;
  }
  self->writer = (EntWriter){
      .world = world, .out = out, .write = write_event, .free = free_writer};
  self->has_graphs = has_graphs;
  self->line.allocator = allocator;
  const EntStatus status = open_raptor(self);
  if (status) {
    free_writer(&self->writer);
    return status;
  }
  *writer = &self->writer;
  return ENT_SUCCESS;
}

EntStatus ent_ntriples_writer_new(const EntWorld *const world,
                                  const EntByteSink out,
                                  EntWriter **const writer) {
  return new_writer(world, out, false, writer);
}

EntStatus ent_nquads_writer_new(const EntWorld *const world,
                                const EntByteSink out,
                                EntWriter **const writer) {
  return new_writer(world, out, true, writer);
}

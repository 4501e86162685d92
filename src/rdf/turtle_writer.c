#include "rdf/turtle_writer.h"

#include "base/buffer.h"
#include "rdf/check.h"
#include "rdf/prefixes.h"
#include "rdf/turtle_term.h"
#include "rdf/writer_impl.h"

/// Bytes of a line after which the next object of a list begins a new one.
static const size_t LINE_SIZE = 80;

typedef struct {
  EntWriter writer;
  EntPrefixes prefixes;
  bool has_text;            ///< Something was written
  bool is_open;             ///< A block waits for its full stop
  EntTermKind subject_kind; ///< Of the open block
  EntBuffer subject;        ///< Value of the subject
  EntBuffer predicate;      ///< IRI of the last predicate
  EntBuffer text;           ///< What the event at hand adds
  EntBuffer object;         ///< The object at hand
  size_t column;            ///< Bytes on the last line
  bool is_trig;
  EntTermKind graph_kind; ///< Of the graph whose brace is open
  EntBuffer graph;        ///< Value of its name
} TurtleWriter;

static EntStatus append(TurtleWriter *const self, const EntView bytes) {
  return ent_buffer_append(&self->text, bytes);
}

/// Write what the event added, and note how far the last line goes.
static EntStatus flush(TurtleWriter *const self) {
  const EntView text = ent_buffer_view(&self->text);
  size_t line = text.size;
  while (line && text.data[line - 1] != '\n') {
    --line;
  }
  self->column = text.size - line + (line ? 0 : self->column);
  self->has_text = self->has_text || text.size;
  ent_buffer_clear(&self->text);
  return text.size ? self->writer.out.write(self->writer.out.handle, text)
                   : ENT_SUCCESS;
}

static EntStatus close_block(TurtleWriter *const self) {
  const bool was_open = self->is_open;
  self->is_open = false;
  return was_open ? append(self, ENT_VIEW(" .\n")) : ENT_SUCCESS;
}

/// Close the brace of the graph.
static EntStatus close_graph(TurtleWriter *const self) {
  ENT_TRY(close_block(self));
  const bool was_open = self->graph_kind != ENT_TERM_NONE;
  self->graph_kind = ENT_TERM_NONE;
  return was_open ? append(self, ENT_VIEW("}\n")) : ENT_SUCCESS;
}

static EntStatus write_prefix(TurtleWriter *const self, const EntView name,
                              const EntView iri) {
  bool is_new = false;
  ENT_TRY(ent_prefixes_set(&self->prefixes, name, iri, &is_new));
  if (!is_new) {
    return ENT_SUCCESS;
  }
  const bool was_open = self->is_open;
  ENT_TRY(close_graph(self));
  if (was_open) {
    ENT_TRY(append(self, ENT_VIEW("\n")));
  }
  ENT_TRY(append(self, ENT_VIEW("@prefix ")));
  ENT_TRY(append(self, name));
  ENT_TRY(append(self, ENT_VIEW(": <")));
  ENT_TRY(append(self, iri));
  return append(self, ENT_VIEW("> .\n"));
}

static EntStatus copy(EntBuffer *const buffer, const EntView value) {
  ent_buffer_clear(buffer);
  return ent_buffer_append(buffer, value);
}

static EntStatus write_predicate(TurtleWriter *const self,
                                 const EntTerm predicate) {
  ENT_TRY(copy(&self->predicate, predicate.value));
  if (ent_view_equals(predicate.value, ENT_VIEW(ENT_NS_RDF "type"))) {
    ENT_TRY(append(self, ENT_VIEW("a")));
  } else {
    ENT_TRY(ent_turtle_append(&self->text, &self->prefixes, predicate));
  }
  return append(self, ENT_VIEW(" "));
}

/// TriG: let the statements that follow be those of `graph`.
static EntStatus enter_graph(TurtleWriter *const self, const EntTerm graph) {
  if (self->graph_kind == graph.kind &&
      (!graph.kind ||
       ent_view_equals(ent_buffer_view(&self->graph), graph.value))) {
    return ENT_SUCCESS;
  }
  ENT_TRY(close_graph(self));
  if (!graph.kind) {
    return ENT_SUCCESS;
  }
  ENT_TRY(copy(&self->graph, graph.value));
  self->graph_kind = graph.kind;
  ENT_TRY(append(self, self->has_text ? ENT_VIEW("\n") : ENT_VIEW("")));
  ENT_TRY(ent_turtle_append(&self->text, &self->prefixes, graph));
  return append(self, ENT_VIEW(" {\n"));
}

static EntStatus begin_block(TurtleWriter *const self, const EntTerm subject) {
  ENT_TRY(close_block(self));
  const EntView text = ent_buffer_view(&self->text);
  if (self->has_text && !ent_view_ends_with(text, ENT_VIEW("{\n"))) {
    ENT_TRY(append(self, ENT_VIEW("\n")));
  }
  ENT_TRY(copy(&self->subject, subject.value));
  self->subject_kind = subject.kind;
  self->is_open = true;
  ENT_TRY(ent_turtle_append(&self->text, &self->prefixes, subject));
  return append(self, ENT_VIEW(" "));
}

static bool is_same_subject(const TurtleWriter *const self,
                            const EntTerm subject) {
  return self->is_open && self->subject_kind == subject.kind &&
         ent_view_equals(ent_buffer_view(&self->subject), subject.value);
}

static EntStatus separate_object(TurtleWriter *const self) {
  const bool fits = self->column + 2 + self->object.size <= LINE_SIZE;
  return append(self, fits ? ENT_VIEW(", ") : ENT_VIEW(",\n        "));
}

/// Write all that comes before the object.
static EntStatus lead_to_object(TurtleWriter *const self,
                                const EntStatement *const statement) {
  if (!is_same_subject(self, statement->subject)) {
    ENT_TRY(begin_block(self, statement->subject));
    return write_predicate(self, statement->predicate);
  }
  if (ent_view_equals(ent_buffer_view(&self->predicate),
                      statement->predicate.value)) {
    return separate_object(self);
  }
  ENT_TRY(append(self, ENT_VIEW(" ;\n    ")));
  return write_predicate(self, statement->predicate);
}

static EntStatus write_statement(TurtleWriter *const self,
                                 const EntStatement *const statement) {
  ENT_TRY(ent_check_statement(self->writer.world, ENT_NOWHERE, statement));
  if (self->is_trig) {
    ENT_TRY(enter_graph(self, statement->graph));
  }
  ent_buffer_clear(&self->object);
  ENT_TRY(ent_turtle_append(&self->object, &self->prefixes, statement->object));
  ENT_TRY(lead_to_object(self, statement));
  return append(self, ent_buffer_view(&self->object));
}

static EntStatus write_event(EntWriter *const writer,
                             const EntRdfEvent *const event) {
  TurtleWriter *const self = (TurtleWriter *)writer;
  switch (event->kind) {
  case ENT_RDF_BASE:
    return ENT_SUCCESS;
  case ENT_RDF_PREFIX:
    ENT_TRY(write_prefix(self, event->prefix.name, event->prefix.iri));
    break;
  case ENT_RDF_STATEMENT:
    ENT_TRY(write_statement(self, &event->statement));
    break;
  case ENT_RDF_END:
    ENT_TRY(close_graph(self));
    break;
  }
  return flush(self);
}

static void free_writer(EntWriter *const writer) {
  TurtleWriter *const self = (TurtleWriter *)writer;
  ent_prefixes_clear(&self->prefixes);
  ent_buffer_free(&self->graph);
  ent_buffer_free(&self->subject);
  ent_buffer_free(&self->predicate);
  ent_buffer_free(&self->text);
  ent_buffer_free(&self->object);
  ent_free(ent_world_allocator(writer->world), self);
}

static EntStatus new_writer(const EntWorld *const world, const EntByteSink out,
                            const bool is_trig, EntWriter **const writer) {
  const EntAllocator *const allocator = ent_world_allocator(world);
  TurtleWriter *const self = ent_calloc(allocator, 1, sizeof(TurtleWriter));
  if (!self) {
    return ENT_ERR_MEMORY;
  }
  self->writer = (EntWriter){
      .world = world, .out = out, .write = write_event, .free = free_writer};
  self->prefixes.allocator = allocator;
  self->subject.allocator = self->predicate.allocator = allocator;
  self->text.allocator = self->object.allocator = allocator;
  self->graph.allocator = allocator;
  self->is_trig = is_trig;
  *writer = &self->writer;
  return ENT_SUCCESS;
}

EntStatus ent_turtle_writer_new(const EntWorld *const world,
                                const EntByteSink out,
                                EntWriter **const writer) {
  return new_writer(world, out, false, writer);
}

EntStatus ent_trig_writer_new(const EntWorld *const world,
                              const EntByteSink out, EntWriter **const writer) {
  return new_writer(world, out, true, writer);
}

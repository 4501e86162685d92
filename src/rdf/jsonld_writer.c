#include "rdf/jsonld_writer.h"

#include "base/buffer.h"
#include "base/intern.h"
#include "base/vector.h"
#include "rdf/check.h"
#include "rdf/writer_impl.h"

typedef struct {
  EntWriter writer;
  EntBuffer line;
  bool has_node;          ///< A node object is open in the line
  bool has_array;         ///< So is the array of a property in it
  EntTermKind graph_kind; ///< Of the line
  EntBuffer graph;
  EntTermKind subject_kind; ///< Of the node object
  EntBuffer subject;
  struct {
    uint64_t *items; ///< Hashes of the properties that the node object has
    size_t count, capacity;
  } properties;
} JsonldWriter;

static EntStatus append(JsonldWriter *const self, const EntView text) {
  return ent_buffer_append(&self->line, text);
}

/// \name Values
/// @{

static EntStatus append_escaped(JsonldWriter *const self, const char c) {
  const unsigned char byte = (unsigned char)c;
  return byte < ' ' ? ent_buffer_format(&self->line, "\\u%04x", byte)
                    : ent_buffer_format(&self->line, "\\%c", c);
}

/// A string of RFC 8259, the text in UTF-8; `prefix` comes before it.
static EntStatus append_string(JsonldWriter *const self, const EntView prefix,
                               const EntView text) {
  size_t begin = 0;
  ENT_TRY(append(self, ENT_VIEW("\"")));
  ENT_TRY(append(self, prefix));
  for (size_t i = 0; i < text.size; ++i) {
    const char c = text.data[i];
    if (c == '"' || c == '\\' || (unsigned char)c < ' ') {
      ENT_TRY(append(self, ent_view_slice(text, begin, i)));
      ENT_TRY(append_escaped(self, c));
      begin = i + 1;
    }
  }
  ENT_TRY(append(self, ent_view_slice(text, begin, text.size)));
  return append(self, ENT_VIEW("\""));
}

static EntStatus append_resource(JsonldWriter *const self, const EntTerm term) {
  const bool is_blank = term.kind == ENT_TERM_BLANK;
  return append_string(self, is_blank ? ENT_VIEW("_:") : ENT_VIEW(""),
                       term.value);
}

static EntStatus append_member(JsonldWriter *const self, const EntView name,
                               const EntView value) {
  if (!value.size) {
    return ENT_SUCCESS;
  }
  ENT_TRY(append(self, name));
  return append_string(self, ENT_VIEW(""), value);
}

static EntStatus append_value(JsonldWriter *const self, const EntTerm object) {
  if (object.kind != ENT_TERM_LITERAL) {
    ENT_TRY(append(self, ENT_VIEW("{\"@id\":")));
    ENT_TRY(append_resource(self, object));
    return append(self, ENT_VIEW("}"));
  }
  ENT_TRY(append(self, ENT_VIEW("{\"@value\":")));
  ENT_TRY(append_string(self, ENT_VIEW(""), object.value));
  ENT_TRY(append_member(self, ENT_VIEW(",\"@type\":"), object.datatype));
  ENT_TRY(append_member(self, ENT_VIEW(",\"@language\":"), object.language));
  return append(self, ENT_VIEW("}"));
}

/// @}
/// \name Lines, node objects and arrays
/// @{

static EntStatus close_array(JsonldWriter *const self) {
  const bool has_array = self->has_array;
  self->has_array = false;
  return has_array ? append(self, ENT_VIEW("]")) : ENT_SUCCESS;
}

static EntStatus close_node(JsonldWriter *const self) {
  const bool has_node = self->has_node;
  self->has_node = false;
  ENT_TRY(close_array(self));
  return has_node ? append(self, ENT_VIEW("}")) : ENT_SUCCESS;
}

static EntStatus close_line(JsonldWriter *const self) {
  if (!self->line.size) {
    return ENT_SUCCESS;
  }
  ENT_TRY(close_node(self));
  ENT_TRY(append(self, ENT_VIEW("]}\n")));
  const EntStatus status = self->writer.out.write(self->writer.out.handle,
                                                  ent_buffer_view(&self->line));
  ent_buffer_clear(&self->line);
  return status;
}

static bool is_same(const EntTerm term, const EntTermKind kind,
                    const EntBuffer *const value) {
  return term.kind == kind &&
         ent_view_equals(term.value, ent_buffer_view(value));
}

static EntStatus remember(const EntTerm term, EntTermKind *const kind,
                          EntBuffer *const value) {
  *kind = term.kind;
  ent_buffer_clear(value);
  return ent_buffer_append(value, term.value);
}

/// Open a line for `graph`, unless that of the line is the same.
static EntStatus open_line(JsonldWriter *const self, const EntTerm graph) {
  if (self->line.size && is_same(graph, self->graph_kind, &self->graph)) {
    return ENT_SUCCESS;
  }
  ENT_TRY(close_line(self));
  ENT_TRY(remember(graph, &self->graph_kind, &self->graph));
  ENT_TRY(append(self, ENT_VIEW("{")));
  if (graph.kind != ENT_TERM_NONE) {
    ENT_TRY(append(self, ENT_VIEW("\"@id\":")));
    ENT_TRY(append_resource(self, graph));
    ENT_TRY(append(self, ENT_VIEW(",")));
  }
  return append(self, ENT_VIEW("\"@graph\":["));
}

static EntStatus open_node(JsonldWriter *const self, const EntTerm subject) {
  const bool is_first = self->line.data[self->line.size - 1] == '[';
  ENT_TRY(close_node(self));
  ENT_TRY(remember(subject, &self->subject_kind, &self->subject));
  ENT_TRY(
      append(self, is_first ? ENT_VIEW("{\"@id\":") : ENT_VIEW(",{\"@id\":")));
  self->has_node = true;
  self->properties.count = 0;
  return append_resource(self, subject);
}

/// Whether the node object has the property: names in an object are unique.
static bool has_property(const JsonldWriter *const self, const uint64_t hash) {
  for (size_t i = 0; i < self->properties.count; ++i) {
    if (self->properties.items[i] == hash) {
      return true;
    }
  }
  return false;
}

static EntStatus open_array(JsonldWriter *const self, const EntView name,
                            const uint64_t hash) {
  uint64_t *const added =
      ENT_PUSH(ent_world_allocator(self->writer.world), &self->properties);
  if (!added) {
    return ENT_ERR_MEMORY;
  }
  *added = hash;
  ENT_TRY(close_array(self));
  ENT_TRY(append(self, ENT_VIEW(",")));
  ENT_TRY(append_string(self, ENT_VIEW(""), name));
  self->has_array = true;
  return append(self, ENT_VIEW(":["));
}

/// Whether the array that is open is that of the property.
static bool is_open(const JsonldWriter *const self, const uint64_t hash) {
  return self->has_array &&
         self->properties.items[self->properties.count - 1] == hash;
}

static EntStatus lead_to_value(JsonldWriter *const self, const EntTerm subject,
                               const EntView name) {
  const uint64_t hash = ent_hash(name);
  if (self->has_node && is_same(subject, self->subject_kind, &self->subject)) {
    if (is_open(self, hash)) {
      return append(self, ENT_VIEW(","));
    }
    if (!has_property(self, hash)) {
      return open_array(self, name, hash);
    }
  }
  ENT_TRY(open_node(self, subject));
  return open_array(self, name, hash);
}

/// @}

static EntStatus write_statement(JsonldWriter *const self,
                                 const EntStatement *const statement) {
  ENT_TRY(ent_check_statement(self->writer.world, ENT_NOWHERE, statement));
  ENT_TRY(open_line(self, statement->graph));
  const bool is_type =
      ent_view_equals(statement->predicate.value, ENT_VIEW(ENT_NS_RDF "type"));
  if (is_type && statement->object.kind != ENT_TERM_LITERAL) {
    ENT_TRY(lead_to_value(self, statement->subject, ENT_VIEW("@type")));
    return append_resource(self, statement->object);
  }
  ENT_TRY(lead_to_value(self, statement->subject, statement->predicate.value));
  return append_value(self, statement->object);
}

static EntStatus write_event(EntWriter *const writer,
                             const EntRdfEvent *const event) {
  JsonldWriter *const self = (JsonldWriter *)writer;
  switch (event->kind) {
  case ENT_RDF_STATEMENT:
    return write_statement(self, &event->statement);
  case ENT_RDF_END:
    return close_line(self);
  case ENT_RDF_BASE:
  case ENT_RDF_PREFIX:
    break;
  }
  return ENT_SUCCESS;
}

static void free_writer(EntWriter *const writer) {
  JsonldWriter *const self = (JsonldWriter *)writer;
  const EntAllocator *const allocator = ent_world_allocator(writer->world);
  ent_buffer_free(&self->line);
  ent_buffer_free(&self->graph);
  ent_buffer_free(&self->subject);
  ent_free(allocator, self->properties.items);
  ent_free(allocator, self);
}

EntStatus ent_jsonld_writer_new(const EntWorld *const world,
                                const EntByteSink out,
                                EntWriter **const writer) {
  const EntAllocator *const allocator = ent_world_allocator(world);
  JsonldWriter *const self = ent_calloc(allocator, 1, sizeof(JsonldWriter));
  if (!self) {
    return ENT_ERR_MEMORY;
  }
  self->writer = (EntWriter){
      .world = world, .out = out, .write = write_event, .free = free_writer};
  self->line.allocator = allocator;
  self->graph.allocator = self->subject.allocator = allocator;
  *writer = &self->writer;
  return ENT_SUCCESS;
}

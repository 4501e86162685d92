#include "rdf/reader.h"

#include "base/buffer.h"
#include "base/file.h"
#include "rdf/check.h"
#include "rdf/guard.h"
#include "rdf/labels.h"
#include "rdf/raptor_impl.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/// What relative IRIs resolve to where no base is known, to find them by.
#define NO_BASE "x-entente-no-base://x/"

/// Bytes handed to raptor at once where it does not need the whole.
static const size_t CHUNK = 64 * 1024;

struct EntReaderImpl {
  const EntWorld *world;
  raptor_world *raptor; ///< NULL until the first read
  size_t n_documents;
  size_t n_generated; ///< Blank nodes without label in this document
  EntBuffer subject_label, object_label, graph_label, language;

  // The read at hand
  raptor_parser *parser;
  const char *name;
  EntSink sink;
  bool has_base;
  bool is_lines;    ///< N-Triples or N-Quads
  EntStatus status; ///< The first failure
};

EntReader *ent_reader_new(const EntWorld *const world) {
  const EntAllocator *const allocator = ent_world_allocator(world);
  EntReader *const reader = ent_calloc(allocator, 1, sizeof(EntReader));
  if (reader) {
    reader->world = world;
    reader->subject_label.allocator = allocator;
    reader->object_label.allocator = allocator;
    reader->graph_label.allocator = allocator;
    reader->language.allocator = allocator;
  }
  return reader;
}

void ent_reader_free(EntReader *const reader) {
  if (!reader) {
    return;
  }
  if (reader->raptor) {
    raptor_free_world(reader->raptor);
  }
  ent_buffer_free(&reader->subject_label);
  ent_buffer_free(&reader->object_label);
  ent_buffer_free(&reader->graph_label);
  ent_buffer_free(&reader->language);
  ent_free(ent_world_allocator(reader->world), reader);
}

/// Note the first failure and make raptor stop.
static void stop(EntReader *const reader, const EntStatus status) {
  if (!reader->status) {
    reader->status = status;
    raptor_parser_parse_abort(reader->parser);
  }
}

static EntPlace place_of(const EntReader *const reader,
                         const raptor_locator *const locator) {
  const bool has_line = locator && locator->line > 0;
  const bool has_column = has_line && locator->column > 0;
  return (EntPlace){reader->name, has_line ? (size_t)locator->line : 0,
                    has_column ? (size_t)locator->column : 0};
}

static void take_message(void *const handle,
                         raptor_log_message *const message) {
  EntReader *const reader = handle;
  if (reader->status || !reader->parser) {
    return; // One message is enough
  }
  const EntPlace place = place_of(reader, message->locator);
  if (message->level >= RAPTOR_LOG_LEVEL_ERROR) {
    stop(reader,
         ent_error(reader->world, ENT_ERR_SYNTAX, place, "%s", message->text));
  } else if (message->level == RAPTOR_LOG_LEVEL_WARN) {
    ent_warn(reader->world, place, "%s", message->text);
  }
}

/// Mark labels that raptor makes by a full stop, which no label begins with.
static unsigned char *make_label(void *const handle,
                                 unsigned char *const label) {
  enum { LABEL_SIZE = 32 };
  if (label) {
    return label;
  }
  EntReader *const reader = handle;
  char *const made = raptor_alloc_memory(LABEL_SIZE);
  if (made) {
    (void)snprintf(made, LABEL_SIZE, ".%zu", ++reader->n_generated);
  }
  return (unsigned char *)made;
}

/// In lines, raptor takes a full stop right behind a label as part of it.
static void trim_stop(const EntReader *const reader, EntTerm *const term) {
  if (reader->is_lines && term->kind == ENT_TERM_BLANK &&
      ent_view_ends_with(term->value, ENT_VIEW("."))) {
    --term->value.size;
  }
}

static EntStatus rename_blank(const EntReader *const reader,
                              EntTerm *const term, EntBuffer *const label) {
  if (term->kind != ENT_TERM_BLANK) {
    return ENT_SUCCESS;
  }
  const bool is_made = term->value.size && term->value.data[0] == '.';
  ENT_TRY(is_made ? ent_label_generate(label, reader->n_documents,
                                       strtoul(term->value.data + 1, NULL, 10))
                  : ent_label_rename(label, reader->n_documents, term->value));
  term->value = ent_buffer_view(label);
  return ENT_SUCCESS;
}

/// Raptor does this in N-Triples only.
static EntStatus lower_language(EntReader *const reader, EntTerm *const term) {
  ent_buffer_clear(&reader->language);
  ENT_TRY(ent_buffer_append(&reader->language, term->language));
  for (size_t i = 0; i < reader->language.size; ++i) {
    char *const c = &reader->language.data[i];
    *c = (char)(*c >= 'A' && *c <= 'Z' ? *c + ('a' - 'A') : *c);
  }
  term->language = ent_buffer_view(&reader->language);
  return ENT_SUCCESS;
}

static bool is_unresolved(const EntReader *const reader, const EntTerm term) {
  const EntView no_base = ENT_VIEW(NO_BASE);
  return !reader->has_base && (ent_view_starts_with(term.value, no_base) ||
                               ent_view_starts_with(term.datatype, no_base));
}

static EntStatus check_resolved(const EntReader *const reader,
                                const EntPlace place,
                                const EntStatement *const statement) {
  return is_unresolved(reader, statement->subject) ||
                 is_unresolved(reader, statement->predicate) ||
                 is_unresolved(reader, statement->object) ||
                 is_unresolved(reader, statement->graph)
             ? ent_error(reader->world, ENT_ERR_DATA, place,
                         "relative IRI, and there is no base")
             : ENT_SUCCESS;
}

static EntStatus emit_statement(EntReader *const reader,
                                EntStatement *const statement) {
  const EntPlace place =
      place_of(reader, raptor_parser_get_locator(reader->parser));
  trim_stop(reader, &statement->object);
  trim_stop(reader, &statement->graph);
  ENT_TRY(rename_blank(reader, &statement->subject, &reader->subject_label));
  ENT_TRY(rename_blank(reader, &statement->object, &reader->object_label));
  ENT_TRY(rename_blank(reader, &statement->graph, &reader->graph_label));
  ENT_TRY(lower_language(reader, &statement->object));
  ENT_TRY(check_resolved(reader, place, statement));
  ENT_TRY(ent_check_statement(reader->world, place, statement));
  return ent_sink_statement(reader->sink, statement);
}

static void take_statement(void *const handle,
                           raptor_statement *const statement) {
  EntReader *const reader = handle;
  if (reader->status) {
    return;
  }
  EntStatement copy = {ent_raptor_view_term(statement->subject),
                       ent_raptor_view_term(statement->predicate),
                       ent_raptor_view_term(statement->object),
                       ent_raptor_view_term(statement->graph)};
  const EntStatus status = emit_statement(reader, &copy);
  if (status) {
    stop(reader, status);
  }
}

static void take_namespace(void *const handle,
                           raptor_namespace *const namespace) {
  EntReader *const reader = handle;
  raptor_uri *const uri = raptor_namespace_get_uri(namespace);
  if (reader->status || !uri) {
    return;
  }
  const EntView iri = ent_view((const char *)raptor_uri_as_string(uri));
  if (!reader->has_base && ent_view_starts_with(iri, ENT_VIEW(NO_BASE))) {
    return;
  }
  const EntStatus status = ent_sink_prefix(
      reader->sink,
      ent_view((const char *)raptor_namespace_get_prefix(namespace)), iri);
  if (status) {
    stop(reader, status);
  }
}

static EntStatus parse(EntReader *const reader, const EntView text,
                       const size_t chunk, raptor_uri *const base) {
  int failed = raptor_parser_parse_start(reader->parser, base);
  size_t at = 0;
  do {
    const size_t size = text.size - at < chunk ? text.size - at : chunk;
    const bool is_last = at + size == text.size;
    if (!failed && !reader->status) {
      failed = raptor_parser_parse_chunk(
          reader->parser, (const unsigned char *)text.data + at, size, is_last);
    }
    at += size;
  } while (at < text.size && !failed && !reader->status);
  if (failed && !reader->status) { // Raptor gave no reason
    reader->status = ent_error(reader->world, ENT_ERR_SYNTAX,
                               ENT_IN_FILE(reader->name), "cannot be parsed");
  }
  return reader->status;
}

static void set_up_parser(EntReader *const reader) {
  raptor_parser *const parser = reader->parser;
  raptor_parser_set_statement_handler(parser, reader, take_statement);
  raptor_parser_set_namespace_handler(parser, reader, take_namespace);
  raptor_parser_set_option(parser, RAPTOR_OPTION_NO_NET, NULL, 1);
  raptor_parser_set_option(parser, RAPTOR_OPTION_NO_FILE, NULL, 1);
  raptor_parser_set_option(parser, RAPTOR_OPTION_LOAD_EXTERNAL_ENTITIES, NULL,
                           0);
}

static EntStatus open_raptor(EntReader *const reader) {
  if (reader->raptor) {
    return ENT_SUCCESS;
  }
  ENT_TRY(ent_raptor_open(reader, take_message, &reader->raptor));
  raptor_world_set_generate_bnodeid_handler(reader->raptor, reader, make_label);
  return ENT_SUCCESS;
}

static EntStatus parse_with_base(EntReader *const reader, const EntView text,
                                 const size_t chunk, const EntView base) {
  raptor_uri *const uri = raptor_new_uri_from_counted_string(
      reader->raptor, (const unsigned char *)base.data, base.size);
  if (!uri) {
    return ENT_ERR_MEMORY;
  }
  const EntStatus status = parse(reader, text, chunk, uri);
  raptor_free_uri(uri);
  return status;
}

static EntView without_mark(const EntView text) {
  const EntView mark = ENT_VIEW("\xEF\xBB\xBF");
  return ent_view_starts_with(text, mark)
             ? ent_view_slice(text, mark.size, text.size)
             : text;
}

static bool is_xml(const EntSyntax *const syntax) {
  return !strcmp(syntax->parser, "rdfxml");
}

/// Make the parser of a document.
static EntStatus begin_document(EntReader *const reader,
                                const EntSyntax *const syntax,
                                const char *const name, const EntView base,
                                const EntSink sink) {
  ENT_TRY(open_raptor(reader));
  reader->name = name;
  reader->sink = sink;
  reader->status = ENT_SUCCESS;
  reader->has_base = base.size;
  reader->is_lines =
      !strcmp(syntax->parser, "ntriples") || !strcmp(syntax->parser, "nquads");
  reader->n_generated = 0;
  ++reader->n_documents;
  reader->parser = raptor_new_parser(reader->raptor, syntax->parser);
  if (!reader->parser) {
    return ENT_ERR_MEMORY;
  }
  set_up_parser(reader);
  return ENT_SUCCESS;
}

static void end_document(EntReader *const reader) {
  raptor_free_parser(reader->parser);
  reader->parser = NULL;
}

static EntStatus check_readable(const EntReader *const reader,
                                const EntSyntax *const syntax,
                                const char *const name) {
  return syntax->parser
             ? ENT_SUCCESS
             : ent_error(reader->world, ENT_ERR_USAGE, ENT_IN_FILE(name),
                         "cannot read %s", syntax->label);
}

EntStatus ent_reader_read(EntReader *const reader,
                          const EntSyntax *const syntax, const char *const name,
                          const EntView text, const EntView base,
                          const EntSink sink) {
  ENT_TRY(check_readable(reader, syntax, name));
  const bool has_encoding = is_xml(syntax); // which libxml2 knows about
  const EntView clean = has_encoding ? text : without_mark(text);
  ENT_TRY(begin_document(reader, syntax, name, base, sink));
  EntStatus status = has_encoding ? ENT_SUCCESS
                                  : ent_guard_text(reader->world, name, clean,
                                                   !reader->is_lines);
  status = status ? status
                  : parse_with_base(reader, clean,
                                    reader->is_lines || has_encoding ? CHUNK
                                                                     : SIZE_MAX,
                                    base.size ? base : ENT_VIEW(NO_BASE));
  end_document(reader);
  return status;
}

// ---- Text that comes in pieces

typedef struct {
  EntTextFunc more;
  void *handle;
  size_t max_size;
  EntBuffer text; ///< What is not parsed yet
} Stream;

/// Collect a text that is parsed as a whole.
static EntStatus collect(const EntReader *const reader, const char *const name,
                         Stream *const stream) {
  EntView piece;
  EntStatus status = ENT_SUCCESS;
  while (!(status = stream->more(stream->handle, &piece))) {
    if (stream->text.size + piece.size > stream->max_size) {
      return ent_error(reader->world, ENT_ERR_LIMIT, ENT_IN_FILE(name),
                       "larger than %zu bytes, which only N-Triples, N-Quads "
                       "and RDF/XML may be",
                       stream->max_size);
    }
    ENT_TRY(ent_buffer_append(&stream->text, piece));
  }
  return status == ENT_NO_MATCH ? ENT_SUCCESS : status;
}

/// Hand raptor the first `size` bytes, and forget them.
static EntStatus parse_head(EntReader *const reader, Stream *const stream,
                            const size_t size, const bool is_last) {
  const EntView text = ent_view_slice(ent_buffer_view(&stream->text), 0, size);
  if (reader->is_lines) {
    ENT_TRY(ent_guard_text(reader->world, reader->name, text, false));
  }
  const int failed = raptor_parser_parse_chunk(
      reader->parser, (const unsigned char *)text.data, text.size, is_last);
  if (failed && !reader->status) {
    reader->status = ent_error(reader->world, ENT_ERR_SYNTAX,
                               ENT_IN_FILE(reader->name), "cannot be parsed");
  }
  if (size) {
    memmove(stream->text.data, stream->text.data + size,
            stream->text.size - size);
    stream->text.size -= size;
  }
  return reader->status;
}

/// Parse what comes, whole lines where there are lines.
static EntStatus parse_pieces(EntReader *const reader, Stream *const stream) {
  EntView piece;
  EntStatus status = ENT_SUCCESS;
  while (!(status = stream->more(stream->handle, &piece))) {
    ENT_TRY(ent_buffer_append(&stream->text, piece));
    size_t end = stream->text.size;
    while (reader->is_lines && end && stream->text.data[end - 1] != '\n') {
      --end;
    }
    if (end >= CHUNK) {
      ENT_TRY(parse_head(reader, stream, end, false));
    }
  }
  return status == ENT_NO_MATCH
             ? parse_head(reader, stream, stream->text.size, true)
             : status;
}

static EntStatus read_pieces(EntReader *const reader,
                             const EntSyntax *const syntax,
                             const char *const name, Stream *const stream,
                             const EntView base, const EntSink sink) {
  ENT_TRY(begin_document(reader, syntax, name, base, sink));
  const EntView used = base.size ? base : ENT_VIEW(NO_BASE);
  raptor_uri *const uri = raptor_new_uri_from_counted_string(
      reader->raptor, (const unsigned char *)used.data, used.size);
  EntStatus status = uri ? ENT_SUCCESS : ENT_ERR_MEMORY;
  if (!status && raptor_parser_parse_start(reader->parser, uri)) {
    status = ENT_ERR_MEMORY;
  }
  status = status ? status : parse_pieces(reader, stream);
  end_document(reader);
  raptor_free_uri(uri);
  return status;
}

EntStatus ent_reader_read_stream(EntReader *const reader,
                                 const EntSyntax *const syntax,
                                 const char *const name, const EntTextFunc more,
                                 void *const handle, const size_t max_size,
                                 const EntView base, const EntSink sink) {
  Stream stream = {more,
                   handle,
                   max_size,
                   {.allocator = ent_world_allocator(reader->world)}};
  ENT_TRY(check_readable(reader, syntax, name));
  EntStatus status = ENT_SUCCESS;
  if (is_xml(syntax) || !strcmp(syntax->parser, "ntriples") ||
      !strcmp(syntax->parser, "nquads")) {
    status = read_pieces(reader, syntax, name, &stream, base, sink);
  } else {
    status = collect(reader, name, &stream);
    status = status
                 ? status
                 : ent_reader_read(reader, syntax, name,
                                   ent_buffer_view(&stream.text), base, sink);
  }
  ent_buffer_free(&stream.text);
  return status;
}

/// Read with the file's own IRI as base.
static EntStatus read_in_place(EntReader *const reader,
                               const EntSyntax *const syntax,
                               const char *const name, const EntView text,
                               const EntSink sink) {
  unsigned char *const iri = raptor_uri_filename_to_uri_string(name);
  if (!iri) {
    return ENT_ERR_MEMORY;
  }
  const EntStatus status = ent_reader_read(reader, syntax, name, text,
                                           ent_view((const char *)iri), sink);
  raptor_free_memory(iri);
  return status;
}

EntStatus ent_reader_read_file(EntReader *const reader,
                               const EntSyntax *const syntax,
                               const char *const name, const EntView base,
                               const EntSink sink) {
  const EntSyntax *const told = ent_syntax_of_file(ent_view(name));
  const EntSyntax *const used = syntax ? syntax
                                : told ? told
                                       : ent_syntax_default();
  const bool is_stdin = !strcmp(name, "-");
  EntFile file = {0};
  ENT_TRY(ent_file_read(reader->world, name, 0, &file));
  const EntStatus status =
      base.size || is_stdin
          ? ent_reader_read(reader, used, is_stdin ? "standard input" : name,
                            file.content, base, sink)
          : read_in_place(reader, used, name, file.content, sink);
  ent_file_close(&file);
  return status;
}

size_t ent_reader_line(const EntReader *const reader) {
  return reader->parser
             ? place_of(reader, raptor_parser_get_locator(reader->parser)).line
             : 0;
}

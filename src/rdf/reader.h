/**
   @file reader.h
   Graphs read from Turtle, N-Triples, N-Quads, TriG and RDF/XML, by raptor.

       EntReader *const reader = ent_reader_new(world);
       ENT_TRY(ent_reader_read_file(reader, NULL, "a.ttl", base, sink));
       ENT_TRY(ent_reader_read_file(reader, NULL, "b.nt", base, sink));
       ENT_TRY(ent_sink_end(sink));

   The reader emits prefixes and statements as they come, so that some may have
   been emitted when an error is found; it never emits the end, as more files
   may follow. Nothing is fetched from a network or from other files.

   Blank nodes of different reads are different: those of the first keep the
   labels of the file, as far as these cannot be mistaken for labels made here
   ("genid1"; "d2_a", which is the "a" of the second). The same files in the
   same order give the same labels.

   What raptor 2.0.15 lets pass and RDF 1.1 forbids is refused as far as the
   terms show it (check.h). Syntax errors in N-Triples and N-Quads, which raptor
   skips, are errors here. Text with U+0000 is refused, as raptor's strings end
   there, and so is an empty IRI as name of a graph in TriG, at which it crashes
   (guard.h). Language tags are put in lower case, as RDF 1.1 Concepts allows.
*/
#ifndef ENT_RDF_READER_H
#define ENT_RDF_READER_H

#include "base/status.h"
#include "base/view.h"
#include "base/world.h"
#include "rdf/sink.h"
#include "rdf/syntax.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct EntReaderImpl EntReader;

/// Return a new reader, or NULL. Raptor is started by the first read.
EntReader *ent_reader_new(const EntWorld *world);

/// Free `reader`, which may be NULL.
void ent_reader_free(EntReader *reader);

/**
   Read `text` into `sink`; `name` is the file's for messages.

   Relative IRIs are resolved against `base`; if it is empty, they are errors.
   Returns #ENT_ERR_SYNTAX, #ENT_ERR_ENCODING or #ENT_ERR_DATA, logged as
   FILE:LINE:COLUMN as far as these are known, for text that is not right;
   #ENT_ERR_MEMORY; or what the sink returned.
*/
EntStatus ent_reader_read(EntReader *reader, const EntSyntax *syntax,
                          const char *name, EntView text, EntView base,
                          EntSink sink);

/// Gets more of a text, valid until the next call; #ENT_NO_MATCH at the end.
typedef EntStatus (*EntTextFunc)(void *handle, EntView *piece);

/**
   Read a text while it comes, in the same manner.

   Of N-Triples, N-Quads and RDF/XML only what is not read yet is kept; of the
   others the whole, and no more than `max_size` bytes: #ENT_ERR_LIMIT, logged.
*/
EntStatus ent_reader_read_stream(EntReader *reader, const EntSyntax *syntax,
                                 const char *name, EntTextFunc more,
                                 void *handle, size_t max_size, EntView base,
                                 EntSink sink);

/**
   Read the file called `name`, or standard input if it is "-", into `sink`.

   If `syntax` is NULL, it is told by the extension, and is Turtle if that is
   none of the table. If `base` is empty, it is the file: IRI of the file;
   standard input has none. Statuses as above, and those of ent_file_read().
*/
EntStatus ent_reader_read_file(EntReader *reader, const EntSyntax *syntax,
                               const char *name, EntView base, EntSink sink);

/// Return the line of the statement that the sink is being given, or 0 if it is
/// not known; for messages.
size_t ent_reader_line(const EntReader *reader);

#ifdef __cplusplus
}
#endif

#endif // ENT_RDF_READER_H

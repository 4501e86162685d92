#include "rdf/raptor_impl.h"
#include "redland/storage_impl.h"

#include <stdlib.h>

/// What a cursor has found, as nodes of librdf.
typedef struct {
  Storage *storage;
  EntCursor *cursor;
  librdf_statement *statement; ///< NULL behind the last
  librdf_node *graph;          ///< NULL in the default graph
} Stream;

static void clear(Stream *const stream) {
  if (stream->statement) {
    librdf_free_statement(stream->statement);
  }
  if (stream->graph) {
    librdf_free_node(stream->graph);
  }
  stream->statement = NULL;
  stream->graph = NULL;
}

static EntStatus copy_terms(Stream *const stream,
                            const EntStatement *const found) {
  raptor_world *const raptor = librdf_world_get_raptor(stream->storage->rdf);
  const EntTerm terms[] = {found->subject, found->predicate, found->object,
                           found->graph};
  librdf_node *nodes[4] = {NULL};
  EntStatus status = ENT_SUCCESS;
  for (size_t i = 0; !status && i < 4; ++i) {
    status = ent_raptor_copy_term(raptor, terms[i], &nodes[i]);
  }
  stream->graph = nodes[3];
  // takes the nodes, even if it fails
  stream->statement = librdf_new_statement_from_nodes(
      stream->storage->rdf, nodes[0], nodes[1], nodes[2]);
  return status ? status : stream->statement ? ENT_SUCCESS : ENT_ERR_MEMORY;
}

/// Go to the next statement; anything but success ends the stream.
static int advance(void *const handle) {
  Stream *const stream = handle;
  EntStatement found;
  clear(stream);
  EntStatus status = ent_cursor_next(stream->cursor, &found);
  status = status ? status : copy_terms(stream, &found);
  if (status) {
    clear(stream);
  }
  return status != ENT_SUCCESS;
}

static int is_end(void *const handle) {
  return !((const Stream *)handle)->statement;
}

static void *get(void *const handle, const int flags) {
  const Stream *const stream = handle;
  return flags == LIBRDF_STREAM_GET_METHOD_GET_OBJECT
             ? (void *)stream->statement
             : (void *)stream->graph;
}

/// Of an iterator of graphs, the object is the graph.
static void *get_graph(void *const handle, const int flags) {
  return flags == LIBRDF_ITERATOR_GET_METHOD_GET_OBJECT
             ? ((const Stream *)handle)->graph
             : NULL;
}

static void finish(void *const handle) {
  Stream *const stream = handle;
  Storage *const storage = stream->storage;
  librdf_storage *const owner = storage->storage;
  clear(stream);
  ent_cursor_close(stream->cursor);
  free(stream);
  --storage->n_streams;
  storage_release(storage);
  librdf_storage_remove_reference(owner); // may be the last
}

/// Return a stream that holds on to the storage and takes the cursor.
static Stream *new_stream(Storage *const storage, EntCursor *const cursor) {
  Stream *const stream = calloc(1, sizeof(Stream));
  if (!stream) {
    ent_cursor_close(cursor);
    return NULL;
  }
  stream->storage = storage;
  stream->cursor = cursor;
  ++storage->n_streams;
  librdf_storage_add_reference(storage->storage);
  (void)advance(stream);
  return stream;
}

librdf_stream *storage_stream(Storage *const storage,
                              const EntQuadPattern *const pattern) {
  EntCursor *cursor = NULL;
  if (ent_cursor_open(storage->store, pattern, &cursor)) {
    return NULL;
  }
  Stream *const stream = new_stream(storage, cursor);
  // finishes the handle if it fails
  return stream ? librdf_new_stream(storage->rdf, stream, is_end, advance, get,
                                    finish)
                : NULL;
}

librdf_iterator *storage_graphs(Storage *const storage) {
  EntCursor *cursor = NULL;
  if (ent_cursor_open_graphs(storage->store, &cursor)) {
    return NULL;
  }
  Stream *const stream = new_stream(storage, cursor);
  return stream ? librdf_new_iterator(storage->rdf, stream, is_end, advance,
                                      get_graph, finish)
                : NULL;
}

/**
   @file storage_impl.h
   What the files of the storage module share.
*/
#ifndef ENT_REDLAND_STORAGE_IMPL_H
#define ENT_REDLAND_STORAGE_IMPL_H

#include "base/world.h"
#include "store/pattern.h"
#include "store/store.h"

#include <redland.h>

/// The instance of a librdf storage.
typedef struct {
  librdf_storage *storage;
  librdf_world *rdf;
  EntWorld *world;
  char *name; ///< Of the file
  EntStoreMode mode;
  bool is_new;      ///< The file is emptied when it is opened
  bool is_union;    ///< Graphs are not told apart when reading
  bool is_writing;  ///< In a transaction that the program began
  bool is_closing;  ///< Closed by the program, but a stream still reads
  size_t n_streams; ///< Streams and iterators that read
  EntStore *store;  ///< NULL while closed
} Storage;

/// Return the instance, whose store is open, or NULL, logged.
Storage *storage_open(librdf_storage *storage);

/// Return the pattern of a statement, of which all parts may be missing, and of
/// a graph, or of all graphs if that is NULL.
EntQuadPattern storage_pattern(const Storage *storage,
                               librdf_statement *statement, librdf_node *graph);

/// Close the store when no stream reads it any more.
void storage_release(Storage *storage);

/// Return a stream of what matches, or NULL, logged.
librdf_stream *storage_stream(Storage *storage, const EntQuadPattern *pattern);

/// Return an iterator of the graphs that have a name, or NULL, logged.
librdf_iterator *storage_graphs(Storage *storage);

#endif // ENT_REDLAND_STORAGE_IMPL_H

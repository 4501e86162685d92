#include "store/loader.h"

#include "base/buffer.h"
#include "base/vector.h"
#include "store/store_impl.h"
#include "store/term_map.h"

#include <stdlib.h>

/// Statements are written in sorted batches, which keeps to few pages. A batch
/// of this size in 4 ids each is 128 MiB.
enum { BATCH = 4 << 20, MEMORY_LIMIT = 512 << 20 };

typedef struct {
  EntTermId ids[4]; ///< Graph, subject, predicate, object
} Quad;

struct EntLoaderImpl {
  EntStore *store;
  EntTermId graph;
  uint64_t scope;
  EntBuffer label;
  EntWatch watch;
  bool is_replacing;
  bool finds_article;
  bool has_no_indexes; ///< The store was empty: indexes are made at the end
  struct {
    Quad *items;
    size_t count, capacity;
  } batch;
  struct {
    EntTermId *items;
    size_t count, capacity;
  } replaced; ///< Graphs that were cleared
  uint64_t n_read, n_added;
};

static const EntAllocator *allocator_of(const EntLoader *const loader) {
  return ent_world_allocator(loader->store->world);
}

static int compare_ids(const EntTermId *const a, const EntTermId *const b,
                       const size_t n) {
  for (size_t i = 0; i < n; ++i) {
    if (a[i] != b[i]) {
      return a[i] < b[i] ? -1 : 1;
    }
  }
  return 0;
}

static int compare_quads(const void *const a, const void *const b) {
  return compare_ids(((const Quad *)a)->ids, ((const Quad *)b)->ids, 4);
}

static int compare_triples(const void *const a, const void *const b) {
  return compare_ids(((const Quad *)a)->ids + 1, ((const Quad *)b)->ids + 1, 3);
}

static EntStatus clear_once(EntLoader *const loader, const EntTermId graph) {
  for (size_t i = loader->replaced.count; i--;) {
    if (loader->replaced.items[i] == graph) {
      return ENT_SUCCESS;
    }
  }
  EntTermId *const item = ENT_PUSH(allocator_of(loader), &loader->replaced);
  if (!item) {
    return ENT_ERR_MEMORY;
  }
  *item = graph;
  return store_clear_graph(loader->store, graph);
}

static EntStatus clear_replaced(EntLoader *const loader) {
  EntTermId last = 0;
  for (size_t i = 0; i < loader->batch.count; ++i) {
    const EntTermId graph = loader->batch.items[i].ids[0];
    if (graph != last) {
      ENT_TRY(clear_once(loader, graph));
    }
    last = graph;
  }
  return ENT_SUCCESS;
}

/// An empty store is filled without indexes, which are made when all is there.
static EntStatus drop_indexes_if_empty(EntLoader *const loader) {
  enum { WORTHWHILE = 20000 };
  int64_t is_filled = 0;
  if (loader->has_no_indexes || loader->batch.count < WORTHWHILE) {
    return ENT_SUCCESS;
  }
  ENT_TRY(
      store_number(loader->store, "SELECT 1 FROM quad LIMIT 1", &is_filled));
  if (is_filled) {
    return ENT_SUCCESS;
  }
  loader->has_no_indexes = true;
  return store_drop_indexes(loader->store);
}

/// Write the sorted batch.
static EntStatus insert_batch(EntLoader *const loader) {
  Quad *const quads = loader->batch.items;
  const size_t count = loader->batch.count;
  uint64_t n_added = 0;
  ENT_TRY(store_add_quads(loader->store, quads->ids, count, &n_added));
  loader->n_added += n_added;
  if (!n_added) {
    return ENT_SUCCESS;
  }
  if (quads[0].ids[0] != quads[count - 1].ids[0]) { // of several graphs
    qsort(quads, count, sizeof(Quad), compare_triples);
  }
  return store_add_triples(loader->store, quads->ids, count);
}

static EntStatus write_batch(EntLoader *const loader) {
  if (!loader->batch.count) {
    return ENT_SUCCESS;
  }
  ENT_TRY(drop_indexes_if_empty(loader));
  for (size_t i = 0; i < loader->batch.count; ++i) {
    EntTermId *const graph = &loader->batch.items[i].ids[0];
    *graph = *graph ? *graph : loader->graph;
  }
  qsort(loader->batch.items, loader->batch.count, sizeof(Quad), compare_quads);
  if (loader->is_replacing) {
    ENT_TRY(clear_replaced(loader));
  }
  ENT_TRY(insert_batch(loader));
  loader->batch.count = 0;
  return ENT_SUCCESS;
}

static EntStatus flush_terms(EntLoader *const loader) {
  if (ent_dictionary_memory(loader->store->terms) < MEMORY_LIMIT) {
    return ENT_SUCCESS;
  }
  ENT_TRY(ent_dictionary_flush(loader->store->terms));
  ent_dictionary_trim(loader->store->terms);
  return ENT_SUCCESS;
}

/// Name a blank node after its label and the scope.
static EntStatus rename_blank(EntLoader *const loader, EntTerm *const term) {
  ent_buffer_clear(&loader->label);
  ENT_TRY(ent_buffer_format(&loader->label, "b%016llx_%.*s",
                            (unsigned long long)loader->scope,
                            ENT_VIEW_ARGS(term->value)));
  term->value = ent_buffer_view(&loader->label);
  return ENT_SUCCESS;
}

static EntStatus add_term(EntLoader *const loader, EntTerm term,
                          EntTermId *const id) {
  if (term.kind == ENT_TERM_NONE) {
    *id = ENT_ID_NONE; // which graph is meant is told when all is read
    return ENT_SUCCESS;
  }
  if (term.kind == ENT_TERM_BLANK) {
    ENT_TRY(rename_blank(loader, &term));
  }
  if (ent_view_equals(term.datatype, ENT_VIEW(ENT_NS_XSD "string"))) {
    term.datatype = (EntView){NULL, 0};
  }
  return ent_dictionary_add(loader->store->terms, &term, id);
}

/// Let the article that the statement is about name the graph, if it is one.
static void find_article(EntLoader *const loader,
                         const EntStatement *const statement,
                         const EntTermId subject) {
  const bool is_type =
      ent_view_equals(statement->predicate.value, ENT_VIEW(ENT_NS_RDF "type"));
  if (is_type && statement->subject.kind == ENT_TERM_IRI &&
      ent_view_equals(statement->object.value,
                      ENT_VIEW("https://schema.org/NewsArticle"))) {
    loader->graph = subject;
    loader->finds_article = false;
  }
}

static EntStatus add_statement(EntLoader *const loader,
                               const EntStatement *const statement) {
  if (loader->batch.count == BATCH) {
    ENT_TRY(write_batch(loader));
  }
  ENT_TRY(flush_terms(loader));
  ENT_TRY(ent_watch_count(&loader->watch));
  Quad *const quad = ENT_PUSH(allocator_of(loader), &loader->batch);
  if (!quad) {
    return ENT_ERR_MEMORY;
  }
  ++loader->n_read;
  ENT_TRY(add_term(loader, statement->graph, &quad->ids[0]));
  ENT_TRY(add_term(loader, statement->subject, &quad->ids[1]));
  ENT_TRY(add_term(loader, statement->predicate, &quad->ids[2]));
  ENT_TRY(add_term(loader, statement->object, &quad->ids[3]));
  if (loader->finds_article) {
    find_article(loader, statement, quad->ids[1]);
  }
  return ENT_SUCCESS;
}

static EntStatus write_event(void *const handle,
                             const EntRdfEvent *const event) {
  EntLoader *const loader = handle;
  return event->kind == ENT_RDF_STATEMENT
             ? add_statement(loader, &event->statement)
             : ENT_SUCCESS;
}

static EntStatus find_graph(EntLoader *const loader, const EntView iri) {
  const EntTerm graph = ent_term_iri(iri);
  loader->graph = ENT_ID_DEFAULT_GRAPH;
  return iri.size
             ? ent_dictionary_add(loader->store->terms, &graph, &loader->graph)
             : ENT_SUCCESS;
}

EntStatus ent_loader_new(EntStore *const store,
                         const EntLoaderOptions *const options,
                         EntLoader **const loader) {
  const EntAllocator *const allocator = ent_world_allocator(store->world);
  EntLoader *const made = ent_calloc(allocator, 1, sizeof(EntLoader));
  *loader = NULL;
  if (!made) {
    return ENT_ERR_MEMORY;
  }
  made->store = store;
  made->scope = ent_text_hash(options->scope) ^ ent_text_hash(options->graph);
  made->label.allocator = allocator;
  made->is_replacing = options->is_replacing;
  made->finds_article = options->finds_article && !options->graph.size;
  made->watch = (EntWatch){.world = store->world,
                           .terms = store->terms,
                           .name = options->name,
                           .what = "the load"};
  if (options->timeout) {
    const EntWatchLimits limits = {.timeout = options->timeout};
    made->watch.db = store->db;
    ent_watch_begin(&made->watch, &limits);
  }
  EntStatus status = find_graph(made, options->graph);
  if (!status && options->is_replacing && options->graph.size) {
    status = clear_once(made, made->graph);
  }
  if (status) {
    ent_loader_free(made);
    return status;
  }
  *loader = made;
  return ENT_SUCCESS;
}

EntSink ent_loader_sink(EntLoader *const loader) {
  return (EntSink){write_event, loader};
}

EntStatus ent_loader_finish(EntLoader *const loader) {
  ENT_TRY(write_batch(loader));
  if (loader->has_no_indexes) {
    loader->has_no_indexes = false;
    return store_create_indexes(loader->store);
  }
  return ENT_SUCCESS;
}

uint64_t ent_loader_n_read(const EntLoader *const loader) {
  return loader->n_read;
}

uint64_t ent_loader_n_added(const EntLoader *const loader) {
  return loader->n_added;
}

void ent_loader_free(EntLoader *const loader) {
  if (loader) {
    const EntAllocator *const allocator = allocator_of(loader);
    ent_watch_end(&loader->watch);
    ent_buffer_free(&loader->label);
    ent_free(allocator, loader->batch.items);
    ent_free(allocator, loader->replaced.items);
    ent_free(allocator, loader);
  }
}

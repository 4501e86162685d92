/**
   @file storage.c
   The storage `entente` of librdf: its models live in a store.

   librdf finds the module as librdf_storage_entente.so in its folder and calls
   the one function that is exported. The name of a storage is that of the file;
   options are

       new       'yes': make the file if it is not there, and empty it
       write     'no': do not change it
       contexts  'no': the graphs are read as one, and each triple once

   What has no context is in the default graph when it is added; when looked for
   or removed, it is in any graph.
*/
#include "rdf/raptor_impl.h"
#include "redland/storage_impl.h"

#include <stdlib.h>
#include <string.h>

#define FEATURE_CONTEXTS "http://feature.librdf.org/model-contexts"

void librdf_storage_module_register_factory(librdf_world *rdf);

/// Pass a message of ours on to the log of librdf.
static void log_message(void *const handle, const EntLogLevel level,
                        const EntPlace place, const char *const text) {
  librdf_log(((const Storage *)handle)->rdf, 0,
             level == ENT_LOG_ERROR     ? LIBRDF_LOG_ERROR
             : level == ENT_LOG_WARNING ? LIBRDF_LOG_WARN
                                        : LIBRDF_LOG_INFO,
             LIBRDF_FROM_STORAGE, NULL, "%s%s%s", place.file ? place.file : "",
             place.file ? ": " : "", text);
}

static void log_status(const Storage *const storage, const EntStatus status) {
  if (status == ENT_ERR_MEMORY) { // the only one that is not logged below
    log_message((void *)storage, ENT_LOG_ERROR, ENT_IN_FILE(storage->name),
                ent_status_string(status));
  }
}

static int result(const Storage *const storage, const EntStatus status) {
  log_status(storage, status);
  return status != ENT_SUCCESS;
}

// ---- Life

static void read_options(Storage *const self, librdf_hash *const options) {
  self->is_new = librdf_hash_get_as_boolean(options, "new") > 0;
  self->is_union = librdf_hash_get_as_boolean(options, "contexts") == 0;
  self->mode = librdf_hash_get_as_boolean(options, "write") == 0
                   ? ENT_STORE_READ
               : self->is_new ? ENT_STORE_CREATE
                              : ENT_STORE_WRITE;
}

static int init(librdf_storage *const storage, const char *const name,
                librdf_hash *const options) {
  Storage *const self = calloc(1, sizeof(Storage));
  librdf_storage_set_instance(storage, self);
  if (self) {
    self->storage = storage;
    self->rdf = librdf_storage_get_world(storage);
    self->name = strdup(name ? name : "");
    self->world = ent_world_new(NULL);
    read_options(self, options);
  }
  if (options) {
    librdf_free_hash(options);
  }
  if (!self || !self->name || !self->world) {
    return 1;
  }
  ent_world_set_log(self->world, log_message, self);
  return 0;
}

static int clone(librdf_storage *const storage, librdf_storage *const old) {
  const Storage *const other = librdf_storage_get_instance(old);
  if (init(storage, other->name, NULL)) {
    return 1;
  }
  Storage *const self = librdf_storage_get_instance(storage);
  self->mode = other->mode == ENT_STORE_READ ? ENT_STORE_READ : ENT_STORE_WRITE;
  self->is_union = other->is_union;
  return 0;
}

void storage_release(Storage *const storage) {
  if (storage->is_closing && !storage->n_streams) {
    ent_store_close(storage->store);
    storage->store = NULL;
    storage->is_closing = false;
  }
}

static int close_store(librdf_storage *const storage) {
  Storage *const self = librdf_storage_get_instance(storage);
  if (self && self->store) {
    if (self->is_writing) {
      ent_store_rollback(self->store);
      self->is_writing = false;
    }
    self->is_closing = true;
    storage_release(self);
  }
  return 0;
}

static void terminate(librdf_storage *const storage) {
  Storage *const self = librdf_storage_get_instance(storage);
  if (self) {
    (void)close_store(storage);
    ent_world_free(self->world);
    free(self->name);
    free(self);
  }
}

static EntStatus empty(Storage *const self) {
  const EntQuadPattern everything = {.graphs = ENT_GRAPHS_EACH};
  uint64_t count = 0;
  ENT_TRY(ent_store_begin(self->store));
  EntStatus status = ent_store_remove(self->store, &everything, &count);
  status = status ? status : ent_store_commit(self->store);
  if (status) {
    ent_store_rollback(self->store);
  }
  return status;
}

static int open_store(librdf_storage *const storage,
                      librdf_model *const model) {
  (void)model;
  Storage *const self = librdf_storage_get_instance(storage);
  if (self->store) { // closed, but a stream has kept it
    self->is_closing = false;
    return 0;
  }
  EntStatus status =
      ent_store_open(self->world, self->name, self->mode, &self->store);
  if (!status && self->is_new && self->mode != ENT_STORE_READ) {
    status = empty(self);
    self->is_new = false; // not again when it is closed and opened
  }
  if (status) {
    ent_store_close(self->store);
    self->store = NULL;
  }
  return result(self, status);
}

Storage *storage_open(librdf_storage *const storage) {
  Storage *const self = librdf_storage_get_instance(storage);
  if (!self->store || self->is_closing) {
    log_message(self, ENT_LOG_ERROR, ENT_IN_FILE(self->name),
                "the store is not open");
    return NULL;
  }
  return self;
}

// ---- Terms

static EntTerm term_of(librdf_node *const node) {
  return ent_raptor_view_term(node);
}

static EntStatement terms_of(librdf_statement *const statement,
                             librdf_node *const graph) {
  EntStatement terms = {.graph = term_of(graph)};
  if (statement) {
    terms.subject = term_of(librdf_statement_get_subject(statement));
    terms.predicate = term_of(librdf_statement_get_predicate(statement));
    terms.object = term_of(librdf_statement_get_object(statement));
  }
  return terms;
}

EntQuadPattern storage_pattern(const Storage *const storage,
                               librdf_statement *const statement,
                               librdf_node *const graph) {
  return (EntQuadPattern){.graphs = graph               ? ENT_GRAPHS_ONE
                                    : storage->is_union ? ENT_GRAPHS_UNION
                                                        : ENT_GRAPHS_EACH,
                          .terms = terms_of(statement, graph)};
}

// ---- Writing

/// Begin a transaction, unless the program has.
static EntStatus begin(Storage *const self) {
  if (self->mode == ENT_STORE_READ) {
    return ent_error(self->world, ENT_ERR_WRITE, ENT_IN_FILE(self->name),
                     "is open to be read only");
  }
  return self->is_writing ? ENT_SUCCESS : ent_store_begin(self->store);
}

/// End what begin() began, well or not.
static EntStatus end(Storage *const self, EntStatus status) {
  if (self->is_writing) {
    return status;
  }
  status = status ? status : ent_store_commit(self->store);
  if (status) {
    ent_store_rollback(self->store);
  }
  return status;
}

static EntStatus add(Storage *const self, librdf_node *const graph,
                     librdf_statement *const statement) {
  const EntStatement terms = terms_of(statement, graph);
  bool is_new = false;
  return ent_store_add(self->store, &terms, &is_new);
}

static int context_add_statement(librdf_storage *const storage,
                                 librdf_node *const graph,
                                 librdf_statement *const statement) {
  Storage *const self = storage_open(storage);
  if (!self || begin(self)) {
    return 1;
  }
  return result(self, end(self, add(self, graph, statement)));
}

static int add_statement(librdf_storage *const storage,
                         librdf_statement *const statement) {
  return context_add_statement(storage, NULL, statement);
}

static EntStatus add_all(Storage *const self, librdf_node *const graph,
                         librdf_stream *const stream) {
  EntStatus status = ENT_SUCCESS;
  while (!status && !librdf_stream_end(stream)) {
    librdf_statement *const statement = librdf_stream_get_object(stream);
    status = statement ? add(self, graph, statement) : ENT_ERR_MEMORY;
    (void)librdf_stream_next(stream);
  }
  return status;
}

/// All of the stream or nothing.
static int context_add_statements(librdf_storage *const storage,
                                  librdf_node *const graph,
                                  librdf_stream *const stream) {
  Storage *const self = storage_open(storage);
  if (!self || begin(self)) {
    return 1;
  }
  return result(self, end(self, add_all(self, graph, stream)));
}

static int add_statements(librdf_storage *const storage,
                          librdf_stream *const stream) {
  return context_add_statements(storage, NULL, stream);
}

static int context_remove_statement(librdf_storage *const storage,
                                    librdf_node *const graph,
                                    librdf_statement *const statement) {
  Storage *const self = storage_open(storage);
  uint64_t count = 0;
  if (!self || begin(self)) {
    return 1;
  }
  const EntQuadPattern pattern = storage_pattern(self, statement, graph);
  return result(self,
                end(self, ent_store_remove(self->store, &pattern, &count)));
}

static int remove_statement(librdf_storage *const storage,
                            librdf_statement *const statement) {
  return context_remove_statement(storage, NULL, statement);
}

static int context_remove_statements(librdf_storage *const storage,
                                     librdf_node *const graph) {
  return context_remove_statement(storage, graph, NULL);
}

static int sync_store(librdf_storage *const storage) {
  return !storage_open(storage); // each transaction is lasting
}

// ---- Transactions

static int transaction_start(librdf_storage *const storage) {
  Storage *const self = storage_open(storage);
  if (!self || self->is_writing || begin(self)) {
    return 1;
  }
  self->is_writing = true;
  return 0;
}

static int transaction_commit(librdf_storage *const storage) {
  Storage *const self = storage_open(storage);
  if (!self || !self->is_writing) {
    return 1;
  }
  self->is_writing = false;
  return result(self, end(self, ENT_SUCCESS));
}

static int transaction_rollback(librdf_storage *const storage) {
  Storage *const self = storage_open(storage);
  if (!self || !self->is_writing) {
    return 1;
  }
  self->is_writing = false;
  ent_store_rollback(self->store);
  return 0;
}

// ---- Reading

static int count(librdf_storage *const storage,
                 librdf_statement *const statement) {
  Storage *const self = storage_open(storage);
  uint64_t n = 0;
  if (!self) {
    return -1;
  }
  const EntQuadPattern pattern = storage_pattern(self, statement, NULL);
  const EntStatus status = ent_store_count(self->store, &pattern, &n);
  log_status(self, status);
  return status || n > INT32_MAX ? -1 : (int)n;
}

static int size(librdf_storage *const storage) {
  return count(storage, NULL);
}

static int contains_statement(librdf_storage *const storage,
                              librdf_statement *const statement) {
  return count(storage, statement) > 0;
}

static librdf_stream *
find_statements_in_context(librdf_storage *const storage,
                           librdf_statement *const statement,
                           librdf_node *const graph) {
  Storage *const self = storage_open(storage);
  if (!self) {
    return NULL;
  }
  const EntQuadPattern pattern = storage_pattern(self, statement, graph);
  return storage_stream(self, &pattern);
}

static librdf_stream *find_statements(librdf_storage *const storage,
                                      librdf_statement *const statement) {
  return find_statements_in_context(storage, statement, NULL);
}

static librdf_stream *context_serialise(librdf_storage *const storage,
                                        librdf_node *const graph) {
  return find_statements_in_context(storage, NULL, graph);
}

static librdf_stream *serialise(librdf_storage *const storage) {
  return find_statements_in_context(storage, NULL, NULL);
}

static librdf_iterator *get_contexts(librdf_storage *const storage) {
  Storage *const self = storage_open(storage);
  return self ? storage_graphs(self) : NULL;
}

static librdf_node *get_feature(librdf_storage *const storage,
                                librdf_uri *const feature) {
  const char *const name = (const char *)librdf_uri_as_string(feature);
  return !strcmp(name, FEATURE_CONTEXTS)
             ? librdf_new_node_from_literal(librdf_storage_get_world(storage),
                                            (const unsigned char *)"1", NULL, 0)
             : NULL;
}

// What is missing here librdf does with what is there.
static void register_factory(librdf_storage_factory *const factory) {
  factory->version = LIBRDF_STORAGE_INTERFACE_VERSION;
  factory->init = init;
  factory->clone = clone;
  factory->terminate = terminate;
  factory->open = open_store;
  factory->close = close_store;
  factory->size = size;
  factory->add_statement = add_statement;
  factory->add_statements = add_statements;
  factory->remove_statement = remove_statement;
  factory->contains_statement = contains_statement;
  factory->serialise = serialise;
  factory->find_statements = find_statements;
  factory->context_add_statement = context_add_statement;
  factory->context_add_statements = context_add_statements;
  factory->context_remove_statement = context_remove_statement;
  factory->context_remove_statements = context_remove_statements;
  factory->context_serialise = context_serialise;
  factory->find_statements_in_context = find_statements_in_context;
  factory->get_contexts = get_contexts;
  factory->get_feature = get_feature;
  factory->sync = sync_store;
  factory->transaction_start = transaction_start;
  factory->transaction_commit = transaction_commit;
  factory->transaction_rollback = transaction_rollback;
}

void librdf_storage_module_register_factory(librdf_world *const rdf) {
  (void)librdf_storage_register_factory(rdf, "entente", "Store of entente",
                                        register_factory);
}

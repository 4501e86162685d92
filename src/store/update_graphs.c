#include "store/update_impl.h"

#include "base/file.h"
#include "rdf/reader.h"
#include "store/loader.h"
#include "store/term_map.h"

#include <unistd.h>

/// Fail, unless the operation is SILENT: then nothing happens.
static EntStatus refuse(const Updater *const updater,
                        const EntUpdate *const operation,
                        const EntStatus status, const char *const reason,
                        const EntView what) {
  return operation->is_silent
             ? ENT_SUCCESS
             : ent_error(updater->store->world, status,
                         ENT_IN_FILE(updater->options->parser.name),
                         "%s: <%.*s>", reason, ENT_VIEW_ARGS(what));
}

/// Get the graph of a target; #ENT_ID_NONE if the store has no such name.
static EntStatus find_graph(const Updater *const updater,
                            const EntTarget *const target,
                            EntTermId *const graph) {
  const EntTerm iri = ent_term_iri(target->iri);
  *graph = ENT_ID_DEFAULT_GRAPH;
  if (target->kind == ENT_TARGET_DEFAULT) {
    return ENT_SUCCESS;
  }
  const EntStatus status =
      ent_dictionary_find(updater->store->terms, &iri, graph);
  *graph = status == ENT_NO_MATCH ? ENT_ID_NONE : *graph;
  return status == ENT_NO_MATCH ? ENT_SUCCESS : status;
}

static EntStatus add_graph(const Updater *const updater,
                           const EntTarget *const target,
                           EntTermId *const graph) {
  const EntTerm iri = ent_term_iri(target->iri);
  *graph = ENT_ID_DEFAULT_GRAPH;
  return target->kind == ENT_TARGET_DEFAULT
             ? ENT_SUCCESS
             : ent_dictionary_add(updater->store->terms, &iri, graph);
}

/// Count the statements of a graph.
static EntStatus count_graph(const Updater *const updater,
                             const EntTermId graph, int64_t *const count) {
  char sql[80];
  sqlite3_snprintf(sizeof(sql), sql, "SELECT count(*) FROM quad WHERE g = %lld",
                   (long long)graph);
  return store_number(updater->store, sql, count);
}

static EntStatus clear_graph(Updater *const updater, const EntTermId graph) {
  int64_t count = 0;
  ENT_TRY(count_graph(updater, graph, &count));
  updater->counts.n_removed += (uint64_t)count;
  updater->store->n_written += (uint64_t)count;
  return count ? store_clear_graph(updater->store, graph) : ENT_SUCCESS;
}

/// Clear all named graphs, or all graphs.
static EntStatus clear_many(Updater *const updater, const bool has_default) {
  int64_t before = 0;
  int64_t after = 0;
  static const char COUNT[] = "SELECT count(*) FROM quad";
  ENT_TRY(store_number(updater->store, COUNT, &before));
  ENT_TRY(store_run(updater->store,
                    has_default
                        ? "DELETE FROM quad; DELETE FROM triple"
                        : "DELETE FROM quad WHERE g <> 1; DELETE FROM triple;"
                          "INSERT INTO triple SELECT s, p, o FROM quad"));
  ENT_TRY(store_number(updater->store, COUNT, &after));
  updater->counts.n_removed += (uint64_t)(before - after);
  updater->store->n_written += (uint64_t)(before - after);
  return ENT_SUCCESS;
}

EntStatus update_clear(Updater *const updater,
                       const EntUpdate *const operation) {
  EntTermId graph = 0;
  switch (operation->to.kind) {
  case ENT_TARGET_NAMED:
  case ENT_TARGET_ALL:
    return clear_many(updater, operation->to.kind == ENT_TARGET_ALL);
  default:
    ENT_TRY(find_graph(updater, &operation->to, &graph));
    return clear_graph(updater, graph);
  }
}

EntStatus update_create(Updater *const updater,
                        const EntUpdate *const operation) {
  EntTermId graph = 0;
  int64_t count = 0;
  ENT_TRY(find_graph(updater, &operation->to, &graph));
  ENT_TRY(count_graph(updater, graph, &count));
  return count ? refuse(updater, operation, ENT_ERR_DATA,
                        "the graph is there already", operation->to.iri)
               : ENT_SUCCESS;
}

static EntStatus copy_graph(Updater *const updater, const EntTermId from,
                            const EntTermId to) {
  char sql[160];
  sqlite3_snprintf(sizeof(sql), sql,
                   "INSERT OR IGNORE INTO quad(g, s, p, o)"
                   " SELECT %lld, s, p, o FROM quad WHERE g = %lld",
                   (long long)to, (long long)from);
  const int before = sqlite3_total_changes(updater->store->db);
  ENT_TRY(store_run(updater->store, sql));
  const int n = sqlite3_total_changes(updater->store->db) - before;
  updater->counts.n_added += (uint64_t)n;
  updater->store->n_written += (uint64_t)n;
  return ENT_SUCCESS;
}

EntStatus update_transfer(Updater *const updater,
                          const EntUpdate *const operation) {
  EntTermId from = 0;
  EntTermId to = 0;
  int64_t count = 0;
  ENT_TRY(find_graph(updater, &operation->from, &from));
  ENT_TRY(count_graph(updater, from, &count));
  if (!count && operation->from.kind == ENT_TARGET_GRAPH) {
    return refuse(updater, operation, ENT_ERR_DATA, "there is no such graph",
                  operation->from.iri);
  }
  ENT_TRY(add_graph(updater, &operation->to, &to));
  if (from == to) {
    return ENT_SUCCESS;
  }
  if (operation->kind != ENT_UPDATE_ADD) {
    ENT_TRY(clear_graph(updater, to));
  }
  ENT_TRY(copy_graph(updater, from, to));
  return operation->kind == ENT_UPDATE_MOVE ? clear_graph(updater, from)
                                            : ENT_SUCCESS;
}

static int hex_value(const char c) {
  return c >= '0' && c <= '9'                 ? c - '0'
         : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10
                                              : -1;
}

/// Write the name of the file that a file: IRI names, with a zero behind it;
/// #ENT_NO_MATCH if it names none of this machine.
static EntStatus file_of_iri(const EntView iri, EntBuffer *const name) {
  static const char *const STARTS[] = {"file:///", "file://localhost/",
                                       "file:/"};
  size_t at = 0;
  for (size_t i = 0; !at && i < sizeof(STARTS) / sizeof(*STARTS); ++i) {
    const EntView start = ent_view(STARTS[i]);
    at = ent_view_starts_with(iri, start) ? start.size - 1 : 0;
  }
  if (!at || (iri.size > at + 1 && iri.data[at + 1] == '/')) {
    return ENT_NO_MATCH;
  }
  ent_buffer_clear(name);
  for (; at < iri.size && iri.data[at] != '#'; ++at) {
    const int high = at + 2 < iri.size ? hex_value(iri.data[at + 1]) : -1;
    const int low = at + 2 < iri.size ? hex_value(iri.data[at + 2]) : -1;
    const bool is_escape = iri.data[at] == '%' && high >= 0 && low >= 0;
    const char c = is_escape ? (char)(high * 16 + low) : iri.data[at];
    if (!c) {
      return ENT_NO_MATCH;
    }
    ENT_TRY(ent_buffer_append_byte(name, c));
    at += is_escape ? 2 : 0;
  }
  return ent_buffer_append_byte(name, '\0');
}

/// Read a document into a loader.
static EntStatus read_into(Updater *const updater, const EntView iri,
                           const EntSyntax *const syntax,
                           const char *const name, const EntView content,
                           EntLoader *const loader) {
  EntReader *const reader = ent_reader_new(updater->store->world);
  EntStatus status =
      reader ? ent_reader_read(reader, syntax ? syntax : ent_syntax_default(),
                               name, content, iri, ent_loader_sink(loader))
             : ENT_ERR_MEMORY;
  ent_reader_free(reader);
  return status ? status : ent_loader_finish(loader);
}

static EntStatus load_content(Updater *const updater,
                              const EntUpdate *const operation,
                              const EntSyntax *const syntax,
                              const char *const name, const EntView content) {
  const uint64_t hash = ent_text_hash(content);
  const EntLoaderOptions options = {
      .graph = operation->to.iri,
      .scope = ent_view_of((const char *)&hash, sizeof(hash))};
  EntLoader *loader = NULL;
  ENT_TRY(ent_loader_new(updater->store, &options, &loader));
  const EntStatus status =
      read_into(updater, operation->source, syntax, name, content, loader);
  updater->counts.n_added += status ? 0 : ent_loader_n_added(loader);
  ent_loader_free(loader);
  return status;
}

static EntStatus load_file(Updater *const updater,
                           const EntUpdate *const operation,
                           const char *const name) {
  EntFile file = {.world = NULL};
  ENT_TRY(ent_file_read(updater->store->world, name, 0, &file));
  const EntStatus status =
      load_content(updater, operation, ent_syntax_of_file(ent_view(name)), name,
                   file.content);
  ent_file_close(&file);
  return status;
}

/// Load a document of the web; `name` is its IRI.
static EntStatus load_remote(Updater *const updater,
                             const EntUpdate *const operation,
                             const char *const name) {
  const EntNetwork *const network = updater->options->network;
  const EntNetworkRequest request = {.url = operation->source,
                                     .is_silent = operation->is_silent,
                                     .limits = ent_watch_rest(&updater->watch)};
  const EntSyntax *syntax = NULL;
  EntBuffer text = {.allocator = ent_world_allocator(updater->store->world)};
  EntStatus status = network->get(network->handle, &request, &text, &syntax);
  status = status ? status
                  : load_content(updater, operation, syntax, name,
                                 ent_buffer_view(&text));
  ent_buffer_free(&text);
  return status;
}

static bool is_remote(const EntView iri) {
  return ent_view_starts_with(iri, ENT_VIEW("http://")) ||
         ent_view_starts_with(iri, ENT_VIEW("https://"));
}

static EntStatus load_source(Updater *const updater,
                             const EntUpdate *const operation,
                             const char *const name) {
  return is_remote(operation->source) ? load_remote(updater, operation, name)
                                      : load_file(updater, operation, name);
}

/// Load; what a SILENT one has done by the time it fails is undone.
static EntStatus load_apart(Updater *const updater,
                            const EntUpdate *const operation,
                            const char *const name) {
  EntDictionary *const terms = updater->store->terms;
  if (!operation->is_silent) {
    return load_source(updater, operation, name);
  }
  ENT_TRY(ent_dictionary_flush(terms));
  ENT_TRY(store_run(updater->store, "SAVEPOINT load"));
  const EntStatus status = load_source(updater, operation, name);
  if (!status) {
    return store_run(updater->store, "RELEASE load");
  }
  if (status == ENT_ERR_MEMORY || updater->watch.limit) {
    return status;
  }
  ENT_TRY(store_run(updater->store, "ROLLBACK TO load; RELEASE load"));
  ent_dictionary_reset(terms);
  return ent_dictionary_begin(terms);
}

EntStatus update_load(Updater *const updater,
                      const EntUpdate *const operation) {
  EntBuffer *const name = &updater->label;
  if (is_remote(operation->source)) {
    ent_buffer_clear(name);
    ENT_TRY(ent_buffer_format(name, "%.*s", ENT_VIEW_ARGS(operation->source)));
    ENT_TRY(ent_buffer_append_byte(name, '\0'));
    return updater->options->network
               ? load_apart(updater, operation, name->data)
               : refuse(updater, operation, ENT_ERR_READ,
                        "LOAD reads files only: the network is off unless "
                        "asked for (--allow-network)",
                        operation->source);
  }
  const EntStatus status = file_of_iri(operation->source, name);
  if (status == ENT_NO_MATCH) {
    return refuse(updater, operation, ENT_ERR_READ,
                  "LOAD reads files and documents of the web only",
                  operation->source);
  }
  ENT_TRY(status);
  if (access(name->data, R_OK)) {
    return refuse(updater, operation, ENT_ERR_READ, "the file cannot be read",
                  operation->source);
  }
  return load_apart(updater, operation, name->data);
}

/* Any bytes, asked of a store and carried out as an update, do no harm.

   The stores are FUZZ_STORE for queries and FUZZ_STORE2 for updates. A query
   must end soon after its time is up. */
#include "driver.h"

#include "rdf/writer.h"
#include "store/check.h"
#include "store/query.h"
#include "store/results.h"
#include "store/update.h"

#include <stdlib.h>

enum { TIMEOUT = 200, MAX_LATE = 5000, MAX_MEMORY = 200 << 20 };

static const EntWatchLimits LIMITS = {
    .timeout = TIMEOUT, .memory = MAX_MEMORY, .rows = 2000};

static void stay_silent(void *const handle, const EntLogLevel level,
                        const EntPlace place, const char *const text) {
  (void)handle;
  (void)level;
  (void)place;
  (void)text;
}

static EntStatus write_results(EntResults *const results, const size_t choice,
                               EntBuffer *const out) {
  static const char *const FORMATS[] = {"table", "csv", "tsv",
                                        "json",  "xml", "markdown"};
  const EntQueryForm form = ent_results_form(results);
  if (form == ENT_QUERY_SELECT || form == ENT_QUERY_ASK) {
    return ent_results_write(
        results, ent_results_format_find(ent_view(FORMATS[choice % 6])),
        ent_bytes_to_buffer(out));
  }
  return ent_results_explain(results, out);
}

static EntStatus emit_graph(const EntWorld *const world,
                            EntResults *const results, EntBuffer *const out) {
  EntWriter *writer = NULL;
  ENT_TRY(ent_writer_new(world, ent_syntax_default(), ent_bytes_to_buffer(out),
                         &writer));
  const EntStatus status = ent_results_emit(results, ent_writer_sink(writer));
  ent_writer_free(writer);
  return status;
}

static void ask(const EntWorld *const world, EntStore *const store,
                const EntView text) {
  const EntQueryOptions options = {.has_strict_default = text.size % 2,
                                   .limits = LIMITS};
  EntBuffer out = {.allocator = ent_world_allocator(world)};
  EntResults *results = NULL;
  if (!ent_query(store, text, &options, &results)) {
    const bool is_graph = ent_results_form(results) == ENT_QUERY_CONSTRUCT ||
                          ent_results_form(results) == ENT_QUERY_DESCRIBE;
    (void)write_results(results, text.size, &out);
    if (is_graph) {
      (void)emit_graph(world, results, &out);
    }
  }
  ent_results_free(results);
  ent_buffer_free(&out);
}

/// Carry out an update; put something in if nothing is left.
static void change(EntStore *const store, const EntView text) {
  const EntUpdateOptions options = {.limits = LIMITS};
  EntStoreSize size = {0, 0, 0, 0};
  if (ent_update(store, text, &options, NULL)) {
    return;
  }
  if (ent_store_size(store, &size)) {
    abort();
  }
  if (size.n_quads < 3) {
    (void)ent_update(store,
                     ENT_VIEW("INSERT DATA { <a:a> <a:p> 1, 2.5, 'x'@en ."
                              " GRAPH <a:g> { <a:a> <a:p> <a:b>, _:b } }"),
                     &options, NULL);
  }
}

static EntStore *open_store(const EntWorld *const world,
                            const char *const variable) {
  EntStore *store = NULL;
  const char *const name = getenv(variable);
  if (!name || ent_store_open(world, name, ENT_STORE_WRITE, &store)) {
    fprintf(stderr, "%s names no store\n", variable);
    exit(2);
  }
  return store;
}

/// What lives as long as the program.
static struct {
  EntWorld *world;
  EntStore *asked, *changed;
} all;

static void close_all(void) {
  uint64_t n_unused = 0;
  const bool is_whole = !ent_store_check(all.changed, &n_unused);
  ent_store_close(all.asked);
  ent_store_close(all.changed);
  ent_world_free(all.world);
  if (!is_whole) {
    fprintf(stderr, "the store is damaged\n");
    _Exit(3);
  }
}

static void open_all(void) {
  all.world = ent_world_new(NULL);
  all.asked = open_store(all.world, "FUZZ_STORE");
  all.changed = open_store(all.world, "FUZZ_STORE2");
  ent_world_set_log(all.world, stay_silent, NULL);
  (void)atexit(close_all);
}

int LLVMFuzzerTestOneInput(const uint8_t *const data, const size_t size) {
  const EntView text = {(const char *)data, size};
  if (!all.world) {
    open_all();
  }
  const int64_t begin = ent_watch_now(true);
  ask(all.world, all.asked, text);
  change(all.changed, text);
  if (ent_watch_now(true) - begin > 2 * TIMEOUT + MAX_LATE) {
    fprintf(stderr, "it took too long:\n%.*s\n", ENT_VIEW_ARGS(text));
    abort();
  }
  return 0;
}

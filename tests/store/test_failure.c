/* Whichever allocation fails: a clean status, nothing left, the store whole. */
#include "failing_alloc.h"
#include "tap.h"

#include "rdf/byte_sink.h"
#include "store/check.h"
#include "store/loader.h"
#include "store/query.h"
#include "store/results.h"
#include "store/update.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static EntStatus load(EntStore *const store) {
  static const EntLoaderOptions options = {.scope = {"x", 1}};
  const EntTerm s = ent_term_iri(ENT_VIEW("http://x/s"));
  const EntTerm p = ent_term_iri(ENT_VIEW("http://x/p"));
  const EntTerm objects[] = {
      ent_term_string(ENT_VIEW("a string")),
      ent_term_text(ENT_VIEW("ein Text"), ENT_VIEW("de")),
      ent_term_typed(ENT_VIEW("12"), ENT_VIEW(ENT_NS_XSD "integer")),
      ent_term_blank(ENT_VIEW("b"))};
  EntLoader *loader = NULL;
  ENT_TRY(ent_loader_new(store, &options, &loader));
  EntStatus status = ENT_SUCCESS;
  for (size_t i = 0; !status && i < 4; ++i) {
    status = ent_sink_triple(ent_loader_sink(loader), s, p, objects[i],
                             i % 2 ? s : (EntTerm){.kind = ENT_TERM_NONE});
  }
  status = status ? status : ent_loader_finish(loader);
  ent_loader_free(loader);
  return status;
}

static EntStatus load_job(EntWorld *const world, const void *const name) {
  EntStore *store = NULL;
  ENT_TRY(ent_store_open(world, name, ENT_STORE_WRITE, &store));
  EntStatus status = ent_store_begin(store);
  status = status ? status : load(store);
  status = status ? status : ent_store_commit(store);
  ent_store_close(store);
  return status;
}

static EntStatus ask(const EntWorld *const world, EntStore *const store,
                     EntBuffer *const out) {
  const EntView text = ENT_VIEW(
      "SELECT ?o (CONCAT(UCASE(STR(?o)), 'x') AS ?u) (COUNT(DISTINCT ?g) AS ?n)"
      " { ?s <http://x/p>/^<http://x/p> ?s ; <http://x/p> ?o OPTIONAL { GRAPH"
      " ?g { ?s ?q ?o } } FILTER (?o != 3 && REGEX(STR(?o), '^[a-z0-9]'))"
      " FILTER NOT EXISTS { ?o <http://x/p>* ?s } } GROUP BY ?o ORDER BY ?o");
  const EntQueryOptions options = {.parser = {.name = "test"}};
  EntResults *results = NULL;
  (void)world;
  ENT_TRY(ent_query(store, text, &options, &results));
  const EntStatus status =
      ent_results_write(results, ent_results_format_find(ENT_VIEW("table")),
                        ent_bytes_to_buffer(out));
  ent_results_free(results);
  return status;
}

static EntStatus ask_job(EntWorld *const world, const void *const name) {
  EntStore *store = NULL;
  EntBuffer out = {.allocator = ent_world_allocator(world)};
  ENT_TRY(ent_store_open(world, name, ENT_STORE_READ, &store));
  const EntStatus status = ask(world, store, &out);
  ent_buffer_free(&out);
  ent_store_close(store);
  return status;
}

static EntStatus update_job(EntWorld *const world, const void *const name) {
  const EntView text =
      ENT_VIEW("DELETE DATA { <http://x/new> <http://x/p> 1 } ;"
               "INSERT { <http://x/new> <http://x/q> ?n, _:b } WHERE {"
               " ?s <http://x/p> ?o BIND (STRLEN(STR(?o)) AS ?n) } ;"
               "COPY DEFAULT TO <http://x/g> ; CLEAR GRAPH <http://x/g> ;"
               "DELETE WHERE { <http://x/new> ?p ?o }");
  const EntUpdateOptions options = {.parser = {.name = "test"}};
  EntStore *store = NULL;
  ENT_TRY(ent_store_open(world, name, ENT_STORE_WRITE, &store));
  const EntStatus status = ent_update(store, text, &options, NULL);
  ent_store_close(store);
  return status;
}

/// The store must have been made, and be whole.
static EntStatus check_job(EntWorld *const world, const void *const name) {
  EntStore *store = NULL;
  uint64_t n_unused = 0;
  ENT_TRY(ent_store_open(world, name, ENT_STORE_CREATE, &store));
  const EntStatus status = ent_store_check(store, &n_unused);
  ent_store_close(store);
  return status;
}

int main(void) {
  char folder[] = "/tmp/entente-XXXXXX";
  char name[sizeof(folder) + 8];
  if (!mkdtemp(folder)) {
    skip_all("no temporary folder can be made");
  }
  (void)snprintf(name, sizeof(name), "%s/s.db", folder);
  failing_alloc_test(check_job, name, "making and checking a store");
  failing_alloc_test(load_job, name, "loading");
  failing_alloc_test(ask_job, name, "asking");
  failing_alloc_test(update_job, name, "updating");
  failing_alloc_test(check_job, name, "checking the store again");
  (void)unlink(name);
  (void)rmdir(folder);
  return done();
}

/* Statements found, added and removed one by one, with each allocation failing
   in turn. The patterns themselves are tried in tests/redland/test_storage.c.

   usage: test_pattern (in a folder that can be written) */
#include "store/pattern.h"

#include "failing_alloc.h"
#include "tap.h"

#include <unistd.h>

#define IRI(name) ent_term_iri(ENT_VIEW("http://a.example/" name))

static const char FILE_NAME[] = "test_pattern.db";

static EntStatus fill(EntStore *const store) {
  const EntTerm text = ent_term_text(ENT_VIEW("ja"), ENT_VIEW("de-AT"));
  const EntStatement statements[] = {
      {IRI("s"), IRI("p"), IRI("o"), IRI("g")},
      {IRI("s"), IRI("p"), IRI("o"), {ENT_TERM_NONE}},
      {IRI("s"), IRI("p"), text, IRI("h")}};
  for (size_t i = 0; i < 3; ++i) {
    bool is_new = false;
    ENT_TRY(ent_store_add(store, &statements[i], &is_new));
  }
  return ENT_SUCCESS;
}

static EntStatus exhaust(EntStore *const store, const EntGraphs graphs,
                         size_t *const n) {
  const EntQuadPattern pattern = {.graphs = graphs};
  EntCursor *cursor = NULL;
  EntStatement found;
  *n = 0;
  ENT_TRY(ent_cursor_open(store, &pattern, &cursor));
  EntStatus status = ENT_SUCCESS;
  while (!(status = ent_cursor_next(cursor, &found))) {
    ++*n;
  }
  ent_cursor_close(cursor);
  return status == ENT_NO_MATCH ? ENT_SUCCESS : status;
}

static EntStatus write_all(EntStore *const store) {
  ENT_TRY(ent_store_begin(store));
  const EntStatus status = fill(store);
  if (status) {
    ent_store_rollback(store);
    return status;
  }
  return ent_store_commit(store);
}

/// Fill a store, count, and empty it again.
static EntStatus job(EntStore *const store, size_t counts[3], uint64_t *gone) {
  const EntQuadPattern subject = {.graphs = ENT_GRAPHS_UNION,
                                  .terms = {.subject = IRI("s")}};
  ENT_TRY(write_all(store));
  for (int graphs = ENT_GRAPHS_UNION; graphs <= ENT_GRAPHS_ONE; ++graphs) {
    ENT_TRY(exhaust(store, (EntGraphs)graphs, &counts[graphs]));
  }
  ENT_TRY(ent_store_begin(store));
  ENT_TRY(ent_store_remove(store, &subject, gone));
  return ent_store_commit(store);
}

static EntStatus use_store(EntWorld *const world, const void *const handle) {
  size_t counts[3] = {0};
  uint64_t gone = 0;
  EntStore *store = NULL;
  (void)handle;
  EntStatus status = ent_store_open(world, FILE_NAME, ENT_STORE_CREATE, &store);
  status = status ? status : job(store, counts, &gone);
  ent_store_close(store);
  (void)unlink(FILE_NAME);
  const bool is_right =
      counts[0] == 2 && counts[1] == 3 && counts[2] == 1 && gone == 3;
  return status || is_right ? status : ENT_ERR_DATA;
}

static void test_language(EntStore *const store) {
  EntQuadPattern pattern = {.graphs = ENT_GRAPHS_EACH};
  pattern.terms.object = ent_term_text(ENT_VIEW("ja"), ENT_VIEW("DE-at"));
  uint64_t n = 0;
  ok(!ent_store_count(store, &pattern, &n) && n == 1,
     "a language tag is found in any case");
  pattern.terms.object.language = ENT_VIEW("de");
  ok(!ent_store_count(store, &pattern, &n) && n == 0, "and no other");
}

static void test_graphs(EntStore *const store) {
  EntCursor *cursor = NULL;
  EntStatement found;
  ok(!ent_cursor_open_graphs(store, &cursor) &&
         !ent_cursor_next(cursor, &found),
     "graphs are listed");
  is_view(found.graph.value, "http://a.example/g", "one");
  ok(!ent_cursor_next(cursor, &found) &&
         ent_cursor_next(cursor, &found) == ENT_NO_MATCH &&
         ent_cursor_next(cursor, &found) == ENT_NO_MATCH,
     "two, and no more");
  ent_cursor_close(cursor);
  ent_cursor_close(NULL);
}

int main(void) {
  EntWorld *const world = ent_world_new(NULL);
  EntStore *store = NULL;
  (void)unlink(FILE_NAME);
  failing_alloc_test(use_store, NULL, "a store");
  ok(!ent_store_open(world, FILE_NAME, ENT_STORE_CREATE, &store) &&
         !write_all(store),
     "a store is filled");
  test_language(store);
  test_graphs(store);
  ent_store_close(store);
  ent_world_free(world);
  (void)unlink(FILE_NAME);
  return done();
}

/* Time queries of a store of entente: ask_entente STORE QUERY_FILE... */
#include "ask.h"

#include "store/query.h"

typedef struct {
  const EntWorld *world;
  const char *name;
  EntStore *store;
} Asker;

static EntStatus exhaust(EntResults *const results, long *const rows) {
  EntStatus status = ENT_SUCCESS;
  const size_t n = ent_results_n_columns(results);
  while (!(status = ent_results_next(results))) {
    for (size_t i = 0; i < n; ++i) {
      EntTerm term;
      ENT_TRY(ent_results_term(results, i, &term));
    }
    ++*rows;
  }
  return status == ENT_NO_MATCH ? ENT_SUCCESS : status;
}

static long ask(void *const handle, const char *const text) {
  Asker *const self = handle;
  const EntQueryOptions options = {.parser = {.name = "query"}};
  EntResults *results = NULL;
  long rows = 0;
  EntStatus status = ENT_SUCCESS;
  if (!self->store) { // SQLite's files are not for the children of a process
    status =
        ent_store_open(self->world, self->name, ENT_STORE_READ, &self->store);
  }
  status = status ? status
                  : ent_query(self->store, ent_view(text), &options, &results);
  status = status ? status : exhaust(results, &rows);
  ent_results_free(results);
  return status ? -1 : rows;
}

int main(const int argc, char **const argv) {
  if (argc < 3) {
    fprintf(stderr, "usage: ask_entente STORE QUERY_FILE...\n");
    return 2;
  }
  Asker asker = {ent_world_new(NULL), argv[1], NULL};
  for (int i = 2; i < argc; ++i) {
    ask_file(ask, &asker, argv[i]);
  }
  ent_world_free((EntWorld *)asker.world);
  return 0;
}

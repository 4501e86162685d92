/* Load N-Triples into a storage of librdf and time queries of it.

   usage: ask_librdf STORAGE NAME OPTIONS FILE QUERY_FILE... */
#include "ask.h"

#include <redland.h>

typedef struct {
  librdf_world *world;
  librdf_model *model;
} Asker;

static int drop_message(void *const handle, librdf_log_message *const message) {
  fprintf(stderr, "%s\n", librdf_log_message_message(message));
  return handle != NULL || 1;
}

static long exhaust(librdf_query_results *const results) {
  long rows = 0;
  for (; !librdf_query_results_finished(results); ++rows) {
    const int n = librdf_query_results_get_bindings_count(results);
    for (int i = 0; i < n; ++i) {
      librdf_node *const node =
          librdf_query_results_get_binding_value(results, i);
      if (node) {
        librdf_free_node(node);
      }
    }
    librdf_query_results_next(results);
  }
  return rows;
}

static long ask(void *const handle, const char *const text) {
  const Asker *const self = handle;
  librdf_query *const query = librdf_new_query(
      self->world, "sparql", NULL, (const unsigned char *)text, NULL);
  librdf_query_results *const results =
      query ? librdf_model_query_execute(self->model, query) : NULL;
  const long rows = results ? exhaust(results) : -1;
  if (results) {
    librdf_free_query_results(results);
  }
  if (query) {
    librdf_free_query(query);
  }
  return rows;
}

/// A load that takes longer is given up.
enum { LOAD_SECONDS = 900 };

static void give_up(const int signal) {
  static const char LINE[] = "load\t-\t> 15 min\t> 15 min\n";
  const ssize_t n = write(STDOUT_FILENO, LINE, sizeof(LINE) - 1);
  _exit(n < 0 || signal != SIGALRM);
}

static int load(const Asker *const self, const char *const name) {
  librdf_parser *const parser =
      librdf_new_parser(self->world, "ntriples", NULL, NULL);
  librdf_uri *const uri = librdf_new_uri_from_filename(self->world, name);
  const double begin = ask_now();
  const double processor = ask_processor();
  (void)signal(SIGALRM, give_up);
  (void)alarm(LOAD_SECONDS);
  const int failed =
      librdf_parser_parse_into_model(parser, uri, uri, self->model);
  (void)alarm(0);
  (void)signal(SIGALRM, SIG_DFL); // as the children want it
  librdf_model_sync(self->model);
  printf("load\t%d\t%.0f\t%.0f\n", librdf_model_size(self->model),
         ask_now() - begin, ask_processor() - processor);
  printf("memory\t%.0f\n", ask_memory());
  librdf_free_uri(uri);
  librdf_free_parser(parser);
  return failed;
}

int main(const int argc, char **const argv) {
  if (argc < 5) {
    fprintf(stderr,
            "usage: ask_librdf STORAGE NAME OPTIONS FILE QUERY_FILE...\n");
    return 2;
  }
  Asker asker = {.world = librdf_new_world()};
  librdf_world_open(asker.world);
  librdf_world_set_logger(asker.world, NULL, drop_message);
  librdf_storage *const storage =
      librdf_new_storage(asker.world, argv[1], argv[2], argv[3]);
  asker.model = storage ? librdf_new_model(asker.world, storage, NULL) : NULL;
  if (!asker.model || load(&asker, argv[4])) {
    fprintf(stderr, "ask_librdf: cannot load\n");
    return 1;
  }
  for (int i = 5; i < argc; ++i) {
    ask_file(ask, &asker, argv[i]);
  }
  librdf_free_model(asker.model);
  librdf_free_storage(storage);
  librdf_free_world(asker.world);
  return 0;
}

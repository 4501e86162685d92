/* The bare analysis of articles: analyse FILE...

   Converts the articles of all files with one thread, in memory, into a sink
   that counts statements, and prints articles, statements and milliseconds of
   processor time an article, loading apart: what `entente convert` adds is
   files, syntax, order, near-duplicates and journal. */
#include <entente.h>

#include <stdio.h>
#include <time.h>

static double processor_time(void) {
  struct timespec time;
  (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static EntStatus count(void *const handle, const EntRdfEvent *const event) {
  *(size_t *)handle += event->kind == ENT_RDF_STATEMENT;
  return ENT_SUCCESS;
}

typedef struct {
  size_t n_articles;
  size_t n_statements;
  double time;
} Total;

static EntStatus convert_all(const EntAnalyser *const analyser,
                             EntSource *const source, EntArena *const arena,
                             Total *const total) {
  const EntGraphOptions options = {.base = ENT_VIEW(ENT_DEFAULT_BASE)};
  EntRecord record;
  EntStatus status = ENT_SUCCESS;
  while (!status && !(status = ent_source_next(source, arena, &record))) {
    const EntAnalyserInput input = {.record = &record};
    const double begin = processor_time();
    status = ent_analyser_convert(analyser, &input, &options,
                                  (EntSink){count, &total->n_statements});
    total->time += processor_time() - begin;
    ++total->n_articles;
    ent_arena_clear(arena);
  }
  return status == ENT_NO_MATCH ? ENT_SUCCESS : status;
}

static EntStatus convert_file(const EntWorld *const world,
                              const EntAnalyser *const analyser,
                              const char *const name, Total *const total) {
  const EntSourceOptions options = {.format = ENT_FORMAT_AUTO};
  EntSource *source = NULL;
  ENT_TRY(ent_source_open(world, name, &options, &source));
  EntArena arena;
  ent_arena_init(&arena, ent_world_allocator(world));
  const EntStatus status = convert_all(analyser, source, &arena, total);
  ent_arena_clear(&arena);
  ent_source_close(source);
  return status;
}

int main(const int argc, char **const argv) {
  EntWorld *const world = ent_world_new(NULL);
  EntAnalyser *analyser = NULL;
  Total total = {0, 0, 0};
  EntStatus status =
      ent_analyser_open(world, &(EntAnalyserConfig){0}, &analyser);
  for (int i = 1; !status && i < argc; ++i) {
    status = convert_file(world, analyser, argv[i], &total);
  }
  ent_analyser_close(analyser);
  ent_world_free(world);
  printf("%zu articles, %zu statements, %.2f ms an article\n", total.n_articles,
         total.n_statements,
         total.n_articles ? total.time / (double)total.n_articles : 0);
  return status ? 1 : 0;
}

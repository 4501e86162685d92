/* How fast running text is read: bench/parse [--repeat N] FILE...

   Measures processor time on one core, stage by stage: words and sentences,
   then tags, lemmas, trees and names. The load of the model is apart. */

#include "base/data.h"
#include "base/file.h"
#include "news/article.h"
#include "text/parser.h"
#include "text/tokenizer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct {
  double tokenize, annotate; // seconds
  size_t n_sentences, n_tokens, n_names;
} Totals;

static double now(void) {
  return (double)clock() / CLOCKS_PER_SEC;
}

/// All text as one paragraph.
static EntStatus make_article(EntArena *const arena, const EntView text,
                              EntArticle *const article) {
  *article = (EntArticle){.arena = arena, .name = "bench", .text = text};
  article->segments = ent_arena_calloc(arena, 1, sizeof *article->segments);
  if (!article->segments) {
    return ENT_ERR_MEMORY;
  }
  article->n_segments = 1;
  article->segments[0] =
      (EntSegment){{0, (uint32_t)text.size}, ENT_SEGMENT_PARAGRAPH};
  return ENT_SUCCESS;
}

static EntStatus read_text(const EntTokenizer *const tokenizer,
                           const EntParser *const parser,
                           const EntAllocator *const allocator,
                           const EntView text, Totals *const totals) {
  EntArena arena;
  EntArticle article;
  EntDocument document;
  ent_arena_init(&arena, allocator);
  EntStatus status = make_article(&arena, text, &article);
  ent_document_init(&document, &article, allocator);
  const double start = now();
  status = status ? status : ent_document_tokenize(&document, tokenizer);
  const double middle = now();
  status = status ? status : ent_parser_annotate(parser, &document);
  totals->annotate += now() - middle;
  totals->tokenize += middle - start;
  totals->n_sentences += document.sentences.count;
  totals->n_tokens += document.tokens.count;
  totals->n_names += document.names.count;
  ent_document_clear(&document);
  ent_arena_clear(&arena);
  return status;
}

static EntStatus read_file(const EntWorld *const world,
                           const EntTokenizer *const tokenizer,
                           const EntParser *const parser,
                           const char *const name, const int n_repeats,
                           Totals *const totals) {
  EntFile file;
  ENT_TRY(ent_file_read(world, name, 0, &file));
  EntStatus status = ENT_SUCCESS;
  for (int i = 0; i < n_repeats && !status; ++i) {
    status = read_text(tokenizer, parser, ent_world_allocator(world),
                       file.content, totals);
  }
  ent_file_close(&file);
  return status;
}

static void print_totals(const Totals *const t, const double load) {
  const double seconds = t->tokenize + t->annotate;
  (void)printf("model loaded in %.2f ms\n", 1e3 * load);
  (void)printf("%zu sentences, %zu words, %zu names in %.3f s\n",
               t->n_sentences, t->n_tokens, t->n_names, seconds);
  (void)printf("words and sentences %.3f s, tags to names %.3f s\n",
               t->tokenize, t->annotate);
  (void)printf("%.0f sentences/s, %.0f words/s\n",
               (double)t->n_sentences / seconds, (double)t->n_tokens / seconds);
}

static EntStatus run(const EntWorld *const world, char **names,
                     const int n_repeats) {
  EntArena arena;
  EntTokenizer *tokenizer = NULL;
  EntParser *parser = NULL;
  const char *path;
  Totals totals = {0};
  ent_arena_init(&arena, ent_world_allocator(world));
  EntStatus status = ent_data_find(world, &arena, "models/english.bin", &path);
  const double start = now();
  status = status ? status : ent_parser_open(world, path, &parser);
  const double load = now() - start;
  status = status ? status : ent_tokenizer_load(world, &tokenizer);
  for (; *names && !status; ++names) {
    status = read_file(world, tokenizer, parser, *names, n_repeats, &totals);
  }
  if (!status) {
    print_totals(&totals, load);
  }
  ent_tokenizer_free(tokenizer);
  ent_parser_free(parser);
  ent_arena_clear(&arena);
  return status;
}

int main(int argc, char **argv) {
  int n_repeats = 1;
  char **names = argv + 1;
  if (argc > 2 && !strcmp(argv[1], "--repeat")) {
    n_repeats = atoi(argv[2]);
    names = argv + 3;
  }
  EntWorld *const world = ent_world_new(NULL);
  const EntStatus status =
      world && *names ? run(world, names, n_repeats) : ENT_ERR_USAGE;
  ent_world_free(world);
  return status ? EXIT_FAILURE : EXIT_SUCCESS;
}

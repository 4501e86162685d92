#include "text/parser.h"

#include "base/data.h"
#include "base/file.h"
#include "base/vector.h"
#include "failing_alloc.h"
#include "log_keeper.h"
#include "tap.h"

#include <pthread.h>
#include <stdint.h>
#include <unistd.h>

/// An article, its document and what they need.
typedef struct {
  EntArena arena;
  EntArticle article;
  EntDocument document;
} Reading;

static void reading_init(Reading *const r,
                         const EntAllocator *const allocator) {
  ent_arena_init(&r->arena, allocator);
  r->article = (EntArticle){.arena = &r->arena, .name = "test"};
  ent_document_init(&r->document, &r->article, allocator);
}

static void reading_clear(Reading *const r) {
  ent_document_clear(&r->document);
  ent_arena_clear(&r->arena);
}

/// Add a sentence of the words in `text`, which are separated by spaces.
static void add_sentence(Reading *const r, const char *const text) {
  EntView rest = ent_view(text);
  EntSentence *const sentence =
      ENT_PUSH(r->document.allocator, &r->document.sentences);
  sentence->first_token = (uint32_t)r->document.tokens.count;
  while (rest.data && text[0]) {
    EntToken *const token = ent_document_add_token(&r->document);
    token->form = ent_view_cut(&rest, ' ');
    ++sentence->n_tokens;
  }
}

static const EntToken *token(const Reading *const r, const size_t i) {
  return &r->document.tokens.items[i];
}

static bool is_sound(const Reading *const r) {
  for (size_t s = 0; s < r->document.sentences.count; ++s) {
    const EntSentence *const sentence = &r->document.sentences.items[s];
    uint32_t n_roots = 0;
    for (uint32_t i = 0; i < sentence->n_tokens; ++i) {
      const EntToken *const t = token(r, sentence->first_token + i);
      n_roots += t->head == ENT_NO_TOKEN;
      uint32_t n_steps = 0;
      for (uint32_t at = sentence->first_token + i;
           at != ENT_NO_TOKEN && n_steps <= sentence->n_tokens; ++n_steps) {
        at = token(r, at)->head;
      }
      if (n_steps > sentence->n_tokens || !(t->upos_probability > 0) ||
          !(t->head_probability > 0) || !(t->deprel_probability > 0) ||
          t->upos_probability > 1.0001F || t->head_probability > 1.0001F ||
          (t->head == ENT_NO_TOKEN) != (t->deprel == ENT_DEPREL_ROOT)) {
        return false;
      }
    }
    if (n_roots != (sentence->n_tokens > 0)) {
      return false;
    }
  }
  return true;
}

/// Some sentences of news from a world that does not exist.
static void add_news(Reading *const r) {
  add_sentence(r, "President Tomas Varga of Moldania met the prime minister of "
                  "Kestria in Geneva on Monday .");
  add_sentence(r, "Its ministers have signed three agreements .");
  add_sentence(r, "Fighting resumed near the border , officials said .");
  add_sentence(r, "Moldania denies that it shelled the town .");
  add_sentence(r, "");
  add_sentence(r, "No .");
}

static void test_news(const EntParser *const parser,
                      const EntAllocator *const allocator) {
  Reading r;
  reading_init(&r, allocator);
  add_news(&r);
  is_int(ent_parser_annotate(parser, &r.document), ENT_SUCCESS, "annotated");
  ok(is_sound(&r), "trees and probabilities are sound");
  is_int(token(&r, 5)->upos, ENT_UPOS_VERB, "met is a verb");
  is_view(token(&r, 5)->lemma, "meet", "of meet");
  ok(token(&r, 5)->head == ENT_NO_TOKEN, "the root");
  is_int(token(&r, 8)->deprel, ENT_DEPREL_OBJ, "whom");
  is_int(token(&r, 8)->head, 5, "met");
  is_int(token(&r, 17)->deprel, ENT_DEPREL_NSUBJ, "ministers signed");
  is_int(token(&r, 17)->head, 19, "signed");
  is_view(token(&r, 21)->lemma, "agreement", "a plural's lemma");
  ok(r.document.names.count >= 4, "names are found");
  is_int(r.document.names.items[0].kind, ENT_NAMED_PERSON, "a person first");
  is_int(r.document.names.items[0].first_token, 1, "without the title");
  is_int(r.document.names.items[0].n_tokens, 2, "both names");
  reading_clear(&r);
}

/// Everything that annotation sets, as bytes.
static size_t dump(const Reading *const r, char *const out, const size_t size) {
  size_t n = 0;
  for (size_t i = 0; i < r->document.tokens.count && n < size - 256; ++i) {
    const EntToken *const t = token(r, i);
    n += (size_t)snprintf(
        out + n, size - n, "%.*s %d %.*s %u %d %a %a %a\n",
        ENT_VIEW_ARGS(t->lemma), (int)t->upos, ENT_VIEW_ARGS(t->feats), t->head,
        (int)t->deprel, (double)t->upos_probability,
        (double)t->head_probability, (double)t->deprel_probability);
  }
  for (size_t i = 0; i < r->document.names.count && n < size - 64; ++i) {
    const EntNamed *const name = &r->document.names.items[i];
    n += (size_t)snprintf(out + n, size - n, "%u %u %d %a\n", name->first_token,
                          name->n_tokens, (int)name->kind,
                          (double)name->probability);
  }
  return n;
}

enum { DUMP_SIZE = 1 << 16 };

typedef struct {
  const EntParser *parser;
  const EntAllocator *allocator;
  int n_repeats;
  char text[DUMP_SIZE];
  size_t size;
} Job;

static void *run_job(void *const handle) {
  Job *const job = handle;
  for (int i = 0; i < job->n_repeats; ++i) {
    Reading r;
    reading_init(&r, job->allocator);
    add_news(&r);
    if (!ent_parser_annotate(job->parser, &r.document)) {
      job->size = dump(&r, job->text, sizeof job->text);
    }
    reading_clear(&r);
  }
  return NULL;
}

static Job *new_job(const EntParser *const parser,
                    const EntAllocator *const allocator, const int n_repeats) {
  Job *const job = calloc(1, sizeof *job);
  job->parser = parser;
  job->allocator = allocator;
  job->n_repeats = n_repeats;
  return job;
}

static bool same(const Job *const a, const Job *const b) {
  return a->size > 0 && a->size == b->size &&
         !memcmp(a->text, b->text, a->size);
}

static void test_threads(const EntParser *const parser,
                         const EntAllocator *const allocator) {
  Job *const jobs[3] = {new_job(parser, allocator, 1),
                        new_job(parser, allocator, 8),
                        new_job(parser, allocator, 8)};
  pthread_t threads[2];
  (void)run_job(jobs[0]);
  for (int i = 0; i < 2; ++i) {
    if (pthread_create(&threads[i], NULL, run_job, jobs[i + 1])) {
      exit(99);
    }
  }
  for (int i = 0; i < 2; ++i) {
    (void)pthread_join(threads[i], NULL);
    ok(same(jobs[0], jobs[i + 1]), "a thread gets the same bytes");
  }
  for (int i = 0; i < 3; ++i) {
    free(jobs[i]);
  }
}

static void test_kernels(EntParser *const parser,
                         const EntAllocator *const allocator) {
  static const char *const names[] = {"sse2", "avx2", "avx512"};
  ent_parser_set_kernels(parser, &ent_kernels_portable);
  Job *const portable = new_job(parser, allocator, 1);
  (void)run_job(portable);
  for (size_t i = 0; i < sizeof names / sizeof *names; ++i) {
    const EntKernels *const kernels = ent_kernels_find(names[i]);
    if (!kernels) {
      ok(true, "%s # SKIP this processor has none", names[i]);
      continue;
    }
    ent_parser_set_kernels(parser, kernels);
    Job *const job = new_job(parser, allocator, 1);
    (void)run_job(job);
    ok(same(portable, job), "%s: the same bytes", names[i]);
    free(job);
  }
  free(portable);
  ent_parser_set_kernels(parser, ent_kernels_best());
}

static void annotate_odd(const EntParser *const parser,
                         const EntAllocator *const allocator,
                         const char *const text, const char *const what) {
  Reading r;
  reading_init(&r, allocator);
  add_sentence(&r, text);
  ok(!ent_parser_annotate(parser, &r.document) && is_sound(&r), "%s", what);
  reading_clear(&r);
}

static void test_odd_input(const EntParser *const parser,
                           const EntAllocator *const allocator) {
  enum { LETTERS = 10000, WORDS = 10000 };
  char *const word = calloc(LETTERS + 1, 1);
  char *const words = calloc(WORDS + 1, 2);
  memset(word, 'x', LETTERS);
  for (int i = 0; i < WORDS; ++i) {
    memcpy(words + 2 * i, "a ", 2);
  }
  words[2 * WORDS - 1] = '\0';
  annotate_odd(parser, allocator, word, "a word of 10,000 letters");
  annotate_odd(parser, allocator, words, "a sentence of 10,000 words");
  annotate_odd(parser, allocator, "", "an empty sentence");
  annotate_odd(parser, allocator, "  ", "empty words");
  annotate_odd(parser, allocator, "\x01 \x02\x7F \t \x1B[2J", "controls");
  annotate_odd(parser, allocator, "\xFF\xFE \xC3 \xE2\x80", "broken UTF-8");
  annotate_odd(parser, allocator,
               "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xE4\xBD\xA0\xE5\xA5\xBD",
               "other scripts");
  free(word);
  free(words);
}

static void test_failing_memory(const EntParser *const parser) {
  size_t n = 0;
  size_t n_bad = 0;
  bool has_failed = true;
  for (; has_failed; ++n) {
    FailingAlloc failing;
    Reading r;
    failing_alloc_init(&failing, SIZE_MAX);
    reading_init(&r, &failing.allocator);
    add_news(&r);
    failing.n_left = n;
    const EntStatus status = ent_parser_annotate(parser, &r.document);
    has_failed = failing.has_failed;
    n_bad += has_failed ? status != ENT_ERR_MEMORY : status != ENT_SUCCESS;
    failing.n_left = SIZE_MAX;
    reading_clear(&r);
    n_bad += failing.n_live != 0;
  }
  is_int((long)n_bad, 0, "each failed allocation is reported, none leaks");
  ok(n > 5, "there were allocations to fail");
}

/// Open the first `size` bytes of the model, with one byte changed.
static EntStatus open_changed(const EntWorld *const world,
                              const EntView content, const size_t size,
                              const size_t at) {
  static const char path[] = "test_parser.tmp";
  EntParser *parser = NULL;
  FILE *const file = fopen(path, "wb");
  if (!file || fwrite(content.data, 1, size, file) != size ||
      fseek(file, (long)at, SEEK_SET) ||
      fputc(content.data[at] ^ 0x55, file) == EOF || fclose(file)) {
    exit(99);
  }
  const EntStatus status = ent_parser_open(world, path, &parser);
  ent_parser_free(parser);
  (void)unlink(path);
  return status;
}

static void test_damage(const EntWorld *const world, const char *const path) {
  EntFile file;
  if (ent_file_read(world, path, 0, &file)) {
    exit(99);
  }
  const size_t size = file.content.size;
  ok(open_changed(world, file.content, size / 2, 100) != ENT_SUCCESS,
     "half a model is refused");
  ok(open_changed(world, file.content, size, 2) == ENT_ERR_SYNTAX,
     "another magic is refused");
  size_t n_refused = 0;
  for (size_t i = 0; i < 20; ++i) { // names and shapes of the sections
    n_refused += open_changed(world, file.content, size,
                              64 + i * 64 + (i % 3) * 20) != ENT_SUCCESS;
  }
  ok(n_refused >= 10, "damaged tables are refused or harmless");
  ent_file_close(&file);
}

int main(void) {
  LogKeeper log;
  EntArena arena;
  EntParser *parser;
  const char *path;
  EntWorld *const world = log_keeper_world(&log, NULL);
  const EntAllocator *const allocator = ent_world_allocator(world);
  ent_arena_init(&arena, allocator);
  if (ent_data_find(world, &arena, "models/english.bin", &path)) {
    skip_all("models/english.bin is not there");
  }
  is_int(ent_parser_open(world, path, &parser), ENT_SUCCESS, "opened");
  test_news(parser, allocator);
  test_threads(parser, allocator);
  test_kernels(parser, allocator);
  test_odd_input(parser, allocator);
  test_failing_memory(parser);
  ent_parser_free(parser);
  test_damage(world, path);
  ok(ent_parser_open(world, "missing.bin", &parser) == ENT_ERR_READ && !parser,
     "a missing model");
  ent_arena_clear(&arena);
  ent_world_free(world);
  return done();
}

// Tokens and sentences: the cases of tokens.txt, and inputs that are hostile.

#include "base/buffer.h"
#include "base/file.h"
#include "failing_alloc.h"
#include "tap.h"
#include "text/tokenizer.h"

static EntAllocator allocator;

/// A text as an article of one paragraph, and what was found in it.
typedef struct {
  EntArena arena;
  EntSegment segment;
  EntArticle article;
  EntDocument document;
} Sample;

static void sample_init(Sample *const sample, const EntView text,
                        const EntAllocator *const memory) {
  ent_arena_init(&sample->arena, memory);
  sample->segment =
      (EntSegment){{0, (uint32_t)text.size}, ENT_SEGMENT_PARAGRAPH};
  sample->article = (EntArticle){.arena = &sample->arena,
                                 .name = "sample",
                                 .text = text,
                                 .segments = &sample->segment,
                                 .n_segments = 1};
  ent_document_init(&sample->document, &sample->article, memory);
}

static void sample_clear(Sample *const sample) {
  ent_document_clear(&sample->document);
  ent_arena_clear(&sample->arena);
}

/// Write the tokens in the notation of tokens.txt.
static void show(const EntDocument *const document, EntBuffer *const out) {
  ent_buffer_clear(out);
  for (size_t s = 0; s < document->sentences.count; ++s) {
    const EntSentence *const sentence = &document->sentences.items[s];
    ent_buffer_append(out, s ? ENT_VIEW(" // ") : ENT_VIEW(""));
    for (uint32_t i = 0; i < sentence->n_tokens; ++i) {
      const EntToken *const token =
          &document->tokens.items[sentence->first_token + i];
      ent_buffer_append(out, i ? ENT_VIEW(" ") : ENT_VIEW(""));
      ent_buffer_append(out, token->is_joined ? ENT_VIEW("+") : ENT_VIEW(""));
      ent_buffer_append(out, token->form);
    }
  }
}

static void test_case(const EntTokenizer *const tokenizer, const EntView line) {
  size_t bar = 0;
  while (bar + 3 < line.size &&
         !ent_view_starts_with(ent_view_slice(line, bar, line.size),
                               ENT_VIEW(" | "))) {
    ++bar;
  }
  const EntView text = ent_view_slice(line, 0, bar);
  const EntView wanted = ent_view_slice(line, bar + 3, line.size);
  Sample sample;
  EntBuffer got = {.allocator = &allocator};
  sample_init(&sample, text, &allocator);
  const EntStatus status = ent_document_tokenize(&sample.document, tokenizer);
  show(&sample.document, &got);
  if (!ok(!status && ent_view_equals(ent_buffer_view(&got), wanted), "%.*s",
          ENT_VIEW_ARGS(text))) {
    printf("# got    %.*s\n# wanted %.*s\n",
           ENT_VIEW_ARGS(ent_buffer_view(&got)), ENT_VIEW_ARGS(wanted));
  }
  ent_buffer_free(&got);
  sample_clear(&sample);
}

static void test_cases(const EntWorld *const world,
                       const EntTokenizer *const tokenizer) {
  char name[4096];
  snprintf(name, sizeof(name), "%s/tests/text/tokens.txt",
           getenv("top_srcdir"));
  EntFile file;
  if (!ok(!ent_file_read(world, name, 0, &file), "the cases can be read")) {
    return;
  }
  EntView rest = file.content;
  while (rest.data) {
    const EntView line = ent_view_cut(&rest, '\n');
    if (line.size && line.data[0] != '#') {
      test_case(tokenizer, line);
    }
  }
  ent_file_close(&file);
}

/// Return whether tokens and sentences cover the text as their header says.
static bool is_sound(const EntDocument *const document, const size_t limit) {
  uint32_t at = 0;
  uint32_t next = 0;
  for (size_t i = 0; i < document->tokens.count; ++i) {
    const EntToken *const token = &document->tokens.items[i];
    const EntView text = ent_span_view(document->article->text, token->span);
    if (token->span.begin < at || token->span.end <= token->span.begin ||
        (token->is_joined && token->span.begin != at) ||
        !ent_view_equals(text, token->form)) {
      return false;
    }
    at = token->span.end;
  }
  for (size_t i = 0; i < document->sentences.count; ++i) {
    const EntSentence *const sentence = &document->sentences.items[i];
    if (sentence->first_token != next || !sentence->n_tokens ||
        sentence->n_tokens > limit) {
      return false;
    }
    next += sentence->n_tokens;
  }
  return next == document->tokens.count;
}

static void test_repeated(const EntWorld *const world,
                          const EntTokenizer *const tokenizer,
                          const EntView piece, const size_t size,
                          const size_t n_tokens) {
  EntBuffer text = {.allocator = &allocator};
  while (text.size < size) {
    ent_buffer_append(&text, piece);
  }
  Sample sample;
  sample_init(&sample, ent_buffer_view(&text), &allocator);
  const EntStatus status = ent_document_tokenize(&sample.document, tokenizer);
  ok(!status && is_sound(&sample.document,
                         ent_world_limits(world)->sentence_words + 8),
     "%zu bytes of '%.*s'", size, ENT_VIEW_ARGS(piece));
  if (n_tokens) {
    is_int((long)sample.document.tokens.count, (long)n_tokens, "tokens");
  }
  sample_clear(&sample);
  ent_buffer_free(&text);
}

static void test_hostile(const EntWorld *const world,
                         const EntTokenizer *const tokenizer) {
  static const char *const pieces[] = {
      "word ",    "a-",    "-",       "'",    "’",
      "\"",       ".",     ". ",      ".)",   "(",
      "1,",       "1-",    "1.",      "@",    "a@",
      "www.",     "http:", "a.",      "a'",   "s' ",
      "n't",      "$",     "#a",      "U.S.", "\xF0\x9F\x98\x80",
      "\x01",     "中",    "?!",      ":)",   "co-",
      "\xC2\xA0", "No. ",  "A. ",     "i.e",  "non-",
      "a/",       "''",    "\xC2\xAD"};
  test_repeated(world, tokenizer, ENT_VIEW("a"), 10000, 1);
  for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); ++i) {
    test_repeated(world, tokenizer, ent_view(pieces[i]), 1 << 20, 0);
  }
}

/// Sequences of pieces that a generator with a fixed seed draws.
static void test_random(const EntWorld *const world,
                        const EntTokenizer *const tokenizer) {
  static const char *const pieces[] = {
      "a",    "The",    "U.S",  ".", "'s",    "n't", " ", "-",
      "non-", "1",      ",000", "@", "x.org", "\"",  "’", "“",
      "Mr.",  "\n",     "(",    ")", "?",     "…",   "é", "Я",
      "中",   "www.",   "/",    "&", "$",     "US$", ":", "\xE2\x80\x8B",
      "can",  "cannot", "5pm"};
  uint64_t state = 20211110;
  size_t n_sound = 0;
  enum { N_TEXTS = 2000 };
  for (int i = 0; i < N_TEXTS; ++i) {
    EntBuffer text = {.allocator = &allocator};
    for (int n = 0; n < 60; ++n) {
      state = state * 6364136223846793005U + 1442695040888963407U;
      const size_t pick = (state >> 33) % (sizeof(pieces) / sizeof(pieces[0]));
      ent_buffer_append(&text, ent_view(pieces[pick]));
    }
    Sample sample;
    sample_init(&sample, ent_buffer_view(&text), &allocator);
    n_sound +=
        !ent_document_tokenize(&sample.document, tokenizer) &&
        is_sound(&sample.document, ent_world_limits(world)->sentence_words + 8);
    sample_clear(&sample);
    ent_buffer_free(&text);
  }
  is_int((long)n_sound, N_TEXTS, "random texts give sound tokens");
}

static void test_limit(EntWorld *const world,
                       const EntTokenizer *const tokenizer) {
  const EntLimits old = *ent_world_limits(world);
  EntLimits limits = old;
  limits.sentence_words = 4;
  ent_world_set_limits(world, limits);
  Sample sample;
  sample_init(&sample, ENT_VIEW("one two three four five six"), &allocator);
  ok(!ent_document_tokenize(&sample.document, tokenizer) &&
         sample.document.sentences.count == 2 &&
         sample.document.sentences.items[0].n_tokens == 4,
     "a sentence is cut at the limit of words");
  sample_clear(&sample);
  ent_world_set_limits(world, old);
}

static EntStatus tokenize_once(EntWorld *const world,
                               const void *const handle) {
  (void)handle;
  EntTokenizer *tokenizer = NULL;
  EntStatus status = ent_tokenizer_load(world, &tokenizer);
  if (!status) {
    Sample sample;
    sample_init(&sample, ENT_VIEW("They don't know. He left."),
                ent_world_allocator(world));
    status = ent_document_tokenize(&sample.document, tokenizer);
    sample_clear(&sample);
  }
  ent_tokenizer_free(tokenizer);
  return status;
}

int main(void) {
  allocator = ent_default_allocator();
  EntWorld *const world = ent_world_new(NULL);
  EntTokenizer *tokenizer = NULL;
  if (ok(!ent_tokenizer_load(world, &tokenizer), "the tables load")) {
    test_cases(world, tokenizer);
    test_hostile(world, tokenizer);
    test_random(world, tokenizer);
    test_limit(world, tokenizer);
    failing_alloc_test(tokenize_once, NULL, "tokenizing");
  }
  ent_tokenizer_free(tokenizer);
  ent_world_free(world);
  return done();
}

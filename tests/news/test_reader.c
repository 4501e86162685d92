// Heads and feet of articles: the cases of articles.txt; bytes that are no
// text; hostile sizes; failing memory.

#include "base/buffer.h"
#include "base/file.h"
#include "failing_alloc.h"
#include "news/reader.h"
#include "tap.h"

static EntAllocator allocator;

/// What was logged last: "FILE:LINE: TEXT".
static char last_message[1200];

static void keep_message(void *const handle, const EntLogLevel level,
                         const EntPlace place, const char *const text) {
  (void)handle;
  (void)level;
  snprintf(last_message, sizeof(last_message), "%s:%zu: %s", place.file,
           place.line, text);
}

static void show_value(EntBuffer *const out, const char *const name,
                       const EntView value) {
  if (value.size) {
    ent_buffer_format(out, "%s: %.*s\n", name, ENT_VIEW_ARGS(value));
  }
}

static void show_segment(EntBuffer *const out, const EntArticle *const article,
                         const EntSegment segment) {
  const EntView text = ent_span_view(article->text, segment.span);
  ent_buffer_append(out, segment.kind == ENT_SEGMENT_HEADLINE ? ENT_VIEW("H ")
                                                              : ENT_VIEW("P "));
  for (size_t i = 0; i < text.size; ++i) {
    ent_buffer_append_byte(out, text.data[i] == '\n' ? ' ' : text.data[i]);
  }
  ent_buffer_append_byte(out, '\n');
}

/// Write the article in the notation of articles.txt.
static void show(EntBuffer *const out, const EntArticle *const article) {
  const EntMetadata *const metadata = &article->metadata;
  char date[ENT_DATE_SIZE];
  show_value(out, "headline", metadata->headline);
  if (ent_date_is_set(metadata->published)) {
    show_value(out, "published",
               ent_view_of(date, ent_date_format(metadata->published, date)));
  }
  show_value(out, "author", metadata->author);
  show_value(out, "publisher", metadata->publisher);
  show_value(out, "dateline", metadata->dateline);
  show_value(out, "url", metadata->url);
  for (size_t i = 0; i < article->n_segments; ++i) {
    show_segment(out, article, article->segments[i]);
  }
}

static bool reads_as(const EntNewsReader *const reader, const EntView text,
                     const EntView wanted) {
  EntArena arena;
  EntArticle article;
  EntBuffer got = {.allocator = &allocator};
  ent_arena_init(&arena, &allocator);
  const EntStatus status = ent_article_read(reader, ENT_FORMAT_PLAIN, text,
                                            "sample", &arena, &article);
  if (!status) {
    show(&got, &article);
  }
  const bool is_same = ent_view_equals(ent_buffer_view(&got), wanted);
  if (!is_same) {
    printf("# got:\n%.*s# wanted:\n%.*s", ENT_VIEW_ARGS(ent_buffer_view(&got)),
           ENT_VIEW_ARGS(wanted));
  }
  ent_buffer_free(&got);
  ent_arena_clear(&arena);
  return is_same;
}

/// Return the position of `mark` in `text`, or its size.
static size_t find(const EntView text, const EntView mark) {
  size_t at = 0;
  while (at < text.size &&
         !ent_view_starts_with(ent_view_slice(text, at, text.size), mark)) {
    ++at;
  }
  return at;
}

static void test_cases(const EntWorld *const world,
                       const EntNewsReader *const reader) {
  char name[4096];
  snprintf(name, sizeof(name), "%s/tests/news/articles.txt",
           getenv("top_srcdir"));
  EntFile file;
  if (!ok(!ent_file_read(world, name, 0, &file), "the cases can be read")) {
    return;
  }
  EntView rest = file.content;
  for (;;) {
    const size_t start = find(rest, ENT_VIEW("\n=== "));
    if (start == rest.size) {
      break;
    }
    rest = ent_view_slice(rest, start + 5, rest.size);
    const EntView label = ent_view_cut(&rest, '\n');
    const size_t middle = find(rest, ENT_VIEW("\n>>>\n"));
    const EntView text = ent_view_slice(rest, 0, middle);
    rest = ent_view_slice(rest, middle + 5, rest.size);
    const size_t end = find(rest, ENT_VIEW("\n=== "));
    const EntView wanted =
        ent_view_slice(rest, 0, end < rest.size ? end + 1 : end);
    ok(reads_as(reader, text, wanted), "%.*s", ENT_VIEW_ARGS(label));
    rest = ent_view_slice(rest, end, rest.size);
  }
  ent_file_close(&file);
}

static void test_bytes(const EntNewsReader *const reader) {
  ok(reads_as(reader,
              ENT_VIEW("\xEF\xBB\xBF"
                       "Talks go on\r\n\r\nThe envoys met.\r\n\r\nThey left."
                       "\r\n"),
              ENT_VIEW("headline: Talks go on\nH Talks go on\n"
                       "P The envoys met.\nP They left.\n")),
     "byte order mark and carriage returns are in no segment");
}

static void expect_failure(const EntNewsReader *const reader,
                           const EntView text, const EntStatus wanted,
                           const char *const message, const char *const what) {
  EntArena arena;
  EntArticle article;
  ent_arena_init(&arena, &allocator);
  last_message[0] = '\0';
  const EntStatus status = ent_article_read(reader, ENT_FORMAT_PLAIN, text,
                                            "bad.txt", &arena, &article);
  ent_arena_clear(&arena);
  is_int(status, wanted, what);
  is_view(ent_view(last_message), message, what);
}

static void test_bad_bytes(const EntNewsReader *const reader) {
  expect_failure(reader, ENT_VIEW("One\nTw\xFFo\n"), ENT_ERR_ENCODING,
                 "bad.txt:2: invalid UTF-8 at byte 3", "invalid UTF-8");
  expect_failure(reader, ENT_VIEW("One\xC3"), ENT_ERR_ENCODING,
                 "bad.txt:1: invalid UTF-8 at byte 4", "a character cut off");
  expect_failure(reader, ENT_VIEW("\xFF\xFEO\0n\0"), ENT_ERR_ENCODING,
                 "bad.txt:0: UTF-16 text, expected UTF-8", "UTF-16");
  expect_failure(reader, ENT_VIEW("One\0two"), ENT_ERR_READ,
                 "bad.txt:0: not text", "a zero byte");
  expect_failure(reader, ENT_VIEW(""), ENT_ERR_DATA, "bad.txt:0: no text",
                 "nothing");
  expect_failure(reader, ENT_VIEW("\xEF\xBB\xBF \r\n\t\n"), ENT_ERR_DATA,
                 "bad.txt:0: no text", "only space");
  expect_failure(reader, ENT_VIEW("\n---\n\n2031-04-01\n"), ENT_ERR_DATA,
                 "bad.txt:0: no text", "only a head");
}

static void test_limit(EntWorld *const world,
                       const EntNewsReader *const reader) {
  const EntLimits old = *ent_world_limits(world);
  EntLimits limits = old;
  limits.input_size = 10;
  ent_world_set_limits(world, limits);
  expect_failure(reader, ENT_VIEW("Ten bytes and more."), ENT_ERR_LIMIT,
                 "bad.txt:0: larger than the limit of 10 bytes", "the limit");
  ent_world_set_limits(world, old);
}

/// Return whether segments are in order, apart, and within the text.
static bool is_sound(const EntArticle *const article) {
  uint32_t at = 0;
  for (size_t i = 0; i < article->n_segments; ++i) {
    const EntSpan span = article->segments[i].span;
    if (span.begin < at || span.end <= span.begin ||
        span.end > article->text.size) {
      return false;
    }
    at = span.end;
  }
  return article->n_segments;
}

static void test_hostile(const EntNewsReader *const reader) {
  static const char *const pieces[] = {
      "A",    "a ",       "\n",         "A\n\n",     "By ",    "VELM, ",
      "1 ",   "2031-",    "(",          "/",         "- ",     "Copyright ",
      "--\n", "By A\n",   "© 2031\n\n", "\xC2\xA0",  "Share ", "A, A/",
      ". ",   "April 1 ", "• ",         "Title: A ", "| "};
  for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); ++i) {
    EntBuffer text = {.allocator = &allocator};
    while (text.size < 1 << 20) {
      ent_buffer_append(&text, ent_view(pieces[i]));
    }
    ent_buffer_append(&text, ENT_VIEW("\n\nThe end came."));
    EntArena arena;
    EntArticle article;
    ent_arena_init(&arena, &allocator);
    const EntStatus status =
        ent_article_read(reader, ENT_FORMAT_PLAIN, ent_buffer_view(&text),
                         "hostile", &arena, &article);
    ok(!status && is_sound(&article), "a megabyte of '%s'", pieces[i]);
    ent_arena_clear(&arena);
    ent_buffer_free(&text);
  }
}

/// Texts of pieces that a generator with a fixed seed draws.
static void test_random(const EntNewsReader *const reader) {
  static const char *const pieces[] = {
      "\n",      "\n\n",  "By ",       "Anna Belk", "VELM",        ", ",
      "April 3", " 2031", "(",         ")",         "Wire",        " -- ",
      "/",       ".",     "—",         "The ",      "end",         "date ",
      "© 2031",  "Share", "Title: ",   "17:55",     "Read also: ", "é",
      "\r\n",    "---",   "Published", ": ",        "| ",          "1"};
  enum { N_TEXTS = 3000, N_PIECES = 40 };
  uint64_t state = 20311110;
  size_t n_sound = 0;
  for (int i = 0; i < N_TEXTS; ++i) {
    EntBuffer text = {.allocator = &allocator};
    EntArena arena;
    EntArticle article;
    ent_arena_init(&arena, &allocator);
    for (int n = 0; n < N_PIECES; ++n) {
      state = state * 6364136223846793005U + 1442695040888963407U;
      ent_buffer_append(
          &text,
          ent_view(
              pieces[(state >> 33) % (sizeof(pieces) / sizeof(pieces[0]))]));
    }
    const EntStatus status =
        ent_article_read(reader, ENT_FORMAT_PLAIN, ent_buffer_view(&text),
                         "random", &arena, &article);
    n_sound += status == ENT_ERR_DATA || (!status && is_sound(&article));
    ent_arena_clear(&arena);
    ent_buffer_free(&text);
  }
  is_int((long)n_sound, N_TEXTS, "random articles are read soundly");
}

static EntStatus read_once(EntWorld *const world, const void *const handle) {
  (void)handle;
  EntNewsReader *reader = NULL;
  EntStatus status = ent_news_reader_load(world, &reader);
  if (!status) {
    EntArena arena;
    EntArticle article;
    ent_arena_init(&arena, ent_world_allocator(world));
    status = ent_article_read(
        reader, ENT_FORMAT_PLAIN,
        ENT_VIEW("Talks go on\n\nVELM (Wire) -- They met.\n\n© 2031 Wire"),
        "sample", &arena, &article);
    ent_arena_clear(&arena);
  }
  ent_news_reader_free(reader);
  return status;
}

int main(void) {
  allocator = ent_default_allocator();
  EntWorld *const world = ent_world_new(NULL);
  EntNewsReader *reader = NULL;
  ent_world_set_log(world, keep_message, NULL);
  if (ok(!ent_news_reader_load(world, &reader), "the table loads")) {
    test_cases(world, reader);
    test_bytes(reader);
    test_bad_bytes(reader);
    test_limit(world, reader);
    test_hostile(reader);
    test_random(reader);
    failing_alloc_test(read_once, NULL, "reading");
  }
  ent_news_reader_free(reader);
  ent_world_free(world);
  return done();
}

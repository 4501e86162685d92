// Inputs of all formats: what is in tests/news/formats, against FILE.expected,
// in the notation of articles.txt; messages as "! FILE:LINE: …".

#include "base/buffer.h"
#include "base/file.h"
#include "failing_alloc.h"
#include "news/source.h"
#include "tap.h"

static EntAllocator allocator;

static void keep_message(void *const handle, const EntLogLevel level,
                         const EntPlace place, const char *const text) {
  (void)level;
  const char *const slash = place.file ? strrchr(place.file, '/') : NULL;
  const char *const name = slash ? slash + 1 : place.file;
  if (place.line) {
    ent_buffer_format(handle, "! %s:%zu: %s\n--\n", name, place.line, text);
  } else {
    ent_buffer_format(handle, "! %s: %s\n--\n", name, text);
  }
}

static void show_value(EntBuffer *const out, const char *const name,
                       const EntView value) {
  if (value.size) {
    ent_buffer_format(out, "%s: %.*s\n", name, ENT_VIEW_ARGS(value));
  }
}

static void show_published(EntBuffer *const out,
                           const EntMetadata *const metadata) {
  char day[ENT_DATE_SIZE];
  if (metadata->timestamp.size) {
    show_value(out, "published", metadata->timestamp);
  } else if (ent_date_is_set(metadata->published)) {
    show_value(out, "published",
               ent_view_of(day, ent_date_format(metadata->published, day)));
  }
}

static void show(EntBuffer *const out, const EntArticle *const article) {
  const EntMetadata *const metadata = &article->metadata;
  show_value(out, "headline", metadata->headline);
  show_published(out, metadata);
  for (size_t i = 0; i < metadata->n_authors; ++i) {
    show_value(out, "author", metadata->authors[i]);
  }
  if (!metadata->n_authors) {
    show_value(out, "author", metadata->author);
  }
  show_value(out, "publisher", metadata->publisher);
  show_value(out, "agency", metadata->agency);
  show_value(out, "dateline", metadata->dateline);
  show_value(out, "language", metadata->language);
  show_value(out, "url", metadata->url);
  for (size_t i = 0; i < article->n_segments; ++i) {
    const EntSegment segment = article->segments[i];
    const EntView text = ent_span_view(article->text, segment.span);
    ent_buffer_format(out, "%c %.*s\n",
                      segment.kind == ENT_SEGMENT_HEADLINE ? 'H' : 'P',
                      ENT_VIEW_ARGS(text));
  }
  ent_buffer_append(out, ENT_VIEW("--\n"));
}

/// Read all articles of an input; return the first failure but those of
/// articles.
static EntStatus read_all(const EntWorld *const world,
                          const EntNewsReader *const reader,
                          const char *const path,
                          const EntSourceOptions *const options,
                          EntBuffer *const out) {
  EntSource *source = NULL;
  EntArena arena;
  EntRecord record;
  ENT_TRY(ent_source_open(world, path, options, &source));
  ent_arena_init(&arena, ent_world_allocator(world));
  EntStatus status = ENT_SUCCESS;
  while (status != ENT_NO_MATCH && status != ENT_ERR_MEMORY) {
    EntArticle article;
    status = ent_source_next(source, &arena, &record);
    if (!status) {
      status = ent_record_read(reader, &record, &arena, &article);
      if (!status && out) {
        show(out, &article);
      }
      status = status == ENT_NO_MATCH ? ENT_SUCCESS : status;
    }
    ent_arena_clear(&arena);
  }
  ent_source_close(source);
  return status == ENT_NO_MATCH ? ENT_SUCCESS : status;
}

static void path_of(char out[4096], const char *const name,
                    const char *const ending) {
  snprintf(out, 4096, "%s/tests/news/formats/%s%s", getenv("top_srcdir"), name,
           ending);
}

static void test_file(EntWorld *const world, const EntNewsReader *const reader,
                      const char *const name,
                      const EntSourceOptions *const options) {
  char path[4096];
  EntFile wanted;
  EntBuffer got = {.allocator = &allocator};
  path_of(path, name, ".expected");
  if (!ok(!ent_file_read(world, path, 0, &wanted), "%s.expected", name)) {
    return;
  }
  path_of(path, name, "");
  ent_world_set_log(world, keep_message, &got);
  const EntStatus status = read_all(world, reader, path, options, &got);
  if (!ok(!status && ent_view_equals(ent_buffer_view(&got), wanted.content),
          "the articles of %s", name)) {
    printf("# got:\n%.*s", ENT_VIEW_ARGS(ent_buffer_view(&got)));
  }
  ent_world_set_log(world, ent_log_to_stderr, NULL);
  ent_buffer_free(&got);
  ent_file_close(&wanted);
}

static void ignore_message(void *const handle, const EntLogLevel level,
                           const EntPlace place, const char *const text) {
  (void)handle;
  (void)level;
  (void)place;
  (void)text;
}

/// Fail each allocation in turn; libraries have memory of their own.
static void test_failures(const char *const name) {
  char path[4096];
  path_of(path, name, "");
  const EntSourceOptions options = {.format = ENT_FORMAT_AUTO};
  EntWorld *const plain = ent_world_new(NULL);
  EntNewsReader *reader = NULL;
  ent_world_set_log(plain, ignore_message, NULL);
  size_t n = 0;
  bool is_clean = !ent_news_reader_load(plain, &reader);
  for (bool has_failed = true; is_clean && has_failed; n += 1 + n / 50) {
    FailingAlloc failing;
    failing_alloc_init(&failing, n);
    EntWorld *const world = ent_world_new(&failing.allocator);
    EntStatus status = ENT_ERR_MEMORY;
    if (world) {
      ent_world_set_log(world, ignore_message, NULL);
      status = read_all(world, reader, path, &options, NULL);
    }
    ent_world_free(world);
    has_failed = failing.has_failed;
    is_clean = !failing.n_live &&
               status == (has_failed ? ENT_ERR_MEMORY : ENT_SUCCESS);
  }
  ok(is_clean, "memory that ends while %s is read (%zu)", name, n);
  ent_news_reader_free(reader);
  ent_world_free(plain);
}

int main(void) {
  static const char *const names[] = {
      "feed.rss",    "feed.atom",  "story.nitf",      "message.newsml",
      "lines.jsonl", "pages.warc", "members.warc.gz",
  };
  allocator = ent_default_allocator();
  EntWorld *const world = ent_world_new(NULL);
  EntNewsReader *reader = NULL;
  if (!ok(world && !ent_news_reader_load(world, &reader), "tables")) {
    return done();
  }
  const EntSourceOptions options = {.format = ENT_FORMAT_AUTO};
  for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); ++i) {
    test_file(world, reader, names[i], &options);
  }
  const EntSourceOptions keys = {.format = ENT_FORMAT_AUTO,
                                 .json = {.text = "story.words",
                                          .headline = "story.head",
                                          .published = "meta.when"}};
  test_file(world, reader, "array.json", &keys);
  ent_news_reader_free(reader);
  ent_world_free(world);
  for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); ++i) {
    test_failures(names[i]);
  }
  return done();
}

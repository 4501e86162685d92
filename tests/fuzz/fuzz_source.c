/* Any bytes, read as an input of any format, do no harm.

   The format is that of the variable ENT_FUZZ_FORMAT, as for --from, else it is
   recognised. What is read must be UTF-8 with segments in their order, and the
   same when it is read again. */
#include "driver.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "news/source.h"

#include <stdlib.h>
#include <unistd.h>

static void stay_silent(void *const handle, const EntLogLevel level,
                        const EntPlace place, const char *const text) {
  (void)handle;
  (void)level;
  (void)place;
  (void)text;
}

static void check(const bool is_right) {
  if (!is_right) {
    abort();
  }
}

static void check_article(const EntArticle *const article,
                          EntBuffer *const texts) {
  const EntMetadata *const metadata = &article->metadata;
  const EntView views[] = {
      article->text,       metadata->headline, metadata->author,
      metadata->publisher, metadata->url,      metadata->agency,
      metadata->language,  metadata->dateline, metadata->timestamp};
  for (size_t i = 0; i < sizeof(views) / sizeof(views[0]); ++i) {
    check(ent_utf8_valid_prefix(views[i]) == views[i].size);
    check(!ent_buffer_append(texts, views[i]));
  }
  uint32_t end = 0;
  for (size_t i = 0; i < article->n_segments; ++i) {
    const EntSpan span = article->segments[i].span;
    check(span.begin < span.end && span.end <= article->text.size);
    check(span.begin >= end ||
          article->segments[i].kind == ENT_SEGMENT_HEADLINE || i == 1);
    end = span.end;
  }
  check(ent_article_code_point(article, (uint32_t)article->text.size) <=
        article->text.size);
}

static void read_all(const EntWorld *const world,
                     const EntNewsReader *const reader, const char *const path,
                     const EntSourceOptions *const options,
                     EntBuffer *const texts) {
  EntSource *source = NULL;
  EntArena arena;
  EntRecord record;
  check(!ent_source_open(world, path, options, &source));
  ent_arena_init(&arena, ent_world_allocator(world));
  EntStatus status = ENT_SUCCESS;
  for (size_t n = 0; status != ENT_NO_MATCH; ++n) {
    EntArticle article;
    check(n <= 2 * FUZZ_MAX_SIZE);
    status = ent_source_next(source, &arena, &record);
    if (!status && !ent_record_read(reader, &record, &arena, &article)) {
      check_article(&article, texts);
    }
    ent_arena_clear(&arena);
  }
  ent_source_close(source);
}

static void write_file(const char *const path, const uint8_t *const data,
                       const size_t size) {
  FILE *const file = fopen(path, "wb");
  check(file && fwrite(data, 1, size, file) == size && !fclose(file));
}

int LLVMFuzzerTestOneInput(const uint8_t *const data, const size_t size) {
  static EntWorld *world;
  static EntNewsReader *reader;
  static char path[] = "/tmp/fuzz_source.XXXXXX";
  EntSourceOptions options = {.format = ENT_FORMAT_AUTO};
  if (!world) {
    world = ent_world_new(NULL);
    check(!ent_news_reader_load(world, &reader) && mkstemp(path) >= 0);
    ent_world_set_log(world, stay_silent, NULL);
  }
  const char *const format = getenv("ENT_FUZZ_FORMAT");
  check(!format || ent_format_find(ent_view(format), &options.format));
  write_file(path, data, size);
  EntBuffer first = {.allocator = ent_world_allocator(world)};
  EntBuffer again = {.allocator = ent_world_allocator(world)};
  read_all(world, reader, path, &options, &first);
  read_all(world, reader, path, &options, &again);
  check(ent_view_equals(ent_buffer_view(&first), ent_buffer_view(&again)));
  ent_buffer_free(&first);
  ent_buffer_free(&again);
  return 0;
}

// Sentences and what they state: the cases under cases/, see frame_case.h
#include "base/file.h"
#include "frame/analyser.h"
#include "frame_case.h"
#include "frame_match.h"
#include "frame_show.h"
#include "tap.h"

#include <dirent.h>

enum { PATH_SIZE = 4096 };

static const char *source_path(char *const path, const char *const name) {
  const char *const folder = getenv("top_srcdir");
  (void)snprintf(path, PATH_SIZE, "%s/tests/frame/%s", folder ? folder : ".",
                 name);
  return path;
}

/// Put the paragraphs of the case together as an article.
static EntStatus make_article(const FrameCase *const self,
                              EntArena *const arena,
                              EntArticle *const article) {
  *article = (EntArticle){.arena = arena, .name = "case"};
  article->metadata.published = self->date;
  article->segments =
      ent_arena_calloc(arena, self->n_paragraphs, sizeof(EntSegment));
  if (!article->segments) {
    return ENT_ERR_MEMORY;
  }
  for (size_t i = 0; i < self->n_paragraphs; ++i) {
    const EntView text = self->paragraphs[i].text;
    const size_t begin = article->text.size + (i ? 2 : 0);
    ENT_TRY(ent_arena_format(arena, &article->text, "%.*s%s%.*s",
                             ENT_VIEW_ARGS(article->text), i ? "\n\n" : "",
                             ENT_VIEW_ARGS(text)));
    article->segments[article->n_segments++] =
        (EntSegment){{(uint32_t)begin, (uint32_t)(begin + text.size)},
                     self->paragraphs[i].kind};
  }
  return ent_article_index(article);
}

static EntView description(const FrameCase *const self) {
  return self->reason.size ? self->reason : self->paragraphs[0].text;
}

/// Whether the graph can be written: of each referent the ontology has the
/// class.
static bool has_known_classes(const EntReading *const reading) {
  for (size_t i = 0; i < reading->referents.count; ++i) {
    const EntView name = reading->referents.items[i].class_name;
    EntId id = ENT_NO_ID;
    if (!ent_class_find(reading->model->vocabulary, name, &id)) {
      printf("# no class: %.*s\n", ENT_VIEW_ARGS(name));
      return false;
    }
  }
  return true;
}

/// A case that is marked as not right yet and is right is a failure too: so the
/// mark goes.
static void report(const char *const file, const EntReading *const reading,
                   FrameCase *const self) {
  const bool is_right = match_case(reading, self) && has_known_classes(reading);
  const EntView what = description(self);
  if (is_right || !self->is_todo) {
    ok(is_right && !self->is_todo, "%s:%zu: %.*s%s", file, self->line,
       ENT_VIEW_ARGS(what), is_right && self->is_todo ? " [remove todo]" : "");
  } else {
    ++tap.n_run;
    printf("not ok %d - %s:%zu: %.*s # TODO\n", tap.n_run, file, self->line,
           ENT_VIEW_ARGS(what));
  }
  if (!is_right) {
    for (size_t i = 0; i < self->n_paragraphs; ++i) {
      printf("# %.*s\n", ENT_VIEW_ARGS(self->paragraphs[i].text));
    }
    for (size_t i = 0; i < self->n_lines; ++i) {
      if (!self->lines[i].is_met && !self->lines[i].is_optional) {
        printf("# not met: %.*s %.*s…\n", ENT_VIEW_ARGS(self->lines[i].head),
               ENT_VIEW_ARGS(self->lines[i].rest));
      }
    }
    printf("# got:\n");
    show_reading(reading, self);
  }
}

static EntStatus run_case(const EntAnalyser *const analyser,
                          const EntAllocator *const allocator,
                          const char *const file, FrameCase *const self,
                          EntArena *const arena) {
  EntArticle article;
  ENT_TRY(make_article(self, arena, &article));
  EntDocument document;
  EntReading reading = {.allocator = allocator};
  ent_document_init(&document, &article, allocator);
  EntStatus status = ent_analyser_annotate(analyser, &document);
  if (!status && !(status = ent_analyser_read(analyser, &document, &reading))) {
    report(file, &reading, self);
  }
  ent_reading_clear(&reading);
  ent_document_clear(&document);
  return status;
}

static void run_file(const EntWorld *const world,
                     const EntAnalyser *const analyser,
                     const char *const name) {
  char path[PATH_SIZE];
  char local[256];
  EntFile file = {0};
  (void)snprintf(local, sizeof(local), "cases/%s", name);
  if (!ok(!ent_file_read(world, source_path(path, local), 0, &file), "%s opens",
          name)) {
    return;
  }
  CaseFile cases = {.rest = file.content};
  FrameCase self;
  while (case_next(&cases, &self)) {
    EntArena arena;
    ent_arena_init(&arena, ent_world_allocator(world));
    const EntStatus status =
        run_case(analyser, ent_world_allocator(world), name, &self, &arena);
    if (status) {
      ok(false, "%s:%zu: status %d", name, self.line, (int)status);
    }
    ent_arena_clear(&arena);
  }
  ok(!cases.fault, "%s:%zu: %s", name, cases.line,
     cases.fault ? cases.fault : "end");
  ent_file_close(&file);
}

static int is_cases(const struct dirent *const entry) {
  return ent_view_ends_with(ent_view(entry->d_name), ENT_VIEW(".txt"));
}

static void run_folder(const EntWorld *const world,
                       const EntAnalyser *const analyser) {
  char path[PATH_SIZE];
  struct dirent **entries = NULL;
  const int n =
      scandir(source_path(path, "cases"), &entries, is_cases, alphasort);
  ok(n > 0, "there are cases");
  for (int i = 0; i < n; ++i) {
    run_file(world, analyser, entries[i]->d_name);
    free(entries[i]);
  }
  free(entries);
}

int main(const int argc, char *argv[]) {
  char path[PATH_SIZE];
  EntWorld *const world = ent_world_new(NULL);
  const char *const knowledge[] = {source_path(path, "invented.tsv")};
  EntAnalyser *analyser = NULL;
  const EntAnalyserConfig config = {.knowledge = knowledge, .n_knowledge = 1};
  if (ok(!ent_analyser_open(world, &config, &analyser), "the analyser opens")) {
    if (argc > 1) {
      run_file(world, analyser, argv[1]);
    } else {
      run_folder(world, analyser);
    }
  }
  ent_analyser_close(analyser);
  ent_world_free(world);
  return done();
}

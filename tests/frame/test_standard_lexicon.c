// The lexicon that entente brings along: complete, loadable, exported
#include "base/buffer.h"
#include "frame/ontolex.h"
#include "log_keeper.h"
#include "rdf/byte_sink.h"
#include "rdf/writer.h"
#include "tap.h"

#include <stdlib.h>

/// Classes of which no word is the plain name.
static bool is_abstract(const EntId event_class) {
  return event_class == ENT_CLASS_EVENT ||
         event_class == ENT_CLASS_AGREEMENT_EVENT ||
         event_class == ENT_CLASS_LEADERSHIP_CHANGE;
}

static size_t count_evoking(const EntLexicon *const lexicon,
                            const EntId event_class) {
  size_t count;
  size_t n_evoking = 0;
  const EntLexEntry *const entries = ent_lexicon_entries(lexicon, &count);
  for (size_t i = 0; i < count; ++i) {
    n_evoking += entries[i].event_class == event_class &&
                 entries[i].pos != ENT_LEX_ADJECTIVE;
  }
  return n_evoking;
}

static void test_classes(const EntLexicon *const lexicon) {
  const EntVocabTable *const classes =
      &ent_vocabulary()->tables[ENT_VOCAB_CLASS];
  for (EntId id = 0; id < classes->count; ++id) {
    if (ent_class_is_a(ent_vocabulary(), id, ENT_CLASS_EVENT) &&
        !is_abstract(id)) {
      const size_t n_evoking = count_evoking(lexicon, id);
      ok(n_evoking >= 5, "%zu verbs and nouns evoke %.*s", n_evoking,
         ENT_VIEW_ARGS(ent_class_name(ent_vocabulary(), id)));
    }
  }
}

static void test_size(const EntLexicon *const lexicon) {
  size_t count;
  size_t n_events = 0;
  const EntLexEntry *const entries = ent_lexicon_entries(lexicon, &count);
  for (size_t i = 0; i < count; ++i) {
    n_events += entries[i].kind == ENT_LEX_EVENT;
  }
  ok(n_events > 1500, "%zu entries evoke events", n_events);
}

/// The same entries, in the same order, with the same maps.
static void test_order(const EntLexicon *const lexicon) {
  size_t count;
  size_t n_wrong = 0;
  const EntLexEntry *const entries = ent_lexicon_entries(lexicon, &count);
  for (size_t i = 1; i < count; ++i) {
    const int order = ent_view_compare(entries[i - 1].lemma, entries[i].lemma);
    n_wrong += order > 0 || (!order && entries[i - 1].pos == entries[i].pos &&
                             entries[i - 1].weight < entries[i].weight);
  }
  is_int((long)n_wrong, 0, "entries are in order");
}

static EntStatus write_turtle(const EntWorld *const world,
                              const EntLexicon *const lexicon,
                              EntBuffer *const out) {
  EntWriter *writer = NULL;
  ENT_TRY(ent_writer_new(world, ent_syntax_find(ENT_VIEW("turtle")),
                         ent_bytes_to_buffer(out), &writer));
  const EntSink sink = ent_writer_sink(writer);
  EntStatus status = ent_lexicon_write_ontolex(
      lexicon, ENT_VIEW("https://example.org/lexicon/"), sink);
  if (!status) {
    status = ent_sink_end(sink);
  }
  ent_writer_free(writer);
  return status;
}

static void test_export(const EntWorld *const world,
                        const EntLexicon *const lexicon,
                        const EntLexicon *const again) {
  EntBuffer a = {.allocator = ent_world_allocator(world)};
  EntBuffer b = {.allocator = ent_world_allocator(world)};
  is_int(write_turtle(world, lexicon, &a), ENT_SUCCESS, "it is exported");
  is_int(write_turtle(world, again, &b), ENT_SUCCESS, "so is its twin");
  ok(a.size > 100000 &&
         ent_view_equals(ent_buffer_view(&a), ent_buffer_view(&b)),
     "loaded twice, it is the same to the byte");
  ent_buffer_free(&a);
  ent_buffer_free(&b);
}

int main(void) {
  const char *const data = getenv("top_srcdir");
  LogKeeper log;
  EntWorld *const world = log_keeper_world(&log, NULL);
  EntLexicon *lexicon = NULL;
  EntLexicon *again = NULL;
  if (!data || setenv("ENTENTE_DATA_PATH", data, 1)) {
    skip_all("top_srcdir is not set");
  }
  is_int(ent_lexicon_open_standard(world, ent_vocabulary(), NULL, 0, &lexicon),
         ENT_SUCCESS, "the lexicon loads");
  is_view(ent_view(log.text), "", "without a word");
  is_int(ent_lexicon_open_standard(world, ent_vocabulary(), NULL, 0, &again),
         ENT_SUCCESS, "and again");
  if (lexicon && again) {
    test_size(lexicon);
    test_classes(lexicon);
    test_order(lexicon);
    test_export(world, lexicon, again);
  }
  ent_lexicon_close(lexicon);
  ent_lexicon_close(again);
  ent_world_free(world);
  return done();
}

#include "frame/analyser.h"

#include "base/data.h"
#include "frame/agreements.h"
#include "frame/bodies.h"
#include "frame/clauses.h"
#include "frame/confidence.h"
#include "frame/coreference.h"
#include "frame/deeds.h"
#include "frame/evidence.h"
#include "frame/explain.h"
#include "frame/fillers.h"
#include "frame/implied.h"
#include "frame/membership.h"
#include "frame/merge.h"
#include "frame/names.h"
#include "frame/office_changes.h"
#include "frame/offices.h"
#include "frame/passing.h"
#include "frame/repairs.h"
#include "frame/setting.h"
#include "frame/state_facts.h"
#include "frame/status.h"
#include "frame/told_names.h"
#include "frame/triggers.h"
#include "news/reader.h"
#include "rdf/ontology.h"
#include "text/parser.h"
#include "text/timex.h"
#include "text/tokenizer.h"

struct EntAnalyserImpl {
  const EntWorld *world;
  EntNewsReader *reader;
  EntTokenizer *tokenizer;
  EntParser *parser;
  EntTimexModel *timexes;
  EntKnowledge *knowledge;
  EntOntology *ontology;
  EntLexicon *lexicon;
  EntPhrases *offices;
  EntPhrases *bodies;
  EntPhrases *descriptions;
  EntPhrases *grammar;
  EntConfidence confidence;
  EntFrameModel model;
};

/// \name Loading
/// @{

static EntStatus open_text_models(EntAnalyser *const self,
                                  EntArena *const arena) {
  const char *path = NULL;
  ENT_TRY(ent_news_reader_load(self->world, &self->reader));
  ENT_TRY(ent_tokenizer_load(self->world, &self->tokenizer));
  ENT_TRY(ent_data_find(self->world, arena, "models/english.bin", &path));
  ENT_TRY(ent_parser_open(self->world, path, &self->parser));
  ENT_TRY(ent_data_find(self->world, arena, "lexicon/time.tsv", &path));
  return ent_timex_model_open(self->world, path, &self->timexes);
}

static EntStatus open_phrases(EntAnalyser *const self, EntArena *const arena) {
  const struct {
    const char *name;
    size_t min_cells, max_cells;
    EntPhrases **phrases;
  } tables[] = {
      {"lexicon/offices.tsv", 2, 3, &self->offices},
      {"lexicon/bodies.tsv", 3, 3, &self->bodies},
      {"lexicon/descriptions.tsv", 1, 2, &self->descriptions},
      {"lexicon/grammar.tsv", 1, 2, &self->grammar},
  };
  for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); ++i) {
    const char *path = NULL;
    ENT_TRY(ent_data_find(self->world, arena, tables[i].name, &path));
    ENT_TRY(ent_phrases_open(self->world, path, tables[i].min_cells,
                             tables[i].max_cells, tables[i].phrases));
  }
  return ENT_SUCCESS;
}

static EntStatus open_knowledge(EntAnalyser *const self,
                                const EntAnalyserConfig *const config,
                                EntArena *const arena) {
  const char *path = NULL;
  ENT_TRY(ent_data_find(self->world, arena, "knowledge/entente.kb", &path));
  return config->n_knowledge
             ? ent_knowledge_open_with(self->world, path, config->knowledge,
                                       config->n_knowledge, &self->knowledge)
             : ent_knowledge_open(self->world, path, &self->knowledge);
}

static EntStatus open_all(EntAnalyser *const self,
                          const EntAnalyserConfig *const config,
                          EntArena *const arena) {
  ENT_TRY(open_text_models(self, arena));
  ENT_TRY(open_knowledge(self, config, arena));
  ENT_TRY(ent_ontology_open(self->world, config->ontologies,
                            config->n_ontologies, &self->ontology));
  const EntVocabulary *const vocabulary =
      ent_ontology_vocabulary(self->ontology);
  ENT_TRY(ent_lexicon_open_standard(self->world, vocabulary, config->lexicons,
                                    config->n_lexicons, &self->lexicon));
  ENT_TRY(open_phrases(self, arena));
  const char *path = NULL;
  ENT_TRY(ent_data_find(self->world, arena, "models/confidence.tsv", &path));
  ENT_TRY(ent_confidence_load(self->world, path, &self->confidence));
  self->model = (EntFrameModel){.vocabulary = vocabulary,
                                .knowledge = self->knowledge,
                                .lexicon = self->lexicon,
                                .offices = self->offices,
                                .bodies = self->bodies,
                                .descriptions = self->descriptions,
                                .grammar = self->grammar,
                                .confidence = &self->confidence};
  return ENT_SUCCESS;
}

EntStatus ent_analyser_open(const EntWorld *const world,
                            const EntAnalyserConfig *const config,
                            EntAnalyser **const analyser) {
  const EntAllocator *const allocator = ent_world_allocator(world);
  EntAnalyser *const opened = ent_calloc(allocator, 1, sizeof(EntAnalyser));
  if (!opened) {
    return ENT_ERR_MEMORY;
  }
  opened->world = world;
  EntArena arena;
  ent_arena_init(&arena, allocator);
  const EntStatus status = open_all(opened, config, &arena);
  ent_arena_clear(&arena);
  if (status) {
    ent_analyser_close(opened);
    return status;
  }
  *analyser = opened;
  return ENT_SUCCESS;
}

void ent_analyser_close(EntAnalyser *const analyser) {
  if (!analyser) {
    return;
  }
  ent_phrases_close(analyser->grammar);
  ent_phrases_close(analyser->descriptions);
  ent_phrases_close(analyser->bodies);
  ent_phrases_close(analyser->offices);
  ent_lexicon_close(analyser->lexicon);
  ent_ontology_close(analyser->ontology);
  ent_knowledge_close(analyser->knowledge);
  ent_timex_model_close(analyser->timexes);
  ent_parser_free(analyser->parser);
  ent_tokenizer_free(analyser->tokenizer);
  ent_news_reader_free(analyser->reader);
  ent_free(ent_world_allocator(analyser->world), analyser);
}

const EntFrameModel *ent_analyser_model(const EntAnalyser *const analyser) {
  return &analyser->model;
}

/// @}
/// \name Reading
/// @{

EntStatus ent_analyser_annotate(const EntAnalyser *const analyser,
                                EntDocument *const document) {
  ENT_TRY(ent_document_tokenize(document, analyser->tokenizer));
  ENT_TRY(ent_parser_annotate(analyser->parser, document));
  ENT_TRY(ent_repairs_apply(&analyser->model, document));
  return ent_timex_find(analyser->timexes, document);
}

static EntStatus read_events(EntReading *const reading,
                             EntTriggers *const triggers) {
  ENT_TRY(ent_triggers_find(reading, triggers));
  ENT_TRY(ent_fillers_read(reading, triggers));
  ENT_TRY(ent_implied_read(reading, triggers));
  ent_status_read(reading, triggers);
  ENT_TRY(ent_setting_read(reading, triggers));
  ent_passing_drop(reading, triggers);
  return ENT_SUCCESS;
}

EntStatus ent_analyser_read(const EntAnalyser *const analyser,
                            const EntDocument *const document,
                            EntReading *const reading) {
  ENT_TRY(ent_reading_init(reading, &analyser->model, document));
  ENT_TRY(ent_names_read(reading));
  ENT_TRY(ent_bodies_read(reading));
  ENT_TRY(ent_told_names_read(reading));
  ENT_TRY(ent_offices_read(reading));
  ENT_TRY(ent_coreference_read(reading));
  ent_offices_resolve_pronouns(reading);
  EntTriggers triggers = {0};
  const EntStatus status = read_events(reading, &triggers);
  ent_free(reading->allocator, triggers.items);
  ENT_TRY(status);
  ENT_TRY(ent_office_changes_read(reading));
  ENT_TRY(ent_deeds_read(reading));
  ENT_TRY(ent_agreements_split(reading));
  ENT_TRY(ent_agreements_unite(reading));
  ENT_TRY(ent_agreements_read_endings(reading));
  ent_evidence_widen(reading);
  ENT_TRY(ent_merge_events(reading));
  ent_confidence_set(reading);
  ent_state_facts_read(reading);
  ENT_TRY(ent_clauses_read(reading));
  ENT_TRY(ent_membership_read(reading));
  return ent_agreements_finish(reading);
}

/// What to do with a reading.
typedef EntStatus (*ReadingFunc)(const EntReading *reading, const void *handle);

static EntStatus use_document(const EntAnalyser *const analyser,
                              EntDocument *const document,
                              const ReadingFunc use, const void *const handle) {
  ENT_TRY(ent_analyser_annotate(analyser, document));
  EntReading reading = {0};
  EntStatus status = ent_analyser_read(analyser, document, &reading);
  if (!status) {
    status = use(&reading, handle);
  }
  ent_reading_clear(&reading);
  return status;
}

EntStatus ent_analyser_read_article(const EntAnalyser *const analyser,
                                    const EntAnalyserInput *const input,
                                    EntArena *const arena,
                                    EntArticle *const article) {
  ENT_TRY(ent_record_read(analyser->reader, input->record, arena, article));
  if (!ent_date_is_set(article->metadata.published)) {
    article->metadata.published = input->date;
  }
  return ENT_SUCCESS;
}

static EntStatus use_read_article(const EntAnalyser *const analyser,
                                  EntArticle *const article,
                                  const ReadingFunc use,
                                  const void *const handle) {
  EntDocument document;
  ent_document_init(&document, article, ent_world_allocator(analyser->world));
  const EntStatus status = use_document(analyser, &document, use, handle);
  ent_document_clear(&document);
  return status;
}

static EntStatus use_article(const EntAnalyser *const analyser,
                             const EntAnalyserInput *const input,
                             const ReadingFunc use, const void *const handle) {
  EntArena arena;
  ent_arena_init(&arena, ent_world_allocator(analyser->world));
  EntArticle article;
  EntStatus status =
      ent_analyser_read_article(analyser, input, &arena, &article);
  if (!status) {
    status = use_read_article(analyser, &article, use, handle);
  }
  ent_arena_clear(&arena);
  return status;
}

typedef struct {
  const EntGraphOptions *options;
  EntSink sink;
} Target;

static EntStatus write_graph(const EntReading *const reading,
                             const void *const handle) {
  const Target *const target = handle;
  return ent_graph_write(reading, target->options, target->sink);
}

EntStatus ent_analyser_convert(const EntAnalyser *const analyser,
                               const EntAnalyserInput *const input,
                               const EntGraphOptions *const options,
                               const EntSink sink) {
  const Target target = {options, sink};
  return use_article(analyser, input, write_graph, &target);
}

EntStatus ent_analyser_write(const EntAnalyser *const analyser,
                             EntArticle *const article,
                             const EntGraphOptions *const options,
                             const EntSink sink) {
  const Target target = {options, sink};
  return use_read_article(analyser, article, write_graph, &target);
}

EntStatus ent_analyser_write_duplicate(const EntAnalyser *const analyser,
                                       EntArticle *const article,
                                       const uint64_t original,
                                       const EntGraphOptions *const options,
                                       const EntSink sink) {
  EntDocument document;
  EntReading reading = {0};
  ent_document_init(&document, article, ent_world_allocator(analyser->world));
  EntStatus status = ent_reading_init(&reading, &analyser->model, &document);
  if (!status) {
    status = ent_graph_write_duplicate(&reading, original, options, sink);
  }
  ent_reading_clear(&reading);
  ent_document_clear(&document);
  return status;
}

static EntStatus write_explanation(const EntReading *const reading,
                                   const void *const handle) {
  return ent_explain(reading, *(EntBuffer *const *)handle);
}

EntStatus ent_analyser_explain(const EntAnalyser *const analyser,
                               const EntAnalyserInput *const input,
                               EntBuffer *const out) {
  return use_article(analyser, input, write_explanation, &out);
}

/// @}

#include "frame/confidence.h"

#include "base/table.h"

#include <math.h>
#include <stdlib.h>

static const EntView feature_names[ENT_N_CONFIDENCE_FEATURES] = {
#define FEATURE_NAME(id, name) ENT_VIEW(name),
    ENT_CONFIDENCE_FEATURES(FEATURE_NAME)
#undef FEATURE_NAME
};

EntView ent_confidence_feature_name(const EntConfidenceFeature feature) {
  return feature_names[feature];
}

/// \name Loading
/// @{

static bool find_feature(const EntView name, size_t *const feature) {
  for (*feature = 0; *feature < ENT_N_CONFIDENCE_FEATURES; ++*feature) {
    if (ent_view_equals(feature_names[*feature], name)) {
      return true;
    }
  }
  return false;
}

static bool read_number(const EntView text, double *const value) {
  char copy[32];
  char *end = NULL;
  if (!text.size || text.size >= sizeof(copy)) {
    return false;
  }
  memcpy(copy, text.data, text.size);
  copy[text.size] = '\0';
  *value = strtod(copy, &end);
  return !*end && isfinite(*value);
}

static EntStatus read_row(const EntWorld *const world,
                          const EntTableRow *const row,
                          EntConfidence *const confidence) {
  size_t feature = 0;
  if (!find_feature(row->cells[0], &feature)) {
    return ent_error(world, ENT_ERR_DATA, row->place, "unknown feature '%.*s'",
                     ENT_VIEW_ARGS(row->cells[0]));
  }
  return read_number(row->cells[1], &confidence->weights[feature])
             ? ENT_SUCCESS
             : ent_error(world, ENT_ERR_DATA, row->place,
                         "not a number: '%.*s'", ENT_VIEW_ARGS(row->cells[1]));
}

EntStatus ent_confidence_load(const EntWorld *const world,
                              const char *const path,
                              EntConfidence *const confidence) {
  EntTable table;
  EntTableRow row;
  *confidence = (EntConfidence){{0}};
  ENT_TRY(ent_table_open(world, path, 2, 2, &table));
  EntStatus status = ENT_SUCCESS;
  while (!status && !(status = ent_table_next(&table, &row))) {
    status = read_row(world, &row, confidence);
  }
  ent_table_close(&table);
  return status == ENT_NO_MATCH ? ENT_SUCCESS : status;
}

/// @}
/// \name Features
/// @{

/// How one filler is told.
static EntConfidenceFeature told_by(const EntReading *const reading,
                                    const EntFiller *const filler) {
  if (filler->kind == ENT_FILLER_WORDS && filler->role == ENT_ROLE_TOPIC) {
    return ENT_N_CONFIDENCE_FEATURES;
  }
  if (filler->kind == ENT_FILLER_WORDS) {
    return ENT_CONFIDENCE_WORDED;
  }
  if (filler->kind != ENT_FILLER_REFERENT) {
    return ENT_N_CONFIDENCE_FEATURES;
  }
  const EntMention *const mention =
      ent_reading_mention_at(reading, filler->token);
  return mention && (mention->form == ENT_MENTION_DESCRIPTION ||
                     mention->form == ENT_MENTION_PRONOUN)
             ? ENT_CONFIDENCE_MEANT
             : ENT_CONFIDENCE_NAMED;
}

static void read_fillers(const EntReading *const reading,
                         const EntEvent *const event, double *const values) {
  enum { MANY = 6 };
  const size_t count = event->fillers.count;
  values[ENT_CONFIDENCE_WEAKEST] = 1;
  values[ENT_CONFIDENCE_ROLES] = count ? 0 : 1;
  values[ENT_CONFIDENCE_EMPTY] = !count;
  values[ENT_CONFIDENCE_CROWDED] =
      (double)(count < MANY ? count : MANY) / (double)MANY;
  for (size_t i = 0; i < count; ++i) {
    const EntFiller *const filler = &event->fillers.items[i];
    const double probability = (double)filler->probability;
    const EntConfidenceFeature how = told_by(reading, filler);
    values[ENT_CONFIDENCE_ROLES] += probability / (double)count;
    if (probability < values[ENT_CONFIDENCE_WEAKEST]) {
      values[ENT_CONFIDENCE_WEAKEST] = probability;
    }
    if (how < ENT_N_CONFIDENCE_FEATURES) {
      values[how] += 1.0 / (double)count;
    }
    if (filler->kind == ENT_FILLER_DATE) {
      values[ENT_CONFIDENCE_DATED] = 1;
    }
  }
}

static void read_trigger(const EntReading *const reading,
                         const EntEvent *const event, double *const values) {
  enum { LONG = 60 };
  const EntToken *const word = ent_reading_token(reading, event->trigger);
  const EntDocument *const document = reading->document;
  const EntSentence *const sentence =
      &document->sentences
           .items[ent_document_sentence_of(document, event->trigger)];
  const uint32_t n_words = sentence->n_tokens;
  values[ENT_CONFIDENCE_TAG] = (double)word->upos_probability;
  values[ENT_CONFIDENCE_ARC] =
      (double)(word->head_probability * word->deprel_probability);
  values[ENT_CONFIDENCE_NOUN] = event->entry->pos == ENT_LEX_NOUN;
  values[ENT_CONFIDENCE_ADJECTIVE] = event->entry->pos == ENT_LEX_ADJECTIVE;
  values[ENT_CONFIDENCE_PHRASE] = event->entry->n_fixed > 0;
  values[ENT_CONFIDENCE_CONDITIONED] = event->entry->n_conditions > 0;
  values[ENT_CONFIDENCE_HEADLINE] = sentence->kind == ENT_SEGMENT_HEADLINE;
  values[ENT_CONFIDENCE_LONG] =
      (double)(n_words < LONG ? n_words : LONG) / (double)LONG;
}

void ent_confidence_features(const EntReading *const reading,
                             const uint32_t index,
                             double values[const ENT_N_CONFIDENCE_FEATURES]) {
  const EntEvent *const event = &reading->events.items[index];
  for (size_t i = 0; i < ENT_N_CONFIDENCE_FEATURES; ++i) {
    values[i] = 0;
  }
  values[ENT_CONFIDENCE_BIAS] = 1;
  read_trigger(reading, event, values);
  read_fillers(reading, event, values);
  values[ENT_CONFIDENCE_UNREAL] = event->status != ENT_EVENT_ACTUAL;
  values[ENT_CONFIDENCE_RETOLD] = event->evidence.count > 1;
  values[ENT_CONFIDENCE_SPEECH] =
      ent_reading_is_a(reading, index, ENT_CLASS_STATEMENT);
  values[ENT_CONFIDENCE_NESTED] = event->is_nested;
}

/// @}

/// Mark what is the content of another event.
static void mark_nested(EntReading *const reading) {
  for (size_t i = 0; i < reading->events.count; ++i) {
    const EntEvent *const event = &reading->events.items[i];
    for (size_t j = 0; !event->is_dropped && j < event->fillers.count; ++j) {
      const EntFiller *const filler = &event->fillers.items[j];
      if (filler->kind == ENT_FILLER_EVENT) {
        const uint32_t content = ent_reading_event(reading, filler->id);
        reading->events.items[content].is_nested = true;
      }
    }
  }
}

void ent_confidence_set(EntReading *const reading) {
  mark_nested(reading);
  for (uint32_t i = 0; i < reading->events.count; ++i) {
    double values[ENT_N_CONFIDENCE_FEATURES];
    double sum = 0;
    ent_confidence_features(reading, i, values);
    for (size_t j = 0; j < ENT_N_CONFIDENCE_FEATURES; ++j) {
      sum += reading->model->confidence->weights[j] * values[j];
    }
    reading->events.items[i].confidence = (float)(1 / (1 + exp(-sum)));
  }
}

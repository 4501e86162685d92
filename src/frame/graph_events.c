#include "frame/graph_impl.h"

#include "base/vector.h"

#define XSD(name) ENT_VIEW(ENT_NS_XSD name)

/// The property of each role.
static const EntId ROLE_PROPERTIES[ENT_N_ROLES] = {
    [ENT_ROLE_AGENT] = ENT_P_AGENT,
    [ENT_ROLE_TARGET] = ENT_P_TARGET,
    [ENT_ROLE_PARTICIPANT] = ENT_P_PARTICIPANT,
    [ENT_ROLE_BELLIGERENT] = ENT_P_BELLIGERENT,
    [ENT_ROLE_THEME] = ENT_P_THEME,
    [ENT_ROLE_TOPIC] = ENT_P_TOPIC,
    [ENT_ROLE_CONTENT] = ENT_P_CONTENT,
    [ENT_ROLE_PLACE] = ENT_P_PLACE,
    [ENT_ROLE_DATE] = ENT_P_DATE,
    [ENT_ROLE_BEGIN] = ENT_P_BEGIN,
    [ENT_ROLE_END] = ENT_P_END,
    [ENT_ROLE_DURATION] = ENT_P_DURATION,
    [ENT_ROLE_COUNT] = ENT_P_COUNT,
    [ENT_ROLE_UNDER_AGREEMENT] = ENT_P_UNDER_AGREEMENT,
    [ENT_ROLE_ENDED_BY] = ENT_P_ENDED_BY,
    [ENT_ROLE_ATTRIBUTED_TO] = ENT_P_ATTRIBUTED_TO,
};

/// The individual of each status.
static const EntId STATUSES[ENT_N_EVENT_STATUSES] = {
    [ENT_EVENT_UNSET] = ENT_STATUS_ACTUAL,
    [ENT_EVENT_ACTUAL] = ENT_STATUS_ACTUAL,
    [ENT_EVENT_PLANNED] = ENT_STATUS_PLANNED,
    [ENT_EVENT_OBLIGED] = ENT_STATUS_OBLIGED,
    [ENT_EVENT_POSSIBLE] = ENT_STATUS_POSSIBLE,
    [ENT_EVENT_NEGATED] = ENT_STATUS_NEGATED,
};

static EntId property_of(const EntFiller *const filler) {
  return filler->property ? filler->property : ROLE_PROPERTIES[filler->role];
}

static EntStatus write_words(EntGraphWriter *const writer, const EntTerm self,
                             const EntFiller *const filler) {
  EntTerm thing;
  ENT_TRY(ent_graph_mint_local(writer, "unnamed", filler->token, &thing));
  ENT_TRY(ent_graph_add(writer, self, property_of(filler), thing));
  for (size_t i = 0; i < writer->unnamed.count; ++i) {
    if (writer->unnamed.items[i]->token == filler->token) {
      return ENT_SUCCESS;
    }
  }
  const EntFiller **const added =
      ENT_PUSH(writer->reading->allocator, &writer->unnamed);
  return added ? (*added = filler, ENT_SUCCESS) : ENT_ERR_MEMORY;
}

static EntStatus write_value(const EntGraphWriter *const writer,
                             const EntTerm self,
                             const EntFiller *const filler) {
  const bool is_duration = filler->role == ENT_ROLE_DURATION;
  return ent_graph_add(writer, self, property_of(filler),
                       ent_term_typed(filler->text, is_duration
                                                        ? XSD("duration")
                                                        : XSD("decimal")));
}

static EntStatus write_content(const EntGraphWriter *const writer,
                               const EntTerm self,
                               const EntFiller *const filler) {
  const uint32_t event = ent_reading_event(writer->reading, filler->id);
  if (!ent_graph_has_event(writer, &writer->reading->events.items[event])) {
    return ENT_SUCCESS;
  }
  EntTerm object;
  ENT_TRY(ent_graph_mint_local(writer, "event", event, &object));
  return ent_graph_add(writer, self, property_of(filler), object);
}

/// What the words of the topic name.
static EntStatus write_about(const EntGraphWriter *const writer,
                             const EntTerm self,
                             const EntFiller *const filler) {
  const EntReading *const reading = writer->reading;
  for (size_t i = 0; i < reading->mentions.count; ++i) {
    const EntMention *const mention = &reading->mentions.items[i];
    const uint32_t last = mention->first_token + mention->n_tokens - 1;
    const char *const begin =
        ent_reading_token(reading, mention->first_token)->form.data;
    const EntView end = ent_reading_token(reading, last)->form;
    if (begin < filler->text.data ||
        end.data + end.size > filler->text.data + filler->text.size) {
      continue;
    }
    for (size_t j = 0; j < mention->referents.count; ++j) {
      const EntReferentId id = mention->referents.items[j];
      EntTerm object;
      if (!writer->is_needed[id]) {
        continue;
      }
      ENT_TRY(
          ent_graph_mint(writer, reading->referents.items[id].key, &object));
      ENT_TRY(ent_graph_add(writer, self, ENT_P_ABOUT, object));
    }
  }
  return ENT_SUCCESS;
}

static EntStatus write_filler(EntGraphWriter *const writer, const EntTerm self,
                              const EntFiller *const filler) {
  const EntId property = property_of(filler);
  EntTerm object;
  switch (filler->kind) {
  case ENT_FILLER_REFERENT:
    ENT_TRY(ent_graph_mint(
        writer, writer->reading->referents.items[filler->id].key, &object));
    return ent_graph_add(writer, self, property, object);
  case ENT_FILLER_EVENT:
    return write_content(writer, self, filler);
  case ENT_FILLER_WORDS:
    if (filler->role != ENT_ROLE_TOPIC) {
      return write_words(writer, self, filler);
    }
    ENT_TRY(ent_graph_add_string(writer, self, property, filler->text));
    return write_about(writer, self, filler);
  case ENT_FILLER_DATE:
    return ent_graph_add_date(writer, self, property, filler->date);
  case ENT_FILLER_VALUE:
    return write_value(writer, self, filler);
  }
  return ENT_SUCCESS;
}

static EntStatus write_evidence(EntGraphWriter *const writer,
                                const EntTerm self,
                                const EntEvent *const event) {
  for (size_t i = 0; i < event->evidence.count; ++i) {
    EntTerm span;
    ENT_TRY(ent_graph_mint_span(writer, event->evidence.items[i], &span));
    ENT_TRY(ent_graph_add(writer, self, ENT_P_EVIDENCE, span));
  }
  return ENT_SUCCESS;
}

static EntStatus write_measures(const EntGraphWriter *const writer,
                                const EntTerm self,
                                const EntEvent *const event) {
  ENT_TRY(
      ent_graph_add_string(writer, self, ENT_P_DATE_TEXT, event->date_text));
  ENT_TRY(ent_graph_add_string(writer, self, ENT_P_UNIT, event->unit));
  if (event->is_approximate) {
    ENT_TRY(ent_graph_add(writer, self, ENT_P_APPROXIMATE,
                          ent_term_typed(ENT_VIEW("true"), XSD("boolean"))));
  }
  EntView confidence;
  ENT_TRY(ent_arena_format(writer->arena, &confidence, "%.2f",
                           (double)event->confidence));
  return ent_graph_add(writer, self, ENT_P_CONFIDENCE,
                       ent_term_typed(confidence, XSD("decimal")));
}

static EntStatus write_class(const EntGraphWriter *const writer,
                             const EntTerm self, const EntEvent *const event) {
  const EntVocabulary *const vocabulary = writer->reading->model->vocabulary;
  const EntId id = event->event_class;
  ENT_TRY(ent_graph_add(writer, self, ENT_P_RDF_TYPE,
                        ent_term_iri(ent_class_iri(vocabulary, id))));
  ENT_TRY(ent_graph_add(
      writer, self, ENT_P_STATUS,
      ent_term_iri(ent_status_iri(vocabulary, STATUSES[event->status]))));
  return ent_graph_add_string(writer, self, ENT_P_CAMEO_CODE,
                              ent_class_cameo(vocabulary, id));
}

static EntStatus write_event(EntGraphWriter *const writer,
                             const uint32_t index) {
  const EntEvent *const event = &writer->reading->events.items[index];
  EntTerm self;
  ENT_TRY(ent_graph_mint_local(writer, "event", index, &self));
  ENT_TRY(write_class(writer, self, event));
  for (size_t i = 0; i < event->fillers.count; ++i) {
    ENT_TRY(write_filler(writer, self, &event->fillers.items[i]));
  }
  ENT_TRY(write_measures(writer, self, event));
  return write_evidence(writer, self, event);
}

EntStatus ent_graph_write_events(EntGraphWriter *const writer) {
  for (uint32_t i = 0; i < writer->reading->events.count; ++i) {
    if (ent_graph_has_event(writer, &writer->reading->events.items[i])) {
      ENT_TRY(write_event(writer, i));
    }
  }
  return ENT_SUCCESS;
}

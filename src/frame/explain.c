#include "frame/explain.h"

#include "frame/confidence.h"

static EntView role_text(const EntReading *const reading,
                         const EntFiller *const filler,
                         char buffer[ENT_DATE_SIZE]) {
  switch (filler->kind) {
  case ENT_FILLER_REFERENT:
    return reading->referents.items[filler->id].key;
  case ENT_FILLER_DATE:
    return ent_view_of(buffer, ent_date_format(filler->date, buffer));
  case ENT_FILLER_EVENT:
    return ent_class_name(
        reading->model->vocabulary,
        reading->events.items[ent_reading_event(reading, filler->id)]
            .event_class);
  case ENT_FILLER_WORDS:
  case ENT_FILLER_VALUE:
    break;
  }
  return filler->text;
}

static EntStatus explain_token(const EntReading *const reading,
                               const uint32_t index, const uint32_t first,
                               EntBuffer *const out) {
  const EntToken *const token = &reading->document->tokens.items[index];
  const EntView upos = ent_upos_name(token->upos);
  const EntView deprel = ent_deprel_name(token->deprel);
  const uint32_t head =
      token->head == ENT_NO_TOKEN ? 0 : token->head - first + 1;
  return ent_buffer_format(
      out, "  %3u %-18.*s %-14.*s %-6.*s %3u %-14.*s %.2f\n",
      (unsigned)(index - first + 1), ENT_VIEW_ARGS(token->form),
      ENT_VIEW_ARGS(token->lemma), ENT_VIEW_ARGS(upos), (unsigned)head,
      ENT_VIEW_ARGS(deprel),
      (double)(token->head_probability * token->deprel_probability));
}

static EntStatus explain_mention(const EntReading *const reading,
                                 const EntMention *const mention,
                                 EntBuffer *const out) {
  static const char *const forms[] = {"name", "adjective", "description",
                                      "pronoun"};
  const EntView text = ent_document_text(
      reading->document, mention->first_token, mention->n_tokens);
  ENT_TRY(ent_buffer_format(out, "  %s \"%.*s\" ->", forms[mention->form],
                            ENT_VIEW_ARGS(text)));
  for (size_t i = 0; i < mention->referents.count; ++i) {
    const EntView key =
        reading->referents.items[mention->referents.items[i]].key;
    ENT_TRY(ent_buffer_format(out, " %.*s", ENT_VIEW_ARGS(key)));
  }
  return ent_buffer_append_byte(out, '\n');
}

/// What made the confidence: the features that are not 0.
static EntStatus explain_confidence(const EntReading *const reading,
                                    const uint32_t index,
                                    EntBuffer *const out) {
  double values[ENT_N_CONFIDENCE_FEATURES];
  ent_confidence_features(reading, index, values);
  ENT_TRY(ent_buffer_append(out, ENT_VIEW("    because")));
  for (int i = 0; i < ENT_N_CONFIDENCE_FEATURES; ++i) {
    const EntView name = ent_confidence_feature_name((EntConfidenceFeature)i);
    if (i != ENT_CONFIDENCE_BIAS && values[i] > 0) {
      ENT_TRY(
          ent_buffer_format(out, " %.*s=%.2f", ENT_VIEW_ARGS(name), values[i]));
    }
  }
  return ent_buffer_append_byte(out, '\n');
}

static EntStatus explain_event(const EntReading *const reading,
                               const uint32_t index, EntBuffer *const out) {
  const EntEvent *const event = &reading->events.items[index];
  const EntView name =
      ent_class_name(reading->model->vocabulary, event->event_class);
  const EntView status = ent_event_status_name(event->status);
  ENT_TRY(ent_buffer_format(out, "  event %u %.*s %.*s", (unsigned)index,
                            ENT_VIEW_ARGS(name), ENT_VIEW_ARGS(status)));
  if (event->is_dropped) {
    ENT_TRY(ent_buffer_append(out, ENT_VIEW(" (dropped)")));
  }
  if (event->merged_into != ENT_NO_EVENT) {
    ENT_TRY(ent_buffer_format(out, " (merged into %u)",
                              (unsigned)event->merged_into));
  }
  ENT_TRY(ent_buffer_format(
      out, " %.2f \"%.*s\" by %s:%u\n", (double)event->confidence,
      ENT_VIEW_ARGS(reading->document->tokens.items[event->trigger].form),
      event->entry->file, (unsigned)event->entry->line));
  for (size_t i = 0; i < event->fillers.count; ++i) {
    const EntFiller *const filler = &event->fillers.items[i];
    char buffer[ENT_DATE_SIZE];
    const EntView text = role_text(reading, filler, buffer);
    const EntView role =
        filler->property ? ent_vocab_entry(reading->model->vocabulary,
                                           ENT_VOCAB_PROPERTY, filler->property)
                               ->name
                         : ent_role_name(filler->role);
    ENT_TRY(ent_buffer_format(out, "    %.*s %.*s\n", ENT_VIEW_ARGS(role),
                              ENT_VIEW_ARGS(text)));
  }
  return explain_confidence(reading, index, out);
}

static EntStatus explain_time(const EntReading *const reading,
                              const EntTimex *const timex,
                              EntBuffer *const out) {
  char date[ENT_DATE_SIZE];
  (void)ent_date_format(timex->date, date);
  const EntView text =
      ent_document_text(reading->document, timex->first_token, timex->n_tokens);
  return ent_buffer_format(out, "  time \"%.*s\" %s %.*s\n",
                           ENT_VIEW_ARGS(text), date,
                           ENT_VIEW_ARGS(timex->duration));
}

static EntView key_of(const EntReading *const reading, const EntReferentId id) {
  return id == ENT_NO_REFERENT ? ENT_VIEW("-")
                               : reading->referents.items[id].key;
}

static EntStatus explain_office(const EntReading *const reading,
                                const EntOffice *const office,
                                EntBuffer *const out) {
  const EntView holder = key_of(reading, office->holder);
  const EntView of = key_of(reading, office->of);
  return ent_buffer_format(out, "  office %.*s %.*s %.*s%s%s\n",
                           ENT_VIEW_ARGS(holder), ENT_VIEW_ARGS(office->office),
                           ENT_VIEW_ARGS(of),
                           office->is_former ? " (former)" : "",
                           office->is_known ? " (of the knowledge base)" : "");
}

static EntStatus explain_sentence(const EntReading *const reading,
                                  const EntSentence *const sentence,
                                  EntBuffer *const out) {
  const uint32_t first = sentence->first_token;
  const uint32_t end = first + sentence->n_tokens;
  const EntView text =
      ent_span_view(reading->document->article->text, sentence->span);
  ENT_TRY(ent_buffer_format(out, "\n%.*s\n", ENT_VIEW_ARGS(text)));
  for (uint32_t i = first; i < end; ++i) {
    ENT_TRY(explain_token(reading, i, first, out));
  }
  for (size_t i = 0; i < reading->mentions.count; ++i) {
    const EntMention *const mention = &reading->mentions.items[i];
    if (mention->first_token >= first && mention->first_token < end) {
      ENT_TRY(explain_mention(reading, mention, out));
    }
  }
  for (size_t i = 0; i < reading->document->timexes.count; ++i) {
    const EntTimex *const timex = &reading->document->timexes.items[i];
    if (timex->first_token >= first && timex->first_token < end) {
      ENT_TRY(explain_time(reading, timex, out));
    }
  }
  for (size_t i = 0; i < reading->offices.count; ++i) {
    const EntOffice *const office = &reading->offices.items[i];
    if (office->span.begin >= sentence->span.begin &&
        office->span.begin < sentence->span.end) {
      ENT_TRY(explain_office(reading, office, out));
    }
  }
  for (uint32_t i = 0; i < reading->events.count; ++i) {
    const uint32_t trigger = reading->events.items[i].trigger;
    if (trigger >= first && trigger < end) {
      ENT_TRY(explain_event(reading, i, out));
    }
  }
  return ENT_SUCCESS;
}

static EntStatus explain_fact(const EntView subject, const char *const name,
                              const EntView object, EntBuffer *const out) {
  return object.size ? ent_buffer_format(out, "  %.*s %s %.*s\n",
                                         ENT_VIEW_ARGS(subject), name,
                                         ENT_VIEW_ARGS(object))
                     : ENT_SUCCESS;
}

/// An event as its number and class: "event 3 Signing".
static EntStatus explain_event_fact(const EntReading *const reading,
                                    const EntView subject,
                                    const char *const name, const uint32_t id,
                                    EntBuffer *const out) {
  const uint32_t event = ent_reading_event(reading, id);
  const EntView class_name = ent_class_name(
      reading->model->vocabulary, reading->events.items[event].event_class);
  return ent_buffer_format(out, "  %.*s %s event %u %.*s\n",
                           ENT_VIEW_ARGS(subject), name, (unsigned)event,
                           ENT_VIEW_ARGS(class_name));
}

static EntStatus explain_agreement(const EntReading *const reading,
                                   const EntReferent *const referent,
                                   EntBuffer *const out) {
  const EntAgreement *const agreement = referent->agreement;
  const EntView key = referent->key;
  for (size_t i = 0; i < agreement->signatories.count; ++i) {
    ENT_TRY(explain_fact(key, "signatory",
                         key_of(reading, agreement->signatories.items[i]),
                         out));
  }
  char date[ENT_DATE_SIZE];
  const size_t size = ent_date_is_set(agreement->signed_on)
                          ? ent_date_format(agreement->signed_on, date)
                          : 0;
  ENT_TRY(explain_fact(key, "dateSigned", ent_view_of(date, size), out));
  if (agreement->signed_at != ENT_NO_REFERENT) {
    ENT_TRY(explain_fact(key, "placeSigned",
                         key_of(reading, agreement->signed_at), out));
  }
  if (agreement->implements != ENT_NO_REFERENT) {
    ENT_TRY(explain_fact(key, "implements",
                         key_of(reading, agreement->implements), out));
  }
  for (size_t i = 0; i < agreement->clauses.count; ++i) {
    ENT_TRY(explain_fact(key, "clause", agreement->clauses.items[i], out));
  }
  for (size_t i = 0; i < agreement->provisions.count; ++i) {
    ENT_TRY(explain_event_fact(reading, key, "provision",
                               agreement->provisions.items[i], out));
  }
  return agreement->ends == ENT_NO_EVENT
             ? ENT_SUCCESS
             : explain_event_fact(reading, key, "ends", agreement->ends, out);
}

static EntStatus explain_facts(const EntReading *const reading,
                               EntBuffer *const out) {
  ENT_TRY(ent_buffer_append(out, ENT_VIEW("\nfacts\n")));
  for (size_t i = 0; i < reading->referents.count; ++i) {
    const EntReferent *const referent = &reading->referents.items[i];
    if (referent->agreement) {
      ENT_TRY(explain_agreement(reading, referent, out));
    }
    for (size_t j = 0; j < referent->members.count; ++j) {
      ENT_TRY(explain_fact(referent->key, "member",
                           key_of(reading, referent->members.items[j]), out));
    }
    for (size_t j = 0; j < referent->co_chairs.count; ++j) {
      ENT_TRY(explain_fact(referent->key, "coChair",
                           key_of(reading, referent->co_chairs.items[j]), out));
    }
    if (referent->capital != ENT_NO_REFERENT) {
      ENT_TRY(explain_fact(referent->key, "capital",
                           key_of(reading, referent->capital), out));
    }
    if (referent->recognition != ENT_NO_ID) {
      ENT_TRY(explain_fact(
          referent->key, "recognition",
          ent_individual_iri(reading->model->vocabulary, referent->recognition),
          out));
    }
  }
  return ENT_SUCCESS;
}

EntStatus ent_explain(const EntReading *const reading, EntBuffer *const out) {
  const EntDocument *const document = reading->document;
  for (size_t i = 0; i < document->sentences.count; ++i) {
    ENT_TRY(explain_sentence(reading, &document->sentences.items[i], out));
  }
  return explain_facts(reading, out);
}

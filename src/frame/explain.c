#include "frame/explain.h"

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
      out, " \"%.*s\" by %s:%u\n",
      ENT_VIEW_ARGS(reading->document->tokens.items[event->trigger].form),
      event->entry->file, (unsigned)event->entry->line));
  for (size_t i = 0; i < event->fillers.count; ++i) {
    const EntFiller *const filler = &event->fillers.items[i];
    char buffer[ENT_DATE_SIZE];
    const EntView text = role_text(reading, filler, buffer);
    const EntView role = ent_role_name(filler->role);
    ENT_TRY(ent_buffer_format(out, "    %.*s %.*s\n", ENT_VIEW_ARGS(role),
                              ENT_VIEW_ARGS(text)));
  }
  return ENT_SUCCESS;
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
  for (uint32_t i = 0; i < reading->events.count; ++i) {
    const uint32_t trigger = reading->events.items[i].trigger;
    if (trigger >= first && trigger < end) {
      ENT_TRY(explain_event(reading, i, out));
    }
  }
  return ENT_SUCCESS;
}

static EntStatus explain_times(const EntReading *const reading,
                               EntBuffer *const out) {
  const EntDocument *const document = reading->document;
  ENT_TRY(ent_buffer_append(out, ENT_VIEW("\ntimes\n")));
  for (size_t i = 0; i < document->timexes.count; ++i) {
    const EntTimex *const timex = &document->timexes.items[i];
    char date[ENT_DATE_SIZE];
    (void)ent_date_format(timex->date, date);
    const EntView text =
        ent_document_text(document, timex->first_token, timex->n_tokens);
    ENT_TRY(ent_buffer_format(out, "  \"%.*s\" %s %.*s\n", ENT_VIEW_ARGS(text),
                              date, ENT_VIEW_ARGS(timex->duration)));
  }
  return ENT_SUCCESS;
}

EntStatus ent_explain(const EntReading *const reading, EntBuffer *const out) {
  const EntDocument *const document = reading->document;
  for (size_t i = 0; i < document->sentences.count; ++i) {
    ENT_TRY(explain_sentence(reading, &document->sentences.items[i], out));
  }
  return explain_times(reading, out);
}

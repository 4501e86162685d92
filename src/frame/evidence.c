#include "frame/evidence.h"

#include "frame/words.h"

/// The words of a filler: its mention or date, or its token alone.
static EntSpan filler_span(const EntReading *const reading,
                           const uint32_t token) {
  const EntToken *const tokens = reading->document->tokens.items;
  const EntMention *const mention = ent_reading_mention_at(reading, token);
  if (!mention) {
    const EntTimex *const timex = ent_word_time(reading, token);
    return timex ? (EntSpan){tokens[timex->first_token].span.begin,
                             tokens[timex->first_token + timex->n_tokens - 1]
                                 .span.end}
                 : tokens[token].span;
  }
  const uint32_t last = mention->first_token + mention->n_tokens - 1;
  return (EntSpan){tokens[mention->first_token].span.begin,
                   tokens[last].span.end};
}

static void widen(const EntReading *const reading, EntEvent *const event) {
  const EntDocument *const document = reading->document;
  const EntSpan sentence =
      document->sentences
          .items[ent_document_sentence_of(document, event->trigger)]
          .span;
  EntSpan *const span = &event->evidence.items[0];
  for (size_t i = 0; i < event->fillers.count; ++i) {
    const EntFiller *const filler = &event->fillers.items[i];
    const EntSpan words = filler_span(reading, filler->token);
    if (filler->kind == ENT_FILLER_EVENT ||
        !ent_span_contains(sentence, words)) {
      continue;
    }
    span->begin = words.begin < span->begin ? words.begin : span->begin;
    span->end = words.end > span->end ? words.end : span->end;
  }
}

void ent_evidence_widen(EntReading *const reading) {
  for (size_t i = 0; i < reading->events.count; ++i) {
    widen(reading, &reading->events.items[i]);
  }
}

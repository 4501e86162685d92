#include "frame/clauses.h"

#include "base/vector.h"
#include "frame/words.h"

uint32_t ent_clauses_part(const EntReading *const reading,
                          const uint32_t token) {
  const EntToken *const word = ent_reading_token(reading, token);
  return word->deprel == ENT_DEPREL_NMOD && word->head != ENT_NO_TOKEN &&
                 ent_word_is(reading, word->head, ENT_VIEW("part")) &&
                 ent_word_is(reading, ent_word_preposition(reading, token),
                             ENT_VIEW("whole"))
             ? word->head
             : token;
}

/// The number right behind the noun for a part, or empty.
static EntView number_of(const EntReading *const reading, const uint32_t part) {
  const uint32_t next = part + 1;
  return next < ent_word_sentence_end(reading, part) &&
                 ent_reading_token(reading, next)->upos == ENT_UPOS_NUM
             ? ent_reading_token(reading, next)->form
             : ENT_VIEW("");
}

static EntStatus add_clause(EntReading *const reading,
                            EntAgreement *const agreement,
                            const EntView number) {
  for (size_t i = 0; i < agreement->clauses.count; ++i) {
    if (ent_view_equals(agreement->clauses.items[i], number)) {
      return ENT_SUCCESS;
    }
  }
  EntView *const added = ENT_PUSH(reading->allocator, &agreement->clauses);
  return added ? (*added = number, ENT_SUCCESS) : ENT_ERR_MEMORY;
}

EntStatus ent_clauses_read(EntReading *const reading) {
  for (size_t i = 0; i < reading->mentions.count; ++i) {
    const EntMention *const mention = &reading->mentions.items[i];
    const uint32_t noun = ent_reading_head(reading, mention);
    const uint32_t part = ent_clauses_part(reading, noun);
    const EntReferentId id = ent_reading_referent_at(reading, noun);
    if (part == noun || id == ENT_NO_REFERENT ||
        !reading->referents.items[id].agreement) {
      continue;
    }
    const EntView number = number_of(reading, part);
    if (number.size) {
      ENT_TRY(
          add_clause(reading, reading->referents.items[id].agreement, number));
    }
  }
  return ENT_SUCCESS;
}

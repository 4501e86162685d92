#include "frame/namesakes.h"

#include "frame/words.h"

static uint32_t end_of(const EntNamesake *const name) {
  return name->first_token + name->n_tokens;
}

/// Whether the article has spoken of the entity already.
static bool is_mentioned(const EntReading *const reading,
                         const EntEntity entity) {
  const EntReferentId id = ent_reading_find(
      reading, ent_knowledge_id(reading->model->knowledge, entity));
  return id != ENT_NO_REFERENT &&
         reading->referents.items[id].mentions.count > 0;
}

/// The office named right before the name ("Defence Minister"), or empty; the
/// longest of those that end there.
static EntView office_before(const EntReading *const reading,
                             const EntNamesake *const name) {
  const uint32_t begin = ent_word_sentence_begin(reading, name->first_token);
  EntView office = ENT_VIEW("");
  for (uint32_t at = name->first_token; at > begin; --at) {
    EntPhraseMatch title;
    if (!ent_phrases_match(reading->model->offices, reading->document, at - 1,
                           name->first_token, &title) &&
        title.first_token + title.n_tokens == name->first_token) {
      office = title.phrase->cells[0];
    }
  }
  return office;
}

/// How likely a surname alone means `entity`: not at all (0), or because he is
/// in office (1), of what the article speaks of (2), in that named before (3),
/// or because it spoke of him (4).
static int namesake_rank(const EntReading *const reading,
                         const EntScene *const scene, const EntView office,
                         const EntEntity entity) {
  const bool is_dated = ent_date_is_set(scene->date);
  if (is_mentioned(reading, entity)) {
    return 4;
  }
  if (office.size && is_dated &&
      ent_knowledge_held(scene->knowledge, entity, office, ENT_NO_ENTITY,
                         scene->date)) {
    return 3;
  }
  if (ent_scene_has_holder(scene, entity)) {
    return 2;
  }
  return is_dated && ent_knowledge_held(scene->knowledge, entity, ENT_VIEW(""),
                                        ENT_NO_ENTITY, scene->date);
}

/// "Anthony Mann": whether what looks like a surname is followed by another.
static bool is_given_name(const EntReading *const reading,
                          const EntNamesake *const name) {
  const uint32_t next = end_of(name);
  return next < ent_word_sentence_end(reading, name->first_token) &&
         ent_reading_token(reading, next)->deprel == ENT_DEPREL_FLAT &&
         ent_word_is_capitalised(reading, next);
}

/// "Wang Yang": whether what looks like a surname is the rest of a longer name,
/// whose first word is no title.
static bool is_rest_of_name(const EntReading *const reading,
                            const EntNamesake *const name) {
  const EntToken *const word = ent_reading_token(reading, name->first_token);
  const uint32_t before = name->first_token - 1;
  return name->first_token > 0 && word->deprel == ENT_DEPREL_FLAT &&
         word->head == before &&
         ent_reading_token(reading, before)->upos == ENT_UPOS_PROPN &&
         reading->mention_of[before] == ENT_NO_MENTION &&
         !office_before(reading, name).size;
}

/// "In May": whether the name is part of a time expression.
static bool is_in_time(const EntReading *const reading,
                       const EntNamesake *const name) {
  for (size_t i = 0; i < reading->document->timexes.count; ++i) {
    const EntTimex *const time = &reading->document->timexes.items[i];
    if (time->first_token <= name->first_token &&
        end_of(name) <= time->first_token + time->n_tokens) {
      return true;
    }
  }
  return false;
}

EntEntity ent_namesakes_choose(const EntReading *const reading,
                               const EntScene *const scene,
                               const EntNamesake *const name) {
  const EntNameMatch *const match = name->match;
  const EntView office = office_before(reading, name);
  EntEntity chosen = ENT_NO_ENTITY;
  int best = 0;
  if (is_given_name(reading, name) || is_rest_of_name(reading, name) ||
      is_in_time(reading, name)) {
    return ENT_NO_ENTITY;
  }
  for (uint32_t i = 0; i < match->n_candidates; ++i) {
    const EntEntity entity = match->candidates[i].entity;
    const int rank = namesake_rank(reading, scene, office, entity);
    if (rank > best) {
      chosen = entity;
      best = rank;
    }
  }
  return chosen;
}

#include "frame/scene.h"

#include "base/arena.h"

static void mark(const EntScene *const scene, const EntEntity entity) {
  if (entity != ENT_NO_ENTITY) {
    scene->is_named[entity] = true;
  }
}

/// Whether a name tells that its entity, and nobody else, is spoken of.
static bool is_telling(const EntScene *const scene,
                       const EntCandidate *const candidate) {
  const EntNameKind kind = candidate->kind;
  const bool is_adjectival = kind == ENT_NAME_ADJECTIVE ||
                             kind == ENT_NAME_DEMONYM ||
                             kind == ENT_NAME_DEMONYMS;
  return kind != ENT_NAME_SURNAME && kind != ENT_NAME_SHARED &&
         !ent_knowledge_is_a(scene->knowledge, candidate->entity,
                             ENT_VIEW("Person")) &&
         (!is_adjectival ||
          !ent_knowledge_is_a(scene->knowledge, candidate->entity,
                              ENT_VIEW("Organization")));
}

static bool is_country(const EntScene *const scene, const EntEntity entity) {
  return ent_knowledge_is_a(scene->knowledge, entity, ENT_VIEW("State"));
}

static bool is_region(const EntScene *const scene, const EntEntity entity) {
  return ent_knowledge_is_a(scene->knowledge, entity, ENT_VIEW("Region"));
}

/// Whether several states, or a state and regions of others, have the name.
static bool is_ambiguous(const EntScene *const scene,
                         const EntNameMatch *const match) {
  const EntEntity first = match->candidates[0].entity;
  for (uint32_t i = 1; i < match->n_candidates; ++i) {
    const EntEntity other = match->candidates[i].entity;
    if (other != first && match->candidates[i].is_exact &&
        is_country(scene, first) &&
        (is_country(scene, other) || is_region(scene, other))) {
      return true;
    }
  }
  return false;
}

/// A region counts once for its state.
static void mark_clear(const EntScene *const scene, const EntEntity entity) {
  if (entity == ENT_NO_ENTITY || scene->is_clear[entity]) {
    return;
  }
  scene->is_clear[entity] = true;
  const EntEntity state = ent_knowledge_state_of(scene->knowledge, entity);
  if (state != ENT_NO_ENTITY && is_region(scene, entity)) {
    ++scene->n_regions[state];
  }
  mark_clear(scene, state);
  mark_clear(scene, ent_knowledge_stands_for(scene->knowledge, entity));
}

static EntStatus read_sentence(const EntReading *const reading,
                               const EntSentence *const sentence,
                               const EntScene *const scene) {
  const EntToken *const tokens =
      reading->document->tokens.items + sentence->first_token;
  EntView *const forms = ent_arena_alloc(
      reading->arena, (sentence->n_tokens + 1) * sizeof(EntView));
  EntNameMatches matches;
  if (!forms) {
    return ENT_ERR_MEMORY;
  }
  for (uint32_t i = 0; i < sentence->n_tokens; ++i) {
    forms[i] = tokens[i].form;
  }
  ENT_TRY(ent_knowledge_match(scene->knowledge, forms, sentence->n_tokens,
                              ENT_MATCH_NESTED, reading->arena, &matches));
  for (size_t i = 0; i < matches.count; ++i) {
    const EntCandidate *const first = &matches.items[i].candidates[0];
    if (is_telling(scene, first)) {
      mark(scene, first->entity);
      mark(scene, ent_knowledge_state_of(scene->knowledge, first->entity));
      mark(scene, ent_knowledge_stands_for(scene->knowledge, first->entity));
    }
    if (is_telling(scene, first) && !is_ambiguous(scene, &matches.items[i])) {
      mark_clear(scene, first->entity);
    }
  }
  return ENT_SUCCESS;
}

EntStatus ent_scene_read(const EntReading *const reading,
                         EntScene *const scene) {
  const EntDocument *const document = reading->document;
  const size_t n_entities = ent_knowledge_count(reading->model->knowledge);
  EntArena *const arena = reading->arena;
  *scene = (EntScene){
      .knowledge = reading->model->knowledge,
      .date = document->article->metadata.published,
      .is_named = ent_arena_calloc(arena, n_entities + 1, sizeof(bool)),
      .is_clear = ent_arena_calloc(arena, n_entities + 1, sizeof(bool)),
      .n_regions = ent_arena_calloc(arena, n_entities + 1, sizeof(uint32_t))};
  if (!scene->is_named || !scene->is_clear || !scene->n_regions) {
    return ENT_ERR_MEMORY;
  }
  for (size_t i = 0; i < document->sentences.count; ++i) {
    ENT_TRY(read_sentence(reading, &document->sentences.items[i], scene));
  }
  return ENT_SUCCESS;
}

bool ent_scene_has(const EntScene *const scene, const EntEntity entity) {
  const EntEntity state = ent_knowledge_state_of(scene->knowledge, entity);
  return scene->is_named[entity] ||
         (state != ENT_NO_ENTITY && scene->is_named[state]);
}

/// Whether the holder is "the leader" of the state or organisation.
static bool leads(const EntScene *const scene,
                  const EntOfficeTerm *const term) {
  EntView office = {NULL, 0};
  (void)ent_knowledge_leader(scene->knowledge, term->of, scene->date, &office);
  return ent_view_equals(office, term->office);
}

bool ent_scene_has_holder(const EntScene *const scene, const EntEntity person) {
  const size_t n_terms = ent_knowledge_term_count(scene->knowledge, person);
  for (size_t i = 0; i < n_terms && ent_date_is_set(scene->date); ++i) {
    const EntOfficeTerm term = ent_knowledge_term(scene->knowledge, person, i);
    if (ent_office_term_covers(&term, scene->date) &&
        (ent_scene_has(scene, term.of) || leads(scene, &term))) {
      return true;
    }
  }
  return false;
}

/// The first word of a name.
static EntView first_word(const EntView name) {
  return ent_view_slice(name, 0, ent_view_find(name, ' '));
}

/// Whether many of those whom the knowledge base knows have the given name of
/// `person`: then others may well have his full name too.
static bool is_common_name(const EntScene *const scene,
                           const EntEntity person) {
  enum { MANY = 8 };
  const EntKnowledge *const knowledge = scene->knowledge;
  const EntView given = first_word(ent_knowledge_label(knowledge, person));
  const size_t n_entities = ent_knowledge_count(knowledge);
  size_t n_bearers = 0;
  for (size_t i = 0; i < n_entities && n_bearers < MANY; ++i) {
    const EntEntity other = (EntEntity)i;
    n_bearers +=
        ent_view_equals(first_word(ent_knowledge_label(knowledge, other)),
                        given) &&
        ent_knowledge_is_a(knowledge, other, ENT_VIEW("Person"));
  }
  return n_bearers == MANY;
}

bool ent_scene_allows(const EntScene *const scene, const EntEntity person) {
  const size_t n_terms = ent_knowledge_term_count(scene->knowledge, person);
  if (!n_terms || !ent_date_is_set(scene->date) ||
      ent_knowledge_wikidata(scene->knowledge, person).size) {
    return true;
  }
  for (size_t i = 0; i < n_terms; ++i) {
    const EntOfficeTerm term = ent_knowledge_term(scene->knowledge, person, i);
    if (ent_office_term_covers(&term, scene->date) ||
        ent_scene_has(scene, term.of)) {
      return true;
    }
  }
  return !is_common_name(scene, person);
}

int ent_scene_fit(const EntScene *const scene, const EntEntity entity) {
  if (is_country(scene, entity)) {
    return scene->is_clear[entity];
  }
  if (is_region(scene, entity)) {
    const EntEntity state = ent_knowledge_state_of(scene->knowledge, entity);
    return state != ENT_NO_ENTITY && scene->n_regions[state] > 1;
  }
  return ent_scene_has_holder(scene, entity);
}

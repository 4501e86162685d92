#include "frame/bodies.h"

#include "frame/words.h"

/// Most states that one body or office is said to be of.
enum { MAX_OWNERS = 8 };

static bool is_form(const EntReading *const reading, const uint32_t token,
                    const EntView form) {
  return ent_view_equals(ent_reading_token(reading, token)->form, form);
}

static bool is_possessive(const EntReading *const reading,
                          const uint32_t token) {
  const EntToken *const word = ent_reading_token(reading, token);
  return word->upos == ENT_UPOS_PART && word->deprel == ENT_DEPREL_CASE;
}

/// Whether the mention at `token` is of a state or organisation.
static bool is_owner(const EntReading *const reading, const uint32_t token) {
  const EntReferentId id = ent_reading_referent_at(reading, token);
  const unsigned kinds = ENT_KIND_STATE | ENT_KIND_ORGANIZATION;
  const bool is_ethnic =
      token && ent_word_is(reading, token - 1, ENT_VIEW("ethnic"));
  return id != ENT_NO_REFERENT && !is_ethnic &&
         (reading->referents.items[id].kind & kinds);
}

/// Whether `token` may stand between owners or between owner and phrase.
static bool is_joint(const EntReading *const reading, const uint32_t token) {
  const EntToken *const word = ent_reading_token(reading, token);
  return word->upos == ENT_UPOS_CCONJ ||
         is_form(reading, token, ENT_VIEW(",")) ||
         is_form(reading, token, ENT_VIEW("-"));
}

/// Walk left over "Azerbaijani, Russian and Armenian"; return where it begins.
static uint32_t walk_left(const EntReading *const reading, const uint32_t begin,
                          uint32_t at, uint32_t *const owners, const size_t max,
                          size_t *const n_owners) {
  uint32_t first = at;
  while (at > begin && *n_owners < max) {
    const uint32_t before = at - 1;
    if (is_owner(reading, before)) {
      const EntMention *const mention = ent_reading_mention_at(reading, before);
      owners[(*n_owners)++] = before;
      first = at = mention->first_token;
    } else if (*n_owners ? is_joint(reading, before)
                         : is_possessive(reading, before)) {
      at = before;
    } else {
      break;
    }
  }
  return first;
}

/// Walk right over "of Azerbaijan, Armenia and Russia"; return where it ends.
static uint32_t walk_right(const EntReading *const reading, uint32_t at,
                           const uint32_t end, uint32_t *const owners,
                           const size_t max, size_t *const n_owners) {
  uint32_t last = at;
  if (at >= end || !ent_word_is(reading, at, ENT_VIEW("of"))) {
    return last;
  }
  for (++at; at < end && *n_owners < max;) {
    if (is_owner(reading, at) && ent_reading_longest_at(reading, at)) {
      const EntMention *const mention = ent_reading_longest_at(reading, at);
      owners[(*n_owners)++] = mention->first_token + mention->n_tokens - 1;
      last = at = mention->first_token + mention->n_tokens;
    } else if (ent_reading_token(reading, at)->upos == ENT_UPOS_DET ||
               (*n_owners && is_joint(reading, at))) {
      ++at;
    } else {
      break;
    }
  }
  return last;
}

/// Skip adjectives and the like between owner and phrase: "U.S. special envoy".
static uint32_t skip_modifiers(const EntReading *const reading,
                               const uint32_t begin, uint32_t at) {
  while (at > begin && !is_owner(reading, at - 1)) {
    const EntToken *const word = ent_reading_token(reading, at - 1);
    const bool is_modifier = word->upos == ENT_UPOS_ADJ ||
                             word->upos == ENT_UPOS_NOUN ||
                             (word->upos == ENT_UPOS_PROPN &&
                              reading->mention_of[at - 1] == ENT_NO_MENTION);
    if (!is_modifier || word->deprel == ENT_DEPREL_NSUBJ) {
      break;
    }
    --at;
  }
  return at;
}

size_t ent_bodies_owners(const EntReading *const reading, const uint32_t first,
                         const uint32_t end, uint32_t *const owners,
                         const size_t max, uint32_t *const outer_first,
                         uint32_t *const outer_end) {
  const uint32_t begin = ent_word_sentence_begin(reading, first);
  size_t n_owners = 0;
  *outer_first = walk_left(reading, begin, first, owners, max, &n_owners);
  if (!n_owners) {
    const uint32_t skipped = skip_modifiers(reading, begin, first);
    *outer_first = walk_left(reading, begin, skipped, owners, max, &n_owners);
    *outer_first = n_owners ? *outer_first : first;
  }
  *outer_end = end;
  if (!n_owners) {
    *outer_end = walk_right(reading, end, ent_word_sentence_end(reading, first),
                            owners, max, &n_owners);
  }
  return n_owners;
}

/// The adjective of a state ("Azerbaijani"), or its label.
static EntView adjective_of(const EntReading *const reading,
                            const EntReferent *const state) {
  const EntKnowledge *const knowledge = reading->model->knowledge;
  const size_t n_names =
      state->known == ENT_NO_ENTITY
          ? 0
          : ent_knowledge_name_count(knowledge, state->known);
  for (size_t i = 0; i < n_names; ++i) {
    const EntName name = ent_knowledge_name(knowledge, state->known, i);
    if (name.kind == ENT_NAME_ADJECTIVE) {
      return name.text;
    }
  }
  return state->label;
}

/// The last part of a key: "AZ" of "state/AZ".
static EntView key_tail(const EntView key) {
  const size_t slash = ent_view_find(key, '/');
  return slash < key.size ? ent_view_slice(key, slash + 1, key.size) : key;
}

/// Find the body of `state` that the knowledge base knows by `name`, if any.
static EntStatus find_known_body(EntReading *const reading,
                                 const EntEntity state, const EntView name,
                                 EntEntity *const body) {
  const EntKnowledge *const knowledge = reading->model->knowledge;
  EntNameMatches matches;
  *body = ENT_NO_ENTITY;
  ENT_TRY(ent_knowledge_find(knowledge, name, reading->arena, &matches));
  const uint32_t n = matches.count ? matches.items[0].n_candidates : 0;
  for (uint32_t i = 0; i < n && *body == ENT_NO_ENTITY; ++i) {
    const EntEntity entity = matches.items[0].candidates[i].entity;
    const bool is_body =
        ent_knowledge_is_a(knowledge, entity, ENT_VIEW("Organization")) &&
        ent_knowledge_state_of(knowledge, entity) == state;
    *body = is_body ? entity : *body;
  }
  return ENT_SUCCESS;
}

/// Find or add the body that `phrase` is, of `owner`.
static EntStatus add_body(EntReading *const reading,
                          const EntPhraseMatch *const match,
                          const EntReferentId owner, EntReferentId *const id) {
  const EntReferent *const state = &reading->referents.items[owner];
  const EntView words =
      ent_document_text(reading->document, match->first_token, match->n_tokens);
  EntView slug;
  EntView label;
  EntView usual;
  ENT_TRY(ent_arena_format(reading->arena, &usual, "%.*s %.*s",
                           ENT_VIEW_ARGS(adjective_of(reading, state)),
                           ENT_VIEW_ARGS(match->phrase->cells[1])));
  EntEntity known = ENT_NO_ENTITY;
  if (state->known != ENT_NO_ENTITY) {
    ENT_TRY(find_known_body(reading, state->known, usual, &known));
  }
  if (known != ENT_NO_ENTITY) {
    return ent_reading_add_known(reading, known, id);
  }
  ENT_TRY(ent_arena_format(reading->arena, &slug, "%.*s %.*s",
                           ENT_VIEW_ARGS(key_tail(state->key)),
                           ENT_VIEW_ARGS(match->phrase->cells[1])));
  ENT_TRY(ent_arena_format(reading->arena, &label, "%.*s %.*s",
                           ENT_VIEW_ARGS(adjective_of(reading, state)),
                           ENT_VIEW_ARGS(words)));
  ENT_TRY(ent_reading_add_local(reading, ENT_KIND_ORGANIZATION,
                                match->phrase->cells[0], ENT_VIEW("org"), slug,
                                id));
  EntReferent *const body = &reading->referents.items[*id];
  if (!body->names.count) {
    body->label = label;
    body->belongs_to = owner;
  }
  return ent_reading_add_name(reading, *id, label);
}

static EntStatus read_owned(EntReading *const reading,
                            const EntPhraseMatch *const match,
                            const EntReferentId owner,
                            const uint32_t outer_first,
                            const uint32_t outer_end) {
  uint32_t mention = 0;
  EntReferentId body = owner;
  EntMentionForm form = ENT_MENTION_DESCRIPTION;
  if (!ent_view_equals(match->phrase->cells[2], ENT_VIEW("government"))) {
    ENT_TRY(add_body(reading, match, owner, &body));
    form = ENT_MENTION_NAME;
  }
  return ent_reading_add_mention(reading, outer_first, outer_end - outer_first,
                                 form, body, &mention);
}

/// A commission or contact group of several states: known by its words.
static EntStatus read_working(EntReading *const reading,
                              const uint32_t outer_first,
                              const EntPhraseMatch *const match) {
  const uint32_t end = match->first_token + match->n_tokens;
  const uint32_t first = skip_modifiers(
      reading, ent_word_sentence_begin(reading, outer_first), outer_first);
  const EntView label =
      ent_document_text(reading->document, first, end - first);
  EntReferentId id = ENT_NO_REFERENT;
  uint32_t mention = 0;
  ENT_TRY(ent_reading_add_local(reading, ENT_KIND_ORGANIZATION,
                                match->phrase->cells[0], ENT_VIEW("org"), label,
                                &id));
  return ent_reading_add_mention(reading, first, end - first, ENT_MENTION_NAME,
                                 id, &mention);
}

/// An armed group by the organisation or people before it: "Hamas fighters".
static EntStatus read_group(EntReading *const reading,
                            const EntPhraseMatch *const match,
                            const uint32_t owner, const uint32_t outer_first,
                            const uint32_t outer_end) {
  const EntReferentId id = ent_reading_referent_at(reading, owner);
  return reading->referents.items[id].kind == ENT_KIND_ORGANIZATION
             ? ent_reading_add_mention(
                   reading, outer_first, outer_end - outer_first,
                   ENT_MENTION_DESCRIPTION, id, &(uint32_t){0})
             : read_owned(reading, match, id, outer_first, outer_end);
}

static bool needs(const EntPhraseMatch *const match, const char *const what) {
  return ent_view_equals(match->phrase->cells[2], ent_view(what));
}

/// "The parliament in Skopje": the state of the capital behind the phrase. Not
/// "its parliament in Skopje", nor "the embassy in Skopje".
static EntStatus read_seated(EntReading *const reading,
                             const EntPhraseMatch *const match) {
  const uint32_t at = match->first_token + match->n_tokens;
  const uint32_t end = ent_word_sentence_end(reading, match->first_token);
  const EntReferentId place =
      at + 1 < end && ent_word_is(reading, at, ENT_VIEW("locative"))
          ? ent_reading_referent_at(reading, at + 1)
          : ENT_NO_REFERENT;
  if (place == ENT_NO_REFERENT ||
      reading->referents.items[place].kind != ENT_KIND_PLACE ||
      reading->referents.items[place].known == ENT_NO_ENTITY ||
      ent_tree_child(&reading->tree, at - 1, ENT_DEPREL_NMOD_POSS) !=
          ENT_NO_TOKEN) {
    return ENT_SUCCESS;
  }
  const EntEntity power = ent_knowledge_stands_for(
      reading->model->knowledge, reading->referents.items[place].known);
  if (power == ENT_NO_ENTITY || needs(match, "group") ||
      needs(match, "working") || needs(match, "abroad")) {
    return ENT_SUCCESS;
  }
  EntReferentId state = ENT_NO_REFERENT;
  ENT_TRY(ent_reading_add_known(reading, power, &state));
  return read_owned(reading, match, state, match->first_token, at);
}

static EntStatus read_phrase(EntReading *const reading,
                             const EntPhraseMatch *const match) {
  uint32_t owners[MAX_OWNERS];
  uint32_t outer_first = 0;
  uint32_t outer_end = 0;
  const size_t n_owners = ent_bodies_owners(
      reading, match->first_token, match->first_token + match->n_tokens, owners,
      MAX_OWNERS, &outer_first, &outer_end);
  if (!n_owners) {
    return read_seated(reading, match);
  }
  if (needs(match, "working") && n_owners > 1 &&
      ent_tree_has_feature(&reading->tree,
                           match->first_token + match->n_tokens - 1,
                           ENT_VIEW("Number=Plur"))) {
    return ENT_SUCCESS; // "delegations of Kenya and Ghana": one of each
  }
  if (needs(match, "working")) {
    return read_working(reading, outer_first, match);
  }
  const uint32_t end = match->first_token + match->n_tokens;
  const bool is_sent =
      outer_end > end && ent_word_is(reading, end, ENT_VIEW("motion"));
  if (n_owners > 1 || is_sent) { // "sent troops to Kenya"
    return ENT_SUCCESS;
  }
  if (needs(match, "group")) {
    return read_group(reading, match, owners[0], outer_first, outer_end);
  }
  return read_owned(reading, match, ent_reading_referent_at(reading, owners[0]),
                    outer_first, outer_end);
}

EntStatus ent_bodies_find(const EntReading *const reading, const uint32_t token,
                          const uint32_t end, EntPhraseMatch *const match) {
  ENT_TRY(ent_phrases_match(reading->model->bodies, reading->document, token,
                            end, match));
  return needs(match, "state") || needs(match, "abroad") ? ENT_SUCCESS
                                                         : ENT_NO_MATCH;
}

bool ent_bodies_is_abroad(const EntPhraseMatch *const match) {
  return needs(match, "abroad");
}

bool ent_bodies_is_governing(const EntPhraseMatch *const match) {
  return needs(match, "state") &&
         ent_view_equals(match->phrase->cells[0], ENT_VIEW("GovernmentBody"));
}

EntStatus ent_bodies_add(EntReading *const reading,
                         const EntPhraseMatch *const match,
                         const EntReferentId state) {
  return read_owned(reading, match, state, match->first_token,
                    match->first_token + match->n_tokens);
}

/// Whether the phrase is free: no name has its last word already.
static bool is_free(const EntReading *const reading,
                    const EntPhraseMatch *const match) {
  return reading->mention_of[match->first_token + match->n_tokens - 1] ==
         ENT_NO_MENTION;
}

EntStatus ent_bodies_read(EntReading *const reading) {
  const EntDocument *const document = reading->document;
  for (size_t i = 0; i < document->sentences.count; ++i) {
    const EntSentence *const sentence = &document->sentences.items[i];
    const uint32_t end = sentence->first_token + sentence->n_tokens;
    for (uint32_t at = sentence->first_token; at < end;) {
      EntPhraseMatch match;
      const EntStatus status =
          ent_phrases_match(reading->model->bodies, document, at, end, &match);
      if (!status && is_free(reading, &match)) {
        ENT_TRY(read_phrase(reading, &match));
      }
      at += status ? 1 : match.n_tokens;
    }
  }
  return ENT_SUCCESS;
}

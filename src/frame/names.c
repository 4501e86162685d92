#include "frame/names.h"

#include "base/vector.h"
#include "frame/acronyms.h"
#include "frame/bodies.h"
#include "frame/namesakes.h"
#include "frame/scene.h"
#include "frame/words.h"

#include <stdlib.h>

/// A stretch of tokens that somebody takes for a name.
typedef struct {
  uint32_t first_token;
  uint32_t n_tokens;
  const EntNameMatch *match; ///< What the knowledge base says, or NULL
  const EntNamed *named;     ///< What the reader says, or NULL
  bool is_titled;            ///< A title before it tells that it is a person
} Span;

typedef struct {
  Span *items;
  size_t count, capacity;
} Spans;

static uint32_t span_end(const Span *const span) {
  return span->first_token + span->n_tokens;
}

/// \name Collecting
/// @{

static bool is_adjectival_kind(const EntNameKind kind) {
  return kind == ENT_NAME_ADJECTIVE || kind == ENT_NAME_DEMONYM ||
         kind == ENT_NAME_DEMONYMS;
}

/// Whether the best reading of a match is a mere adjective or demonym.
static bool is_adjectival(const EntNameMatch *const match) {
  return is_adjectival_kind(match->candidates[0].kind);
}

static EntStatus add_span(EntReading *const reading, Spans *const spans,
                          const Span span) {
  Span *const added = ENT_PUSH(reading->allocator, spans);
  return added ? (*added = span, ENT_SUCCESS) : ENT_ERR_MEMORY;
}

/// Whether the match is a war that is named by who fights it: "Russia's
/// invasion of Ukraine".
static bool names_parties(const EntReading *const reading,
                          const EntView *const forms,
                          const EntNameMatch *const match) {
  return match->end - match->begin > 2 &&
         ent_view_equals(forms[match->end - 2], ENT_VIEW("of")) &&
         ent_knowledge_is_a(reading->model->knowledge,
                            match->candidates[0].entity,
                            ENT_VIEW("ArmedConflict"));
}

/// Add the names before and behind the noun of such a war.
static EntStatus add_parties(EntReading *const reading,
                             const EntSentence *const sentence,
                             const EntView *const forms,
                             const EntNameMatch *const match,
                             Spans *const spans) {
  const uint32_t parts[][2] = {{match->begin, match->end - 2},
                               {match->end - 1, match->end}};
  for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); ++i) {
    EntNameMatches inner;
    ENT_TRY(ent_knowledge_match(reading->model->knowledge, forms + parts[i][0],
                                parts[i][1] - parts[i][0], 0, reading->arena,
                                &inner));
    for (size_t j = 0; j < inner.count; ++j) {
      const EntNameMatch *const name = &inner.items[j];
      ENT_TRY(add_span(reading, spans,
                       (Span){sentence->first_token + parts[i][0] + name->begin,
                              name->end - name->begin, name, NULL, false}));
    }
  }
  return ENT_SUCCESS;
}

static EntStatus add_matches(EntReading *const reading,
                             const EntSentence *const sentence,
                             Spans *const spans) {
  const EntToken *const tokens =
      reading->document->tokens.items + sentence->first_token;
  EntView *const forms = ent_arena_alloc(
      reading->arena, (sentence->n_tokens + 1) * sizeof(EntView));
  if (!forms) {
    return ENT_ERR_MEMORY;
  }
  for (uint32_t i = 0; i < sentence->n_tokens; ++i) {
    forms[i] = tokens[i].form;
  }
  EntNameMatches matches;
  ENT_TRY(ent_knowledge_match(reading->model->knowledge, forms,
                              sentence->n_tokens, 0, reading->arena, &matches));
  for (size_t i = 0; i < matches.count; ++i) {
    const EntNameMatch *const match = &matches.items[i];
    if (names_parties(reading, forms, match)) {
      ENT_TRY(add_parties(reading, sentence, forms, match, spans));
      continue;
    }
    ENT_TRY(add_span(reading, spans,
                     (Span){sentence->first_token + match->begin,
                            match->end - match->begin, match, NULL, false}));
  }
  return ENT_SUCCESS;
}

/// Return the index of the first name at or behind `token`.
static size_t first_named(const EntDocument *const document,
                          const uint32_t token) {
  size_t low = 0;
  size_t high = document->names.count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (document->names.items[middle].first_token < token) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/// Cut `n_tokens` off the front of a span.
static void cut_front(Span *const span, const uint32_t n_tokens) {
  const uint32_t n_cut = n_tokens < span->n_tokens ? n_tokens : span->n_tokens;
  span->first_token += n_cut;
  span->n_tokens -= n_cut;
}

/// Return how many tokens an adjective of nationality has that begins at
/// `token`, or 0.
static uint32_t adjective_at(const Spans *const matches, const uint32_t token) {
  for (size_t i = 0; i < matches->count; ++i) {
    const Span *const match = &matches->items[i];
    if (match->match && match->first_token == token &&
        is_adjectival(match->match)) {
      return match->n_tokens;
    }
  }
  return 0;
}

/// Cut titles and adjectives of nationality off the front of a name; return
/// whether there was a title.
static bool trim_title(const EntReading *const reading, Span *const span,
                       const Spans *const matches) {
  const uint32_t sentence_end =
      ent_word_sentence_end(reading, span->first_token);
  bool has_title = false;
  Span rest = *span;
  while (rest.n_tokens) {
    EntPhraseMatch title;
    const uint32_t n_adjective = adjective_at(matches, rest.first_token);
    if (!ent_phrases_match(reading->model->offices, reading->document,
                           rest.first_token, sentence_end, &title)) {
      has_title = true;
      cut_front(&rest, title.n_tokens);
      *span = rest;
    } else if (n_adjective) {
      cut_front(&rest, n_adjective);
    } else {
      break;
    }
  }
  return has_title;
}

/// Whether a phrase of the table begins in the span and ends with it or behind.
static bool ends_in(const EntReading *const reading, const Span *const span,
                    const EntPhrases *const phrases) {
  const uint32_t limit = ent_word_sentence_end(reading, span->first_token);
  for (uint32_t i = span->first_token; i < span_end(span); ++i) {
    EntPhraseMatch match;
    if (!ent_phrases_match(phrases, reading->document, i, limit, &match) &&
        match.first_token + match.n_tokens >= span_end(span)) {
      return true;
    }
  }
  return false;
}

/// Whether a match lies within the span or right before it.
static bool has_owner(const EntReading *const reading, const Span *const span,
                      const Spans *const matches) {
  for (size_t i = 0; i < matches->count; ++i) {
    const Span *const match = &matches->items[i];
    const uint32_t end = match->match ? span_end(match) : 0;
    const bool is_before =
        end == span->first_token ||
        (end && end + 1 == span->first_token &&
         reading->document->tokens.items[end].upos == ENT_UPOS_PART);
    if (match->match &&
        (is_before ||
         (match->first_token >= span->first_token && end < span_end(span)))) {
      return true;
    }
  }
  return false;
}

/// "The Foreign Ministry": nothing but the noun for a body of any state.
static bool is_bare_body(const EntReading *const reading,
                         const Span *const span) {
  EntPhraseMatch match;
  return !ent_phrases_match(reading->model->bodies, reading->document,
                            span->first_token, span_end(span), &match) &&
         match.n_tokens == span->n_tokens && ent_bodies_is_governing(&match);
}

/**
   Leave to later stages what is no name by itself: "Azerbaijani President",
   and the bodies of states; and leave out prizes.
*/
static bool is_name(const EntReading *const reading, Span *const span,
                    const Spans *const matches) {
  const bool has_title = trim_title(reading, span, matches);
  if (!span->n_tokens) {
    return false;
  }
  span->is_titled = has_title;
  return !ent_word_is(reading, span_end(span) - 1, ENT_VIEW("honour")) &&
         !ent_word_is_in_set(reading, span_end(span) - 1,
                             ENT_VIEW("$resolution")) &&
         !ends_in(reading, span, reading->model->offices) &&
         !(ends_in(reading, span, reading->model->bodies) &&
           (has_owner(reading, span, matches) || is_bare_body(reading, span)));
}

static EntStatus add_named(EntReading *const reading, Spans *const spans,
                           const EntSentence *const sentence) {
  const EntDocument *const document = reading->document;
  const uint32_t end = sentence->first_token + sentence->n_tokens;
  for (size_t i = first_named(document, sentence->first_token);
       i < document->names.count && document->names.items[i].first_token < end;
       ++i) {
    const EntNamed *const named = &document->names.items[i];
    Span span = {named->first_token, named->n_tokens, NULL, named, false};
    if (is_name(reading, &span, spans)) {
      ENT_TRY(add_span(reading, spans, span));
    }
  }
  return ENT_SUCCESS;
}

/// @}
/// \name Choosing between overlapping spans
/// @{

/// Whether the reader's longer name is to be preferred to a match within it.
static bool reader_wins(const EntKnowledge *const knowledge,
                        const Span *const match, const Span *const named) {
  if (named->n_tokens <= match->n_tokens ||
      named->first_token > match->first_token ||
      span_end(named) < span_end(match)) {
    return false;
  }
  // "Azerbaijani Foreign Ministry": the state is there, the body comes later;
  // but "Social Democrats" are none of the Democrats.
  return !is_adjectival(match->match) ||
         ent_knowledge_is_a(knowledge, match->match->candidates[0].entity,
                            ENT_VIEW("PoliticalParty"));
}

static bool overlaps(const Span *const a, const Span *const b) {
  return a->first_token < span_end(b) && b->first_token < span_end(a);
}

/**
   Drop the loser of every overlap of a match with a name of the reader.

   A match that wins learns what the reader took it for. A span is dropped by
   giving it no tokens.
*/
static void settle_overlaps(const EntKnowledge *const knowledge,
                            Spans *const spans, const size_t n_matches) {
  for (size_t i = 0; i < n_matches; ++i) {
    Span *const match = &spans->items[i];
    for (size_t j = n_matches; j < spans->count && match->n_tokens; ++j) {
      Span *const named = &spans->items[j];
      if (!named->n_tokens || !overlaps(match, named)) {
        continue;
      }
      if (reader_wins(knowledge, match, named)) {
        match->n_tokens = 0;
      } else if (is_adjectival(match->match) &&
                 named->n_tokens > match->n_tokens) {
        continue; // both: a body with its state
      } else {
        match->named = named->named;
        named->n_tokens = 0;
      }
    }
  }
}

/// @}
/// \name What a match means here
/// @{

/// "Sold weapons to Kyiv": to whom, and not where.
static bool is_gift(const EntReading *const reading, const uint32_t token,
                    const uint32_t verb) {
  return ent_word_is(reading, ent_word_preposition(reading, token),
                     ENT_VIEW("infinitive")) &&
         ent_tree_child(&reading->tree, verb, ENT_DEPREL_OBJ) != ENT_NO_TOKEN &&
         ent_word_is_in_set(reading, verb, ENT_VIEW("$giving"));
}

/// "Its ambassador to Nairobi": to the state, wherever the parser hangs it.
static bool is_accredited(const EntReading *const reading,
                          const uint32_t preposition) {
  return preposition > 0 &&
         ent_word_is_in_set(reading, preposition - 1, ENT_VIEW("$envoy"));
}

/// Whether the phrase headed by `token` stands where only a place can.
static bool is_in_place_position(const EntReading *const reading,
                                 const uint32_t token) {
  const uint32_t preposition = ent_word_preposition(reading, token);
  if (preposition == ENT_NO_TOKEN) {
    return false;
  }
  if (ent_word_is(reading, preposition, ENT_VIEW("locative"))) {
    return true;
  }
  const uint32_t first = ent_tree_first_conjunct(&reading->tree, token);
  const uint32_t head = reading->document->tokens.items[first].head;
  return ent_word_is(reading, preposition, ENT_VIEW("motion")) &&
         !is_accredited(reading, preposition) && head != ENT_NO_TOKEN &&
         reading->document->tokens.items[head].upos == ENT_UPOS_VERB &&
         !is_gift(reading, token, head);
}

/// The slot that the phrase headed by `token` fills: object, or its
/// preposition.
static EntId slot_of(const EntReading *const reading, const uint32_t token) {
  const EntToken *const word = &reading->document->tokens.items[token];
  const uint32_t preposition = ent_word_preposition(reading, token);
  if (preposition != ENT_NO_TOKEN) {
    return ent_lexicon_slot(reading->model->lexicon,
                            reading->document->tokens.items[preposition].lemma);
  }
  return word->deprel == ENT_DEPREL_OBJ || word->deprel == ENT_DEPREL_NSUBJ_PASS
             ? ENT_SLOT_OBJ
             : ENT_NO_ID;
}

/// "Shelled Kyiv", "an attack on Kyiv": whether the word above tells of what
/// befalls places.
static bool befalls_place(const EntReading *const reading,
                          const uint32_t token) {
  const EntLexicon *const lexicon = reading->model->lexicon;
  const uint32_t first = ent_tree_first_conjunct(&reading->tree, token);
  const uint32_t head = reading->document->tokens.items[first].head;
  const EntId slot = slot_of(reading, first);
  if (head == ENT_NO_TOKEN || slot == ENT_NO_ID) {
    return false;
  }
  const EntToken *const word = &reading->document->tokens.items[head];
  const EntLexEntry *entries = NULL;
  size_t count = 0;
  ent_lexicon_find(lexicon, word->lemma,
                   word->upos == ENT_UPOS_VERB ? ENT_LEX_VERB : ENT_LEX_NOUN,
                   &entries, &count);
  for (size_t i = 0; i < count; ++i) {
    const EntLexArgument *const map =
        ent_lexicon_argument(lexicon, &entries[i], slot);
    for (uint8_t j = 0; map && j < map->n_roles; ++j) {
      if (map->roles[j] == ENT_ROLE_PLACE) {
        return true;
      }
    }
  }
  return false;
}

/// The token of the span on which the others depend.
static uint32_t head_of(const EntReading *const reading,
                        const Span *const span) {
  for (uint32_t i = span->first_token; i < span_end(span); ++i) {
    const uint32_t head = reading->document->tokens.items[i].head;
    if (head == ENT_NO_TOKEN || head < span->first_token ||
        head >= span_end(span)) {
      return i;
    }
  }
  return span_end(span) - 1;
}

/// "London's FTSE index": whether the word above is, or has, a proper name.
static bool is_of_name(const EntReading *const reading, const uint32_t token) {
  const uint32_t head = ent_reading_token(reading, token)->head;
  if (head == ENT_NO_TOKEN) {
    return false;
  }
  const uint32_t compound =
      ent_tree_child(&reading->tree, head, ENT_DEPREL_COMPOUND);
  return ent_reading_token(reading, head)->upos == ENT_UPOS_PROPN ||
         (compound != ENT_NO_TOKEN &&
          ent_reading_token(reading, compound)->upos == ENT_UPOS_PROPN);
}

/// "After the Minsk signing": whether the word behind is a bare gerund, of
/// which the parser makes it the subject.
static bool is_before_gerund(const EntReading *const reading,
                             const uint32_t token) {
  const EntTree *const tree = &reading->tree;
  const uint32_t verb = ent_reading_token(reading, token)->head;
  return verb == token + 1 &&
         (ent_tree_has_feature(tree, verb, ENT_VIEW("VerbForm=Part")) ||
          ent_tree_has_feature(tree, verb, ENT_VIEW("VerbForm=Ger"))) &&
         ent_tree_child(tree, verb, ENT_DEPREL_OBJ) == ENT_NO_TOKEN &&
         ent_tree_child(tree, verb, ENT_DEPREL_AUX) == ENT_NO_TOKEN;
}

/// Whether the article has spoken of the entity by its name.
static bool is_named(const EntReading *const reading, const EntEntity entity) {
  for (size_t i = 0; i < reading->referents.count; ++i) {
    const EntReferent *const referent = &reading->referents.items[i];
    if (referent->known == entity) {
      return referent->mentions.count > 0;
    }
  }
  return false;
}

/// What a capital or seat stands for: "Brussels" for Belgium, but for the
/// European Union where the article speaks of that and not of Belgium.
static EntEntity power_of(const EntReading *const reading,
                          const EntEntity entity) {
  const EntKnowledge *const knowledge = reading->model->knowledge;
  const EntEntity power = ent_knowledge_stands_for(knowledge, entity);
  const EntEntity other =
      ent_knowledge_related(knowledge, entity, ENT_VIEW("seatOf"));
  return other != ENT_NO_ENTITY && is_named(reading, other) &&
                 (power == ENT_NO_ENTITY || !is_named(reading, power))
             ? other
             : power;
}

/// The capital or seat itself, or the state or body it stands for.
static EntEntity place_or_power(const EntReading *const reading,
                                const Span *const span, const EntEntity entity,
                                const EntNameKind kind) {
  const EntEntity power = power_of(reading, entity);
  const uint32_t head = head_of(reading, span);
  const EntDeprel deprel = reading->document->tokens.items[head].deprel;
  // "the Minsk summit" is one in Minsk, "the Kremlin spokesman" the power's
  const bool is_place_modifier =
      kind == ENT_NAME_CAPITAL &&
      (deprel == ENT_DEPREL_COMPOUND || deprel == ENT_DEPREL_AMOD ||
       (deprel == ENT_DEPREL_NMOD_POSS && is_of_name(reading, head)) ||
       is_before_gerund(reading, head));
  return power == ENT_NO_ENTITY || is_place_modifier ||
                 is_in_place_position(reading, head) ||
                 (kind == ENT_NAME_CAPITAL && befalls_place(reading, head))
             ? entity
             : power;
}

/// Whether the tokens look like a name and not like ordinary words.
static bool looks_like_name(const EntReading *const reading,
                            const Span *const span) {
  if (span->named) {
    return true;
  }
  for (uint32_t i = span->first_token; i < span_end(span); ++i) {
    const EntUpos upos = reading->document->tokens.items[i].upos;
    if (upos == ENT_UPOS_PROPN || upos == ENT_UPOS_ADJ ||
        upos == ENT_UPOS_NOUN || upos == ENT_UPOS_X) {
      return true;
    }
  }
  return false;
}

/// Whether a candidate is of the kind that the reader saw.
static bool kind_agrees(const EntKnowledge *const knowledge,
                        const EntEntity entity, const EntNamed *const named) {
  if (!named || named->kind == ENT_NAMED_OTHER) {
    return true;
  }
  const bool is_person =
      ent_knowledge_is_a(knowledge, entity, ENT_VIEW("Person"));
  return is_person == (named->kind == ENT_NAMED_PERSON);
}

/// The state named right before the span: "Polish" or "Poland's".
static EntEntity state_before(const EntReading *const reading,
                              const Span *const span) {
  const EntToken *const tokens = reading->document->tokens.items;
  uint32_t at = span->first_token;
  if (at && tokens[at - 1].upos == ENT_UPOS_PART) {
    --at;
  }
  const EntReferentId id =
      at ? ent_reading_referent_at(reading, at - 1) : ENT_NO_REFERENT;
  return id != ENT_NO_REFERENT &&
                 reading->referents.items[id].kind == ENT_KIND_STATE
             ? reading->referents.items[id].known
             : ENT_NO_ENTITY;
}

/// Whether the span is said to be of another state than that of `entity`.
static bool is_of_another(const EntReading *const reading,
                          const Span *const span, const EntEntity entity) {
  const EntEntity owner = state_before(reading, span);
  const EntEntity state =
      ent_knowledge_state_of(reading->model->knowledge, entity);
  return owner != ENT_NO_ENTITY && state != ENT_NO_ENTITY && owner != state &&
         ent_knowledge_is_a(reading->model->knowledge, entity,
                            ENT_VIEW("Organization"));
}

/// Whether a candidate can be meant in this article: of a name that others have
/// too, only who belongs to what it speaks of.
static bool fits_scene(const EntScene *const scene,
                       const EntCandidate *const candidate) {
  const EntKnowledge *const knowledge = scene->knowledge;
  const EntEntity entity = candidate->entity;
  const bool is_member =
      is_adjectival_kind(candidate->kind) &&
      ent_knowledge_is_a(knowledge, entity, ENT_VIEW("PoliticalParty"));
  if (candidate->kind == ENT_NAME_SHARED || is_member) {
    return ent_scene_has(scene, entity);
  }
  return !ent_knowledge_is_a(knowledge, entity, ENT_VIEW("Person")) ||
         ent_scene_allows(scene, entity);
}

/// "John F. Kennedy airport": the name of something named after somebody.
static bool is_eponym(const EntReading *const reading, const Span *const span,
                      const EntEntity entity) {
  const uint32_t end = ent_word_sentence_end(reading, span->first_token);
  const uint32_t next = span_end(span);
  return next < end && ent_word_is(reading, next, ENT_VIEW("eponym")) &&
         ent_knowledge_is_a(reading->model->knowledge, entity,
                            ENT_VIEW("Person"));
}

/// The state in which a region or state named behind a comma lies: of
/// "California" in "San Jose, California".
static EntStatus find_state_behind(const EntReading *const reading,
                                   const Span *const span,
                                   EntEntity *const state) {
  enum { MOST = 4 };
  const EntKnowledge *const knowledge = reading->model->knowledge;
  const uint32_t end = ent_word_sentence_end(reading, span->first_token);
  const uint32_t comma = span_end(span);
  EntView forms[MOST];
  size_t n_forms = 0;
  EntNameMatches matches = {0};
  *state = ENT_NO_ENTITY;
  if (comma + 1 >= end ||
      !ent_view_equals(ent_reading_token(reading, comma)->form,
                       ENT_VIEW(","))) {
    return ENT_SUCCESS;
  }
  for (uint32_t at = comma + 1; at < end && n_forms < MOST; ++at) {
    forms[n_forms++] = ent_reading_token(reading, at)->form;
  }
  ENT_TRY(ent_knowledge_match(knowledge, forms, n_forms, 0, reading->arena,
                              &matches));
  if (matches.count && !matches.items[0].begin) {
    const EntEntity entity = matches.items[0].candidates[0].entity;
    const bool is_land =
        ent_knowledge_is_a(knowledge, entity, ENT_VIEW("State")) ||
        ent_knowledge_is_a(knowledge, entity, ENT_VIEW("Region"));
    *state = is_land ? ent_knowledge_state_of(knowledge, entity) : *state;
  }
  return ENT_SUCCESS;
}

/// The entity that the span means, or #ENT_NO_ENTITY; of several places rather
/// the one in `land`.
static EntEntity choose_entity(const EntReading *const reading,
                               const EntScene *const scene,
                               const Span *const span, const EntEntity land,
                               EntNameKind *const kind) {
  const EntKnowledge *const knowledge = reading->model->knowledge;
  const EntNameMatch *const match = span->match;
  *kind = match->candidates[0].kind;
  if (!looks_like_name(reading, span)) {
    return ENT_NO_ENTITY;
  }
  if (*kind == ENT_NAME_SURNAME) {
    return ent_namesakes_choose(
        reading, scene,
        &(EntNamesake){span->first_token, span->n_tokens, match});
  }
  EntEntity chosen = ENT_NO_ENTITY;
  int best = -1;
  for (uint32_t i = 0; i < match->n_candidates; ++i) {
    const EntCandidate *const candidate = &match->candidates[i];
    const EntEntity entity = candidate->entity;
    const bool is_there = land != ENT_NO_ENTITY &&
                          ent_knowledge_state_of(knowledge, entity) == land;
    const int fit = ent_scene_fit(scene, entity) + is_there +
                    2 * kind_agrees(knowledge, entity, span->named);
    if (fit > best && candidate->kind != ENT_NAME_SURNAME &&
        fits_scene(scene, candidate) && !is_of_another(reading, span, entity)) {
      chosen = entity;
      *kind = candidate->kind;
      best = fit;
    }
  }
  if (chosen == ENT_NO_ENTITY || is_eponym(reading, span, chosen)) {
    return ENT_NO_ENTITY;
  }
  return *kind == ENT_NAME_CAPITAL || *kind == ENT_NAME_SEAT
             ? place_or_power(reading, span, chosen, *kind)
             : chosen;
}

static EntStatus read_match(EntReading *const reading,
                            const EntScene *const scene, const Span *const span,
                            bool *const is_read) {
  EntNameKind kind = ENT_NAME_PLAIN;
  EntEntity land = ENT_NO_ENTITY;
  if (span->match->n_candidates > 1) {
    ENT_TRY(find_state_behind(reading, span, &land));
  }
  const EntEntity entity = choose_entity(reading, scene, span, land, &kind);
  *is_read = entity != ENT_NO_ENTITY;
  if (!*is_read || ent_knowledge_is_a(reading->model->knowledge, entity,
                                      ENT_VIEW("ArmedConflict"))) {
    return ENT_SUCCESS; // a conflict is found by its noun, as any event
  }
  const EntMentionForm form =
      is_adjectival_kind(kind) ? ENT_MENTION_ADJECTIVE : ENT_MENTION_NAME;
  EntReferentId referent = ENT_NO_REFERENT;
  uint32_t mention = 0;
  ENT_TRY(ent_reading_add_known(reading, entity, &referent));
  return ent_reading_add_mention(reading, span->first_token, span->n_tokens,
                                 form, referent, &mention);
}

/// @}
/// \name Names that the knowledge base does not know
/// @{

/// The last word of a name, by which its bearer is called later.
static EntView last_word(const EntView name) {
  size_t begin = name.size;
  while (begin && name.data[begin - 1] != ' ') {
    --begin;
  }
  return ent_view_slice(name, begin, name.size);
}

/// Whether `part` is one of the words of `name`, the last or the first.
static bool is_part_of(const EntView part, const EntView name) {
  return ent_view_equals(part, last_word(name)) ||
         (ent_view_starts_with(name, part) && name.size > part.size &&
          name.data[part.size] == ' ') ||
         (ent_view_ends_with(name, part) && name.size > part.size &&
          name.data[name.size - part.size - 1] == ' ');
}

/// "The Council": the organisation whose longer name had the word, or
/// #ENT_NO_REFERENT.
static EntReferentId find_longer(const EntReading *const reading,
                                 const Span *const span) {
  EntPhraseMatch match;
  const uint32_t token = span->first_token;
  if (span->n_tokens > 1 ||
      ent_phrases_match(reading->model->descriptions, reading->document, token,
                        token + 1, &match)) {
    return ENT_NO_REFERENT;
  }
  for (size_t i = reading->referents.count; i-- > 0;) {
    if (reading->referents.items[i].kind == ENT_KIND_ORGANIZATION &&
        reading->referents.items[i].mentions.count &&
        ent_word_is_in_name(reading, token, (EntReferentId)i)) {
      return (EntReferentId)i;
    }
  }
  return ENT_NO_REFERENT;
}

/// Find who was called by a longer name before, or #ENT_NO_REFERENT.
static EntReferentId find_earlier(const EntReading *const reading,
                                  const EntView name, const EntLexKind kind) {
  for (size_t i = reading->referents.count; i-- > 0;) {
    const EntReferent *const referent = &reading->referents.items[i];
    if (referent->kind != kind || !referent->mentions.count) {
      continue;
    }
    for (size_t j = 0; j < referent->names.count; ++j) {
      if (ent_view_equals(referent->names.items[j], name) ||
          (kind == ENT_KIND_PERSON &&
           is_part_of(name, referent->names.items[j]))) {
        return (EntReferentId)i;
      }
    }
  }
  return ENT_NO_REFERENT;
}

/// What a name of each kind becomes.
static const struct {
  EntLexKind kind;
  EntView class_name;
  EntView folder;
} LOCAL_KINDS[] = {
    [ENT_NAMED_PERSON] = {ENT_KIND_PERSON, {"Person", 6}, {"person", 6}},
    [ENT_NAMED_PLACE] = {ENT_KIND_PLACE, {"Place", 5}, {"place", 5}},
    [ENT_NAMED_ORGANIZATION] = {ENT_KIND_ORGANIZATION,
                                {"Organization", 12},
                                {"org", 3}},
    [ENT_NAMED_OTHER] = {0, {NULL, 0}, {NULL, 0}},
};

/// Whether the reader takes for a place what is known as a surname only.
static bool is_surname_of_nobody_known(const Span *const span) {
  return span->match &&
         span->match->end - span->match->begin == span->n_tokens &&
         span->match->candidates[0].kind == ENT_NAME_SURNAME &&
         span->named->kind == ENT_NAMED_PLACE;
}

static EntStatus read_named(EntReading *const reading, const Span *const span) {
  const EntNamedKind named_kind =
      span->is_titled || is_surname_of_nobody_known(span) ? ENT_NAMED_PERSON
                                                          : span->named->kind;
  const EntLexKind kind = LOCAL_KINDS[named_kind].kind;
  if (!kind || !ent_word_is_capitalised(reading, span_end(span) - 1)) {
    return ENT_SUCCESS;
  }
  const EntView name =
      ent_document_text(reading->document, span->first_token, span->n_tokens);
  const bool is_relative =
      span->n_tokens == 1 && span->first_token &&
      ent_word_is(reading, span->first_token - 1, ENT_VIEW("kin"));
  EntReferentId referent =
      is_relative ? ENT_NO_REFERENT : find_earlier(reading, name, kind);
  if (referent == ENT_NO_REFERENT && kind == ENT_KIND_ORGANIZATION) {
    referent = find_longer(reading, span);
  }
  if (referent == ENT_NO_REFERENT && span->n_tokens == 1 && !is_relative) {
    referent = find_earlier(reading, name, ENT_KIND_PERSON);
  }
  if (referent == ENT_NO_REFERENT &&
      ent_word_is_in_headline(reading, span->first_token)) {
    return ENT_SUCCESS; // capitals tell nothing there
  }
  if (referent == ENT_NO_REFERENT) {
    ENT_TRY(
        ent_reading_add_local(reading, kind, LOCAL_KINDS[named_kind].class_name,
                              LOCAL_KINDS[named_kind].folder, name, &referent));
  }
  uint32_t mention = 0;
  return ent_reading_add_mention(reading, span->first_token, span->n_tokens,
                                 ENT_MENTION_NAME, referent, &mention);
}

/// @}

/// Whether the match may be a part of the name of somebody: a surname, a place
/// ("Kerry"), or whatever the reader takes for a person ("Jordan").
static bool may_be_person(const EntReading *const reading,
                          const Span *const span) {
  const EntCandidate *const first = &span->match->candidates[0];
  return first->kind == ENT_NAME_SURNAME ||
         (!is_adjectival(span->match) && span->named &&
          span->named->kind == ENT_NAMED_PERSON) ||
         (!is_adjectival(span->match) &&
          ent_knowledge_is_a(reading->model->knowledge, first->entity,
                             ENT_VIEW("Place")));
}

/// Whether it is the name of a person whom the article spoke of.
static bool is_namesake_of_person(const EntReading *const reading,
                                  const Span *const span) {
  return may_be_person(reading, span) &&
         find_earlier(reading,
                      ent_document_text(reading->document, span->first_token,
                                        span->n_tokens),
                      ENT_KIND_PERSON) != ENT_NO_REFERENT;
}

static EntStatus read_earlier_person(EntReading *const reading,
                                     const Span *const span) {
  const EntReferentId person = find_earlier(
      reading,
      ent_document_text(reading->document, span->first_token, span->n_tokens),
      ENT_KIND_PERSON);
  uint32_t mention = 0;
  return ent_reading_add_mention(reading, span->first_token, span->n_tokens,
                                 ENT_MENTION_NAME, person, &mention);
}

static int compare_spans(const void *const a, const void *const b) {
  const Span *const one = a;
  const Span *const other = b;
  return one->first_token != other->first_token
             ? (one->first_token < other->first_token ? -1 : 1)
             : (one->n_tokens < other->n_tokens) -
                   (one->n_tokens > other->n_tokens);
}

/// "Decade in Power": a common noun in capitals, and no surname.
static bool is_word_of_headline(const EntReading *const reading,
                                const Span *const span) {
  const EntUpos upos = ent_reading_token(reading, span->first_token)->upos;
  return span->match && span->n_tokens == 1 &&
         span->match->candidates[0].kind == ENT_NAME_SURNAME &&
         ent_word_is_in_headline(reading, span->first_token) &&
         upos != ENT_UPOS_PROPN && upos != ENT_UPOS_X;
}

static EntStatus read_span(EntReading *const reading,
                           const EntScene *const scene, Span *const span) {
  bool is_read = false;
  if (!span->n_tokens) {
    return ENT_SUCCESS;
  }
  const EntReferentId explained =
      ent_acronyms_find(reading, span->first_token, span->n_tokens);
  if (explained != ENT_NO_REFERENT) {
    return ent_reading_add_mention(reading, span->first_token, span->n_tokens,
                                   ENT_MENTION_NAME, explained, &(uint32_t){0});
  }
  if (is_word_of_headline(reading, span)) {
    return ENT_SUCCESS;
  }
  if (span->match && !is_namesake_of_person(reading, span)) {
    ENT_TRY(read_match(reading, scene, span, &is_read));
  } else if (span->match) {
    return read_earlier_person(reading, span);
  }
  return is_read || !span->named ? ENT_SUCCESS : read_named(reading, span);
}

static EntStatus read_sentence(EntReading *const reading,
                               const EntScene *const scene,
                               const EntSentence *const sentence,
                               Spans *const spans) {
  spans->count = 0;
  ENT_TRY(add_matches(reading, sentence, spans));
  const size_t n_matches = spans->count;
  ENT_TRY(add_named(reading, spans, sentence));
  settle_overlaps(reading->model->knowledge, spans, n_matches);
  if (spans->count) {
    qsort(spans->items, spans->count, sizeof(Span), compare_spans);
  }
  for (size_t i = 0; i < spans->count; ++i) {
    ENT_TRY(read_span(reading, scene, &spans->items[i]));
  }
  return ENT_SUCCESS;
}

static EntStatus read_segments(EntReading *const reading,
                               const EntScene *const scene,
                               const EntSegmentKind kind, Spans *const spans) {
  const EntDocument *const document = reading->document;
  for (size_t i = 0; i < document->sentences.count; ++i) {
    const EntSentence *const sentence = &document->sentences.items[i];
    if (sentence->kind == kind) {
      ENT_TRY(read_sentence(reading, scene, sentence, spans));
    }
  }
  return ENT_SUCCESS;
}

EntStatus ent_names_read(EntReading *const reading) {
  Spans spans = {0};
  EntScene scene;
  ENT_TRY(ent_scene_read(reading, &scene));
  // The text comes first: it has the full names of those the headline shortens.
  EntStatus status =
      read_segments(reading, &scene, ENT_SEGMENT_PARAGRAPH, &spans);
  if (!status) {
    status = read_segments(reading, &scene, ENT_SEGMENT_HEADLINE, &spans);
  }
  ent_free(reading->allocator, spans.items);
  return status;
}

#include "frame/agreements.h"

#include "base/vector.h"
#include "frame/arguments.h"
#include "frame/words.h"

#include <stdlib.h>

static const EntToken *token_at(const EntReading *const reading,
                                const uint32_t token) {
  return &reading->document->tokens.items[token];
}

/// What a noun phrase says about the agreement it means.
typedef struct {
  uint32_t first, end; ///< The phrase without determiner and what follows
  bool is_definite;
  bool is_distinct; ///< An adjective tells it from others
  bool is_named;    ///< "Minsk Protocol"
  bool is_document; ///< Object of a verb such as "sign"
  EntDate date;
} Phrase;

static bool is_prenominal(const EntToken *const word) {
  const EntDeprel deprel = ent_deprel_universal(word->deprel);
  return deprel == ENT_DEPREL_AMOD || deprel == ENT_DEPREL_COMPOUND ||
         deprel == ENT_DEPREL_NUMMOD || deprel == ENT_DEPREL_NMOD;
}

/// The date that the phrase itself gives: "the November 2020 statement".
static EntDate date_within(const EntReading *const reading,
                           const uint32_t token) {
  const EntDocument *const document = reading->document;
  for (size_t i = 0; i < document->timexes.count; ++i) {
    const EntTimex *const timex = &document->timexes.items[i];
    for (uint32_t j = 0; j < timex->n_tokens; ++j) {
      const EntToken *const word = token_at(reading, timex->first_token + j);
      if (word->head == token && timex->kind == ENT_TIMEX_DATE &&
          word->deprel != ENT_DEPREL_ACL) {
        return timex->date;
      }
    }
  }
  return (EntDate){0, 0, 0};
}

/// Whether the verb over `token` is one for documents, in any voice.
static bool is_document_object(const EntReading *const reading,
                               const uint32_t token) {
  const EntToken *const word = token_at(reading, token);
  static const EntView slot_names[] = {{"obj", 3}, {"nsubj:pass", 10}};
  const EntView deprel = ent_deprel_name(word->deprel);
  const bool is_object = ent_view_equals(deprel, slot_names[0]) ||
                         ent_view_equals(deprel, slot_names[1]);
  const uint32_t participle =
      ent_tree_universal_child(&reading->tree, token, ENT_DEPREL_ACL);
  const EntLexicon *const lexicon = reading->model->lexicon;
  return (is_object && word->head != ENT_NO_TOKEN &&
          ent_lexicon_in_set(lexicon, ENT_VIEW("$signing"),
                             token_at(reading, word->head)->lemma)) ||
         (participle != ENT_NO_TOKEN &&
          ent_lexicon_in_set(lexicon, ENT_VIEW("$signing"),
                             token_at(reading, participle)->lemma));
}

static Phrase read_phrase(const EntReading *const reading,
                          const uint32_t token) {
  Phrase phrase = {.first = token,
                   .end = token + 1,
                   .date = date_within(reading, token),
                   .is_document = is_document_object(reading, token)};
  const EntLexicon *const lexicon = reading->model->lexicon;
  phrase.is_named = token_at(reading, token)->upos == ENT_UPOS_PROPN;
  ENT_FOR_CHILDREN(&reading->tree, child, token) {
    const EntToken *const word = token_at(reading, child);
    if (child > token) {
      continue;
    }
    if (ent_word_is(reading, child, ENT_VIEW("definite"))) {
      phrase.is_definite = true;
    } else if (is_prenominal(word)) {
      const EntSpan span = ent_tree_span(&reading->tree, child);
      while (phrase.first > 0 &&
             token_at(reading, phrase.first - 1)->span.begin >= span.begin) {
        --phrase.first;
      }
      phrase.is_distinct =
          phrase.is_distinct ||
          !ent_lexicon_in_set(lexicon, ENT_VIEW("$plain"), word->lemma);
    }
  }
  return phrase;
}

/// Whether the agreement can have been signed on `date`.
static bool is_of_date(const EntReferent *const referent, const EntDate date) {
  return ent_date_is_set(referent->agreement->signed_on) &&
         !ent_date_compare(referent->agreement->signed_on, date);
}

/// The last agreement spoken of, of this date if there is one.
static EntReferentId last_agreement(const EntReading *const reading,
                                    const EntDate date) {
  EntReferentId last = ENT_NO_REFERENT;
  uint32_t last_begin = 0;
  for (size_t i = 0; i < reading->referents.count; ++i) {
    const EntReferent *const referent = &reading->referents.items[i];
    const size_t n_mentions = referent->mentions.count;
    if (referent->kind != ENT_KIND_AGREEMENT || !n_mentions ||
        (ent_date_is_set(date) && !is_of_date(referent, date))) {
      continue;
    }
    const uint32_t begin = referent->mentions.items[n_mentions - 1].begin;
    if (last == ENT_NO_REFERENT || begin >= last_begin) {
      last = (EntReferentId)i;
      last_begin = begin;
    }
  }
  return last;
}

/// The class that the noun names: "treaty" is a Treaty.
static EntView class_of(const EntReading *const reading, const uint32_t token) {
  static const struct {
    EntView set;
    EntView class_name;
  } classes[] = {
      {{"$treaty", 7}, {"Treaty", 6}},
      {{"$memorandum", 11}, {"Memorandum", 10}},
      {{"$resolution", 11}, {"Resolution", 10}},
      {{"$statement", 10}, {"JointStatement", 14}},
  };
  for (size_t i = 0; i < sizeof(classes) / sizeof(classes[0]); ++i) {
    if (ent_lexicon_in_set(reading->model->lexicon, classes[i].set,
                           token_at(reading, token)->lemma)) {
      return classes[i].class_name;
    }
  }
  return ENT_VIEW("Agreement");
}

static EntStatus add_agreement(EntReading *const reading, const uint32_t token,
                               const Phrase *const phrase,
                               EntReferentId *const id) {
  const EntView label = ent_document_text(reading->document, phrase->first,
                                          phrase->end - phrase->first);
  EntView numbered;
  ENT_TRY(ent_arena_format(reading->arena, &numbered, "%zu %.*s",
                           reading->referents.count, ENT_VIEW_ARGS(label)));
  ENT_TRY(ent_reading_add_local(reading, ENT_KIND_AGREEMENT,
                                class_of(reading, token), ENT_VIEW("agreement"),
                                numbered, id));
  reading->referents.items[*id].label = label;
  return ENT_SUCCESS;
}

/// The verb that says that the agreement was signed, or #ENT_NO_TOKEN.
static uint32_t signing_verb(const EntReading *const reading,
                             const uint32_t token) {
  const EntToken *const word = token_at(reading, token);
  const uint32_t participle =
      ent_tree_universal_child(&reading->tree, token, ENT_DEPREL_ACL);
  const uint32_t verb = participle != ENT_NO_TOKEN ? participle : word->head;
  return verb != ENT_NO_TOKEN &&
                 ent_lexicon_in_set(reading->model->lexicon,
                                    ENT_VIEW("$signing"),
                                    token_at(reading, verb)->lemma)
             ? verb
             : ENT_NO_TOKEN;
}

/// The first date that goes with that verb.
static EntDate signing_date(const EntReading *const reading,
                            const uint32_t token) {
  const uint32_t verb = signing_verb(reading, token);
  const EntDocument *const document = reading->document;
  for (size_t i = 0; verb != ENT_NO_TOKEN && i < document->timexes.count; ++i) {
    const EntTimex *const timex = &document->timexes.items[i];
    for (uint32_t j = 0; j < timex->n_tokens; ++j) {
      if (token_at(reading, timex->first_token + j)->head == verb &&
          timex->kind == ENT_TIMEX_DATE && timex->relation == ENT_TIMEX_AT) {
        return timex->date;
      }
    }
  }
  return (EntDate){0, 0, 0};
}

static EntStatus remember(EntReading *const reading, const Phrase *const phrase,
                          const EntReferentId id) {
  EntReferent *const referent = &reading->referents.items[id];
  if (ent_date_is_set(phrase->date) &&
      !ent_date_is_set(referent->agreement->signed_on)) {
    referent->agreement->signed_on = phrase->date;
  }
  EntSpan *const span = ENT_PUSH(reading->allocator, &referent->mentions);
  if (!span) {
    return ENT_ERR_MEMORY;
  }
  *span = (EntSpan){token_at(reading, phrase->first)->span.begin,
                    token_at(reading, phrase->end - 1)->span.end};
  return ent_reading_add_name(reading, id,
                              ent_document_text(reading->document,
                                                phrase->first,
                                                phrase->end - phrase->first));
}

EntStatus ent_agreements_describe(EntReading *const reading,
                                  const uint32_t token, const bool is_weak,
                                  EntReferentId *const id) {
  Phrase phrase = read_phrase(reading, token);
  const EntReferentId last = last_agreement(reading, phrase.date);
  const bool is_old = last != ENT_NO_REFERENT && phrase.is_definite &&
                      (!phrase.is_distinct || ent_date_is_set(phrase.date)) &&
                      !phrase.is_named;
  if (!is_old && is_weak && !phrase.is_document &&
      !ent_date_is_set(phrase.date)) {
    return ENT_NO_MATCH;
  }
  if (!ent_date_is_set(phrase.date)) {
    phrase.date = signing_date(reading, token);
  }
  *id = last;
  if (!is_old) {
    ENT_TRY(add_agreement(reading, token, &phrase, id));
  }
  return remember(reading, &phrase, *id);
}

/// \name Several in one
/// @{

static const EntFiller *find_filler(const EntEvent *const event,
                                    const EntRole role,
                                    const EntFiller *const after) {
  const EntFiller *const end = event->fillers.items + event->fillers.count;
  for (const EntFiller *at = after ? after + 1 : event->fillers.items; at < end;
       ++at) {
    if (at->role == role) {
      return at;
    }
  }
  return NULL;
}

/// The plural agreement that the event signs, or NULL.
static const EntFiller *plural_theme(const EntReading *const reading,
                                     const EntEvent *const event) {
  const EntFiller *const theme = find_filler(event, ENT_ROLE_THEME, NULL);
  if (!theme || theme->kind != ENT_FILLER_REFERENT ||
      reading->referents.items[theme->id].kind != ENT_KIND_AGREEMENT) {
    return NULL;
  }
  const uint32_t token = ent_arguments_antecedent(reading, theme->token);
  const EntMention *const mention = ent_reading_mention_at(reading, token);
  const uint32_t noun = mention ? ent_reading_head(reading, mention) : token;
  return ent_tree_has_feature(&reading->tree, noun, ENT_VIEW("Number=Plur"))
             ? theme
             : NULL;
}

/// Add an agreement like `id`, of another date.
static EntStatus add_sibling(EntReading *const reading, const EntReferentId id,
                             const EntDate date, EntReferentId *const sibling) {
  const EntReferent model = reading->referents.items[id];
  char text[ENT_DATE_SIZE];
  (void)ent_date_format(date, text);
  EntView label;
  ENT_TRY(ent_arena_format(reading->arena, &label, "%zu %.*s %s",
                           reading->referents.count, ENT_VIEW_ARGS(model.label),
                           text));
  ENT_TRY(ent_reading_add_local(reading, ENT_KIND_AGREEMENT, model.class_name,
                                ENT_VIEW("agreement"), label, sibling));
  EntReferent *const added = &reading->referents.items[*sibling];
  added->label = model.label;
  added->agreement->signed_on = date;
  EntSpan *const span = ENT_PUSH(reading->allocator, &added->mentions);
  if (!span || !model.mentions.count) {
    return span ? ENT_SUCCESS : ENT_ERR_MEMORY;
  }
  *span = model.mentions.items[0];
  return ent_reading_add_name(reading, *sibling, model.label);
}

/// Add an event like `index` for the agreement and date given.
static EntStatus add_twin(EntReading *const reading, const uint32_t index,
                          const EntFiller date, const EntReferentId agreement) {
  const EntEvent model = reading->events.items[index];
  uint32_t twin = 0;
  ENT_TRY(ent_reading_add_event(reading, date.token, model.entry,
                                model.event_class, &twin));
  reading->event_of[date.token] = ENT_NO_EVENT;
  reading->events.items[twin].status = model.status;
  for (size_t i = 0; i < model.fillers.count; ++i) {
    EntFiller filler = model.fillers.items[i];
    if (filler.role == ENT_ROLE_DATE) {
      continue;
    }
    if (filler.role == ENT_ROLE_THEME) {
      filler.id = agreement;
    }
    ENT_TRY(ent_reading_add_filler(reading, twin, filler));
  }
  return ent_reading_add_filler(reading, twin, date);
}

/// Keep the first date only.
static void drop_later_dates(EntEvent *const event) {
  size_t n_kept = 0;
  bool has_date = false;
  for (size_t i = 0; i < event->fillers.count; ++i) {
    const bool is_date = event->fillers.items[i].role == ENT_ROLE_DATE;
    if (!is_date || !has_date) {
      event->fillers.items[n_kept++] = event->fillers.items[i];
    }
    has_date = has_date || is_date;
  }
  event->fillers.count = n_kept;
}

static EntStatus split_event(EntReading *const reading, const uint32_t index) {
  const EntFiller *const theme =
      plural_theme(reading, &reading->events.items[index]);
  const EntFiller *const first =
      find_filler(&reading->events.items[index], ENT_ROLE_DATE, NULL);
  if (!theme || !first) {
    return ENT_SUCCESS;
  }
  const EntReferentId id = theme->id;
  reading->referents.items[id].agreement->signed_on = first->date;
  for (const EntFiller *date = first;
       (date =
            find_filler(&reading->events.items[index], ENT_ROLE_DATE, date));) {
    EntReferentId sibling = ENT_NO_REFERENT;
    ENT_TRY(add_sibling(reading, id, date->date, &sibling));
    ENT_TRY(add_twin(reading, index, *date, sibling));
  }
  drop_later_dates(&reading->events.items[index]);
  return ENT_SUCCESS;
}

EntStatus ent_agreements_split(EntReading *const reading) {
  const uint32_t n_events = (uint32_t)reading->events.count;
  for (uint32_t i = 0; i < n_events; ++i) {
    if (reading->events.items[i].event_class == ENT_CLASS_SIGNING) {
      ENT_TRY(split_event(reading, i));
    }
  }
  return ENT_SUCCESS;
}

/// @}
/// \name What ends a conflict
/// @{

/// The verb that says that the conflict ends, or #ENT_NO_TOKEN.
static uint32_t ending_verb(const EntReading *const reading, uint32_t token) {
  for (int i = 0; i < 3; ++i) {
    token = token_at(reading, token)->head;
    if (token == ENT_NO_TOKEN) {
      break;
    }
    if (ent_lexicon_in_set(reading->model->lexicon, ENT_VIEW("$ending"),
                           token_at(reading, token)->lemma)) {
      return token;
    }
    if (token_at(reading, token)->upos != ENT_UPOS_NOUN) {
      break;
    }
  }
  return ENT_NO_TOKEN;
}

/// The agreement that the event at `token` signs or reaches, or that `token`
/// names itself.
static EntReferentId agreement_at(const EntReading *const reading,
                                  const uint32_t token) {
  const EntReferentId id = ent_reading_referent_at(reading, token);
  if (id != ENT_NO_REFERENT && reading->referents.items[id].agreement) {
    return id;
  }
  const uint32_t event = reading->event_of[token];
  const EntFiller *const theme =
      event == ENT_NO_EVENT
          ? NULL
          : find_filler(&reading->events.items[event], ENT_ROLE_THEME, NULL);
  return theme && theme->kind == ENT_FILLER_REFERENT &&
                 reading->referents.items[theme->id].agreement
             ? theme->id
             : ENT_NO_REFERENT;
}

/// What ends it: the subject, what it ends with, or the clause above.
static EntReferentId ending_agreement(const EntReading *const reading,
                                      const uint32_t verb) {
  EntReferentId found = ENT_NO_REFERENT;
  ENT_FOR_CHILDREN(&reading->tree, child, verb) {
    found = found == ENT_NO_REFERENT ? agreement_at(reading, child) : found;
  }
  const EntToken *const word = token_at(reading, verb);
  const bool is_below = word->deprel == ENT_DEPREL_ADVCL ||
                        word->deprel == ENT_DEPREL_ACL ||
                        word->deprel == ENT_DEPREL_ACL_RELCL;
  return found == ENT_NO_REFERENT && is_below && word->head != ENT_NO_TOKEN
             ? agreement_at(reading, word->head)
             : found;
}

EntStatus ent_agreements_read_endings(EntReading *const reading) {
  for (uint32_t i = 0; i < reading->events.count; ++i) {
    const EntEvent *const event = &reading->events.items[i];
    const uint32_t verb = event->event_class == ENT_CLASS_ARMED_CONFLICT
                              ? ending_verb(reading, event->trigger)
                              : ENT_NO_TOKEN;
    const EntReferentId agreement = verb == ENT_NO_TOKEN
                                        ? ENT_NO_REFERENT
                                        : ending_agreement(reading, verb);
    if (agreement != ENT_NO_REFERENT) {
      ENT_TRY(ent_reading_add_filler(reading, i,
                                     (EntFiller){.role = ENT_ROLE_ENDED_BY,
                                                 .kind = ENT_FILLER_REFERENT,
                                                 .id = agreement,
                                                 .token = verb,
                                                 .probability = 1}));
    }
  }
  return ENT_SUCCESS;
}

/// @}
/// \name Facts from events
/// @{

static EntReferent *agreement_of(EntReading *const reading,
                                 const EntFiller *const filler) {
  if (filler->kind != ENT_FILLER_REFERENT) {
    return NULL;
  }
  EntReferent *const referent = &reading->referents.items[filler->id];
  return referent->kind == ENT_KIND_AGREEMENT ? referent : NULL;
}

static EntStatus add_signatory(EntReading *const reading,
                               EntAgreement *const agreement,
                               const EntReferentId signatory) {
  for (size_t i = 0; i < agreement->signatories.count; ++i) {
    if (agreement->signatories.items[i] == signatory) {
      return ENT_SUCCESS;
    }
  }
  EntReferentId *const added =
      ENT_PUSH(reading->allocator, &agreement->signatories);
  return added ? (*added = signatory, ENT_SUCCESS) : ENT_ERR_MEMORY;
}

/// For whom an agent signs: a person for the state or body of the office.
static EntReferentId signs_for(const EntReading *const reading,
                               const EntReferentId agent) {
  if (reading->referents.items[agent].kind != ENT_KIND_PERSON) {
    return agent;
  }
  for (size_t i = 0; i < reading->offices.count; ++i) {
    const EntOffice *const office = &reading->offices.items[i];
    if (office->holder == agent && office->of != ENT_NO_REFERENT) {
      return office->of;
    }
  }
  return ENT_NO_REFERENT;
}

static EntStatus read_signing(EntReading *const reading,
                              const EntEvent *const signing,
                              EntAgreement *const agreement) {
  for (size_t i = 0; i < signing->fillers.count; ++i) {
    const EntFiller *const filler = &signing->fillers.items[i];
    if (filler->role == ENT_ROLE_DATE) {
      agreement->signed_on = filler->date;
    } else if (filler->kind != ENT_FILLER_REFERENT) {
      continue;
    } else if (filler->role == ENT_ROLE_PLACE) {
      agreement->signed_at = filler->id;
    } else if (filler->role == ENT_ROLE_AGENT ||
               filler->role == ENT_ROLE_PARTICIPANT) {
      const EntReferentId signatory = signs_for(reading, filler->id);
      if (signatory != ENT_NO_REFERENT) {
        ENT_TRY(add_signatory(reading, agreement, signatory));
      }
    }
  }
  return ENT_SUCCESS;
}

static EntStatus add_provision(EntReading *const reading,
                               EntAgreement *const agreement,
                               const uint32_t event) {
  for (size_t i = 0; i < agreement->provisions.count; ++i) {
    if (agreement->provisions.items[i] == event) {
      return ENT_SUCCESS;
    }
  }
  uint32_t *const added = ENT_PUSH(reading->allocator, &agreement->provisions);
  return added ? (*added = event, ENT_SUCCESS) : ENT_ERR_MEMORY;
}

/// The agreement that acts in an event: what implements or ends something.
static EntReferentId acting_agreement(EntReading *const reading,
                                      const EntEvent *const event) {
  for (size_t i = 0; i < event->fillers.count; ++i) {
    if (event->fillers.items[i].role == ENT_ROLE_AGENT &&
        agreement_of(reading, &event->fillers.items[i])) {
      return event->fillers.items[i].id;
    }
  }
  return ENT_NO_REFERENT;
}

static EntStatus read_filler(EntReading *const reading, const uint32_t index,
                             const EntFiller *const filler) {
  const EntEvent *const event = &reading->events.items[index];
  EntReferent *const referent = agreement_of(reading, filler);
  if (!referent) {
    return ENT_SUCCESS;
  }
  EntAgreement *const agreement = referent->agreement;
  if (filler->role == ENT_ROLE_THEME &&
      event->event_class == ENT_CLASS_SIGNING &&
      event->status == ENT_EVENT_ACTUAL) {
    return read_signing(reading, event, agreement);
  }
  if (filler->role == ENT_ROLE_UNDER_AGREEMENT &&
      event->status == ENT_EVENT_OBLIGED) {
    return add_provision(reading, agreement, index);
  }
  if (filler->role == ENT_ROLE_ENDED_BY) {
    agreement->ends = index;
  }
  if (filler->role == ENT_ROLE_THEME &&
      event->event_class == ENT_CLASS_AGREEMENT_IMPLEMENTATION) {
    const EntReferentId actor = acting_agreement(reading, event);
    if (actor != ENT_NO_REFERENT && actor != filler->id) {
      reading->referents.items[actor].agreement->implements = filler->id;
    }
  }
  return ENT_SUCCESS;
}

/// @}
/// \name Keys
/// @{

static int compare_views(const void *const a, const void *const b) {
  return ent_view_compare(*(const EntView *)a, *(const EntView *)b);
}

/// Write "2021-01-11-am-az-ru": the same in every article that knows as much.
static EntStatus make_key(EntReading *const reading,
                          EntReferent *const referent) {
  const EntAgreement *const agreement = referent->agreement;
  EntView parties[16];
  size_t n_parties = 0;
  for (size_t i = 0; i < agreement->signatories.count && n_parties < 16; ++i) {
    parties[n_parties++] =
        reading->referents.items[agreement->signatories.items[i]].key;
  }
  qsort(parties, n_parties, sizeof(parties[0]), compare_views);
  char date[ENT_DATE_SIZE];
  (void)ent_date_format(agreement->signed_on, date);
  EntView key;
  ENT_TRY(ent_arena_format(reading->arena, &key, "agreement/%s", date));
  for (size_t i = 0; i < n_parties; ++i) {
    const size_t slash = ent_view_find(parties[i], '/');
    EntView slug;
    ENT_TRY(ent_reading_slug(
        reading->arena,
        ent_view_slice(parties[i], slash < parties[i].size ? slash + 1 : 0,
                       parties[i].size),
        &slug));
    ENT_TRY(ent_arena_format(reading->arena, &key, "%.*s-%.*s",
                             ENT_VIEW_ARGS(key), ENT_VIEW_ARGS(slug)));
  }
  if (ent_reading_find(reading, key) == ENT_NO_REFERENT) {
    referent->key = key;
  }
  return ENT_SUCCESS;
}

/// @}

/// \name One agreement spoken of in two ways
/// @{

static bool has_signatory(const EntAgreement *const agreement,
                          const EntReferentId id) {
  for (size_t i = 0; i < agreement->signatories.count; ++i) {
    if (agreement->signatories.items[i] == id) {
      return true;
    }
  }
  return false;
}

static bool has_same_signatories(const EntAgreement *const a,
                                 const EntAgreement *const b) {
  bool is_same =
      a->signatories.count == b->signatories.count && a->signatories.count > 0;
  for (size_t i = 0; is_same && i < a->signatories.count; ++i) {
    is_same = has_signatory(b, a->signatories.items[i]);
  }
  return is_same;
}

/// Of the same parties, and of the same date as far as both have one.
static bool is_same_agreement(const EntReferent *const a,
                              const EntReferent *const b) {
  const bool is_dated = ent_date_is_set(a->agreement->signed_on) &&
                        ent_date_is_set(b->agreement->signed_on);
  return a->known == ENT_NO_ENTITY && b->known == ENT_NO_ENTITY &&
         has_same_signatories(a->agreement, b->agreement) &&
         (!is_dated ||
          !ent_date_compare(a->agreement->signed_on, b->agreement->signed_on));
}

static void replace(EntReferentId *const id, const EntReferentId from,
                    const EntReferentId to) {
  *id = *id == from ? to : *id;
}

/// Let `to` stand wherever `from` stood.
static EntStatus unite(EntReading *const reading, const EntReferentId from,
                       const EntReferentId to) {
  for (size_t i = 0; i < reading->mentions.count; ++i) {
    EntMention *const mention = &reading->mentions.items[i];
    for (size_t j = 0; j < mention->referents.count; ++j) {
      replace(&mention->referents.items[j], from, to);
    }
  }
  for (size_t i = 0; i < reading->events.count; ++i) {
    EntEvent *const event = &reading->events.items[i];
    for (size_t j = 0; j < event->fillers.count; ++j) {
      if (event->fillers.items[j].kind == ENT_FILLER_REFERENT) {
        replace(&event->fillers.items[j].id, from, to);
      }
    }
  }
  for (size_t i = 0; i < reading->referents.items[from].names.count; ++i) {
    ENT_TRY(ent_reading_add_name(
        reading, to, reading->referents.items[from].names.items[i]));
  }
  EntReferent *const lost = &reading->referents.items[from];
  for (size_t i = 0; i < lost->mentions.count; ++i) {
    EntSpan *const span =
        ENT_PUSH(reading->allocator, &reading->referents.items[to].mentions);
    if (!span) {
      return ENT_ERR_MEMORY;
    }
    *span = lost->mentions.items[i];
  }
  lost->mentions.count = 0;
  lost->agreement->signatories.count = 0;
  return ENT_SUCCESS;
}

static EntStatus collect(EntReading *const reading);

EntStatus ent_agreements_unite(EntReading *const reading) {
  ENT_TRY(collect(reading));
  const size_t n_referents = reading->referents.count;
  for (size_t i = 0; i < n_referents; ++i) {
    for (size_t j = i + 1; j < n_referents; ++j) {
      const EntReferent *const a = &reading->referents.items[i];
      const EntReferent *const b = &reading->referents.items[j];
      if (a->agreement && b->agreement && is_same_agreement(a, b)) {
        ENT_TRY(unite(reading, (EntReferentId)j, (EntReferentId)i));
      }
    }
  }
  return ENT_SUCCESS;
}

/// @}

static EntStatus collect(EntReading *const reading) {
  for (uint32_t i = 0; i < reading->events.count; ++i) {
    const EntEvent *const event = &reading->events.items[i];
    if (event->merged_into != ENT_NO_EVENT || event->is_dropped) {
      continue;
    }
    for (size_t j = 0; j < event->fillers.count; ++j) {
      ENT_TRY(read_filler(reading, i, &event->fillers.items[j]));
    }
  }
  return ENT_SUCCESS;
}

EntStatus ent_agreements_finish(EntReading *const reading) {
  ENT_TRY(collect(reading));
  for (size_t i = 0; i < reading->referents.count; ++i) {
    EntReferent *const referent = &reading->referents.items[i];
    if (referent->agreement && referent->known == ENT_NO_ENTITY &&
        ent_date_is_set(referent->agreement->signed_on) &&
        referent->agreement->signatories.count) {
      ENT_TRY(make_key(reading, referent));
    }
  }
  return ENT_SUCCESS;
}

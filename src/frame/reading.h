/**
   @file reading.h
   What an article states: referents, mentions, events and office holdings.

   The stages of the frame layer fill it in this order; each has a file:

   | stage           | adds                                                   |
   | --------------- | ------------------------------------------------------ |
   | names.h         | referents and mentions of names                        |
   | bodies.h        | ministries, armies and other bodies of states          |
   | offices.h       | who holds which office, persons known by office        |
   | coreference.h   | pronouns and descriptions                              |
   | agreements.h    | agreements                                             |
   | events.h        | events with their roles, status, time                  |
   | merge.h         | one event for what is told twice                       |
   | graph.h         | nothing: writes it all as RDF                          |

   All of it lives in the arena of the article, save the growing arrays, which
   ent_reading_clear() frees.
*/
#ifndef ENT_FRAME_READING_H
#define ENT_FRAME_READING_H

#include "base/date.h"
#include "base/span.h"
#include "base/status.h"
#include "frame/lexicon.h"
#include "frame/phrases.h"
#include "frame/tree.h"
#include "know/knowledge.h"
#include "rdf/vocab.h"
#include "text/document.h"

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The weights of confidence.h.
typedef struct EntConfidenceImpl EntConfidence;

/// What is loaded once and read by every analysis; const and shared.
typedef struct {
  const EntVocabulary *vocabulary;
  const EntKnowledge *knowledge;
  const EntLexicon *lexicon;
  const EntPhrases *offices;       ///< lexicon/offices.tsv
  const EntPhrases *bodies;        ///< lexicon/bodies.tsv
  const EntPhrases *descriptions;  ///< lexicon/descriptions.tsv
  const EntPhrases *grammar;       ///< lexicon/grammar.tsv
  const EntConfidence *confidence; ///< models/confidence.tsv
} EntFrameModel;

typedef uint32_t EntReferentId;

#define ENT_NO_REFERENT UINT32_MAX
#define ENT_NO_MENTION UINT32_MAX
#define ENT_NO_EVENT UINT32_MAX

/// What only an agreement has.
typedef struct {
  struct {
    EntReferentId *items;
    size_t count, capacity;
  } signatories;
  struct {
    uint32_t *items; ///< Events that it requires
    size_t count, capacity;
  } provisions;
  EntDate signed_on;
  EntReferentId signed_at;  ///< Place, or #ENT_NO_REFERENT
  EntReferentId implements; ///< Agreement, or #ENT_NO_REFERENT
  uint32_t ends;            ///< Conflict (an event), or #ENT_NO_EVENT
  struct {
    EntView *items; ///< Numbers of the clauses spoken of
    size_t count, capacity;
  } clauses;
} EntAgreement;

/// Somebody or something that the article speaks of by name or description.
typedef struct {
  EntLexKind kind;    ///< State, Person, Organization, Place or Agreement
  EntView class_name; ///< Class of the ontology, such as "Settlement"
  EntView key;        ///< IRI below the base: "person/ilham-aliyev"
  EntView label;
  EntEntity known;          ///< In the knowledge base, or #ENT_NO_ENTITY
  EntReferentId belongs_to; ///< State or place of a body or place, or none
  EntAgreement *agreement;  ///< NULL unless it is one
  struct {
    EntView *items; ///< Every surface name, each once
    size_t count, capacity;
  } names;
  struct {
    EntSpan *items; ///< Where it is mentioned by a name
    size_t count, capacity;
  } mentions;
  struct {
    EntReferentId *items; ///< Of an organisation, as far as the article says
    size_t count, capacity;
  } members;
  struct {
    EntReferentId *items; ///< Those who preside over it together
    size_t count, capacity;
  } co_chairs;
  EntReferentId capital; ///< Of a state, as the article says, or none
  EntId recognition;     ///< Individual of the vocabulary, or #ENT_NO_ID
} EntReferent;

typedef enum {
  ENT_MENTION_NAME,        ///< "Ilham Aliyev", "Baku"
  ENT_MENTION_ADJECTIVE,   ///< "Azerbaijani"
  ENT_MENTION_DESCRIPTION, ///< "the two presidents", "the ministry"
  ENT_MENTION_PRONOUN
} EntMentionForm;

/// A stretch of text that stands for one or more referents.
typedef struct {
  uint32_t first_token;
  uint32_t n_tokens;
  EntMentionForm form;
  struct {
    EntReferentId *items;
    size_t count, capacity;
  } referents;
  float probability;
} EntMention;

typedef enum {
  ENT_FILLER_REFERENT,
  ENT_FILLER_EVENT,
  ENT_FILLER_WORDS, ///< An unnamed one, as the article words it
  ENT_FILLER_DATE,
  ENT_FILLER_VALUE ///< A number or duration
} EntFillerKind;

typedef struct {
  EntRole role;
  EntId property; ///< A user's own one below the role's, or 0
  EntFillerKind kind;
  uint32_t id;  ///< Referent or event
  EntView text; ///< Words or value
  EntDate date;
  uint32_t token; ///< Head of the words that say so
  float probability;
} EntFiller;

/// Something that happens, is said, or is a state of affairs.
typedef struct {
  EntId event_class;        ///< Of the vocabulary
  uint32_t trigger;         ///< Token
  const EntLexEntry *entry; ///< What made it
  EntEventStatus status;
  struct {
    EntSpan *items; ///< Where the article says so; the first is where it began
    size_t count, capacity;
  } evidence;
  struct {
    EntFiller *items;
    size_t count, capacity;
  } fillers;
  EntView date_text; ///< "early 1990s", where a date would say too much
  EntView unit;      ///< Of the count
  bool is_approximate;
  float confidence;
  uint32_t merged_into; ///< Another event, or #ENT_NO_EVENT
  bool is_dropped;      ///< No event after all
  bool is_nested;       ///< The content of another event (confidence.h)
} EntEvent;

/// That the article says somebody holds an office.
typedef struct {
  EntReferentId holder;
  EntView office;   ///< Local name: "President"
  EntReferentId of; ///< State, organisation or place, or #ENT_NO_REFERENT
  uint32_t pronoun; ///< "its", which tells what `of` is, or #ENT_NO_TOKEN
  bool is_former;
  bool is_known; ///< Not said, but taken from the knowledge base
  EntSpan span;
} EntOffice;

typedef struct {
  const EntFrameModel *model;
  const EntDocument *document;
  const EntAllocator *allocator;
  EntArena *arena;
  EntTree tree;
  uint32_t *mention_of; ///< Innermost mention by token, or #ENT_NO_MENTION
  uint32_t *event_of;   ///< Event by the token that evokes it, or none
  uint32_t *longest_at; ///< Longest mention that begins at a token, or none
  struct {
    EntReferent *items;
    size_t count, capacity;
  } referents;
  struct {
    EntMention *items;
    size_t count, capacity;
  } mentions;
  struct {
    EntEvent *items;
    size_t count, capacity;
  } events;
  struct {
    EntOffice *items;
    size_t count, capacity;
  } offices;
} EntReading;

/// Begin to read `document`, whose trees must be there.
EntStatus ent_reading_init(EntReading *reading, const EntFrameModel *model,
                           const EntDocument *document);

void ent_reading_clear(EntReading *reading);

/// Return the token with this index.
static inline const EntToken *ent_reading_token(const EntReading *const reading,
                                                const uint32_t token) {
  return &reading->document->tokens.items[token];
}

/// \name Referents
/// @{

/// Find the referent with this key, or #ENT_NO_REFERENT.
EntReferentId ent_reading_find(const EntReading *reading, EntView key);

/// Find or add the referent for an entity of the knowledge base.
EntStatus ent_reading_add_known(EntReading *reading, EntEntity entity,
                                EntReferentId *id);

/**
   Find or add a referent that the knowledge base does not know.

   Its key is `folder`, a slash and `label` in ASCII: "person/john-doe".
*/
EntStatus ent_reading_add_local(EntReading *reading, EntLexKind kind,
                                EntView class_name, EntView folder,
                                EntView label, EntReferentId *id);

/// Return the referent that `fits` and that the article named most often before
/// `token`, or #ENT_NO_REFERENT.
EntReferentId ent_reading_most_spoken_of(const EntReading *reading,
                                         uint32_t token,
                                         bool (*fits)(const EntReferent *));

/// Return how often the referent was named before `token`.
size_t ent_reading_count_before(const EntReading *reading, EntReferentId id,
                                uint32_t token);

/// Remember that the referent is called `name`.
EntStatus ent_reading_add_name(EntReading *reading, EntReferentId id,
                               EntView name);

/// @}
/// \name Mentions
/// @{

/**
   Add a mention of `referent` (or of nobody: #ENT_NO_REFERENT).

   The tokens then belong to it, but those that an inner mention has.
*/
EntStatus ent_reading_add_mention(EntReading *reading, uint32_t first_token,
                                  uint32_t n_tokens, EntMentionForm form,
                                  EntReferentId referent, uint32_t *mention);

/// Let the mention stand for one more referent, unless it does already.
EntStatus ent_reading_add_to_mention(EntReading *reading, uint32_t mention,
                                     EntReferentId referent);

/// Return the mention that `token` belongs to, or NULL.
const EntMention *ent_reading_mention_at(const EntReading *reading,
                                         uint32_t token);

/// Return the longest mention that begins at `token`, or NULL.
const EntMention *ent_reading_longest_at(const EntReading *reading,
                                         uint32_t token);

/// Let `token`, if it is in no mention, belong to `mention` too: a title.
void ent_reading_claim(EntReading *reading, uint32_t token, uint32_t mention);

/// Return the token of a mention on which its others depend.
uint32_t ent_reading_head(const EntReading *reading, const EntMention *mention);

/// Return the only referent of the mention at `token`, or #ENT_NO_REFERENT.
EntReferentId ent_reading_referent_at(const EntReading *reading,
                                      uint32_t token);

/// @}
/// \name Events
/// @{

/// Add an event with the span of its trigger as evidence.
EntStatus ent_reading_add_event(EntReading *reading, uint32_t trigger,
                                const EntLexEntry *entry, EntId event_class,
                                uint32_t *event);

/// Return whether the class of `event` is `ancestor` or below it.
bool ent_reading_is_a(const EntReading *reading, uint32_t event,
                      EntId ancestor);

/// Add a filler, unless the event has the same one in the same role.
EntStatus ent_reading_add_filler(EntReading *reading, uint32_t event,
                                 EntFiller filler);

/// Return the first filler of `role` behind `after` (from the first on if that
/// is NULL), or NULL; valid until a filler is added.
const EntFiller *ent_event_filler(const EntEvent *event, EntRole role,
                                  const EntFiller *after);

/// Return the event that `event` was merged into, or `event` itself.
uint32_t ent_reading_event(const EntReading *reading, uint32_t event);

/// @}

/// Write `text` in lower-case ASCII letters, digits and hyphens, as keys have.
EntStatus ent_reading_slug(EntArena *arena, EntView text, EntView *slug);

#ifdef __cplusplus
}
#endif

#endif // ENT_FRAME_READING_H

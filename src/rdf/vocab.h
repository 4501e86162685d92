/**
   @file vocab.h
   The vocabulary: classes, properties, offices and statuses of the ontology.

   Terms are small numbers, the same in every run. vocab_ids.h names those of
   the built-in vocabulary (#ENT_CLASS_SIGNING, #ENT_P_AGENT,
   #ENT_OFFICE_PRESIDENT, #ENT_STATUS_ACTUAL); it and the table behind them are
   made from ontology/entente.ttl, so that they cannot drift from it. A
   vocabulary that a user has extended has the same ids and further ones behind
   them: mechanisms name the constants, and take everything else from the
   vocabulary they are given.

       const EntVocabulary *vocab = ent_vocabulary();
       EntId id;
       if (ent_class_find(vocab, ENT_VIEW("Signing"), &id)) {
         ent_class_is_a(vocab, id, ENT_CLASS_AGREEMENT_EVENT); // true
         ent_class_cameo(vocab, id);                           // "057"
       }

   Terms of other vocabularies that graphs use (rdfs:label, nif:String) are
   here too. A term is named by its local name if it is in the namespace ent:,
   else with its prefix: "agent", "rdfs:label".
*/
#ifndef ENT_RDF_VOCAB_H
#define ENT_RDF_VOCAB_H

#include "base/intern.h"
#include "base/view.h"
#include "rdf/vocab_ids.h"

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The kinds of terms; ids count from 0 in each.
typedef enum {
  ENT_VOCAB_CLASS,
  ENT_VOCAB_PROPERTY,
  ENT_VOCAB_OFFICE,     ///< Individuals of ent:Office
  ENT_VOCAB_STATUS,     ///< Individuals of ent:Status
  ENT_VOCAB_INDIVIDUAL, ///< Other individuals: ent:KnowledgeBase …
  ENT_N_VOCAB_KINDS
} EntVocabKind;

typedef struct {
  EntView name;   ///< "Signing", "rdfs:label"
  EntView iri;    ///< In full
  EntView label;  ///< In English; empty for a term of another vocabulary
  EntView cameo;  ///< CAMEO code of a class, or empty
  EntView plover; ///< PLOVER category of a class, or empty
  EntId parent;   ///< Term of the same kind right above it, or #ENT_NO_ID
} EntVocabEntry;

/// The terms of one kind.
typedef struct {
  const EntVocabEntry *entries; ///< By id
  const EntId *order;           ///< Ids in the order of their names, as bytes
  size_t count;
} EntVocabTable;

/// A namespace and the prefix that people write for it.
typedef struct {
  EntView prefix; ///< "ent", without the colon
  EntView iri;    ///< Its IRI
} EntVocabPrefix;

/// A vocabulary; const while in use, and may be shared by threads.
typedef struct {
  EntVocabTable tables[ENT_N_VOCAB_KINDS]; ///< By #EntVocabKind
  const EntVocabPrefix *prefixes;
  size_t n_prefixes;
} EntVocabulary;

/// Return the built-in vocabulary.
const EntVocabulary *ent_vocabulary(void);

/// \name Any kind
/// @{

/// Return what is known of a term; `id` must be less than the table's count.
const EntVocabEntry *ent_vocab_entry(const EntVocabulary *vocab,
                                     EntVocabKind kind, EntId id);

/// Find the term of this kind called `name`; false, and `id` untouched, if
/// there is none.
bool ent_vocab_find(const EntVocabulary *vocab, EntVocabKind kind, EntView name,
                    EntId *id);

/// Return whether `id` is `ancestor` or below it in the tree.
bool ent_vocab_is_a(const EntVocabulary *vocab, EntVocabKind kind, EntId id,
                    EntId ancestor);

/// @}
/// \name Classes
/// @{

static inline bool ent_class_find(const EntVocabulary *const vocab,
                                  const EntView name, EntId *const id) {
  return ent_vocab_find(vocab, ENT_VOCAB_CLASS, name, id);
}

static inline EntView ent_class_name(const EntVocabulary *const vocab,
                                     const EntId id) {
  return ent_vocab_entry(vocab, ENT_VOCAB_CLASS, id)->name;
}

static inline EntView ent_class_iri(const EntVocabulary *const vocab,
                                    const EntId id) {
  return ent_vocab_entry(vocab, ENT_VOCAB_CLASS, id)->iri;
}

/// Return the class right above, or #ENT_NO_ID.
static inline EntId ent_class_parent(const EntVocabulary *const vocab,
                                     const EntId id) {
  return ent_vocab_entry(vocab, ENT_VOCAB_CLASS, id)->parent;
}

/// Return the CAMEO code of the class itself, empty if it has none.
static inline EntView ent_class_cameo(const EntVocabulary *const vocab,
                                      const EntId id) {
  return ent_vocab_entry(vocab, ENT_VOCAB_CLASS, id)->cameo;
}

static inline bool ent_class_is_a(const EntVocabulary *const vocab,
                                  const EntId id, const EntId ancestor) {
  return ent_vocab_is_a(vocab, ENT_VOCAB_CLASS, id, ancestor);
}

/// @}
/// \name Properties, offices, statuses and other individuals
/// @{

static inline bool ent_property_find(const EntVocabulary *const vocab,
                                     const EntView name, EntId *const id) {
  return ent_vocab_find(vocab, ENT_VOCAB_PROPERTY, name, id);
}

static inline EntView ent_property_iri(const EntVocabulary *const vocab,
                                       const EntId id) {
  return ent_vocab_entry(vocab, ENT_VOCAB_PROPERTY, id)->iri;
}

static inline bool ent_office_find(const EntVocabulary *const vocab,
                                   const EntView name, EntId *const id) {
  return ent_vocab_find(vocab, ENT_VOCAB_OFFICE, name, id);
}

static inline EntView ent_office_iri(const EntVocabulary *const vocab,
                                     const EntId id) {
  return ent_vocab_entry(vocab, ENT_VOCAB_OFFICE, id)->iri;
}

static inline bool ent_status_find(const EntVocabulary *const vocab,
                                   const EntView name, EntId *const id) {
  return ent_vocab_find(vocab, ENT_VOCAB_STATUS, name, id);
}

static inline EntView ent_status_iri(const EntVocabulary *const vocab,
                                     const EntId id) {
  return ent_vocab_entry(vocab, ENT_VOCAB_STATUS, id)->iri;
}

static inline EntView ent_individual_iri(const EntVocabulary *const vocab,
                                         const EntId id) {
  return ent_vocab_entry(vocab, ENT_VOCAB_INDIVIDUAL, id)->iri;
}

/// @}

#ifdef __cplusplus
}
#endif

#endif // ENT_RDF_VOCAB_H

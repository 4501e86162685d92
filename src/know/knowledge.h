/**
   @file knowledge.h
   The knowledge base: who and what a name means, and when.

   A knowledge base is one compiled file (builder.h makes it from the tables
   under `knowledge/`) that is mapped, checked and then only read: it is const
   and may be shared by threads. It knows entities (states, persons,
   organisations, places, agreements, conflicts), the names by which English
   news calls them, and who held which office when. It knows nothing of
   documents and nothing of RDF: classes and offices are local names of the
   ontology as strings, such as "State" and "PrimeMinister".

       EntKnowledge *kb = NULL;
       ENT_TRY(ent_knowledge_open(world, "entente.kb", &kb));
       const EntEntity russia = ent_knowledge_by_id(kb, ENT_VIEW("state/RU"));
       const EntEntity president = ent_knowledge_holder(
           kb, ENT_VIEW("President"), russia, (EntDate){2009, 5, 1});
       ... ent_knowledge_label(kb, president) is "Dmitry Medvedev"
       ent_knowledge_close(kb);

   Views returned look into the knowledge base, are zero-terminated and live as
   long as it is open. Entities are numbered from 0; a lower number is the more
   prominent one, since the tables begin with states and end with small towns.
*/
#ifndef ENT_KNOW_KNOWLEDGE_H
#define ENT_KNOW_KNOWLEDGE_H

#include "base/arena.h"
#include "base/date.h"
#include "base/status.h"
#include "base/view.h"
#include "base/world.h"

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct EntKnowledgeImpl EntKnowledge;

/// An entity of one opened knowledge base.
typedef uint32_t EntEntity;

/// No entity.
#define ENT_NO_ENTITY UINT32_MAX

/// \name Opening
/// @{

/**
   Map and check the compiled knowledge base in the file called `name`.

   Returns #ENT_ERR_READ if the file cannot be read, #ENT_ERR_DATA if it is no
   knowledge base of this version, truncated or damaged, #ENT_ERR_MEMORY; each
   logged.
*/
EntStatus ent_knowledge_open(const EntWorld *world, const char *name,
                             EntKnowledge **knowledge);

/**
   Open `name` with the tables in the files `tables` added to it.

   A table (builder.h says how it is written) adds entities, replaces those
   whose id it repeats, and adds to those whose id it repeats after a plus.
   Statuses as for ent_knowledge_open(); faults of a table are logged with file
   and line.
*/
EntStatus ent_knowledge_open_with(const EntWorld *world, const char *name,
                                  const char *const *tables, size_t n_tables,
                                  EntKnowledge **knowledge);

/**
   Open the compiled knowledge base in `bytes`, as ent_builder_finish() made it.

   Takes over `bytes`, which must come from the allocator of `world`, also when
   it fails. `name` is what messages call it.
*/
EntStatus ent_knowledge_open_bytes(const EntWorld *world, const char *name,
                                   void *bytes, size_t size,
                                   EntKnowledge **knowledge);

/// Unmap and free; `knowledge` may be NULL.
void ent_knowledge_close(EntKnowledge *knowledge);

/// @}
/// \name Entities
/// @{

/// Return the number of entities.
size_t ent_knowledge_count(const EntKnowledge *knowledge);

/// Return the entity whose key is `id`, such as "state/AZ", or #ENT_NO_ENTITY.
EntEntity ent_knowledge_by_id(const EntKnowledge *knowledge, EntView id);

/// Return the state or subdivision with an ISO 3166 code such as "AZ" or
/// "AZ-NX", or #ENT_NO_ENTITY.
EntEntity ent_knowledge_by_code(const EntKnowledge *knowledge, EntView code);

/**
   Return the stable key, such as "state/AZ", "person/ilham-aliyev" or
   "org/osce": a class word, a slash, and ASCII letters, digits and hyphens.
*/
EntView ent_knowledge_id(const EntKnowledge *knowledge, EntEntity entity);

/// Return the name to show.
EntView ent_knowledge_label(const EntKnowledge *knowledge, EntEntity entity);

/// Return the class: a local name of the ontology, such as "ArmedGroup".
EntView ent_knowledge_class(const EntKnowledge *knowledge, EntEntity entity);

/// Return whether the class of `entity` is `class_name` or below it.
bool ent_knowledge_is_a(const EntKnowledge *knowledge, EntEntity entity,
                        EntView class_name);

/// Return the ISO 3166 code of a state ("AZ") or subdivision, or empty.
EntView ent_knowledge_code(const EntKnowledge *knowledge, EntEntity entity);

/// Return the Wikidata id ("Q227"), or empty where none is certain.
EntView ent_knowledge_wikidata(const EntKnowledge *knowledge, EntEntity entity);

/// Return what was the source of the line, a key of `knowledge/README.md`.
EntView ent_knowledge_source(const EntKnowledge *knowledge, EntEntity entity);

/**
   Return what `entity` belongs to, or #ENT_NO_ENTITY.

   For a place it is the state or place it lies in; for an organisation the
   state or organisation whose body it is; a person has none, but terms
   (ent_knowledge_term()).
*/
EntEntity ent_knowledge_parent(const EntKnowledge *knowledge, EntEntity entity);

/// Return the state reached from `entity` by going to parents: itself if it is
/// a state, or #ENT_NO_ENTITY.
EntEntity ent_knowledge_state_of(const EntKnowledge *knowledge,
                                 EntEntity entity);

/// Return when a state, organisation or conflict began, or when an agreement
/// was signed; all zero if not
/// known.
EntDate ent_knowledge_begin(const EntKnowledge *knowledge, EntEntity entity);

/// Return when it ended, all zero if it did not.
EntDate ent_knowledge_end(const EntKnowledge *knowledge, EntEntity entity);

/// @}
/// \name Names
/// @{

/// How a name stands for its entity.
typedef enum {
  ENT_NAME_PLAIN,        ///< "Azerbaijan", "Ilham Aliyev", "Kelbajar"
  ENT_NAME_OFFICIAL,     ///< "Republic of Azerbaijan"
  ENT_NAME_FORMER,       ///< "Burma", "Peking"
  ENT_NAME_ABBREVIATION, ///< "OSCE", "U.S."
  ENT_NAME_CAPITAL,      ///< A name of a capital: may stand for its state
  ENT_NAME_SEAT,         ///< "Kremlin": may stand for what it is the seat of
  ENT_NAME_ADJECTIVE,    ///< "Armenian" troops
  ENT_NAME_DEMONYM,      ///< an "Armenian"
  ENT_NAME_DEMONYMS,     ///< "Armenians"
  ENT_NAME_SURNAME,      ///< "Aliyev" alone
  ENT_NAME_SHARED        ///< "Senate": others are called so too
} EntNameKind;

/// Return a word for `kind`, such as "adjective".
const char *ent_name_kind_string(EntNameKind kind);

/// One name of an entity.
typedef struct {
  EntView text;
  EntNameKind kind;
} EntName;

/// Return the number of names of `entity`, its label among them.
size_t ent_knowledge_name_count(const EntKnowledge *knowledge,
                                EntEntity entity);

/// Return the name number `index`, which must be below the count.
EntName ent_knowledge_name(const EntKnowledge *knowledge, EntEntity entity,
                           size_t index);

/// @}
/// \name Relations
/// @{

/**
   Return the first entity that stands in `relation` to `entity`, or
   #ENT_NO_ENTITY.

   Relations are those of `knowledge/schema.tsv`: "capital" of a state,
   "standsFor" of a seat, "member" of an organisation, "signatory", and so on.
*/
EntEntity ent_knowledge_related(const EntKnowledge *knowledge, EntEntity entity,
                                EntView relation);

/// Return whether `subject` stands in `relation` to `object`.
bool ent_knowledge_is_related(const EntKnowledge *knowledge, EntEntity subject,
                              EntView relation, EntEntity object);

/// One relation of an entity.
typedef struct {
  EntEntity subject;
  EntView relation;
  EntEntity object;
} EntRelation;

/// Return the number of relations whose subject is `entity`.
size_t ent_knowledge_relation_count(const EntKnowledge *knowledge,
                                    EntEntity entity);

/// Return the relation number `index`, which must be below the count.
EntRelation ent_knowledge_relation(const EntKnowledge *knowledge,
                                   EntEntity entity, size_t index);

/**
   Return what `entity` stands for when a capital or seat "says" something: the
   state of a capital, the state or body of a seat of power, else
   #ENT_NO_ENTITY.
*/
EntEntity ent_knowledge_stands_for(const EntKnowledge *knowledge,
                                   EntEntity entity);

/// @}
/// \name Offices
/// @{

/**
   That a person held an office from `begin` (included) to `end` (excluded;
   all zero if it is not over).
*/
typedef struct {
  EntEntity holder;
  EntView office; ///< Local name of the ontology, such as "ForeignMinister"
  EntEntity of;   ///< The state, organisation or place
  EntDate begin;
  EntDate end;
} EntOfficeTerm;

/**
   Return who held `office` of `of` on `date`, or #ENT_NO_ENTITY; that too of
   offices that many hold at a time, such as ambassadors.

   On the day of a change it is the newcomer. Where a term is known to the month
   or year only, it counts from its first to its last possible day, and of two
   possible holders the later one is returned. A `date` of which only the year
   or month is known means its last day; no date asks for the last holder
   known.
*/
EntEntity ent_knowledge_holder(const EntKnowledge *knowledge, EntView office,
                               EntEntity of, EntDate date);

/**
   Return who led the state or organisation `of` on `date`, and set `office` (if
   not NULL) to the office: the chancellor in Germany, the president in France.

   This is whom "the German leader" means. Where `knowledge/schema.tsv` does not
   name the leading office, it is the first of the leading offices listed there
   for everyone that somebody held.
*/
EntEntity ent_knowledge_leader(const EntKnowledge *knowledge, EntEntity of,
                               EntDate date, EntView *office);

/// Return whether `person` held `office` of `of` on `date`; with no date, ever.
/// An empty `office` is any, #ENT_NO_ENTITY for `of` any.
bool ent_knowledge_held(const EntKnowledge *knowledge, EntEntity person,
                        EntView office, EntEntity of, EntDate date);

/// Return the number of terms of `person`, in the order of their beginnings.
size_t ent_knowledge_term_count(const EntKnowledge *knowledge,
                                EntEntity person);

/// Return the term number `index`, which must be below the count.
EntOfficeTerm ent_knowledge_term(const EntKnowledge *knowledge,
                                 EntEntity person, size_t index);

/// Return whether `term` runs on `date`; always true fall zero if it did not.
bool ent_office_term_covers(const EntOfficeTerm *term, EntDate date);

/// @}
/// \name Matching
/// @{

/// An entity that a match may mean, by one kind of name: "Armenian" means its
/// state as adjective and, once more, as demonym.
typedef struct {
  EntEntity entity;
  EntNameKind kind;
  EntView name;  ///< The name as the tables have it
  bool is_exact; ///< Equal but for case and diacritics; false: only by the
                 ///< rules for transliteration ("Aliev" for "Aliyev")
} EntCandidate;

/// A stretch of tokens that is a name.
typedef struct {
  uint32_t begin; ///< First token
  uint32_t end;   ///< Token after the last
  uint32_t n_candidates;
  const EntCandidate *candidates; ///< Exact ones first, then by prominence
} EntNameMatch;

typedef struct {
  const EntNameMatch *items; ///< By begin, longer ones first
  size_t count;
} EntNameMatches;

enum {
  ENT_MATCH_NESTED = 1U ///< Also matches inside and across longer ones
};

/**
   Find all names in the forms of `n_tokens` tokens, in one pass.

   Without #ENT_MATCH_NESTED, matches are the longest at each place from left to
   right and do not overlap. Tokens follow the tokenization of Universal
   Dependencies ("Nagorno", "-", "Karabakh"; "Azerbaijan", "'s"; "U.S."), but
   hyphens and apostrophes left within a token do no harm. Capitals count: a
   capitalised name is found in capitals too, an abbreviation only as it is
   written ("US" is no "us"). Diacritics do not count; spellings that the
   transliteration rules of `knowledge/folding.tsv` make equal are found and
   marked as inexact.

   The result is in `arena`. Returns #ENT_ERR_MEMORY.
*/
EntStatus ent_knowledge_match(const EntKnowledge *knowledge,
                              const EntView *tokens, size_t n_tokens,
                              unsigned flags, EntArena *arena,
                              EntNameMatches *matches);

/**
   Find what the whole of `name`, words with spaces between, may mean.

   The result is in `arena`: one match, or none. This is also how to find
   persons by surname: by candidates of kind #ENT_NAME_SURNAME. Returns
   #ENT_ERR_MEMORY.
*/
EntStatus ent_knowledge_find(const EntKnowledge *knowledge, EntView name,
                             EntArena *arena, EntNameMatches *matches);

/// @}

#ifdef __cplusplus
}
#endif

#endif // ENT_KNOW_KNOWLEDGE_H

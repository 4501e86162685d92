#include "frame/owners.h"

#include "frame/triggers.h"
#include "frame/words.h"

/// How many nouns between the owner and what it owns are looked through.
enum { MAX_DEPTH = 2 };

/// On the way through the dependents of a noun.
typedef struct {
  const EntReading *reading;
  bool (*tells)(const EntReading *reading, uint32_t child);
  unsigned kinds;
  uint32_t *owners;
  size_t n_owners;
} Search;

/// Whether a dependent tells who does what the noun says: "Russia's request",
/// "a request from Russia".
static bool tells_doer(const EntReading *const reading, const uint32_t child) {
  const EntToken *const word = ent_reading_token(reading, child);
  const uint32_t preposition = ent_word_preposition(reading, child);
  switch (ent_deprel_universal(word->deprel)) {
  case ENT_DEPREL_AMOD:
  case ENT_DEPREL_COMPOUND:
    return true;
  case ENT_DEPREL_NMOD:
    return preposition == ENT_NO_TOKEN ||
           word->deprel == ENT_DEPREL_NMOD_POSS ||
           ent_word_is(reading, preposition, ENT_VIEW("agentive")) ||
           ent_word_is(reading, preposition, ENT_VIEW("origin"));
  default:
    return false;
  }
}

static bool is_of(const EntReading *const reading, const uint32_t child) {
  return ent_deprel_universal(ent_reading_token(reading, child)->deprel) ==
             ENT_DEPREL_NMOD &&
         ent_word_is(reading, ent_word_preposition(reading, child),
                     ENT_VIEW("whole"));
}

/// "The border with Kenya": what is shared with another.
static bool is_shared_with(const EntReading *const reading,
                           const uint32_t child) {
  const EntToken *const word = ent_reading_token(reading, child);
  return word->deprel == ENT_DEPREL_NMOD && word->head != ENT_NO_TOKEN &&
         ent_word_is(reading, ent_word_preposition(reading, child),
                     ENT_VIEW("sharing")) &&
         ent_lexicon_in_set(reading->model->lexicon, ENT_VIEW("$border"),
                            ent_reading_token(reading, word->head)->lemma);
}

/// Whether a dependent tells whose the unnamed one is: "Russian officials".
static bool tells_owner(const EntReading *const reading, const uint32_t child) {
  return is_of(reading, child) || is_shared_with(reading, child) ||
         tells_doer(reading, child);
}

static void add_owner(Search *const search, const uint32_t token) {
  if (search->n_owners < ENT_MAX_OWNERS &&
      ent_reading_mention_at(search->reading, token)) {
    search->owners[search->n_owners++] = token;
  }
}

/// "An appeal filed by Kenya": who did what the participle tells.
static void search_participle(Search *const search, const uint32_t verb) {
  const EntReading *const reading = search->reading;
  if (!ent_tree_is_passive(&reading->tree, verb)) {
    return;
  }
  ENT_FOR_CHILDREN(&reading->tree, child, verb) {
    if (ent_word_is(reading, ent_word_preposition(reading, child),
                    ENT_VIEW("agentive")) &&
        (ent_triggers_kinds(reading, child) & search->kinds)) {
      add_owner(search, child);
    }
  }
}

static void search_below(Search *const search, const uint32_t head,
                         const int depth) {
  const EntReading *const reading = search->reading;
  ENT_FOR_CHILDREN(&reading->tree, child, head) {
    if (ent_reading_token(reading, child)->deprel == ENT_DEPREL_ACL &&
        search->kinds == ENT_KIND_ACTOR) { // of an act
      search_participle(search, child);
      continue;
    }
    if (!search->tells(reading, child)) {
      continue;
    }
    if (ent_triggers_kinds(reading, child) & search->kinds) {
      add_owner(search, child);
    }
    ENT_FOR_CHILDREN(&reading->tree, part, child) {
      if (ent_reading_token(reading, part)->deprel == ENT_DEPREL_CONJ) {
        add_owner(search, part);
      }
    }
    if (depth < MAX_DEPTH && is_of(reading, child) &&
        !ent_reading_mention_at(reading, child)) {
      search_below(search, child, depth + 1);
    }
  }
}

size_t ent_owners_of(const EntReading *const reading, const uint32_t head,
                     const unsigned kinds,
                     uint32_t owners[const ENT_MAX_OWNERS]) {
  if (ent_word_is_in_set(reading, head, ENT_VIEW("$relational"))) {
    return 0;
  }
  Search search = {.reading = reading,
                   .tells = tells_owner,
                   .kinds = kinds,
                   .owners = owners};
  search_below(&search, head, 0);
  return search.n_owners;
}

size_t ent_owners_of_act(const EntReading *const reading, const uint32_t head,
                         uint32_t owners[const ENT_MAX_OWNERS]) {
  Search search = {.reading = reading,
                   .tells = tells_doer,
                   .kinds = ENT_KIND_ACTOR,
                   .owners = owners};
  search_below(&search, head, MAX_DEPTH);
  return search.n_owners;
}

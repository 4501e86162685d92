#include "frame/described.h"

#include "frame/arguments.h"
#include "frame/offices.h"
#include "frame/subjects.h"
#include "frame/words.h"

static EntStatus describe_holders(EntReading *const reading,
                                  EntAntecedents *const antecedents,
                                  const EntDescription *const found,
                                  const EntReferentId *const owners,
                                  const size_t n_owners) {
  EntReferentId holders[ENT_MAX_OWNERS];
  if (n_owners == 1 && ent_described_is_plural(reading, found)) {
    return ent_described_mean(reading, antecedents, found, owners, 1);
  }
  for (size_t i = 0; i < n_owners; ++i) {
    const EntStatus status = ent_offices_holder(reading, found->match.phrase,
                                                owners[i], &holders[i]);
    if (status == ENT_NO_MATCH &&
        ent_view_equals(found->match.phrase->cells[1], ENT_VIEW("place"))) {
      return ENT_SUCCESS; // a state does not stand for a mayor
    }
    if (status == ENT_NO_MATCH) {
      holders[i] = owners[i]; // the state stands for its leader
    } else if (status) {
      return status;
    }
  }
  return ent_described_mean(reading, antecedents, found, holders, n_owners);
}

static bool is_among(const EntReferentId *const ids, const size_t count,
                     const EntReferentId id) {
  for (size_t i = 0; i < count; ++i) {
    if (ids[i] == id) {
      return true;
    }
  }
  return false;
}

/// Whoever does something to the phrase at `head`: none of those is meant.
static size_t doers_to(const EntReading *const reading, const uint32_t head,
                       EntReferentId doers[ENT_MAX_OWNERS]) {
  const uint32_t verb = ent_reading_token(reading, head)->head;
  const uint32_t subject =
      verb == ENT_NO_TOKEN ? ENT_NO_TOKEN : ent_subjects_of(reading, verb);
  size_t n_doers = 0;
  if (subject == ENT_NO_TOKEN || subject == head) {
    return 0;
  }
  doers[n_doers++] = ent_reading_referent_at(reading, subject);
  ENT_FOR_CHILDREN(&reading->tree, child, subject) {
    if (ent_reading_token(reading, child)->deprel == ENT_DEPREL_CONJ &&
        n_doers < ENT_MAX_OWNERS) {
      doers[n_doers++] = ent_reading_referent_at(reading, child);
    }
  }
  return n_doers;
}

/// The persons last named together, `wanted` of them, who hold the office and
/// are none of the doers; or NULL.
static const EntAntecedent *
last_holders(const EntReading *const reading,
             const EntAntecedents *const antecedents,
             const EntPhrase *const office, const size_t wanted,
             const EntReferentId *const doers, const size_t n_doers) {
  for (size_t i = antecedents->count; i-- > 0;) {
    const EntAntecedent *const group = &antecedents->items[i];
    bool fits = group->n_referents == wanted && group->kinds == ENT_KIND_PERSON;
    for (size_t j = 0; fits && j < wanted; ++j) {
      fits = !is_among(doers, n_doers, group->referents[j]) &&
             ent_offices_is_held(reading, group->referents[j], office);
    }
    if (fits) {
      return group;
    }
  }
  return NULL;
}

/// "the president", "both leaders": those last spoken of who hold the office,
/// but for whoever does something to them.
static EntStatus describe_known_holders(EntReading *const reading,
                                        EntAntecedents *const antecedents,
                                        const EntDescription *const found) {
  const size_t wanted = !ent_described_is_plural(reading, found) ? 1
                        : found->count                           ? found->count
                                                                 : 2;
  EntReferentId doers[ENT_MAX_OWNERS];
  EntReferentId holders[ENT_MAX_OWNERS];
  const size_t n_doers = doers_to(reading, found->head, doers);
  size_t n_holders = 0;
  const EntAntecedent *const group =
      wanted > 1 ? last_holders(reading, antecedents, found->match.phrase,
                                wanted, doers, n_doers)
                 : NULL;
  if (group) {
    return ent_described_mean(reading, antecedents, found, group->referents,
                              wanted);
  }
  for (size_t i = antecedents->count; i-- > 0 && n_holders < wanted;) {
    const EntAntecedent *const candidate = &antecedents->items[i];
    for (size_t j = candidate->n_referents; j-- > 0 && n_holders < wanted;) {
      const EntReferentId id = candidate->referents[j];
      if (n_holders < ENT_MAX_OWNERS && !is_among(doers, n_doers, id) &&
          reading->referents.items[id].kind == ENT_KIND_PERSON &&
          !is_among(holders, n_holders, id) &&
          ent_offices_is_held(reading, id, found->match.phrase)) {
        holders[n_holders++] = id;
      }
    }
  }
  return n_holders == wanted ? ent_described_mean(reading, antecedents, found,
                                                  holders, n_holders)
                             : ENT_SUCCESS;
}

/// "Sworn in as president": what somebody is to be, and nobody himself.
static bool is_predicate(const EntReading *const reading, const uint32_t head) {
  return ent_reading_token(reading, head)->deprel == ENT_DEPREL_XCOMP ||
         ent_word_is(reading, ent_word_preposition(reading, head),
                     ENT_VIEW("predicative"));
}

/// An office that `person` holds, as far as the article says, or empty.
static EntView office_of(const EntReading *const reading,
                         const EntReferentId person) {
  for (size_t i = 0; i < reading->offices.count; ++i) {
    if (reading->offices.items[i].holder == person) {
      return reading->offices.items[i].office;
    }
  }
  return ENT_VIEW("");
}

EntStatus ent_described_counterpart(EntReading *const reading,
                                    EntAntecedents *const antecedents,
                                    EntDescription *const found) {
  const uint32_t pronoun =
      ent_tree_child(&reading->tree, found->head, ENT_DEPREL_NMOD_POSS);
  const EntReferentId person = pronoun == ENT_NO_TOKEN
                                   ? ENT_NO_REFERENT
                                   : ent_reading_referent_at(reading, pronoun);
  EntPhrase office = {.cells = {ENT_VIEW("")}};
  EntReferentId holder = ENT_NO_REFERENT;
  if (person == ENT_NO_REFERENT || found->n_owners != 1 ||
      !(office.cells[0] = office_of(reading, person)).size) {
    return ENT_SUCCESS;
  }
  const EntStatus status = ent_offices_holder(
      reading, &office, ent_reading_referent_at(reading, found->owners[0]),
      &holder);
  return status == ENT_NO_MATCH ? ENT_SUCCESS
         : status               ? status
                  : ent_described_mean(reading, antecedents, found, &holder, 1);
}

/// "A spokesman", "a Greek director": one of many, whom nobody can know.
static bool is_indefinite(const EntReading *const reading,
                          const uint32_t head) {
  const uint32_t article = ent_tree_child(&reading->tree, head, ENT_DEPREL_DET);
  return article != ENT_NO_TOKEN &&
         ent_tree_has_feature(&reading->tree, article,
                              ENT_VIEW("Definite=Ind"));
}

/// "The last head of state to be killed": not who holds the office now.
static bool is_unheld(const EntReading *const reading, const uint32_t head) {
  ENT_FOR_CHILDREN(&reading->tree, child, head) {
    if (child < head && ent_word_is(reading, child, ENT_VIEW("unheld"))) {
      return true;
    }
  }
  return false;
}

/// "The army chief, General Smith": the person who is named right behind the
/// office, or #ENT_NO_REFERENT.
static EntReferentId named_holder(const EntReading *const reading,
                                  const uint32_t head) {
  ENT_FOR_CHILDREN(&reading->tree, name, head) {
    const EntReferentId id = ent_reading_referent_at(reading, name);
    if (ent_reading_token(reading, name)->deprel == ENT_DEPREL_APPOS &&
        name > head && id != ENT_NO_REFERENT &&
        reading->referents.items[id].kind == ENT_KIND_PERSON) {
      return id;
    }
  }
  return ENT_NO_REFERENT;
}

EntStatus ent_described_office(EntReading *const reading,
                               EntAntecedents *const antecedents,
                               const EntDescription *const found) {
  const EntReferentId holder = named_holder(reading, found->head);
  if (holder != ENT_NO_REFERENT) {
    return ent_described_mean(reading, antecedents, found, &holder, 1);
  }
  if (is_predicate(reading, found->head) ||
      is_indefinite(reading, found->head) || is_unheld(reading, found->head)) {
    return ENT_SUCCESS;
  }
  EntReferentId owners[ENT_MAX_OWNERS];
  for (size_t i = 0; i < found->n_owners; ++i) {
    owners[i] = ent_reading_referent_at(reading, found->owners[i]);
  }
  if (found->n_owners) {
    return describe_holders(reading, antecedents, found, owners,
                            found->n_owners);
  }
  owners[0] = ent_described_possessor(reading, found);
  if (owners[0] != ENT_NO_REFERENT) {
    return describe_holders(reading, antecedents, found, owners, 1);
  }
  return found->is_definite || found->is_both
             ? describe_known_holders(reading, antecedents, found)
             : ENT_SUCCESS;
}

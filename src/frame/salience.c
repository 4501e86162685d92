#include "frame/salience.h"

#include "base/vector.h"
#include "frame/offices.h"

/// Sentences that say what an article is about: headline and lead.
enum { N_LEADING = 2 };

static const double LEADING_WEIGHT = 2;
static const double CLEAR_SHARE = 0.5;
static const double PAIR_SHARE = 0.35; // of the second, if no third is near

/// The state that a mention of `referent` counts for.
static EntReferentId state_of(const EntReading *const reading,
                              const EntReferentId referent) {
  const EntReferent *const its = &reading->referents.items[referent];
  if (its->kind == ENT_KIND_STATE) {
    return referent;
  }
  const EntReferentId owner = its->kind == ENT_KIND_PERSON
                                  ? ent_offices_state_of(reading, referent)
                                  : its->belongs_to;
  return owner != ENT_NO_REFERENT &&
                 reading->referents.items[owner].kind == ENT_KIND_STATE
             ? owner
             : ENT_NO_REFERENT;
}

EntStatus ent_salience_add(EntSalience *const salience,
                           const EntReading *const reading,
                           const EntReferentId referent, const uint32_t token) {
  const EntReferentId state = state_of(reading, referent);
  if (state == ENT_NO_REFERENT) {
    return ENT_SUCCESS;
  }
  while (salience->count <= state) {
    double *const added = ENT_PUSH(reading->allocator, salience);
    if (!added) {
      return ENT_ERR_MEMORY;
    }
    *added = 0;
  }
  salience->items[state] +=
      ent_document_sentence_of(reading->document, token) < N_LEADING
          ? LEADING_WEIGHT
          : 1;
  if (salience->items[state] > salience->items[salience->first]) {
    salience->first = state;
  }
  return ENT_SUCCESS;
}

double ent_salience_share(const EntSalience *const salience,
                          const EntReferentId state) {
  return state < salience->count && salience->items[salience->first] > 0
             ? salience->items[state] / salience->items[salience->first]
             : 0;
}

EntReferentId ent_salience_centre(const EntSalience *const salience) {
  for (size_t i = 0; i < salience->count; ++i) {
    if (i != salience->first &&
        ent_salience_share(salience, (EntReferentId)i) > CLEAR_SHARE) {
      return ENT_NO_REFERENT;
    }
  }
  return salience->count ? salience->first : ENT_NO_REFERENT;
}

bool ent_salience_pair(const EntSalience *const salience,
                       EntReferentId pair[2]) {
  double second = 0;
  double third = 0;
  for (size_t i = 0; i < salience->count; ++i) {
    const double share = ent_salience_share(salience, (EntReferentId)i);
    if (i != salience->first && share > second) {
      third = second;
      second = share;
      pair[1] = (EntReferentId)i;
    } else if (i != salience->first && share > third) {
      third = share;
    }
  }
  pair[0] = salience->first;
  return second > PAIR_SHARE && third < CLEAR_SHARE * second;
}

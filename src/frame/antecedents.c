#include "frame/antecedents.h"

#include "base/vector.h"
#include "frame/words.h"

/// Sentences back to which an antecedent is looked for.
enum { WINDOW = 4 };

/// Tokens back to which it is asked what a pronoun cannot mean.
enum { REACH = 400 };

/// Members of a group, and how far down its conjuncts are followed.
enum { MAX_GROUP = 16, MAX_DEPTH = 4 };

static unsigned kinds_of(const EntReading *const reading,
                         const EntReferentId *const ids, const size_t count) {
  unsigned kinds = 0;
  for (size_t i = 0; i < count; ++i) {
    kinds |= reading->referents.items[ids[i]].kind;
  }
  return kinds;
}

static bool is_subject(const EntReading *const reading, const uint32_t token) {
  const uint32_t first = ent_tree_first_conjunct(&reading->tree, token);
  const EntDeprel deprel = reading->document->tokens.items[first].deprel;
  return ent_deprel_universal(deprel) == ENT_DEPREL_NSUBJ;
}

void ent_antecedents_free(EntAntecedents *const antecedents,
                          const EntReading *const reading) {
  ent_free(reading->allocator, antecedents->items);
  ent_free(reading->allocator, antecedents->salience.items);
}

static EntStatus add(EntAntecedents *const antecedents,
                     const EntReading *const reading,
                     const EntAntecedent antecedent) {
  EntAntecedent *const added = ENT_PUSH(reading->allocator, antecedents);
  return added ? (*added = antecedent, ENT_SUCCESS) : ENT_ERR_MEMORY;
}

EntStatus ent_antecedents_add_mention(EntAntecedents *const antecedents,
                                      const EntReading *const reading,
                                      const EntMention *const mention) {
  if (!mention->referents.count) {
    return ENT_SUCCESS;
  }
  const uint32_t head = ent_reading_head(reading, mention);
  const size_t n_referents = mention->referents.count;
  EntReferentId *const referents =
      ent_arena_alloc(reading->arena, n_referents * sizeof(EntReferentId));
  if (!referents) {
    return ENT_ERR_MEMORY;
  }
  memcpy(referents, mention->referents.items,
         n_referents * sizeof(EntReferentId));
  for (size_t i = 0; i < n_referents; ++i) {
    ENT_TRY(
        ent_salience_add(&antecedents->salience, reading, referents[i], head));
  }
  return add(antecedents, reading,
             (EntAntecedent){
                 .token = head,
                 .referents = referents,
                 .n_referents = n_referents,
                 .kinds = kinds_of(reading, referents, n_referents),
                 .is_subject = is_subject(reading, head),
                 .is_adjective = mention->form == ENT_MENTION_ADJECTIVE,
             });
}

/// Collect what is coordinated under `token`; some trees chain conjuncts.
static size_t collect_group(const EntReading *const reading,
                            const uint32_t token,
                            EntReferentId found[MAX_GROUP], size_t n_found,
                            const int depth) {
  const EntReferentId id = ent_reading_referent_at(reading, token);
  bool is_new = id != ENT_NO_REFERENT && n_found < MAX_GROUP;
  for (size_t i = 0; i < n_found; ++i) {
    is_new = is_new && found[i] != id;
  }
  if (is_new) {
    found[n_found++] = id;
  }
  ENT_FOR_CHILDREN(&reading->tree, child, token) {
    if (depth && ent_reading_token(reading, child)->deprel == ENT_DEPREL_CONJ) {
      n_found = collect_group(reading, child, found, n_found, depth - 1);
    }
  }
  return n_found;
}

EntStatus ent_antecedents_add_group(EntAntecedents *const antecedents,
                                    const EntReading *const reading,
                                    const uint32_t token) {
  EntReferentId found[MAX_GROUP];
  const size_t n_found =
      ent_reading_referent_at(reading, token) == ENT_NO_REFERENT
          ? 0
          : collect_group(reading, token, found, 0, MAX_DEPTH);
  if (n_found < 2) {
    return ENT_SUCCESS;
  }
  EntReferentId *const referents =
      ent_arena_alloc(reading->arena, n_found * sizeof(EntReferentId));
  if (!referents) {
    return ENT_ERR_MEMORY;
  }
  memcpy(referents, found, n_found * sizeof(EntReferentId));
  return add(antecedents, reading,
             (EntAntecedent){.token = token,
                             .referents = referents,
                             .n_referents = n_found,
                             .kinds = kinds_of(reading, referents, n_found),
                             .is_subject = is_subject(reading, token)});
}

/// Whether both are arguments of one verb, so that they cannot be the same.
static bool is_co_argument(const EntReading *const reading, const uint32_t a,
                           const uint32_t b) {
  const EntToken *const tokens = reading->document->tokens.items;
  return tokens[a].head == tokens[b].head && tokens[a].head != ENT_NO_TOKEN &&
         tokens[b].deprel != ENT_DEPREL_NMOD_POSS;
}

/// Whether one pronoun says "he" and the other "she".
static bool differ_in_gender(const EntReading *const reading, const uint32_t a,
                             const uint32_t b) {
  const EntView he = ENT_VIEW("he");
  const EntView she = ENT_VIEW("she");
  return (ent_word_is(reading, a, he) && ent_word_is(reading, b, she)) ||
         (ent_word_is(reading, a, she) && ent_word_is(reading, b, he));
}

/// Whether what the text said up to `query` keeps the pronoun from meaning
/// `referent`: it is another argument of the same verb, or of other gender.
static bool is_barred(const EntAntecedents *const antecedents,
                      const EntReading *const reading,
                      const EntReferentId referent,
                      const EntAntecedentQuery *const query) {
  for (size_t i = antecedents->count; i-- > 0;) {
    const EntAntecedent *const other = &antecedents->items[i];
    if (other->token + REACH < query->token) {
      return false;
    }
    const bool is_same =
        other->n_referents == 1 && other->referents[0] == referent;
    if (is_same && (other->token == query->excluded ||
                    is_co_argument(reading, other->token, query->token) ||
                    differ_in_gender(reading, other->token, query->token))) {
      return true;
    }
  }
  return false;
}

/// "Its forces", which "it" does not mean.
static bool is_plural_noun(const EntReading *const reading,
                           const uint32_t token) {
  return ent_reading_token(reading, token)->upos == ENT_UPOS_NOUN &&
         ent_tree_has_feature(&reading->tree, token, ENT_VIEW("Number=Plur"));
}

static bool fits(const EntReading *const reading,
                 const EntAntecedent *const candidate,
                 const EntAntecedentQuery *const query) {
  if (candidate->token >= query->token || (candidate->kinds & ~query->kinds) ||
      candidate->n_referents < query->min_count ||
      candidate->n_referents > query->max_count ||
      is_co_argument(reading, candidate->token, query->token) ||
      candidate->token == query->excluded) {
    return false;
  }
  const EntReferent *const first =
      &reading->referents.items[candidate->referents[0]];
  if (query->is_single && is_plural_noun(reading, candidate->token)) {
    return false;
  }
  if (query->is_official &&
      !ent_word_is_in_official_name(reading, query->token,
                                    candidate->referents[0])) {
    return false;
  }
  return !query->class_name.size ||
         ent_view_equals(first->class_name, query->class_name);
}

/// "With two abstentions (Ostria, Vesperia)": named only in brackets.
static bool is_aside(const EntReading *const reading, const uint32_t token) {
  const uint32_t first = ent_tree_first_conjunct(&reading->tree, token);
  return ent_reading_token(reading, first)->deprel == ENT_DEPREL_APPOS;
}

static double score(const EntReading *const reading,
                    const EntAntecedents *const antecedents,
                    const EntAntecedent *const candidate,
                    const EntAntecedentQuery *const query) {
  const EntDocument *const document = reading->document;
  const size_t distance = ent_document_sentence_of(document, query->token) -
                          ent_document_sentence_of(document, candidate->token);
  if (distance > WINDOW) {
    return -1e9;
  }
  return -3.0 * (double)distance -
         0.02 * (double)(query->token - candidate->token) +
         (candidate->is_subject ? 2.0 : 0.0) -
         (candidate->is_adjective ? 3.0 : 0.0) +
         (query->is_central ? 6.0 * ent_salience_share(&antecedents->salience,
                                                       candidate->referents[0])
                            : 0.0) -
         (query->is_central && is_aside(reading, candidate->token) ? 2.0 : 0.0);
}

const EntAntecedent *
ent_antecedents_find(const EntAntecedents *const antecedents,
                     const EntReading *const reading,
                     const EntAntecedentQuery *const query) {
  const EntAntecedent *best = NULL;
  double best_score = -1e8;
  for (size_t i = antecedents->count; i-- > 0;) {
    const EntAntecedent *const candidate = &antecedents->items[i];
    if (!fits(reading, candidate, query) ||
        (candidate->n_referents == 1 &&
         is_barred(antecedents, reading, candidate->referents[0], query))) {
      continue;
    }
    const double its_score = score(reading, antecedents, candidate, query);
    if (its_score < -1e8) {
      break; // all that follow are further away still
    }
    if (its_score > best_score) {
      best_score = its_score;
      best = candidate;
    }
  }
  return best;
}

bool ent_antecedents_last_two(const EntAntecedents *const antecedents,
                              EntReferentId persons[2]) {
  size_t n_persons = 0;
  for (size_t i = antecedents->count; i-- > 0 && n_persons < 2;) {
    const EntAntecedent *const candidate = &antecedents->items[i];
    if (candidate->n_referents == 1 && candidate->kinds == ENT_KIND_PERSON &&
        (!n_persons || persons[0] != candidate->referents[0])) {
      persons[n_persons++] = candidate->referents[0];
    }
  }
  return n_persons == 2;
}

EntStatus ent_antecedents_refer(EntAntecedents *const antecedents,
                                EntReading *const reading,
                                const uint32_t first_token,
                                const uint32_t n_tokens,
                                const EntMentionForm form,
                                const EntReferentId *const referents,
                                const size_t n_referents) {
  uint32_t mention = 0;
  ENT_TRY(ent_reading_add_mention(reading, first_token, n_tokens, form,
                                  ENT_NO_REFERENT, &mention));
  for (size_t i = 0; i < n_referents; ++i) {
    ENT_TRY(ent_reading_add_to_mention(reading, mention, referents[i]));
  }
  const EntMention *const added = &reading->mentions.items[mention];
  ENT_TRY(ent_antecedents_add_mention(antecedents, reading, added));
  return ent_antecedents_add_group(
      antecedents, reading,
      ent_tree_first_conjunct(&reading->tree,
                              ent_reading_head(reading, added)));
}

EntStatus ent_antecedents_resolve(EntAntecedents *const antecedents,
                                  EntReading *const reading,
                                  const EntAntecedentQuery *const query,
                                  const uint32_t first_token,
                                  const uint32_t n_tokens,
                                  const EntMentionForm form) {
  const EntAntecedent *const found =
      ent_antecedents_find(antecedents, reading, query);
  return found ? ent_antecedents_refer(antecedents, reading, first_token,
                                       n_tokens, form, found->referents,
                                       found->n_referents)
               : ENT_SUCCESS;
}

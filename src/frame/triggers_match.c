#include "frame/triggers_impl.h"

#include "base/utf8.h"
#include "frame/words.h"

enum { MAX_WORD = 64, MAX_FIXED_DEPTH = 3 };

/// Write `word` in lower case to `out`; return a view of it.
static EntView lower(const EntView word, char out[MAX_WORD]) {
  size_t size = 0;
  EntView rest = word;
  uint32_t code_point = 0;
  for (size_t n = 0;
       size + 4 < MAX_WORD && (n = ent_utf8_decode(rest, &code_point));
       rest = ent_view_slice(rest, n, rest.size)) {
    size += ent_utf8_encode(ent_utf8_to_lower(code_point), out + size);
  }
  return ent_view_of(out, size);
}

/// Of a name that nobody knows the kind of its title: "Ambassador Amine".
static unsigned title_kinds(const EntReading *const reading,
                            const uint32_t name) {
  unsigned kinds = 0;
  char buffer[MAX_WORD];
  ENT_FOR_CHILDREN(&reading->tree, child, name) {
    const EntToken *const word = ent_reading_token(reading, child);
    const EntDeprel deprel = ent_deprel_universal(word->deprel);
    if (child < name &&
        (deprel == ENT_DEPREL_COMPOUND || deprel == ENT_DEPREL_NMOD)) {
      kinds |= ent_lexicon_kinds(reading->model->lexicon,
                                 lower(word->lemma, buffer)) &
               ENT_KIND_PERSON;
    }
  }
  return kinds;
}

unsigned ent_triggers_kinds(const EntReading *const reading,
                            const uint32_t token) {
  const uint32_t noun = ent_arguments_noun(reading, token);
  const EntMention *const mention = ent_reading_mention_at(reading, noun);
  unsigned kinds = 0;
  for (size_t i = 0; mention && i < mention->referents.count; ++i) {
    kinds |= reading->referents.items[mention->referents.items[i]].kind;
  }
  if (kinds) {
    return kinds;
  }
  char buffer[MAX_WORD];
  const EntView lemma = lower(ent_reading_token(reading, noun)->lemma, buffer);
  const EntUpos upos = ent_reading_token(reading, noun)->upos;
  const EntLexEntry *first = NULL;
  size_t count = 0;
  ent_lexicon_find(reading->model->lexicon, lemma,
                   upos == ENT_UPOS_VERB ? ENT_LEX_VERB : ENT_LEX_NOUN, &first,
                   &count);
  for (size_t i = 0; i < count; ++i) {
    kinds |= first[i].kind == ENT_LEX_EVENT ? ENT_KIND_EVENT : 0;
  }
  if (upos == ENT_UPOS_NUM) {
    kinds |= ENT_KIND_NUMBER;
  } else if (upos == ENT_UPOS_PROPN && !mention) {
    kinds |= title_kinds(reading, noun);
  }
  return kinds | ent_lexicon_kinds(reading->model->lexicon, lemma);
}

/// \name Matching an entry
/// @{

static bool is_word(const EntReading *const reading, const uint32_t token,
                    const EntView word) {
  return ent_word_equals(reading, token, word);
}

/// Whether `token` can be of one phrase with its head: no subject, no clause.
bool ent_triggers_is_of_phrase(const EntReading *const reading,
                               const uint32_t token) {
  switch (ent_reading_token(reading, token)->deprel) {
  case ENT_DEPREL_NSUBJ:
  case ENT_DEPREL_NSUBJ_OUTER:
  case ENT_DEPREL_CSUBJ:
  case ENT_DEPREL_CCOMP:
  case ENT_DEPREL_ADVCL:
  case ENT_DEPREL_ACL:
  case ENT_DEPREL_ACL_RELCL:
  case ENT_DEPREL_CONJ:
  case ENT_DEPREL_PARATAXIS:
    return false;
  default:
    return true;
  }
}

bool ent_triggers_is_fixed_word(const EntReading *const reading,
                                const EntLexEntry *const entry,
                                const uint32_t token) {
  for (size_t i = 0; i < entry->n_fixed; ++i) {
    if (is_word(reading, token,
                ent_lexicon_fixed(reading->model->lexicon, entry, i))) {
      return true;
    }
  }
  return false;
}

/// Whether a clause is the infinitive that the trigger names: "order to leave".
static bool is_named_infinitive(const EntReading *const reading,
                                const EntLexEntry *const entry,
                                const uint32_t token) {
  const uint32_t mark = ent_tree_child(&reading->tree, token, ENT_DEPREL_MARK);
  return ent_reading_token(reading, token)->deprel == ENT_DEPREL_ADVCL &&
         ent_word_is(reading, mark, ENT_VIEW("infinitive")) &&
         ent_triggers_is_fixed_word(reading, entry, mark);
}

/// Whether a dependent has no preposition, or one that the trigger names.
static bool is_bound(const EntReading *const reading,
                     const EntLexEntry *const entry, const uint32_t token) {
  const uint32_t preposition =
      ent_tree_child(&reading->tree, token, ENT_DEPREL_CASE);
  return preposition == ENT_NO_TOKEN ||
         ent_reading_token(reading, token)->deprel == ENT_DEPREL_NMOD_POSS ||
         ent_triggers_is_fixed_word(reading, entry, preposition);
}

/// Whether a dependent of `token`, or one of a fixed word below it, is the
/// word: "of" in "lift the state of emergency".
static bool has_below(const EntReading *const reading,
                      const EntLexEntry *const entry, const uint32_t token,
                      const EntView word, const int depth) {
  ENT_FOR_CHILDREN(&reading->tree, child, token) {
    if (!(ent_triggers_is_of_phrase(reading, child) ||
          is_named_infinitive(reading, entry, child)) ||
        !is_bound(reading, entry, child)) {
      continue;
    }
    if (is_word(reading, child, word)) {
      return true;
    }
    ENT_FOR_CHILDREN(&reading->tree, grandchild, child) {
      if (ent_reading_token(reading, grandchild)->deprel == ENT_DEPREL_CASE &&
          !ent_word_is_time(reading, child) && // "called him on Monday"
          is_word(reading, grandchild, word)) {
        return true;
      }
    }
    if (depth < MAX_FIXED_DEPTH &&
        ent_triggers_is_fixed_word(reading, entry, child) &&
        has_below(reading, entry, child, word, depth + 1)) {
      return true;
    }
  }
  return false;
}

static bool has_fixed_words(const EntReading *const reading,
                            const EntLexEntry *const entry,
                            const uint32_t token) {
  for (size_t i = 0; i < entry->n_fixed; ++i) {
    if (!has_below(reading, entry, token,
                   ent_lexicon_fixed(reading->model->lexicon, entry, i), 0)) {
      return false;
    }
  }
  return true;
}

/// Whether the token is in the name of a state or body that is known, the World
/// Bank is no bank, or takes up again who was named: "both sides".
static bool is_known_actor(const EntReading *const reading,
                           const uint32_t token) {
  const EntMention *const mention = ent_reading_mention_at(reading, token);
  if (mention && mention->form == ENT_MENTION_DESCRIPTION &&
      mention->referents.count) {
    return reading->referents.items[mention->referents.items[0]].kind &
           ENT_KIND_ACTOR;
  }
  if (!mention || mention->form != ENT_MENTION_NAME ||
      mention->referents.count != 1) {
    return false;
  }
  const EntReferent *const referent =
      &reading->referents.items[mention->referents.items[0]];
  return referent->known != ENT_NO_ENTITY &&
         (referent->kind == ENT_KIND_ORGANIZATION ||
          referent->kind == ENT_KIND_STATE);
}

/// Whether the filler of an argument, one coordinated with it, or what it is a
/// part of, satisfies.
static bool filler_holds(const EntReading *const reading,
                         const EntLexCondition *const condition,
                         const uint32_t token) {
  char buffer[MAX_WORD];
  const uint32_t noun = ent_arguments_noun(reading, token);
  if (ent_lexicon_holds(reading->model->lexicon, condition,
                        lower(ent_reading_token(reading, noun)->lemma, buffer),
                        ent_triggers_kinds(reading, noun))) {
    return true;
  }
  const bool is_part = ent_word_is(reading, noun, ENT_VIEW("part"));
  ENT_FOR_CHILDREN(&reading->tree, child, noun) {
    const bool is_whole =
        is_part &&
        ent_reading_token(reading, child)->deprel == ENT_DEPREL_NMOD &&
        ent_word_is(reading, ent_word_preposition(reading, child),
                    ENT_VIEW("whole"));
    if ((is_whole ||
         ent_reading_token(reading, child)->deprel == ENT_DEPREL_CONJ) &&
        ent_lexicon_holds(
            reading->model->lexicon, condition,
            lower(ent_reading_token(reading, child)->lemma, buffer),
            ent_triggers_kinds(reading, child))) {
      return true;
    }
  }
  return false;
}

static bool condition_holds(const EntReading *const reading,
                            const EntLexCondition *const condition,
                            const uint32_t token,
                            const EntArguments *const arguments,
                            const bool is_stop) {
  const EntLexicon *const lexicon = reading->model->lexicon;
  char buffer[MAX_WORD];
  if (condition->slot == ENT_SLOT_SELF) {
    return ent_lexicon_holds(
        lexicon, condition,
        lower(ent_reading_token(reading, token)->form, buffer), 0);
  }
  bool is_filled = false;
  bool holds = condition->is_negated;
  for (size_t i = 0; i < arguments->count; ++i) {
    const EntArgument *const argument = &arguments->items[i];
    if (argument->slot != condition->slot ||
        (argument->preposition != ENT_NO_TOKEN &&
         ent_word_is_time(reading, argument->token))) { // "on Monday"
      continue;
    }
    is_filled = true;
    const bool one = !(is_stop && is_known_actor(reading, argument->token)) &&
                     filler_holds(reading, condition, argument->token);
    holds = condition->is_negated ? holds && one : holds || one;
  }
  return is_filled ? holds
                   : ent_lexicon_holds(lexicon, condition, ENT_VIEW(""), 0);
}

static bool entry_fits(const EntReading *const reading,
                       const EntLexEntry *const entry, const uint32_t token,
                       const EntArguments *const arguments) {
  if (!has_fixed_words(reading, entry, token)) {
    return false;
  }
  const EntLexCondition *const conditions =
      ent_lexicon_conditions(reading->model->lexicon, entry);
  const bool is_stop = entry->kind == ENT_LEX_NONE && !entry->n_arguments;
  for (uint32_t i = 0; i < entry->n_conditions; ++i) {
    if (!condition_holds(reading, &conditions[i], token, arguments, is_stop)) {
      return false;
    }
  }
  return true;
}

bool ent_triggers_asks_word(const EntReading *const reading,
                            const EntLexEntry *const entry, const EntId slot) {
  const EntLexCondition *const conditions =
      ent_lexicon_conditions(reading->model->lexicon, entry);
  for (uint32_t i = 0; i < entry->n_conditions; ++i) {
    if (conditions[i].slot == slot && !conditions[i].is_negated &&
        conditions[i].n_words && !conditions[i].kinds) {
      return true;
    }
  }
  return false;
}

const EntLexEntry *ent_triggers_entry(const EntReading *const reading,
                                      const uint32_t token, const EntLexPos pos,
                                      const EntArguments *const arguments,
                                      const bool with_light,
                                      const EntLexEntry *const after) {
  char buffer[MAX_WORD];
  const EntLexEntry *first = NULL;
  size_t count = 0;
  char form[MAX_WORD];
  ent_lexicon_find_form(reading->model->lexicon,
                        lower(ent_reading_token(reading, token)->lemma, buffer),
                        lower(ent_reading_token(reading, token)->form, form),
                        pos, &first, &count);
  for (size_t i = after ? (size_t)(after - first) + 1 : 0; i < count; ++i) {
    if ((with_light || first[i].kind != ENT_LEX_LIGHT) &&
        entry_fits(reading, &first[i], token, arguments)) {
      return &first[i];
    }
  }
  return NULL;
}

/// @}

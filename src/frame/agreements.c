#include "frame/agreements.h"

#include "base/vector.h"
#include "frame/arguments.h"
#include "frame/words.h"

#include <stdlib.h>

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

/// "The accord of May", and no bare time behind the noun: "ratified the accord
/// this May".
static bool is_of_phrase(const EntReading *const reading, const uint32_t time,
                         const uint32_t noun) {
  return time < noun ||
         ent_tree_child(&reading->tree, time, ENT_DEPREL_CASE) != ENT_NO_TOKEN;
}

/// The date that the phrase itself gives: "the November 2020 statement".
static EntDate date_within(const EntReading *const reading,
                           const uint32_t token) {
  const EntDocument *const document = reading->document;
  for (size_t i = 0; i < document->timexes.count; ++i) {
    const EntTimex *const timex = &document->timexes.items[i];
    for (uint32_t j = 0; j < timex->n_tokens; ++j) {
      const EntToken *const word =
          ent_reading_token(reading, timex->first_token + j);
      if (word->head == token && timex->kind == ENT_TIMEX_DATE &&
          word->deprel != ENT_DEPREL_ACL &&
          is_of_phrase(reading, timex->first_token + j, token)) {
        return timex->date;
      }
    }
  }
  return (EntDate){0, 0, 0};
}

/// Whether the verb over `token` is one for documents, in any voice.
static bool is_document_object(const EntReading *const reading,
                               const uint32_t token) {
  const EntToken *const word = ent_reading_token(reading, token);
  static const EntView slot_names[] = {{"obj", 3}, {"nsubj:pass", 10}};
  const EntView deprel = ent_deprel_name(word->deprel);
  const bool is_object = ent_view_equals(deprel, slot_names[0]) ||
                         ent_view_equals(deprel, slot_names[1]);
  const uint32_t participle =
      ent_tree_universal_child(&reading->tree, token, ENT_DEPREL_ACL);
  const EntLexicon *const lexicon = reading->model->lexicon;
  return (is_object && word->head != ENT_NO_TOKEN &&
          ent_lexicon_in_set(lexicon, ENT_VIEW("$signing"),
                             ent_reading_token(reading, word->head)->lemma)) ||
         (participle != ENT_NO_TOKEN &&
          ent_lexicon_in_set(lexicon, ENT_VIEW("$signing"),
                             ent_reading_token(reading, participle)->lemma));
}

static Phrase read_phrase(const EntReading *const reading,
                          const uint32_t token) {
  Phrase phrase = {.first = token,
                   .end = token + 1,
                   .date = date_within(reading, token),
                   .is_document = is_document_object(reading, token)};
  const EntLexicon *const lexicon = reading->model->lexicon;
  phrase.is_named = ent_reading_token(reading, token)->upos == ENT_UPOS_PROPN;
  ENT_FOR_CHILDREN(&reading->tree, child, token) {
    const EntToken *const word = ent_reading_token(reading, child);
    if (child > token) {
      continue;
    }
    if (ent_word_is(reading, child, ENT_VIEW("definite"))) {
      phrase.is_definite = true;
    } else if (is_prenominal(word)) {
      const EntSpan span = ent_tree_span(&reading->tree, child);
      while (phrase.first > 0 &&
             ent_reading_token(reading, phrase.first - 1)->span.begin >=
                 span.begin) {
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

/// Return where the last mention before `limit` begins, or false.
static bool last_mention(const EntReferent *const referent,
                         const uint32_t limit, uint32_t *const begin) {
  bool is_found = false;
  for (size_t i = 0; i < referent->mentions.count; ++i) {
    const uint32_t at = referent->mentions.items[i].begin;
    if (at < limit && (!is_found || at > *begin)) {
      *begin = at;
      is_found = true;
    }
  }
  return is_found;
}

/// The last agreement spoken of before `token`, of this date if there is one.
static EntReferentId last_agreement(const EntReading *const reading,
                                    const uint32_t token, const EntDate date) {
  const uint32_t limit = ent_reading_token(reading, token)->span.begin;
  EntReferentId last = ENT_NO_REFERENT;
  uint32_t last_begin = 0;
  for (size_t i = 0; i < reading->referents.count; ++i) {
    const EntReferent *const referent = &reading->referents.items[i];
    uint32_t begin = 0;
    if (referent->kind != ENT_KIND_AGREEMENT ||
        !last_mention(referent, limit, &begin) ||
        (ent_date_is_set(date) && !is_of_date(referent, date))) {
      continue;
    }
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
    if (ent_word_is_in_set(reading, token, classes[i].set)) {
      return classes[i].class_name;
    }
  }
  return ENT_VIEW("Agreement");
}

static EntStatus add_agreement(EntReading *const reading,
                               const EntView class_name,
                               const Phrase *const phrase,
                               EntReferentId *const id) {
  const EntView label = ent_document_text(reading->document, phrase->first,
                                          phrase->end - phrase->first);
  EntView numbered;
  ENT_TRY(ent_arena_format(reading->arena, &numbered, "%zu %.*s",
                           reading->referents.count, ENT_VIEW_ARGS(label)));
  ENT_TRY(ent_reading_add_local(reading, ENT_KIND_AGREEMENT, class_name,
                                ENT_VIEW("agreement"), numbered, id));
  reading->referents.items[*id].label = label;
  return ENT_SUCCESS;
}

/// The verb that says that the agreement was signed, or #ENT_NO_TOKEN.
static uint32_t signing_verb(const EntReading *const reading,
                             const uint32_t token) {
  const EntToken *const word = ent_reading_token(reading, token);
  const uint32_t participle =
      ent_tree_universal_child(&reading->tree, token, ENT_DEPREL_ACL);
  const uint32_t verb = participle != ENT_NO_TOKEN ? participle : word->head;
  return verb != ENT_NO_TOKEN &&
                 ent_lexicon_in_set(reading->model->lexicon,
                                    ENT_VIEW("$signing"),
                                    ent_reading_token(reading, verb)->lemma)
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
      if (ent_reading_token(reading, timex->first_token + j)->head == verb &&
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
  *span = (EntSpan){ent_reading_token(reading, phrase->first)->span.begin,
                    ent_reading_token(reading, phrase->end - 1)->span.end};
  return ent_reading_add_name(reading, id,
                              ent_document_text(reading->document,
                                                phrase->first,
                                                phrase->end - phrase->first));
}

static EntSegmentKind segment_of(const EntReading *const reading,
                                 const size_t sentence) {
  return reading->document->sentences.items[sentence].kind;
}

/// Whether the headline spoke of the agreement, and nothing since, and `token`
/// is in the lead, which tells the same again: "a security pact".
static bool is_of_headline(const EntReading *const reading,
                           const EntReferentId id, const uint32_t token) {
  const EntDocument *const document = reading->document;
  const size_t sentence = ent_document_sentence_of(document, token);
  const EntReferent *const referent = &reading->referents.items[id];
  if (!sentence || segment_of(reading, sentence) == ENT_SEGMENT_HEADLINE ||
      segment_of(reading, sentence - 1) != ENT_SEGMENT_HEADLINE) {
    return false;
  }
  for (size_t i = 0; i < referent->mentions.count; ++i) {
    if (referent->mentions.items[i].begin >=
        document->sentences.items[sentence].span.begin) {
      return false;
    }
  }
  return true;
}

/// "Resolution 2216": whether a number right behind names the document.
static bool has_number(const EntReading *const reading,
                       const EntPhraseMatch *const match) {
  const uint32_t next = match->first_token + match->n_tokens;
  return next < ent_word_sentence_end(reading, match->first_token) &&
         ent_reading_token(reading, next)->upos == ENT_UPOS_NUM &&
         ent_reading_token(reading, next)->head == next - 1 &&
         ent_word_is_capitalised(reading, next - 1);
}

EntStatus ent_agreements_describe(EntReading *const reading,
                                  const EntPhraseMatch *const match,
                                  const uint32_t token,
                                  EntReferentId *const id) {
  Phrase phrase = read_phrase(reading, token);
  const EntView told = match->phrase->cells[1];
  const bool is_numbered = has_number(reading, match);
  const bool needs_more = ent_view_equals(told, ENT_VIEW("weak"));
  const bool is_weak = needs_more && !is_numbered;
  phrase.end = match->first_token + match->n_tokens + is_numbered;
  phrase.is_named = phrase.is_named || is_numbered;
  const EntReferentId last = last_agreement(reading, token, phrase.date);
  const bool is_taken_up = phrase.is_definite && (!phrase.is_distinct ||
                                                  ent_date_is_set(phrase.date));
  const bool is_same_again = phrase.is_document || !phrase.is_distinct;
  const bool is_old =
      last != ENT_NO_REFERENT && !phrase.is_named &&
      (is_taken_up || (is_same_again && is_of_headline(reading, last, token)));
  if (!is_old &&
      ent_tree_child(&reading->tree, token, ENT_DEPREL_COP) != ENT_NO_TOKEN) {
    return ENT_NO_MATCH; // "it was a bad deal"
  }
  if (!is_old && is_weak && !phrase.is_document &&
      !ent_date_is_set(phrase.date)) {
    return ENT_NO_MATCH;
  }
  if (!ent_date_is_set(phrase.date)) {
    phrase.date = signing_date(reading, token);
  }
  *id = last;
  if (!is_old) {
    const bool is_told = !needs_more && told.size;
    ENT_TRY(add_agreement(reading, is_told ? told : class_of(reading, token),
                          &phrase, id));
  }
  return remember(reading, &phrase, *id);
}

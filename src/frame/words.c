#include "frame/words.h"

#include "base/utf8.h"

/// Return whether the comma-separated `list` has `item`.
static bool list_has(EntView list, const EntView item) {
  while (list.data) {
    if (ent_view_equals(ent_view_trim(ent_view_cut(&list, ',')), item)) {
      return true;
    }
  }
  return false;
}

bool ent_word_is(const EntReading *const reading, const uint32_t token,
                 const EntView property) {
  EntPhraseMatch match;
  return token != ENT_NO_TOKEN &&
         !ent_phrases_match(reading->model->grammar, reading->document, token,
                            token + 1, &match) &&
         list_has(match.phrase->cells[0], property);
}

bool ent_word_begins(const EntReading *const reading, const uint32_t token,
                     const EntView property) {
  EntPhraseMatch match;
  return token != ENT_NO_TOKEN &&
         !ent_phrases_match(reading->model->grammar, reading->document, token,
                            ent_word_sentence_end(reading, token), &match) &&
         list_has(match.phrase->cells[0], property);
}

bool ent_word_evokes(const EntReading *const reading, const uint32_t token,
                     const EntLexPos pos, const EntId event_class) {
  const EntLexEntry *first = NULL;
  size_t count = 0;
  ent_lexicon_find(reading->model->lexicon,
                   ent_reading_token(reading, token)->lemma, pos, &first,
                   &count);
  for (size_t i = 0; i < count; ++i) {
    if (first[i].kind == ENT_LEX_EVENT &&
        ent_class_is_a(reading->model->vocabulary, first[i].event_class,
                       event_class)) {
      return true;
    }
  }
  return false;
}

/// Read "2,600" or "12.7"; -1 if there is anything but digits.
static double read_digits(const EntView form) {
  double value = 0;
  double scale = 0;
  bool has_digit = false;
  for (size_t i = 0; i < form.size; ++i) {
    const char c = form.data[i];
    if (c >= '0' && c <= '9') {
      has_digit = true;
      value = scale > 0 ? value + scale * (c - '0') : 10 * value + (c - '0');
      scale /= 10;
    } else if (c == '.' && scale == 0 && i + 1 < form.size) {
      scale = 0.1;
    } else if (c != ',') {
      return -1;
    }
  }
  return has_digit ? value : -1;
}

double ent_word_number(const EntReading *const reading, const uint32_t token) {
  const EntToken *const word = &reading->document->tokens.items[token];
  const double digits = read_digits(word->form);
  if (digits >= 0) {
    return digits;
  }
  EntPhraseMatch match;
  if (ent_phrases_match(reading->model->grammar, reading->document, token,
                        token + 1, &match)) {
    return -1;
  }
  return match.phrase->cells[1].size ? read_digits(match.phrase->cells[1]) : -1;
}

bool ent_word_is_capitalised(const EntReading *const reading,
                             const uint32_t token) {
  uint32_t first = 0;
  return ent_utf8_decode(reading->document->tokens.items[token].form, &first) &&
         ent_utf8_is_upper(first);
}

/// "Appealed to the rebels to return": the parser may hang the preposition of
/// an oblique elsewhere; it stands before its first word.
static uint32_t stray_preposition(const EntReading *const reading,
                                  const uint32_t token) {
  uint32_t first = token;
  if (reading->document->tokens.items[token].deprel != ENT_DEPREL_OBL) {
    return ENT_NO_TOKEN;
  }
  ENT_FOR_CHILDREN(&reading->tree, child, token) {
    first = child < first ? child : first;
  }
  return first > 0 &&
                 reading->document->tokens.items[first - 1].upos == ENT_UPOS_ADP
             ? first - 1
             : ENT_NO_TOKEN;
}

uint32_t ent_word_preposition(const EntReading *const reading,
                              const uint32_t token) {
  const uint32_t own = ent_tree_child(&reading->tree, token, ENT_DEPREL_CASE);
  if (own != ENT_NO_TOKEN ||
      reading->document->tokens.items[token].deprel != ENT_DEPREL_CONJ) {
    return own != ENT_NO_TOKEN ? own : stray_preposition(reading, token);
  }
  return ent_tree_child(&reading->tree,
                        ent_tree_first_conjunct(&reading->tree, token),
                        ENT_DEPREL_CASE);
}

static const EntSentence *sentence_of(const EntReading *const reading,
                                      const uint32_t token) {
  return &reading->document->sentences
              .items[ent_document_sentence_of(reading->document, token)];
}

uint32_t ent_word_sentence_begin(const EntReading *const reading,
                                 const uint32_t token) {
  return sentence_of(reading, token)->first_token;
}

uint32_t ent_word_sentence_end(const EntReading *const reading,
                               const uint32_t token) {
  const EntSentence *const sentence = sentence_of(reading, token);
  return sentence->first_token + sentence->n_tokens;
}

/// Compare in ASCII without case.
static bool equals_folded(const EntView a, const EntView b) {
  if (a.size != b.size) {
    return false;
  }
  for (size_t i = 0; i < a.size; ++i) {
    if (ent_utf8_to_lower((unsigned char)a.data[i]) !=
        ent_utf8_to_lower((unsigned char)b.data[i])) {
      return false;
    }
  }
  return true;
}

bool ent_word_equals(const EntReading *const reading, const uint32_t token,
                     const EntView word) {
  const EntToken *const it = &reading->document->tokens.items[token];
  return equals_folded(it->form, word) || equals_folded(it->lemma, word);
}

static bool is_word_of(const EntReading *const reading, const uint32_t token,
                       EntView name) {
  while (name.size) {
    if (ent_word_equals(reading, token, ent_view_cut(&name, ' '))) {
      return true;
    }
  }
  return false;
}

bool ent_word_is_in_name(const EntReading *const reading, const uint32_t token,
                         const EntReferentId referent) {
  const EntReferent *const it = &reading->referents.items[referent];
  bool is_found = is_word_of(reading, token, it->label);
  for (size_t i = 0; !is_found && i < it->names.count; ++i) {
    is_found = is_word_of(reading, token, it->names.items[i]);
  }
  return is_found;
}

bool ent_word_is_in_official_name(const EntReading *const reading,
                                  const uint32_t token,
                                  const EntReferentId referent) {
  const EntKnowledge *const knowledge = reading->model->knowledge;
  const EntEntity known = reading->referents.items[referent].known;
  const size_t n_names =
      known == ENT_NO_ENTITY ? 0 : ent_knowledge_name_count(knowledge, known);
  bool has_official = false;
  for (size_t i = 0; i < n_names; ++i) {
    const EntName name = ent_knowledge_name(knowledge, known, i);
    if (is_word_of(reading, token, name.text)) {
      return true;
    }
    has_official = has_official || name.kind == ENT_NAME_OFFICIAL;
  }
  return !has_official;
}

bool ent_word_is_in_set(const EntReading *const reading, const uint32_t token,
                        const EntView set) {
  char lower[64];
  const EntView lemma = ent_reading_token(reading, token)->lemma;
  if (lemma.size > sizeof(lower)) {
    return false;
  }
  for (size_t i = 0; i < lemma.size; ++i) {
    const char c = lemma.data[i];
    lower[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
  }
  return ent_lexicon_in_set(reading->model->lexicon, set,
                            ent_view_of(lower, lemma.size));
}

bool ent_word_is_noun(const EntReading *const reading, const uint32_t token) {
  const EntUpos upos = ent_reading_token(reading, token)->upos;
  return upos == ENT_UPOS_NOUN || upos == ENT_UPOS_PROPN;
}

const EntTimex *ent_word_time(const EntReading *const reading,
                              const uint32_t token) {
  const EntDocument *const document = reading->document;
  size_t low = 0;
  size_t high = document->timexes.count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    const EntTimex *const timex = &document->timexes.items[middle];
    if (timex->first_token + timex->n_tokens <= token) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const EntTimex *const found =
      low < document->timexes.count ? &document->timexes.items[low] : NULL;
  return found && found->first_token <= token ? found : NULL;
}

bool ent_word_is_time(const EntReading *const reading, const uint32_t token) {
  return ent_word_time(reading, token);
}

bool ent_word_is_in_headline(const EntReading *const reading,
                             const uint32_t token) {
  const EntDocument *const document = reading->document;
  return document->sentences.items[ent_document_sentence_of(document, token)]
             .kind == ENT_SEGMENT_HEADLINE;
}

bool ent_word_is_headline_future(const EntReading *const reading,
                                 const uint32_t token) {
  const EntToken *const word = ent_reading_token(reading, token);
  const uint32_t mark = ent_tree_child(&reading->tree, token, ENT_DEPREL_MARK);
  return mark != ENT_NO_TOKEN &&
         ent_word_is(reading, mark, ENT_VIEW("infinitive")) &&
         (word->deprel == ENT_DEPREL_ROOT ||
          (word->deprel == ENT_DEPREL_ACL &&
           ent_reading_token(reading, word->head)->deprel ==
               ENT_DEPREL_ROOT)) &&
         ent_word_is_in_headline(reading, token);
}

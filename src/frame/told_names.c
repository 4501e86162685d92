#include "frame/told_names.h"

#include "frame/offices_impl.h"
#include "frame/words.h"

/// Words of a name; ages; and how far behind a title the comma is looked for.
enum { MIN_WORDS = 2, MAX_WORDS = 4, MIN_AGE = 10, MAX_AGE = 110, REACH = 6 };

static bool is_comma(const EntReading *const reading, const uint32_t token) {
  return ent_view_equals(ent_reading_token(reading, token)->form,
                         ENT_VIEW(","));
}

/// Whether the token can be a word of a name that nobody has read.
static bool is_name_word(const EntReading *const reading,
                         const uint32_t token) {
  const EntUpos upos = ent_reading_token(reading, token)->upos;
  return (upos == ENT_UPOS_PROPN || upos == ENT_UPOS_ADJ) &&
         ent_word_is_capitalised(reading, token) &&
         reading->mention_of[token] == ENT_NO_MENTION &&
         !ent_word_is_time(reading, token);
}

/// The number of such words from `token` on, or 0 if they make no name.
static uint32_t name_size(const EntReading *const reading, const uint32_t token,
                          const uint32_t end) {
  EntPhraseMatch title;
  uint32_t n_words = 0;
  while (token + n_words < end && is_name_word(reading, token + n_words)) {
    if (!ent_phrases_match(reading->model->offices, reading->document,
                           token + n_words, end, &title)) {
      return 0;
    }
    ++n_words;
  }
  const bool is_name =
      n_words >= MIN_WORDS && n_words <= MAX_WORDS &&
      ent_reading_token(reading, token + n_words - 1)->upos == ENT_UPOS_PROPN;
  return is_name ? n_words : 0;
}

static bool is_age(const EntReading *const reading, const uint32_t token) {
  const double number = ent_reading_token(reading, token)->upos == ENT_UPOS_NUM
                            ? ent_word_number(reading, token)
                            : 0;
  return number >= MIN_AGE && number <= MAX_AGE;
}

/// Whether the name that ends at `at` is followed by an age.
static bool has_age(const EntReading *const reading, const uint32_t at,
                    const uint32_t end) {
  return at + 2 < end && is_comma(reading, at) && is_age(reading, at + 1) &&
         is_comma(reading, at + 2);
}

static EntStatus add_person(EntReading *const reading, const uint32_t token,
                            const uint32_t n_tokens) {
  const EntView name = ent_document_text(reading->document, token, n_tokens);
  EntReferentId person = ENT_NO_REFERENT;
  uint32_t mention = 0;
  ENT_TRY(ent_reading_add_local(reading, ENT_KIND_PERSON, ENT_VIEW("Person"),
                                ENT_VIEW("person"), name, &person));
  return ent_reading_add_mention(reading, token, n_tokens, ENT_MENTION_NAME,
                                 person, &mention);
}

/// Where the holder of the title may be named: right behind it, or behind the
/// comma that follows what it is the title of.
static uint32_t holder_place(const EntReading *const reading,
                             const EntTitle *const title, const uint32_t end,
                             bool *const is_behind_comma) {
  const uint32_t behind = title->match.first_token + title->match.n_tokens;
  *is_behind_comma = false;
  if (behind < end && is_name_word(reading, behind)) {
    return behind;
  }
  for (uint32_t at = title->end; at + 1 < end && at < title->end + REACH;
       ++at) {
    if (is_comma(reading, at)) {
      *is_behind_comma = true;
      return at + 1;
    }
    if (ent_reading_token(reading, at)->upos == ENT_UPOS_VERB) {
      break;
    }
  }
  return end;
}

static EntStatus read_titled(EntReading *const reading,
                             const EntTitle *const title, const uint32_t end) {
  bool is_behind_comma = false;
  const uint32_t at = holder_place(reading, title, end, &is_behind_comma);
  const uint32_t n_words = name_size(reading, at, end);
  const bool is_closed = at + n_words < end && is_comma(reading, at + n_words);
  return n_words && (!is_behind_comma || is_closed)
             ? add_person(reading, at, n_words)
             : ENT_SUCCESS;
}

static EntStatus read_sentence(EntReading *const reading,
                               const EntSentence *const sentence) {
  const uint32_t end = sentence->first_token + sentence->n_tokens;
  for (uint32_t at = sentence->first_token; at < end; ++at) {
    EntTitle title;
    if (ent_offices_find_title(reading, at, end, &title)) {
      ENT_TRY(read_titled(reading, &title, end));
      at += title.match.n_tokens - 1;
      continue;
    }
    const bool is_first =
        at == sentence->first_token || !is_name_word(reading, at - 1);
    const uint32_t n_words = is_first ? name_size(reading, at, end) : 0;
    if (n_words && has_age(reading, at + n_words, end)) {
      ENT_TRY(add_person(reading, at, n_words));
    }
  }
  return ENT_SUCCESS;
}

EntStatus ent_told_names_read(EntReading *const reading) {
  const EntDocument *const document = reading->document;
  for (size_t i = 0; i < document->sentences.count; ++i) {
    const EntSentence *const sentence = &document->sentences.items[i];
    if (sentence->kind == ENT_SEGMENT_PARAGRAPH) {
      ENT_TRY(read_sentence(reading, sentence));
    }
  }
  return ENT_SUCCESS;
}

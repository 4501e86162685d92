#include "frame/acronyms.h"

#include "frame/words.h"

static bool is_acronym(const EntView form) {
  bool is_upper = form.size > 1;
  for (size_t i = 0; i < form.size; ++i) {
    is_upper = is_upper && form.data[i] >= 'A' && form.data[i] <= 'Z';
  }
  return is_upper;
}

static bool is_form(const EntReading *const reading, const uint32_t token,
                    const EntView form) {
  return ent_view_equals(ent_reading_token(reading, token)->form, form);
}

static bool is_in_brackets(const EntReading *const reading,
                           const uint32_t token) {
  return token > ent_word_sentence_begin(reading, token) + 1 &&
         token + 1 < ent_word_sentence_end(reading, token) &&
         is_form(reading, token - 1, ENT_VIEW("(")) &&
         is_form(reading, token + 1, ENT_VIEW(")"));
}

/// The organisation named before the brackets, whose first letter the acronym
/// has, or #ENT_NO_REFERENT.
static EntReferentId explained_by(const EntReading *const reading,
                                  const uint32_t token) {
  const EntMention *const mention =
      is_in_brackets(reading, token)
          ? ent_reading_mention_at(reading, token - 2)
          : NULL;
  if (!mention || mention->form != ENT_MENTION_NAME || mention->n_tokens < 2 ||
      mention->referents.count != 1 ||
      ent_reading_token(reading, mention->first_token)->form.data[0] !=
          ent_reading_token(reading, token)->form.data[0]) {
    return ENT_NO_REFERENT;
  }
  const EntReferentId id = mention->referents.items[0];
  return reading->referents.items[id].kind == ENT_KIND_ORGANIZATION
             ? id
             : ENT_NO_REFERENT;
}

static bool is_called(const EntReferent *const referent, const EntView name) {
  for (size_t i = 0; i < referent->names.count; ++i) {
    if (ent_view_equals(referent->names.items[i], name)) {
      return true;
    }
  }
  return false;
}

/// The organisation that the article called so, or #ENT_NO_REFERENT.
static EntReferentId called(const EntReading *const reading,
                            const EntView name) {
  for (size_t i = 0; i < reading->referents.count; ++i) {
    const EntReferent *const referent = &reading->referents.items[i];
    if (referent->kind == ENT_KIND_ORGANIZATION && referent->mentions.count &&
        is_called(referent, name)) {
      return (EntReferentId)i;
    }
  }
  return ENT_NO_REFERENT;
}

EntReferentId ent_acronyms_find(const EntReading *const reading,
                                const uint32_t first_token,
                                const uint32_t n_tokens) {
  const EntView form = ent_reading_token(reading, first_token)->form;
  if (n_tokens != 1 || !is_acronym(form)) {
    return ENT_NO_REFERENT;
  }
  const EntReferentId id = explained_by(reading, first_token);
  return id != ENT_NO_REFERENT ? id : called(reading, form);
}

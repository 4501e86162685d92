#include "frame/company.h"

#include "frame/words.h"

static bool is_actor(const EntReading *const reading, const uint32_t token) {
  const EntReferentId id = ent_reading_referent_at(reading, token);
  return (id == ENT_NO_REFERENT
              ? ent_lexicon_kinds(reading->model->lexicon,
                                  ent_reading_token(reading, token)->lemma)
              : reading->referents.items[id].kind) &
         ENT_KIND_ACTOR;
}

/// Those beside `head` are in `slot` too.
static void add_company(const EntReading *const reading, const uint32_t head,
                        const EntId slot, EntArguments *const arguments) {
  ENT_FOR_CHILDREN(&reading->tree, child, head) {
    const EntDeprel deprel =
        ent_deprel_universal(ent_reading_token(reading, child)->deprel);
    if ((deprel == ENT_DEPREL_NMOD || deprel == ENT_DEPREL_OBL) &&
        ent_word_begins(reading, ent_word_preposition(reading, child),
                        ENT_VIEW("company")) &&
        is_actor(reading, child)) {
      ent_arguments_add(arguments, slot, child, ENT_NO_TOKEN, true);
    }
  }
}

void ent_company_add(const EntReading *const reading, const uint32_t verb,
                     const uint32_t subject, const bool is_passive,
                     EntArguments *const arguments) {
  const EntArgument *const object = ent_arguments_find(arguments, ENT_SLOT_OBJ);
  const uint32_t noun = object ? object->token : ENT_NO_TOKEN;
  add_company(reading, subject, is_passive ? ENT_SLOT_OBJ : ENT_SLOT_SUBJ,
              arguments);
  if (is_passive) {
    return;
  }
  add_company(reading, verb, ENT_SLOT_SUBJ, arguments);
  if (noun != ENT_NO_TOKEN && !is_actor(reading, noun)) {
    add_company(reading, noun, ENT_SLOT_SUBJ, arguments);
  }
}

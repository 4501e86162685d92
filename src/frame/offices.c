#include "frame/offices_impl.h"

#include "base/vector.h"
#include "frame/arguments.h"
#include "frame/bodies.h"
#include "frame/words.h"

static bool is_comma(const EntReading *const reading, const uint32_t token,
                     const uint32_t end) {
  return token < end && ent_view_equals(ent_reading_token(reading, token)->form,
                                        ENT_VIEW(","));
}

/// Return the mention of a person that begins at `token`, or none.
static uint32_t person_at(const EntReading *const reading, const uint32_t token,
                          const uint32_t end) {
  const uint32_t index =
      token < end ? reading->longest_at[token] : ENT_NO_MENTION;
  if (index == ENT_NO_MENTION) {
    return ENT_NO_MENTION;
  }
  const EntMention *const mention = &reading->mentions.items[index];
  const bool is_person =
      mention->form == ENT_MENTION_NAME && mention->referents.count == 1 &&
      reading->referents.items[mention->referents.items[0]].kind ==
          ENT_KIND_PERSON;
  return is_person ? index : ENT_NO_MENTION;
}

/// Return the mention of a person whose last token is before `end`, or none.
static uint32_t person_before(const EntReading *const reading,
                              const uint32_t end) {
  if (!end) {
    return ENT_NO_MENTION;
  }
  const uint32_t index = reading->mention_of[end - 1];
  if (index == ENT_NO_MENTION) {
    return ENT_NO_MENTION;
  }
  const EntMention *const mention = &reading->mentions.items[index];
  return mention->first_token + mention->n_tokens == end
             ? person_at(reading, mention->first_token, end)
             : ENT_NO_MENTION;
}

/// Skip determiners and adjectives of office to the left of `at`.
static uint32_t skip_left(const EntReading *const reading, const uint32_t begin,
                          uint32_t at, bool *const is_former) {
  while (at > begin) {
    const EntUpos upos = ent_reading_token(reading, at - 1)->upos;
    const bool is_past = ent_word_is(reading, at - 1, ENT_VIEW("former"));
    if (!is_past && upos != ENT_UPOS_DET && upos != ENT_UPOS_ADJ &&
        upos != ENT_UPOS_PRON) {
      break;
    }
    *is_former = *is_former || is_past;
    --at;
  }
  return at;
}

/// Whether the article gave `mention`'s person an office already.
static bool has_office(const EntReading *const reading,
                       const uint32_t mention) {
  const EntReferentId person =
      reading->mentions.items[mention].referents.items[0];
  for (size_t i = 0; i < reading->offices.count; ++i) {
    if (reading->offices.items[i].holder == person) {
      return true;
    }
  }
  return false;
}

/// Return the person named behind the title and a comma, or #ENT_NO_MENTION.
static uint32_t holder_behind(const EntReading *const reading,
                              const EntTitle *const title, const uint32_t end) {
  uint32_t at = title->end;
  if (at + 1 < end && ent_word_is(reading, at, ENT_VIEW("of"))) {
    // "ambassador to Ukraine, Mikhail Zurabov"
    const EntMention *const place = ent_reading_longest_at(reading, at + 1);
    at = place ? place->first_token + place->n_tokens : at;
  }
  return is_comma(reading, at, end) ? person_at(reading, at + 1, end)
                                    : ENT_NO_MENTION;
}

/// Return the person named before the title and a comma, or #ENT_NO_MENTION.
static uint32_t holder_before(const EntReading *const reading,
                              const uint32_t left, const uint32_t begin,
                              const uint32_t end) {
  return left > begin + 1 && is_comma(reading, left - 1, end)
             ? person_before(reading, left - 1)
             : ENT_NO_MENTION;
}

/// Find the person named beside the title, or #ENT_NO_MENTION.
static uint32_t find_holder(const EntReading *const reading,
                            const EntTitle *const title,
                            bool *const is_former) {
  const uint32_t begin = ent_word_sentence_begin(reading, title->first);
  const uint32_t end = ent_word_sentence_end(reading, title->first);
  const uint32_t left = skip_left(reading, begin, title->first, is_former);
  const uint32_t next =
      person_at(reading, title->match.first_token + title->match.n_tokens, end);
  if (next != ENT_NO_MENTION) {
    return next;
  }
  const uint32_t before = holder_before(reading, left, begin, end);
  const uint32_t behind = holder_behind(reading, title, end);
  const bool is_behind =
      behind != ENT_NO_MENTION &&
      (before == ENT_NO_MENTION || has_office(reading, before));
  return is_behind ? behind : before;
}

/// What a person known to the knowledge base held this office of, or any office
/// if `office` is empty.
static EntStatus find_known_owner(EntReading *const reading,
                                  const EntReferentId person,
                                  const EntView office,
                                  EntReferentId *const owner) {
  const EntKnowledge *const knowledge = reading->model->knowledge;
  const EntEntity known = reading->referents.items[person].known;
  const EntDate date = reading->document->article->metadata.published;
  const size_t n_terms =
      known == ENT_NO_ENTITY ? 0 : ent_knowledge_term_count(knowledge, known);
  EntEntity of = ENT_NO_ENTITY;
  for (size_t i = 0; i < n_terms; ++i) {
    const EntOfficeTerm term = ent_knowledge_term(knowledge, known, i);
    if ((!office.size || ent_view_equals(term.office, office)) &&
        (of == ENT_NO_ENTITY || ent_office_term_covers(&term, date))) {
      of = term.of;
    }
  }
  return of == ENT_NO_ENTITY ? ENT_NO_MATCH
                             : ent_reading_add_known(reading, of, owner);
}

static bool is_state(const EntReferent *const referent) {
  return referent->kind == ENT_KIND_STATE;
}

static bool is_international(const EntReferent *const referent) {
  return ent_view_equals(referent->class_name,
                         ENT_VIEW("IntergovernmentalOrganization"));
}

/// "Arvel governor", "the mayor of Lornwick": the place, or none.
static EntReferentId place_of(const EntReading *const reading,
                              const EntTitle *const title) {
  const uint32_t end = title->match.first_token + title->match.n_tokens;
  const EntMention *mention =
      end + 1 < ent_word_sentence_end(reading, title->first) &&
              ent_word_is(reading, end, ENT_VIEW("of"))
          ? ent_reading_longest_at(reading, end + 1)
          : NULL;
  if (!mention && title->first) {
    mention = ent_reading_mention_at(reading, title->first - 1);
  }
  const EntReferentId id = mention && mention->referents.count == 1
                               ? mention->referents.items[0]
                               : ENT_NO_REFERENT;
  return id != ENT_NO_REFERENT &&
                 reading->referents.items[id].kind == ENT_KIND_PLACE
             ? id
             : ENT_NO_REFERENT;
}

/// "The regional governor": the place spoken of last before, not long ago.
static EntReferentId last_place(const EntReading *const reading,
                                const uint32_t token) {
  enum { REACH = 60 };
  EntReferentId last = ENT_NO_REFERENT;
  uint32_t last_token = 0;
  for (size_t i = 0; i < reading->mentions.count; ++i) {
    const EntMention *const mention = &reading->mentions.items[i];
    const EntReferentId id = mention->referents.count == 1
                                 ? mention->referents.items[0]
                                 : ENT_NO_REFERENT;
    if (id != ENT_NO_REFERENT && mention->first_token < token &&
        mention->first_token + REACH > token &&
        mention->first_token >= last_token &&
        reading->referents.items[id].kind == ENT_KIND_PLACE) {
      last = id;
      last_token = mention->first_token;
    }
  }
  return last;
}

/// "King Aldric of Kaldora": the state behind the name, or none.
static EntReferentId state_behind(const EntReading *const reading,
                                  const uint32_t mention) {
  const EntMention *const holder = &reading->mentions.items[mention];
  const uint32_t at = holder->first_token + holder->n_tokens;
  const EntMention *const state =
      at + 1 < ent_word_sentence_end(reading, holder->first_token) &&
              ent_word_is(reading, at, ENT_VIEW("whole"))
          ? ent_reading_longest_at(reading, at + 1)
          : NULL;
  const EntReferentId id = state && state->referents.count == 1
                               ? state->referents.items[0]
                               : ENT_NO_REFERENT;
  return id != ENT_NO_REFERENT &&
                 reading->referents.items[id].kind == ENT_KIND_STATE
             ? id
             : ENT_NO_REFERENT;
}

/// "The president's adviser": the mark behind a title that is not in
/// apposition.
static bool is_possessive(const EntReading *const reading, const uint32_t token,
                          const uint32_t end) {
  return token < end &&
         ent_reading_token(reading, token)->upos == ENT_UPOS_PART &&
         ent_reading_token(reading, token)->deprel == ENT_DEPREL_CASE;
}

/// "Scotland's first minister": whoever is named before the title with the mark
/// of the possessive, or #ENT_NO_REFERENT.
static EntReferentId possessor_of(const EntReading *const reading,
                                  const EntTitle *const title) {
  enum { REACH = 3 };
  const uint32_t begin = ent_word_sentence_begin(reading, title->first);
  uint32_t at = title->match.first_token;
  for (int i = 0; i < REACH && at > begin + 1; ++i) {
    const EntUpos upos = ent_reading_token(reading, --at)->upos;
    if (is_possessive(reading, at, at + 1)) {
      return ent_reading_referent_at(reading, at - 1);
    }
    if (upos != ENT_UPOS_ADJ && upos != ENT_UPOS_NOUN) {
      break;
    }
  }
  return ENT_NO_REFERENT;
}

EntStatus ent_offices_find_owner(EntReading *const reading,
                                 const EntTitle *const title,
                                 const EntReferentId person,
                                 EntReferentId *const owner) {
  if (title->n_owners) {
    *owner = ent_reading_referent_at(reading, title->owners[0]);
    return ENT_SUCCESS;
  }
  EntStatus status = find_known_owner(reading, person, title->office, owner);
  if (status == ENT_NO_MATCH) {
    status = find_known_owner(reading, person, ENT_VIEW(""), owner);
  }
  if (status != ENT_NO_MATCH || title->is_counterpart) {
    return status == ENT_NO_MATCH ? ENT_SUCCESS : status;
  }
  const EntView nature = title->match.phrase->cells[1];
  *owner = possessor_of(reading, title);
  if (*owner != ENT_NO_REFERENT) {
    return ENT_SUCCESS;
  }
  *owner = place_of(reading, title);
  if (ent_view_equals(nature, ENT_VIEW("place"))) {
    *owner =
        *owner == ENT_NO_REFERENT ? last_place(reading, title->first) : *owner;
    if (*owner != ENT_NO_REFERENT) {
      return ENT_SUCCESS;
    }
  }
  *owner = ent_reading_most_spoken_of(
      reading, title->first,
      ent_view_equals(nature, ENT_VIEW("organization")) ? is_international
                                                        : is_state);
  return ENT_SUCCESS;
}

EntStatus ent_offices_add(EntReading *const reading, const EntOffice office) {
  for (size_t i = 0; i < reading->offices.count; ++i) {
    EntOffice *const old = &reading->offices.items[i];
    if (old->holder == office.holder && old->of == office.of &&
        ent_view_equals(old->office, office.office)) {
      old->is_known = old->is_known && office.is_known;
      return ENT_SUCCESS;
    }
  }
  EntOffice *const added = ENT_PUSH(reading->allocator, &reading->offices);
  return added ? (*added = office, ENT_SUCCESS) : ENT_ERR_MEMORY;
}

/// "Russian President Putin left": where the parser lets the adjective leave,
/// what it says of it is said of the person.
static void claim_owner(EntReading *const reading, const EntTitle *const title,
                        const uint32_t mention) {
  const EntMention *const holder = &reading->mentions.items[mention];
  const uint32_t end = holder->first_token + holder->n_tokens;
  const uint32_t title_end = title->match.first_token + title->match.n_tokens;
  for (uint32_t i = title->first;
       title_end == holder->first_token && i < title->match.first_token; ++i) {
    const uint32_t head = ent_reading_token(reading, i)->head;
    if (head != ENT_NO_TOKEN && (head < title->first || head >= end)) {
      reading->mention_of[i] = mention;
    }
  }
}

/// Let the words of the title belong to the mention of its holder.
static void claim_title(EntReading *const reading, const EntTitle *const title,
                        const uint32_t mention) {
  const uint32_t end = title->match.first_token + title->match.n_tokens;
  claim_owner(reading, title, mention);
  for (uint32_t i = title->match.first_token; i < end; ++i) {
    ent_reading_claim(reading, i, mention);
  }
}

/// The office of whoever was spoken of last, for "his counterpart".
static EntView last_office(const EntReading *const reading) {
  const size_t n_offices = reading->offices.count;
  return n_offices ? reading->offices.items[n_offices - 1].office
                   : ENT_VIEW("Head");
}

/// "its ambassador": the pronoun that says whose, or #ENT_NO_TOKEN.
static uint32_t owner_pronoun(const EntReading *const reading,
                              const EntTitle *const title) {
  const uint32_t before = title->first ? title->first - 1 : title->first;
  const bool is_pronoun =
      before < title->first && !title->n_owners && !title->is_counterpart &&
      ent_reading_token(reading, before)->upos == ENT_UPOS_PRON &&
      ent_reading_token(reading, before)->deprel == ENT_DEPREL_NMOD_POSS;
  return is_pronoun ? before : ENT_NO_TOKEN;
}

/// Whether the phrase names the office or covers it.
static bool is_called(const EntPhrase *const phrase, const EntView office) {
  EntView rest = phrase->cells[2];
  while (rest.data) {
    if (ent_view_equals(ent_view_trim(ent_view_cut(&rest, ',')), office)) {
      return true;
    }
  }
  return ent_view_equals(phrase->cells[0], office);
}

/// "Minister Shoukry" of whom the article said that he is foreign minister.
static bool is_told_closer(const EntReading *const reading,
                           const EntTitle *const title,
                           const EntReferentId holder) {
  for (size_t i = 0; i < reading->offices.count; ++i) {
    const EntOffice *const held = &reading->offices.items[i];
    if (held->holder == holder &&
        !ent_view_equals(held->office, title->office) &&
        is_called(title->match.phrase, held->office)) {
      return true;
    }
  }
  return false;
}

static EntStatus read_plural(EntReading *reading, const EntTitle *title);

/// "Presidents": whether the title is in the plural.
static bool is_plural(const EntReading *const reading,
                      const EntTitle *const title) {
  const uint32_t last = title->match.first_token + title->match.n_tokens - 1;
  return ent_tree_has_feature(&reading->tree, last, ENT_VIEW("Number=Plur"));
}

static EntStatus read_title(EntReading *const reading, EntTitle *const title) {
  if (title->n_owners > 1 || is_plural(reading, title)) {
    const EntStatus status = read_plural(reading, title);
    if (status != ENT_NO_MATCH) {
      return status;
    }
  }
  bool is_former = false;
  for (uint32_t i = title->first; i < title->match.first_token; ++i) {
    is_former = is_former || ent_word_is(reading, i, ENT_VIEW("former"));
  }
  const uint32_t mention = find_holder(reading, title, &is_former);
  if (mention == ENT_NO_MENTION) {
    return ENT_SUCCESS;
  }
  const EntReferentId holder =
      reading->mentions.items[mention].referents.items[0];
  EntReferentId owner = ENT_NO_REFERENT;
  const uint32_t pronoun = owner_pronoun(reading, title);
  if (pronoun == ENT_NO_TOKEN) { // "his" of a counterpart says who it is not
    owner = title->n_owners ? ENT_NO_REFERENT : state_behind(reading, mention);
    if (owner == ENT_NO_REFERENT) {
      ENT_TRY(ent_offices_find_owner(reading, title, holder, &owner));
    }
  }
  claim_title(reading, title, mention);
  reading->referents.items[holder].class_name = ENT_VIEW("Leader");
  if (!title->n_owners && is_told_closer(reading, title, holder)) {
    return ENT_SUCCESS;
  }
  const EntSpan span = {ent_reading_token(reading, title->first)->span.begin,
                        ent_reading_token(reading, title->end - 1)->span.end};
  return ent_offices_add(reading, (EntOffice){.holder = holder,
                                              .office = title->office,
                                              .of = owner,
                                              .pronoun = pronoun,
                                              .is_former = is_former,
                                              .span = span});
}

/// Return the person named behind `mention` and "and" or a comma, or none.
static uint32_t next_holder(const EntReading *const reading,
                            const uint32_t mention, const uint32_t end) {
  const EntMention *const before = &reading->mentions.items[mention];
  uint32_t at = before->first_token + before->n_tokens;
  while (at < end && (is_comma(reading, at, end) ||
                      ent_reading_token(reading, at)->upos == ENT_UPOS_CCONJ)) {
    ++at;
  }
  return person_at(reading, at, end);
}

/// The persons named one after the other behind a plural title; "of the two
/// countries" may stand between.
static size_t find_holders(const EntReading *const reading,
                           const EntTitle *const title,
                           uint32_t holders[ENT_MAX_OWNERS]) {
  enum { REACH = 6 };
  const uint32_t end = ent_word_sentence_end(reading, title->first);
  uint32_t mention = person_at(reading, title->end, end);
  for (uint32_t at = title->end;
       at < title->end + REACH && at < end && mention == ENT_NO_MENTION; ++at) {
    if (is_comma(reading, at, end)) {
      mention = person_at(reading, at + 1, end);
      break;
    }
  }
  size_t n_holders = 0;
  while (mention != ENT_NO_MENTION && n_holders < ENT_MAX_OWNERS) {
    holders[n_holders++] = mention;
    mention = next_holder(reading, mention, end);
  }
  return n_holders;
}

/// The state or body in which the holder number `i` of a plural title holds it.
static EntStatus owner_of(EntReading *const reading,
                          const EntTitle *const title, const size_t i,
                          const EntReferentId holder,
                          EntReferentId *const owner) {
  if (title->n_owners) {
    *owner = ent_reading_referent_at(
        reading, title->owners[title->n_owners > 1 ? i : 0]);
    return ENT_SUCCESS;
  }
  return find_known_owner(reading, holder, title->office, owner);
}

/// "Ministers X and Y", "the presidents of both, X and Y": let the noun belong
/// to the first name, or mean all that are named behind the comma, wherever the
/// parser hangs them.
static EntStatus let_title_mean(EntReading *const reading,
                                const EntTitle *const title,
                                const uint32_t holders[ENT_MAX_OWNERS],
                                const size_t n_holders) {
  const uint32_t end = ent_word_sentence_end(reading, title->first);
  const uint32_t first = reading->mentions.items[holders[0]].first_token;
  uint32_t mention = 0;
  if (!is_comma(reading, first - 1, end)) {
    claim_title(reading, title, holders[0]);
    return ENT_SUCCESS;
  }
  ENT_TRY(ent_reading_add_mention(
      reading, title->match.first_token, title->match.n_tokens,
      ENT_MENTION_DESCRIPTION, ENT_NO_REFERENT, &mention));
  for (size_t i = 0; i < n_holders; ++i) {
    ENT_TRY(ent_reading_add_to_mention(
        reading, mention,
        reading->mentions.items[holders[i]].referents.items[0]));
  }
  return ENT_SUCCESS;
}

/// "The foreign ministers of A and B, X and Y": each has his own; "Presidents X
/// and Y": as is known.
static EntStatus read_plural(EntReading *const reading,
                             const EntTitle *const title) {
  uint32_t holders[ENT_MAX_OWNERS];
  const size_t n_holders = find_holders(reading, title, holders);
  if (n_holders < 2 || (title->n_owners > 1 && n_holders != title->n_owners)) {
    return ENT_NO_MATCH;
  }
  ENT_TRY(let_title_mean(reading, title, holders, n_holders));
  for (size_t i = 0; i < n_holders; ++i) {
    const EntReferentId holder =
        reading->mentions.items[holders[i]].referents.items[0];
    EntReferentId owner = ENT_NO_REFERENT;
    const EntStatus status = owner_of(reading, title, i, holder, &owner);
    if (status && status != ENT_NO_MATCH) {
      return status;
    }
    reading->referents.items[holder].class_name = ENT_VIEW("Leader");
    if (!status) {
      ENT_TRY(ent_offices_add(reading, (EntOffice){.holder = holder,
                                                   .office = title->office,
                                                   .of = owner,
                                                   .pronoun = ENT_NO_TOKEN}));
    }
  }
  return ENT_SUCCESS;
}

bool ent_offices_find_title(const EntReading *const reading,
                            const uint32_t token, const uint32_t end,
                            EntTitle *const title) {
  *title = (EntTitle){.n_owners = 0};
  if (!ent_phrases_match(reading->model->offices, reading->document, token, end,
                         &title->match)) {
    title->office = title->match.phrase->cells[0];
  } else if (ent_word_is(reading, token, ENT_VIEW("counterpart"))) {
    (void)ent_phrases_match(reading->model->grammar, reading->document, token,
                            token + 1, &title->match);
    title->office = last_office(reading);
    title->is_counterpart = true;
  } else {
    return false;
  }
  if (reading->mention_of[token] != ENT_NO_MENTION ||
      is_possessive(reading, token + title->match.n_tokens, end)) {
    return false;
  }
  title->n_owners = ent_bodies_owners(
      reading, token, token + title->match.n_tokens, title->owners,
      ENT_MAX_OWNERS, &title->first, &title->end);
  return true;
}

EntStatus ent_offices_read(EntReading *const reading) {
  const EntDocument *const document = reading->document;
  for (size_t i = 0; i < document->sentences.count; ++i) {
    const EntSentence *const sentence = &document->sentences.items[i];
    const uint32_t end = sentence->first_token + sentence->n_tokens;
    for (uint32_t at = sentence->first_token; at < end;) {
      EntTitle title;
      const bool is_title = ent_offices_find_title(reading, at, end, &title);
      if (is_title) {
        ENT_TRY(read_title(reading, &title));
      }
      at += is_title ? title.match.n_tokens : 1;
    }
  }
  return ENT_SUCCESS;
}

/// Whom the possessive pronoun means; "whose" whoever is named before its
/// comma, however the parser attaches it.
static EntReferentId meant_by(const EntReading *const reading,
                              const uint32_t pronoun) {
  const EntReferentId id = ent_reading_referent_at(
      reading, ent_arguments_antecedent(reading, pronoun));
  const bool is_behind_name =
      pronoun > 1 && ent_word_is(reading, pronoun, ENT_VIEW("relative")) &&
      is_comma(reading, pronoun - 1, pronoun);
  return id == ENT_NO_REFERENT && is_behind_name
             ? ent_reading_referent_at(reading, pronoun - 2)
             : id;
}

void ent_offices_resolve_pronouns(EntReading *const reading) {
  for (size_t i = 0; i < reading->offices.count; ++i) {
    EntOffice *const office = &reading->offices.items[i];
    if (office->of != ENT_NO_REFERENT || office->pronoun == ENT_NO_TOKEN) {
      continue;
    }
    const EntReferentId owner = meant_by(reading, office->pronoun);
    if (owner == ENT_NO_REFERENT || owner == office->holder) {
      continue;
    }
    office->of = reading->referents.items[owner].kind == ENT_KIND_PERSON
                     ? ent_offices_state_of(reading, owner)
                     : owner;
  }
}

/// Whether the knowledge base has the person in such an office on the day of
/// the article.
static bool is_known_to_hold(const EntReading *const reading,
                             const EntReferentId person,
                             const EntPhrase *const phrase) {
  const EntKnowledge *const knowledge = reading->model->knowledge;
  const EntEntity known = reading->referents.items[person].known;
  const EntDate date = reading->document->article->metadata.published;
  const size_t n_terms = known == ENT_NO_ENTITY || !ent_date_is_set(date)
                             ? 0
                             : ent_knowledge_term_count(knowledge, known);
  for (size_t i = 0; i < n_terms; ++i) {
    const EntOfficeTerm term = ent_knowledge_term(knowledge, known, i);
    if (is_called(phrase, term.office) && ent_office_term_covers(&term, date)) {
      return true;
    }
  }
  return false;
}

bool ent_offices_is_held(const EntReading *const reading,
                         const EntReferentId person,
                         const EntPhrase *const phrase) {
  for (size_t i = 0; i < reading->offices.count; ++i) {
    const EntOffice *const held = &reading->offices.items[i];
    if (held->holder == person && is_called(phrase, held->office)) {
      return true;
    }
  }
  return is_known_to_hold(reading, person, phrase);
}

EntReferentId ent_offices_state_of(const EntReading *const reading,
                                   const EntReferentId person) {
  for (size_t i = 0; i < reading->offices.count; ++i) {
    const EntOffice *const held = &reading->offices.items[i];
    if (held->holder == person && held->of != ENT_NO_REFERENT &&
        reading->referents.items[held->of].kind == ENT_KIND_STATE) {
      return held->of;
    }
  }
  return ENT_NO_REFERENT;
}

/// Find the holder among those the article speaks of.
static EntReferentId find_said(const EntReading *const reading,
                               const EntPhrase *const phrase,
                               const EntReferentId of) {
  for (size_t i = reading->offices.count; i-- > 0;) {
    const EntOffice *const held = &reading->offices.items[i];
    if (held->of == of && !held->is_former && is_called(phrase, held->office)) {
      return held->holder;
    }
  }
  return ENT_NO_REFERENT;
}

/// Of an article without a date: the only one it names who ever held the
/// office.
static EntReferentId find_named(const EntReading *const reading,
                                const EntView office, const EntReferentId of) {
  const EntKnowledge *const knowledge = reading->model->knowledge;
  EntReferentId found = ENT_NO_REFERENT;
  for (size_t i = 0; i < reading->referents.count; ++i) {
    const EntReferent *const person = &reading->referents.items[i];
    const size_t n_terms =
        person->kind != ENT_KIND_PERSON || person->known == ENT_NO_ENTITY ||
                !person->mentions.count
            ? 0
            : ent_knowledge_term_count(knowledge, person->known);
    for (size_t j = 0; j < n_terms; ++j) {
      const EntOfficeTerm term =
          ent_knowledge_term(knowledge, person->known, j);
      if (term.of == reading->referents.items[of].known &&
          ent_view_equals(term.office, office) && found != (EntReferentId)i) {
        if (found != ENT_NO_REFERENT) {
          return ENT_NO_REFERENT;
        }
        found = (EntReferentId)i;
      }
    }
  }
  return found;
}

/// Ask the knowledge base; whoever leads, if the phrase covers several offices.
static EntStatus find_known(EntReading *const reading, EntView office,
                            const bool is_leader, const EntReferentId of,
                            EntReferentId *const holder) {
  const EntKnowledge *const knowledge = reading->model->knowledge;
  const EntEntity owner = reading->referents.items[of].known;
  const EntDate date = reading->document->article->metadata.published;
  if (owner == ENT_NO_ENTITY || !ent_date_is_set(date)) {
    *holder = find_named(reading, office, of);
    return *holder == ENT_NO_REFERENT ? ENT_NO_MATCH : ENT_SUCCESS;
  }
  const EntEntity person =
      is_leader ? ent_knowledge_leader(knowledge, owner, date, &office)
                : ent_knowledge_holder(knowledge, office, owner, date);
  if (person == ENT_NO_ENTITY) {
    return ENT_NO_MATCH;
  }
  ENT_TRY(ent_reading_add_known(reading, person, holder));
  // "De Gucht … the Belgian foreign minister": the article says that he is.
  const bool is_named = reading->referents.items[*holder].mentions.count > 0;
  reading->referents.items[*holder].class_name = ENT_VIEW("Leader");
  return ent_offices_add(reading, (EntOffice){.holder = *holder,
                                              .office = office,
                                              .of = of,
                                              .pronoun = ENT_NO_TOKEN,
                                              .is_known = !is_named});
}

EntStatus ent_offices_holder(EntReading *const reading,
                             const EntPhrase *const phrase,
                             const EntReferentId of,
                             EntReferentId *const holder) {
  if (of == ENT_NO_REFERENT) {
    return ENT_NO_MATCH;
  }
  EntId office = ENT_NO_ID;
  (void)ent_office_find(reading->model->vocabulary, phrase->cells[0], &office);
  *holder = find_said(reading, phrase, of);
  return *holder != ENT_NO_REFERENT
             ? ENT_SUCCESS
             : find_known(reading, phrase->cells[0], office == ENT_OFFICE_HEAD,
                          of, holder);
}

#include "frame/setting.h"

#include "frame/clauses.h"
#include "frame/words.h"

enum { MAX_CLIMB = 8 };

/// Whether a word of this relation is a clause of its own.
static bool is_clause(const EntDeprel deprel) {
  switch (deprel) {
  case ENT_DEPREL_CCOMP:
  case ENT_DEPREL_ADVCL:
  case ENT_DEPREL_ADVCL_RELCL:
  case ENT_DEPREL_ACL_RELCL:
  case ENT_DEPREL_PARATAXIS:
  case ENT_DEPREL_CSUBJ:
    return true;
  default:
    return false;
  }
}

/// Whether what depends on the agreement `token` tells which it is ("the
/// November 2020 statement", "the accord of May"), and nothing of the event.
static bool tells_agreement(const EntReading *const reading,
                            const uint32_t dependent, const uint32_t token) {
  const EntReferentId id = ent_reading_referent_at(reading, token);
  if (id == ENT_NO_REFERENT || !reading->referents.items[id].agreement) {
    return false;
  }
  const uint32_t preposition = ent_word_preposition(reading, dependent);
  return dependent < token ||
         (preposition != ENT_NO_TOKEN &&
          ent_word_is(reading, preposition, ENT_VIEW("whole")));
}

/// "Shelling was reported near Mariupol": what a verb that evokes nothing says
/// is said of the event that is its subject or object.
static uint32_t event_of_argument(const EntReading *const reading,
                                  const uint32_t verb) {
  uint32_t found = ENT_NO_EVENT;
  ENT_FOR_CHILDREN(&reading->tree, child, verb) {
    const EntDeprel deprel =
        ent_deprel_universal(ent_reading_token(reading, child)->deprel);
    if ((deprel == ENT_DEPREL_NSUBJ || deprel == ENT_DEPREL_OBJ) &&
        reading->event_of[child] != ENT_NO_EVENT) {
      found = found == ENT_NO_EVENT ? reading->event_of[child] : found;
    }
  }
  return found;
}

/// "A war that began in 1975": what a relative clause says of the event.
static uint32_t event_of_relative(const EntReading *const reading,
                                  const EntTriggers *const triggers,
                                  const uint32_t verb) {
  const EntToken *const word = ent_reading_token(reading, verb);
  const uint32_t subject =
      ent_tree_universal_child(&reading->tree, verb, ENT_DEPREL_NSUBJ);
  return word->deprel == ENT_DEPREL_ACL_RELCL && subject != ENT_NO_TOKEN &&
                 ent_word_is(reading, subject, ENT_VIEW("relative"))
             ? ent_triggers_event(reading, triggers, word->head)
             : ENT_NO_EVENT;
}

/// "Ruled in 2011 that they had broken it": what is said of a verb is not said
/// of its finite complement.
static bool is_of_content(const EntReading *const reading, const uint32_t event,
                          const uint32_t verb) {
  const EntToken *const word =
      ent_reading_token(reading, reading->events.items[event].trigger);
  return word->head == verb && word->deprel == ENT_DEPREL_CCOMP &&
         ent_tree_universal_child(&reading->tree,
                                  reading->events.items[event].trigger,
                                  ENT_DEPREL_NSUBJ) != ENT_NO_TOKEN;
}

/// Whether the event tells what is to be done: "agreed to spend more by 2035"
/// was not agreed in 2035.
static bool is_about_plan(const EntReading *const reading,
                          const uint32_t event) {
  return ent_reading_is_a(reading, event, ENT_CLASS_STATEMENT) ||
         reading->events.items[event].event_class ==
             ENT_CLASS_AGREEMENT_REACHED;
}

/// Return the nearest event above `token` in its clause, or #ENT_NO_EVENT.
static uint32_t event_above(const EntReading *const reading,
                            const EntTriggers *const triggers,
                            const uint32_t token) {
  uint32_t at = ent_reading_token(reading, token)->head;
  bool is_of_plan = false;
  for (int i = 0; i < MAX_CLIMB && at != ENT_NO_TOKEN; ++i) {
    const uint32_t event = ent_triggers_event(reading, triggers, at);
    if (event != ENT_NO_EVENT && !is_of_content(reading, event, at)) {
      return is_of_plan && is_about_plan(reading, event) ? ENT_NO_EVENT : event;
    }
    const uint32_t argument = event_of_argument(reading, at);
    if (argument != ENT_NO_EVENT) {
      return argument;
    }
    const EntDeprel deprel = ent_reading_token(reading, at)->deprel;
    const bool is_verb = ent_reading_token(reading, at)->upos == ENT_UPOS_VERB;
    if (is_clause(deprel) || (deprel == ENT_DEPREL_CONJ && is_verb) ||
        tells_agreement(reading, token, at)) {
      return event_of_relative(reading, triggers, at);
    }
    is_of_plan = is_of_plan || deprel == ENT_DEPREL_XCOMP;
    at = ent_reading_token(reading, at)->head;
    if (deprel == ENT_DEPREL_ACL) { // "talks held on Monday", and no further
      return ent_triggers_event(reading, triggers, at);
    }
  }
  return ENT_NO_EVENT;
}

/// \name Time
/// @{

static uint32_t timex_head(const EntReading *const reading,
                           const EntTimex *const timex) {
  const uint32_t end = timex->first_token + timex->n_tokens;
  for (uint32_t i = timex->first_token; i < end; ++i) {
    const uint32_t head = ent_reading_token(reading, i)->head;
    if (head == ENT_NO_TOKEN || head < timex->first_token || head >= end) {
      if (ent_reading_token(reading, i)->deprel != ENT_DEPREL_CASE &&
          ent_reading_token(reading, i)->deprel != ENT_DEPREL_PUNCT) {
        return i;
      }
    }
  }
  return timex->first_token;
}

static bool has_date(const EntReading *const reading, const uint32_t event) {
  const EntEvent *const it = &reading->events.items[event];
  for (size_t i = 0; i < it->fillers.count; ++i) {
    if (it->fillers.items[i].kind == ENT_FILLER_DATE) {
      return true;
    }
  }
  return false;
}

static EntStatus add_date(EntReading *const reading, const uint32_t event,
                          const EntRole role, const EntDate date,
                          const uint32_t token) {
  if (!ent_date_is_set(date)) {
    return ENT_SUCCESS;
  }
  return ent_reading_add_filler(
      reading, event,
      (EntFiller){.role = role,
                  .kind = ENT_FILLER_DATE,
                  .date = date,
                  .token = token,
                  .probability =
                      ent_reading_token(reading, token)->head_probability});
}

/// A range that is only "early", "mid" or "late" keeps its words instead.
static bool is_vague(const EntTimex *const timex) {
  return timex->qualifier.size && ent_date_is_set(timex->end) &&
         timex->relation != ENT_TIMEX_RANGE;
}

/// A date with a verb such as "broke out" or "ended" is that of the begin or
/// end of a conflict.
static EntRole point_role(const EntReading *const reading, const uint32_t event,
                          const uint32_t token) {
  const EntLexicon *const lexicon = reading->model->lexicon;
  const uint32_t above = ent_reading_token(reading, token)->head;
  if (above == ENT_NO_TOKEN ||
      !ent_reading_is_a(reading, event, ENT_CLASS_ARMED_CONFLICT)) {
    return ENT_ROLE_DATE;
  }
  const EntView lemma = ent_reading_token(reading, above)->lemma;
  return ent_lexicon_in_set(lexicon, ENT_VIEW("$beginning"), lemma)
             ? ENT_ROLE_BEGIN
         : ent_lexicon_in_set(lexicon, ENT_VIEW("$ending"), lemma)
             ? ENT_ROLE_END
             : ENT_ROLE_DATE;
}

/// "The first time", "the worst attack".
static bool is_superlative(const EntReading *const reading,
                           const uint32_t noun) {
  ENT_FOR_CHILDREN(&reading->tree, child, noun) {
    if (ent_tree_has_feature(&reading->tree, child, ENT_VIEW("NumType=Ord")) ||
        ent_tree_has_feature(&reading->tree, child, ENT_VIEW("Degree=Sup"))) {
      return true;
    }
  }
  return ent_tree_has_feature(&reading->tree, noun, ENT_VIEW("NumType=Ord"));
}

/// "For the first time since 2019", "the worst attack since May": a date that
/// only says how rare the event is, wherever the parser hangs it.
static bool is_comparison(const EntReading *const reading,
                          const uint32_t token) {
  const uint32_t above = ent_reading_token(reading, token)->head;
  const uint32_t since = ent_word_preposition(reading, token);
  return (above != ENT_NO_TOKEN && is_superlative(reading, above)) ||
         (since != ENT_NO_TOKEN &&
          since > ent_word_sentence_begin(reading, token) &&
          is_superlative(reading, since - 1));
}

/// "Since the May coup": the preposition is not of the date, which tells when
/// the coup was.
static bool is_modifier(const EntReading *const reading, const uint32_t event,
                        const uint32_t token) {
  const EntToken *const word = ent_reading_token(reading, token);
  const uint32_t noun = reading->events.items[event].trigger;
  return word->head == noun && token < noun &&
         ent_reading_token(reading, noun)->upos == ENT_UPOS_NOUN &&
         ent_tree_child(&reading->tree, token, ENT_DEPREL_CASE) == ENT_NO_TOKEN;
}

static EntStatus add_timex(EntReading *const reading, const uint32_t event,
                           const EntTimex *const timex, const uint32_t token) {
  if (timex->kind == ENT_TIMEX_DURATION) {
    return timex->duration.size
               ? ent_reading_add_filler(reading, event,
                                        (EntFiller){.role = ENT_ROLE_DURATION,
                                                    .kind = ENT_FILLER_VALUE,
                                                    .text = timex->duration,
                                                    .token = token,
                                                    .probability = 1})
               : ENT_SUCCESS;
  }
  if (timex->kind != ENT_TIMEX_DATE) {
    return ENT_SUCCESS;
  }
  if (is_modifier(reading, event, token)) {
    return add_date(reading, event, point_role(reading, event, token),
                    timex->date, token);
  }
  if (is_vague(timex)) {
    reading->events.items[event].date_text = ent_document_text(
        reading->document, timex->first_token, timex->n_tokens);
    return ENT_SUCCESS;
  }
  switch (timex->relation) {
  case ENT_TIMEX_AT:
    return add_date(reading, event, point_role(reading, event, token),
                    timex->date, token);
  case ENT_TIMEX_SINCE:
    return is_comparison(reading, token)
               ? ENT_SUCCESS
               : add_date(reading, event, ENT_ROLE_BEGIN, timex->date, token);
  case ENT_TIMEX_UNTIL:
    return add_date(reading, event, ENT_ROLE_END, timex->date, token);
  case ENT_TIMEX_RANGE:
    ENT_TRY(add_date(reading, event, ENT_ROLE_BEGIN, timex->date, token));
    return add_date(reading, event, ENT_ROLE_END, timex->end, token);
  case ENT_TIMEX_BEFORE:
  case ENT_TIMEX_AFTER:
    break;
  }
  return ENT_SUCCESS;
}

/// Whether a duration fits the event: only conflicts have one.
static bool takes(const EntReading *const reading, const uint32_t event,
                  const EntTimex *const timex) {
  return timex->kind != ENT_TIMEX_DURATION ||
         ent_reading_is_a(reading, event, ENT_CLASS_ARMED_CONFLICT);
}

static EntStatus read_times(EntReading *const reading,
                            const EntTriggers *const triggers) {
  const EntDocument *const document = reading->document;
  for (size_t i = 0; i < document->timexes.count; ++i) {
    const EntTimex *const timex = &document->timexes.items[i];
    const uint32_t head = timex_head(reading, timex);
    const uint32_t event = event_above(reading, triggers, head);
    if (event != ENT_NO_EVENT && takes(reading, event, timex)) {
      ENT_TRY(add_timex(reading, event, timex, head));
    }
  }
  return ENT_SUCCESS;
}

/// Verbs coordinated with one that has a date share it if they have none.
static EntStatus share_times(EntReading *const reading) {
  for (uint32_t i = 0; i < reading->events.count; ++i) {
    const EntToken *const word =
        ent_reading_token(reading, reading->events.items[i].trigger);
    const uint32_t first =
        word->deprel == ENT_DEPREL_CONJ && word->upos == ENT_UPOS_VERB
            ? reading->event_of[word->head]
            : ENT_NO_EVENT;
    if (first == ENT_NO_EVENT || has_date(reading, i)) {
      continue;
    }
    const EntEvent *const source = &reading->events.items[first];
    for (size_t j = 0; j < source->fillers.count; ++j) {
      const EntFiller filler = source->fillers.items[j];
      if (filler.kind == ENT_FILLER_DATE && filler.token < source->trigger) {
        ENT_TRY(ent_reading_add_filler(reading, i, filler));
      }
    }
  }
  return ENT_SUCCESS;
}

/// A circumstance has the date of what happened in it: "agreed in a telephone
/// call on Wednesday" was said on the day of the call.
static EntStatus share_with_circumstance(EntReading *const reading) {
  for (uint32_t i = 0; i < reading->events.count; ++i) {
    const EntToken *const word =
        ent_reading_token(reading, reading->events.items[i].trigger);
    const uint32_t preposition =
        ent_word_preposition(reading, reading->events.items[i].trigger);
    const uint32_t above =
        word->deprel == ENT_DEPREL_OBL && preposition != ENT_NO_TOKEN &&
                ent_word_is(reading, preposition, ENT_VIEW("during"))
            ? reading->event_of[word->head]
            : ENT_NO_EVENT;
    if (above == ENT_NO_EVENT ||
        has_date(reading, above) == has_date(reading, i)) {
      continue;
    }
    const uint32_t from = has_date(reading, i) ? i : above;
    const uint32_t to = from == i ? above : i;
    for (size_t j = 0; j < reading->events.items[from].fillers.count; ++j) {
      const EntFiller filler = reading->events.items[from].fillers.items[j];
      if (filler.role == ENT_ROLE_DATE) {
        ENT_TRY(ent_reading_add_filler(reading, to, filler));
      }
    }
  }
  return ENT_SUCCESS;
}

/// Whether the token is the dash or colon behind the head of an entry.
static bool ends_head(const EntReading *const reading, const uint32_t token) {
  static const char *const marks[] = {"-", "--", "–", "—", ":"};
  const EntView form = ent_reading_token(reading, token)->form;
  for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); ++i) {
    if (ent_view_equals(form, ent_view(marks[i]))) {
      return true;
    }
  }
  return false;
}

/// The date at the head of an entry of a chronology, "May 5, 1999 - …", or
/// none.
static EntDate head_date(const EntReading *const reading,
                         const EntSentence *const sentence) {
  enum { FIRST_YEAR = 1000, LAST_YEAR = 2999 };
  const uint32_t first = sentence->first_token;
  const uint32_t end = first + sentence->n_tokens;
  const EntTimex *const timex = ent_word_time(reading, first);
  const uint32_t next = timex ? timex->first_token + timex->n_tokens : end;
  if (timex && timex->first_token == first && timex->kind == ENT_TIMEX_DATE &&
      next < end && ends_head(reading, next)) {
    return timex->date;
  }
  const EntView form = ent_reading_token(reading, first)->form;
  const double year = form.size == 4 ? ent_word_number(reading, first) : 0;
  return year >= FIRST_YEAR && year <= LAST_YEAR && first + 1 < end &&
                 ends_head(reading, first + 1)
             ? (EntDate){(int16_t)year, 0, 0}
             : (EntDate){0, 0, 0};
}

/// The first sentence of the paragraph in which `token` stands.
static const EntSentence *first_sentence(const EntReading *const reading,
                                         const uint32_t token) {
  const EntSentence *const sentences = reading->document->sentences.items;
  size_t at = ent_document_sentence_of(reading->document, token);
  while (at > 0 && sentences[at - 1].paragraph == sentences[at].paragraph) {
    --at;
  }
  return &sentences[at];
}

/// Whether all that is told of when the event is lies behind the day of the
/// article.
static bool is_to_come(const EntReading *const reading,
                       const EntEvent *const event) {
  const EntDate today = reading->document->article->metadata.published;
  bool is_dated = false;
  for (size_t i = 0; i < event->fillers.count; ++i) {
    const EntFiller *const filler = &event->fillers.items[i];
    if (filler->kind != ENT_FILLER_DATE || filler->role == ENT_ROLE_END) {
      continue;
    }
    if (ent_date_compare(filler->date, today) <= 0) {
      return false;
    }
    is_dated = true;
  }
  return is_dated && ent_date_is_set(today);
}

/// "The summit in June", "arrives on Friday": what has its date in the future
/// is planned, unless a past tense contradicts.
static void plan_future(EntReading *const reading) {
  for (uint32_t i = 0; i < reading->events.count; ++i) {
    EntEvent *const event = &reading->events.items[i];
    const EntUpos upos = ent_reading_token(reading, event->trigger)->upos;
    const bool is_past = ent_tree_has_feature(&reading->tree, event->trigger,
                                              ENT_VIEW("Tense=Past"));
    if (event->status == ENT_EVENT_ACTUAL && is_to_come(reading, event) &&
        !ent_date_is_set(
            head_date(reading, first_sentence(reading, event->trigger))) &&
        (upos == ENT_UPOS_NOUN || (upos == ENT_UPOS_VERB && !is_past))) {
      event->status = ENT_EVENT_PLANNED;
    }
  }
}

/// Give the date at the head of an entry to all in the entry that has none.
static EntStatus read_heads(EntReading *const reading) {
  for (uint32_t i = 0; i < reading->events.count; ++i) {
    const EntSentence *const first =
        first_sentence(reading, reading->events.items[i].trigger);
    if (!has_date(reading, i)) {
      ENT_TRY(add_date(reading, i, ENT_ROLE_DATE, head_date(reading, first),
                       first->first_token));
    }
  }
  return ENT_SUCCESS;
}

/// @}
/// \name Place
/// @{

static bool has_filler(const EntReading *const reading, const uint32_t event,
                       const EntReferentId id) {
  const EntEvent *const it = &reading->events.items[event];
  for (size_t i = 0; i < it->fillers.count; ++i) {
    if (it->fillers.items[i].kind == ENT_FILLER_REFERENT &&
        it->fillers.items[i].id == id) {
      return true;
    }
  }
  return false;
}

/// "Peacekeepers from Senegal": where they come from, not where they are.
static bool is_origin(const EntReading *const reading, const uint32_t token) {
  const EntToken *const word = ent_reading_token(reading, token);
  const uint32_t preposition = ent_word_preposition(reading, token);
  return ent_deprel_universal(word->deprel) == ENT_DEPREL_NMOD &&
         ent_word_is(reading, preposition, ENT_VIEW("origin")) &&
         (ent_lexicon_kinds(reading->model->lexicon,
                            ent_reading_token(reading, word->head)->lemma) &
          ENT_KIND_ACTOR);
}

/// Whether the phrase that the mention heads says where.
static bool is_where(const EntReading *const reading, const uint32_t head) {
  const uint32_t first = ent_tree_first_conjunct(&reading->tree, head);
  const EntDeprel deprel =
      ent_deprel_universal(ent_reading_token(reading, first)->deprel);
  const uint32_t preposition = ent_word_preposition(reading, head);
  const bool is_site =
      ent_lexicon_in_set(reading->model->lexicon, ENT_VIEW("$site"),
                         ent_reading_token(reading, head)->lemma);
  return (deprel == ENT_DEPREL_OBL || deprel == ENT_DEPREL_NMOD) &&
         preposition != ENT_NO_TOKEN &&
         (is_site || ent_word_is(reading, preposition, ENT_VIEW("locative"))) &&
         !is_origin(reading, first);
}

static EntStatus add_place(EntReading *const reading, const uint32_t event,
                           const EntMention *const mention,
                           const uint32_t head) {
  for (size_t i = 0; i < mention->referents.count; ++i) {
    const EntReferentId id = mention->referents.items[i];
    const EntLexKind kind = reading->referents.items[id].kind;
    if ((kind & (ENT_KIND_PLACE | ENT_KIND_STATE)) &&
        !has_filler(reading, event, id)) {
      ENT_TRY(ent_reading_add_filler(
          reading, event,
          (EntFiller){.role = ENT_ROLE_PLACE,
                      .kind = ENT_FILLER_REFERENT,
                      .id = id,
                      .token = head,
                      .probability =
                          ent_reading_token(reading, head)->head_probability}));
    }
  }
  return ENT_SUCCESS;
}

/// "A meeting of ministers in Lima", "talks between Kenya and Ghana in Lima":
/// whether the noun above the place is who takes part.
static bool is_company(const EntReading *const reading, const uint32_t noun,
                       const uint32_t trigger) {
  const uint32_t first = ent_tree_first_conjunct(&reading->tree, noun);
  const uint32_t preposition = ent_word_preposition(reading, first);
  const EntReferentId id = ent_reading_referent_at(reading, noun);
  const unsigned kinds =
      id == ENT_NO_REFERENT
          ? ent_lexicon_kinds(reading->model->lexicon,
                              ent_reading_token(reading, noun)->lemma)
          : reading->referents.items[id].kind;
  return ent_reading_token(reading, first)->head == trigger &&
         (kinds & ENT_KIND_ACTOR) && preposition != ENT_NO_TOKEN &&
         !ent_word_is(reading, preposition, ENT_VIEW("imposed")) &&
         !ent_word_is(reading, preposition, ENT_VIEW("approximate"));
}

/// Whether the phrase belongs to what is talked about: "the situation in …".
static bool is_in_topic(const EntReading *const reading, const uint32_t head,
                        const uint32_t event) {
  const EntEvent *const it = &reading->events.items[event];
  const bool is_talk =
      ent_reading_is_a(reading, event, ENT_CLASS_CONSULTATION) ||
      ent_reading_is_a(reading, event, ENT_CLASS_STATEMENT);
  const uint32_t above = ent_reading_token(reading, head)->head;
  return is_talk && above != it->trigger && above != ENT_NO_TOKEN &&
         ent_reading_token(reading, above)->upos != ENT_UPOS_VERB &&
         !(ent_reading_is_a(reading, event, ENT_CLASS_CONSULTATION) &&
           ent_word_is(reading, ent_word_preposition(reading, head),
                       ENT_VIEW("engaged")) &&
           is_company(reading, above, it->trigger));
}

static EntStatus read_places(EntReading *const reading,
                             const EntTriggers *const triggers) {
  for (size_t i = 0; i < reading->mentions.count; ++i) {
    const EntMention *const mention = &reading->mentions.items[i];
    const uint32_t head = ent_reading_head(reading, mention);
    if (mention->form == ENT_MENTION_ADJECTIVE || !is_where(reading, head)) {
      continue;
    }
    const uint32_t first = ent_tree_first_conjunct(&reading->tree, head);
    const uint32_t event = event_above(reading, triggers, first);
    if (event != ENT_NO_EVENT && !is_in_topic(reading, first, event)) {
      ENT_TRY(add_place(reading, event, mention, head));
    }
  }
  return ENT_SUCCESS;
}

/// "Under the accord, …": the agreement that requires or regulates it.
static EntStatus read_agreements(EntReading *const reading,
                                 const EntTriggers *const triggers) {
  for (size_t i = 0; i < reading->mentions.count; ++i) {
    const EntMention *const mention = &reading->mentions.items[i];
    const uint32_t noun = ent_reading_head(reading, mention);
    const uint32_t head = ent_clauses_part(reading, noun);
    const uint32_t preposition = ent_word_preposition(reading, head);
    const EntReferentId id = ent_reading_referent_at(reading, noun);
    if (id == ENT_NO_REFERENT || preposition == ENT_NO_TOKEN ||
        reading->referents.items[id].kind != ENT_KIND_AGREEMENT ||
        !ent_word_is(reading, preposition, ENT_VIEW("under"))) {
      continue;
    }
    const uint32_t event = event_above(reading, triggers, head);
    if (event != ENT_NO_EVENT) {
      ENT_TRY(ent_reading_add_filler(
          reading, event,
          (EntFiller){.role = ENT_ROLE_UNDER_AGREEMENT,
                      .kind = ENT_FILLER_REFERENT,
                      .id = id,
                      .token = head,
                      .probability =
                          ent_reading_token(reading, head)->head_probability}));
    }
  }
  return ENT_SUCCESS;
}

/// @}
/// \name Sources
/// @{

static EntStatus attribute(EntReading *const reading, const uint32_t event,
                           const EntReferentId source, const uint32_t token) {
  return ent_reading_add_filler(reading, event,
                                (EntFiller){.role = ENT_ROLE_ATTRIBUTED_TO,
                                            .kind = ENT_FILLER_REFERENT,
                                            .id = source,
                                            .token = token,
                                            .probability = 1});
}

/// The source of an event is that of those coordinated with it.
static EntStatus attribute_all(EntReading *const reading, const uint32_t event,
                               const EntReferentId source,
                               const uint32_t token) {
  const uint32_t verb = reading->events.items[event].trigger;
  ENT_TRY(attribute(reading, event, source, token));
  ENT_FOR_CHILDREN(&reading->tree, child, verb) {
    if (ent_reading_token(reading, child)->deprel == ENT_DEPREL_CONJ &&
        reading->event_of[child] != ENT_NO_EVENT) {
      ENT_TRY(attribute(reading, reading->event_of[child], source, token));
    }
  }
  const EntToken *const word = ent_reading_token(reading, verb);
  return word->deprel == ENT_DEPREL_CONJ &&
                 reading->event_of[word->head] != ENT_NO_EVENT
             ? attribute(reading, reading->event_of[word->head], source, token)
             : ENT_SUCCESS;
}

/// "According to the ministry, …": the source of the event above.
static EntStatus read_according(EntReading *const reading,
                                const EntTriggers *const triggers,
                                const uint32_t token, const uint32_t end) {
  EntPhraseMatch match;
  if (ent_phrases_match(reading->model->grammar, reading->document, token, end,
                        &match) ||
      !ent_view_equals(match.phrase->cells[0], ENT_VIEW("according"))) {
    return ENT_SUCCESS;
  }
  for (uint32_t i = token + match.n_tokens; i < end; ++i) {
    const EntReferentId id = ent_reading_referent_at(reading, i);
    const EntMention *const mention = ent_reading_mention_at(reading, i);
    if (id == ENT_NO_REFERENT || mention->form == ENT_MENTION_ADJECTIVE) {
      if (ent_reading_token(reading, i)->upos == ENT_UPOS_VERB) {
        break;
      }
      continue;
    }
    const uint32_t event =
        event_above(reading, triggers, ent_reading_head(reading, mention));
    return event == ENT_NO_EVENT ? ENT_SUCCESS
                                 : attribute_all(reading, event, id, i);
  }
  return ENT_SUCCESS;
}

/// Whether the agent of a statement is a press source: an agency, or an
/// organisation that nobody knows and that "reports".
static bool is_agency(const EntReading *const reading,
                      const EntEvent *const statement,
                      const EntFiller *const filler) {
  if (filler->role != ENT_ROLE_AGENT || filler->kind != ENT_FILLER_REFERENT) {
    return false;
  }
  const EntReferent *const agent = &reading->referents.items[filler->id];
  const bool is_unknown =
      agent->known == ENT_NO_ENTITY &&
      ent_view_equals(agent->class_name, ENT_VIEW("Organization"));
  return ent_view_equals(agent->class_name, ENT_VIEW("NewsAgency")) ||
         (is_unknown &&
          ent_lexicon_in_set(
              reading->model->lexicon, ENT_VIEW("$report"),
              ent_reading_token(reading, statement->trigger)->lemma));
}

/// The event that a press source reports by `event`, or #ENT_NO_EVENT.
static uint32_t reported_by(const EntReading *const reading,
                            const EntTriggers *const triggers,
                            const uint32_t event) {
  const EntTrigger *const trigger =
      ent_triggers_at(triggers, reading->events.items[event].trigger);
  const EntArgument *const clause =
      trigger ? ent_arguments_find(&trigger->arguments, ENT_SLOT_THAT) : NULL;
  return clause ? ent_triggers_event(reading, triggers, clause->token)
                : ENT_NO_EVENT;
}

/// A press source makes no Statement: it is the source of what it reports.
static EntStatus read_agency(EntReading *const reading,
                             const EntTriggers *const triggers,
                             const uint32_t event) {
  EntReferentId agency = ENT_NO_REFERENT;
  uint32_t token = 0;
  EntEvent *const statement = &reading->events.items[event];
  for (size_t i = 0; i < statement->fillers.count; ++i) {
    if (is_agency(reading, statement, &statement->fillers.items[i])) {
      agency = statement->fillers.items[i].id;
      token = statement->fillers.items[i].token;
    }
  }
  if (agency == ENT_NO_REFERENT) {
    return ENT_SUCCESS;
  }
  reading->referents.items[agency].class_name = ENT_VIEW("NewsAgency");
  const uint32_t reported = reported_by(reading, triggers, event);
  statement->is_dropped = true;
  return reported == ENT_NO_EVENT ? ENT_SUCCESS
                                  : attribute(reading, reported, agency, token);
}

static EntStatus read_sources(EntReading *const reading,
                              const EntTriggers *const triggers) {
  const EntDocument *const document = reading->document;
  for (size_t i = 0; i < document->sentences.count; ++i) {
    const EntSentence *const sentence = &document->sentences.items[i];
    const uint32_t end = sentence->first_token + sentence->n_tokens;
    for (uint32_t at = sentence->first_token; at < end; ++at) {
      ENT_TRY(read_according(reading, triggers, at, end));
    }
  }
  for (uint32_t i = 0; i < reading->events.count; ++i) {
    if (reading->events.items[i].event_class == ENT_CLASS_STATEMENT) {
      ENT_TRY(read_agency(reading, triggers, i));
    }
  }
  return ENT_SUCCESS;
}

/// @}

EntStatus ent_setting_read(EntReading *const reading,
                           const EntTriggers *const triggers) {
  ENT_TRY(read_times(reading, triggers));
  ENT_TRY(share_times(reading));
  ENT_TRY(share_with_circumstance(reading));
  ENT_TRY(read_heads(reading));
  plan_future(reading);
  ENT_TRY(read_places(reading, triggers));
  ENT_TRY(read_agreements(reading, triggers));
  return read_sources(reading, triggers);
}

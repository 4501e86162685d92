#include "frame/merge.h"

#include "base/vector.h"
#include "frame/offices.h"
#include "frame/words.h"

/// How two events agree on the fillers of a role.
typedef enum { SILENT, AGREE, CONFLICT } Agreement;

/// Whether a body is part of its state: a ministry or army, but no rebels.
static bool is_of_state(const EntReading *const reading,
                        const EntReferent *const body) {
  const EntVocabulary *const vocabulary = reading->model->vocabulary;
  EntId id = ENT_NO_ID;
  return body->kind == ENT_KIND_ORGANIZATION &&
         body->belongs_to != ENT_NO_REFERENT &&
         ent_class_find(vocabulary, body->class_name, &id) &&
         (ent_class_is_a(vocabulary, id, ENT_CLASS_GOVERNMENT_BODY) ||
          ent_class_is_a(vocabulary, id, ENT_CLASS_ARMED_FORCES));
}

/// The state that acts through a body or person.
static EntReferentId acts_for(const EntReading *const reading,
                              const EntReferentId id) {
  const EntReferent *const referent = &reading->referents.items[id];
  if (referent->kind == ENT_KIND_PERSON) {
    const EntReferentId state = ent_offices_state_of(reading, id);
    return state == ENT_NO_REFERENT ? id : state;
  }
  return is_of_state(reading, referent) ? referent->belongs_to : id;
}

/// Whether one date is the other, told as precisely or less.
static bool is_same_date(const EntDate a, const EntDate b) {
  return a.year == b.year && (!a.month || !b.month || a.month == b.month) &&
         (!a.day || !b.day || a.day == b.day);
}

/// Whether one is the other, or a state and whoever acts for it; two leaders
/// of a state are two.
static bool is_same_actor(const EntReading *const reading,
                          const EntReferentId a, const EntReferentId b) {
  const EntReferent *const referents = reading->referents.items;
  return a == b || (referents[a].kind != referents[b].kind &&
                    acts_for(reading, a) == acts_for(reading, b));
}

static bool is_headline(const EntReading *const reading,
                        const EntEvent *const event) {
  return ent_word_is_in_headline(reading, event->trigger);
}

static bool is_same(const EntReading *const reading, const EntFiller *const a,
                    const EntFiller *const b) {
  if (a->kind != b->kind) {
    return false;
  }
  switch (a->kind) {
  case ENT_FILLER_REFERENT:
    return is_same_actor(reading, a->id, b->id);
  case ENT_FILLER_EVENT: // what the headline tells is told again below it
    return ent_reading_event(reading, a->id) ==
               ent_reading_event(reading, b->id) ||
           (is_headline(reading, &reading->events.items[a->id]) &&
            reading->events.items[a->id].event_class ==
                reading->events.items[b->id].event_class);
  case ENT_FILLER_DATE:
    return is_same_date(a->date, b->date);
  case ENT_FILLER_WORDS:
  case ENT_FILLER_VALUE:
    return ent_view_equals(a->text, b->text);
  }
  return false;
}

static Agreement compare_role(const EntReading *const reading,
                              const EntEvent *const a, const EntEvent *const b,
                              const EntRole role, const bool with_words) {
  bool has_a = false;
  bool has_b = false;
  for (size_t i = 0; i < a->fillers.count; ++i) {
    has_a =
        has_a || (a->fillers.items[i].role == role &&
                  (with_words || a->fillers.items[i].kind != ENT_FILLER_WORDS));
    for (size_t j = 0; j < b->fillers.count; ++j) {
      has_b = has_b ||
              (b->fillers.items[j].role == role &&
               (with_words || b->fillers.items[j].kind != ENT_FILLER_WORDS));
      if (a->fillers.items[i].role == role &&
          b->fillers.items[j].role == role &&
          is_same(reading, &a->fillers.items[i], &b->fillers.items[j])) {
        return AGREE;
      }
    }
  }
  return has_a && has_b ? CONFLICT : SILENT;
}

/// Whether "of" tells whom the noun befell: "the murder of Smith".
static bool is_of_actor(const EntReading *const reading, const uint32_t child) {
  const EntReferentId id = ent_reading_referent_at(reading, child);
  return id != ENT_NO_REFERENT &&
         reading->referents.items[id].kind == ENT_KIND_PERSON &&
         ent_word_is(reading, ent_word_preposition(reading, child),
                     ENT_VIEW("whole"));
}

/// Whether the trigger is a noun taken up again: "the talks", "the blockade",
/// but "the September 11 attacks".
static bool is_definite_noun(const EntReading *const reading,
                             const EntEvent *const event) {
  bool is_definite = false;
  if (reading->document->tokens.items[event->trigger].upos != ENT_UPOS_NOUN) {
    return false;
  }
  ENT_FOR_CHILDREN(&reading->tree, child, event->trigger) {
    if (child < event->trigger) {
      const EntDeprel deprel = ent_reading_token(reading, child)->deprel;
      if (deprel == ENT_DEPREL_NMOD_UNMARKED) {
        return false;
      }
      is_definite =
          is_definite || ent_word_is(reading, child, ENT_VIEW("definite"));
    } else if (is_of_actor(reading, child)) {
      return false;
    }
  }
  return is_definite;
}

/// Whether the trigger is a noun of which nobody and nothing is told that takes
/// part: "after last year's coup".
static bool is_bare_noun(const EntReading *const reading,
                         const EntEvent *const event) {
  if (reading->document->tokens.items[event->trigger].upos != ENT_UPOS_NOUN) {
    return false;
  }
  for (size_t i = 0; i < event->fillers.count; ++i) {
    const EntFiller *const filler = &event->fillers.items[i];
    if (filler->kind != ENT_FILLER_DATE && filler->role != ENT_ROLE_PLACE &&
        filler->role != ENT_ROLE_TOPIC) {
      return false;
    }
  }
  return true;
}

/// Whether an article that speaks of such an event twice means one, unless it
/// tells them apart.
static bool is_singular(const EntEvent *const event) {
  return event->event_class == ENT_CLASS_ARMED_CONFLICT ||
         event->event_class == ENT_CLASS_COUP ||
         event->event_class == ENT_CLASS_CEASEFIRE;
}

/// Whether speech is concerned, which is repeated more often than retold.
static bool is_speech(const EntReading *const reading,
                      const EntEvent *const event) {
  return ent_class_is_a(reading->model->vocabulary, event->event_class,
                        ENT_CLASS_STATEMENT);
}

/// Whether the lead tells in general what is told closer behind it: "have
/// discussed" and "in a telephone conversation".
static bool is_summary(const EntReading *const reading,
                       const EntEvent *const first,
                       const EntEvent *const second) {
  const EntDocument *const document = reading->document;
  const size_t from = ent_document_sentence_of(document, first->trigger);
  const size_t to = ent_document_sentence_of(document, second->trigger);
  return to == from + 1 && (from == 0 || is_headline(reading, first)) &&
         !is_speech(reading, first) &&
         ent_class_parent(reading->model->vocabulary, first->event_class) !=
             ENT_NO_ID &&
         ent_class_is_a(reading->model->vocabulary, second->event_class,
                        first->event_class);
}

/// Whether both are acts of one kind on one agreement: it is signed once.
static bool is_one_act(const EntReading *const reading,
                       const EntEvent *const first,
                       const EntEvent *const second) {
  return first->event_class == ENT_CLASS_SIGNING &&
         compare_role(reading, first, second, ENT_ROLE_THEME, false) == AGREE &&
         compare_role(reading, first, second, ENT_ROLE_DATE, false) != CONFLICT;
}

static size_t count_role(const EntEvent *const event, const EntRole role) {
  size_t count = 0;
  for (size_t i = 0; i < event->fillers.count; ++i) {
    count += event->fillers.items[i].role == role;
  }
  return count;
}

/// Whether `a` names somebody in the role who is not in `b`.
static bool has_stranger(const EntReading *const reading,
                         const EntEvent *const a, const EntEvent *const b,
                         const EntRole role) {
  for (size_t i = 0; i < a->fillers.count; ++i) {
    const EntFiller *const filler = &a->fillers.items[i];
    bool is_known = filler->role != role || filler->kind != ENT_FILLER_REFERENT;
    for (size_t j = 0; !is_known && j < b->fillers.count; ++j) {
      is_known = b->fillers.items[j].role == role &&
                 is_same(reading, filler, &b->fillers.items[j]);
    }
    if (!is_known) {
      return true;
    }
  }
  return false;
}

/// Whether each has two participants or more and one that the other has not:
/// "X met Y" and "X met Z" are two.
static bool has_other_company(const EntReading *const reading,
                              const EntEvent *const first,
                              const EntEvent *const second) {
  return count_role(first, ENT_ROLE_PARTICIPANT) > 1 &&
         count_role(second, ENT_ROLE_PARTICIPANT) > 1 &&
         has_stranger(reading, first, second, ENT_ROLE_PARTICIPANT) &&
         has_stranger(reading, second, first, ENT_ROLE_PARTICIPANT);
}

/// Whether each has a theme told in words, and no word for it is one of the
/// other: "set up a corridor", "the setting up of a force".
static bool has_other_theme(const EntReading *const reading,
                            const EntEvent *const first,
                            const EntEvent *const second) {
  const EntFiller *a = ent_event_filler(first, ENT_ROLE_THEME, NULL);
  const EntFiller *b = ent_event_filler(second, ENT_ROLE_THEME, NULL);
  bool is_other = a && b;
  for (; a; a = ent_event_filler(first, ENT_ROLE_THEME, a)) {
    for (b = ent_event_filler(second, ENT_ROLE_THEME, NULL); b;
         b = ent_event_filler(second, ENT_ROLE_THEME, b)) {
      is_other = is_other && a->kind == ENT_FILLER_WORDS &&
                 b->kind == ENT_FILLER_WORDS &&
                 !ent_view_equals(ent_reading_token(reading, a->token)->lemma,
                                  ent_reading_token(reading, b->token)->lemma);
    }
  }
  return is_other;
}

/// Whether both say alike whether it happens; the headline's present tells also
/// what is to come: "Ostria expels", and then "will expel".
static bool is_of_same_status(const EntReading *const reading,
                              const EntEvent *const first,
                              const EntEvent *const second) {
  return first->status == second->status ||
         (is_headline(reading, first) && first->status == ENT_EVENT_ACTUAL &&
          second->status == ENT_EVENT_PLANNED && first->evidence.count < 2 &&
          ent_tree_has_feature(&reading->tree, first->trigger,
                               ENT_VIEW("Tense=Pres")));
}

/// Whether the second is told in the same sentence or the next.
static bool is_near(const EntReading *const reading,
                    const EntEvent *const first, const EntEvent *const second) {
  const EntDocument *const document = reading->document;
  return ent_document_sentence_of(document, second->trigger) <=
         ent_document_sentence_of(document, first->trigger) + 1;
}

static bool is_mergeable(const EntReading *const reading,
                         const EntEvent *const first,
                         const EntEvent *const second) {
  if ((first->event_class != second->event_class &&
       !is_summary(reading, first, second)) ||
      !is_of_same_status(reading, first, second) ||
      has_other_company(reading, first, second) ||
      has_other_theme(reading, first, second)) {
    return false;
  }
  if (is_one_act(reading, first, second)) {
    return true;
  }
  const bool with_words =
      !is_headline(reading, first) && !is_definite_noun(reading, second);
  size_t n_agreeing = 0;
  for (int role = 0; role < ENT_N_ROLES; ++role) {
    if (role == ENT_ROLE_TOPIC) { // said in other words each time
      continue;
    }
    switch (compare_role(reading, first, second, (EntRole)role, with_words)) {
    case CONFLICT:
      if (role == ENT_ROLE_PARTICIPANT && is_definite_noun(reading, second) &&
          is_near(reading, first, second)) {
        break; // "opening the meeting, the president …"
      }
      return false;
    case AGREE:
      n_agreeing += role != ENT_ROLE_DATE && role != ENT_ROLE_PLACE;
      break;
    case SILENT:
      break;
    }
  }
  if (is_speech(reading, first)) { // the headline's is told in full once
    return is_headline(reading, first) && n_agreeing > 0 &&
           count_role(first, ENT_ROLE_AGENT) ==
               count_role(second, ENT_ROLE_AGENT) &&
           (first->evidence.count < 2 ||
            compare_role(reading, first, second, ENT_ROLE_CONTENT, true) ==
                AGREE ||
            compare_role(reading, first, second, ENT_ROLE_TARGET, true) ==
                AGREE);
  }
  return n_agreeing > 0 || is_definite_noun(reading, second) ||
         (is_bare_noun(reading, first) && (is_headline(reading, first) ||
                                           (is_definite_noun(reading, first) &&
                                            is_near(reading, first, second)) ||
                                           is_singular(first)));
}

/// Whether the object of a verb in a relative clause is the noun above: "the
/// sanctions which they imposed", "the sanctions they imposed".
static bool is_relative_object(const EntReading *const reading,
                               const uint32_t verb) {
  const uint32_t object = ent_tree_child(&reading->tree, verb, ENT_DEPREL_OBJ);
  return object == ENT_NO_TOKEN
             ? !ent_word_is(reading,
                            ent_tree_universal_child(&reading->tree, verb,
                                                     ENT_DEPREL_NSUBJ),
                            ENT_VIEW("relative"))
             : ent_word_is(reading, object, ENT_VIEW("relative"));
}

/// Whether `noun` is what the verb `verb` does, told by both: "imposed
/// sanctions", "the sanctions imposed", "a bomb exploded".
static bool is_object_of(const EntReading *const reading, const uint32_t noun,
                         const uint32_t verb) {
  const EntToken *const word = &reading->document->tokens.items[noun];
  const EntToken *const above = &reading->document->tokens.items[verb];
  return (word->head == verb &&
          (word->deprel == ENT_DEPREL_OBJ || word->deprel == ENT_DEPREL_NSUBJ ||
           word->deprel == ENT_DEPREL_NSUBJ_PASS)) ||
         (word->head == verb && word->deprel == ENT_DEPREL_OBL &&
          ent_word_is(reading, ent_word_preposition(reading, noun),
                      ENT_VIEW("purpose"))) ||
         (above->head == noun && above->deprel == ENT_DEPREL_ACL &&
          ent_tree_is_passive(&reading->tree, verb)) ||
         (above->head == noun && above->deprel == ENT_DEPREL_ACL_RELCL &&
          is_relative_object(reading, verb));
}

static bool is_told_together(const EntReading *const reading,
                             const EntEvent *const first,
                             const EntEvent *const second) {
  return first->event_class == second->event_class &&
         (is_object_of(reading, first->trigger, second->trigger) ||
          is_object_of(reading, second->trigger, first->trigger));
}

/// Forget that an event is its own content.
static void drop_self(EntReading *const reading, const uint32_t id) {
  EntEvent *const event = &reading->events.items[id];
  size_t n_kept = 0;
  for (size_t i = 0; i < event->fillers.count; ++i) {
    const EntFiller *const filler = &event->fillers.items[i];
    if (filler->kind != ENT_FILLER_EVENT ||
        ent_reading_event(reading, filler->id) != id) {
      event->fillers.items[n_kept++] = *filler;
    }
  }
  event->fillers.count = n_kept;
}

/// The filler of `event` that acts for the same state in the same role, or
/// NULL.
static EntFiller *find_actor(const EntReading *const reading,
                             const EntEvent *const event,
                             const EntFiller *const filler) {
  for (size_t i = 0; i < event->fillers.count; ++i) {
    EntFiller *const other = &event->fillers.items[i];
    if (other->kind == ENT_FILLER_REFERENT &&
        filler->kind == ENT_FILLER_REFERENT && other->role == filler->role &&
        other->id != filler->id &&
        acts_for(reading, other->id) == acts_for(reading, filler->id)) {
      return other;
    }
  }
  return NULL;
}

/// The date of `event` in the same role that tells the same day less precisely
/// or more so, or NULL.
static EntFiller *find_date(const EntEvent *const event,
                            const EntFiller *const filler) {
  for (size_t i = 0; i < event->fillers.count; ++i) {
    EntFiller *const other = &event->fillers.items[i];
    if (other->kind == ENT_FILLER_DATE && filler->kind == ENT_FILLER_DATE &&
        other->role == filler->role &&
        is_same_date(other->date, filler->date)) {
      return other;
    }
  }
  return NULL;
}

/// Whether a named actor of `event` plays the role of the words in a headline.
static bool is_named_otherwise(const EntEvent *const event,
                               const EntFiller *const filler) {
  for (size_t i = 0; i < event->fillers.count; ++i) {
    if (event->fillers.items[i].kind == ENT_FILLER_REFERENT &&
        event->fillers.items[i].role == filler->role) {
      return filler->kind == ENT_FILLER_WORDS;
    }
  }
  return false;
}

/// "Korean leaders sign" over "Kim and Moon signed": forget the words.
static void drop_worded(const EntEvent *const from, EntEvent *const headline) {
  size_t n_kept = 0;
  for (size_t i = 0; i < headline->fillers.count; ++i) {
    if (!is_named_otherwise(from, &headline->fillers.items[i])) {
      headline->fillers.items[n_kept++] = headline->fillers.items[i];
    }
  }
  headline->fillers.count = n_kept;
}

/// Add a filler; of a state and whoever acts for it, the latter stays; of two
/// dates the one that tells more.
static EntStatus merge_filler(EntReading *const reading, const uint32_t into,
                              const EntFiller filler) {
  EntFiller *const date = find_date(&reading->events.items[into], &filler);
  if (date) {
    const bool is_closer = filler.date.day > date->date.day ||
                           (!date->date.month && filler.date.month);
    date->date = is_closer ? filler.date : date->date;
    return ENT_SUCCESS;
  }
  EntFiller *const other =
      find_actor(reading, &reading->events.items[into], &filler);
  if (!other) {
    return ent_reading_add_filler(reading, into, filler);
  }
  if (acts_for(reading, other->id) == other->id) {
    *other = filler;
  } else if (acts_for(reading, filler.id) != filler.id) {
    return ent_reading_add_filler(reading, into, filler);
  }
  return ENT_SUCCESS;
}

static EntStatus merge(EntReading *const reading, const uint32_t into,
                       const uint32_t from) {
  EntEvent *const kept = &reading->events.items[into];
  EntEvent *const lost = &reading->events.items[from];
  for (size_t i = 0; i < lost->evidence.count; ++i) {
    EntSpan *const span = ENT_PUSH(reading->allocator, &kept->evidence);
    if (!span) {
      return ENT_ERR_MEMORY;
    }
    *span = lost->evidence.items[i];
  }
  if (is_headline(reading, kept)) {
    drop_worded(lost, kept);
  }
  const bool has_guests = // "opening the meeting, the chairman …"
      compare_role(reading, kept, lost, ENT_ROLE_PARTICIPANT, true) ==
          CONFLICT &&
      !is_told_together(reading, kept, lost);
  for (size_t i = 0; i < lost->fillers.count; ++i) {
    if (!has_guests || lost->fillers.items[i].role != ENT_ROLE_PARTICIPANT) {
      ENT_TRY(merge_filler(reading, into, lost->fillers.items[i]));
    }
  }
  if (ent_class_is_a(reading->model->vocabulary, lost->event_class,
                     kept->event_class)) {
    kept->event_class = lost->event_class;
  }
  const EntToken *const lost_verb = ent_reading_token(reading, lost->trigger);
  if (is_headline(reading, kept) ||
      (lost_verb->head == kept->trigger &&
       ent_deprel_universal(lost_verb->deprel) == ENT_DEPREL_ACL)) {
    kept->status = lost->status; // "the sanctions, which they imposed"
  }
  if (!kept->date_text.size) {
    kept->date_text = lost->date_text;
  }
  lost->merged_into = into;
  return ENT_SUCCESS;
}

/// \name Looking back
/// Only events of one class merge, but for summaries in the lead; and what is
/// told again was told not long before. So each event is compared with some
/// before it, not with all, and long documents take no more time a sentence.
/// @{

/// The events that stay, of each class a chain from the latest to the first.
typedef struct {
  uint32_t *last;     ///< By class
  uint32_t *previous; ///< By event
} History;

/// Events of its class that one is compared with.
enum { MOST_COMPARED = 64 };

static EntStatus history_init(History *const self,
                              const EntReading *const reading) {
  const size_t n_events = reading->events.count;
  EntId n_classes = 0;
  for (size_t i = 0; i < n_events; ++i) {
    const EntId id = reading->events.items[i].event_class;
    n_classes = id >= n_classes ? id + 1 : n_classes;
  }
  self->last = ent_arena_calloc(reading->arena, n_classes, sizeof(uint32_t));
  self->previous = ent_arena_calloc(reading->arena, n_events, sizeof(uint32_t));
  for (size_t i = 0; self->last && i < n_classes; ++i) {
    self->last[i] = ENT_NO_EVENT;
  }
  return self->last && self->previous ? ENT_SUCCESS : ENT_ERR_MEMORY;
}

static void history_add(History *const self, const EntReading *const reading,
                        const uint32_t event) {
  uint32_t *link = &self->last[reading->events.items[event].event_class];
  while (*link != ENT_NO_EVENT && *link > event) {
    link = &self->previous[*link];
  }
  self->previous[event] = *link;
  *link = event;
}

static void history_remove(History *const self, const EntId event_class,
                           const uint32_t event) {
  uint32_t *link = &self->last[event_class];
  while (*link != ENT_NO_EVENT && *link != event) {
    link = &self->previous[*link];
  }
  *link = *link == event ? self->previous[event] : *link;
}

static bool is_one(const EntReading *const reading, const uint32_t first,
                   const uint32_t second) {
  const EntEvent *const a = &reading->events.items[first];
  const EntEvent *const b = &reading->events.items[second];
  return a->merged_into == ENT_NO_EVENT && !a->is_dropped &&
         (is_told_together(reading, a, b) || is_mergeable(reading, a, b));
}

/// Whether the sentence before that of the event is one that may sum up.
static bool is_below_lead(const EntReading *const reading,
                          const EntEvent *const event) {
  const EntDocument *const document = reading->document;
  const size_t at = ent_document_sentence_of(document, event->trigger);
  return at == 1 ||
         (at && document->sentences.items[at - 1].kind == ENT_SEGMENT_HEADLINE);
}

/// "The attack" behind an assassination: the latest event of a narrower class,
/// told not long before, or #ENT_NO_EVENT.
static uint32_t find_meant(const EntReading *const reading,
                           const uint32_t second) {
  enum { WINDOW = 4 };
  const EntDocument *const document = reading->document;
  const EntEvent *const event = &reading->events.items[second];
  const size_t sentence = ent_document_sentence_of(document, event->trigger);
  if (!is_definite_noun(reading, event) || !is_bare_noun(reading, event) ||
      is_speech(reading, event)) {
    return ENT_NO_EVENT;
  }
  for (uint32_t i = second; i-- > 0;) {
    const EntEvent *const first = &reading->events.items[i];
    if (ent_document_sentence_of(document, first->trigger) + WINDOW <
        sentence) {
      break;
    }
    if (first->merged_into == ENT_NO_EVENT && !first->is_dropped &&
        first->status == event->status &&
        ent_class_parent(reading->model->vocabulary, event->event_class) !=
            ENT_NO_ID &&
        ent_class_is_a(reading->model->vocabulary, first->event_class,
                       event->event_class)) {
      return i;
    }
  }
  return ENT_NO_EVENT;
}

static bool has_same_lemma(const EntReading *const reading,
                           const uint32_t first, const uint32_t second) {
  const EntEvent *const events = reading->events.items;
  return ent_view_equals(
      ent_reading_token(reading, events[first].trigger)->lemma,
      ent_reading_token(reading, events[second].trigger)->lemma);
}

/// The latest earlier event that is the same as `second`, or #ENT_NO_EVENT.
static uint32_t find_earlier(const History *const self,
                             const EntReading *const reading,
                             const uint32_t second) {
  const EntEvent *const event = &reading->events.items[second];
  if (is_below_lead(reading, event)) {
    for (uint32_t first = second; first-- > 0;) {
      if (is_one(reading, first, second)) {
        return first;
      }
    }
    return find_meant(reading, second);
  }
  uint32_t first = self->last[event->event_class];
  uint32_t found = ENT_NO_EVENT;
  for (int n = 0; first != ENT_NO_EVENT && n < MOST_COMPARED; ++n) {
    if (is_one(reading, first, second)) { // rather what has the same word
      found = found == ENT_NO_EVENT ? first : found;
      if (has_same_lemma(reading, first, second)) {
        return first;
      }
    }
    first = self->previous[first];
  }
  return found != ENT_NO_EVENT ? found : find_meant(reading, second);
}

static EntStatus merge_kept(EntReading *const reading, History *const history,
                            const uint32_t first, const uint32_t second) {
  const EntId old = reading->events.items[first].event_class;
  ENT_TRY(merge(reading, first, second));
  drop_self(reading, first);
  if (reading->events.items[first].event_class != old) {
    history_remove(history, old, first);
    history_add(history, reading, first);
  }
  return ENT_SUCCESS;
}

EntStatus ent_merge_events(EntReading *const reading) {
  History history;
  if (!reading->events.count) {
    return ENT_SUCCESS;
  }
  ENT_TRY(history_init(&history, reading));
  for (uint32_t second = 0; second < reading->events.count; ++second) {
    const bool is_dropped = reading->events.items[second].is_dropped;
    const uint32_t first =
        is_dropped ? ENT_NO_EVENT : find_earlier(&history, reading, second);
    if (first != ENT_NO_EVENT) {
      ENT_TRY(merge_kept(reading, &history, first, second));
    } else if (!is_dropped &&
               reading->events.items[second].merged_into == ENT_NO_EVENT) {
      history_add(&history, reading, second);
    }
  }
  return ENT_SUCCESS;
}

/// @}

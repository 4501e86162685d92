#include "text/timex_rules.h"

#include "base/vector.h"

static const char *const action_names[ENT_N_TIME_ACTIONS] = {
#define ACTION_NAME(id, name) name,
    ENT_TIME_ACTION_LIST(ACTION_NAME)
#undef ACTION_NAME
};

// Compiling.

typedef struct {
  EntTimeRules *rules;
  EntTimeWords *words;
  const EntWorld *world;
  EntPlace place;
} Compiler;

static bool find_action(const EntView name, EntTimeAction *const action) {
  for (int i = 0; i < ENT_N_TIME_ACTIONS; ++i) {
    if (ent_view_equals(name, ent_view(action_names[i]))) {
      *action = (EntTimeAction)i;
      return true;
    }
  }
  return false;
}

static bool is_class_name(const EntView text) {
  return text.size && text.data[0] >= 'A' && text.data[0] <= 'Z';
}

static EntStatus compile_class(const Compiler *const self, EntView name,
                               EntTimeChoice *const choice) {
  choice->is_strong = ent_view_ends_with(name, ENT_VIEW("!"));
  name.size -= choice->is_strong;
  choice->word_class = (uint8_t)ent_time_class_find(name);
  return choice->word_class == ENT_N_TIME_CLASSES
             ? ent_error(self->world, ENT_ERR_DATA, self->place,
                         "unknown class '%.*s'", ENT_VIEW_ARGS(name))
             : ENT_SUCCESS;
}

static EntStatus compile_literal(const Compiler *const self, const EntView word,
                                 EntTimeChoice *const choice) {
  ENT_TRY(ent_time_words_add(self->words, ent_world_allocator(self->world),
                             word, &choice->word));
  choice->word_class = ENT_N_TIME_CLASSES;
  self->words->classes.items[choice->word] |= ENT_TIME_BIT(ENT_TIME_LITERAL);
  return ENT_SUCCESS;
}

/// choice := CLASS "!"? | word
static EntStatus compile_choice(const Compiler *const self, const EntView text,
                                EntTimeStep *const step) {
  EntTimeChoice choice = {.word = ENT_NO_ID};
  if (!text.size) {
    return ent_error(self->world, ENT_ERR_SYNTAX, self->place,
                     "empty element in a pattern");
  }
  ENT_TRY(is_class_name(text) ? compile_class(self, text, &choice)
                              : compile_literal(self, text, &choice));
  EntTimeChoice *const added =
      ENT_PUSH(ent_world_allocator(self->world), &self->rules->choices);
  if (!added) {
    return ENT_ERR_MEMORY;
  }
  *added = choice;
  ++step->n_choices;
  return ENT_SUCCESS;
}

/// Remove `mark` from the front of `text`, if it is there and not all.
static bool skip_front(EntView *const text, const char mark) {
  const bool is_there = text->size > 1 && text->data[0] == mark;
  *text = ent_view_slice(*text, is_there, text->size);
  return is_there;
}

static bool skip_back(EntView *const text, const char mark) {
  const bool is_there = text->size > 1 && text->data[text->size - 1] == mark;
  text->size -= is_there;
  return is_there;
}

/// step := "~"? choice ("|" choice)* "?"? | "[" "^"? choice ("|" choice)* "]"
static EntStatus compile_step(const Compiler *const self, EntView text,
                              EntTimeStep *const step) {
  *step = (EntTimeStep){.first_choice = (uint32_t)self->rules->choices.count};
  step->is_outside = skip_front(&text, '[');
  if (step->is_outside && !skip_back(&text, ']')) {
    return ent_error(self->world, ENT_ERR_SYNTAX, self->place,
                     "'[' without ']' in a pattern");
  }
  step->is_negated = step->is_outside && skip_front(&text, '^');
  step->is_glued = skip_front(&text, '~');
  step->is_optional = !step->is_outside && skip_back(&text, '?');
  do {
    ENT_TRY(compile_choice(self, ent_view_cut(&text, '|'), step));
  } while (text.data);
  return ENT_SUCCESS;
}

static EntStatus check_neighbours(const Compiler *const self,
                                  const EntTimeRule *const rule) {
  const EntTimeStep *const steps = self->rules->steps.items + rule->first_step;
  int n_inside = 0;
  bool has_right = false;
  for (int i = 0; i < rule->n_steps; ++i) {
    n_inside += !steps[i].is_outside && !steps[i].is_optional;
    has_right |= i && steps[i].is_outside;
    if (has_right && !steps[i].is_outside) {
      return ent_error(self->world, ENT_ERR_SYNTAX, self->place,
                       "a neighbour within a pattern");
    }
  }
  return n_inside ? ENT_SUCCESS
                  : ent_error(self->world, ENT_ERR_SYNTAX, self->place,
                              "a pattern that can match nothing");
}

static uint64_t step_starts(const EntTimeRules *const rules,
                            const EntTimeStep *const step) {
  uint64_t starts = 0;
  for (uint32_t i = 0; i < step->n_choices; ++i) {
    const unsigned class_ =
        rules->choices.items[step->first_choice + i].word_class;
    starts |=
        ENT_TIME_BIT(class_ == ENT_N_TIME_CLASSES ? ENT_TIME_LITERAL : class_);
  }
  return starts;
}

static void find_starts(const EntTimeRules *const rules,
                        EntTimeRule *const rule) {
  const EntTimeStep *step = &rules->steps.items[rule->first_step];
  rule->has_left = step->is_outside;
  step += rule->has_left;
  do {
    rule->starts |= step_starts(rules, step);
  } while (step++->is_optional);
}

static EntStatus compile_steps(const Compiler *const self, EntView pattern,
                               EntTimeRule *const rule) {
  do {
    const EntView text = ent_view_trim(ent_view_cut(&pattern, ' '));
    EntTimeStep *const step =
        ENT_PUSH(ent_world_allocator(self->world), &self->rules->steps);
    if (!step) {
      return ENT_ERR_MEMORY;
    }
    if (++rule->n_steps > ENT_TIME_MAX_STEPS) {
      return ent_error(self->world, ENT_ERR_LIMIT, self->place,
                       "a pattern of more than %d elements",
                       ENT_TIME_MAX_STEPS);
    }
    ENT_TRY(compile_step(self, text, step));
  } while (pattern.data);
  return check_neighbours(self, rule);
}

EntStatus ent_time_rules_add_row(EntTimeRules *const rules,
                                 EntTimeWords *const words,
                                 const EntWorld *const world,
                                 const EntTableRow *const row) {
  const Compiler compiler = {rules, words, world, row->place};
  EntTimeRule rule = {.first_step = (uint32_t)rules->steps.count};
  if (!find_action(row->cells[1], &rule.action)) {
    return ent_error(world, ENT_ERR_DATA, row->place, "unknown action '%.*s'",
                     ENT_VIEW_ARGS(row->cells[1]));
  }
  ENT_TRY(compile_steps(&compiler, row->cells[2], &rule));
  find_starts(rules, &rule);
  EntTimeRule *const added =
      ENT_PUSH(ent_world_allocator(world), &rules->rules);
  if (!added) {
    return ENT_ERR_MEMORY;
  }
  *added = rule;
  return ENT_SUCCESS;
}

void ent_time_rules_clear(EntTimeRules *const rules,
                          const EntAllocator *const allocator) {
  ent_free(allocator, rules->rules.items);
  ent_free(allocator, rules->steps.items);
  ent_free(allocator, rules->choices.items);
  *rules = (EntTimeRules){0};
}

// Matching.

/// An optional element that was left out, or a neighbour.
#define NOTHING UINT8_MAX

/// One try of one rule: which choice each step took, and at which cell.
typedef struct {
  const EntTimeMatcher *matcher;
  const EntTimeRule *rule;
  size_t inside_end; ///< Behind the last cell that is no neighbour
  struct {
    uint32_t cell;
    uint8_t word_class; ///< ENT_N_TIME_CLASSES: a word; NOTHING
  } taken[ENT_TIME_MAX_STEPS];
} Try;

static bool is_match(const EntTimeMatcher *const matcher,
                     const EntTimeChoice *const choice,
                     const EntTimeCell *const cell) {
  if (choice->word_class == ENT_N_TIME_CLASSES) {
    return cell->word == choice->word;
  }
  if (!(cell->classes & ENT_TIME_BIT(choice->word_class))) {
    return false;
  }
  const EntTimeEntry *const entry =
      choice->is_strong ? ent_time_words_find(matcher->words, cell->word,
                                              (EntTimeClass)choice->word_class,
                                              cell->is_capital)
                        : NULL;
  return !entry || !entry->is_weak;
}

/// Return the choice of `step` that the cell at `at` matches, or NULL.
static const EntTimeChoice *find_choice(const EntTimeMatcher *const matcher,
                                        const EntTimeStep *const step,
                                        const size_t at) {
  if (at >= matcher->cells->count) {
    return NULL;
  }
  const EntTimeCell *const cell = &matcher->cells->items[at];
  const EntTimeChoice *choice =
      &matcher->rules->choices.items[step->first_choice];
  if (step->is_glued && !cell->is_glued) {
    return NULL;
  }
  for (const EntTimeChoice *end = choice + step->n_choices; choice < end;
       ++choice) {
    if (is_match(matcher, choice, cell)) {
      return choice;
    }
  }
  return NULL;
}

/// Return the cell after the one at `at`, which may begin an item.
static size_t cell_after(const EntTimeMatcher *const matcher,
                         const EntTimeChoice *const choice, const size_t at) {
  const bool is_item =
      choice->word_class == ENT_TIME_X || choice->word_class == ENT_TIME_D;
  return is_item ? matcher->item_ends[matcher->cells->items[at].item - 1]
                 : at + 1;
}

static bool match_steps(Try *const self, const size_t i, const size_t at) {
  if (i == self->rule->n_steps) {
    return true;
  }
  const EntTimeStep *const step =
      &self->matcher->rules->steps.items[self->rule->first_step + i];
  const EntTimeChoice *const choice = find_choice(self->matcher, step, at);
  self->taken[i].word_class = NOTHING;
  if (step->is_outside) {
    return !choice == step->is_negated && match_steps(self, i + 1, at + 1);
  }
  if (choice) {
    const size_t next = cell_after(self->matcher, choice, at);
    const size_t saved = self->inside_end;
    self->inside_end = next;
    if (match_steps(self, i + 1, next)) {
      self->taken[i].word_class = choice->word_class;
      self->taken[i].cell = (uint32_t)at;
      return true;
    }
    self->inside_end = saved;
  }
  return step->is_optional && match_steps(self, i + 1, at);
}

static bool has_left_neighbour(const EntTimeMatcher *const matcher,
                               const EntTimeRule *const rule,
                               const size_t begin) {
  const EntTimeStep *const step =
      &matcher->rules->steps.items[rule->first_step];
  const bool is_there = begin && find_choice(matcher, step, begin - 1);
  return is_there != step->is_negated;
}

static bool try_rule(Try *const self, const size_t begin) {
  if (self->rule->has_left) {
    self->taken[0].word_class = NOTHING;
    if (!has_left_neighbour(self->matcher, self->rule, begin)) {
      return false;
    }
  }
  self->inside_end = begin;
  return match_steps(self, self->rule->has_left, begin) &&
         self->inside_end > begin;
}

static void take_value(const Try *const self, const uint32_t at,
                       const EntTimeClass class_, EntTimeMatch *const match) {
  if (match->n_values[class_] < 2) {
    const unsigned n = match->n_values[class_]++;
    match->cell[class_][n] = at;
    match->value[class_][n] = ent_time_cell_value(
        self->matcher->words, &self->matcher->cells->items[at], class_);
  }
}

/// A word that a rule names has the values of all classes it is listed under.
static void take_listed(const Try *const self, const uint32_t at,
                        EntTimeMatch *const match) {
  const uint64_t listed = ENT_TIME_BIT(ENT_N_TIME_WORD_CLASSES) - 1;
  uint64_t rest = self->matcher->cells->items[at].classes & listed;
  for (; rest; rest &= rest - 1) {
    take_value(self, at, (EntTimeClass)__builtin_ctzll(rest), match);
  }
}

static void take_values(const Try *const self, EntTimeMatch *const match) {
  for (size_t i = 0; i < self->rule->n_steps; ++i) {
    const unsigned class_ = self->taken[i].word_class;
    const uint32_t at = self->taken[i].cell;
    if (class_ == ENT_N_TIME_CLASSES) {
      take_listed(self, at, match);
    } else if (class_ != NOTHING) {
      take_value(self, at,
                 class_ == ENT_TIME_RECENT ? ENT_TIME_YEAR
                                           : (EntTimeClass)class_,
                 match);
    }
  }
}

bool ent_time_rules_match(const EntTimeMatcher *const matcher,
                          const bool is_phrase, const size_t begin,
                          EntTimeMatch *const match) {
  const uint64_t classes = matcher->cells->items[begin].classes;
  Try best = {.inside_end = begin};
  for (size_t i = 0; i < matcher->rules->rules.count; ++i) {
    const EntTimeRule *const rule = &matcher->rules->rules.items[i];
    if ((rule->action >= ENT_TIME_FIRST_PHRASE) != is_phrase ||
        !(rule->starts & classes)) {
      continue;
    }
    Try attempt;
    attempt.matcher = matcher;
    attempt.rule = rule;
    if (try_rule(&attempt, begin) && attempt.inside_end > best.inside_end) {
      best = attempt;
    }
  }
  if (best.inside_end == begin) {
    return false;
  }
  *match =
      (EntTimeMatch){.rule = best.rule, .begin = begin, .end = best.inside_end};
  take_values(&best, match);
  return true;
}

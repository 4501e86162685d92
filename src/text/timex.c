#include "text/timex.h"

#include "base/data.h"
#include "base/table.h"
#include "base/vector.h"
#include "text/timex_calendar.h"
#include "text/timex_cells.h"
#include "text/timex_resolve.h"
#include "text/timex_rules.h"
#include "text/timex_tense.h"
#include "text/timex_words.h"

struct EntTimexModelImpl {
  EntAllocator allocator;
  EntTimeWords words;
  EntTimeRules rules;
};

// Loading.

void ent_timex_model_close(EntTimexModel *const model) {
  if (model) {
    const EntAllocator allocator = model->allocator;
    ent_time_words_clear(&model->words, &allocator);
    ent_time_rules_clear(&model->rules, &allocator);
    ent_free(&allocator, model);
  }
}

static EntStatus read_rows(EntTimexModel *const model,
                           const EntWorld *const world, EntTable *const table) {
  EntTableRow row;
  EntStatus status = ENT_SUCCESS;
  while (!status && !(status = ent_table_next(table, &row))) {
    status =
        ent_view_equals(row.cells[0], ENT_VIEW("rule"))
            ? ent_time_rules_add_row(&model->rules, &model->words, world, &row)
            : ent_time_words_add_row(&model->words, world, &row);
  }
  return status == ENT_NO_MATCH ? ENT_SUCCESS : status;
}

/// Read the model from `table` and close that.
static EntStatus load(const EntWorld *const world, EntTable *const table,
                      EntTimexModel **const model) {
  const EntAllocator *const allocator = ent_world_allocator(world);
  EntTimexModel *const loaded = ent_calloc(allocator, 1, sizeof(*loaded));
  EntStatus status = loaded ? ENT_SUCCESS : ENT_ERR_MEMORY;
  if (!status) {
    loaded->allocator = *allocator;
    status = ent_time_words_init(&loaded->words, allocator);
  }
  if (!status) {
    status = read_rows(loaded, world, table);
  }
  ent_table_close(table);
  if (status) {
    ent_timex_model_close(loaded);
    return status;
  }
  *model = loaded;
  return ENT_SUCCESS;
}

EntStatus ent_timex_model_open(const EntWorld *const world,
                               const char *const name,
                               EntTimexModel **const model) {
  EntTable table;
  ENT_TRY(ent_table_open(world, name, 3, 4, &table));
  return load(world, &table, model);
}

EntStatus ent_timex_model_load(const EntWorld *const world,
                               EntTimexModel **const model) {
  EntArena arena;
  const char *path = NULL;
  ent_arena_init(&arena, ent_world_allocator(world));
  EntStatus status = ent_data_find(world, &arena, "lexicon/time.tsv", &path);
  if (!status) {
    status = ent_timex_model_open(world, path, model);
  }
  ent_arena_clear(&arena);
  return status;
}

EntStatus ent_timex_model_open_text(const EntWorld *const world,
                                    const char *const name, const EntView text,
                                    EntTimexModel **const model) {
  EntTable table;
  ent_table_open_text(world, name, text, 3, 4, &table);
  return load(world, &table, model);
}

// Finding.

#define NO_ITEM UINT32_MAX

/// What one rule has found, and what the rules over it add.
typedef struct {
  EntTimeMatch match;
  size_t begin, end; ///< Cells, with the preposition that sets the relation
  EntTimexRelation relation;
  bool is_around;
  bool is_absorbed;   ///< The end of a range told with its begin
  uint32_t range_end; ///< Item, or NO_ITEM
  uint32_t neighbour; ///< Item that may lend its year, or NO_ITEM
} Item;

typedef struct {
  const EntTimexModel *model;
  EntDocument *document;
  const EntAllocator *allocator;
  EntTimeCells cells;
  EntTimeTense tense;
  struct {
    Item *items;
    size_t count, capacity;
  } items;
  struct {
    uint32_t *items; ///< By item: the cell behind it
    size_t count, capacity;
  } item_ends;
  EntTimeAnchor anchor;
  uint32_t paragraph;    ///< Of the sentence before
  bool is_new_paragraph; ///< No date told in this paragraph yet
} Finder;

static EntTimeMatcher matcher_of(const Finder *const self) {
  return (EntTimeMatcher){&self->model->rules, &self->model->words,
                          &self->cells, self->item_ends.items};
}

static bool is_measure(const EntTimeAction action) {
  return action == ENT_TIME_ACT_DURATION || action == ENT_TIME_ACT_SET;
}

/// Return whether the words of `match` are one: "two-week".
static bool is_compound(const Finder *const self,
                        const EntTimeMatch *const match) {
  bool is_glued = match->end > match->begin + 1;
  for (size_t i = match->begin + 1; i < match->end; ++i) {
    is_glued &= self->cells.items[i].is_glued;
  }
  return is_glued;
}

/// Return the class under which later rules see the item, or none.
static uint64_t item_class(const Finder *const self,
                           const EntTimeMatch *const match) {
  switch (match->rule->action) {
  case ENT_TIME_ACT_DURATION:
    return is_compound(self, match) ? 0 : ENT_TIME_BIT(ENT_TIME_D);
  case ENT_TIME_ACT_SET:
  case ENT_TIME_ACT_CLOCK:
  case ENT_TIME_ACT_VAGUE:
    return 0;
  default:
    return ENT_TIME_BIT(ENT_TIME_X);
  }
}

static EntStatus add_item(Finder *const self, const EntTimeMatch *const match) {
  Item *const item = ENT_PUSH(self->allocator, &self->items);
  uint32_t *const end = ENT_PUSH(self->allocator, &self->item_ends);
  if (!item || !end) {
    return ENT_ERR_MEMORY;
  }
  *item = (Item){.match = *match,
                 .begin = match->begin,
                 .end = match->end,
                 .relation = match->rule->action == ENT_TIME_ACT_SPAN
                                 ? ENT_TIMEX_RANGE
                                 : ENT_TIMEX_AT,
                 .range_end = NO_ITEM,
                 .neighbour = NO_ITEM};
  *end = (uint32_t)match->end;
  EntTimeCell *const cell = &self->cells.items[match->begin];
  cell->item = (uint32_t)self->items.count;
  cell->classes |= item_class(self, match);
  return ENT_SUCCESS;
}

static EntStatus find_items(Finder *const self) {
  self->items.count = self->item_ends.count = 0;
  for (size_t i = 0; i < self->cells.count;) {
    const EntTimeMatcher matcher = matcher_of(self);
    EntTimeMatch match;
    if (!ent_time_rules_match(&matcher, false, i, &match)) {
      ++i;
      continue;
    }
    if (match.rule->action != ENT_TIME_ACT_BLOCK) {
      ENT_TRY(add_item(self, &match));
    }
    i = match.end;
  }
  return ENT_SUCCESS;
}

/// Return the item that the `i`th X or D of `match` stands for.
static uint32_t item_of(const Finder *const self,
                        const EntTimeMatch *const match, const int i) {
  const EntTimeClass class_ =
      match->n_values[ENT_TIME_X] ? ENT_TIME_X : ENT_TIME_D;
  return self->cells.items[match->cell[class_][i]].item - 1;
}

static void apply_two(Finder *const self, const EntTimeMatch *const match) {
  const uint32_t first = item_of(self, match, 0);
  const uint32_t second = item_of(self, match, 1);
  Item *const item = &self->items.items[first];
  item->neighbour = second;
  if (match->rule->action == ENT_TIME_ACT_RANGE) {
    item->range_end = second;
    item->relation = ENT_TIMEX_RANGE;
    item->begin = match->begin;
    item->end = match->end;
    self->items.items[second].is_absorbed = true;
  }
}

static void apply_one(Finder *const self, const EntTimeMatch *const match) {
  static const EntTimexRelation relations[ENT_N_TIME_ACTIONS] = {
      [ENT_TIME_ACT_SINCE] = ENT_TIMEX_SINCE,
      [ENT_TIME_ACT_UNTIL] = ENT_TIMEX_UNTIL,
      [ENT_TIME_ACT_BEFORE] = ENT_TIMEX_BEFORE,
      [ENT_TIME_ACT_AFTER] = ENT_TIMEX_AFTER,
  };
  Item *const item = &self->items.items[item_of(self, match, 0)];
  item->begin = match->begin;
  item->end = match->end;
  if (match->rule->action == ENT_TIME_ACT_AROUND) {
    item->is_around = true;
  } else if (item->relation != ENT_TIMEX_RANGE) {
    item->relation = relations[match->rule->action];
  }
}

static bool has_two(const EntTimeMatch *const match) {
  return match->n_values[ENT_TIME_X] == 2;
}

static void find_phrases(Finder *const self) {
  const EntTimeMatcher matcher = matcher_of(self);
  for (size_t i = 0; i < self->cells.count;) {
    EntTimeMatch match;
    if (ent_time_rules_match(&matcher, true, i, &match) &&
        (match.n_values[ENT_TIME_X] || match.n_values[ENT_TIME_D])) {
      (has_two(&match) ? apply_two : apply_one)(self, &match);
      // The second of two may begin a phrase of its own.
      const bool is_shared =
          match.rule->action == ENT_TIME_ACT_SHARE && has_two(&match);
      i = is_shared ? match.cell[ENT_TIME_X][1] : match.end;
    } else {
      const uint32_t item = self->cells.items[i].item;
      i = item ? self->item_ends.items[item - 1] : i + 1;
    }
  }
}

// Values.

static bool has_class(const EntTimeMatch *const match,
                      const EntTimeClass class_) {
  return match->n_values[class_] > 0;
}

/// Deadlines lie ahead unless the clause tells otherwise.
static int expected_tense(const Finder *const self, const Item *const item) {
  const int tense =
      ent_time_tense_at(&self->tense, &self->cells, item->begin, item->end);
  if (item->relation == ENT_TIMEX_UNTIL) {
    return has_class(&item->match, ENT_TIME_WEEKDAY) || tense >= 0 ? 1 : 0;
  }
  return item->relation == ENT_TIMEX_SINCE && !tense ? -1 : tense;
}

/// A new paragraph counts "a week earlier" and "later in the day" from the
/// article's day.
static void forget_days(const Finder *const self, const Item *const item,
                        EntTimeAnchor *const anchor) {
  const EntTimeMatch *const match = &item->match;
  const EntTimeAction action = match->rule->action;
  const bool looks_back =
      action == ENT_TIME_ACT_FLOW &&
      (!has_class(match, ENT_TIME_FLOW) || match->value[ENT_TIME_FLOW][0] < 0);
  if (self->is_new_paragraph &&
      (looks_back || action == ENT_TIME_ACT_EARLIER)) {
    anchor->last_day = anchor->article.day ? anchor->article : (EntDate){0};
  }
}

/// The year of "September 27 to November 10, 2020", for the first of them.
static int lent_year(const Item *const item, const Item *const lender) {
  const int year = ent_time_named_year(&lender->match);
  const EntDate first = ent_time_month_day(&item->match);
  const EntDate last = ent_time_month_day(&lender->match);
  const bool is_before = year > 1 && first.month && last.month &&
                         ent_date_compare(first, last) > 0;
  return year - is_before;
}

static EntTimeAnchor anchor_for(const Finder *const self,
                                const Item *const item) {
  EntTimeAnchor anchor = self->anchor;
  anchor.tense = expected_tense(self, item);
  anchor.is_deadline = item->relation == ENT_TIMEX_UNTIL;
  if (item->neighbour != NO_ITEM) {
    const int year = lent_year(item, &self->items.items[item->neighbour]);
    anchor.year = year ? year : anchor.year;
  }
  forget_days(self, item, &anchor);
  return anchor;
}

/// Remember the date for "the next day" and "that year".
static void remember(Finder *const self, const Item *const item,
                     const EntTimex *const timex) {
  const EntDate date = timex->date;
  if (!ent_date_is_set(date)) {
    return;
  }
  self->anchor.last = date;
  self->anchor.last_end = timex->end;
  self->is_new_paragraph = false;
  if (date.day) {
    self->anchor.last_day = date;
  } else if (date.month && ent_date_compare(date, self->anchor.article) != 0) {
    self->anchor.last_day = (EntDate){0}; // two days later is not known then
  }
  const bool is_year_alone =
      item->match.rule->action == ENT_TIME_ACT_CALENDAR &&
      has_class(&item->match, ENT_TIME_YEAR) && !date.month &&
      item->relation == ENT_TIMEX_AT;
  // "In 1994 ... on 26 October": a year that opens the sentence holds in it.
  if (is_year_alone && item->begin == 1 &&
      self->cells.items[item->begin - 1].classes &
          ENT_TIME_BIT(ENT_TIME_TEMPORAL)) {
    self->anchor.year = date.year;
  }
}

static EntTimex *add_timex(Finder *const self, const size_t begin,
                           const size_t end) {
  EntTimex *const timex = ENT_PUSH(self->allocator, &self->document->timexes);
  if (timex) {
    timex->first_token = self->cells.items[begin].first_token;
    timex->n_tokens =
        self->cells.items[end - 1].last_token + 1 - timex->first_token;
  }
  return timex;
}

static EntView qualifier_of(const Item *const item) {
  const EntView qualifier = ent_time_qualifier(&item->match);
  return qualifier.size || !item->is_around ? qualifier : ENT_VIEW("around");
}

/// Two durations of "60 to 90 days", else one.
static EntStatus add_measure(Finder *const self, const Item *const item) {
  const EntTimeMatch *const match = &item->match;
  const bool is_frequency = has_class(match, ENT_TIME_FREQ);
  const EntTimeClass unit_class = is_frequency ? ENT_TIME_FREQ
                                  : has_class(match, ENT_TIME_UNIT)
                                      ? ENT_TIME_UNIT
                                      : ENT_TIME_UNITS;
  const bool is_week = !has_class(match, unit_class);
  const EntTimeUnit unit =
      is_week ? ENT_UNIT_WEEK : (EntTimeUnit)match->value[unit_class][0];
  const int n = match->n_values[ENT_TIME_NUM] > 1 ? 2 : 1;
  size_t begin = n > 1 ? match->cell[ENT_TIME_NUM][0] : item->begin;
  for (int i = 0; i < n; ++i) {
    const int number =
        n > 1 ? match->value[ENT_TIME_NUM][i] : ent_time_count(match);
    const size_t end = i + 1 < n ? match->cell[ENT_TIME_NUM][0] + 1 : item->end;
    EntTimex *const timex = add_timex(self, begin, end);
    if (!timex) {
      return ENT_ERR_MEMORY;
    }
    timex->kind = match->rule->action == ENT_TIME_ACT_SET ? ENT_TIMEX_SET
                                                          : ENT_TIMEX_DURATION;
    timex->relation = item->relation;
    timex->qualifier = qualifier_of(item);
    ENT_TRY(ent_time_duration(self->document->article->arena, number, unit,
                              &timex->duration));
    begin = match->cell[ENT_TIME_NUM][1];
  }
  return ENT_SUCCESS;
}

static EntStatus add_vague(Finder *const self, const Item *const item,
                           const int direction) {
  EntTimex *const timex = add_timex(self, item->begin, item->end);
  if (!timex) {
    return ENT_ERR_MEMORY;
  }
  timex->kind = ENT_TIMEX_VAGUE;
  timex->relation = direction < 0   ? ENT_TIMEX_BEFORE
                    : direction > 0 ? ENT_TIMEX_AFTER
                                    : ENT_TIMEX_AT;
  return ENT_SUCCESS;
}

/// The end of a range is the next such date behind its begin.
static EntDate end_behind(const EntTimeMatch *const match, const EntDate begin,
                          const EntDate end) {
  if (!ent_date_is_set(end) || ent_date_compare(begin, end) <= 0) {
    return end;
  }
  if (has_class(match, ENT_TIME_WEEKDAY) && begin.day && end.day) {
    return ent_calendar_weekday(begin, ent_date_weekday(end), 1, true);
  }
  const bool is_free = !ent_time_named_year(match) && end.month;
  return is_free ? (EntDate){(int16_t)(begin.year + 1), end.month, end.day}
                 : (EntDate){0};
}

static EntDate find_range_end(Finder *const self, const Item *const item,
                              const EntDate begin) {
  const Item *const last = &self->items.items[item->range_end];
  EntTimeAnchor anchor = anchor_for(self, item);
  EntTimeValue value;
  anchor.last = begin;
  if (!has_class(&last->match, ENT_TIME_WEEKDAY)) {
    anchor.year = begin.year;
  }
  ent_time_resolve(&last->match, &anchor, &value);
  const EntDate end =
      ent_date_is_set(value.end[0]) ? value.end[0] : value.date[0];
  return end_behind(&last->match, begin, end);
}

/// What is told as past did not end after the article was written.
static void keep_in_past(const Finder *const self, const Item *const item,
                         EntTimex *const timex) {
  const EntDate article = self->anchor.article;
  const bool is_free = !ent_time_named_year(&item->match) &&
                       has_class(&item->match, ENT_TIME_MONTH);
  if (is_free && expected_tense(self, item) < 0 && article.year &&
      timex->end.month && ent_date_compare(timex->end, article) > 0) {
    --timex->date.year;
    --timex->end.year;
  }
}

static void set_dates(Finder *const self, const Item *const item,
                      const EntTimeValue *const value, const int i,
                      EntTimex *const timex) {
  timex->date = value->date[i];
  timex->end = value->end[i];
  if (item->range_end != NO_ITEM) {
    const Item *const last = &self->items.items[item->range_end];
    timex->end = find_range_end(self, item, timex->date);
    if (!ent_time_named_year(&last->match)) {
      keep_in_past(self, item, timex);
    }
  }
}

static EntStatus add_date(Finder *const self, const Item *const item,
                          const EntTimeValue *const value, const int i,
                          const size_t begin, const size_t end) {
  EntTimex *const timex = add_timex(self, begin, end);
  if (!timex) {
    return ENT_ERR_MEMORY;
  }
  timex->kind = item->match.rule->action == ENT_TIME_ACT_CLOCK ? ENT_TIMEX_TIME
                                                               : ENT_TIMEX_DATE;
  timex->relation = item->relation;
  timex->qualifier = qualifier_of(item);
  set_dates(self, item, value, i, timex);
  if (timex->kind == ENT_TIMEX_DATE) {
    remember(self, item, timex);
  }
  return ent_time_clock(self->document->article->arena, &item->match,
                        &timex->clock);
}

/// Return the class of which "10 and 11 May" and so on have two.
static EntTimeClass paired_class(const EntTimeMatch *const match) {
  static const EntTimeClass classes[] = {ENT_TIME_DAY, ENT_TIME_NTH,
                                         ENT_TIME_MONTH};
  size_t i = 0;
  while (i < 2 && match->n_values[classes[i]] < 2) {
    ++i;
  }
  return classes[i];
}

/// An expression whose date is not known; one that cannot be is none.
static EntStatus add_unknown(Finder *const self, const Item *const item) {
  switch (item->match.rule->action) {
  case ENT_TIME_ACT_AGO:
  case ENT_TIME_ACT_EARLIER:
    return add_vague(self, item, -1);
  case ENT_TIME_ACT_HENCE:
  case ENT_TIME_ACT_LATER:
    return add_vague(self, item, 1);
  case ENT_TIME_ACT_OFFSET:
  case ENT_TIME_ACT_TURN:
  case ENT_TIME_ACT_FLOW:
  case ENT_TIME_ACT_SAME:
    return add_vague(self, item, 0);
  default:
    return self->anchor.article.year ? ENT_SUCCESS : add_vague(self, item, 0);
  }
}

static EntStatus add_dates(Finder *const self, const Item *const item) {
  const EntTimeAnchor anchor = anchor_for(self, item);
  EntTimeValue value;
  ent_time_resolve(&item->match, &anchor, &value);
  if (!ent_date_is_set(value.date[0])) {
    return add_unknown(self, item);
  }
  if (value.n_dates == 1) {
    return add_date(self, item, &value, 0, item->begin, item->end);
  }
  const uint32_t *const cells = item->match.cell[paired_class(&item->match)];
  ENT_TRY(add_date(self, item, &value, 0, item->begin, cells[0] + 1));
  return ent_date_is_set(value.date[1])
             ? add_date(self, item, &value, 1, cells[1], item->end)
             : ENT_SUCCESS;
}

/// The date that stands next to a time of day: "at 18:00 on 3 May".
static EntDate date_beside(Finder *const self, const size_t i) {
  const Item *const item = &self->items.items[i];
  EntTimeValue value = {0};
  if (i + 1 < self->items.count) {
    const Item *const next = item + 1;
    const bool is_date =
        next->begin <= item->end + 2 &&
        self->cells.items[next->match.begin].classes & ENT_TIME_BIT(ENT_TIME_X);
    if (is_date) {
      const EntTimeAnchor anchor = anchor_for(self, next);
      ent_time_resolve(&next->match, &anchor, &value);
    }
  }
  return value.date[0];
}

static EntStatus add_clock(Finder *const self, const size_t i) {
  const EntDate saved = self->anchor.last_day;
  const EntDate beside = date_beside(self, i);
  self->anchor.last_day = beside.day ? beside : saved;
  const EntStatus status = add_dates(self, &self->items.items[i]);
  self->anchor.last_day = saved;
  return status;
}

static EntStatus add_timexes(Finder *const self) {
  for (size_t i = 0; i < self->items.count; ++i) {
    const Item *const item = &self->items.items[i];
    const EntTimeAction action = item->match.rule->action;
    if (item->is_absorbed) {
      continue;
    }
    if (is_measure(action)) {
      ENT_TRY(add_measure(self, item));
    } else if (action == ENT_TIME_ACT_CLOCK) {
      ENT_TRY(add_clock(self, i));
    } else if (action == ENT_TIME_ACT_VAGUE) {
      ENT_TRY(add_vague(self, item, item->match.value[ENT_TIME_VAGUE][0]));
    } else {
      ENT_TRY(add_dates(self, item));
    }
  }
  return ENT_SUCCESS;
}

static EntStatus find_in_sentence(Finder *const self,
                                  const EntSentence *const sentence) {
  self->anchor.year = 0;
  if (sentence->paragraph != self->paragraph) {
    self->is_new_paragraph = true;
    self->paragraph = sentence->paragraph;
    if (!self->anchor.last_day.day && self->anchor.article.day) {
      self->anchor.last_day = self->anchor.article;
    }
  }
  ENT_TRY(ent_time_cells_read(&self->cells, self->allocator,
                              &self->model->words, self->document, sentence));
  ENT_TRY(find_items(self));
  if (!self->items.count) {
    return ENT_SUCCESS;
  }
  find_phrases(self);
  ENT_TRY(ent_time_tense_read(&self->tense, self->allocator,
                              &self->model->words, &self->cells, self->document,
                              sentence));
  return add_timexes(self);
}

EntStatus ent_timex_find(const EntTimexModel *const model,
                         EntDocument *const document) {
  const EntDate article = document->article->metadata.published;
  Finder finder = {
      .model = model,
      .document = document,
      .allocator = document->allocator,
      .anchor = {.article = article,
                 .last = article,
                 .last_day = article.day ? article : (EntDate){0}}};
  EntStatus status = ENT_SUCCESS;
  document->timexes.count = 0;
  for (size_t i = 0; !status && i < document->sentences.count; ++i) {
    status = find_in_sentence(&finder, &document->sentences.items[i]);
  }
  ent_free(finder.allocator, finder.cells.items);
  ent_free(finder.allocator, finder.items.items);
  ent_free(finder.allocator, finder.item_ends.items);
  ent_time_tense_clear(&finder.tense, finder.allocator);
  return status;
}

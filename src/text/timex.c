#include "text/timex.h"

#include "base/vector.h"
#include "text/timex_calendar.h"
#include "text/timex_cells.h"
#include "text/timex_impl.h"
#include "text/timex_items.h"
#include "text/timex_resolve.h"
#include "text/timex_tense.h"

typedef struct {
  const EntTimexModel *model;
  EntDocument *document;
  const EntAllocator *allocator;
  EntTimeCells cells;
  EntTimeTense tense;
  EntTimeItems items;
  EntTimeAnchor anchor;
  uint32_t paragraph;    ///< Of the sentence before
  bool is_new_paragraph; ///< No date told in this paragraph yet
} Finder;

static bool is_measure(const EntTimeAction action) {
  return action == ENT_TIME_ACT_DURATION || action == ENT_TIME_ACT_SET;
}

static bool has_class(const EntTimeMatch *const match,
                      const EntTimeClass class_) {
  return match->n_values[class_] > 0;
}

/// Deadlines lie ahead unless the clause tells otherwise.
static int expected_tense(const Finder *const self,
                          const EntTimeItem *const item) {
  const int tense =
      ent_time_tense_at(&self->tense, &self->cells, item->begin, item->end);
  if (item->relation == ENT_TIMEX_UNTIL) {
    return has_class(&item->match, ENT_TIME_WEEKDAY) || tense >= 0 ? 1 : 0;
  }
  return item->relation == ENT_TIMEX_SINCE && !tense ? -1 : tense;
}

/// A new paragraph counts "a week earlier" and "later in the day" from the
/// article's day.
static void forget_days(const Finder *const self, const EntTimeItem *const item,
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
static int lent_year(const EntTimeItem *const item,
                     const EntTimeItem *const lender) {
  const int year = ent_time_named_year(&lender->match);
  const EntDate first = ent_time_month_day(&item->match);
  const EntDate last = ent_time_month_day(&lender->match);
  const bool is_before = year > 1 && first.month && last.month &&
                         ent_date_compare(first, last) > 0;
  return year - is_before;
}

static EntTimeAnchor anchor_for(const Finder *const self,
                                const EntTimeItem *const item) {
  EntTimeAnchor anchor = self->anchor;
  anchor.tense = expected_tense(self, item);
  anchor.is_deadline = item->relation == ENT_TIMEX_UNTIL;
  if (item->neighbour != ENT_NO_TIME_ITEM) {
    const int year = lent_year(item, &self->items.items[item->neighbour]);
    anchor.year = year ? year : anchor.year;
  }
  forget_days(self, item, &anchor);
  return anchor;
}

/// Remember the date for "the next day" and "that year".
static void remember(Finder *const self, const EntTimeItem *const item,
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
  } else if (date.month && item->relation == ENT_TIMEX_AT &&
             ent_date_compare(date, self->anchor.article) != 0) {
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

static EntView qualifier_of(const EntTimeItem *const item) {
  const EntView qualifier = ent_time_qualifier(&item->match);
  return qualifier.size || !item->is_around ? qualifier : ENT_VIEW("around");
}

/// Two durations of "60 to 90 days", else one.
static EntStatus add_measure(Finder *const self,
                             const EntTimeItem *const item) {
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

static EntStatus add_vague(Finder *const self, const EntTimeItem *const item,
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

static EntDate find_range_end(Finder *const self, const EntTimeItem *const item,
                              const EntDate begin) {
  const EntTimeItem *const last = &self->items.items[item->range_end];
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
static void keep_in_past(const Finder *const self,
                         const EntTimeItem *const item, EntTimex *const timex) {
  const EntDate article = self->anchor.article;
  const bool is_free = !ent_time_named_year(&item->match) &&
                       has_class(&item->match, ENT_TIME_MONTH);
  if (is_free && expected_tense(self, item) < 0 && article.year &&
      timex->end.month && ent_date_compare(timex->end, article) > 0) {
    --timex->date.year;
    --timex->end.year;
  }
}

static void set_dates(Finder *const self, const EntTimeItem *const item,
                      const EntTimeValue *const value, const int i,
                      EntTimex *const timex) {
  timex->date = value->date[i];
  timex->end = value->end[i];
  if (item->range_end != ENT_NO_TIME_ITEM) {
    const EntTimeItem *const last = &self->items.items[item->range_end];
    timex->end = find_range_end(self, item, timex->date);
    if (!ent_time_named_year(&last->match)) {
      keep_in_past(self, item, timex);
    }
  }
}

static EntStatus add_date(Finder *const self, const EntTimeItem *const item,
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
static EntStatus add_unknown(Finder *const self,
                             const EntTimeItem *const item) {
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

static EntStatus add_dates(Finder *const self, const EntTimeItem *const item) {
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
  const EntTimeItem *const item = &self->items.items[i];
  EntTimeValue value = {0};
  if (i + 1 < self->items.count) {
    const EntTimeItem *const next = item + 1;
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
    const EntTimeItem *const item = &self->items.items[i];
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
  ENT_TRY(ent_time_items_find(&self->items, self->allocator,
                              &self->model->rules, &self->model->words,
                              &self->cells));
  if (!self->items.count) {
    return ENT_SUCCESS;
  }
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
  ent_time_items_clear(&finder.items, finder.allocator);
  ent_time_tense_clear(&finder.tense, finder.allocator);
  return status;
}

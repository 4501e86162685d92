#include "text/timex_resolve.h"

#include "text/timex_calendar.h"
#include "text/timex_period.h"

/// A future day this near beats a past one about a year ago.
#define NEAR_DAYS 60
#define FAR_DAYS 300

#define HALF_YEAR_DAYS 183

typedef struct {
  const EntTimeMatch *match;
  const EntTimeAnchor *anchor;
} Resolver;

static bool has(const EntTimeMatch *const match, const EntTimeClass class_) {
  return match->n_values[class_] > 0;
}

static int value_of(const EntTimeMatch *const match,
                    const EntTimeClass class_) {
  return match->value[class_][0];
}

/// Return the second value of the class if there is one and `i` is 1.
static int value_at(const EntTimeMatch *const match, const EntTimeClass class_,
                    const int i) {
  return match->value[class_][i && match->n_values[class_] > 1];
}

static bool is_day(const EntDate date) {
  return date.day != 0;
}

// Years.

static int full_year(const int two_digits) {
  return two_digits >= 30 ? 1900 + two_digits : 2000 + two_digits;
}

int ent_time_named_year(const EntTimeMatch *const match) {
  if (has(match, ENT_TIME_YEAR)) {
    return value_of(match, ENT_TIME_YEAR);
  }
  return has(match, ENT_TIME_YY) ? full_year(value_of(match, ENT_TIME_YY)) : 0;
}

/// The year that the text names or points to ("last year"), or 0.
static int told_year(const Resolver *const self) {
  const int named = ent_time_named_year(self->match);
  const EntTimeAnchor *const anchor = self->anchor;
  if (named) {
    return named;
  }
  if (has(self->match, ENT_TIME_TURN) && anchor->article.year) {
    return anchor->article.year + value_of(self->match, ENT_TIME_TURN);
  }
  if (has(self->match, ENT_TIME_FLOW) && anchor->last.year) {
    return anchor->last.year + value_of(self->match, ENT_TIME_FLOW);
  }
  return 0;
}

/// Compare the month, and the day if both have one, within the year.
static int compare_in_year(const EntDate a, const EntDate b) {
  EntDate left = a;
  EntDate right = b;
  left.year = right.year = 2000;
  return ent_date_compare(left, right);
}

/// The last year in which `date` was not later than the article.
static int year_in_past(const EntDate date, const EntDate article) {
  return article.year - (compare_in_year(date, article) > 0);
}

static int year_in_future(const EntDate date, const EntDate article) {
  return article.year + (compare_in_year(date, article) < 0);
}

static int year_nearby(const EntDate date, const EntTimeAnchor *const anchor) {
  const EntDate article = anchor->article;
  const int far_days = anchor->is_deadline ? HALF_YEAR_DAYS : FAR_DAYS;
  const int near_days = anchor->is_deadline ? HALF_YEAR_DAYS : NEAR_DAYS;
  EntDate past = date;
  EntDate future = date;
  past.year = (int16_t)year_in_past(date, article);
  future.year = (int16_t)year_in_future(date, article);
  const int today = ent_date_to_days(article);
  const bool is_far = today - ent_date_to_days(past) > far_days;
  const bool is_near = ent_date_to_days(future) - today < near_days;
  return is_far && is_near ? future.year : past.year;
}

/// The year of a month or day without one.
static int guess_year(const Resolver *const self, const EntDate date) {
  const EntTimeAnchor *const anchor = self->anchor;
  if (anchor->year) {
    return anchor->year;
  }
  if (!anchor->article.year) {
    return anchor->last.year;
  }
  if (anchor->tense > 0) {
    return year_in_future(date, anchor->article);
  }
  return anchor->tense == -2 ? year_in_past(date, anchor->article)
                             : year_nearby(date, anchor);
}

// Actions.

static int month_of(const EntTimeMatch *const match, const int i) {
  if (has(match, ENT_TIME_HOLIDAY)) {
    return value_of(match, ENT_TIME_HOLIDAY) / 100;
  }
  return has(match, ENT_TIME_MONTH) ? value_at(match, ENT_TIME_MONTH, i)
                                    : value_at(match, ENT_TIME_MM, i);
}

static int day_of(const EntTimeMatch *const match, const int i) {
  if (has(match, ENT_TIME_HOLIDAY)) {
    return value_of(match, ENT_TIME_HOLIDAY) % 100;
  }
  if (has(match, ENT_TIME_NTH)) {
    return value_at(match, ENT_TIME_NTH, i);
  }
  return has(match, ENT_TIME_DAY) ? value_at(match, ENT_TIME_DAY, i)
                                  : value_at(match, ENT_TIME_ORD, i);
}

EntDate ent_time_month_day(const EntTimeMatch *const match) {
  return (EntDate){0, (uint8_t)month_of(match, 0), (uint8_t)day_of(match, 0)};
}

static EntDate valid_or_none(const EntDate date) {
  return ent_date_is_valid(date) ? date : (EntDate){0};
}

static EntPeriod season_period(const int year, const int season) {
  return year ? ent_period_months(12 * year + 3 * season - 1, 3)
              : (EntPeriod){0};
}

static EntPeriod resolve_season(const Resolver *const self) {
  const int season = value_of(self->match, ENT_TIME_SEASON);
  const int year = told_year(self);
  const EntDate begin = {1, (uint8_t)(3 * season), 0};
  return season_period(year ? year : guess_year(self, begin), season);
}

/// A bare day: "on the 10th".
static EntDate resolve_day(const Resolver *const self, const int day) {
  const EntTimeAnchor *const anchor = self->anchor;
  const EntDate base = anchor->last.month ? anchor->last : anchor->article;
  return base.month
             ? valid_or_none((EntDate){base.year, base.month, (uint8_t)day})
             : (EntDate){0};
}

static EntDate resolve_weekday(const Resolver *const self) {
  const EntDate article = self->anchor->article;
  const int weekday = value_of(self->match, ENT_TIME_WEEKDAY);
  return is_day(article)
             ? ent_calendar_weekday(article, weekday,
                                    self->anchor->tense > 0 ? 1 : -1, false)
             : (EntDate){0};
}

/// A 29 February that a year lacks.
static bool is_impossible(const EntDate date) {
  return date.year > 1 && !ent_date_is_valid(date);
}

/// The `i`th date of the match, from its fields.
static EntPeriod resolve_fields(const Resolver *const self, const int i) {
  const EntTimeMatch *const match = self->match;
  const int month = month_of(match, i);
  const int day = day_of(match, i);
  const int year = has(match, ENT_TIME_YEAR) ? value_at(match, ENT_TIME_YEAR, i)
                                             : told_year(self);
  EntDate date = {(int16_t)year, (uint8_t)month, (uint8_t)day};
  if (has(match, ENT_TIME_SEASON)) {
    return resolve_season(self);
  }
  if (!month && day) {
    return (EntPeriod){.date = resolve_day(self, day)};
  }
  if (!month && !year) {
    return (EntPeriod){.date = resolve_weekday(self)};
  }
  if (!year) {
    date.year = (int16_t)guess_year(self, date);
    for (int n = 0; n < 8 && month == 2 && day == 29 && is_impossible(date);
         ++n) {
      --date.year;
    }
  }
  return (EntPeriod){.date = valid_or_none(date)};
}

/// "2020-21" and "1992-1994": the second year, written short or not.
static EntDate second_year(const EntTimeMatch *const match) {
  const int first = value_of(match, ENT_TIME_YEAR);
  const int second = has(match, ENT_TIME_YY)
                         ? first - first % 100 + value_of(match, ENT_TIME_YY)
                         : match->value[ENT_TIME_YEAR][1];
  return second > first ? ent_calendar_year(second) : (EntDate){0};
}

static EntPeriod resolve_span(const Resolver *const self) {
  const EntTimeMatch *const match = self->match;
  if (!has(match, ENT_TIME_MONTH) && !has(match, ENT_TIME_MM)) {
    return (EntPeriod){ent_calendar_year(value_of(match, ENT_TIME_YEAR)),
                       second_year(match)};
  }
  EntPeriod period = {resolve_fields(self, 0).date,
                      resolve_fields(self, 1).date};
  if (period.date.year && period.end.year &&
      ent_date_compare(period.date, period.end) > 0) {
    --period.date.year;
  }
  return period;
}

/// The year of "the third quarter": told, or the last with the quarter begun.
static int year_of_part(const Resolver *const self, const int first_month) {
  const int year = told_year(self);
  const EntDate begin = {1, (uint8_t)first_month, 0};
  return year ? year : guess_year(self, begin);
}

static EntPeriod resolve_part(const Resolver *const self, const int n,
                              const int n_months) {
  const int first = n_months * (n - 1);
  if (n < 1 || first > 11) {
    return (EntPeriod){0};
  }
  const int year = year_of_part(self, first + 1);
  return year ? ent_period_months(12 * year + first, n_months) : (EntPeriod){0};
}

static EntPeriod resolve_quarter(const Resolver *const self) {
  const EntTimeClass class_ =
      has(self->match, ENT_TIME_MM) ? ENT_TIME_MM : ENT_TIME_ORD;
  return resolve_part(self, value_of(self->match, class_), 3);
}

/// "The first week of May": the one that holds its 1st; "last": its last full.
static EntPeriod resolve_week(const Resolver *const self) {
  const EntDate month = {0, (uint8_t)month_of(self->match, 0), 0};
  const int named = ent_time_named_year(self->match);
  const int year = named ? named : guess_year(self, month);
  if (year < 1) {
    return (EntPeriod){0};
  }
  const int last = ent_date_month_days(year, month.month) - 6;
  const int n = value_of(self->match, ENT_TIME_ORD);
  const int day = has(self->match, ENT_TIME_ORD) ? 7 * n - 6 : last;
  const EntDate date = {(int16_t)year, month.month, (uint8_t)day};
  return ent_date_is_valid(date) ? ent_period_week(date, 0) : (EntPeriod){0};
}

static EntPeriod resolve_decade(const Resolver *const self) {
  const EntTimeMatch *const match = self->match;
  int first = 0;
  if (has(match, ENT_TIME_YEAR)) {
    first = value_of(match, ENT_TIME_YEAR);
  } else if (has(match, ENT_TIME_DECADE)) {
    first = full_year(value_of(match, ENT_TIME_DECADE));
  } else {
    first = full_year(value_of(match, ENT_TIME_YY));
  }
  return first % 10 ? (EntPeriod){0} : ent_period_years(first, 10);
}

static EntPeriod resolve_century(const Resolver *const self) {
  return ent_period_years(100 * value_of(self->match, ENT_TIME_ORD) - 99, 100);
}

/// The month before, of or after that of the article's: "last November".
static EntPeriod resolve_turn_month(const Resolver *const self,
                                    const int turn) {
  const EntDate article = self->anchor->article;
  const EntDate month = {0, (uint8_t)month_of(self->match, 0), 0};
  const int order = month.month - article.month;
  int year = article.year;
  if (turn < 0) {
    year -= order >= 0;
  } else if (turn > 0) {
    year += order <= 0;
  }
  const EntDate date = {(int16_t)year, month.month,
                        (uint8_t)day_of(self->match, 0)};
  return (EntPeriod){.date =
                         article.month ? valid_or_none(date) : (EntDate){0}};
}

static EntPeriod resolve_turn_season(const Resolver *const self,
                                     const int turn) {
  const EntDate article = self->anchor->article;
  const int season = value_of(self->match, ENT_TIME_SEASON);
  const int order = 3 * season - article.month;
  int year = article.year;
  if (turn < 0) {
    year -= order + 2 >= 0;
  } else if (turn > 0) {
    year += order <= 0;
  }
  return article.month ? season_period(year, season) : (EntPeriod){0};
}

/// "Last Tuesday" is before the article's day, "Tuesday last week" in that
/// week.
static EntDate resolve_turn_weekday(const Resolver *const self,
                                    const int turn) {
  const EntDate article = self->anchor->article;
  const int weekday = value_of(self->match, ENT_TIME_WEEKDAY);
  if (!is_day(article)) {
    return (EntDate){0};
  }
  if (turn && !has(self->match, ENT_TIME_UNIT)) {
    return ent_calendar_weekday(article, weekday, turn, true);
  }
  return ent_calendar_add_days(ent_period_week(article, turn).date,
                               (weekday + 6) % 7);
}

static EntTimeUnit unit_of(const EntTimeMatch *const match) {
  return (EntTimeUnit)(has(match, ENT_TIME_UNIT)
                           ? value_of(match, ENT_TIME_UNIT)
                           : value_of(match, ENT_TIME_UNITS));
}

static EntPeriod resolve_turn(const Resolver *const self) {
  const EntTimeMatch *const match = self->match;
  const EntDate article = self->anchor->article;
  const int turn = value_of(match, ENT_TIME_TURN);
  if (has(match, ENT_TIME_WEEKDAY)) {
    return (EntPeriod){.date = resolve_turn_weekday(self, turn)};
  }
  if (has(match, ENT_TIME_MONTH)) {
    return resolve_turn_month(self, turn);
  }
  if (has(match, ENT_TIME_SEASON)) {
    return resolve_turn_season(self, turn);
  }
  const EntTimeUnit unit =
      has(match, ENT_TIME_DAYPART) ? ENT_UNIT_DAY : unit_of(match);
  const bool is_past = !has(match, ENT_TIME_TURN) && self->anchor->tense <= 0;
  return ent_period_around(article, unit, turn,
                           is_past ? -1 : self->anchor->tense);
}

/// The date told last if it is as precise as `unit`, else the article's day.
static EntDate narrative_base(const EntTimeAnchor *const anchor,
                              const EntTimeUnit unit) {
  if (unit >= ENT_UNIT_YEAR) {
    return anchor->last.year ? anchor->last : anchor->article;
  }
  if (unit >= ENT_UNIT_MONTH) {
    return anchor->last.month ? anchor->last : anchor->article;
  }
  return anchor->last_day;
}

/// The same, and the article's day where the day told last is not known.
static EntDate scene_base(const EntTimeAnchor *const anchor,
                          const EntTimeUnit unit) {
  const EntDate base = narrative_base(anchor, unit);
  return base.year ? base : anchor->article;
}

/// `date` in another year, or unset if it has no such day.
static EntDate in_year(EntDate date, const int year) {
  date.year = (int16_t)(date.year ? year : 0);
  return valid_or_none(date);
}

/// "The same month last year": the date told last, in another year.
static EntPeriod resolve_same(const Resolver *const self) {
  const EntTimeMatch *const match = self->match;
  EntDate date = self->anchor->last;
  EntDate end = self->anchor->last_end;
  int year = ent_time_named_year(match);
  if (!year && has(match, ENT_TIME_TURN)) {
    year = self->anchor->article.year + value_of(match, ENT_TIME_TURN);
  } else if (!year) {
    year = date.year - 1;
  }
  if (has(match, ENT_TIME_UNIT) &&
      value_of(match, ENT_TIME_UNIT) == ENT_UNIT_MONTH) {
    date.day = 0;
    end = (EntDate){0};
  }
  return (EntPeriod){in_year(date, year),
                     in_year(end, year + end.year - date.year)};
}

/// "The following March", from the date told last.
static EntPeriod resolve_flow_month(const Resolver *const self) {
  const EntDate base = self->anchor->last;
  const int flow = value_of(self->match, ENT_TIME_FLOW);
  const int month = month_of(self->match, 0);
  if (!base.year) {
    return (EntPeriod){0};
  }
  const bool is_behind = flow > 0 && month <= (base.month ? base.month : 12);
  const bool is_before = flow < 0 && month >= (base.month ? base.month : 1);
  const int count = 12 * (base.year + is_behind - is_before) + month - 1;
  return (EntPeriod){.date = ent_calendar_month(count)};
}

static EntPeriod resolve_flow(const Resolver *const self) {
  const EntTimeMatch *const match = self->match;
  if (has(match, ENT_TIME_MONTH)) {
    return resolve_flow_month(self);
  }
  const EntTimeUnit unit =
      has(match, ENT_TIME_DAYPART) ? ENT_UNIT_DAY : unit_of(match);
  const int flow = value_of(match, ENT_TIME_FLOW);
  const EntDate base = has(match, ENT_TIME_FLOW)
                           ? narrative_base(self->anchor, unit)
                           : scene_base(self->anchor, unit);
  return ent_period_around(base, unit, flow, 0);
}

int ent_time_count(const EntTimeMatch *const match) {
  if (has(match, ENT_TIME_NUM)) {
    return value_of(match, ENT_TIME_NUM);
  }
  return has(match, ENT_TIME_UNITS) ? 0 : 10;
}

static EntPeriod resolve_distance(const Resolver *const self, const int sign,
                                  const bool is_narrative) {
  const EntTimeMatch *const match = self->match;
  const EntTimeUnit unit = unit_of(match);
  const int number = ent_time_count(match);
  const EntDate base =
      is_narrative ? narrative_base(self->anchor, unit) : self->anchor->article;
  const bool is_told = number > 0 && number < 100000;
  return (EntPeriod){.date = is_told
                                 ? ent_period_shift(base, unit, sign * number)
                                 : (EntDate){0}};
}

static EntPeriod resolve_period(const Resolver *const self) {
  switch (self->match->rule->action) {
  case ENT_TIME_ACT_SPAN:
    return resolve_span(self);
  case ENT_TIME_ACT_QUARTER:
    return resolve_quarter(self);
  case ENT_TIME_ACT_HALF:
    return resolve_part(self, value_of(self->match, ENT_TIME_ORD), 6);
  case ENT_TIME_ACT_WEEK:
    return resolve_week(self);
  case ENT_TIME_ACT_DECADE:
    return resolve_decade(self);
  case ENT_TIME_ACT_CENTURY:
    return resolve_century(self);
  case ENT_TIME_ACT_OFFSET:
    return ent_period_around(self->anchor->article, ENT_UNIT_DAY,
                             value_of(self->match, ENT_TIME_OFFSET), 0);
  case ENT_TIME_ACT_TURN:
    return resolve_turn(self);
  case ENT_TIME_ACT_FLOW:
    return resolve_flow(self);
  case ENT_TIME_ACT_SAME:
    return resolve_same(self);
  case ENT_TIME_ACT_AGO:
    return resolve_distance(self, -1, false);
  case ENT_TIME_ACT_HENCE:
    return resolve_distance(self, 1, false);
  case ENT_TIME_ACT_EARLIER:
    return resolve_distance(self, -1, true);
  case ENT_TIME_ACT_LATER:
    return resolve_distance(self, 1, true);
  case ENT_TIME_ACT_CLOCK:
    return (EntPeriod){.date = scene_base(self->anchor, ENT_UNIT_DAY)};
  default:
    return (EntPeriod){0};
  }
}

static void put(EntTimeValue *const value, const EntPeriod period) {
  const bool is_told = period.date.year > 0;
  value->date[value->n_dates] = is_told ? period.date : (EntDate){0};
  value->end[value->n_dates] = is_told ? period.end : (EntDate){0};
  ++value->n_dates;
}

/// "60 years later" of a past whose date is not told.
static bool is_out_of_story(const Resolver *const self, const EntDate date) {
  const EntTimeAction action = self->match->rule->action;
  const bool is_story =
      action == ENT_TIME_ACT_LATER ||
      (action == ENT_TIME_ACT_FLOW && has(self->match, ENT_TIME_FLOW) &&
       value_of(self->match, ENT_TIME_FLOW) > 0);
  return is_story && self->anchor->tense < 0 && self->anchor->article.year &&
         ent_date_compare(date, self->anchor->article) > 0;
}

void ent_time_resolve(const EntTimeMatch *const match,
                      const EntTimeAnchor *const anchor,
                      EntTimeValue *const value) {
  const Resolver resolver = {match, anchor};
  *value = (EntTimeValue){.has_year = ent_time_named_year(match) != 0};
  switch (match->rule->action) {
  case ENT_TIME_ACT_CALENDAR:
    put(value, resolve_fields(&resolver, 0));
    break;
  case ENT_TIME_ACT_PAIR:
    put(value, resolve_fields(&resolver, 0));
    put(value, resolve_fields(&resolver, 1));
    break;
  default:
    put(value, resolve_period(&resolver));
    if (is_out_of_story(&resolver, value->date[0])) {
      value->date[0] = value->end[0] = (EntDate){0};
    }
  }
}

EntView ent_time_qualifier(const EntTimeMatch *const match) {
  static const char *const names[] = {"early", "mid", "late", "around"};
  if (has(match, ENT_TIME_PART)) {
    return ent_view(names[value_of(match, ENT_TIME_PART)]);
  }
  return has(match, ENT_TIME_EDGE)
             ? ent_view(names[value_of(match, ENT_TIME_EDGE)])
             : ENT_VIEW("");
}

EntStatus ent_time_duration(EntArena *const arena, int number,
                            const EntTimeUnit unit, EntView *const duration) {
  static const struct {
    const char *prefix;
    int factor;
    char letter;
  } forms[ENT_N_TIME_UNITS] = {
      [ENT_UNIT_SECOND] = {"PT", 1, 'S'},   [ENT_UNIT_MINUTE] = {"PT", 1, 'M'},
      [ENT_UNIT_HOUR] = {"PT", 1, 'H'},     [ENT_UNIT_DAY] = {"P", 1, 'D'},
      [ENT_UNIT_WEEKEND] = {"P", 2, 'D'},   [ENT_UNIT_WEEK] = {"P", 1, 'W'},
      [ENT_UNIT_MONTH] = {"P", 1, 'M'},     [ENT_UNIT_QUARTER] = {"P", 3, 'M'},
      [ENT_UNIT_YEAR] = {"P", 1, 'Y'},      [ENT_UNIT_DECADE] = {"P", 10, 'Y'},
      [ENT_UNIT_CENTURY] = {"P", 100, 'Y'},
  };
  const char *const prefix = forms[unit].prefix;
  const char letter = forms[unit].letter;
  if (number <= 0 || number > 10000000) {
    return ent_arena_format(arena, duration, "%sX%c", prefix, letter);
  }
  number *= forms[unit].factor;
  return number % 10 ? ent_arena_format(arena, duration, "%s%d.%d%c", prefix,
                                        number / 10, number % 10, letter)
                     : ent_arena_format(arena, duration, "%s%d%c", prefix,
                                        number / 10, letter);
}

EntStatus ent_time_clock(EntArena *const arena, const EntTimeMatch *const match,
                         EntView *const clock) {
  static const char *const parts[ENT_N_TIME_DAYPARTS] = {"MO", "12:00", "AF",
                                                         "EV", "NI"};
  const char *const zone =
      has(match, ENT_TIME_ZONE) && value_of(match, ENT_TIME_ZONE) ? "Z" : "";
  const bool is_compact = has(match, ENT_TIME_HHMM);
  if (!is_compact && !has(match, ENT_TIME_HOUR)) {
    *clock = has(match, ENT_TIME_DAYPART)
                 ? ent_view(parts[value_of(match, ENT_TIME_DAYPART)])
                 : ENT_VIEW("");
    return ENT_SUCCESS;
  }
  const int compact = value_of(match, ENT_TIME_HHMM);
  int hour = is_compact ? compact / 100 : value_of(match, ENT_TIME_HOUR);
  const int minute =
      is_compact ? compact % 100 : value_of(match, ENT_TIME_MINUTE);
  if (has(match, ENT_TIME_MERIDIEM) && hour <= 12) {
    hour = hour % 12 + 12 * value_of(match, ENT_TIME_MERIDIEM);
  }
  return ent_arena_format(arena, clock, "%02d:%02d%s", hour, minute, zone);
}

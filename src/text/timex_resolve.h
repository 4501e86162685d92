/**
   @file timex_resolve.h
   From what a rule has matched to values in the calendar.

   Inside the time module only; the outside sees timex.h.
*/
#ifndef ENT_TEXT_TIMEX_RESOLVE_H
#define ENT_TEXT_TIMEX_RESOLVE_H

#include "base/arena.h"
#include "text/document.h"
#include "text/timex_rules.h"

#ifdef __cplusplus
extern "C" {
#endif

/// What relative expressions are relative to.
typedef struct {
  EntDate article;  ///< Day of publication, or unset
  EntDate last;     ///< The date told last, as precise as it was
  EntDate last_end; ///< The end of that, or unset
  EntDate last_day; ///< The date told last that is known to the day
  int year;         ///< Named alone before in the sentence, or 0
  int tense;        ///< Of the clause; see ent_time_tense_at()
  bool is_deadline; ///< A month or day without a year is the nearest one
} EntTimeAnchor;

/// Values of an expression; two of "10 and 11 May".
typedef struct {
  EntDate date[2];
  EntDate end[2];
  int n_dates;
  bool has_year; ///< The text tells the year
} EntTimeValue;

/// Find the dates that `match` stands for; all unset if it has none.
void ent_time_resolve(const EntTimeMatch *match, const EntTimeAnchor *anchor,
                      EntTimeValue *value);

/// Return the year that `match` names in so many digits, or 0.
int ent_time_named_year(const EntTimeMatch *match);

/// Return the first month and day that `match` names, without a year.
EntDate ent_time_month_day(const EntTimeMatch *match);

/// Return how many units `match` tells, in tenths; 0 if it does not tell.
int ent_time_count(const EntTimeMatch *match);

/// Return "early" and so on, or empty.
EntView ent_time_qualifier(const EntTimeMatch *match);

/// Write the duration `number`/10 of `unit` as ISO 8601 has it; 0 gives "PXY".
EntStatus ent_time_duration(EntArena *arena, int number, EntTimeUnit unit,
                            EntView *duration);

/// Write the time of day, "18:00", "18:00Z" or "MO", or leave it empty.
EntStatus ent_time_clock(EntArena *arena, const EntTimeMatch *match,
                         EntView *clock);

#ifdef __cplusplus
}
#endif

#endif // ENT_TEXT_TIMEX_RESOLVE_H

/**
   @file timex_rules.h
   Patterns of time expressions, compiled to flat steps.

   A pattern is a row of elements with spaces between them:

   | element   | matches                                                    |
   | --------- | ---------------------------------------------------------- |
   | `of`      | this word or mark                                          |
   | `MONTH`   | a word of this class; `MONTH!` one that can stand alone    |
   | `in|on`   | any of these                                               |
   | `the?`    | the same, or nothing                                       |
   | `~s`      | the same, adjoining what is before                         |
   | `[in|on]` | a neighbour that is no part of the expression; only at the |
   |           | ends                                                       |
   | `[^PLURAL]` | a neighbour that is nothing of this kind, or the end     |

   A word that is also listed under classes ("that", "last") brings the values
   it has there, as if the rule had named the class.

   Inside the time module only; the outside sees timex.h.
*/
#ifndef ENT_TEXT_TIMEX_RULES_H
#define ENT_TEXT_TIMEX_RULES_H

#include "text/timex_cells.h"
#include "text/timex_words.h"

#ifdef __cplusplus
extern "C" {
#endif

/// What a rule makes of its match: constant, name.
#define ENT_TIME_ACTION_LIST(F)                                                \
  F(BLOCK, "block")       /* looks like a time expression and is none */       \
  F(CALENDAR, "calendar") /* year, month, day, weekday, season, holiday */     \
  F(PAIR, "pair")         /* two dates that share the rest */                  \
  F(SPAN, "span")         /* from the first to the second of two */            \
  F(QUARTER, "quarter")   /* of a year */                                      \
  F(HALF, "half")         /* of a year */                                      \
  F(WEEK, "week")         /* first or last week of a month */                  \
  F(DECADE, "decade")                                                          \
  F(CENTURY, "century")                                                        \
  F(OFFSET, "offset")   /* today, yesterday */                                 \
  F(TURN, "turn")       /* last week, next Monday: from the article's day */   \
  F(FLOW, "flow")       /* the previous day: from the date told before */      \
  F(SAME, "same")       /* the same month last year */                         \
  F(AGO, "ago")         /* two days ago */                                     \
  F(HENCE, "hence")     /* two days from now */                                \
  F(EARLIER, "earlier") /* two days earlier */                                 \
  F(LATER, "later")     /* two days later */                                   \
  F(DURATION, "duration")                                                      \
  F(SET, "set")                                                                \
  F(CLOCK, "clock")                                                            \
  F(VAGUE, "vague")                                                            \
  F(SINCE, "since") /* from here on: rules over what the others found */       \
  F(UNTIL, "until")                                                            \
  F(BEFORE, "before")                                                          \
  F(AFTER, "after")                                                            \
  F(AROUND, "around")                                                          \
  F(RANGE, "range")                                                            \
  F(SHARE, "share") /* dates side by side: the first takes the year */

typedef enum {
#define ENT_TIME_ITEM(id, name) ENT_TIME_ACT_##id,
  ENT_TIME_ACTION_LIST(ENT_TIME_ITEM)
#undef ENT_TIME_ITEM
      ENT_N_TIME_ACTIONS
} EntTimeAction;

/// The first action whose rules work on what the others found.
#define ENT_TIME_FIRST_PHRASE ENT_TIME_ACT_SINCE

typedef struct {
  EntId word;
  uint8_t word_class; ///< ENT_N_TIME_CLASSES: it is a word
  bool is_strong;     ///< Weak words do not match
} EntTimeChoice;

typedef struct {
  uint32_t first_choice;
  uint16_t n_choices;
  bool is_optional, is_glued;
  bool is_outside; ///< A neighbour
  bool is_negated;
} EntTimeStep;

typedef struct {
  EntTimeAction action;
  uint32_t first_step;
  uint16_t n_steps;
  bool has_left;   ///< The first step is a neighbour
  uint64_t starts; ///< Classes of the cells it can start at
} EntTimeRule;

typedef struct {
  struct {
    EntTimeRule *items;
    size_t count, capacity;
  } rules;
  struct {
    EntTimeStep *items;
    size_t count, capacity;
  } steps;
  struct {
    EntTimeChoice *items;
    size_t count, capacity;
  } choices;
} EntTimeRules;

/// The greatest number of elements of a pattern.
#define ENT_TIME_MAX_STEPS 16

/// What a rule has matched.
typedef struct {
  const EntTimeRule *rule;
  size_t begin, end; ///< Cells, without neighbours
  uint8_t n_values[ENT_N_TIME_CLASSES];
  int value[ENT_N_TIME_CLASSES][2]; ///< The first two of each class
  uint32_t cell[ENT_N_TIME_CLASSES][2];
} EntTimeMatch;

/// Compile a row: "rule", action, pattern.
EntStatus ent_time_rules_add_row(EntTimeRules *rules, EntTimeWords *words,
                                 const EntWorld *world, const EntTableRow *row);

void ent_time_rules_clear(EntTimeRules *rules, const EntAllocator *allocator);

/// Finds where items begin and end; see ent_time_rules_match().
typedef struct {
  const EntTimeRules *rules;
  const EntTimeWords *words;
  const EntTimeCells *cells;
  const uint32_t *item_ends; ///< By number of the item, or NULL: no items yet
} EntTimeMatcher;

/**
   Find the rule that matches the most cells from `begin` on.

   Of equally long ones the first in the file wins. Returns false if none does.
*/
bool ent_time_rules_match(const EntTimeMatcher *matcher, bool is_phrase,
                          size_t begin, EntTimeMatch *match);

#ifdef __cplusplus
}
#endif

#endif // ENT_TEXT_TIMEX_RULES_H

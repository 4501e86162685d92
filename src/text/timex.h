/**
   @file timex.h
   Time expressions and what they mean in the calendar.

   After ISO-TimeML (ISO 24617-1) and TimeML's TIMEX3. A model is loaded from
   lexicon/time.tsv, which holds all words and patterns and explains its format
   on top; ent_timex_find() then fills EntDocument::timexes.

       EntTimexModel *model = NULL;
       ENT_TRY(ent_timex_model_load(world, &model));
       ENT_TRY(ent_timex_find(model, document));
       ent_timex_model_close(model);

   - Dates are as precise as the text: "in November" is 2020-11. Weeks,
     quarters, seasons, decades and centuries have their first and last day,
     month or year in `date` and `end`; their relation is at, not range.
   - "On Monday", "in May", "last year" and "two days ago" are relative to
     EntMetadata::published; "the next day", "two days earlier" and "that year"
     to the date told last. Without the day of publication what depends on it
     is vague.
   - A range ("from May to July", "1992-1994") is one expression. Dates side by
     side ("10 and 11 May") are two, of which the first may lack the month.
   - The relation of a duration says how long before or after what follows
     ("two weeks after the talks"), or within what time (until).
   - Where no date exists ("30 February"), there is no expression.

   Only spans and forms are needed. Parts of speech, features and the tree are
   used where they are there: the governing verb then tells whether "on Monday"
   is the last one or the next.
*/
#ifndef ENT_TEXT_TIMEX_H
#define ENT_TEXT_TIMEX_H

#include "base/status.h"
#include "base/view.h"
#include "base/world.h"
#include "text/document.h"

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Words and patterns, compiled; not changed by use.
typedef struct EntTimexModelImpl EntTimexModel;

/**
   Load the model from `lexicon/time.tsv` (see base/data.h).

   Free with ent_timex_model_close(). Statuses as below.
*/
EntStatus ent_timex_model_load(const EntWorld *world, EntTimexModel **model);

/**
   Load the model from the file `name`; free with ent_timex_model_close().

   Returns #ENT_ERR_SYNTAX or #ENT_ERR_DATA for rows that are wrong, logged with
   file and line.
*/
EntStatus ent_timex_model_open(const EntWorld *world, const char *name,
                               EntTimexModel **model);

/// Load the model from memory; `name` is for messages.
EntStatus ent_timex_model_open_text(const EntWorld *world, const char *name,
                                    EntView text, EntTimexModel **model);

/// Free `model`, which may be NULL.
void ent_timex_model_close(EntTimexModel *model);

/**
   Find the time expressions of all sentences, in linear time.

   Replaces EntDocument::timexes. Views live in the arena of the article or for
   ever. Returns #ENT_ERR_MEMORY at worst.
*/
EntStatus ent_timex_find(const EntTimexModel *model, EntDocument *document);

/**
   Return `date` moved by the duration of `timex`, forward or back (`sign` -1).

   "Two months after the talks" of April 2014 (back) began in February: the
   result is as precise as the unit, and unset where the duration is not known
   or finer than the date.
*/
EntDate ent_timex_shift(const EntTimex *timex, EntDate date, int sign);

/// Bytes enough for any value as text, with the terminating zero.
#define ENT_TIMEX_VALUE_SIZE 48

/**
   Write the value of `timex` as TIMEX3 has it; return its length.

   "2020-11-10", "2020-W47", "2020-W47-WE", "2020-Q3", "2020-H1", "2020-SU",
   "199" (the 1990s), "19" (the 20th century), "2020-11-10T18:00", "P44D",
   "PAST_REF", or "2020-09/2020-11" for ranges.
*/
size_t ent_timex_value(const EntTimex *timex, char out[ENT_TIMEX_VALUE_SIZE]);

#ifdef __cplusplus
}
#endif

#endif // ENT_TEXT_TIMEX_H

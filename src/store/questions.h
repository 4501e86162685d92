/**
   @file questions.h
   Questions that come with entente: SPARQL in the data folder `questions`.

   The file `questions/index.tsv` lists them, a line each: name, what it asks,
   and how many values it takes. The text of NAME is `questions/NAME.rq`, where
   `{1}`, `{2}` … are replaced by the values. A value is a part of a string
   there, so that it can do no harm: quotes, backslashes and line ends in it are
   refused.
*/
#ifndef ENT_STORE_QUESTIONS_H
#define ENT_STORE_QUESTIONS_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/status.h"
#include "base/world.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Append the list of questions, for people.
EntStatus ent_questions_list(const EntWorld *world, EntBuffer *out);

/// Append the text of a question, values not filled in.
EntStatus ent_question_show(const EntWorld *world, const char *name,
                            EntBuffer *out);

/**
   Read the text of a question and fill in the values, which end with NULL.

   Returns #ENT_ERR_USAGE, logged, if there is no such question or it takes
   other values.
*/
EntStatus ent_question_read(const EntWorld *world, EntArena *arena,
                            const char *name, const char *const *values,
                            EntView *text);

#ifdef __cplusplus
}
#endif

#endif // ENT_STORE_QUESTIONS_H

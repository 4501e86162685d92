/**
   @file regex.h
   Regular expressions of XPath (XQuery and XPath Functions, section 5.6).

   An expression is translated (regex_pattern.h) and matched by PCRE2. Matching
   backtracks, so it ends with an error after a fixed number of steps. The
   blocks of Unicode (`\p{IsGreek}`) are not supported.
*/
#ifndef ENT_STORE_REGEX_H
#define ENT_STORE_REGEX_H

#include "base/alloc.h"
#include "base/buffer.h"
#include "base/status.h"
#include "base/view.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct EntRegexImpl EntRegex;

/**
   Compile `pattern` with `flags` (s, m, i, x, q).

   Returns #ENT_ERR_SYNTAX if it is wrong or not supported, #ENT_ERR_LIMIT if it
   is too large, #ENT_ERR_MEMORY; not logged.
*/
EntStatus ent_regex_new(const EntAllocator *allocator, EntView pattern,
                        EntView flags, EntRegex **regex);

void ent_regex_free(EntRegex *regex);

/// Return #ENT_SUCCESS if the expression matches anywhere in `text`, else
/// #ENT_NO_MATCH, #ENT_ERR_MEMORY, or #ENT_ERR_LIMIT if it takes too many
/// steps.
EntStatus ent_regex_search(EntRegex *regex, EntView text);

/**
   Append `text` with every match replaced.

   In `replacement`, `$1` is a group, `\$` and `\\` are characters. Returns
   #ENT_ERR_DATA if the replacement is wrong, or the expression matches nothing
   at all, as XPath wants it; or what ent_regex_search() does.
*/
EntStatus ent_regex_replace(EntRegex *regex, EntView text, EntView replacement,
                            EntBuffer *out);

#ifdef __cplusplus
}
#endif

#endif // ENT_STORE_REGEX_H

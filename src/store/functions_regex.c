#include "store/functions_impl.h"
#include "store/regex.h"

static void free_regex(void *const regex) {
  ent_regex_free(regex);
}

/// Return the compiled expression, kept by SQLite where it is a constant; NULL,
/// with the result set, if it is wrong. `is_kept` says who frees it.
static EntRegex *compiled(sqlite3_context *const context,
                          sqlite3_value **const arguments, const int n,
                          const int flags_at, bool *const is_kept) {
  EntTerm pattern;
  EntTerm flags = ent_term_string(ENT_VIEW(""));
  EntRegex *regex = n <= flags_at || sqlite3_get_auxdata(context, flags_at)
                        ? sqlite3_get_auxdata(context, 1)
                        : NULL;
  *is_kept = regex;
  if (regex) {
    return regex;
  }
  if (!argument_string(context, arguments[1], &pattern) ||
      (n > flags_at &&
       !argument_string(context, arguments[flags_at], &flags))) {
    return NULL;
  }
  const EntStatus status =
      ent_regex_new(ent_world_allocator(functions_of(context)->world),
                    pattern.value, flags.value, &regex);
  if (status == ENT_ERR_MEMORY) {
    sqlite3_result_error_nomem(context);
  } else if (status) {
    sqlite3_result_null(context);
  }
  return regex;
}

/// Let SQLite keep the expression if it comes from constants, else free it.
static void keep(sqlite3_context *const context, EntRegex *const regex,
                 const int n, const int flags_at, const bool is_kept) {
  if (is_kept) {
    return;
  }
  if (n > flags_at) {
    sqlite3_set_auxdata(context, flags_at, functions_of(context), NULL);
    if (!sqlite3_get_auxdata(context, flags_at)) {
      ent_regex_free(regex);
      return;
    }
  }
  sqlite3_set_auxdata(context, 1, regex, free_regex);
}

/// A match that was given up stops the query: no solution is lost in silence.
static void match_failed(sqlite3_context *const context,
                         const EntStatus status) {
  if (status == ENT_ERR_MEMORY) {
    sqlite3_result_error_nomem(context);
  } else if (status == ENT_ERR_LIMIT) {
    sqlite3_result_error(context, "regular expression needs too many steps",
                         -1);
  } else {
    sqlite3_result_null(context);
  }
}

static void regex_test(sqlite3_context *const context, const int n,
                       sqlite3_value **const arguments) {
  EntTerm text;
  bool is_kept = false;
  ent_dictionary_trim(functions_of(context)->terms);
  if (!argument_string(context, arguments[0], &text)) {
    return;
  }
  EntRegex *const regex = compiled(context, arguments, n, 2, &is_kept);
  if (!regex) {
    return;
  }
  const EntStatus status = ent_regex_search(regex, text.value);
  if (!status || status == ENT_NO_MATCH) {
    sqlite3_result_int(context, !status);
  } else {
    match_failed(context, status);
  }
  keep(context, regex, n, 2, is_kept);
}

static void replace(sqlite3_context *const context, const int n,
                    sqlite3_value **const arguments) {
  EntTerm text;
  EntTerm replacement;
  bool is_kept = false;
  if (!argument_string(context, arguments[0], &text) ||
      !argument_string(context, arguments[2], &replacement)) {
    return;
  }
  EntRegex *const regex = compiled(context, arguments, n, 3, &is_kept);
  if (!regex) {
    return;
  }
  EntBuffer *const out = scratch(context);
  const EntStatus status =
      ent_regex_replace(regex, text.value, replacement.value, out);
  if (status) {
    match_failed(context, status);
  } else {
    EntTerm term = text;
    term.value = ent_buffer_view(out);
    result_term(context, term);
  }
  keep(context, regex, n, 3, is_kept);
}

const ScalarFunction FUNCTIONS_REGEX[] = {{"ent_regex", 2, regex_test, false},
                                          {"ent_regex", 3, regex_test, false},
                                          {"ent_replace", 3, replace, false},
                                          {"ent_replace", 4, replace, false},
                                          {NULL, 0, NULL, false}};

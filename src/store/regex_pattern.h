/**
   @file regex_pattern.h
   Regular expressions of XPath as regular expressions of PCRE2.

   Both read alike, but XPath (XQuery and XPath Functions, section 5.6; XML
   Schema Part 2, appendix F) has fewer escapes, other classes and subtraction
   of sets, and calls wrong much that PCRE2 would accept.
*/
#ifndef ENT_STORE_REGEX_PATTERN_H
#define ENT_STORE_REGEX_PATTERN_H

#include "base/buffer.h"
#include "base/status.h"
#include "base/view.h"

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
  bool is_dot_all;    ///< Flag s: `.` is a line end too
  bool skips_space;   ///< Flag x: white space outside of sets is dropped
  bool is_multi_line; ///< Flag m
  bool ignores_case;  ///< Flag i
  bool is_literal;    ///< Flag q: no character is special
} EntRegexFlags;

/// Read the letters of flags; #ENT_ERR_SYNTAX if one is unknown.
EntStatus ent_regex_flags(EntView letters, EntRegexFlags *flags);

/**
   Append `pattern` in the notation of PCRE2, for the options UTF,
   DOLLAR_ENDONLY and MATCH_UNSET_BACKREF.

   Groups keep their numbers. Returns #ENT_ERR_SYNTAX if the pattern is wrong
   or has what is not supported, as far as PCRE2 would not find it itself.
*/
EntStatus ent_regex_pattern(EntView pattern, EntRegexFlags flags,
                            EntBuffer *out);

#ifdef __cplusplus
}
#endif

#endif // ENT_STORE_REGEX_PATTERN_H

/**
   @file json_scan.h
   Brackets and commas of JSON, without those in strings.

   Internal to news.
*/
#ifndef ENT_NEWS_JSON_SCAN_H
#define ENT_NEWS_JSON_SCAN_H

#include <stdbool.h>
#include <stddef.h>

/// Zero-initialise at the beginning of a text.
typedef struct {
  size_t depth; ///< Open brackets
  bool is_in_string, is_escaped;
} EntJsonScan;

/// Take a byte; return it if it is a bracket or comma outside of strings, else
/// zero. A bracket that opens is counted in `depth`, one that closes no more.
static inline char ent_json_scan(EntJsonScan *const scan, const char c) {
  if (scan->is_in_string) {
    scan->is_in_string = scan->is_escaped || c != '"';
    scan->is_escaped = !scan->is_escaped && c == '\\';
    return '\0';
  }
  const bool is_opening = c == '{' || c == '[';
  const bool is_closing = c == '}' || c == ']';
  scan->is_in_string = c == '"';
  scan->depth += is_opening;
  scan->depth -= is_closing && scan->depth;
  return is_opening || is_closing || c == ',' ? c : '\0';
}

#endif // ENT_NEWS_JSON_SCAN_H

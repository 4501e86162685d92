/**
   @file regex_impl.h
   The program a regular expression becomes; shared by its compiler and its
   matcher.
*/
#ifndef ENT_STORE_REGEX_IMPL_H
#define ENT_STORE_REGEX_IMPL_H

#include "store/regex.h"

#include <stdbool.h>
#include <stdint.h>

enum { REGEX_MAX_CODE = 20000, REGEX_MAX_GROUPS = 16 };

typedef enum {
  OP_CHAR,  ///< code point `x`
  OP_SET,   ///< one of `set`
  OP_ANY,   ///< any code point, but a newline without flag s
  OP_BEGIN, ///< ^
  OP_END,   ///< $
  OP_SPLIT, ///< go on at `x`, and at `y` if that fails
  OP_JUMP,  ///< go on at `x`
  OP_SAVE,  ///< remember the position in slot `x`
  OP_MATCH
} RegexOp;

typedef struct {
  uint32_t first, last;
} RegexRange;

typedef struct {
  RegexRange *items;
  size_t count, capacity;
  bool is_negated;
} RegexSet;

typedef struct {
  RegexOp op;
  uint32_t x, y;
} RegexCode;

struct EntRegexImpl {
  const EntAllocator *allocator;
  struct {
    RegexCode *items;
    size_t count, capacity;
  } code;
  struct {
    RegexSet *items;
    size_t count, capacity;
  } sets;
  size_t n_groups;
  bool is_dot_all, is_multi_line, ignores_case, skips_space, is_literal;
};

#endif // ENT_STORE_REGEX_IMPL_H

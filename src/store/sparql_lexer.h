/**
   @file sparql_lexer.h
   Tokens of SPARQL 1.1 (section 19.8, the terminals of the grammar).

   The lexer knows no context: the longest match wins. Signs stay apart from
   the numbers behind them; the parser puts them together where the grammar has
   signed literals. `()` and `[]` are two tokens each.
*/
#ifndef ENT_STORE_SPARQL_LEXER_H
#define ENT_STORE_SPARQL_LEXER_H

#include "base/arena.h"
#include "base/status.h"
#include "base/view.h"

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Kinds of tokens; a character of punctuation stands for itself.
typedef enum {
  ENT_TOKEN_END = 256,
  ENT_TOKEN_IRI,     ///< value: what is between < and >
  ENT_TOKEN_PNAME,   ///< prefix and value: the local part, escapes undone
  ENT_TOKEN_BLANK,   ///< value: label
  ENT_TOKEN_VAR,     ///< value: name
  ENT_TOKEN_TAG,     ///< value: language tag
  ENT_TOKEN_INTEGER, ///< unsigned
  ENT_TOKEN_DECIMAL,
  ENT_TOKEN_DOUBLE,
  ENT_TOKEN_STRING,        ///< value: escapes undone
  ENT_TOKEN_WORD,          ///< keywords, names of functions, `a`
  ENT_TOKEN_AND,           ///< &&
  ENT_TOKEN_OR,            ///< ||
  ENT_TOKEN_NOT_EQUAL,     ///< !=
  ENT_TOKEN_LESS_EQUAL,    ///< <=
  ENT_TOKEN_GREATER_EQUAL, ///< >=
  ENT_TOKEN_TYPE,          ///< ^^
  ENT_TOKEN_BAD            ///< value: what is wrong, in words
} EntTokenKind;

typedef struct {
  int kind;      ///< EntTokenKind, or a character
  EntView text;  ///< As written
  EntView value; ///< See the kinds
  EntView prefix;
  size_t line, column; ///< From 1
} EntToken;

/// A place in the text; copy it to look ahead.
typedef struct {
  EntView text;
  size_t at;
  size_t line;
  size_t line_start; ///< Offset of the line's first byte
} EntLexer;

/**
   Begin to read `text`, which must be valid UTF-8.

   Escapes of code points (section 19.2: `\u0041`) are undone first, in a copy
   in the arena if there are any.
*/
EntStatus ent_lexer_init(EntLexer *lexer, EntArena *arena, EntView text);

/// Read the next token; what is wrong with the text is a token too.
EntStatus ent_lexer_next(EntLexer *lexer, EntArena *arena, EntToken *token);

#ifdef __cplusplus
}
#endif

#endif // ENT_STORE_SPARQL_LEXER_H

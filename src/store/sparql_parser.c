#include "store/sparql_parser_impl.h"

#include "base/utf8.h"
#include "base/vector.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

static EntPlace here(const Parser *const parser) {
  return (EntPlace){parser->name, parser->token.line, parser->token.column};
}

EntStatus parser_fail(const Parser *const parser, const char *const format,
                      ...) {
  char text[512];
  va_list args;
  va_start(args, format);
  (void)vsnprintf(text, sizeof(text), format, args);
  va_end(args);
  return ent_error(parser->world, ENT_ERR_SYNTAX, here(parser), "%s", text);
}

/// Return the first line of the token, cut to a size that fits a message.
static EntView shown(const EntToken *const token) {
  EntView text = token->text;
  text.size = ent_view_find(text, '\n');
  if (text.size > 60) {
    text.size = 60;
    while (text.size && !ent_utf8_is_start(text.data[text.size])) {
      --text.size;
    }
  }
  return text;
}

EntStatus parser_expected(const Parser *const parser,
                          const char *const wanted) {
  if (parser->token.kind == ENT_TOKEN_BAD) {
    return parser_fail(parser, "%.*s", ENT_VIEW_ARGS(parser->token.value));
  }
  if (parser->token.kind == ENT_TOKEN_END) {
    return parser_fail(parser, "expected %s, but the query ends here", wanted);
  }
  return parser_fail(parser, "expected %s, not '%.*s'", wanted,
                     ENT_VIEW_ARGS(shown(&parser->token)));
}

EntStatus parser_advance(Parser *const parser) {
  return ent_lexer_next(&parser->lexer, parser->arena, &parser->token);
}

bool parser_at(const Parser *const parser, const int kind) {
  return parser->token.kind == kind;
}

bool parser_at_word(const Parser *const parser, const char *const word) {
  const EntView text = parser->token.text;
  return parser->token.kind == ENT_TOKEN_WORD && strlen(word) == text.size &&
         !strncasecmp(word, text.data, text.size);
}

EntStatus parser_expect(Parser *const parser, const int kind,
                        const char *const wanted) {
  return parser_at(parser, kind) ? parser_advance(parser)
                                 : parser_expected(parser, wanted);
}

EntStatus parser_expect_word(Parser *const parser, const char *const word) {
  return parser_at_word(parser, word) ? parser_advance(parser)
                                      : parser_expected(parser, word);
}

EntStatus parser_accept(Parser *const parser, const int kind, bool *const did) {
  *did = parser_at(parser, kind);
  return *did ? parser_advance(parser) : ENT_SUCCESS;
}

EntStatus parser_accept_word(Parser *const parser, const char *const word,
                             bool *const did) {
  *did = parser_at_word(parser, word);
  return *did ? parser_advance(parser) : ENT_SUCCESS;
}

int parser_peek(const Parser *const parser) {
  EntLexer lexer = parser->lexer;
  EntToken token;
  return ent_lexer_next(&lexer, parser->arena, &token) ? ENT_TOKEN_BAD
                                                       : token.kind;
}

EntStatus parser_enter(Parser *const parser) {
  const size_t limit = ent_world_limits(parser->world)->depth;
  return ++parser->depth > limit
             ? ent_error(parser->world, ENT_ERR_LIMIT, here(parser),
                         "nested deeper than %zu", limit)
             : ENT_SUCCESS;
}

void parser_leave(Parser *const parser) {
  --parser->depth;
}

void *parser_make(Parser *const parser, const size_t size) {
  return ent_arena_calloc(parser->arena, 1, size);
}

EntStatus parser_new_var(Parser *const parser, EntVar *const var) {
  *var = (EntVar)parser->vars.count;
  return ENT_PUSH(ent_world_allocator(parser->world), &parser->vars)
             ? ENT_SUCCESS
             : ENT_ERR_MEMORY;
}

EntStatus parser_new_pattern(Parser *const parser, const EntPatternKind kind,
                             const EntPattern *const a,
                             const EntPattern *const b,
                             EntPattern **const pattern) {
  EntPattern *made = NULL;
  PARSER_MAKE(parser, made);
  *made = (EntPattern){
      .kind = kind, .a = a, .b = b, .var = ENT_NO_VAR, .node = no_node()};
  *pattern = made;
  return ENT_SUCCESS;
}

EntStatus parser_new_expr(Parser *const parser, const EntExprKind kind,
                          EntExpr **const expr) {
  EntExpr *made = NULL;
  PARSER_MAKE(parser, made);
  *made = (EntExpr){.kind = kind, .var = ENT_NO_VAR};
  *expr = made;
  return ENT_SUCCESS;
}

static EntStatus declare(Parser *const parser,
                         const EntParserOptions *const options) {
  for (size_t i = 0; i < options->n_prefixes; ++i) {
    Prefix *prefix = NULL;
    PARSER_MAKE(parser, prefix);
    *prefix = (Prefix){options->prefixes[i].prefix, options->prefixes[i].iri,
                       parser->prefixes};
    parser->prefixes = prefix;
  }
  return ENT_SUCCESS;
}

/// Move the names of the variables into the query.
static EntStatus finish(Parser *const parser) {
  EntQuery *const query = parser->query;
  query->n_vars = parser->vars.count;
  query->base = parser->base;
  query->var_names =
      ent_arena_calloc(parser->arena, query->n_vars + 1, sizeof(EntView));
  if (!query->var_names) {
    return ENT_ERR_MEMORY;
  }
  for (size_t i = 0; i < query->n_vars; ++i) {
    query->var_names[i] = parser->vars.items[i];
  }
  return ENT_SUCCESS;
}

static EntStatus run(Parser *const parser, const EntView text,
                     const EntParserOptions *const options,
                     EntStatus (*const unit)(Parser *)) {
  const size_t valid = ent_utf8_valid_prefix(text);
  if (valid < text.size) {
    return ent_error(parser->world, ENT_ERR_ENCODING, ENT_IN_FILE(parser->name),
                     "invalid UTF-8 at byte %zu of the query", valid + 1);
  }
  PARSER_MAKE(parser, parser->query);
  parser->var_ids = ent_intern_new(ent_world_allocator(parser->world));
  if (!parser->var_ids) {
    return ENT_ERR_MEMORY;
  }
  ENT_TRY(declare(parser, options));
  ENT_TRY(ent_lexer_init(&parser->lexer, parser->arena, text));
  ENT_TRY(parser_advance(parser));
  ENT_TRY(unit(parser));
  if (!parser_at(parser, ENT_TOKEN_END)) {
    return parser_expected(parser, "the end of the query");
  }
  return finish(parser);
}

static EntStatus parse(const EntWorld *const world, EntArena *const arena,
                       const EntView text,
                       const EntParserOptions *const options,
                       EntStatus (*const unit)(Parser *),
                       EntQuery **const query) {
  Parser parser = {.world = world,
                   .arena = arena,
                   .name = options->name,
                   .base = options->base};
  const EntStatus status = run(&parser, text, options, unit);
  *query = status ? NULL : parser.query;
  ent_intern_free(parser.var_ids);
  ent_free(ent_world_allocator(world), parser.vars.items);
  return status;
}

EntStatus ent_sparql_parse_query(const EntWorld *const world,
                                 EntArena *const arena, const EntView text,
                                 const EntParserOptions *const options,
                                 EntQuery **const query) {
  return parse(world, arena, text, options, parse_query_unit, query);
}

EntStatus ent_sparql_parse_update(const EntWorld *const world,
                                  EntArena *const arena, const EntView text,
                                  const EntParserOptions *const options,
                                  EntQuery **const query) {
  return parse(world, arena, text, options, parse_update_unit, query);
}

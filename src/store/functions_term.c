#include "store/functions_impl.h"

#include "base/arena.h"
#include "base/intern.h"
#include "store/iri.h"

#include <stdio.h>
#include <strings.h>

static void str(sqlite3_context *const context, const int n,
                sqlite3_value **const arguments) {
  (void)n;
  EntTerm term;
  if (argument_term(context, arguments[0], &term)) {
    if (term.kind == ENT_TERM_BLANK) {
      sqlite3_result_null(context);
    } else {
      result_term(context, ent_term_string(term.value));
    }
  }
}

static void lang(sqlite3_context *const context, const int n,
                 sqlite3_value **const arguments) {
  (void)n;
  EntTerm term;
  if (argument_term(context, arguments[0], &term)) {
    if (term.kind == ENT_TERM_LITERAL) {
      result_term(context, ent_term_string(term.language));
    } else {
      sqlite3_result_null(context);
    }
  }
}

static void datatype(sqlite3_context *const context, const int n,
                     sqlite3_value **const arguments) {
  (void)n;
  EntTerm term;
  if (!argument_term(context, arguments[0], &term)) {
    return;
  }
  if (term.kind != ENT_TERM_LITERAL) {
    sqlite3_result_null(context);
  } else if (term.language.size) {
    result_term(context, ent_term_iri(ENT_VIEW(ENT_NS_RDF "langString")));
  } else if (term.datatype.size) {
    result_term(context, ent_term_iri(term.datatype));
  } else {
    result_term(context, ent_term_iri(ENT_VIEW(ENT_NS_XSD "string")));
  }
}

static void resolve(sqlite3_context *const context, const EntTerm *const term) {
  EntArena arena;
  EntView iri = {NULL, 0};
  const EntFunctions *const functions = functions_of(context);
  ent_arena_init(&arena, ent_world_allocator(functions->world));
  const EntStatus status =
      ent_iri_resolve(&arena, functions->base, term->value, &iri);
  if (status) {
    result_status(context, status);
  } else {
    result_term(context, ent_term_iri(iri));
  }
  ent_arena_clear(&arena);
}

static void iri(sqlite3_context *const context, const int n,
                sqlite3_value **const arguments) {
  (void)n;
  EntTerm term;
  if (!argument_term(context, arguments[0], &term)) {
    return;
  }
  const bool is_string = term.kind == ENT_TERM_LITERAL && !term.datatype.size &&
                         !term.language.size;
  if (term.kind == ENT_TERM_IRI || is_string) {
    resolve(context, &term);
  } else {
    sqlite3_result_null(context);
  }
}

static void new_blank(sqlite3_context *const context, const uint64_t a,
                      const uint64_t b) {
  char label[48];
  const int size = snprintf(label, sizeof(label), "n%016llx_%llx",
                            (unsigned long long)a, (unsigned long long)b);
  result_term(context, ent_term_blank(ent_view_of(label, (size_t)size)));
}

/// ent_bnode(): a new one; ent_bnode(label, row): that of label and solution
static void bnode(sqlite3_context *const context, const int n,
                  sqlite3_value **const arguments) {
  EntFunctions *const functions = functions_of(context);
  EntTerm term;
  if (n < 2) {
    uint64_t random = 0;
    sqlite3_randomness(sizeof(random), &random);
    new_blank(context, random, ++functions->n_blanks);
  } else if (argument_string(context, arguments[0], &term)) {
    const EntView row = ent_view_of(sqlite3_value_blob(arguments[1]),
                                    (size_t)sqlite3_value_bytes(arguments[1]));
    new_blank(context, ent_hash(term.value), ent_hash(row));
  }
}

/// Return whether the argument is a string without a language.
static bool argument_plain(sqlite3_context *const context,
                           sqlite3_value *const argument, EntTerm *const term) {
  if (!argument_string(context, argument, term)) {
    return false;
  }
  if (term->language.size) {
    sqlite3_result_null(context);
    return false;
  }
  return true;
}

static void strlang(sqlite3_context *const context, const int n,
                    sqlite3_value **const arguments) {
  (void)n;
  EntTerm text;
  EntTerm tag;
  if (argument_plain(context, arguments[0], &text) &&
      argument_plain(context, arguments[1], &tag)) {
    result_term(context, ent_term_text(text.value, tag.value));
  }
}

static void strdt(sqlite3_context *const context, const int n,
                  sqlite3_value **const arguments) {
  (void)n;
  EntTerm text;
  EntTerm type;
  if (!argument_plain(context, arguments[0], &text) ||
      !argument_term(context, arguments[1], &type)) {
    return;
  }
  if (type.kind != ENT_TERM_IRI) {
    sqlite3_result_null(context);
  } else if (ent_view_equals(type.value, ENT_VIEW(ENT_NS_XSD "string"))) {
    result_term(context, ent_term_string(text.value));
  } else {
    result_term(context, ent_term_typed(text.value, type.value));
  }
}

static void is_kind(sqlite3_context *const context,
                    sqlite3_value **const arguments, const EntTermKind kind) {
  EntTerm term;
  if (argument_term(context, arguments[0], &term)) {
    sqlite3_result_int(context, term.kind == kind);
  }
}

static void is_iri(sqlite3_context *const context, const int n,
                   sqlite3_value **const arguments) {
  (void)n;
  is_kind(context, arguments, ENT_TERM_IRI);
}

static void is_blank(sqlite3_context *const context, const int n,
                     sqlite3_value **const arguments) {
  (void)n;
  is_kind(context, arguments, ENT_TERM_BLANK);
}

static void is_literal(sqlite3_context *const context, const int n,
                       sqlite3_value **const arguments) {
  (void)n;
  is_kind(context, arguments, ENT_TERM_LITERAL);
}

static void is_numeric(sqlite3_context *const context, const int n,
                       sqlite3_value **const arguments) {
  (void)n;
  EntValue value;
  if (argument_value(context, arguments[0], &value)) {
    sqlite3_result_int(context, ent_value_is_numeric(&value));
  }
}

/// Section 17.4.3.12: basic filtering of RFC 4647
static bool language_matches(const EntView tag, const EntView range) {
  if (ent_view_equals(range, ENT_VIEW("*"))) {
    return tag.size > 0;
  }
  return tag.size >= range.size &&
         !strncasecmp(tag.data ? tag.data : "", range.data ? range.data : "",
                      range.size) &&
         (tag.size == range.size || tag.data[range.size] == '-');
}

static void langmatches(sqlite3_context *const context, const int n,
                        sqlite3_value **const arguments) {
  (void)n;
  EntTerm tag;
  EntTerm range;
  if (argument_plain(context, arguments[0], &tag) &&
      argument_plain(context, arguments[1], &range)) {
    sqlite3_result_int(context, language_matches(tag.value, range.value));
  }
}

/// Write a random UUID (RFC 4122, version 4) behind `prefix`.
static size_t write_uuid(const char *const prefix, char out[64]) {
  unsigned char b[16];
  sqlite3_randomness(sizeof(b), b);
  b[6] = (unsigned char)((b[6] & 0x0F) | 0x40);
  b[8] = (unsigned char)((b[8] & 0x3F) | 0x80);
  return (size_t)snprintf(
      out, 64,
      "%s%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
      prefix, b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10],
      b[11], b[12], b[13], b[14], b[15]);
}

static void uuid(sqlite3_context *const context, const int n,
                 sqlite3_value **const arguments) {
  (void)n;
  (void)arguments;
  char text[64];
  const size_t size = write_uuid("urn:uuid:", text);
  result_term(context, ent_term_iri(ent_view_of(text, size)));
}

static void struuid(sqlite3_context *const context, const int n,
                    sqlite3_value **const arguments) {
  (void)n;
  (void)arguments;
  char text[64];
  const size_t size = write_uuid("", text);
  result_term(context, ent_term_string(ent_view_of(text, size)));
}

const ScalarFunction FUNCTIONS_TERM[] = {
    {"ent_str", 1, str, false},
    {"ent_lang", 1, lang, false},
    {"ent_datatype", 1, datatype, false},
    {"ent_iri", 1, iri, false},
    {"ent_bnode", 0, bnode, true},
    {"ent_bnode", 2, bnode, false},
    {"ent_strlang", 2, strlang, false},
    {"ent_strdt", 2, strdt, false},
    {"ent_isiri", 1, is_iri, false},
    {"ent_isblank", 1, is_blank, false},
    {"ent_isliteral", 1, is_literal, false},
    {"ent_isnumeric", 1, is_numeric, false},
    {"ent_langmatches", 2, langmatches, false},
    {"ent_uuid", 0, uuid, true},
    {"ent_struuid", 0, struuid, true},
    {NULL, 0, NULL, false}};

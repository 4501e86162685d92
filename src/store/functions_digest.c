#include "store/digest.h"
#include "store/functions_impl.h"

static void digest(sqlite3_context *const context,
                   sqlite3_value **const arguments,
                   size_t (*const write)(EntView, char *)) {
  EntTerm term;
  char text[ENT_DIGEST_SIZE];
  if (!argument_string(context, arguments[0], &term)) {
    return;
  }
  if (term.language.size) {
    sqlite3_result_null(context);
  } else {
    result_term(context,
                ent_term_string(ent_view_of(text, write(term.value, text))));
  }
}

static void md5(sqlite3_context *const context, const int n,
                sqlite3_value **const arguments) {
  (void)n;
  digest(context, arguments, ent_digest_md5);
}

static void sha1(sqlite3_context *const context, const int n,
                 sqlite3_value **const arguments) {
  (void)n;
  digest(context, arguments, ent_digest_sha1);
}

static void sha256(sqlite3_context *const context, const int n,
                   sqlite3_value **const arguments) {
  (void)n;
  digest(context, arguments, ent_digest_sha256);
}

static void sha384(sqlite3_context *const context, const int n,
                   sqlite3_value **const arguments) {
  (void)n;
  digest(context, arguments, ent_digest_sha384);
}

static void sha512(sqlite3_context *const context, const int n,
                   sqlite3_value **const arguments) {
  (void)n;
  digest(context, arguments, ent_digest_sha512);
}

const ScalarFunction FUNCTIONS_DIGEST[] = {
    {"ent_md5", 1, md5, false},       {"ent_sha1", 1, sha1, false},
    {"ent_sha256", 1, sha256, false}, {"ent_sha384", 1, sha384, false},
    {"ent_sha512", 1, sha512, false}, {NULL, 0, NULL, false}};

#include "store/functions_impl.h"

#include <nettle/base16.h>
#include <nettle/md5.h>
#include <nettle/nettle-meta.h>
#include <nettle/sha1.h>
#include <nettle/sha2.h>

typedef union {
  struct md5_ctx md5;
  struct sha1_ctx sha1;
  struct sha256_ctx sha256;
  struct sha512_ctx sha512; // of sha384 too
} DigestState;

/// Set the result to the digest of the argument in small letters.
static void digest(sqlite3_context *const context,
                   sqlite3_value **const arguments,
                   const struct nettle_hash *const hash) {
  EntTerm term;
  DigestState state;
  uint8_t bytes[SHA512_DIGEST_SIZE];
  char text[BASE16_ENCODE_LENGTH(SHA512_DIGEST_SIZE)];
  if (!argument_string(context, arguments[0], &term)) {
    return;
  }
  if (term.language.size) {
    sqlite3_result_null(context);
    return;
  }
  hash->init(&state);
  hash->update(&state, term.value.size, (const uint8_t *)term.value.data);
  hash->digest(&state, hash->digest_size, bytes);
  base16_encode_update(text, hash->digest_size, bytes);
  result_term(context, ent_term_string(ent_view_of(
                           text, BASE16_ENCODE_LENGTH(hash->digest_size))));
}

static void md5(sqlite3_context *const context, const int n,
                sqlite3_value **const arguments) {
  (void)n;
  digest(context, arguments, &nettle_md5);
}

static void sha1(sqlite3_context *const context, const int n,
                 sqlite3_value **const arguments) {
  (void)n;
  digest(context, arguments, &nettle_sha1);
}

static void sha256(sqlite3_context *const context, const int n,
                   sqlite3_value **const arguments) {
  (void)n;
  digest(context, arguments, &nettle_sha256);
}

static void sha384(sqlite3_context *const context, const int n,
                   sqlite3_value **const arguments) {
  (void)n;
  digest(context, arguments, &nettle_sha384);
}

static void sha512(sqlite3_context *const context, const int n,
                   sqlite3_value **const arguments) {
  (void)n;
  digest(context, arguments, &nettle_sha512);
}

const ScalarFunction FUNCTIONS_DIGEST[] = {
    {"ent_md5", 1, md5, false},       {"ent_sha1", 1, sha1, false},
    {"ent_sha256", 1, sha256, false}, {"ent_sha384", 1, sha384, false},
    {"ent_sha512", 1, sha512, false}, {NULL, 0, NULL, false}};

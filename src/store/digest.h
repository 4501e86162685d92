/**
   @file digest.h
   Message digests: MD5 (RFC 1321), SHA-1 and SHA-2 (FIPS 180-4).
*/
#ifndef ENT_STORE_DIGEST_H
#define ENT_STORE_DIGEST_H

#include "base/view.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Bytes enough for any digest in hexadecimal, with the terminating zero.
#define ENT_DIGEST_SIZE 129

// Each writes the digest of `message` in small letters and returns its length.
size_t ent_digest_md5(EntView message, char out[ENT_DIGEST_SIZE]);
size_t ent_digest_sha1(EntView message, char out[ENT_DIGEST_SIZE]);
size_t ent_digest_sha256(EntView message, char out[ENT_DIGEST_SIZE]);
size_t ent_digest_sha384(EntView message, char out[ENT_DIGEST_SIZE]);
size_t ent_digest_sha512(EntView message, char out[ENT_DIGEST_SIZE]);

#ifdef __cplusplus
}
#endif

#endif // ENT_STORE_DIGEST_H

/**
   @file http.h
   Requests over HTTP, by libcurl: the only place that uses a network, and only
   when a caller names a URL.

       ENT_TRY(ent_http_new(world, &options, &http));
       status = ent_http_send(http, &request);
       while (!status && !(status = ent_http_read(http, &piece))) {
         ...
       }
       ent_http_free(http);   // #ENT_NO_MATCH is the end of the answer

   Credentials come from the options or a .netrc file, never from a URL. They
   are sent as a digest; in the clear only over HTTPS or to this machine.
*/
#ifndef ENT_NET_HTTP_H
#define ENT_NET_HTTP_H

#include "base/status.h"
#include "base/view.h"
#include "base/world.h"

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
  const char *user; ///< Or NULL
  const char *password;
  bool has_netrc;         ///< Look credentials up in ~/.netrc
  const char *netrc_file; ///< Or in this file, or NULL
  unsigned timeout;       ///< Milliseconds for a request; 0 is any
  size_t max_size;        ///< Bytes of an answer; 0 is any
  unsigned n_retries;     ///< After the first try
  bool (*is_interrupted)(void *handle); ///< Asked now and then; or NULL
  void *handle;
} EntHttpOptions;

typedef struct {
  const char *method; ///< "POST"
  const char *url;
  const char *content_type; ///< Of the body, or NULL: there is none
  const char *accept;       ///< Media types of the answer, or NULL
  EntView body;
  bool is_idempotent; ///< To send it twice does no harm
  bool has_redirects; ///< Follow them, a few
} EntHttpRequest;

typedef struct EntHttpImpl EntHttp;

/// Make a client. `options` is copied, its strings are not.
EntStatus ent_http_new(const EntWorld *world, const EntHttpOptions *options,
                       EntHttp **http);

/// Free the client; may be NULL.
void ent_http_free(EntHttp *http);

/// Check a URL: #ENT_ERR_USAGE, logged, if it is not one of HTTP, or has
/// credentials, which everybody could see in the list of processes.
EntStatus ent_http_check_url(const EntWorld *world, const char *url);

/**
   Send a request and wait for the answer to begin.

   It is tried again, after a pause, if the server cannot be reached or is busy
   (429, 502, 503, 504), or the connection breaks and the request is idempotent.
   Returns #ENT_ERR_READ, logged with what the server said, for any answer but
   success; #ENT_ERR_LIMIT if the time is over or the request interrupted, or
   the answer is too large.
*/
EntStatus ent_http_send(EntHttp *http, const EntHttpRequest *request);

/// Get the next piece of the answer, valid until the next call; #ENT_NO_MATCH
/// at its end, #ENT_ERR_READ, logged, if it breaks off.
EntStatus ent_http_read(EntHttp *http, EntView *piece);

/// Return the media type of the answer, without parameters; may be empty.
EntView ent_http_media_type(const EntHttp *http);

/// Append `text` to a URL as the value of a parameter.
EntStatus ent_http_add_parameter(const EntWorld *world, const char *url,
                                 const char *name, EntView text, char **result);

#ifdef __cplusplus
}
#endif

#endif // ENT_NET_HTTP_H

#include "net/http.h"

#include "base/buffer.h"

#include <curl/curl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

enum {
  CONNECT_SECONDS = 10,
  IDLE_SECONDS = 600, ///< Without a byte
  MAX_REDIRECTS = 5,
  FIRST_PAUSE = 250, ///< Milliseconds before the second try; then twice that
  MAX_PAUSE = 30000,
  LOOK_PAUSE = 200, ///< Milliseconds between looks at an interruption
  MAX_MESSAGE = 400 ///< Bytes of what a server says about an error
};

struct EntHttpImpl {
  const EntWorld *world;
  EntHttpOptions options;
  CURLM *multi;
  CURL *easy;
  struct curl_slist *headers;
  const char *url; ///< Of the request, for messages
  EntView sent;    ///< Body that is not sent yet
  EntView body;
  EntBuffer received;
  EntBuffer media_type;
  size_t n_received; ///< Of the whole answer
  EntStatus status;  ///< Of a callback
  CURLcode code;
  bool is_done;
  long retry_after; ///< Seconds, or 0
};

static EntView shown_url(const EntHttp *const self) {
  return ent_view_of(self->url, strcspn(self->url, "?#"));
}

static EntStatus fail(const EntHttp *const self, const EntStatus status,
                      const char *const text) {
  return ent_error(self->world, status, ENT_NOWHERE, "%.*s: %s",
                   ENT_VIEW_ARGS(shown_url(self)), text);
}

EntStatus ent_http_new(const EntWorld *const world,
                       const EntHttpOptions *const options,
                       EntHttp **const http) {
  const EntAllocator *const allocator = ent_world_allocator(world);
  EntHttp *const self = ent_calloc(allocator, 1, sizeof(EntHttp));
  *http = NULL;
  if (!self) {
    return ENT_ERR_MEMORY;
  }
  self->world = world;
  self->options = *options;
  self->received.allocator = allocator;
  self->media_type.allocator = allocator;
  self->multi = curl_multi_init();
  if (!self->multi) {
    ent_http_free(self);
    return ENT_ERR_MEMORY;
  }
  *http = self;
  return ENT_SUCCESS;
}

/// Forget the request and its answer.
static void end_request(EntHttp *const self) {
  if (self->easy) {
    (void)curl_multi_remove_handle(self->multi, self->easy);
    curl_easy_cleanup(self->easy);
  }
  curl_slist_free_all(self->headers);
  self->easy = NULL;
  self->headers = NULL;
  self->is_done = false;
  self->retry_after = 0;
  self->n_received = 0;
  self->code = CURLE_OK;
  self->status = ENT_SUCCESS;
  ent_buffer_clear(&self->received);
  ent_buffer_clear(&self->media_type);
}

void ent_http_free(EntHttp *const http) {
  if (http) {
    end_request(http);
    (void)curl_multi_cleanup(http->multi);
    ent_buffer_free(&http->received);
    ent_buffer_free(&http->media_type);
    ent_free(ent_world_allocator(http->world), http);
  }
}

// ---- URLs

static char *url_part(const char *const url, const CURLUPart part) {
  char *text = NULL;
  CURLU *const parsed = curl_url();
  if (parsed && !curl_url_set(parsed, CURLUPART_URL, url, 0)) {
    (void)curl_url_get(parsed, part, &text, 0);
  }
  curl_url_cleanup(parsed);
  return text;
}

EntStatus ent_http_check_url(const EntWorld *const world,
                             const char *const url) {
  char *const host = url_part(url, CURLUPART_HOST);
  char *const user = url_part(url, CURLUPART_USER);
  const bool is_http = host && (!strncasecmp(url, "http://", 7) ||
                                !strncasecmp(url, "https://", 8));
  EntStatus status = ENT_SUCCESS;
  if (!is_http) {
    status = ent_error(world, ENT_ERR_USAGE, ENT_NOWHERE,
                       "'%s' is no URL of HTTP", url);
  } else if (user) {
    status = ent_error(world, ENT_ERR_USAGE, ENT_NOWHERE,
                       "credentials do not belong in a URL; see --netrc");
  }
  curl_free(host);
  curl_free(user);
  return status;
}

EntStatus ent_http_add_parameter(const EntWorld *const world,
                                 const char *const url, const char *const name,
                                 const EntView text, char **const result) {
  EntBuffer out = {.allocator = ent_world_allocator(world)};
  char *const escaped =
      text.size ? curl_easy_escape(NULL, text.data, (int)text.size) : NULL;
  EntStatus status =
      text.size && !escaped
          ? ENT_ERR_MEMORY
          : ent_buffer_format(&out, "%s%c%s%s%s", url,
                              strchr(url, '?') ? '&' : '?', name,
                              text.size ? "=" : "", escaped ? escaped : "");
  status = status ? status : ent_buffer_append_byte(&out, '\0');
  curl_free(escaped);
  if (status) {
    ent_buffer_free(&out);
  }
  *result = out.data;
  return status;
}

/// Whether what is sent there can be read by nobody on the way.
static bool is_private(const char *const url) {
  char *const host = url_part(url, CURLUPART_HOST);
  const bool is_loopback =
      host && (!strcasecmp(host, "localhost") || !strcmp(host, "[::1]") ||
               !strncmp(host, "127.", 4));
  curl_free(host);
  return is_loopback || !strncasecmp(url, "https:", 6);
}

// ---- Callbacks of libcurl

static size_t take_body(char *const bytes, const size_t size, const size_t n,
                        void *const handle) {
  EntHttp *const self = handle;
  long code = 0;
  (void)curl_easy_getinfo(self->easy, CURLINFO_RESPONSE_CODE, &code);
  size_t wanted = size * n;
  if (code >= 300) { // only for a message
    const size_t room = MAX_MESSAGE - self->received.size;
    wanted = wanted < room ? wanted : room;
  }
  self->n_received += wanted;
  self->status =
      self->options.max_size && self->n_received > self->options.max_size
          ? fail(self, ENT_ERR_LIMIT, "the answer is too large")
          : ent_buffer_append(&self->received, ent_view_of(bytes, wanted));
  return self->status ? 0 : size * n;
}

static bool has_name(const EntView line, const EntView name) {
  return line.size > name.size && !strncasecmp(line.data, name.data, name.size);
}

static size_t take_header(char *const bytes, const size_t size, const size_t n,
                          void *const handle) {
  EntHttp *const self = handle;
  const EntView line = ent_view_of(bytes, size * n);
  const EntView type = ENT_VIEW("content-type:");
  const EntView later = ENT_VIEW("retry-after:");
  const EntView rows = ENT_VIEW("x-sparql-maxrows:");
  if (has_name(line, type)) {
    const EntView value = ent_view_slice(line, type.size, line.size);
    ent_buffer_clear(&self->media_type);
    self->status = ent_buffer_append(
        &self->media_type,
        ent_view_trim(ent_view_slice(value, 0, ent_view_find(value, ';'))));
  } else if (has_name(line, later)) {
    self->retry_after = strtol(line.data + later.size, NULL, 10);
  } else if (has_name(line, rows)) { // Virtuoso says so when it cuts an answer
    ent_warn(self->world, ENT_NOWHERE,
             "%.*s: the server gives no more solutions than %.*s",
             ENT_VIEW_ARGS(shown_url(self)),
             ENT_VIEW_ARGS(
                 ent_view_trim(ent_view_slice(line, rows.size, line.size))));
  }
  return self->status ? 0 : size * n;
}

static size_t give_body(char *const bytes, const size_t size, const size_t n,
                        void *const handle) {
  EntHttp *const self = handle;
  const size_t room = size * n;
  const size_t count = self->sent.size < room ? self->sent.size : room;
  if (count) {
    memcpy(bytes, self->sent.data, count);
  }
  self->sent = ent_view_slice(self->sent, count, self->sent.size);
  return count;
}

/// A digest needs the body to be sent again.
static int rewind_body(void *const handle, const curl_off_t offset,
                       const int origin) {
  EntHttp *const self = handle;
  if (origin != SEEK_SET || (size_t)offset > self->body.size) {
    return CURL_SEEKFUNC_CANTSEEK;
  }
  self->sent = ent_view_slice(self->body, (size_t)offset, self->body.size);
  return CURL_SEEKFUNC_OK;
}

// ---- A request

static EntStatus add_header(EntHttp *const self, const char *const name,
                            const char *const value) {
  char line[256];
  (void)snprintf(line, sizeof(line), "%s: %s", name, value);
  struct curl_slist *const list = curl_slist_append(self->headers, line);
  if (!list) {
    return ENT_ERR_MEMORY;
  }
  self->headers = list;
  return ENT_SUCCESS;
}

static EntStatus set_headers(EntHttp *const self,
                             const EntHttpRequest *const request) {
  if (request->content_type) {
    ENT_TRY(add_header(self, "Content-Type", request->content_type));
  }
  ENT_TRY(add_header(self, "Expect", "")); // servers differ in it
  return request->accept ? add_header(self, "Accept", request->accept)
                         : ENT_SUCCESS;
}

static void set_credentials(const EntHttp *const self) {
  const EntHttpOptions *const options = &self->options;
  (void)curl_easy_setopt(self->easy, CURLOPT_HTTPAUTH,
                         CURLAUTH_DIGEST |
                             (is_private(self->url) ? CURLAUTH_BASIC : 0UL));
  if (options->user) {
    (void)curl_easy_setopt(self->easy, CURLOPT_USERNAME, options->user);
    (void)curl_easy_setopt(self->easy, CURLOPT_PASSWORD,
                           options->password ? options->password : "");
  } else if (options->has_netrc || options->netrc_file) {
    (void)curl_easy_setopt(self->easy, CURLOPT_NETRC,
                           (long)CURL_NETRC_REQUIRED);
    if (options->netrc_file) {
      (void)curl_easy_setopt(self->easy, CURLOPT_NETRC_FILE,
                             options->netrc_file);
    }
  }
}

static void set_limits(const EntHttp *const self) {
  (void)curl_easy_setopt(self->easy, CURLOPT_CONNECTTIMEOUT,
                         (long)CONNECT_SECONDS);
  (void)curl_easy_setopt(self->easy, CURLOPT_LOW_SPEED_LIMIT, 1L);
  (void)curl_easy_setopt(self->easy, CURLOPT_LOW_SPEED_TIME,
                         (long)IDLE_SECONDS);
  (void)curl_easy_setopt(self->easy, CURLOPT_TIMEOUT_MS,
                         (long)self->options.timeout);
  (void)curl_easy_setopt(self->easy, CURLOPT_NOSIGNAL, 1L);
  (void)curl_easy_setopt(self->easy, CURLOPT_PROTOCOLS_STR, "http,https");
}

static void set_callbacks(EntHttp *const self) {
  (void)curl_easy_setopt(self->easy, CURLOPT_WRITEFUNCTION, take_body);
  (void)curl_easy_setopt(self->easy, CURLOPT_WRITEDATA, self);
  (void)curl_easy_setopt(self->easy, CURLOPT_HEADERFUNCTION, take_header);
  (void)curl_easy_setopt(self->easy, CURLOPT_HEADERDATA, self);
  (void)curl_easy_setopt(self->easy, CURLOPT_READFUNCTION, give_body);
  (void)curl_easy_setopt(self->easy, CURLOPT_READDATA, self);
  (void)curl_easy_setopt(self->easy, CURLOPT_SEEKFUNCTION, rewind_body);
  (void)curl_easy_setopt(self->easy, CURLOPT_SEEKDATA, self);
}

static void set_body(EntHttp *const self, const EntHttpRequest *const request) {
  if (request->content_type) {
    (void)curl_easy_setopt(self->easy, CURLOPT_UPLOAD, 1L);
    (void)curl_easy_setopt(self->easy, CURLOPT_INFILESIZE_LARGE,
                           (curl_off_t)request->body.size);
  }
  if (request->has_redirects) {
    (void)curl_easy_setopt(self->easy, CURLOPT_FOLLOWLOCATION, 1L);
    (void)curl_easy_setopt(self->easy, CURLOPT_MAXREDIRS, (long)MAX_REDIRECTS);
    (void)curl_easy_setopt(self->easy, CURLOPT_REDIR_PROTOCOLS_STR,
                           "http,https");
  }
}

static EntStatus begin_request(EntHttp *const self,
                               const EntHttpRequest *const request) {
  end_request(self);
  self->url = request->url;
  self->body = request->body;
  self->sent = request->body;
  self->easy = curl_easy_init();
  if (!self->easy) {
    return ENT_ERR_MEMORY;
  }
  ENT_TRY(set_headers(self, request));
  set_callbacks(self);
  set_limits(self);
  set_credentials(self);
  (void)curl_easy_setopt(self->easy, CURLOPT_URL, request->url);
  set_body(self, request);
  (void)curl_easy_setopt(self->easy, CURLOPT_CUSTOMREQUEST, request->method);
  (void)curl_easy_setopt(self->easy, CURLOPT_HTTPHEADER, self->headers);
  (void)curl_easy_setopt(self->easy, CURLOPT_USERAGENT,
                         "entente/" PACKAGE_VERSION);
  return curl_multi_add_handle(self->multi, self->easy) ? ENT_ERR_MEMORY
                                                        : ENT_SUCCESS;
}

static bool is_interrupted(const EntHttp *const self) {
  return self->options.is_interrupted &&
         self->options.is_interrupted(self->options.handle);
}

/// Let libcurl work until there is something to read, or all is done.
static void advance(EntHttp *const self, const size_t n_wanted) {
  while (!self->is_done && self->received.size < n_wanted) {
    int n_running = 0;
    int n_left = 0;
    if (curl_multi_perform(self->multi, &n_running)) {
      self->code = CURLE_FAILED_INIT;
      self->is_done = true;
    }
    const CURLMsg *const message = curl_multi_info_read(self->multi, &n_left);
    if (message && message->msg == CURLMSG_DONE) {
      self->code = message->data.result;
      self->is_done = true;
    }
    if (!self->is_done && is_interrupted(self)) {
      self->code = CURLE_ABORTED_BY_CALLBACK;
      self->is_done = true;
    }
    if (!self->is_done && self->received.size < n_wanted) {
      (void)curl_multi_poll(self->multi, NULL, 0, LOOK_PAUSE, NULL);
    }
  }
}

static long response_code(const EntHttp *const self) {
  long code = 0;
  (void)curl_easy_getinfo(self->easy, CURLINFO_RESPONSE_CODE, &code);
  return code;
}

/// Wait for the first byte of a good answer, or the whole of another.
static void await_answer(EntHttp *const self) {
  advance(self, 1);
  if (response_code(self) >= 300) {
    advance(self, SIZE_MAX);
  }
}

static bool is_busy(const long code) {
  return code == 429 || code == 502 || code == 503 || code == 504;
}

static bool has_broken(const CURLcode code) {
  return code == CURLE_SEND_ERROR || code == CURLE_RECV_ERROR ||
         code == CURLE_GOT_NOTHING || code == CURLE_PARTIAL_FILE;
}

static bool is_worth_a_retry(const EntHttp *const self,
                             const EntHttpRequest *const request) {
  if (self->status) {
    return false;
  }
  return self->code == CURLE_COULDNT_CONNECT ||
         (request->is_idempotent && has_broken(self->code) &&
          !self->received.size) ||
         (!self->code && is_busy(response_code(self)));
}

static EntStatus curl_error(const EntHttp *const self) {
  if (self->status) {
    return self->status;
  }
  switch (self->code) {
  case CURLE_OUT_OF_MEMORY:
    return ENT_ERR_MEMORY;
  case CURLE_OPERATION_TIMEDOUT:
    return fail(self, ENT_ERR_LIMIT, "no answer within the time allowed");
  case CURLE_ABORTED_BY_CALLBACK:
    return fail(self, ENT_ERR_LIMIT, "the request was interrupted");
  case CURLE_PARTIAL_FILE:
  case CURLE_RECV_ERROR:
    return fail(self, ENT_ERR_READ, "the answer breaks off");
  default:
    return fail(self, ENT_ERR_READ, curl_easy_strerror(self->code));
  }
}

static EntStatus http_error(const EntHttp *const self) {
  const long code = response_code(self);
  EntView text = ent_view_trim(ent_buffer_view(&self->received));
  text = ent_view_slice(text, 0, ent_view_find(text, '\n'));
  if (code == 401) {
    text = !self->options.user && !self->options.has_netrc &&
                   !self->options.netrc_file
               ? ENT_VIEW("the server wants credentials; see --netrc")
           : is_private(self->url)
               ? ENT_VIEW("the server refuses the credentials")
               : ENT_VIEW("the server refuses the credentials, which are not "
                          "sent in the clear");
  }
  return ent_error(self->world, ENT_ERR_READ, ENT_NOWHERE,
                   "%.*s: HTTP %ld%s%.*s", ENT_VIEW_ARGS(shown_url(self)), code,
                   text.size ? ": " : "", ENT_VIEW_ARGS(text));
}

static void sleep_for(const long milliseconds) {
  const struct timespec pause = {milliseconds / 1000,
                                 milliseconds % 1000 * 1000000};
  (void)nanosleep(&pause, NULL);
}

EntStatus ent_http_send(EntHttp *const http,
                        const EntHttpRequest *const request) {
  long pause = FIRST_PAUSE;
  for (unsigned i = 0;; ++i, pause *= 2) {
    ENT_TRY(begin_request(http, request));
    await_answer(http);
    if (i >= http->options.n_retries || !is_worth_a_retry(http, request)) {
      break;
    }
    const long wanted =
        http->retry_after > 0 ? http->retry_after * 1000 : pause;
    sleep_for(wanted < MAX_PAUSE ? wanted : MAX_PAUSE);
  }
  if (http->status || http->code) {
    return curl_error(http);
  }
  const long code = response_code(http);
  return code >= 200 && code < 300 ? ENT_SUCCESS : http_error(http);
}

EntStatus ent_http_read(EntHttp *const http, EntView *const piece) {
  advance(http, 1);
  if (http->status || (http->is_done && http->code)) {
    return curl_error(http);
  }
  *piece = ent_buffer_view(&http->received);
  ent_buffer_clear(&http->received);
  return piece->size ? ENT_SUCCESS : ENT_NO_MATCH;
}

EntView ent_http_media_type(const EntHttp *const http) {
  return ent_buffer_view(&http->media_type);
}

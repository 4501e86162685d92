#include "net/network.h"

#include "net/endpoint.h"
#include "net/http.h"

enum { TIMEOUT = 300000, MAX_SIZE = 1 << 30 };

struct EntNetworkImpl {
  const EntWorld *world;
  EntWorld *quiet; ///< For requests that may fail
  EntNetwork functions;
  EntHttp *http; ///< Of the last request
  EntAnswer *answer;
  EntBuffer url;
};

static void end_request(EntNetworkClient *const self) {
  ent_answer_free(self->answer);
  ent_http_free(self->http);
  self->answer = NULL;
  self->http = NULL;
}

/// Make the client of a request, and the string of its URL.
static EntStatus begin_request(EntNetworkClient *const self,
                               const EntWorld *const world,
                               const EntNetworkRequest *const request) {
  const EntWatchLimits *const limits = &request->limits;
  const EntHttpOptions options = {
      .timeout = limits->timeout ? limits->timeout : TIMEOUT,
      .max_size = limits->memory ? limits->memory : MAX_SIZE,
      .n_retries = 1,
      .is_interrupted = limits->is_interrupted,
      .handle = limits->handle};
  end_request(self);
  ent_buffer_clear(&self->url);
  ENT_TRY(ent_buffer_append(&self->url, request->url));
  ENT_TRY(ent_buffer_append_byte(&self->url, '\0'));
  const EntStatus status = ent_http_check_url(world, self->url.data);
  return status == ENT_ERR_USAGE ? ENT_ERR_READ
         : status                ? status
                                 : ent_http_new(world, &options, &self->http);
}

static const EntWorld *world_of(const EntNetworkClient *const self,
                                const EntNetworkRequest *const request) {
  return request->is_silent ? self->quiet : self->world;
}

static EntStatus ask(void *const handle, const EntNetworkRequest *const request,
                     EntResults **const results) {
  EntNetworkClient *const self = handle;
  const EntWorld *const world = world_of(self, request);
  ENT_TRY(begin_request(self, world, request));
  ENT_TRY(ent_endpoint_ask(world, self->http, self->url.data, request->query,
                           &self->answer));
  *results = ent_answer_results(self->answer);
  return *results ? ENT_SUCCESS
                  : ent_error(world, ENT_ERR_READ, ENT_NOWHERE,
                              "%s: the answer is no table of solutions",
                              self->url.data);
}

static EntStatus read_all(EntHttp *const http, EntBuffer *const content) {
  EntStatus status = ENT_SUCCESS;
  EntView piece;
  while (!(status = ent_http_read(http, &piece))) {
    ENT_TRY(ent_buffer_append(content, piece));
  }
  return status == ENT_NO_MATCH ? ENT_SUCCESS : status;
}

/// Return the URL up to its query and fragment.
static EntView path_of(const EntView url) {
  return ent_view_slice(ent_view_slice(url, 0, ent_view_find(url, '#')), 0,
                        ent_view_find(url, '?'));
}

static EntStatus get(void *const handle, const EntNetworkRequest *const request,
                     EntBuffer *const content, const EntSyntax **const syntax) {
  EntNetworkClient *const self = handle;
  ENT_TRY(begin_request(self, world_of(self, request), request));
  const EntHttpRequest get = {
      .method = "GET",
      .url = self->url.data,
      .accept = "text/turtle, application/n-triples, application/trig, "
                "application/n-quads, application/rdf+xml;q=0.9, */*;q=0.1",
      .is_idempotent = true,
      .has_redirects = true};
  ENT_TRY(ent_http_send(self->http, &get));
  *syntax = ent_syntax_of_media_type(ent_http_media_type(self->http));
  *syntax = *syntax ? *syntax : ent_syntax_of_file(path_of(request->url));
  *syntax = *syntax ? *syntax : ent_syntax_default();
  return read_all(self->http, content);
}

EntStatus ent_network_new(const EntWorld *const world,
                          EntNetworkClient **const network) {
  const EntAllocator *const allocator = ent_world_allocator(world);
  EntNetworkClient *const made =
      ent_calloc(allocator, 1, sizeof(EntNetworkClient));
  *network = NULL;
  if (!made) {
    return ENT_ERR_MEMORY;
  }
  made->world = world;
  made->quiet = ent_world_new(allocator);
  made->functions = (EntNetwork){ask, get, made};
  made->url.allocator = allocator;
  if (!made->quiet) {
    ent_network_free(made);
    return ENT_ERR_MEMORY;
  }
  ent_world_set_log(made->quiet, ent_log_drop, NULL);
  *network = made;
  return ENT_SUCCESS;
}

const EntNetwork *ent_network_functions(const EntNetworkClient *const network) {
  return network ? &network->functions : NULL;
}

void ent_network_free(EntNetworkClient *const network) {
  if (network) {
    const EntWorld *const world = network->world;
    end_request(network);
    ent_world_free(network->quiet);
    ent_buffer_free(&network->url);
    ent_free(ent_world_allocator(world), network);
  }
}

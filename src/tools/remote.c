#include "tools/remote.h"

#include "base/buffer.h"
#include "net/endpoint.h"
#include "rdf/reader.h"
#include "tools/command.h"

#include <stdio.h>
#include <stdlib.h>

enum { DEFAULT_RETRIES = 3, MAX_RETRIES = 100 };

static int read_retries(const char *const command, EntHttpOptions *const http) {
  char *end = NULL;
  const unsigned long n = strtoul(optarg, &end, 10);
  if (*end || end == optarg || *optarg == '-' || n > MAX_RETRIES) {
    return ent_command_usage(command, "'%s' is no number that will do", optarg);
  }
  http->n_retries = (unsigned)n + 1; // 0 is the default, see below
  return 0;
}

int ent_remote_option(const char *const command, const int option,
                      EntRemoteOptions *const options) {
  switch (option) {
  case ENT_OPT_ENDPOINT:
    options->endpoint = optarg;
    return 0;
  case ENT_OPT_NETRC:
    options->http.has_netrc = true;
    return 0;
  case ENT_OPT_NETRC_FILE:
    options->http.netrc_file = optarg;
    return 0;
  case ENT_OPT_RETRIES:
    return read_retries(command, &options->http);
  default:
    return -1;
  }
}

EntStatus ent_remote_open(const EntWorld *const world,
                          const EntRemoteOptions *const options,
                          const unsigned timeout, EntHttp **const http) {
  EntHttpOptions chosen = options->http;
  chosen.n_retries = chosen.n_retries ? chosen.n_retries - 1 : DEFAULT_RETRIES;
  chosen.timeout = timeout;
  if (!chosen.has_netrc && !chosen.netrc_file) {
    chosen.user = getenv("ENTENTE_USER");
    chosen.password = getenv("ENTENTE_PASSWORD");
  }
  *http = NULL;
  ENT_TRY(ent_http_check_url(world, options->endpoint));
  return ent_http_new(world, &chosen, http);
}

// ---- Load

/// A sink before a graph that notes which article it describes.
typedef struct {
  EntSink next;
  EntBuffer article; ///< IRI, or empty
} Finder;

static EntStatus find_article(void *const handle,
                              const EntRdfEvent *const event) {
  Finder *const finder = handle;
  const EntStatement *const s = &event->statement;
  if (event->kind == ENT_RDF_STATEMENT && !finder->article.size &&
      s->graph.kind == ENT_TERM_NONE && s->subject.kind == ENT_TERM_IRI &&
      ent_view_equals(s->predicate.value, ENT_VIEW(ENT_NS_RDF "type")) &&
      ent_view_equals(s->object.value,
                      ENT_VIEW("https://schema.org/NewsArticle"))) {
    ENT_TRY(ent_buffer_append(&finder->article, s->subject.value));
  }
  return finder->next.write(finder->next.handle, event);
}

typedef struct {
  const EntWorld *world;
  EntHttp *http;
  const char *url;
  const EntRemoteLoad *load;
  EntReader *reader;
} Sender;

static EntStatus send_graph(const Sender *const sender, EntGraph *const graph,
                            const EntView article, const char *const name) {
  const EntRemoteLoad *const load = sender->load;
  size_t n_graphs = 0;
  size_t n_statements = 0;
  ENT_TRY(ent_endpoint_load(sender->world, sender->http, sender->url, graph,
                            load->graph.size ? load->graph : article,
                            load->is_replacing, &n_graphs, &n_statements));
  if (load->is_verbose) {
    fprintf(stderr, "%s: %zu statements in %zu graphs\n", name, n_statements,
            n_graphs);
  }
  return ENT_SUCCESS;
}

static EntStatus send_file(const Sender *const sender, const char *const name) {
  EntGraph *const graph = ent_graph_new(sender->world);
  if (!graph) {
    return ENT_ERR_MEMORY;
  }
  Finder finder = {ent_graph_sink(graph),
                   {.allocator = ent_world_allocator(sender->world)}};
  EntStatus status = ent_reader_read_file(sender->reader, sender->load->syntax,
                                          name, sender->load->base,
                                          (EntSink){find_article, &finder});
  status = status ? status
                  : send_graph(sender, graph, ent_buffer_view(&finder.article),
                               name);
  ent_buffer_free(&finder.article);
  ent_graph_free(graph);
  return status;
}

EntStatus ent_remote_load(const EntWorld *const world,
                          const EntRemoteOptions *const options,
                          const unsigned timeout,
                          const EntRemoteLoad *const load, char **const names) {
  EntHttp *http = NULL;
  ENT_TRY(ent_remote_open(world, options, timeout, &http));
  const Sender sender = {world, http, options->endpoint, load,
                         ent_reader_new(world)};
  EntStatus first = sender.reader ? ENT_SUCCESS : ENT_ERR_MEMORY;
  for (char **name = names; sender.reader && *name; ++name) {
    const EntStatus status = send_file(&sender, *name);
    first = first ? first : status;
  }
  ent_reader_free(sender.reader);
  ent_http_free(http);
  return first;
}

/**
   @file endpoint_ask.c
   The SPARQL Protocol: a query is sent, and SPARQL 1.1 Query Results in JSON
   are read while they come.

       {"head": {"vars": ["s", …]}, "results": {"bindings": [
         {"s": {"type": "uri", "value": "…"}, …}, …]}}
       {"head": {}, "boolean": true}
*/
#include "base/arena.h"
#include "base/vector.h"
#include "net/endpoint.h"
#include "net/json_stream.h"
#include "rdf/reader.h"
#include "rdf/vocab.h"
#include "store/sparql_parser.h"

#define SOLUTIONS "application/sparql-results+json"

/// Bytes of a graph in a syntax that is read as a whole.
enum { MAX_DOCUMENT = 256 << 20 };

/// What one variable is bound to.
typedef struct {
  EntTermKind kind;
  EntBuffer value, datatype, language;
} Binding;

struct EntAnswerImpl {
  const EntWorld *world;
  EntHttp *http;
  const char *url;
  EntArena arena;
  EntJsonStream json;
  struct {
    EntView *items;
    size_t count, capacity;
  } names; ///< Of variables, in the arena
  Binding *bindings;
  bool has_head;
  bool has_bindings; ///< Within their array
  bool is_first;     ///< No solution was read yet
  bool is_boolean;
  bool boolean;
  EntQueryForm form; ///< Of the query
  EntResults *results;
};

static EntStatus more(void *const handle, EntView *const piece) {
  return ent_http_read(handle, piece);
}

static EntStatus fail(const EntAnswer *const self, const char *const what) {
  return ent_json_fail(&self->json, what);
}

// ---- The query

/// Tell the form of a query, as far as we understand it: a server may know more
/// SPARQL than the recommendation.
static EntStatus tell_form(const EntWorld *const world, const EntView query,
                           EntQueryForm *const form) {
  EntWorld *const quiet = ent_world_new(ent_world_allocator(world));
  const EntVocabulary *const vocab = ent_vocabulary();
  const EntParserOptions options = {.prefixes = vocab->prefixes,
                                    .n_prefixes = vocab->n_prefixes};
  EntQuery *parsed = NULL;
  EntArena arena;
  *form = ENT_QUERY_SELECT;
  if (!quiet) {
    return ENT_ERR_MEMORY;
  }
  ent_world_set_log(quiet, ent_log_drop, NULL);
  ent_arena_init(&arena, ent_world_allocator(world));
  const EntStatus status =
      ent_sparql_parse_query(quiet, &arena, query, &options, &parsed);
  if (!status) {
    *form = parsed->form;
  }
  ent_arena_clear(&arena);
  ent_world_free(quiet);
  return status == ENT_ERR_MEMORY ? status : ENT_SUCCESS;
}

/// Declare our prefixes, on the first line, so that the server counts lines as
/// the user does.
static EntStatus write_query(const EntWorld *const world, const EntView query,
                             EntBuffer *const out) {
  const EntVocabulary *const vocab = ent_vocabulary();
  EntBuffer text = {.allocator = ent_world_allocator(world)};
  EntStatus status = ENT_SUCCESS;
  for (size_t i = 0; !status && i < vocab->n_prefixes; ++i) {
    status = ent_buffer_format(&text, "PREFIX %.*s: <%.*s> ",
                               ENT_VIEW_ARGS(vocab->prefixes[i].prefix),
                               ENT_VIEW_ARGS(vocab->prefixes[i].iri));
  }
  status = status ? status : ent_buffer_append(&text, query);
  char *body = NULL;
  status = status ? status
                  : ent_http_add_parameter(world, "", "query",
                                           ent_buffer_view(&text), &body);
  if (!status) { // "?query=…" without its question mark
    status = ent_buffer_append(out, ent_view(body + 1));
    ent_free(ent_world_allocator(world), body);
  }
  ent_buffer_free(&text);
  return status;
}

static EntStatus send(EntAnswer *const self, const EntView query) {
  EntBuffer body = {.allocator = ent_world_allocator(self->world)};
  ENT_TRY(tell_form(self->world, query, &self->form));
  EntStatus status = write_query(self->world, query, &body);
  const EntHttpRequest request = {
      .method = "POST",
      .url = self->url,
      .content_type = "application/x-www-form-urlencoded",
      .accept = self->form == ENT_QUERY_SELECT || self->form == ENT_QUERY_ASK
                    ? SOLUTIONS
                    : "application/n-triples, text/turtle;q=0.9, "
                      "application/rdf+xml;q=0.5",
      .body = ent_buffer_view(&body),
      .is_idempotent = true};
  status = status ? status : ent_http_send(self->http, &request);
  ent_buffer_free(&body);
  return status;
}

// ---- Terms

static void clear_binding(Binding *const binding) {
  binding->kind = ENT_TERM_NONE;
  ent_buffer_clear(&binding->value);
  ent_buffer_clear(&binding->datatype);
  ent_buffer_clear(&binding->language);
}

static EntStatus read_kind(EntAnswer *const self, EntTermKind *const kind) {
  const EntView type = ent_buffer_view(&self->json.string);
  if (ent_view_equals(type, ENT_VIEW("uri"))) {
    *kind = ENT_TERM_IRI;
  } else if (ent_view_equals(type, ENT_VIEW("bnode"))) {
    *kind = ENT_TERM_BLANK;
  } else if (ent_view_equals(type, ENT_VIEW("literal")) ||
             ent_view_equals(type, ENT_VIEW("typed-literal"))) {
    *kind = ENT_TERM_LITERAL; // the second is of a draft, and of Virtuoso
  } else {
    return fail(self, "has a term of no known kind");
  }
  return ENT_SUCCESS;
}

static EntStatus copy_string(EntAnswer *const self, EntBuffer *const out) {
  ent_buffer_clear(out);
  return ent_buffer_append(out, ent_buffer_view(&self->json.string));
}

static EntStatus read_term_member(EntAnswer *const self,
                                  Binding *const binding) {
  const EntView name = ent_buffer_view(&self->json.string);
  EntBuffer *out = NULL;
  const bool is_type = ent_view_equals(name, ENT_VIEW("type"));
  if (ent_view_equals(name, ENT_VIEW("value"))) {
    out = &binding->value;
  } else if (ent_view_equals(name, ENT_VIEW("datatype"))) {
    out = &binding->datatype;
  } else if (ent_view_equals(name, ENT_VIEW("xml:lang"))) {
    out = &binding->language;
  } else if (!is_type) {
    return ent_json_skip(&self->json);
  }
  ENT_TRY(ent_json_scalar(&self->json));
  return is_type ? read_kind(self, &binding->kind) : copy_string(self, out);
}

/// Make a blank node's label of whatever a server calls it.
static void mend_label(EntBuffer *const label) {
  for (size_t i = 0; i < label->size; ++i) {
    const char c = label->data[i];
    const bool is_fine = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                         (c >= 'a' && c <= 'z');
    label->data[i] = (char)(is_fine ? c : '_');
  }
}

static EntStatus read_term(EntAnswer *const self, Binding *const binding) {
  bool is_first = true;
  EntStatus status = ENT_SUCCESS;
  clear_binding(binding);
  ENT_TRY(ent_json_expect(&self->json, '{'));
  while (!(status = ent_json_member(&self->json, &is_first))) {
    ENT_TRY(read_term_member(self, binding));
  }
  if (status != ENT_NO_MATCH) {
    return status;
  }
  if (binding->kind == ENT_TERM_NONE) {
    return fail(self, "has a term of no kind");
  }
  if (binding->kind == ENT_TERM_BLANK) {
    mend_label(&binding->value);
  }
  if (ent_view_equals(ent_buffer_view(&binding->datatype),
                      ENT_VIEW(ENT_NS_XSD "string")) ||
      binding->language.size) {
    ent_buffer_clear(&binding->datatype);
  }
  return ENT_SUCCESS;
}

// ---- Solutions

static EntStatus find_variable(EntAnswer *const self, Binding **const found) {
  const EntView name = ent_buffer_view(&self->json.string);
  for (size_t i = 0; i < self->names.count; ++i) {
    if (ent_view_equals(self->names.items[i], name)) {
      *found = &self->bindings[i];
      return ENT_SUCCESS;
    }
  }
  return fail(self, "binds a variable that is not in its head");
}

static EntStatus read_solution(EntAnswer *const self) {
  bool is_first = true;
  EntStatus status = ENT_SUCCESS;
  for (size_t i = 0; i < self->names.count; ++i) {
    clear_binding(&self->bindings[i]);
  }
  ENT_TRY(ent_json_expect(&self->json, '{'));
  while (!(status = ent_json_member(&self->json, &is_first))) {
    Binding *binding = NULL;
    ENT_TRY(find_variable(self, &binding));
    ENT_TRY(read_term(self, binding));
  }
  return status == ENT_NO_MATCH ? ENT_SUCCESS : status;
}

static EntStatus read_names(EntAnswer *const self) {
  bool is_first = true;
  EntStatus status = ENT_SUCCESS;
  ENT_TRY(ent_json_expect(&self->json, '['));
  while (!(status = ent_json_element(&self->json, &is_first))) {
    EntView *const name =
        ENT_PUSH(ent_world_allocator(self->world), &self->names);
    if (!name) {
      return ENT_ERR_MEMORY;
    }
    ENT_TRY(ent_json_string(&self->json));
    ENT_TRY(ent_arena_copy(&self->arena, ent_buffer_view(&self->json.string),
                           name));
  }
  if (status != ENT_NO_MATCH) {
    return status;
  }
  self->bindings =
      ent_arena_calloc(&self->arena, self->names.count + 1, sizeof(Binding));
  for (size_t i = 0; self->bindings && i < self->names.count; ++i) {
    const EntBuffer empty = {.allocator = ent_world_allocator(self->world)};
    self->bindings[i] = (Binding){ENT_TERM_NONE, empty, empty, empty};
  }
  return self->bindings ? ENT_SUCCESS : ENT_ERR_MEMORY;
}

/// Whether the member just begun has that name.
static bool is_member(const EntAnswer *const self, const char *const name) {
  return ent_view_equals(ent_buffer_view(&self->json.string), ent_view(name));
}

static EntStatus read_head(EntAnswer *const self) {
  bool is_first = true;
  EntStatus status = ENT_SUCCESS;
  ENT_TRY(ent_json_expect(&self->json, '{'));
  while (!(status = ent_json_member(&self->json, &is_first))) {
    ENT_TRY(is_member(self, "vars") && !self->bindings
                ? read_names(self)
                : ent_json_skip(&self->json));
  }
  self->has_head = self->bindings != NULL;
  return status == ENT_NO_MATCH ? ENT_SUCCESS : status;
}

/// Read as far as the first solution.
static EntStatus read_results(EntAnswer *const self) {
  bool is_first = true;
  if (!self->has_head) {
    return fail(self, "has solutions before its head");
  }
  ENT_TRY(ent_json_expect(&self->json, '{'));
  for (;;) {
    const EntStatus status = ent_json_member(&self->json, &is_first);
    if (status) {
      return status == ENT_NO_MATCH ? fail(self, "has no solutions") : status;
    }
    if (is_member(self, "bindings")) {
      self->has_bindings = true;
      self->is_first = true;
      return ent_json_expect(&self->json, '[');
    }
    ENT_TRY(ent_json_skip(&self->json));
  }
}

static EntStatus read_boolean(EntAnswer *const self) {
  ENT_TRY(ent_json_scalar(&self->json));
  self->boolean = is_member(self, "true");
  self->is_boolean = true;
  return self->boolean || is_member(self, "false")
             ? ENT_SUCCESS
             : fail(self, "is neither true nor false");
}

/// Read as far as what was asked for.
static EntStatus read_begin(EntAnswer *const self) {
  bool is_first = true;
  EntStatus status = ENT_SUCCESS;
  ENT_TRY(ent_json_expect(&self->json, '{'));
  while (!self->has_bindings &&
         !(status = ent_json_member(&self->json, &is_first))) {
    ENT_TRY(is_member(self, "head")      ? read_head(self)
            : is_member(self, "results") ? read_results(self)
            : is_member(self, "boolean") ? read_boolean(self)
                                         : ent_json_skip(&self->json));
  }
  if (status && status != ENT_NO_MATCH) {
    return status;
  }
  return self->has_bindings || self->is_boolean
             ? ENT_SUCCESS
             : fail(self, "has neither solutions nor a truth value");
}

/// Behind the solutions: the ends of two objects, or the answer is cut off.
static EntStatus read_end(EntAnswer *const self) {
  for (int i = 0; i < 2; ++i) {
    bool is_first = false;
    EntStatus status = ENT_SUCCESS;
    while (!(status = ent_json_member(&self->json, &is_first))) {
      ENT_TRY(ent_json_skip(&self->json));
    }
    if (status != ENT_NO_MATCH) {
      return status;
    }
  }
  self->has_bindings = false;
  return ENT_NO_MATCH;
}

static EntStatus next_solution(void *const handle) {
  EntAnswer *const self = handle;
  if (self->is_boolean) {
    return self->boolean ? ENT_SUCCESS : ENT_NO_MATCH;
  }
  if (!self->has_bindings) {
    return ENT_NO_MATCH;
  }
  const EntStatus status = ent_json_element(&self->json, &self->is_first);
  return status == ENT_NO_MATCH ? read_end(self)
         : status               ? status
                                : read_solution(self);
}

static EntStatus get_term(void *const handle, const size_t column,
                          EntTerm *const term) {
  const EntAnswer *const self = handle;
  const Binding *const binding = &self->bindings[column];
  *term = (EntTerm){binding->kind, ent_buffer_view(&binding->value),
                    ent_buffer_view(&binding->datatype),
                    ent_buffer_view(&binding->language)};
  return ENT_SUCCESS;
}

// ---- The answer

static EntStatus begin_results(EntAnswer *const self) {
  ENT_TRY(read_begin(self));
  // Virtuoso answers an ASK with a solution, or none
  const bool is_ask = self->is_boolean || self->form == ENT_QUERY_ASK;
  const EntSolutions solutions = {.form =
                                      is_ask ? ENT_QUERY_ASK : ENT_QUERY_SELECT,
                                  .names = self->names.items,
                                  .n_columns = self->names.count,
                                  .next = next_solution,
                                  .term = get_term,
                                  .handle = self};
  return ent_results_wrap(self->world, &solutions, &self->results);
}

EntStatus ent_endpoint_ask(const EntWorld *const world, EntHttp *const http,
                           const char *const url, const EntView query,
                           EntAnswer **const answer) {
  const EntAllocator *const allocator = ent_world_allocator(world);
  EntAnswer *const self = ent_calloc(allocator, 1, sizeof(EntAnswer));
  *answer = NULL;
  if (!self) {
    return ENT_ERR_MEMORY;
  }
  self->world = world;
  self->http = http;
  self->url = url;
  self->json = (EntJsonStream){.world = world,
                               .name = url,
                               .more = more,
                               .handle = http,
                               .string = {.allocator = allocator}};
  ent_arena_init(&self->arena, allocator);
  EntStatus status = send(self, query);
  const EntView type = ent_http_media_type(http);
  if (!status && (ent_view_equals(type, ENT_VIEW(SOLUTIONS)) ||
                  ent_view_equals(type, ENT_VIEW("application/json")))) {
    status = begin_results(self);
  }
  if (status) {
    ent_answer_free(self);
    return status;
  }
  *answer = self;
  return ENT_SUCCESS;
}

EntResults *ent_answer_results(EntAnswer *const answer) {
  return answer->results;
}

EntStatus ent_answer_emit(EntAnswer *const answer, const EntSink sink) {
  const EntView type = ent_http_media_type(answer->http);
  const EntSyntax *const syntax = ent_syntax_of_media_type(type);
  if (!syntax || !syntax->parser) {
    return ent_error(answer->world, ENT_ERR_READ, ENT_NOWHERE,
                     "%s: cannot read an answer of type '%.*s'", answer->url,
                     ENT_VIEW_ARGS(type));
  }
  EntReader *const reader = ent_reader_new(answer->world);
  const EntStatus status =
      reader ? ent_reader_read_stream(reader, syntax, answer->url, more,
                                      answer->http, MAX_DOCUMENT,
                                      ent_view(answer->url), sink)
             : ENT_ERR_MEMORY;
  ent_reader_free(reader);
  return status ? status : ent_sink_end(sink);
}

void ent_answer_free(EntAnswer *const answer) {
  if (answer) {
    const EntAllocator *const allocator = ent_world_allocator(answer->world);
    for (size_t i = 0; answer->bindings && i < answer->names.count; ++i) {
      ent_buffer_free(&answer->bindings[i].value);
      ent_buffer_free(&answer->bindings[i].datatype);
      ent_buffer_free(&answer->bindings[i].language);
    }
    ent_results_free(answer->results);
    ent_buffer_free(&answer->json.string);
    ent_free(allocator, answer->names.items);
    ent_arena_clear(&answer->arena);
    ent_free(allocator, answer);
  }
}

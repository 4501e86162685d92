/* The storage module through librdf's model API, as programs of the Redland
   family use it. Run by test_storage.sh, which says where the module is.

   usage: test_storage FOLDER */
#include "tap.h"

#include <redland.h>
#include <string.h>
#include <sys/stat.h>

#define EX "http://example.org/"

typedef struct {
  librdf_world *world;
  librdf_storage *storage;
  librdf_model *model;
  char messages[4096];
} Program;

static int keep_message(void *const handle, librdf_log_message *const message) {
  Program *const self = handle;
  const size_t used = strlen(self->messages);
  (void)snprintf(self->messages + used, sizeof(self->messages) - used, "%s\n",
                 librdf_log_message_message(message));
  return 1;
}

static void begin(Program *const self) {
  *self = (Program){.world = librdf_new_world()};
  librdf_world_open(self->world);
  librdf_world_set_logger(self->world, self, keep_message);
}

static bool open_model(Program *const self, const char *const name,
                       const char *const options) {
  self->messages[0] = 0;
  self->storage = librdf_new_storage(self->world, "entente", name, options);
  self->model =
      self->storage ? librdf_new_model(self->world, self->storage, NULL) : NULL;
  return self->model != NULL;
}

static void close_model(Program *const self) {
  if (self->model) {
    librdf_free_model(self->model);
  }
  if (self->storage) {
    librdf_free_storage(self->storage);
  }
  self->model = NULL;
  self->storage = NULL;
}

static const unsigned char *bytes(const char *const text) {
  return (const unsigned char *)text;
}

static librdf_node *iri(const Program *const self, const char *const name) {
  char text[256];
  (void)snprintf(text, sizeof(text), EX "%s", name);
  return librdf_new_node_from_uri_string(self->world, bytes(text));
}

static librdf_node *blank(const Program *const self, const char *const label) {
  return librdf_new_node_from_blank_identifier(self->world, bytes(label));
}

static librdf_node *literal(const Program *const self, const char *const value,
                            const char *const language,
                            const char *const datatype) {
  librdf_uri *const uri =
      datatype ? librdf_new_uri(self->world, bytes(datatype)) : NULL;
  librdf_node *const node = librdf_new_node_from_typed_literal(
      self->world, bytes(value), language, uri);
  if (uri) {
    librdf_free_uri(uri);
  }
  return node;
}

/// A statement of three names; NULL is anything.
static librdf_statement *triple(const Program *const self, const char *const s,
                                const char *const p, const char *const o) {
  return librdf_new_statement_from_nodes(self->world, s ? iri(self, s) : NULL,
                                         p ? iri(self, p) : NULL,
                                         o ? iri(self, o) : NULL);
}

static int add(const Program *const self, const char *const s,
               const char *const p, const char *const o, const char *const g) {
  librdf_statement *const statement = triple(self, s, p, o);
  librdf_node *const graph = g ? iri(self, g) : NULL;
  const int failed =
      librdf_model_context_add_statement(self->model, graph, statement);
  librdf_free_statement(statement);
  if (graph) {
    librdf_free_node(graph);
  }
  return failed;
}

static int exhaust(librdf_stream *const stream) {
  int n = 0;
  if (!stream) {
    return -1;
  }
  for (; !librdf_stream_end(stream); librdf_stream_next(stream)) {
    n += librdf_stream_get_object(stream) != NULL;
  }
  librdf_free_stream(stream);
  return n;
}

/// Count what a pattern finds, in one graph or in all.
static int found(const Program *const self, const char *const s,
                 const char *const p, const char *const o,
                 const char *const g) {
  librdf_statement *const pattern = triple(self, s, p, o);
  librdf_node *const graph = g ? iri(self, g) : NULL;
  const int n =
      exhaust(graph ? librdf_model_find_statements_in_context(self->model,
                                                              pattern, graph)
                    : librdf_model_find_statements(self->model, pattern));
  librdf_free_statement(pattern);
  if (graph) {
    librdf_free_node(graph);
  }
  return n;
}

static int count_graphs(const Program *const self) {
  librdf_iterator *const graphs = librdf_model_get_contexts(self->model);
  int n = 0;
  for (; graphs && !librdf_iterator_end(graphs); librdf_iterator_next(graphs)) {
    n += librdf_node_is_resource(librdf_iterator_get_object(graphs));
  }
  librdf_free_iterator(graphs);
  return n;
}

// ---- Nodes of every kind

typedef struct {
  const char *name;
  librdf_node *node;
} Kind;

enum { N_KINDS = 11 };

static void make_kinds(const Program *const self, Kind kinds[N_KINDS]) {
  static const char xsd[] = "http://www.w3.org/2001/XMLSchema#";
  char decimal[64];
  char boolean[64];
  (void)snprintf(decimal, sizeof(decimal), "%sdecimal", xsd);
  (void)snprintf(boolean, sizeof(boolean), "%sboolean", xsd);
  kinds[0] = (Kind){"an IRI", iri(self, "o")};
  kinds[1] = (Kind){"an IRI beyond ASCII", iri(self, "\xC3\xA9t\xC3\xA9")};
  kinds[2] = (Kind){"a blank node", blank(self, "r1795r2438r1")};
  kinds[3] = (Kind){"a string", literal(self, "a string", NULL, NULL)};
  kinds[4] = (Kind){"the empty string", literal(self, "", NULL, NULL)};
  kinds[5] = (Kind){"lines and an emoji",
                    literal(self, "a\n\"b\"\t\xF0\x9F\x98\x80\\", NULL, NULL)};
  kinds[6] = (Kind){"text in a language", literal(self, "ja", "de", NULL)};
  kinds[7] = (Kind){"text in a region's", literal(self, "ja", "de-at", NULL)};
  kinds[8] = (Kind){"a decimal", literal(self, "3", NULL, decimal)};
  kinds[9] = (Kind){"a truth value", literal(self, "1", NULL, boolean)};
  kinds[10] = (Kind){"a datatype that nobody knows",
                     literal(self, "x", NULL, EX "type")};
}

static librdf_statement *with_object(const Program *const self,
                                     librdf_node *const object) {
  return librdf_new_statement_from_nodes(self->world, iri(self, "s"),
                                         iri(self, "p"),
                                         librdf_new_node_from_node(object));
}

/// The one object in the answer to a pattern with this object is the object.
static bool is_found(const Program *const self, librdf_node *const object) {
  librdf_statement *const statement = with_object(self, object);
  librdf_stream *const stream =
      librdf_model_find_statements(self->model, statement);
  librdf_statement *const got = librdf_stream_get_object(stream);
  const bool is_right =
      got && librdf_statement_equals(got, statement) &&
      librdf_node_equals(librdf_statement_get_object(got), object) &&
      librdf_stream_next(stream);
  librdf_free_stream(stream);
  librdf_free_statement(statement);
  return is_right;
}

static void test_kinds(Program *const self, const char *const name) {
  Kind kinds[N_KINDS];
  make_kinds(self, kinds);
  ok(open_model(self, name, "new='yes'"), "a store is made");
  for (int i = 0; i < N_KINDS; ++i) {
    librdf_statement *const statement = with_object(self, kinds[i].node);
    ok(!librdf_model_add_statement(self->model, statement) &&
           librdf_model_contains_statement(self->model, statement),
       "%s is added", kinds[i].name);
    ok(!librdf_model_add_statement(self->model, statement) &&
           librdf_model_size(self->model) == i + 1,
       "once");
    librdf_free_statement(statement);
  }
  close_model(self);
  ok(open_model(self, name, NULL), "the store is opened again");
  is_int(librdf_model_size(self->model), N_KINDS, "and has them all");
  for (int i = 0; i < N_KINDS; ++i) {
    ok(is_found(self, kinds[i].node), "%s is found as it was", kinds[i].name);
    librdf_free_node(kinds[i].node);
  }
  librdf_node *const subject = blank(self, "b");
  librdf_statement *const statement = librdf_new_statement_from_nodes(
      self->world, subject, iri(self, "p"), literal(self, "x", "EN-gb", NULL));
  librdf_model_add_statement(self->model, statement);
  ok(librdf_model_contains_statement(self->model, statement),
     "a language tag in any case is found");
  librdf_free_statement(statement);
  close_model(self);
}

static void refuses(Program *const self, librdf_statement *const statement,
                    const char *const message, const char *const what) {
  self->messages[0] = 0;
  const int size = librdf_model_size(self->model);
  ok(librdf_storage_add_statement(self->storage, statement) &&
         strstr(self->messages, message) &&
         librdf_model_size(self->model) == size,
     "%s is refused", what);
  if (!strstr(self->messages, message)) {
    printf("# %s", self->messages);
  }
  librdf_free_statement(statement);
}

static void test_refused(Program *const self, const char *const name) {
  ok(open_model(self, name, NULL), "the store is opened");
  refuses(self,
          librdf_new_statement_from_nodes(self->world,
                                          literal(self, "x", NULL, NULL),
                                          iri(self, "p"), iri(self, "o")),
          "", "a literal as subject");
  refuses(self,
          librdf_new_statement_from_nodes(
              self->world, iri(self, "s"),
              librdf_new_node_from_uri_string(self->world, bytes("not an IRI")),
              iri(self, "o")),
          "not an absolute IRI", "what is no IRI");
  refuses(self,
          librdf_new_statement_from_nodes(self->world, iri(self, "s"),
                                          iri(self, "p"),
                                          literal(self, "\xFF", NULL, NULL)),
          "invalid UTF-8", "what is not UTF-8");
  close_model(self);
}

// ---- Patterns and contexts

enum { SIDE = 4 };

static const char *const NAMES[SIDE] = {"a", "b", "c", "d"};

/// Statement (s, p, o) is in graph g if the numbers say so.
static bool is_in(const int s, const int p, const int o, const int g) {
  return (s * 7 + p * 5 + o * 3 + g) % 4 < 2;
}

static bool matches(const int part, const int wanted) {
  return wanted == SIDE || part == wanted;
}

static int count_matches(const int s, const int p, const int o, const int g) {
  int n = 0;
  for (int i = 0; i < SIDE * SIDE * SIDE * SIDE; ++i) {
    const int at[] = {i % 4, i / 4 % 4, i / 16 % 4, i / 64};
    n += is_in(at[0], at[1], at[2], at[3]) && matches(at[0], s) &&
         matches(at[1], p) && matches(at[2], o) && matches(at[3], g);
  }
  return n;
}

static const char *name_of(const int number) {
  return number == SIDE ? NULL : NAMES[number];
}

static void fill(const Program *const self) {
  bool is_right = !librdf_model_transaction_start(self->model);
  for (int i = 0; i < SIDE * SIDE * SIDE * SIDE; ++i) {
    const int at[] = {i % 4, i / 4 % 4, i / 16 % 4, i / 64};
    if (is_in(at[0], at[1], at[2], at[3])) {
      is_right =
          !add(self, NAMES[at[0]], NAMES[at[1]], NAMES[at[2]], NAMES[at[3]]) &&
          is_right;
    }
  }
  ok(is_right && !librdf_model_transaction_commit(self->model),
     "statements are added to contexts in one transaction");
}

static void test_patterns(Program *const self, const char *const name) {
  ok(open_model(self, name, "new='yes'"), "a store is emptied");
  is_int(librdf_model_size(self->model), 0, "and has nothing");
  fill(self);
  int n_wrong = 0;
  const int n = SIDE + 1;
  for (int i = 0; i < n * n * n * n; ++i) {
    const int at[] = {i % n, i / n % n, i / n / n % n, i / n / n / n};
    n_wrong +=
        found(self, name_of(at[0]), name_of(at[1]), name_of(at[2]),
              name_of(at[3])) != count_matches(at[0], at[1], at[2], at[3]);
  }
  is_int(n_wrong, 0, "each of 625 patterns finds what it has to");
  is_int(librdf_model_size(self->model), count_matches(SIDE, SIDE, SIDE, SIDE),
         "size");
  is_int(count_graphs(self), SIDE, "contexts");
  ok(librdf_model_supports_contexts(self->model),
     "librdf knows that there are contexts");
}

static int count_nodes(librdf_iterator *const nodes) {
  int n = 0;
  for (; nodes && !librdf_iterator_end(nodes); librdf_iterator_next(nodes)) {
    n += librdf_iterator_get_object(nodes) != NULL;
  }
  librdf_free_iterator(nodes);
  return n;
}

static void test_nodes(const Program *const self) {
  librdf_node *const a = iri(self, "a");
  librdf_node *const b = iri(self, "b");
  librdf_node *const none = iri(self, "none");
  is_int(count_nodes(librdf_model_get_targets(self->model, a, b)),
         count_matches(0, 1, SIDE, SIDE), "targets");
  is_int(count_nodes(librdf_model_get_sources(self->model, a, b)),
         count_matches(SIDE, 0, 1, SIDE), "sources");
  is_int(count_nodes(librdf_model_get_arcs(self->model, a, b)),
         count_matches(0, SIDE, 1, SIDE), "arcs");
  is_int(count_nodes(librdf_model_get_targets(self->model, a, none)), 0,
         "none");
  ok(librdf_model_has_arc_in(self->model, a, b) &&
         librdf_model_has_arc_out(self->model, a, b) &&
         !librdf_model_has_arc_out(self->model, none, b),
     "has arcs");
  librdf_free_node(a);
  librdf_free_node(b);
  librdf_free_node(none);
}

static void test_streams(const Program *const self) {
  librdf_stream *const stream = librdf_model_as_stream(self->model);
  librdf_node *const graph = librdf_stream_get_context2(stream);
  ok(graph && librdf_node_is_resource(graph), "a stream tells the context");
  librdf_stream *const other = librdf_model_as_stream(self->model);
  librdf_stream_next(other);
  ok(!librdf_stream_end(stream) && !librdf_stream_end(other),
     "two streams at once");
  librdf_free_stream(other);
  is_int(add(self, "during", "a", "b", NULL), 0,
         "a statement is added while a stream reads");
  librdf_free_stream(stream);
}

static void test_removal(const Program *const self) {
  const int in_a = found(self, NULL, NULL, NULL, "a");
  const int all = librdf_model_size(self->model);
  librdf_node *const a = iri(self, "a");
  ok(!librdf_model_context_remove_statements(self->model, a) &&
         !found(self, NULL, NULL, NULL, "a") &&
         librdf_model_size(self->model) == all - in_a &&
         count_graphs(self) == 3,
     "a context is removed");
  librdf_free_node(a);
  add(self, "x", "y", "z", "b");
  add(self, "x", "y", "z", "c");
  add(self, "x", "y", "z", NULL);
  is_int(found(self, "x", "y", "z", NULL), 3, "a statement in three contexts");
  librdf_statement *const statement = triple(self, "x", "y", "z");
  librdf_node *const b = iri(self, "b");
  librdf_model_context_remove_statement(self->model, b, statement);
  is_int(found(self, "x", "y", "z", NULL), 2, "is removed from one");
  is_int(found(self, "x", "y", "z", "c"), 1, "and is in the other");
  librdf_model_remove_statement(self->model, statement);
  is_int(found(self, "x", "y", "z", NULL), 0, "is removed from all");
  ok(!librdf_model_contains_statement(self->model, statement),
     "and no more contained");
  librdf_free_node(b);
  librdf_free_statement(statement);
}

static void test_transactions(const Program *const self) {
  const int size = librdf_model_size(self->model);
  ok(!librdf_model_transaction_start(self->model), "a transaction");
  ok(librdf_model_transaction_start(self->model), "is not begun twice");
  add(self, "t", "t", "t", "new");
  is_int(librdf_model_size(self->model), size + 1, "sees what it wrote");
  ok(!librdf_model_transaction_rollback(self->model) &&
         librdf_model_size(self->model) == size && count_graphs(self) == 3,
     "and is undone");
  ok(librdf_model_transaction_commit(self->model) &&
         librdf_model_transaction_rollback(self->model),
     "there is nothing to end without one");
  ok(!add(self, "t", "t", "t", "new") &&
         librdf_model_size(self->model) == size + 1,
     "what was undone can be added");
}

/// A read while others look on: once in the union, twice in the graphs.
static void test_union(Program *const self, const char *const name) {
  ok(open_model(self, name, "new='yes'"), "a store");
  add(self, "x", "y", "z", "b");
  add(self, "x", "y", "z", "c");
  close_model(self);
  ok(open_model(self, name, "contexts='no'"), "is read without contexts");
  is_int(librdf_model_size(self->model), 1, "what two contexts say, once");
  is_int(found(self, NULL, "y", NULL, NULL), 1, "when looked for, too");
  librdf_statement *const statement = triple(self, "x", "y", "z");
  librdf_model_remove_statement(self->model, statement);
  librdf_free_statement(statement);
  is_int(librdf_model_size(self->model), 0, "and is removed from both");
  close_model(self);
}

/// The program closes while a stream still reads.
static void test_early_close(Program *const self, const char *const name) {
  ok(open_model(self, name, NULL), "a store");
  add(self, "x", "y", "z", "b");
  add(self, "x", "y", "w", "b");
  librdf_stream *const stream = librdf_model_as_stream(self->model);
  librdf_storage_close(self->storage);
  librdf_stream_next(stream);
  ok(!librdf_stream_end(stream), "a stream outlives the closing");
  ok(librdf_model_size(self->model) == -1 &&
         strstr(self->messages, "the store is not open"),
     "but nothing else is answered");
  librdf_free_stream(stream);
  close_model(self);
}

static void test_query(const Program *const self) {
  librdf_query *const query = librdf_new_query(
      self->world, "sparql", NULL,
      bytes("SELECT * WHERE { ?s <" EX "p> ?o . ?s <" EX "q> ?v }"), NULL);
  add(self, "one", "p", "o", NULL);
  add(self, "one", "q", "o", "g");
  add(self, "two", "p", "o", NULL);
  librdf_query_results *const results =
      librdf_model_query_execute(self->model, query);
  int n = 0;
  for (; results && !librdf_query_results_finished(results);
       librdf_query_results_next(results)) {
    ++n;
  }
  is_int(n, 1, "rasqal asks the store, through librdf");
  librdf_free_query_results(results);
  librdf_free_query(query);
}

// ---- What cannot be

static void test_read_only(Program *const self, const char *const name) {
  ok(open_model(self, name, "write='no'"), "a store is opened to be read");
  const int size = librdf_model_size(self->model);
  ok(size > 0, "is read");
  ok(add(self, "x", "x", "x", NULL) &&
         strstr(self->messages, "is open to be read only"),
     "is not written, which is told");
  ok(librdf_model_transaction_start(self->model), "no transaction is begun");
  is_int(librdf_model_size(self->model), size, "and is as it was");
  close_model(self);
}

static void fails_to_open(Program *const self, const char *const name,
                          const char *const options,
                          const char *const message) {
  ok(!open_model(self, name, options) && strstr(self->messages, message),
     "%s with %s: %s", name, options, message);
  close_model(self);
}

static void test_wrong_files(Program *const self, const char *const folder) {
  char name[512];
  struct stat info;
  static const char foreign[] = "This is a letter and no store.\n";
  (void)snprintf(name, sizeof(name), "%s/letter", folder);
  FILE *const file = fopen(name, "w");
  fputs(foreign, file);
  fclose(file);
  fails_to_open(self, name, "contexts='yes'", "is no store of entente");
  fails_to_open(self, name, "new='yes'", "is no store of entente");
  ok(!stat(name, &info) && info.st_size == sizeof(foreign) - 1,
     "the letter is as it was");
  fails_to_open(self, folder, "new='yes'", "is no file");
  (void)snprintf(name, sizeof(name), "%s/missing", folder);
  fails_to_open(self, name, "write='no'", "no such store");
  fails_to_open(self, name, "contexts='yes'", "no such store");
  ok(stat(name, &info) != 0, "no file is made by looking");
  fails_to_open(self, "", "new='yes'", "no name of a file");
}

int main(const int argc, char **const argv) {
  Program self;
  char name[512];
  if (argc != 2) {
    return 99;
  }
  (void)snprintf(name, sizeof(name), "%s/a.db", argv[1]);
  begin(&self);
  test_kinds(&self, name);
  test_refused(&self, name);
  test_patterns(&self, name);
  test_nodes(&self);
  test_streams(&self);
  test_removal(&self);
  test_transactions(&self);
  close_model(&self);
  test_union(&self, name);
  test_early_close(&self, name);
  open_model(&self, name, NULL);
  test_query(&self);
  close_model(&self);
  test_read_only(&self, name);
  test_wrong_files(&self, argv[1]);
  librdf_free_world(self.world);
  return done();
}

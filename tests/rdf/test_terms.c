// Grammar, statements that can be written, prefixes, labels, syntaxes, graphs
#include "base/buffer.h"
#include "log_keeper.h"
#include "rdf/check.h"
#include "rdf/grammar.h"
#include "rdf/graph.h"
#include "rdf/labels.h"
#include "rdf/prefixes.h"
#include "rdf/syntax.h"
#include "rdf/turtle_term.h"
#include "tap.h"

#include <string.h>

/// Check each word of a list that is separated by spaces.
static void all(bool (*const is_valid)(EntView), const bool wanted,
                const char *const what, const char *const words) {
  for (EntView rest = ent_view(words); rest.data;) {
    const EntView word = ent_view_cut(&rest, ' ');
    ok(is_valid(word) == wanted, "'%.*s' is %s%s", ENT_VIEW_ARGS(word),
       wanted ? "" : "not ", what);
  }
}

static void test_names(void) {
  all(ent_is_local_name, true, "a local name",
      "a A 1 _ : a.b a..b a-b a- 1-2 :: a:b %41 a%4f %41.b \xC3\xA9 a\xC2\xB7 "
      "a\xE2\x80\xBF \xF0\x90\x80\x80");
  ok(ent_is_local_name(ENT_VIEW("")), "nothing is a local name");
  all(ent_is_local_name, false, "a local name",
      ". a. .a - -a % %4 %4g a%4 a/b a#b a?b a(b) a'b a~b a!b a@b a,b a;b a=b "
      "a&b a* a+ a\"b a<b a\\.b \xC3\x97 \xC2\xB7 \xE2\x80\xBF \xEF\xBF\xBE "
      "a\x7F");
  all(ent_is_prefix_name, true, "a prefix", "a a.b a-1 a1 \xC3\xA9");
  ok(ent_is_prefix_name(ENT_VIEW("")), "nothing is a prefix");
  all(ent_is_prefix_name, false, "a prefix", "_ 1a a. .a -a a:b a%41");
  all(ent_is_blank_label, true, "a label", "a _ 0 a.b a-b \xC3\xA9 b0 genid1");
  all(ent_is_blank_label, false, "a label", "a. .a -a a:b a%41 \xC2\xB7");
  ok(!ent_is_blank_label(ENT_VIEW("")), "nothing is no label");
}

/// Each ASCII character alone, between and behind letters.
static void test_ascii(void) {
  static const char inner[] = "0123456789-_.:"
                              "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                              "abcdefghijklmnopqrstuvwxyz";
  int n_wrong = 0;
  for (int c = 0; c < 0x80; ++c) {
    const char alone[] = {(char)c, '\0'};
    const char between[] = {'a', (char)c, 'a', '\0'};
    const char last[] = {'a', (char)c, '\0'};
    const bool is_inner = c && strchr(inner, c);
    n_wrong += ent_is_local_name(ent_view_of(between, 3)) != is_inner;
    n_wrong +=
        ent_is_local_name(ent_view_of(last, 2)) != (is_inner && c != '.');
    n_wrong += ent_is_local_name(ent_view_of(alone, 1)) !=
               (is_inner && c != '.' && c != '-');
    n_wrong += ent_is_absolute_iri(ent_view_of("x:", 2)) != true;
    const char iri[] = {'x', ':', (char)c, '\0'};
    n_wrong += ent_is_absolute_iri(ent_view_of(iri, 3)) !=
               (c > ' ' && !strchr("<>\"{}|^`\\", c));
  }
  is_int(n_wrong, 0, "all of ASCII in local names and IRIs");
}

static void test_tags_and_iris(void) {
  all(ent_is_language_tag, true, "a tag", "en en-GB zh-Hans-CN x-1a a-1");
  all(ent_is_language_tag, false, "a tag",
      "1 en- -en en--gb en_GB e1 \xC3\xA9");
  ok(!ent_is_language_tag((EntView){NULL, 0}) &&
         !ent_is_language_tag(ENT_VIEW("")),
     "nothing is no tag");
  all(ent_is_absolute_iri, true, "an IRI",
      "http://a/ urn:x: x: a+b-c.1:z http://a/\xC3\xA9?q#f http://a/%2");
  all(ent_is_absolute_iri, false, "an IRI",
      "a a/b #f :a 1:a +a:b http//a x_y:z http://a/<b> x:{ x:| x:^ x:` x:\\");
  ok(!ent_is_absolute_iri(ENT_VIEW("x: y")) &&
         !ent_is_absolute_iri(ENT_VIEW("x:\ny")) &&
         !ent_is_absolute_iri(ENT_VIEW("")),
     "neither spaces nor nothing");
}

static void is_bare(const char *const type, const bool wanted,
                    const char *const words) {
  char datatype[128];
  (void)snprintf(datatype, sizeof(datatype), "%s%s", ENT_NS_XSD, type);
  for (EntView rest = ent_view(words); rest.data;) {
    const EntView word = ent_view_cut(&rest, ' ');
    ok(ent_is_bare_literal(word, ent_view(datatype)) == wanted,
       "'%.*s' is %sa bare %s", ENT_VIEW_ARGS(word), wanted ? "" : "not ",
       type);
  }
}

static void test_bare(void) {
  is_bare("integer", true, "0 3 -3 +3 007 12345678901234567890");
  is_bare("integer", false, "3.0 3. abc - + 3e0 --3 0x3 \xD9\xA3");
  is_bare("decimal", true, "0.93 -1.0 +1.50 00.0");
  is_bare("decimal", false, "3 5. .5 1.0e0 . -.5 1.2.3");
  is_bare("double", true, "1e0 1.0E+6 -2.5e-3 +1E1");
  is_bare("double", false, "1.0 3 INF NaN -INF .5e0 5.e0 1e e1 1e+ 1e1.0");
  is_bare("boolean", true, "true false");
  is_bare("boolean", false, "TRUE 1 0 True");
  is_bare("int", false, "3");
  is_bare("string", false, "3 true");
  ok(!ent_is_bare_literal(ENT_VIEW(""), ENT_VIEW(ENT_NS_XSD "integer")) &&
         !ent_is_bare_literal(ENT_VIEW(" 3"), ENT_VIEW(ENT_NS_XSD "integer")) &&
         !ent_is_bare_literal(ENT_VIEW("3"), ENT_VIEW("")) &&
         !ent_is_bare_literal(ENT_VIEW("3"), ENT_VIEW("integer")),
     "nothing, a space, no datatype, another datatype");
}

static void refused(const EntWorld *const world, LogKeeper *const log,
                    const EntStatement statement, const EntStatus wanted,
                    const char *const message) {
  log_keeper_clear(log);
  is_int(ent_check_statement(world, ENT_AT_LINE("f", 7), &statement), wanted,
         message);
  ok(strstr(log->text, "f:7:0") && strstr(log->text, message), "its message");
}

static void test_check(void) {
  LogKeeper log;
  EntWorld *const w = log_keeper_world(&log, NULL);
  const EntTerm none = {ENT_TERM_NONE};
  const EntTerm i = ent_term_iri(ENT_VIEW("x:y"));
  const EntTerm b = ent_term_blank(ENT_VIEW("b"));
  const EntTerm s = ent_term_string(ENT_VIEW("s"));
  ok(!ent_check_statement(w, ENT_NOWHERE, &(EntStatement){b, i, s, b}) &&
         !ent_check_statement(w, ENT_NOWHERE, &(EntStatement){i, i, b, i}),
     "good statements");
  refused(w, &log, (EntStatement){s, i, s, none}, ENT_ERR_DATA, "subject is");
  refused(w, &log, (EntStatement){none, i, s, none}, ENT_ERR_DATA, "subject");
  refused(w, &log, (EntStatement){i, b, s, none}, ENT_ERR_DATA,
          "predicate is no IRI");
  refused(w, &log, (EntStatement){i, i, none, none}, ENT_ERR_DATA, "no object");
  refused(w, &log, (EntStatement){i, i, s, s}, ENT_ERR_DATA,
          "graph is a literal");
  refused(w, &log,
          (EntStatement){i, i, ent_term_string(ENT_VIEW("a\xFF")), none},
          ENT_ERR_ENCODING, "invalid UTF-8 in a term at byte 2");
  refused(w, &log, (EntStatement){i, i, ent_term_iri(ENT_VIEW("a b")), none},
          ENT_ERR_DATA, "not an absolute IRI: a b");
  refused(w, &log, (EntStatement){i, i, ent_term_blank(ENT_VIEW("a.")), none},
          ENT_ERR_DATA, "not a blank node label: a.");
  refused(w, &log,
          (EntStatement){i, i, ent_term_text(s.value, ENT_VIEW("e_n")), none},
          ENT_ERR_DATA, "not a language tag: e_n");
  refused(w, &log,
          (EntStatement){i, i, ent_term_typed(s.value, ENT_VIEW("date")), none},
          ENT_ERR_DATA, "not an absolute IRI: date");
  refused(w, &log,
          (EntStatement){
              i, i, {ENT_TERM_LITERAL, s.value, i.value, ENT_VIEW("en")}, none},
          ENT_ERR_DATA, "both language and datatype");
  ent_world_free(w);
}

static bool shortens(const EntPrefixes *const prefixes, const char *const iri,
                     const char *const wanted) {
  EntView name = {NULL, 0};
  EntView local = {NULL, 0};
  char got[256] = "-";
  if (ent_prefixes_shorten(prefixes, ent_view(iri), &name, &local)) {
    (void)snprintf(got, sizeof(got), "%.*s:%.*s", ENT_VIEW_ARGS(name),
                   ENT_VIEW_ARGS(local));
  }
  return !strcmp(got, wanted);
}

static bool set(EntPrefixes *const prefixes, const char *const name,
                const char *const iri) {
  bool is_new = false;
  return !ent_prefixes_set(prefixes, ent_view(name), ent_view(iri), &is_new) &&
         is_new;
}

static void test_prefixes(const EntAllocator *const allocator) {
  EntPrefixes p = {.allocator = allocator};
  ok(shortens(&p, "http://a/x", "-"), "no prefixes");
  ok(set(&p, "a", "http://a/") && set(&p, "", "http://a/b/") &&
         set(&p, "z", "http://a/b/"),
     "new prefixes");
  ok(!set(&p, "a", "http://a/"), "a known one");
  ok(!set(&p, "1", "http://a/") && !set(&p, "_", "http://a/") &&
         !set(&p, "a.", "http://a/") && !set(&p, "r", "rel/") &&
         !set(&p, "s", "http://a b/") && !set(&p, "u", "http://\xFF/"),
     "unusable ones");
  ok(shortens(&p, "http://a/x", "a:x"), "shorten");
  ok(shortens(&p, "http://a/b/x", ":x"), "the longest, and of two the first");
  ok(shortens(&p, "http://a/b/", ":"), "the namespace itself");
  ok(shortens(&p, "http://a/b/c.", "-"), "never a name that ends in a dot");
  ok(shortens(&p, "http://a/b", "a:b"), "a shorter one where it fits");
  ok(shortens(&p, "http://other/", "-"), "another namespace");
  ok(set(&p, "a", "http://c/") && shortens(&p, "http://a/x", "-") &&
         shortens(&p, "http://c/x", "a:x"),
     "another meaning replaces the first");
  char name[16];
  for (int i = 0; i < 2 * ENT_PREFIXES_MAX; ++i) {
    (void)snprintf(name, sizeof(name), "p%d", i);
    (void)set(&p, name, "http://p/");
  }
  is_int((long)p.count, ENT_PREFIXES_MAX, "there is a limit");
  ent_prefixes_clear(&p);
  ok(shortens(&p, "http://c/x", "-") && !p.items, "cleared");
}

static void is_renamed(EntBuffer *const out, const size_t document,
                       const char *const label, const char *const wanted) {
  (void)ent_label_rename(out, document, ent_view(label));
  is_view(ent_buffer_view(out), wanted, label);
}

static void test_labels(const EntAllocator *const allocator) {
  EntBuffer out = {.allocator = allocator};
  is_renamed(&out, 1, "a", "a");
  is_renamed(&out, 1, "genid", "genid");
  is_renamed(&out, 1, "genid1", "xgenid1");
  is_renamed(&out, 1, "xgenid1", "xxgenid1");
  is_renamed(&out, 1, "genid1x", "genid1x");
  is_renamed(&out, 1, "d2_a", "xd2_a");
  is_renamed(&out, 1, "xd2_a", "xxd2_a");
  is_renamed(&out, 1, "d_a", "d_a");
  is_renamed(&out, 1, "d2a", "d2a");
  is_renamed(&out, 1, "x", "x");
  is_renamed(&out, 2, "a", "d2_a");
  is_renamed(&out, 2, "genid1", "d2_xgenid1");
  (void)ent_label_generate(&out, 1, 7);
  is_view(ent_buffer_view(&out), "genid7", "made in the first document");
  (void)ent_label_generate(&out, 12, 7);
  is_view(ent_buffer_view(&out), "d12_genid7", "made in another");
  ent_buffer_free(&out);
}

static void test_syntaxes(void) {
  ok(ent_syntax_default() == ent_syntax_find(ENT_VIEW("turtle")),
     "Turtle is the default");
  size_t n = 0;
  for (const EntSyntax *s = NULL; (s = ent_syntax_at(n)); ++n) {
    EntView extensions = ent_view(s->extensions);
    ok(ent_syntax_find(ent_view(s->name)) == s, "%s by name", s->name);
    while (extensions.data) {
      ok(ent_syntax_find(ent_view_cut(&extensions, ' ')) == s,
         "%s by extension", s->name);
    }
  }
  is_int((long)n, 6, "syntaxes");
  ok(!ent_syntax_find(ENT_VIEW("n3")) && !ent_syntax_find(ENT_VIEW("")) &&
         !ent_syntax_find(ENT_VIEW("rdf owl")),
     "no such syntax");
  const EntSyntax *const nt = ent_syntax_find(ENT_VIEW("ntriples"));
  ok(ent_syntax_of_file(ENT_VIEW("a.b/c.d.nt")) == nt &&
         ent_syntax_of_file(ENT_VIEW(".nt")) == nt &&
         !ent_syntax_of_file(ENT_VIEW("x.nt/y")) &&
         !ent_syntax_of_file(ENT_VIEW("nt")) &&
         !ent_syntax_of_file(ENT_VIEW("x.")) &&
         !ent_syntax_of_file(ENT_VIEW("")),
     "syntax of a file");
}

static void test_terms(const EntAllocator *const allocator) {
  EntBuffer out = {.allocator = allocator};
  (void)ent_turtle_append(&out, NULL, (EntTerm){ENT_TERM_NONE});
  is_view(ent_buffer_view(&out), "", "no term");
  (void)ent_turtle_append(&out, NULL, ent_term_iri(ENT_VIEW("x:y")));
  (void)ent_turtle_append(
      &out, NULL, ent_term_typed(ENT_VIEW("a"), ENT_VIEW(ENT_NS_XSD "string")));
  (void)ent_turtle_append(&out, NULL, ent_term_string(ENT_VIEW("a\0b")));
  is_view(ent_buffer_view(&out), "<x:y>\"a\"\"a\\u0000b\"", "terms as Turtle");
  ent_buffer_free(&out);
  const EntTerm a = ent_term_string(ENT_VIEW("a"));
  const EntTerm b = ent_term_text(ENT_VIEW("a"), ENT_VIEW("en"));
  const EntTerm c = ent_term_typed(ENT_VIEW("a"), ENT_VIEW("x:y"));
  const EntTerm d = ent_term_iri(ENT_VIEW("a"));
  const EntTerm e = ent_term_blank(ENT_VIEW("a"));
  ok(ent_term_equals(a, a) && !ent_term_equals(a, b) &&
         !ent_term_equals(a, c) && !ent_term_equals(b, c) &&
         !ent_term_equals(a, d) && !ent_term_equals(d, e),
     "equal terms");
  ok(ent_term_compare((EntTerm){ENT_TERM_NONE}, d) < 0 &&
         ent_term_compare(d, e) < 0 && ent_term_compare(e, a) < 0 &&
         ent_term_compare(a, b) < 0 && ent_term_compare(b, c) < 0,
     "order of terms");
}

static void test_graph(const EntWorld *const world) {
  EntGraph *const graph = ent_graph_new(world);
  const EntSink sink = ent_graph_sink(graph);
  const EntTerm none = {ENT_TERM_NONE};
  const EntTerm s = ent_term_iri(ENT_VIEW("x:s"));
  const EntTerm p = ent_term_iri(ENT_VIEW("a:p"));
  const EntTerm type = ent_term_iri(ENT_VIEW(ENT_NS_RDF "type"));
  is_int((long)ent_graph_sort(graph), 0, "an empty graph");
  ok(!ent_sink_triple(sink, s, p, s, none) &&
         !ent_sink_triple(sink, s, type, s, none) &&
         !ent_sink_triple(sink, p, p, s, s) &&
         !ent_sink_triple(sink, s, p, s, none) &&
         !ent_sink_base(sink, s.value) && !ent_sink_end(sink),
     "statements");
  is_int((long)ent_graph_sort(graph), 3, "each once");
  ok(ent_term_equals(ent_graph_at(graph, 0)->predicate, type) &&
         ent_term_equals(ent_graph_at(graph, 1)->predicate, p) &&
         ent_term_equals(ent_graph_at(graph, 2)->graph, s),
     "sorted, types first");
  ent_graph_free(graph);
  ent_graph_free(NULL);
}

int main(void) {
  EntWorld *const world = ent_world_new(NULL);
  const EntAllocator *const allocator = ent_world_allocator(world);
  test_names();
  test_ascii();
  test_tags_and_iris();
  test_bare();
  test_check();
  test_prefixes(allocator);
  test_labels(allocator);
  test_syntaxes();
  test_terms(allocator);
  test_graph(world);
  ent_world_free(world);
  return done();
}

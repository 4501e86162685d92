/**
   @file random_graph.h
   Graphs made of chance, and of what is hard to write; the same for a seed.
*/
#ifndef ENT_TESTS_RDF_RANDOM_GRAPH_H
#define ENT_TESTS_RDF_RANDOM_GRAPH_H

#include "base/buffer.h"
#include "base/utf8.h"
#include "rdf/sink.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

typedef struct {
  uint64_t state; ///< Of xorshift64*; not zero
  bool has_graphs;
  EntBuffer texts[8]; ///< Views of the statement at hand look in here
  size_t n_texts;
} RandomGraph;

static uint32_t random_next(RandomGraph *const self, const uint32_t limit) {
  self->state ^= self->state >> 12;
  self->state ^= self->state << 25;
  self->state ^= self->state >> 27;
  return (uint32_t)((self->state * UINT64_C(0x2545F4914F6CDD1D)) >> 33) % limit;
}

#define RANDOM_PICK(self, array)                                               \
  ((array)[random_next((self), sizeof(array) / sizeof((array)[0]))])

static EntBuffer *random_text(RandomGraph *const self) {
  EntBuffer *const text = &self->texts[self->n_texts++ % 8];
  ent_buffer_clear(text);
  return text;
}

/// A code point of any kind, controls included, save zero.
static uint32_t random_code_point(RandomGraph *const self) {
  static const uint32_t edges[] = {'"',    '\\',    '\n',    '\r',    '\t',
                                   0x7F,   0x80,    0x85,    0xA0,    0x7FF,
                                   0x800,  0x2028,  0xD7FF,  0xE000,  0xFEFF,
                                   0xFFFD, 0x10000, 0x1F600, 0x10FFFD};
  switch (random_next(self, 4)) {
  case 0:
    return RANDOM_PICK(self, edges);
  case 1:
    return 1 + random_next(self, 0x1F);
  case 2:
    return 0xA1 + random_next(self, 0x3000);
  default:
    return ' ' + random_next(self, 0x5F);
  }
}

static EntView random_string(RandomGraph *const self) {
  EntBuffer *const text = random_text(self);
  char bytes[4];
  for (uint32_t n = random_next(self, 12); n; --n) {
    const size_t size = ent_utf8_encode(random_code_point(self), bytes);
    (void)ent_buffer_append(text, ent_view_of(bytes, size));
  }
  return ent_buffer_view(text);
}

/// An IRI that often, and not always, makes a prefixed name. It has no segment
/// "." or "..", which readers take out (RFC 3986, section 5.2.2).
static EntTerm random_iri(RandomGraph *const self) {
  static const char *const starts[] = {
      "http://example.org/",   "http://example.org/deep/",
      "http://example.org/x#", "urn:x:",
      "tag:a,2021:",           "http://example.org/d\xC3\xA9j\xC3\xA0/"};
  static const char *const parts[] = {"a",
                                      "B",
                                      "1",
                                      "-",
                                      "_",
                                      ".",
                                      ":",
                                      "%20",
                                      "%",
                                      "/",
                                      "(",
                                      ")",
                                      "'",
                                      "~",
                                      "!",
                                      "$",
                                      "&",
                                      "*",
                                      "+",
                                      ",",
                                      ";",
                                      "=",
                                      "?",
                                      "#",
                                      "@",
                                      "\xC3\xA9",
                                      "\xC2\xB7",
                                      "\xCC\x81",
                                      "\xE2\x80\xBF",
                                      "\xF0\x9F\x98\x80",
                                      "%4",
                                      "a.b"};
  EntBuffer *const text = random_text(self);
  (void)ent_buffer_append(text, ent_view(RANDOM_PICK(self, starts)));
  for (uint32_t n = random_next(self, 5); n; --n) {
    const EntView part = ent_view(RANDOM_PICK(self, parts));
    const bool was_slash = text->data[text->size - 1] == '/';
    const bool is_dot = ent_view_equals(part, ENT_VIEW("."));
    (void)ent_buffer_append(text, was_slash && is_dot ? ENT_VIEW("a.") : part);
  }
  return ent_term_iri(ent_buffer_view(text));
}

static EntTerm random_blank(RandomGraph *const self) {
  static const char *const labels[] = {"b0",       "b1",  "genid1", "xgenid1",
                                       "_x",       "0a",  "a.b",    "d2_a",
                                       "\xC3\xA9", "a-b", "A"};
  return ent_term_blank(ent_view(RANDOM_PICK(self, labels)));
}

static EntTerm random_typed(RandomGraph *const self) {
  static const char *const values[] = {
      "0",   "3",          "-3",    "+3",   "007",     "3.0",  "0.93",
      ".5",  "5.",         "1e0",   "1.E3", "-1.5e-3", ".5E1", "INF",
      "NaN", "true",       "false", "TRUE", "1",       "",     " 3",
      "3 ",  "2021-04-01", "--1",   "1e",   "e1",      "+",    "1.2.3"};
  static const char *const types[] = {
      ENT_NS_XSD "integer",        ENT_NS_XSD "decimal", ENT_NS_XSD "double",
      ENT_NS_XSD "boolean",        ENT_NS_XSD "date",    ENT_NS_XSD "int",
      "http://example.org/my.type"};
  return ent_term_typed(ent_view(RANDOM_PICK(self, values)),
                        ent_view(RANDOM_PICK(self, types)));
}

static EntTerm random_object(RandomGraph *const self) {
  static const char *const tags[] = {"en", "en-gb", "zh-hans-cn", "x-1a"};
  switch (random_next(self, 6)) {
  case 0:
    return random_blank(self);
  case 1:
    return random_iri(self);
  case 2:
    return random_typed(self);
  case 3: {
    const EntView text = random_string(self);
    return ent_term_text(text, ent_view(RANDOM_PICK(self, tags)));
  }
  default:
    return ent_term_string(random_string(self));
  }
}

static EntTerm random_subject(RandomGraph *const self) {
  return random_next(self, 3) ? random_iri(self) : random_blank(self);
}

static EntTerm random_name(RandomGraph *const self) {
  return self->has_graphs && random_next(self, 3) ? random_subject(self)
                                                  : (EntTerm){ENT_TERM_NONE};
}

/// A statement; its texts are made in the order of its terms.
static EntStatement random_statement(RandomGraph *const self) {
  static const char type[] = ENT_NS_RDF "type";
  const EntTerm subject = random_subject(self);
  const EntTerm predicate =
      random_next(self, 4) ? random_iri(self) : ent_term_iri(ent_view(type));
  const EntTerm object = random_object(self);
  return (EntStatement){subject, predicate, object, random_name(self)};
}

static EntStatus random_prefix(RandomGraph *const self, const EntSink sink) {
  static const char *const names[] = {"",         "ex", "deep", "x.y",  "a-1",
                                      "\xC3\xA9", "x",  "1bad", "bad.", "_"};
  static const char *const iris[] = {"http://example.org/",
                                     "http://example.org/deep/",
                                     "http://example.org/x#",
                                     "urn:x:",
                                     ENT_NS_XSD,
                                     "http://example.org/d\xC3\xA9j\xC3\xA0/",
                                     "relative/",
                                     "http://a b/"};
  return ent_sink_prefix(sink, ent_view(RANDOM_PICK(self, names)),
                         ent_view(RANDOM_PICK(self, iris)));
}

/// Emit one statement, or several with the same subject or predicate.
static EntStatus random_group(RandomGraph *const self, const EntSink sink) {
  EntStatement statement = random_statement(self);
  ENT_TRY(ent_sink_statement(sink, &statement));
  for (uint32_t n = random_next(self, 3); n; --n) {
    self->n_texts = 4; // Subject and predicate, first made, stay
    statement.object = random_object(self);
    ENT_TRY(ent_sink_statement(sink, &statement));
  }
  return ENT_SUCCESS;
}

/// Emit prefixes and about `n` statements, and the end.
static EntStatus random_emit(const EntAllocator *const allocator,
                             const uint64_t seed, const bool has_graphs,
                             uint32_t n, const EntSink sink) {
  RandomGraph self = {.state = (seed + 1) * UINT64_C(0x9E3779B97F4A7C15),
                      .has_graphs = has_graphs};
  for (size_t i = 0; i < 8; ++i) {
    self.texts[i].allocator = allocator;
  }
  EntStatus status = ENT_SUCCESS;
  for (; n && !status; --n) {
    self.n_texts = 0;
    status = random_next(&self, 5) ? random_group(&self, sink)
                                   : random_prefix(&self, sink);
  }
  for (size_t i = 0; i < 8; ++i) {
    ent_buffer_free(&self.texts[i]);
  }
  return status ? status : ent_sink_end(sink);
}

#endif // ENT_TESTS_RDF_RANDOM_GRAPH_H

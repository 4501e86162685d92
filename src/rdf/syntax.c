#include "rdf/syntax.h"

#include "rdf/jsonld_writer.h"
#include "rdf/nt_writer.h"
#include "rdf/turtle_writer.h"

static const EntSyntax SYNTAXES[] = {
    {"turtle", "Turtle", "ttl", "text/turtle", false, ent_turtle_writer_new,
     "turtle"},
    {"ntriples", "N-Triples", "nt", "application/n-triples", false,
     ent_ntriples_writer_new, "ntriples"},
    {"nquads", "N-Quads", "nq", "application/n-quads", true,
     ent_nquads_writer_new, "nquads"},
    {"trig", "TriG", "trig", "application/trig", true, ent_trig_writer_new,
     "trig"},
    {"jsonld", "JSON-LD lines", "jsonl", "application/x-ndjson", true,
     ent_jsonld_writer_new, NULL},
    {"rdfxml", "RDF/XML", "rdf owl", "application/rdf+xml", false, NULL,
     "rdfxml"},
};

enum { N_SYNTAXES = sizeof(SYNTAXES) / sizeof(SYNTAXES[0]) };

const EntSyntax *ent_syntax_default(void) {
  return &SYNTAXES[0];
}

const EntSyntax *ent_syntax_at(const size_t index) {
  return index < N_SYNTAXES ? &SYNTAXES[index] : NULL;
}

static bool has_word(const char *const words, const EntView word) {
  for (EntView rest = ent_view(words); rest.data;) {
    if (ent_view_equals(ent_view_cut(&rest, ' '), word)) {
      return true;
    }
  }
  return false;
}

static const EntSyntax *find_extension(const EntView extension) {
  for (size_t i = 0; i < N_SYNTAXES; ++i) {
    if (has_word(SYNTAXES[i].extensions, extension)) {
      return &SYNTAXES[i];
    }
  }
  return NULL;
}

const EntSyntax *ent_syntax_find(const EntView name) {
  for (size_t i = 0; i < N_SYNTAXES; ++i) {
    if (ent_view_equals(ent_view(SYNTAXES[i].name), name)) {
      return &SYNTAXES[i];
    }
  }
  return find_extension(name);
}

const EntSyntax *ent_syntax_of_file(const EntView file_name) {
  size_t at = file_name.size;
  while (at && file_name.data[at - 1] != '.' && file_name.data[at - 1] != '/') {
    --at;
  }
  const bool has_extension = at && file_name.data[at - 1] == '.';
  return has_extension
             ? find_extension(ent_view_slice(file_name, at, file_name.size))
             : NULL;
}

const EntSyntax *ent_syntax_of_media_type(const EntView media_type) {
  for (size_t i = 0; i < N_SYNTAXES; ++i) {
    if (ent_view_equals(ent_view(SYNTAXES[i].media_type), media_type)) {
      return &SYNTAXES[i];
    }
  }
  return NULL;
}

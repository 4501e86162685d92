#include "rdf/ontology.h"

#include "base/arena.h"
#include "base/vector.h"
#include "rdf/reader.h"
#include "rdf/vocab.h"

#include <stdlib.h>
#include <string.h>

#define RDFS "http://www.w3.org/2000/01/rdf-schema#"
#define OWL "http://www.w3.org/2002/07/owl#"
#define ENT "https://w3id.org/entente#"
#define SKOS "http://www.w3.org/2004/02/skos/core#"

/// A term of the files that the built-in vocabulary does not have.
typedef struct {
  EntVocabKind kind; ///< #ENT_N_VOCAB_KINDS until its type is told
  EntVocabEntry entry;
  EntView above;  ///< IRI of the known term right above it, or the last told
  EntPlace place; ///< Where it is spoken of first
} Term;

struct EntOntologyImpl {
  const EntWorld *world;
  const EntAllocator *allocator;
  EntArena arena;
  EntVocabulary vocabulary;
  EntReader *reader; ///< While files are read
  const char *file;
  struct {
    Term *items;
    size_t count, capacity;
  } terms;
  struct {
    EntVocabPrefix *items;
    size_t count, capacity;
  } prefixes;
};

/// \name Reading
/// @{

static bool find_by_iri(const EntVocabulary *const vocabulary,
                        const EntVocabKind kind, const EntView iri,
                        EntId *const id) {
  const EntVocabTable *const table = &vocabulary->tables[kind];
  for (size_t i = 0; i < table->count; ++i) {
    if (ent_view_equals(table->entries[i].iri, iri)) {
      *id = (EntId)i;
      return true;
    }
  }
  return false;
}

static bool is_built_in(const EntView iri) {
  EntId id;
  return find_by_iri(ent_vocabulary(), ENT_VOCAB_CLASS, iri, &id) ||
         find_by_iri(ent_vocabulary(), ENT_VOCAB_PROPERTY, iri, &id);
}

static Term *find_term(const EntOntology *const self, const EntView iri) {
  for (size_t i = 0; i < self->terms.count; ++i) {
    if (ent_view_equals(self->terms.items[i].entry.iri, iri)) {
      return &self->terms.items[i];
    }
  }
  return NULL;
}

static EntStatus find_or_add_term(EntOntology *const self, const EntView iri,
                                  Term **const term) {
  *term = find_term(self, iri);
  if (*term) {
    return ENT_SUCCESS;
  }
  EntView copy;
  ENT_TRY(ent_arena_copy(&self->arena, iri, &copy));
  *term = ENT_PUSH(self->allocator, &self->terms);
  if (!*term) {
    return ENT_ERR_MEMORY;
  }
  (*term)->kind = ENT_N_VOCAB_KINDS;
  (*term)->entry.iri = copy;
  (*term)->entry.parent = ENT_NO_ID;
  (*term)->place = ENT_AT_LINE(self->file, ent_reader_line(self->reader));
  return ENT_SUCCESS;
}

/// The kind of term that a type makes, or #ENT_N_VOCAB_KINDS.
static EntVocabKind kind_of_type(const EntView type) {
  static const struct {
    const char *iri;
    EntVocabKind kind;
  } types[] = {
      {OWL "Class", ENT_VOCAB_CLASS},
      {RDFS "Class", ENT_VOCAB_CLASS},
      {OWL "ObjectProperty", ENT_VOCAB_PROPERTY},
      {OWL "DatatypeProperty", ENT_VOCAB_PROPERTY},
      {ENT_NS_RDF "Property", ENT_VOCAB_PROPERTY},
  };
  for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); ++i) {
    if (ent_view_equals(type, ent_view(types[i].iri))) {
      return types[i].kind;
    }
  }
  return ENT_N_VOCAB_KINDS;
}

static EntStatus set_kind(EntOntology *const self, const EntView subject,
                          const EntVocabKind kind) {
  Term *term = NULL;
  if (kind == ENT_N_VOCAB_KINDS) {
    return ENT_SUCCESS;
  }
  ENT_TRY(find_or_add_term(self, subject, &term));
  term->kind = kind;
  return ENT_SUCCESS;
}

/// Of several terms above, one that the built-in vocabulary has is kept.
static EntStatus set_above(EntOntology *const self, const EntView subject,
                           const EntVocabKind kind, const EntTerm object) {
  Term *term = NULL;
  if (object.kind != ENT_TERM_IRI) {
    return ENT_SUCCESS;
  }
  ENT_TRY(find_or_add_term(self, subject, &term));
  term->kind = kind;
  return term->above.size && is_built_in(term->above)
             ? ENT_SUCCESS
             : ent_arena_copy(&self->arena, object.value, &term->above);
}

static EntStatus set_text(EntOntology *const self, const EntView subject,
                          const EntTerm object, const bool is_label) {
  Term *term = NULL;
  ENT_TRY(find_or_add_term(self, subject, &term));
  const bool is_english =
      !object.language.size || ent_view_equals(object.language, ENT_VIEW("en"));
  EntView *const text =
      is_label ? (is_english ? &term->entry.label : NULL)
      : ent_view_equals(object.datatype, ENT_VIEW(ENT "cameo"))
          ? &term->entry.cameo
      : ent_view_equals(object.datatype, ENT_VIEW(ENT "plover"))
          ? &term->entry.plover
          : NULL;
  return text ? ent_arena_copy(&self->arena, object.value, text) : ENT_SUCCESS;
}

static EntStatus take_statement(EntOntology *const self,
                                const EntStatement *const statement) {
  const EntView subject = statement->subject.value;
  const EntView predicate = statement->predicate.value;
  const EntTerm object = statement->object;
  if (statement->subject.kind != ENT_TERM_IRI || is_built_in(subject)) {
    return ENT_SUCCESS;
  }
  if (ent_view_equals(predicate, ENT_VIEW(ENT_NS_RDF "type"))) {
    return set_kind(self, subject, kind_of_type(object.value));
  }
  if (ent_view_equals(predicate, ENT_VIEW(RDFS "subClassOf"))) {
    return set_above(self, subject, ENT_VOCAB_CLASS, object);
  }
  if (ent_view_equals(predicate, ENT_VIEW(RDFS "subPropertyOf"))) {
    return set_above(self, subject, ENT_VOCAB_PROPERTY, object);
  }
  const bool is_label = ent_view_equals(predicate, ENT_VIEW(RDFS "label"));
  return is_label || ent_view_equals(predicate, ENT_VIEW(SKOS "notation"))
             ? set_text(self, subject, object, is_label)
             : ENT_SUCCESS;
}

static const EntVocabPrefix *find_prefix(const EntOntology *const self,
                                         const EntView name) {
  for (size_t i = 0; i < self->prefixes.count; ++i) {
    if (ent_view_equals(self->prefixes.items[i].prefix, name)) {
      return &self->prefixes.items[i];
    }
  }
  return NULL;
}

/// A prefix keeps what it meant first.
static EntStatus add_prefix(EntOntology *const self, const EntView name,
                            const EntView iri) {
  if (!name.size || find_prefix(self, name)) {
    return ENT_SUCCESS;
  }
  EntVocabPrefix added;
  ENT_TRY(ent_arena_copy(&self->arena, name, &added.prefix));
  ENT_TRY(ent_arena_copy(&self->arena, iri, &added.iri));
  EntVocabPrefix *const prefix = ENT_PUSH(self->allocator, &self->prefixes);
  return prefix ? (*prefix = added, ENT_SUCCESS) : ENT_ERR_MEMORY;
}

static EntStatus take_event(void *const handle,
                            const EntRdfEvent *const event) {
  EntOntology *const self = handle;
  switch (event->kind) {
  case ENT_RDF_PREFIX:
    return add_prefix(self, event->prefix.name, event->prefix.iri);
  case ENT_RDF_STATEMENT:
    return take_statement(self, &event->statement);
  case ENT_RDF_BASE:
  case ENT_RDF_END:
    break;
  }
  return ENT_SUCCESS;
}

static EntStatus read_files(EntOntology *const self, const char *const *files,
                            const size_t n_files) {
  for (size_t i = 0; i < ent_vocabulary()->n_prefixes; ++i) {
    ENT_TRY(add_prefix(self, ent_vocabulary()->prefixes[i].prefix,
                       ent_vocabulary()->prefixes[i].iri));
  }
  for (size_t i = 0; i < n_files; ++i) {
    self->file = files[i];
    ENT_TRY(ent_reader_read_file(self->reader, NULL, files[i], ENT_VIEW(""),
                                 (EntSink){take_event, self}));
  }
  return ENT_SUCCESS;
}

/// @}
/// \name Making the vocabulary
/// @{

/// The name in lexicons: without the prefix if it is ent:.
static EntStatus set_name(EntOntology *const self, Term *const term) {
  const EntView iri = term->entry.iri;
  for (size_t i = 0; i < self->prefixes.count; ++i) {
    const EntVocabPrefix *const prefix = &self->prefixes.items[i];
    if (!ent_view_starts_with(iri, prefix->iri) ||
        iri.size == prefix->iri.size) {
      continue;
    }
    const EntView local = ent_view_slice(iri, prefix->iri.size, iri.size);
    if (ent_view_equals(prefix->iri, ENT_VIEW(ENT))) {
      term->entry.name = local;
      return ENT_SUCCESS;
    }
    return ent_arena_format(&self->arena, &term->entry.name, "%.*s:%.*s",
                            ENT_VIEW_ARGS(prefix->prefix),
                            ENT_VIEW_ARGS(local));
  }
  return ent_error(self->world, ENT_ERR_DATA, term->place,
                   "no prefix is declared for <%.*s>", ENT_VIEW_ARGS(iri));
}

/// Forget what is neither class nor property, and name the others.
static EntStatus name_terms(EntOntology *const self) {
  size_t n_kept = 0;
  for (size_t i = 0; i < self->terms.count; ++i) {
    if (self->terms.items[i].kind != ENT_N_VOCAB_KINDS) {
      self->terms.items[n_kept] = self->terms.items[i];
      ENT_TRY(set_name(self, &self->terms.items[n_kept++]));
    }
  }
  self->terms.count = n_kept;
  return ENT_SUCCESS;
}

typedef struct {
  const EntVocabEntry *entries;
  EntId id;
} Named;

static int compare_names(const void *const a, const void *const b) {
  const Named *const left = a;
  const Named *const right = b;
  return ent_view_compare(left->entries[left->id].name,
                          right->entries[right->id].name);
}

static EntStatus sort_table(EntOntology *const self,
                            EntVocabTable *const table) {
  Named *const named =
      ent_arena_calloc(&self->arena, table->count, sizeof(Named));
  EntId *const order =
      ent_arena_calloc(&self->arena, table->count, sizeof(EntId));
  if (!named || !order) {
    return ENT_ERR_MEMORY;
  }
  for (size_t i = 0; i < table->count; ++i) {
    named[i] = (Named){table->entries, (EntId)i};
  }
  qsort(named, table->count, sizeof(Named), compare_names);
  for (size_t i = 0; i < table->count; ++i) {
    order[i] = named[i].id;
  }
  table->order = order;
  return ENT_SUCCESS;
}

/// Put the terms of a kind behind the built-in ones.
static EntStatus extend_table(EntOntology *const self,
                              const EntVocabKind kind) {
  EntVocabTable *const table = &self->vocabulary.tables[kind];
  EntVocabEntry *const entries = ent_arena_calloc(
      &self->arena, table->count + self->terms.count, sizeof(EntVocabEntry));
  if (!entries) {
    return ENT_ERR_MEMORY;
  }
  memcpy(entries, table->entries, table->count * sizeof(EntVocabEntry));
  for (size_t i = 0; i < self->terms.count; ++i) {
    if (self->terms.items[i].kind == kind) {
      entries[table->count++] = self->terms.items[i].entry;
    }
  }
  table->entries = entries;
  return sort_table(self, table);
}

static EntStatus set_parent(EntOntology *const self, const Term *const term) {
  EntVocabTable *const table = &self->vocabulary.tables[term->kind];
  EntId id = ENT_NO_ID;
  EntId above = ENT_NO_ID;
  (void)find_by_iri(&self->vocabulary, term->kind, term->entry.iri, &id);
  if (!term->above.size) {
    return ent_error(self->world, ENT_ERR_DATA, term->place,
                     "'%.*s' has nothing above it",
                     ENT_VIEW_ARGS(term->entry.name));
  }
  if (!find_by_iri(&self->vocabulary, term->kind, term->above, &above)) {
    return ent_error(self->world, ENT_ERR_DATA, term->place,
                     "unknown %s <%.*s> above '%.*s'",
                     term->kind == ENT_VOCAB_CLASS ? "class" : "property",
                     ENT_VIEW_ARGS(term->above),
                     ENT_VIEW_ARGS(term->entry.name));
  }
  ((EntVocabEntry *)table->entries)[id].parent = above;
  return ENT_SUCCESS;
}

/// Check that the way up ends, and take the code from there if it has none.
static EntStatus look_up(EntOntology *const self, const Term *const term) {
  const EntVocabTable *const table = &self->vocabulary.tables[term->kind];
  EntId id = ENT_NO_ID;
  (void)find_by_iri(&self->vocabulary, term->kind, term->entry.iri, &id);
  EntVocabEntry *const entry = (EntVocabEntry *)&table->entries[id];
  size_t n_steps = 0;
  for (EntId at = entry->parent; at != ENT_NO_ID;
       at = table->entries[at].parent) {
    if (!entry->cameo.size) {
      entry->cameo = table->entries[at].cameo;
    }
    if (++n_steps > table->count) {
      return ent_error(self->world, ENT_ERR_DATA, term->place,
                       "'%.*s' is above itself",
                       ENT_VIEW_ARGS(term->entry.name));
    }
  }
  return ENT_SUCCESS;
}

static EntStatus make_vocabulary(EntOntology *const self) {
  ENT_TRY(name_terms(self));
  ENT_TRY(extend_table(self, ENT_VOCAB_CLASS));
  ENT_TRY(extend_table(self, ENT_VOCAB_PROPERTY));
  for (size_t i = 0; i < self->terms.count; ++i) {
    ENT_TRY(set_parent(self, &self->terms.items[i]));
  }
  for (size_t i = 0; i < self->terms.count; ++i) {
    ENT_TRY(look_up(self, &self->terms.items[i]));
  }
  self->vocabulary.prefixes = self->prefixes.items;
  self->vocabulary.n_prefixes = self->prefixes.count;
  return ENT_SUCCESS;
}

/// @}

EntStatus ent_ontology_open(const EntWorld *const world,
                            const char *const *const files,
                            const size_t n_files,
                            EntOntology **const ontology) {
  const EntAllocator *const allocator = ent_world_allocator(world);
  EntOntology *const self = ent_calloc(allocator, 1, sizeof(EntOntology));
  if (!self) {
    return ENT_ERR_MEMORY;
  }
  self->world = world;
  self->allocator = allocator;
  self->vocabulary = *ent_vocabulary();
  ent_arena_init(&self->arena, allocator);
  EntStatus status = ENT_SUCCESS;
  if (n_files) {
    self->reader = ent_reader_new(world);
    status = self->reader ? read_files(self, files, n_files) : ENT_ERR_MEMORY;
    ent_reader_free(self->reader);
    self->reader = NULL;
    status = status ? status : make_vocabulary(self);
  }
  if (status) {
    ent_ontology_close(self);
    return status;
  }
  *ontology = self;
  return ENT_SUCCESS;
}

void ent_ontology_close(EntOntology *const ontology) {
  if (!ontology) {
    return;
  }
  ent_free(ontology->allocator, ontology->terms.items);
  ent_free(ontology->allocator, ontology->prefixes.items);
  ent_arena_clear(&ontology->arena);
  ent_free(ontology->allocator, ontology);
}

const EntVocabulary *
ent_ontology_vocabulary(const EntOntology *const ontology) {
  return &ontology->vocabulary;
}

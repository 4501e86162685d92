#include "know/export.h"

#include "rdf/vocab.h"

#define WIKIDATA "http://www.wikidata.org/entity/"
#define SUB_ORGANIZATION "http://www.w3.org/ns/org#subOrganizationOf"

typedef struct {
  const EntWorld *world;
  const EntKnowledge *kb;
  EntView base;
  EntSink sink;
  EntArena *arena; ///< Cleared after each entity
} Exporter;

static EntStatus mint(const Exporter *const x, const EntView key,
                      EntTerm *const term) {
  EntView iri;
  ENT_TRY(ent_arena_join(x->arena, x->base, key, &iri));
  *term = ent_term_iri(iri);
  return ENT_SUCCESS;
}

static EntStatus add(const Exporter *const x, const EntTerm subject,
                     const EntId property, const EntTerm object) {
  return ent_sink_triple(
      x->sink, subject,
      ent_term_iri(ent_property_iri(ent_vocabulary(), property)), object,
      (EntTerm){ENT_TERM_NONE});
}

static EntStatus add_string(const Exporter *const x, const EntTerm subject,
                            const EntId property, const EntView text) {
  return text.size ? add(x, subject, property, ent_term_string(text))
                   : ENT_SUCCESS;
}

static EntStatus add_entity(const Exporter *const x, const EntTerm subject,
                            const EntId property, const EntEntity object) {
  EntTerm term;
  if (object == ENT_NO_ENTITY) {
    return ENT_SUCCESS;
  }
  ENT_TRY(mint(x, ent_knowledge_id(x->kb, object), &term));
  return add(x, subject, property, term);
}

static EntView date_type(const EntDate date) {
  return date.day     ? ENT_VIEW(ENT_NS_XSD "date")
         : date.month ? ENT_VIEW(ENT_NS_XSD "gYearMonth")
                      : ENT_VIEW(ENT_NS_XSD "gYear");
}

static EntStatus add_date(const Exporter *const x, const EntTerm subject,
                          const EntId property, const EntDate date) {
  char text[ENT_DATE_SIZE];
  if (!ent_date_is_set(date)) {
    return ENT_SUCCESS;
  }
  const EntView view = ent_view_of(text, ent_date_format(date, text));
  return add(x, subject, property, ent_term_typed(view, date_type(date)));
}

static EntStatus add_class(const Exporter *const x, const EntTerm subject,
                           const EntView name) {
  EntId id = ENT_NO_ID;
  if (!ent_class_find(ent_vocabulary(), name, &id)) {
    return ent_error(x->world, ENT_ERR_DATA, ENT_NOWHERE,
                     "the ontology has no class %.*s", ENT_VIEW_ARGS(name));
  }
  return add(x, subject, ENT_P_RDF_TYPE,
             ent_term_iri(ent_class_iri(ent_vocabulary(), id)));
}

static bool is_a(const Exporter *const x, const EntEntity entity,
                 const EntView class_name) {
  return ent_knowledge_is_a(x->kb, entity, class_name);
}

/// Return whether a name before number `n` has the same text, as "Serb" has,
/// which is adjective and demonym.
static bool is_repeated(const Exporter *const x, const EntEntity e,
                        const size_t n) {
  const EntView text = ent_knowledge_name(x->kb, e, n).text;
  for (size_t i = 0; i < n; ++i) {
    if (ent_view_equals(ent_knowledge_name(x->kb, e, i).text, text)) {
      return true;
    }
  }
  return ent_view_equals(ent_knowledge_label(x->kb, e), text);
}

static EntStatus add_names(const Exporter *const x, const EntTerm self,
                           const EntEntity e) {
  ENT_TRY(add_string(x, self, ENT_P_RDFS_LABEL, ent_knowledge_label(x->kb, e)));
  for (size_t i = 0; i < ent_knowledge_name_count(x->kb, e); ++i) {
    const EntName name = ent_knowledge_name(x->kb, e, i);
    if (name.kind != ENT_NAME_SURNAME && !is_repeated(x, e, i)) {
      ENT_TRY(add_string(x, self, ENT_P_SKOS_ALT_LABEL, name.text));
    }
  }
  return ENT_SUCCESS;
}

/// Write the first surname as family name, and what is before it as given.
static EntStatus add_person(const Exporter *const x, const EntTerm self,
                            const EntEntity e) {
  const EntView label = ent_knowledge_label(x->kb, e);
  for (size_t i = 0; i < ent_knowledge_name_count(x->kb, e); ++i) {
    const EntName name = ent_knowledge_name(x->kb, e, i);
    if (name.kind == ENT_NAME_SURNAME) {
      ENT_TRY(add_string(x, self, ENT_P_SCHEMA_FAMILY_NAME, name.text));
      const bool is_last = ent_view_ends_with(label, name.text);
      const EntView given =
          ent_view_slice(label, 0, is_last ? label.size - name.text.size : 0);
      return add_string(x, self, ENT_P_SCHEMA_GIVEN_NAME, ent_view_trim(given));
    }
  }
  return ENT_SUCCESS;
}

static EntStatus add_organization(const Exporter *const x, const EntTerm self,
                                  const EntEntity e) {
  const EntEntity parent = ent_knowledge_parent(x->kb, e);
  if (parent != ENT_NO_ENTITY && is_a(x, parent, ENT_VIEW("Organization"))) {
    EntTerm object;
    ENT_TRY(mint(x, ent_knowledge_id(x->kb, parent), &object));
    ENT_TRY(ent_sink_triple(x->sink, self,
                            ent_term_iri(ENT_VIEW(SUB_ORGANIZATION)), object,
                            (EntTerm){ENT_TERM_NONE}));
  }
  return add_entity(x, self, ENT_P_OF_STATE, ent_knowledge_state_of(x->kb, e));
}

static EntStatus add_dates(const Exporter *const x, const EntTerm self,
                           const EntEntity e) {
  if (is_a(x, e, ENT_VIEW("Agreement"))) {
    return add_date(x, self, ENT_P_DATE_SIGNED, ent_knowledge_begin(x->kb, e));
  }
  if (is_a(x, e, ENT_VIEW("Place"))) {
    return ENT_SUCCESS;
  }
  ENT_TRY(add_date(x, self, ENT_P_BEGIN, ent_knowledge_begin(x->kb, e)));
  return add_date(x, self, ENT_P_END, ent_knowledge_end(x->kb, e));
}

static EntStatus add_relations(const Exporter *const x, const EntTerm self,
                               const EntEntity e) {
  for (size_t i = 0; i < ent_knowledge_relation_count(x->kb, e); ++i) {
    const EntRelation relation = ent_knowledge_relation(x->kb, e, i);
    EntId property = ENT_NO_ID;
    if (ent_property_find(ent_vocabulary(), relation.relation, &property)) {
      ENT_TRY(add_entity(x, self, property, relation.object));
    }
  }
  return ENT_SUCCESS;
}

static EntStatus add_identity(const Exporter *const x, const EntTerm self,
                              const EntEntity e) {
  if (is_a(x, e, ENT_VIEW("State"))) {
    ENT_TRY(add_string(x, self, ENT_P_ISO3166, ent_knowledge_code(x->kb, e)));
  }
  const EntView wikidata = ent_knowledge_wikidata(x->kb, e);
  EntView iri;
  if (!wikidata.size) {
    return ENT_SUCCESS;
  }
  ENT_TRY(ent_arena_join(x->arena, ENT_VIEW(WIKIDATA), wikidata, &iri));
  return add(x, self, ENT_P_OWL_SAME_AS, ent_term_iri(iri));
}

/// Write what only entities of some classes have.
static EntStatus add_particulars(const Exporter *const x, const EntTerm self,
                                 const EntEntity e) {
  if (is_a(x, e, ENT_VIEW("Person"))) {
    return add_person(x, self, e);
  }
  if (is_a(x, e, ENT_VIEW("Organization"))) {
    return add_organization(x, self, e);
  }
  return is_a(x, e, ENT_VIEW("Place"))
             ? add_entity(x, self, ENT_P_LOCATED_IN,
                          ent_knowledge_parent(x->kb, e))
             : ENT_SUCCESS;
}

static EntId owner_property(const Exporter *const x, const EntEntity of) {
  return is_a(x, of, ENT_VIEW("State"))   ? ENT_P_OF_STATE
         : is_a(x, of, ENT_VIEW("Place")) ? ENT_P_OF_PLACE
                                          : ENT_P_OF_ORGANIZATION;
}

/// An office holding is named after who held what, and since when.
static EntStatus mint_holding(const Exporter *const x,
                              const EntOfficeTerm *const term,
                              EntTerm *const self) {
  char begin[ENT_DATE_SIZE];
  EntView key;
  const size_t size = ent_date_format(term->begin, begin);
  const EntView holder = ent_knowledge_id(x->kb, term->holder);
  const EntView of = ent_knowledge_id(x->kb, term->of);
  ENT_TRY(ent_arena_format(x->arena, &key, "%.*s/%.*s/%.*s/%.*s",
                           ENT_VIEW_ARGS(holder), ENT_VIEW_ARGS(term->office),
                           ENT_VIEW_ARGS(of), (int)size, begin));
  return mint(x, key, self);
}

static EntStatus export_term(const Exporter *const x,
                             const EntOfficeTerm *const term) {
  EntTerm self;
  EntId office = ENT_NO_ID;
  if (!ent_office_find(ent_vocabulary(), term->office, &office)) {
    return ent_error(x->world, ENT_ERR_DATA, ENT_NOWHERE,
                     "the ontology has no office %.*s",
                     ENT_VIEW_ARGS(term->office));
  }
  ENT_TRY(mint_holding(x, term, &self));
  ENT_TRY(add_class(x, self, ENT_VIEW("OfficeHolding")));
  ENT_TRY(add_entity(x, self, ENT_P_HOLDER, term->holder));
  ENT_TRY(add(x, self, ENT_P_OFFICE,
              ent_term_iri(ent_office_iri(ent_vocabulary(), office))));
  ENT_TRY(add_entity(x, self, owner_property(x, term->of), term->of));
  ENT_TRY(add_date(x, self, ENT_P_BEGIN, term->begin));
  ENT_TRY(add_date(x, self, ENT_P_END, term->end));
  return add(x, self, ENT_P_PROV_WAS_DERIVED_FROM,
             ent_term_iri(ent_individual_iri(ent_vocabulary(),
                                             ENT_INDIVIDUAL_KNOWLEDGE_BASE)));
}

static EntStatus export_entity(const Exporter *const x, const EntEntity e) {
  EntTerm self;
  ENT_TRY(mint(x, ent_knowledge_id(x->kb, e), &self));
  ENT_TRY(add_class(x, self, ent_knowledge_class(x->kb, e)));
  ENT_TRY(add_names(x, self, e));
  ENT_TRY(add_identity(x, self, e));
  ENT_TRY(add_particulars(x, self, e));
  ENT_TRY(add_dates(x, self, e));
  ENT_TRY(add_relations(x, self, e));
  for (size_t i = 0; i < ent_knowledge_term_count(x->kb, e); ++i) {
    const EntOfficeTerm term = ent_knowledge_term(x->kb, e, i);
    ENT_TRY(export_term(x, &term));
  }
  return ENT_SUCCESS;
}

static EntStatus write_prefixes(const EntSink sink) {
  const EntVocabulary *const vocabulary = ent_vocabulary();
  for (size_t i = 0; i < vocabulary->n_prefixes; ++i) {
    ENT_TRY(ent_sink_prefix(sink, vocabulary->prefixes[i].prefix,
                            vocabulary->prefixes[i].iri));
  }
  return ENT_SUCCESS;
}

EntStatus ent_knowledge_export(const EntWorld *const world,
                               const EntKnowledge *const knowledge,
                               const EntView base, const EntSink sink) {
  EntArena arena;
  ent_arena_init(&arena, ent_world_allocator(world));
  const Exporter x = {world, knowledge, base, sink, &arena};
  EntStatus status = write_prefixes(sink);
  for (EntEntity e = 0; !status && e < ent_knowledge_count(knowledge); ++e) {
    status = export_entity(&x, e);
    ent_arena_clear(&arena);
  }
  return status;
}

#include "frame/graph_impl.h"

#define WIKIDATA "http://www.wikidata.org/entity/"

static EntStatus referent_iri(const EntGraphWriter *const writer,
                              const EntReferentId id, EntTerm *const iri) {
  return ent_graph_mint(writer, writer->reading->referents.items[id].key, iri);
}

/// Write `property` with another referent as object, if there is one.
static EntStatus add_referent(const EntGraphWriter *const writer,
                              const EntTerm self, const EntId property,
                              const EntReferentId id) {
  if (id == ENT_NO_REFERENT) {
    return ENT_SUCCESS;
  }
  EntTerm object;
  ENT_TRY(referent_iri(writer, id, &object));
  return ent_graph_add(writer, self, property, object);
}

/// \name Parts of a referent's description
/// @{

/// A known entity's label is not what the article calls it, so it is a name.
static EntStatus write_names(const EntGraphWriter *const writer,
                             const EntReferent *const referent,
                             const EntTerm self) {
  ENT_TRY(
      ent_graph_add_string(writer, self, ENT_P_RDFS_LABEL, referent->label));
  for (size_t i = 0; i < referent->names.count; ++i) {
    ENT_TRY(ent_graph_add_string(writer, self, ENT_P_SKOS_ALT_LABEL,
                                 referent->names.items[i]));
  }
  return ENT_SUCCESS;
}

static EntStatus write_identity(const EntGraphWriter *const writer,
                                const EntReferent *const referent,
                                const EntTerm self) {
  const EntKnowledge *const knowledge = writer->reading->model->knowledge;
  if (referent->known == ENT_NO_ENTITY) {
    return ENT_SUCCESS;
  }
  if (referent->kind == ENT_KIND_STATE) {
    ENT_TRY(
        ent_graph_add_string(writer, self, ENT_P_ISO3166,
                             ent_knowledge_code(knowledge, referent->known)));
  }
  const EntView wikidata = ent_knowledge_wikidata(knowledge, referent->known);
  if (!wikidata.size) {
    return ENT_SUCCESS;
  }
  EntView iri;
  ENT_TRY(ent_arena_join(writer->arena, ENT_VIEW(WIKIDATA), wikidata, &iri));
  return ent_graph_add(writer, self, ENT_P_OWL_SAME_AS, ent_term_iri(iri));
}

static EntStatus write_owner(const EntGraphWriter *const writer,
                             const EntReferent *const referent,
                             const EntTerm self) {
  const EntReferentId owner = referent->belongs_to;
  if (owner == ENT_NO_REFERENT) {
    return ENT_SUCCESS;
  }
  const EntLexKind kind = writer->reading->referents.items[owner].kind;
  if (referent->kind == ENT_KIND_PLACE && kind != ENT_KIND_ORGANIZATION) {
    return add_referent(writer, self, ENT_P_LOCATED_IN, owner);
  }
  return referent->kind == ENT_KIND_ORGANIZATION && kind == ENT_KIND_STATE
             ? add_referent(writer, self, ENT_P_OF_STATE, owner)
             : ENT_SUCCESS;
}

/// The family name is the last word of the label, in what languages we read.
static EntStatus write_person(const EntGraphWriter *const writer,
                              const EntReferent *const referent,
                              const EntTerm self) {
  const EntView label = referent->label;
  size_t space = label.size;
  while (space > 0 && label.data[space - 1] != ' ') {
    --space;
  }
  if (referent->kind != ENT_KIND_PERSON || !space) {
    return ENT_SUCCESS;
  }
  ENT_TRY(ent_graph_add_string(writer, self, ENT_P_SCHEMA_FAMILY_NAME,
                               ent_view_slice(label, space, label.size)));
  return ent_graph_add_string(writer, self, ENT_P_SCHEMA_GIVEN_NAME,
                              ent_view_slice(label, 0, space - 1));
}

static EntStatus write_mentions(EntGraphWriter *const writer,
                                const EntReferent *const referent,
                                const EntTerm self) {
  for (size_t i = 0; i < referent->mentions.count; ++i) {
    EntTerm span;
    ENT_TRY(ent_graph_mint_span(writer, referent->mentions.items[i], &span));
    ENT_TRY(ent_graph_add(writer, self, ENT_P_MENTION, span));
  }
  return ENT_SUCCESS;
}

/// @}
/// \name Agreements
/// @{

static EntStatus add_event(const EntGraphWriter *const writer,
                           const EntTerm self, const EntId property,
                           uint32_t event) {
  event = ent_reading_event(writer->reading, event);
  if (event == ENT_NO_EVENT ||
      !ent_graph_has_event(writer, &writer->reading->events.items[event])) {
    return ENT_SUCCESS;
  }
  EntTerm object;
  ENT_TRY(ent_graph_mint_local(writer, "event", event, &object));
  return ent_graph_add(writer, self, property, object);
}

/// A clause is named after its agreement: "…/agreement/x/clause/9".
static EntStatus clause_iri(const EntGraphWriter *const writer,
                            const EntTerm agreement, const EntView number,
                            EntTerm *const clause) {
  EntView slug;
  EntView iri;
  ENT_TRY(ent_reading_slug(writer->arena, number, &slug));
  ENT_TRY(ent_arena_format(writer->arena, &iri, "%.*s/clause/%.*s",
                           ENT_VIEW_ARGS(agreement.value),
                           ENT_VIEW_ARGS(slug)));
  *clause = ent_term_iri(iri);
  return ENT_SUCCESS;
}

/// Write the clauses themselves.
static EntStatus write_clauses(const EntGraphWriter *const writer,
                               const EntAgreement *const agreement,
                               const EntTerm self) {
  for (size_t i = 0; agreement && i < agreement->clauses.count; ++i) {
    const EntView number = agreement->clauses.items[i];
    EntTerm clause;
    ENT_TRY(clause_iri(writer, self, number, &clause));
    ENT_TRY(ent_graph_add_type(writer, clause, ENT_VIEW("Clause")));
    ENT_TRY(ent_graph_add_string(writer, clause, ENT_P_NUMBER, number));
  }
  return ENT_SUCCESS;
}

static EntStatus write_agreement(const EntGraphWriter *const writer,
                                 const EntAgreement *const agreement,
                                 const EntTerm self) {
  if (!agreement) {
    return ENT_SUCCESS;
  }
  for (size_t i = 0; i < agreement->signatories.count; ++i) {
    ENT_TRY(add_referent(writer, self, ENT_P_SIGNATORY,
                         agreement->signatories.items[i]));
  }
  ENT_TRY(ent_graph_add_date(writer, self, ENT_P_DATE_SIGNED,
                             agreement->signed_on));
  ENT_TRY(add_referent(writer, self, ENT_P_PLACE_SIGNED, agreement->signed_at));
  ENT_TRY(add_referent(writer, self, ENT_P_IMPLEMENTS, agreement->implements));
  ENT_TRY(add_event(writer, self, ENT_P_ENDS, agreement->ends));
  for (size_t i = 0; i < agreement->provisions.count; ++i) {
    ENT_TRY(add_event(writer, self, ENT_P_PROVISION,
                      agreement->provisions.items[i]));
  }
  for (size_t i = 0; i < agreement->clauses.count; ++i) {
    EntTerm clause;
    ENT_TRY(clause_iri(writer, self, agreement->clauses.items[i], &clause));
    ENT_TRY(ent_graph_add(writer, self, ENT_P_CLAUSE, clause));
  }
  return ENT_SUCCESS;
}

/// @}

/// What the article tells of a state.
static EntStatus write_state(const EntGraphWriter *const writer,
                             const EntReferent *const referent,
                             const EntTerm self) {
  ENT_TRY(add_referent(writer, self, ENT_P_CAPITAL, referent->capital));
  return referent->recognition == ENT_NO_ID
             ? ENT_SUCCESS
             : ent_graph_add(writer, self, ENT_P_RECOGNITION,
                             ent_term_iri(ent_individual_iri(
                                 writer->reading->model->vocabulary,
                                 referent->recognition)));
}

static EntStatus write_referent(EntGraphWriter *const writer,
                                const EntReferentId id) {
  const EntReferent *const referent = &writer->reading->referents.items[id];
  EntTerm self;
  ENT_TRY(referent_iri(writer, id, &self));
  ENT_TRY(ent_graph_add_type(writer, self, referent->class_name));
  ENT_TRY(write_names(writer, referent, self));
  ENT_TRY(write_identity(writer, referent, self));
  ENT_TRY(write_owner(writer, referent, self));
  ENT_TRY(write_person(writer, referent, self));
  ENT_TRY(write_agreement(writer, referent->agreement, self));
  ENT_TRY(write_state(writer, referent, self));
  for (size_t i = 0; i < referent->co_chairs.count; ++i) {
    ENT_TRY(add_referent(writer, self, ENT_P_CO_CHAIR,
                         referent->co_chairs.items[i]));
  }
  for (size_t i = 0; i < referent->members.count; ++i) {
    ENT_TRY(
        add_referent(writer, self, ENT_P_MEMBER, referent->members.items[i]));
  }
  ENT_TRY(write_mentions(writer, referent, self));
  return write_clauses(writer, referent->agreement, self);
}

EntStatus ent_graph_write_referents(EntGraphWriter *const writer) {
  for (size_t i = 0; i < writer->reading->referents.count; ++i) {
    if (writer->is_needed[i]) {
      ENT_TRY(write_referent(writer, (EntReferentId)i));
    }
  }
  return ENT_SUCCESS;
}

/// \name Office holdings
/// @{

/// The property that says what an office belongs to.
static EntId owner_property(const EntReferent *const owner) {
  return owner->kind == ENT_KIND_STATE   ? ENT_P_OF_STATE
         : owner->kind == ENT_KIND_PLACE ? ENT_P_OF_PLACE
                                         : ENT_P_OF_ORGANIZATION;
}

static EntStatus write_source(const EntGraphWriter *const writer,
                              const EntOffice *const office,
                              const EntTerm self) {
  const EntVocabulary *const vocabulary = writer->reading->model->vocabulary;
  return ent_graph_add(writer, self, ENT_P_PROV_WAS_DERIVED_FROM,
                       office->is_known
                           ? ent_term_iri(ent_individual_iri(
                                 vocabulary, ENT_INDIVIDUAL_KNOWLEDGE_BASE))
                           : writer->article);
}

static EntStatus write_office(const EntGraphWriter *const writer,
                              const EntOffice *const office,
                              const uint32_t number) {
  const EntReading *const reading = writer->reading;
  const EntVocabulary *const vocabulary = reading->model->vocabulary;
  const EntReferent *const owner = &reading->referents.items[office->of];
  EntTerm self;
  EntId office_id = ENT_NO_ID;
  if (!ent_office_find(vocabulary, office->office, &office_id)) {
    return ENT_ERR_DATA;
  }
  ENT_TRY(ent_graph_mint_local(writer, "office", number, &self));
  ENT_TRY(ent_graph_add_type(writer, self, ENT_VIEW("OfficeHolding")));
  ENT_TRY(add_referent(writer, self, ENT_P_HOLDER, office->holder));
  ENT_TRY(ent_graph_add(writer, self, ENT_P_OFFICE,
                        ent_term_iri(ent_office_iri(vocabulary, office_id))));
  ENT_TRY(add_referent(writer, self, owner_property(owner), office->of));
  if (office->is_former) {
    ENT_TRY(ent_graph_add(
        writer, self, ENT_P_FORMER,
        ent_term_typed(ENT_VIEW("true"), ENT_VIEW(ENT_NS_XSD "boolean"))));
  }
  return write_source(writer, office, self);
}

EntStatus ent_graph_write_offices(EntGraphWriter *const writer) {
  for (size_t i = 0; i < writer->reading->offices.count; ++i) {
    const EntOffice *const office = &writer->reading->offices.items[i];
    if (office->of != ENT_NO_REFERENT && writer->is_needed[office->holder]) {
      ENT_TRY(write_office(writer, office, (uint32_t)i));
    }
  }
  return ENT_SUCCESS;
}

/// @}

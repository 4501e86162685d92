#include "frame/role.h"
#include "rdf/vocab.h"
#include "tap.h"

static const EntVocabulary *vocab;

// Each table is ordered by name without repetition, and finds all it holds.
static void test_find_each(void) {
  for (int kind = 0; kind < ENT_N_VOCAB_KINDS; ++kind) {
    const EntVocabTable *const table = &vocab->tables[kind];
    bool found = table->count > 0;
    bool ordered = true;
    for (EntId i = 0; i < table->count; ++i) {
      EntId id = ENT_NO_ID;
      found &= ent_vocab_find(vocab, kind, table->entries[i].name, &id);
      found &= id == i;
      ordered &=
          !i || ent_view_compare(table->entries[table->order[i - 1]].name,
                                 table->entries[table->order[i]].name) < 0;
    }
    ok(found, "kind %d: finds each of %zu terms by name", kind, table->count);
    ok(ordered, "kind %d: is in order", kind);
  }
}

static void test_find_none(void) {
  EntId id = 7;
  ok(!ent_class_find(vocab, ENT_VIEW("Signings"), &id), "too long a name");
  ok(!ent_class_find(vocab, ENT_VIEW("Sign"), &id), "too short a name");
  ok(!ent_class_find(vocab, ENT_VIEW(""), &id), "the empty name");
  ok(!ent_class_find(vocab, ENT_VIEW("agent"), &id), "a property's name");
  ok(!ent_property_find(vocab, ENT_VIEW("zzz"), &id), "a name behind all");
  is_int(id, 7, "an id that is not found is left alone");
}

static void test_classes(void) {
  EntId id = ENT_NO_ID;
  ok(ent_class_find(vocab, ENT_VIEW("Liberation"), &id), "Liberation");
  is_int(id, ENT_CLASS_LIBERATION, "its constant");
  is_int(ent_class_parent(vocab, id), ENT_CLASS_TERRITORIAL_CAPTURE, "parent");
  is_view(ent_class_cameo(vocab, id), "192", "CAMEO code");
  is_view(ent_class_name(vocab, id), "Liberation", "name");
  is_view(ent_class_iri(vocab, id), "https://w3id.org/entente#Liberation",
          "IRI");
  is_view(ent_vocab_entry(vocab, ENT_VOCAB_CLASS, id)->plover, "COERCE",
          "PLOVER category");
  is_view(ent_vocab_entry(vocab, ENT_VOCAB_CLASS, id)->label, "liberation",
          "label");
  is_view(ent_class_cameo(vocab, ENT_CLASS_ELECTION), "",
          "a class without a code does not inherit one");
  is_int(ent_class_parent(vocab, ENT_CLASS_EVENT), ENT_NO_ID, "root");
}

static void test_is_a(void) {
  ok(ent_class_is_a(vocab, ENT_CLASS_LIBERATION, ENT_CLASS_VIOLENCE),
     "liberation is violence");
  ok(ent_class_is_a(vocab, ENT_CLASS_LIBERATION, ENT_CLASS_LIBERATION),
     "a class is itself");
  ok(!ent_class_is_a(vocab, ENT_CLASS_VIOLENCE, ENT_CLASS_LIBERATION),
     "violence is no liberation");
  ok(ent_class_is_a(vocab, ENT_CLASS_LEADER, ENT_CLASS_ENTITY),
     "a leader is an entity");
  ok(ent_vocab_is_a(vocab, ENT_VOCAB_PROPERTY, ENT_P_BELLIGERENT,
                    ENT_P_PARTICIPANT),
     "a belligerent is a participant");
  ok(!ent_vocab_is_a(vocab, ENT_VOCAB_PROPERTY, ENT_P_THEME, ENT_P_PARTICIPANT),
     "a theme is no participant");
  ok(ent_vocab_is_a(vocab, ENT_VOCAB_OFFICE, ENT_OFFICE_FOREIGN_MINISTER,
                    ENT_OFFICE_MINISTER),
     "a foreign minister is a minister");
}

// Mechanisms loop over the event classes from 0.
static void test_event_classes_come_first(void) {
  bool first = true;
  for (EntId i = 0; i < ENT_N_CLASSES; ++i) {
    first &=
        ent_class_is_a(vocab, i, ENT_CLASS_EVENT) == (i < ENT_N_EVENT_CLASSES);
  }
  ok(first, "event classes are those below ENT_N_EVENT_CLASSES");
  is_int(ENT_CLASS_EVENT, 0, "and the root is 0");
}

static void test_other_kinds(void) {
  EntId id = ENT_NO_ID;
  ok(ent_office_find(vocab, ENT_VIEW("PrimeMinister"), &id) &&
         id == ENT_OFFICE_PRIME_MINISTER,
     "an office");
  ok(ent_status_find(vocab, ENT_VIEW("Negated"), &id) &&
         id == ENT_STATUS_NEGATED,
     "a status");
  is_view(ent_office_iri(vocab, ENT_OFFICE_HEAD),
          "https://w3id.org/entente#Head", "IRI of an office");
  is_view(ent_status_iri(vocab, ENT_STATUS_ACTUAL),
          "https://w3id.org/entente#Actual", "IRI of a status");
  is_view(ent_individual_iri(vocab, ENT_INDIVIDUAL_KNOWLEDGE_BASE),
          "https://w3id.org/entente#KnowledgeBase", "IRI of an individual");
  is_view(ent_property_iri(vocab, ENT_P_RDFS_LABEL),
          "http://www.w3.org/2000/01/rdf-schema#label",
          "IRI in another vocabulary");
  ok(ent_property_find(vocab, ENT_VIEW("nif:anchorOf"), &id) &&
         id == ENT_P_NIF_ANCHOR_OF,
     "other vocabularies by prefix");
}

// What the frame layer calls roles and statuses are terms of the ontology.
static void test_frame_names(void) {
  bool known = true;
  EntId id;
  for (int role = 0; role < ENT_N_ROLES; ++role) {
    known &= ent_property_find(vocab, ent_role_name((EntRole)role), &id);
  }
  ok(known, "each role is a property");
  known = true;
  for (int status = ENT_EVENT_ACTUAL; status < ENT_N_EVENT_STATUSES; ++status) {
    const EntView name = ent_event_status_name((EntEventStatus)status);
    known &= ent_status_find(vocab, name, &id);
  }
  ok(known, "each status of an event is an ent:Status");
}

static void test_prefixes(void) {
  bool found = false;
  for (size_t i = 0; i < vocab->n_prefixes; ++i) {
    found |= ent_view_equals(vocab->prefixes[i].prefix, ENT_VIEW("schema")) &&
             ent_view_equals(vocab->prefixes[i].iri,
                             ENT_VIEW("https://schema.org/"));
  }
  ok(found, "prefixes");
}

int main(void) {
  vocab = ent_vocabulary();
  test_find_each();
  test_find_none();
  test_classes();
  test_is_a();
  test_event_classes_come_first();
  test_other_kinds();
  test_frame_names();
  test_prefixes();
  return done();
}

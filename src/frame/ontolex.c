#include "frame/ontolex.h"

#include "base/buffer.h"
#include "frame/lexicon_impl.h"

#define ONTOLEX "http://www.w3.org/ns/lemon/ontolex#"
#define SYNSEM "http://www.w3.org/ns/lemon/synsem#"
#define LIME "http://www.w3.org/ns/lemon/lime#"
#define LEXINFO "http://www.lexinfo.net/ontology/3.0/lexinfo#"
#define RDFS "http://www.w3.org/2000/01/rdf-schema#"

/// What a lexicon is written with.
typedef struct {
  const EntLexicon *lexicon;
  EntSink sink;
  EntView base;
  EntBuffer entry; ///< IRI of the lexical entry
  EntBuffer names[2];
} Writer;

static const char *const pos_names[ENT_N_LEX_POS] = {"verb", "noun",
                                                     "adjective"};

static const EntView pos_iris[ENT_N_LEX_POS] = {ENT_VIEW(LEXINFO "verb"),
                                                ENT_VIEW(LEXINFO "noun"),
                                                ENT_VIEW(LEXINFO "adjective")};

static EntStatus put(const Writer *const writer, const EntView subject,
                     const EntView predicate, const EntTerm object) {
  return ent_sink_triple(writer->sink, ent_term_iri(subject),
                         ent_term_iri(predicate), object, (EntTerm){0});
}

static EntStatus put_iri(const Writer *const writer, const EntView subject,
                         const EntView predicate, const EntView object) {
  return put(writer, subject, predicate, ent_term_iri(object));
}

static EntStatus put_type(const Writer *const writer, const EntView subject,
                          const EntView type) {
  return put_iri(writer, subject, ENT_VIEW(ENT_NS_RDF "type"), type);
}

/// \name Names
/// @{

/// Append `words` as a part of an IRI, spaces as underscores.
static EntStatus append_words(EntBuffer *const iri, const EntView words) {
  for (size_t i = 0; i < words.size; ++i) {
    const unsigned char byte = (unsigned char)words.data[i];
    const bool is_plain =
        (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
        (byte >= '0' && byte <= '9') || byte == '-' || byte >= 0x80;
    if (byte == ' ') {
      ENT_TRY(ent_buffer_append_byte(iri, '_'));
    } else if (is_plain) {
      ENT_TRY(ent_buffer_append_byte(iri, (char)byte));
    } else {
      ENT_TRY(ent_buffer_format(iri, "%%%02X", byte));
    }
  }
  return ENT_SUCCESS;
}

static EntStatus name_entry(Writer *const writer,
                            const EntLexEntry *const entry) {
  ent_buffer_clear(&writer->entry);
  ENT_TRY(ent_buffer_format(&writer->entry, "%.*s%s.",
                            ENT_VIEW_ARGS(writer->base),
                            pos_names[entry->pos]));
  return append_words(&writer->entry, entry->trigger);
}

/// Name a part of the entry: ".sense-1" or, with a slot, ".frame-1.subj".
static EntStatus name_part(Writer *const writer, const size_t which,
                           const char *const part, const size_t number,
                           const EntView slot, EntView *const iri) {
  EntBuffer *const name = &writer->names[which];
  ent_buffer_clear(name);
  ENT_TRY(ent_buffer_append(name, ent_buffer_view(&writer->entry)));
  ENT_TRY(ent_buffer_format(name, ".%s", part));
  if (number) {
    ENT_TRY(ent_buffer_format(name, "-%zu", number));
  }
  if (slot.size) {
    ENT_TRY(ent_buffer_append_byte(name, '.'));
    ENT_TRY(append_words(name, slot));
  }
  *iri = ent_buffer_view(name);
  return ENT_SUCCESS;
}

/// @}
/// \name Senses
/// @{

/// The property that relates a frame to the argument in `slot`.
static EntView slot_property(const EntId slot) {
  switch (slot) {
  case ENT_SLOT_SUBJ:
    return ENT_VIEW(LEXINFO "subject");
  case ENT_SLOT_OBJ:
    return ENT_VIEW(LEXINFO "directObject");
  case ENT_SLOT_IOBJ:
    return ENT_VIEW(LEXINFO "indirectObject");
  case ENT_SLOT_POSS:
    return ENT_VIEW(LEXINFO "possessiveAdjunct");
  default:
    return slot >= ENT_N_SLOTS ? ENT_VIEW(LEXINFO "prepositionalAdjunct")
                               : ENT_VIEW(SYNSEM "synArg");
  }
}

static EntStatus write_roles(Writer *const writer, const EntView map,
                             const EntLexArgument *const argument) {
  const EntVocabulary *const vocabulary = writer->lexicon->vocabulary;
  for (uint8_t i = 0; i < argument->n_roles; ++i) {
    EntId property = argument->properties[i];
    if (property || ent_property_find(
                        vocabulary, ent_role_name((EntRole)argument->roles[i]),
                        &property)) {
      ENT_TRY(put_iri(writer, map, ENT_VIEW(ONTOLEX "reference"),
                      ent_property_iri(vocabulary, property)));
    }
  }
  return ENT_SUCCESS;
}

/// Write the frame of a sense: its arguments, as far as they have roles.
static EntStatus write_frame(Writer *const writer,
                             const EntLexEntry *const entry,
                             const size_t number) {
  const EntLexArgument *const arguments =
      ent_lexicon_arguments(writer->lexicon, entry);
  EntView frame;
  EntView place;
  ENT_TRY(name_part(writer, 0, "frame", number, ENT_VIEW(""), &frame));
  ENT_TRY(put_type(writer, frame, ENT_VIEW(SYNSEM "SyntacticFrame")));
  for (size_t i = 0; i < entry->n_arguments; ++i) {
    const EntView slot =
        ent_lexicon_slot_name(writer->lexicon, arguments[i].slot);
    if (arguments[i].n_roles) {
      ENT_TRY(name_part(writer, 1, "frame", number, slot, &place));
      ENT_TRY(put_iri(writer, frame, slot_property(arguments[i].slot), place));
    }
  }
  return ENT_SUCCESS;
}

/// Write an argument and the properties that its filler may be object of.
static EntStatus write_argument(Writer *const writer, const size_t number,
                                const EntLexArgument *const argument) {
  const EntView slot = ent_lexicon_slot_name(writer->lexicon, argument->slot);
  EntView place;
  EntView map;
  ENT_TRY(name_part(writer, 0, "frame", number, slot, &place));
  ENT_TRY(put_type(writer, place, ENT_VIEW(SYNSEM "SyntacticArgument")));
  ENT_TRY(put(writer, place, ENT_VIEW(RDFS "label"),
              ent_term_text(slot, ENT_VIEW("en"))));
  ENT_TRY(name_part(writer, 1, "map", number, slot, &map));
  ENT_TRY(put_type(writer, map, ENT_VIEW(SYNSEM "OntoMap")));
  ENT_TRY(put_iri(writer, map, ENT_VIEW(SYNSEM "objOfProp"), place));
  return write_roles(writer, map, argument);
}

static EntStatus write_arguments(Writer *const writer,
                                 const EntLexEntry *const entry,
                                 const size_t number) {
  const EntLexArgument *const arguments =
      ent_lexicon_arguments(writer->lexicon, entry);
  for (size_t i = 0; i < entry->n_arguments; ++i) {
    if (arguments[i].n_roles) {
      ENT_TRY(write_argument(writer, number, &arguments[i]));
    }
  }
  return ENT_SUCCESS;
}

/// Write the map from a frame to a class, and to its properties.
static EntStatus write_map(Writer *const writer, const EntLexEntry *const entry,
                           const size_t number) {
  const EntLexArgument *const arguments =
      ent_lexicon_arguments(writer->lexicon, entry);
  EntView map;
  EntView other;
  ENT_TRY(name_part(writer, 0, "map", number, ENT_VIEW(""), &map));
  ENT_TRY(name_part(writer, 1, "sense", number, ENT_VIEW(""), &other));
  ENT_TRY(put_type(writer, map, ENT_VIEW(SYNSEM "OntoMap")));
  ENT_TRY(put_iri(writer, map, ENT_VIEW(SYNSEM "ontoMapping"), other));
  for (size_t i = 0; i < entry->n_arguments; ++i) {
    const EntView slot =
        ent_lexicon_slot_name(writer->lexicon, arguments[i].slot);
    if (arguments[i].n_roles) {
      ENT_TRY(name_part(writer, 1, "map", number, slot, &other));
      ENT_TRY(put_iri(writer, map, ENT_VIEW(SYNSEM "submap"), other));
    }
  }
  return ENT_SUCCESS;
}

static EntStatus write_sense(Writer *const writer,
                             const EntLexEntry *const entry,
                             const size_t number) {
  EntView sense;
  ENT_TRY(name_part(writer, 0, "sense", number, ENT_VIEW(""), &sense));
  ENT_TRY(put_type(writer, sense, ENT_VIEW(ONTOLEX "LexicalSense")));
  ENT_TRY(
      put_iri(writer, sense, ENT_VIEW(ONTOLEX "reference"),
              ent_class_iri(writer->lexicon->vocabulary, entry->event_class)));
  ENT_TRY(write_frame(writer, entry, number));
  ENT_TRY(write_map(writer, entry, number));
  return write_arguments(writer, entry, number);
}

/// @}
/// \name Entries
/// @{

/// Write the entry itself; its senses are numbered from 1.
static EntStatus write_entry(Writer *const writer,
                             const EntLexEntry *const entry,
                             const size_t n_senses) {
  const EntView whole = ent_buffer_view(&writer->entry);
  EntView part;
  ENT_TRY(put_type(writer, whole,
                   entry->n_fixed ? ENT_VIEW(ONTOLEX "MultiwordExpression")
                                  : ENT_VIEW(ONTOLEX "Word")));
  ENT_TRY(put_iri(writer, whole, ENT_VIEW(LEXINFO "partOfSpeech"),
                  pos_iris[entry->pos]));
  ENT_TRY(name_part(writer, 0, "form", 0, ENT_VIEW(""), &part));
  ENT_TRY(put_iri(writer, whole, ENT_VIEW(ONTOLEX "canonicalForm"), part));
  for (size_t i = 1; i <= n_senses; ++i) {
    ENT_TRY(name_part(writer, 0, "sense", i, ENT_VIEW(""), &part));
    ENT_TRY(put_iri(writer, whole, ENT_VIEW(ONTOLEX "sense"), part));
    ENT_TRY(name_part(writer, 0, "frame", i, ENT_VIEW(""), &part));
    ENT_TRY(put_iri(writer, whole, ENT_VIEW(SYNSEM "synBehavior"), part));
  }
  ENT_TRY(name_part(writer, 0, "form", 0, ENT_VIEW(""), &part));
  ENT_TRY(put_type(writer, part, ENT_VIEW(ONTOLEX "Form")));
  return put(writer, part, ENT_VIEW(ONTOLEX "writtenRep"),
             ent_term_text(entry->trigger, ENT_VIEW("en")));
}

static bool is_sense_of(const EntLexEntry *const entry,
                        const EntLexEntry *const other) {
  return other->kind == ENT_LEX_EVENT && other->pos == entry->pos &&
         ent_view_equals(other->trigger, entry->trigger);
}

/// The entries with the lemma and part of speech of `entry`.
typedef struct {
  const EntLexEntry *first;
  size_t count;
} Group;

static size_t count_senses(const Group group, const EntLexEntry *const entry) {
  size_t n_senses = 0;
  for (size_t i = 0; i < group.count; ++i) {
    n_senses += is_sense_of(entry, &group.first[i]);
  }
  return n_senses;
}

/// Return whether no entry of the trigger stands before `entry`.
static bool is_first(const Group group, const EntLexEntry *const entry) {
  for (const EntLexEntry *other = group.first; other < entry; ++other) {
    if (is_sense_of(entry, other)) {
      return false;
    }
  }
  return true;
}

static Group group_of(const EntLexicon *const lexicon,
                      const EntLexEntry *const entry) {
  Group group;
  ent_lexicon_find(lexicon, entry->lemma, entry->pos, &group.first,
                   &group.count);
  return group;
}

/// Write a trigger with all its senses, at the first of its entries.
static EntStatus write_trigger(Writer *const writer,
                               const EntLexEntry *const entry) {
  const Group group = group_of(writer->lexicon, entry);
  size_t n_senses = 0;
  if (!is_first(group, entry)) {
    return ENT_SUCCESS;
  }
  ENT_TRY(name_entry(writer, entry));
  ENT_TRY(write_entry(writer, entry, count_senses(group, entry)));
  for (size_t i = 0; i < group.count; ++i) {
    if (is_sense_of(entry, &group.first[i])) {
      ENT_TRY(write_sense(writer, &group.first[i], ++n_senses));
    }
  }
  return ENT_SUCCESS;
}

static EntStatus write_prefixes(const EntSink sink, const EntView base) {
  static const struct {
    EntView name, iri;
  } prefixes[] = {
      {ENT_VIEW("ent"), ENT_VIEW("https://w3id.org/entente#")},
      {ENT_VIEW("lexinfo"), ENT_VIEW(LEXINFO)},
      {ENT_VIEW("lime"), ENT_VIEW(LIME)},
      {ENT_VIEW("ontolex"), ENT_VIEW(ONTOLEX)},
      {ENT_VIEW("rdfs"), ENT_VIEW(RDFS)},
      {ENT_VIEW("synsem"), ENT_VIEW(SYNSEM)},
  };
  for (size_t i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); ++i) {
    ENT_TRY(ent_sink_prefix(sink, prefixes[i].name, prefixes[i].iri));
  }
  return ent_sink_prefix(sink, ENT_VIEW("lex"), base);
}

/// Write the lexicon itself, with its entries.
static EntStatus write_whole(Writer *const writer, const EntView lexicon,
                             const EntLexEntry *const entries,
                             const size_t count) {
  ENT_TRY(put_type(writer, lexicon, ENT_VIEW(LIME "Lexicon")));
  ENT_TRY(put(writer, lexicon, ENT_VIEW(LIME "language"),
              ent_term_string(ENT_VIEW("en"))));
  for (size_t i = 0; i < count; ++i) {
    if (entries[i].kind == ENT_LEX_EVENT &&
        is_first(group_of(writer->lexicon, &entries[i]), &entries[i])) {
      ENT_TRY(name_entry(writer, &entries[i]));
      ENT_TRY(put_iri(writer, lexicon, ENT_VIEW(LIME "entry"),
                      ent_buffer_view(&writer->entry)));
    }
  }
  return ENT_SUCCESS;
}

static EntStatus write_all(Writer *const writer, const EntView lexicon) {
  size_t count;
  const EntLexEntry *const entries =
      ent_lexicon_entries(writer->lexicon, &count);
  ENT_TRY(write_prefixes(writer->sink, writer->base));
  ENT_TRY(write_whole(writer, lexicon, entries, count));
  for (size_t i = 0; i < count; ++i) {
    if (entries[i].kind == ENT_LEX_EVENT) {
      ENT_TRY(write_trigger(writer, &entries[i]));
    }
  }
  return ENT_SUCCESS;
}

EntStatus ent_lexicon_write_ontolex(const EntLexicon *const lexicon,
                                    const EntView base, const EntSink sink) {
  const EntAllocator *const allocator = lexicon->allocator;
  Writer writer = {
      .lexicon = lexicon,
      .sink = sink,
      .base = base,
      .entry = {.allocator = allocator},
      .names = {{.allocator = allocator}, {.allocator = allocator}}};
  EntBuffer name = {.allocator = allocator};
  EntStatus status =
      ent_buffer_format(&name, "%.*slexicon", ENT_VIEW_ARGS(base));
  if (!status) {
    status = write_all(&writer, ent_buffer_view(&name));
  }
  ent_buffer_free(&name);
  ent_buffer_free(&writer.entry);
  ent_buffer_free(&writer.names[0]);
  ent_buffer_free(&writer.names[1]);
  return status;
}

/// @}

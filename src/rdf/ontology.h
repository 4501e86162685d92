/**
   @file ontology.h
   A vocabulary with a user's own classes and properties, from files of RDF.

       EntOntology *ontology = NULL;
       ENT_TRY(ent_ontology_open(world, files, n_files, &ontology));
       const EntVocabulary *vocab = ent_ontology_vocabulary(ontology);

   A file is Turtle, or what its extension says, for example

       @prefix ent: <https://w3id.org/entente#> .
       @prefix ex: <http://example.org/> .
       ex:PipelineOpening a owl:Class ; rdfs:subClassOf ent:Establishment ;
           rdfs:label "pipeline opening"@en .
       ex:operator a owl:ObjectProperty ; rdfs:subPropertyOf ent:agent .

   Read are the type (a class or a property), what is right above it, the label,
   and the skos:notation of type ent:cameo or ent:plover; the rest is left to
   other programs. A class needs a class of the vocabulary above it, a property
   one of its properties, directly or through others of the files. Without a
   code of its own a class has that of the one above. The name by which lexicons
   call it is its local name in the namespace ent:, else it has the prefix that
   the file declares: "ex:PipelineOpening". What the built-in vocabulary defines
   stays as it is.
*/
#ifndef ENT_RDF_ONTOLOGY_H
#define ENT_RDF_ONTOLOGY_H

#include "base/status.h"
#include "base/world.h"
#include "rdf/vocab.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct EntOntologyImpl EntOntology;

/**
   Read the ontologies `files`; with none the vocabulary is the built-in one.

   Free with ent_ontology_close(). Returns the statuses of
   ent_reader_read_file(), and #ENT_ERR_DATA, logged with the file and the last
   line of its block, for a term with nothing known above it, above itself, or
   without a name.
*/
EntStatus ent_ontology_open(const EntWorld *world, const char *const *files,
                            size_t n_files, EntOntology **ontology);

/// Free `ontology`, which may be NULL, and its vocabulary.
void ent_ontology_close(EntOntology *ontology);

/// Return the vocabulary; it lives as long as `ontology`.
const EntVocabulary *ent_ontology_vocabulary(const EntOntology *ontology);

#ifdef __cplusplus
}
#endif

#endif // ENT_RDF_ONTOLOGY_H

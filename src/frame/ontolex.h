/**
   @file ontolex.h
   The lexicon as RDF: OntoLex-Lemon with its modules synsem and lime.

   https://www.w3.org/2016/05/ontolex/. Each trigger is a lexical entry with a
   canonical form; each of its entries that evokes an event is a sense whose
   reference is the class, with a syntactic frame, and a map from the arguments
   of the frame to the properties of the class:

       lex:verb.urge a ontolex:Word ;
           lexinfo:partOfSpeech lexinfo:verb ;
           ontolex:canonicalForm lex:verb.urge.form ;
           ontolex:sense lex:verb.urge.sense-1 ;
           synsem:synBehavior lex:verb.urge.frame-1 .
       lex:verb.urge.form a ontolex:Form ;
           ontolex:writtenRep "urge"@en .
       lex:verb.urge.sense-1 a ontolex:LexicalSense ;
           ontolex:reference ent:Appeal .
       lex:verb.urge.frame-1 a synsem:SyntacticFrame ;
           lexinfo:subject lex:verb.urge.frame-1.subj .
       lex:verb.urge.map-1 a synsem:OntoMap ;
           synsem:ontoMapping lex:verb.urge.sense-1 ;
           synsem:submap lex:verb.urge.map-1.subj .
       lex:verb.urge.frame-1.subj a synsem:SyntacticArgument ;
           rdfs:label "subj"@en .
       lex:verb.urge.map-1.subj a synsem:OntoMap ;
           synsem:objOfProp lex:verb.urge.frame-1.subj ;
           ontolex:reference ent:agent .

   Light, transparent and stop entries evoke nothing and are left out.
*/
#ifndef ENT_FRAME_ONTOLEX_H
#define ENT_FRAME_ONTOLEX_H

#include "base/status.h"
#include "base/view.h"
#include "frame/lexicon.h"
#include "rdf/sink.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
   Write `lexicon` to `sink`, its resources named below the IRI `base`.

   Does not end the stream. Returns the statuses of the sink, and
   #ENT_ERR_MEMORY.
*/
EntStatus ent_lexicon_write_ontolex(const EntLexicon *lexicon, EntView base,
                                    EntSink sink);

#ifdef __cplusplus
}
#endif

#endif // ENT_FRAME_ONTOLEX_H

/**
   @file ontolex.h
   The lexicon as RDF: OntoLex-Lemon with its modules synsem and lime.

   https://www.w3.org/2016/05/ontolex/. Each trigger is a lexical entry with a
   canonical form; each of its entries that evokes an event is a sense whose
   reference is the class, with a syntactic frame, and a map from the arguments
   of the frame to the properties of the class:

       <…entry/verb/urge> a ontolex:Word ; lexinfo:partOfSpeech lexinfo:verb ;
           ontolex:canonicalForm <…entry/verb/urge#form> ;
           ontolex:sense <…entry/verb/urge#sense-1> ;
           synsem:synBehavior <…entry/verb/urge#frame-1> .
       <…entry/verb/urge#sense-1> a ontolex:LexicalSense ;
           ontolex:reference ent:Appeal .
       <…entry/verb/urge#frame-1> a synsem:SyntacticFrame ;
           lexinfo:subject <…entry/verb/urge#frame-1-subj> .
       <…entry/verb/urge#map-1> a synsem:OntoMap ;
           synsem:ontoMapping <…entry/verb/urge#sense-1> ;
           synsem:submap <…entry/verb/urge#map-1-subj> .
       <…entry/verb/urge#map-1-subj> a synsem:OntoMap ;
           ontolex:reference ent:agent ;
           synsem:objOfProp <…entry/verb/urge#frame-1-subj> .

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

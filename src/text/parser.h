/**
   @file parser.h
   Tags, lemmas, trees and names in one pass of one network.

       EntParser *parser;
       ENT_TRY(ent_parser_open(world, "models/english.bin", &parser));
       ENT_TRY(ent_parser_annotate(parser, document));
       ent_parser_free(parser);

   The network is a bidirectional LSTM over hashed subwords and lexicon classes
   with a biaffine parser (Dozat & Manning 2017), a joint tagger of part of
   speech and features, a lemmatizer by edit scripts and a name tagger on top.
   A parser is constant once opened: any number of threads may use one.
*/
#ifndef ENT_TEXT_PARSER_H
#define ENT_TEXT_PARSER_H

#include "base/status.h"
#include "base/world.h"
#include "text/document.h"
#include "text/kernels.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct EntParserImpl EntParser;

/**
   Map the model at `path` and check it; free with ent_parser_free().

   Returns the statuses of ent_model_file_open(), #ENT_ERR_DATA if a part is
   missing or does not fit the others, #ENT_ERR_MEMORY; logged.
*/
EntStatus ent_parser_open(const EntWorld *world, const char *path,
                          EntParser **parser);

/// Free `parser`, which may be NULL. Documents do not point into it.
void ent_parser_free(EntParser *parser);

/**
   Annotate all tokens of `document`, whose sentences and tokens are set.

   Sets lemma, upos, feats, head, deprel and their probabilities, and appends
   the names, which agree within the document (name_agreement.h). Sentences of
   more than 200 words (#ENT_BATCH_WINDOW) are read in windows, each later one's
   root a parataxis of the first's; time and memory are linear in the number of
   words. Strings live in the article's arena. Returns #ENT_ERR_MEMORY, with the
   document half annotated.
*/
EntStatus ent_parser_annotate(const EntParser *parser, EntDocument *document);

/// Use other kernels than the fastest; for tests. Not while annotating.
void ent_parser_set_kernels(EntParser *parser, const EntKernels *kernels);

#ifdef __cplusplus
}
#endif

#endif // ENT_TEXT_PARSER_H

/// @file parser_impl.h
/// The parts of a parser, shared by parser.c (which loads them) and
/// annotate.c (which runs them).
#ifndef ENT_TEXT_PARSER_IMPL_H
#define ENT_TEXT_PARSER_IMPL_H

#include "text/biaffine.h"
#include "text/layers.h"
#include "text/name_chain.h"
#include "text/name_decoder.h"
#include "text/parser.h"

enum { ENT_PARSER_LAYERS = 4 }; ///< At most

/// A class of the tagger.
typedef struct {
  EntUpos upos;
  EntView feats; ///< Empty for none
} EntParserTag;

struct EntParserImpl {
  const EntWorld *world;
  const EntKernels *kernels;
  EntModelFile file;
  EntArena arena; ///< Of the arrays below
  EntInputLayer input;
  EntLstmLayer lstm[ENT_PARSER_LAYERS];
  uint32_t n_layers;
  uint32_t tag_layer;   ///< Layers below the tagger
  uint32_t lemma_layer; ///< Layers below the lemmatizer, no more than that
  uint32_t n_units;
  EntLinear tag;
  EntLinear lemma;
  EntLinear name;
  EntBiaffine biaffine;
  EntParserTag *tags;
  const char **lemma_scripts;
  EntDeprel *labels;
  uint32_t root_label;
  EntNameTags names;
  EntNameChain name_chain;
};

#endif // ENT_TEXT_PARSER_IMPL_H

/**
   @file conllu_impl.h
   What the two halves of the reader of CoNLL-U share: rows (conllu_row.c), and
   lines, sentences and documents (conllu_read.c).
*/
#ifndef ENT_TEXT_CONLLU_IMPL_H
#define ENT_TEXT_CONLLU_IMPL_H

#include "text/conllu.h"

/// The columns of a row, and how many there are.
enum {
  ENT_CONLLU_ID,
  ENT_CONLLU_FORM,
  ENT_CONLLU_LEMMA,
  ENT_CONLLU_UPOS,
  ENT_CONLLU_XPOS,
  ENT_CONLLU_FEATS,
  ENT_CONLLU_HEAD,
  ENT_CONLLU_DEPREL,
  ENT_CONLLU_DEPS,
  ENT_CONLLU_MISC,
  ENT_CONLLU_CELLS
};

/// A document that is being read.
typedef struct {
  EntConllu *file;
  EntArena *arena;
  EntArticle *article;
  EntDocument *document;
  EntBuffer text; ///< Of the article, so far
  struct {
    EntSegment *items;
    size_t count, capacity;
  } segments;
  uint32_t first_token; ///< Of the sentence
  size_t first_line;    ///< Of the sentence
  uint32_t range_end;   ///< Number of the last word of a range, or 0
  uint32_t range_first; ///< Number of its first word
  size_t range_at;      ///< Where its next word is in the text
  bool range_has_space;
  bool has_newpar;
  bool is_headline;
  EntView id;
  EntView cells[ENT_CONLLU_CELLS];
  size_t n_cells;
} EntConlluReader;

/// Return the number of words of the sentence so far.
uint32_t ent_conllu_n_words(const EntConlluReader *reader);

/// Log what is wrong with `value` at `line`; return `status`.
EntStatus ent_conllu_fail(const EntConlluReader *reader, EntStatus status,
                          size_t line, const char *what, EntView value);

/// Read a row: a word, a range of words or an empty node.
EntStatus ent_conllu_read_row(EntConlluReader *reader, EntView line);

#endif // ENT_TEXT_CONLLU_IMPL_H

/**
   @file hand_tree.h
   Small trees made by hand, for tests: a sentence as words
   FORM/LEMMA/UPOS/HEAD/DEPREL[/FEATS] with a space between, written as CoNLL-U.
*/
#ifndef TESTS_FRAME_HAND_TREE_H
#define TESTS_FRAME_HAND_TREE_H

#include "base/buffer.h"
#include "base/view.h"

/// Append the words and the blank line behind them to `out`.
static void write_conllu(EntView words, EntBuffer *const out) {
  for (int n = 1; words.data; ++n) {
    EntView word = ent_view_cut(&words, ' ');
    const EntView form = ent_view_cut(&word, '/');
    const EntView lemma = ent_view_cut(&word, '/');
    const EntView upos = ent_view_cut(&word, '/');
    const EntView head = ent_view_cut(&word, '/');
    const EntView deprel = ent_view_cut(&word, '/');
    (void)ent_buffer_format(
        out, "%d\t%.*s\t%.*s\t%.*s\t_\t%.*s\t%.*s\t%.*s\t_\t_\n", n,
        ENT_VIEW_ARGS(form), ENT_VIEW_ARGS(lemma), ENT_VIEW_ARGS(upos),
        ENT_VIEW_ARGS(word.size ? word : ENT_VIEW("_")), ENT_VIEW_ARGS(head),
        ENT_VIEW_ARGS(deprel));
  }
  (void)ent_buffer_append_byte(out, '\n');
}

#endif // TESTS_FRAME_HAND_TREE_H

#ifndef TRAIN_TEACHERS_H
#define TRAIN_TEACHERS_H

/* What several trained networks say of the sentences of a corpus, averaged:
   the one network that ships learns from it as well as from the annotation
   (Hinton, Vinyals & Dean 2015; of parsers Kuncoro et al. 2016). */

#include "network.h"

enum { TEACHER_LIMIT = 8 };

// Fill Sentence.taught of the first `sentences` sentences. `shape` is that of
// the networks whose weights are in `files`. Words without a head get the
// teachers' likeliest one. With `names_only` nothing but names is taught.
void teachers_annotate(Corpus *corpus, int sentences, const char *const *files,
                       int count, const NetworkShape *shape,
                       const Lexicon *lexicon, bool names_only);

#endif

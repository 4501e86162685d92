/**
   @file conllu.h
   Annotated documents as CoNLL-U, read and written.

   https://universaldependencies.org/format.html. What is written:

       # newdoc id = article.txt
       # newpar
       # segment = headline
       # sent_id = article.txt-1
       # text = Velmia doesn't sign.
       1    Velmia   Velmia  PROPN  _  Number=Sing  4  nsubj  _  Entity=B-LOC
       2-3  doesn't  _       _      _  _            _  _      _  _
       2    does     do      AUX    _  ...          4  aux    _  _
       3    n't      not     PART   _  ...          4  advmod _  _
       4    sign     sign    VERB   _  ...          0  root   _  SpaceAfter=No
       5    .        .       PUNCT  _  _            4  punct  _  _

   `segment` stands where a headline begins. MISC holds names in IOB2 notation
   (PER, LOC, ORG, MISC) and, on request, the probabilities of tag, head,
   relation and name. A sentence that was not parsed has `_` instead of lemma,
   tag, head and relation. White space comes out as one space. What was written
   reads to a document that is written to the same bytes.

   What is read beyond that: any CoNLL-U file, of which XPOS, DEPS, empty nodes
   and other MISC are dropped, and IOB2 files, whose rows are number, form and
   tag, with up to three more columns.
*/
#ifndef ENT_TEXT_CONLLU_H
#define ENT_TEXT_CONLLU_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/status.h"
#include "base/view.h"
#include "base/world.h"
#include "text/document.h"

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Files beyond so many bytes have places that a span cannot tell.
#define ENT_CONLLU_MAX_SIZE INT32_MAX

/// Append `document` to `out`. Returns #ENT_ERR_MEMORY.
EntStatus ent_conllu_write(const EntDocument *document, bool has_probabilities,
                           EntBuffer *out);

/// A file that is being read, a document at a time.
typedef struct {
  const EntWorld *world;
  const char *name; ///< For messages
  EntView rest;     ///< What was not read yet
  size_t line;      ///< Number of the line read last
} EntConllu;

/// Begin to read `content`, which outlives the documents read from it.
EntConllu ent_conllu_begin(const EntWorld *world, const char *name,
                           EntView content);

/**
   Read up to the end or to the next `# newdoc`.

   The article and its text are made in `arena`: the surface forms with the
   spaces between them, a blank line between paragraphs. Free the document with
   ent_document_clear(), also on failure. Returns #ENT_NO_MATCH if nothing is
   left; #ENT_ERR_SYNTAX, #ENT_ERR_ENCODING or #ENT_ERR_DATA (a head that does
   not exist, heads in a circle) with file and line logged; #ENT_ERR_MEMORY.
*/
EntStatus ent_conllu_next(EntConllu *reader, EntArena *arena,
                          EntArticle *article, EntDocument *document);

#ifdef __cplusplus
}
#endif

#endif // ENT_TEXT_CONLLU_H

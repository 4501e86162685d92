/**
   @file tokenizer.h
   Running text cut into words and sentences.

   The convention is that of the English treebanks of Universal Dependencies
   (EWT, GUM): punctuation stands alone, words with hyphens are cut unless they
   begin with a prefix ("long - term", "non-member"), contractions and
   possessives are words joined to the one before ("do" "n't"), abbreviations
   keep their full stop.

   The mechanism is here; the words of English it needs are in
   `lexicon/abbreviations.tsv`, `contractions.tsv` and `tokens.tsv`, each
   described on its top. Time is linear in the size of the text.

       EntTokenizer *tokenizer = NULL;
       ENT_TRY(ent_tokenizer_load(world, &tokenizer));
       ...
       ENT_TRY(ent_document_tokenize(&document, tokenizer));
       ...
       ent_tokenizer_free(tokenizer);
*/
#ifndef ENT_TEXT_TOKENIZER_H
#define ENT_TEXT_TOKENIZER_H

#include "base/span.h"
#include "base/status.h"
#include "base/world.h"
#include "text/document.h"

#ifdef __cplusplus
extern "C" {
#endif

/// The words of English that the tokenizer knows. Const once loaded.
typedef struct EntTokenizerImpl EntTokenizer;

/**
   Load the tables (see base/data.h).

   Free with ent_tokenizer_free(). `world` outlives the tokenizer, which keeps
   its limits. Returns #ENT_ERR_READ, #ENT_ERR_SYNTAX, #ENT_ERR_ENCODING or
   #ENT_ERR_DATA (an unknown kind, parts that do not make the word) with file
   and line logged, or #ENT_ERR_MEMORY.
*/
EntStatus ent_tokenizer_load(const EntWorld *world, EntTokenizer **tokenizer);

/// Free the tokenizer, which may be NULL.
void ent_tokenizer_free(EntTokenizer *tokenizer);

/**
   Append the tokens and sentences of all segments of the article.

   A sentence longer than the limit `sentence_words` is cut there. Returns
   #ENT_ERR_MEMORY.
*/
EntStatus ent_document_tokenize(EntDocument *document,
                                const EntTokenizer *tokenizer);

/// Append the tokens of `span` alone, without sentences.
EntStatus ent_tokenize_span(EntDocument *document,
                            const EntTokenizer *tokenizer, EntSpan span);

#ifdef __cplusplus
}
#endif

#endif // ENT_TEXT_TOKENIZER_H

/**
   @file sentences.h
   Where sentences end.

   Works on tokens, since the tokenizer has told the full stop that ends a
   sentence from that of an abbreviation or a number. A sentence ends
   - after a full stop, question or exclamation mark, or dots, with the quotes
     and brackets that close behind it, unless what follows goes on in lower
     case (behind a full stop and a space it does not);
   - after an abbreviation that may stand at the end, before a capitalised word
     that begins sentences;
   - at the end of its segment;
   - at the limit `sentence_words` of the world.
*/
#ifndef ENT_TEXT_SENTENCES_H
#define ENT_TEXT_SENTENCES_H

#include "base/status.h"
#include "text/document.h"
#include "text/tokenizer.h"

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
   Group the tokens from `first_token` on into sentences of `segment`.

   All of them must come from that segment. Returns #ENT_ERR_MEMORY.
*/
EntStatus ent_split_sentences(EntDocument *document,
                              const EntTokenizer *tokenizer, uint32_t segment,
                              uint32_t first_token);

#ifdef __cplusplus
}
#endif

#endif // ENT_TEXT_SENTENCES_H

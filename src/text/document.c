#include "text/document.h"

#include "base/vector.h"

void ent_document_init(EntDocument *const document, EntArticle *const article,
                       const EntAllocator *const allocator) {
  *document = (EntDocument){.article = article, .allocator = allocator};
}

void ent_document_clear(EntDocument *const document) {
  ent_free(document->allocator, document->sentences.items);
  ent_free(document->allocator, document->tokens.items);
  ent_free(document->allocator, document->names.items);
  ent_free(document->allocator, document->timexes.items);
  ent_document_init(document, document->article, document->allocator);
}

EntToken *ent_document_add_token(EntDocument *const document) {
  EntToken *const token = ENT_PUSH(document->allocator, &document->tokens);
  if (token) {
    token->head = ENT_NO_TOKEN;
    token->upos = ENT_UPOS_X;
    token->deprel = ENT_DEPREL_DEP;
  }
  return token;
}

size_t ent_document_sentence_of(const EntDocument *const document,
                                const uint32_t token) {
  size_t low = 0;
  size_t high = document->sentences.count;
  while (high - low > 1) {
    const size_t middle = low + (high - low) / 2;
    if (document->sentences.items[middle].first_token <= token) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return low;
}

EntView ent_document_text(const EntDocument *const document,
                          const uint32_t first_token, const uint32_t n_tokens) {
  const EntToken *const first = &document->tokens.items[first_token];
  const EntToken *const last = first + n_tokens - 1;
  return ent_view_slice(document->article->text, first->span.begin,
                        last->span.end);
}

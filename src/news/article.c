#include "news/article.h"

#include "base/intern.h"
#include "base/utf8.h"

/// Bytes between two entries of the index.
enum { STRIDE = 256 };

EntStatus ent_article_index(EntArticle *const article) {
  const size_t n_entries = article->text.size / STRIDE + 1;
  uint32_t *const index =
      ent_arena_calloc(article->arena, n_entries, sizeof(uint32_t));
  if (!index) {
    return ENT_ERR_MEMORY;
  }
  for (size_t i = 1; i < n_entries; ++i) {
    const EntView stretch =
        ent_view_slice(article->text, (i - 1) * STRIDE, i * STRIDE);
    index[i] = index[i - 1] + (uint32_t)ent_utf8_count(stretch);
  }
  article->code_points = index;
  return ENT_SUCCESS;
}

uint32_t ent_article_code_point(const EntArticle *const article,
                                const uint32_t offset) {
  const uint32_t entry = offset / STRIDE;
  const EntView rest =
      ent_view_slice(article->text, (size_t)entry * STRIDE, offset);
  return article->code_points[entry] + (uint32_t)ent_utf8_count(rest);
}

uint64_t ent_article_key(const EntArticle *const article) {
  return ent_hash(article->text);
}

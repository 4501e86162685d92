#include "news/record.h"

EntStatus ent_record_read(const EntNewsReader *const reader,
                          const EntRecord *const record, EntArena *const arena,
                          EntArticle *const article) {
  return ent_article_read(reader, record->format, record->content, record->name,
                          arena, article);
}

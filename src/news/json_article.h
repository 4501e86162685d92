/**
   @file json_article.h
   Articles as JSON objects.

   Internal to news. Which key is what is said by the options of the record,
   else by the properties of `lexicon/article-markup.tsv`. A key may be a path,
   "article.body". The text may be HTML.
*/
#ifndef ENT_NEWS_JSON_ARTICLE_H
#define ENT_NEWS_JSON_ARTICLE_H

#include "news/record_impl.h"

/// Read the article of an object; see record_impl.h. #ENT_ERR_SYNTAX or
/// #ENT_ERR_LIMIT, logged, if it is no JSON or too much of it.
EntStatus ent_json_article_read(const EntNewsReader *reader,
                                const EntRecord *record, EntView text,
                                EntArena *arena, EntArticle *article);

#endif // ENT_NEWS_JSON_ARTICLE_H

/**
   @file json.h
   JSON within bounds, and the article in it.

   Internal to news; parsed by jansson, which is in Debian and maintained,
   checks UTF-8, tells where an error is, and keeps the order of keys. Its trees
   take many times the bytes of a text of brackets, so that the number of values
   is bounded before it gets to see the text.
*/
#ifndef ENT_NEWS_JSON_H
#define ENT_NEWS_JSON_H

#include "base/status.h"
#include "news/draft.h"
#include "news/markup.h"

#include <jansson.h>

enum {
  ENT_JSON_VALUES = 1000000, ///< Values of one text
  ENT_JSON_DEPTH = 200,      ///< Nested arrays and objects
  ENT_JSON_MESSAGE = 200
};

/**
   Parse `text`; free the result with json_decref().

   `is_lenient` lets text follow the value, and control characters stand in
   strings. Returns #ENT_ERR_SYNTAX or #ENT_ERR_LIMIT, with what is wrong in
   `message`, not logged.
*/
EntStatus ent_json_parse(EntView text, bool is_lenient, json_t **json,
                         char message[ENT_JSON_MESSAGE]);

/// Return the string that stands for a value: of an object its name, of an
/// array its first; empty if there is none.
EntView ent_json_text(const EntMarkup *markup, const json_t *json);

/// Return the value of `object` that is `field`, or NULL; the earliest key of
/// the table that has one.
const json_t *ent_json_field(const EntMarkup *markup, const json_t *object,
                             EntMarkupValue field);

/// Return what a type of things, such as "https://schema.org/NewsArticle", is
/// for an article.
EntMarkupValue ent_json_type(const EntMarkup *markup, EntView type);

/// Find the object of a JSON-LD text whose type is `value`: of an article, of
/// a page, of a publisher; or NULL.
const json_t *ent_json_find_thing(const EntMarkup *markup, const json_t *json,
                                  EntMarkupValue value);

/// Set the time of publication from a string or seconds since 1970.
void ent_json_set_published(EntDraft *draft, const json_t *value);

/// Add the authors of a value of any kind; `root` is where references look.
void ent_json_add_authors(EntDraft *draft, const json_t *value,
                          const json_t *root);

/// Set what `object` tells of authors, time, publisher, agency, language, url.
void ent_json_read_fields(EntDraft *draft, const json_t *object,
                          const json_t *root);

#endif // ENT_NEWS_JSON_H

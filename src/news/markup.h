/**
   @file markup.h
   What names of elements, classes and properties mean for an article.

   Internal to news. The table is `lexicon/article-markup.tsv`.
*/
#ifndef ENT_NEWS_MARKUP_H
#define ENT_NEWS_MARKUP_H

#include "base/arena.h"
#include "base/status.h"
#include "base/view.h"
#include "base/world.h"

#include <stdbool.h>
#include <stdint.h>

/// Kinds of names: constant, name in the table.
#define ENT_MARKUP_KIND_LIST(F)                                                \
  F(ELEMENT, "element")                                                        \
  F(CLASS, "class")                                                            \
  F(WORD, "word")                                                              \
  F(META, "meta")                                                              \
  F(ITEMPROP, "itemprop")                                                      \
  F(PROPERTY, "property")                                                      \
  F(TYPE, "type")                                                              \
  F(STATE, "state")                                                            \
  F(NOT_AUTHOR, "not-author")                                                  \
  F(NOT_PUBLISHER, "not-publisher")                                            \
  F(ID, "id")                                                                  \
  F(PATH, "path")                                                              \
  F(META_WORD, "meta-word")                                                    \
  F(MONTH_FIRST, "month-first")

typedef enum {
#define ENT_MARKUP_ITEM(id, name) ENT_MARKUP_##id,
  ENT_MARKUP_KIND_LIST(ENT_MARKUP_ITEM)
#undef ENT_MARKUP_ITEM
      ENT_N_MARKUP_KINDS
} EntMarkupKind;

/// What a name stands for: constant, name in the table.
#define ENT_MARKUP_VALUE_LIST(F)                                               \
  F(NONE, "")                                                                  \
  F(SKIP, "skip")                                                              \
  F(NEVER, "never")                                                            \
  F(INLINE, "inline")                                                          \
  F(BLOCK, "block")                                                            \
  F(HEADING, "heading")                                                        \
  F(LIST_ITEM, "item")                                                         \
  F(QUOTE, "quote")                                                            \
  F(CAPTION, "caption")                                                        \
  F(MEDIA, "media")                                                            \
  F(STRONG, "strong")                                                          \
  F(PREFORMATTED, "preformatted")                                              \
  F(PAGE, "page")                                                              \
  F(ARTICLE, "article")                                                        \
  F(DECK, "deck")                                                              \
  F(HEADLINE, "headline")                                                      \
  F(PUBLISHED, "published")                                                    \
  F(UPDATED, "updated")                                                        \
  F(AUTHOR, "author")                                                          \
  F(PUBLISHER, "publisher")                                                    \
  F(AGENCY, "agency")                                                          \
  F(LANGUAGE, "language")                                                      \
  F(URL, "url")                                                                \
  F(DESCRIPTION, "description")                                                \
  F(BODY, "body")                                                              \
  F(NAME, "name")

typedef enum {
#define ENT_MARKUP_ITEM(id, name) ENT_MARKUP_IS_##id,
  ENT_MARKUP_VALUE_LIST(ENT_MARKUP_ITEM)
#undef ENT_MARKUP_ITEM
      ENT_N_MARKUP_VALUES
} EntMarkupValue;

typedef struct {
  EntView name; ///< In lower case
  EntMarkupValue value;
  uint32_t rank; ///< Less counts more
} EntMarkupRule;

/// The table, a sorted list for each kind. Const once loaded.
typedef struct {
  struct {
    EntMarkupRule *items;
    size_t count, capacity;
  } kinds[ENT_N_MARKUP_KINDS];
} EntMarkup;

/// Return whether what is so named is not of the text.
static inline bool ent_markup_skips(const EntMarkupValue value) {
  return value == ENT_MARKUP_IS_SKIP || value == ENT_MARKUP_IS_NEVER;
}

/// Return the index of `name` among `count` names, or `count`.
int ent_names_find(const EntView *names, int count, EntView name);

/// Load the table; its strings go to `arena`. Free with ent_markup_clear().
EntStatus ent_markup_load(const EntWorld *world, EntArena *arena,
                          EntMarkup *markup);

void ent_markup_clear(const EntWorld *world, EntMarkup *markup);

/// Find `name`, in any case; NULL if it means nothing.
const EntMarkupRule *ent_markup_find(const EntMarkup *markup,
                                     EntMarkupKind kind, EntView name);

/// Return the value of `name`, #ENT_MARKUP_IS_NONE if it means nothing.
EntMarkupValue ent_markup_value(const EntMarkup *markup, EntMarkupKind kind,
                                EntView name);

#endif // ENT_NEWS_MARKUP_H

/**
   @file phrases.h
   The phrases of heads and feet, found in text.

   Internal to news. See `lexicon/article-frame.tsv`.
*/
#ifndef ENT_NEWS_PHRASES_H
#define ENT_NEWS_PHRASES_H

#include "base/arena.h"
#include "base/view.h"
#include "news/charset.h"
#include "news/language.h"
#include "news/markup.h"
#include "news/reader.h"

/// Kinds of phrases: constant, name in the table.
#define ENT_PHRASE_KIND_LIST(F)                                                \
  F(LABEL, "label")                                                            \
  F(MONTH, "month")                                                            \
  F(WEEKDAY, "weekday")                                                        \
  F(CLOCK, "clock")                                                            \
  F(ORDINAL, "ordinal")                                                        \
  F(PARTICLE, "particle")                                                      \
  F(NAME_END, "name-end")                                                      \
  F(ASIDE, "aside")                                                            \
  F(FOOT, "foot")                                                              \
  F(COPYRIGHT, "copyright")                                                    \
  F(HALF, "half")                                                              \
  F(ZONE, "zone")                                                              \
  F(OCCUPATION, "occupation")                                                  \
  F(ROLE, "role")                                                              \
  F(SECTION, "section")                                                        \
  F(AUTHOR_SEPARATOR, "author-separator")                                      \
  F(COMPANY, "company")                                                        \
  F(PROMOTION, "promotion")                                                    \
  F(END, "end")

typedef enum {
#define ENT_PHRASE_ITEM(id, name) ENT_PHRASE_##id,
  ENT_PHRASE_KIND_LIST(ENT_PHRASE_ITEM)
#undef ENT_PHRASE_ITEM
      ENT_N_PHRASE_KINDS
} EntPhraseKind;

/// What follows a label: constant, name in the table.
#define ENT_LABEL_LIST(F)                                                      \
  F(PUBLISHED, "published")                                                    \
  F(UPDATED, "updated")                                                        \
  F(AUTHOR, "author")                                                          \
  F(PUBLISHER, "publisher")                                                    \
  F(HEADLINE, "headline")                                                      \
  F(PLACE, "place")                                                            \
  F(URL, "url")                                                                \
  F(NOTHING, "nothing")

typedef enum {
#define ENT_LABEL_ITEM(id, name) ENT_LABEL_##id,
  ENT_LABEL_LIST(ENT_LABEL_ITEM)
#undef ENT_LABEL_ITEM
      ENT_N_LABELS
} EntLabel;

typedef struct {
  EntView text; ///< In lower case
  int value;    ///< Month, label or minutes of a zone
} EntPhrase;

struct EntNewsReaderImpl {
  const EntWorld *world;
  EntArena arena; ///< Of the phrases and tables
  EntMarkup markup;
  EntCharsets charsets;
  EntLanguages languages;
  struct {
    EntPhrase *items;
    size_t count, capacity;
  } kinds[ENT_N_PHRASE_KINDS];
};

/**
   Find the longest phrase of `kind` at the front of `text`.

   Returns its length in bytes, or 0; `value` may be NULL. A phrase that ends
   in a letter is followed by something else.
*/
size_t ent_phrase_match(const EntNewsReader *reader, EntPhraseKind kind,
                        EntView text, int *value);

#endif // ENT_NEWS_PHRASES_H

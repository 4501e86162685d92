/**
   @file document.h
   The annotated document: what the stages of reading find in an article.

   A stage adds its own fields and leaves the others alone:

   | stage                 | adds                                            |
   | --------------------- | ----------------------------------------------- |
   | sentences and tokens  | sentences; tokens with span, form, is_joined    |
   | tagger and parser     | lemma, upos, feats, head, deprel, probabilities |
   | names                 | names                                           |
   | time                  | timexes                                         |

   It prints and reads as CoNLL-U (conllu.h). All of it lives in the arena of
   the article.
*/
#ifndef ENT_TEXT_DOCUMENT_H
#define ENT_TEXT_DOCUMENT_H

#include "base/arena.h"
#include "base/date.h"
#include "base/span.h"
#include "base/status.h"
#include "base/view.h"
#include "news/article.h"
#include "text/ud.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// No token.
#define ENT_NO_TOKEN UINT32_MAX

/**
   A word in the sense of Universal Dependencies.

   Contractions are cut into words ("do", "n't"); the second and later words of
   one have `is_joined` set, and their spans adjoin.
*/
typedef struct {
  EntSpan span;  ///< In the text of the article
  EntView form;  ///< As written
  EntView lemma; ///< Base form, lower case but for names
  EntView feats; ///< "Number=Sing|Person=3", or empty
  uint32_t head; ///< Index in EntDocument::tokens, or #ENT_NO_TOKEN: root
  EntUpos upos;
  EntDeprel deprel;
  float upos_probability;
  float head_probability;
  float deprel_probability; ///< Given the head
  bool is_joined;
  bool has_space_after;
} EntToken;

/// A sentence; its tokens are [first_token, first_token + n_tokens).
typedef struct {
  EntSpan span;
  uint32_t first_token;
  uint32_t n_tokens;
  EntSegmentKind kind; ///< Of the segment it stands in
  uint32_t paragraph;  ///< Index of that segment
  EntView id;          ///< In the CoNLL-U file it was read from, or empty
} EntSentence;

typedef enum {
  ENT_NAMED_PERSON,
  ENT_NAMED_PLACE,
  ENT_NAMED_ORGANIZATION,
  ENT_NAMED_OTHER
} EntNamedKind;

/// A named entity as the reader sees it, before anybody knows who it is.
typedef struct {
  uint32_t first_token;
  uint32_t n_tokens;
  EntNamedKind kind;
  float probability;
} EntNamed;

typedef enum {
  ENT_TIMEX_DATE,     ///< A point or range in the calendar
  ENT_TIMEX_DURATION, ///< "44-day": ISO 8601 in `duration`
  ENT_TIMEX_SET,      ///< "every Monday": the period in `duration`
  ENT_TIMEX_TIME,     ///< "at 18:00": `date` is understood, not told
  ENT_TIMEX_VAGUE     ///< "recently", "now": no place in the calendar is known
} EntTimexKind;

/// How the date of a time expression relates to the event it is attached to.
typedef enum {
  ENT_TIMEX_AT,    ///< On, in, at
  ENT_TIMEX_SINCE, ///< Since, from: begins there
  ENT_TIMEX_UNTIL, ///< Until, to, by the end: ends there
  ENT_TIMEX_RANGE, ///< From begin to end
  ENT_TIMEX_BEFORE,
  ENT_TIMEX_AFTER
} EntTimexRelation;

/// A time expression with its value (after ISO-TimeML's TIMEX3).
typedef struct {
  uint32_t first_token;
  uint32_t n_tokens; ///< Preposition included where it sets the relation
  EntTimexKind kind;
  EntTimexRelation relation;
  EntDate date;      ///< The value, or the begin of a range or period
  EntDate end;       ///< The end of a range or period, else unset
  EntView duration;  ///< "P44D", "PXY" where the number is not told, or empty
  EntView qualifier; ///< "early", "mid", "late", "around", or empty
  EntView clock;     ///< "18:00", "18:00Z", "MO", "AF", "EV", "NI", or empty
} EntTimex;

typedef struct {
  EntArticle *article;
  struct {
    EntSentence *items;
    size_t count, capacity;
  } sentences;
  struct {
    EntToken *items;
    size_t count, capacity;
  } tokens;
  struct {
    EntNamed *items; ///< In the order of the text, not overlapping
    size_t count, capacity;
  } names;
  struct {
    EntTimex *items; ///< In the order of the text, not overlapping
    size_t count, capacity;
  } timexes;
  const EntAllocator *allocator; ///< Of the growing arrays
} EntDocument;

/// Begin to annotate `article`; free with ent_document_clear().
void ent_document_init(EntDocument *document, EntArticle *article,
                       const EntAllocator *allocator);

/// Free the arrays; the arena belongs to the article.
void ent_document_clear(EntDocument *document);

/// Append a zeroed token with no head, or return NULL if out of memory.
EntToken *ent_document_add_token(EntDocument *document);

/// Return the index of the sentence that holds `token`.
size_t ent_document_sentence_of(const EntDocument *document, uint32_t token);

/// Return the text from the first to the last byte of the given tokens.
EntView ent_document_text(const EntDocument *document, uint32_t first_token,
                          uint32_t n_tokens);

#ifdef __cplusplus
}
#endif

#endif // ENT_TEXT_DOCUMENT_H

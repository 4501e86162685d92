#include "news/record_impl.h"

#include "news/json_article.h"
#include "news/page.h"
#include "news/phrases.h"
#include "news/xml_article.h"

#include <stdarg.h>
#include <stdio.h>

EntPlace ent_record_place(const EntRecord *const record) {
  return record->line ? ENT_AT_LINE(record->name, record->line)
                      : ENT_IN_FILE(record->name);
}

/// \name Messages
/// @{

enum { MESSAGE_SIZE = 512 };

/// Write the message, behind the number of the record where there are several.
static void compose(const EntRecord *const record, char out[MESSAGE_SIZE],
                    const char *const format, va_list args) {
  int size = 0;
  if (record->number) {
    size = snprintf(out, MESSAGE_SIZE, "record %zu: ", record->number);
  }
  vsnprintf(out + size, (size_t)(MESSAGE_SIZE - size), format, args);
}

EntStatus ent_record_error(const EntNewsReader *const reader,
                           const EntRecord *const record,
                           const EntStatus status, const char *const format,
                           ...) {
  char text[MESSAGE_SIZE];
  va_list args;
  va_start(args, format);
  compose(record, text, format, args);
  va_end(args);
  return ent_error(reader->world, status, ent_record_place(record), "%s", text);
}

EntStatus ent_record_skip(const EntNewsReader *const reader,
                          const EntRecord *const record,
                          const char *const format, ...) {
  char text[MESSAGE_SIZE];
  va_list args;
  va_start(args, format);
  compose(record, text, format, args);
  va_end(args);
  ent_warn(reader->world, ent_record_place(record), "%s", text);
  return ENT_NO_MATCH;
}

/// @}
/// \name Reading
/// @{

/// Return the language that the text is in, or is said to be in if it is too
/// short to tell; empty if nobody knows.
static EntView language_of(const EntNewsReader *const reader,
                           const EntArticle *const article) {
  const EntView guess = ent_language_guess(&reader->languages, article->text);
  return guess.size ? guess : article->metadata.language;
}

static EntStatus check_language(const EntNewsReader *const reader,
                                const EntRecord *const record,
                                EntArticle *const article) {
  const EntView language = language_of(reader, article);
  if (language.size && !ent_language_is_english(language)) {
    return ent_record_skip(reader, record, "not in English but in '%.*s'",
                           ENT_VIEW_ARGS(language));
  }
  // Declared to be in another language, and it is not.
  EntView *const declared = &article->metadata.language;
  if (declared->size && !ent_language_is_english(*declared)) {
    *declared = language;
  }
  return ENT_SUCCESS;
}

EntStatus ent_record_finish(const EntNewsReader *const reader,
                            const EntRecord *const record,
                            EntArticle *const article) {
  if (!article->n_segments) {
    return ent_record_error(reader, record, ENT_ERR_DATA, "no text");
  }
  if (!article->metadata.url.size) {
    article->metadata.url = record->url;
  }
  ENT_TRY(check_language(reader, record, article));
  return ent_article_index(article);
}

static EntStatus read_text(const EntNewsReader *const reader,
                           const EntRecord *const record, const EntView text,
                           EntArena *const arena, EntArticle *const article) {
  switch (record->format) {
  case ENT_FORMAT_HTML:
    return ent_page_read(reader, record, text, arena, article);
  case ENT_FORMAT_JSON:
    return ent_json_article_read(reader, record, text, arena, article);
  case ENT_FORMAT_RSS:
  case ENT_FORMAT_ATOM:
  case ENT_FORMAT_NITF:
  case ENT_FORMAT_NEWSML:
    return ent_xml_article_read(reader, record, text, arena, article);
  default:
    ENT_TRY(ent_article_read(reader, record->format, text, record->name, arena,
                             article));
    return check_language(reader, record, article);
  }
}

EntStatus ent_record_read(const EntNewsReader *const reader,
                          const EntRecord *const record, EntArena *const arena,
                          EntArticle *const article) {
  EntView text;
  EntView charset = record->charset;
  if (!charset.size && record->format == ENT_FORMAT_HTML) {
    charset = ent_page_charset(record->content);
  }
  ENT_TRY(ent_charset_decode(reader->world, &reader->charsets, record->content,
                             charset, ent_record_place(record), arena, &text));
  return read_text(reader, record, text, arena, article);
}

/// @}

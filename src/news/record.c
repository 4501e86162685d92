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

/// Return whether `url` is an absolute IRI of the Web.
static bool is_web_iri(const EntView url) {
  if (!ent_view_starts_with(url, ENT_VIEW("http://")) &&
      !ent_view_starts_with(url, ENT_VIEW("https://"))) {
    return false;
  }
  for (size_t i = 0; i < url.size; ++i) {
    const unsigned char c = (unsigned char)url.data[i];
    if (c <= ' ' || c == 0x7F || strchr("<>\"{}|\\^`", c)) {
      return false;
    }
  }
  return true;
}

static void settle_url(const EntRecord *const record,
                       EntMetadata *const metadata) {
  if (!is_web_iri(metadata->url)) {
    metadata->url = is_web_iri(record->url) ? record->url : ENT_VIEW("");
  }
}

/// Return whether `tag` can be one of BCP 47.
static bool is_tag(const EntView tag) {
  enum { LONGEST_PART = 8 };
  size_t n = 0;
  for (size_t i = 0; i < tag.size; ++i) {
    const char c = tag.data[i];
    const bool is_letter = (c | 32) >= 'a' && (c | 32) <= 'z';
    const bool is_digit = c >= '0' && c <= '9' && i > n;
    if (c == '-' ? !n : !is_letter && !is_digit) {
      return false;
    }
    n = c == '-' ? 0 : n + 1;
    if (n > LONGEST_PART) {
      return false;
    }
  }
  return n > 0 && tag.size > 1;
}

/// Write "en_US" as "en-US"; forget what is no tag.
static EntStatus settle_tag(EntArena *const arena, EntView *const tag) {
  EntView copy;
  ENT_TRY(ent_arena_copy(arena, *tag, &copy));
  for (size_t i = 0; i < copy.size; ++i) {
    char *const c = (char *)copy.data + i;
    *c = *c == '_' ? '-' : *c;
  }
  *tag = is_tag(copy) ? copy : ENT_VIEW("");
  return ENT_SUCCESS;
}

/// What is declared counts if the text is too short to tell.
static EntStatus check_language(const EntNewsReader *const reader,
                                const EntRecord *const record,
                                EntArticle *const article) {
  EntView *const declared = &article->metadata.language;
  const EntView guess = ent_language_guess(&reader->languages, article->text);
  const EntView language = guess.size ? guess : *declared;
  if (language.size && !ent_language_is_english(language)) {
    return ent_record_skip(reader, record, "not in English but in '%.*s'",
                           ENT_VIEW_ARGS(language));
  }
  if (declared->size && !ent_language_is_english(*declared)) {
    *declared = language;
  }
  return ENT_SUCCESS;
}

static EntStatus settle(const EntNewsReader *const reader,
                        const EntRecord *const record,
                        EntArticle *const article) {
  if (record->format != ENT_FORMAT_RAW && article->text.size > ENT_TEXT_SIZE) {
    return ent_record_error(reader, record, ENT_ERR_LIMIT,
                            "text larger than the limit of %d bytes",
                            ENT_TEXT_SIZE);
  }
  settle_url(record, &article->metadata);
  ENT_TRY(settle_tag(article->arena, &article->metadata.language));
  return record->format == ENT_FORMAT_RAW
             ? ENT_SUCCESS
             : check_language(reader, record, article);
}

EntStatus ent_record_finish(const EntNewsReader *const reader,
                            const EntRecord *const record,
                            EntArticle *const article) {
  if (!article->n_segments) {
    return ent_record_error(reader, record, ENT_ERR_DATA, "no text");
  }
  ENT_TRY(settle(reader, record, article));
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
    return settle(reader, record, article);
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

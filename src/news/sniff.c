#include "news/sniff.h"

#include <stdbool.h>

static char lower(const char c) {
  return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/// Return whether `text` begins with `prefix`, which is in lower case.
static bool begins_with(const EntView text, const EntView prefix) {
  if (text.size < prefix.size) {
    return false;
  }
  for (size_t i = 0; i < prefix.size; ++i) {
    if (lower(text.data[i]) != prefix.data[i]) {
      return false;
    }
  }
  return true;
}

static bool is_space(const char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static EntView skip_spaces(const EntView text) {
  size_t at = 0;
  while (at < text.size && is_space(text.data[at])) {
    ++at;
  }
  return ent_view_slice(text, at, text.size);
}

/// Return `text` behind the first `mark`; empty if there is none.
static EntView behind(const EntView text, const EntView mark) {
  for (size_t at = 0; at + mark.size <= text.size; ++at) {
    const EntView rest = ent_view_slice(text, at, text.size);
    if (ent_view_starts_with(rest, mark)) {
      return ent_view_slice(rest, mark.size, rest.size);
    }
  }
  return ENT_VIEW("");
}

static bool is_name_byte(const char c) {
  return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') ||
         c == '-' || c == '_' || c == '.' || c == ':';
}

/// Return the name behind the bracket of a tag, without its prefix.
static EntView element_name(const EntView text) {
  size_t end = 1;
  size_t begin = 1;
  while (end < text.size && is_name_byte(text.data[end])) {
    begin = text.data[end] == ':' ? end + 1 : begin;
    ++end;
  }
  return ent_view_slice(text, begin < end ? begin : end, end);
}

bool ent_sniff_element(const EntView name, EntArticleFormat *const format) {
  static const struct {
    EntView name;
    EntArticleFormat format;
  } elements[] = {
      {{"rss", 3}, ENT_FORMAT_RSS},
      {{"RDF", 3}, ENT_FORMAT_RSS},
      {{"feed", 4}, ENT_FORMAT_ATOM},
      {{"entry", 5}, ENT_FORMAT_ATOM},
      {{"nitf", 4}, ENT_FORMAT_NITF},
      {{"newsItem", 8}, ENT_FORMAT_NEWSML},
      {{"newsMessage", 11}, ENT_FORMAT_NEWSML},
      {{"packageItem", 11}, ENT_FORMAT_NEWSML},
      {{"NewsML", 6}, ENT_FORMAT_NEWSML},
  };
  for (size_t i = 0; i < sizeof(elements) / sizeof(elements[0]); ++i) {
    if (ent_view_equals(name, elements[i].name)) {
      *format = elements[i].format;
      return true;
    }
  }
  return false;
}

/// Return `text` behind a declaration of the document type, which may hold
/// declarations between square brackets.
static EntView behind_doctype(const EntView text) {
  const size_t bracket = ent_view_find(text, '[');
  return bracket < ent_view_find(text, '>')
             ? behind(behind(text, ENT_VIEW("]")), ENT_VIEW(">"))
             : behind(text, ENT_VIEW(">"));
}

/// Return the format of what begins with a bracket: skip declarations and
/// comments, up to the first element.
static EntArticleFormat sniff_markup(EntView text) {
  EntArticleFormat format = ENT_FORMAT_HTML;
  while (text.size > 1 && text.data[0] == '<' &&
         (text.data[1] == '?' || text.data[1] == '!')) {
    const bool is_comment = ent_view_starts_with(text, ENT_VIEW("<!--"));
    if (begins_with(text, ENT_VIEW("<!doctype html"))) {
      return ENT_FORMAT_HTML;
    }
    text = skip_spaces(is_comment ? behind(text, ENT_VIEW("-->"))
                                  : behind_doctype(text));
  }
  if (text.size && text.data[0] == '<') {
    (void)ent_sniff_element(element_name(text), &format);
  }
  return format;
}

/// Return whether the bracket at the front opens a list of objects or a string.
static bool is_json(const EntView text) {
  const EntView rest =
      skip_spaces(ent_view_slice(text, text.size > 0, text.size));
  const char next = rest.size ? rest.data[0] : '\0';
  return text.size && ((text.data[0] == '{' && (next == '"' || next == '}')) ||
                       (text.data[0] == '[' && next == '{'));
}

static EntArticleFormat sniff_text(const EntView text) {
  if (ent_view_starts_with(text, ENT_VIEW("WARC/"))) {
    return ENT_FORMAT_WARC;
  }
  if (is_json(text)) {
    return ENT_FORMAT_JSON;
  }
  const bool is_tag = text.size > 1 && text.data[0] == '<' &&
                      (is_name_byte(text.data[1]) || text.data[1] == '!' ||
                       text.data[1] == '?');
  return is_tag ? sniff_markup(text) : ENT_FORMAT_PLAIN;
}

/// Wide encodings are seen without their zeros.
EntArticleFormat ent_sniff(const EntView bytes) {
  char text[ENT_SNIFF_SIZE];
  size_t size = 0;
  const bool is_wide = ent_view_starts_with(bytes, ENT_VIEW("\xFF\xFE")) ||
                       ent_view_starts_with(bytes, ENT_VIEW("\xFE\xFF"));
  for (size_t i = is_wide ? 2 : 0; i < bytes.size && size < sizeof(text); ++i) {
    if (bytes.data[i] || !is_wide) {
      text[size++] = bytes.data[i];
    }
  }
  EntView view = ent_view_of(text, size);
  if (ent_view_starts_with(view, ENT_VIEW("\xEF\xBB\xBF"))) {
    view = ent_view_slice(view, 3, view.size);
  }
  return sniff_text(skip_spaces(view));
}

#include "news/foot.h"

#include "base/utf8.h"

/// Paragraphs beyond so many bytes are text, whatever they begin with.
enum { LONGEST = 400 };

bool ent_foot_is_rule(const EntView line) {
  for (size_t at = 0; at < line.size;) {
    uint32_t c = 0;
    const size_t n = ent_utf8_decode(ent_view_slice(line, at, line.size), &c);
    if (!n || ent_utf8_is_letter(c) || (c >= '0' && c <= '9')) {
      return false;
    }
    at += n;
  }
  return true;
}

/// Return `text` without the marks and spaces before its first word.
static EntView skip_marks(EntView text) {
  static const EntView marks[] = {
      {" ", 1}, {"-", 1}, {"*", 1}, {"[", 1}, {">", 1},        {"|", 1},
      {"_", 1}, {"=", 1}, {"•", 3}, {"→", 3}, {"»", 2},        {"–", 3},
      {"—", 3}, {"#", 1}, {"·", 2}, {"►", 3}, {"\xC2\xA0", 2},
  };
  for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]);) {
    const bool found = ent_view_starts_with(text, marks[i]);
    text = ent_view_slice(text, found ? marks[i].size : 0, text.size);
    i = found ? 0 : i + 1;
  }
  return text;
}

static EntView skip_bracket(const EntView text) {
  return ent_view_slice(text, text.size && text.data[0] == '(', text.size);
}

static bool is_end_mark(const EntNewsReader *const reader, const EntView line) {
  return ent_phrase_match(reader, ENT_PHRASE_END, line, NULL) == line.size;
}

/// Return the length of the sign of copyright at the front, or 0.
static size_t copyright_size(const EntNewsReader *const reader,
                             const EntView text) {
  return ent_phrase_match(reader, ENT_PHRASE_COPYRIGHT, text, NULL);
}

static bool begins_foot(const EntNewsReader *const reader, const EntView text) {
  const EntView plain = skip_bracket(text);
  return copyright_size(reader, text) ||
         ent_phrase_match(reader, ENT_PHRASE_FOOT, plain, NULL) ||
         ent_phrase_match(reader, ENT_PHRASE_ASIDE, plain, NULL);
}

/// Return whether a foot begins at the paragraph or one of its sentences.
bool ent_foot_is_foot(const EntNewsReader *const reader,
                      const EntView paragraph) {
  if (paragraph.size > LONGEST) {
    return false;
  }
  EntView rest = paragraph;
  while (rest.size) {
    const EntView sentence = skip_marks(rest);
    if (begins_foot(reader, sentence)) {
      return true;
    }
    size_t at = 0;
    while (at < sentence.size && !strchr(".!?|;", sentence.data[at])) {
      ++at;
    }
    rest = ent_view_slice(sentence, at + (at < sentence.size), sentence.size);
  }
  return !skip_marks(paragraph).size;
}

bool ent_foot_is_aside(const EntNewsReader *const reader,
                       const EntView paragraph) {
  const EntView text = skip_bracket(skip_marks(paragraph));
  const size_t size = ent_phrase_match(reader, ENT_PHRASE_ASIDE, text, NULL);
  return size && paragraph.size <= LONGEST &&
         (size == text.size || text.data[size] == ':');
}

bool ent_foot_is_promotion(const EntNewsReader *const reader,
                           const EntView paragraph, const bool has_links) {
  const EntView text = skip_bracket(skip_marks(paragraph));
  const size_t size = ent_phrase_match(reader, ENT_PHRASE_FOOT, text, NULL);
  if (paragraph.size > LONGEST) {
    return false;
  }
  // A single word may begin any sentence.
  if (has_links && ent_view_find(ent_view_slice(text, 0, size), ' ') < size) {
    return true;
  }
  for (size_t at = 0; at < paragraph.size; ++at) {
    const bool begins_word = !at || paragraph.data[at - 1] == ' ';
    if (begins_word &&
        ent_phrase_match(reader, ENT_PHRASE_PROMOTION,
                         ent_view_slice(paragraph, at, paragraph.size), NULL)) {
      return true;
    }
  }
  return false;
}

static int read_year(const EntView text) {
  int year = 0;
  for (size_t i = 0; i < 4; ++i) {
    if (i >= text.size || text.data[i] < '0' || text.data[i] > '9') {
      return 0;
    }
    year = 10 * year + (text.data[i] - '0');
  }
  return year;
}

/// Return `name` without "Co. Ltd." and what follows it.
static EntView without_company(const EntNewsReader *const reader,
                               const EntView name) {
  for (size_t at = 1; at < name.size; ++at) {
    const EntView rest = ent_view_slice(name, at, name.size);
    if (name.data[at - 1] == ' ' &&
        (ent_phrase_match(reader, ENT_PHRASE_COMPANY, rest, NULL) ||
         ent_phrase_match(reader, ENT_PHRASE_FOOT, rest, NULL))) {
      return ent_view_trim(ent_view_slice(name, 0, at));
    }
  }
  return name;
}

/// Read "2010-2014 Dnipro Wire. All rights reserved".
static void read_notice(const EntNewsReader *const reader, EntView text,
                        EntHead *const head) {
  int year = 0;
  while ((year = read_year(text))) {
    head->copyright_year = year;
    text = ent_view_slice(text, 4, text.size);
    const size_t gap = ent_head_separator(text);
    text = ent_view_slice(text, gap, text.size);
  }
  size_t size = ent_head_name(reader, text);
  size -= size && text.data[size - 1] == '.';
  if (!head->metadata.publisher.size) {
    head->metadata.publisher =
        without_company(reader, ent_view_slice(text, 0, size));
  }
}

void ent_foot_read_copyright(const EntNewsReader *const reader,
                             const EntView paragraph, EntHead *const head) {
  for (size_t at = 0; at < paragraph.size && at <= LONGEST; ++at) {
    const EntView rest = ent_view_slice(paragraph, at, paragraph.size);
    const size_t size = copyright_size(reader, rest);
    if (size) {
      const EntView notice = ent_view_slice(rest, size, rest.size);
      const size_t gap = ent_head_separator(notice);
      read_notice(reader, ent_view_slice(notice, gap, notice.size), head);
      return;
    }
  }
}

static EntView paragraph_at(const EntView text,
                            const EntParagraphs *const paragraphs,
                            const size_t i) {
  return ent_span_view(text, paragraphs->items[i]);
}

size_t ent_foot_find(const EntNewsReader *const reader, const EntView text,
                     const EntParagraphs *const paragraphs,
                     EntHead *const head) {
  size_t end = paragraphs->count;
  for (size_t i = 1; i < end; ++i) {
    end = is_end_mark(reader, paragraph_at(text, paragraphs, i)) ? i : end;
  }
  while (end &&
         (ent_foot_is_rule(paragraph_at(text, paragraphs, end - 1)) ||
          ent_foot_is_foot(reader, paragraph_at(text, paragraphs, end - 1)))) {
    --end;
  }
  for (size_t i = end; i < paragraphs->count; ++i) {
    ent_foot_read_copyright(reader, paragraph_at(text, paragraphs, i), head);
  }
  return end;
}

#include "news/page_title.h"

#include "news/head.h"

static bool is_word_byte(const char c) {
  return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') ||
         (unsigned char)c >= 0xC3;
}

size_t ent_title_find(const EntView whole, const EntView part) {
  for (size_t at = 0; part.size && at + part.size <= whole.size; ++at) {
    const EntView rest = ent_view_slice(whole, at, whole.size);
    const bool ends_word =
        rest.size == part.size || !is_word_byte(rest.data[part.size]);
    if (ent_view_starts_with(rest, part) && ends_word &&
        (!at || !is_word_byte(whole.data[at - 1]))) {
      return at;
    }
  }
  return whole.size;
}

size_t ent_title_mark(const EntView title, const size_t at) {
  static const EntView marks[] = {
      {" | ", 3},  {" - ", 3}, {" – ", 5}, {" — ", 5}, {" » ", 4},
      {" :: ", 4}, {" · ", 4}, {" • ", 5}, {" / ", 3}, {" « ", 4}};
  const EntView rest = ent_view_slice(title, at, title.size);
  for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); ++i) {
    if (ent_view_starts_with(rest, marks[i])) {
      return marks[i].size;
    }
  }
  return 0;
}

EntView ent_title_longest(const EntView title) {
  EntView best = ENT_VIEW("");
  size_t begin = 0;
  for (size_t at = 0; at <= title.size; ++at) {
    const size_t mark = at < title.size ? ent_title_mark(title, at) : 0;
    if (mark || at == title.size) {
      const EntView part = ent_view_slice(title, begin, at);
      best = part.size > best.size ? part : best;
      begin = at + mark;
    }
  }
  return best;
}

EntView ent_title_trim(EntView text) {
  for (;;) {
    const size_t front = ent_head_separator(text);
    const EntView rest = ent_view_slice(text, front, text.size);
    size_t size = rest.size;
    while (size && ent_head_separator(ent_view_slice(rest, size - 1, size))) {
      --size;
    }
    text = ent_view_slice(rest, 0, size);
    static const EntView wide[] = {{"»", 2}, {"–", 3}, {"—", 3}, {"•", 3},
                                   {"·", 2}, {"«", 2}, {"›", 3}, {"_", 1}};
    bool has_mark = false;
    for (size_t i = 0; i < sizeof(wide) / sizeof(wide[0]); ++i) {
      if (ent_view_starts_with(text, wide[i])) {
        text = ent_view_slice(text, wide[i].size, text.size);
        has_mark = true;
      }
      if (ent_view_ends_with(text, wide[i])) {
        text.size -= wide[i].size;
        has_mark = true;
      }
    }
    if (!has_mark) {
      return text;
    }
  }
}

EntView ent_title_part(const EntView title, const EntView name) {
  size_t begin = 0;
  for (size_t at = 0; at <= title.size; ++at) {
    const size_t mark = at < title.size ? ent_title_mark(title, at) : 0;
    const EntView part = ent_view_slice(title, begin, at);
    if ((mark || at == title.size) && ent_title_find(part, name) < part.size) {
      return part;
    }
    begin = mark ? at + mark : begin;
  }
  return ENT_VIEW("");
}

#include "news/draft.h"

#include "base/utf8.h"
#include "base/vector.h"
#include "news/head.h"
#include "news/phrases.h"
#include "news/plain.h"

void ent_draft_begin(EntDraft *const draft, const EntNewsReader *const reader,
                     EntArena *const arena) {
  const EntAllocator *const allocator = ent_world_allocator(reader->world);
  *draft = (EntDraft){
      .reader = reader, .arena = arena, .text = {.allocator = allocator}};
}

/// \name White space
/// @{

/// Return the length of the white space, or of what is not seen, at the front.
static size_t space_size(const EntView text) {
  static const EntView wide[] = {
      {"\xC2\xA0", 2},     {"\xE2\x80\x89", 3}, {"\xE2\x80\xAF", 3},
      {"\xE2\x80\x83", 3}, {"\xE2\x80\x82", 3}, {"\xE2\x80\x8B", 3},
      {"\xEF\xBB\xBF", 3}, {"\xC2\xAD", 2},     {"\xE2\x80\xA8", 3},
      {"\xE2\x80\x8E", 3},
  };
  const unsigned char c = (unsigned char)text.data[0];
  if (c <= ' ' || c == 0x7F) {
    return 1;
  }
  for (size_t i = 0; i < sizeof(wide) / sizeof(wide[0]) && c >= 0xC2; ++i) {
    if (ent_view_starts_with(text, wide[i])) {
      return wide[i].size;
    }
  }
  return 0;
}

/// Return whether what stands at the front joins two parts of a word.
static bool is_joiner(const EntView text) {
  return ent_view_starts_with(text, ENT_VIEW("\xC2\xAD")) ||
         ent_view_starts_with(text, ENT_VIEW("\xE2\x80\x8B")) ||
         ent_view_starts_with(text, ENT_VIEW("\xE2\x80\x8E")) ||
         ent_view_starts_with(text, ENT_VIEW("\xEF\xBB\xBF"));
}

/// Copy `text` to `out`, which has room for it, with single spaces; return the
/// size.
static size_t squeeze(const EntView text, char *const out) {
  size_t size = 0;
  bool is_space = false;
  for (size_t at = 0; at < text.size;) {
    const EntView rest = ent_view_slice(text, at, text.size);
    const size_t space = space_size(rest);
    if (space) {
      is_space = is_space || !is_joiner(rest);
      at += space;
      continue;
    }
    if (is_space && size) {
      out[size++] = ' ';
    }
    is_space = false;
    out[size++] = text.data[at++];
  }
  return size;
}

static EntView squeezed(EntDraft *const draft, const EntView text) {
  char *const copy = ent_arena_alloc(draft->arena, text.size + 1);
  if (!copy) {
    draft->status = ENT_ERR_MEMORY;
    return ENT_VIEW("");
  }
  const size_t size = squeeze(text, copy);
  copy[size] = '\0';
  return ent_view_of(copy, size);
}

/// @}
/// \name Fields
/// @{

void ent_draft_set(EntDraft *const draft, EntView *const field,
                   const EntView value) {
  if (!draft->status && !field->size && value.size) {
    *field = squeezed(draft, value);
  }
}

/// Set the time unless one is known; of the same day, one with a clock is more.
static void set_published(EntDraft *const draft, const EntTimestamp found) {
  const EntTimestamp known = draft->published;
  const bool is_same = known.date.year == found.date.year &&
                       known.date.month == found.date.month &&
                       known.date.day == found.date.day;
  if (!ent_date_is_set(known.date) ||
      (is_same && !known.has_time && found.has_time)) {
    draft->published = found;
  }
}

void ent_draft_set_published(EntDraft *const draft, const EntView text) {
  EntTimestamp found;
  if (!draft->published.has_time &&
      ent_timestamp_find(draft->reader, text, &found)) {
    set_published(draft, found);
  }
}

void ent_draft_set_day(EntDraft *const draft, const EntView text,
                       const EntDate date) {
  EntTimestamp found = {0};
  set_published(draft, (EntTimestamp){.date = date});
  for (EntView rest = text;
       rest.size && ent_timestamp_find(draft->reader, rest, &found);
       rest = ent_view_slice(rest, 1, rest.size)) {
    if (found.has_time && found.date.year == date.year &&
        found.date.month == date.month && found.date.day == date.day) {
      set_published(draft, found);
      return;
    }
  }
}

static bool has_digit(const EntView text) {
  for (size_t i = 0; i < text.size; ++i) {
    if (text.data[i] >= '0' && text.data[i] <= '9') {
      return true;
    }
  }
  return false;
}

static bool is_no_author(const EntDraft *const draft, const EntView name) {
  return !name.size || has_digit(name) ||
         ent_view_find(name, '@') < name.size ||
         ent_view_find(name, '/') < name.size ||
         ent_view_find(name, '<') < name.size ||
         ent_markup_find(&draft->reader->markup, ENT_MARKUP_NOT_AUTHOR, name);
}

static bool has_author(const EntDraft *const draft, const EntView name) {
  for (size_t i = 0; i < draft->n_authors; ++i) {
    if (ent_view_equals(draft->authors[i], name)) {
      return true;
    }
  }
  return false;
}

/// Return `name` without an e-mail address behind it.
static EntView without_address(const EntView name) {
  const size_t at = ent_view_find(name, '@');
  size_t end = at < name.size ? at : 0;
  while (end && name.data[end - 1] != ' ') {
    --end;
  }
  return end ? ent_view_trim(ent_view_slice(name, 0, end)) : name;
}

/// Return the length of the label at the front, "By" or "Written by:", or 0.
static size_t label_size(const EntDraft *const draft, const EntView text) {
  int label = 0;
  const size_t size =
      ent_phrase_match(draft->reader, ENT_PHRASE_LABEL, text, &label);
  return label == ENT_LABEL_AUTHOR && size < text.size ? size : 0;
}

/// Return `text` without the labels at its front.
static EntView without_label(const EntDraft *const draft, const EntView text) {
  EntView rest = text;
  for (size_t label = 0; (label = label_size(draft, rest));) {
    rest = ent_view_slice(rest, label, rest.size);
    rest = ent_view_slice(rest, ent_head_separator(rest), rest.size);
  }
  return rest;
}

/// Return `name` without the marks behind it: "A. Name ·".
static EntView without_marks(EntView name) {
  for (size_t at = name.size; at-- > 0;) {
    const EntView end = ent_view_slice(name, at, name.size);
    if (end.data[0] != '.' && end.data[0] != ')' &&
        ent_head_separator(end) == end.size) {
      name.size = at;
    } else if ((unsigned char)end.data[0] < 0x80) {
      break;
    }
  }
  return name;
}

static void add_author(EntDraft *const draft, const EntView whole) {
  enum { LONGEST_NAME = 100 };
  const EntView name =
      without_marks(without_address(without_label(draft, whole)));
  if (draft->n_authors < ENT_DRAFT_AUTHORS && name.size <= LONGEST_NAME &&
      !is_no_author(draft, name) && !has_author(draft, name)) {
    draft->authors[draft->n_authors++] = name;
  }
}

void ent_draft_add_author(EntDraft *const draft, const EntView name) {
  if (!draft->status && name.size) {
    add_author(draft, squeezed(draft, name));
  }
}

/// Return the length of the separator of authors at `at`, or 0.
static size_t separator_size(const EntDraft *const draft, const EntView text,
                             const size_t at) {
  const EntView rest = ent_view_slice(text, at, text.size);
  const size_t size =
      ent_phrase_match(draft->reader, ENT_PHRASE_AUTHOR_SEPARATOR, rest, NULL);
  const bool is_word = size && (rest.data[0] | 32) >= 'a';
  return is_word && (!at || text.data[at - 1] != ' ') ? 0 : size;
}

/// Return the length of the name at the front of `text`, up to a separator.
static size_t name_size(const EntDraft *const draft, const EntView text) {
  size_t at = 0;
  while (at < text.size && !separator_size(draft, text, at)) {
    ++at;
  }
  return at;
}

/// Return `name` without "in Paris" behind it.
static EntView without_place(const EntDraft *const draft, const EntView name) {
  for (size_t at = 1; at < name.size; ++at) {
    const EntView rest = ent_view_slice(name, at, name.size);
    if (name.data[at - 1] == ' ' &&
        ent_phrase_match(draft->reader, ENT_PHRASE_NAME_END, rest, NULL)) {
      return ent_view_trim(ent_view_slice(name, 0, at - 1));
    }
  }
  return name;
}

static bool is_role(const EntDraft *const draft, const EntView text) {
  return ent_phrase_match(draft->reader, ENT_PHRASE_ROLE, text, NULL) ||
         ent_phrase_match(draft->reader, ENT_PHRASE_OCCUPATION, text, NULL);
}

/// Return whether a word of `text` is one of what people do: "Staff Writer".
static bool has_role(const EntDraft *const draft, const EntView text) {
  for (size_t at = 0; at < text.size; ++at) {
    const bool begins_word = !at || text.data[at - 1] == ' ';
    if (begins_word && is_role(draft, ent_view_slice(text, at, text.size))) {
      return true;
    }
  }
  return false;
}

/// Return `name` without "Diplomatic Editor" behind its two words or more.
static EntView without_role(const EntDraft *const draft, const EntView name) {
  enum { LEAST_WORDS = 2 };
  size_t n_words = 0;
  size_t end = 0;
  for (size_t at = 0; at < name.size; ++at) {
    const EntView rest = ent_view_slice(name, at, name.size);
    if (at && name.data[at - 1] != ' ') {
      continue;
    }
    end = !end && is_role(draft, rest) ? at : end;
    if (!end && is_role(draft, rest)) {
      return name;
    }
    n_words += !end;
    if (ent_phrase_match(draft->reader, ENT_PHRASE_OCCUPATION, rest, NULL) ==
        rest.size) {
      return n_words >= LEAST_WORDS
                 ? ent_view_trim(ent_view_slice(name, 0, end))
                 : name;
    }
  }
  return name;
}

/// Return whether `text`, behind a name, is not another: a role, an agency, a
/// place.
static bool is_of_name(const EntDraft *const draft, const EntView text) {
  enum { LONGEST_AGENCY = 5 };
  bool is_short_name = text.size <= LONGEST_AGENCY;
  for (size_t i = 0; i < text.size; ++i) {
    is_short_name = is_short_name && text.data[i] >= 'A' && text.data[i] <= 'Z';
  }
  const bool is_lower = text.size && text.data[0] >= 'a' && text.data[0] <= 'z';
  return is_short_name || is_lower || has_role(draft, text) ||
         ent_phrase_match(draft->reader, ENT_PHRASE_NAME_END, text, NULL);
}

void ent_draft_add_person(EntDraft *const draft, const EntView name) {
  ent_draft_add_author(draft, without_place(draft, squeezed(draft, name)));
}

void ent_draft_add_authors(EntDraft *const draft, const EntView text) {
  enum { LONGEST = 400 };
  if (draft->status || !text.size || text.size > LONGEST) {
    return;
  }
  EntView rest = without_label(draft, squeezed(draft, text));
  bool is_behind = false;
  while (rest.size) {
    const size_t size = name_size(draft, rest);
    const EntView name = ent_view_trim(ent_view_slice(rest, 0, size));
    if (!is_behind || !is_of_name(draft, name)) {
      add_author(draft, without_role(draft, without_place(draft, name)));
    }
    is_behind = true;
    const size_t gap = size < rest.size ? separator_size(draft, rest, size) : 0;
    rest = ent_view_trim(ent_view_slice(rest, size + gap, rest.size));
  }
}

/// @}
/// \name The article
/// @{

void ent_draft_add_paragraph(EntDraft *const draft, const EntView text) {
  if (draft->status || !text.size) {
    return;
  }
  const EntView clean = squeezed(draft, text);
  if (draft->status || !clean.size) {
    return;
  }
  EntSpan *const span = ENT_PUSH(draft->text.allocator, &draft->paragraphs);
  draft->status = span ? ENT_SUCCESS : ENT_ERR_MEMORY;
  if (!draft->status) {
    const uint32_t begin = (uint32_t)draft->text.size;
    *span = (EntSpan){begin, begin + (uint32_t)clean.size};
    draft->status = ent_buffer_append(&draft->text, clean);
  }
  if (!draft->status) {
    draft->status = ent_buffer_append(&draft->text, ENT_VIEW("\n\n"));
  }
}

/// Put the headline before the paragraphs, as the first of them.
static EntStatus compose(EntDraft *const draft, EntParagraphs *const all,
                         EntArticle *const article) {
  const EntAllocator *const allocator = draft->text.allocator;
  const EntView head = draft->headline;
  const uint32_t shift = head.size ? (uint32_t)head.size + 2 : 0;
  EntView front;
  ENT_TRY(ent_arena_join(draft->arena, head,
                         head.size ? ENT_VIEW("\n\n") : ENT_VIEW(""), &front));
  const EntView body =
      ent_view_slice(ent_buffer_view(&draft->text), 0, draft->text.size - 1);
  ENT_TRY(ent_arena_join(draft->arena, front, body, &article->text));
  for (size_t i = 0; i < draft->paragraphs.count + (shift > 0); ++i) {
    EntSpan *const span = ENT_PUSH(allocator, all);
    if (!span) {
      return ENT_ERR_MEMORY;
    }
    const EntSpan old =
        i || !shift ? draft->paragraphs.items[i - (shift > 0)] : (EntSpan){0};
    *span = i || !shift ? (EntSpan){old.begin + shift, old.end + shift}
                        : (EntSpan){0, (uint32_t)head.size};
  }
  article->metadata.headline = ent_view_slice(article->text, 0, head.size);
  return ENT_SUCCESS;
}

static void replace(EntView *const field, const EntView value) {
  *field = value.size ? value : *field;
}

static EntStatus set_authors(const EntDraft *const draft,
                             EntMetadata *const metadata) {
  EntView *const names =
      ent_arena_calloc(draft->arena, draft->n_authors, sizeof(EntView));
  if (!names) {
    return ENT_ERR_MEMORY;
  }
  EntView all = draft->authors[0];
  for (size_t i = 0; i < draft->n_authors; ++i) {
    names[i] = draft->authors[i];
    if (i) {
      ENT_TRY(ent_arena_format(draft->arena, &all, "%.*s, %.*s",
                               ENT_VIEW_ARGS(all), ENT_VIEW_ARGS(names[i])));
    }
  }
  metadata->author = all;
  metadata->authors = names;
  metadata->n_authors = draft->n_authors;
  return ENT_SUCCESS;
}

static EntStatus publish(const EntDraft *const draft,
                         EntMetadata *const metadata) {
  char text[ENT_TIMESTAMP_SIZE];
  metadata->published = draft->published.date;
  const size_t size = ent_timestamp_format(&draft->published, text);
  return draft->published.has_time
             ? ent_arena_copy(draft->arena, ent_view_of(text, size),
                              &metadata->timestamp)
             : ENT_SUCCESS;
}

/// What the mark-up told replaces what the text tells.
static EntStatus overlay(const EntDraft *const draft,
                         EntMetadata *const metadata) {
  // A dateline names the agency that a paper prints.
  const EntView named = metadata->publisher;
  replace(&metadata->publisher, draft->publisher);
  replace(&metadata->agency, draft->agency);
  if (!metadata->agency.size && draft->publisher.size &&
      !ent_view_equals(named, draft->publisher)) {
    metadata->agency = named;
  }
  replace(&metadata->dateline, draft->dateline);
  replace(&metadata->language, draft->language);
  replace(&metadata->url, draft->url);
  if (draft->n_authors) {
    ENT_TRY(set_authors(draft, metadata));
  }
  return ent_date_is_set(draft->published.date) ? publish(draft, metadata)
                                                : ENT_SUCCESS;
}

static EntStatus make_article(EntDraft *const draft,
                              const EntRecord *const record,
                              EntArticle *const article) {
  ENT_TRY(draft->status);
  *article = (EntArticle){.arena = draft->arena, .name = record->name};
  if (!draft->paragraphs.count) {
    return ENT_SUCCESS;
  }
  EntParagraphs all = {NULL, 0, 0};
  EntStatus status = compose(draft, &all, article);
  if (!status) {
    status = ent_plain_read(draft->reader, &all, article);
  }
  ent_free(draft->text.allocator, all.items);
  ENT_TRY(status);
  return overlay(draft, &article->metadata);
}

EntStatus ent_draft_finish(EntDraft *const draft, const EntRecord *const record,
                           EntArticle *const article) {
  const EntStatus status = make_article(draft, record, article);
  ent_buffer_free(&draft->text);
  ent_free(ent_world_allocator(draft->reader->world), draft->paragraphs.items);
  draft->paragraphs = (EntParagraphs){NULL, 0, 0};
  return status ? status : ent_record_finish(draft->reader, record, article);
}

/// @}

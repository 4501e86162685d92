// The day of a page, where its head does not tell it.

#include "news/head.h"
#include "news/page_impl.h"
#include "news/phrases.h"

#include <stdio.h>

static bool has_date(const EntPage *const page) {
  return ent_date_is_set(page->draft.published.date);
}

/// Return whether a label of what came later stands before the first date.
static bool is_update(const EntPage *const page, const EntView text) {
  for (size_t at = 0; at < text.size; ++at) {
    const EntView rest = ent_view_slice(text, at, text.size);
    EntTimestamp ignored;
    int label = 0;
    if (at && text.data[at - 1] != ' ' && text.data[at - 1] != '\n') {
      continue;
    }
    if (ent_phrase_match(page->reader, ENT_PHRASE_LABEL, rest, &label) &&
        label == ENT_LABEL_UPDATED) {
      return true;
    }
    if (ent_timestamp_read(page->reader, rest, &ignored)) {
      return false;
    }
  }
  return false;
}

/// \name Words
/// @{

/// Take what <time> says of itself.
static void use_time(EntPage *const page, const size_t i) {
  const EntBlock *const block = ent_page_block(page, i);
  if (block->field != ENT_MARKUP_IS_UPDATED && !is_update(page, block->text)) {
    ent_draft_set_published(&page->draft, block->time);
  }
}

static void use_field(EntPage *const page, const size_t i) {
  const EntBlock *const block = ent_page_block(page, i);
  if (block->field == ENT_MARKUP_IS_PUBLISHED &&
      !is_update(page, block->text)) {
    ent_draft_set_published(&page->draft, block->text);
  }
}

/// Read lines such as "By A. Name | 5 May 2031".
static void use_line(EntPage *const page, const size_t i) {
  enum { LONGEST_LINE = 25 };
  const EntBlock *const block = ent_page_block(page, i);
  EntHead head = {0};
  if (block->n_words <= LONGEST_LINE &&
      ent_head_read_line(page->reader, block->text, &head) &&
      ent_date_is_set(head.published)) {
    ent_draft_set_day(&page->draft, block->text, head.published);
  }
}

/// A short line with a day between headline and text.
static void use_day(EntPage *const page, const size_t i) {
  enum { LONGEST_LINE = 14 };
  if (i < page->text.first &&
      ent_page_block(page, i)->n_words <= LONGEST_LINE &&
      !is_update(page, ent_page_block(page, i)->text)) {
    ent_draft_set_published(&page->draft, ent_page_block(page, i)->text);
  }
}

/// @}
/// \name Numbers
/// @{

/// A day and a month, in one order or the other.
typedef struct {
  EntDate day_first, month_first;
} Ambiguous;

/// Find "03/04/2031" in `text`.
static bool find_ambiguous(const EntView text, Ambiguous *const found) {
  for (size_t at = 0; at < text.size; ++at) {
    int first = 0;
    int second = 0;
    int year = 0;
    int size = 0;
    char copy[16] = "";
    const size_t left = text.size - at;
    const bool is_inside =
        at && text.data[at - 1] >= '0' && text.data[at - 1] <= '9';
    memcpy(copy, text.data + at, left < 11 ? left : 11);
    if (is_inside || copy[0] < '0' || copy[0] > '9' ||
        sscanf(copy, "%2d/%2d/%4d%n", &first, &second, &year, &size) != 3 ||
        year < 1500) {
      continue;
    }
    found->day_first =
        (EntDate){(int16_t)year, (uint8_t)second, (uint8_t)first};
    found->month_first =
        (EntDate){(int16_t)year, (uint8_t)first, (uint8_t)second};
    return first && second && first <= 12 && second <= 12;
  }
  return false;
}

static bool is_same_day(const EntDate a, const EntDate b) {
  return a.month == b.month && a.day == b.day && (!b.year || a.year == b.year);
}

/// Return whether a date that is written out in the text is `date`.
static bool is_written(const EntPage *const page, const EntDate date) {
  for (size_t i = 0; i < page->blocks.count; ++i) {
    const EntView text = ent_page_block(page, i)->text;
    for (size_t at = 0; at < text.size; ++at) {
      EntDate other = {0, 0, 0};
      const bool begins_word = !at || text.data[at - 1] == ' ';
      if (begins_word &&
          ent_head_date(page->reader, ent_view_slice(text, at, text.size),
                        &other) &&
          is_same_day(date, other)) {
        return true;
      }
    }
  }
  return false;
}

/// Return whether the page is of a place that writes the month first.
static bool has_month_first(const EntPage *const page) {
  const EntView tag = page->draft.language;
  return ent_markup_find(&page->reader->markup, ENT_MARKUP_MONTH_FIRST, tag);
}

/// Return whether the language of the page tells its country.
static bool has_country(const EntPage *const page) {
  return page->draft.language.size > 3;
}

/// Settle the order by a date that is written out, else by the country.
static void use_numbers(EntPage *const page, const size_t i) {
  enum { LONGEST_LINE = 14 };
  Ambiguous found;
  if (has_date(page) || ent_page_block(page, i)->n_words > LONGEST_LINE ||
      !find_ambiguous(ent_page_block(page, i)->text, &found)) {
    return;
  }
  const bool is_day_first = is_written(page, found.day_first);
  const bool is_month_first = is_written(page, found.month_first);
  if (is_day_first != is_month_first) {
    page->draft.published.date =
        is_day_first ? found.day_first : found.month_first;
  } else if (has_country(page)) {
    page->draft.published.date =
        has_month_first(page) ? found.month_first : found.day_first;
  }
}

/// @}
/// \name Address
/// @{

/// "/2031/04/05/" and "/2031-04-05-" in the address of the page.
static void use_address(EntPage *const page) {
  const EntView url = page->draft.url;
  for (size_t at = 0; !has_date(page) && at + 11 < url.size; ++at) {
    int year = 0;
    int month = 0;
    int day = 0;
    int size = 0;
    char copy[13] = "";
    memcpy(copy, url.data + at, 12);
    if (copy[0] != '/' ||
        (sscanf(copy, "/%4d/%2d/%2d%n", &year, &month, &day, &size) != 3 &&
         sscanf(copy, "/%4d-%2d-%2d%n", &year, &month, &day, &size) != 3)) {
      continue;
    }
    const EntDate date = {(int16_t)year, (uint8_t)month, (uint8_t)day};
    if (size == 11 && year >= 1900 && year < 2200 && ent_date_is_valid(date)) {
      page->draft.published.date = date;
    }
  }
}

/// @}

void ent_page_find_date(EntPage *const page) {
  static const EntPageUse labelled[] = {use_time, use_field, use_line};
  static const EntPageRange ranges[] = {
      ENT_PAGE_ABOVE_TEXT, ENT_PAGE_BEFORE_HEADLINE, ENT_PAGE_BEHIND_TEXT};
  for (size_t r = 0; r < 3; ++r) {
    for (size_t i = 0; i < 3; ++i) {
      ent_page_look(page, ranges[r], false, labelled[i]);
    }
    if (ranges[r] == ENT_PAGE_ABOVE_TEXT) {
      ent_page_look(page, ranges[r], false, use_day);
      ent_page_look(page, ranges[r], false, use_numbers);
    }
  }
  ent_page_look(page, ENT_PAGE_BEFORE_HEADLINE, false, use_day);
  ent_page_look(page, ENT_PAGE_BEFORE_HEADLINE, false, use_numbers);
  for (size_t i = 0; i < 3; ++i) {
    ent_page_look(page, ENT_PAGE_ABOVE_TEXT, true, labelled[i]);
  }
  ent_page_look(page, ENT_PAGE_ABOVE_TEXT, true, use_day);
  use_address(page);
  if (has_date(page)) {
    ent_page_look(page, ENT_PAGE_BEHIND_TEXT, true, use_time); // Of that day
  }
}

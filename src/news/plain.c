#include "news/plain.h"

#include "news/dateline.h"
#include "news/foot.h"
#include "news/head.h"

/// An article that is being read, a paragraph at a time.
typedef struct {
  const EntNewsReader *reader;
  const EntParagraphs *paragraphs;
  EntArticle *article;
  EntHead head;
  size_t next; ///< Paragraph to be read
  size_t end;  ///< First paragraph of the foot
} PlainReader;

static EntView paragraph(const PlainReader *const self, const size_t i) {
  return ent_span_view(self->article->text, self->paragraphs->items[i]);
}

static void add_segment(PlainReader *const self, const EntSpan span,
                        const EntSegmentKind kind) {
  self->article->segments[self->article->n_segments++] =
      (EntSegment){span, kind};
}

static bool is_dateline(const PlainReader *const self, const size_t i,
                        EntDateline *const dateline) {
  return ent_dateline_read(self->reader, paragraph(self, i), dateline);
}

/// Return `text` without closing quotes and brackets at its end.
static EntView without_closing(EntView text) {
  static const char *const marks[] = {"\"", "'", ")", "”", "’"};
  for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]);) {
    const bool found = ent_view_ends_with(text, ent_view(marks[i]));
    text.size -= found ? strlen(marks[i]) : 0;
    i = found ? 0 : i + 1;
  }
  return text;
}

/// Return whether the text ends like "the U.S.".
static bool ends_with_initials(const EntView text) {
  return text.size > 3 && text.data[text.size - 1] == '.' &&
         text.data[text.size - 3] == '.';
}

/// A headline is short, is no sentence with a full stop, and is followed by
/// something.
static bool is_headline(const PlainReader *const self, const size_t i) {
  enum { LONGEST_HEADLINE = 250 };
  EntDateline ignored;
  const EntView text = paragraph(self, i);
  const EntView bare = without_closing(text);
  const char last = bare.size ? bare.data[bare.size - 1] : '\0';
  return text.size <= LONGEST_HEADLINE && i + 1 < self->end &&
         (!last || !strchr(".:;,", last) || ends_with_initials(bare)) &&
         !is_dateline(self, i, &ignored);
}

static void take_headline(PlainReader *const self, const EntSpan span) {
  self->head.metadata.headline = ent_span_view(self->article->text, span);
  add_segment(self, span, ENT_SEGMENT_HEADLINE);
}

/// A headline behind a label: "Title: ...".
static void add_labelled_headline(PlainReader *const self) {
  const EntView headline = self->head.metadata.headline;
  const uint32_t begin = (uint32_t)(headline.data - self->article->text.data);
  add_segment(self, (EntSpan){begin, begin + (uint32_t)headline.size},
              ENT_SEGMENT_HEADLINE);
}

static void take_dateline(PlainReader *const self,
                          const EntDateline *const dateline) {
  EntMetadata *const metadata = &self->head.metadata;
  if (dateline->place.size) {
    metadata->dateline = dateline->place;
  }
  if (dateline->agency.size) {
    metadata->publisher = dateline->agency;
  }
  ent_head_set_published(&self->head, dateline->date);
}

/// Read a line of labels, dates and names.
static bool read_metadata(PlainReader *const self, const EntView text) {
  const bool had_headline = self->head.metadata.headline.size;
  if (!ent_head_read_line(self->reader, text, &self->head)) {
    return false;
  }
  if (!had_headline && self->head.metadata.headline.size) {
    add_labelled_headline(self);
  }
  return true;
}

/// Read a dateline that has a paragraph of its own.
static bool read_lone_dateline(PlainReader *const self, const EntView text) {
  EntDateline dateline;
  if (!is_dateline(self, self->next, &dateline) || dateline.size < text.size) {
    return false;
  }
  take_dateline(self, &dateline);
  return true;
}

/// Return whether `text` is one name, without what else may stand in a head.
static bool is_name(const PlainReader *const self, const EntView text) {
  enum { LONGEST_NAME = 60 };
  return text.size <= LONGEST_NAME &&
         ent_head_name(self->reader, text) == text.size;
}

/// "Kura Wire:" on a line of its own, below the dateline.
static bool read_lone_agency(PlainReader *const self, const EntView text) {
  const EntView name = ent_view_slice(text, 0, text.size - 1);
  if (!self->head.metadata.dateline.size || text.data[text.size - 1] != ':' ||
      !is_name(self, name)) {
    return false;
  }
  self->head.metadata.publisher = name;
  return true;
}

/// Return whether paragraph `i` is on the line right below the one before.
static bool is_right_below(const PlainReader *const self, const size_t i) {
  const EntSpan *const spans = self->paragraphs->items;
  EntView gap =
      ent_view_slice(self->article->text, spans[i - 1].end, spans[i].begin);
  (void)ent_view_cut(&gap, '\n');
  return ent_view_find(gap, '\n') == gap.size;
}

/// The employer of the author, right below the byline.
static bool is_affiliation(const PlainReader *const self, const EntView text) {
  return self->next && self->head.metadata.author.size &&
         is_right_below(self, self->next) && is_name(self, text);
}

/// Return whether paragraph `i` is metadata.
static bool is_metadata(const PlainReader *const self, const size_t i) {
  EntHead ignored = self->head;
  return i < self->end &&
         ent_head_read_line(self->reader, paragraph(self, i), &ignored);
}

/// A name below the headline, above a date, is that of the author.
static bool read_lone_author(PlainReader *const self, const EntView text) {
  EntMetadata *const metadata = &self->head.metadata;
  if (!metadata->headline.size || metadata->author.size ||
      !is_name(self, text) || !is_metadata(self, self->next + 1)) {
    return false;
  }
  metadata->author = text;
  return true;
}

/// Read one paragraph of the head; false if the body begins here.
static bool read_head_line(PlainReader *const self) {
  const EntView text = paragraph(self, self->next);
  if (ent_foot_is_rule(text) || ent_foot_is_aside(self->reader, text) ||
      read_metadata(self, text) || read_lone_dateline(self, text) ||
      read_lone_agency(self, text) || is_affiliation(self, text) ||
      read_lone_author(self, text)) {
    return true;
  }
  if (!self->head.metadata.headline.size && is_headline(self, self->next)) {
    take_headline(self, self->paragraphs->items[self->next]);
    return true;
  }
  return false;
}

/// A second headline, above a line of metadata, is a paragraph.
static bool read_deck(PlainReader *const self) {
  if (!self->head.metadata.headline.size ||
      !is_metadata(self, self->next + 1) || !is_headline(self, self->next)) {
    return false;
  }
  add_segment(self, self->paragraphs->items[self->next], ENT_SEGMENT_PARAGRAPH);
  return true;
}

static void read_head(PlainReader *const self) {
  enum { LONGEST_HEAD = 10 };
  while (self->next < self->end && self->next < LONGEST_HEAD &&
         (read_head_line(self) || read_deck(self))) {
    ++self->next;
  }
}

/// Read the paragraph that may open with a dateline.
static void read_first_paragraph(PlainReader *const self) {
  EntDateline dateline;
  EntSpan span = self->paragraphs->items[self->next];
  if (is_dateline(self, self->next, &dateline)) {
    take_dateline(self, &dateline);
    span.begin += (uint32_t)dateline.size;
  }
  if (span.begin < span.end) {
    add_segment(self, span, ENT_SEGMENT_PARAGRAPH);
  }
}

static void read_body(PlainReader *const self) {
  for (; self->next < self->end; ++self->next) {
    const EntView text = paragraph(self, self->next);
    if (!ent_foot_is_rule(text) && !ent_foot_is_aside(self->reader, text)) {
      add_segment(self, self->paragraphs->items[self->next],
                  ENT_SEGMENT_PARAGRAPH);
    }
  }
}

/// Choose among the dates, and complete the one that lacks a year.
static void settle_date(EntHead *const head) {
  EntDate date = head->published.month ? head->published : head->updated;
  if (date.month && !date.year) {
    const EntDate same_day = {(int16_t)head->copyright_year, date.month,
                              date.day};
    date = head->updated.year && head->updated.month == date.month
               ? head->updated
               : same_day;
  }
  head->metadata.published =
      date.year && ent_date_is_valid(date) ? date : (EntDate){0, 0, 0};
}

EntStatus ent_plain_read(const EntNewsReader *const reader,
                         const EntParagraphs *const paragraphs,
                         EntArticle *const article) {
  PlainReader self = {
      .reader = reader, .paragraphs = paragraphs, .article = article};
  // One more than paragraphs, for a headline that shares one with its label.
  article->segments = ent_arena_calloc(article->arena, paragraphs->count + 1,
                                       sizeof(EntSegment));
  if (!article->segments) {
    return ENT_ERR_MEMORY;
  }
  if (article->metadata.headline.size) {
    self.head.metadata.headline = article->metadata.headline;
    add_segment(&self, paragraphs->items[self.next++], ENT_SEGMENT_HEADLINE);
  }
  self.end = ent_foot_find(reader, article->text, paragraphs, &self.head);
  const EntView copyright_holder = self.head.metadata.publisher;
  self.head.metadata.publisher = ENT_VIEW("");
  read_head(&self);
  if (self.next < self.end) {
    read_first_paragraph(&self);
    ++self.next;
  }
  read_body(&self);
  settle_date(&self.head);
  if (!self.head.metadata.publisher.size) {
    self.head.metadata.publisher = copyright_holder;
  }
  article->metadata = self.head.metadata;
  return ENT_SUCCESS;
}

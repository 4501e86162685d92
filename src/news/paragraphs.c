#include "news/paragraphs.h"

#include "base/utf8.h"
#include "base/vector.h"

#include <stdbool.h>

/// Text is wrapped at some width between these, in code points.
enum { NARROWEST = 50, WIDEST = 130 };

/// Lines of at least so many bytes are running text, not parts of a head.
enum { LONG = 40 };

typedef struct {
  size_t begin; ///< Without the white space at both ends
  size_t end;
  size_t next; ///< Where the next line begins
} Line;

/// Return the size of the white space at the front of `text`, the byte order
/// mark and the no-break space included.
static size_t space_size(const EntView text) {
  static const EntView spaces[] = {{"\xEF\xBB\xBF", 3}, {"\xC2\xA0", 2}};
  for (size_t i = 0; i < 2; ++i) {
    if (ent_view_starts_with(text, spaces[i])) {
      return spaces[i].size;
    }
  }
  return text.size && (unsigned char)text.data[0] <= ' ';
}

static Line read_line(const EntView text, const size_t at) {
  const EntView rest = ent_view_slice(text, at, text.size);
  const size_t size = ent_view_find(rest, '\n');
  Line line = {at, at + size, at + size + (size < rest.size)};
  size_t space = 0;
  while ((space = space_size(ent_view_slice(text, line.begin, line.end)))) {
    line.begin += space;
  }
  while (line.end > line.begin &&
         (unsigned char)text.data[line.end - 1] <= ' ') {
    --line.end;
  }
  return line;
}

static size_t widest_line(const EntView text) {
  size_t widest = 0;
  for (size_t at = 0; at < text.size;) {
    const Line line = read_line(text, at);
    const size_t width =
        ent_utf8_count(ent_view_slice(text, line.begin, line.end));
    widest = width > widest ? width : widest;
    at = line.next;
  }
  return widest;
}

/// Return whether `line` ends because the word behind it did not fit.
static bool is_full(const EntView text, const Line line, const Line next,
                    const size_t width) {
  const EntView rest = ent_view_slice(text, next.begin, next.end);
  const size_t word = ent_view_find(rest, ' ');
  return ent_utf8_count(ent_view_slice(text, line.begin, line.end)) + 1 +
             ent_utf8_count(ent_view_slice(rest, 0, word)) >
         width;
}

/// Return whether a sentence goes on from a long `line` to the next.
static bool goes_on(const EntView text, const Line line, const Line next) {
  const char c = text.data[next.begin];
  return line.end - line.begin >= LONG && c >= 'a' && c <= 'z';
}

/// Return the last line of the paragraph that begins with `line`.
static Line last_line(const EntView text, Line line, const size_t width) {
  const bool is_wrapped = width >= NARROWEST && width <= WIDEST;
  while (is_wrapped && line.next < text.size) {
    const Line next = read_line(text, line.next);
    if (next.begin == next.end ||
        !(is_full(text, line, next, width) || goes_on(text, line, next))) {
      break;
    }
    line = next;
  }
  return line;
}

EntStatus ent_paragraphs_find(const EntAllocator *const allocator,
                              const EntView text,
                              EntParagraphs *const paragraphs) {
  const size_t width = widest_line(text);
  for (size_t at = 0; at < text.size;) {
    const Line first = read_line(text, at);
    Line last = first;
    if (first.begin < first.end) {
      last = last_line(text, first, width);
      EntSpan *const span = ENT_PUSH(allocator, paragraphs);
      if (!span) {
        return ENT_ERR_MEMORY;
      }
      *span = (EntSpan){(uint32_t)first.begin, (uint32_t)last.end};
    }
    at = last.next;
  }
  return ENT_SUCCESS;
}

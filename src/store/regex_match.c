#include "base/utf8.h"
#include "store/regex_impl.h"

#include <string.h>

enum { N_SLOTS = 2 * REGEX_MAX_GROUPS };

/// A place in the program with the positions saved on the way to it.
typedef struct {
  uint32_t at;
  size_t slots[N_SLOTS];
} Thread;

typedef struct {
  Thread *threads;
  size_t count;
} Threads;

typedef struct {
  const EntRegex *regex;
  EntView text;
  Threads now, next;
  uint32_t *marks; ///< The step at which a place was reached last
  uint32_t step;
  struct Pending {
    uint32_t at;
    uint32_t slot; ///< Slot to restore, or UINT32_MAX
    size_t old;
  } * stack;
} Matcher;

static bool is_punctuation(const uint32_t c) {
  return (c > ' ' && c < 127 && !ent_utf8_is_letter(c) &&
          !(c >= '0' && c <= '9') && !strchr("$+<=>^`|~", (int)c)) ||
         (c >= 0x2010 && c <= 0x2027) || (c >= 0x3001 && c <= 0x3003) ||
         c == 0xA1 || c == 0xA7 || c == 0xAB || c == 0xB6 || c == 0xB7 ||
         c == 0xBB || c == 0xBF;
}

/// Return whether `c` has the category that the compiler marked.
static bool has_category(const uint32_t c, const uint32_t mark) {
  switch (mark - 0x80000000U) {
  case 0:
    return ent_utf8_is_letter(c);
  case 1:
    return ent_utf8_is_upper(c);
  case 2:
    return ent_utf8_is_letter(c) && !ent_utf8_is_upper(c);
  case 3:
  case 4:
    return (c >= '0' && c <= '9') || (c >= 0x660 && c <= 0x669);
  case 5:
    return is_punctuation(c);
  case 6:
    return c == ' ' || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200A);
  default:
    return c < 128 && c > ' ' && strchr("$+<=>^`|~", (int)c);
  }
}

static bool is_member(const RegexSet *const set, const uint32_t c) {
  for (size_t i = 0; i < set->count; ++i) {
    const RegexRange range = set->items[i];
    if (range.first & 0x80000000U) {
      if (has_category(c, range.first) == !range.last) {
        return true;
      }
    } else if (c >= range.first && c <= range.last) {
      return true;
    }
  }
  return false;
}

/// Return some other case of `c`, or `c`: the capital of a small letter.
static uint32_t other_case(const uint32_t c) {
  const uint32_t lower = ent_utf8_to_lower(c);
  if (lower != c) {
    return lower;
  }
  return c >= 'a' && c <= 'z' ? c - 32 : c;
}

static bool in_set(const EntRegex *const regex, const RegexCode code,
                   const uint32_t c) {
  const RegexSet *const set = &regex->sets.items[code.x];
  const bool found = is_member(set, c) ||
                     (regex->ignores_case && is_member(set, other_case(c)));
  return found != set->is_negated;
}

static bool accepts(const EntRegex *const regex, const RegexCode code,
                    const uint32_t c) {
  switch (code.op) {
  case OP_CHAR:
    return code.x == c || (regex->ignores_case &&
                           ent_utf8_to_lower(code.x) == ent_utf8_to_lower(c));
  case OP_ANY:
    return regex->is_dot_all || (c != '\n' && c != '\r');
  case OP_SET:
    return in_set(regex, code, c);
  default:
    return false;
  }
}

static bool holds(const Matcher *const matcher, const RegexOp op,
                  const size_t at) {
  const EntView text = matcher->text;
  const bool has_lines = matcher->regex->is_multi_line;
  return op == OP_BEGIN
             ? !at || (has_lines && text.data[at - 1] == '\n')
             : at == text.size || (has_lines && text.data[at] == '\n');
}

/// Follow jumps from `start`; add the threads that wait for a character.
static void add_thread(Matcher *const matcher, Threads *const list,
                       const uint32_t start, const size_t at,
                       size_t slots[N_SLOTS]) {
  size_t depth = 0;
  matcher->stack[depth++] = (struct Pending){start, UINT32_MAX, 0};
  while (depth) {
    const struct Pending top = matcher->stack[--depth];
    if (top.slot != UINT32_MAX) {
      slots[top.slot] = top.old;
      continue;
    }
    uint32_t i = top.at;
    while (matcher->marks[i] != matcher->step) {
      const RegexCode code = matcher->regex->code.items[i];
      matcher->marks[i] = matcher->step;
      if (code.op == OP_JUMP) {
        i = code.x;
      } else if (code.op == OP_SPLIT) {
        matcher->stack[depth++] = (struct Pending){code.y, UINT32_MAX, 0};
        i = code.x;
      } else if (code.op == OP_SAVE) {
        matcher->stack[depth++] = (struct Pending){0, code.x, slots[code.x]};
        slots[code.x] = at;
        ++i;
      } else if (code.op == OP_BEGIN || code.op == OP_END) {
        if (!holds(matcher, code.op, at)) {
          break;
        }
        ++i;
      } else {
        Thread *const thread = &list->threads[list->count++];
        thread->at = i;
        memcpy(thread->slots, slots, sizeof(thread->slots));
        break;
      }
    }
  }
}

/// Advance the threads over `c`; true if one of them matched before it.
static bool advance(Matcher *const matcher, const uint32_t c,
                    const size_t after, size_t found[N_SLOTS]) {
  matcher->next.count = 0;
  ++matcher->step;
  for (size_t i = 0; i < matcher->now.count; ++i) {
    Thread *const thread = &matcher->now.threads[i];
    const RegexCode code = matcher->regex->code.items[thread->at];
    if (code.op == OP_MATCH) {
      memcpy(found, thread->slots, sizeof(thread->slots));
      return true; // those behind are worth less
    }
    if (after != SIZE_MAX && accepts(matcher->regex, code, c)) {
      add_thread(matcher, &matcher->next, thread->at + 1, after, thread->slots);
    }
  }
  return false;
}

/// Find the first match at or behind `begin`.
static bool find(Matcher *const matcher, const size_t begin,
                 size_t found[N_SLOTS]) {
  bool has_match = false;
  matcher->now.count = 0;
  for (size_t at = begin;;) {
    uint32_t c = 0;
    if (!has_match) {
      // a match that begins here is worth less than those under way, whose
      // places must be marked as taken for this step
      size_t slots[N_SLOTS];
      memset(slots, 0xFF, sizeof(slots));
      if (!matcher->now.count) {
        ++matcher->step;
      }
      add_thread(matcher, &matcher->now, 0, at, slots);
    }
    if (!matcher->now.count) {
      return has_match;
    }
    const size_t size = ent_utf8_decode(
        ent_view_slice(matcher->text, at, matcher->text.size), &c);
    has_match =
        advance(matcher, c, size ? at + size : SIZE_MAX, found) || has_match;
    const Threads swapped = matcher->now;
    matcher->now = matcher->next;
    matcher->next = swapped;
    if (!size) {
      return has_match;
    }
    at += size;
  }
}

static void close_matcher(Matcher *const matcher) {
  const EntAllocator *const allocator = matcher->regex->allocator;
  ent_free(allocator, matcher->now.threads);
  ent_free(allocator, matcher->next.threads);
  ent_free(allocator, matcher->marks);
  ent_free(allocator, matcher->stack);
}

static EntStatus open_matcher(Matcher *const matcher,
                              const EntRegex *const regex, const EntView text) {
  const size_t n = regex->code.count;
  const EntAllocator *const allocator = regex->allocator;
  *matcher =
      (Matcher){.regex = regex,
                .text = ent_view_of(text.data ? text.data : "", text.size)};
  matcher->now.threads = ent_calloc(allocator, n, sizeof(Thread));
  matcher->next.threads = ent_calloc(allocator, n, sizeof(Thread));
  matcher->marks = ent_calloc(allocator, n, sizeof(uint32_t));
  matcher->stack = ent_calloc(allocator, 2 * n + 2, sizeof(struct Pending));
  if (matcher->now.threads && matcher->next.threads && matcher->marks &&
      matcher->stack) {
    return ENT_SUCCESS;
  }
  close_matcher(matcher);
  return ENT_ERR_MEMORY;
}

EntStatus ent_regex_search(EntRegex *const regex, const EntView text) {
  Matcher matcher;
  size_t found[N_SLOTS];
  ENT_TRY(open_matcher(&matcher, regex, text));
  const bool has_match = find(&matcher, 0, found);
  close_matcher(&matcher);
  return has_match ? ENT_SUCCESS : ENT_NO_MATCH;
}

/// Append a group of the match, nothing if it took no part.
static EntStatus append_group(const EntView text, const size_t *const found,
                              const size_t group, EntBuffer *const out) {
  if (group >= REGEX_MAX_GROUPS || found[2 * group] == SIZE_MAX ||
      found[2 * group + 1] == SIZE_MAX) {
    return ENT_SUCCESS;
  }
  return ent_buffer_append(
      out, ent_view_slice(text, found[2 * group], found[2 * group + 1]));
}

static EntStatus append_replacement(const EntRegex *const regex,
                                    const EntView text,
                                    const size_t *const found,
                                    const EntView replacement,
                                    EntBuffer *const out) {
  if (regex->is_literal) {
    return ent_buffer_append(out, replacement);
  }
  for (size_t i = 0; i < replacement.size; ++i) {
    const char c = replacement.data[i];
    const char next =
        (char)(i + 1 < replacement.size ? replacement.data[i + 1] : 0);
    if (c == '\\') {
      if (next != '\\' && next != '$') {
        return ENT_ERR_DATA;
      }
      ENT_TRY(ent_buffer_append_byte(out, next));
      ++i;
    } else if (c == '$') {
      if (next < '0' || next > '9') {
        return ENT_ERR_DATA;
      }
      ENT_TRY(append_group(text, found, (size_t)(next - '0'), out));
      ++i;
    } else {
      ENT_TRY(ent_buffer_append_byte(out, c));
    }
  }
  return ENT_SUCCESS;
}

static EntStatus replace_all(Matcher *const matcher, const EntView replacement,
                             EntBuffer *const out) {
  const EntView text = matcher->text;
  size_t found[N_SLOTS];
  size_t at = 0;
  while (at <= text.size && find(matcher, at, found)) {
    if (found[0] == found[1]) {
      return ENT_ERR_DATA;
    }
    ENT_TRY(ent_buffer_append(out, ent_view_slice(text, at, found[0])));
    ENT_TRY(append_replacement(matcher->regex, text, found, replacement, out));
    at = found[1];
  }
  return ent_buffer_append(out, ent_view_slice(text, at, text.size));
}

EntStatus ent_regex_replace(EntRegex *const regex, const EntView text,
                            const EntView replacement, EntBuffer *const out) {
  Matcher matcher;
  ENT_TRY(open_matcher(&matcher, regex, text));
  const EntStatus status = replace_all(&matcher, replacement, out);
  close_matcher(&matcher);
  return status;
}

#include "store/regex.h"

#include "store/regex_pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

enum { MAX_PATTERN = 100000, MAX_STEPS = 1000000, MAX_HEAP_KIB = 20000 };

struct EntRegexImpl {
  const EntAllocator *allocator;
  pcre2_general_context *memory;
  pcre2_match_context *limits;
  pcre2_code *code;
  pcre2_match_data *match;
  uint32_t n_groups;
  bool is_literal;
};

static void *allocate(const size_t size, void *const allocator) {
  return ent_alloc(allocator, size);
}

static void release(void *const block, void *const allocator) {
  ent_free(allocator, block);
}

static EntStatus compile_code(EntRegex *const regex, const EntView pattern,
                              const uint32_t options) {
  pcre2_compile_context *const context =
      pcre2_compile_context_create(regex->memory);
  int error = 0;
  size_t at = 0;
  if (!context) {
    return ENT_ERR_MEMORY;
  }
  (void)pcre2_set_newline(context, PCRE2_NEWLINE_LF);
  regex->code = pcre2_compile((PCRE2_SPTR)(pattern.data ? pattern.data : ""),
                              pattern.size, options, &error, &at, context);
  pcre2_compile_context_free(context);
  if (!regex->code) {
    return error == PCRE2_ERROR_HEAP_FAILED ? ENT_ERR_MEMORY : ENT_ERR_SYNTAX;
  }
  (void)pcre2_jit_compile(regex->code, PCRE2_JIT_COMPLETE); // only for speed
  (void)pcre2_pattern_info(regex->code, PCRE2_INFO_CAPTURECOUNT,
                           &regex->n_groups);
  return ENT_SUCCESS;
}

static EntStatus compile(EntRegex *const regex, const EntView pattern,
                         const EntView letters) {
  EntRegexFlags flags;
  EntBuffer text = {.allocator = regex->allocator};
  if (pattern.size > MAX_PATTERN) {
    return ENT_ERR_LIMIT;
  }
  ENT_TRY(ent_regex_flags(letters, &flags));
  EntStatus status = ent_regex_pattern(pattern, flags, &text);
  if (!status) {
    const uint32_t kind =
        flags.is_literal ? PCRE2_LITERAL
                         : PCRE2_DOLLAR_ENDONLY | PCRE2_MATCH_UNSET_BACKREF |
                               (flags.is_multi_line ? PCRE2_MULTILINE : 0);
    status = compile_code(regex, ent_buffer_view(&text),
                          PCRE2_UTF | kind |
                              (flags.ignores_case ? PCRE2_CASELESS : 0));
  }
  regex->is_literal = flags.is_literal;
  ent_buffer_free(&text);
  return status;
}

static EntStatus open_matcher(EntRegex *const regex) {
  regex->limits = pcre2_match_context_create(regex->memory);
  regex->match =
      pcre2_match_data_create_from_pattern(regex->code, regex->memory);
  if (!regex->limits || !regex->match) {
    return ENT_ERR_MEMORY;
  }
  (void)pcre2_set_match_limit(regex->limits, MAX_STEPS);
  (void)pcre2_set_heap_limit(regex->limits, MAX_HEAP_KIB);
  return ENT_SUCCESS;
}

EntStatus ent_regex_new(const EntAllocator *const allocator,
                        const EntView pattern, const EntView flags,
                        EntRegex **const regex) {
  EntRegex *const made = ent_calloc(allocator, 1, sizeof(EntRegex));
  *regex = NULL;
  if (!made) {
    return ENT_ERR_MEMORY;
  }
  made->allocator = allocator;
  made->memory = pcre2_general_context_create(allocate, release,
                                              (void *)(uintptr_t)allocator);
  EntStatus status =
      made->memory ? compile(made, pattern, flags) : ENT_ERR_MEMORY;
  status = status ? status : open_matcher(made);
  if (status) {
    ent_regex_free(made);
    return status;
  }
  *regex = made;
  return ENT_SUCCESS;
}

void ent_regex_free(EntRegex *const regex) {
  if (!regex) {
    return;
  }
  pcre2_match_data_free(regex->match);
  pcre2_match_context_free(regex->limits);
  pcre2_code_free(regex->code);
  pcre2_general_context_free(regex->memory);
  ent_free(regex->allocator, regex);
}

/// Find the first match at or behind `begin`.
static EntStatus find(EntRegex *const regex, const EntView text,
                      const size_t begin) {
  const PCRE2_SPTR data = (PCRE2_SPTR)(text.data ? text.data : "");
  int found = pcre2_match(regex->code, data, text.size, begin, 0, regex->match,
                          regex->limits);
  if (found == PCRE2_ERROR_JIT_STACKLIMIT) {
    found = pcre2_match(regex->code, data, text.size, begin, PCRE2_NO_JIT,
                        regex->match, regex->limits);
  }
  switch (found) {
  case PCRE2_ERROR_MATCHLIMIT:
  case PCRE2_ERROR_DEPTHLIMIT:
  case PCRE2_ERROR_HEAPLIMIT:
    return ENT_ERR_LIMIT;
  case PCRE2_ERROR_NOMEMORY:
    return ENT_ERR_MEMORY;
  default:
    return found < 0 ? ENT_NO_MATCH : ENT_SUCCESS;
  }
}

EntStatus ent_regex_search(EntRegex *const regex, const EntView text) {
  return find(regex, text, 0);
}

/// Append a group of the match, nothing if it took no part.
static EntStatus append_group(const EntRegex *const regex, const EntView text,
                              const size_t group, EntBuffer *const out) {
  const size_t *const ends = pcre2_get_ovector_pointer(regex->match);
  if (group > regex->n_groups || ends[2 * group] == PCRE2_UNSET) {
    return ENT_SUCCESS;
  }
  return ent_buffer_append(
      out, ent_view_slice(text, ends[2 * group], ends[2 * group + 1]));
}

/// Read the number of a group: as many digits as there are groups.
static size_t read_group(const EntView replacement, const uint32_t n_groups,
                         size_t *const at) {
  size_t group = 0;
  size_t n_digits = 0;
  for (; *at < replacement.size; ++*at, ++n_digits) {
    const char c = replacement.data[*at];
    const size_t next = 10 * group + (size_t)(c - '0');
    if (c < '0' || c > '9' || (n_digits && next > n_groups)) {
      break;
    }
    group = next;
  }
  return n_digits ? group : SIZE_MAX;
}

static EntStatus append_replacement(const EntRegex *const regex,
                                    const EntView text,
                                    const EntView replacement,
                                    EntBuffer *const out) {
  if (regex->is_literal) {
    return ent_buffer_append(out, replacement);
  }
  for (size_t i = 0; i < replacement.size;) {
    const char c = replacement.data[i++];
    if (c == '$') {
      const size_t group = read_group(replacement, regex->n_groups, &i);
      if (group == SIZE_MAX) {
        return ENT_ERR_DATA;
      }
      ENT_TRY(append_group(regex, text, group, out));
      continue;
    }
    const char escaped = (char)(i < replacement.size ? replacement.data[i] : 0);
    if (c == '\\' && escaped != '\\' && escaped != '$') {
      return ENT_ERR_DATA;
    }
    i += c == '\\';
    ENT_TRY(ent_buffer_append_byte(out, c == '\\' ? escaped : c));
  }
  return ENT_SUCCESS;
}

EntStatus ent_regex_replace(EntRegex *const regex, const EntView text,
                            const EntView replacement, EntBuffer *const out) {
  const size_t *const ends = pcre2_get_ovector_pointer(regex->match);
  EntStatus status = find(regex, ENT_VIEW(""), 0);
  if (status != ENT_NO_MATCH) {
    return status ? status : ENT_ERR_DATA;
  }
  size_t at = 0;
  while (!(status = find(regex, text, at))) {
    if (ends[0] == ends[1]) {
      return ENT_ERR_DATA;
    }
    ENT_TRY(ent_buffer_append(out, ent_view_slice(text, at, ends[0])));
    ENT_TRY(append_replacement(regex, text, replacement, out));
    at = ends[1];
  }
  return status == ENT_NO_MATCH
             ? ent_buffer_append(out, ent_view_slice(text, at, text.size))
             : status;
}

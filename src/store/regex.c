#include "store/regex.h"

#include "base/utf8.h"
#include "base/vector.h"
#include "store/regex_impl.h"

#include <string.h>

enum { MAX_DEPTH = 100, MAX_REPEAT = 1000, NO_LIMIT = -1 };

typedef struct {
  EntRegex *regex;
  EntView text;
  size_t at;
  size_t depth;
} Compiler;

static EntStatus compile_alternatives(Compiler *compiler);

static EntStatus emit(Compiler *const compiler, const RegexOp op,
                      const size_t x, const size_t y) {
  EntRegex *const regex = compiler->regex;
  if (regex->code.count >= REGEX_MAX_CODE) {
    return ENT_ERR_LIMIT;
  }
  RegexCode *const code = ENT_PUSH(regex->allocator, &regex->code);
  if (!code) {
    return ENT_ERR_MEMORY;
  }
  *code = (RegexCode){op, (uint32_t)x, (uint32_t)y};
  return ENT_SUCCESS;
}

static size_t here(const Compiler *const compiler) {
  return compiler->regex->code.count;
}

/// Open a gap for one instruction at `at`; jumps over it are moved along.
static EntStatus insert(Compiler *const compiler, const size_t at) {
  ENT_TRY(emit(compiler, OP_MATCH, 0, 0));
  RegexCode *const code = compiler->regex->code.items;
  const size_t count = here(compiler);
  memmove(code + at + 1, code + at, (count - 1 - at) * sizeof(*code));
  for (size_t i = at + 1; i < count; ++i) {
    if (code[i].op == OP_JUMP || code[i].op == OP_SPLIT) {
      code[i].x += code[i].x >= at;
      code[i].y += code[i].op == OP_SPLIT && code[i].y >= at;
    }
  }
  return ENT_SUCCESS;
}

static bool peek(Compiler *const compiler, uint32_t *const c) {
  *c = 0;
  if (compiler->regex->skips_space) {
    while (compiler->at < compiler->text.size &&
           strchr(" \t\r\n", compiler->text.data[compiler->at])) {
      ++compiler->at;
    }
  }
  return ent_utf8_decode(
             ent_view_slice(compiler->text, compiler->at, compiler->text.size),
             c) > 0;
}

static bool take(Compiler *const compiler, uint32_t *const c) {
  if (!peek(compiler, c)) {
    return false;
  }
  char bytes[4];
  compiler->at += ent_utf8_encode(*c, bytes);
  return true;
}

static bool accept(Compiler *const compiler, const uint32_t wanted) {
  uint32_t c = 0;
  return peek(compiler, &c) && c == wanted && take(compiler, &c);
}

static EntStatus add_range(Compiler *const compiler, RegexSet *const set,
                           const uint32_t first, const uint32_t last) {
  RegexRange *const range = ENT_PUSH(compiler->regex->allocator, set);
  if (!range) {
    return ENT_ERR_MEMORY;
  }
  *range = (RegexRange){first, last};
  return ENT_SUCCESS;
}

/// Ranges that stand for a category: their marks are read by the matcher.
static uint32_t category(const char *const name, const size_t size) {
  static const char *const NAMES[] = {"L",  "Lu", "Ll", "N",
                                      "Nd", "P",  "Z",  "S"};
  for (uint32_t i = 0; i < sizeof(NAMES) / sizeof(*NAMES); ++i) {
    if (strlen(NAMES[i]) == size && !memcmp(NAMES[i], name, size)) {
      return 0x80000000U + i;
    }
  }
  return 0;
}

typedef struct {
  char letter;
  RegexRange ranges[6];
} Class;

// \d \s \w \i \c; their capitals are the opposite
static const Class CLASSES[] = {
    {'d', {{'0', '9'}, {0x660, 0x669}, {0x966, 0x96F}}},
    {'s', {{' ', ' '}, {'\t', '\n'}, {'\r', '\r'}}},
    {'w', {{'0', '9'}, {'A', 'Z'}, {'a', 'z'}, {'_', '_'}, {0xC0, 0x10FFFF}}},
    {'i', {{'A', 'Z'}, {'a', 'z'}, {'_', '_'}, {':', ':'}, {0xC0, 0x10FFFF}}},
    {'c',
     {{'0', ':'},
      {'A', 'Z'},
      {'a', 'z'},
      {'_', '_'},
      {'-', '.'},
      {0xB7, 0x10FFFF}}}};

/// Add a class to a set; the capital's complement must be a set of its own.
static EntStatus add_class(Compiler *const compiler, RegexSet *const set,
                           const Class *const class, const bool is_negated) {
  uint32_t next = 0;
  RegexRange sorted[6];
  size_t n = 0;
  for (; n < 6 && class->ranges[n].last; ++n) {
    size_t at = n;
    for (; at && sorted[at - 1].first > class->ranges[n].first; --at) {
      sorted[at] = sorted[at - 1];
    }
    sorted[at] = class->ranges[n];
  }
  for (size_t i = 0; i < n; ++i) {
    if (!is_negated) {
      ENT_TRY(add_range(compiler, set, sorted[i].first, sorted[i].last));
    } else if (sorted[i].first > next) {
      ENT_TRY(add_range(compiler, set, next, sorted[i].first - 1));
    }
    next = sorted[i].last + 1;
  }
  return is_negated && next <= 0x10FFFF
             ? add_range(compiler, set, next, 0x10FFFF)
             : ENT_SUCCESS;
}

static const Class *find_class(const uint32_t c) {
  for (size_t i = 0; i < sizeof(CLASSES) / sizeof(*CLASSES); ++i) {
    if ((c | 0x20) == (uint32_t)CLASSES[i].letter) {
      return &CLASSES[i];
    }
  }
  return NULL;
}

/// \p{Name} or \P{Name}, behind the letter
static EntStatus parse_category(Compiler *const compiler, RegexSet *const set,
                                const bool is_negated) {
  const EntView rest =
      ent_view_slice(compiler->text, compiler->at, compiler->text.size);
  const size_t end = ent_view_find(rest, '}');
  if (end == rest.size || rest.data[0] != '{') {
    return ENT_ERR_SYNTAX;
  }
  const uint32_t mark = category(rest.data + 1, end - 1);
  compiler->at += end + 1;
  return mark ? add_range(compiler, set, mark, is_negated) : ENT_ERR_SYNTAX;
}

/// What a backslash and a letter mean: a class, added to `set`, or a character.
static EntStatus parse_escape(Compiler *const compiler, RegexSet *const set,
                              uint32_t *const c, bool *const is_class) {
  *is_class = false;
  if (!take(compiler, c)) {
    return ENT_ERR_SYNTAX;
  }
  if (*c == 'p' || *c == 'P') {
    *is_class = true;
    return parse_category(compiler, set, *c == 'P');
  }
  const Class *const class = *c < 128 ? find_class(*c) : NULL;
  if (class) {
    *is_class = true;
    return add_class(compiler, set, class, !(*c & 0x20));
  }
  if (*c == 'n' || *c == 'r' || *c == 't') {
    *c = *c == 'n' ? '\n' : *c == 'r' ? '\r' : '\t';
    return ENT_SUCCESS;
  }
  return *c < 128 && strchr("\\|.?*+(){}[]^$-", (int)*c) ? ENT_SUCCESS
                                                         : ENT_ERR_SYNTAX;
}

/// One member of a set: a character, a range or a class.
static EntStatus parse_member(Compiler *const compiler, RegexSet *const set) {
  uint32_t first = 0;
  bool is_class = false;
  if (!take(compiler, &first) || first == '[') {
    return ENT_ERR_SYNTAX;
  }
  if (first == '\\') {
    ENT_TRY(parse_escape(compiler, set, &first, &is_class));
  }
  uint32_t next = 0;
  const EntView rest =
      ent_view_slice(compiler->text, compiler->at, compiler->text.size);
  const bool is_range = !is_class && rest.size > 1 && rest.data[0] == '-' &&
                        rest.data[1] != ']' && rest.data[1] != '[';
  if (is_class) {
    return ENT_SUCCESS;
  }
  uint32_t last = first;
  if (is_range) {
    (void)take(compiler, &next);
    if (!take(compiler, &last)) {
      return ENT_ERR_SYNTAX;
    }
    if (last == '\\') {
      ENT_TRY(parse_escape(compiler, set, &last, &is_class));
    }
    if (is_class || last < first) {
      return ENT_ERR_SYNTAX;
    }
  }
  return add_range(compiler, set, first, last);
}

static EntStatus parse_members(Compiler *const compiler, RegexSet *const set) {
  set->is_negated = accept(compiler, '^');
  bool is_first = true;
  while (is_first || !accept(compiler, ']')) {
    is_first = false;
    ENT_TRY(parse_member(compiler, set));
  }
  return ENT_SUCCESS;
}

static EntStatus emit_set(Compiler *const compiler, const RegexSet set) {
  EntRegex *const regex = compiler->regex;
  RegexSet *const kept = ENT_PUSH(regex->allocator, &regex->sets);
  if (!kept) {
    ent_free(regex->allocator, set.items);
    return ENT_ERR_MEMORY;
  }
  *kept = set;
  return emit(compiler, OP_SET, regex->sets.count - 1, 0);
}

static EntStatus compile_set(Compiler *const compiler) {
  RegexSet set = {NULL, 0, 0, false};
  const EntStatus status = parse_members(compiler, &set);
  if (status) {
    ent_free(compiler->regex->allocator, set.items);
    return status;
  }
  return emit_set(compiler, set);
}

static EntStatus compile_escape(Compiler *const compiler) {
  RegexSet set = {NULL, 0, 0, false};
  uint32_t c = 0;
  bool is_class = false;
  const EntStatus status = parse_escape(compiler, &set, &c, &is_class);
  if (status) {
    ent_free(compiler->regex->allocator, set.items);
    return status;
  }
  return is_class ? emit_set(compiler, set) : emit(compiler, OP_CHAR, c, 0);
}

static EntStatus compile_group(Compiler *const compiler) {
  const EntView rest =
      ent_view_slice(compiler->text, compiler->at, compiler->text.size);
  const bool is_plain = ent_view_starts_with(rest, ENT_VIEW("?:"));
  size_t group = 0;
  compiler->at += is_plain ? 2 : 0;
  if (!is_plain) {
    group = ++compiler->regex->n_groups;
    if (group < REGEX_MAX_GROUPS) {
      ENT_TRY(emit(compiler, OP_SAVE, 2 * group, 0));
    }
  }
  ENT_TRY(compile_alternatives(compiler));
  if (!is_plain && group < REGEX_MAX_GROUPS) {
    ENT_TRY(emit(compiler, OP_SAVE, 2 * group + 1, 0));
  }
  return accept(compiler, ')') ? ENT_SUCCESS : ENT_ERR_SYNTAX;
}

static EntStatus compile_atom(Compiler *const compiler) {
  uint32_t c = 0;
  if (!take(compiler, &c)) {
    return ENT_ERR_SYNTAX;
  }
  switch (c) {
  case '(':
    return compile_group(compiler);
  case '[':
    return compile_set(compiler);
  case '\\':
    return compile_escape(compiler);
  case '.':
    return emit(compiler, OP_ANY, 0, 0);
  case '^':
    return emit(compiler, OP_BEGIN, 0, 0);
  case '$':
    return emit(compiler, OP_END, 0, 0);
  case '?':
  case '*':
  case '+':
  case '{':
  case '}':
  case ']':
    return ENT_ERR_SYNTAX;
  default:
    return emit(compiler, OP_CHAR, c, 0);
  }
}

static bool parse_number(Compiler *const compiler, int *const number) {
  uint32_t c = 0;
  bool has_digit = false;
  *number = 0;
  while (peek(compiler, &c) && c >= '0' && c <= '9') {
    (void)take(compiler, &c);
    has_digit = true;
    *number = 10 * *number + (int)(c - '0');
    if (*number > MAX_REPEAT) {
      return false;
    }
  }
  return has_digit;
}

/// Read a quantifier: false if there is none; `least` -1 if it is wrong.
static bool parse_quantifier(Compiler *const compiler, int *const least,
                             int *const most) {
  uint32_t c = 0;
  if (!peek(compiler, &c) || c > 127 || !strchr("?*+{", (int)c)) {
    return false;
  }
  (void)take(compiler, &c);
  *least = c == '+';
  *most = c == '?' ? 1 : NO_LIMIT;
  if (c != '{') {
    return true;
  }
  if (!parse_number(compiler, least)) {
    *least = -1;
    return true;
  }
  *most = *least;
  if (accept(compiler, ',')) {
    uint32_t next = 0;
    *most = NO_LIMIT;
    if (peek(compiler, &next) && next != '}' &&
        (!parse_number(compiler, most) || *most < *least)) {
      *least = -1;
    }
  }
  if (!accept(compiler, '}')) {
    *least = -1;
  }
  return true;
}

/// Append a copy of the code from `begin` to `end`.
static EntStatus repeat(Compiler *const compiler, const size_t begin,
                        const size_t end) {
  const size_t shift = here(compiler) - begin;
  for (size_t i = begin; i < end; ++i) {
    RegexCode code = compiler->regex->code.items[i];
    if (code.op == OP_JUMP || code.op == OP_SPLIT) {
      code.x += (uint32_t)shift;
      code.y += code.op == OP_SPLIT ? (uint32_t)shift : 0;
    }
    ENT_TRY(emit(compiler, code.op, code.x, code.y));
  }
  return ENT_SUCCESS;
}

static void set_split(Compiler *const compiler, const size_t at,
                      const size_t into, const size_t past,
                      const bool is_lazy) {
  compiler->regex->code.items[at] =
      (RegexCode){OP_SPLIT, (uint32_t)(is_lazy ? past : into),
                  (uint32_t)(is_lazy ? into : past)};
}

/// Make the code from `begin` on optional.
static EntStatus make_optional(Compiler *const compiler, const size_t begin,
                               const bool is_lazy) {
  ENT_TRY(insert(compiler, begin));
  set_split(compiler, begin, begin + 1, here(compiler), is_lazy);
  return ENT_SUCCESS;
}

/// Let the code from `begin` on be repeated any number of times.
static EntStatus make_loop(Compiler *const compiler, const size_t begin,
                           const bool is_lazy) {
  ENT_TRY(insert(compiler, begin));
  ENT_TRY(emit(compiler, OP_JUMP, begin, 0));
  set_split(compiler, begin, begin + 1, here(compiler), is_lazy);
  return ENT_SUCCESS;
}

/// Repeat the atom whose code begins at `begin`.
static EntStatus quantify(Compiler *const compiler, const size_t begin,
                          const int least, const int most, const bool is_lazy) {
  const size_t end = here(compiler);
  const size_t size = end - begin;
  for (int i = 1; i < least; ++i) {
    ENT_TRY(repeat(compiler, begin, end));
  }
  if (most == NO_LIMIT) {
    const size_t loop = least ? here(compiler) : begin;
    if (least) {
      ENT_TRY(repeat(compiler, begin, end));
    }
    return make_loop(compiler, loop, is_lazy);
  }
  if (!most) {
    compiler->regex->code.count = begin;
    return ENT_SUCCESS;
  }
  // the optional ones, each inside the one before: a(a(a)?)?
  const int n_optional = most - (least ? least : 1);
  for (int i = 0; i < n_optional; ++i) {
    ENT_TRY(repeat(compiler, begin, end));
  }
  for (int i = n_optional; i--;) {
    const size_t at = here(compiler) - size * (size_t)(n_optional - i) -
                      (size_t)(n_optional - 1 - i);
    ENT_TRY(make_optional(compiler, at, is_lazy));
  }
  return least ? ENT_SUCCESS : make_optional(compiler, begin, is_lazy);
}

static EntStatus compile_piece(Compiler *const compiler) {
  const size_t begin = here(compiler);
  int least = 0;
  int most = 0;
  ENT_TRY(compile_atom(compiler));
  if (!parse_quantifier(compiler, &least, &most)) {
    return ENT_SUCCESS;
  }
  return least < 0
             ? ENT_ERR_SYNTAX
             : quantify(compiler, begin, least, most, accept(compiler, '?'));
}

static EntStatus compile_branch(Compiler *const compiler) {
  uint32_t c = 0;
  while (peek(compiler, &c) && c != '|' && c != ')') {
    ENT_TRY(compile_piece(compiler));
  }
  return ENT_SUCCESS;
}

static EntStatus compile_alternatives(Compiler *const compiler) {
  if (++compiler->depth > MAX_DEPTH) {
    return ENT_ERR_LIMIT;
  }
  const size_t begin = here(compiler);
  ENT_TRY(compile_branch(compiler));
  if (accept(compiler, '|')) {
    ENT_TRY(insert(compiler, begin));
    const size_t jump = here(compiler);
    ENT_TRY(emit(compiler, OP_JUMP, 0, 0));
    set_split(compiler, begin, begin + 1, here(compiler), false);
    ENT_TRY(compile_alternatives(compiler));
    compiler->regex->code.items[jump].x = (uint32_t)here(compiler);
  }
  --compiler->depth;
  return ENT_SUCCESS;
}

static EntStatus compile_literal(Compiler *const compiler) {
  uint32_t c = 0;
  while (take(compiler, &c)) {
    ENT_TRY(emit(compiler, OP_CHAR, c, 0));
  }
  return ENT_SUCCESS;
}

static EntStatus read_flags(EntRegex *const regex, const EntView flags) {
  for (size_t i = 0; i < flags.size; ++i) {
    switch (flags.data[i]) {
    case 's':
      regex->is_dot_all = true;
      break;
    case 'm':
      regex->is_multi_line = true;
      break;
    case 'i':
      regex->ignores_case = true;
      break;
    case 'x':
      regex->skips_space = true;
      break;
    case 'q':
      regex->is_literal = true;
      break;
    default:
      return ENT_ERR_SYNTAX;
    }
  }
  return ENT_SUCCESS;
}

static EntStatus compile(EntRegex *const regex, const EntView pattern,
                         const EntView flags) {
  Compiler compiler = {regex, pattern, 0, 0};
  ENT_TRY(read_flags(regex, flags));
  regex->skips_space = regex->skips_space && !regex->is_literal;
  ENT_TRY(emit(&compiler, OP_SAVE, 0, 0));
  ENT_TRY(regex->is_literal ? compile_literal(&compiler)
                            : compile_alternatives(&compiler));
  if (compiler.at < pattern.size) {
    return ENT_ERR_SYNTAX;
  }
  ENT_TRY(emit(&compiler, OP_SAVE, 1, 0));
  return emit(&compiler, OP_MATCH, 0, 0);
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
  const EntStatus status = compile(made, pattern, flags);
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
  for (size_t i = 0; i < regex->sets.count; ++i) {
    ent_free(regex->allocator, regex->sets.items[i].items);
  }
  ent_free(regex->allocator, regex->sets.items);
  ent_free(regex->allocator, regex->code.items);
  ent_free(regex->allocator, regex);
}

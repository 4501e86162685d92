#include "store/regex.h"

#include "failing_alloc.h"
#include "tap.h"

#include <string.h>

typedef enum { MATCHES, FAILS, WRONG } Outcome;

typedef struct {
  const char *pattern, *flags, *text;
  Outcome outcome;
} Search;

static const Search SEARCHES[] = {
    {"b", "", "abc", MATCHES},
    {"^b", "", "abc", FAILS},
    {"", "", "", MATCHES},
    {"^a.c$", "", "abc", MATCHES},
    {"a.c", "", "a\nc", FAILS},
    {"a.c", "", "a\rc", FAILS},
    {"a.c", "s", "a\nc", MATCHES},
    {"^c$", "", "a\nc", FAILS},
    {"^c$", "m", "a\nc", MATCHES},
    {"a$", "", "a\n", FAILS}, // the end, not the line's
    {"ABC", "", "abc", FAILS},
    {"ABC", "i", "abc", MATCHES},
    {"É", "i", "é", MATCHES},
    {"[A-Z]", "i", "k", MATCHES},
    {"a b", "x", "ab", MATCHES},
    {"[a ]b", "x", " b", MATCHES}, // of sets, space is a member
    {"a.c", "q", "abc", FAILS},
    {"a.c", "q", "a.c", MATCHES},
    {"a", "z", "a", WRONG},
    {"^(ab|cd)+$", "", "abcdab", MATCHES},
    {"^a{2,3}$", "", "aaaa", FAILS},
    {"^a{2,}$", "", "aaaa", MATCHES},
    {"^a{2}?$", "", "aa", MATCHES},
    {"^a+?b*?$", "", "aab", MATCHES},
    {"^(a)(b)\\2\\1$", "", "abba", MATCHES},
    {"^(a)\\10$", "", "aa0", MATCHES}, // one group, so \1 and a zero
    {"\\1(a)", "", "aa", WRONG},
    {"\\d", "", "\u0663", MATCHES},
    {"^\\w+$", "", "naïve_9", FAILS}, // _ is punctuation
    {"^\\w+$", "", "naïve9", MATCHES},
    {"\\W", "", "ab-", MATCHES},
    {"^\\s\\S$", "", "\ta", MATCHES},
    {"\\s", "", "\u00A0", FAILS}, // white space of XML
    {"^\\i\\c*$", "", "a-b.c1", MATCHES},
    {"^\\i", "", "1a", FAILS},
    {"^\\I\\C$", "", "1 ", MATCHES},
    {"^[\\i1][\\c ]$", "", "1 ", MATCHES},
    {"^[^\\I]$", "", "x", MATCHES},
    {"\\p{Lu}", "", "aÉ", MATCHES},
    {"\\P{L}", "", "aÉ", FAILS},
    {"^[\\p{Nd}x]+$", "", "1x", MATCHES},
    {"\\p{Greek}", "", "α", WRONG},
    {"\\p{L", "", "a", WRONG},
    {"^[a-z-[aeiou]]+$", "", "bcd", MATCHES},
    {"^[a-z-[aeiou]]+$", "", "bad", FAILS},
    {"^[a-z-[b-y-[m]]]+$", "", "amz", MATCHES},
    {"^[^a-c-[x]]$", "", "x", FAILS},
    {"^[a-]$", "", "-", MATCHES},
    {"^[-a]$", "", "-", MATCHES},
    {"^[a\\]\\-^]+$", "", "]-^a", MATCHES},
    {"^[é-ü]$", "", "ö", MATCHES},
    {"[z-a]", "", "", WRONG},
    {"[a-\\d]", "", "", WRONG},
    {"[]", "", "", WRONG},
    {"[a", "", "", WRONG},
    {"a]", "", "", WRONG},
    {"a}", "", "", WRONG},
    {"a{", "", "", WRONG},
    {"a{,2}", "", "", WRONG},
    {"a{3,2}", "", "", WRONG},
    {"a**", "", "", WRONG},
    {"a*+", "", "", WRONG}, // possessive in PCRE2
    {"*a", "", "", WRONG},
    {"(*UTF)a", "", "", WRONG},
    {"(?i)a", "", "", WRONG},
    {"(?=a)", "", "", WRONG},
    {"^(?:a)$", "", "a", MATCHES},
    {"(a", "", "", WRONG},
    {"a)", "", "", WRONG},
    {"\\b", "", "", WRONG},
    {"\\Qa\\E", "", "", WRONG},
    {"\\", "", "", WRONG},
    {"\xFF", "", "", WRONG},
    {"#a", "x", "#a", MATCHES},
};

static Outcome search(const EntAllocator *const allocator,
                      const Search *const row) {
  EntRegex *regex = NULL;
  if (ent_regex_new(allocator, ent_view(row->pattern), ent_view(row->flags),
                    &regex)) {
    return WRONG;
  }
  const EntStatus status = ent_regex_search(regex, ent_view(row->text));
  ent_regex_free(regex);
  return status ? FAILS : MATCHES;
}

static void test_searches(void) {
  const EntAllocator allocator = ent_default_allocator();
  for (size_t i = 0; i < sizeof(SEARCHES) / sizeof(*SEARCHES); ++i) {
    const Search *const row = &SEARCHES[i];
    ok(search(&allocator, row) == row->outcome, "'%s' with '%s' on '%s'",
       row->pattern, row->flags, row->text);
  }
}

typedef struct {
  const char *pattern, *flags, *text, *replacement;
  const char *wanted; ///< Or NULL: an error
} Replacement;

static const Replacement REPLACEMENTS[] = {
    {"a", "", "banana", "o", "bonono"},
    {"x", "", "banana", "o", "banana"},
    {"(a)(n)", "", "banana", "$2$1", "bnanaa"},
    {"an", "", "banana", "<$0>", "b<an><an>a"},
    {"(a)", "", "ba", "$12", "ba2"}, // one group, so $1 and a two
    {"(a)|(b)", "", "ab", "[$2]", "[][b]"},
    {"a", "", "a", "$3", ""},
    {"a", "", "a", "\\$1\\\\", "$1\\"},
    {"a", "q", "a", "$1\\", "$1\\"},
    {"^b", "", "bb", "", "b"},
    {"é", "", "été", "e", "ete"},
    {"a*", "", "b", "x", NULL}, // matches nothing at all
    {"a", "", "a", "$", NULL},
    {"a", "", "a", "\\n", NULL},
};

static void test_replacements(void) {
  const EntAllocator allocator = ent_default_allocator();
  for (size_t i = 0; i < sizeof(REPLACEMENTS) / sizeof(*REPLACEMENTS); ++i) {
    const Replacement *const row = &REPLACEMENTS[i];
    EntRegex *regex = NULL;
    EntBuffer out = {.allocator = &allocator};
    EntStatus status = ent_regex_new(&allocator, ent_view(row->pattern),
                                     ent_view(row->flags), &regex);
    status = status ? status
                    : ent_regex_replace(regex, ent_view(row->text),
                                        ent_view(row->replacement), &out);
    if (row->wanted) {
      is_view(ent_buffer_view(&out), row->wanted, row->replacement);
    } else {
      is_int(status, ENT_ERR_DATA, row->replacement);
    }
    ent_buffer_free(&out);
    ent_regex_free(regex);
  }
}

/// Backtracking without end is given up, not waited for.
static void test_steps(void) {
  const EntAllocator allocator = ent_default_allocator();
  EntRegex *regex = NULL;
  is_int(ent_regex_new(&allocator, ENT_VIEW("^(a+)+$"), ENT_VIEW(""), &regex),
         ENT_SUCCESS, "an expression that explodes");
  is_int(ent_regex_search(
             regex, ENT_VIEW("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab")),
         ENT_ERR_LIMIT, "is stopped");
  ent_regex_free(regex);
}

static void test_limits(void) {
  const EntAllocator allocator = ent_default_allocator();
  static char nested[300001];
  EntRegex *regex = NULL;
  memset(nested, '(', 300000);
  is_int(ent_regex_new(&allocator, ent_view(nested), ENT_VIEW(""), &regex),
         ENT_ERR_LIMIT, "a long pattern");
  is_int(ent_regex_new(&allocator, ent_view_of(nested, 5000), ENT_VIEW(""),
                       &regex),
         ENT_ERR_SYNTAX, "a deep one");
  for (size_t i = 0; i < 3000; i += 3) {
    memcpy(nested + i, "[a-", 3);
  }
  is_int(ent_regex_new(&allocator, ent_view_of(nested, 3000), ENT_VIEW(""),
                       &regex),
         ENT_ERR_LIMIT, "sets less sets");
}

/// Each allocation fails in turn: an error or the answer, and nothing left.
static void test_failing_allocations(void) {
  static const Search row = {"^([a-z-[x]]+)\\1$", "i", "abcabc", MATCHES};
  FailingAlloc failing;
  size_t n_wrong = 0;
  for (size_t n = 0; n < 1000; ++n) {
    failing_alloc_init(&failing, n);
    const Outcome outcome = search(&failing.allocator, &row);
    n_wrong += failing.n_live || (outcome != MATCHES && !failing.has_failed);
    if (!failing.has_failed) {
      break;
    }
  }
  is_int((long)n_wrong, 0, "failing allocations");
  ok(!failing.has_failed, "came to an end");
}

int main(void) {
  test_searches();
  test_replacements();
  test_steps();
  test_limits();
  test_failing_allocations();
  return done();
}

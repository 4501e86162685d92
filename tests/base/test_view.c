#include "base/span.h"
#include "base/view.h"
#include "tap.h"

static void test_making(void) {
  ok(ent_view(NULL).size == 0, "NULL is empty");
  is_view(ent_view("abc"), "abc", "from a string");
  is_view(ENT_VIEW("abc"), "abc", "from a literal");
  is_int((long)ENT_VIEW("a\0b").size, 3, "a literal with a zero");
  is_view(ent_view_slice(ENT_VIEW("abcdef"), 2, 4), "cd", "slice");
  is_view(ent_view_slice(ENT_VIEW("abc"), 3, 3), "", "empty slice at the end");
}

static void test_comparing(void) {
  const EntView none = {NULL, 0};
  ok(ent_view_equals(none, ENT_VIEW("")), "empty views are equal");
  ok(!ent_view_equals(ENT_VIEW("a"), ENT_VIEW("ab")), "size counts");
  ok(!ent_view_equals(ENT_VIEW("ab"), ENT_VIEW("ac")), "bytes count");
  ok(ent_view_compare(none, ENT_VIEW("")) == 0, "compare nothing");
  ok(ent_view_compare(ENT_VIEW("a"), ENT_VIEW("ab")) < 0, "prefix is less");
  ok(ent_view_compare(ENT_VIEW("b"), ENT_VIEW("ab")) > 0, "first byte decides");
  ok(ent_view_compare(ENT_VIEW("a"), ENT_VIEW("\xC3\xA9")) < 0,
     "bytes are unsigned");
}

static void test_ends(void) {
  const EntView abc = ENT_VIEW("abc");
  ok(ent_view_starts_with(abc, ENT_VIEW("ab")), "starts with");
  ok(ent_view_starts_with(abc, ENT_VIEW("")), "starts with nothing");
  ok(!ent_view_starts_with(abc, ENT_VIEW("b")), "does not start with");
  ok(!ent_view_starts_with(abc, ENT_VIEW("abcd")), "shorter than the prefix");
  ok(ent_view_ends_with(abc, ENT_VIEW("bc")), "ends with");
  ok(ent_view_ends_with(abc, ENT_VIEW("abc")), "ends with itself");
  ok(!ent_view_ends_with(abc, ENT_VIEW("ab")), "does not end with");
  ok(!ent_view_ends_with(abc, ENT_VIEW("xabc")), "shorter than the suffix");
}

static void test_trim(void) {
  is_view(ent_view_trim(ENT_VIEW("  a b\t\r\n\v\f ")), "a b", "trim");
  is_view(ent_view_trim(ENT_VIEW(" \t\n")), "", "trim all");
  is_view(ent_view_trim((EntView){NULL, 0}), "", "trim nothing");
  is_view(ent_view_trim(ENT_VIEW("\xC2\xA0")), "\xC2\xA0",
          "a no-break space stays");
}

static void test_find(void) {
  is_int((long)ent_view_find(ENT_VIEW("abca"), 'a'), 0, "first");
  is_int((long)ent_view_find(ENT_VIEW("abca"), 'c'), 2, "in the middle");
  is_int((long)ent_view_find(ENT_VIEW("abca"), 'x'), 4, "absent is the size");
  is_int((long)ent_view_find((EntView){NULL, 0}, 'x'), 0, "in nothing");
}

static void test_cut(void) {
  EntView rest = ENT_VIEW("a,,bc");
  is_view(ent_view_cut(&rest, ','), "a", "first part");
  is_view(ent_view_cut(&rest, ','), "", "empty part");
  ok(rest.data, "there is more");
  is_view(ent_view_cut(&rest, ','), "bc", "last part");
  ok(!rest.data, "there is no more");
  rest = ENT_VIEW("a,");
  is_view(ent_view_cut(&rest, ','), "a", "before a separator at the end");
  ok(rest.data, "an empty part is left");
  is_view(ent_view_cut(&rest, ','), "", "the empty part");
  ok(!rest.data, "and no more");
}

static void test_spans(void) {
  const EntSpan a = {0, 4};
  const EntSpan b = {4, 6};
  const EntSpan c = {3, 5};
  is_view(ent_span_view(ENT_VIEW("abcdef"), b), "ef", "text of a span");
  ok(!ent_span_overlaps(a, b), "neighbours do not overlap");
  ok(ent_span_overlaps(a, c) && ent_span_overlaps(c, a), "overlap");
  ok(ent_span_contains(a, a), "contains itself");
  ok(!ent_span_contains(a, c), "does not contain what hangs over");
}

int main(void) {
  test_making();
  test_comparing();
  test_ends();
  test_trim();
  test_find();
  test_cut();
  test_spans();
  return done();
}

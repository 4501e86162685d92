/*
  Time expressions, from the table tests/text/timex.tsv.
*/
#include "tap.h"
#include "timex_case.h"

#include "base/buffer.h"
#include "base/table.h"

static const char *const relation_names[] = {[ENT_TIMEX_AT] = "",
                                             [ENT_TIMEX_SINCE] = " since",
                                             [ENT_TIMEX_UNTIL] = " until",
                                             [ENT_TIMEX_RANGE] = " range",
                                             [ENT_TIMEX_BEFORE] = " before",
                                             [ENT_TIMEX_AFTER] = " after"};

static const char *kind_name(const EntTimexKind kind) {
  return kind == ENT_TIMEX_SET ? " set" : kind == ENT_TIMEX_TIME ? " time" : "";
}

/// "since the early 1990s = 199 since early"
static size_t describe(const EntDocument *const document,
                       const EntTimex *const timex, char *const out,
                       const size_t size) {
  char value[ENT_TIMEX_VALUE_SIZE];
  ent_timex_value(timex, value);
  const EntView text =
      ent_document_text(document, timex->first_token, timex->n_tokens);
  const bool is_vague = timex->kind == ENT_TIMEX_VAGUE;
  const int n = snprintf(
      out, size, "%.*s = %s%s%s%s%.*s", ENT_VIEW_ARGS(text), value,
      kind_name(timex->kind), is_vague ? "" : relation_names[timex->relation],
      timex->qualifier.size ? " " : "", ENT_VIEW_ARGS(timex->qualifier));
  return n < 0 ? 0 : (size_t)n < size ? (size_t)n : size - 1;
}

static size_t describe_all(const EntDocument *const document, char *const out,
                           const size_t size) {
  size_t used = 0;
  out[0] = '\0';
  for (size_t i = 0; i < document->timexes.count && used + 3 < size; ++i) {
    if (i) {
      used += (size_t)snprintf(out + used, size - used, "; ");
    }
    used += describe(document, &document->timexes.items[i], out + used,
                     size - used);
  }
  return used;
}

static void test_row(const EntWorld *const world,
                     const TimexStages *const stages,
                     const EntTableRow *const row) {
  static const EntDate no_date = {0};
  EntDate date = no_date;
  char got[2048];
  TimexCase test;
  if (row->cells[0].size && ent_date_parse(row->cells[0], &date)) {
    ok(false, "line %zu: bad date", row->place.line);
    return;
  }
  const EntStatus status = timex_case_read(
      &test, stages, ent_world_allocator(world), row->cells[1], date);
  describe_all(&test.document, got, sizeof(got));
  const bool is_right =
      !status && ent_view_equals(ent_view(got), row->cells[2]);
  if (!ok(is_right, "line %zu: %.*s", row->place.line,
          ENT_VIEW_ARGS(row->cells[1]))) {
    printf("# got    %s\n# wanted %.*s\n", got, ENT_VIEW_ARGS(row->cells[2]));
  }
  timex_case_clear(&test);
}

static void test_table(const EntWorld *const world,
                       const TimexStages *const stages,
                       const char *const name) {
  EntTable table;
  EntTableRow row;
  EntStatus status = ent_table_open(world, name, 2, 3, &table);
  ok(!status, "the table opens");
  while (!status && !(status = ent_table_next(&table, &row))) {
    test_row(world, stages, &row);
  }
  ok(status == ENT_NO_MATCH, "the table is read to its end");
  ent_table_close(&table);
}

int main(const int argc, char *argv[]) {
  char path[4096];
  EntWorld *const world = ent_world_new(NULL);
  TimexStages stages;
  if (ok(!timex_stages_open(&stages, world, NULL), "the stages open")) {
    test_table(world, &stages,
               argc > 1
                   ? argv[1]
                   : source_path(path, sizeof(path), "tests/text/timex.tsv"));
  }
  timex_stages_close(&stages);
  ent_world_free(world);
  return done();
}

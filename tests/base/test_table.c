#include "base/table.h"
#include "failing_alloc.h"
#include "log_keeper.h"
#include "tap.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static LogKeeper messages;

static EntTable open_text(const EntWorld *const world, const char *const text,
                          const size_t min, const size_t max) {
  EntTable table;
  log_keeper_clear(&messages);
  ent_table_open_text(world, "t.tsv", ent_view(text), min, max, &table);
  return table;
}

/// Whether reading `text` to its end gives that status and message.
static void fails(const EntWorld *const world, const EntView text,
                  const size_t min, const size_t max, const EntStatus wanted,
                  const char *const message) {
  EntTable table;
  EntTableRow row;
  EntStatus status = ENT_SUCCESS;
  log_keeper_clear(&messages);
  ent_table_open_text(world, "t.tsv", text, min, max, &table);
  while (!(status = ent_table_next(&table, &row))) {
  }
  ent_table_close(&table);
  is_int(status, wanted, message);
  is_view(ent_view(messages.text), message, "its message");
}

static void test_rows(const EntWorld *const world) {
  EntTable table = open_text(
      world, "# comment\n\n a \tb c\t-\n\t\n \t \nx\t\t y \t\t\r\nz", 1, 4);
  EntTableRow row;
  ok(!ent_table_next(&table, &row), "a row");
  is_view(row.cells[0], "a", "spaces around do not count");
  is_view(row.cells[1], "b c", "spaces within do");
  is_view(row.cells[2], "", "a dash is empty");
  is_view(row.cells[3], "", "cells that are not there are empty");
  is_int((long)row.n_cells, 2, "empty cells at the end are not counted");
  is_int((long)row.place.line, 3, "its line");
  is_view(ent_view(row.place.file), "t.tsv", "its file");
  ok(!ent_table_next(&table, &row), "the next row");
  is_view(row.cells[2], "y", "the third cell");
  is_view(row.cells[1], "", "an empty one before it");
  is_int((long)row.n_cells, 3, "cells");
  is_int((long)row.place.line, 6, "blank lines are passed over");
  ok(!ent_table_next(&table, &row), "a last row without newline");
  is_view(row.cells[0], "z", "its cell");
  is_int(ent_table_next(&table, &row), ENT_NO_MATCH, "the end");
  is_int(ent_table_next(&table, &row), ENT_NO_MATCH, "still the end");
  ent_table_close(&table);
  is_view(ent_view(messages.text), "", "no messages");
}

static void test_errors(EntWorld *const world) {
  fails(world, ENT_VIEW(""), 1, 1, ENT_NO_MATCH, "");
  fails(world, (EntView){NULL, 0}, 1, 1, ENT_NO_MATCH, "");
  fails(world, ENT_VIEW("a\tb\nc\n"), 2, 2, ENT_ERR_SYNTAX,
        "error t.tsv:2:0: 1 columns, expected 2\n");
  fails(world, ENT_VIEW("a\tb\tc\n"), 1, 2, ENT_ERR_SYNTAX,
        "error t.tsv:1:0: 3 columns, expected 1 to 2\n");
  fails(world, ENT_VIEW("a\n# \xFF\n"), 1, 1, ENT_ERR_ENCODING,
        "error t.tsv:2:0: invalid UTF-8 at byte 3\n");
  EntLimits limits = *ent_world_limits(world);
  limits.line_size = 5;
  ent_world_set_limits(world, limits);
  fails(world, ENT_VIEW("12345\n123456\n"), 1, 1, ENT_ERR_LIMIT,
        "error t.tsv:2:0: line longer than 5 bytes\n");
  limits.line_size = 100;
  ent_world_set_limits(world, limits);
}

static void test_widest(const EntWorld *const world) {
  EntTableRow row;
  EntTable table =
      open_text(world,
                "1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12\t13\t14\t15\t16\t"
                "17\t18\t19\t20\t21\t22\t23\t24\n",
                24, ENT_TABLE_MAX_CELLS);
  ok(!ent_table_next(&table, &row), "as many cells as there may be");
  is_view(row.cells[23], "24", "the last of them");
  fails(world,
        ENT_VIEW("1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12\t13\t14\t15\t16"
                 "\t17\t18\t19\t20\t21\t22\t23\t24\t25\n"),
        24, ENT_TABLE_MAX_CELLS, ENT_ERR_SYNTAX,
        "error t.tsv:1:0: 25 columns, expected 24\n");
}

static void test_file(const EntWorld *const world) {
  EntTable table;
  EntTableRow row;
  char name[] = "/tmp/test-table-XXXXXX";
  const int fd = mkstemp(name);
  ok(fd >= 0 && write(fd, "a\tb\n", 4) == 4 && !close(fd), "a file");
  ok(!ent_table_open(world, name, 2, 2, &table) &&
         !ent_table_next(&table, &row),
     "is read");
  is_view(row.cells[1], "b", "its cell");
  ent_table_close(&table);
  ok(!unlink(name), "removed");
  log_keeper_clear(&messages);
  is_int(ent_table_open(world, "/nonexistent/t.tsv", 2, 2, &table),
         ENT_ERR_READ, "no such file");
  is_view(ent_view(messages.text),
          "error /nonexistent/t.tsv:0:0: No such file or directory\n",
          "its message");
}

int main(void) {
  EntWorld *const world = log_keeper_world(&messages, NULL);
  test_rows(world);
  test_errors(world);
  test_widest(world);
  test_file(world);
  ent_world_free(world);
  return done();
}

#include "know/fold.h"

#include "../tap.h"
#include "base/table.h"
#include "know.h"
#include "know/knowledge.h"
#include "know/knowledge_impl.h"

static void test_row(const EntFolding *const folding,
                     const EntTableRow *const row) {
  char out[ENT_FOLD_MAX];
  const EntView word = row->cells[0];
  const EntView plain = ent_view_of(out, ent_fold_plain(folding, word, out));
  ok(ent_view_equals(plain, row->cells[1]), "%.*s is plainly %.*s, got %.*s",
     ENT_VIEW_ARGS(word), ENT_VIEW_ARGS(row->cells[1]), ENT_VIEW_ARGS(plain));
  const EntView loose = ent_view_of(out, ent_fold_loose(folding, word, out));
  ok(ent_view_equals(loose, row->cells[2]), "%.*s is loosely %.*s, got %.*s",
     ENT_VIEW_ARGS(word), ENT_VIEW_ARGS(row->cells[2]), ENT_VIEW_ARGS(loose));
}

static void test_pieces(const char *const text, const char *const pieces) {
  char joined[200] = "";
  EntView rest = ent_view(text);
  EntView piece;
  while (ent_fold_cut(&rest, &piece)) {
    snprintf(joined + strlen(joined), sizeof(joined) - strlen(joined), "[%.*s]",
             ENT_VIEW_ARGS(piece));
  }
  is_view(ent_view(joined), pieces, text);
}

static void test_case(const char *const name, const char *const text,
                      const bool agrees) {
  ok(ent_fold_case_agrees(ent_view(name), ent_view(text)) == agrees,
     "'%s' is %s'%s'", text, agrees ? "" : "not ", name);
}

int main(void) {
  EntWorld *const world = ent_world_new(NULL);
  EntKnowledge *const kb = open_built(world);
  EntTable table;
  EntTableRow row;
  char name[1024];
  if (ent_table_open(world, source_file(name, "tests/know/folds.tsv"), 3, 3,
                     &table)) {
    return 1;
  }
  while (!ent_table_next(&table, &row)) {
    test_row(&kb->format.folding, &row);
  }
  ent_table_close(&table);
  test_pieces("Nagorno-Karabakh", "[Nagorno][Karabakh]");
  test_pieces(" - People's Republic ", "[People]['s][Republic]");
  test_pieces("People’s–x", "[People][’s][x]");
  test_pieces("'s", "['s]");
  test_pieces("--", "");
  test_pieces("", "");
  test_case("Turkey", "turkey", false);
  test_case("Turkey", "Turkey", true);
  test_case("Turkey", "TURKEY", true);
  test_case("US", "us", false);
  test_case("US", "Us", false);
  test_case("U.S.", "US", true);
  test_case("of", "Of", true);
  test_case("al", "Al", true);
  test_case("iPhone", "iphone", false);
  test_case("Lot", "LOT", false);
  test_case("Iran", "IRAN", true);
  ent_knowledge_close(kb);
  ent_world_free(world);
  return done();
}

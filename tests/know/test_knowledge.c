#include "know/knowledge.h"

#include "../tap.h"
#include "base/table.h"
#include "know.h"

#include <string.h>

enum { MAX_TOKENS = 64 };

static size_t split(EntView text, EntView *const tokens) {
  size_t n = 0;
  while (text.data && n < MAX_TOKENS) {
    tokens[n++] = ent_view_cut(&text, ' ');
  }
  return n;
}

static void describe(const EntKnowledge *const kb, const EntView *const tokens,
                     const EntNameMatches *const matches, char *const out,
                     const size_t size) {
  size_t at = 0;
  out[0] = '\0';
  for (size_t i = 0; i < matches->count && at < size; ++i) {
    const EntNameMatch *const m = &matches->items[i];
    const EntCandidate *const c = &m->candidates[0];
    at += (size_t)snprintf(out + at, size - at, "%s", i ? "; " : "");
    for (uint32_t t = m->begin; t < m->end && at < size; ++t) {
      at += (size_t)snprintf(out + at, size - at, "%.*s ",
                             ENT_VIEW_ARGS(tokens[t]));
    }
    at += (size_t)snprintf(
        out + at, size - at, "%s %s%s", ent_knowledge_id(kb, c->entity).data,
        ent_name_kind_string(c->kind), c->is_exact ? "" : " ~");
  }
}

static void test_match(const EntKnowledge *const kb, EntArena *const arena,
                       const EntTableRow *const row) {
  EntView tokens[MAX_TOKENS];
  EntNameMatches matches;
  char found[1024];
  const size_t n = split(row->cells[0], tokens);
  if (!ok(!ent_knowledge_match(kb, tokens, n, 0, arena, &matches), "match")) {
    return;
  }
  describe(kb, tokens, &matches, found, sizeof(found));
  if (!ok(ent_view_equals(ent_view(found), row->cells[1]), "%.*s",
          ENT_VIEW_ARGS(row->cells[0]))) {
    printf("# got    %s\n# wanted %.*s\n", found, ENT_VIEW_ARGS(row->cells[1]));
  }
}

static void test_holder(const EntKnowledge *const kb, EntArena *const arena,
                        const EntTableRow *const row) {
  EntDate date = {0, 0, 0};
  (void)arena;
  (void)ent_date_parse(row->cells[2], &date);
  const EntEntity of = ent_knowledge_by_id(kb, row->cells[1]);
  ok(of != ENT_NO_ENTITY, "there is %.*s", ENT_VIEW_ARGS(row->cells[1]));
  const EntEntity holder =
      ent_view_equals(row->cells[0], ENT_VIEW("leader"))
          ? ent_knowledge_leader(kb, of, date, NULL)
          : ent_knowledge_holder(kb, row->cells[0], of, date);
  const EntView id =
      holder == ENT_NO_ENTITY ? ENT_VIEW("") : ent_knowledge_id(kb, holder);
  ok(ent_view_equals(id, row->cells[3]), "%.*s of %.*s on %.*s: %.*s",
     ENT_VIEW_ARGS(row->cells[0]), ENT_VIEW_ARGS(row->cells[1]),
     ENT_VIEW_ARGS(row->cells[2]), ENT_VIEW_ARGS(id));
}

typedef void (*RowTest)(const EntKnowledge *, EntArena *, const EntTableRow *);

static void test_table(const EntWorld *const world,
                       const EntKnowledge *const kb, const char *const file,
                       const size_t n_cells, const RowTest test) {
  EntArena arena;
  EntTable table;
  EntTableRow row;
  char name[1024];
  ent_arena_init(&arena, ent_world_allocator(world));
  if (ok(!ent_table_open(world, source_file(name, file), 1, n_cells, &table),
         "%s", file)) {
    while (!ent_table_next(&table, &row)) {
      test(kb, &arena, &row);
    }
    ent_table_close(&table);
  }
  ent_arena_clear(&arena);
}

int main(void) {
  EntWorld *const world = ent_world_new(NULL);
  EntKnowledge *const kb = open_built(world);
  test_table(world, kb, "tests/know/matches.tsv", 2, test_match);
  test_table(world, kb, "tests/know/offices.tsv", 4, test_holder);
  ent_knowledge_close(kb);
  ent_world_free(world);
  return done();
}

// Compares with tables of facts that lie beside the repository, where they do:
// names must be found and ids agree. What disagrees is listed.

#include "base/table.h"
#include "know.h"
#include "know/knowledge.h"
#include "tap.h"

#include <unistd.h>

typedef struct {
  const EntWorld *world;
  const EntKnowledge *kb;
  EntArena arena;
  size_t n_agree;
  size_t n_differ;
  size_t n_silent; ///< Found, without an id
  size_t n_missing;
  size_t n_claims; ///< A state's name, said of a place that it claims
} Comparison;

static void skip_log(void *const handle, const EntLogLevel level,
                     const EntPlace place, const char *const text) {
  (void)handle;
  (void)level;
  (void)place;
  (void)text;
}

/// Compare what `name` means with an id; any candidate will do.
static void compare(Comparison *const c, const EntView name, const EntView id) {
  EntNameMatches matches = {0};
  EntView other = {NULL, 0};
  (void)ent_knowledge_find(c->kb, name, &c->arena, &matches);
  if (!matches.count) {
    ++c->n_missing;
    return;
  }
  for (uint32_t i = 0; i < matches.items[0].n_candidates; ++i) {
    const EntCandidate *const candidate = &matches.items[0].candidates[i];
    const EntView found = ent_knowledge_wikidata(c->kb, candidate->entity);
    if (ent_view_equals(found, id)) {
      ++c->n_agree;
      return;
    }
    other = found.size && candidate->is_exact ? found : other;
  }
  if (!other.size) {
    ++c->n_silent;
    return;
  }
  ++c->n_differ;
  printf("# %.*s: %.*s here, %.*s there\n", ENT_VIEW_ARGS(name),
         ENT_VIEW_ARGS(other), ENT_VIEW_ARGS(id));
}

/// Whether `name` is in tests/know/odd-names.tsv.
static bool is_odd(const Comparison *const c, const EntView name) {
  char file[1024];
  EntTable table;
  EntTableRow row;
  bool found = false;
  snprintf(file, sizeof(file), "%s/tests/know/odd-names.tsv",
           environment("top_srcdir"));
  if (ent_table_open(c->world, file, 2, 2, &table)) {
    return false;
  }
  while (!found && !ent_table_next(&table, &row)) {
    found = ent_view_equals(row.cells[0], name);
  }
  ent_table_close(&table);
  return found;
}

/// Whether `name` is one of a state that has another id than `id`.
static bool is_claim(Comparison *const c, const EntView name,
                     const EntView id) {
  EntNameMatches matches = {0};
  (void)ent_knowledge_find(c->kb, name, &c->arena, &matches);
  const uint32_t n = matches.count ? matches.items[0].n_candidates : 0;
  bool is_state = false;
  for (uint32_t i = 0; i < n; ++i) {
    const EntEntity entity = matches.items[0].candidates[i].entity;
    if (ent_view_equals(ent_knowledge_wikidata(c->kb, entity), id)) {
      return false;
    }
    is_state =
        is_state || (ent_knowledge_is_a(c->kb, entity, ENT_VIEW("State")) &&
                     ent_knowledge_wikidata(c->kb, entity).size);
  }
  return is_state;
}

static void report(const Comparison *const c, const char *const what) {
  printf("# %s: %zu agree, %zu differ, %zu without an id, %zu not known\n",
         what, c->n_agree, c->n_differ, c->n_silent, c->n_missing);
}

typedef void (*RowTest)(Comparison *, const EntTableRow *);

static void read_table(Comparison *const c, const char *const file,
                       const RowTest test) {
  char name[1024];
  EntTable table;
  EntTableRow row;
  c->n_agree = c->n_differ = c->n_silent = c->n_missing = c->n_claims = 0;
  snprintf(name, sizeof(name), "%s/../shared/corpora/kb/%s",
           environment("top_srcdir"), file);
  if (!ok(!ent_table_open(c->world, name, 1, 12, &table), "%s", file)) {
    return;
  }
  while (!ent_table_next(&table, &row)) {
    test(c, &row);
  }
  ent_table_close(&table);
  report(c, file);
}

enum { STATE_CODE, STATE_NAME = 2, STATE_OFFICIAL, STATE_ID = 6, STATE_AGREE };

static void compare_state(Comparison *const c, const EntTableRow *const row) {
  const EntView *const cells = row->cells;
  if (cells[STATE_CODE].size != 2 ||
      !ent_view_equals(cells[STATE_AGREE], ENT_VIEW("3/3"))) {
    return;
  }
  const EntEntity e = ent_knowledge_by_code(c->kb, cells[STATE_CODE]);
  ok(e != ENT_NO_ENTITY &&
         ent_view_equals(ent_knowledge_wikidata(c->kb, e), cells[STATE_ID]),
     "%.*s has the id %.*s", ENT_VIEW_ARGS(cells[STATE_CODE]),
     ENT_VIEW_ARGS(cells[STATE_ID]));
  compare(c, cells[STATE_NAME], cells[STATE_ID]);
  compare(c, cells[STATE_OFFICIAL], cells[STATE_ID]);
}

static void compare_disputed(Comparison *const c,
                             const EntTableRow *const row) {
  const EntView cell = row->cells[1];
  const EntView id = ent_view_slice(cell, 0, ent_view_find(cell, '/'));
  if (is_odd(c, row->cells[0])) {
    return;
  }
  if (is_claim(c, row->cells[0], id)) {
    ++c->n_claims;
    return;
  }
  compare(c, row->cells[0], id);
}

static void compare_organization(Comparison *const c,
                                 const EntTableRow *const row) {
  compare(c, row->cells[1], row->cells[0]);
}

static void compare_minister(Comparison *const c,
                             const EntTableRow *const row) {
  compare(c, row->cells[2], row->cells[3]);
}

int main(void) {
  char name[1024];
  snprintf(name, sizeof(name), "%s/../shared/corpora/kb/states.tsv",
           environment("top_srcdir"));
  if (access(name, R_OK)) {
    skip_all("no tables of facts beside the repository");
  }
  EntWorld *const world = ent_world_new(NULL);
  EntKnowledge *const kb = open_built(world);
  Comparison c = {.world = world, .kb = kb};
  ent_arena_init(&c.arena, ent_world_allocator(world));
  ent_world_set_log(world, skip_log, NULL);
  read_table(&c, "states.tsv", compare_state);
  is_int((long)(c.n_missing + c.n_silent), 0, "names of states are known");
  is_int((long)c.n_differ, 0, "and mean the right states");
  read_table(&c, "disputed.tsv", compare_disputed);
  is_int((long)c.n_missing, 0, "names of disputed places are known");
  is_int((long)(c.n_differ + c.n_silent), 0, "and have the right ids");
  ok(c.n_agree > 100, "they are many");
  ok(c.n_claims < 20, "few are names of those who claim them");
  read_table(&c, "orgs.tsv", compare_organization);
  is_int((long)c.n_differ, 0, "organisations have the right ids");
  read_table(&c, "ministers_eps.tsv", compare_minister);
  is_int((long)c.n_differ, 0, "persons have the right ids");
  ent_arena_clear(&c.arena);
  ent_knowledge_close(kb);
  ent_world_free(world);
  return done();
}

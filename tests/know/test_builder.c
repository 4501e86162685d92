#include "know/builder.h"

#include "base/buffer.h"
#include "know.h"
#include "know/format.h"
#include "tap.h"

#include "failing_alloc.h"

#include <string.h>

// Everyone and everything here is invented.

static const char SCHEMA[] = "[classes]\n"
                             "State\n"
                             "Person\n"
                             "Leader\tPerson\n"
                             "Settlement\n"
                             "Facility\n"
                             "[offices]\n"
                             "President\tP\tone\n"
                             "Minister\tM\tmany\n"
                             "[relations]\n"
                             "capital\n"
                             "standsFor\n"
                             "[leading]\n"
                             "President\n"
                             "[letters]\n"
                             "é\te\n"
                             "[rules]\n"
                             "ski$\tsky\n";

#define ENTITIES "[entities]\n"
#define PERSONS "[persons]\n"
#define VELMIA                                                                 \
  "state/VE1\tState\tVelmia\tnat:Velmian/Velmians\t-\tV1\tQ1\t-\t-\t"          \
  "capital=settlement/port-astra\tp\n"
#define PORT_ASTRA                                                             \
  "settlement/port-astra\tSettlement\tPort Astra\t-\tstate/VE1\t-\t-\t-\t-\t-" \
  "\tp\n"
#define ANN                                                                    \
  "-\tAnn Authorski\tAuthorski\tAnné Author\tQ2\tP state/VE1 "                \
  "2001-02-03/2005\tp\n"
#define GOOD ENTITIES VELMIA PORT_ASTRA PERSONS ANN

typedef struct {
  char text[512];
} Message;

static void keep_message(void *const handle, const EntLogLevel level,
                         const EntPlace place, const char *const text) {
  Message *const message = handle;
  (void)level;
  snprintf(message->text, sizeof(message->text), "%s:%zu: %s",
           place.file ? place.file : "", place.line, text);
}

static EntStatus compile(const EntWorld *const world, const char *const table,
                         void **const bytes, size_t *const size) {
  EntBuilder *const builder = ent_builder_new(world);
  if (!builder) {
    return ENT_ERR_MEMORY;
  }
  EntStatus status = ent_builder_add_text(builder, "schema", ent_view(SCHEMA));
  if (!status) {
    status = ent_builder_add_text(builder, "t", ent_view(table));
  }
  if (!status) {
    status = ent_builder_finish(builder, bytes, size);
  }
  ent_builder_free(builder);
  return status;
}

static const struct {
  const char *table;
  const char *message;
} faults[] = {
    {"state/A\tState\n", "t:1: line outside of a table: \"state/A\""},
    {"[things]\n", "t:1: no such kind of table: \"[things]\""},
    {ENTITIES "state/A\tState\tA\n", "t:2: 3 columns, [entities] has 11"},
    {ENTITIES VELMIA VELMIA, "t:3: duplicate id: state/VE1 (first in t:2)"},
    {ENTITIES "state A\tState\tA\t-\t-\t-\t-\t-\t-\t-\tp\n",
     "t:2: not an id: \"state A\""},
    {ENTITIES "state/\tState\tA\t-\t-\t-\t-\t-\t-\t-\tp\n",
     "t:2: not an id: \"state/\""},
    {ENTITIES "state/A\t-\tA\t-\t-\t-\t-\t-\t-\t-\tp\n", "t:2: no class"},
    {ENTITIES "state/A\tState\t-\t-\t-\t-\t-\t-\t-\t-\tp\n", "t:2: no label"},
    {ENTITIES "state/A\tKingdom\tA\t-\t-\t-\t-\t-\t-\t-\tp\n",
     "t:2: no such class: \"Kingdom\""},
    {ENTITIES "state/A\tState\tA\t-\tstate/B\t-\t-\t-\t-\t-\tp\n",
     "t:2: no such entity: \"state/B\""},
    {ENTITIES "state/A\tState\tA\t-\tstate/A\t-\t-\t-\t-\t-\tp\n",
     "t:2: belongs to itself: \"state/A\""},
    {ENTITIES "state/A\tState\tA\t-\t-\t-\tX1\t-\t-\t-\tp\n",
     "t:2: not a Wikidata id: \"X1\""},
    {ENTITIES "state/A\tState\tA\t-\t-\t-\t-\t1990-02-30\t-\t-\tp\n",
     "t:2: not a date: \"1990-02-30\""},
    {ENTITIES "state/A\tState\tA\t-\t-\t-\t-\t1990\t1989\t-\tp\n",
     "t:2: ends before it begins: \"1989\""},
    {ENTITIES "state/A\tState\tA\t-\t-\t-\t-\t-\t-\tfriend=state/A\tp\n",
     "t:2: no such relation: \"friend\""},
    {ENTITIES "state/A\tState\tA\t-\t-\t-\t-\t-\t-\tcapital\tp\n",
     "t:2: relation to nothing: \"capital\""},
    {ENTITIES "state/A\tState\tA\t-\t-\t-\t-\t-\t-\tcapital=x/y\tp\n",
     "t:2: no such entity: \"x/y\""},
    {ENTITIES "state/A\tState\tA\tB||C\t-\t-\t-\t-\t-\t-\tp\n",
     "t:2: empty name: \"\""},
    {ENTITIES VELMIA PORT_ASTRA "state/B\tState\tB\t-\t-\tV1\t-\t-\t-\t-\tp\n",
     "t:4: duplicate code: \"V1\""},
    {ENTITIES "+state/A\t-\t-\tB\t-\t-\t-\t-\t-\t-\tp\n",
     "t:2: no entity to add to: state/A"},
    {PERSONS "-\tAnn\t-\t-\t-\tKing state/VE1 2001/..\tp\n",
     "t:2: no such office: \"King\""},
    {PERSONS "-\tAnn\t-\t-\t-\tP state/XX 2001/..\tp\n",
     "t:2: no such entity: \"state/XX\""},
    {PERSONS "-\tAnn\t-\t-\t-\tP state/VE1 2001\tp\n",
     "t:2: not a span of dates: \"2001\""},
    {PERSONS "-\tAnn\t-\t-\t-\tP 2001/..\tp\n",
     "t:2: not a term (office, of, span): \"P 2001/..\""},
    {PERSONS "-\tAnn\t-\t-\t-\tP state/VE1 2001/2000\tp\n",
     "t:2: ends before it begins: \"2001/2000\""},
    {GOOD "-\tBea\t-\t-\t-\tP state/VE1 2004-12-31/..\tp\n",
     "t:6: overlapping terms: Ann Authorski and Bea as President of Velmia"},
    {GOOD "-\tBea\t-\t-\t-\tP state/VE1~ 2002/2003\tp\n"
          "-\tCora\t-\t-\t-\tP state/VE1 2004-01-01/2004-06-01\tp\n",
     "t:7: overlapping terms: Ann Authorski and Cora as President of Velmia"},
    {GOOD "-\tBea\t-\t-\t-\tM state/VE1 2004/..; M state/VE1 2004/..\tp\n",
     "t:6: overlapping terms: Bea and Bea as Minister of Velmia"},
    {ENTITIES VELMIA PERSONS "-\tAnn\t-\t-\t-\tP state/VE1 2001/..\n",
     "t:4: 6 columns, [persons] has 7"},
    {GOOD "-\tAnn Authorski\t-\t-\t-\t-\tp\n",
     "t:6: duplicate id: person/ann-authorski (first in t:5)"},
    {ENTITIES VELMIA PORT_ASTRA PERSONS
     "-\tAnn\t-\t-\t-\tP settlement/none 2001/..\tp\n",
     "t:5: no such entity: \"settlement/none\""},
    {ENTITIES VELMIA PORT_ASTRA PERSONS
     "-\tAnn\t-\t-\t-\tP state/VE1 2001-02-30/..\tp\n",
     "t:5: not a date: \"2001-02-30\""},
    {ENTITIES
     "settlement/a\tSettlement\tA\t-\tsettlement/b\t-\t-\t-\t-\t-\tp\n"
     "settlement/b\tSettlement\tB\t-\tsettlement/a\t-\t-\t-\t-\t-\tp\n",
     "t:2: belongs to itself: \"settlement/a\""},
    {ENTITIES "+state/VE1\t-\t-\t-\t-\t-\t-\t-\t-\tp\n",
     "t:2: 10 columns, [entities] has 11"},
    {"[offices]\nKing\tK\tsome\n",
     "t:2: neither \"one\" nor \"many\": \"some\""},
    {"[offices]\nPresident\tQ\tone\n", "t:2: duplicate office: \"President\""},
    {"[classes]\nState\n", "t:2: duplicate class: \"State\""},
    {"[classes]\nKingdom\tRealm\n", "t:2: no such class above: \"Realm\""},
    {"[leading]\nKing\n", "t:2: no such office: \"King\""},
    {"[leading]\nPresident\tXX\n", "t:2: no such entity: \"state/XX\""},
    {"[letters]\néa\te\n", "t:2: not a letter and up to four others: \"éa\""},
    {"[letters]\né\te\n", "t:2: duplicate letter: \"é\""},
    {"[rules]\n$\te\n", "t:2: not a rule of up to eight letters: \"$\""},
    {ENTITIES "\xff\n", "t:2: invalid UTF-8 at byte 1"},
};

static void test_faults(EntWorld *const world) {
  for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); ++i) {
    Message message = {""};
    void *bytes = NULL;
    size_t size = 0;
    ent_world_set_log(world, keep_message, &message);
    const EntStatus status = compile(world, faults[i].table, &bytes, &size);
    ok(status > ENT_NO_MATCH && !bytes, "%s", ent_status_string(status));
    is_view(ent_view(message.text), faults[i].message, faults[i].message);
  }
}

static EntKnowledge *open_table(const EntWorld *const world,
                                const char *const table) {
  void *bytes = NULL;
  size_t size = 0;
  EntKnowledge *kb = NULL;
  if (!compile(world, table, &bytes, &size)) {
    (void)ent_knowledge_open_bytes(world, "test", bytes, size, &kb);
  }
  return kb;
}

static void test_good(const EntWorld *const world) {
  EntKnowledge *const kb = open_table(world, GOOD);
  if (!ok(kb != NULL, "a small knowledge base")) {
    return;
  }
  const EntEntity velmia = ent_knowledge_by_code(kb, ENT_VIEW("V1"));
  const EntEntity ann =
      ent_knowledge_by_id(kb, ENT_VIEW("person/ann-authorski"));
  const EntEntity port =
      ent_knowledge_by_id(kb, ENT_VIEW("settlement/port-astra"));
  is_int((long)ent_knowledge_count(kb), 3, "three entities");
  is_view(ent_knowledge_label(kb, velmia), "Velmia", "found by code");
  is_view(ent_knowledge_class(kb, ann), "Leader", "an office makes a leader");
  ok(ent_knowledge_is_a(kb, ann, ENT_VIEW("Person")), "a leader is a person");
  ok(!ent_knowledge_is_a(kb, ann, ENT_VIEW("State")), "and no state");
  ok(ent_knowledge_stands_for(kb, port) == velmia, "the capital stands for");
  ok(ent_knowledge_state_of(kb, port) == velmia, "and lies in the state");
  ok(ent_knowledge_related(kb, velmia, ENT_VIEW("capital")) == port,
     "whose capital it is");
  ok(ent_knowledge_by_id(kb, ENT_VIEW("person/ann")) == ENT_NO_ENTITY,
     "no such person");
  ok(ent_knowledge_holder(kb, ENT_VIEW("President"), velmia,
                          (EntDate){2005, 12, 30}) == ann,
     "a term that ends in 2005 may last all year");
  ok(ent_knowledge_holder(kb, ENT_VIEW("President"), velmia,
                          (EntDate){2001, 2, 2}) == ENT_NO_ENTITY,
     "nobody before");
  ent_knowledge_close(kb);
}

static void test_same_bytes(const EntWorld *const world) {
  void *bytes[2] = {NULL, NULL};
  size_t sizes[2] = {0, 0};
  for (int i = 0; i < 2; ++i) {
    (void)compile(world, GOOD, &bytes[i], &sizes[i]);
  }
  ok(sizes[0] && sizes[0] == sizes[1] && !memcmp(bytes[0], bytes[1], sizes[0]),
     "the same tables give the same bytes");
  ent_free(ent_world_allocator(world), bytes[0]);
  ent_free(ent_world_allocator(world), bytes[1]);
}

static void *copy_bytes(const EntWorld *const world, const void *const bytes,
                        const size_t size) {
  void *const copy = ent_alloc(ent_world_allocator(world), size ? size : 1);
  memcpy(copy, bytes, size);
  return copy;
}

/// Every prefix, and every byte changed with the checksum set right again, is
/// refused or read without harm.
static void test_damage(EntWorld *const world) {
  Message message = {""};
  void *bytes = NULL;
  size_t size = 0;
  size_t n_opened = 0;
  EntKnowledge *kb = NULL;
  ent_world_set_log(world, keep_message, &message);
  (void)compile(world, GOOD, &bytes, &size);
  for (size_t n = 0; n < size; n += n < 400 ? 1 : 97) {
    n_opened += !ent_knowledge_open_bytes(world, "cut",
                                          copy_bytes(world, bytes, n), n, &kb);
  }
  is_int((long)n_opened, 0, "no truncated knowledge base opens");
  is_view(ent_view(message.text),
          "cut:0: knowledge base is unusable: truncated", "with a message");
  for (size_t n = sizeof(EntFormatHeader); n < size; ++n) {
    char *const copy = copy_bytes(world, bytes, size);
    copy[n] = (char)(copy[n] ^ 0x55);
    EntFormatHeader *const header = (EntFormatHeader *)copy;
    header->checksum = ent_format_checksum(
        ent_view_of(copy + sizeof(*header), size - sizeof(*header)));
    if (!ent_knowledge_open_bytes(world, "bad", copy, size, &kb)) {
      EntArena arena;
      EntNameMatches matches;
      ent_arena_init(&arena, ent_world_allocator(world));
      (void)ent_knowledge_find(kb, ENT_VIEW("Ann Authorski"), &arena, &matches);
      for (EntEntity e = 0; e < ent_knowledge_count(kb); ++e) {
        (void)ent_knowledge_state_of(kb, e);
        (void)ent_knowledge_leader(kb, e, (EntDate){2003, 1, 1}, NULL);
      }
      ent_arena_clear(&arena);
      ent_knowledge_close(kb);
    }
  }
  ok(true, "no changed byte does harm");
  ent_free(ent_world_allocator(world), bytes);
}

static EntKnowledge *open_upon(const EntWorld *const world,
                               const char *const table) {
  EntKnowledge *const base = open_table(world, GOOD);
  EntBuilder *const builder = ent_builder_new(world);
  EntKnowledge *kb = NULL;
  void *bytes = NULL;
  size_t size = 0;
  if (!ent_builder_add_knowledge(builder, base) &&
      !ent_builder_add_text(builder, "user", ent_view(table)) &&
      !ent_builder_finish(builder, &bytes, &size)) {
    (void)ent_knowledge_open_bytes(world, "both", bytes, size, &kb);
  }
  ent_builder_free(builder);
  ent_knowledge_close(base);
  return kb;
}

static void test_rebuild(const EntWorld *const world) {
  EntKnowledge *const base = open_table(world, GOOD);
  EntKnowledge *const again = open_upon(world, "# nothing\n");
  ok(again && ent_knowledge_count(again) == ent_knowledge_count(base) &&
         ent_knowledge_by_id(again, ENT_VIEW("person/ann-authorski")) ==
             ent_knowledge_by_id(base, ENT_VIEW("person/ann-authorski")),
     "a knowledge base survives being taken apart");
  ent_knowledge_close(base);
  ent_knowledge_close(again);
}

static void test_override(const EntWorld *const world) {
  EntKnowledge *const kb = open_upon(
      world, PERSONS
      "person/ann-authorski\tAnn Other\tOther\t-\t-\tM state/VE1 "
      "2001/..\tuser\n" ENTITIES "+state/VE1\t-\t-\tVelmonia\t-\t-\t-\t-\t-\t-"
      "\tuser\nsettlement/new-astra\tSettlement\tPort "
      "Astra\t-\tstate/VE1\t-\t-\t-\t-\t-\tuser\n");
  if (!ok(kb != NULL, "tables of a user on top")) {
    return;
  }
  EntArena arena;
  EntNameMatches matches;
  const EntEntity velmia = ent_knowledge_by_id(kb, ENT_VIEW("state/VE1"));
  const EntEntity ann =
      ent_knowledge_by_id(kb, ENT_VIEW("person/ann-authorski"));
  is_view(ent_knowledge_label(kb, ann), "Ann Other", "overridden");
  is_int((long)ent_knowledge_term_count(kb, ann), 1, "with other terms");
  ok(ent_knowledge_holder(kb, ENT_VIEW("President"), velmia,
                          (EntDate){2003, 1, 1}) == ENT_NO_ENTITY,
     "the old term is gone");
  is_view(ent_knowledge_code(kb, velmia), "V1", "what is added to, stays");
  ent_arena_init(&arena, ent_world_allocator(world));
  (void)ent_knowledge_find(kb, ENT_VIEW("Velmonia"), &arena, &matches);
  ok(matches.count && matches.items[0].candidates[0].entity == velmia,
     "the added name is found");
  (void)ent_knowledge_find(kb, ENT_VIEW("Ann Authorski"), &arena, &matches);
  is_int((long)matches.count, 0, "the overridden name is not");
  (void)ent_knowledge_find(kb, ENT_VIEW("Port Astra"), &arena, &matches);
  ok(matches.count == 1 && matches.items[0].n_candidates == 2 &&
         matches.items[0].candidates[0].entity ==
             ent_knowledge_by_id(kb, ENT_VIEW("settlement/new-astra")),
     "a user's own is the more prominent");
  ent_arena_clear(&arena);
  ent_knowledge_close(kb);
}

/// Do a bit of everything.
static EntStatus do_all(EntWorld *const world, const void *const handle) {
  (void)handle;
  void *bytes = NULL;
  size_t size = 0;
  EntKnowledge *kb = NULL;
  EntArena arena;
  EntNameMatches matches;
  const EntView tokens[] = {ENT_VIEW("Ann"), ENT_VIEW("Authorski"),
                            ENT_VIEW("of"), ENT_VIEW("Velmia")};
  ENT_TRY(compile(world, GOOD, &bytes, &size));
  ENT_TRY(ent_knowledge_open_bytes(world, "test", bytes, size, &kb));
  ent_arena_init(&arena, ent_world_allocator(world));
  EntStatus status =
      ent_knowledge_match(kb, tokens, 4, ENT_MATCH_NESTED, &arena, &matches);
  if (!status && matches.count != 3) {
    status = ENT_ERR_DATA;
  }
  ent_arena_clear(&arena);
  EntBuilder *const builder = status ? NULL : ent_builder_new(world);
  if (!status) {
    status = builder ? ent_builder_add_knowledge(builder, kb) : ENT_ERR_MEMORY;
  }
  ent_builder_free(builder);
  ent_knowledge_close(kb);
  return status;
}

int main(void) {
  EntWorld *const world = ent_world_new(NULL);
  test_good(world);
  test_same_bytes(world);
  test_rebuild(world);
  test_override(world);
  test_faults(world);
  test_damage(world);
  ent_world_free(world);
  failing_alloc_test(do_all, NULL, "building");
  return done();
}

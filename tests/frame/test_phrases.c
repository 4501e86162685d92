// Tables of phrases: what is found, what is wrong with bad ones; slugs
#include "frame/phrases.h"
#include "frame/reading.h"
#include "log_keeper.h"
#include "tap.h"

#include <unistd.h>

static const char FILE_NAME[] = "test_phrases.tsv";

static EntStatus open_text(const EntWorld *const world, const char *const text,
                           EntPhrases **const phrases) {
  FILE *const file = fopen(FILE_NAME, "w");
  if (!file || fputs(text, file) < 0 || fclose(file)) {
    printf("Bail out! cannot write %s\n", FILE_NAME);
    exit(1);
  }
  return ent_phrases_open(world, FILE_NAME, 1, 2, phrases);
}

static const struct {
  const char *text;
  EntStatus status;
  const char *message; ///< Behind "error test_phrases.tsv:"
} bad_cases[] = {
    {"king\tMonarch\nqueen, king\tMonarch\n", ENT_ERR_DATA,
     "2:0: phrase 'king' is there already\n"},
    {"king, , queen\tMonarch\n", ENT_ERR_DATA, "1:0: empty phrase ''\n"},
    {"one two three four five six seven eight nine\tHead\n", ENT_ERR_LIMIT,
     "1:0: phrase of more than 8 words\n"},
    {"king\n", ENT_ERR_SYNTAX, "1:0: 1 columns, expected 2 to 3\n"},
    {"king\ta\tb\tc\n", ENT_ERR_SYNTAX, "1:0: 4 columns, expected 2 to 3\n"},
    {"k\xFFing\tMonarch\n", ENT_ERR_ENCODING, "1:0: invalid UTF-8 at byte 2\n"},
};

static void test_bad(void) {
  for (size_t i = 0; i < sizeof(bad_cases) / sizeof(bad_cases[0]); ++i) {
    LogKeeper log;
    EntWorld *const world = log_keeper_world(&log, NULL);
    EntPhrases *phrases = NULL;
    char wanted[256];
    (void)snprintf(wanted, sizeof(wanted), "error %s:%s", FILE_NAME,
                   bad_cases[i].message);
    is_int(open_text(world, bad_cases[i].text, &phrases), bad_cases[i].status,
           wanted);
    is_view(ent_view(log.text), wanted, "its message");
    ok(!phrases, "no table");
    ent_world_free(world);
  }
}

/// Let `document` have the words of `text`, each its own lemma.
static void add_words(EntDocument *const document, EntView text) {
  while (text.data) {
    EntToken *const token = ent_document_add_token(document);
    token->form = token->lemma = ent_view_cut(&text, ' ');
  }
}

static const struct {
  const char *words;
  uint32_t first, end;
  const char *found; ///< Cell and number of tokens, or NULL
} matches[] = {
    {"the king spoke", 1, 3, "Monarch 1"},
    {"the prime minister spoke", 1, 4, "PrimeMinister 2"},
    {"the prime number", 1, 3, NULL},
    {"secretary - general", 0, 3, "SecretaryGeneral 3"},
    {"secretary general", 0, 2, "SecretaryGeneral 2"},
    {"deputy prime minister", 0, 3, "Deputy 3"},
    {"deputy prime minister", 0, 2, NULL},
    {"the spoke", 0, 2, NULL},
};

static void test_match(const EntWorld *const world,
                       const EntPhrases *const phrases, const size_t i) {
  EntArticle article = {.name = "case"};
  EntDocument document;
  EntPhraseMatch match = {.phrase = NULL};
  char got[64] = "";
  ent_document_init(&document, &article, ent_world_allocator(world));
  add_words(&document, ent_view(matches[i].words));
  const EntStatus status = ent_phrases_match(
      phrases, &document, matches[i].first, matches[i].end, &match);
  if (status == ENT_SUCCESS) {
    (void)snprintf(got, sizeof(got), "%.*s %u",
                   ENT_VIEW_ARGS(match.phrase->cells[0]), match.n_tokens);
  }
  is_int(status, matches[i].found ? ENT_SUCCESS : ENT_NO_MATCH,
         matches[i].words);
  is_view(ent_view(got), matches[i].found ? matches[i].found : "",
          "what is found");
  ent_document_clear(&document);
}

static void test_good(const EntWorld *const world) {
  EntPhrases *phrases = NULL;
  if (!ok(!open_text(world,
                     "# offices\nking, queen\tMonarch\nprime "
                     "minister\tPrimeMinister\nsecretary "
                     "general\tSecretaryGeneral\ndeputy prime "
                     "minister\tDeputy\tone\n",
                     &phrases),
          "a table opens")) {
    return;
  }
  for (size_t i = 0; i < sizeof(matches) / sizeof(matches[0]); ++i) {
    test_match(world, phrases, i);
  }
  const EntPhrase *const queen = ent_phrases_find(phrases, ENT_VIEW("queen"));
  ok(queen && queen->line == 2, "a phrase is looked up, with its line");
  ok(!ent_phrases_find(phrases, ENT_VIEW("prime")), "a part is none");
  ent_phrases_close(phrases);
}

static void test_slugs(const EntWorld *const world) {
  static const char *const slugs[][2] = {
      {"Ilham Aliyev", "ilham-aliyev"}, {"U.S.", "u-s"},
      {"  two  words ", "two-words"},   {"Şuşa", "u15fuu15fa"},
      {"Köln–Bonn", "kuf6ln-bonn"},     {"O'Neill", "oneill"},
  };
  EntArena arena;
  ent_arena_init(&arena, ent_world_allocator(world));
  for (size_t i = 0; i < sizeof(slugs) / sizeof(slugs[0]); ++i) {
    EntView slug = ENT_VIEW("");
    ok(!ent_reading_slug(&arena, ent_view(slugs[i][0]), &slug), "a slug");
    is_view(slug, slugs[i][1], slugs[i][0]);
  }
  ent_arena_clear(&arena);
}

int main(void) {
  LogKeeper log;
  test_bad();
  EntWorld *const world = log_keeper_world(&log, NULL);
  test_good(world);
  test_slugs(world);
  EntPhrases *phrases = NULL;
  is_int(ent_phrases_open(world, "no/such.tsv", 1, 2, &phrases), ENT_ERR_READ,
         "a missing table");
  ent_world_free(world);
  (void)unlink(FILE_NAME);
  return done();
}

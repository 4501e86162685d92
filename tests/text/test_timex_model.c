/*
  The time model: wrong rows, failing allocations, hostile texts, trees.
*/
#include "failing_alloc.h"
#include "tap.h"
#include "timex_case.h"

#include "base/buffer.h"
#include "base/vector.h"
#include "text/timex_calendar.h"

// Messages about wrong rows.

typedef struct {
  char text[256];
} Log;

static void keep_message(void *const handle, const EntLogLevel level,
                         const EntPlace place, const char *const text) {
  Log *const log = handle;
  (void)level;
  snprintf(log->text, sizeof(log->text), "%s:%zu: %s", place.file, place.line,
           text);
}

static void test_wrong_row(const char *const row, const EntStatus wanted,
                           const char *const message) {
  EntWorld *const world = ent_world_new(NULL);
  EntTimexModel *model = NULL;
  Log log = {""};
  ent_world_set_log(world, keep_message, &log);
  const EntStatus status =
      ent_timex_model_open_text(world, "time.tsv", ent_view(row), &model);
  is_int(status, wanted, "status of a wrong row");
  is_view(ent_view(log.text), message, "its message");
  ok(!model, "and no model");
  ent_world_free(world);
}

static void test_wrong_rows(void) {
  test_wrong_row("mnth\t1\tjanuary", ENT_ERR_DATA,
                 "time.tsv:1: unknown class 'mnth'");
  test_wrong_row("# comment\n\nmonth\t13\tjanuary", ENT_ERR_DATA,
                 "time.tsv:3: '13' is no value of class 'month'");
  test_wrong_row("month\t1x\tjanuary", ENT_ERR_DATA,
                 "time.tsv:1: '1x' is no value of class 'month'");
  test_wrong_row("unit\tfortnite\tfortnight", ENT_ERR_DATA,
                 "time.tsv:1: 'fortnite' is no value of class 'unit'");
  test_wrong_row("month\t1\tjanuary, first month", ENT_ERR_SYNTAX,
                 "time.tsv:1: expected single words with commas between them");
  test_wrong_row("month\t1\tjanuary,", ENT_ERR_SYNTAX,
                 "time.tsv:1: expected single words with commas between them");
  test_wrong_row("month\t1\tjanuary\tcapital bold", ENT_ERR_DATA,
                 "time.tsv:1: unknown flag in 'capital bold'");
  test_wrong_row("month\t1", ENT_ERR_SYNTAX,
                 "time.tsv:1: 2 columns, expected 3 to 4");
  test_wrong_row("rule\tcalender\tMONTH", ENT_ERR_DATA,
                 "time.tsv:1: unknown action 'calender'");
  test_wrong_row("rule\tcalendar\tMOON", ENT_ERR_DATA,
                 "time.tsv:1: unknown class 'MOON'");
  test_wrong_row("rule\tcalendar\t[in MONTH", ENT_ERR_SYNTAX,
                 "time.tsv:1: '[' without ']' in a pattern");
  test_wrong_row("rule\tcalendar\tMONTH [in] DAY", ENT_ERR_SYNTAX,
                 "time.tsv:1: a neighbour within a pattern");
  test_wrong_row("rule\tcalendar\tthe? of?", ENT_ERR_SYNTAX,
                 "time.tsv:1: a pattern that can match nothing");
  test_wrong_row("rule\tcalendar\t[in] [of]", ENT_ERR_SYNTAX,
                 "time.tsv:1: a pattern that can match nothing");
  test_wrong_row("rule\tcalendar\tMONTH in||of DAY", ENT_ERR_SYNTAX,
                 "time.tsv:1: empty element in a pattern");
  test_wrong_row("rule\tcalendar\tMONTH  DAY", ENT_ERR_SYNTAX,
                 "time.tsv:1: empty element in a pattern");
  test_wrong_row("rule\tcalendar\ta b c d e f g h i j k l m n o p q",
                 ENT_ERR_LIMIT,
                 "time.tsv:1: a pattern of more than 16 elements");
}

static void test_missing_file(void) {
  EntWorld *const world = ent_world_new(NULL);
  EntTimexModel *model = NULL;
  Log log = {""};
  ent_world_set_log(world, keep_message, &log);
  is_int(ent_timex_model_open(world, "no/such/file.tsv", &model), ENT_ERR_READ,
         "a missing file is a read error");
  ok(strstr(log.text, "no/such/file.tsv"), "and its name is told");
  ent_timex_model_close(NULL);
  ent_world_free(world);
}

/// Rules that a user may write and that make no sense do no harm.
static void test_odd_rules(const TimexStages *const stages,
                           const EntAllocator *const allocator) {
  static const char odd[] = "month\t5\tmay\n"
                            "rule\tcalendar\tMONTH\n"
                            "rule\tshare\tX of\n"
                            "rule\trange\tfrom X\n"
                            "rule\tpair\tX MONTH MONTH\n"
                            "rule\tquarter\tto MONTH\n"
                            "rule\tcentury\tby MONTH\n"
                            "rule\tduration\tat MONTH\n"
                            "rule\tset\tup MONTH\n"
                            "rule\tsince\tD? in\n"
                            "rule\tclock\ton MONTH";
  EntWorld *const world = ent_world_new(NULL);
  TimexStages own = *stages;
  TimexCase test;
  ok(!ent_timex_model_open_text(world, "odd.tsv", ent_view(odd), &own.model),
     "odd rules load");
  const EntStatus status = timex_case_read(
      &test, &own, allocator,
      ENT_VIEW("may of may may from may to may by may at may up may on may in"),
      (EntDate){2021, 4, 15});
  is_int(status, ENT_SUCCESS, "odd rules run");
  timex_case_clear(&test);
  ent_timex_model_close(own.model);
  ent_world_free(world);
}

// Failing allocations.

static EntStatus load_and_find(EntWorld *const world, const void *const path) {
  static const char text[] =
      "On Monday, from 3 to 5 May 2020, 60 to 90 days before June 7 at 18:00, "
      "every two weeks since last year. || A week earlier, recently.";
  TimexStages stages = {0};
  TimexCase test = {0};
  EntStatus status = ent_tokenizer_load(world, &stages.tokenizer);
  if (!status) {
    status = ent_timex_model_open(world, path, &stages.model);
  }
  if (!status) {
    status = timex_case_read(&test, &stages, ent_world_allocator(world),
                             ent_view(text), (EntDate){2021, 4, 15});
    timex_case_clear(&test);
  }
  timex_stages_close(&stages);
  return status;
}

// Hostile texts.

static bool are_sound(const EntDocument *const document) {
  size_t end = 0;
  for (size_t i = 0; i < document->timexes.count; ++i) {
    const EntTimex *const timex = &document->timexes.items[i];
    char value[ENT_TIMEX_VALUE_SIZE];
    if (!timex->n_tokens || timex->first_token < end ||
        timex->first_token + timex->n_tokens > document->tokens.count ||
        (ent_date_is_set(timex->date) && !ent_date_is_valid(timex->date)) ||
        (ent_date_is_set(timex->end) && !ent_date_is_valid(timex->end)) ||
        ent_timex_value(timex, value) >= sizeof(value)) {
      return false;
    }
    end = timex->first_token + timex->n_tokens;
  }
  return true;
}

static void test_text(const TimexStages *const stages,
                      const EntAllocator *const allocator, const EntView text,
                      const EntDate date, const char *const what) {
  TimexCase test;
  const EntStatus status =
      timex_case_read(&test, stages, allocator, text, date);
  ok(!status && are_sound(&test.document), "%s", what);
  timex_case_clear(&test);
}

static void test_repeated(const TimexStages *const stages,
                          const EntAllocator *const allocator,
                          const char *const part) {
  EntBuffer text = {.allocator = allocator};
  for (int i = 0; i < 20000; ++i) {
    ent_buffer_append(&text, ent_view(part));
  }
  char what[80];
  snprintf(what, sizeof(what), "20,000 times '%s'", part);
  test_text(stages, allocator, ent_buffer_view(&text), (EntDate){2021, 4, 15},
            what);
  ent_buffer_free(&text);
}

static void test_hostile(const TimexStages *const stages,
                         const EntAllocator *const allocator) {
  static const char *const parts[] = {"the ",
                                      "2020",
                                      "2020-",
                                      "- ",
                                      "and ",
                                      "from May ",
                                      "between ",
                                      "X ",
                                      ", ",
                                      "10 ",
                                      "1,000,",
                                      "1.1.",
                                      "ago ",
                                      "last ",
                                      "early ",
                                      "a few ",
                                      "twenty-",
                                      "two and a ",
                                      "'",
                                      "Monday to ",
                                      "11:",
                                      "999999999999999999999 ",
                                      "||",
                                      "||May",
                                      "10 and ",
                                      "May 5 ",
                                      "every ",
                                      "\xe2\x80\x93",
                                      "p.m.",
                                      "a.a.",
                                      "the 2nd and 3rd of "};
  for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); ++i) {
    test_repeated(stages, allocator, parts[i]);
  }
  test_text(stages, allocator, ENT_VIEW(""), (EntDate){2021, 4, 15}, "no text");
  test_text(stages, allocator, ENT_VIEW("May"), (EntDate){0}, "one word");
}

/// Expressions that lead out of the calendar.
static void test_limits(const TimexStages *const stages,
                        const EntAllocator *const allocator) {
  static const char text[] =
      "Two years ago, 9000 years ago, 99999 years ago, 10000000 weeks ago, "
      "9,999,999,999 days from now, last century, next century, next decade, "
      "last week, next week, yesterday, tomorrow, the previous century, the "
      "next day, the following quarter, last winter, next winter, the 99th "
      "century, the 1st century, the weekend, 31 December, 1 January, the "
      "first week of January, the last week of December, a decade earlier, "
      "900 centuries later, from December to January, last month, next month";
  static const EntDate dates[] = {{1, 1, 1},     {9999, 12, 31}, {2000, 2, 29},
                                  {1, 0, 0},     {9999, 0, 0},   {9999, 12, 0},
                                  {0, 0, 0},     {1, 1, 0},      {2021, 4, 0},
                                  {9999, 12, 26}};
  for (size_t i = 0; i < sizeof(dates) / sizeof(*dates); ++i) {
    char what[ENT_DATE_SIZE];
    ent_date_format(dates[i], what);
    test_text(stages, allocator, ent_view(text), dates[i], what);
  }
}

// Trees.

typedef struct {
  const char *form;
  EntUpos upos;
  int head; ///< From 1; 0 is the root
  EntDeprel deprel;
  const char *feats;
} Word;

/// Find the time expression of a sentence whose tree is given.
static EntDate find_in_tree(const TimexStages *const stages,
                            const EntAllocator *const allocator,
                            const char *const text, const Word *const words) {
  TimexStages only_words = *stages;
  TimexCase test;
  only_words.parser = NULL;
  timex_case_read(&test, &only_words, allocator, ent_view(text),
                  (EntDate){2021, 4, 15});
  for (size_t i = 0; i < test.document.tokens.count && words[i].form; ++i) {
    EntToken *const token = &test.document.tokens.items[i];
    ok(ent_view_equals(token->form, ent_view(words[i].form)), "%s",
       words[i].form);
    token->upos = words[i].upos;
    token->deprel = words[i].deprel;
    token->feats = ent_view(words[i].feats);
    token->head = words[i].head ? (uint32_t)words[i].head - 1 : ENT_NO_TOKEN;
  }
  ent_timex_find(stages->model, &test.document);
  const EntDate date = test.document.timexes.count == 1
                           ? test.document.timexes.items[0].date
                           : (EntDate){0};
  timex_case_clear(&test);
  return date;
}

static void test_trees(const TimexStages *const stages,
                       const EntAllocator *const allocator) {
  static const char past[] = "Tense=Past|VerbForm=Fin";
  static const Word asked[] = {
      {"Ostria", ENT_UPOS_PROPN, 2, ENT_DEPREL_NSUBJ, ""},
      {"asked", ENT_UPOS_VERB, 0, ENT_DEPREL_ROOT, past},
      {"to", ENT_UPOS_PART, 4, ENT_DEPREL_MARK, ""},
      {"leave", ENT_UPOS_VERB, 2, ENT_DEPREL_XCOMP, "VerbForm=Inf"},
      {"on", ENT_UPOS_ADP, 6, ENT_DEPREL_CASE, ""},
      {"Friday", ENT_UPOS_PROPN, 4, ENT_DEPREL_OBL, ""},
      {0}};
  static const Word went[] = {
      {"Ostria", ENT_UPOS_PROPN, 2, ENT_DEPREL_NSUBJ, ""},
      {"went", ENT_UPOS_VERB, 0, ENT_DEPREL_ROOT, past},
      {"to", ENT_UPOS_ADP, 4, ENT_DEPREL_CASE, ""},
      {"court", ENT_UPOS_NOUN, 2, ENT_DEPREL_OBL, ""},
      {"on", ENT_UPOS_ADP, 6, ENT_DEPREL_CASE, ""},
      {"Friday", ENT_UPOS_PROPN, 2, ENT_DEPREL_OBL, ""},
      {0}};
  static const Word vowed[] = {
      {"Friday", ENT_UPOS_PROPN, 4, ENT_DEPREL_OBL_UNMARKED, ""},
      {"they", ENT_UPOS_PRON, 4, ENT_DEPREL_NSUBJ, ""},
      {"will", ENT_UPOS_AUX, 4, ENT_DEPREL_AUX, "VerbForm=Fin"},
      {"go", ENT_UPOS_VERB, 0, ENT_DEPREL_ROOT, "VerbForm=Inf"},
      {"said", ENT_UPOS_VERB, 4, ENT_DEPREL_PARATAXIS, past},
      {"Ostria", ENT_UPOS_PROPN, 5, ENT_DEPREL_NSUBJ, ""},
      {0}};
  static const Word cycle[] = {
      {"Friday", ENT_UPOS_PROPN, 2, ENT_DEPREL_OBL, ""},
      {"talks", ENT_UPOS_NOUN, 3, ENT_DEPREL_OBL, ""},
      {"talks", ENT_UPOS_NOUN, 2, ENT_DEPREL_OBL, ""},
      {0}};
  is_int(
      find_in_tree(stages, allocator, "Ostria asked to leave on Friday", asked)
          .day,
      16, "asked to leave on Friday: the next");
  is_int(find_in_tree(stages, allocator, "Ostria went to court on Friday", went)
             .day,
         9, "went to court on Friday: the last");
  is_int(
      find_in_tree(stages, allocator, "Friday they will go said Ostria", vowed)
          .day,
      16, "Friday they will go: the next");
  is_int(find_in_tree(stages, allocator, "Friday talks talks", cycle).day, 9,
         "a tree that is none: the last");
}

/// A name is no month.
static void test_names(const TimexStages *const stages,
                       const EntAllocator *const allocator) {
  TimexCase test;
  timex_case_read(&test, stages, allocator,
                  ENT_VIEW("A letter from June of May 2020"),
                  (EntDate){2021, 4, 15});
  const size_t n_without = test.document.timexes.count;
  EntNamed *const name = ENT_PUSH(allocator, &test.document.names);
  *name = (EntNamed){3, 1, ENT_NAMED_PERSON, 1.0F};
  ent_timex_find(stages->model, &test.document);
  is_int((long)n_without, 2, "June may be a month");
  is_int((long)test.document.timexes.count, 1, "June may be a person");
  is_int(test.document.timexes.items[0].date.month, 5, "and May is a month");
  timex_case_clear(&test);
}

// The calendar.

static void is_date(const EntDate date, const char *const wanted) {
  char text[ENT_DATE_SIZE] = "none";
  if (ent_date_is_set(date)) {
    ent_date_format(date, text);
  }
  is_view(ent_view(text), wanted, "date");
}

static void test_weeks(void) {
  static const struct {
    EntDate date;
    int year, week;
  } cases[] = {{{2021, 1, 1}, 2020, 53},  {{2021, 1, 4}, 2021, 1},
               {{2018, 12, 31}, 2019, 1}, {{2016, 1, 3}, 2015, 53},
               {{2005, 1, 1}, 2004, 53},  {{2020, 12, 31}, 2020, 53}};
  for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); ++i) {
    int year = 0;
    int week = 0;
    ent_calendar_week(cases[i].date, &year, &week);
    ok(year == cases[i].year && week == cases[i].week, "ISO week %d-W%02d",
       cases[i].year, cases[i].week);
  }
}

static void test_calendar(void) {
  const EntDate thursday = {2021, 4, 15};
  is_date(ent_calendar_monday(thursday), "2021-04-12");
  is_date(ent_calendar_weekday(thursday, 4, -1, false), "2021-04-15");
  is_date(ent_calendar_weekday(thursday, 4, -1, true), "2021-04-08");
  is_date(ent_calendar_weekday(thursday, 4, 1, true), "2021-04-22");
  is_date(ent_calendar_weekday(thursday, 0, 1, false), "2021-04-18");
  is_date(ent_calendar_add_days((EntDate){2020, 2, 28}, 1), "2020-02-29");
  is_date(ent_calendar_add_days((EntDate){9999, 12, 31}, 1), "none");
  is_date(ent_calendar_add_days((EntDate){1, 1, 1}, -1), "none");
  is_date(ent_calendar_month(12 * 2021), "2021-01");
  is_date(ent_calendar_month(11), "none");
  is_date(ent_calendar_month(12 * 10000), "none");
  is_date(ent_calendar_year(0), "none");
  is_date(ent_calendar_year(10000), "none");
  test_weeks();
}

static EntTimex lasting(const char *const duration) {
  return (EntTimex){.duration = ent_view(duration)};
}

static void test_shift(void) {
  const EntTimex years = lasting("P2Y");
  const EntTimex months = lasting("P14M");
  const EntTimex weeks = lasting("P2W");
  const EntTimex days = lasting("P44D");
  const EntDate day = {2020, 11, 10};
  const EntDate year = {1979, 0, 0};
  is_date(ent_timex_shift(&years, year, 1), "1981");
  is_date(ent_timex_shift(&years, day, -1), "2018");
  is_date(ent_timex_shift(&months, day, 1), "2022-01");
  is_date(ent_timex_shift(&months, year, 1), "none");
  is_date(ent_timex_shift(&weeks, day, 1), "2020-11-24");
  is_date(ent_timex_shift(&days, day, -1), "2020-09-27");
  is_date(ent_timex_shift(&days, (EntDate){2020, 11, 0}, 1), "none");
  static const char *const unknown[] = {"PXY", "P2.5Y", "PT3H",
                                        "P",   "",      "P99999999999Y"};
  for (size_t i = 0; i < sizeof(unknown) / sizeof(*unknown); ++i) {
    const EntTimex timex = lasting(unknown[i]);
    is_date(ent_timex_shift(&timex, day, 1), "none");
  }
}

int main(void) {
  char path[4096];
  EntWorld *const world = ent_world_new(NULL);
  const EntAllocator *const allocator = ent_world_allocator(world);
  TimexStages stages;
  test_wrong_rows();
  test_missing_file();
  test_calendar();
  test_shift();
  if (ok(!timex_stages_open(&stages, world, NULL), "the stages open")) {
    test_odd_rules(&stages, allocator);
    test_hostile(&stages, allocator);
    test_limits(&stages, allocator);
    test_trees(&stages, allocator);
    test_names(&stages, allocator);
  }
  timex_stages_close(&stages);
  failing_alloc_test(load_and_find,
                     source_path(path, sizeof(path), "lexicon/time.tsv"),
                     "loading and finding");
  ent_world_free(world);
  return done();
}

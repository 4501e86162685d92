// Saved pages: the text against the gold text, word by word, and what is told
// of each page. The first 20 pages were written before the extractor, the later
// sets after it, each before the extractor was run on any of its pages, the
// last by an author who had not read the extractor; each has to reach the
// floors. The text has to be found, too, where classes and ids tell nothing.

#include "base/buffer.h"
#include "base/file.h"
#include "news/record.h"
#include "tap.h"

#include <dirent.h>

/// Floors, in percent.
enum { LEAST_F1 = 95, LEAST_RIGHT = 95 };

/// The last page of each set.
static const long set_ends[] = {20, 42, 60, 74};

enum { N_SETS = sizeof(set_ends) / sizeof(set_ends[0]) };

enum { MOST_PAGES = 200, MOST_WORDS = 20000, MOST_AUTHORS = 8 };

typedef struct {
  EntView headline, published, publisher, language, url, agency;
  EntView authors[MOST_AUTHORS];
  size_t n_authors;
  EntView text;
} Gold;

typedef struct {
  double f1, bare_f1; ///< As it is, and with meaningless names
  int n_pages;
  int n_right[4]; ///< Headline, day and time, authors, publisher
} Sums;

static EntAllocator allocator;

/// \name Gold
/// @{

static void read_line(Gold *const gold, EntView line) {
  const struct {
    const char *name;
    EntView *value;
  } fields[] = {
      {"headline", &gold->headline},
      {"published", &gold->published},
      {"publisher", &gold->publisher},
      {"language", &gold->language},
      {"url", &gold->url},
      {"agency", &gold->agency},
  };
  const EntView name = ent_view_cut(&line, ':');
  const EntView value = ent_view_trim(line);
  if (ent_view_equals(name, ENT_VIEW("author")) &&
      gold->n_authors < MOST_AUTHORS) {
    gold->authors[gold->n_authors++] = value;
  }
  for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); ++i) {
    if (ent_view_equals(name, ent_view(fields[i].name))) {
      *fields[i].value = value;
    }
  }
}

/// Lines "name: value", an empty line, the paragraphs.
static Gold read_gold(const EntView content) {
  Gold gold = {.headline = ENT_VIEW("")};
  EntView rest = content;
  for (;;) {
    const EntView line = ent_view_cut(&rest, '\n');
    if (!line.size) {
      gold.text = rest;
      return gold;
    }
    read_line(&gold, line);
  }
}

/// @}
/// \name Words
/// @{

typedef struct {
  EntView items[MOST_WORDS];
  size_t count;
} Words;

static int compare(const void *const a, const void *const b) {
  return ent_view_compare(*(const EntView *)a, *(const EntView *)b);
}

static bool is_space(const char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static void add_words(Words *const words, const EntView text) {
  for (size_t at = 0; at < text.size;) {
    size_t end = at;
    while (end < text.size && !is_space(text.data[end])) {
      ++end;
    }
    if (end > at && words->count < MOST_WORDS) {
      words->items[words->count++] = ent_view_slice(text, at, end);
    }
    at = end + 1;
  }
}

/// Return the F1 of the words of two sorted lists.
static double f1(const Words *const got, const Words *const wanted) {
  size_t n_same = 0;
  size_t i = 0;
  size_t j = 0;
  while (i < got->count && j < wanted->count) {
    const int order = ent_view_compare(got->items[i], wanted->items[j]);
    n_same += order == 0;
    i += order <= 0;
    j += order >= 0;
  }
  return 2.0 * (double)n_same / (double)(got->count + wanted->count + !n_same);
}

static double text_f1(const EntView got, const Gold *const gold) {
  static Words a;
  static Words b;
  a.count = b.count = 0;
  add_words(&a, got);
  add_words(&b, gold->headline);
  add_words(&b, gold->text);
  qsort(a.items, a.count, sizeof(EntView), compare);
  qsort(b.items, b.count, sizeof(EntView), compare);
  return f1(&a, &b);
}

/// @}
/// \name Metadata
/// @{

static bool has_authors(const EntMetadata *const metadata,
                        const Gold *const gold) {
  bool is_same = metadata->n_authors == gold->n_authors ||
                 (!metadata->authors && gold->n_authors == 1 &&
                  ent_view_equals(metadata->author, gold->authors[0]));
  for (size_t i = 0; metadata->authors && is_same && i < gold->n_authors; ++i) {
    is_same = ent_view_equals(metadata->authors[i], gold->authors[i]);
  }
  return is_same && !(gold->n_authors == 0 && metadata->author.size);
}

static bool is_published(const EntMetadata *const metadata,
                         const Gold *const gold) {
  char day[ENT_DATE_SIZE];
  const EntView got =
      metadata->timestamp.size
          ? metadata->timestamp
          : ent_view_of(day, ent_date_is_set(metadata->published)
                                 ? ent_date_format(metadata->published, day)
                                 : 0);
  return ent_view_equals(got, gold->published);
}

static void count(Sums *const sums, const int i, const bool is_right,
                  const EntView got, const EntView wanted,
                  const char *const name) {
  static const char *const fields[] = {"headline", "published", "author",
                                       "publisher"};
  sums->n_right[i] += is_right;
  if (!is_right) {
    printf("# %s: %s is '%.*s', wanted '%.*s'\n", name, fields[i],
           ENT_VIEW_ARGS(got), ENT_VIEW_ARGS(wanted));
  }
}

static void compare_page(const EntArticle *const article,
                         const Gold *const gold, const char *const name,
                         Sums *const sums) {
  const EntMetadata *const m = &article->metadata;
  const double score = text_f1(article->text, gold);
  sums->f1 += score;
  if (score < 0.95) {
    printf("# %s: text F1 %.3f\n", name, score);
    if (getenv("ENT_SHOW_TEXT")) {
      printf("<<<\n%.*s\n>>>\n", ENT_VIEW_ARGS(article->text));
    }
  }
  count(sums, 0, ent_view_equals(m->headline, gold->headline), m->headline,
        gold->headline, name);
  count(sums, 1, is_published(m, gold), m->timestamp, gold->published, name);
  count(sums, 2, has_authors(m, gold), m->author, gold->authors[0], name);
  count(sums, 3, ent_view_equals(m->publisher, gold->publisher), m->publisher,
        gold->publisher, name);
  const EntView language = m->language.size ? m->language : ENT_VIEW("en");
  if (gold->language.size && !ent_view_equals(language, gold->language)) {
    printf("# %s: language is '%.*s'\n", name, ENT_VIEW_ARGS(language));
  }
  if (!ent_view_equals(m->url, gold->url)) {
    printf("# %s: url is '%.*s'\n", name, ENT_VIEW_ARGS(m->url));
  }
}

/// @}

/// \name Names that tell nothing
/// @{

static char shifted(const char c) {
  const char small = (char)(c | 32);
  const int shift = small <= 'm' ? 13 : -13;
  return (char)(small >= 'a' && small <= 'z' ? c + shift : c);
}

/// Return whether an attribute that names an element begins at `at`.
static bool is_name_at(const EntView page, const size_t at) {
  static const EntView names[] = {{" class=", 7},
                                  {" id=", 4},
                                  {" data-testid=", 13},
                                  {" data-component=", 16}};
  for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); ++i) {
    if (ent_view_starts_with(ent_view_slice(page, at, page.size), names[i])) {
      return true;
    }
  }
  return false;
}

/// Copy `page` to `out` with the letters of its classes and ids shifted by 13:
/// equal names stay equal, and none means anything.
static void hide_names(const EntView page, char *const out) {
  char quote = '\0';
  for (size_t at = 0; at < page.size; ++at) {
    const char c = page.data[at];
    out[at] = quote ? shifted(c) : c;
    if (quote && c == quote) {
      quote = '\0';
    } else if (!quote && (c == '"' || c == '\'') && at &&
               page.data[at - 1] == '=') {
      size_t begin = at;
      while (begin && page.data[begin] != ' ') {
        --begin;
      }
      quote = is_name_at(page, begin) ? c : '\0';
    }
  }
}

static double bare_f1(const EntNewsReader *const reader,
                      const EntRecord *const record, const Gold *const gold) {
  EntArena arena;
  EntArticle article;
  ent_arena_init(&arena, &allocator);
  char *const copy = ent_arena_alloc(&arena, record->content.size + 1);
  EntRecord bare = *record;
  hide_names(record->content, copy);
  bare.content = ent_view_of(copy, record->content.size);
  const bool is_read = !ent_record_read(reader, &bare, &arena, &article);
  const double score = is_read ? text_f1(article.text, gold) : 0;
  ent_arena_clear(&arena);
  return score;
}

/// @}

static void test_page(const EntWorld *const world,
                      const EntNewsReader *const reader,
                      const char *const folder, const char *const name,
                      Sums *const sums) {
  char path[4400];
  EntFile page = {0};
  EntFile gold_file = {0};
  EntArena arena;
  EntArticle article;
  ent_arena_init(&arena, &allocator);
  snprintf(path, sizeof(path), "%s/%s.gold", folder, name);
  EntStatus status = ent_file_read(world, path, 0, &gold_file);
  snprintf(path, sizeof(path), "%s/%s.html", folder, name);
  status = status ? status : ent_file_read(world, path, 0, &page);
  const EntRecord record = {
      .format = ENT_FORMAT_HTML, .content = page.content, .name = path};
  status = status ? status : ent_record_read(reader, &record, &arena, &article);
  ++sums->n_pages;
  if (!status) {
    const Gold gold = read_gold(gold_file.content);
    compare_page(&article, &gold, name, sums);
    sums->bare_f1 += bare_f1(reader, &record, &gold);
  } else {
    printf("# %s: %s\n", name, ent_status_string(status));
  }
  ent_arena_clear(&arena);
  ent_file_close(&page);
  ent_file_close(&gold_file);
}

static int compare_names(const void *const a, const void *const b) {
  return strcmp(a, b);
}

static void report(const Sums *const sums, const size_t set) {
  static const char *const fields[] = {"headline", "published", "author",
                                       "publisher"};
  const int n = sums->n_pages;
  const long end = set_ends[set];
  ok(n == end - (set ? set_ends[set - 1] : 0), "pages to %ld: all are there",
     end);
  ok(n && 100 * sums->f1 >= LEAST_F1 * n, "pages to %ld: text F1 %.4f", end,
     sums->f1 / n);
  ok(n && 100 * sums->bare_f1 >= LEAST_F1 * n,
     "pages to %ld without names: text F1 %.4f", end, sums->bare_f1 / n);
  for (int i = 0; i < 4; ++i) {
    ok(100 * sums->n_right[i] >= LEAST_RIGHT * n, "pages to %ld: %s %d of %d",
       end, fields[i], sums->n_right[i], n);
  }
}

/// Return which set the page is of, by the number that its name begins with.
static size_t set_of(const char *const name) {
  const long number = strtol(name, NULL, 10);
  size_t set = 0;
  while (set + 1 < N_SETS && number > set_ends[set]) {
    ++set;
  }
  return set;
}

int main(void) {
  static char names[MOST_PAGES][256];
  size_t n_names = 0;
  char folder[4096];
  allocator = ent_default_allocator();
  EntWorld *const world = ent_world_new(NULL);
  EntNewsReader *reader = NULL;
  snprintf(folder, sizeof(folder), "%s/tests/news/pages", getenv("top_srcdir"));
  DIR *const directory = opendir(folder);
  if (!ok(world && !ent_news_reader_load(world, &reader) && directory,
          "tables and pages are there")) {
    return done();
  }
  for (struct dirent *entry; (entry = readdir(directory));) {
    char *const dot = strrchr(entry->d_name, '.');
    if (dot && !strcmp(dot, ".html") && n_names < MOST_PAGES) {
      snprintf(names[n_names++], sizeof(names[0]), "%.*s",
               (int)(dot - entry->d_name), entry->d_name);
    }
  }
  (void)closedir(directory);
  qsort(names, n_names, sizeof(names[0]), compare_names);
  Sums sums[N_SETS];
  memset(sums, 0, sizeof(sums));
  for (size_t i = 0; i < n_names; ++i) {
    test_page(world, reader, folder, names[i], &sums[set_of(names[i])]);
  }
  for (size_t set = 0; set < N_SETS; ++set) {
    report(&sums[set], set);
  }
  ent_news_reader_free(reader);
  ent_world_free(world);
  return done();
}

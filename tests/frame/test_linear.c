/* What sentences state is found in time in proportion to the text: the reading
   of articles, without the network before it, and of the same eight times as
   long; and the text of pages of many small elements. What is compared
   are ratios of processor time; in proportion is 8, quadratic would be 64. */

#include "base/buffer.h"
#include "frame/analyser.h"
#include "frame/reading.h"
#include "tap.h"

#include <stdlib.h>
#include <time.h>

enum { SMALL = 200, FACTOR = 8, RATIO_LIMIT = 20, RUNS = 3, SMALL_PAGE = 8000 };

/// Makes piece number `i` of a text.
typedef void (*PieceFunc)(EntBuffer *text, int i);

static const EntWorld *world;
static EntAnalyser *analyser;

static double now(void) {
  return (double)clock() / CLOCKS_PER_SEC;
}

static void add(EntBuffer *const text, const char *const piece) {
  if (ent_buffer_append(text, ent_view(piece))) {
    exit(99);
  }
}

/// \name Readings
/// @{

static void add_same(EntBuffer *const text, const int i) {
  add(text, i % 5 ? " " : "\n\n");
  add(text, "President Varga of Kestria met Prime Minister Ilves in Tarquen on "
            "Monday and signed a treaty on fishing.");
}

static void add_other(EntBuffer *const text, const int i) {
  char sentence[200];
  snprintf(sentence, sizeof(sentence),
           "%sFrance attacked %d villages near Velm%d on March %d, 2031, and "
           "Spain condemned %d attacks.",
           i % 5 ? " " : "\n\n", 2 * i + 2, i, 1 + i % 28, 2 * i + 3);
  add(text, sentence);
}

/// Return the seconds that reading takes; negative on failure.
static double read_article(const EntView text) {
  const EntAllocator *const allocator = ent_world_allocator(world);
  const EntRecord record = {.content = text, .name = "article"};
  const EntAnalyserInput input = {.record = &record};
  EntArena arena;
  EntArticle article;
  EntDocument document;
  double least = -1;
  ent_arena_init(&arena, allocator);
  EntStatus status =
      ent_analyser_read_article(analyser, &input, &arena, &article);
  ent_document_init(&document, &article, allocator);
  status = status ? status : ent_analyser_annotate(analyser, &document);
  for (int i = 0; i < RUNS && !status; ++i) {
    EntReading reading = {0};
    const double start = now();
    status = ent_analyser_read(analyser, &document, &reading);
    const double seconds = now() - start;
    least = least < 0 || seconds < least ? seconds : least;
    ent_reading_clear(&reading);
  }
  ent_document_clear(&document);
  ent_arena_clear(&arena);
  return status ? -1 : least;
}

static double read_pieces(const PieceFunc piece, const int n) {
  EntBuffer text = {.allocator = ent_world_allocator(world)};
  add(&text, "Fishing talks begin\n\n");
  for (int i = 0; i < n; ++i) {
    piece(&text, i);
  }
  const double seconds = read_article(ent_buffer_view(&text));
  ent_buffer_free(&text);
  return seconds;
}

static void test_reading(const PieceFunc piece, const char *const what) {
  const double small = read_pieces(piece, SMALL);
  const double large = read_pieces(piece, SMALL * FACTOR);
  ok(small >= 0 && large >= 0, "%s are read", what);
  ok(large <= RATIO_LIMIT * small + 0.01, "%s: time in proportion", what);
  printf("# %s: %.4f s, %.4f s\n", what, small, large);
}

/// @}
/// \name Pages
/// @{

/// Read the text of the page.
static EntStatus read_page_once(const EntView page) {
  const EntRecord record = {
      .format = ENT_FORMAT_HTML, .content = page, .name = "page"};
  const EntAnalyserInput input = {.record = &record};
  EntArena arena;
  EntArticle article;
  ent_arena_init(&arena, ent_world_allocator(world));
  const EntStatus status =
      ent_analyser_read_article(analyser, &input, &arena, &article);
  ent_arena_clear(&arena);
  return status;
}

/// Return the seconds that reading the page takes; negative on failure.
static double read_page(const char *const piece, const int n) {
  EntBuffer page = {.allocator = ent_world_allocator(world)};
  double least = -1;
  add(&page, "<html><body><h1>Talks on fishing begin</h1><p>The ministers of "
             "France and Spain met in Paris on Monday, and signed a treaty on "
             "fishing in the bay.</p><ul>");
  for (int i = 0; i < n; ++i) {
    add(&page, piece);
  }
  add(&page, "</ul></body></html>");
  EntStatus status = ENT_SUCCESS;
  for (int i = 0; i < RUNS && !status; ++i) {
    const double start = now();
    status = read_page_once(ent_buffer_view(&page));
    const double seconds = now() - start;
    least = least < 0 || seconds < least ? seconds : least;
  }
  ent_buffer_free(&page);
  return status ? -1 : least;
}

static void test_page(const char *const piece, const char *const what) {
  const double small = read_page(piece, SMALL_PAGE);
  const double large = read_page(piece, SMALL_PAGE * FACTOR);
  ok(small >= 0 && large >= 0, "%s: the page is read", what);
  ok(large <= RATIO_LIMIT * small + 0.01, "%s: time in proportion", what);
  printf("# %s: %.4f s, %.4f s\n", what, small, large);
}

/// @}

int main(void) {
  EntWorld *const own = ent_world_new(NULL);
  world = own;
  if (!own || ent_analyser_open(own, &(EntAnalyserConfig){0}, &analyser)) {
    ent_world_free(own);
    skip_all("the models are not there");
  }
  test_reading(add_same, "sentences said again");
  test_reading(add_other, "sentences about ever new events");
  test_page("<li><a href=\"/x\">Another story of the day</a></li>",
            "links in a list");
  test_page("<b class=\"a b-c\"> </b>", "small elements");
  test_page("<div class=\"x\"><span> </span></div>", "empty blocks");
  ent_analyser_close(analyser);
  ent_world_free(own);
  return done();
}

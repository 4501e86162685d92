#include "text/model_file.h"

#include "log_keeper.h"
#include "tap.h"

#include <unistd.h>

static const char path[] = "test_model_file.tmp";

/// A model of one section, "a", of 8 bytes.
typedef struct {
  char magic[8];
  uint32_t version;
  uint32_t n_sections;
  uint64_t size;
  char rest[40];
  char name[40];
  uint32_t rows;
  uint32_t columns;
  uint64_t offset;
  uint64_t section_size;
  char data[8];
} TinyModel;

static TinyModel tiny_model(void) {
  return (TinyModel){.magic = {'E', 'N', 'T', 'M', 'O', 'D', 'E', 'L'},
                     .version = 1,
                     .n_sections = 1,
                     .size = sizeof(TinyModel),
                     .name = "a",
                     .rows = 2,
                     .columns = 4,
                     .offset = 128,
                     .section_size = 8,
                     .data = "1234567"};
}

static EntStatus open_bytes(const EntWorld *const world,
                            const void *const bytes, const size_t size,
                            EntModelFile *const model) {
  FILE *const file = fopen(path, "wb");
  if (!file || fwrite(bytes, 1, size, file) != size || fclose(file)) {
    return ENT_ERR_WRITE;
  }
  return ent_model_file_open(world, path, model);
}

static void test_good(const EntWorld *const world) {
  const TinyModel tiny = tiny_model();
  EntModelFile model;
  EntSection section;
  EntView text;
  is_int(open_bytes(world, &tiny, sizeof tiny, &model), ENT_SUCCESS, "opened");
  is_int(ent_model_file_find(&model, "a", &section), ENT_SUCCESS, "found");
  ok(section.rows == 2 && section.columns == 4 && section.size == 8, "shape");
  is_int(ent_model_file_find(&model, "b", &section), ENT_NO_MATCH, "not there");
  is_int(ent_model_file_text(&model, "a", &text), ENT_SUCCESS, "text");
  ok(ent_view_starts_with(text, ENT_VIEW("1234567")), "its bytes");
  is_int(ent_model_file_array(&model, "a", 2, 0, 1, &section), ENT_SUCCESS,
         "an array of bytes");
  is_int(ent_model_file_array(&model, "a", 3, 0, 1, &section), ENT_ERR_DATA,
         "the wrong number of rows");
  is_int(ent_model_file_array(&model, "a", 2, 4, 2, &section), ENT_ERR_DATA,
         "the wrong size of elements");
  ent_model_file_close(&model);
}

static void test_bad(const EntWorld *const world, const TinyModel *const tiny,
                     const size_t size, const EntStatus wanted,
                     const char *const what) {
  EntModelFile model;
  is_int(open_bytes(world, tiny, size, &model), wanted, what);
  ok(!model.file.content.data, "%s: nothing stays open", what);
}

static void test_damages(const EntWorld *const world) {
  TinyModel tiny = tiny_model();
  test_bad(world, &tiny, 20, ENT_ERR_SYNTAX, "shorter than the header");
  test_bad(world, &tiny, 100, ENT_ERR_SYNTAX, "cut in the table");
  test_bad(world, &tiny, sizeof tiny - 1, ENT_ERR_SYNTAX, "cut at the end");
  tiny.magic[0] = 'X';
  test_bad(world, &tiny, sizeof tiny, ENT_ERR_SYNTAX, "another kind of file");
  tiny = tiny_model();
  tiny.version = 2;
  test_bad(world, &tiny, sizeof tiny, ENT_ERR_DATA, "another version");
  tiny = tiny_model();
  tiny.n_sections = UINT32_MAX;
  test_bad(world, &tiny, sizeof tiny, ENT_ERR_SYNTAX, "too many sections");
  tiny = tiny_model();
  tiny.offset = UINT64_MAX - 63;
  test_bad(world, &tiny, sizeof tiny, ENT_ERR_SYNTAX, "a far offset");
  tiny = tiny_model();
  tiny.section_size = UINT64_MAX - 100;
  test_bad(world, &tiny, sizeof tiny, ENT_ERR_SYNTAX, "a huge section");
  tiny = tiny_model();
  tiny.offset = 129;
  test_bad(world, &tiny, sizeof tiny, ENT_ERR_SYNTAX, "a crooked offset");
  tiny = tiny_model();
  memset(tiny.name, 'a', sizeof tiny.name);
  test_bad(world, &tiny, sizeof tiny, ENT_ERR_SYNTAX, "a name without end");
}

int main(void) {
  LogKeeper log;
  EntModelFile model;
  EntWorld *const world = log_keeper_world(&log, NULL);
  test_good(world);
  test_damages(world);
  log.text[0] = '\0';
  (void)unlink(path);
  is_int(ent_model_file_open(world, path, &model), ENT_ERR_READ, "no file");
  ok(strstr(log.text, path), "the message names the file");
  ent_world_free(world);
  return done();
}

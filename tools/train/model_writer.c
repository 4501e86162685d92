#include "model_writer.h"

#include "matrix.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SECTION_LIMIT = 128, ALIGNMENT = 64, NAME_BYTES = 40 };
enum { PANEL = 16, GROUP = 4, TABLE_SLOTS = 1 << 18, FORMAT_VERSION = 1 };

typedef struct {
  char name[NAME_BYTES];
  uint32_t rows, columns;
  uint64_t offset, size;
} Section; // as in the file

typedef struct {
  Section sections[SECTION_LIMIT];
  void *blobs[SECTION_LIMIT];
  int count;
} Writer;

static void fail(const char *path) {
  fprintf(stderr, "train: %s: cannot write the model\n", path);
  exit(1);
}

static size_t round_up(size_t n, size_t step) {
  return (n + step - 1) / step * step;
}

// A zeroed blob for a section; `ending` follows the name.
static void *add(Writer *w, const char *name, const char *ending, int rows,
                 int columns, size_t size) {
  if (w->count == SECTION_LIMIT)
    fail(name);
  Section *s = &w->sections[w->count];
  snprintf(s->name, sizeof s->name, "%s%s", name, ending);
  s->rows = (uint32_t)rows;
  s->columns = (uint32_t)columns;
  s->size = size;
  w->blobs[w->count] = calloc(size + 1, 1);
  if (!w->blobs[w->count])
    fail(name);
  return w->blobs[w->count++];
}

static float largest(const float *x, size_t count, size_t step) {
  float most = 0;
  for (size_t i = 0; i < count; i++)
    most = fabsf(x[i * step]) > most ? fabsf(x[i * step]) : most;
  return most;
}

static int8_t rounded(float x, float scale) {
  return (int8_t)(scale > 0 ? lrintf(x / scale) : 0);
}

// Panels of 16 outputs, in each groups of 4 inputs, output after output.
static void add_matrix(Writer *w, const Parameter *p) {
  size_t inputs = (size_t)p->rows, outputs = (size_t)p->columns;
  size_t padded = round_up(outputs, PANEL), depth = round_up(inputs, GROUP);
  int8_t *packed = add(w, p->name, "", p->rows, p->columns, padded * depth);
  float *scales =
      add(w, p->name, ".scale", 1, (int)padded, padded * sizeof(float));
  for (size_t j = 0; j < outputs; j++) {
    scales[j] = largest(p->weight + j, inputs, outputs) / 127;
    int8_t *panel = packed + j / PANEL * PANEL * depth + j % PANEL * GROUP;
    for (size_t i = 0; i < inputs; i++)
      panel[i / GROUP * PANEL * GROUP + i % GROUP] =
          rounded(p->weight[i * outputs + j], scales[j]);
  }
}

static void add_bias(Writer *w, const Parameter *p) {
  size_t padded = round_up((size_t)p->columns, PANEL);
  float *bias = add(w, p->name, "", 1, (int)padded, padded * sizeof(float));
  memcpy(bias, p->weight, (size_t)p->columns * sizeof(float));
}

static void add_transitions(Writer *w, const Parameter *p) {
  size_t size = (size_t)p->rows * (size_t)p->columns * sizeof(float);
  memcpy(add(w, p->name, "", p->rows, p->columns, size), p->weight, size);
}

static void add_rows(Writer *w, const char *name, const float *x, int rows,
                     int columns) {
  size_t width = (size_t)columns;
  int8_t *out = add(w, name, "", rows, columns, (size_t)rows * width);
  float *scales = add(w, name, ".scale", 1, rows, (size_t)rows * sizeof(float));
  for (int i = 0; i < rows; i++) {
    const float *row = x + (size_t)i * width;
    scales[i] = largest(row, width, 1) / 127;
    for (size_t j = 0; j < width; j++)
      out[(size_t)i * width + j] = rounded(row[j], scales[i]);
  }
}

static void add_embedding(Writer *w, const Parameter *p) {
  add_rows(w, p->name, p->weight, p->rows, p->columns);
}

static void add_lexicon_rows(Writer *w, const Network *n,
                             const Lexicon *lexicon) {
  int width = EMBED_INFLECTION + EMBED_SENSE;
  float *rows = matrix_new((size_t)lexicon->class_count * width);
  for (int c = 0; c < lexicon->class_count; c++)
    embedding_of_class(&n->embedding, c, rows + (size_t)c * width);
  add_rows(w, "embed.lexicon", rows, lexicon->class_count, width);
  free(rows);
}

// What each class says of inflection; see text/vocabulary.h.
static void add_inflections(Writer *w, const Lexicon *lexicon) {
  uint8_t *masks = add(w, "lexicon.inflection", "", lexicon->class_count, 1,
                       (size_t)lexicon->class_count);
  for (int c = 0; c < lexicon->class_count; c++)
    masks[c] = (uint8_t)(lexicon->class_masks[c] % LEXICON_INFLECTIONS);
}

static void add_lines(Writer *w, const char *name, const Inventory *v) {
  size_t size = 0;
  for (int i = 0; i < v->count; i++)
    size += strlen(v->names[i]) + 1;
  char *text = add(w, name, "", v->count, 1, size);
  for (int i = 0; i < v->count; i++)
    text += sprintf(text, "%s\n", v->names[i]);
}

static void add_text(Writer *w, const char *name, const char *text) {
  memcpy(add(w, name, "", 1, 1, strlen(text)), text, strlen(text));
}

static uint32_t slot_of(const uint32_t *keys, uint32_t key) {
  uint32_t i = key % TABLE_SLOTS;
  while (keys[i] && keys[i] != key)
    i = (i + 1) % TABLE_SLOTS;
  return i;
}

// One hash table for vocabulary and lexicon.
static void add_vocabulary(Writer *w, const Inventory *words,
                           const Lexicon *lexicon) {
  uint32_t *keys =
      add(w, "vocabulary", "", TABLE_SLOTS, 1, TABLE_SLOTS * sizeof *keys);
  uint16_t *rows =
      add(w, "vocabulary.word", "", TABLE_SLOTS, 1, TABLE_SLOTS * sizeof *rows);
  uint16_t *classes = add(w, "vocabulary.lexicon", "", TABLE_SLOTS, 1,
                          TABLE_SLOTS * sizeof *classes);
  for (int i = 0; i < words->count; i++) {
    uint32_t key = ent_features_key(words->names[i], strlen(words->names[i]));
    uint32_t slot = slot_of(keys, key);
    keys[slot] = key;
    rows[slot] = (uint16_t)(i + 1);
  }
  for (int i = 0; i < lexicon->slot_count; i++)
    if (lexicon->keys[i]) {
      uint32_t slot = slot_of(keys, lexicon->keys[i]);
      keys[slot] = lexicon->keys[i];
      classes[slot] = (uint16_t)lexicon->classes[i];
    }
}

static bool ends_in(const char *text, const char *ending) {
  size_t n = strlen(text), m = strlen(ending);
  return n >= m && strcmp(text + n - m, ending) == 0;
}

static void add_parameter(Writer *w, const Parameter *p) {
  bool is_by_class = strcmp(p->name, "embed.inflection") == 0 ||
                     strcmp(p->name, "embed.sense") == 0;
  if (is_by_class) // folded into embed.lexicon
    return;
  if (strcmp(p->name, "name.transition") == 0)
    add_transitions(w, p);
  else if (p->is_embedding)
    add_embedding(w, p);
  else if (ends_in(p->name, ".bias"))
    add_bias(w, p);
  else
    add_matrix(w, p);
}

static void place_sections(Writer *w) {
  uint64_t offset = 64 + (uint64_t)w->count * sizeof(Section);
  for (int i = 0; i < w->count; i++) {
    w->sections[i].offset = round_up(offset, ALIGNMENT);
    offset = w->sections[i].offset + w->sections[i].size;
  }
}

static uint64_t file_size(const Writer *w) {
  const Section *last = &w->sections[w->count - 1];
  return last->offset + last->size;
}

static void write_file(const Writer *w, const char *path) {
  FILE *file = fopen(path, "wb");
  if (!file)
    fail(path);
  struct {
    char magic[8];
    uint32_t version, sections;
    uint64_t size;
    char rest[40];
  } header = {
      "ENTMODEL", FORMAT_VERSION, (uint32_t)w->count, file_size(w), {0}};
  fwrite(&header, sizeof header, 1, file);
  fwrite(w->sections, sizeof(Section), (size_t)w->count, file);
  for (int i = 0; i < w->count; i++) {
    while ((uint64_t)ftell(file) < w->sections[i].offset)
      fputc(0, file);
    fwrite(w->blobs[i], 1, w->sections[i].size, file);
  }
  if (ferror(file) | fclose(file))
    fail(path);
}

void model_write(const char *path, const char *description, const Network *n,
                 const Inventories *v, const Lexicon *lexicon) {
  Writer *w = calloc(1, sizeof *w);
  add_text(w, "metadata", description);
  add_lines(w, "tags", &v->tags);
  add_lines(w, "lemmas", &v->lemmas);
  add_lines(w, "labels", &v->labels);
  add_lines(w, "names", &v->names);
  add_vocabulary(w, &v->words, lexicon);
  add_lexicon_rows(w, n, lexicon);
  add_inflections(w, lexicon);
  for (int i = 0; i < n->parameters.count; i++)
    add_parameter(w, n->parameters.items[i]);
  place_sections(w);
  write_file(w, path);
  for (int i = 0; i < w->count; i++)
    free(w->blobs[i]);
  free(w);
}

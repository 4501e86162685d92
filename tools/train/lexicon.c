#include "lexicon.h"

#include "text/features.h"
#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SLOTS = 1 << 19, FORM_LIMIT = 64, CLASS_LIMIT = 1 << 16 };
enum { NAME_LIMIT = 1 << 16 };

typedef enum { NOUN, VERB, ADJECTIVE, ADVERB, PARTS } Part;

static const char *const part_names[PARTS] = {"noun", "verb", "adj", "adv"};
static const uint64_t part_masks[PARTS] = {LEXICON_NOUN, LEXICON_VERB,
                                           LEXICON_ADJECTIVE, LEXICON_ADVERB};

// ---- the table

static int slot_of(const Lexicon *lexicon, uint32_t key) {
  uint32_t i = key & (SLOTS - 1);
  while (lexicon->keys[i] && lexicon->keys[i] != key)
    i = (i + 1) & (SLOTS - 1);
  return (int)i;
}

static void add(Lexicon *lexicon, const char *form, uint64_t mask) {
  char normalised[ENT_FEATURE_FORM_BYTES];
  size_t n = ent_features_normalise(form, strlen(form), normalised);
  if (n == 0 || normalised[0] == '!' || strchr(normalised, '0'))
    return;
  uint32_t key = ent_features_key(normalised, n);
  int slot = slot_of(lexicon, key);
  lexicon->count += !lexicon->keys[slot];
  lexicon->keys[slot] = key;
  lexicon->masks[slot] |= mask;
}

// ---- irregular forms: lines "form base ..." sorted by form

typedef struct {
  char form[FORM_LIMIT], base[FORM_LIMIT];
} Exception;

typedef struct {
  Exception *items;
  int count;
} Exceptions;

static FILE *open_file(const char *folder, const char *name,
                       const char *ending) {
  char path[1024];
  snprintf(path, sizeof path, "%s%s%s%s", folder, name[0] ? "/" : "", name,
           ending);
  FILE *file = fopen(path, "r");
  if (!file) {
    fprintf(stderr, "train: %s: cannot open\n", path);
    exit(1);
  }
  return file;
}

static int by_base(const void *a, const void *b) {
  const Exception *x = a, *y = b;
  int order = strcmp(x->base, y->base);
  return order ? order : strcmp(x->form, y->form);
}

static Exceptions read_exceptions(const char *folder, Part part) {
  char path[32], line[256];
  snprintf(path, sizeof path, "%s.exc", part_names[part]);
  FILE *file = open_file(folder, path, "");
  Exceptions e = {calloc(16384, sizeof(Exception)), 0};
  while (fgets(line, sizeof line, file)) {
    Exception *x = &e.items[e.count];
    if (sscanf(line, "%63s %63s", x->form, x->base) == 2 && e.count < 16383)
      e.count++;
  }
  fclose(file);
  qsort(e.items, (size_t)e.count, sizeof *e.items, by_base);
  return e;
}

// The first exception of `base`; *count gets how many follow.
static const Exception *find_exceptions(const Exceptions *e, const char *base,
                                        int *count) {
  int low = 0, high = e->count;
  while (low < high) {
    int middle = (low + high) / 2;
    if (strcmp(e->items[middle].base, base) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  *count = 0;
  while (low + *count < e->count &&
         strcmp(e->items[low + *count].base, base) == 0)
    ++*count;
  return e->items + low;
}

// ---- regular inflection

static bool is_vowel(char c) {
  return c && strchr("aeiou", c) != NULL;
}

static bool ends_in(const char *word, const char *ending) {
  size_t n = strlen(word), m = strlen(ending);
  return n >= m && strcmp(word + n - m, ending) == 0;
}

static bool is_sibilant(const char *word) {
  return ends_in(word, "s") || ends_in(word, "x") || ends_in(word, "z") ||
         ends_in(word, "ch") || ends_in(word, "sh");
}

static bool ends_in_consonant_y(const char *word) {
  size_t n = strlen(word);
  return n >= 2 && word[n - 1] == 'y' && !is_vowel(word[n - 2]);
}

// Consonant, vowel, and a consonant that doubles: plan, planned.
static bool doubles(const char *word) {
  size_t n = strlen(word);
  return n >= 3 && !is_vowel(word[n - 3]) && is_vowel(word[n - 2]) &&
         strchr("bdfgklmnprtvz", word[n - 1]);
}

// Add `word`, less its last `strip` letters, plus `ending`.
static void add_inflected(Lexicon *lexicon, const char *word, int strip,
                          const char *ending, uint64_t mask) {
  char form[2 * FORM_LIMIT];
  snprintf(form, sizeof form, "%.*s%s", (int)strlen(word) - strip, word,
           ending);
  add(lexicon, form, mask);
}

static void add_s_form(Lexicon *lexicon, const char *word, uint64_t mask) {
  if (ends_in_consonant_y(word))
    add_inflected(lexicon, word, 1, "ies", mask);
  else
    add_inflected(lexicon, word, 0, is_sibilant(word) ? "es" : "s", mask);
}

static void add_doubled(Lexicon *lexicon, const char *word, const char *ending,
                        uint64_t mask) {
  char doubled[8] = {word[strlen(word) - 1], '\0'};
  strcat(doubled, ending);
  add_inflected(lexicon, word, 0, doubled, mask);
}

static void add_past(Lexicon *lexicon, const char *word, uint64_t mask) {
  if (ends_in(word, "e"))
    add_inflected(lexicon, word, 0, "d", mask);
  else if (ends_in_consonant_y(word))
    add_inflected(lexicon, word, 1, "ied", mask);
  else if (doubles(word))
    add_doubled(lexicon, word, "ed", mask);
  if (!ends_in(word, "e") && !ends_in_consonant_y(word) &&
      (!doubles(word) || strlen(word) > 4))
    add_inflected(lexicon, word, 0, "ed", mask);
}

static void add_ing(Lexicon *lexicon, const char *word, uint64_t mask) {
  bool drops_e = ends_in(word, "e") && !ends_in(word, "ee") &&
                 !ends_in(word, "ye") && !ends_in(word, "oe");
  if (doubles(word))
    add_doubled(lexicon, word, "ing", mask);
  if (!doubles(word) || strlen(word) > 4)
    add_inflected(lexicon, word, drops_e ? 1 : 0, "ing", mask);
}

static uint64_t irregular_verb_mask(const char *form) {
  if (ends_in(form, "ing"))
    return LEXICON_ING;
  if (ends_in(form, "s") && !ends_in(form, "ss") && strcmp(form, "was") != 0)
    return LEXICON_THIRD_PERSON;
  return LEXICON_PAST;
}

static void add_verb_forms(Lexicon *lexicon, const char *word,
                           const Exceptions *exceptions, uint64_t senses) {
  int count;
  const Exception *e = find_exceptions(exceptions, word, &count);
  bool has_past = false, has_ing = false;
  add_s_form(lexicon, word, senses | LEXICON_THIRD_PERSON);
  if (ends_in(word, "o"))
    add_inflected(lexicon, word, 0, "es", senses | LEXICON_THIRD_PERSON);
  for (int i = 0; i < count; i++) {
    uint64_t mask = irregular_verb_mask(e[i].form);
    has_ing |= mask == LEXICON_ING;
    has_past |= mask == LEXICON_PAST;
    add(lexicon, e[i].form, senses | mask);
  }
  if (!has_past)
    add_past(lexicon, word, senses | LEXICON_PAST);
  if (!has_ing)
    add_ing(lexicon, word, senses | LEXICON_ING);
}

static void add_noun_forms(Lexicon *lexicon, const char *word,
                           const Exceptions *exceptions, uint64_t senses) {
  int count;
  const Exception *e = find_exceptions(exceptions, word, &count);
  for (int i = 0; i < count; i++)
    add(lexicon, e[i].form, senses | LEXICON_PLURAL);
  if (!count)
    add_s_form(lexicon, word, senses | LEXICON_PLURAL);
}

static void add_forms(Lexicon *lexicon, Part part, const char *word,
                      const Exceptions *exceptions, uint64_t senses) {
  add(lexicon, word, senses | part_masks[part]);
  if (part == NOUN)
    add_noun_forms(lexicon, word, exceptions, senses);
  if (part == VERB)
    add_verb_forms(lexicon, word, exceptions, senses);
  if (part == ADJECTIVE) {
    int count;
    const Exception *e = find_exceptions(exceptions, word, &count);
    for (int i = 0; i < count; i++)
      add(lexicon, e[i].form, LEXICON_ADJECTIVE);
  }
}

// ---- synsets

static uint64_t bit(int number) {
  return (uint64_t)1 << number;
}

static uint64_t sense_mask(int file) {
  int place = LEXICON_SENSE_BIT + file - LEXICON_FIRST_FILE;
  bool is_taken =
      place == LEXICON_ORGANIZATION_PART_BIT || place == LEXICON_NATIONAL_BIT;
  if (file < LEXICON_FIRST_FILE || file > 43 || is_taken)
    return 0;
  return bit(place);
}

// 0 person, 1 location, 2 group, 3 other, by lexicographer file.
static int name_kind(int file) {
  return file == 18 ? 0 : file == 15 ? 1 : file == 14 ? 2 : 3;
}

static void keep_name(Lexicon *lexicon, const char *name, int kind) {
  if (islower((unsigned char)name[1]) && lexicon->name_count < NAME_LIMIT)
    lexicon->names[lexicon->name_count++] = (LexiconName){strdup(name), kind};
}

static void add_single_name(Lexicon *lexicon, const char *name, int kind) {
  add(lexicon, name, bit(LEXICON_NAME_BIT + kind));
  if (kind < 3)
    keep_name(lexicon, name, kind);
}

static void add_name(Lexicon *lexicon, char *name, int kind) {
  if (!strchr(name, '_')) {
    if (isupper((unsigned char)name[0]))
      add_single_name(lexicon, name, kind);
    return;
  }
  if (kind == 3 || !isupper((unsigned char)name[0]))
    return;
  int begin = LEXICON_NAME_BEGIN_BIT;
  for (char *word = strtok(name, "_"); word; word = strtok(NULL, "_")) {
    if (isupper((unsigned char)word[0]))
      add(lexicon, word, bit(begin + kind));
    begin = LEXICON_NAME_INSIDE_BIT;
  }
}

// A line of data.noun: offset file type count word id word id ...
static void add_names(Lexicon *lexicon, char *line) {
  int file, count, used;
  if (sscanf(line, "%*d %d %*c %x%n", &file, (unsigned *)&count, &used) != 2)
    return;
  char *rest = line + used;
  for (int i = 0; i < count; i++) {
    char word[256];
    if (sscanf(rest, " %255s %*x%n", word, &used) != 1)
      return;
    rest += used;
    add_name(lexicon, word, name_kind(file));
  }
}

// Cuts `data` into lines.
static void add_all_names(Lexicon *lexicon, char *data) {
  for (char *line = data; *line;) {
    size_t length = strcspn(line, "\n");
    bool is_last = !line[length];
    line[length] = '\0';
    if (line[0] != ' ')
      add_names(lexicon, line);
    line += length + !is_last;
  }
}

static char *read_data(const char *folder, Part part, size_t *size) {
  FILE *file = open_file(folder, "data.", part_names[part]);
  fseek(file, 0, SEEK_END);
  *size = (size_t)ftell(file);
  rewind(file);
  char *data = calloc(*size + 1, 1);
  if (!data || fread(data, 1, *size, file) != *size)
    exit(1);
  fclose(file);
  return data;
}

// Lexicographer file of the first sense in a line of an index file.
static int first_sense_file(const char *line, const char *data, size_t size) {
  int pointers = 0, used = 0, file = 0;
  if (sscanf(line, "%*s %*c %*d %d%n", &pointers, &used) != 1)
    return 0;
  const char *rest = line + used;
  for (int i = 0; i < pointers; i++) {
    sscanf(rest, " %*s%n", &used);
    rest += used;
  }
  size_t offset;
  if (sscanf(rest, "%*d %*d %zu", &offset) != 1 || offset >= size)
    return 0;
  char begin[32]; // sscanf would measure all the rest
  snprintf(begin, sizeof begin, "%.31s", data + offset);
  sscanf(begin, "%*d %d", &file);
  return file;
}

static bool is_word(const char *word) {
  for (; *word; word++)
    if (*word == '_' || isdigit((unsigned char)*word))
      return false;
  return true;
}

static void add_part(Lexicon *lexicon, const char *folder, Part part) {
  size_t size;
  char *data = read_data(folder, part, &size), line[4096];
  Exceptions exceptions = read_exceptions(folder, part);
  FILE *file = open_file(folder, "index.", part_names[part]);
  while (fgets(line, sizeof line, file)) {
    char word[FORM_LIMIT];
    if (line[0] == ' ' || sscanf(line, "%63s", word) != 1 || !is_word(word))
      continue;
    uint64_t senses = part == NOUN || part == VERB
                          ? sense_mask(first_sense_file(line, data, size))
                          : 0;
    add_forms(lexicon, part, word, &exceptions, senses);
  }
  fclose(file);
  if (part == NOUN)
    add_all_names(lexicon, data);
  free(exceptions.items);
  free(data);
}

// ---- lists of names

enum { NAMES_LINE = 1 << 16, BIG_CITY = 100000 };

// Mark `name`; words of longer names, cut at any of `separators`, get `part`.
static void mark_name(Lexicon *lexicon, char *name, const char *separators,
                      int whole, int part) {
  bool is_long = strpbrk(name, separators) != NULL;
  for (char *word = strtok(name, separators); word;
       word = strtok(NULL, separators))
    if (isupper((unsigned char)word[0]))
      add(lexicon, word, bit(is_long ? part : whole));
}

static char *next_column(char **rest) {
  char *column = *rest;
  *rest += strcspn(*rest, "\t");
  if (**rest)
    *(*rest)++ = '\0';
  return column;
}

// Columns: number, name, name in ASCII, ..., population (15).
static void add_city(Lexicon *lexicon, char *line) {
  char *column[15];
  for (int i = 0; i < 15; i++)
    column[i] = next_column(&line);
  if (atol(column[14]) >= BIG_CITY && !strpbrk(column[2], " -'"))
    keep_name(lexicon, column[2], 1);
  mark_name(lexicon, column[2], " -'", LEXICON_CITY_BIT, LEXICON_CITY_PART_BIT);
}

void lexicon_add_cities(Lexicon *lexicon, const char *path) {
  FILE *file = open_file(path, "", "");
  char *line = calloc(NAMES_LINE, 1);
  while (fgets(line, NAMES_LINE, file))
    add_city(lexicon, line);
  free(line);
  fclose(file);
}

typedef struct {
  const char *title;
  int whole, part; // bits of one-word names, of words of longer ones
  int kind;        // of LexiconName, -1 for none
} NameList;

static const NameList name_lists[] = {
    {"given:", LEXICON_GIVEN_BIT, LEXICON_GIVEN_BIT, 0},
    {"family:", LEXICON_FAMILY_BIT, LEXICON_FAMILY_BIT, 0},
    {"rare-given:", LEXICON_GIVEN_BIT, LEXICON_GIVEN_BIT, -1},
    {"rare-family:", LEXICON_FAMILY_BIT, LEXICON_FAMILY_BIT, -1},
    {"place:", LEXICON_CITY_BIT, LEXICON_CITY_PART_BIT, 1},
    {"adjective:", LEXICON_NATIONAL_BIT, LEXICON_NATIONAL_BIT, -1},
    {"organization:", LEXICON_ORGANIZATION_BIT, LEXICON_ORGANIZATION_PART_BIT,
     2}};

static void add_list(Lexicon *lexicon, char *names, const NameList *list) {
  char *rest = names;
  while (*rest) {
    rest += strspn(rest, " \n");
    char *name = rest;
    rest += strcspn(rest, " \n");
    if (*rest)
      *rest++ = '\0';
    if (name[0] && list->kind >= 0 && !strchr(name, '_'))
      keep_name(lexicon, name, list->kind);
    mark_name(lexicon, name, "_", list->whole, list->part);
  }
}

void lexicon_add_names(Lexicon *lexicon, const char *path) {
  FILE *file = open_file(path, "", "");
  char *line = calloc(NAMES_LINE, 1);
  while (fgets(line, NAMES_LINE, file))
    for (size_t i = 0; i < sizeof name_lists / sizeof *name_lists; i++) {
      size_t n = strlen(name_lists[i].title);
      if (strncmp(line, name_lists[i].title, n) == 0)
        add_list(lexicon, line + n, &name_lists[i]);
    }
  free(line);
  fclose(file);
}

// ---- classes

static int class_of_mask(Lexicon *lexicon, uint64_t mask) {
  for (int i = 0; i < lexicon->class_count; i++)
    if (lexicon->class_masks[i] == mask)
      return i;
  if (lexicon->class_count == CLASS_LIMIT)
    return 0;
  lexicon->class_masks[lexicon->class_count] = mask;
  return lexicon->class_count++;
}

void lexicon_number_classes(Lexicon *lexicon) {
  lexicon->class_masks = calloc(CLASS_LIMIT, sizeof *lexicon->class_masks);
  lexicon->class_count = 1; // class 0: not listed
  for (int i = 0; i < SLOTS; i++)
    if (lexicon->keys[i])
      lexicon->classes[i] = class_of_mask(lexicon, lexicon->masks[i]);
}

void lexicon_init(Lexicon *lexicon) {
  *lexicon = (Lexicon){.slot_count = SLOTS};
  lexicon->names = calloc(NAME_LIMIT, sizeof *lexicon->names);
  lexicon->keys = calloc(SLOTS, sizeof *lexicon->keys);
  lexicon->masks = calloc(SLOTS, sizeof *lexicon->masks);
  lexicon->classes = calloc(SLOTS, sizeof *lexicon->classes);
}

void lexicon_add_wordnet(Lexicon *lexicon, const char *folder) {
  for (Part part = NOUN; part < PARTS; part++)
    add_part(lexicon, folder, part);
}

int lexicon_class(const Lexicon *lexicon, uint32_t key) {
  int slot = slot_of(lexicon, key);
  return lexicon->keys[slot] ? lexicon->classes[slot] : 0;
}

void lexicon_clear(Lexicon *lexicon) {
  for (int i = 0; i < lexicon->name_count; i++)
    free(lexicon->names[i].form);
  free(lexicon->names);
  free(lexicon->keys);
  free(lexicon->masks);
  free(lexicon->classes);
  free(lexicon->class_masks);
  *lexicon = (Lexicon){0};
}

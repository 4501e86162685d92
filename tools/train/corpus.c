#include "corpus.h"

#include "text/lemma_script.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMNS = 10, LINE_LIMIT = 1 << 16, CLASS_TEXT = 256 };
enum { FORM = 1, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS, MISC };
enum { LEAST_TAG = 3, LEAST_LEMMA = 3, LEAST_LABEL = 3, LEAST_WORD = 2 };

// One word as read, its annotation still text; NULL for `_`.
typedef struct {
  char *form, *lemma, *tag, *script, *label, *name;
  int head;
} Word;

typedef struct {
  Word words[SENTENCE_LIMIT];
  int count;
  bool is_too_long;
} Reader;

static bool is_empty(const char *column) {
  return strcmp(column, "_") == 0;
}

static bool is_ignored_feature(const char *feature) {
  return strncmp(feature, "Typo=", 5) == 0 ||
         strncmp(feature, "Style=", 6) == 0;
}

// Feature values that no reader of news needs would only split the classes.
static void copy_features(const char *from, char *to, size_t size) {
  char copy[CLASS_TEXT];
  snprintf(copy, sizeof copy, "%s", from);
  to[0] = '\0';
  for (char *f = strtok(copy, "|"); f; f = strtok(NULL, "|")) {
    if (is_ignored_feature(f))
      continue;
    size_t used = strlen(to);
    snprintf(to + used, size - used, "%s%s", used ? "|" : "", f);
  }
  if (!to[0])
    snprintf(to, size, "_");
}

static char *tag_text(char **column) {
  if (is_empty(column[UPOS]))
    return NULL;
  char features[CLASS_TEXT], text[2 * CLASS_TEXT];
  copy_features(column[FEATS], features, sizeof features);
  snprintf(text, sizeof text, "%s|%s|%s", column[UPOS], column[XPOS], features);
  return strdup(text);
}

static char *script_text(char **column) {
  char script[CLASS_TEXT];
  if (is_empty(column[UPOS]) ||
      (is_empty(column[LEMMA]) && !is_empty(column[FORM])))
    return NULL;
  if (!ent_lemma_script_derive(column[FORM], strlen(column[FORM]),
                               column[LEMMA], strlen(column[LEMMA]), script,
                               sizeof script))
    return NULL;
  return strdup(script);
}

static char *name_text(char **column) {
  const char *name = strstr(column[MISC], "Name=");
  if (!name)
    return NULL;
  name += 5;
  return strndup(name, strcspn(name, "|"));
}

static void add_word(Reader *reader, char **column) {
  if (reader->count == SENTENCE_LIMIT) {
    reader->is_too_long = true;
    return;
  }
  Word *word = &reader->words[reader->count++];
  word->form = strdup(column[FORM]);
  word->lemma = strdup(column[LEMMA]);
  word->tag = tag_text(column);
  word->script = script_text(column);
  word->label = is_empty(column[DEPREL]) ? NULL : strdup(column[DEPREL]);
  word->name = name_text(column);
  word->head = is_empty(column[HEAD]) ? -1 : atoi(column[HEAD]);
}

static void free_word(Word *word) {
  free(word->form);
  free(word->lemma);
  free(word->tag);
  free(word->script);
  free(word->label);
  free(word->name);
}

static void *array(int count, size_t size) {
  void *p = calloc((size_t)count, size);
  if (!p)
    exit(1);
  return p;
}

static void allocate(Sentence *s, int length) {
  int n = length + 1;
  *s = (Sentence){.length = length};
  s->forms = array(n, sizeof *s->forms);
  s->lemmas = array(n, sizeof *s->lemmas);
  s->features = array(n, sizeof *s->features);
  s->word = array(n, sizeof *s->word);
  s->frequency = array(n, sizeof *s->frequency);
  s->lexicon = array(n, sizeof *s->lexicon);
  int16_t **all[] = {&s->tag,           &s->lemma,         &s->label,
                     &s->name,          &s->head,          &s->guessed_tag,
                     &s->guessed_lemma, &s->guessed_label, &s->guessed_name,
                     &s->guessed_head};
  for (size_t k = 0; k < sizeof all / sizeof *all; k++) {
    *all[k] = array(n, sizeof(int16_t));
    for (int i = 0; i < n; i++)
      (*all[k])[i] = -1;
  }
}

static Sentence *new_sentence(Corpus *corpus) {
  if (corpus->count == corpus->capacity) {
    corpus->capacity = corpus->capacity ? 2 * corpus->capacity : 1024;
    corpus->items = realloc(corpus->items,
                            (size_t)corpus->capacity * sizeof *corpus->items);
  }
  return &corpus->items[corpus->count++];
}

static int16_t number(Inventory *inventory, const char *text, bool grow) {
  if (!text)
    return -1;
  return (int16_t)(grow ? inventory_add(inventory, text)
                        : inventory_find(inventory, text));
}

// Class numbers before pruning; corpus_number makes them final.
static void number_word(Sentence *s, int i, const Word *word, Inventories *v,
                        bool grow) {
  s->tag[i] = number(&v->tags, word->tag, grow);
  s->lemma[i] = number(&v->lemmas, word->script, grow);
  s->label[i] = number(&v->labels, word->label, grow);
  s->name[i] = number(&v->names, word->name, grow);
  s->head[i] = (int16_t)word->head;
}

static void count_form(const char *form, Inventories *v) {
  char normalised[ENT_FEATURE_FORM_BYTES];
  ent_features_normalise(form, strlen(form), normalised);
  inventory_add(&v->words, normalised);
}

static bool has_sound_heads(const Reader *reader) {
  for (int i = 0; i < reader->count; i++)
    if (reader->words[i].head > reader->count)
      return false;
  return true;
}

static void finish_sentence(Reader *reader, Corpus *corpus, Inventories *v,
                            bool grow) {
  if (!reader->is_too_long && !has_sound_heads(reader)) {
    fprintf(stderr, "train: a head lies outside its sentence\n");
    exit(1);
  }
  if (reader->count && !reader->is_too_long) {
    Sentence *s = new_sentence(corpus);
    allocate(s, reader->count);
    ent_features_of_root(&s->features[0]);
    s->has_tree = true;
    for (int i = 1; i <= s->length; i++) {
      Word *word = &reader->words[i - 1];
      s->forms[i] = strdup(word->form);
      s->lemmas[i] = strdup(word->lemma);
      s->has_tree &= word->head >= 0;
      ent_features_of(word->form, strlen(word->form), i == 1, &s->features[i]);
      number_word(s, i, word, v, grow);
      if (grow)
        count_form(word->form, v);
    }
  }
  for (int i = 0; i < reader->count; i++)
    free_word(&reader->words[i]);
  reader->count = 0;
  reader->is_too_long = false;
}

static bool split(char *line, char **column) {
  int n = 0;
  line[strcspn(line, "\r\n")] = '\0';
  for (char *at = line; at && n < COLUMNS; n++) {
    column[n] = at;
    at = strchr(at, '\t');
    if (at)
      *at++ = '\0';
  }
  return n == COLUMNS;
}

static void read_line(Reader *reader, char *line) {
  char *column[COLUMNS];
  if (line[0] == '#' || !split(line, column))
    return;
  if (!strpbrk(column[0], "-.")) // no ranges, no empty nodes
    add_word(reader, column);
}

void corpus_read(Corpus *corpus, const char *path, Inventories *v, bool grow) {
  FILE *file = fopen(path, "r");
  char *line = malloc(LINE_LIMIT);
  Reader *reader = calloc(1, sizeof *reader);
  if (!file || !line || !reader) {
    fprintf(stderr, "train: %s: cannot read\n", path);
    exit(1);
  }
  while (fgets(line, LINE_LIMIT, file)) {
    if (line[0] == '\n')
      finish_sentence(reader, corpus, v, grow);
    else
      read_line(reader, line);
  }
  finish_sentence(reader, corpus, v, grow);
  fclose(file);
  free(line);
  free(reader);
}

// ---- final numbers

// Pruning renumbers: old number to new.
static int16_t *renumbering(Inventory *inventory, int least) {
  int16_t *to = array(inventory->count + 1, sizeof *to);
  int16_t next = 0;
  for (int i = 0; i < inventory->count; i++)
    to[i] = inventory->counts[i] < least ? -1 : next++;
  inventory_prune(inventory, least);
  return to;
}

static void renumber(int16_t *classes, int length, const int16_t *to) {
  for (int i = 1; i <= length; i++)
    if (classes[i] >= 0)
      classes[i] = to[classes[i]];
}

void inventories_prune(Inventories *v, Corpus *corpus) {
  int16_t *tags = renumbering(&v->tags, LEAST_TAG);
  int16_t *lemmas = renumbering(&v->lemmas, LEAST_LEMMA);
  int16_t *labels = renumbering(&v->labels, LEAST_LABEL);
  for (int i = 0; i < corpus->count; i++) {
    Sentence *s = &corpus->items[i];
    renumber(s->tag, s->length, tags);
    renumber(s->lemma, s->length, lemmas);
    renumber(s->label, s->length, labels);
  }
  inventory_prune(&v->words, LEAST_WORD);
  free(tags);
  free(lemmas);
  free(labels);
}

void corpus_number_words(Corpus *corpus, const Inventories *v,
                         const Lexicon *lexicon) {
  char form[ENT_FEATURE_FORM_BYTES];
  for (int k = 0; k < corpus->count; k++) {
    Sentence *s = &corpus->items[k];
    for (int i = 1; i <= s->length; i++) {
      ent_features_normalise(s->forms[i], strlen(s->forms[i]), form);
      int word = inventory_find(&v->words, form);
      s->word[i] = word + 1;
      s->frequency[i] = word < 0 ? 0 : v->words.counts[word];
      s->lexicon[i] = lexicon_class(lexicon, s->features[i].key);
    }
  }
}

static void print_lemma(const char *form, const char *script) {
  char lemma[CLASS_TEXT];
  size_t written;
  if (ent_lemma_script_apply(script, form, strlen(form), lemma, sizeof lemma,
                             &written))
    printf("%.*s", (int)written, lemma);
  else
    printf("%s", form);
}

static void print_tag(const char *tag) {
  const char *own = strchr(tag, '|') + 1, *features = strchr(own, '|') + 1;
  printf("%.*s\t%.*s\t%s", (int)(own - tag) - 1, tag, (int)(features - own) - 1,
         own, features);
}

void corpus_print(const Sentence *s, const Inventories *v) {
  for (int i = 1; i <= s->length; i++) {
    printf("%d\t%s\t", i, s->forms[i]);
    print_lemma(s->forms[i], v->lemmas.names[s->guessed_lemma[i]]);
    printf("\t");
    print_tag(v->tags.names[s->guessed_tag[i]]);
    printf("\t%d\t%s\t_\tName=%s\n", s->guessed_head[i],
           v->labels.names[s->guessed_label[i]],
           v->names.names[s->guessed_name[i]]);
  }
  printf("\n");
}

static void free_strings(char **strings, int count) {
  for (int i = 0; i < count; i++)
    free(strings[i]);
  free(strings);
}

static void sentence_clear(Sentence *s) {
  free_strings(s->forms, s->length + 1);
  free_strings(s->lemmas, s->length + 1);
  free(s->features);
  free(s->word);
  free(s->frequency);
  free(s->lexicon);
  int16_t *all[] = {s->tag,           s->lemma,         s->label,
                    s->name,          s->head,          s->guessed_tag,
                    s->guessed_lemma, s->guessed_label, s->guessed_name,
                    s->guessed_head};
  for (size_t k = 0; k < sizeof all / sizeof *all; k++)
    free(all[k]);
  for (int kind = 0; kind < TARGET_KINDS; kind++)
    free(s->taught[kind]);
}

void corpus_clear(Corpus *corpus) {
  for (int i = 0; i < corpus->count; i++)
    sentence_clear(&corpus->items[i]);
  free(corpus->items);
  *corpus = (Corpus){0};
}

void inventories_clear(Inventories *v) {
  inventory_clear(&v->tags);
  inventory_clear(&v->lemmas);
  inventory_clear(&v->labels);
  inventory_clear(&v->names);
  inventory_clear(&v->words);
}

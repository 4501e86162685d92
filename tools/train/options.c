#include "options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool add_file(const char **files, int *count, const char *file) {
  if (*count == OPTION_FILES)
    return false;
  files[(*count)++] = file;
  return true;
}

static int *number_option(Options *o, const char *name) {
  const struct {
    const char *name;
    int *value;
  } numbers[] = {{"--epochs", &o->epochs},
                 {"--layers", &o->layers},
                 {"--units", &o->units},
                 {"--arc-units", &o->arc_units},
                 {"--label-units", &o->label_units},
                 {"--batch", &o->batch_rows},
                 {"--chain", &o->chain},
                 {"--teach-names", &o->teach_names}};
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
    if (strcmp(numbers[i].name, name) == 0)
      return numbers[i].value;
  return NULL;
}

static bool set(Options *o, const char *name, const char *value) {
  int *number = number_option(o, name);
  if (number)
    return (*number = atoi(value)) > 0;
  if (strcmp(name, "--out") == 0)
    o->out = value;
  else if (strcmp(name, "--lexicon") == 0)
    o->lexicon = value;
  else if (strcmp(name, "--cities") == 0)
    o->cities = value;
  else if (strcmp(name, "--names") == 0)
    return add_file(o->names, &o->names_count, value);
  else if (strcmp(name, "--parse") == 0)
    o->parse = value;
  else if (strcmp(name, "--from") == 0)
    o->from = value;
  else if (strcmp(name, "--model") == 0)
    o->model = value;
  else if (strcmp(name, "--rate") == 0)
    o->rate = strtof(value, NULL);
  else if (strcmp(name, "--seed") == 0)
    o->seed = strtoull(value, NULL, 10);
  else if (strcmp(name, "--start") == 0)
    o->start = value;
  else if (strcmp(name, "--mix") == 0)
    o->mix = value;
  else if (strcmp(name, "--teacher") == 0)
    return add_file(o->teacher, &o->teacher_count, value);
  else if (strcmp(name, "--train") == 0)
    return add_file(o->train, &o->train_count, value);
  else if (strcmp(name, "--more") == 0)
    return add_file(o->more, &o->more_count, value);
  else if (strcmp(name, "--plain") == 0)
    return add_file(o->plain, &o->plain_count, value);
  else if (strcmp(name, "--dev") == 0)
    return add_file(o->dev, &o->dev_count, value);
  else
    return false;
  return true;
}

bool options_read(Options *o, int argc, char **argv) {
  *o = (Options){.epochs = 20,
                 .layers = 2,
                 .units = 128,
                 .arc_units = 128,
                 .label_units = 64,
                 .batch_rows = 600,
                 .rate = 2e-3f,
                 .seed = 1,
                 .lexicon = "/usr/share/wordnet"};
  for (int i = 1; i < argc; i += 2)
    if (i + 1 == argc || !set(o, argv[i], argv[i + 1])) {
      fprintf(stderr, "train: %s: unknown option or bad value\n", argv[i]);
      return false;
    }
  if ((!o->out && !o->from) || !o->train_count) {
    fprintf(stderr, "train: --train and one of --out, --from are needed\n");
    return false;
  }
  if (o->plain_count && !o->teacher_count) {
    fprintf(stderr, "train: --plain needs a --teacher\n");
    return false;
  }
  return true;
}

/* Trains the network that reads English.

       train --out WEIGHTS [--model MODEL] [--epochs N] [--seed N] ...
             [--teacher WEIGHTS ... [--start WEIGHTS]]
             --train FILE ... [--plain FILE ...] [--more FILE ...]
             --dev FILE ...
       train --from WEIGHTS [--model MODEL] [--parse FILE] --train FILE ...

   Vocabulary and classes are those of the --train files alone. Beside them
   --plain files are learnt from, sentences without annotation of which teachers
   say what they are, and --more files, which are not taught.

   WEIGHTS are the averaged weights as floats, MODEL the file the library
   reads. Vocabulary and classes come from the training files, so a model is
   made of weights with the same files. The same files, options and seed give
   the same bytes. */

#include "batches.h"
#include "checkpoint.h"
#include "model_writer.h"
#include "name_pool.h"
#include "options.h"
#include "score.h"
#include "teachers.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const float name_replacement = 0.35f;

enum { WARM_UP_STEPS = 300, REPORT_STEPS = 200 };

typedef struct {
  const Options *options;
  Corpus train, dev[OPTION_FILES];
  int taught; // sentences of `train` that teachers annotate, the first ones
  Inventories inventories;
  Lexicon lexicon;
  Network network;
  NamePool pool;
  long steps, step;
} Session;

static void read_lexicon(Lexicon *lexicon, const Options *options) {
  lexicon_init(lexicon);
  lexicon_add_wordnet(lexicon, options->lexicon);
  if (options->cities)
    lexicon_add_cities(lexicon, options->cities);
  for (int i = 0; i < options->names_count; i++)
    lexicon_add_names(lexicon, options->names[i]);
  lexicon_number_classes(lexicon);
}

// Sentences to learn from, without new words and classes.
static void read_beside(Session *s, const char *const *files, int count) {
  for (int i = 0; i < count; i++)
    corpus_read(&s->train, files[i], &s->inventories, false);
}

static void read_corpora(Session *s) {
  const Options *o = s->options;
  for (int i = 0; i < o->train_count; i++)
    corpus_read(&s->train, o->train[i], &s->inventories, true);
  inventories_prune(&s->inventories, &s->train);
  read_beside(s, o->plain, o->plain_count);
  s->taught = s->train.count;
  read_beside(s, o->more, o->more_count);
  corpus_number_words(&s->train, &s->inventories, &s->lexicon);
  for (int i = 0; i < o->dev_count; i++) {
    corpus_read(&s->dev[i], o->dev[i], &s->inventories, false);
    corpus_number_words(&s->dev[i], &s->inventories, &s->lexicon);
  }
}

static NetworkShape shape_of(const Session *s) {
  const Inventories *v = &s->inventories;
  return (NetworkShape){.layers = s->options->layers,
                        .units = s->options->units,
                        .arc_units = s->options->arc_units,
                        .label_units = s->options->label_units,
                        .words = v->words.count + 1,
                        .tags = v->tags.count,
                        .lemmas = v->lemmas.count,
                        .labels = v->labels.count,
                        .names = v->names.count,
                        .has_chain = s->options->chain};
}

static long count_words(const Corpus *corpus) {
  long words = 0;
  for (int i = 0; i < corpus->count; i++)
    words += corpus->items[i].length + 1;
  return words;
}

static void shuffle(int *order, int count, Random *random) {
  for (int i = count - 1; i > 0; i--) {
    int j = (int)random_below(random, (uint32_t)i + 1);
    int other = order[i];
    order[i] = order[j];
    order[j] = other;
  }
}

// Up for a while, flat, then down to a fiftieth along a parabola.
static float learning_rate(const Session *s) {
  float done = (float)s->step / (float)s->steps, rate = s->options->rate;
  if (s->step < WARM_UP_STEPS)
    rate *= (float)(s->step + 1) / WARM_UP_STEPS;
  if (done <= 0.3f)
    return rate;
  float left = (1 - done) / 0.7f;
  left = left < 0 ? 0 : left;
  return rate * (left * left * (3 - 2 * left) + 0.02f);
}

static double ratio(double sum, long count) {
  return count ? sum / (double)count : 0;
}

static void report(const Session *s, const Losses *l, clock_t start) {
  fprintf(stderr,
          "step %ld/%ld tag %.3f lemma %.3f name %.3f arc %.3f label %.3f "
          "%.0f s\n",
          s->step, s->steps, ratio(l->tag, l->tags), ratio(l->lemma, l->lemmas),
          ratio(l->name, l->names), ratio(l->arc, l->arcs),
          ratio(l->label, l->labels),
          (double)(clock() - start) / CLOCKS_PER_SEC);
}

static void run_epoch(Session *s, const int *order, clock_t start) {
  Losses losses = {0};
  Batch batch;
  for (int at = 0; at < s->train.count;) {
    at = batch_fill(&batch, &s->train, order, at, s->options->batch_rows);
    network_learn(&s->network, &batch, true, &losses);
    parameter_set_step(&s->network.parameters, learning_rate(s));
    if (++s->step % REPORT_STEPS == 0)
      report(s, &losses, start);
  }
}

static void score_all(Session *s) {
  for (int i = 0; i < s->options->dev_count; i++) {
    Scores scores = score_corpus(&s->network, &s->dev[i], &s->inventories);
    score_print(s->options->dev[i], &scores);
  }
}

// The averaged weights are what is scored and kept.
static void finish_epoch(Session *s, int epoch) {
  parameter_set_swap(&s->network.parameters);
  if (epoch % 2 == 1 || epoch + 1 == s->options->epochs) {
    printf("epoch %d\n", epoch + 1);
    score_all(s);
    checkpoint_write(s->options->out, &s->network.parameters);
  }
  parameter_set_swap(&s->network.parameters);
}

// Teachers have a chain over the names.
static void be_taught(Session *s) {
  const Options *o = s->options;
  NetworkShape shape = s->network.shape;
  shape.has_chain = true;
  if (o->teacher_count)
    teachers_annotate(&s->train, s->taught, o->teacher, o->teacher_count,
                      &shape, &s->lexicon, o->teach_names);
}

static void begin(Session *s) {
  be_taught(s);
  if (!s->options->start)
    return;
  checkpoint_read(s->options->start, &s->network.parameters);
  parameter_set_restart(&s->network.parameters);
}

static void train(Session *s) {
  int *order = calloc((size_t)s->train.count, sizeof *order);
  for (int i = 0; i < s->train.count; i++)
    order[i] = i;
  clock_t start = clock();
  name_pool_build(&s->pool, &s->train, &s->inventories, &s->lexicon);
  long rows = count_words(&s->train);
  s->steps = s->options->epochs * (rows / (s->options->batch_rows + 8) + 1);
  for (int epoch = 0; epoch < s->options->epochs; epoch++) {
    name_pool_draw(&s->pool, &s->train, name_replacement, &s->network.random);
    shuffle(order, s->train.count, &s->network.random);
    run_epoch(s, order, start);
    finish_epoch(s, epoch);
  }
  free(order);
}

static void write_model(Session *s) {
  const Options *o = s->options;
  const NetworkShape *shape = &s->network.shape;
  char text[1024];
  snprintf(text, sizeof text,
           "language en\nlicense CC-BY-SA-4.0\nlayers %d\nunits %d\n"
           "lemma_layer 1\ntag_layer %d\narc_units %d\nlabel_units %d\n"
           "epochs %d\nseed %llu\n",
           shape->layers, shape->units, network_tag_layer(shape),
           shape->arc_units, shape->label_units, o->epochs,
           (unsigned long long)o->seed);
  model_write(o->model, text, &s->network, &s->inventories, &s->lexicon);
}

static void describe(const Session *s) {
  const Inventories *v = &s->inventories;
  printf("%d sentences, %d words, %d tags, %d lemma scripts, %d labels, "
         "%d name tags, %d forms in %d lexicon classes, %zu weights\n",
         s->train.count, v->words.count, v->tags.count, v->lemmas.count,
         v->labels.count, v->names.count, s->lexicon.count,
         s->lexicon.class_count, parameter_set_size(&s->network.parameters));
  fflush(stdout);
}

// Annotate the words of a file as CoNLL-U, to be corrected by hand.
static void parse(Session *s) {
  Corpus corpus = {0};
  Batch batch;
  corpus_read(&corpus, s->options->parse, &s->inventories, false);
  corpus_number_words(&corpus, &s->inventories, &s->lexicon);
  for (int at = 0; at < corpus.count;) {
    at = batch_fill(&batch, &corpus, NULL, at, s->options->batch_rows);
    network_guess(&s->network, &batch);
    for (int i = 0; i < batch.count; i++)
      corpus_print(batch.sentences[i], &s->inventories);
  }
  corpus_clear(&corpus);
}

static void clear(Session *s) {
  network_clear(&s->network);
  name_pool_clear(&s->pool);
  corpus_clear(&s->train);
  for (int i = 0; i < s->options->dev_count; i++)
    corpus_clear(&s->dev[i]);
  inventories_clear(&s->inventories);
  lexicon_clear(&s->lexicon);
}

int main(int argc, char **argv) {
  Options options;
  if (!options_read(&options, argc, argv))
    return 2;
  Session *session = calloc(1, sizeof *session);
  session->options = &options;
  read_lexicon(&session->lexicon, &options);
  read_corpora(session);
  NetworkShape shape = shape_of(session);
  network_init(&session->network, &shape, &session->lexicon, options.seed);
  describe(session);
  if (options.from) {
    checkpoint_read(options.from, &session->network.parameters);
    if (options.mix)
      checkpoint_mix(options.mix, &session->network.parameters);
    score_all(session);
    if (options.parse)
      parse(session);
  } else {
    begin(session);
    train(session);
    parameter_set_swap(&session->network.parameters);
  }
  if (options.model)
    write_model(session);
  clear(session);
  free(session);
  return 0;
}

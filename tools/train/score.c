#include "score.h"

#include "batches.h"
#include "text/lemma_script.h"
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { SCORE_ROWS = 800 };

static bool same_up_to(const char *a, const char *b, char end) {
  const char *p = strchr(a, end), *q = strchr(b, end);
  size_t n = p ? (size_t)(p - a) : strlen(a);
  size_t m = q ? (size_t)(q - b) : strlen(b);
  return n == m && memcmp(a, b, n) == 0;
}

static bool same_class(const Inventory *v, int a, int b, char end) {
  return a >= 0 && b >= 0 && same_up_to(v->names[a], v->names[b], end);
}

static bool is_lemma_right(const Sentence *s, int i, const Inventories *v) {
  char lemma[1024];
  size_t length = strlen(s->forms[i]), written;
  if (length > sizeof lemma / 2)
    return false;
  if (!ent_lemma_script_apply(v->lemmas.names[s->guessed_lemma[i]], s->forms[i],
                              length, lemma, sizeof lemma, &written))
    return strcmp(s->forms[i], s->lemmas[i]) == 0;
  return written == strlen(s->lemmas[i]) &&
         memcmp(lemma, s->lemmas[i], written) == 0;
}

static void score_tree(const Sentence *s, const Inventories *v, Scores *sum) {
  for (int i = 1; i <= s->length; i++) {
    bool head = s->guessed_head[i] == s->head[i];
    sum->words++;
    sum->upos += same_class(&v->tags, s->tag[i], s->guessed_tag[i], '|');
    sum->lemma += is_lemma_right(s, i, v);
    sum->uas += head;
    sum->las +=
        head && same_class(&v->labels, s->label[i], s->guessed_label[i], ':');
  }
}

static const char *name_of(const Inventory *names, const int16_t *classes,
                           int i, int length) {
  return i > length || classes[i] < 0 ? "O" : names->names[classes[i]];
}

static bool begins(const Inventory *names, const int16_t *classes, int i,
                   int length) {
  const char *here = name_of(names, classes, i, length);
  const char *before = i > 1 ? name_of(names, classes, i - 1, length) : "O";
  if (here[0] == 'O')
    return false;
  return here[0] == 'B' || before[0] == 'O' ||
         strcmp(here + 1, before + 1) != 0;
}

// Where the name that begins at `i` ends (one past).
static int end_of(const Inventory *names, const int16_t *classes, int i,
                  int length) {
  const char *kind = name_of(names, classes, i, length) + 1;
  for (i++; i <= length; i++) {
    const char *next = name_of(names, classes, i, length);
    if (next[0] != 'I' || strcmp(next + 1, kind) != 0)
      break;
  }
  return i;
}

static bool counts(const Inventory *names, const int16_t *classes, int i,
                   int length) {
  return begins(names, classes, i, length) &&
         strcmp(name_of(names, classes, i, length) + 1, "-MISC") != 0;
}

static void score_names(const Sentence *s, const Inventory *names,
                        Scores *sum) {
  int n = s->length;
  for (int i = 1; i <= n; i++) {
    if (s->name[i] < 0)
      continue;
    sum->named_words++;
    bool gold = counts(names, s->name, i, n);
    bool guess = counts(names, s->guessed_name, i, n);
    sum->gold_names += gold;
    sum->guessed_names += guess;
    sum->right_names +=
        gold && guess &&
        strcmp(name_of(names, s->name, i, n) + 1,
               name_of(names, s->guessed_name, i, n) + 1) == 0 &&
        end_of(names, s->name, i, n) == end_of(names, s->guessed_name, i, n);
  }
}

Scores score_corpus(Network *network, Corpus *corpus,
                    const Inventories *inventories) {
  Scores sum = {0};
  Batch batch;
  for (int at = 0; at < corpus->count;) {
    at = batch_fill(&batch, corpus, NULL, at, SCORE_ROWS);
    network_guess(network, &batch);
    for (int s = 0; s < batch.count; s++) {
      if (batch.sentences[s]->has_tree)
        score_tree(batch.sentences[s], inventories, &sum);
      score_names(batch.sentences[s], &inventories->names, &sum);
    }
  }
  return sum;
}

static double percent(long part, long whole) {
  return whole ? 100.0 * (double)part / (double)whole : 0;
}

void score_print(const char *title, const Scores *s) {
  double precision = percent(s->right_names, s->guessed_names);
  double recall = percent(s->right_names, s->gold_names);
  printf("%-24s UPOS %.2f lemma %.2f UAS %.2f LAS %.2f names %.2f/%.2f "
         "F1 %.2f\n",
         title, percent(s->upos, s->words), percent(s->lemma, s->words),
         percent(s->uas, s->words), percent(s->las, s->words), precision,
         recall,
         precision + recall > 0 ? 2 * precision * recall / (precision + recall)
                                : 0);
  fflush(stdout);
}

#include "crf.h"

#include "activation.h"
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

// One sentence. Alphas are scaled to a sum of 1 at each word.
typedef struct {
  int tags, length;
  float step[(CRF_TAGS + 1) * CRF_TAGS]; // exponentials of the transitions
  float word[SENTENCE_LIMIT * CRF_TAGS]; // and of the scores
  float alpha[SENTENCE_LIMIT * CRF_TAGS], beta[SENTENCE_LIMIT * CRF_TAGS];
  double likelihood; // logarithm
} Chain;

void crf_init(Crf *crf, ParameterSet *set, int tags) {
  crf->tags = tags;
  crf->transition =
      parameter_new(set, "name.transition", tags + 1, tags, 0.02f);
}

static float highest(const float *scores, int count) {
  float most = scores[0];
  for (int t = 1; t < count; t++)
    most = scores[t] > most ? scores[t] : most;
  return most;
}

static void chain_init(Chain *c, const Crf *crf, const float *scores, int n) {
  int tags = crf->tags;
  *c = (Chain){.tags = tags, .length = n};
  for (int i = 0; i < (tags + 1) * tags; i++)
    c->step[i] = exponential(crf->transition->weight[i]);
  for (int i = 0; i < n; i++) {
    const float *from = scores + (size_t)i * tags;
    float *to = c->word + (size_t)i * tags, most = highest(from, tags);
    for (int t = 0; t < tags; t++)
      to[t] = exponential(from[t] - most);
  }
}

// Leave only the annotated tags.
static void chain_restrict(Chain *c, const int16_t *annotated) {
  for (int i = 0; i < c->length; i++)
    for (int t = 0; t < c->tags && annotated[i] >= 0; t++)
      if (t != annotated[i])
        c->word[i * c->tags + t] = 0;
}

static float rescale(float *x, int count) {
  float sum = 1e-30f;
  for (int t = 0; t < count; t++)
    sum += x[t];
  for (int t = 0; t < count; t++)
    x[t] /= sum;
  return sum;
}

static void walk_forward(Chain *c) {
  int tags = c->tags;
  c->likelihood = 0;
  for (int i = 0; i < c->length; i++) {
    float *alpha = c->alpha + i * tags;
    for (int t = 0; t < tags; t++) {
      float sum = i ? 0 : c->step[tags * tags + t];
      for (int b = 0; i && b < tags; b++)
        sum += alpha[b - tags] * c->step[b * tags + t];
      alpha[t] = sum * c->word[i * tags + t];
    }
    c->likelihood += log(rescale(alpha, tags));
  }
}

static void walk_back(Chain *c) {
  int tags = c->tags;
  for (int i = c->length - 1; i >= 0; i--) {
    float *beta = c->beta + i * tags;
    for (int t = 0; t < tags; t++) {
      beta[t] = i + 1 < c->length ? 0 : 1;
      for (int a = 0; i + 1 < c->length && a < tags; a++)
        beta[t] += c->step[t * tags + a] * c->word[(i + 1) * tags + a] *
                   beta[tags + a];
    }
    (void)rescale(beta, tags);
  }
}

static void run(Chain *c) {
  walk_forward(c);
  walk_back(c);
}

// Probabilities of the tags of word `i`.
static void tag_probabilities(const Chain *c, int i, float *out) {
  for (int t = 0; t < c->tags; t++)
    out[t] = c->alpha[i * c->tags + t] * c->beta[i * c->tags + t];
  (void)rescale(out, c->tags);
}

// Add `weight` times the expected transitions between words i - 1 and i.
static void add_transitions(const Chain *c, int i, float weight, float *out) {
  int tags = c->tags;
  float pair[CRF_TAGS * CRF_TAGS];
  for (int b = 0; b < tags; b++)
    for (int t = 0; t < tags; t++)
      pair[b * tags + t] = c->alpha[(i - 1) * tags + b] *
                           c->step[b * tags + t] * c->word[i * tags + t] *
                           c->beta[i * tags + t];
  (void)rescale(pair, tags * tags);
  for (int k = 0; k < tags * tags; k++)
    out[k] += weight * pair[k];
}

// What a run of the chain adds to the gradients: weights of the words' scores
// and of the transitions.
typedef struct {
  float scores, transitions;
} Weights;

// Add what the chain expects, weighted, to the gradients.
static void add_expectations(const Chain *c, Weights weight, float *scores,
                             float *transitions) {
  float p[CRF_TAGS];
  int tags = c->tags;
  for (int i = 0; i < c->length; i++) {
    tag_probabilities(c, i, p);
    for (int t = 0; t < tags; t++) {
      scores[i * tags + t] += weight.scores * p[t];
      if (!i)
        transitions[tags * tags + t] += weight.transitions * p[t];
    }
    if (i)
      add_transitions(c, i, weight.transitions, transitions);
  }
}

static int count_annotated(const Sentence *s) {
  int count = 0;
  for (int i = 1; i <= s->length; i++)
    count += s->name[i] >= 0;
  return count;
}

// The taught tags' scores, relative to the highest of their words as in the
// chain; subtracts the tags, weighted, from the gradient.
static double subtract_taught(const Sentence *s, int tags, const float *scores,
                              float weight, float *gradient) {
  double sum = 0;
  for (int i = 0; i < s->length; i++) {
    const Target *target = &s->taught[TARGET_NAME][i + 1];
    const float *word = scores + (size_t)i * tags;
    float most = highest(word, tags);
    for (int k = 0; k < TARGET_CLASSES && target->class[k] >= 0; k++) {
      sum += target->weight[k] * (word[target->class[k]] - most);
      gradient[i * tags + target->class[k]] -= weight * target->weight[k];
    }
  }
  return sum;
}

// Annotation and teachers count half each where there are both. Teachers say
// how likely a tag is at its word, not at its neighbours: transitions are
// learnt of annotation alone.
static double sentence_loss(Crf *crf, const Sentence *s, const float *scores,
                            float weight, float *gradient) {
  Chain c;
  bool is_taught = s->taught[TARGET_NAME] != NULL;
  float by_hand = !count_annotated(s) ? 0 : is_taught ? 0.5f : 1;
  float *transitions = crf->transition->gradient;
  chain_init(&c, crf, scores, s->length);
  run(&c);
  double loss = c.likelihood;
  add_expectations(&c, (Weights){weight, weight * by_hand}, gradient,
                   transitions);
  if (is_taught)
    loss -= (1 - by_hand) * subtract_taught(s, c.tags, scores,
                                            weight * (1 - by_hand), gradient);
  if (by_hand == 0)
    return loss;
  chain_restrict(&c, s->name + 1);
  run(&c);
  add_expectations(&c, (Weights){-weight * by_hand, -weight * by_hand},
                   gradient, transitions);
  return loss - by_hand * c.likelihood;
}

double crf_loss(Crf *crf, Dense *scores, const Batch *batch, float weight,
                long *counted) {
  double loss = 0;
  size_t tags = (size_t)crf->tags;
  memset(scores->gradient, 0, (size_t)batch->rows * tags * sizeof(float));
  for (int k = 0; k < batch->count; k++) {
    const Sentence *s = batch->sentences[k];
    size_t first = (size_t)(batch->offset[k] + 1) * tags;
    int count = s->taught[TARGET_NAME] ? s->length : count_annotated(s);
    *counted += count;
    if (count)
      loss += sentence_loss(crf, s, scores->values + first, weight,
                            scores->gradient + first);
  }
  return loss;
}

void crf_marginals(const Crf *crf, Dense *scores, const Batch *batch) {
  Chain c;
  for (int k = 0; k < batch->count; k++) {
    float *first =
        scores->values + (size_t)(batch->offset[k] + 1) * (size_t)crf->tags;
    chain_init(&c, crf, first, batch->sentences[k]->length);
    run(&c);
    for (int i = 0; i < c.length; i++)
      tag_probabilities(&c, i, first + (size_t)i * (size_t)c.tags);
  }
}

#include "text/arborescence.h"
#include "text/headline_case.h"
#include "text/lemma_script.h"
#include "text/modals.h"
#include "text/name_agreement.h"
#include "text/parser_impl.h"

enum {
  LEMMA_TRIES = 8, ///< Scripts that are tried for a word
  LEMMA_SIZE = ENT_FEATURE_FORM_BYTES + 64,
  NODES = ENT_BATCH_WINDOW + 1
};

/// By how much the score of a listed lemma's script may lag behind the best.
static const float LEMMA_MARGIN = 5;

_Static_assert((int)NODES <= (int)ENT_ARBORESCENCE_NODES,
               "a window fits the decoder");

/// Memory of one call, all of it made at its start.
typedef struct {
  const EntParser *parser;
  const EntKernels *kernels;
  EntDocument *document;
  EntArena arena;
  EntBatch *batch;
  size_t n_rows;    ///< There is room for so many in a batch,
  size_t n_windows; ///< and for so many windows
  float *x[2];      ///< Input and output of a layer, in turn
  size_t stride;    ///< Of both
  float *scores;    ///< Of the classifiers
  float *lemma_scores;
  float *arcs;         ///< A row of NODES for each word of a window
  uint32_t *heads;     ///< Of a window
  float *name_scratch; ///< Of the chain over names
  uint8_t *choices;    ///< Of the name decoder
  EntView *feats;      ///< Copies of each tag's, made at first use
  EntLstmScratch lstm;
  EntRoundedRows rows;
  EntBiaffineScratch biaffine;
  EntArborescenceScratch *arborescence;
} Run;

// ---- memory

static size_t larger(const size_t a, const size_t b) {
  return a > b ? a : b;
}

static size_t smaller(const size_t a, const size_t b) {
  return a < b ? a : b;
}

/// Short documents need no room for a full batch.
static void count_rows(Run *const run) {
  const size_t n_tokens = run->document->tokens.count;
  const size_t n_windows =
      run->document->sentences.count + n_tokens / (ENT_BATCH_WINDOW / 2) + 1;
  const size_t n_rows = n_tokens + n_windows;
  run->n_windows = smaller(n_windows, ENT_BATCH_WINDOWS);
  run->n_rows = smaller(n_rows, ENT_BATCH_ROWS);
}

static float *floats(Run *const run, const size_t n_rows, const size_t width) {
  return ent_arena_calloc(&run->arena,
                          n_rows * ent_kernel_pad(width, ENT_KERNEL_LANES),
                          sizeof(float));
}

static bool init_rows(Run *const run, EntRoundedRows *const rows,
                      const size_t n_rows, const size_t width) {
  rows->stride = ent_kernel_pad(width, ENT_KERNEL_LANES);
  rows->values = ent_arena_calloc(&run->arena, n_rows, rows->stride);
  rows->scales = ent_arena_calloc(&run->arena, n_rows, sizeof *rows->scales);
  rows->sums = ent_arena_calloc(&run->arena, n_rows, sizeof *rows->sums);
  return rows->values && rows->scales && rows->sums;
}

static bool init_encoder(Run *const run) {
  const EntParser *const p = run->parser;
  run->stride =
      ent_kernel_pad(larger(p->input.width, 2 * p->n_units), ENT_KERNEL_LANES);
  run->x[0] = floats(run, run->n_rows, run->stride);
  run->x[1] = floats(run, run->n_rows, run->stride);
  run->lstm.gates = floats(run, run->n_rows, 4 * p->n_units);
  run->lstm.cells = floats(run, run->n_windows, p->n_units);
  return run->x[0] && run->x[1] && run->lstm.gates && run->lstm.cells &&
         init_rows(run, &run->lstm.inputs, run->n_rows, run->stride) &&
         init_rows(run, &run->lstm.hidden, run->n_windows, p->n_units) &&
         init_rows(run, &run->rows, run->n_rows, run->stride);
}

static bool init_biaffine(Run *const run) {
  const EntBiaffine *const b = &run->parser->biaffine;
  EntBiaffineScratch *const s = &run->biaffine;
  const size_t n_arc = b->arc.n_outputs;
  const size_t n_label = b->label_head.n_outputs;
  const size_t n_labels = b->label_from_head.n_outputs;
  s->queries = floats(run, run->n_rows, n_arc);
  s->arc_heads = floats(run, run->n_rows, n_arc);
  s->label_heads = floats(run, run->n_rows, n_label);
  s->label_scores = floats(run, run->n_rows, n_labels);
  s->head_scores = floats(run, run->n_rows, n_labels);
  s->roles = floats(run, run->n_rows, larger(n_arc, n_label));
  s->products = floats(run, ENT_BIAFFINE_SLICE, b->label_bilinear.n_outputs);
  return s->queries && s->arc_heads && s->label_heads && s->label_scores &&
         s->head_scores && s->roles && s->products &&
         init_rows(run, &s->arc_dependents, run->n_rows, n_arc) &&
         init_rows(run, &s->label_dependents, run->n_rows, n_label);
}

static bool init_decoders(Run *const run) {
  const EntParser *const p = run->parser;
  const size_t n_classes =
      larger(p->tag.n_outputs,
             larger(p->name.n_outputs, p->biaffine.label_from_head.n_outputs));
  run->batch = ent_arena_alloc(&run->arena, sizeof *run->batch);
  run->scores = floats(run, run->n_rows, n_classes);
  run->lemma_scores = floats(run, run->n_rows, p->lemma.n_outputs);
  const size_t n_nodes = smaller(run->n_rows, NODES);
  run->arcs = floats(run, n_nodes, NODES);
  run->heads = ent_arena_calloc(&run->arena, n_nodes, sizeof *run->heads);
  run->name_scratch = floats(run, n_nodes, ENT_NAME_TAGS);
  run->choices = ent_arena_alloc(&run->arena, n_nodes * ENT_NAME_TAGS);
  run->feats =
      ent_arena_calloc(&run->arena, p->tag.n_outputs, sizeof *run->feats);
  run->arborescence =
      ent_arena_alloc(&run->arena, ent_arborescence_scratch_size());
  return run->batch && run->scores && run->lemma_scores && run->arcs &&
         run->heads && run->name_scratch && run->choices && run->feats &&
         run->arborescence;
}

// ---- layers

/// Classify all rows of the rounded input; returns the width of a row.
static size_t classify(Run *const run, const EntLinear *const linear,
                       float *const scores) {
  const size_t width = ent_kernel_pad(linear->n_outputs, ENT_KERNEL_LANES);
  run->kernels->multiply(linear, &run->rows, 0, run->batch->n_rows, scores,
                         width, false);
  return width;
}

static void round_layer(Run *const run, const float *const x) {
  run->kernels->round(x, run->stride, run->batch->n_rows,
                      2 * (size_t)run->parser->n_units, &run->rows, 0);
}

static EntToken *tokens_of(const Run *const run,
                           const EntWindow *const window) {
  return &run->document->tokens.items[window->first_token];
}

// ---- tags

/// The likeliest part of speech, summed over its tags, and the best of these.
static uint32_t choose_tag(const EntParser *const parser,
                           const float *const probabilities,
                           float *const upos_probability) {
  float by_upos[ENT_N_UPOS] = {0};
  uint32_t best_tag[ENT_N_UPOS] = {0};
  float best[ENT_N_UPOS] = {0};
  for (uint32_t t = 0; t < parser->tag.n_outputs; ++t) {
    const EntUpos upos = parser->tags[t].upos;
    by_upos[upos] += probabilities[t];
    if (probabilities[t] > best[upos]) {
      best[upos] = probabilities[t];
      best_tag[upos] = t;
    }
  }
  uint32_t chosen = 0;
  for (uint32_t u = 1; u < ENT_N_UPOS; ++u) {
    chosen = by_upos[u] > by_upos[chosen] ? u : chosen;
  }
  *upos_probability = by_upos[chosen];
  return best_tag[chosen];
}

static EntStatus copy_feats(Run *const run, const uint32_t tag,
                            EntView *const feats) {
  const EntView text = run->parser->tags[tag].feats;
  if (text.size && !run->feats[tag].size) {
    ENT_TRY(
        ent_arena_copy(run->document->article->arena, text, &run->feats[tag]));
  }
  *feats = run->feats[tag];
  return ENT_SUCCESS;
}

static EntStatus tag_token(Run *const run, float *const scores,
                           EntToken *const token) {
  run->kernels->softmax(scores, run->parser->tag.n_outputs);
  const uint32_t tag =
      choose_tag(run->parser, scores, &token->upos_probability);
  token->upos = run->parser->tags[tag].upos;
  return copy_feats(run, tag, &token->feats);
}

// ---- lemmas

/// Take the best score out of `scores`.
static uint32_t take_best(float *const scores, const uint32_t n,
                          float *const score) {
  uint32_t best = 0;
  for (uint32_t i = 1; i < n; ++i) {
    best = scores[i] > scores[best] ? i : best;
  }
  *score = scores[best];
  scores[best] = -1e30F;
  return best;
}

/// What a lemma of this part of speech is in the lexicon; 0 if not listed.
static unsigned lexicon_bit(const EntUpos upos) {
  switch (upos) {
  case ENT_UPOS_NOUN:
    return ENT_LEXICON_NOUN;
  case ENT_UPOS_VERB:
    return ENT_LEXICON_VERB;
  case ENT_UPOS_ADJ:
    return ENT_LEXICON_ADJECTIVE;
  case ENT_UPOS_ADV:
    return ENT_LEXICON_ADVERB;
  default:
    return 0;
  }
}

static bool is_listed(const EntParser *const parser, const EntView lemma,
                      const EntUpos upos) {
  const unsigned bit = lexicon_bit(upos);
  char normalised[ENT_FEATURE_FORM_BYTES];
  const size_t size =
      ent_features_normalise(lemma.data, lemma.size, normalised);
  return !bit || ent_vocabulary_inflection(&parser->input.vocabulary,
                                           ent_features_key(normalised, size)) &
                     bit;
}

/**
   The lemma of `form`: by the best of the scripts that fit it whose result the
   lexicon lists, or else by the best that fits.
*/
static EntView make_lemma(const EntParser *const parser, float *const scores,
                          const EntView form, const EntUpos upos,
                          char out[2][LEMMA_SIZE]) {
  const uint32_t n = parser->lemma.n_outputs;
  EntView fallback = {NULL, 0};
  float most = 0;
  for (int i = 0; i < LEMMA_TRIES; ++i) {
    float score;
    size_t size;
    const uint32_t best = take_best(scores, n, &score);
    most = i ? most : score;
    if (score < most - LEMMA_MARGIN && fallback.data) {
      break;
    }
    char *const lemma = out[fallback.data ? 1 : 0];
    if (ent_lemma_script_apply(parser->lemma_scripts[best], form.data,
                               form.size, lemma, LEMMA_SIZE, &size)) {
      const EntView made = ent_view_of(lemma, size);
      if (is_listed(parser, made, upos)) {
        return made;
      }
      fallback = fallback.data ? fallback : made;
    }
  }
  return fallback.data ? fallback : form;
}

static EntStatus lemmatize_token(Run *const run, float *const scores,
                                 EntToken *const token) {
  char lemmas[2][LEMMA_SIZE];
  if (token->form.size > ENT_FEATURE_FORM_BYTES) { // no word of English
    token->lemma = token->form;
    return ENT_SUCCESS;
  }
  const EntView made =
      make_lemma(run->parser, scores, token->form, token->upos, lemmas);
  if (ent_view_equals(made, token->form)) {
    token->lemma = token->form;
    return ENT_SUCCESS;
  }
  return ent_arena_copy(run->document->article->arena, made, &token->lemma);
}

typedef EntStatus (*TokenFunc)(Run *run, float *scores, EntToken *token);

/// Hand each token its row of `scores`.
static EntStatus for_each_token(Run *const run, float *const scores,
                                const size_t width, const TokenFunc func) {
  for (uint32_t w = 0; w < run->batch->n_windows; ++w) {
    const EntWindow *const window = &run->batch->windows[w];
    for (uint32_t i = 0; i < window->n_tokens; ++i) {
      ENT_TRY(func(run, scores + (window->first_row + 1 + i) * width,
                   tokens_of(run, window) + i));
    }
  }
  return ENT_SUCCESS;
}

// ---- names

static EntStatus find_names(Run *const run) {
  const size_t width = classify(run, &run->parser->name, run->scores);
  for (uint32_t w = 0; w < run->batch->n_windows; ++w) {
    const EntWindow *const window = &run->batch->windows[w];
    float *const scores = run->scores + (window->first_row + 1) * width;
    for (uint32_t i = 0; i < window->n_tokens; ++i) {
      run->kernels->softmax(scores + i * width, run->parser->name.n_outputs);
    }
    ent_name_chain_run(&run->parser->name_chain, scores, width,
                       window->n_tokens, run->name_scratch);
    ENT_TRY(ent_name_decode(&run->parser->names, scores, width,
                            window->first_token, window->n_tokens, run->choices,
                            run->document));
  }
  return ENT_SUCCESS;
}

// ---- trees

/// The head each word likes best; usually these make a tree.
static void choose_heads(const float *const arcs, const uint32_t n,
                         uint32_t *const heads) {
  heads[0] = 0;
  for (uint32_t i = 1; i < n; ++i) {
    heads[i] = i == 1 && n > 2 ? 2 : 0;
    for (uint32_t j = 0; j < n; ++j) {
      if (j != i && arcs[i * NODES + j] > arcs[i * NODES + heads[i]]) {
        heads[i] = j;
      }
    }
  }
}

static void decode_tree(Run *const run, const EntWindow *const window) {
  const uint32_t n = window->n_tokens + 1;
  choose_heads(run->arcs, n, run->heads);
  if (!ent_arborescence_is_tree(run->heads, n)) {
    ent_arborescence_find(run->arcs, NODES, n, run->arborescence, run->heads);
  }
}

static void set_heads(Run *const run, const EntWindow *const window) {
  EntToken *const tokens = tokens_of(run, window);
  for (uint32_t i = 1; i <= window->n_tokens; ++i) {
    float *const row = run->arcs + (size_t)i * NODES;
    const uint32_t head = run->heads[i];
    row[i] = -1e30F; // no word heads itself
    run->kernels->softmax(row, window->n_tokens + 1);
    tokens[i - 1].head = head ? window->first_token + head - 1 : ENT_NO_TOKEN;
    tokens[i - 1].head_probability = row[head];
  }
}

static uint32_t best_label(const EntParser *const parser,
                           const float *const probabilities,
                           const bool is_root) {
  const uint32_t n = parser->biaffine.label_from_head.n_outputs;
  uint32_t best = parser->root_label ? 0 : 1;
  if (is_root) {
    return parser->root_label;
  }
  for (uint32_t l = 0; l < n; ++l) {
    if (l != parser->root_label && probabilities[l] > probabilities[best]) {
      best = l;
    }
  }
  return best;
}

/// Label the words of a window from row `begin` on, `n` of them.
static void label_slice(Run *const run, const EntWindow *const window,
                        const uint32_t begin, const uint32_t n) {
  const EntParser *const p = run->parser;
  const uint32_t n_labels = p->biaffine.label_from_head.n_outputs;
  const size_t width = ent_kernel_pad(n_labels, ENT_KERNEL_LANES);
  uint32_t heads[ENT_BIAFFINE_SLICE];
  for (uint32_t i = 0; i < n; ++i) {
    heads[i] = window->first_row + run->heads[begin + i];
  }
  ent_biaffine_score_labels(&p->biaffine, run->kernels,
                            window->first_row + begin, n, heads, &run->biaffine,
                            run->scores, width);
  for (uint32_t i = 0; i < n; ++i) {
    EntToken *const token = tokens_of(run, window) + begin + i - 1;
    float *const scores = run->scores + i * width;
    run->kernels->softmax(scores, n_labels);
    const uint32_t label = best_label(p, scores, token->head == ENT_NO_TOKEN);
    token->deprel = p->labels[label];
    token->deprel_probability = scores[label];
  }
}

/// A later window of a long sentence hangs on the root of the first.
static void join_windows(const Run *const run, const EntWindow *const window) {
  const EntDocument *const document = run->document;
  const EntSentence *const sentence =
      &document->sentences
           .items[ent_document_sentence_of(document, window->first_token)];
  uint32_t root = sentence->first_token;
  while (document->tokens.items[root].head != ENT_NO_TOKEN) {
    ++root;
  }
  for (uint32_t i = 0; i < window->n_tokens; ++i) {
    EntToken *const token = tokens_of(run, window) + i;
    if (token->head == ENT_NO_TOKEN) {
      token->head = root;
      token->deprel = ENT_DEPREL_PARATAXIS;
    }
  }
}

static void parse_window(Run *const run, const EntWindow *const window) {
  ent_biaffine_score_arcs(&run->parser->biaffine, run->kernels,
                          window->first_row, window->n_tokens + 1,
                          &run->biaffine, run->arcs, NODES);
  decode_tree(run, window);
  set_heads(run, window);
  for (uint32_t begin = 1; begin <= window->n_tokens;
       begin += ENT_BIAFFINE_SLICE) {
    const uint32_t left = window->n_tokens + 1 - begin;
    label_slice(run, window, begin,
                left < ENT_BIAFFINE_SLICE ? left : ENT_BIAFFINE_SLICE);
  }
  if (window->is_continued) {
    join_windows(run, window);
  }
}

// ---- all of it

/// Lemma scripts and tags, each above its layer; lemmas need both.
static EntStatus run_word_classifiers(Run *const run, const uint32_t layer,
                                      const float *const x) {
  const EntParser *const p = run->parser;
  if (layer == p->lemma_layer || layer == p->tag_layer) {
    round_layer(run, x);
  }
  if (layer == p->lemma_layer) {
    (void)classify(run, &p->lemma, run->lemma_scores);
  }
  if (layer == p->tag_layer) {
    const size_t width = classify(run, &p->tag, run->scores);
    ENT_TRY(for_each_token(run, run->scores, width, tag_token));
    ENT_TRY(for_each_token(run, run->lemma_scores,
                           ent_kernel_pad(p->lemma.n_outputs, ENT_KERNEL_LANES),
                           lemmatize_token));
  }
  return ENT_SUCCESS;
}

static EntStatus run_batch(Run *const run) {
  const EntParser *const p = run->parser;
  int at = 0;
  ent_input_layer_run(&p->input, run->kernels, run->document, run->batch,
                      run->x[0], run->stride);
  for (uint32_t layer = 0; layer < p->n_layers; ++layer, at = !at) {
    const size_t width = layer
                             ? 2 * (size_t)p->n_units
                             : ent_kernel_pad(p->input.width, ENT_KERNEL_LANES);
    ent_lstm_layer_run(&p->lstm[layer], run->kernels, run->batch, run->x[at],
                       run->stride, width, run->x[!at], run->stride,
                       &run->lstm);
    ENT_TRY(run_word_classifiers(run, layer + 1, run->x[!at]));
  }
  round_layer(run, run->x[at]);
  ENT_TRY(find_names(run));
  ent_biaffine_begin(&p->biaffine, run->kernels, &run->rows, run->batch->n_rows,
                     &run->biaffine);
  for (uint32_t w = 0; w < run->batch->n_windows; ++w) {
    parse_window(run, &run->batch->windows[w]);
  }
  return ENT_SUCCESS;
}

static EntStatus run_all(Run *const run) {
  EntBatchCursor cursor = {0, 0};
  count_rows(run);
  if (!init_encoder(run) || !init_biaffine(run) || !init_decoders(run)) {
    return ENT_ERR_MEMORY;
  }
  while (ent_batch_fill(run->batch, run->document, &cursor)) {
    ENT_TRY(run_batch(run));
  }
  return ENT_SUCCESS;
}

static EntStatus annotate(const EntParser *const parser,
                          EntDocument *const document) {
  Run run = {
      .parser = parser, .kernels = parser->kernels, .document = document};
  ent_arena_init(&run.arena, document->allocator);
  const EntStatus status = run_all(&run);
  ent_arena_clear(&run.arena);
  return status;
}

EntStatus ent_parser_annotate(const EntParser *const parser,
                              EntDocument *const document) {
  EntHeadlineForms forms = {NULL, 0, 0};
  ENT_TRY(ent_headline_case_set(document, document->article->arena, &forms));
  EntStatus status = annotate(parser, document);
  if (!status) {
    ent_modals_mend(document);
    status = ent_names_agree(document);
  }
  ent_headline_case_restore(document, &forms);
  return status;
}

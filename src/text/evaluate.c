#include "text/evaluate.h"

#include "base/utf8.h"
#include "base/vector.h"
#include "text/eval_text.h"

static const char *const METRIC_NAMES[] = {
#define ITEM(id, name) name,
    ENT_METRIC_LIST(ITEM)
#undef ITEM
};

const char *ent_metric_name(const EntMetric metric) {
  return METRIC_NAMES[metric];
}

static double share(const size_t part, const size_t whole) {
  return whole ? (double)part / (double)whole : 0;
}

double ent_score_precision(const EntScore score) {
  return share(score.n_correct, score.n_system);
}

double ent_score_recall(const EntScore score) {
  return share(score.n_correct, score.n_gold);
}

double ent_score_f1(const EntScore score) {
  return share(2 * score.n_correct, score.n_gold + score.n_system);
}

double ent_score_aligned(const EntScore score) {
  return share(score.n_correct, score.n_aligned);
}

// Collecting

EntEvalText *ent_eval_text_new(const EntAllocator *const allocator) {
  EntEvalText *const text = ent_calloc(allocator, 1, sizeof(EntEvalText));
  if (text) {
    text->allocator = allocator;
    text->characters.allocator = allocator;
  }
  return text;
}

void ent_eval_text_free(EntEvalText *const text) {
  if (text) {
    ent_buffer_free(&text->characters);
    ent_free(text->allocator, text->tokens.items);
    ent_free(text->allocator, text->sentences.items);
    ent_free(text->allocator, text->words.items);
    ent_free(text->allocator, text->names.items);
    ent_free(text->allocator, text);
  }
}

/// A document that is being added.
typedef struct {
  EntEvalText *text;
  const EntDocument *document;
  uint32_t *places;    ///< Where each token begins, and where the last ends
  uint32_t first_word; ///< Index of its first word among all
} Adder;

static bool is_space(const uint32_t c) {
  return c <= ' ' || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x202F || c == 0x205F;
}

/// Append the characters of `view` that are no white space.
static EntStatus add_characters(EntEvalText *const text, const EntView view) {
  for (size_t at = 0; at < view.size;) {
    uint32_t c = 0;
    const EntView rest = ent_view_slice(view, at, view.size);
    const size_t decoded = ent_utf8_decode(rest, &c);
    const size_t n = decoded ? decoded : 1;
    if (!is_space(c)) {
      ENT_TRY(ent_buffer_append(&text->characters, ent_view_slice(rest, 0, n)));
    }
    at += n;
  }
  return ENT_SUCCESS;
}

static EntSpan *add_span(EntEvalText *const text, EntEvalSpans *const spans,
                         const uint32_t begin) {
  EntSpan *const span = ENT_PUSH(text->allocator, spans);
  if (span) {
    *span = (EntSpan){begin, (uint32_t)text->characters.size};
  }
  return span;
}

static EntStatus add_word(const Adder *const self, const uint32_t i,
                          const EntSpan token, const bool is_multiword) {
  const EntToken *const source = &self->document->tokens.items[i];
  EntEvalWord *const word = ENT_PUSH(self->text->allocator, &self->text->words);
  if (!word) {
    return ENT_ERR_MEMORY;
  }
  *word = (EntEvalWord){.token = token,
                        .is_multiword = is_multiword,
                        .head = source->head == ENT_NO_TOKEN
                                    ? ENT_NO_WORD
                                    : self->first_word + source->head,
                        .form = source->form,
                        .lemma = source->lemma,
                        .upos = source->upos,
                        .deprel = source->deprel};
  return ENT_SUCCESS;
}

/// Add the written word of the tokens [begin, end).
static EntStatus add_token(const Adder *const self, const uint32_t begin,
                           const uint32_t end) {
  EntEvalText *const text = self->text;
  const EntView source = self->document->article->text;
  const uint32_t start = (uint32_t)text->characters.size;
  for (uint32_t i = begin; i < end; ++i) {
    self->places[i] = (uint32_t)text->characters.size;
    ENT_TRY(add_characters(
        text, ent_span_view(source, self->document->tokens.items[i].span)));
  }
  const EntSpan *const span = add_span(text, &text->tokens, start);
  if (!span) {
    return ENT_ERR_MEMORY;
  }
  const EntSpan copy = *span;
  for (uint32_t i = begin; i < end; ++i) {
    ENT_TRY(add_word(self, i, copy, end > begin + 1));
  }
  return ENT_SUCCESS;
}

static EntStatus add_sentence(const Adder *const self,
                              const EntSentence *const sentence) {
  const EntToken *const tokens = self->document->tokens.items;
  const uint32_t sentence_end = sentence->first_token + sentence->n_tokens;
  const uint32_t start = (uint32_t)self->text->characters.size;
  for (uint32_t i = sentence->first_token; i < sentence_end;) {
    uint32_t end = i + 1;
    while (end < sentence_end && tokens[end].is_joined) {
      ++end;
    }
    ENT_TRY(add_token(self, i, end));
    i = end;
  }
  return add_span(self->text, &self->text->sentences, start) ? ENT_SUCCESS
                                                             : ENT_ERR_MEMORY;
}

static EntStatus add_names(const Adder *const self) {
  const EntDocument *const document = self->document;
  self->places[document->tokens.count] = (uint32_t)self->text->characters.size;
  for (size_t i = 0; i < document->names.count; ++i) {
    const EntNamed *const source = &document->names.items[i];
    EntEvalName *const name =
        ENT_PUSH(self->text->allocator, &self->text->names);
    if (!name) {
      return ENT_ERR_MEMORY;
    }
    *name = (EntEvalName){
        .span = {self->places[source->first_token],
                 self->places[source->first_token + source->n_tokens]},
        .kind = source->kind};
  }
  return ENT_SUCCESS;
}

EntStatus ent_eval_text_add(EntEvalText *const text,
                            const EntDocument *const document) {
  Adder self = {.text = text,
                .document = document,
                .first_word = (uint32_t)text->words.count,
                .places =
                    ent_calloc(text->allocator, document->tokens.count + 1,
                               sizeof(uint32_t))};
  EntStatus status = self.places ? ENT_SUCCESS : ENT_ERR_MEMORY;
  for (size_t i = 0; !status && i < document->sentences.count; ++i) {
    status = add_sentence(&self, &document->sentences.items[i]);
  }
  status = status ? status : add_names(&self);
  ent_free(text->allocator, self.places);
  return status;
}

// Comparing

/// Return how far two texts are the same.
static size_t common_prefix(const EntView a, const EntView b) {
  const size_t n = a.size < b.size ? a.size : b.size;
  size_t i = 0;
  while (i < n && a.data[i] == b.data[i]) {
    ++i;
  }
  while (i > 0 && i < a.size && !ent_utf8_is_start(a.data[i])) {
    --i;
  }
  return i;
}

/// Return some whole characters of `text` from `at` on.
static EntView excerpt(const EntView text, const size_t at) {
  enum { EXCERPT = 20 };
  size_t begin = at < text.size ? at : text.size;
  while (begin < text.size && !ent_utf8_is_start(text.data[begin])) {
    ++begin;
  }
  size_t end = begin + EXCERPT < text.size ? begin + EXCERPT : text.size;
  while (end < text.size && !ent_utf8_is_start(text.data[end])) {
    ++end;
  }
  return ent_view_slice(text, begin, end);
}

static EntStatus check_texts(const EntWorld *const world,
                             const EntEvalText *const gold,
                             const EntEvalText *const system) {
  const EntView a = ent_buffer_view(&gold->characters);
  const EntView b = ent_buffer_view(&system->characters);
  if (ent_view_equals(a, b)) {
    return ENT_SUCCESS;
  }
  const size_t at = common_prefix(a, b);
  return ent_error(world, ENT_ERR_DATA, ENT_NOWHERE,
                   "the texts differ: '%.*s' in the gold standard, '%.*s' in "
                   "the system's output",
                   ENT_VIEW_ARGS(excerpt(a, at)),
                   ENT_VIEW_ARGS(excerpt(b, at)));
}

static EntScore compare_spans(const EntEvalSpans *const gold,
                              const EntEvalSpans *const system) {
  EntScore score = {.n_gold = gold->count, .n_system = system->count};
  for (size_t i = 0, j = 0; i < gold->count && j < system->count;) {
    const EntSpan g = gold->items[i];
    const EntSpan s = system->items[j];
    score.n_correct += g.begin == s.begin && g.end == s.end;
    i += g.begin <= s.begin;
    j += s.begin <= g.begin;
  }
  return score;
}

/// Return whether the name counts for `metric`.
static bool counts(const EntEvalName *const name, const EntMetric metric) {
  switch (metric) {
  case ENT_METRIC_PERSONS:
    return name->kind == ENT_NAMED_PERSON;
  case ENT_METRIC_PLACES:
    return name->kind == ENT_NAMED_PLACE;
  case ENT_METRIC_ORGANIZATIONS:
    return name->kind == ENT_NAMED_ORGANIZATION;
  default:
    return name->kind != ENT_NAMED_OTHER;
  }
}

static EntScore compare_names(const EntEvalText *const gold,
                              const EntEvalText *const system,
                              const EntMetric metric) {
  EntScore score = {0, 0, 0, 0};
  for (size_t i = 0; i < gold->names.count; ++i) {
    score.n_gold += counts(&gold->names.items[i], metric);
  }
  for (size_t i = 0; i < system->names.count; ++i) {
    score.n_system += counts(&system->names.items[i], metric);
  }
  for (size_t i = 0, j = 0; i < gold->names.count && j < system->names.count;) {
    const EntEvalName *const g = &gold->names.items[i];
    const EntEvalName *const s = &system->names.items[j];
    score.n_correct += g->span.begin == s->span.begin &&
                       g->span.end == s->span.end && g->kind == s->kind &&
                       counts(g, metric);
    const bool moves_gold = g->span.begin <= s->span.begin;
    const bool moves_system = s->span.begin <= g->span.begin;
    i += moves_gold;
    j += moves_system;
  }
  return score;
}

/// A pair of texts with aligned words.
typedef struct {
  const EntEvalWords *gold, *system;
  const uint32_t *system_of;
} Pair;

static bool is_same_head(const Pair *const self, const EntEvalWord *const g,
                         const EntEvalWord *const s) {
  return g->head == ENT_NO_WORD
             ? s->head == ENT_NO_WORD
             : s->head != ENT_NO_WORD && self->system_of[g->head] == s->head;
}

static bool is_same(const Pair *const self, const EntMetric metric,
                    const EntEvalWord *const g, const EntEvalWord *const s) {
  switch (metric) {
  case ENT_METRIC_UPOS:
    return g->upos == s->upos;
  case ENT_METRIC_UAS:
    return is_same_head(self, g, s);
  case ENT_METRIC_LAS:
    return is_same_head(self, g, s) &&
           ent_deprel_universal(g->deprel) == ent_deprel_universal(s->deprel);
  case ENT_METRIC_LEMMAS:
    return !g->lemma.size || ent_view_equals(g->lemma, s->lemma);
  default:
    return true;
  }
}

static EntScore compare_words(const Pair *const self, const EntMetric metric) {
  EntScore score = {.n_gold = self->gold->count,
                    .n_system = self->system->count};
  for (size_t i = 0; i < self->gold->count; ++i) {
    if (self->system_of[i] != ENT_NO_WORD) {
      ++score.n_aligned;
      score.n_correct += is_same(self, metric, &self->gold->items[i],
                                 &self->system->items[self->system_of[i]]);
    }
  }
  return score;
}

EntStatus ent_evaluate(const EntWorld *const world,
                       const EntEvalText *const gold,
                       const EntEvalText *const system,
                       EntEvaluation *const result) {
  ENT_TRY(check_texts(world, gold, system));
  uint32_t *const system_of =
      ent_calloc(gold->allocator, gold->words.count + 1, sizeof(uint32_t));
  if (!system_of) {
    return ENT_ERR_MEMORY;
  }
  const EntStatus status =
      ent_eval_align(gold->allocator, &gold->words, &system->words, system_of);
  if (!status) {
    const Pair pair = {&gold->words, &system->words, system_of};
    EntScore *const scores = result->scores;
    scores[ENT_METRIC_TOKENS] = compare_spans(&gold->tokens, &system->tokens);
    scores[ENT_METRIC_SENTENCES] =
        compare_spans(&gold->sentences, &system->sentences);
    for (EntMetric m = ENT_METRIC_WORDS; m <= ENT_METRIC_LEMMAS; ++m) {
      scores[m] = compare_words(&pair, m);
    }
    for (EntMetric m = ENT_METRIC_NAMES; m < ENT_N_METRICS; ++m) {
      scores[m] = compare_names(gold, system, m);
    }
  }
  ent_free(gold->allocator, system_of);
  return status;
}

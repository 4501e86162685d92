#include "text/timex_tense.h"

#include "base/vector.h"

enum { PAST = -1, OPEN = 0, FUTURE = 1 };

/// How far up the tree the governing verb is looked for.
#define MAX_CLIMB 12

static bool has_class(const EntTimeCell *const cell,
                      const EntTimeClass class_) {
  return cell->classes & ENT_TIME_BIT(class_);
}

static bool has_feature(const EntToken *const token, const EntView feature) {
  EntView rest = token->feats;
  while (rest.size) {
    if (ent_view_equals(ent_view_cut(&rest, '|'), feature)) {
      return true;
    }
  }
  return false;
}

static bool ends_like_past(const EntTimeWords *const words,
                           const EntTimeCell *const cell) {
  if (!has_class(cell, ENT_TIME_WORD) || cell->text.size < 5) {
    return false;
  }
  const EntView ending =
      ent_view_slice(cell->text, cell->text.size - 2, cell->text.size);
  return ent_time_words_find(words, ent_intern_find(words->table, ending),
                             ENT_TIME_ENDING, false);
}

/// Tell "to go" from "to the town": by the tag, or by the word behind.
static bool is_infinitive(const EntTimeCells *const cells, const size_t i,
                          const EntToken *const token) {
  static const uint64_t others =
      ENT_TIME_BIT(ENT_TIME_CAPS) | ENT_TIME_BIT(ENT_TIME_ARTICLE) |
      ENT_TIME_BIT(ENT_TIME_OWNER) | ENT_TIME_BIT(ENT_TIME_NUM) |
      ENT_TIME_BIT(ENT_TIME_PLURAL) | ENT_TIME_BIT(ENT_TIME_FLOW);
  if (!has_class(&cells->items[i], ENT_TIME_INFINITIVE)) {
    return false;
  }
  if (token->upos != ENT_UPOS_X) {
    return token->upos == ENT_UPOS_PART;
  }
  return i + 1 < cells->count &&
         has_class(&cells->items[i + 1], ENT_TIME_WORD) &&
         !(cells->items[i + 1].classes & others);
}

/// Return what the `i`th cell alone tells.
static int cue_of(const EntTimeWords *const words,
                  const EntTimeCells *const cells, const size_t i,
                  const EntToken *const token) {
  const EntTimeCell *const cell = &cells->items[i];
  if (has_class(cell, ENT_TIME_FUTURE) || is_infinitive(cells, i, token)) {
    return FUTURE;
  }
  if (token->upos != ENT_UPOS_X) {
    return has_feature(token, ENT_VIEW("Tense=Past")) ? PAST : OPEN;
  }
  return has_class(cell, ENT_TIME_PAST) || ends_like_past(words, cell) ? PAST
                                                                       : OPEN;
}

static EntStatus read_cues(EntTimeTense *const self,
                           const EntAllocator *const allocator,
                           const EntTimeWords *const words,
                           const EntTimeCells *const cells) {
  self->before.count = self->behind.count = 0;
  int8_t last = OPEN;
  size_t last_at = 0;
  for (size_t i = 0; i < cells->count; ++i) {
    int8_t *const before = ENT_PUSH(allocator, &self->before);
    int8_t *const behind = ENT_PUSH(allocator, &self->behind);
    if (!before || !behind) {
      return ENT_ERR_MEMORY;
    }
    const EntTimeCell *const cell = &cells->items[i];
    *before = last;
    *behind = (int8_t)cue_of(words, cells, i,
                             &self->document->tokens.items[cell->first_token]);
    // "Must be renewed by May": a participle, though it looks like the past.
    const bool is_passive = last == FUTURE && i - last_at <= 2;
    if (*behind && !(is_passive && *behind == PAST)) {
      last = *behind;
      last_at = i;
    }
  }
  for (size_t i = cells->count; i-- > 1;) {
    int8_t *const previous = &self->behind.items[i - 1];
    *previous = *previous ? *previous : self->behind.items[i];
  }
  return ENT_SUCCESS;
}

/// Return the index within the sentence of the head of its `i`th token, or -1.
static int64_t head_of(const EntTimeTense *const self, const size_t i) {
  const uint32_t first = self->sentence->first_token;
  const uint32_t head = self->document->tokens.items[first + i].head;
  return head == ENT_NO_TOKEN || head < first ||
                 head >= first + self->sentence->n_tokens
             ? -1
             : (int64_t)head - first;
}

/// Let the auxiliaries of each verb tell its tense, else its own form.
static void join_auxiliaries(EntTimeTense *const self) {
  const uint32_t first = self->sentence->first_token;
  for (size_t i = 0; i < self->own.count; ++i) {
    const EntToken *const token = &self->document->tokens.items[first + i];
    const int64_t head = head_of(self, i);
    const bool is_auxiliary =
        token->upos == ENT_UPOS_AUX ||
        (token->upos == ENT_UPOS_PART && token->deprel == ENT_DEPREL_MARK);
    int8_t *const clause = head < 0 ? NULL : &self->clause.items[head];
    if (clause && is_auxiliary && self->own.items[i] && *clause != FUTURE) {
      *clause = self->own.items[i];
    }
  }
}

static EntStatus read_clauses(EntTimeTense *const self,
                              const EntAllocator *const allocator,
                              const EntTimeWords *const words,
                              const EntTimeCells *const cells) {
  self->own.count = self->clause.count = 0;
  self->has_tree = false;
  for (size_t i = 0; i < self->sentence->n_tokens; ++i) {
    if (!ENT_PUSH(allocator, &self->own) ||
        !ENT_PUSH(allocator, &self->clause)) {
      return ENT_ERR_MEMORY;
    }
    self->has_tree |= head_of(self, i) >= 0;
  }
  for (size_t i = 0; i < cells->count; ++i) {
    const EntTimeCell *const cell = &cells->items[i];
    const EntToken *const token =
        &self->document->tokens.items[cell->first_token];
    self->own.items[cell->first_token - self->sentence->first_token] =
        (int8_t)cue_of(words, cells, i, token);
  }
  join_auxiliaries(self);
  return ENT_SUCCESS;
}

EntStatus ent_time_tense_read(EntTimeTense *const tense,
                              const EntAllocator *const allocator,
                              const EntTimeWords *const words,
                              const EntTimeCells *const cells,
                              const EntDocument *const document,
                              const EntSentence *const sentence) {
  tense->document = document;
  tense->sentence = sentence;
  ENT_TRY(read_clauses(tense, allocator, words, cells));
  return read_cues(tense, allocator, words, cells);
}

/// Return the first token of [begin, end) whose head lies outside, or -1.
static int64_t find_head(const EntTimeTense *const self, const int64_t begin,
                         const int64_t end) {
  for (int64_t i = begin; i < end; ++i) {
    const int64_t head = head_of(self, (size_t)i);
    if (head >= end || (head >= 0 && head < begin)) {
      return head;
    }
  }
  return -1;
}

/// Twice the tense if the expression depends on the verb itself.
static int tense_in_tree(const EntTimeTense *const self, int64_t i) {
  const uint32_t first = self->sentence->first_token;
  for (int n = 0; i >= 0 && n < MAX_CLIMB; ++n) {
    const EntToken *const token = &self->document->tokens.items[first + i];
    const int weight = n ? 1 : 2;
    if (self->clause.items[i]) {
      return weight * self->clause.items[i];
    }
    if (token->upos == ENT_UPOS_VERB && self->own.items[i]) {
      return weight * self->own.items[i];
    }
    i = head_of(self, (size_t)i);
  }
  return OPEN;
}

int ent_time_tense_at(const EntTimeTense *const tense,
                      const EntTimeCells *const cells, const size_t begin,
                      const size_t end) {
  const uint32_t first = tense->sentence->first_token;
  if (tense->has_tree) {
    const int64_t head =
        find_head(tense, (int64_t)cells->items[begin].first_token - first,
                  (int64_t)cells->items[end - 1].last_token + 1 - first);
    const int found = tense_in_tree(tense, head);
    if (found) {
      return found;
    }
  }
  const int before = tense->before.items[begin];
  return before || end >= cells->count ? before : tense->behind.items[end];
}

void ent_time_tense_clear(EntTimeTense *const tense,
                          const EntAllocator *const allocator) {
  ent_free(allocator, tense->own.items);
  ent_free(allocator, tense->clause.items);
  ent_free(allocator, tense->before.items);
  ent_free(allocator, tense->behind.items);
  *tense = (EntTimeTense){0};
}

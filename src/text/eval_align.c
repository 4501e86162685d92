// The alignment of conll18_ud_eval.py, function by function.

#include "base/utf8.h"
#include "text/eval_text.h"

/// A stretch of words of both sides.
typedef struct {
  const EntEvalWords *gold, *system;
  size_t gold_begin, gold_end;
  size_t system_begin, system_end;
} Stretch;

static bool is_beyond(const EntEvalWords *const words, const size_t i,
                      const uint32_t end) {
  if (i >= words->count) {
    return true;
  }
  const EntEvalWord *const word = &words->items[i];
  return word->is_multiword ? word->token.begin >= end : word->token.end > end;
}

/// Take the word at `*i` into the stretch, which grows to its end if it is a
/// part of a written word.
static void take_word(const EntEvalWords *const words, size_t *const i,
                      uint32_t *const end) {
  const EntEvalWord *const word = &words->items[(*i)++];
  if (word->is_multiword && word->token.end > *end) {
    *end = word->token.end;
  }
}

/// Extend a stretch to whole written words on both sides. At least one of its
/// first words is a part of one.
static void extend_stretch(Stretch *const self) {
  const EntEvalWords *const gold = self->gold;
  const EntEvalWords *const system = self->system;
  const EntEvalWord *const g = &gold->items[self->gold_begin];
  const EntEvalWord *const s = &system->items[self->system_begin];
  uint32_t end = g->is_multiword ? g->token.end : s->token.end;
  if (g->is_multiword) {
    self->system_begin += !s->is_multiword && s->token.begin < g->token.begin;
  } else {
    self->gold_begin += g->token.begin < s->token.begin;
  }
  size_t i = self->gold_begin;
  size_t j = self->system_begin;
  while (!is_beyond(gold, i, end) || !is_beyond(system, j, end)) {
    const bool takes_gold =
        i < gold->count &&
        (j >= system->count ||
         gold->items[i].token.begin <= system->items[j].token.begin);
    take_word(takes_gold ? gold : system, takes_gold ? &i : &j, &end);
  }
  self->gold_end = i;
  self->system_end = j;
}

/// Compare forms in any case.
static bool is_same_form(EntView a, EntView b) {
  while (a.size && b.size) {
    uint32_t x = 0;
    uint32_t y = 0;
    const size_t n = ent_utf8_decode(a, &x);
    const size_t m = ent_utf8_decode(b, &y);
    if (!n || !m || ent_utf8_to_lower(x) != ent_utf8_to_lower(y)) {
      return false;
    }
    a = ent_view_slice(a, n, a.size);
    b = ent_view_slice(b, m, b.size);
  }
  return !a.size && !b.size;
}

/// Lengths of common subsequences beyond this many cells are not computed:
/// the words of such a stretch stay unaligned.
static const size_t MOST_CELLS = 4000000;

static bool is_match(const Stretch *const self, const size_t i,
                     const size_t j) {
  return is_same_form(self->gold->items[self->gold_begin + i].form,
                      self->system->items[self->system_begin + j].form);
}

/// Fill the lengths of the longest common subsequences of all suffixes.
static void fill_lengths(const Stretch *const self, uint32_t *const lengths,
                         const size_t n, const size_t m) {
  for (size_t i = n; i-- > 0;) {
    for (size_t j = m; j-- > 0;) {
      const uint32_t down = lengths[(i + 1) * (m + 1) + j];
      const uint32_t right = lengths[i * (m + 1) + j + 1];
      lengths[i * (m + 1) + j] = is_match(self, i, j)
                                     ? 1 + lengths[(i + 1) * (m + 1) + j + 1]
                                 : down > right ? down
                                                : right;
    }
  }
}

static EntStatus align_stretch(const EntAllocator *const allocator,
                               const Stretch *const self,
                               uint32_t *const system_of) {
  const size_t n = self->gold_end - self->gold_begin;
  const size_t m = self->system_end - self->system_begin;
  if ((n + 1) * (m + 1) > MOST_CELLS) {
    return ENT_SUCCESS;
  }
  uint32_t *const lengths =
      ent_calloc(allocator, (n + 1) * (m + 1), sizeof(uint32_t));
  if (!lengths) {
    return ENT_ERR_MEMORY;
  }
  fill_lengths(self, lengths, n, m);
  for (size_t i = 0, j = 0; i < n && j < m;) {
    if (is_match(self, i, j)) {
      system_of[self->gold_begin + i++] = (uint32_t)(self->system_begin + j++);
    } else if (lengths[i * (m + 1) + j] == lengths[(i + 1) * (m + 1) + j]) {
      ++i;
    } else {
      ++j;
    }
  }
  ent_free(allocator, lengths);
  return ENT_SUCCESS;
}

EntStatus ent_eval_align(const EntAllocator *const allocator,
                         const EntEvalWords *const gold,
                         const EntEvalWords *const system,
                         uint32_t *const system_of) {
  memset(system_of, 0xFF, gold->count * sizeof(uint32_t));
  for (size_t i = 0, j = 0; i < gold->count && j < system->count;) {
    const EntEvalWord *const g = &gold->items[i];
    const EntEvalWord *const s = &system->items[j];
    if (g->is_multiword || s->is_multiword) {
      Stretch stretch = {
          .gold = gold, .system = system, .gold_begin = i, .system_begin = j};
      extend_stretch(&stretch);
      ENT_TRY(align_stretch(allocator, &stretch, system_of));
      i = stretch.gold_end;
      j = stretch.system_end;
    } else if (g->token.begin == s->token.begin &&
               g->token.end == s->token.end) {
      system_of[i++] = (uint32_t)j++;
    } else {
      *(g->token.begin <= s->token.begin ? &i : &j) += 1;
    }
  }
  return ENT_SUCCESS;
}

#include "text/timex_items.h"

#include "base/vector.h"

typedef struct {
  EntTimeItems *items;
  const EntAllocator *allocator;
  const EntTimeRules *rules;
  const EntTimeWords *words;
  EntTimeCells *cells;
} Reader;

static EntTimeMatcher matcher_of(const Reader *const self) {
  return (EntTimeMatcher){self->rules, self->words, self->cells,
                          self->items->ends.items};
}

/// Return whether the words of `match` are one: "two-week".
static bool is_compound(const Reader *const self,
                        const EntTimeMatch *const match) {
  bool is_glued = match->end > match->begin + 1;
  for (size_t i = match->begin + 1; i < match->end; ++i) {
    is_glued &= self->cells->items[i].is_glued;
  }
  return is_glued;
}

/// Return the class under which later rules see the item, or none.
static uint64_t item_class(const Reader *const self,
                           const EntTimeMatch *const match) {
  switch (match->rule->action) {
  case ENT_TIME_ACT_DURATION:
    return is_compound(self, match) ? 0 : ENT_TIME_BIT(ENT_TIME_D);
  case ENT_TIME_ACT_SET:
  case ENT_TIME_ACT_CLOCK:
  case ENT_TIME_ACT_VAGUE:
    return 0;
  default:
    return ENT_TIME_BIT(ENT_TIME_X);
  }
}

static EntStatus add_item(Reader *const self, const EntTimeMatch *const match) {
  EntTimeItem *const item = ENT_PUSH(self->allocator, self->items);
  uint32_t *const end = ENT_PUSH(self->allocator, &self->items->ends);
  if (!item || !end) {
    return ENT_ERR_MEMORY;
  }
  *item = (EntTimeItem){.match = *match,
                        .begin = match->begin,
                        .end = match->end,
                        .relation = match->rule->action == ENT_TIME_ACT_SPAN
                                        ? ENT_TIMEX_RANGE
                                        : ENT_TIMEX_AT,
                        .range_end = ENT_NO_TIME_ITEM,
                        .neighbour = ENT_NO_TIME_ITEM};
  *end = (uint32_t)match->end;
  EntTimeCell *const cell = &self->cells->items[match->begin];
  cell->item = (uint32_t)self->items->count;
  cell->classes |= item_class(self, match);
  return ENT_SUCCESS;
}

static EntStatus find_items(Reader *const self) {
  self->items->count = self->items->ends.count = 0;
  for (size_t i = 0; i < self->cells->count;) {
    const EntTimeMatcher matcher = matcher_of(self);
    EntTimeMatch match;
    if (!ent_time_rules_match(&matcher, false, i, &match)) {
      ++i;
      continue;
    }
    if (match.rule->action != ENT_TIME_ACT_BLOCK) {
      ENT_TRY(add_item(self, &match));
    }
    i = match.end;
  }
  return ENT_SUCCESS;
}

/// Return the item that the `i`th X or D of `match` stands for.
static uint32_t item_of(const Reader *const self,
                        const EntTimeMatch *const match, const int i) {
  const EntTimeClass class_ =
      match->n_values[ENT_TIME_X] ? ENT_TIME_X : ENT_TIME_D;
  return self->cells->items[match->cell[class_][i]].item - 1;
}

static void apply_two(Reader *const self, const EntTimeMatch *const match) {
  const uint32_t first = item_of(self, match, 0);
  const uint32_t second = item_of(self, match, 1);
  EntTimeItem *const item = &self->items->items[first];
  item->neighbour = second;
  if (match->rule->action == ENT_TIME_ACT_RANGE) {
    item->range_end = second;
    item->relation = ENT_TIMEX_RANGE;
    item->begin = match->begin;
    item->end = match->end;
    self->items->items[second].is_absorbed = true;
  }
}

static void apply_one(Reader *const self, const EntTimeMatch *const match) {
  static const EntTimexRelation relations[ENT_N_TIME_ACTIONS] = {
      [ENT_TIME_ACT_SINCE] = ENT_TIMEX_SINCE,
      [ENT_TIME_ACT_UNTIL] = ENT_TIMEX_UNTIL,
      [ENT_TIME_ACT_BEFORE] = ENT_TIMEX_BEFORE,
      [ENT_TIME_ACT_AFTER] = ENT_TIMEX_AFTER,
  };
  EntTimeItem *const item = &self->items->items[item_of(self, match, 0)];
  item->begin = match->begin;
  item->end = match->end;
  if (match->rule->action == ENT_TIME_ACT_AROUND) {
    item->is_around = true;
  } else if (item->relation != ENT_TIMEX_RANGE) {
    item->relation = relations[match->rule->action];
  }
}

static bool has_two(const EntTimeMatch *const match) {
  return match->n_values[ENT_TIME_X] == 2;
}

static void find_phrases(Reader *const self) {
  const EntTimeMatcher matcher = matcher_of(self);
  for (size_t i = 0; i < self->cells->count;) {
    EntTimeMatch match;
    if (ent_time_rules_match(&matcher, true, i, &match) &&
        (match.n_values[ENT_TIME_X] || match.n_values[ENT_TIME_D])) {
      (has_two(&match) ? apply_two : apply_one)(self, &match);
      // The second of two may begin a phrase of its own.
      const bool is_shared =
          match.rule->action == ENT_TIME_ACT_SHARE && has_two(&match);
      i = is_shared ? match.cell[ENT_TIME_X][1] : match.end;
    } else {
      const uint32_t item = self->cells->items[i].item;
      i = item ? self->items->ends.items[item - 1] : i + 1;
    }
  }
}

EntStatus ent_time_items_find(EntTimeItems *const items,
                              const EntAllocator *const allocator,
                              const EntTimeRules *const rules,
                              const EntTimeWords *const words,
                              EntTimeCells *const cells) {
  Reader reader = {items, allocator, rules, words, cells};
  ENT_TRY(find_items(&reader));
  find_phrases(&reader);
  return ENT_SUCCESS;
}

void ent_time_items_clear(EntTimeItems *const items,
                          const EntAllocator *const allocator) {
  ent_free(allocator, items->ends.items);
  ent_free(allocator, items->items);
  *items = (EntTimeItems){0};
}

#include "frame/reading.h"

#include "base/utf8.h"
#include "base/vector.h"

#include <stdio.h>

EntStatus ent_reading_init(EntReading *const reading,
                           const EntFrameModel *const model,
                           const EntDocument *const document) {
  *reading = (EntReading){.model = model,
                          .document = document,
                          .allocator = document->allocator,
                          .arena = document->article->arena};
  ENT_TRY(ent_tree_init(&reading->tree, document));
  const size_t size = document->tokens.count * sizeof(uint32_t);
  reading->mention_of = ent_arena_alloc(reading->arena, size);
  reading->longest_at = ent_arena_alloc(reading->arena, size);
  reading->event_of = ent_arena_alloc(reading->arena, size);
  if (!reading->mention_of || !reading->longest_at || !reading->event_of) {
    return ENT_ERR_MEMORY;
  }
  memset(reading->event_of, 0xFF, size);
  memset(reading->mention_of, 0xFF, size);
  memset(reading->longest_at, 0xFF, size);
  return ENT_SUCCESS;
}

static void clear_referent(const EntAllocator *const allocator,
                           EntReferent *const referent) {
  ent_free(allocator, referent->names.items);
  ent_free(allocator, referent->mentions.items);
  ent_free(allocator, referent->members.items);
  ent_free(allocator, referent->co_chairs.items);
  if (referent->agreement) {
    ent_free(allocator, referent->agreement->signatories.items);
    ent_free(allocator, referent->agreement->provisions.items);
    ent_free(allocator, referent->agreement->clauses.items);
  }
}

void ent_reading_clear(EntReading *const reading) {
  const EntAllocator *const allocator = reading->allocator;
  for (size_t i = 0; i < reading->referents.count; ++i) {
    clear_referent(allocator, &reading->referents.items[i]);
  }
  for (size_t i = 0; i < reading->mentions.count; ++i) {
    ent_free(allocator, reading->mentions.items[i].referents.items);
  }
  for (size_t i = 0; i < reading->events.count; ++i) {
    ent_free(allocator, reading->events.items[i].evidence.items);
    ent_free(allocator, reading->events.items[i].fillers.items);
  }
  ent_free(allocator, reading->referents.items);
  ent_free(allocator, reading->mentions.items);
  ent_free(allocator, reading->events.items);
  ent_free(allocator, reading->offices.items);
}

EntReferentId ent_reading_find(const EntReading *const reading,
                               const EntView key) {
  for (size_t i = 0; i < reading->referents.count; ++i) {
    if (ent_view_equals(reading->referents.items[i].key, key)) {
      return (EntReferentId)i;
    }
  }
  return ENT_NO_REFERENT;
}

static EntStatus add_referent(EntReading *const reading,
                              const EntReferent referent,
                              EntReferentId *const id) {
  EntReferent *const added = ENT_PUSH(reading->allocator, &reading->referents);
  if (!added) {
    return ENT_ERR_MEMORY;
  }
  *added = referent;
  *id = (EntReferentId)reading->referents.count - 1;
  if (referent.kind != ENT_KIND_AGREEMENT) {
    return ENT_SUCCESS;
  }
  added->agreement = ent_arena_calloc(reading->arena, 1, sizeof(EntAgreement));
  if (!added->agreement) {
    return ENT_ERR_MEMORY;
  }
  added->agreement->signed_at = ENT_NO_REFERENT;
  added->agreement->implements = ENT_NO_REFERENT;
  added->agreement->ends = ENT_NO_EVENT;
  return ENT_SUCCESS;
}

/// The kinds by the topmost classes of the knowledge base.
static EntLexKind kind_of(const EntKnowledge *const knowledge,
                          const EntEntity entity) {
  static const struct {
    EntView class_name;
    EntLexKind kind;
  } kinds[] = {
      {{"State", 5}, ENT_KIND_STATE},
      {{"Person", 6}, ENT_KIND_PERSON},
      {{"Organization", 12}, ENT_KIND_ORGANIZATION},
      {{"Place", 5}, ENT_KIND_PLACE},
      {{"Agreement", 9}, ENT_KIND_AGREEMENT},
      {{"ArmedConflict", 13}, ENT_KIND_EVENT},
  };
  for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); ++i) {
    if (ent_knowledge_is_a(knowledge, entity, kinds[i].class_name)) {
      return kinds[i].kind;
    }
  }
  return ENT_KIND_EVENT;
}

/// Add what the entity lies in or is a body of, so that it can be told.
static EntStatus add_parent(EntReading *const reading, const EntEntity entity,
                            EntReferentId *const id) {
  const EntEntity parent =
      ent_knowledge_parent(reading->model->knowledge, entity);
  *id = ENT_NO_REFERENT;
  return parent == ENT_NO_ENTITY ? ENT_SUCCESS
                                 : ent_reading_add_known(reading, parent, id);
}

EntStatus ent_reading_add_known(EntReading *const reading,
                                const EntEntity entity,
                                EntReferentId *const id) {
  const EntKnowledge *const knowledge = reading->model->knowledge;
  const EntView key = ent_knowledge_id(knowledge, entity);
  *id = ent_reading_find(reading, key);
  if (*id != ENT_NO_REFERENT) {
    return ENT_SUCCESS;
  }
  EntReferentId parent = ENT_NO_REFERENT;
  ENT_TRY(add_parent(reading, entity, &parent));
  return add_referent(
      reading,
      (EntReferent){.kind = kind_of(knowledge, entity),
                    .class_name = ent_knowledge_class(knowledge, entity),
                    .key = key,
                    .label = ent_knowledge_label(knowledge, entity),
                    .known = entity,
                    .belongs_to = parent,
                    .capital = ENT_NO_REFERENT,
                    .recognition = ENT_NO_ID},
      id);
}

EntStatus ent_reading_add_local(EntReading *const reading,
                                const EntLexKind kind, const EntView class_name,
                                const EntView folder, const EntView label,
                                EntReferentId *const id) {
  EntView slug;
  EntView key;
  ENT_TRY(ent_reading_slug(reading->arena, label, &slug));
  ENT_TRY(ent_arena_format(reading->arena, &key, "%.*s/%.*s",
                           ENT_VIEW_ARGS(folder), ENT_VIEW_ARGS(slug)));
  if (kind == ENT_KIND_PERSON &&
      ent_knowledge_by_id(reading->model->knowledge, key) != ENT_NO_ENTITY) {
    // A namesake of one whom the knowledge base knows by this key.
    ENT_TRY(ent_arena_format(reading->arena, &key, "%.*s/%.*s-other",
                             ENT_VIEW_ARGS(folder), ENT_VIEW_ARGS(slug)));
  }
  *id = ent_reading_find(reading, key);
  if (*id != ENT_NO_REFERENT) {
    return ENT_SUCCESS;
  }
  return add_referent(reading,
                      (EntReferent){.kind = kind,
                                    .class_name = class_name,
                                    .key = key,
                                    .label = label,
                                    .known = ENT_NO_ENTITY,
                                    .belongs_to = ENT_NO_REFERENT,
                                    .capital = ENT_NO_REFERENT,
                                    .recognition = ENT_NO_ID},
                      id);
}

size_t ent_reading_count_before(const EntReading *const reading,
                                const EntReferentId id, const uint32_t token) {
  const uint32_t limit = ent_reading_token(reading, token)->span.begin;
  const EntReferent *const referent = &reading->referents.items[id];
  size_t count = 0;
  for (size_t i = 0; i < referent->mentions.count; ++i) {
    count += referent->mentions.items[i].begin < limit;
  }
  return count;
}

EntReferentId
ent_reading_most_spoken_of(const EntReading *const reading,
                           const uint32_t token,
                           bool (*const fits)(const EntReferent *)) {
  EntReferentId best = ENT_NO_REFERENT;
  size_t best_count = 0;
  for (size_t i = 0; i < reading->referents.count; ++i) {
    const EntReferentId id = (EntReferentId)i;
    const size_t count = fits(&reading->referents.items[i])
                             ? ent_reading_count_before(reading, id, token)
                             : 0;
    if (count > best_count) {
      best = id;
      best_count = count;
    }
  }
  return best;
}

EntStatus ent_reading_add_name(EntReading *const reading,
                               const EntReferentId id, const EntView name) {
  EntReferent *const referent = &reading->referents.items[id];
  for (size_t i = 0; i < referent->names.count; ++i) {
    if (ent_view_equals(referent->names.items[i], name)) {
      return ENT_SUCCESS;
    }
  }
  EntView *const added = ENT_PUSH(reading->allocator, &referent->names);
  return added ? (*added = name, ENT_SUCCESS) : ENT_ERR_MEMORY;
}

/// Remember where the referent is mentioned.
static EntStatus add_place(EntReading *const reading, const EntReferentId id,
                           const uint32_t first_token,
                           const uint32_t n_tokens) {
  const EntToken *const tokens = reading->document->tokens.items;
  EntReferent *const referent = &reading->referents.items[id];
  EntSpan *const span = ENT_PUSH(reading->allocator, &referent->mentions);
  if (!span) {
    return ENT_ERR_MEMORY;
  }
  *span = (EntSpan){tokens[first_token].span.begin,
                    tokens[first_token + n_tokens - 1].span.end};
  return ENT_SUCCESS;
}

/// Whoever is known by a description only is mentioned by it.
static EntStatus add_description(EntReading *const reading,
                                 const EntMention *const mention,
                                 const EntReferentId id) {
  const EntReferent *const referent = &reading->referents.items[id];
  return mention->form == ENT_MENTION_DESCRIPTION && !referent->agreement &&
                 !referent->mentions.count
             ? add_place(reading, id, mention->first_token, mention->n_tokens)
             : ENT_SUCCESS;
}

EntStatus ent_reading_add_to_mention(EntReading *const reading,
                                     const uint32_t mention,
                                     const EntReferentId referent) {
  EntMention *const changed = &reading->mentions.items[mention];
  for (size_t i = 0; i < changed->referents.count; ++i) {
    if (changed->referents.items[i] == referent) {
      return ENT_SUCCESS;
    }
  }
  EntReferentId *const added =
      ENT_PUSH(reading->allocator, &changed->referents);
  if (!added) {
    return ENT_ERR_MEMORY;
  }
  *added = referent;
  return add_description(reading, changed, referent);
}

/// Give the tokens that belong to no inner mention to this one.
static void claim_tokens(EntReading *const reading, const uint32_t index) {
  const EntMention *const mention = &reading->mentions.items[index];
  for (uint32_t i = 0; i < mention->n_tokens; ++i) {
    uint32_t *const owner = &reading->mention_of[mention->first_token + i];
    if (*owner == ENT_NO_MENTION ||
        reading->mentions.items[*owner].n_tokens > mention->n_tokens) {
      *owner = index;
    }
  }
  uint32_t *const longest = &reading->longest_at[mention->first_token];
  if (*longest == ENT_NO_MENTION ||
      reading->mentions.items[*longest].n_tokens < mention->n_tokens) {
    *longest = index;
  }
}

EntStatus
ent_reading_add_mention(EntReading *const reading, const uint32_t first_token,
                        const uint32_t n_tokens, const EntMentionForm form,
                        const EntReferentId referent, uint32_t *const mention) {
  EntMention *const added = ENT_PUSH(reading->allocator, &reading->mentions);
  if (!added) {
    return ENT_ERR_MEMORY;
  }
  *added = (EntMention){.first_token = first_token,
                        .n_tokens = n_tokens,
                        .form = form,
                        .probability = 1};
  *mention = (uint32_t)reading->mentions.count - 1;
  claim_tokens(reading, *mention);
  if (referent == ENT_NO_REFERENT) {
    return ENT_SUCCESS;
  }
  if (form == ENT_MENTION_NAME || form == ENT_MENTION_ADJECTIVE) {
    ENT_TRY(add_place(reading, referent, first_token, n_tokens));
  }
  if (form == ENT_MENTION_NAME) {
    ENT_TRY(ent_reading_add_name(
        reading, referent,
        ent_document_text(reading->document, first_token, n_tokens)));
  }
  return ent_reading_add_to_mention(reading, *mention, referent);
}

const EntMention *ent_reading_mention_at(const EntReading *const reading,
                                         const uint32_t token) {
  const uint32_t index = reading->mention_of[token];
  return index == ENT_NO_MENTION ? NULL : &reading->mentions.items[index];
}

const EntMention *ent_reading_longest_at(const EntReading *const reading,
                                         const uint32_t token) {
  const uint32_t index = reading->longest_at[token];
  return index == ENT_NO_MENTION ? NULL : &reading->mentions.items[index];
}

void ent_reading_claim(EntReading *const reading, const uint32_t token,
                       const uint32_t mention) {
  if (reading->mention_of[token] == ENT_NO_MENTION) {
    reading->mention_of[token] = mention;
  }
}

uint32_t ent_reading_head(const EntReading *const reading,
                          const EntMention *const mention) {
  const uint32_t end = mention->first_token + mention->n_tokens;
  for (uint32_t i = mention->first_token; i < end; ++i) {
    const uint32_t head = reading->document->tokens.items[i].head;
    if (head == ENT_NO_TOKEN || head < mention->first_token || head >= end) {
      return i;
    }
  }
  return end - 1;
}

EntReferentId ent_reading_referent_at(const EntReading *const reading,
                                      const uint32_t token) {
  const EntMention *const mention = ent_reading_mention_at(reading, token);
  return mention && mention->referents.count == 1 ? mention->referents.items[0]
                                                  : ENT_NO_REFERENT;
}

EntStatus ent_reading_add_event(EntReading *const reading,
                                const uint32_t trigger,
                                const EntLexEntry *const entry,
                                const EntId event_class,
                                uint32_t *const event) {
  EntEvent *const added = ENT_PUSH(reading->allocator, &reading->events);
  if (!added) {
    return ENT_ERR_MEMORY;
  }
  *event = (uint32_t)reading->events.count - 1;
  *added = (EntEvent){.event_class = event_class,
                      .trigger = trigger,
                      .entry = entry,
                      .confidence = 1,
                      .merged_into = ENT_NO_EVENT};
  EntSpan *const span = ENT_PUSH(reading->allocator, &added->evidence);
  if (!span) {
    return ENT_ERR_MEMORY;
  }
  *span = reading->document->tokens.items[trigger].span;
  reading->event_of[trigger] = *event;
  return ENT_SUCCESS;
}

bool ent_reading_is_a(const EntReading *const reading, const uint32_t event,
                      const EntId ancestor) {
  return ent_class_is_a(reading->model->vocabulary,
                        reading->events.items[event].event_class, ancestor);
}

static bool is_same_filler(const EntFiller *const a, const EntFiller *const b) {
  return a->role == b->role && a->kind == b->kind && a->id == b->id &&
         ent_view_equals(a->text, b->text) && a->date.year == b->date.year &&
         a->date.month == b->date.month && a->date.day == b->date.day;
}

EntStatus ent_reading_add_filler(EntReading *const reading,
                                 const uint32_t event, const EntFiller filler) {
  EntEvent *const changed = &reading->events.items[event];
  for (size_t i = 0; i < changed->fillers.count; ++i) {
    if (is_same_filler(&changed->fillers.items[i], &filler)) {
      return ENT_SUCCESS;
    }
  }
  EntFiller *const added = ENT_PUSH(reading->allocator, &changed->fillers);
  return added ? (*added = filler, ENT_SUCCESS) : ENT_ERR_MEMORY;
}

const EntFiller *ent_event_filler(const EntEvent *const event,
                                  const EntRole role,
                                  const EntFiller *const after) {
  const EntFiller *const end = event->fillers.items + event->fillers.count;
  for (const EntFiller *at = after ? after + 1 : event->fillers.items; at < end;
       ++at) {
    if (at->role == role) {
      return at;
    }
  }
  return NULL;
}

uint32_t ent_reading_event(const EntReading *const reading, uint32_t event) {
  while (event != ENT_NO_EVENT &&
         reading->events.items[event].merged_into != ENT_NO_EVENT) {
    event = reading->events.items[event].merged_into;
  }
  return event;
}

static bool is_key_byte(const char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

EntStatus ent_reading_slug(EntArena *const arena, const EntView text,
                           EntView *const slug) {
  char *const out = ent_arena_alloc(arena, 8 * text.size + 2);
  if (!out) {
    return ENT_ERR_MEMORY;
  }
  size_t size = 0;
  EntView rest = text;
  uint32_t code_point = 0;
  for (size_t n = 0; (n = ent_utf8_decode(rest, &code_point));
       rest = ent_view_slice(rest, n, rest.size)) {
    const uint32_t lower = ent_utf8_to_lower(code_point);
    if (lower < 0x80 && is_key_byte((char)lower)) {
      out[size++] = (char)lower;
    } else if (lower >= 0x80 && ent_utf8_is_letter(lower)) {
      size += (size_t)sprintf(out + size, "u%x", (unsigned)lower);
    } else if (size && out[size - 1] != '-' && lower != '\'' &&
               lower != 0x2019) {
      out[size++] = '-';
    }
  }
  while (size && out[size - 1] == '-') {
    --size;
  }
  if (!size) {
    out[size++] = 'x';
  }
  *slug = ent_view_of(out, size);
  return ENT_SUCCESS;
}

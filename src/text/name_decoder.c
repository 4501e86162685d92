#include "text/name_decoder.h"

#include "base/vector.h"

static const struct {
  EntView name;
  EntNamedKind kind;
} KINDS[] = {{ENT_VIEW("PER"), ENT_NAMED_PERSON},
             {ENT_VIEW("LOC"), ENT_NAMED_PLACE},
             {ENT_VIEW("ORG"), ENT_NAMED_ORGANIZATION}};

static EntNamedKind find_kind(const EntView name) {
  for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; ++i) {
    if (ent_view_equals(KINDS[i].name, name)) {
      return KINDS[i].kind;
    }
  }
  return ENT_NAMED_OTHER;
}

bool ent_name_tag_read(const EntView text, EntNameTag *const tag) {
  if (ent_view_equals(text, ENT_VIEW("O"))) {
    *tag = (EntNameTag){ENT_NAME_OUTSIDE, ENT_NAMED_OTHER};
    return true;
  }
  if (text.size < 3 || text.data[1] != '-' ||
      (text.data[0] != 'B' && text.data[0] != 'I')) {
    return false;
  }
  tag->part = text.data[0] == 'B' ? ENT_NAME_BEGIN : ENT_NAME_INSIDE;
  tag->kind = find_kind(ent_view_slice(text, 2, text.size));
  return true;
}

static bool may_follow(const EntNameTag before, const EntNameTag tag) {
  return tag.part != ENT_NAME_INSIDE ||
         (before.part != ENT_NAME_OUTSIDE && before.kind == tag.kind);
}

/// Products are scaled to a largest value of 1, so that none comes to nothing.
static void scale(float *const x, const uint32_t n) {
  float most = 0;
  for (uint32_t i = 0; i < n; ++i) {
    most = x[i] > most ? x[i] : most;
  }
  for (uint32_t i = 0; i < n && most > 0; ++i) {
    x[i] = x[i] / most;
  }
}

/// Extend the best sequences by one word; note the tag before in `choices`.
static void extend(const EntNameTags *const tags,
                   const float *const probabilities, float *const best,
                   uint8_t *const choices) {
  float next[ENT_NAME_TAGS];
  for (uint32_t t = 0; t < tags->n_tags; ++t) {
    float most = -1;
    for (uint32_t b = 0; b < tags->n_tags; ++b) {
      if (best[b] > most && may_follow(tags->tags[b], tags->tags[t])) {
        most = best[b];
        choices[t] = (uint8_t)b;
      }
    }
    next[t] = most * probabilities[t];
  }
  memcpy(best, next, tags->n_tags * sizeof *best);
  scale(best, tags->n_tags);
}

static void begin(const EntNameTags *const tags,
                  const float *const probabilities, float *const best) {
  for (uint32_t t = 0; t < tags->n_tags; ++t) {
    best[t] = tags->tags[t].part == ENT_NAME_INSIDE ? 0 : probabilities[t];
  }
  scale(best, tags->n_tags);
}

static uint32_t likeliest(const float *const best, const uint32_t n) {
  uint32_t most = 0;
  for (uint32_t t = 1; t < n; ++t) {
    most = best[t] > best[most] ? t : most;
  }
  return most;
}

/// Walk back from the last tag; the tag of each word goes to its first place.
static void trace_back(uint32_t tag, const uint32_t n, uint8_t *const choices) {
  for (uint32_t i = n; i-- > 0;) {
    uint8_t *const word = choices + (size_t)i * ENT_NAME_TAGS;
    const uint8_t before = i ? word[tag] : 0;
    word[0] = (uint8_t)tag;
    tag = before;
  }
}

/// Add a token tagged `tag` to the names; true unless out of memory.
static bool add_word(const EntNameTag tag, const float probability,
                     const uint32_t token, EntDocument *const document) {
  if (tag.part == ENT_NAME_OUTSIDE) {
    return true;
  }
  if (tag.part == ENT_NAME_INSIDE) {
    EntNamed *const name = &document->names.items[document->names.count - 1];
    ++name->n_tokens;
    name->probability =
        probability < name->probability ? probability : name->probability;
    return true;
  }
  EntNamed *const name = ENT_PUSH(document->allocator, &document->names);
  if (name) {
    *name = (EntNamed){token, 1, tag.kind, probability};
  }
  return name;
}

EntStatus ent_name_decode(const EntNameTags *const tags,
                          const float *const probabilities, const size_t stride,
                          const uint32_t first, const uint32_t n,
                          uint8_t *const choices, EntDocument *const document) {
  float best[ENT_NAME_TAGS];
  if (!n) {
    return ENT_SUCCESS;
  }
  begin(tags, probabilities, best);
  for (uint32_t i = 1; i < n; ++i) {
    extend(tags, probabilities + i * stride, best,
           choices + (size_t)i * ENT_NAME_TAGS);
  }
  trace_back(likeliest(best, tags->n_tags), n, choices);
  for (uint32_t i = 0; i < n; ++i) {
    const uint8_t chosen = choices[(size_t)i * ENT_NAME_TAGS];
    if (!add_word(tags->tags[chosen], probabilities[i * stride + chosen],
                  first + i, document)) {
      return ENT_ERR_MEMORY;
    }
  }
  return ENT_SUCCESS;
}

#include "frame/known_names.h"

#include "base/vector.h"

#include <ctype.h>

/// Names old and new, in the order of the text.
typedef struct {
  EntNamed *items;
  size_t count, capacity;
} Names;

typedef struct {
  const EntKnowledge *knowledge;
  const EntDocument *document;
  EntArena arena; ///< For the sentence at hand
  Names names;
  size_t n_done; ///< Names of the document that are in `names`
} Run;

static bool is_called_so(const EntNameKind kind) {
  return kind != ENT_NAME_ADJECTIVE && kind != ENT_NAME_DEMONYM &&
         kind != ENT_NAME_DEMONYMS && kind != ENT_NAME_SURNAME &&
         kind != ENT_NAME_SHARED;
}

static EntNamedKind kind_of(const EntKnowledge *const knowledge,
                            const EntEntity entity) {
  static const struct {
    EntView class_name;
    EntNamedKind kind;
  } kinds[] = {{ENT_VIEW("Person"), ENT_NAMED_PERSON},
               {ENT_VIEW("State"), ENT_NAMED_PLACE},
               {ENT_VIEW("Place"), ENT_NAMED_PLACE},
               {ENT_VIEW("Organization"), ENT_NAMED_ORGANIZATION}};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; ++i) {
    if (ent_knowledge_is_a(knowledge, entity, kinds[i].class_name)) {
      return kinds[i].kind;
    }
  }
  return ENT_NAMED_OTHER;
}

/// The kind of all that is called exactly so; ENT_NAMED_OTHER if there are
/// several, or none.
static EntNamedKind one_kind(const EntKnowledge *const knowledge,
                             const EntNameMatch *const match) {
  EntNamedKind kind = ENT_NAMED_OTHER;
  for (uint32_t i = 0; i < match->n_candidates; ++i) {
    const EntCandidate *const candidate = &match->candidates[i];
    if (!candidate->is_exact) {
      break;
    }
    const EntNamedKind its = kind_of(knowledge, candidate->entity);
    if (!is_called_so(candidate->kind) || (i && its != kind)) {
      return ENT_NAMED_OTHER;
    }
    kind = its;
  }
  return kind;
}

static bool is_proper(const EntDocument *const document, const uint32_t token) {
  return document->tokens.items[token].upos == ENT_UPOS_PROPN;
}

static bool is_capitalised_proper(const EntDocument *const document,
                                  const uint32_t token) {
  const EntView form = document->tokens.items[token].form;
  return is_proper(document, token) && form.size &&
         isupper((unsigned char)form.data[0]);
}

/// Whether the tokens [begin, end) of a sentence look like a whole name.
static bool is_whole(const EntDocument *const document,
                     const EntSentence *const sentence, const uint32_t begin,
                     const uint32_t end) {
  const uint32_t last = sentence->first_token + sentence->n_tokens;
  bool has_proper = false;
  for (uint32_t i = begin; i < end; ++i) {
    has_proper |= is_proper(document, i);
  }
  return has_proper &&
         !(begin > sentence->first_token &&
           is_capitalised_proper(document, begin - 1)) &&
         !(end < last && is_capitalised_proper(document, end));
}

static EntStatus push(Run *const run, const EntNamed name) {
  EntNamed *const added = ENT_PUSH(run->document->allocator, &run->names);
  return added ? (*added = name, ENT_SUCCESS) : ENT_ERR_MEMORY;
}

/// Copy the names of the document that begin before `token`.
static EntStatus copy_until(Run *const run, const uint32_t token) {
  while (run->n_done < run->document->names.count &&
         run->document->names.items[run->n_done].first_token < token) {
    ENT_TRY(push(run, run->document->names.items[run->n_done++]));
  }
  return ENT_SUCCESS;
}

/// Whether a name overlaps [begin, end); those before `end` are copied.
static bool is_taken(const Run *const run, const uint32_t begin) {
  const size_t n = run->names.count;
  return n && run->names.items[n - 1].first_token +
                      run->names.items[n - 1].n_tokens >
                  begin;
}

static EntStatus add_match(Run *const run, const EntSentence *const sentence,
                           const EntNameMatch *const match) {
  const EntNamedKind kind = one_kind(run->knowledge, match);
  const uint32_t begin = sentence->first_token + match->begin;
  const uint32_t end = sentence->first_token + match->end;
  ENT_TRY(copy_until(run, end));
  if (kind == ENT_NAMED_OTHER || is_taken(run, begin) ||
      !is_whole(run->document, sentence, begin, end)) {
    return ENT_SUCCESS;
  }
  return push(run,
              (EntNamed){begin, end - begin, kind, ENT_KNOWN_NAME_PROBABILITY});
}

static EntStatus read_sentence(Run *const run,
                               const EntSentence *const sentence) {
  const EntToken *const tokens =
      run->document->tokens.items + sentence->first_token;
  EntView *const forms =
      ent_arena_alloc(&run->arena, (sentence->n_tokens + 1) * sizeof(EntView));
  if (!forms) {
    return ENT_ERR_MEMORY;
  }
  for (uint32_t i = 0; i < sentence->n_tokens; ++i) {
    forms[i] = tokens[i].form;
  }
  EntNameMatches matches;
  ENT_TRY(ent_knowledge_match(run->knowledge, forms, sentence->n_tokens, 0,
                              &run->arena, &matches));
  for (size_t i = 0; i < matches.count; ++i) {
    ENT_TRY(add_match(run, sentence, &matches.items[i]));
  }
  return ENT_SUCCESS;
}

static EntStatus read_all(Run *const run) {
  for (size_t i = 0; i < run->document->sentences.count; ++i) {
    ENT_TRY(read_sentence(run, &run->document->sentences.items[i]));
    ent_arena_clear(&run->arena);
  }
  return copy_until(run, ENT_NO_TOKEN);
}

EntStatus ent_known_names_add(const EntKnowledge *const knowledge,
                              EntDocument *const document) {
  Run run = {.knowledge = knowledge, .document = document};
  ent_arena_init(&run.arena, document->allocator);
  const EntStatus status = read_all(&run);
  ent_arena_clear(&run.arena);
  if (status) {
    ent_free(document->allocator, run.names.items);
    return status;
  }
  ent_free(document->allocator, document->names.items);
  document->names.items = run.names.items;
  document->names.count = run.names.count;
  document->names.capacity = run.names.capacity;
  return ENT_SUCCESS;
}

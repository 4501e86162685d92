#include "text/headline_case.h"

#include "base/intern.h"
#include "base/utf8.h"
#include "base/vector.h"

/// Shortest word that tells how a headline is written, in letters, and how many
/// of these there must be.
enum { MIN_LETTERS = 4, MIN_WORDS = 2 };

typedef enum { SMALL, CAPITALISED, CAPITALS, OTHER } Case;

/// How the body writes a word.
typedef struct {
  uint32_t n_small, n_capital;
  EntView capital; ///< As it was written last
} Use;

typedef struct {
  EntDocument *document;
  EntArena *arena;
  EntIntern *words; ///< In small letters; ids index `uses`
  struct {
    Use *items;
    size_t count, capacity;
  } uses;
} Body;

static Case case_of(const EntView form, size_t *const n_letters) {
  size_t n_upper = 0;
  bool begins_upper = false;
  *n_letters = 0;
  for (size_t at = 0; at < form.size;) {
    uint32_t c = 0;
    const size_t n = ent_utf8_decode(ent_view_slice(form, at, form.size), &c);
    if (!n) {
      return OTHER;
    }
    const bool is_upper = ent_utf8_is_upper(c);
    if (ent_utf8_is_letter(c)) {
      begins_upper = begins_upper || (!*n_letters && is_upper);
      n_upper += is_upper;
      ++*n_letters;
    }
    at += n;
  }
  return !*n_letters                            ? OTHER
         : !n_upper                             ? SMALL
         : n_upper == *n_letters && n_upper > 1 ? CAPITALS
         : begins_upper && n_upper == 1         ? CAPITALISED
                                                : OTHER;
}

/// Copy `form` in small letters into the arena.
static EntStatus to_small(EntArena *const arena, const EntView form,
                          EntView *const small) {
  char *const copy = ent_arena_alloc(arena, 2 * form.size + 4);
  size_t size = 0;
  if (!copy) {
    return ENT_ERR_MEMORY;
  }
  for (size_t at = 0; at < form.size;) {
    uint32_t c = 0;
    const size_t n = ent_utf8_decode(ent_view_slice(form, at, form.size), &c);
    if (!n) {
      break;
    }
    size += ent_utf8_encode(ent_utf8_to_lower(c), copy + size);
    at += n;
  }
  *small = ent_view_of(copy, size);
  return ENT_SUCCESS;
}

/// Note how the body writes the word.
static EntStatus note(Body *const body, const EntToken *const token) {
  size_t n_letters = 0;
  const Case written = case_of(token->form, &n_letters);
  EntView small;
  EntId id = ENT_NO_ID;
  if (!n_letters) {
    return ENT_SUCCESS;
  }
  ENT_TRY(to_small(body->arena, token->form, &small));
  ENT_TRY(ent_intern_add(body->words, small, &id));
  if (id == body->uses.count) {
    Use *const added = ENT_PUSH(body->document->allocator, &body->uses);
    if (!added) {
      return ENT_ERR_MEMORY;
    }
    *added = (Use){0, 0, {NULL, 0}};
  }
  Use *const use = &body->uses.items[id];
  use->n_small += written == SMALL;
  use->n_capital += written != SMALL;
  use->capital = written == SMALL ? use->capital : token->form;
  return ENT_SUCCESS;
}

static EntStatus read_body(Body *const body) {
  const EntDocument *const document = body->document;
  for (size_t i = 0; i < document->sentences.count; ++i) {
    const EntSentence *const sentence = &document->sentences.items[i];
    const uint32_t end = sentence->first_token + sentence->n_tokens;
    if (sentence->kind == ENT_SEGMENT_HEADLINE) {
      continue;
    }
    for (uint32_t j = sentence->first_token + 1; j < end; ++j) {
      ENT_TRY(note(body, &document->tokens.items[j]));
    }
  }
  return ENT_SUCCESS;
}

static EntStatus find_use(const Body *const body, const EntView form,
                          const Use **const use, EntView *const small) {
  ENT_TRY(to_small(body->arena, form, small));
  const EntId id = ent_intern_find(body->words, *small);
  *use = id == ENT_NO_ID ? NULL : &body->uses.items[id];
  return ENT_SUCCESS;
}

/// Whether the headline is in capitals, or in title case: nearly all its longer
/// words are, and one of them has a small letter in the body.
static EntStatus is_to_change(const Body *const body,
                              const EntSentence *const headline,
                              bool *const is_changed) {
  const uint32_t end = headline->first_token + headline->n_tokens;
  size_t n_words = 0;
  size_t n_capital = 0;
  bool has_common = false;
  for (uint32_t i = headline->first_token + 1; i < end; ++i) {
    const EntView form = body->document->tokens.items[i].form;
    size_t n_letters = 0;
    const Case written = case_of(form, &n_letters);
    const Use *use = NULL;
    EntView small;
    if (n_letters < MIN_LETTERS) {
      continue;
    }
    ++n_words;
    n_capital += written != SMALL;
    ENT_TRY(find_use(body, form, &use, &small));
    has_common = has_common ||
                 (written != SMALL && (!use || use->n_small > use->n_capital));
  }
  *is_changed =
      n_words >= MIN_WORDS && 5 * n_capital >= 4 * n_words && has_common;
  return ENT_SUCCESS;
}

/// The form of the word in a sentence.
static EntStatus choose(const Body *const body, const EntView form,
                        const bool is_first, EntView *const chosen) {
  size_t n_letters = 0;
  const Case written = case_of(form, &n_letters);
  const Use *use = NULL;
  EntView small;
  *chosen = form;
  if (written == SMALL || written == OTHER) {
    return ENT_SUCCESS;
  }
  ENT_TRY(find_use(body, form, &use, &small));
  const bool is_name = use && use->n_capital > use->n_small;
  const bool is_unknown = !use || (!use->n_capital && !use->n_small);
  if (is_name) {
    *chosen = use->capital;
  } else if (!is_first && !(is_unknown && written == CAPITALS &&
                            n_letters < MIN_LETTERS)) { // an acronym
    *chosen = small;
  }
  return ENT_SUCCESS;
}

static EntStatus change(const Body *const body,
                        const EntSentence *const headline,
                        EntHeadlineForms *const forms) {
  const uint32_t end = headline->first_token + headline->n_tokens;
  for (uint32_t i = headline->first_token; i < end; ++i) {
    EntToken *const token = &body->document->tokens.items[i];
    EntView chosen;
    ENT_TRY(choose(body, token->form, i == headline->first_token, &chosen));
    if (ent_view_equals(chosen, token->form)) {
      continue;
    }
    struct EntHeadlineForm *const added =
        ENT_PUSH(body->document->allocator, forms);
    if (!added) {
      return ENT_ERR_MEMORY;
    }
    *added = (struct EntHeadlineForm){i, token->form};
    token->form = chosen;
  }
  return ENT_SUCCESS;
}

static EntStatus set(Body *const body, EntHeadlineForms *const forms) {
  const EntDocument *const document = body->document;
  bool is_read = false;
  for (size_t i = 0; i < document->sentences.count; ++i) {
    const EntSentence *const sentence = &document->sentences.items[i];
    bool is_changed = false;
    if (sentence->kind != ENT_SEGMENT_HEADLINE) {
      continue;
    }
    if (!is_read) {
      ENT_TRY(read_body(body));
      is_read = true;
    }
    ENT_TRY(is_to_change(body, sentence, &is_changed));
    if (is_changed) {
      ENT_TRY(change(body, sentence, forms));
    }
  }
  return ENT_SUCCESS;
}

EntStatus ent_headline_case_set(EntDocument *const document,
                                EntArena *const arena,
                                EntHeadlineForms *const forms) {
  Body body = {.document = document,
               .arena = arena,
               .words = ent_intern_new(document->allocator)};
  const EntStatus status = body.words ? set(&body, forms) : ENT_ERR_MEMORY;
  ent_intern_free(body.words);
  ent_free(document->allocator, body.uses.items);
  if (status) {
    ent_headline_case_restore(document, forms);
  }
  return status;
}

void ent_headline_case_restore(EntDocument *const document,
                               EntHeadlineForms *const forms) {
  for (size_t i = 0; i < forms->count; ++i) {
    document->tokens.items[forms->items[i].token].form = forms->items[i].form;
  }
  ent_free(document->allocator, forms->items);
  *forms = (EntHeadlineForms){NULL, 0, 0};
}

#include "frame/lexicon_impl.h"

#include <string.h>

enum { MAX_FORM = 40 };

/// How a regular ending is undone: cut, and what goes in its place.
typedef struct {
  EntView ending;
  EntView base;
  bool is_doubled; ///< Cut the second of two like letters too: "planned"
} Ending;

static const Ending endings[] = {
    {ENT_VIEW("ied"), ENT_VIEW("y"), false},
    {ENT_VIEW("ies"), ENT_VIEW("y"), false},
    {ENT_VIEW("ed"), ENT_VIEW(""), false},
    {ENT_VIEW("ed"), ENT_VIEW("e"), false},
    {ENT_VIEW("ed"), ENT_VIEW(""), true},
    {ENT_VIEW("ing"), ENT_VIEW(""), false},
    {ENT_VIEW("ing"), ENT_VIEW("e"), false},
    {ENT_VIEW("ing"), ENT_VIEW(""), true},
    {ENT_VIEW("es"), ENT_VIEW(""), false},
    {ENT_VIEW("s"), ENT_VIEW(""), false},
};

static bool ends_doubled(const char *const text, const size_t size) {
  return size > 2 && text[size - 1] == text[size - 2];
}

/// Undo `ending`; return an empty view if `form` does not have it.
static EntView undo(const EntView form, const Ending *const ending,
                    char out[MAX_FORM]) {
  if (!ent_view_ends_with(form, ending->ending) ||
      form.size + ending->base.size > MAX_FORM) {
    return ENT_VIEW("");
  }
  size_t size = form.size - ending->ending.size;
  if (ending->is_doubled && !ends_doubled(form.data, size)) {
    return ENT_VIEW("");
  }
  size -= ending->is_doubled;
  memcpy(out, form.data, size);
  memcpy(out + size, ending->base.data, ending->base.size);
  return ent_view_of(out, size + ending->base.size);
}

static void find_irregular(const EntLexicon *const lexicon, const EntView form,
                           const EntLexPos pos, const EntLexEntry **const first,
                           size_t *const count) {
  const EntId id = ent_intern_find(lexicon->words, form);
  const EntId base = id == ENT_NO_ID ? 0 : lexicon->word_data.items[id].base;
  if (base) {
    ent_lexicon_find(lexicon, ent_intern_string(lexicon->words, base - 1), pos,
                     first, count);
  }
}

void ent_lexicon_find_form(const EntLexicon *const lexicon, const EntView lemma,
                           const EntView form, const EntLexPos pos,
                           const EntLexEntry **const first,
                           size_t *const count) {
  char buffer[MAX_FORM];
  ent_lexicon_find(lexicon, lemma, pos, first, count);
  if (!*count) {
    find_irregular(lexicon, form, pos, first, count);
  }
  const size_t n_endings = sizeof(endings) / sizeof(endings[0]);
  for (size_t i = 0; !*count && i < n_endings; ++i) {
    const EntView base = undo(form, &endings[i], buffer);
    if (base.size) {
      ent_lexicon_find(lexicon, base, pos, first, count);
    }
  }
}

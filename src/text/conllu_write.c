#include "text/conllu.h"

/// What is being written.
typedef struct {
  const EntDocument *document;
  const EntSentence *sentence;
  size_t next_name; ///< The first name that does not end before the token
  bool has_probabilities;
  EntBuffer *out;
} Writer;

static const EntToken *token_at(const Writer *const self, const uint32_t i) {
  return &self->document->tokens.items[self->sentence->first_token + i];
}

static EntStatus put(Writer *const self, const EntView text) {
  return ent_buffer_append(self->out, text);
}

static EntStatus put_or_blank(Writer *const self, const EntView text) {
  return put(self, text.size ? text : ENT_VIEW("_"));
}

/// Write the cells in `text`, then a tab.
static EntStatus put_cell(Writer *const self, const EntView text) {
  ENT_TRY(put_or_blank(self, text));
  return ent_buffer_append_byte(self->out, '\t');
}

/// Return the token behind the written word that begins with token `i`.
static uint32_t word_end(const Writer *const self, const uint32_t i) {
  uint32_t end = i + 1;
  while (end < self->sentence->n_tokens && token_at(self, end)->is_joined) {
    ++end;
  }
  return end;
}

static EntView surface(const Writer *const self, const uint32_t begin,
                       const uint32_t end) {
  return end == begin + 1
             ? token_at(self, begin)->form
             : ent_document_text(self->document,
                                 self->sentence->first_token + begin,
                                 end - begin);
}

static EntStatus put_text(Writer *const self) {
  const uint32_t n = self->sentence->n_tokens;
  ENT_TRY(put(self, ENT_VIEW("# text = ")));
  for (uint32_t begin = 0; begin < n;) {
    const uint32_t end = word_end(self, begin);
    ENT_TRY(put(self, surface(self, begin, end)));
    if (end < n && token_at(self, end - 1)->has_space_after) {
      ENT_TRY(put(self, ENT_VIEW(" ")));
    }
    begin = end;
  }
  return put(self, ENT_VIEW("\n"));
}

static EntStatus put_comments(Writer *const self, const size_t i) {
  const EntSentence *const sentence = self->sentence;
  const char *const name = self->document->article->name;
  if (!i) {
    ENT_TRY(ent_buffer_format(self->out, "# newdoc id = %s\n", name));
  }
  if (!i || sentence[-1].paragraph != sentence->paragraph) {
    ENT_TRY(put(self, ENT_VIEW("# newpar\n")));
    if (sentence->kind == ENT_SEGMENT_HEADLINE) {
      ENT_TRY(put(self, ENT_VIEW("# segment = headline\n")));
    }
  }
  if (sentence->id.size) {
    ENT_TRY(ent_buffer_format(self->out, "# sent_id = %.*s\n",
                              ENT_VIEW_ARGS(sentence->id)));
  } else {
    ENT_TRY(ent_buffer_format(self->out, "# sent_id = %s-%zu\n", name, i + 1));
  }
  return put_text(self);
}

/// Return the name that covers token `i`, or NULL.
static const EntNamed *name_at(Writer *const self, const uint32_t i) {
  const uint32_t token = self->sentence->first_token + i;
  const EntDocument *const document = self->document;
  const EntNamed *const names = document->names.items;
  while (self->next_name < document->names.count &&
         names[self->next_name].first_token + names[self->next_name].n_tokens <=
             token) {
    ++self->next_name;
  }
  const bool is_covered = self->next_name < document->names.count &&
                          names[self->next_name].first_token <= token;
  return is_covered ? &names[self->next_name] : NULL;
}

/// Write one attribute of MISC.
static EntStatus put_misc(Writer *const self, const size_t start,
                          const char *const attribute,
                          const char *const value) {
  return ent_buffer_format(self->out, "%s%s=%s",
                           self->out->size > start ? "|" : "", attribute,
                           value);
}

static EntStatus put_probability(Writer *const self, const size_t start,
                                 const char *const attribute,
                                 const float value) {
  return ent_buffer_format(self->out, "%s%s=%.4f",
                           self->out->size > start ? "|" : "", attribute,
                           (double)value);
}

static EntStatus put_name(Writer *const self, const size_t start,
                          const EntNamed *const name, const bool is_first) {
  static const char *const tags[2][4] = {{"I-PER", "I-LOC", "I-ORG", "I-MISC"},
                                         {"B-PER", "B-LOC", "B-ORG", "B-MISC"}};
  return put_misc(self, start, "Entity", tags[is_first][name->kind]);
}

static bool is_annotated(const EntToken *const token) {
  return token->lemma.size || token->head != ENT_NO_TOKEN ||
         token->deprel != ENT_DEPREL_DEP;
}

/// Attributes in the order of the alphabet, as the format asks for.
static EntStatus put_all_misc(Writer *const self, const uint32_t i) {
  const EntToken *const token = token_at(self, i);
  const EntNamed *const name = name_at(self, i);
  const size_t start = self->out->size;
  const bool has_tree = self->has_probabilities && is_annotated(token);
  const bool is_in_word =
      i + 1 < self->sentence->n_tokens && token_at(self, i + 1)->is_joined;
  const bool is_alone = !token->is_joined && !is_in_word;
  if (has_tree) {
    ENT_TRY(
        put_probability(self, start, "DeprelProb", token->deprel_probability));
  }
  if (name) {
    const uint32_t at = self->sentence->first_token + i;
    ENT_TRY(put_name(self, start, name, name->first_token == at));
    if (self->has_probabilities) {
      ENT_TRY(put_probability(self, start, "EntityProb", name->probability));
    }
  }
  if (has_tree) {
    ENT_TRY(put_probability(self, start, "HeadProb", token->head_probability));
  }
  if (is_alone && !token->has_space_after) {
    ENT_TRY(put_misc(self, start, "SpaceAfter", "No"));
  }
  if (has_tree) {
    ENT_TRY(put_probability(self, start, "UposProb", token->upos_probability));
  }
  return self->out->size > start ? ENT_SUCCESS : put(self, ENT_VIEW("_"));
}

/// The number of the head within the sentence, 0 for the root.
static uint32_t head_number(const Writer *const self,
                            const EntToken *const token) {
  return token->head == ENT_NO_TOKEN
             ? 0
             : token->head - self->sentence->first_token + 1;
}

static EntStatus put_word(Writer *const self, const uint32_t i) {
  const EntToken *const token = token_at(self, i);
  const bool has_tree = is_annotated(token);
  ENT_TRY(ent_buffer_format(self->out, "%u\t", i + 1));
  ENT_TRY(put_cell(self, token->form));
  ENT_TRY(put_cell(self, token->lemma));
  ENT_TRY(put_cell(self, has_tree ? ent_upos_name(token->upos) : ENT_VIEW("")));
  ENT_TRY(put(self, ENT_VIEW("_\t")));
  ENT_TRY(put_cell(self, token->feats));
  if (has_tree) {
    ENT_TRY(ent_buffer_format(self->out, "%u\t%.*s\t_\t",
                              head_number(self, token),
                              ENT_VIEW_ARGS(ent_deprel_name(token->deprel))));
  } else {
    ENT_TRY(put(self, ENT_VIEW("_\t_\t_\t")));
  }
  ENT_TRY(put_all_misc(self, i));
  return put(self, ENT_VIEW("\n"));
}

/// The line of a written word that is several: "2-3  doesn't".
static EntStatus put_range(Writer *const self, const uint32_t begin,
                           const uint32_t end) {
  const EntView form = surface(self, begin, end);
  const bool has_space = token_at(self, end - 1)->has_space_after;
  return ent_buffer_format(self->out, "%u-%u\t%.*s\t_\t_\t_\t_\t_\t_\t_\t%s\n",
                           begin + 1, end, ENT_VIEW_ARGS(form),
                           has_space ? "_" : "SpaceAfter=No");
}

static EntStatus put_sentence(Writer *const self, const size_t i) {
  self->sentence = &self->document->sentences.items[i];
  ENT_TRY(put_comments(self, i));
  for (uint32_t begin = 0; begin < self->sentence->n_tokens;) {
    const uint32_t end = word_end(self, begin);
    if (end > begin + 1) {
      ENT_TRY(put_range(self, begin, end));
    }
    for (; begin < end; ++begin) {
      ENT_TRY(put_word(self, begin));
    }
  }
  return put(self, ENT_VIEW("\n"));
}

EntStatus ent_conllu_write(const EntDocument *const document,
                           const bool has_probabilities, EntBuffer *const out) {
  Writer self = {
      .document = document, .has_probabilities = has_probabilities, .out = out};
  for (size_t i = 0; i < document->sentences.count; ++i) {
    ENT_TRY(put_sentence(&self, i));
  }
  return ENT_SUCCESS;
}

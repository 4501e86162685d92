#include "text/parser_impl.h"

#include <stdlib.h>

static EntStatus refuse(const EntParser *const parser, const char *const what) {
  return ent_error(parser->world, ENT_ERR_DATA, ENT_IN_FILE(parser->file.path),
                   "%s", what);
}

// ---- metadata: lines "key value"

static EntView metadata_value(EntView text, const EntView key) {
  while (text.data) {
    const EntView line = ent_view_cut(&text, '\n');
    EntView rest = line;
    if (ent_view_equals(ent_view_cut(&rest, ' '), key)) {
      return rest;
    }
  }
  return (EntView){NULL, 0};
}

/// The number at `key`, 0 if it is missing or no number below 10,000.
static uint32_t metadata_number(const EntView text, const char *const key) {
  const EntView value = metadata_value(text, ent_view(key));
  uint32_t number = 0;
  for (size_t i = 0; i < value.size; ++i) {
    if (value.data[i] < '0' || value.data[i] > '9' || number > 999) {
      return 0;
    }
    number = number * 10 + (uint32_t)(value.data[i] - '0');
  }
  return number;
}

// ---- inventories: one class a line

/// The lines of section `name`, copied and terminated.
static EntStatus load_lines(EntParser *const parser, const char *const name,
                            EntView **const lines, uint32_t *const n_lines) {
  EntView text;
  ENT_TRY(ent_model_file_text(&parser->file, name, &text));
  uint32_t n = 0;
  for (size_t i = 0; i < text.size; ++i) {
    n += text.data[i] == '\n';
  }
  *lines = ent_arena_calloc(&parser->arena, n + 1, sizeof **lines);
  if (!*lines) {
    return ENT_ERR_MEMORY;
  }
  for (uint32_t i = 0; i < n; ++i) {
    ENT_TRY(ent_arena_copy(&parser->arena, ent_view_cut(&text, '\n'),
                           &(*lines)[i]));
  }
  *n_lines = n;
  return n ? ENT_SUCCESS : refuse(parser, "an inventory is empty");
}

/// "NOUN|NN|Number=Sing": universal tag, language's own tag, features.
static EntParserTag read_tag(EntView text) {
  EntParserTag tag;
  tag.upos = ent_upos_find(ent_view_cut(&text, '|'));
  (void)ent_view_cut(&text, '|');
  const bool has_feats = text.data && !ent_view_equals(text, ENT_VIEW("_"));
  tag.feats = has_feats ? text : ENT_VIEW("");
  return tag;
}

static EntStatus load_tags(EntParser *const parser, uint32_t *const n) {
  EntView *lines;
  ENT_TRY(load_lines(parser, "tags", &lines, n));
  parser->tags = ent_arena_calloc(&parser->arena, *n, sizeof *parser->tags);
  if (!parser->tags) {
    return ENT_ERR_MEMORY;
  }
  for (uint32_t i = 0; i < *n; ++i) {
    parser->tags[i] = read_tag(lines[i]);
  }
  return ENT_SUCCESS;
}

static EntStatus load_lemma_scripts(EntParser *const parser,
                                    uint32_t *const n) {
  EntView *lines;
  ENT_TRY(load_lines(parser, "lemmas", &lines, n));
  parser->lemma_scripts =
      ent_arena_calloc(&parser->arena, *n, sizeof *parser->lemma_scripts);
  if (!parser->lemma_scripts) {
    return ENT_ERR_MEMORY;
  }
  for (uint32_t i = 0; i < *n; ++i) {
    if (!lines[i].size) {
      return refuse(parser, "an empty lemma script");
    }
    parser->lemma_scripts[i] = lines[i].data;
  }
  return ENT_SUCCESS;
}

static EntStatus load_labels(EntParser *const parser, uint32_t *const n) {
  EntView *lines;
  ENT_TRY(load_lines(parser, "labels", &lines, n));
  parser->labels = ent_arena_calloc(&parser->arena, *n, sizeof *parser->labels);
  if (!parser->labels) {
    return ENT_ERR_MEMORY;
  }
  parser->root_label = *n;
  for (uint32_t i = 0; i < *n; ++i) {
    parser->labels[i] = ent_deprel_find(lines[i]);
    if (parser->labels[i] == ENT_DEPREL_ROOT) {
      parser->root_label = i;
    }
  }
  return parser->root_label<*n && * n> 1
             ? ENT_SUCCESS
             : refuse(parser, "the relation root is missing");
}

static EntStatus load_name_tags(EntParser *const parser, uint32_t *const n) {
  EntView *lines;
  ENT_TRY(load_lines(parser, "names", &lines, n));
  if (*n > ENT_NAME_TAGS) {
    return refuse(parser, "too many name tags");
  }
  parser->names.n_tags = *n;
  for (uint32_t i = 0; i < *n; ++i) {
    if (!ent_name_tag_read(lines[i], &parser->names.tags[i])) {
      return refuse(parser, "a malformed name tag");
    }
  }
  return ENT_SUCCESS;
}

// ---- layers

static EntStatus load_lstm_layers(EntParser *const parser) {
  uint32_t n_inputs = parser->input.width;
  for (uint32_t i = 0; i < parser->n_layers; ++i) {
    ENT_TRY(ent_lstm_layer_load(&parser->file, i, n_inputs, parser->n_units,
                                &parser->lstm[i]));
    n_inputs = 2 * parser->n_units;
  }
  return ENT_SUCCESS;
}

static EntStatus load_biaffine(EntParser *const parser, const EntView metadata,
                               const uint32_t n_labels) {
  const uint32_t n_arc_units = metadata_number(metadata, "arc_units");
  const uint32_t n_label_units = metadata_number(metadata, "label_units");
  if (!n_arc_units || n_arc_units % ENT_KERNEL_LANES || !n_label_units ||
      n_label_units % ENT_KERNEL_LANES) {
    return refuse(parser, "an impossible number of units");
  }
  return ent_biaffine_load(&parser->file, 2 * parser->n_units, n_arc_units,
                           n_label_units, n_labels, &parser->biaffine);
}

static EntStatus load_classifiers(EntParser *const parser,
                                  const EntView metadata) {
  const uint32_t width = 2 * parser->n_units;
  uint32_t n;
  ENT_TRY(load_tags(parser, &n));
  ENT_TRY(ent_linear_load(&parser->file, "tag", width, n, &parser->tag));
  ENT_TRY(load_lemma_scripts(parser, &n));
  ENT_TRY(ent_linear_load(&parser->file, "lemma", width, n, &parser->lemma));
  ENT_TRY(load_name_tags(parser, &n));
  ENT_TRY(ent_linear_load(&parser->file, "name", width, n, &parser->name));
  ENT_TRY(ent_name_chain_load(&parser->file, n, &parser->name_chain));
  ENT_TRY(load_labels(parser, &n));
  return load_biaffine(parser, metadata, n);
}

static bool has_sound_layers(const EntParser *const parser) {
  return parser->n_layers && parser->n_layers <= ENT_PARSER_LAYERS &&
         parser->tag_layer && parser->tag_layer <= parser->n_layers &&
         parser->lemma_layer && parser->lemma_layer <= parser->tag_layer;
}

static EntStatus load(EntParser *const parser, const char *const path) {
  EntView metadata;
  ENT_TRY(ent_model_file_open(parser->world, path, &parser->file));
  ENT_TRY(ent_model_file_text(&parser->file, "metadata", &metadata));
  parser->n_layers = metadata_number(metadata, "layers");
  parser->n_units = metadata_number(metadata, "units");
  parser->tag_layer = metadata_number(metadata, "tag_layer");
  parser->lemma_layer = metadata_number(metadata, "lemma_layer");
  if (!has_sound_layers(parser)) {
    return refuse(parser, "an impossible number of layers");
  }
  ENT_TRY(ent_input_layer_load(&parser->file, &parser->input));
  ENT_TRY(load_lstm_layers(parser));
  return load_classifiers(parser, metadata);
}

EntStatus ent_parser_open(const EntWorld *const world, const char *const path,
                          EntParser **const parser) {
  const EntAllocator *const allocator = ent_world_allocator(world);
  *parser = NULL;
  EntParser *const p = ent_calloc(allocator, 1, sizeof *p);
  if (!p) {
    return ENT_ERR_MEMORY;
  }
  p->world = world;
  p->kernels = ent_kernels_best();
  ent_arena_init(&p->arena, allocator);
  const EntStatus status = load(p, path);
  if (status) {
    ent_parser_free(p);
    return status;
  }
  *parser = p;
  return ENT_SUCCESS;
}

void ent_parser_free(EntParser *const parser) {
  if (parser) {
    ent_arena_clear(&parser->arena);
    ent_model_file_close(&parser->file);
    ent_free(ent_world_allocator(parser->world), parser);
  }
}

void ent_parser_set_kernels(EntParser *const parser,
                            const EntKernels *const kernels) {
  parser->kernels = kernels;
}

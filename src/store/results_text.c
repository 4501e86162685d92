#include "store/results_impl.h"

#include <string.h>

/// RFC 4180: a field with a comma, quote or line end is quoted
static EntStatus append_csv(EntBuffer *const line, const EntView text) {
  bool is_plain = true;
  for (size_t i = 0; is_plain && i < text.size; ++i) {
    is_plain = !text.data[i] || !strchr(",\"\r\n", text.data[i]);
  }
  if (is_plain) {
    return ent_buffer_append(line, text);
  }
  ENT_TRY(ent_buffer_append_byte(line, '"'));
  for (size_t i = 0; i < text.size; ++i) {
    if (text.data[i] == '"') {
      ENT_TRY(ent_buffer_append_byte(line, '"'));
    }
    ENT_TRY(ent_buffer_append_byte(line, text.data[i]));
  }
  return ent_buffer_append_byte(line, '"');
}

static EntStatus append_csv_term(EntBuffer *const line,
                                 const EntTerm *const term) {
  if (term->kind == ENT_TERM_BLANK) {
    ENT_TRY(ent_buffer_append(line, ENT_VIEW("_:")));
  }
  return append_csv(line, term->value);
}

static EntStatus append_escaped(EntBuffer *const line, const EntView text) {
  for (size_t i = 0; i < text.size; ++i) {
    static const char FROM[] = "\t\n\r\"\\";
    static const char TO[] = "tnr\"\\";
    const char c = text.data[i];
    const char *const found = c ? strchr(FROM, c) : NULL;
    if (found) {
      ENT_TRY(ent_buffer_append_byte(line, '\\'));
    }
    ENT_TRY(ent_buffer_append_byte(line, found ? TO[found - FROM] : c));
  }
  return ENT_SUCCESS;
}

/// A term as SPARQL and Turtle write it
static EntStatus append_tsv_term(EntBuffer *const line,
                                 const EntTerm *const term) {
  switch (term->kind) {
  case ENT_TERM_NONE:
    return ENT_SUCCESS;
  case ENT_TERM_IRI:
    return ent_buffer_format(line, "<%.*s>", ENT_VIEW_ARGS(term->value));
  case ENT_TERM_BLANK:
    return ent_buffer_format(line, "_:%.*s", ENT_VIEW_ARGS(term->value));
  default:
    break;
  }
  ENT_TRY(ent_buffer_append_byte(line, '"'));
  ENT_TRY(append_escaped(line, term->value));
  ENT_TRY(ent_buffer_append_byte(line, '"'));
  if (term->language.size) {
    return ent_buffer_format(line, "@%.*s", ENT_VIEW_ARGS(term->language));
  }
  return term->datatype.size ? ent_buffer_format(line, "^^<%.*s>",
                                                 ENT_VIEW_ARGS(term->datatype))
                             : ENT_SUCCESS;
}

typedef struct {
  const char *mark; ///< Before a variable's name
  char separator;
  const char *end; ///< Of a line
  EntStatus (*append)(EntBuffer *, const EntTerm *);
} Separated;

static EntStatus append_row(EntResults *const results,
                            const Separated *const style,
                            EntBuffer *const line) {
  const size_t n = ent_results_n_columns(results);
  for (size_t i = 0; i < n; ++i) {
    EntTerm term;
    ENT_TRY(ent_results_term(results, i, &term));
    if (i) {
      ENT_TRY(ent_buffer_append_byte(line, style->separator));
    }
    ENT_TRY(style->append(line, &term));
  }
  return ent_buffer_append(line, ent_view(style->end));
}

static EntStatus write_separated(EntResults *const results,
                                 const Separated *const style,
                                 EntBuffer *const line, const EntByteSink out) {
  const size_t n = ent_results_n_columns(results);
  for (size_t i = 0; i < n; ++i) {
    const EntView name = ent_results_name(results, i);
    if (i) {
      ENT_TRY(ent_buffer_append_byte(line, style->separator));
    }
    ENT_TRY(
        ent_buffer_format(line, "%s%.*s", style->mark, ENT_VIEW_ARGS(name)));
  }
  ENT_TRY(ent_buffer_append(line, ent_view(style->end)));
  ENT_TRY(results_flush(line, out));
  EntStatus status = ENT_SUCCESS;
  while (!(status = ent_results_next(results))) {
    ENT_TRY(append_row(results, style, line));
    ENT_TRY(results_flush(line, out));
  }
  return status == ENT_NO_MATCH ? ENT_SUCCESS : status;
}

EntStatus results_write_csv(EntResults *const results, EntBuffer *const line,
                            const EntByteSink out) {
  static const Separated STYLE = {"", ',', "\r\n", append_csv_term};
  return write_separated(results, &STYLE, line, out);
}

EntStatus results_write_tsv(EntResults *const results, EntBuffer *const line,
                            const EntByteSink out) {
  static const Separated STYLE = {"?", '\t', "\n", append_tsv_term};
  return write_separated(results, &STYLE, line, out);
}

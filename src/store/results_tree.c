#include "store/results_impl.h"

static EntStatus append_json(EntBuffer *const line, const EntView text) {
  ENT_TRY(ent_buffer_append_byte(line, '"'));
  for (size_t i = 0; i < text.size; ++i) {
    const unsigned char c = (unsigned char)text.data[i];
    if (c == '"' || c == '\\') {
      ENT_TRY(ent_buffer_append_byte(line, '\\'));
    }
    ENT_TRY(c < ' ' ? ent_buffer_format(line, "\\u%04x", c)
                    : ent_buffer_append_byte(line, (char)c));
  }
  return ent_buffer_append_byte(line, '"');
}

static EntStatus append_member(EntBuffer *const line, const char *const name,
                               const EntView value) {
  ENT_TRY(ent_buffer_format(line, ", \"%s\": ", name));
  return append_json(line, value);
}

static EntStatus append_json_term(EntBuffer *const line,
                                  const EntTerm *const term) {
  static const char *const TYPES[] = {"", "uri", "bnode", "literal"};
  ENT_TRY(ent_buffer_format(line, "{\"type\": \"%s\"", TYPES[term->kind]));
  ENT_TRY(append_member(line, "value", term->value));
  if (term->language.size) {
    ENT_TRY(append_member(line, "xml:lang", term->language));
  }
  if (term->datatype.size) {
    ENT_TRY(append_member(line, "datatype", term->datatype));
  }
  return ent_buffer_append_byte(line, '}');
}

static EntStatus append_json_row(EntResults *const results,
                                 EntBuffer *const line) {
  const size_t n = ent_results_n_columns(results);
  bool has_any = false;
  ENT_TRY(ent_buffer_append_byte(line, '{'));
  for (size_t i = 0; i < n; ++i) {
    EntTerm term;
    ENT_TRY(ent_results_term(results, i, &term));
    if (term.kind != ENT_TERM_NONE) {
      ENT_TRY(ent_buffer_append(line, has_any ? ENT_VIEW(", ") : ENT_VIEW("")));
      ENT_TRY(append_json(line, ent_results_name(results, i)));
      ENT_TRY(ent_buffer_append(line, ENT_VIEW(": ")));
      ENT_TRY(append_json_term(line, &term));
      has_any = true;
    }
  }
  return ent_buffer_append_byte(line, '}');
}

EntStatus results_write_json(EntResults *const results, EntBuffer *const line,
                             const EntByteSink out) {
  const size_t n = ent_results_n_columns(results);
  ENT_TRY(ent_buffer_append(line, ENT_VIEW("{\"head\": {\"vars\": [")));
  for (size_t i = 0; i < n; ++i) {
    ENT_TRY(ent_buffer_append(line, i ? ENT_VIEW(", ") : ENT_VIEW("")));
    ENT_TRY(append_json(line, ent_results_name(results, i)));
  }
  ENT_TRY(
      ent_buffer_append(line, ENT_VIEW("]}, \"results\": {\"bindings\": [")));
  EntStatus status = ENT_SUCCESS;
  for (const char *comma = "\n"; !(status = ent_results_next(results));
       comma = ",\n") {
    ENT_TRY(ent_buffer_append(line, ent_view(comma)));
    ENT_TRY(append_json_row(results, line));
    ENT_TRY(results_flush(line, out));
  }
  if (status != ENT_NO_MATCH) {
    return status;
  }
  ENT_TRY(ent_buffer_append(line, ENT_VIEW("\n]}}\n")));
  return results_flush(line, out);
}

EntStatus results_answer_json(const bool answer, EntBuffer *const line,
                              const EntByteSink out) {
  ENT_TRY(ent_buffer_format(line, "{\"head\": {}, \"boolean\": %s}\n",
                            answer ? "true" : "false"));
  return results_flush(line, out);
}

static EntStatus append_xml(EntBuffer *const line, const EntView text) {
  for (size_t i = 0; i < text.size; ++i) {
    switch (text.data[i]) {
    case '<':
      ENT_TRY(ent_buffer_append(line, ENT_VIEW("&lt;")));
      break;
    case '>':
      ENT_TRY(ent_buffer_append(line, ENT_VIEW("&gt;")));
      break;
    case '&':
      ENT_TRY(ent_buffer_append(line, ENT_VIEW("&amp;")));
      break;
    case '"':
      ENT_TRY(ent_buffer_append(line, ENT_VIEW("&quot;")));
      break;
    case '\r':
      ENT_TRY(ent_buffer_append(line, ENT_VIEW("&#13;")));
      break;
    default:
      ENT_TRY(ent_buffer_append_byte(line, text.data[i]));
    }
  }
  return ENT_SUCCESS;
}

static EntStatus append_xml_term(EntBuffer *const line,
                                 const EntTerm *const term) {
  static const char *const TAGS[] = {"", "uri", "bnode", "literal"};
  const char *const tag = TAGS[term->kind];
  const bool has_type = term->datatype.size > 0;
  ENT_TRY(ent_buffer_format(line, "<%s", tag));
  if (term->language.size || has_type) {
    ENT_TRY(
        ent_buffer_format(line, " %s=\"", has_type ? "datatype" : "xml:lang"));
    ENT_TRY(append_xml(line, has_type ? term->datatype : term->language));
    ENT_TRY(ent_buffer_append_byte(line, '"'));
  }
  ENT_TRY(ent_buffer_append_byte(line, '>'));
  ENT_TRY(append_xml(line, term->value));
  return ent_buffer_format(line, "</%s>", tag);
}

static EntStatus append_xml_row(EntResults *const results,
                                EntBuffer *const line) {
  const size_t n = ent_results_n_columns(results);
  ENT_TRY(ent_buffer_append(line, ENT_VIEW("    <result>\n")));
  for (size_t i = 0; i < n; ++i) {
    EntTerm term;
    ENT_TRY(ent_results_term(results, i, &term));
    if (term.kind != ENT_TERM_NONE) {
      const EntView name = ent_results_name(results, i);
      ENT_TRY(ent_buffer_format(line, "      <binding name=\"%.*s\">",
                                ENT_VIEW_ARGS(name)));
      ENT_TRY(append_xml_term(line, &term));
      ENT_TRY(ent_buffer_append(line, ENT_VIEW("</binding>\n")));
    }
  }
  return ent_buffer_append(line, ENT_VIEW("    </result>\n"));
}

static EntStatus append_xml_head(EntBuffer *const line) {
  return ent_buffer_append(
      line, ENT_VIEW("<?xml version=\"1.0\"?>\n"
                     "<sparql xmlns=\"http://www.w3.org/2005/sparql-results#\">"
                     "\n  <head>\n"));
}

EntStatus results_write_xml(EntResults *const results, EntBuffer *const line,
                            const EntByteSink out) {
  const size_t n = ent_results_n_columns(results);
  ENT_TRY(append_xml_head(line));
  for (size_t i = 0; i < n; ++i) {
    const EntView name = ent_results_name(results, i);
    ENT_TRY(ent_buffer_format(line, "    <variable name=\"%.*s\"/>\n",
                              ENT_VIEW_ARGS(name)));
  }
  ENT_TRY(ent_buffer_append(line, ENT_VIEW("  </head>\n  <results>\n")));
  EntStatus status = ENT_SUCCESS;
  while (!(status = ent_results_next(results))) {
    ENT_TRY(append_xml_row(results, line));
    ENT_TRY(results_flush(line, out));
  }
  if (status != ENT_NO_MATCH) {
    return status;
  }
  ENT_TRY(ent_buffer_append(line, ENT_VIEW("  </results>\n</sparql>\n")));
  return results_flush(line, out);
}

EntStatus results_answer_xml(const bool answer, EntBuffer *const line,
                             const EntByteSink out) {
  ENT_TRY(append_xml_head(line));
  ENT_TRY(ent_buffer_format(line,
                            "  </head>\n  <boolean>%s</boolean>\n</sparql>\n",
                            answer ? "true" : "false"));
  return results_flush(line, out);
}

#include "rdf/turtle_term.h"

#include "rdf/grammar.h"

#include <stdio.h>

static EntStatus append_iri(EntBuffer *const out,
                            const EntPrefixes *const prefixes,
                            const EntView iri) {
  EntView name;
  EntView local;
  if (prefixes && ent_prefixes_shorten(prefixes, iri, &name, &local)) {
    ENT_TRY(ent_buffer_append(out, name));
    ENT_TRY(ent_buffer_append_byte(out, ':'));
    return ent_buffer_append(out, local);
  }
  ENT_TRY(ent_buffer_append_byte(out, '<'));
  ENT_TRY(ent_buffer_append(out, iri));
  return ent_buffer_append_byte(out, '>');
}

static bool needs_escape(const unsigned char c) {
  return c < ' ' || c == '"' || c == '\\' || c == 0x7F;
}

/// ECHAR where there is one, else UCHAR
static EntStatus append_escape(EntBuffer *const out, const unsigned char c) {
  static const char chars[] = "\t\b\n\r\f\"\\";
  static const char letters[] = "tbnrf\"\\";
  const char *const at = c ? strchr(chars, c) : NULL;
  return at ? ent_buffer_format(out, "\\%c", letters[at - chars])
            : ent_buffer_format(out, "\\u%04X", c);
}

/// STRING_LITERAL_QUOTE
static EntStatus append_string(EntBuffer *const out, const EntView string) {
  ENT_TRY(ent_buffer_append_byte(out, '"'));
  size_t begin = 0;
  for (size_t i = 0; i < string.size; ++i) {
    const unsigned char c = (unsigned char)string.data[i];
    if (needs_escape(c)) {
      ENT_TRY(ent_buffer_append(out, ent_view_slice(string, begin, i)));
      ENT_TRY(append_escape(out, c));
      begin = i + 1;
    }
  }
  ENT_TRY(ent_buffer_append(out, ent_view_slice(string, begin, string.size)));
  return ent_buffer_append_byte(out, '"');
}

static bool is_plain_datatype(const EntView datatype) {
  return !datatype.size ||
         ent_view_equals(datatype, ENT_VIEW(ENT_NS_XSD "string"));
}

static EntStatus append_literal(EntBuffer *const out,
                                const EntPrefixes *const prefixes,
                                const EntTerm term) {
  if (ent_is_bare_literal(term.value, term.datatype)) {
    return ent_buffer_append(out, term.value);
  }
  ENT_TRY(append_string(out, term.value));
  if (term.language.size) {
    ENT_TRY(ent_buffer_append_byte(out, '@'));
    return ent_buffer_append(out, term.language);
  }
  if (is_plain_datatype(term.datatype)) {
    return ENT_SUCCESS;
  }
  ENT_TRY(ent_buffer_append(out, ENT_VIEW("^^")));
  return append_iri(out, prefixes, term.datatype);
}

EntStatus ent_turtle_append(EntBuffer *const out,
                            const EntPrefixes *const prefixes,
                            const EntTerm term) {
  switch (term.kind) {
  case ENT_TERM_NONE:
    return ENT_SUCCESS;
  case ENT_TERM_IRI:
    return append_iri(out, prefixes, term.value);
  case ENT_TERM_BLANK:
    ENT_TRY(ent_buffer_append(out, ENT_VIEW("_:")));
    return ent_buffer_append(out, term.value);
  case ENT_TERM_LITERAL:
    return append_literal(out, prefixes, term);
  }
  return ENT_SUCCESS;
}

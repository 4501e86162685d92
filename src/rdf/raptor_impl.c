#include "rdf/raptor_impl.h"

static void drop_message(void *const handle,
                         raptor_log_message *const message) {
  (void)handle;
  (void)message;
}

EntStatus ent_raptor_open(void *const handle, const raptor_log_handler log,
                          raptor_world **const raptor) {
  raptor_world *const opened = raptor_new_world();
  if (!opened) {
    return ENT_ERR_MEMORY;
  }
  // Leaves curl alone, which would cost time and set global state.
  if (raptor_world_set_flag(opened, RAPTOR_WORLD_FLAG_WWW_SKIP_INIT_FINISH,
                            1) ||
      raptor_world_set_log_handler(opened, handle, log ? log : drop_message) ||
      raptor_world_open(opened)) {
    raptor_free_world(opened);
    return ENT_ERR_MEMORY;
  }
  *raptor = opened;
  return ENT_SUCCESS;
}

static const unsigned char *bytes(const EntView view) {
  return (const unsigned char *)(view.data ? view.data : "");
}

static raptor_term *copy_literal(raptor_world *const raptor,
                                 const EntTerm term) {
  raptor_uri *datatype = NULL;
  if (term.datatype.size) {
    datatype = raptor_new_uri_from_counted_string(raptor, bytes(term.datatype),
                                                  term.datatype.size);
    if (!datatype) {
      return NULL;
    }
  }
  const bool has_language = term.language.size && term.language.size < 256;
  raptor_term *const copy = raptor_new_term_from_counted_literal(
      raptor, bytes(term.value), term.value.size, datatype,
      has_language ? bytes(term.language) : NULL,
      (unsigned char)(has_language ? term.language.size : 0));
  if (datatype) {
    raptor_free_uri(datatype);
  }
  return copy;
}

EntStatus ent_raptor_copy_term(raptor_world *const raptor, const EntTerm term,
                               raptor_term **const copy) {
  *copy = NULL;
  switch (term.kind) {
  case ENT_TERM_NONE:
    return ENT_SUCCESS;
  case ENT_TERM_IRI:
    *copy = raptor_new_term_from_counted_uri_string(raptor, bytes(term.value),
                                                    term.value.size);
    break;
  case ENT_TERM_BLANK:
    *copy = raptor_new_term_from_counted_blank(raptor, bytes(term.value),
                                               term.value.size);
    break;
  case ENT_TERM_LITERAL:
    *copy = copy_literal(raptor, term);
    break;
  }
  return *copy ? ENT_SUCCESS : ENT_ERR_MEMORY;
}

static EntView view_of(const unsigned char *const data, const size_t size) {
  return ent_view_of((const char *)data, size);
}

static EntView view_uri(raptor_uri *const uri) {
  size_t size = 0;
  const unsigned char *const data =
      uri ? raptor_uri_as_counted_string(uri, &size) : NULL;
  return view_of(data, size);
}

static EntTerm view_literal(const raptor_term_literal_value *const literal) {
  const EntView value = view_of(literal->string, literal->string_len);
  const EntView datatype = view_uri(literal->datatype);
  const bool is_string =
      ent_view_equals(datatype, ENT_VIEW(ENT_NS_XSD "string"));
  return literal->language && literal->language_len
             ? ent_term_text(value,
                             view_of(literal->language, literal->language_len))
             : ent_term_typed(value, is_string ? ENT_VIEW("") : datatype);
}

EntTerm ent_raptor_view_term(const raptor_term *const term) {
  switch (term ? term->type : RAPTOR_TERM_TYPE_UNKNOWN) {
  case RAPTOR_TERM_TYPE_URI:
    return ent_term_iri(view_uri(term->value.uri));
  case RAPTOR_TERM_TYPE_BLANK:
    return ent_term_blank(
        view_of(term->value.blank.string, term->value.blank.string_len));
  case RAPTOR_TERM_TYPE_LITERAL:
    return view_literal(&term->value.literal);
  case RAPTOR_TERM_TYPE_UNKNOWN:
    break;
  }
  return (EntTerm){.kind = ENT_TERM_NONE};
}

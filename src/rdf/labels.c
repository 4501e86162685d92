#include "rdf/labels.h"

#include <stdbool.h>

static size_t skip_digits(const EntView text, size_t at) {
  while (at < text.size && text.data[at] >= '0' && text.data[at] <= '9') {
    ++at;
  }
  return at;
}

/// Whether `label` is a `genid[0-9]+`
static bool is_generated(const EntView label) {
  const EntView genid = ENT_VIEW("genid");
  return ent_view_starts_with(label, genid) && label.size > genid.size &&
         skip_digits(label, genid.size) == label.size;
}

/// Whether `label` begins like `d[0-9]+_`
static bool is_numbered(const EntView label) {
  const size_t end =
      label.size && label.data[0] == 'd' ? skip_digits(label, 1) : 0;
  return end > 1 && end < label.size && label.data[end] == '_';
}

/// Whether `label` is `x*` and one that is made here.
static bool is_reserved(EntView label) {
  while (label.size && label.data[0] == 'x') {
    label = ent_view_slice(label, 1, label.size);
  }
  return is_generated(label) || is_numbered(label);
}

static EntStatus append_document(EntBuffer *const out, const size_t document) {
  return document > 1 ? ent_buffer_format(out, "d%zu_", document) : ENT_SUCCESS;
}

EntStatus ent_label_generate(EntBuffer *const out, const size_t document,
                             const size_t number) {
  ent_buffer_clear(out);
  ENT_TRY(append_document(out, document));
  return ent_buffer_format(out, "genid%zu", number);
}

EntStatus ent_label_rename(EntBuffer *const out, const size_t document,
                           const EntView label) {
  ent_buffer_clear(out);
  ENT_TRY(append_document(out, document));
  if (is_reserved(label)) {
    ENT_TRY(ent_buffer_append_byte(out, 'x'));
  }
  return ent_buffer_append(out, label);
}

#include "base/view.h"

static bool is_space(const char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

EntView ent_view_trim(EntView view) {
  while (view.size && is_space(view.data[0])) {
    ++view.data;
    --view.size;
  }
  while (view.size && is_space(view.data[view.size - 1])) {
    --view.size;
  }
  return view;
}

size_t ent_view_find(const EntView view, const char byte) {
  const char *const at = view.size ? memchr(view.data, byte, view.size) : NULL;
  return at ? (size_t)(at - view.data) : view.size;
}

EntView ent_view_cut(EntView *const rest, const char separator) {
  const size_t at = ent_view_find(*rest, separator);
  const EntView part = ent_view_of(rest->data, at);
  if (at < rest->size) {
    *rest = ent_view_slice(*rest, at + 1, rest->size);
  } else {
    *rest = (EntView){NULL, 0};
  }
  return part;
}

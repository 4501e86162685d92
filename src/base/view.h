/**
   @file view.h
   A view: some bytes that belong to somebody else.

   Text is passed around as views into the source, an arena or a constant, so
   that nothing is copied and nothing needs a terminating zero. A view is valid
   as long as the thing it looks into. The empty view has size zero; its data
   may be NULL.
*/
#ifndef ENT_BASE_VIEW_H
#define ENT_BASE_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
  const char *data; ///< First byte, not terminated
  size_t size;      ///< Length in bytes
} EntView;

/// A view of a string literal.
#define ENT_VIEW(literal) ((EntView){"" literal, sizeof(literal) - 1})

/// Arguments for a "%.*s" conversion.
#define ENT_VIEW_ARGS(view) (int)(view).size, (view).data ? (view).data : ""

/// Return a view of a terminated string, empty if `string` is NULL.
static inline EntView ent_view(const char *const string) {
  return (EntView){string, string ? strlen(string) : 0};
}

/// Return a view of `size` bytes.
static inline EntView ent_view_of(const char *const data, const size_t size) {
  return (EntView){data, size};
}

/// Return the bytes [begin, end) of `view`; both must lie within it.
static inline EntView ent_view_slice(const EntView view, const size_t begin,
                                     const size_t end) {
  return (EntView){view.data + begin, end - begin};
}

static inline bool ent_view_equals(const EntView a, const EntView b) {
  return a.size == b.size && (!a.size || !memcmp(a.data, b.data, a.size));
}

/// Compare by bytes, which for UTF-8 is by code points; like strcmp().
static inline int ent_view_compare(const EntView a, const EntView b) {
  const size_t n = a.size < b.size ? a.size : b.size;
  const int order = n ? memcmp(a.data, b.data, n) : 0;
  return order ? order : (a.size > b.size) - (a.size < b.size);
}

static inline bool ent_view_starts_with(const EntView view,
                                        const EntView prefix) {
  return view.size >= prefix.size &&
         ent_view_equals(ent_view_of(view.data, prefix.size), prefix);
}

static inline bool ent_view_ends_with(const EntView view,
                                      const EntView suffix) {
  return view.size >= suffix.size &&
         ent_view_equals(
             ent_view_slice(view, view.size - suffix.size, view.size), suffix);
}

/// Return `view` without ASCII white space at both ends.
EntView ent_view_trim(EntView view);

/// Return the position of the first `byte` in `view`, or its size.
size_t ent_view_find(EntView view, char byte);

/**
   Cut the part before the first `separator` off the front of `rest`.

   Returns that part and moves `rest` behind the separator; when there is none,
   returns all and leaves `rest` empty with NULL data, so that a loop
   `while (rest.data)` visits every part, empty ones too.
*/
EntView ent_view_cut(EntView *rest, char separator);

#ifdef __cplusplus
}
#endif

#endif // ENT_BASE_VIEW_H

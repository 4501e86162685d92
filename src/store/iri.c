#include "store/iri.h"

#include <string.h>

/// The five parts of a reference, without their delimiters.
typedef struct {
  EntView scheme, authority, path, query, fragment;
  bool has_authority, has_query, has_fragment;
} Parts;

static bool is_scheme_byte(const char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
}

/// Return the length of the scheme, or 0.
static size_t scheme_size(const EntView iri) {
  size_t n = 0;
  while (n < iri.size && is_scheme_byte(iri.data[n])) {
    ++n;
  }
  const bool has_colon = n < iri.size && iri.data[n] == ':';
  const bool is_named =
      n && !(iri.data[0] >= '0' && iri.data[0] <= '9') && iri.data[0] > '9';
  return has_colon && is_named ? n : 0;
}

bool ent_iri_is_absolute(const EntView iri) {
  return scheme_size(iri) > 0;
}

/// Cut the part from `mark` on off the end of `rest`.
static bool cut_tail(EntView *const rest, const char mark,
                     EntView *const tail) {
  const size_t at = ent_view_find(*rest, mark);
  if (at == rest->size) {
    return false;
  }
  *tail = ent_view_slice(*rest, at + 1, rest->size);
  *rest = ent_view_slice(*rest, 0, at);
  return true;
}

static Parts split(EntView iri) {
  Parts parts = {0};
  parts.has_fragment = cut_tail(&iri, '#', &parts.fragment);
  parts.has_query = cut_tail(&iri, '?', &parts.query);
  const size_t n = scheme_size(iri);
  if (n) {
    parts.scheme = ent_view_slice(iri, 0, n);
    iri = ent_view_slice(iri, n + 1, iri.size);
  }
  if (ent_view_starts_with(iri, ENT_VIEW("//"))) {
    parts.has_authority = true;
    iri = ent_view_slice(iri, 2, iri.size);
    const size_t end = ent_view_find(iri, '/');
    parts.authority = ent_view_slice(iri, 0, end);
    iri = ent_view_slice(iri, end, iri.size);
  }
  parts.path = iri;
  return parts;
}

/// Section 5.2.4: write the path without dot segments; return its size.
static size_t remove_dots(EntView in, char *const out) {
  size_t n = 0;
  while (in.size) {
    const bool is_rooted = in.data[0] == '/';
    const EntView body = ent_view_slice(in, is_rooted, in.size);
    const size_t end = ent_view_find(body, '/');
    const EntView segment = ent_view_slice(body, 0, end);
    const bool is_last = end == body.size;
    const bool is_up = ent_view_equals(segment, ENT_VIEW(".."));
    if (is_up) {
      while (n && out[--n] != '/') {
      }
    }
    if (is_up || ent_view_equals(segment, ENT_VIEW("."))) {
      if (is_last && is_rooted) {
        out[n++] = '/';
      }
    } else {
      if (is_rooted) {
        out[n++] = '/';
      }
      memcpy(out + n, segment.data, segment.size);
      n += segment.size;
    }
    in = ent_view_slice(body, end, body.size);
  }
  return n;
}

/// Section 5.2.3: put the reference's path behind the base's directory.
static EntStatus merge_paths(EntArena *const arena, const Parts *const base,
                             const EntView path, EntView *const merged) {
  size_t end = base->path.size;
  while (end && base->path.data[end - 1] != '/') {
    --end;
  }
  const EntView directory = base->has_authority && !base->path.size
                                ? ENT_VIEW("/")
                                : ent_view_slice(base->path, 0, end);
  return ent_arena_join(arena, directory, path, merged);
}

/// Section 5.3
static EntStatus recompose(EntArena *const arena, const Parts *const parts,
                           EntView *const iri) {
  char *const path = ent_arena_alloc(arena, parts->path.size + 2);
  if (!path) {
    return ENT_ERR_MEMORY;
  }
  const EntView clean = ent_view_of(path, remove_dots(parts->path, path));
  return ent_arena_format(
      arena, iri, "%.*s:%s%.*s%.*s%s%.*s%s%.*s", ENT_VIEW_ARGS(parts->scheme),
      parts->has_authority ? "//" : "", ENT_VIEW_ARGS(parts->authority),
      ENT_VIEW_ARGS(clean), parts->has_query ? "?" : "",
      ENT_VIEW_ARGS(parts->query), parts->has_fragment ? "#" : "",
      ENT_VIEW_ARGS(parts->fragment));
}

/// Return whether there may be dot segments: most IRIs have none.
static bool has_dots(const EntView path) {
  for (size_t i = 0; i + 1 < path.size; ++i) {
    if (path.data[i] == '/' && path.data[i + 1] == '.') {
      return true;
    }
  }
  return false;
}

/// Section 5.2.2, for a reference with scheme
static EntStatus clean_absolute(EntArena *const arena, const EntView reference,
                                EntView *const iri) {
  const Parts parts = split(reference);
  *iri = reference;
  return parts.path.size && parts.path.data[0] == '/' && has_dots(parts.path)
             ? recompose(arena, &parts, iri)
             : ENT_SUCCESS;
}

/// Section 5.2.2
EntStatus ent_iri_resolve(EntArena *const arena, const EntView base,
                          const EntView reference, EntView *const iri) {
  if (ent_iri_is_absolute(reference)) {
    return clean_absolute(arena, reference, iri);
  }
  if (!base.size) {
    *iri = reference;
    return ENT_SUCCESS;
  }
  const Parts from = split(base);
  Parts to = split(reference);
  to.scheme = from.scheme;
  if (!to.has_authority) {
    to.has_authority = from.has_authority;
    to.authority = from.authority;
    if (!to.path.size) {
      to.path = from.path;
      if (!to.has_query) {
        to.has_query = from.has_query;
        to.query = from.query;
      }
    } else if (to.path.data[0] != '/') {
      ENT_TRY(merge_paths(arena, &from, to.path, &to.path));
    }
  }
  return recompose(arena, &to, iri);
}

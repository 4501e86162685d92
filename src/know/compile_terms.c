// Compiles terms of office, and who is a leader.

#include "know/compile_impl.h"

#include <stdlib.h>

static int compare_terms(const void *const a, const void *const b) {
  const EntFormatTerm *const x = a;
  const EntFormatTerm *const y = b;
  if (x->of != y->of) {
    return x->of < y->of ? -1 : 1;
  }
  if (x->office != y->office) {
    return x->office < y->office ? -1 : 1;
  }
  const EntYmd begin_x = ent_ymd_earliest(x->begin);
  const EntYmd begin_y = ent_ymd_earliest(y->begin);
  if (begin_x != begin_y) {
    return begin_x < begin_y ? -1 : 1;
  }
  return (x->holder > y->holder) - (x->holder < y->holder);
}

static bool terms_overlap(const EntFormatTerm *const a,
                          const EntFormatTerm *const b) {
  const EntYmd a_end = a->end ? ent_ymd_earliest(a->end) : INT32_MAX;
  return a->of == b->of && a->office == b->office && !a->is_shared &&
         !b->is_shared && ent_ymd_latest(b->begin) < a_end;
}

static EntView holder_label(const EntCompiler *const c,
                            const EntFormatTerm *const term) {
  return ent_view(c->pool.bytes.data + c->entities[term->holder].label);
}

/// Return where the term was written, for the message about it.
static EntBuilderPlace term_place(const EntCompiler *const c,
                                  const EntFormatTerm *const term) {
  for (size_t i = c->builder->terms.count; i > 0; --i) {
    const EntBuilderTerm *const t = &c->builder->terms.items[i - 1];
    if (c->numbers[t->holder] == term->holder && t->office == term->office &&
        t->begin == term->begin) {
      return t->place;
    }
  }
  return (EntBuilderPlace){ENT_NO_ID, 0};
}

static EntStatus log_overlap(const EntCompiler *const c,
                             const EntFormatTerm *const a,
                             const EntFormatTerm *const b) {
  const EntBuilder *const builder = c->builder;
  const EntBuilderPlace place = term_place(c, b);
  const EntBuilderPlace other = term_place(c, a);
  const EntView a_label = holder_label(c, a);
  const EntView b_label = holder_label(c, b);
  const EntView of = ent_view(c->pool.bytes.data + c->entities[b->of].label);
  const EntView office =
      ent_compile_text(c, builder->offices.items[b->office].name);
  return ent_error(
      builder->world, ENT_ERR_DATA,
      ent_builder_place(builder, place.file == ENT_NO_ID ? other : place),
      "overlapping terms: %.*s and %.*s as %.*s of %.*s",
      ENT_VIEW_ARGS(a_label), ENT_VIEW_ARGS(b_label), ENT_VIEW_ARGS(office),
      ENT_VIEW_ARGS(of));
}

/// Whether somebody has the same term twice.
static bool is_repeated(const EntFormatTerm *const a,
                        const EntFormatTerm *const b) {
  return compare_terms(a, b) == 0;
}

/// Terms are sorted: those of one office of one state lie together, by their
/// beginnings. Shared ones between two others hide no overlap of these.
static EntStatus check_terms(const EntCompiler *const c) {
  const EntFormatTerm *alone = NULL;
  for (uint32_t i = 0; i < c->n_terms; ++i) {
    const EntFormatTerm *const term = &c->terms[i];
    if (i && is_repeated(term - 1, term)) {
      return log_overlap(c, term - 1, term);
    }
    if (alone && c->offices[term->office].is_exclusive &&
        terms_overlap(alone, term)) {
      return log_overlap(c, alone, term);
    }
    alone = term->is_shared ? alone : term;
  }
  return ENT_SUCCESS;
}

static EntStatus fill_terms(EntCompiler *const c) {
  for (uint32_t i = 0; i < c->builder->terms.count; ++i) {
    const EntBuilderTerm *const from = &c->builder->terms.items[i];
    if (ent_compile_is_current(c, from->holder, from->version)) {
      EntFormatTerm *const to = &c->terms[c->n_terms++];
      to->office = from->office;
      to->begin = from->begin;
      to->end = from->end;
      to->holder = c->numbers[from->holder];
      to->is_shared = from->is_shared;
      ENT_TRY(ent_compile_resolve(c, from->of, from->place, &to->of));
    }
  }
  if (c->n_terms) {
    qsort(c->terms, c->n_terms, sizeof(*c->terms), compare_terms);
  }
  return check_terms(c);
}

static uint64_t holder_key(const EntFormatTerm *const term) {
  return (uint64_t)term->holder << 32U |
         (uint32_t)ent_ymd_earliest(term->begin);
}

static void index_terms(EntCompiler *const c, EntCompileKey *const keys) {
  for (uint32_t i = 0; i < c->n_terms; ++i) {
    keys[i] = (EntCompileKey){ENT_VIEW(""), holder_key(&c->terms[i]), i};
  }
  ent_compile_sort(keys, c->n_terms);
  ent_compile_take(keys, c->n_terms, c->by_holder);
  for (uint32_t i = 0; i < c->n_terms; ++i) {
    EntFormatEntity *const holder =
        &c->entities[c->terms[c->by_holder[i]].holder];
    holder->first_term = holder->n_terms ? holder->first_term : i;
    ++holder->n_terms;
  }
}

EntStatus ent_compile_terms(EntCompiler *const c) {
  const size_t n = c->builder->terms.count;
  c->terms = ent_compile_array(c, n, sizeof(*c->terms));
  c->by_holder = ent_compile_array(c, n, sizeof(uint32_t));
  if (!c->terms || !c->by_holder) {
    return ENT_ERR_MEMORY;
  }
  ENT_TRY(fill_terms(c));
  EntCompileKey *const keys = ent_compile_array(c, n, sizeof(EntCompileKey));
  if (!keys) {
    return ENT_ERR_MEMORY;
  }
  index_terms(c, keys);
  ent_free(c->builder->allocator, keys);
  return ENT_SUCCESS;
}

EntStatus ent_compile_leading(EntCompiler *const c) {
  const size_t n = c->builder->leading.count;
  c->leading = ent_compile_array(c, n, sizeof(*c->leading));
  if (!c->leading) {
    return ENT_ERR_MEMORY;
  }
  for (size_t i = 0; i < n; ++i) {
    const EntBuilderLeading *const from = &c->builder->leading.items[i];
    c->leading[i].office = from->office;
    c->leading[i].begin = from->begin;
    c->leading[i].end = from->end;
    ENT_TRY(ent_compile_resolve(c, from->of, from->place, &c->leading[i].of));
  }
  return ENT_SUCCESS;
}

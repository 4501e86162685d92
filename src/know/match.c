#include "know/knowledge.h"

#include "know/knowledge_impl.h"

#include <string.h>

static const size_t min_spelling_size = 5;

/// A piece of a token, with its number in the trie.
typedef struct {
  EntView text;
  uint32_t token_index;
  uint32_t number; ///< Slot of the folded piece, or none
  bool begins;     ///< Nothing of the token comes before it
  bool ends;       ///< Nothing of the token comes after it, or an 's
} Piece;

typedef struct {
  const EntFormat *format;
  EntArena *arena;
  Piece *pieces;
  size_t n_pieces;
  EntNameMatch *matches;
  size_t n_matches;
  size_t capacity;
} Matcher;

static uint32_t number_of(const EntFormat *const f, const EntView piece) {
  char folded[ENT_FOLD_MAX];
  const size_t size = ent_fold_loose(&f->folding, piece, folded);
  if (!size) {
    return ENT_FORMAT_NONE;
  }
  const uint32_t slot = ent_format_token_slot(f, ent_view_of(folded, size));
  return f->tokens[slot].text ? slot : ENT_FORMAT_NONE;
}

static size_t count_pieces(const EntView *const tokens, const size_t n) {
  size_t count = 0;
  for (size_t i = 0; i < n; ++i) {
    EntView rest = tokens[i];
    EntView piece;
    while (ent_fold_cut(&rest, &piece)) {
      ++count;
    }
  }
  return count;
}

/// Names end with the last piece of a token, or before an 's left on it.
static void mark_end(Piece *const pieces, const size_t n) {
  pieces[n - 1].ends = true;
  if (n > 1 && ent_fold_is_possessive(pieces[n - 1].text)) {
    pieces[n - 2].ends = true;
  }
}

static void cut_token(Matcher *const m, const EntView token,
                      const size_t index) {
  EntView rest = token;
  EntView piece;
  const size_t first = m->n_pieces;
  if (ent_fold_is_apostrophe(token)) {
    return; // "Workers ' Party": the name has it within its word
  }
  while (ent_fold_cut(&rest, &piece)) {
    m->pieces[m->n_pieces] =
        (Piece){piece, (uint32_t)index, number_of(m->format, piece),
                m->n_pieces == first, false};
    ++m->n_pieces;
  }
  if (m->n_pieces > first) {
    mark_end(m->pieces + first, m->n_pieces - first);
  }
}

static EntStatus cut_tokens(Matcher *const m, const EntView *const tokens,
                            const size_t n) {
  const size_t count = count_pieces(tokens, n);
  m->pieces = ent_arena_calloc(m->arena, count ? count : 1, sizeof(Piece));
  if (!m->pieces) {
    return ENT_ERR_MEMORY;
  }
  for (size_t i = 0; i < n; ++i) {
    cut_token(m, tokens[i], i);
  }
  return ENT_SUCCESS;
}

/// Return whether two pieces may be spellings of one: in shorter words a rule
/// does more harm than good ("Some" and "Somme").
static bool is_spelling(const EntView a, const EntView b) {
  return a.size >= min_spelling_size && b.size >= min_spelling_size;
}

static bool is_plain_equal(const EntFolding *const folding, const EntView a,
                           const EntView b) {
  char folded_a[ENT_FOLD_MAX];
  char folded_b[ENT_FOLD_MAX];
  const size_t size_a = ent_fold_plain(folding, a, folded_a);
  const size_t size_b = ent_fold_plain(folding, b, folded_b);
  return size_a == size_b && !memcmp(folded_a, folded_b, size_a);
}

/// Compare a name with the pieces that led to it.
static bool name_agrees(const Matcher *const m, const EntView name,
                        const Piece *const pieces, const size_t n_pieces,
                        bool *const is_exact) {
  EntView rest = name;
  EntView piece;
  size_t n = 0;
  *is_exact = true;
  while (n < n_pieces && ent_fold_cut(&rest, &piece)) {
    if (!ent_fold_case_agrees(piece, pieces[n].text)) {
      return false;
    }
    if (!is_plain_equal(&m->format->folding, piece, pieces[n].text)) {
      *is_exact = false;
      if (!is_spelling(piece, pieces[n].text)) {
        return false;
      }
    }
    ++n;
  }
  return n == n_pieces;
}

/// An abbreviation is written one way, but for its dots: "LeT" is no "Let".
static bool is_same_abbreviation(const EntView name, const Piece *const pieces,
                                 const size_t n_pieces) {
  return n_pieces != 1 || ent_fold_is_same_but_dots(name, pieces[0].text);
}

/// Return whether `a` is to be listed before `b`.
static bool is_better(const EntCandidate *const a,
                      const EntCandidate *const b) {
  if (a->is_exact != b->is_exact) {
    return a->is_exact;
  }
  if (a->entity != b->entity) {
    return a->entity < b->entity;
  }
  return a->kind < b->kind;
}

/// Add a candidate where it belongs, unless the entity is there already by a
/// name of this kind; spellings that fold to the same are one.
static void insert_candidate(EntCandidate *const items, size_t *const count,
                             const EntCandidate candidate) {
  for (size_t i = 0; i < *count; ++i) {
    if (items[i].entity == candidate.entity &&
        items[i].kind == candidate.kind) {
      if (!is_better(&candidate, &items[i])) {
        return;
      }
      memmove(&items[i], &items[i + 1], (--*count - i) * sizeof(EntCandidate));
    }
  }
  size_t at = (*count)++;
  while (at > 0 && is_better(&candidate, &items[at - 1])) {
    items[at] = items[at - 1];
    --at;
  }
  items[at] = candidate;
}

/// Collect what the names of `node` mean, given the pieces that led there.
static EntStatus collect(const Matcher *const m,
                         const EntFormatNode *const node,
                         const Piece *const pieces, const size_t n_pieces,
                         EntNameMatch *const match) {
  const EntFormat *const f = m->format;
  EntCandidate *const items =
      ent_arena_calloc(m->arena, node->n_names, sizeof(EntCandidate));
  if (!items) {
    return ENT_ERR_MEMORY;
  }
  size_t count = 0;
  for (uint32_t i = 0; i < node->n_names; ++i) {
    const EntFormatName *const name =
        &f->names[f->node_names[node->first_name + i]];
    const EntView text = ent_format_string(f, name->text);
    bool is_exact = false;
    if (name_agrees(m, text, pieces, n_pieces, &is_exact) &&
        (name->kind != ENT_NAME_ABBREVIATION ||
         (is_exact && is_same_abbreviation(text, pieces, n_pieces)))) {
      insert_candidate(items, &count,
                       (EntCandidate){name->entity, (EntNameKind)name->kind,
                                      text, is_exact});
    }
  }
  match->candidates = items;
  match->n_candidates = (uint32_t)count;
  return count ? ENT_SUCCESS : ENT_NO_MATCH;
}

static EntStatus add_match(Matcher *const m, const EntNameMatch *const match) {
  if (m->n_matches == m->capacity) {
    const size_t capacity = m->capacity ? m->capacity * 2 : 16;
    EntNameMatch *const items =
        ent_arena_calloc(m->arena, capacity, sizeof(EntNameMatch));
    if (!items) {
      return ENT_ERR_MEMORY;
    }
    if (m->n_matches) {
      memcpy(items, m->matches, m->n_matches * sizeof(EntNameMatch));
    }
    m->matches = items;
    m->capacity = capacity;
  }
  m->matches[m->n_matches++] = *match;
  return ENT_SUCCESS;
}

static uint32_t next_node(const EntFormat *const f, const uint32_t node,
                          const uint32_t number) {
  if (number == ENT_FORMAT_NONE) {
    return 0;
  }
  return f->edges[ent_format_edge_slot(f, node, number)].child;
}

/// Try to end a match with the piece `last`; #ENT_NO_MATCH if none can.
static EntStatus match_at(const Matcher *const m, const uint32_t node,
                          const size_t first, const size_t last,
                          EntNameMatch *const match) {
  const EntFormatNode *const n = &m->format->nodes[node];
  if (!n->n_names || !m->pieces[last].ends) {
    return ENT_NO_MATCH;
  }
  match->begin = m->pieces[first].token_index;
  match->end = m->pieces[last].token_index + 1;
  return collect(m, n, &m->pieces[first], last - first + 1, match);
}

/// Reverse the matches from `begin`, so that longer ones come first.
static void reverse_from(Matcher *const m, const size_t begin) {
  for (size_t i = begin, j = m->n_matches; i + 1 < j; ++i) {
    --j;
    const EntNameMatch match = m->matches[i];
    m->matches[i] = m->matches[j];
    m->matches[j] = match;
  }
}

/// Add the longest match that begins with the piece `first`, or all of them,
/// and set `next` to the piece behind the longest.
static EntStatus match_from(Matcher *const m, const size_t first,
                            const bool all, size_t *const next) {
  const size_t n_before = m->n_matches;
  EntNameMatch longest = {0};
  uint32_t node = 0;
  for (size_t i = first; i < m->n_pieces; ++i) {
    node = next_node(m->format, node, m->pieces[i].number);
    if (!node) {
      break;
    }
    EntNameMatch match = {0};
    EntStatus status = match_at(m, node, first, i, &match);
    if (!status) {
      longest = match;
      *next = i + 1;
      status = all ? add_match(m, &match) : ENT_SUCCESS;
    }
    if (status > ENT_NO_MATCH) {
      return status;
    }
  }
  reverse_from(m, n_before);
  return longest.end && !all ? add_match(m, &longest) : ENT_SUCCESS;
}

EntStatus ent_knowledge_match(const EntKnowledge *const knowledge,
                              const EntView *const tokens,
                              const size_t n_tokens, const unsigned flags,
                              EntArena *const arena,
                              EntNameMatches *const matches) {
  Matcher m = {.format = &knowledge->format, .arena = arena};
  const bool nested = flags & ENT_MATCH_NESTED;
  *matches = (EntNameMatches){0};
  ENT_TRY(cut_tokens(&m, tokens, n_tokens));
  for (size_t i = 0; i < m.n_pieces;) {
    size_t next = i + 1;
    if (m.pieces[i].begins) {
      ENT_TRY(match_from(&m, i, nested, &next));
    }
    i = nested ? i + 1 : next;
  }
  *matches = (EntNameMatches){m.matches, m.n_matches};
  return ENT_SUCCESS;
}

static uint32_t walk(const Matcher *const m) {
  uint32_t node = 0;
  for (size_t i = 0; i < m->n_pieces; ++i) {
    node = next_node(m->format, node, m->pieces[i].number);
    if (!node) {
      break;
    }
  }
  return node;
}

EntStatus ent_knowledge_find(const EntKnowledge *const knowledge,
                             const EntView name, EntArena *const arena,
                             EntNameMatches *const matches) {
  Matcher m = {.format = &knowledge->format, .arena = arena};
  *matches = (EntNameMatches){0};
  ENT_TRY(cut_tokens(&m, &name, 1));
  const uint32_t node = walk(&m);
  if (!node) {
    return ENT_SUCCESS;
  }
  EntNameMatch match = {0};
  EntStatus status = match_at(&m, node, 0, m.n_pieces - 1, &match);
  if (!status) {
    status = add_match(&m, &match);
  }
  if (status > ENT_NO_MATCH) {
    return status;
  }
  *matches = (EntNameMatches){m.matches, m.n_matches};
  return ENT_SUCCESS;
}

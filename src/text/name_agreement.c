#include "text/name_agreement.h"

#include "base/vector.h"

enum { N_KINDS = ENT_NAMED_OTHER + 1, WORD_LIMIT = 6 };

static const float LEAST_BEST = 0.65F;
static const float LEAST_SUM = 0.5F;

/// What the mentions of one form say together.
typedef struct {
  uint64_t key; ///< 0 for a free slot
  float sums[N_KINDS];
  float best; ///< The largest probability of one mention
} Votes;

typedef struct {
  Votes *slots;   ///< Open addressing
  size_t n_slots; ///< A power of two
} Ballot;

/// Hash the form of some tokens, Latin letters lowered (FNV-1a); never 0.
static uint64_t key_of(const EntDocument *const document, const uint32_t first,
                       const uint32_t n) {
  uint64_t h = 14695981039346656037U;
  for (uint32_t i = first; i < first + n; ++i) {
    const EntView form = document->tokens.items[i].form;
    for (size_t k = 0; k <= form.size; ++k) { // with a space behind each
      const char c = k < form.size ? form.data[k] : ' ';
      h ^= (unsigned char)(c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c);
      h *= 1099511628211U;
    }
  }
  return h ? h : 1;
}

static Votes *find_slot(const Ballot *const ballot, const uint64_t key) {
  size_t i = (size_t)(key ^ key >> 32) & (ballot->n_slots - 1);
  while (ballot->slots[i].key && ballot->slots[i].key != key) {
    i = (i + 1) & (ballot->n_slots - 1);
  }
  return &ballot->slots[i];
}

static void vote(const Ballot *const ballot, const EntDocument *const document,
                 const EntNamed *const name) {
  const uint64_t key = key_of(document, name->first_token, name->n_tokens);
  Votes *const votes = find_slot(ballot, key);
  votes->key = key;
  votes->sums[name->kind] += name->probability;
  votes->best =
      name->probability > votes->best ? name->probability : votes->best;
}

static EntNamedKind winner(const Votes *const votes) {
  int most = 0;
  for (int k = 1; k < N_KINDS; ++k) {
    most = votes->sums[k] > votes->sums[most] ? k : most;
  }
  return (EntNamedKind)most;
}

static bool is_name(const Votes *const votes) {
  return votes->key && votes->best >= LEAST_BEST;
}

typedef struct {
  EntNamed *items;
  size_t count, capacity;
} Names;

static bool add(const EntDocument *const document, Names *const names,
                const EntNamed name) {
  EntNamed *const added = ENT_PUSH(document->allocator, names);
  if (added) {
    *added = name;
  }
  return added;
}

/// Number of proper nouns from `token` on, up to `end`.
static uint32_t count_proper(const EntDocument *const document,
                             const uint32_t token, const uint32_t end) {
  uint32_t n = 0;
  while (n < WORD_LIMIT && token + n < end &&
         document->tokens.items[token + n].upos == ENT_UPOS_PROPN) {
    ++n;
  }
  return n;
}

/// The longest form with enough votes that begins at `token`; NULL if none.
static const Votes *find_mention(const Ballot *const ballot,
                                 const EntDocument *const document,
                                 const uint32_t token, const uint32_t end,
                                 uint32_t *const n) {
  for (*n = count_proper(document, token, end); *n > 0; --*n) {
    const Votes *const votes = find_slot(ballot, key_of(document, token, *n));
    if (is_name(votes) && votes->sums[winner(votes)] >= LEAST_SUM) {
      return votes;
    }
  }
  return NULL;
}

/// Add mentions among the tokens [begin, end), which were in no name.
static bool add_mentions(const Ballot *const ballot,
                         const EntDocument *const document, uint32_t begin,
                         const uint32_t end, Names *const names) {
  while (begin < end) {
    uint32_t n;
    const Votes *const votes = find_mention(ballot, document, begin, end, &n);
    if (votes && !add(document, names,
                      (EntNamed){begin, n, winner(votes), votes->best / 2})) {
      return false;
    }
    begin += votes ? n : 1;
  }
  return true;
}

/// Names do not cross sentences: the tokens before `end` sentence by sentence.
static bool add_gap(const Ballot *const ballot,
                    const EntDocument *const document, uint32_t begin,
                    const uint32_t end, size_t *const sentence,
                    Names *const names) {
  while (begin < end && *sentence < document->sentences.count) {
    const EntSentence *const s = &document->sentences.items[*sentence];
    const uint32_t stop = s->first_token + s->n_tokens;
    const uint32_t next = stop < end ? stop : end;
    if (begin < stop && !add_mentions(ballot, document, begin, next, names)) {
      return false;
    }
    begin = begin < stop ? next : begin;
    *sentence += stop <= begin;
  }
  return true;
}

/// Write the names that remain and those that are new, in order.
static bool rewrite(const Ballot *const ballot,
                    const EntDocument *const document, Names *const names) {
  uint32_t done = 0;
  size_t sentence = 0;
  for (size_t i = 0; i < document->names.count; ++i) {
    EntNamed name = document->names.items[i];
    const Votes *const votes =
        find_slot(ballot, key_of(document, name.first_token, name.n_tokens));
    if (!add_gap(ballot, document, done, name.first_token, &sentence, names)) {
      return false;
    }
    done = name.first_token + name.n_tokens;
    name.kind = winner(votes);
    if (is_name(votes) && !add(document, names, name)) {
      return false;
    }
  }
  return add_gap(ballot, document, done, (uint32_t)document->tokens.count,
                 &sentence, names);
}

static bool take_votes(const EntDocument *const document,
                       Ballot *const ballot) {
  ballot->n_slots = 16;
  while (ballot->n_slots < 2 * document->names.count) {
    ballot->n_slots *= 2;
  }
  ballot->slots =
      ent_calloc(document->allocator, ballot->n_slots, sizeof *ballot->slots);
  for (size_t i = 0; ballot->slots && i < document->names.count; ++i) {
    vote(ballot, document, &document->names.items[i]);
  }
  return ballot->slots;
}

EntStatus ent_names_agree(EntDocument *const document) {
  Ballot ballot;
  Names names = {NULL, 0, 0};
  if (!document->names.count) {
    return ENT_SUCCESS;
  }
  const bool done =
      take_votes(document, &ballot) && rewrite(&ballot, document, &names);
  ent_free(document->allocator, ballot.slots);
  if (!done) {
    ent_free(document->allocator, names.items);
    return ENT_ERR_MEMORY;
  }
  ent_free(document->allocator, document->names.items);
  document->names.items = names.items;
  document->names.count = names.count;
  document->names.capacity = names.capacity;
  return ENT_SUCCESS;
}

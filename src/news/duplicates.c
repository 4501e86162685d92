#include "news/duplicates.h"

#include "base/utf8.h"

#include <string.h>

enum {
  SHINGLE_WORDS = 5,
  MIN_SHINGLES = 20, ///< Below, a formula is taken for a report
  BAND_SIZE = 4,
  N_BANDS = ENT_SIGNATURE_SIZE / BAND_SIZE,
  MAX_CANDIDATES = 64, ///< Of a band: the newest ones
  BUCKET_SIZE = 4,     ///< Articles that share a bucket when the window is full
  THRESHOLD = 90       ///< Of 128 minima: 0.7
};

/// An article that was seen, and the one before it in the chain of each band.
typedef struct {
  uint64_t key;
  uint16_t minima[ENT_SIGNATURE_SIZE];
  uint32_t before[N_BANDS];
} Entry;

/**
   Articles are numbered from 1; number n is in entry n % window until number
   n + window takes its place. A chain leads from the newest article to older
   ones, and ends where it meets a number that is too old.
*/
struct EntDuplicatesImpl {
  const EntWorld *world;
  size_t window;
  size_t n_buckets; ///< Of each band
  uint32_t newest;
  Entry *entries;   ///< Written before they are read: not touched at the start
  uint32_t *chains; ///< Newest number, by band and bucket
};

/// \name Signatures
/// @{

/// The finaliser of MurmurHash3: each bit depends on all.
static uint64_t mix(uint64_t x) {
  x = (x ^ (x >> 33)) * UINT64_C(0xff51afd7ed558ccd);
  x = (x ^ (x >> 33)) * UINT64_C(0xc4ceb9fe1a85ec53);
  return x ^ (x >> 33);
}

/// Letters and digits of all scripts; quotation marks and dashes are no words.
static bool is_word_character(const uint32_t c) {
  return (c >= '0' && c <= '9') || ent_utf8_is_letter(c);
}

/// The sequences of words of a text, and the minima of their hashes.
typedef struct {
  uint64_t words[SHINGLE_WORDS]; ///< Hashes of the last ones
  size_t n_words;
  uint64_t minima[ENT_SIGNATURE_SIZE];
} Shingles;

static void add_shingle(Shingles *const self) {
  uint64_t hash = 0;
  for (size_t i = 1; i <= SHINGLE_WORDS; ++i) {
    hash = mix(hash + self->words[(self->n_words + i) % SHINGLE_WORDS]);
  }
  for (size_t i = 0; i < ENT_SIGNATURE_SIZE; ++i) {
    const uint64_t value = mix(hash ^ (i + 1) * UINT64_C(0x9e3779b97f4a7c15));
    self->minima[i] = value < self->minima[i] ? value : self->minima[i];
  }
}

static void add_word(Shingles *const self, const uint64_t hash) {
  self->words[self->n_words % SHINGLE_WORDS] = hash;
  if (self->n_words + 1 >= SHINGLE_WORDS) {
    add_shingle(self);
  }
  ++self->n_words;
}

static void add_text(Shingles *const self, const EntView text) {
  uint64_t word = 0;
  for (size_t at = 0; at < text.size;) {
    uint32_t c = 0;
    const size_t size =
        ent_utf8_decode(ent_view_slice(text, at, text.size), &c);
    at += size ? size : 1;
    if (size && is_word_character(c)) {
      word = mix(word + ent_utf8_to_lower(c) + 1);
    } else if (word) {
      add_word(self, word);
      word = 0;
    }
  }
  if (word) {
    add_word(self, word);
  }
}

void ent_signature_make(const EntArticle *const article,
                        EntSignature *const signature) {
  Shingles shingles = {.n_words = 0};
  memset(shingles.minima, 0xFF, sizeof(shingles.minima));
  for (size_t i = 0; i < article->n_segments; ++i) {
    if (article->segments[i].kind == ENT_SEGMENT_PARAGRAPH) {
      add_text(&shingles,
               ent_span_view(article->text, article->segments[i].span));
    }
  }
  for (size_t i = 0; i < ENT_SIGNATURE_SIZE; ++i) {
    signature->minima[i] = (uint16_t)mix(shingles.minima[i]);
  }
  signature->is_short = shingles.n_words < MIN_SHINGLES + SHINGLE_WORDS - 1;
}

static size_t count_equal(const uint16_t *const a, const uint16_t *const b) {
  size_t count = 0;
  for (size_t i = 0; i < ENT_SIGNATURE_SIZE; ++i) {
    count += a[i] == b[i];
  }
  return count;
}

double ent_signature_resemblance(const EntSignature *const a,
                                 const EntSignature *const b) {
  return (double)count_equal(a->minima, b->minima) / ENT_SIGNATURE_SIZE;
}

/// @}
/// \name The index
/// @{

EntDuplicates *ent_duplicates_new(const EntWorld *const world,
                                  const size_t window) {
  const EntAllocator *const allocator = ent_world_allocator(world);
  EntDuplicates *const self = ent_calloc(allocator, 1, sizeof(EntDuplicates));
  if (!self) {
    return NULL;
  }
  const size_t n_buckets = window / BUCKET_SIZE + 1;
  *self = (EntDuplicates){
      .world = world,
      .window = window,
      .n_buckets = n_buckets,
      .entries = window > SIZE_MAX / sizeof(Entry)
                     ? NULL
                     : ent_alloc(allocator, window * sizeof(Entry)),
      .chains = ent_calloc(allocator, n_buckets, N_BANDS * sizeof(uint32_t))};
  if (!self->entries || !self->chains) {
    ent_duplicates_free(self);
    return NULL;
  }
  return self;
}

void ent_duplicates_free(EntDuplicates *const index) {
  if (index) {
    const EntAllocator *const allocator = ent_world_allocator(index->world);
    ent_free(allocator, index->entries);
    ent_free(allocator, index->chains);
    ent_free(allocator, index);
  }
}

/// Return the newest number of the articles whose band may be the same.
static uint32_t *chain_of(const EntDuplicates *const self, const size_t band,
                          const EntSignature *const signature) {
  uint64_t value = band;
  for (size_t i = 0; i < BAND_SIZE; ++i) {
    value = mix(value << 16 | signature->minima[band * BAND_SIZE + i]);
  }
  return &self->chains[band * self->n_buckets + value % self->n_buckets];
}

static bool is_remembered(const EntDuplicates *const self,
                          const uint32_t number) {
  return number && self->newest - number < self->window;
}

/// The best article so far.
typedef struct {
  size_t n_equal;
  uint32_t number;
} Best;

static void search_band(const EntDuplicates *const self, const size_t band,
                        const EntSignature *const signature, Best *const best) {
  uint32_t number = *chain_of(self, band, signature);
  for (size_t i = 0; i < MAX_CANDIDATES && is_remembered(self, number); ++i) {
    const Entry *const entry = &self->entries[number % self->window];
    const size_t n_equal = count_equal(entry->minima, signature->minima);
    if (n_equal > best->n_equal ||
        (n_equal == best->n_equal && number < best->number)) {
      *best = (Best){n_equal, number};
    }
    number = entry->before[band];
  }
}

static void remember(EntDuplicates *const self,
                     const EntSignature *const signature, const uint64_t key) {
  const uint32_t number = ++self->newest;
  Entry *const entry = &self->entries[number % self->window];
  entry->key = key;
  memcpy(entry->minima, signature->minima, sizeof(entry->minima));
  for (size_t band = 0; band < N_BANDS; ++band) {
    uint32_t *const chain = chain_of(self, band, signature);
    entry->before[band] = *chain;
    *chain = number;
  }
}

bool ent_duplicates_find(EntDuplicates *const index,
                         const EntSignature *const signature,
                         const uint64_t key, uint64_t *const original) {
  Best best = {THRESHOLD - 1, 0};
  if (signature->is_short) {
    return false;
  }
  for (size_t band = 0; band < N_BANDS; ++band) {
    search_band(index, band, signature, &best);
  }
  if (!best.number) {
    remember(index, signature, key);
    return false;
  }
  *original = index->entries[best.number % index->window].key;
  return true;
}

/// @}

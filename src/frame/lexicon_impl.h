/**
   @file lexicon_impl.h
   The inside of a lexicon, for the files that fill, search and write it.
*/
#ifndef ENT_FRAME_LEXICON_IMPL_H
#define ENT_FRAME_LEXICON_IMPL_H

#include "base/arena.h"
#include "frame/lexicon.h"

#define ENT_VECTOR_OF(type)                                                    \
  struct {                                                                     \
    type *items;                                                               \
    size_t count, capacity;                                                    \
  }

/// A named set of words: `$agreement`, `@Person`.
typedef struct {
  const char *file;           ///< Where it was defined last
  ENT_VECTOR_OF(EntId) words; ///< In the order of the ids once all is read
} EntLexSet;

/// What a word does besides being a trigger; indexed by word id.
typedef struct {
  uint8_t status[ENT_N_MODIFIERS]; ///< #EntEventStatus
  uint16_t kinds;
  EntId base;                    ///< Its base form plus one, or 0
  uint32_t first[ENT_N_LEX_POS]; ///< Its entries
  uint32_t count[ENT_N_LEX_POS];
} EntLexWord;

/// More than any entry can weigh otherwise.
#define ENT_LEX_USER_WEIGHT 100000

/// In a list of words, marks the id of a set.
#define ENT_LEX_SET_BIT (UINT32_C(1) << 31)

struct EntLexiconImpl {
  const EntWorld *world;
  const EntAllocator *allocator;
  const EntVocabulary *vocabulary;
  EntArena arena;         ///< Names of files
  EntIntern *words;       ///< Lemmas, fixed words, triggers, members of sets
  EntIntern *slots;       ///< First those of #EntLexSlot
  EntIntern *set_names;   ///< Indexes `sets`
  EntIntern *entry_keys;  ///< Trigger, part of speech, conditions; by entry
  EntIntern *group_names; ///< Indexes `groups`
  ENT_VECTOR_OF(EntView) groups; ///< Maps as text
  ENT_VECTOR_OF(EntLexSet) sets;
  ENT_VECTOR_OF(EntLexWord) word_data; ///< As long as `words`
  ENT_VECTOR_OF(EntLexEntry) entries;
  ENT_VECTOR_OF(EntLexArgument) arguments;
  ENT_VECTOR_OF(EntLexCondition) conditions;
  ENT_VECTOR_OF(EntId) lists; ///< Words of conditions, fixed words
  bool is_user_file;          ///< Of the file that is being read
};

/// Open as ent_lexicon_open() does; the entries of the files from
/// `n_installed` on are the user's and go before all others.
EntStatus ent_lexicon_compile(const EntWorld *world,
                              const EntVocabulary *vocabulary,
                              const char *const *files, size_t n_files,
                              size_t n_installed, EntLexicon **lexicon);

/// Return the mask of the kind called `name`, such as "Person", or 0.
unsigned ent_lexicon_kind_find(EntView name);

/// Return the name of kind `bit` (a bit number), or an empty view beyond.
EntView ent_lexicon_kind_name(size_t bit);

/// Find or add a word, and make room for what belongs to it.
EntStatus ent_lexicon_add_word(EntLexicon *lexicon, EntView word, EntId *id);

/// Read the file called `name` into `lexicon`.
EntStatus ent_lexicon_read(EntLexicon *lexicon, const char *name);

#endif // ENT_FRAME_LEXICON_IMPL_H

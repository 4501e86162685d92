/**
   @file lexicon.h
   The frames lexicon: which word evokes which event, and who plays what in it.

   Files under `lexicon/` (and a user's own, `--lexicon FILE`) say so in lines
   of tab-separated cells; lexicon/README.md explains the notation to writers:

       # trigger  pos  class             roles conditions sign       v Signing
   subj=agent obj=theme          obj:$document talks      n    Negotiation
   between,with=participant on=topic strike     v    AgreementReached
   subj,with=participant         obj:$agreement step down  v    Resignation
   subj=agent as=- urge       v    Appeal            subj=agent obj=target
   inf=content/Possible oblige     v    -                 obj=>subj inf=/Obliged
       hold       v    =obj              subj=>subj

   They compile to flat arrays. The lexicon is const after that and may be
   shared by threads. A matcher uses it so:

       const EntLexEntry *entry;
       size_t n;
       ent_lexicon_find(lexicon, token->lemma, ENT_LEX_VERB, &entry, &n);
       for (size_t i = 0; i < n; ++i) {
         // the fixed words must be there, all conditions must hold:
         // the first entry that passes is the one
       }

   ## Entries

   An entry is one of three things:
   - **event**: it evokes an event of `event_class`;
   - **light** (`=SLOT`): the noun in the slot `carrier` evokes the event, and
     the verb hands its own arguments on to the noun ("hold talks", "talks take
     place", "come to an agreement"). An argument for which the entry has no
     map keeps its slot: the prepositions of the verb become the noun's. When
     the carrier evokes nothing, the next entry is tried;
   - **none** (`-`): it evokes nothing itself. With maps it is transparent: it
     sets the status of its complement and hands arguments on (oblige, manage,
     plan). Without maps it is a stop entry: nothing happens here ("win a
     match").

   ## Slots

   What a word governs, whatever the surface order: passives, relative clauses,
   control and coordination are undone before slots are filled.

   | slot        | of a verb                | of a noun              | of an
   adjective     | | ----------- | ------------------------ |
   ---------------------- | ------------------- | | subj        | subject, by of
   a passive | by                     | the noun it is of   | | obj         |
   direct object            |                        |                     | |
   iobj        | indirect object          |                        | | | poss |
   | possessive             |                     | | mod         | | adjective,
   compound    | what is joined to it| | that        | finite clause, quotation
   | finite clause          | finite clause       | | inf         | infinitive
   | infinitive             | infinitive          | | ing         | bare gerund
   |                        |                     | | with, on, … |
   prepositional phrase; its object may be a gerund clause                    |

   A predicate is a noun or adjective after verbs such as become, elect, call
   or declare ("became a member", "called it a breach"). `mod` is who does a
   thing ("the Russian attack", "a NATO summit"), `comp` what it is about or
   where it is ("the Gaza ceasefire", "peace talks").

   The slot `self` holds the form of the trigger itself, in lower case, for
   conditions: `self:talks`. The status in a map of `self` is that of the
   entry's own event: `dissolve v Establishment obj=theme self=/Negated`.

   Fixed words are compared with the lemma or the lower-case form of the
   dependents of the head and of their dependents.

   Words of several parts are written with an underscore: `because_of`.

   ## Control

   The subject of an `inf` or `ing` complement is, unless an entry hands
   something else to it with `>subj`, the filler of `obj` if there is one and
   of `subj` if not.
*/
#ifndef ENT_FRAME_LEXICON_H
#define ENT_FRAME_LEXICON_H

#include "base/intern.h"
#include "base/status.h"
#include "base/view.h"
#include "base/world.h"
#include "frame/role.h"
#include "rdf/vocab.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct EntLexiconImpl EntLexicon;

/// \name Entries
/// @{

typedef enum {
  ENT_LEX_VERB,
  ENT_LEX_NOUN,
  ENT_LEX_ADJECTIVE, ///< Also participles used as such
  ENT_N_LEX_POS
} EntLexPos;

/// The slots that are no preposition; slot ids from #ENT_N_SLOTS are words.
typedef enum {
  ENT_SLOT_SUBJ,
  ENT_SLOT_OBJ,
  ENT_SLOT_IOBJ,
  ENT_SLOT_POSS,
  ENT_SLOT_PRED,
  ENT_SLOT_MOD,
  ENT_SLOT_COMP,
  ENT_SLOT_THAT,
  ENT_SLOT_INF,
  ENT_SLOT_ING,
  ENT_SLOT_SELF, ///< The form of the trigger, lower case; for conditions
  ENT_N_SLOTS
} EntLexSlot;

/// What kind of thing a filler is; a filler may be of several kinds.
typedef enum {
  ENT_KIND_STATE = 1 << 0,
  ENT_KIND_PERSON = 1 << 1,
  ENT_KIND_ORGANIZATION = 1 << 2,
  ENT_KIND_PLACE = 1 << 3,
  ENT_KIND_AGREEMENT = 1 << 4,
  ENT_KIND_EVENT = 1 << 5,
  ENT_KIND_NUMBER = 1 << 6,
  ENT_KIND_DATE = 1 << 7,
  /// Who can act: `@Actor`.
  ENT_KIND_ACTOR = ENT_KIND_STATE | ENT_KIND_PERSON | ENT_KIND_ORGANIZATION
} EntLexKind;

/// The greatest number of alternative roles of a slot.
#define ENT_LEX_MAX_ROLES 4

/// What becomes of the filler of a slot.
typedef struct {
  EntId slot;            ///< #EntLexSlot, or the slot of a preposition
  EntId handed_to;       ///< Slot of the complement or carrier, or #ENT_NO_ID
  EntEventStatus status; ///< Set on the event that fills the slot
  uint8_t n_roles;       ///< 0: the filler has no role here
  uint8_t roles[ENT_LEX_MAX_ROLES];    ///< #EntRole: take the first that fits
  EntId properties[ENT_LEX_MAX_ROLES]; ///< A user's own ones below them, or 0
} EntLexArgument;

/// Something that must hold of a slot (ent_lexicon_holds()).
typedef struct {
  EntId slot;
  bool is_negated;
  bool is_presence;    ///< Holds if the slot is filled by anything
  uint16_t kinds;      ///< Holds if the filler is of one of these kinds …
  uint32_t first_word; ///< … or its lemma is one of these words
  uint32_t n_words;
} EntLexCondition;

typedef enum { ENT_LEX_EVENT, ENT_LEX_LIGHT, ENT_LEX_NONE } EntLexEntryKind;

typedef struct {
  EntView trigger; ///< As written: "step down"
  EntView lemma;   ///< Its head: "step"; "conversation" of "phone conversation"
  EntLexPos pos;
  EntLexEntryKind kind;
  EntView class_name; ///< Of an event: "Resignation", else empty
  EntId event_class;  ///< Of an event, else #ENT_NO_ID
  EntId carrier;      ///< Slot whose noun evokes the event of a light entry
  uint32_t first_fixed, n_fixed; ///< Other words of the trigger, in order:
                                 ///< particle, noun, preposition and noun …
  uint32_t n_before;             ///< Of these, how many stand before the head
  uint32_t weight;               ///< See ent_lexicon_find()
  uint32_t first_argument, n_arguments;
  uint32_t first_condition, n_conditions;
  uint32_t order;   ///< Counted over all files
  const char *file; ///< Where it stands
  uint32_t line;
} EntLexEntry;

/// @}
/// \name Opening
/// @{

/**
   Compile the lexicon in `files`, in this order; `vocabulary` outlives it.

   An entry with the trigger, part of speech and conditions of an earlier one
   replaces it if it is in another file, and is an error in the same file; a set
   or status word of a later file replaces the earlier one. The names of the
   files are copied.

   Returns #ENT_ERR_READ, #ENT_ERR_SYNTAX, #ENT_ERR_ENCODING, #ENT_ERR_DATA (an
   unknown class, role, status, slot, kind, set or group), #ENT_ERR_LIMIT or
   #ENT_ERR_MEMORY; each logged with file and line.
*/
EntStatus ent_lexicon_open(const EntWorld *world,
                           const EntVocabulary *vocabulary,
                           const char *const *files, size_t n_files,
                           EntLexicon **lexicon);

/**
   Compile the installed lexicon (base/data.h), and then the files `extra`.

   Statuses as above.
*/
EntStatus ent_lexicon_open_standard(const EntWorld *world,
                                    const EntVocabulary *vocabulary,
                                    const char *const *extra, size_t n_extra,
                                    EntLexicon **lexicon);

/// Free `lexicon`, which may be NULL.
void ent_lexicon_close(EntLexicon *lexicon);

/// @}
/// \name Looking up
/// @{

/**
   Find the entries whose head is `lemma` (lower case), most specific first.

   `*count` is 0 if there are none. Each fixed word weighs 100, a condition that
   names words 8, one that names kinds 4, presence 2, a negated one 1; the
   heaviest entry comes first, and among equals the one that stands first. The
   entries of a user's files go before the installed ones.
*/
void ent_lexicon_find(const EntLexicon *lexicon, EntView lemma, EntLexPos pos,
                      const EntLexEntry **first, size_t *count);

/**
   As above for a word of a text, whose lemma may be wrong.

   Tagging errs on rare words ("withdrew", "expell"). When the lexicon does not
   know `lemma`, the base forms that `form` (lower case) may have are tried: the
   irregular ones of its `form` lines, then the regular ones.
*/
void ent_lexicon_find_form(const EntLexicon *lexicon, EntView lemma,
                           EntView form, EntLexPos pos,
                           const EntLexEntry **first, size_t *count);

/// Return all entries, in the order of lemma, part of speech, specificity.
const EntLexEntry *ent_lexicon_entries(const EntLexicon *lexicon,
                                       size_t *count);

/// Return the maps of `entry`, entry->n_arguments of them.
const EntLexArgument *ent_lexicon_arguments(const EntLexicon *lexicon,
                                            const EntLexEntry *entry);

/// Return the conditions of `entry`, entry->n_conditions of them.
const EntLexCondition *ent_lexicon_conditions(const EntLexicon *lexicon,
                                              const EntLexEntry *entry);

/// Return fixed word `index` of `entry`, less than entry->n_fixed.
EntView ent_lexicon_fixed(const EntLexicon *lexicon, const EntLexEntry *entry,
                          size_t index);

/// Return the map for `slot`, or NULL.
const EntLexArgument *ent_lexicon_argument(const EntLexicon *lexicon,
                                           const EntLexEntry *entry,
                                           EntId slot);

/**
   Return the slot called `name` ("subj", "with", "because_of"), or #ENT_NO_ID
   if no entry speaks of it. A preposition is never one of #EntLexSlot.
*/
EntId ent_lexicon_slot(const EntLexicon *lexicon, EntView name);

/// Return the name of `slot`.
EntView ent_lexicon_slot_name(const EntLexicon *lexicon, EntId slot);

/**
   Return whether a filler with this head lemma (lower case) and these kinds
   satisfies `condition`. For an empty slot give an empty lemma and no kinds:
   negated conditions hold of it.
*/
bool ent_lexicon_holds(const EntLexicon *lexicon,
                       const EntLexCondition *condition, EntView lemma,
                       unsigned kinds);

/// Return the kinds that a common noun such as "soldier" has, as the sets
/// `@Person`, `@Place` … of the lexicon tell; 0 if none is known.
unsigned ent_lexicon_kinds(const EntLexicon *lexicon, EntView lemma);

/// Return whether `lemma` is in the set called `name` ("$agreement"); false if
/// there is no such set.
bool ent_lexicon_in_set(const EntLexicon *lexicon, EntView name, EntView lemma);

/// How a word that changes the status of an event stands to it.
typedef enum {
  ENT_MODIFIER_AUX,  ///< Auxiliary of the verb: may, must
  ENT_MODIFIER_ADV,  ///< Adverb of it: not, reportedly
  ENT_MODIFIER_MARK, ///< Opens its clause: if, unless
  ENT_MODIFIER_DET,  ///< Determiner of its noun, subject or object: no, none
  ENT_MODIFIER_ADJ,  ///< Adjective of its noun: possible, planned
  ENT_MODIFIER_PREP, ///< Preposition before it: without
  ENT_N_MODIFIERS
} EntModifierKind;

/// Return the status that `lemma` gives, or #ENT_EVENT_UNSET.
EntEventStatus ent_lexicon_modifier(const EntLexicon *lexicon, EntView lemma,
                                    EntModifierKind kind);

/// @}

#ifdef __cplusplus
}
#endif

#endif // ENT_FRAME_LEXICON_H

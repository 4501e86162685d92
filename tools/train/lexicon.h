#ifndef TRAIN_LEXICON_H
#define TRAIN_LEXICON_H

/* What WordNet (Fellbaum 1998) knows of a form: which parts of speech and
   inflections it can be, the lexicographer file of its first senses, and
   whether it is, or is part of, the name of a person, a place or a group. Added
   are the cities of GeoNames and a list of names of our own. */

#include <stdint.h>

enum {
  LEXICON_NOUN = 1 << 0,
  LEXICON_VERB = 1 << 1,
  LEXICON_THIRD_PERSON = 1 << 2,
  LEXICON_PAST = 1 << 3,
  LEXICON_ING = 1 << 4,
  LEXICON_ADJECTIVE = 1 << 5,
  LEXICON_ADVERB = 1 << 6,
  LEXICON_PLURAL = 1 << 7,
  LEXICON_INFLECTIONS = 256, // combinations of the bits above

  LEXICON_SENSE_BIT = 8,  // lexicographer files 3 to 43; two of them have next
  LEXICON_FIRST_FILE = 3, // to no words, their bits are used for names:
  LEXICON_ORGANIZATION_PART_BIT = 8, // word of a longer name (file 3, tops)
  LEXICON_NATIONAL_BIT = 21,         // adjective, inhabitant (16, motives)
  LEXICON_NAME_BIT = 49,             // person, location, group, other
  LEXICON_NAME_BEGIN_BIT = 53,       // first word of such a name; not for other
  LEXICON_NAME_INSIDE_BIT = 56,
  LEXICON_CITY_BIT = 59,
  LEXICON_CITY_PART_BIT = 60, // word of a longer name of a city
  LEXICON_GIVEN_BIT = 61,
  LEXICON_FAMILY_BIT = 62,
  LEXICON_ORGANIZATION_BIT = 63,
  LEXICON_SENSES = 56 // bits from LEXICON_SENSE_BIT
};

// A one-word name as it is spelt.
typedef struct {
  char *form;
  int kind; // 0 person, 1 location, 2 group
} LexiconName;

typedef struct {
  LexiconName *names;
  int name_count;
  uint32_t *keys; // open addressing by the key of the normalised form
  uint64_t *masks;
  int *classes; // of each slot
  int slot_count, count;
  uint64_t *class_masks; // distinct masks; class 0 is "not listed"
  int class_count;
} Lexicon;

// Make an empty lexicon.
void lexicon_init(Lexicon *lexicon);

// Add the WordNet files in `folder`. This and the next two end the program
// when a file is missing.
void lexicon_add_wordnet(Lexicon *lexicon, const char *folder);

// Add the cities in a table of GeoNames (cities15000.txt).
void lexicon_add_cities(Lexicon *lexicon, const char *path);

// Add the names in a file like names.txt or knowledge-names.txt.
void lexicon_add_names(Lexicon *lexicon, const char *path);

// Number the classes, once everything is added.
void lexicon_number_classes(Lexicon *lexicon);

// Class of a normalised form's key, 0 if it is not listed.
int lexicon_class(const Lexicon *lexicon, uint32_t key);

void lexicon_clear(Lexicon *lexicon);

#endif

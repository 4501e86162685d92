/**
   @file timex_words.h
   What the words of a time expression can be: classes and values.

   Read from lexicon/time.tsv, whose head describes the format. Inside the time
   module only; the outside sees timex.h.
*/
#ifndef ENT_TEXT_TIMEX_WORDS_H
#define ENT_TEXT_TIMEX_WORDS_H

#include "base/intern.h"
#include "base/status.h"
#include "base/table.h"
#include "base/world.h"

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Classes that words are listed under: constant, name, least, greatest value.
#define ENT_TIME_WORD_LIST(F)                                                  \
  F(MONTH, "month", 1, 12)                                                     \
  F(WEEKDAY, "weekday", 0, 6)                                                  \
  F(SEASON, "season", 1, 4)                                                    \
  F(UNIT, "unit", 0, ENT_N_TIME_UNITS - 1)                                     \
  F(UNITS, "units", 0, ENT_N_TIME_UNITS - 1)                                   \
  F(ORD, "ordinal", 1, 99)                                                     \
  F(NUMBER, "number", 1, 19)                                                   \
  F(TENS, "tens", 20, 90)                                                      \
  F(SCALE, "scale", 10, 1000)                                                  \
  F(SOME, "some", 0, 99)                                                       \
  F(ARTICLE, "article", 0, 1)                                                  \
  F(AND, "and", 0, 0)                                                          \
  F(HALF, "half", 0, 0)                                                        \
  F(OF, "of", 0, 0)                                                            \
  F(SUFFIX, "suffix", 0, 0)                                                    \
  F(PART, "part", 0, ENT_N_TIME_PARTS - 1)                                     \
  F(EDGE, "edge", 0, ENT_N_TIME_PARTS - 1)                                     \
  F(DAYPART, "daypart", 0, ENT_N_TIME_DAYPARTS - 1)                            \
  F(OFFSET, "offset", -9, 9)                                                   \
  F(TURN, "turn", -1, 1)                                                       \
  F(FLOW, "flow", -1, 1)                                                       \
  F(HOLIDAY, "holiday", 101, 1231)                                             \
  F(DECADE, "decade", 0, 90)                                                   \
  F(VAGUE, "vague", -1, 1)                                                     \
  F(FREQ, "frequency", 0, ENT_N_TIME_UNITS - 1)                                \
  F(ZONE, "zone", 0, 1)                                                        \
  F(MERIDIEM, "meridiem", 0, 1)                                                \
  F(FUTURE, "future", 0, 0)                                                    \
  F(PAST, "past", 0, 0)                                                        \
  F(INFINITIVE, "infinitive", 0, 0)                                            \
  F(TEMPORAL, "temporal", 0, 0)                                                \
  F(OWNER, "owner", 0, 0)                                                      \
  F(NUMBERED, "numbered", 0, 0)                                                \
  F(COUNTED, "counted", 0, 0)                                                  \
  F(ENDING, "ending", 0, 0)

/// Classes that a word has by its shape.
#define ENT_TIME_SHAPE_LIST(F)                                                 \
  F(NUM)     /* a number, in tenths; 0 where the text does not tell */         \
  F(YEAR)    /* four digits, 1000 to 2100 */                                   \
  F(RECENT)  /* a year from 1900 on, taken as YEAR */                          \
  F(DAY)     /* 1 to 31, also 31st */                                          \
  F(NTH)     /* digits with an ending: 31st */                                 \
  F(MM)      /* 1 to 12 */                                                     \
  F(YY)      /* two digits */                                                  \
  F(HOUR)    /* 0 to 24 */                                                     \
  F(MINUTE)  /* two digits, 00 to 59 */                                        \
  F(HHMM)    /* 0000 to 2359 */                                                \
  F(CAPS)    /* a word with a capital */                                       \
  F(PLURAL)  /* a small word that looks like a plural */                       \
  F(WORD)    /* any word */                                                    \
  F(LITERAL) /* a word that a rule names */                                    \
  F(X)       /* a date found before */                                         \
  F(D)       /* a duration found before */

typedef enum {
#define ENT_TIME_ITEM(id, name, least, greatest) ENT_TIME_##id,
  ENT_TIME_WORD_LIST(ENT_TIME_ITEM)
#undef ENT_TIME_ITEM
      ENT_N_TIME_WORD_CLASSES,
  ENT_TIME_LAST_WORD_CLASS = ENT_N_TIME_WORD_CLASSES - 1,
#define ENT_TIME_ITEM(id) ENT_TIME_##id,
  ENT_TIME_SHAPE_LIST(ENT_TIME_ITEM)
#undef ENT_TIME_ITEM
      ENT_N_TIME_CLASSES
} EntTimeClass;

_Static_assert(ENT_N_TIME_CLASSES <= 64, "classes fit a mask");

#define ENT_TIME_BIT(class_) (UINT64_C(1) << (class_))

typedef enum {
  ENT_UNIT_SECOND,
  ENT_UNIT_MINUTE,
  ENT_UNIT_HOUR,
  ENT_UNIT_DAY,
  ENT_UNIT_WEEKEND,
  ENT_UNIT_WEEK,
  ENT_UNIT_MONTH,
  ENT_UNIT_QUARTER,
  ENT_UNIT_YEAR,
  ENT_UNIT_DECADE,
  ENT_UNIT_CENTURY,
  ENT_N_TIME_UNITS
} EntTimeUnit;

typedef enum {
  ENT_PART_EARLY,
  ENT_PART_MID,
  ENT_PART_LATE,
  ENT_PART_AROUND,
  ENT_N_TIME_PARTS
} EntTimePart;

typedef enum {
  ENT_DAYPART_MORNING,
  ENT_DAYPART_NOON,
  ENT_DAYPART_AFTERNOON,
  ENT_DAYPART_EVENING,
  ENT_DAYPART_NIGHT,
  ENT_N_TIME_DAYPARTS
} EntTimeDaypart;

/// One thing that a word can be.
typedef struct {
  int16_t value;
  uint8_t word_class; ///< An EntTimeClass
  bool is_capital;    ///< Only if written with a capital
  bool is_weak;       ///< Only in company, not alone
  uint32_t next;      ///< Next entry of the word plus one, or 0
} EntTimeEntry;

typedef struct {
  EntIntern *table; ///< In lower case
  struct {
    EntTimeEntry *items;
    size_t count, capacity;
  } entries;
  struct {
    uint32_t *items; ///< By id of the word: its first entry plus one, or 0
    size_t count, capacity;
  } first;
  struct {
    uint64_t *items; ///< By id of the word: its classes
    size_t count, capacity;
  } classes;
} EntTimeWords;

EntStatus ent_time_words_init(EntTimeWords *words,
                              const EntAllocator *allocator);

void ent_time_words_clear(EntTimeWords *words, const EntAllocator *allocator);

/// Find or add a word that is written small.
EntStatus ent_time_words_add(EntTimeWords *words, const EntAllocator *allocator,
                             EntView word, EntId *id);

/// Add the words of a row of the table: class, value, words, flags.
EntStatus ent_time_words_add_row(EntTimeWords *words, const EntWorld *world,
                                 const EntTableRow *row);

/// Return what `word` is in class `word_class`, or NULL.
const EntTimeEntry *ent_time_words_find(const EntTimeWords *words, EntId word,
                                        EntTimeClass word_class,
                                        bool is_capital);

/// Return the class that rules call `name` ("MONTH"), or ENT_N_TIME_CLASSES.
EntTimeClass ent_time_class_find(EntView name);

#ifdef __cplusplus
}
#endif

#endif // ENT_TEXT_TIMEX_WORDS_H

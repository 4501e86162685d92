/**
   @file format.h
   How a compiled knowledge base lies in its file.

   The file is one header and then sections, each an array of records without
   pointers, aligned to eight bytes, in the byte order of the machine that made
   it (another order is refused). A string is an offset into the section of
   strings, where each ends in a zero byte; offset 0 is the empty string. All
   numbers that point somewhere are checked when the file is opened, so that
   reading needs no further care.

   Names are found through a trie over folded pieces of names (fold.h): `tokens`
   maps a piece to a number, `edges` maps a node and such a number to the next
   node, and a node has the names that end there. Both maps are hash tables with
   open addressing and a power of two of slots, at most half full.
*/
#ifndef ENT_KNOW_FORMAT_H
#define ENT_KNOW_FORMAT_H

#include "know/fold.h"
#include "know/knowledge.h"
#include "know/ymd.h"

#include <stdint.h>

enum {
  ENT_FORMAT_VERSION = 1,
  ENT_FORMAT_BYTE_ORDER = 0x01020304,
  ENT_FORMAT_N_SECTIONS = 18
};

#define ENT_FORMAT_MAGIC "ENTKNOW"

/// No record.
#define ENT_FORMAT_NONE UINT32_MAX

/// Offset of a string in the section of strings.
typedef uint32_t EntFormatString;

typedef enum {
  ENT_SECTION_STRINGS,        ///< char
  ENT_SECTION_CLASSES,        ///< EntFormatClass
  ENT_SECTION_OFFICES,        ///< EntFormatOffice
  ENT_SECTION_RELATION_KINDS, ///< EntFormatRelationKind
  ENT_SECTION_ENTITIES,       ///< EntFormatEntity
  ENT_SECTION_BY_ID,          ///< uint32_t: entities in the order of their ids
  ENT_SECTION_BY_CODE,        ///< uint32_t: those with a code, in its order
  ENT_SECTION_NAMES,          ///< EntFormatName, by entity
  ENT_SECTION_NODE_NAMES,     ///< uint32_t: names by node, then by entity
  ENT_SECTION_RELATIONS,      ///< EntFormatRelation, by subject
  ENT_SECTION_TERMS,          ///< EntFormatTerm, by of, office, begin
  ENT_SECTION_BY_HOLDER,      ///< uint32_t: terms by holder, then begin
  ENT_SECTION_LEADING,        ///< EntFormatLeading, in the order of the table
  ENT_SECTION_TOKENS,         ///< EntFormatToken
  ENT_SECTION_EDGES,          ///< EntFormatEdge
  ENT_SECTION_NODES,          ///< EntFormatNode; the first is the root
  ENT_SECTION_FOLD_LETTERS,   ///< EntFoldLetter
  ENT_SECTION_FOLD_RULES      ///< EntFoldRule
} EntFormatSectionId;

typedef struct {
  uint64_t offset; ///< From the start of the file
  uint64_t count;  ///< Records
} EntFormatSection;

typedef struct {
  char magic[8];
  uint32_t version;
  uint32_t byte_order;
  uint64_t size;     ///< Of the whole file
  uint64_t checksum; ///< Of all behind the header
  EntFormatSection sections[ENT_FORMAT_N_SECTIONS];
} EntFormatHeader;

typedef struct {
  EntFormatString name;
  uint32_t parent; ///< Class above it, or none
} EntFormatClass;

typedef struct {
  EntFormatString name;
  EntFormatString abbreviation; ///< In tables, such as "PM"
  uint32_t is_exclusive;        ///< One holder at a time
} EntFormatOffice;

typedef struct {
  EntFormatString name;
} EntFormatRelationKind;

typedef struct {
  EntFormatString id;
  EntFormatString label;
  EntFormatString code;
  EntFormatString wikidata;
  EntFormatString source;
  uint32_t class_index;
  uint32_t parent; ///< Entity, or none
  EntYmd begin;
  EntYmd end;
  uint32_t first_name; ///< The names of the entity
  uint32_t n_names;
  uint32_t first_relation; ///< The relations with it as subject
  uint32_t n_relations;
  uint32_t first_term; ///< In the section by holder
  uint32_t n_terms;
  uint32_t stands_for; ///< Entity, or none
} EntFormatEntity;

typedef struct {
  EntFormatString text;
  uint32_t entity;
  uint32_t kind; ///< EntNameKind
} EntFormatName;

typedef struct {
  uint32_t subject;
  uint32_t kind;
  uint32_t object;
} EntFormatRelation;

typedef struct {
  uint32_t of;
  uint32_t office;
  EntYmd begin;
  EntYmd end;
  uint32_t holder;
  uint32_t is_shared;
} EntFormatTerm;

/// Who leads: an office of an entity (none: of any) from begin to end.
typedef struct {
  uint32_t of;
  uint32_t office;
  EntYmd begin;
  EntYmd end;
} EntFormatLeading;

typedef struct {
  EntFormatString text; ///< 0: the slot is empty
} EntFormatToken;

typedef struct {
  uint32_t node;
  uint32_t token; ///< Slot of the token
  uint32_t child; ///< 0: the slot is empty (no edge leads to the root)
} EntFormatEdge;

typedef struct {
  uint32_t first_name; ///< In the section of names by node
  uint32_t n_names;
} EntFormatNode;

/// The sections of an opened file as arrays.
typedef struct {
  const char *strings;
  const EntFormatClass *classes;
  const EntFormatOffice *offices;
  const EntFormatRelationKind *relation_kinds;
  const EntFormatEntity *entities;
  const uint32_t *by_id;
  const uint32_t *by_code;
  const EntFormatName *names;
  const uint32_t *node_names;
  const EntFormatRelation *relations;
  const EntFormatTerm *terms;
  const uint32_t *by_holder;
  const EntFormatLeading *leading;
  const EntFormatToken *tokens;
  const EntFormatEdge *edges;
  const EntFormatNode *nodes;
  EntFolding folding;
  uint32_t counts[ENT_FORMAT_N_SECTIONS];
} EntFormat;

/// Return the size of a record of a section.
size_t ent_format_record_size(EntFormatSectionId section);

/**
   Check `bytes` and point `format` into them.

   Returns NULL, or what is wrong with them.
*/
const char *ent_format_check(EntView bytes, EntFormat *format);

/// Return a checksum of `bytes`, a multiple of eight.
uint64_t ent_format_checksum(EntView bytes);

/// Return a string of the file.
static inline EntView ent_format_string(const EntFormat *const format,
                                        const EntFormatString string) {
  return ent_view(format->strings + string);
}

/// Return the slot where `token` is or would be.
uint32_t ent_format_token_slot(const EntFormat *format, EntView token);

/// Return the slot where the edge is or would be.
uint32_t ent_format_edge_slot(const EntFormat *format, uint32_t node,
                              uint32_t token);

#endif // ENT_KNOW_FORMAT_H

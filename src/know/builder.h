/**
   @file builder.h
   Make a compiled knowledge base out of tables.

   A table file is UTF-8 text (base/table.h): an entry a line, cells separated
   by tabs, `#` for comments, `-` for an empty cell. A line `[NAME]` says of
   what kind the lines after it are; a file may have several parts.

       [entities]  id class label names of code wikidata begin end relations
                   source
       [persons]   id label surname names wikidata terms source
       [classes]   name, and the class above it
       [offices]   name, abbreviation, "one" holder at a time or "many"
       [relations] name
       [leading]   office, of (empty: any), span: who is "the leader"
       [letters]   letter, and ASCII letters it folds to
       [rules]     spelling, and the spelling that counts as the same

   - `id`: a key such as `state/AZ`. `+state/AZ` adds names, relations and terms
     to an entity that is known and replaces the cells that are not empty. The
     id of a person may be empty: it is then made from the label.
   - `names`: separated by `|`, each with a mark of its kind or none:
     `official:`, `former:`, `abbr:`, `adj:`, `dem:` (one/many), `surname:`,
     `shared:` (others are called so too: "Senate"), and `nat:`, which is both
     `adj:` and `dem:`: "nat:Armenian/Armenians".
   - `of`: the id of what it belongs to; for a state, its code alone will do.
   - `begin`, `end`: dates as precise as known; of an agreement, when signed.
   - `relations`: `capital=settlement/baku; member=state/AZ`.
   - `terms`: `President RU 2000-05-07/2008-05-07; PM RU 2008-05-08/..`: office
   or its abbreviation, id of the state or body, and when; two points stand for
     an open end. A `~` behind the id marks a term shared with others.

   Whatever is wrong (a cell missing, a duplicate id, an unknown class, office,
   relation or entity, a date that does not exist, terms of one office that
   overlap, an entity that belongs to itself) is logged with file, line and
   reason.
*/
#ifndef ENT_KNOW_BUILDER_H
#define ENT_KNOW_BUILDER_H

#include "base/status.h"
#include "base/world.h"
#include "know/knowledge.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct EntBuilderImpl EntBuilder;

/// Return a new builder, or NULL.
EntBuilder *ent_builder_new(const EntWorld *world);

/// Free `builder`, which may be NULL.
void ent_builder_free(EntBuilder *builder);

/// Add all of `knowledge`, which is copied; tables added later may override it.
EntStatus ent_builder_add_knowledge(EntBuilder *builder,
                                    const EntKnowledge *knowledge);

/// Read the table file called `name`.
EntStatus ent_builder_add_file(EntBuilder *builder, const char *name);

/// Read a table from memory; `name` is for messages.
EntStatus ent_builder_add_text(EntBuilder *builder, const char *name,
                               EntView text);

/**
   Resolve all references and make the compiled form.

   `bytes` come from the allocator of the world; free them with ent_free(). The
   same tables give the same bytes.
*/
EntStatus ent_builder_finish(EntBuilder *builder, void **bytes, size_t *size);

#ifdef __cplusplus
}
#endif

#endif // ENT_KNOW_BUILDER_H

/**
   @file data.h
   Where the installed data is: lexicons, knowledge base, models.

   A data file has a name such as "lexicon/speech.tsv". It is looked for in the
   folders of the environment variable ENTENTE_DATA_PATH (separated by colons)
   and then in the folder given at configure time, usually
   /usr/local/share/entente.
*/
#ifndef ENT_BASE_DATA_H
#define ENT_BASE_DATA_H

#include "base/arena.h"
#include "base/status.h"
#include "base/world.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
   Find the data file `name`; `path` lives in `arena`.

   Returns #ENT_ERR_READ, logged, if no folder has it.
*/
EntStatus ent_data_find(const EntWorld *world, EntArena *arena,
                        const char *name, const char **path);

#ifdef __cplusplus
}
#endif

#endif // ENT_BASE_DATA_H

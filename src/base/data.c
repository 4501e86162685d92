#include "base/data.h"

#include <stdlib.h>
#include <unistd.h>

static EntStatus find_in(EntArena *const arena, const EntView folder,
                         const char *const name, const char **const path) {
  EntView joined;
  ENT_TRY(
      ent_arena_format(arena, &joined, "%.*s/%s", ENT_VIEW_ARGS(folder), name));
  *path = joined.data;
  return access(joined.data, R_OK) ? ENT_NO_MATCH : ENT_SUCCESS;
}

EntStatus ent_data_find(const EntWorld *const world, EntArena *const arena,
                        const char *const name, const char **const path) {
  EntView folders = ent_view(getenv("ENTENTE_DATA_PATH"));
  EntStatus status = ENT_NO_MATCH;
  while (status == ENT_NO_MATCH && folders.data) {
    const EntView folder = ent_view_cut(&folders, ':');
    status = folder.size ? find_in(arena, folder, name, path) : ENT_NO_MATCH;
  }
  if (status == ENT_NO_MATCH) {
    status = find_in(arena, ENT_VIEW(ENT_DATA_DIR), name, path);
  }
  return status == ENT_NO_MATCH
             ? ent_error(world, ENT_ERR_READ, ENT_IN_FILE(name),
                         "no such data file in ENTENTE_DATA_PATH or %s",
                         ENT_DATA_DIR)
             : status;
}

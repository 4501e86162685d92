// know-compile OUTPUT TABLE...: compile tables into a knowledge base. Used by
// the build only.

#include "base/world.h"
#include "know/builder.h"

#include <stdio.h>

static EntStatus read_tables(EntBuilder *const builder, char **const names,
                             const int count) {
  for (int i = 0; i < count; ++i) {
    ENT_TRY(ent_builder_add_file(builder, names[i]));
  }
  return ENT_SUCCESS;
}

static EntStatus write_file(const EntWorld *const world, const char *const name,
                            const void *const bytes, const size_t size) {
  FILE *const file = fopen(name, "wb");
  bool is_written = file && fwrite(bytes, 1, size, file) == size;
  is_written = file && !fclose(file) && is_written;
  if (file && !is_written) {
    (void)remove(name);
  }
  return is_written ? ENT_SUCCESS
                    : ent_error(world, ENT_ERR_WRITE, ENT_IN_FILE(name),
                                "cannot write");
}

static EntStatus compile(const EntWorld *const world, const int argc,
                         char **const argv) {
  EntBuilder *const builder = ent_builder_new(world);
  if (!builder) {
    return ENT_ERR_MEMORY;
  }
  void *bytes = NULL;
  size_t size = 0;
  EntStatus status = read_tables(builder, argv + 2, argc - 2);
  if (!status) {
    status = ent_builder_finish(builder, &bytes, &size);
  }
  ent_builder_free(builder);
  if (!status) {
    status = write_file(world, argv[1], bytes, size);
  }
  ent_free(ent_world_allocator(world), bytes);
  return status;
}

int main(const int argc, char **const argv) {
  if (argc < 3) {
    fprintf(stderr, "usage: know-compile OUTPUT TABLE...\n");
    return 2;
  }
  EntWorld *const world = ent_world_new(NULL);
  const EntStatus status = world ? compile(world, argc, argv) : ENT_ERR_MEMORY;
  ent_world_free(world);
  return status ? 1 : 0;
}

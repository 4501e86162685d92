// Reads CoNLL-U and writes it again: conllu_tool [-p] FILE

#include "base/file.h"
#include "text/conllu.h"

#include <stdio.h>
#include <string.h>

static EntStatus copy_document(EntConllu *const reader, const bool has_p,
                               EntBuffer *const out) {
  EntArena arena;
  EntArticle article;
  EntDocument document;
  ent_arena_init(&arena, ent_world_allocator(reader->world));
  EntStatus status = ent_conllu_next(reader, &arena, &article, &document);
  status = status ? status : ent_conllu_write(&document, has_p, out);
  ent_document_clear(&document);
  ent_arena_clear(&arena);
  return status;
}

int main(const int argc, char **const argv) {
  const bool has_p = argc > 2 && !strcmp(argv[1], "-p");
  const char *const name = argv[argc - 1];
  EntWorld *const world = ent_world_new(NULL);
  EntBuffer out = {.allocator = ent_world_allocator(world)};
  EntFile file;
  EntStatus status = ent_file_read(world, name, 0, &file);
  EntConllu reader = ent_conllu_begin(world, name, file.content);
  while (!status) {
    status = copy_document(&reader, has_p, &out);
  }
  if (out.size) {
    fwrite(out.data, 1, out.size, stdout);
  }
  ent_buffer_free(&out);
  ent_file_close(&file);
  ent_world_free(world);
  return status == ENT_NO_MATCH ? 0 : 1;
}

/**
   @file know.h
   What the tests of the knowledge base share.
*/
#ifndef ENT_TESTS_KNOW_H
#define ENT_TESTS_KNOW_H

#include "know/knowledge.h"

#include <stdio.h>
#include <stdlib.h>

static const char *environment(const char *const name) {
  const char *const value = getenv(name);
  return value ? value : ".";
}

/// Write the path of a file of the sources to `out` and return it.
__attribute__((unused)) static const char *source_file(char out[1024],
                                                       const char *const name) {
  snprintf(out, 1024, "%s/%s", environment("top_srcdir"), name);
  return out;
}

/// Write the path of a file of the build to `out` and return it.
__attribute__((unused)) static const char *built_file(char out[1024],
                                                      const char *const name) {
  snprintf(out, 1024, "%s/%s", environment("top_builddir"), name);
  return out;
}

/// Open the knowledge base of this build, or end the test.
__attribute__((unused)) static EntKnowledge *
open_built(const EntWorld *const world) {
  char name[1024];
  EntKnowledge *kb = NULL;
  if (ent_knowledge_open(world, built_file(name, "knowledge/entente.kb"),
                         &kb)) {
    printf("Bail out! no knowledge base\n");
    exit(1);
  }
  return kb;
}

#endif // ENT_TESTS_KNOW_H

/**
   @file knowledge_impl.h
   An opened knowledge base, for the files of this folder.
*/
#ifndef ENT_KNOW_KNOWLEDGE_IMPL_H
#define ENT_KNOW_KNOWLEDGE_IMPL_H

#include "base/file.h"
#include "know/format.h"
#include "know/knowledge.h"

struct EntKnowledgeImpl {
  const EntWorld *world;
  EntFile file; ///< Where the bytes are mapped,
  void *bytes;  ///< or the memory that holds them
  EntFormat format;
};

/// Return the index of the office called `name`, or #ENT_FORMAT_NONE.
uint32_t ent_knowledge_office_index(const EntKnowledge *knowledge,
                                    EntView name);

#endif // ENT_KNOW_KNOWLEDGE_IMPL_H

/**
   @file timex_impl.h
   What a time model holds. Inside the time module only.
*/
#ifndef ENT_TEXT_TIMEX_IMPL_H
#define ENT_TEXT_TIMEX_IMPL_H

#include "base/alloc.h"
#include "text/timex_rules.h"
#include "text/timex_words.h"

struct EntTimexModelImpl {
  EntAllocator allocator;
  EntTimeWords words;
  EntTimeRules rules;
};

#endif // ENT_TEXT_TIMEX_IMPL_H

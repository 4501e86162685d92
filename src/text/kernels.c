#include "text/kernels.h"

#include "text/kernels_x86.h"

#include <string.h>

#if ENT_HAVE_X86_KERNELS

static bool has_avx512(void) {
  return __builtin_cpu_supports("avx512f") &&
         __builtin_cpu_supports("avx512bw") &&
         __builtin_cpu_supports("avx512vl") &&
         __builtin_cpu_supports("avx512vnni");
}

static const EntKernels *supported(const EntKernels *const kernels) {
  __builtin_cpu_init();
  const bool can_run = kernels == &ent_kernels_avx512 ? has_avx512()
                       : kernels == &ent_kernels_avx2
                           ? __builtin_cpu_supports("avx2") != 0
                           : true; // every x86-64 has SSE2
  return can_run ? kernels : NULL;
}

/// The fastest first.
static const EntKernels *const x86_kernels[] = {
    &ent_kernels_avx512, &ent_kernels_avx2, &ent_kernels_sse2};

const EntKernels *ent_kernels_find(const char *const name) {
  for (size_t i = 0; i < sizeof x86_kernels / sizeof *x86_kernels; ++i) {
    if (!strcmp(x86_kernels[i]->name, name)) {
      return supported(x86_kernels[i]);
    }
  }
  return strcmp(name, "portable") ? NULL : &ent_kernels_portable;
}

const EntKernels *ent_kernels_best(void) {
  for (size_t i = 0; i < sizeof x86_kernels / sizeof *x86_kernels; ++i) {
    const EntKernels *const kernels = supported(x86_kernels[i]);
    if (kernels) {
      return kernels;
    }
  }
  return &ent_kernels_portable;
}

#else

const EntKernels *ent_kernels_find(const char *const name) {
  return strcmp(name, "portable") ? NULL : &ent_kernels_portable;
}

const EntKernels *ent_kernels_best(void) {
  return &ent_kernels_portable;
}

#endif

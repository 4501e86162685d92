/// @file kernels_x86.h
/// Kernels for instruction sets of x86-64; see kernels.h.
#ifndef ENT_TEXT_KERNELS_X86_H
#define ENT_TEXT_KERNELS_X86_H

#include "text/kernels.h"

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define ENT_HAVE_X86_KERNELS 1
#else
#define ENT_HAVE_X86_KERNELS 0
#endif

#if ENT_HAVE_X86_KERNELS
extern const EntKernels ent_kernels_sse2;
extern const EntKernels ent_kernels_avx2;
extern const EntKernels ent_kernels_avx512;
#endif

#endif // ENT_TEXT_KERNELS_X86_H

/**
   @file driver.h
   A small fuzzer for entries written for libFuzzer, without clang.

       fuzz_x N SEED FILE...

   runs the files as they are, then N mutations of them, which are always the
   same for a seed. Built with -DENT_LIBFUZZER there is no main(), as libFuzzer
   has its own: clang -fsanitize=fuzzer,address -DENT_LIBFUZZER ...

   Mutations: a byte changed, bytes removed, repeated or swapped in from another
   place, the text cut, a piece of another seed put in.
*/
#ifndef ENT_TESTS_FUZZ_DRIVER_H
#define ENT_TESTS_FUZZ_DRIVER_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#ifndef ENT_LIBFUZZER

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FUZZ_MAX_SIZE = 1 << 16 };

typedef struct {
  uint8_t data[FUZZ_MAX_SIZE];
  size_t size;
} FuzzInput;

static uint64_t fuzz_state;

static size_t fuzz_random(const size_t limit) {
  fuzz_state ^= fuzz_state << 13;
  fuzz_state ^= fuzz_state >> 7;
  fuzz_state ^= fuzz_state << 17;
  return limit ? (size_t)(fuzz_state >> 11) % limit : 0;
}

static void fuzz_load(FuzzInput *const input, const char *const name) {
  FILE *const file = fopen(name, "rb");
  input->size = file ? fread(input->data, 1, FUZZ_MAX_SIZE, file) : 0;
  if (!file || fclose(file)) {
    fprintf(stderr, "cannot read %s\n", name);
    exit(2);
  }
}

/// Put `size` bytes at `at`, in place of `gap` bytes.
static void fuzz_splice(FuzzInput *const input, const size_t at,
                        const size_t gap, const uint8_t *const bytes,
                        const size_t size) {
  if (input->size - gap + size > FUZZ_MAX_SIZE) {
    return;
  }
  memmove(input->data + at + size, input->data + at + gap,
          input->size - at - gap);
  memmove(input->data + at, bytes, size);
  input->size += size - gap;
}

static void fuzz_mutate(FuzzInput *const input, const FuzzInput *const other) {
  static const char marks[] =
      "<>\"'\\@^_:.,;[](){}#%/ \n\t\0\x80\xC3\xED\xF4ua0e-";
  static uint8_t piece[64];
  const size_t at = fuzz_random(input->size);
  const size_t left = input->size - at;
  const size_t length = fuzz_random(left < 64 ? left + 1 : 64);
  const uint8_t mark = (uint8_t)marks[fuzz_random(sizeof(marks))];
  const size_t from = fuzz_random(other->size);
  const size_t copied =
      fuzz_random(other->size - from < 64 ? other->size - from + 1 : 64);
  switch (fuzz_random(6)) {
  case 0:
    fuzz_splice(input, at, left ? 1 : 0, &mark, 1);
    break;
  case 1:
    fuzz_splice(input, at, 0, &mark, 1);
    break;
  case 2:
    fuzz_splice(input, at, length, &mark, 0);
    break;
  case 3:
    memcpy(piece, input->data + at, length);
    fuzz_splice(input, at, 0, piece, length);
    break;
  case 4:
    input->size = fuzz_random(20) ? input->size : at;
    break;
  default:
    fuzz_splice(input, at, length, other->data + from, copied);
    break;
  }
}

int main(const int argc, char **const argv) {
  static FuzzInput input;
  static FuzzInput other;
  if (argc < 4) {
    fprintf(stderr, "usage: %s N SEED FILE...\n", argv[0]);
    return 2;
  }
  const long n = strtol(argv[1], NULL, 10);
  fuzz_state = strtoull(argv[2], NULL, 10) * 2 + 1;
  for (int i = 3; i < argc; ++i) {
    fuzz_load(&input, argv[i]);
    (void)LLVMFuzzerTestOneInput(input.data, input.size);
  }
  for (long i = 0; i < n; ++i) {
    fuzz_load(&input, argv[3 + fuzz_random((size_t)argc - 3)]);
    fuzz_load(&other, argv[3 + fuzz_random((size_t)argc - 3)]);
    for (size_t left = 1 + fuzz_random(1 + fuzz_random(6)); left; --left) {
      fuzz_mutate(&input, &other);
    }
    (void)LLVMFuzzerTestOneInput(input.data, input.size);
  }
  return 0;
}

#endif // ENT_LIBFUZZER

#endif // ENT_TESTS_FUZZ_DRIVER_H

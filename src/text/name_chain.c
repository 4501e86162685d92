#include "text/name_chain.h"

#include <math.h>

static const float LARGEST_LOGARITHM = 40;

EntStatus ent_name_chain_init(EntNameChain *const chain,
                              const float *const logarithms,
                              const uint32_t n_tags) {
  *chain = (EntNameChain){.n_tags = n_tags};
  for (uint32_t i = 0; i < (n_tags + 1) * n_tags; ++i) {
    if (!(fabsf(logarithms[i]) <= LARGEST_LOGARITHM)) {
      return ENT_ERR_DATA;
    }
    chain->steps[i] = expf(logarithms[i]);
  }
  return ENT_SUCCESS;
}

EntStatus ent_name_chain_load(const EntModelFile *const model,
                              const uint32_t n_tags,
                              EntNameChain *const chain) {
  static const char name[] = "name.transition";
  EntSection section;
  *chain = (EntNameChain){0};
  if (ent_model_file_find(model, name, &section)) {
    return ENT_SUCCESS;
  }
  ENT_TRY(ent_model_file_array(model, name, n_tags + 1, n_tags, sizeof(float),
                               &section));
  if (ent_name_chain_init(chain, section.data, n_tags)) {
    return ent_error(model->file.world, ENT_ERR_DATA, ENT_IN_FILE(model->path),
                     "section '%s' is out of range", name);
  }
  return ENT_SUCCESS;
}

/// Scale to a sum of 1.
static void normalise(float *const x, const uint32_t n) {
  float sum = 0;
  for (uint32_t t = 0; t < n; ++t) {
    sum += x[t];
  }
  for (uint32_t t = 0; t < n && sum > 0; ++t) {
    x[t] /= sum;
  }
}

/// How likely the words up to each one make each of its tags.
static void walk_forward(const EntNameChain *const chain,
                         const float *const rows, const size_t stride,
                         const uint32_t n, float *const forward) {
  const uint32_t n_tags = chain->n_tags;
  for (uint32_t i = 0; i < n; ++i) {
    float *const here = forward + (size_t)i * n_tags;
    const float *const before = i ? here - n_tags : NULL;
    for (uint32_t t = 0; t < n_tags; ++t) {
      float sum = i ? 0 : chain->steps[n_tags * n_tags + t];
      for (uint32_t b = 0; i && b < n_tags; ++b) {
        sum += before[b] * chain->steps[b * n_tags + t];
      }
      here[t] = sum * rows[i * stride + t];
    }
    normalise(here, n_tags);
  }
}

/// From how likely the words behind one go with its tags to the same of the
/// word before; `row` is what is said of the word alone.
static void step_back(const EntNameChain *const chain, const float *const row,
                      float *const behind) {
  const uint32_t n_tags = chain->n_tags;
  float next[ENT_NAME_TAGS];
  for (uint32_t b = 0; b < n_tags; ++b) {
    next[b] = 0;
    for (uint32_t t = 0; t < n_tags; ++t) {
      next[b] += chain->steps[b * n_tags + t] * row[t] * behind[t];
    }
  }
  normalise(next, n_tags);
  for (uint32_t b = 0; b < n_tags; ++b) {
    behind[b] = next[b];
  }
}

void ent_name_chain_run(const EntNameChain *const chain, float *const rows,
                        const size_t stride, const uint32_t n,
                        float *const scratch) {
  const uint32_t n_tags = chain->n_tags;
  float behind[ENT_NAME_TAGS];
  for (uint32_t t = 0; t < n_tags; ++t) {
    behind[t] = 1;
  }
  walk_forward(chain, rows, stride, n_tags ? n : 0, scratch);
  for (uint32_t i = n_tags ? n : 0; i-- > 0;) {
    float *const row = rows + i * stride;
    float *const here = scratch + (size_t)i * n_tags;
    for (uint32_t t = 0; t < n_tags; ++t) {
      here[t] *= behind[t];
    }
    step_back(chain, row, behind);
    normalise(here, n_tags);
    for (uint32_t t = 0; t < n_tags; ++t) {
      row[t] = here[t];
    }
  }
}

#include "text/ud.h"

static const EntView UPOS_NAMES[] = {
#define ITEM(name) {#name, sizeof(#name) - 1},
    ENT_UPOS_LIST(ITEM)
#undef ITEM
};

static const EntView DEPREL_NAMES[] = {
#define ITEM(id, name) {name, sizeof(name) - 1},
    ENT_DEPREL_LIST(ITEM)
#undef ITEM
};

EntView ent_upos_name(const EntUpos upos) {
  return UPOS_NAMES[upos];
}

EntUpos ent_upos_find(const EntView name) {
  for (int i = 0; i < ENT_N_UPOS; ++i) {
    if (ent_view_equals(UPOS_NAMES[i], name)) {
      return (EntUpos)i;
    }
  }
  return ENT_UPOS_X;
}

EntView ent_deprel_name(const EntDeprel deprel) {
  return DEPREL_NAMES[deprel];
}

static EntDeprel find_exact(const EntView name, const EntDeprel otherwise) {
  for (int i = 0; i < ENT_N_DEPRELS; ++i) {
    if (ent_view_equals(DEPREL_NAMES[i], name)) {
      return (EntDeprel)i;
    }
  }
  return otherwise;
}

static EntView without_subtype(const EntView name) {
  return ent_view_of(name.data, ent_view_find(name, ':'));
}

EntDeprel ent_deprel_find(const EntView name) {
  return find_exact(name, find_exact(without_subtype(name), ENT_DEPREL_DEP));
}

EntDeprel ent_deprel_universal(const EntDeprel deprel) {
  return find_exact(without_subtype(DEPREL_NAMES[deprel]), ENT_DEPREL_DEP);
}

/**
   @file ud.h
   The inventories of Universal Dependencies, version 2, as used for English.

   https://universaldependencies.org/u/pos/ and /u/dep/. An unknown tag or
   relation reads as X or dep; a subtype that is not listed here reads as its
   universal relation.
*/
#ifndef ENT_TEXT_UD_H
#define ENT_TEXT_UD_H

#include "base/view.h"

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Parts of speech.
#define ENT_UPOS_LIST(F)                                                       \
  F(ADJ)                                                                       \
  F(ADP)                                                                       \
  F(ADV)                                                                       \
  F(AUX)                                                                       \
  F(CCONJ)                                                                     \
  F(DET)                                                                       \
  F(INTJ)                                                                      \
  F(NOUN)                                                                      \
  F(NUM)                                                                       \
  F(PART)                                                                      \
  F(PRON)                                                                      \
  F(PROPN)                                                                     \
  F(PUNCT)                                                                     \
  F(SCONJ)                                                                     \
  F(SYM)                                                                       \
  F(VERB)                                                                      \
  F(X)

typedef enum {
#define ENT_UPOS_ITEM(name) ENT_UPOS_##name,
  ENT_UPOS_LIST(ENT_UPOS_ITEM)
#undef ENT_UPOS_ITEM
      ENT_N_UPOS
} EntUpos;

/// Relations: constant, name.
#define ENT_DEPREL_LIST(F)                                                     \
  F(ACL, "acl")                                                                \
  F(ACL_RELCL, "acl:relcl")                                                    \
  F(ADVCL, "advcl")                                                            \
  F(ADVCL_RELCL, "advcl:relcl")                                                \
  F(ADVMOD, "advmod")                                                          \
  F(AMOD, "amod")                                                              \
  F(APPOS, "appos")                                                            \
  F(AUX, "aux")                                                                \
  F(AUX_PASS, "aux:pass")                                                      \
  F(CASE, "case")                                                              \
  F(CC, "cc")                                                                  \
  F(CC_PRECONJ, "cc:preconj")                                                  \
  F(CCOMP, "ccomp")                                                            \
  F(COMPOUND, "compound")                                                      \
  F(COMPOUND_PRT, "compound:prt")                                              \
  F(CONJ, "conj")                                                              \
  F(COP, "cop")                                                                \
  F(CSUBJ, "csubj")                                                            \
  F(CSUBJ_OUTER, "csubj:outer")                                                \
  F(CSUBJ_PASS, "csubj:pass")                                                  \
  F(DEP, "dep")                                                                \
  F(DET, "det")                                                                \
  F(DET_PREDET, "det:predet")                                                  \
  F(DISCOURSE, "discourse")                                                    \
  F(DISLOCATED, "dislocated")                                                  \
  F(EXPL, "expl")                                                              \
  F(FIXED, "fixed")                                                            \
  F(FLAT, "flat")                                                              \
  F(GOESWITH, "goeswith")                                                      \
  F(IOBJ, "iobj")                                                              \
  F(LIST, "list")                                                              \
  F(MARK, "mark")                                                              \
  F(NMOD, "nmod")                                                              \
  F(NMOD_DESC, "nmod:desc")                                                    \
  F(NMOD_POSS, "nmod:poss")                                                    \
  F(NMOD_UNMARKED, "nmod:unmarked")                                            \
  F(NSUBJ, "nsubj")                                                            \
  F(NSUBJ_OUTER, "nsubj:outer")                                                \
  F(NSUBJ_PASS, "nsubj:pass")                                                  \
  F(NUMMOD, "nummod")                                                          \
  F(OBJ, "obj")                                                                \
  F(OBL, "obl")                                                                \
  F(OBL_AGENT, "obl:agent")                                                    \
  F(OBL_UNMARKED, "obl:unmarked")                                              \
  F(ORPHAN, "orphan")                                                          \
  F(PARATAXIS, "parataxis")                                                    \
  F(PUNCT, "punct")                                                            \
  F(REPARANDUM, "reparandum")                                                  \
  F(ROOT, "root")                                                              \
  F(VOCATIVE, "vocative")                                                      \
  F(XCOMP, "xcomp")

typedef enum {
#define ENT_DEPREL_ITEM(id, name) ENT_DEPREL_##id,
  ENT_DEPREL_LIST(ENT_DEPREL_ITEM)
#undef ENT_DEPREL_ITEM
      ENT_N_DEPRELS
} EntDeprel;

/// Return "NOUN" and so on.
EntView ent_upos_name(EntUpos upos);

/// Return the part of speech called `name`, or X.
EntUpos ent_upos_find(EntView name);

/// Return "nsubj:pass" and so on.
EntView ent_deprel_name(EntDeprel deprel);

/// Return the relation called `name`; see above for unknown ones.
EntDeprel ent_deprel_find(EntView name);

/// Return the universal relation of `deprel`: nsubj for nsubj:pass.
EntDeprel ent_deprel_universal(EntDeprel deprel);

#ifdef __cplusplus
}
#endif

#endif // ENT_TEXT_UD_H

/**
   @file labels.h
   Blank node labels that stay apart when several documents are read.
*/
#ifndef ENT_RDF_LABELS_H
#define ENT_RDF_LABELS_H

#include "base/buffer.h"
#include "base/status.h"
#include "base/view.h"

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
   Write the label of node number `number`, which has none in its document.

   `document` counts documents from 1. The label is "genid" and the number.
*/
EntStatus ent_label_generate(EntBuffer *out, size_t document, size_t number);

/**
   Write the label that `label` of document `document` gets.

   It is the same in the first document, and has "d2_" before it in the second.
   One that could come from this function or the one above gets an "x" first,
   so that no two nodes ever share a label.
*/
EntStatus ent_label_rename(EntBuffer *out, size_t document, EntView label);

#ifdef __cplusplus
}
#endif

#endif // ENT_RDF_LABELS_H

/**
   @file raptor_impl.h
   What the reader and the line writers share of raptor.

   Raptor allocates with malloc() and not with the allocator of our world. What
   is NULL or non-zero for want of memory becomes #ENT_ERR_MEMORY here.
*/
#ifndef ENT_RDF_RAPTOR_IMPL_H
#define ENT_RDF_RAPTOR_IMPL_H

#include "base/status.h"
#include "rdf/term.h"

#include <raptor2.h>

/**
   Open a world of raptor that has no network; free it with raptor_free_world().

   Messages go to `log` with `handle`; they are dropped if `log` is NULL.
*/
EntStatus ent_raptor_open(void *handle, raptor_log_handler log,
                          raptor_world **raptor);

/// Copy `term`; raptor_free_term() frees the copy, which is NULL for no term.
EntStatus ent_raptor_copy_term(raptor_world *raptor, EntTerm term,
                               raptor_term **copy);

/// Return a term that looks into one of raptor, which may be NULL.
EntTerm ent_raptor_view_term(const raptor_term *term);

#endif // ENT_RDF_RAPTOR_IMPL_H

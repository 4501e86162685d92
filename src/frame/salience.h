/**
   @file salience.h
   How much an article is about each state, as far as it was read.

   A mention of a state counts, and so does one of its leaders, bodies and
   places; more so in the headline and the first sentence. "The government"
   and "the army" mean those of the state in the centre, rather than of the one
   named last (compare the backward-looking centre of Grosz, Joshi and
   Weinstein 1995).
*/
#ifndef ENT_FRAME_SALIENCE_H
#define ENT_FRAME_SALIENCE_H

#include "base/status.h"
#include "frame/reading.h"

/// Zero-initialise; free `items` with the allocator of the reading.
typedef struct {
  double *items; ///< By referent
  size_t count, capacity;
  EntReferentId first; ///< With the greatest weight, if there is one
} EntSalience;

/// Count a mention of `referent` at `token`.
EntStatus ent_salience_add(EntSalience *salience, const EntReading *reading,
                           EntReferentId referent, uint32_t token);

/// Return the weight of a state as a share of the greatest: 0 to 1.
double ent_salience_share(const EntSalience *salience, EntReferentId state);

/// Return the state that the text is clearly about: the others have half its
/// weight or less; #ENT_NO_REFERENT if there is none.
EntReferentId ent_salience_centre(const EntSalience *salience);

/// Find the two states that the text is clearly about; false if there are not
/// two.
bool ent_salience_pair(const EntSalience *salience, EntReferentId pair[2]);

#endif // ENT_FRAME_SALIENCE_H

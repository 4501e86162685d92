/**
   @file membership.h
   Who is a member of what, as far as the events say.

   Whoever joined is a member; whoever founded an organisation is; and a working
   group has the states after which it is called.
*/
#ifndef ENT_FRAME_MEMBERSHIP_H
#define ENT_FRAME_MEMBERSHIP_H

#include "base/status.h"
#include "frame/reading.h"

/// Add the members of organisations.
EntStatus ent_membership_read(EntReading *reading);

#endif // ENT_FRAME_MEMBERSHIP_H

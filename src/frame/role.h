/**
   @file role.h
   The roles that a participant plays in an event, and the status of an event.

   The names are those of the properties and individuals of the ontology.
*/
#ifndef ENT_FRAME_ROLE_H
#define ENT_FRAME_ROLE_H

#include "base/view.h"

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Roles: constant, local name of the property.
#define ENT_ROLE_LIST(F)                                                       \
  F(AGENT, "agent")                                                            \
  F(TARGET, "target")                                                          \
  F(PARTICIPANT, "participant")                                                \
  F(BELLIGERENT, "belligerent")                                                \
  F(THEME, "theme")                                                            \
  F(TOPIC, "topic")                                                            \
  F(CONTENT, "content")                                                        \
  F(PLACE, "place")                                                            \
  F(DATE, "date")                                                              \
  F(BEGIN, "begin")                                                            \
  F(END, "end")                                                                \
  F(DURATION, "duration")                                                      \
  F(COUNT, "count")                                                            \
  F(UNDER_AGREEMENT, "underAgreement")                                         \
  F(ENDED_BY, "endedBy")                                                       \
  F(ATTRIBUTED_TO, "attributedTo")

typedef enum {
#define ENT_ROLE_ITEM(id, name) ENT_ROLE_##id,
  ENT_ROLE_LIST(ENT_ROLE_ITEM)
#undef ENT_ROLE_ITEM
      ENT_N_ROLES
} EntRole;

/// Return "underAgreement" and so on.
EntView ent_role_name(EntRole role);

/// Find the role called `name`; false if there is none.
bool ent_role_find(EntView name, EntRole *role);

/// What the text says about whether an event happens.
typedef enum {
  ENT_EVENT_UNSET, ///< Nothing: Actual, unless something around it says more
  ENT_EVENT_ACTUAL,
  ENT_EVENT_PLANNED,
  ENT_EVENT_OBLIGED,
  ENT_EVENT_POSSIBLE,
  ENT_EVENT_NEGATED,
  ENT_N_EVENT_STATUSES
} EntEventStatus;

/// Return "Planned" and so on; empty for #ENT_EVENT_UNSET.
EntView ent_event_status_name(EntEventStatus status);

/// Find the status called `name`; false if there is none.
bool ent_event_status_find(EntView name, EntEventStatus *status);

#ifdef __cplusplus
}
#endif

#endif // ENT_FRAME_ROLE_H

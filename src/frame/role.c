#include "frame/role.h"

static const EntView role_names[ENT_N_ROLES] = {
#define ROLE_NAME(id, name) ENT_VIEW(name),
    ENT_ROLE_LIST(ROLE_NAME)
#undef ROLE_NAME
};

static const EntView status_names[ENT_N_EVENT_STATUSES] = {
    ENT_VIEW(""),        ENT_VIEW("Actual"),   ENT_VIEW("Planned"),
    ENT_VIEW("Obliged"), ENT_VIEW("Possible"), ENT_VIEW("Negated")};

static size_t find_name(const EntView *const names, const size_t n_names,
                        const EntView name) {
  size_t i = 0;
  while (i < n_names && !ent_view_equals(names[i], name)) {
    ++i;
  }
  return i;
}

EntView ent_role_name(const EntRole role) {
  return role_names[role];
}

bool ent_role_find(const EntView name, EntRole *const role) {
  *role = (EntRole)find_name(role_names, ENT_N_ROLES, name);
  return *role < ENT_N_ROLES;
}

EntView ent_event_status_name(const EntEventStatus status) {
  return status_names[status];
}

bool ent_event_status_find(const EntView name, EntEventStatus *const status) {
  *status = (EntEventStatus)find_name(status_names, ENT_N_EVENT_STATUSES, name);
  return *status && *status < ENT_N_EVENT_STATUSES;
}

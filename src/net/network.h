/**
   @file network.h
   What SERVICE and LOAD of a store need of the network, over HTTP.

       ENT_TRY(ent_network_new(world, &network));
       options.network = ent_network_functions(network);
       ...
       ent_network_free(network);

   Servers get no credentials. A request ends after five minutes, or when the
   query's own time is over, and an answer has at most 1 GiB, or what the query
   may use. LOAD follows a few redirections.
*/
#ifndef ENT_NET_NETWORK_H
#define ENT_NET_NETWORK_H

#include "base/status.h"
#include "base/world.h"
#include "store/network.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct EntNetworkImpl EntNetworkClient;

EntStatus ent_network_new(const EntWorld *world, EntNetworkClient **network);

/// Return the functions, valid as long as the client; NULL if that is NULL.
const EntNetwork *ent_network_functions(const EntNetworkClient *network);

/// Free the client; may be NULL.
void ent_network_free(EntNetworkClient *network);

#ifdef __cplusplus
}
#endif

#endif // ENT_NET_NETWORK_H

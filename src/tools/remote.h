/**
   @file remote.h
   Options of the commands that speak to an endpoint instead of a store.
*/
#ifndef ENT_TOOLS_REMOTE_H
#define ENT_TOOLS_REMOTE_H

#include "base/status.h"
#include "base/view.h"
#include "base/world.h"
#include "net/http.h"
#include "rdf/syntax.h"

#include <getopt.h>
#include <stdbool.h>

/// Codes of the options; those of a command itself are below.
enum {
  ENT_OPT_ENDPOINT = 400,
  ENT_OPT_NETRC,
  ENT_OPT_NETRC_FILE,
  ENT_OPT_RETRIES
};

/// Rows for the table of long options.
#define ENT_REMOTE_OPTIONS                                                     \
  {"endpoint", required_argument, NULL, ENT_OPT_ENDPOINT},                     \
      {"netrc", no_argument, NULL, ENT_OPT_NETRC},                             \
      {"netrc-file", required_argument, NULL, ENT_OPT_NETRC_FILE}, {           \
    "retries", required_argument, NULL, ENT_OPT_RETRIES                        \
  }

#define ENT_REMOTE_HELP                                                        \
  "      --netrc          take name and password of the endpoint from "        \
  "~/.netrc\n"                                                                 \
  "      --netrc-file FILE  or from FILE; without, from ENTENTE_USER and\n"    \
  "                       ENTENTE_PASSWORD in the environment\n"               \
  "      --retries N      try again so often if it does not answer (default "  \
  "3)\n"

typedef struct {
  const char *endpoint; ///< URL, or NULL: there is a store
  EntHttpOptions http;
} EntRemoteOptions;

/// Take an option if it is one of ours: 0, #ENT_EXIT_USAGE, or -1 if it is not.
int ent_remote_option(const char *command, int option,
                      EntRemoteOptions *options);

/// Make the client; `timeout` is that of a request.
EntStatus ent_remote_open(const EntWorld *world,
                          const EntRemoteOptions *options, unsigned timeout,
                          EntHttp **http);

typedef struct {
  const EntSyntax *syntax; ///< Or NULL: the file's name tells
  EntView graph;
  EntView base;
  bool is_replacing;
  bool is_verbose;
} EntRemoteLoad;

/// Send the graphs of files to the endpoint: all that can be sent.
EntStatus ent_remote_load(const EntWorld *world,
                          const EntRemoteOptions *options, unsigned timeout,
                          const EntRemoteLoad *load, char **names);

#endif // ENT_TOOLS_REMOTE_H

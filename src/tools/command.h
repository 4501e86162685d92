/**
   @file command.h
   What the commands of the program `entente` share.

   A command is a function from arguments to an exit code, in a file of its
   own, named in the table of main.c. It parses options, wires a pipeline of
   the library together and turns the status into an exit code.
*/
#ifndef ENT_TOOLS_COMMAND_H
#define ENT_TOOLS_COMMAND_H

#include "base/date.h"
#include "base/status.h"
#include "base/view.h"
#include "store/watch.h"

#include <getopt.h>

/// Exit codes of the program.
enum {
  ENT_EXIT_OK = 0,
  ENT_EXIT_FAILURE = 1, ///< Something could not be read, written or understood
  ENT_EXIT_USAGE = 2,   ///< The command line is wrong
  ENT_EXIT_NONE = -1    ///< The program goes on
};

typedef struct {
  const char *name;
  const char *summary;               ///< One line for `entente --help`
  int (*run)(int argc, char **argv); ///< argv[0] is the name of the command
} EntCommand;

int ent_command_convert(int argc, char **argv);
int ent_command_eval(int argc, char **argv);
int ent_command_explain(int argc, char **argv);
int ent_command_kb(int argc, char **argv);
int ent_command_lexicon(int argc, char **argv);
int ent_command_load(int argc, char **argv);
int ent_command_parse(int argc, char **argv);
int ent_command_query(int argc, char **argv);
int ent_command_store(int argc, char **argv);
int ent_command_update(int argc, char **argv);

/// What options a command has.
typedef struct {
  const char *letters; ///< As for getopt_long(), beginning with ':'
  const struct option *options;
  const char *help; ///< Printed for -h
  /// Take an option, whose value is in `optarg`, into the command's settings;
  /// return 0 or #ENT_EXIT_USAGE, reported. Without -h; NULL if there is no
  /// other.
  int (*set)(void *settings, int option);
} EntCommandLine;

/**
   Take all options into `settings`; arguments are left from `optind` on.

   Returns #ENT_EXIT_NONE, #ENT_EXIT_OK if help was printed or #ENT_EXIT_USAGE
   for a wrong option, reported in one line.
*/
int ent_command_take(int argc, char **argv, const EntCommandLine *line,
                     void *settings);

/// Report wrong usage of a command in one line; return #ENT_EXIT_USAGE.
int ent_command_usage(const char *command, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/// Read the value of an option --base; return 0 or #ENT_EXIT_USAGE, reported.
int ent_command_base(const char *command, const char *value, EntView *base);

/// Read the value of an option --date; return 0 or #ENT_EXIT_USAGE, reported.
int ent_command_date(const char *command, const char *value, EntDate *date);

/// Read the value of an option that is an absolute IRI, as above.
int ent_command_iri(const char *command, const char *value, EntView *iri);

/// Options that limit a query or update: rows for a table of options.
enum {
  ENT_OPTION_TIMEOUT = 512,
  ENT_OPTION_LIMIT_MEMORY,
  ENT_OPTION_LIMIT_ROWS
};
#define ENT_COMMAND_LIMITS                                                     \
  {"timeout", required_argument, NULL, ENT_OPTION_TIMEOUT},                    \
      {"limit-memory", required_argument, NULL, ENT_OPTION_LIMIT_MEMORY}, {    \
    "limit-rows", required_argument, NULL, ENT_OPTION_LIMIT_ROWS               \
  }

/// The option by which SERVICE and LOAD may use a network.
enum { ENT_OPTION_ALLOW_NETWORK = 520 };
#define ENT_COMMAND_NETWORK                                                    \
  { "allow-network", no_argument, NULL, ENT_OPTION_ALLOW_NETWORK }

/// Take the value, in `optarg`, of one of these options; return 0 or
/// #ENT_EXIT_USAGE, reported unless it is another option.
int ent_command_limit(const char *command, int option, EntWatchLimits *limits);

/// Return the exit code for `status`; report #ENT_ERR_MEMORY.
int ent_command_exit(EntStatus status);

#endif // ENT_TOOLS_COMMAND_H

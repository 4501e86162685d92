#include "tools/command.h"

#include <stdarg.h>
#include <stdio.h>

int ent_command_usage(const char *const command, const char *const format,
                      ...) {
  va_list args;
  va_start(args, format);
  fprintf(stderr, "entente: %s: ", command);
  vfprintf(stderr, format, args);
  fprintf(stderr, "; see 'entente %s --help'\n", command);
  va_end(args);
  return ENT_EXIT_USAGE;
}

int ent_command_exit(const EntStatus status) {
  return status == ENT_SUCCESS     ? ENT_EXIT_OK
         : status == ENT_ERR_USAGE ? ENT_EXIT_USAGE
                                   : ENT_EXIT_FAILURE;
}

int ent_command_option(const int argc, char **const argv,
                       const char *const letters,
                       const struct option *const options) {
  opterr = 0;
  const int option = getopt_long(argc, argv, letters, options, NULL);
  if (option == ':') {
    (void)ent_command_usage(argv[0], "option '%s' needs a value",
                            argv[optind - 1]);
    return '?';
  }
  if (option == '?' && optopt) {
    (void)ent_command_usage(argv[0], "unknown option '-%c'", optopt);
  } else if (option == '?') {
    (void)ent_command_usage(argv[0], "unknown option '%s'", argv[optind - 1]);
  }
  return option;
}

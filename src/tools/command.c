#include "tools/command.h"

#include "rdf/grammar.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
  if (status == ENT_ERR_MEMORY) { // The only error that nobody below logs
    fprintf(stderr, "entente: out of memory\n");
  }
  return status == ENT_SUCCESS     ? ENT_EXIT_OK
         : status == ENT_ERR_USAGE ? ENT_EXIT_USAGE
                                   : ENT_EXIT_FAILURE;
}

/// Whether `argument` is "--NAME=VALUE" and option `code` takes no value.
static bool has_unwanted_value(const char *const argument, const int code,
                               const struct option *options) {
  while (options->name && options->val != code) {
    ++options;
  }
  return options->name && options->has_arg == no_argument &&
         !strncmp(argument, "--", 2) && strchr(argument, '=');
}

static int report_wrong_option(char **const argv,
                               const struct option *const options) {
  const char *const argument = argv[optind - 1];
  if (has_unwanted_value(argument, optopt, options)) {
    return ent_command_usage(argv[0], "option '%.*s' takes no value",
                             (int)strcspn(argument, "="), argument);
  }
  return optopt ? ent_command_usage(argv[0], "unknown option '-%c'", optopt)
                : ent_command_usage(argv[0], "unknown option '%s'", argument);
}

int ent_command_take(const int argc, char **const argv,
                     const EntCommandLine *const line, void *const settings) {
  int option = 0;
  int code = 0;
  opterr = 0;
  while (!code && (option = getopt_long(argc, argv, line->letters,
                                        line->options, NULL)) != -1) {
    switch (option) {
    case 'h':
      fputs(line->help, stdout);
      return ENT_EXIT_OK;
    case ':':
      return ent_command_usage(argv[0], "option '%s' needs a value",
                               argv[optind - 1]);
    case '?':
      return report_wrong_option(argv, line->options);
    default:
      code = line->set(settings, option);
    }
  }
  return code ? code : ENT_EXIT_NONE;
}

int ent_command_date(const char *const command, const char *const value,
                     EntDate *const date) {
  return ent_date_parse(ent_view(value), date) || !date->day
             ? ent_command_usage(command, "'%s' is no date YYYY-MM-DD", value)
             : ENT_EXIT_OK;
}

/// Whether `iri` is absolute and can be put before a key.
static bool is_base(const char *const iri) {
  const size_t size = strlen(iri);
  return size && strchr(iri, ':') && !strpbrk(iri, " <>\"{}|\\^`\t\n\r") &&
         (iri[size - 1] == '/' || iri[size - 1] == '#');
}

int ent_command_base(const char *const command, const char *const value,
                     EntView *const base) {
  *base = ent_view(value);
  return is_base(value)
             ? 0
             : ent_command_usage(
                   command, "'%s' is no IRI that ends in '/' or '#'", value);
}

int ent_command_iri(const char *const command, const char *const value,
                    EntView *const iri) {
  *iri = ent_view(value);
  return ent_is_absolute_iri(*iri)
             ? ENT_EXIT_OK
             : ent_command_usage(command, "'%s' is no absolute IRI", value);
}

static int read_number(const char *const command, const char *const text,
                       unsigned *const number) {
  char *end = NULL;
  const unsigned long value = strtoul(text, &end, 10);
  if (*end || text[0] < '0' || text[0] > '9' || value > 1000000000) {
    return ent_command_usage(command, "'%s' is no number that will do", text);
  }
  *number = (unsigned)value;
  return ENT_EXIT_OK;
}

int ent_command_limit(const char *const command, const int option,
                      EntWatchLimits *const limits) {
  unsigned number = 0;
  if (option < ENT_OPTION_TIMEOUT || option > ENT_OPTION_LIMIT_ROWS ||
      read_number(command, optarg, &number)) {
    return ENT_EXIT_USAGE;
  }
  switch (option) {
  case ENT_OPTION_TIMEOUT:
    limits->timeout = number;
    break;
  case ENT_OPTION_LIMIT_MEMORY:
    limits->memory = (size_t)number << 20;
    break;
  default:
    limits->rows = number;
  }
  return ENT_EXIT_OK;
}

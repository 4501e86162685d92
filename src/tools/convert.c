#include "tools/command.h"

#include <stdio.h>

int ent_command_convert(const int argc, char **const argv) {
  (void)argc;
  return ent_command_usage(argv[0], "not there yet");
}

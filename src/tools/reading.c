#include "tools/reading.h"

#include "tools/command.h"

int ent_reading_set(EntSourceOptions *const options, const char *const command,
                    const int option, const char *const value) {
  const char **const keys[] = {
      &options->json.text,   &options->json.headline,  &options->json.published,
      &options->json.author, &options->json.publisher, &options->json.language,
      &options->json.url};
  if (option != ENT_OPT_FROM) {
    *keys[option - ENT_OPT_JSON_TEXT] = value;
    return 0;
  }
  return ent_format_find(ent_view(value), &options->format)
             ? 0
             : ent_command_usage(command, "unknown format '%s'", value);
}

/**
   @file reading.h
   How inputs are read: --from and the keys of JSON, of every command that reads
   articles.
*/
#ifndef ENT_TOOLS_READING_H
#define ENT_TOOLS_READING_H

#include "news/source.h"

#include <getopt.h>

/// Values of the options, apart from those of the commands.
enum {
  ENT_OPT_FROM = 2048,
  ENT_OPT_JSON_TEXT,
  ENT_OPT_JSON_TITLE,
  ENT_OPT_JSON_DATE,
  ENT_OPT_JSON_AUTHOR,
  ENT_OPT_JSON_PUBLISHER,
  ENT_OPT_JSON_LANGUAGE,
  ENT_OPT_JSON_URL
};

/// Rows for a table of options.
#define ENT_READING_OPTIONS                                                    \
  {"from", required_argument, NULL, ENT_OPT_FROM},                             \
      {"json-text", required_argument, NULL, ENT_OPT_JSON_TEXT},               \
      {"json-title", required_argument, NULL, ENT_OPT_JSON_TITLE},             \
      {"json-date", required_argument, NULL, ENT_OPT_JSON_DATE},               \
      {"json-author", required_argument, NULL, ENT_OPT_JSON_AUTHOR},           \
      {"json-publisher", required_argument, NULL, ENT_OPT_JSON_PUBLISHER},     \
      {"json-language", required_argument, NULL, ENT_OPT_JSON_LANGUAGE}, {     \
    "json-url", required_argument, NULL, ENT_OPT_JSON_URL                      \
  }

/// Lines for a help text.
#define ENT_READING_HELP                                                       \
  "      --from FORMAT       auto (default), plain, raw, html, rss, atom,\n"   \
  "                          nitf, newsml, jsonl or warc\n"                    \
  "      --json-text KEY     where JSON has the text, and below, what else\n"  \
  "      --json-title KEY\n"                                                   \
  "      --json-date KEY\n"                                                    \
  "      --json-author KEY\n"                                                  \
  "      --json-publisher KEY\n"                                               \
  "      --json-language KEY\n"                                                \
  "      --json-url KEY\n"

/// Return whether `option` is one of these.
static inline bool ent_reading_has(const int option) {
  return option >= ENT_OPT_FROM && option <= ENT_OPT_JSON_URL;
}

/// Take such an option; return 0, or #ENT_EXIT_USAGE, reported.
int ent_reading_set(EntSourceOptions *options, const char *command, int option,
                    const char *value);

#endif // ENT_TOOLS_READING_H

#include "store/builtin.h"

#include <stdint.h>
#include <strings.h>

static const EntBuiltin BUILTINS[] = {
    {"STR", ENT_BUILTIN_TERM, 1, 1, "ent_str"},
    {"LANG", ENT_BUILTIN_TERM, 1, 1, "ent_lang"},
    {"LANGMATCHES", ENT_BUILTIN_TEST, 2, 2, "ent_langmatches"},
    {"DATATYPE", ENT_BUILTIN_TERM, 1, 1, "ent_datatype"},
    {"BOUND", ENT_BUILTIN_BOUND, 1, 1, NULL},
    {"IRI", ENT_BUILTIN_TERM, 1, 1, "ent_iri"},
    {"URI", ENT_BUILTIN_TERM, 1, 1, "ent_iri"},
    {"BNODE", ENT_BUILTIN_BNODE, 0, 1, "ent_bnode"},
    {"RAND", ENT_BUILTIN_TERM, 0, 0, "ent_rand"},
    {"ABS", ENT_BUILTIN_TERM, 1, 1, "ent_abs"},
    {"CEIL", ENT_BUILTIN_TERM, 1, 1, "ent_ceil"},
    {"FLOOR", ENT_BUILTIN_TERM, 1, 1, "ent_floor"},
    {"ROUND", ENT_BUILTIN_TERM, 1, 1, "ent_round"},
    {"CONCAT", ENT_BUILTIN_TERM, 0, ENT_BUILTIN_ANY, "ent_concat"},
    {"SUBSTR", ENT_BUILTIN_TERM, 2, 3, "ent_substr"},
    {"STRLEN", ENT_BUILTIN_TERM, 1, 1, "ent_strlen"},
    {"REPLACE", ENT_BUILTIN_TERM, 3, 4, "ent_replace"},
    {"UCASE", ENT_BUILTIN_TERM, 1, 1, "ent_ucase"},
    {"LCASE", ENT_BUILTIN_TERM, 1, 1, "ent_lcase"},
    {"ENCODE_FOR_URI", ENT_BUILTIN_TERM, 1, 1, "ent_encode_for_uri"},
    {"CONTAINS", ENT_BUILTIN_TEST, 2, 2, "ent_contains"},
    {"STRSTARTS", ENT_BUILTIN_TEST, 2, 2, "ent_strstarts"},
    {"STRENDS", ENT_BUILTIN_TEST, 2, 2, "ent_strends"},
    {"STRBEFORE", ENT_BUILTIN_TERM, 2, 2, "ent_strbefore"},
    {"STRAFTER", ENT_BUILTIN_TERM, 2, 2, "ent_strafter"},
    {"YEAR", ENT_BUILTIN_TERM, 1, 1, "ent_year"},
    {"MONTH", ENT_BUILTIN_TERM, 1, 1, "ent_month"},
    {"DAY", ENT_BUILTIN_TERM, 1, 1, "ent_day"},
    {"HOURS", ENT_BUILTIN_TERM, 1, 1, "ent_hours"},
    {"MINUTES", ENT_BUILTIN_TERM, 1, 1, "ent_minutes"},
    {"SECONDS", ENT_BUILTIN_TERM, 1, 1, "ent_seconds"},
    {"TIMEZONE", ENT_BUILTIN_TERM, 1, 1, "ent_timezone"},
    {"TZ", ENT_BUILTIN_TERM, 1, 1, "ent_tz"},
    {"NOW", ENT_BUILTIN_TERM, 0, 0, "ent_now"},
    {"UUID", ENT_BUILTIN_TERM, 0, 0, "ent_uuid"},
    {"STRUUID", ENT_BUILTIN_TERM, 0, 0, "ent_struuid"},
    {"MD5", ENT_BUILTIN_TERM, 1, 1, "ent_md5"},
    {"SHA1", ENT_BUILTIN_TERM, 1, 1, "ent_sha1"},
    {"SHA256", ENT_BUILTIN_TERM, 1, 1, "ent_sha256"},
    {"SHA384", ENT_BUILTIN_TERM, 1, 1, "ent_sha384"},
    {"SHA512", ENT_BUILTIN_TERM, 1, 1, "ent_sha512"},
    {"COALESCE", ENT_BUILTIN_COALESCE, 0, ENT_BUILTIN_ANY, NULL},
    {"IF", ENT_BUILTIN_IF, 3, 3, NULL},
    {"STRLANG", ENT_BUILTIN_TERM, 2, 2, "ent_strlang"},
    {"STRDT", ENT_BUILTIN_TERM, 2, 2, "ent_strdt"},
    {"SAMETERM", ENT_BUILTIN_SAME, 2, 2, NULL},
    {"ISIRI", ENT_BUILTIN_TEST, 1, 1, "ent_isiri"},
    {"ISURI", ENT_BUILTIN_TEST, 1, 1, "ent_isiri"},
    {"ISBLANK", ENT_BUILTIN_TEST, 1, 1, "ent_isblank"},
    {"ISLITERAL", ENT_BUILTIN_TEST, 1, 1, "ent_isliteral"},
    {"ISNUMERIC", ENT_BUILTIN_TEST, 1, 1, "ent_isnumeric"},
    {"REGEX", ENT_BUILTIN_TEST, 2, 3, "ent_regex"},
    {"COUNT", ENT_BUILTIN_AGGREGATE, 0, 1, "ent_count"},
    {"SUM", ENT_BUILTIN_AGGREGATE, 1, 1, "ent_sum"},
    {"MIN", ENT_BUILTIN_AGGREGATE, 1, 1, "ent_min"},
    {"MAX", ENT_BUILTIN_AGGREGATE, 1, 1, "ent_max"},
    {"AVG", ENT_BUILTIN_AGGREGATE, 1, 1, "ent_avg"},
    {"SAMPLE", ENT_BUILTIN_AGGREGATE, 1, 1, "ent_sample"},
    {"GROUP_CONCAT", ENT_BUILTIN_AGGREGATE, 1, 1, "ent_group_concat"},
};

enum { N_BUILTINS = sizeof(BUILTINS) / sizeof(*BUILTINS) };

size_t ent_builtin_find(const EntView name) {
  for (size_t i = 0; i < N_BUILTINS; ++i) {
    if (!strncasecmp(BUILTINS[i].name, name.data, name.size) &&
        !BUILTINS[i].name[name.size]) {
      return i;
    }
  }
  return SIZE_MAX;
}

const EntBuiltin *ent_builtin_at(const size_t index) {
  return &BUILTINS[index];
}

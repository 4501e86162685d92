#include "news/json.h"

#include "news/json_scan.h"
#include "news/phrases.h"

#include <stdio.h>
#include <stdlib.h>

/// \name Parsing
/// @{

static EntStatus check_size(const EntView text,
                            char message[ENT_JSON_MESSAGE]) {
  EntJsonScan scan = {0};
  size_t n_values = 0;
  size_t deepest = 0;
  for (size_t i = 0; i < text.size; ++i) {
    const char mark = ent_json_scan(&scan, text.data[i]);
    n_values += mark == ',' || mark == '{' || mark == '[';
    deepest = scan.depth > deepest ? scan.depth : deepest;
  }
  if (n_values <= ENT_JSON_VALUES && deepest <= ENT_JSON_DEPTH) {
    return ENT_SUCCESS;
  }
  snprintf(message, ENT_JSON_MESSAGE,
           deepest > ENT_JSON_DEPTH ? "JSON nested deeper than %d"
                                    : "JSON of more than %d values",
           deepest > ENT_JSON_DEPTH ? ENT_JSON_DEPTH : ENT_JSON_VALUES);
  return ENT_ERR_LIMIT;
}

/// Return a copy in which control characters are spaces, or NULL.
static char *without_controls(const EntView text) {
  char *const copy = malloc(text.size + 1);
  for (size_t i = 0; copy && i < text.size; ++i) {
    copy[i] = (unsigned char)text.data[i] < ' ' ? ' ' : text.data[i];
  }
  return copy;
}

EntStatus ent_json_parse(const EntView text, const bool is_lenient,
                         json_t **const json, char message[ENT_JSON_MESSAGE]) {
  ENT_TRY(check_size(text, message));
  json_error_t error;
  if (is_lenient) {
    char *const copy = without_controls(text);
    *json = copy ? json_loadb(copy, text.size, JSON_DISABLE_EOF_CHECK, &error)
                 : NULL;
    free(copy);
  } else {
    *json = json_loadb(text.data, text.size, 0, &error);
  }
  if (*json) {
    return ENT_SUCCESS;
  }
  snprintf(message, ENT_JSON_MESSAGE, "no JSON: %.100s at byte %d", error.text,
           error.position);
  return ENT_ERR_SYNTAX;
}

/// @}
/// \name Values
/// @{

static EntView string_of(const json_t *const json) {
  return json_is_string(json)
             ? ent_view_of(json_string_value(json), json_string_length(json))
             : ENT_VIEW("");
}

/// Values are looked at no farther within each other.
enum { DEEPEST = 6 };

static EntView text_within(const EntMarkup *markup, const json_t *json,
                           int depth);

static bool is_usable(const EntMarkup *const markup, const json_t *const json,
                      const int depth) {
  if (json_is_array(json) && depth < DEEPEST) {
    return is_usable(markup, json_array_get(json, 0), depth + 1);
  }
  return json_is_integer(json) || json_object_get(json, "@id") ||
         text_within(markup, json, depth).size;
}

static const json_t *field_within(const EntMarkup *const markup,
                                  const json_t *const object,
                                  const EntMarkupValue field, const int depth) {
  const json_t *best = NULL;
  uint32_t best_rank = 0;
  const char *key;
  json_t *value;
  json_object_foreach((json_t *)object, key, value) {
    const EntMarkupRule *const rule =
        ent_markup_find(markup, ENT_MARKUP_PROPERTY, ent_view(key));
    if (rule && rule->value == field && (!best || rule->rank < best_rank) &&
        is_usable(markup, value, depth + 1)) {
      best = value;
      best_rank = rule->rank;
    }
  }
  return best;
}

static EntView text_within(const EntMarkup *const markup,
                           const json_t *const json, const int depth) {
  if (json_is_string(json) || depth > DEEPEST) {
    return ent_view_trim(string_of(json));
  }
  if (json_is_array(json)) {
    return text_within(markup, json_array_get(json, 0), depth + 1);
  }
  const EntView value = string_of(json_object_get(json, "@value"));
  return value.size ? value
                    : text_within(
                          markup,
                          field_within(markup, json, ENT_MARKUP_IS_NAME, depth),
                          depth + 1);
}

EntView ent_json_text(const EntMarkup *const markup, const json_t *const json) {
  return json ? text_within(markup, json, 0) : ENT_VIEW("");
}

const json_t *ent_json_field(const EntMarkup *const markup,
                             const json_t *const object,
                             const EntMarkupValue field) {
  return json_is_object(object) ? field_within(markup, object, field, 0) : NULL;
}

/// @}
/// \name Linked data
/// @{

EntMarkupValue ent_json_type(const EntMarkup *const markup,
                             const EntView type) {
  // "https://schema.org/NewsArticle" and "schema:NewsArticle" as well
  size_t begin = type.size;
  while (begin && type.data[begin - 1] != '/' && type.data[begin - 1] != ':' &&
         type.data[begin - 1] != '#') {
    --begin;
  }
  return ent_markup_value(markup, ENT_MARKUP_TYPE,
                          ent_view_slice(type, begin, type.size));
}

static bool is_of_type(const EntMarkup *const markup,
                       const json_t *const object, const EntMarkupValue value) {
  const json_t *const type = json_object_get(object, "@type");
  bool is_found = ent_json_type(markup, string_of(type)) == value;
  for (size_t i = 0; i < json_array_size(type); ++i) {
    is_found =
        is_found ||
        ent_json_type(markup, string_of(json_array_get(type, i))) == value;
  }
  return is_found;
}

/// Look for an object below `json`, at most `depth` levels down, but not in
/// lists of other things.
static const json_t *find_thing(const EntMarkup *const markup,
                                const json_t *const json,
                                const EntMarkupValue value, const int depth) {
  if (json_is_object(json) && is_of_type(markup, json, ENT_MARKUP_IS_SKIP)) {
    return NULL;
  }
  const json_t *found =
      json_is_object(json) && is_of_type(markup, json, value) ? json : NULL;
  for (size_t i = 0; depth && !found && i < json_array_size(json); ++i) {
    found = find_thing(markup, json_array_get(json, i), value, depth - 1);
  }
  const char *key;
  json_t *inner;
  if (depth && !found && json_is_object(json)) {
    json_object_foreach((json_t *)json, key, inner) {
      found = found ? found : find_thing(markup, inner, value, depth - 1);
    }
  }
  return found;
}

const json_t *ent_json_find_thing(const EntMarkup *const markup,
                                  const json_t *const json,
                                  const EntMarkupValue value) {
  enum { LEVELS = 4 };
  return find_thing(markup, json, value, LEVELS);
}

/// Find the object called `id` that says more than that, below `json`.
static const json_t *find_id(const json_t *const json, const EntView id,
                             const int depth) {
  const json_t *found =
      json_object_size(json) > 1 &&
              ent_view_equals(string_of(json_object_get(json, "@id")), id)
          ? json
          : NULL;
  for (size_t i = 0; depth && !found && i < json_array_size(json); ++i) {
    found = find_id(json_array_get(json, i), id, depth - 1);
  }
  if (depth && !found && json_is_object(json)) {
    found = find_id(json_object_get(json, "@graph"), id, depth - 1);
  }
  return found;
}

/// Return what a reference `{"@id": …}` refers to, or `json` itself.
static const json_t *resolve(const json_t *const json,
                             const json_t *const root) {
  const EntView id = string_of(json_object_get(json, "@id"));
  const bool is_reference = json_object_size(json) == 1 && id.size;
  const json_t *const found = is_reference ? find_id(root, id, 3) : NULL;
  return found ? found : json;
}

/// @}
/// \name Fields
/// @{

static void add_authors(EntDraft *const draft, const json_t *const value,
                        const json_t *const root, const int depth) {
  const EntMarkup *const markup = &draft->reader->markup;
  if (json_is_array(value)) {
    for (size_t i = 0; depth && i < json_array_size(value); ++i) {
      add_authors(draft, json_array_get(value, i), root, depth - 1);
    }
  } else if (json_is_string(value)) {
    ent_draft_add_authors(draft, string_of(value));
  } else {
    const json_t *const thing = resolve(value, root);
    const json_t *const name =
        ent_json_field(markup, thing, ENT_MARKUP_IS_NAME);
    if (json_is_array(name)) {
      add_authors(draft, name, root, depth ? depth - 1 : 0);
    } else {
      const bool is_person = ent_view_equals(
          string_of(json_object_get(thing, "@type")), ENT_VIEW("Person"));
      (is_person ? ent_draft_add_person
                 : ent_draft_add_author)(draft, ent_json_text(markup, thing));
    }
  }
}

void ent_json_add_authors(EntDraft *const draft, const json_t *const value,
                          const json_t *const root) {
  enum { LEVELS = 3 };
  if (value) {
    add_authors(draft, value, root, LEVELS);
  }
}

void ent_json_set_published(EntDraft *const draft, const json_t *const value) {
  char digits[24];
  if (json_is_integer(value)) {
    snprintf(digits, sizeof(digits), "%lld",
             (long long)json_integer_value(value));
    ent_draft_set_published(draft, ent_view(digits));
  } else {
    ent_draft_set_published(draft,
                            ent_json_text(&draft->reader->markup, value));
  }
}

void ent_json_read_fields(EntDraft *const draft, const json_t *const object,
                          const json_t *const root) {
  const EntMarkup *const markup = &draft->reader->markup;
  const struct {
    EntMarkupValue field;
    EntView *value;
  } fields[] = {
      {ENT_MARKUP_IS_PUBLISHER, &draft->publisher},
      {ENT_MARKUP_IS_AGENCY, &draft->agency},
      {ENT_MARKUP_IS_LANGUAGE, &draft->language},
      {ENT_MARKUP_IS_URL, &draft->url},
  };
  for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); ++i) {
    const json_t *const value = ent_json_field(markup, object, fields[i].field);
    ent_draft_set(draft, fields[i].value,
                  ent_json_text(markup, resolve(value, root)));
  }
  ent_json_set_published(
      draft, ent_json_field(markup, object, ENT_MARKUP_IS_PUBLISHED));
  if (!draft->n_authors) {
    ent_json_add_authors(
        draft, ent_json_field(markup, object, ENT_MARKUP_IS_AUTHOR), root);
  }
}

/// @}

#include "news/json_article.h"

#include "news/json.h"
#include "news/page.h"
#include "news/phrases.h"

typedef struct {
  const EntMarkup *markup;
  const json_t *object;
  EntDraft draft;
} JsonArticle;

/// Return the value at a path of keys, or NULL.
static const json_t *at_path(const json_t *object, const char *const path) {
  EntView rest = ent_view(path);
  while (rest.data && object) {
    const EntView key = ent_view_cut(&rest, '.');
    object = json_object_getn(object, key.data, key.size);
  }
  return object;
}

/// Return the value of the key that the user named, else of a field.
static const json_t *value_of(const JsonArticle *const self,
                              const char *const path,
                              const EntMarkupValue field) {
  return path ? at_path(self->object, path)
              : ent_json_field(self->markup, self->object, field);
}

/// Add the text: a string, or an array of them.
static void add_text(JsonArticle *const self, const json_t *const value) {
  if (json_is_array(value)) {
    for (size_t i = 0; i < json_array_size(value); ++i) {
      ent_page_add_fragment(
          &self->draft, ent_json_text(self->markup, json_array_get(value, i)));
    }
  } else {
    ent_page_add_fragment(&self->draft, ent_json_text(self->markup, value));
  }
}

static void read_fields(JsonArticle *const self,
                        const EntJsonKeys *const keys) {
  EntDraft *const draft = &self->draft;
  const struct {
    const char *path;
    EntMarkupValue field;
    EntView *value;
  } fields[] = {
      {keys->headline, ENT_MARKUP_IS_HEADLINE, &draft->headline},
      {keys->publisher, ENT_MARKUP_IS_PUBLISHER, &draft->publisher},
      {keys->language, ENT_MARKUP_IS_LANGUAGE, &draft->language},
      {keys->url, ENT_MARKUP_IS_URL, &draft->url},
      {NULL, ENT_MARKUP_IS_AGENCY, &draft->agency},
  };
  for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); ++i) {
    ent_draft_set(draft, fields[i].value,
                  ent_json_text(self->markup, value_of(self, fields[i].path,
                                                       fields[i].field)));
  }
  ent_json_set_published(
      draft, value_of(self, keys->published, ENT_MARKUP_IS_PUBLISHED));
  ent_json_add_authors(
      draft, value_of(self, keys->author, ENT_MARKUP_IS_AUTHOR), self->object);
  add_text(self, value_of(self, keys->text, ENT_MARKUP_IS_BODY));
}

EntStatus ent_json_article_read(const EntNewsReader *const reader,
                                const EntRecord *const record,
                                const EntView text, EntArena *const arena,
                                EntArticle *const article) {
  static const EntJsonKeys usual = {NULL};
  char message[ENT_JSON_MESSAGE];
  json_t *json = NULL;
  const EntStatus status = ent_json_parse(text, false, &json, message);
  if (status) {
    return ent_record_error(reader, record, status, "%s", message);
  }
  if (!json_is_object(json)) {
    json_decref(json);
    return ent_record_error(reader, record, ENT_ERR_SYNTAX,
                            "expected an object");
  }
  JsonArticle self = {.markup = &reader->markup, .object = json};
  ent_draft_begin(&self.draft, reader, arena);
  read_fields(&self, record->options ? &record->options->json : &usual);
  json_decref(json);
  return ent_draft_finish(&self.draft, record, article);
}

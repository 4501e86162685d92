// The article of a page that a script makes: in the JSON of its scripts.

#include "news/page_impl.h"
#include "news/phrases.h"

/// The text found so far: an array of elements, or a string.
typedef struct {
  const EntPage *page;
  const json_t *value;  ///< Array or string, or NULL
  const json_t *object; ///< That it is a value of
  size_t n_words;
} Finding;

static const EntMarkup *markup_of(const EntPage *const page) {
  return &page->reader->markup;
}

static EntView string_of(const json_t *const json) {
  return json_is_string(json)
             ? ent_view_of(json_string_value(json), json_string_length(json))
             : ENT_VIEW("");
}

static size_t count_words(const EntView text) {
  size_t n = 0;
  for (size_t i = 0; i < text.size; ++i) {
    n += text.data[i] == ' ';
  }
  return text.size ? n + 1 : 0;
}

/// Return the text of an element of an array such as {"type": "text",
/// "content": "…"}, unless its type says that it is of something else.
static EntView element_text(const EntPage *const page,
                            const json_t *const element) {
  if (json_is_string(element)) {
    return string_of(element);
  }
  const EntView type = string_of(json_object_get(element, "type"));
  const json_t *const text =
      ent_markup_skips(ent_page_words(markup_of(page), type))
          ? NULL
          : ent_json_field(markup_of(page), element, ENT_MARKUP_IS_BODY);
  return string_of(text);
}

static size_t array_words(const EntPage *const page,
                          const json_t *const array) {
  size_t n = 0;
  for (size_t i = 0; i < json_array_size(array); ++i) {
    n += count_words(element_text(page, json_array_get(array, i)));
  }
  return n;
}

static void consider(Finding *const best, const json_t *const value,
                     const json_t *const object, const size_t n_words) {
  if (n_words > best->n_words) {
    best->value = value;
    best->object = object;
    best->n_words = n_words;
  }
}

static bool is_body_key(const EntPage *const page, const char *const key) {
  return ent_markup_value(markup_of(page), ENT_MARKUP_PROPERTY,
                          ent_view(key)) == ENT_MARKUP_IS_BODY;
}

/// Look for the most text below `json`.
static void find_text(Finding *const best, const json_t *const json,
                      const json_t *const object) {
  if (json_is_array(json)) {
    consider(best, json, object, array_words(best->page, json));
    for (size_t i = 0; i < json_array_size(json); ++i) {
      find_text(best, json_array_get(json, i), object);
    }
  }
  const char *key;
  json_t *value;
  if (json_is_object(json)) {
    json_object_foreach((json_t *)json, key, value) {
      if (json_is_string(value) && is_body_key(best->page, key)) {
        consider(best, value, json, count_words(string_of(value)));
      }
      find_text(best, value, json);
    }
  }
}

static void add_text(EntPage *const page, const json_t *const value) {
  if (json_is_string(value)) {
    ent_page_add_fragment(&page->draft, string_of(value));
  }
  for (size_t i = 0; i < json_array_size(value); ++i) {
    ent_page_add_fragment(&page->draft,
                          element_text(page, json_array_get(value, i)));
  }
}

static void use_finding(EntPage *const page, const Finding *const found,
                        const json_t *const root) {
  EntDraft *const draft = &page->draft;
  const EntMarkup *const markup = markup_of(page);
  add_text(page, found->value);
  ent_draft_set(draft, &draft->headline,
                ent_json_text(markup, ent_json_field(markup, found->object,
                                                     ENT_MARKUP_IS_HEADLINE)));
  ent_json_read_fields(draft, found->object, root);
}

/// Return the JSON of a script: all of it, or what is assigned to a name that
/// is known; empty if there is none.
static EntView state_of(const EntPage *const page, const xmlNode *const node) {
  if (strcmp((const char *)node->name, "script") != 0 || !node->children ||
      !node->children->content) {
    return ENT_VIEW("");
  }
  const EntView text = ent_view((const char *)node->children->content);
  const EntView type = ent_page_attribute(node, "type");
  if (ent_view_ends_with(type, ENT_VIEW("json"))) {
    return text;
  }
  for (size_t at = 0; at < text.size; ++at) {
    if (text.data[at] != '=') {
      continue;
    }
    size_t begin = at;
    while (begin &&
           (text.data[begin - 1] == ' ' || text.data[begin - 1] == '_' ||
            text.data[begin - 1] == '.' ||
            ((text.data[begin - 1] | 32) >= 'a' &&
             (text.data[begin - 1] | 32) <= 'z'))) {
      --begin;
    }
    char name[64];
    size_t size = 0;
    for (size_t i = begin; i <= at && size < sizeof(name); ++i) {
      if (text.data[i] != ' ') {
        name[size++] = text.data[i];
      }
    }
    if (ent_markup_find(markup_of(page), ENT_MARKUP_STATE,
                        ent_view_of(name, size))) {
      return ent_view_slice(text, at + 1, text.size);
    }
  }
  return ENT_VIEW("");
}

static void read_script(EntPage *const page, const EntView state) {
  enum { LEAST_WORDS = 50 };
  char message[ENT_JSON_MESSAGE];
  json_t *json = NULL;
  size_t begin = 0;
  while (begin < state.size && state.data[begin] != '{' &&
         state.data[begin] != '[') {
    ++begin;
  }
  if (begin == state.size ||
      ent_json_parse(ent_view_slice(state, begin, state.size), true, &json,
                     message)) {
    return;
  }
  Finding found = {.page = page};
  find_text(&found, json, json);
  if (found.n_words >= LEAST_WORDS && !page->draft.paragraphs.count) {
    use_finding(page, &found, json);
  }
  json_decref(json);
}

void ent_page_read_state(EntPage *const page) {
  for (xmlNode *node = page->root; node && !page->draft.paragraphs.count;
       node = ent_page_next(page->root, node)) {
    const EntView state =
        ent_page_is_element(node) ? state_of(page, node) : ENT_VIEW("");
    if (state.size) {
      read_script(page, state);
    }
  }
}

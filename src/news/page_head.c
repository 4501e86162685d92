// What a page says about itself in JSON-LD, microdata and <meta>.

#include "news/foot.h"
#include "news/page_impl.h"
#include "news/phrases.h"

#include "base/buffer.h"

static bool is_named(const xmlNode *const node, const char *const name) {
  return ent_page_is_element(node) && !strcmp((const char *)node->name, name);
}

static const EntMarkup *markup_of(const EntPage *const page) {
  return &page->reader->markup;
}

EntView ent_page_content(EntPage *const page, const xmlNode *const node) {
  xmlChar *const content = xmlNodeGetContent(node);
  EntView text = ENT_VIEW("");
  ent_draft_set(&page->draft, &text, ent_view((const char *)content));
  xmlFree(content);
  return text;
}

static void add_title(EntPage *const page, const EntView title) {
  EntView clean = ENT_VIEW("");
  ent_draft_set(&page->draft, &clean, title);
  if (clean.size && page->n_titles < ENT_PAGE_TITLES) {
    page->titles[page->n_titles++] = clean;
  }
}

/// \name JSON-LD
/// @{

static EntView script_text(const xmlNode *const node) {
  return node->children && node->children->content
             ? ent_view((const char *)node->children->content)
             : ENT_VIEW("");
}

/// Return `text` from its first bracket on.
static EntView from_bracket(const EntView text) {
  size_t at = 0;
  while (at < text.size && text.data[at] != '{' && text.data[at] != '[') {
    ++at;
  }
  return ent_view_slice(text, at, text.size);
}

/// Keep the JSON-LD of a script, and note the first that is of an article.
static void read_linked(EntPage *const page, const xmlNode *const script) {
  char message[ENT_JSON_MESSAGE];
  json_t *json = NULL;
  const EntView text = from_bracket(script_text(script));
  if (!text.size || page->n_linked == ENT_PAGE_SCRIPTS ||
      ent_json_parse(text, true, &json, message)) {
    return;
  }
  page->linked[page->n_linked++] = json;
  if (!page->article) {
    page->article =
        ent_json_find_thing(markup_of(page), json, ENT_MARKUP_IS_ARTICLE);
    page->article_root = json;
  }
}

static void find_linked(EntPage *const page) {
  static const EntView type = {"application/ld+json", 19};
  for (xmlNode *node = page->root; node;
       node = ent_page_next(page->root, node)) {
    if (is_named(node, "script") &&
        ent_view_starts_with(ent_page_attribute(node, "type"), type)) {
      read_linked(page, node);
    }
  }
}

static void use_linked(EntPage *const page) {
  if (page->article) {
    const EntMarkup *const markup = markup_of(page);
    add_title(page,
              ent_json_text(markup, ent_json_field(markup, page->article,
                                                   ENT_MARKUP_IS_HEADLINE)));
    page->description =
        ent_json_text(markup, ent_json_field(markup, page->article,
                                             ENT_MARKUP_IS_DESCRIPTION));
    ent_json_read_fields(&page->draft, page->article, page->article_root);
  }
}

/// Take from the page and its publisher what the article does not tell.
static void use_other_things(EntPage *const page) {
  const EntMarkup *const markup = markup_of(page);
  EntDraft *const draft = &page->draft;
  for (size_t i = 0; i < page->n_linked; ++i) {
    const json_t *const thing =
        ent_json_find_thing(markup, page->linked[i], ENT_MARKUP_IS_PAGE);
    ent_json_set_published(
        draft, ent_json_field(markup, thing, ENT_MARKUP_IS_PUBLISHED));
    ent_draft_set(
        draft, &draft->language,
        ent_json_text(markup,
                      ent_json_field(markup, thing, ENT_MARKUP_IS_LANGUAGE)));
  }
  for (size_t i = 0; i < page->n_linked; ++i) {
    const json_t *const thing =
        ent_json_find_thing(markup, page->linked[i], ENT_MARKUP_IS_PUBLISHER);
    ent_draft_set(draft, &draft->publisher,
                  ent_json_text(markup, ent_json_field(markup, thing,
                                                       ENT_MARKUP_IS_NAME)));
  }
}

/// @}
/// \name Microdata
/// @{

/// Return what a property's element says: an attribute, or its text.
static EntView property_value(EntPage *const page, const xmlNode *const node) {
  static const char *const names[] = {"content", "datetime", "title"};
  const size_t n_names = is_named(node, "abbr") ? 3 : 2;
  for (size_t i = 0; i < n_names; ++i) {
    const EntView value = ent_page_attribute(node, names[i]);
    if (value.size) {
      return value;
    }
  }
  return ent_page_content(page, node);
}

/// Return the name of the thing that `node` is of, or what it says itself.
static EntView thing_name(EntPage *const page, xmlNode *const node) {
  for (xmlNode *inner = ent_page_next(node, node); inner;
       inner = ent_page_next(node, inner)) {
    if (ent_page_is_element(inner) &&
        ent_page_property(markup_of(page), inner) == ENT_MARKUP_IS_NAME) {
      return property_value(page, inner);
    }
  }
  return property_value(page, node);
}

static void use_property(EntPage *const page, const EntMarkupValue value,
                         xmlNode *const node) {
  EntDraft *const draft = &page->draft;
  switch (value) {
  case ENT_MARKUP_IS_HEADLINE:
    add_title(page, property_value(page, node));
    break;
  case ENT_MARKUP_IS_PUBLISHED:
    ent_draft_set_published(draft, property_value(page, node));
    break;
  case ENT_MARKUP_IS_AUTHOR:
    ent_draft_add_authors(draft, thing_name(page, node));
    break;
  case ENT_MARKUP_IS_PUBLISHER:
    ent_draft_set(draft, &draft->publisher, thing_name(page, node));
    break;
  case ENT_MARKUP_IS_AGENCY:
    ent_draft_set(draft, &draft->agency, thing_name(page, node));
    break;
  case ENT_MARKUP_IS_LANGUAGE:
    ent_draft_set(draft, &draft->language, property_value(page, node));
    break;
  default:
    break;
  }
}

/// Return the first value of `itemprop` that means something.
static EntMarkupValue itemprop_of(const EntPage *const page,
                                  const xmlNode *const node) {
  EntView rest = ent_page_attribute(node, "itemprop");
  const EntView first = ent_page_token(&rest);
  const EntView token = first.size ? first : ent_page_rdfa(node);
  return token.size
             ? ent_markup_value(markup_of(page), ENT_MARKUP_ITEMPROP, token)
             : ENT_MARKUP_IS_NONE;
}

/// Return whether the element is of another thing, such as a comment.
static bool is_of_others(const EntPage *const page, const xmlNode *const node) {
  static const char *const names[] = {"typeof", "itemtype"};
  for (size_t i = 0; i < 2; ++i) {
    const EntView type = ent_page_attribute(node, names[i]);
    if (type.size &&
        ent_json_type(markup_of(page), type) == ENT_MARKUP_IS_SKIP) {
      return true;
    }
  }
  return itemprop_of(page, node) == ENT_MARKUP_IS_SKIP;
}

static void read_microdata(EntPage *const page) {
  const bool has_authors = page->draft.n_authors;
  for (xmlNode *node = page->root; node;) {
    const EntMarkupValue value = ent_page_is_element(node)
                                     ? itemprop_of(page, node)
                                     : ENT_MARKUP_IS_NONE;
    if (ent_page_is_element(node) && is_of_others(page, node)) {
      node = ent_page_skip(page->root, node);
      continue;
    }
    if (value && !(value == ENT_MARKUP_IS_AUTHOR && has_authors)) {
      use_property(page, value, node);
    }
    // What is said of an author or publisher is not said of the article.
    node = value == ENT_MARKUP_IS_AUTHOR || value == ENT_MARKUP_IS_PUBLISHER
               ? ent_page_skip(page->root, node)
               : ent_page_next(page->root, node);
  }
}

/// @}
/// \name <meta>, <title>, <link>
/// @{

static const EntMarkupRule *meta_rule(const EntPage *const page,
                                      const xmlNode *const node) {
  static const char *const names[] = {"property", "name", "http-equiv",
                                      "itemprop"};
  for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); ++i) {
    const EntView name = ent_view_trim(ent_page_attribute(node, names[i]));
    const EntMarkupRule *const rule =
        name.size ? ent_markup_find(markup_of(page), ENT_MARKUP_META, name)
                  : NULL;
    if (rule) {
      return rule;
    }
  }
  return NULL;
}

/// Return whether a name has words such as "published" in it, and none such as
/// "modified".
static bool is_published_name(const EntPage *const page, const EntView name) {
  bool is_published = false;
  for (size_t at = 0; at < name.size;) {
    size_t end = at;
    while (end < name.size && (name.data[end] | 32) >= 'a' &&
           (name.data[end] | 32) <= 'z') {
      ++end;
    }
    const EntMarkupValue value = ent_markup_value(
        markup_of(page), ENT_MARKUP_META_WORD, ent_view_slice(name, at, end));
    if (value == ENT_MARKUP_IS_UPDATED) {
      return false;
    }
    is_published = is_published || value == ENT_MARKUP_IS_PUBLISHED;
    at = end > at ? end : at + 1;
  }
  return is_published;
}

/// Return whether the value can be one of the field at all.
static bool is_possible(const EntPage *const page, const EntMarkupValue field,
                        const EntView value) {
  EntTimestamp ignored;
  const bool is_address = ent_view_starts_with(value, ENT_VIEW("http"));
  switch (field) {
  case ENT_MARKUP_IS_PUBLISHED:
    return ent_timestamp_find(page->reader, value, &ignored);
  case ENT_MARKUP_IS_URL:
    return is_address;
  case ENT_MARKUP_IS_AUTHOR:
    return !is_address &&
           !ent_markup_find(markup_of(page), ENT_MARKUP_NOT_AUTHOR, value);
  default:
    return value.size && !is_address;
  }
}

typedef struct {
  EntView values[ENT_N_MARKUP_VALUES];
  uint32_t ranks[ENT_N_MARKUP_VALUES];
  EntView day; ///< Of a name that is not known, but has a word that is
} MetaFields;

static bool is_day(const EntPage *const page, const EntView value) {
  return is_possible(page, ENT_MARKUP_IS_PUBLISHED, value);
}

/// Take the value of the best name for each field; of authors, all of them.
static void read_meta(EntPage *const page, const xmlNode *const node,
                      MetaFields *const best) {
  const EntMarkupRule *const rule = meta_rule(page, node);
  const EntView value = ent_view_trim(ent_page_attribute(node, "content"));
  if (!rule && !best->day.size && is_day(page, value) &&
      (is_published_name(page, ent_page_attribute(node, "name")) ||
       is_published_name(page, ent_page_attribute(node, "property")))) {
    best->day = value;
  }
  if (!rule || !is_possible(page, rule->value, value)) {
    return;
  }
  EntView *const field = &best->values[rule->value];
  if (!field->size || rule->rank < best->ranks[rule->value]) {
    *field = value;
    best->ranks[rule->value] = rule->rank;
  }
}

static void add_meta_authors(EntPage *const page, const uint32_t rank) {
  for (xmlNode *node = page->root; node;
       node = ent_page_next(page->root, node)) {
    const EntMarkupRule *const rule =
        is_named(node, "meta") ? meta_rule(page, node) : NULL;
    if (rule && rule->rank == rank) {
      ent_draft_add_authors(&page->draft, ent_page_attribute(node, "content"));
    }
  }
}

/// Return the name in "Copyright 2031 The Name", or `value`.
static EntView without_notice(const EntPage *const page, const EntView value) {
  EntHead head = {0};
  if (ent_phrase_match(page->reader, ENT_PHRASE_COPYRIGHT, value, NULL)) {
    ent_foot_read_copyright(page->reader, value, &head);
  }
  return head.metadata.publisher.size ? head.metadata.publisher : value;
}

static void use_metas(EntPage *const page, const MetaFields *const best) {
  EntDraft *const draft = &page->draft;
  const struct {
    EntMarkupValue field;
    EntView *value;
  } fields[] = {
      {ENT_MARKUP_IS_PUBLISHER, &draft->publisher},
      {ENT_MARKUP_IS_AGENCY, &draft->agency},
      {ENT_MARKUP_IS_LANGUAGE, &draft->language},
      {ENT_MARKUP_IS_URL, &draft->url},
      {ENT_MARKUP_IS_DESCRIPTION, &page->description},
  };
  for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); ++i) {
    const EntView value = best->values[fields[i].field];
    ent_draft_set(draft, fields[i].value,
                  fields[i].field == ENT_MARKUP_IS_PUBLISHER
                      ? without_notice(page, value)
                      : value);
  }
  ent_draft_set_published(draft, best->values[ENT_MARKUP_IS_PUBLISHED]);
  ent_draft_set_published(draft, best->day);
  if (!draft->n_authors && best->values[ENT_MARKUP_IS_AUTHOR].size) {
    add_meta_authors(page, best->ranks[ENT_MARKUP_IS_AUTHOR]);
  }
  add_title(page, best->values[ENT_MARKUP_IS_HEADLINE]);
}

static void read_tags(EntPage *const page) {
  MetaFields best = {0};
  EntView title = ENT_VIEW("");
  for (xmlNode *node = page->root; node;
       node = ent_page_next(page->root, node)) {
    if (is_named(node, "meta")) {
      read_meta(page, node, &best);
    } else if (is_named(node, "title") && !title.size) {
      title = ent_page_content(page, node);
    }
  }
  use_metas(page, &best);
  add_title(page, title);
}

/// Language and address stand in attributes of their own.
static void read_attributes(EntPage *const page) {
  static const char *const names[] = {"lang", "xml:lang"};
  EntDraft *const draft = &page->draft;
  for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); ++i) {
    ent_draft_set(draft, &draft->language,
                  ent_page_attribute(page->root, names[i]));
  }
  for (xmlNode *node = page->root; node;
       node = ent_page_next(page->root, node)) {
    if (is_named(node, "link") &&
        ent_view_equals(ent_page_attribute(node, "rel"),
                        ENT_VIEW("canonical"))) {
      ent_draft_set(draft, &draft->url, ent_page_attribute(node, "href"));
    }
  }
}

/// @}

void ent_page_read_head(EntPage *const page) {
  read_attributes(page);
  find_linked(page);
  use_linked(page);
  read_microdata(page);
  read_tags(page);
  use_other_things(page);
}

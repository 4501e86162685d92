#include "news/page_tree.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

/// \name Parsing
/// @{

/// What is counted while parsing; the parser context is the first member of
/// nothing, so it is found through `_private`.
typedef struct {
  size_t n_nodes;
  bool is_too_large;
  startElementSAXFunc start;
} Guard;

static void guard_start(void *const context, const xmlChar *const name,
                        const xmlChar **const attributes) {
  xmlParserCtxt *const parser = context;
  Guard *const guard = parser->_private;
  if (++guard->n_nodes > ENT_PAGE_NODES || parser->nodeNr > ENT_PAGE_DEPTH) {
    guard->is_too_large = true;
    xmlStopParser(parser);
    return;
  }
  guard->start(context, name, attributes);
}

EntStatus ent_page_parse(const EntView html, xmlDoc **const doc) {
  if (!html.size) {
    return ENT_NO_MATCH;
  }
  htmlParserCtxt *const parser =
      htmlCreateMemoryParserCtxt(html.data, (int)html.size);
  if (!parser) {
    return ENT_ERR_MEMORY;
  }
  htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                                 HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                 HTML_PARSE_IGNORE_ENC | HTML_PARSE_COMPACT);
  xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
  parser->options |= XML_PARSE_HUGE; // The guard has limits of its own
  Guard guard = {.start = parser->sax->startElement};
  parser->_private = &guard;
  parser->sax->startElement = guard_start;
  htmlParseDocument(parser);
  *doc = parser->myDoc;
  const bool is_out_of_memory = parser->errNo == XML_ERR_NO_MEMORY;
  htmlFreeParserCtxt(parser);
  const EntStatus status = guard.is_too_large                   ? ENT_ERR_LIMIT
                           : is_out_of_memory                   ? ENT_ERR_MEMORY
                           : *doc && xmlDocGetRootElement(*doc) ? ENT_SUCCESS
                                                                : ENT_NO_MATCH;
  if (status) {
    xmlFreeDoc(*doc);
    *doc = NULL;
  }
  return status;
}

/// @}
/// \name Walking
/// @{

static bool is_named(const xmlNode *const node, const char *const name) {
  return !strcmp((const char *)node->name, name);
}

xmlNode *ent_page_skip(const xmlNode *const root, xmlNode *node) {
  while (node != root && !node->next) {
    node = node->parent;
  }
  return node == root ? NULL : node->next;
}

xmlNode *ent_page_next(const xmlNode *const root, xmlNode *const node) {
  const bool has_content =
      node->type == XML_ELEMENT_NODE || node->type == XML_HTML_DOCUMENT_NODE;
  return has_content && node->children ? node->children
                                       : ent_page_skip(root, node);
}

/// @}
size_t ent_page_text_size(const xmlNode *const root, const size_t limit) {
  size_t size = 0;
  size_t n_nodes = 0;
  for (xmlNode *node = (xmlNode *)root; node && size <= limit;) {
    if (++n_nodes > limit) {
      return n_nodes;
    }
    const bool is_text =
        node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
    size += is_text ? strlen((const char *)node->content) : 0;
    const bool is_passed = ent_page_is_element(node) &&
                           (is_named(node, "script") ||
                            is_named(node, "style") || is_named(node, "a"));
    node = is_passed ? ent_page_skip(root, node) : ent_page_next(root, node);
  }
  return size;
}

/// \name Attributes
/// @{

EntView ent_page_attribute(const xmlNode *const node, const char *const name) {
  for (const xmlAttr *attribute = node->properties; attribute;
       attribute = attribute->next) {
    if (!xmlStrcasecmp(attribute->name, (const xmlChar *)name)) {
      const xmlNode *const value = attribute->children;
      return value && value->content ? ent_view((const char *)value->content)
                                     : ENT_VIEW("");
    }
  }
  return ENT_VIEW("");
}

static bool is_space(const char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

EntView ent_page_token(EntView *const rest) {
  size_t begin = 0;
  while (begin < rest->size && is_space(rest->data[begin])) {
    ++begin;
  }
  size_t end = begin;
  while (end < rest->size && !is_space(rest->data[end])) {
    ++end;
  }
  const EntView token = ent_view_slice(*rest, begin, end);
  *rest = ent_view_slice(*rest, end, rest->size);
  return token;
}

static bool is_lower(const char c) {
  return c >= 'a' && c <= 'z';
}

static bool is_upper(const char c) {
  return c >= 'A' && c <= 'Z';
}

/// Return the end of the word at `begin`: up to a mark or a change of case.
static size_t word_end(const EntView name, const size_t begin) {
  size_t end = begin;
  while (end < name.size && (is_lower(name.data[end] | 32)) &&
         !(end > begin && is_upper(name.data[end]) &&
           is_lower(name.data[end - 1]))) {
    ++end;
  }
  return end;
}

/// Return whether `value`, found behind `found`, tells more than that.
static bool outranks(const EntMarkupValue value, const EntMarkupValue found) {
  return value && !(value == ENT_MARKUP_IS_MEDIA && found);
}

EntMarkupValue ent_page_words(const EntMarkup *const markup,
                              const EntView name) {
  EntMarkupValue found = ENT_MARKUP_IS_NONE;
  for (size_t at = 0; at < name.size;) {
    const size_t end = word_end(name, at);
    const EntMarkupValue value = ent_markup_value(
        markup, ENT_MARKUP_WORD, ent_view_slice(name, at, end));
    if (ent_markup_skips(value)) {
      return value;
    }
    found = outranks(value, found) ? value : found;
    at = end > at ? end : at + 1;
  }
  return found;
}

/// Return `token` without a namespace of one or two letters: "c-byline".
static EntView without_namespace(const EntView token) {
  const size_t dash = ent_view_find(token, '-');
  return dash && dash <= 2 && dash + 1 < token.size
             ? ent_view_slice(token, dash + 1, token.size)
             : token;
}

/// Return what a class means as a whole.
static EntMarkupValue whole_class(const EntMarkup *const markup,
                                  const EntView token) {
  const EntMarkupValue value =
      ent_markup_value(markup, ENT_MARKUP_CLASS, token);
  const EntMarkupValue bare =
      ent_markup_value(markup, ENT_MARKUP_CLASS, without_namespace(token));
  return value || bare != ENT_MARKUP_IS_BODY ? value : bare;
}

/// Return what an id such as "fn12" or "footnote-3" means without its number.
static EntMarkupValue numbered_id(const EntMarkup *const markup, EntView id) {
  const size_t whole = id.size;
  while (id.size && !is_lower(id.data[id.size - 1] | 32)) {
    --id.size;
  }
  return id.size < whole ? ent_markup_value(markup, ENT_MARKUP_ID, id)
                         : ENT_MARKUP_IS_NONE;
}

/// A text or a field as a whole is surer than a word of a name.
EntMarkupValue ent_page_class(const EntMarkup *const markup,
                              const xmlNode *const node) {
  static const char *const names[] = {
      "class",          "id",          "role",         "rel",
      "data-component", "data-testid", "data-test-id", "data-qa"};
  EntMarkupValue by_word = ENT_MARKUP_IS_NONE;
  for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); ++i) {
    EntView rest = ent_page_attribute(node, names[i]);
    EntView token;
    while ((token = ent_page_token(&rest)).size) {
      const EntMarkupValue known = whole_class(markup, token);
      const EntMarkupValue value =
          known || i != 1 ? known : numbered_id(markup, token);
      if (value) {
        return value;
      }
      const EntMarkupValue word =
          i < 2 || i > 3 ? ent_page_words(markup, token) : ENT_MARKUP_IS_NONE;
      by_word = !ent_markup_skips(by_word) && outranks(word, by_word) ? word
                                                                      : by_word;
    }
  }
  return by_word;
}

/// Several properties may be named; that it is the text counts most.
static EntMarkupValue itemprop_value(const EntMarkup *const markup,
                                     EntView names) {
  EntMarkupValue found = ENT_MARKUP_IS_NONE;
  EntView token;
  while ((token = ent_page_token(&names)).size) {
    const EntMarkupValue value =
        ent_markup_value(markup, ENT_MARKUP_ITEMPROP, token);
    found = found && value != ENT_MARKUP_IS_BODY ? found : value;
  }
  return found;
}

EntView ent_page_rdfa(const xmlNode *const node) {
  static const EntView prefix = {"schema:", 7};
  EntView rest = ent_page_attribute(node, "property");
  const EntView token = ent_page_token(&rest);
  return ent_view_starts_with(token, prefix)
             ? ent_view_slice(token, prefix.size, token.size)
             : token;
}

EntMarkupValue ent_page_property(const EntMarkup *const markup,
                                 const xmlNode *const node) {
  const EntMarkupValue found =
      itemprop_value(markup, ent_page_attribute(node, "itemprop"));
  const EntView name = ent_page_rdfa(node);
  const EntMarkupValue said =
      name.size ? ent_markup_value(markup, ENT_MARKUP_ITEMPROP, name)
                : ENT_MARKUP_IS_NONE;
  return found       ? found
         : said      ? said
         : name.size ? ent_markup_value(markup, ENT_MARKUP_META, name)
                     : ENT_MARKUP_IS_NONE;
}

/// @}

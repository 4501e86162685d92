#include "news/page_nodes.h"

static bool is_named(const xmlNode *const node, const char *const name) {
  return !strcmp((const char *)node->name, name);
}

bool ent_node_holds_article(const xmlNode *const node) {
  return node->_private;
}

/// Return whether the form is the whole page, as ASP.NET has it.
static bool is_page_form(const xmlNode *const node) {
  return is_named(node, "form") && node->parent &&
         is_named(node->parent, "body");
}

/// Return the one element whose class says that it holds the text; NULL if
/// there are several, since comments have texts as well.
static const xmlNode *find_named_body(const EntMarkup *const markup,
                                      xmlNode *const root) {
  const xmlNode *found = NULL;
  for (xmlNode *node = root; node; node = ent_page_next(root, node)) {
    if (!ent_page_is_element(node) ||
        ent_page_class(markup, node) != ENT_MARKUP_IS_BODY) {
      continue;
    }
    if (found && ent_view_equals(ent_page_attribute(found, "class"),
                                 ent_page_attribute(node, "class"))) {
      return NULL;
    }
    found = found ? found : node;
  }
  return found;
}

void ent_nodes_mark(const EntMarkup *const markup, xmlNode *const root) {
  const xmlNode *const body = find_named_body(markup, root);
  for (xmlNode *node = root; node; node = ent_page_next(root, node)) {
    if (!ent_page_is_element(node)) {
      continue;
    }
    const bool is_heading = is_named(node, "h1");
    if (node != body && !is_heading && !is_page_form(node) &&
        !is_named(node, "main") &&
        ent_page_property(markup, node) != ENT_MARKUP_IS_BODY) {
      continue;
    }
    for (xmlNode *holder = node;
         ent_page_is_element(holder) && !holder->_private;
         holder = holder->parent) {
      holder->_private = is_heading ? node : holder;
    }
  }
}

/// Return whether the main heading is within the element.
static bool holds_heading(const xmlNode *const node) {
  return ent_node_holds_article(node) && node->_private != node;
}

bool ent_node_is_hidden(const xmlNode *const node) {
  const EntView style = ent_page_attribute(node, "style");
  for (const xmlAttr *attribute = node->properties; attribute;
       attribute = attribute->next) {
    if (!xmlStrcasecmp(attribute->name, (const xmlChar *)"hidden")) {
      return true;
    }
  }
  return ent_view_starts_with(style, ENT_VIEW("display:none")) ||
         ent_view_starts_with(style, ENT_VIEW("display: none"));
}

bool ent_node_is_short(const xmlNode *const node) {
  enum { LONGEST_FIELD = 700 };
  return ent_page_text_size(node, LONGEST_FIELD) <= LONGEST_FIELD;
}

bool ent_node_is_captioned(const xmlNode *const node) {
  enum { LONGEST_CAPTION = 400, MOST_NODES = 100 };
  static const char *const names[] = {"img",   "picture", "video",
                                      "audio", "iframe",  "amp-img"};
  bool has_picture = false;
  int n_nodes = 0;
  for (xmlNode *inner = (xmlNode *)node;
       inner && !has_picture && n_nodes < MOST_NODES;
       inner = ent_page_next(node, inner), ++n_nodes) {
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); ++i) {
      has_picture = has_picture || is_named(inner, names[i]);
    }
  }
  return has_picture && !is_named(node, "p") && !is_named(node, "td") &&
         ent_page_text_size(node, LONGEST_CAPTION) <= LONGEST_CAPTION;
}

bool ent_node_is_next_article(const xmlNode *const node) {
  const EntView name = ent_page_attribute(node, "class");
  EntView rest = name;
  const EntView first = ent_page_token(&rest);
  if (!first.size || !holds_heading(node)) {
    return false;
  }
  for (const xmlNode *other = node->prev; other; other = other->prev) {
    if (!ent_page_is_element(other) || !holds_heading(other) ||
        xmlStrcmp(other->name, node->name)) {
      continue;
    }
    EntView names = ent_page_attribute(other, "class");
    if (ent_view_equals(ent_page_token(&names), first)) {
      return true;
    }
  }
  return false;
}

bool ent_node_is_note_mark(const xmlNode *const node) {
  const xmlNode *const link = node->children;
  return is_named(node, "sup") && link && !link->next &&
         ent_page_is_element(link) &&
         ent_view_starts_with(ent_page_attribute(link, "href"), ENT_VIEW("#"));
}

bool ent_node_parts_fields(const xmlNode *const node) {
  const xmlNode *before = node->prev;
  const xmlNode *behind = node->next;
  before = before && xmlIsBlankNode(before) ? before->prev : before;
  behind = behind && xmlIsBlankNode(behind) ? behind->next : behind;
  if (!before || !behind || !ent_page_is_element(before) ||
      !ent_page_is_element(behind)) {
    return false;
  }
  const EntView a = ent_page_attribute(before, "class");
  const EntView b = ent_page_attribute(behind, "class");
  return a.size && b.size && !ent_view_equals(a, b);
}

bool ent_node_is_like(const xmlNode *const a, const xmlNode *const b) {
  return !xmlStrcmp(a->name, b->name) &&
         ent_view_equals(ent_page_attribute(a, "class"),
                         ent_page_attribute(b, "class"));
}

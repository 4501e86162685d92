/**
   @file page_tree.h
   The element tree of an HTML page, and what is asked of it.

   Internal to news. Libxml2's HTML parser takes whatever it gets; elements
   nested deeper than #ENT_PAGE_DEPTH, or more than #ENT_PAGE_NODES of them, are
   more than any page has, and end the parsing. Nothing is loaded from anywhere.
*/
#ifndef ENT_NEWS_PAGE_TREE_H
#define ENT_NEWS_PAGE_TREE_H

#include "base/status.h"
#include "base/view.h"
#include "news/markup.h"

#include <libxml/tree.h>

enum {
  ENT_PAGE_DEPTH = 2000,   ///< Unclosed elements of broken pages count too
  ENT_PAGE_NODES = 1000000 ///< Elements of one page
};

/**
   Parse `html`, which is UTF-8; free the result with xmlFreeDoc().

   Returns #ENT_ERR_LIMIT, not logged, if the page is beyond the limits above,
   #ENT_NO_MATCH if there is no element, or #ENT_ERR_MEMORY.
*/
EntStatus ent_page_parse(EntView html, xmlDoc **doc);

static inline bool ent_page_is_element(const xmlNode *const node) {
  return node->type == XML_ELEMENT_NODE;
}

/// Return the node behind `node` in the order of the document, below `root`.
xmlNode *ent_page_next(const xmlNode *root, xmlNode *node);

/// Return the node behind `node` and all that is in it, below `root`.
xmlNode *ent_page_skip(const xmlNode *root, xmlNode *node);

/// Return the bytes of the text within `root`, without links and scripts; more
/// than `limit` once it is above that, or there are more nodes.
size_t ent_page_text_size(const xmlNode *root, size_t limit);

/// Return the value of an attribute, empty if there is none.
EntView ent_page_attribute(const xmlNode *node, const char *name);

static inline EntView ent_page_name(const xmlNode *const node) {
  return ent_view((const char *)node->name);
}

/// Return the next of the names that white space separates, cut off `rest`;
/// empty at the end.
EntView ent_page_token(EntView *rest);

/// Return what class, id and role say, by tokens, then by words.
EntMarkupValue ent_page_class(const EntMarkup *markup, const xmlNode *node);

/// Return what the words in a name such as "story-share__list" say.
EntMarkupValue ent_page_words(const EntMarkup *markup, EntView name);

/// Return the first name in the attribute property, without its prefix.
EntView ent_page_rdfa(const xmlNode *node);

/// Return what the attribute itemprop, or property of RDFa, says.
EntMarkupValue ent_page_property(const EntMarkup *markup, const xmlNode *node);

#endif // ENT_NEWS_PAGE_TREE_H

/**
   @file page_nodes.h
   What elements of a page look like, whatever their text.

   Internal to news; page_blocks.c asks.
*/
#ifndef ENT_NEWS_PAGE_NODES_H
#define ENT_NEWS_PAGE_NODES_H

#include "news/page_tree.h"

/// Return whether the main heading, or what is marked as the text, is within.
bool ent_node_holds_article(const xmlNode *node);

/// Mark the elements that hold the main heading, with it, or the text of the
/// article, with themselves.
void ent_nodes_mark(const EntMarkup *markup, xmlNode *root);

/// Return whether the elements have the same name and classes, if any.
bool ent_node_is_like(const xmlNode *a, const xmlNode *b);

/// Return whether the element is not shown.
bool ent_node_is_hidden(const xmlNode *node);

/// Return whether there is so little text within that it can be one field.
bool ent_node_is_short(const xmlNode *node);

/// Return whether there is a picture within, and little text beside it.
bool ent_node_is_captioned(const xmlNode *node);

/// Return whether the element holds a main heading of its own and stands behind
/// one like it that does: the next article of an endless page.
bool ent_node_is_next_article(const xmlNode *node);

/// Return whether all that is raised is a link to a note of the page.
bool ent_node_is_note_mark(const xmlNode *node);

/// Return whether the break stands between elements of different classes.
bool ent_node_parts_fields(const xmlNode *node);

#endif // ENT_NEWS_PAGE_NODES_H

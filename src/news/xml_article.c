#include "news/xml_article.h"

#include "news/page.h"
#include "news/page_tree.h"
#include "news/phrases.h"

#include <libxml/parser.h>

/// \name The tree
/// @{

static bool is_called(const xmlNode *const node, const char *const name) {
  const xmlChar *const colon = xmlStrchr(node->name, ':');
  return node->type == XML_ELEMENT_NODE &&
         xmlStrEqual(colon ? colon + 1 : node->name, (const xmlChar *)name);
}

/// Elements of other vocabularies that have the names of ours: media:content.
static bool is_foreign(const xmlNode *const node) {
  static const char *const prefixes[] = {"media", "itunes", "googleplay"};
  for (size_t i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); ++i) {
    const EntView prefix = ent_view(prefixes[i]);
    const EntView name = ent_view((const char *)node->name);
    if ((ent_view_starts_with(name, prefix) && name.size > prefix.size &&
         name.data[prefix.size] == ':') ||
        (node->ns && node->ns->prefix &&
         xmlStrEqual(node->ns->prefix, (const xmlChar *)prefixes[i]))) {
      return true;
    }
  }
  return false;
}

/// Return the first element below `root` at a path of names such as
/// "head/docdata/date.issue"; names in between may be left out.
static xmlNode *find(xmlNode *const root, const char *const path) {
  EntView rest = ent_view(path);
  char name[64];
  xmlNode *found = root;
  while (rest.data && found) {
    const EntView part = ent_view_cut(&rest, '/');
    memcpy(name, part.data, part.size);
    name[part.size] = '\0';
    xmlNode *const within = found;
    found = ent_page_next(within, within);
    while (found && (!is_called(found, name) || is_foreign(found))) {
      found = ent_page_next(within, found);
    }
  }
  return found;
}

typedef struct {
  const EntRecord *record;
  xmlNode *root;
  EntDraft draft;
} XmlArticle;

/// @}
/// \name Values
/// @{

/// Set a field to the text of an element, which may be NULL.
static void set_text(XmlArticle *const self, EntView *const field,
                     const xmlNode *const node) {
  xmlChar *const content = node ? xmlNodeGetContent(node) : NULL;
  ent_draft_set(&self->draft, field, ent_view((const char *)content));
  xmlFree(content);
}

/// Set the headline to a title that may be HTML as text: "Talks &amp;
/// <b>tea</b>".
static void set_title(XmlArticle *const self, const xmlNode *const node) {
  EntView text = ENT_VIEW("");
  xmlDoc *doc = NULL;
  set_text(self, &text, node);
  const bool is_html = ent_view_find(text, '&') < text.size ||
                       memmem(text.data, text.size, "</", 2);
  if (is_html && !ent_page_parse(text, &doc)) {
    text = ENT_VIEW("");
    set_text(self, &text, xmlDocGetRootElement(doc));
  }
  ent_draft_set(&self->draft, &self->draft.headline, text);
  xmlFreeDoc(doc);
}

static void set_attribute(XmlArticle *const self, EntView *const field,
                          const xmlNode *const node, const char *const name) {
  if (node) {
    ent_draft_set(&self->draft, field, ent_page_attribute(node, name));
  }
}

static void set_published(XmlArticle *const self, const xmlNode *const node,
                          const char *const attribute) {
  EntView text = ENT_VIEW("");
  if (attribute) {
    set_attribute(self, &text, node, attribute);
  } else {
    set_text(self, &text, node);
  }
  ent_draft_set_published(&self->draft, text);
}

/// Add the authors of an element: of its names, or of its text.
static void add_authors(XmlArticle *const self, xmlNode *const node,
                        const char *const name) {
  xmlNode *const inner = node ? find(node, name) : NULL;
  EntView text = ENT_VIEW("");
  set_text(self, &text, inner ? inner : node);
  // "editor@paper.example (A. Name)" as RSS has it
  const size_t bracket = ent_view_find(text, '(');
  const size_t at = ent_view_find(text, '@');
  if (at < text.size && bracket < text.size) {
    const EntView rest = ent_view_slice(text, bracket + 1, text.size);
    text = ent_view_slice(rest, 0, ent_view_find(rest, ')'));
  }
  ent_draft_add_authors(&self->draft, text);
}

/// Add the text of an element that holds HTML as text.
static void add_escaped(XmlArticle *const self, const xmlNode *const node) {
  xmlChar *const content = node ? xmlNodeGetContent(node) : NULL;
  ent_page_add_fragment(&self->draft, ent_view((const char *)content));
  xmlFree(content);
}

static bool has_text(const XmlArticle *const self) {
  return self->draft.paragraphs.count;
}

/// @}
/// \name Feeds
/// @{

static void read_rss(XmlArticle *const self) {
  EntDraft *const draft = &self->draft;
  set_title(self, find(self->root, "title"));
  set_text(self, &draft->url, find(self->root, "link"));
  set_published(self, find(self->root, "pubDate"), NULL);
  set_published(self, find(self->root, "date"), NULL);
  set_text(self, &draft->agency, find(self->root, "source"));
  set_text(self, &draft->language, find(self->root, "language"));
  set_text(self, &draft->publisher, find(self->root, "publisher"));
  for (xmlNode *node = self->root->children; node; node = node->next) {
    if (is_called(node, "creator") || is_called(node, "author")) {
      add_authors(self, node, "name");
    }
  }
  add_escaped(self, find(self->root, "encoded"));
  if (!has_text(self)) {
    add_escaped(self, find(self->root, "description"));
  }
}

static bool is_attribute(const xmlNode *const node, const char *const name,
                         const char *const value) {
  return ent_view_equals(ent_page_attribute(node, name), ent_view(value));
}

/// Add the content of an Atom entry: XHTML as elements, HTML or text as text.
static void add_atom_content(XmlArticle *const self, xmlNode *const content) {
  if (content && is_attribute(content, "type", "xhtml")) {
    ent_page_add_element(&self->draft, content);
  } else {
    add_escaped(self, content);
  }
}

static void read_atom(XmlArticle *const self) {
  EntDraft *const draft = &self->draft;
  set_title(self, find(self->root, "title"));
  set_published(self, find(self->root, "published"), NULL);
  set_published(self, find(self->root, "updated"), NULL);
  set_text(self, &draft->agency, find(self->root, "source/title"));
  for (xmlNode *node = self->root->children; node; node = node->next) {
    if (is_called(node, "author")) {
      add_authors(self, node, "name");
    } else if (is_called(node, "link") &&
               (is_attribute(node, "rel", "alternate") ||
                !ent_page_attribute(node, "rel").size)) {
      set_attribute(self, &draft->url, node, "href");
    }
  }
  set_attribute(self, &draft->language, self->root, "lang");
  add_atom_content(self, find(self->root, "content"));
  if (!has_text(self)) {
    add_atom_content(self, find(self->root, "summary"));
  }
}

/// @}
/// \name Formats of the IPTC
/// @{

/// Read NITF at `root`, which may be within NewsML-G2.
static void read_nitf(XmlArticle *const self, xmlNode *const root) {
  EntDraft *const draft = &self->draft;
  xmlNode *const head = find(root, "head");
  set_text(self, &draft->headline, find(root, "body.head/hedline/hl1"));
  set_text(self, &draft->headline, find(root, "head/title"));
  set_published(self, find(root, "docdata/date.issue"), "norm");
  set_published(self, find(root, "docdata/date.release"), "norm");
  set_published(self, find(root, "pubdata"), "date.publication");
  set_published(self, find(root, "dateline/story.date"), "norm");
  set_attribute(self, &draft->publisher, find(root, "pubdata"), "name");
  set_attribute(self, &draft->publisher, find(root, "docdata/doc.copyright"),
                "holder");
  set_text(self, &draft->agency, find(root, "body.head/distributor/org"));
  set_text(self, &draft->agency, find(root, "body.head/distributor"));
  set_attribute(self, &draft->language, root, "lang");
  set_attribute(self, &draft->url, head ? find(head, "pubdata") : NULL,
                "ex-ref");
  add_authors(self, find(root, "body.head/byline"), "person");
  set_text(self, &draft->dateline, find(root, "body.head/dateline/location"));
  EntView deck = ENT_VIEW("");
  set_text(self, &deck, find(root, "body.head/hedline/hl2"));
  ent_draft_add_paragraph(draft, deck);
  xmlNode *const content = find(root, "body.content");
  if (content) {
    ent_page_add_element(draft, content);
  }
}

/// Read the text of an item: NITF, XHTML, or plain.
static void read_content_set(XmlArticle *const self) {
  xmlNode *const nitf = find(self->root, "contentSet/inlineXML/nitf");
  xmlNode *const page = find(self->root, "contentSet/inlineXML/body");
  if (nitf) {
    read_nitf(self, nitf);
  } else if (page) {
    ent_page_add_element(&self->draft, page);
  } else {
    add_escaped(self, find(self->root, "contentSet/inlineData"));
  }
}

static void read_newsml(XmlArticle *const self) {
  EntDraft *const draft = &self->draft;
  xmlNode *const root = self->root;
  set_text(self, &draft->headline, find(root, "contentMeta/headline"));
  set_text(self, &draft->headline, find(root, "itemMeta/title"));
  set_published(self, find(root, "contentMeta/contentCreated"), NULL);
  set_published(self, find(root, "itemMeta/firstCreated"), NULL);
  set_published(self, find(root, "itemMeta/versionCreated"), NULL);
  set_text(self, &draft->publisher,
           find(root, "rightsInfo/copyrightHolder/name"));
  set_attribute(self, &draft->publisher,
                find(root, "rightsInfo/copyrightHolder"), "literal");
  set_text(self, &draft->publisher, find(root, "itemMeta/provider/name"));
  set_attribute(self, &draft->publisher, find(root, "itemMeta/provider"),
                "literal");
  set_text(self, &draft->agency, find(root, "contentMeta/infoSource/name"));
  set_attribute(self, &draft->agency, find(root, "contentMeta/infoSource"),
                "literal");
  set_attribute(self, &draft->language, find(root, "contentMeta/language"),
                "tag");
  set_attribute(self, &draft->language, root, "lang");
  set_text(self, &draft->dateline, find(root, "contentMeta/dateline"));
  xmlNode *const meta = find(root, "contentMeta");
  for (xmlNode *node = meta ? meta->children : NULL; node; node = node->next) {
    if (is_called(node, "creator")) {
      add_authors(self, node, "name");
    }
  }
  if (!draft->n_authors) {
    add_authors(self, find(root, "contentMeta/by"), "name");
  }
  read_content_set(self);
}

/// @}

static void read_tree(XmlArticle *const self) {
  switch (self->record->format) {
  case ENT_FORMAT_RSS:
    read_rss(self);
    break;
  case ENT_FORMAT_ATOM:
    read_atom(self);
    break;
  case ENT_FORMAT_NITF:
    read_nitf(self, self->root);
    break;
  default:
    read_newsml(self);
    break;
  }
  ent_draft_set(&self->draft, &self->draft.publisher, self->record->publisher);
  ent_draft_set(&self->draft, &self->draft.language, self->record->language);
}

EntStatus ent_xml_article_read(const EntNewsReader *const reader,
                               const EntRecord *const record, const EntView xml,
                               EntArena *const arena,
                               EntArticle *const article) {
  xmlDoc *const doc =
      xmlReadMemory(xml.data, (int)xml.size, NULL, "UTF-8",
                    XML_PARSE_NONET | XML_PARSE_RECOVER | XML_PARSE_NOERROR |
                        XML_PARSE_NOWARNING | XML_PARSE_NOCDATA);
  xmlNode *const root = doc ? xmlDocGetRootElement(doc) : NULL;
  if (!root) {
    xmlFreeDoc(doc);
    return ent_record_error(reader, record, ENT_ERR_SYNTAX, "no XML");
  }
  XmlArticle self = {.record = record, .root = root};
  ent_draft_begin(&self.draft, reader, arena);
  read_tree(&self);
  xmlFreeDoc(doc);
  return ent_draft_finish(&self.draft, record, article);
}

// The articles of a feed or of another XML file, one after the other.
//
// The parser is fed a piece at a time. An element that is an article is taken
// out of the tree as soon as it ends, so that the tree never has more than one.
// What could make a small file large is refused: an entity is taken if its
// value is a few characters without mark-up; nothing outside of the file is
// ever read.

#include "base/buffer.h"
#include "base/vector.h"
#include "news/sniff.h"
#include "news/source_impl.h"

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parserInternals.h>

enum {
  FEED_SIZE = 16 * 1024, ///< Bytes given to the parser at once
  MOST_ENTITIES = 256,
  LONGEST_ENTITY = 64
};

/// An article that was cut out and not asked for yet.
typedef struct {
  size_t begin, end; ///< In `out`
  size_t line;
  EntArticleFormat format;
} Piece;

struct EntXmlSplitter {
  EntSource *source;
  xmlParserCtxt *parser;
  xmlSAXHandler handler;
  const xmlNode *record; ///< The article that is being parsed, or NULL
  size_t record_line;
  EntArticleFormat record_format;
  size_t n_since; ///< Bytes since the last article ended
  EntBuffer out;  ///< Articles as XML
  struct {
    Piece *items;
    size_t count, capacity;
  } pieces;
  size_t next; ///< Piece to be given next
  EntStatus status;
  bool has_warned;
  xmlEntity entities[MOST_ENTITIES]; ///< Those that were declared or used
  xmlChar *names[MOST_ENTITIES];
  xmlChar *values[MOST_ENTITIES];
  size_t n_entities;
};

/// \name Entities
/// @{

static void stop(EntXmlSplitter *const self, const EntStatus status) {
  self->status = self->status ? self->status : status;
  xmlStopParser(self->parser);
}

static const char *as_text(const xmlChar *const string) {
  return string ? (const char *)string : "";
}

static EntPlace place_of(const EntXmlSplitter *const self) {
  return ENT_AT_LINE(self->source->input.name,
                     self->parser->input ? (size_t)self->parser->input->line
                                         : 0);
}

static xmlEntity *find_entity(EntXmlSplitter *const self,
                              const xmlChar *const name) {
  for (size_t i = 0; i < self->n_entities; ++i) {
    if (xmlStrEqual(self->names[i], name)) {
      return &self->entities[i];
    }
  }
  return NULL;
}

static xmlEntity *add_entity(EntXmlSplitter *const self,
                             const xmlChar *const name,
                             const xmlChar *const value) {
  if (self->n_entities == MOST_ENTITIES) {
    return NULL;
  }
  const size_t i = self->n_entities++;
  self->names[i] = xmlStrdup(name);
  self->values[i] = xmlStrdup(value);
  // As those of XML itself, so that the value is taken as it is
  self->entities[i] = (xmlEntity){.type = XML_ENTITY_DECL,
                                  .name = self->names[i],
                                  .etype = XML_INTERNAL_PREDEFINED_ENTITY,
                                  .content = self->values[i],
                                  .orig = self->values[i],
                                  .length = xmlStrlen(value)};
  return &self->entities[i];
}

static EntXmlSplitter *splitter_of(void *const context) {
  return ((xmlParserCtxt *)context)->_private;
}

/// An entity of HTML, which feeds use without having declared it.
static xmlEntity *html_entity(EntXmlSplitter *const self,
                              const xmlChar *const name) {
  const htmlEntityDesc *const known = htmlEntityLookup(name);
  xmlChar value[8] = {0};
  if (!known) {
    return NULL;
  }
  (void)xmlCopyCharMultiByte(value, (int)known->value);
  return add_entity(self, name, value);
}

static xmlEntity *get_entity(void *const context, const xmlChar *const name) {
  EntXmlSplitter *const self = splitter_of(context);
  xmlEntity *const predefined = xmlGetPredefinedEntity(name);
  xmlEntity *const declared = predefined ? predefined : find_entity(self, name);
  return declared ? declared : html_entity(self, name);
}

static bool is_harmless(const xmlChar *const value) {
  return value && xmlStrlen(value) <= LONGEST_ENTITY &&
         !xmlStrchr(value, '<') && !xmlStrchr(value, '&') &&
         !xmlStrchr(value, '%');
}

static void declare_entity(void *const context, const xmlChar *const name,
                           const int type, const xmlChar *const public_id,
                           const xmlChar *const system_id,
                           xmlChar *const value) {
  (void)public_id;
  EntXmlSplitter *const self = splitter_of(context);
  if (type == XML_INTERNAL_GENERAL_ENTITY && is_harmless(value) && !system_id) {
    if (find_entity(self, name) || add_entity(self, name, value)) {
      return;
    }
  }
  if (!self->status) {
    stop(self, ent_error(self->source->world, ENT_ERR_LIMIT, place_of(self),
                         "declares the entity '%.40s', which is not a few "
                         "plain characters",
                         as_text(name)));
  }
}

static xmlParserInput *refuse_entity(void *const context,
                                     const xmlChar *const public_id,
                                     const xmlChar *const system_id) {
  (void)context;
  (void)public_id;
  (void)system_id;
  return NULL;
}

/// @}
/// \name Articles
/// @{

static bool is_record(const xmlChar *const name,
                      EntArticleFormat *const format) {
  static const struct {
    const char *name;
    EntArticleFormat format;
  } names[] = {{"item", ENT_FORMAT_RSS},
               {"entry", ENT_FORMAT_ATOM},
               {"nitf", ENT_FORMAT_NITF},
               {"newsItem", ENT_FORMAT_NEWSML}};
  for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); ++i) {
    if (xmlStrEqual(name, (const xmlChar *)names[i].name)) {
      *format = names[i].format;
      return true;
    }
  }
  return false;
}

/// Mistakes do not end the parsing, nor do they make it leave out entities.
static void forgive(xmlParserCtxt *const parser) {
  parser->wellFormed = 1;
}

static void start_element(void *const context, const xmlChar *const name,
                          const xmlChar *const prefix,
                          const xmlChar *const namespace_iri,
                          const int n_namespaces,
                          const xmlChar **const namespaces,
                          const int n_attributes, const int n_defaulted,
                          const xmlChar **const attributes) {
  xmlParserCtxt *const parser = context;
  EntXmlSplitter *const self = parser->_private;
  const size_t depth = ent_world_limits(self->source->world)->depth;
  if ((size_t)parser->nodeNr >= depth) {
    stop(self,
         ent_error(self->source->world, ENT_ERR_LIMIT, place_of(self),
                   "elements nested deeper than the limit of %zu", depth));
    return;
  }
  forgive(parser);
  xmlSAX2StartElementNs(context, name, prefix, namespace_iri, n_namespaces,
                        namespaces, n_attributes, n_defaulted, attributes);
  if (!self->record && is_record(name, &self->record_format)) {
    self->record = parser->node;
    self->record_line = place_of(self).line;
  }
}

static EntStatus keep_record(EntXmlSplitter *const self, xmlNode *const node) {
  const EntAllocator *const allocator =
      ent_world_allocator(self->source->world);
  xmlBuffer *const buffer = xmlBufferCreate();
  Piece *const piece = buffer ? ENT_PUSH(allocator, &self->pieces) : NULL;
  EntStatus status = piece ? ENT_SUCCESS : ENT_ERR_MEMORY;
  if (!status && xmlNodeDump(buffer, node->doc, node, 0, 0) < 0) {
    status = ENT_ERR_MEMORY;
  }
  if (!status) {
    const size_t begin = self->out.size;
    const EntView xml = ent_view_of((const char *)xmlBufferContent(buffer),
                                    (size_t)xmlBufferLength(buffer));
    status = ent_buffer_append(&self->out, xml);
    *piece =
        (Piece){begin, self->out.size, self->record_line, self->record_format};
  }
  xmlBufferFree(buffer);
  return status;
}

/// Take the article, and the white space before it, out of the tree.
static void drop_record(xmlParserCtxt *const parser, xmlNode *const node) {
  xmlNode *const before = node->prev;
  if (before && xmlIsBlankNode(before)) {
    xmlUnlinkNode(before);
    xmlFreeNode(before);
  }
  xmlUnlinkNode(node);
  xmlFreeNode(node);
  // What the parser knows of the text that it would append to is not of the
  // text that is the last one now.
  parser->nodemem = parser->nodelen = 0;
}

static void end_element(void *const context, const xmlChar *const name,
                        const xmlChar *const prefix,
                        const xmlChar *const namespace_iri) {
  xmlParserCtxt *const parser = context;
  EntXmlSplitter *const self = parser->_private;
  xmlNode *const node = parser->node;
  forgive(parser);
  xmlSAX2EndElementNs(context, name, prefix, namespace_iri);
  if (node && node == self->record) {
    const EntStatus status = keep_record(self, node);
    self->record = NULL;
    self->n_since = 0;
    if (node->parent && node->parent->type == XML_ELEMENT_NODE) {
      drop_record(parser, node);
    }
    if (status) {
      stop(self, status);
    }
  }
}

/// The first mistake of a file is told; it is read on as far as can be.
static void take_error(void *const context, xmlError *const error) {
  EntXmlSplitter *const self = splitter_of(context);
  if (error->level < XML_ERR_ERROR || self->has_warned || self->status ||
      error->domain == XML_FROM_NAMESPACE ||
      error->code == XML_WAR_UNDECLARED_ENTITY) {
    return;
  }
  self->has_warned = true;
  const EntView text = ent_view_trim(ent_view(error->message));
  ent_warn(self->source->world,
           ENT_AT_LINE(self->source->input.name, (size_t)error->line),
           "no well-formed XML: %.*s", ENT_VIEW_ARGS(text));
}

/// @}
/// \name Feeding the parser
/// @{

static EntXmlSplitter *splitter_new(EntSource *const source) {
  const EntAllocator *const allocator = ent_world_allocator(source->world);
  EntXmlSplitter *const self = ent_calloc(allocator, 1, sizeof(EntXmlSplitter));
  if (!self) {
    return NULL;
  }
  self->source = source;
  self->out.allocator = allocator;
  xmlSAXVersion(&self->handler, 2);
  self->handler.startElementNs = start_element;
  self->handler.endElementNs = end_element;
  self->handler.getEntity = get_entity;
  self->handler.entityDecl = declare_entity;
  self->handler.resolveEntity = refuse_entity;
  self->handler.externalSubset = NULL;
  self->handler.error = self->handler.fatalError = NULL;
  self->handler.warning = NULL;
  self->parser = xmlCreatePushParserCtxt(&self->handler, NULL, NULL, 0, NULL);
  if (!self->parser) {
    ent_free(allocator, self);
    return NULL;
  }
  xmlCtxtUseOptions(self->parser,
                    XML_PARSE_NONET | XML_PARSE_RECOVER | XML_PARSE_NOCDATA);
  self->parser->sax->serror = (xmlStructuredErrorFunc)take_error;
  self->parser->sax->error = self->parser->sax->fatalError = NULL;
  self->parser->_private = self;
  return self;
}

void ent_xml_splitter_free(EntXmlSplitter *const splitter) {
  if (!splitter) {
    return;
  }
  const EntAllocator *const allocator =
      ent_world_allocator(splitter->source->world);
  xmlFreeDoc(splitter->parser->myDoc);
  xmlFreeParserCtxt(splitter->parser);
  for (size_t i = 0; i < splitter->n_entities; ++i) {
    xmlFree(splitter->names[i]);
    xmlFree(splitter->values[i]);
  }
  ent_buffer_free(&splitter->out);
  ent_free(allocator, splitter->pieces.items);
  ent_free(allocator, splitter);
}

static EntStatus end_of_input(EntXmlSplitter *const self) {
  (void)xmlParseChunk(self->parser, NULL, 0, 1);
  if (self->record && !self->status) {
    self->record = NULL;
    return ent_source_error(self->source, ENT_ERR_SYNTAX,
                            "record %zu: breaks off within the article",
                            self->source->n_records + 1);
  }
  return self->status ? self->status : ENT_NO_MATCH;
}

/// Give some bytes to the parser.
static EntStatus feed(EntXmlSplitter *const self) {
  EntInput *const input = &self->source->input;
  EntView there = ent_input_view(input);
  if (!there.size) {
    const EntStatus status = ent_input_more(input);
    if (status == ENT_NO_MATCH) {
      return end_of_input(self);
    }
    ENT_TRY(status);
    there = ent_input_view(input);
  }
  const size_t size = there.size < FEED_SIZE ? there.size : FEED_SIZE;
  self->n_since += size;
  (void)xmlParseChunk(self->parser, there.data, (int)size, 0);
  ent_input_skip(input, size);
  if (!self->status && self->n_since > ENT_RECORD_SIZE) {
    return ent_source_error(self->source, ENT_ERR_LIMIT,
                            "record %zu: larger than the limit of %d bytes",
                            self->source->n_records + 1, ENT_RECORD_SIZE);
  }
  if (!self->status && self->parser->disableSAX &&
      self->parser->instate == XML_PARSER_EOF) {
    return ENT_NO_MATCH;
  }
  return self->status;
}

static const xmlNode *child(const xmlNode *const parent,
                            const char *const name) {
  const xmlNode *node = parent ? parent->children : NULL;
  while (node && !(node->type == XML_ELEMENT_NODE &&
                   xmlStrEqual(node->name, (const xmlChar *)name))) {
    node = node->next;
  }
  return node;
}

static EntStatus copy_content(const xmlNode *const node, EntArena *const arena,
                              EntView *const value) {
  xmlChar *const content = node ? xmlNodeGetContent(node) : NULL;
  const EntStatus status =
      content ? ent_arena_copy(arena,
                               ent_view_trim(ent_view((const char *)content)),
                               value)
              : ENT_SUCCESS;
  xmlFree(content);
  return status;
}

/// The name and the language of a feed stand before its articles.
static EntStatus read_channel(const EntXmlSplitter *const self,
                              EntArena *const arena, EntRecord *const record) {
  const xmlDoc *const doc = self->parser->myDoc;
  const xmlNode *const root = doc ? xmlDocGetRootElement(doc) : NULL;
  const xmlNode *const channel = child(root, "channel");
  const bool is_feed =
      channel || (root && xmlStrEqual(root->name, (const xmlChar *)"feed"));
  const xmlNode *const head = channel ? channel : root;
  if (!is_feed) {
    return ENT_SUCCESS;
  }
  ENT_TRY(copy_content(child(head, "title"), arena, &record->publisher));
  ENT_TRY(copy_content(child(head, "language"), arena, &record->language));
  xmlChar *const language = record->language.size ? NULL : xmlNodeGetLang(root);
  const EntStatus status =
      language ? ent_arena_copy(arena, ent_view((const char *)language),
                                &record->language)
               : ENT_SUCCESS;
  xmlFree(language);
  return status;
}

static EntStatus give(EntXmlSplitter *const self, EntArena *const arena,
                      EntRecord *const record) {
  const Piece piece = self->pieces.items[self->next++];
  const EntView xml =
      ent_view_slice(ent_buffer_view(&self->out), piece.begin, piece.end);
  record->format = piece.format;
  record->line = piece.line;
  record->charset = ENT_VIEW("UTF-8");
  ENT_TRY(ent_arena_copy(arena, xml, &record->content));
  return read_channel(self, arena, record);
}

EntStatus ent_source_next_xml(EntSource *const source, EntArena *const arena,
                              EntRecord *const record) {
  if (!source->splitter) {
    source->splitter = splitter_new(source);
    if (!source->splitter) {
      return ENT_ERR_MEMORY;
    }
  }
  EntXmlSplitter *const self = source->splitter;
  while (self->next == self->pieces.count && !self->status) {
    self->next = self->pieces.count = 0;
    ent_buffer_clear(&self->out);
    self->status = feed(self);
  }
  if (self->next < self->pieces.count) {
    return give(self, arena, record);
  }
  source->is_at_end = true;
  return self->status == ENT_NO_MATCH && !source->n_records
             ? ent_error(source->world, ENT_ERR_DATA,
                         ENT_IN_FILE(source->input.name), "no article in it")
             : self->status;
}

/// @}

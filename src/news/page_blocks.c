#include "news/page_blocks.h"

#include "base/buffer.h"
#include "base/vector.h"
#include "news/page_nodes.h"

/// What holds within an element; each open element has one.
typedef struct {
  const xmlNode *node;
  EntMarkupValue kind;
  EntMarkupValue field;
  bool is_block;
  bool is_skipped;
  bool is_body;
  bool is_link;
  bool is_preformatted;
  bool is_strong;
} Scope;

typedef struct {
  const EntAllocator *allocator;
  const EntMarkup *markup;
  bool trusts_names;
  size_t text_size;   ///< Of what may be text, without links
  unsigned n_weighed; ///< How often it was asked what has most of it
  EntArena *arena;
  EntBlocks *blocks;
  EntBuffer text; ///< Of the block that is being read
  uint32_t n_words, n_link_words;
  EntMarkupValue field; ///< Of the first text of the block
  EntView time;         ///< Of the first <time> of the block
  size_t n_strong;      ///< Bytes of the text in bold, without spaces
  size_t n_bytes;       ///< Bytes of the text, without spaces
  unsigned n_breaks;    ///< At the end of the text
  bool is_after_space;
  struct {
    Scope *items;
    size_t count, capacity;
  } scopes;
} Walk;

static const Scope *scope_of(const Walk *const self) {
  return &self->scopes.items[self->scopes.count - 1];
}

/// \name Text
/// @{

static bool has_text(const Walk *const self) {
  return ent_view_trim(ent_buffer_view(&self->text)).size;
}

/// Return the scope of the innermost open block.
static const Scope *block_scope(const Walk *const self) {
  size_t i = self->scopes.count - 1;
  while (i && !self->scopes.items[i].is_block) {
    --i;
  }
  return &self->scopes.items[i];
}

/// End the block that is being read.
static EntStatus flush(Walk *const self) {
  EntStatus status = ENT_SUCCESS;
  if (has_text(self)) {
    const Scope *const scope = block_scope(self);
    EntBlock *const block = ENT_PUSH(self->allocator, self->blocks);
    if (!block) {
      return ENT_ERR_MEMORY;
    }
    *block = (EntBlock){.node = scope->node,
                        .n_words = self->n_words,
                        .n_link_words = self->n_link_words,
                        .kind = scope->kind,
                        .field = scope->field ? scope->field : self->field,
                        .time = self->time,
                        .is_skipped = scope->is_skipped,
                        .is_body = scope->is_body,
                        .is_strong = self->n_strong == self->n_bytes};
    status = ent_arena_copy(
        self->arena, ent_view_trim(ent_buffer_view(&self->text)), &block->text);
  }
  ent_buffer_clear(&self->text);
  self->n_words = self->n_link_words = self->n_breaks = 0;
  self->n_strong = self->n_bytes = 0;
  self->time = ENT_VIEW("");
  self->field = ENT_MARKUP_IS_NONE;
  self->is_after_space = true;
  return status;
}

static bool is_space(const char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static EntStatus add_byte(Walk *const self, const char c) {
  const Scope *const scope = scope_of(self);
  if (is_space(c)) {
    const bool is_kept = !self->is_after_space;
    self->is_after_space = true;
    return is_kept ? ent_buffer_append_byte(&self->text, ' ') : ENT_SUCCESS;
  }
  if (self->is_after_space) {
    ++self->n_words;
    self->n_link_words += scope->is_link;
  }
  if (!self->text.size || !self->field) {
    self->field = self->n_words <= 1 ? scope->field : self->field;
  }
  self->is_after_space = false;
  self->n_breaks = 0;
  self->n_strong += scope->is_strong;
  ++self->n_bytes;
  return ent_buffer_append_byte(&self->text, c);
}

/// An empty line within preformatted text ends a block.
static bool is_empty_line(const EntView text, const size_t at) {
  return text.data[at] == '\n' && at + 1 < text.size &&
         (text.data[at + 1] == '\n' || text.data[at + 1] == '\r');
}

static EntStatus add_text(Walk *const self, const EntView text) {
  const bool is_preformatted = scope_of(self)->is_preformatted;
  for (size_t i = 0; i < text.size; ++i) {
    if (is_preformatted && is_empty_line(text, i)) {
      ENT_TRY(flush(self));
    }
    ENT_TRY(add_byte(self, text.data[i]));
  }
  return ENT_SUCCESS;
}

/// A line break; the second without text between ends the block.
static EntStatus add_break(Walk *const self) {
  if (++self->n_breaks > 1) {
    return flush(self);
  }
  self->is_after_space = true;
  return has_text(self) ? ent_buffer_append_byte(&self->text, '\n')
                        : ENT_SUCCESS;
}

/// @}
/// \name Elements
/// @{

static bool is_named(const xmlNode *const node, const char *const name) {
  return !strcmp((const char *)node->name, name);
}

/// Return whether most of the text of the page is within.
static bool holds_most(Walk *const self, const xmlNode *const node) {
  enum { MOST_WEIGHED = 64 };
  const size_t most = self->text_size / 2;
  return self->n_weighed++ < MOST_WEIGHED &&
         ent_page_text_size(node, most) > most;
}

/// Return what class and role say, unless it cannot be.
static EntMarkupValue trusted_class(Walk *const self, const xmlNode *const node,
                                    const bool is_skipped) {
  const EntMarkupValue said = ent_page_class(self->markup, node);
  const bool is_field =
      said >= ENT_MARKUP_IS_DECK && said != ENT_MARKUP_IS_BODY;
  if (said == ENT_MARKUP_IS_AUTHOR && !ent_node_is_short(node)) {
    return holds_most(self, node) ? ENT_MARKUP_IS_NONE : ENT_MARKUP_IS_SKIP;
  }
  const bool is_wrong =
      (ent_markup_skips(said) && !self->trusts_names) ||
      (said == ENT_MARKUP_IS_SKIP && !is_skipped && holds_most(self, node)) ||
      (said == ENT_MARKUP_IS_MEDIA && !ent_node_is_captioned(node)) ||
      (is_field && !ent_node_is_short(node));
  return is_wrong ? ENT_MARKUP_IS_NONE : said;
}

/// Return whether text so named is not of the article.
static bool is_of_others(const EntMarkupValue value) {
  return ent_markup_skips(value) || value == ENT_MARKUP_IS_CAPTION ||
         value == ENT_MARKUP_IS_MEDIA;
}

/// Let class, role and property of an element say what its text is.
static void read_names(Walk *const self, xmlNode *const node,
                       Scope *const scope) {
  const EntMarkupValue property = ent_page_property(self->markup, node);
  const EntMarkupValue named = trusted_class(self, node, scope->is_skipped);
  const EntMarkupValue value = property ? property : named;
  const bool is_root = is_named(node, "body") || is_named(node, "html");
  if (is_root) {
    return;
  }
  if (value == ENT_MARKUP_IS_QUOTE) {
    scope->kind = value;
  } else if (value == ENT_MARKUP_IS_BODY) {
    scope->is_body = true;
    scope->field = ENT_MARKUP_IS_NONE;
  } else if (is_of_others(value) || (ent_markup_skips(named) && !property) ||
             ent_node_is_hidden(node)) {
    scope->is_skipped = scope->is_skipped || !ent_node_holds_article(node);
  } else if (value >= ENT_MARKUP_IS_DECK && value != ENT_MARKUP_IS_NAME &&
             !scope->field) {
    scope->field = value;
  }
}

/// Return the first byte of the text in the element, zero if there is none.
static char first_byte(const xmlNode *const node) {
  const xmlNode *inner = node->children;
  while (inner && ent_page_is_element(inner)) {
    inner = inner->children;
  }
  return inner && inner->content ? (char)inner->content[0] : '\0';
}

static bool is_lower(const char c) {
  return c >= 'a' && c <= 'z';
}

static bool is_digit(const char c) {
  return c >= '0' && c <= '9';
}

/// Return whether no word goes on from `a` to `b`.
static bool changes_case(const char a, const char b) {
  const bool is_upper = b >= 'A' && b <= 'Z';
  return (is_lower(a) && (is_upper || is_digit(b))) ||
         (is_digit(a) && (is_upper || is_lower(b)));
}

static Scope make_scope(Walk *const self, xmlNode *const node) {
  const Scope *const outer = self->scopes.count ? scope_of(self) : NULL;
  const EntMarkupValue element =
      ent_markup_value(self->markup, ENT_MARKUP_ELEMENT, ent_page_name(node));
  Scope scope = outer ? *outer : (Scope){.kind = ENT_MARKUP_IS_BLOCK};
  scope.node = node;
  scope.is_block = element && element != ENT_MARKUP_IS_INLINE &&
                   element != ENT_MARKUP_IS_STRONG;
  scope.is_link = scope.is_link || is_named(node, "a");
  scope.is_skipped = scope.is_skipped || element == ENT_MARKUP_IS_CAPTION;
  scope.is_preformatted =
      scope.is_preformatted || element == ENT_MARKUP_IS_PREFORMATTED;
  scope.is_strong = scope.is_strong || element == ENT_MARKUP_IS_STRONG;
  if (element == ENT_MARKUP_IS_HEADING || element == ENT_MARKUP_IS_LIST_ITEM ||
      element == ENT_MARKUP_IS_QUOTE) {
    scope.kind = element;
  }
  if (element == ENT_MARKUP_IS_SKIP) {
    scope.is_skipped = scope.is_skipped || !ent_node_holds_article(node);
  }
  if (node->properties) {
    read_names(self, node, &scope);
    scope.is_skipped = scope.is_skipped || ent_node_is_next_article(node);
  }
  return scope;
}

/// Return whether the text goes on, without space, in the next of several
/// elements: what a browser sets apart with margins.
static bool touches_word(const Walk *const self, const xmlNode *const node) {
  const xmlNode *const before = node->prev;
  return before && ent_page_is_element(before) && has_text(self) &&
         changes_case(self->text.data[self->text.size - 1], first_byte(node));
}

/// Elements that never have text to be shown.
static bool is_void_of_text(const xmlNode *const node) {
  return is_named(node, "script") || is_named(node, "style") ||
         is_named(node, "head") || is_named(node, "template") ||
         is_named(node, "select") || is_named(node, "textarea") ||
         is_named(node, "svg") || ent_node_is_note_mark(node);
}

/// Return what <time>, or an abbreviation with a title, says of itself.
static EntView time_of(const Walk *const self, const xmlNode *const node) {
  static const char *const names[] = {
      "datetime",      "content",   "title",     "data-timestamp",
      "data-datetime", "data-time", "data-date", "timestamp"};
  const EntMarkupValue named = node->properties
                                   ? ent_page_class(self->markup, node)
                                   : ENT_MARKUP_IS_NONE;
  const bool is_time = strstr((const char *)node->name, "time") ||
                       is_named(node, "abbr") ||
                       named == ENT_MARKUP_IS_PUBLISHED;
  EntView value = ENT_VIEW("");
  for (size_t i = 0; node->properties && is_time && !value.size && i < 8 &&
                     named != ENT_MARKUP_IS_UPDATED && !ent_markup_skips(named);
       ++i) {
    value = ent_page_attribute(node, names[i]);
  }
  return value;
}

/// Return whether one of the lines that the break parts is all in bold.
static bool parts_strong(const Walk *const self, const xmlNode *node) {
  if (!self->n_bytes) {
    return false;
  }
  const bool was_strong = self->n_strong == self->n_bytes;
  for (node = node->next; node && xmlIsBlankNode(node); node = node->next) {
  }
  const bool is_strong =
      node && ent_page_is_element(node) &&
      ent_markup_value(self->markup, ENT_MARKUP_ELEMENT, ent_page_name(node)) ==
          ENT_MARKUP_IS_STRONG;
  return node && !is_named(node, "br") && was_strong != is_strong &&
         (is_strong || !scope_of(self)->is_strong);
}

static EntStatus enter(Walk *const self, xmlNode *const node) {
  const Scope scope = make_scope(self, node);
  if (scope.is_block) {
    ENT_TRY(self->scopes.count ? flush(self) : ENT_SUCCESS);
  } else if (touches_word(self, node)) {
    ENT_TRY(add_byte(self, ' '));
  }
  self->time = self->time.size ? self->time : time_of(self, node);
  Scope *const pushed = ENT_PUSH(self->allocator, &self->scopes);
  if (!pushed) {
    return ENT_ERR_MEMORY;
  }
  *pushed = scope;
  return !is_named(node, "br") ? ENT_SUCCESS
         : ent_node_parts_fields(node) || parts_strong(self, node)
             ? flush(self)
             : add_break(self);
}

static EntStatus leave(Walk *const self) {
  const bool is_block = scope_of(self)->is_block;
  // The text is still of the element that ends.
  const EntStatus status = is_block ? flush(self) : ENT_SUCCESS;
  --self->scopes.count;
  return status;
}

/// Enter an element, or take a text; return whether its children follow.
static EntStatus visit(Walk *const self, xmlNode *const node,
                       bool *const has_entered) {
  *has_entered = false;
  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
    return add_text(self, ent_view((const char *)node->content));
  }
  if (!ent_page_is_element(node) || is_void_of_text(node)) {
    return ENT_SUCCESS;
  }
  *has_entered = true;
  return enter(self, node);
}

static EntStatus walk(Walk *const self, const xmlNode *const root) {
  xmlNode *node = (xmlNode *)root;
  for (;;) {
    bool has_entered = false;
    ENT_TRY(visit(self, node, &has_entered));
    if (has_entered && node->children) {
      node = node->children;
      continue;
    }
    if (has_entered) {
      ENT_TRY(leave(self));
    }
    while (node != root && !node->next) {
      node = node->parent;
      ENT_TRY(leave(self));
    }
    if (node == root) {
      return ENT_SUCCESS;
    }
    node = node->next;
  }
}

/// Return the bytes of the text without links, and without what is never text.
static size_t possible_size(const Walk *const self, const xmlNode *const root) {
  size_t size = 0;
  for (xmlNode *node = (xmlNode *)root; node;) {
    const bool is_element = ent_page_is_element(node);
    const bool is_passed =
        is_element && !ent_node_holds_article(node) &&
        (is_named(node, "a") || is_void_of_text(node) ||
         ent_markup_value(self->markup, ENT_MARKUP_ELEMENT,
                          ent_page_name(node)) == ENT_MARKUP_IS_SKIP ||
         ent_page_class(self->markup, node) == ENT_MARKUP_IS_NEVER);
    size += !is_element && node->content && node->type == XML_TEXT_NODE
                ? strlen((const char *)node->content)
                : 0;
    node = is_passed ? ent_page_skip(root, node) : ent_page_next(root, node);
  }
  return size;
}

EntStatus ent_blocks_find(const EntAllocator *const allocator,
                          const EntMarkup *const markup,
                          const xmlNode *const root, const bool trusts_names,
                          EntArena *const arena, EntBlocks *const blocks) {
  Walk self = {.allocator = allocator,
               .markup = markup,
               .arena = arena,
               .trusts_names = trusts_names,
               .blocks = blocks,
               .text = {.allocator = allocator},
               .is_after_space = true};
  ent_nodes_mark(markup, (xmlNode *)root);
  self.text_size = possible_size(&self, root);
  const EntStatus status = walk(&self, root);
  ent_buffer_free(&self.text);
  ent_free(allocator, self.scopes.items);
  return status;
}

bool ent_block_ends_sentence(const EntBlock *const block) {
  static const char *const ends[] = {".", "!", "?", ":", ";", "…"};
  static const char *const closing[] = {"\"", "'", ")", "”", "’", "»",
                                        "]",  "■", "□", "◼", "▪", "●"};
  EntView text = ent_view_trim(block->text);
  for (size_t i = 0; i < sizeof(closing) / sizeof(closing[0]);) {
    const bool found = ent_view_ends_with(text, ent_view(closing[i]));
    text.size -= found ? strlen(closing[i]) : 0;
    text = ent_view_trim(text);
    i = found ? 0 : i + 1;
  }
  for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); ++i) {
    if (ent_view_ends_with(text, ent_view(ends[i]))) {
      return true;
    }
  }
  return false;
}

/// @}

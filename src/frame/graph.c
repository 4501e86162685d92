#include "frame/graph_impl.h"

#include "base/vector.h"
#include "rdf/vocab.h"

#define XSD(name) ENT_VIEW(ENT_NS_XSD name)

/// \name Statements
/// @{

EntStatus ent_graph_add(const EntGraphWriter *const writer,
                        const EntTerm subject, const EntId property,
                        const EntTerm object) {
  const EntTerm predicate = ent_term_iri(
      ent_property_iri(writer->reading->model->vocabulary, property));
  return ent_sink_triple(writer->sink, subject, predicate, object,
                         writer->graph);
}

EntStatus ent_graph_add_string(const EntGraphWriter *const writer,
                               const EntTerm subject, const EntId property,
                               const EntView value) {
  return value.size
             ? ent_graph_add(writer, subject, property, ent_term_string(value))
             : ENT_SUCCESS;
}

EntStatus ent_graph_add_date(const EntGraphWriter *const writer,
                             const EntTerm subject, const EntId property,
                             const EntDate date) {
  if (!ent_date_is_set(date)) {
    return ENT_SUCCESS;
  }
  char text[ENT_DATE_SIZE];
  const size_t size = ent_date_format(date, text);
  const EntView datatype = date.day     ? XSD("date")
                           : date.month ? XSD("gYearMonth")
                                        : XSD("gYear");
  return ent_graph_add(writer, subject, property,
                       ent_term_typed(ent_view_of(text, size), datatype));
}

EntStatus ent_graph_add_type(const EntGraphWriter *const writer,
                             const EntTerm subject, const EntView class_name) {
  const EntVocabulary *const vocabulary = writer->reading->model->vocabulary;
  EntId id = ENT_NO_ID;
  if (!ent_class_find(vocabulary, class_name, &id)) {
    return ENT_ERR_DATA;
  }
  return ent_graph_add(writer, subject, ENT_P_RDF_TYPE,
                       ent_term_iri(ent_class_iri(vocabulary, id)));
}

/// @}
/// \name IRIs
/// @{

EntStatus ent_graph_mint(const EntGraphWriter *const writer, const EntView key,
                         EntTerm *const iri) {
  EntView text;
  ENT_TRY(ent_arena_join(writer->arena, writer->options->base, key, &text));
  *iri = ent_term_iri(text);
  return ENT_SUCCESS;
}

EntStatus ent_graph_mint_local(const EntGraphWriter *const writer,
                               const char *const kind, const uint32_t number,
                               EntTerm *const iri) {
  EntView text;
  ENT_TRY(ent_arena_format(writer->arena, &text, "%.*s/%s/%u",
                           ENT_VIEW_ARGS(writer->article.value), kind,
                           (unsigned)number));
  *iri = ent_term_iri(text);
  return ENT_SUCCESS;
}

static EntStatus span_iri(const EntGraphWriter *const writer,
                          const EntSpan span, EntTerm *const iri) {
  const EntArticle *const article = writer->reading->document->article;
  EntView text;
  ENT_TRY(
      ent_arena_format(writer->arena, &text, "%.*s#char=%u,%u",
                       ENT_VIEW_ARGS(writer->article.value),
                       (unsigned)ent_article_code_point(article, span.begin),
                       (unsigned)ent_article_code_point(article, span.end)));
  *iri = ent_term_iri(text);
  return ENT_SUCCESS;
}

EntStatus ent_graph_mint_span(EntGraphWriter *const writer, const EntSpan span,
                              EntTerm *const iri) {
  ENT_TRY(span_iri(writer, span, iri));
  for (size_t i = 0; i < writer->spans.count; ++i) {
    if (writer->spans.items[i].begin == span.begin &&
        writer->spans.items[i].end == span.end) {
      return ENT_SUCCESS;
    }
  }
  EntSpan *const added = ENT_PUSH(writer->reading->allocator, &writer->spans);
  return added ? (*added = span, ENT_SUCCESS) : ENT_ERR_MEMORY;
}

static EntStatus mint_article(const EntGraphWriter *const writer,
                              const uint64_t key, EntTerm *const iri) {
  EntView text;
  ENT_TRY(ent_arena_format(writer->arena, &text, "article/%016llx",
                           (unsigned long long)key));
  return ent_graph_mint(writer, text, iri);
}

/// The article is named by its text, so that the same text is the same node.
static EntStatus begin_article(EntGraphWriter *const writer) {
  ENT_TRY(mint_article(writer,
                       ent_article_key(writer->reading->document->article),
                       &writer->article));
  writer->graph =
      writer->options->has_graphs ? writer->article : (EntTerm){ENT_TERM_NONE};
  return ENT_SUCCESS;
}

/// @}
/// \name Article and stretches of text
/// @{

static EntStatus write_published(const EntGraphWriter *const writer,
                                 const EntMetadata *const metadata) {
  if (!metadata->timestamp.size) {
    return ent_graph_add_date(writer, writer->article,
                              ENT_P_SCHEMA_DATE_PUBLISHED, metadata->published);
  }
  return ent_graph_add(writer, writer->article, ENT_P_SCHEMA_DATE_PUBLISHED,
                       ent_term_typed(metadata->timestamp, XSD("dateTime")));
}

static EntStatus write_authors(const EntGraphWriter *const writer,
                               const EntMetadata *const metadata) {
  for (size_t i = 0; i < metadata->n_authors; ++i) {
    ENT_TRY(ent_graph_add_string(writer, writer->article, ENT_P_SCHEMA_AUTHOR,
                                 metadata->authors[i]));
  }
  return metadata->n_authors
             ? ENT_SUCCESS
             : ent_graph_add_string(writer, writer->article,
                                    ENT_P_SCHEMA_AUTHOR, metadata->author);
}

static EntStatus write_article(const EntGraphWriter *const writer) {
  const EntVocabulary *const vocabulary = writer->reading->model->vocabulary;
  const EntArticle *const article = writer->reading->document->article;
  const EntMetadata *const metadata = &article->metadata;
  const EntTerm self = writer->article;
  ENT_TRY(ent_graph_add(
      writer, self, ENT_P_RDF_TYPE,
      ent_term_iri(ent_class_iri(vocabulary, ENT_CLASS_SCHEMA_NEWS_ARTICLE))));
  ENT_TRY(ent_graph_add(
      writer, self, ENT_P_RDF_TYPE,
      ent_term_iri(ent_class_iri(vocabulary, ENT_CLASS_NIF_CONTEXT))));
  ENT_TRY(ent_graph_add_string(writer, self, ENT_P_SCHEMA_HEADLINE,
                               metadata->headline));
  ENT_TRY(write_published(writer, metadata));
  ENT_TRY(write_authors(writer, metadata));
  ENT_TRY(ent_graph_add_string(writer, self, ENT_P_SCHEMA_PUBLISHER,
                               metadata->publisher));
  ENT_TRY(ent_graph_add_string(writer, self, ENT_P_SCHEMA_SOURCE_ORGANIZATION,
                               metadata->agency));
  ENT_TRY(ent_graph_add_string(writer, self, ENT_P_SCHEMA_IN_LANGUAGE,
                               metadata->language.size ? metadata->language
                                                       : ENT_VIEW("en")));
  if (metadata->url.size) {
    ENT_TRY(ent_graph_add(writer, self, ENT_P_SCHEMA_URL,
                          ent_term_iri(metadata->url)));
  }
  return writer->options->with_text
             ? ent_graph_add_string(writer, self, ENT_P_NIF_IS_STRING,
                                    article->text)
             : ENT_SUCCESS;
}

static EntStatus add_offset(const EntGraphWriter *const writer,
                            const EntTerm subject, const EntId property,
                            const uint32_t offset) {
  EntView text;
  ENT_TRY(ent_arena_format(writer->arena, &text, "%u",
                           (unsigned)ent_article_code_point(
                               writer->reading->document->article, offset)));
  return ent_graph_add(writer, subject, property,
                       ent_term_typed(text, XSD("nonNegativeInteger")));
}

static EntStatus write_span(const EntGraphWriter *const writer,
                            const EntSpan span) {
  const EntReading *const reading = writer->reading;
  EntTerm self;
  ENT_TRY(span_iri(writer, span, &self));
  ENT_TRY(ent_graph_add(writer, self, ENT_P_RDF_TYPE,
                        ent_term_iri(ent_class_iri(reading->model->vocabulary,
                                                   ENT_CLASS_NIF_STRING))));
  ENT_TRY(add_offset(writer, self, ENT_P_NIF_BEGIN_INDEX, span.begin));
  ENT_TRY(add_offset(writer, self, ENT_P_NIF_END_INDEX, span.end));
  ENT_TRY(ent_graph_add_string(
      writer, self, ENT_P_NIF_ANCHOR_OF,
      ent_span_view(reading->document->article->text, span)));
  return ent_graph_add(writer, self, ENT_P_NIF_REFERENCE_CONTEXT,
                       writer->article);
}

static EntStatus write_spans(const EntGraphWriter *const writer) {
  for (size_t i = 0; i < writer->spans.count; ++i) {
    ENT_TRY(write_span(writer, writer->spans.items[i]));
  }
  return ENT_SUCCESS;
}

static EntStatus write_unnamed(const EntGraphWriter *const writer) {
  for (size_t i = 0; i < writer->unnamed.count; ++i) {
    EntTerm self;
    ENT_TRY(ent_graph_mint_local(writer, "unnamed",
                                 writer->unnamed.items[i]->token, &self));
    ENT_TRY(ent_graph_add_string(writer, self, ENT_P_RDFS_LABEL,
                                 writer->unnamed.items[i]->text));
  }
  return ENT_SUCCESS;
}

/// @}
/// \name What is part of the graph
/// @{

bool ent_graph_has_event(const EntGraphWriter *const writer,
                         const EntEvent *const event) {
  return event->merged_into == ENT_NO_EVENT && !event->is_dropped &&
         event->confidence >= writer->options->min_confidence;
}

/// What the referent lies in or belongs to, if the graph tells that.
static EntReferentId told_owner(const EntReading *const reading,
                                const EntReferentId id) {
  const EntReferent *const referent = &reading->referents.items[id];
  if (referent->belongs_to == ENT_NO_REFERENT) {
    return ENT_NO_REFERENT;
  }
  const EntLexKind kind = reading->referents.items[referent->belongs_to].kind;
  const bool is_told =
      kind == ENT_KIND_STATE ||
      (kind == ENT_KIND_PLACE && referent->kind == ENT_KIND_PLACE);
  return is_told ? referent->belongs_to : ENT_NO_REFERENT;
}

static void need(EntGraphWriter *const writer, EntReferentId id) {
  while (id != ENT_NO_REFERENT && !writer->is_needed[id]) {
    writer->is_needed[id] = true;
    id = told_owner(writer->reading, id);
  }
}

static void need_agreement(EntGraphWriter *const writer,
                           const EntAgreement *const agreement) {
  for (size_t i = 0; i < agreement->signatories.count; ++i) {
    need(writer, agreement->signatories.items[i]);
  }
  need(writer, agreement->signed_at);
  need(writer, agreement->implements);
}

/// Everything named, and everything that plays a part.
static void find_needed(EntGraphWriter *const writer) {
  const EntReading *const reading = writer->reading;
  for (size_t i = 0; i < reading->events.count; ++i) {
    const EntEvent *const event = &reading->events.items[i];
    for (size_t j = 0;
         ent_graph_has_event(writer, event) && j < event->fillers.count; ++j) {
      if (event->fillers.items[j].kind == ENT_FILLER_REFERENT) {
        need(writer, event->fillers.items[j].id);
      }
    }
  }
  for (size_t i = 0; i < reading->referents.count; ++i) {
    const EntReferent *const referent = &reading->referents.items[i];
    if (referent->mentions.count && !referent->agreement) {
      need(writer, (EntReferentId)i);
    }
    if (referent->mentions.count) {
      need(writer, referent->capital);
    }
    if (referent->agreement && writer->is_needed[i]) {
      need_agreement(writer, referent->agreement);
    }
  }
  for (size_t i = 0; i < reading->offices.count; ++i) {
    if (writer->is_needed[reading->offices.items[i].holder]) {
      need(writer, reading->offices.items[i].of);
    }
  }
}

/// @}

EntStatus ent_graph_write_prefixes(const EntVocabulary *const vocabulary,
                                   const EntSink sink) {
  for (size_t i = 0; i < vocabulary->n_prefixes; ++i) {
    ENT_TRY(ent_sink_prefix(sink, vocabulary->prefixes[i].prefix,
                            vocabulary->prefixes[i].iri));
  }
  return ENT_SUCCESS;
}

static EntStatus write_all(EntGraphWriter *const writer) {
  ENT_TRY(begin_article(writer));
  find_needed(writer);
  ENT_TRY(write_article(writer));
  ENT_TRY(ent_graph_write_referents(writer));
  ENT_TRY(ent_graph_write_offices(writer));
  ENT_TRY(ent_graph_write_events(writer));
  ENT_TRY(write_unnamed(writer));
  return write_spans(writer);
}

static EntGraphWriter begin_graph(const EntReading *const reading,
                                  const EntGraphOptions *const options,
                                  const EntSink sink) {
  return (EntGraphWriter){.reading = reading,
                          .options = options,
                          .sink = sink,
                          .arena = reading->arena};
}

EntStatus ent_graph_write(const EntReading *const reading,
                          const EntGraphOptions *const options,
                          const EntSink sink) {
  EntGraphWriter writer = begin_graph(reading, options, sink);
  writer.is_needed = ent_arena_calloc(
      reading->arena, reading->referents.count + 1, sizeof(bool));
  const EntStatus status =
      writer.is_needed ? write_all(&writer) : ENT_ERR_MEMORY;
  ent_free(reading->allocator, writer.spans.items);
  ent_free(reading->allocator, writer.unnamed.items);
  return status;
}

EntStatus ent_graph_write_duplicate(const EntReading *const reading,
                                    const uint64_t original,
                                    const EntGraphOptions *const options,
                                    const EntSink sink) {
  EntGraphWriter writer = begin_graph(reading, options, sink);
  EntTerm other;
  ENT_TRY(begin_article(&writer));
  ENT_TRY(write_article(&writer));
  ENT_TRY(mint_article(&writer, original, &other));
  return ent_term_equals(other, writer.article)
             ? ENT_SUCCESS
             : ent_graph_add(&writer, writer.article, ENT_P_NEAR_DUPLICATE_OF,
                             other);
}

/**
   @file source_impl.h
   How the kinds of sources plug in.

   Internal to news. A source has the next record cut from its input by a
   function for its format.
*/
#ifndef ENT_NEWS_SOURCE_IMPL_H
#define ENT_NEWS_SOURCE_IMPL_H

#include "news/input.h"
#include "news/source.h"

typedef struct EntXmlSplitter EntXmlSplitter;

struct EntSourceImpl {
  const EntWorld *world;
  const EntSourceOptions *options;
  EntInput input;
  EntArticleFormat format; ///< #ENT_FORMAT_AUTO before the first bytes are seen
  bool is_at_end;
  size_t n_records;
  bool is_stream;           ///< JSON: values follow each other in any layout
  EntXmlSplitter *splitter; ///< XML, or NULL
};

/// Log an error at the line that the input is at, and return `status`.
EntStatus ent_source_error(EntSource *source, EntStatus status,
                           const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/// \name Records of a format; see ent_source_next()
/// @{

EntStatus ent_source_next_json(EntSource *source, EntArena *arena,
                               EntRecord *record);

EntStatus ent_source_next_xml(EntSource *source, EntArena *arena,
                              EntRecord *record);

EntStatus ent_source_next_warc(EntSource *source, EntArena *arena,
                               EntRecord *record);

/// @}

/// Free the splitter, which may be NULL.
void ent_xml_splitter_free(EntXmlSplitter *splitter);

#endif // ENT_NEWS_SOURCE_IMPL_H

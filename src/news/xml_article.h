/**
   @file xml_article.h
   Articles as XML: items of feeds, NITF, NewsML-G2.

   Internal to news. RSS 1.0 and 2.0 (with content:encoded and Dublin Core),
   Atom (RFC 4287), NITF 3 and NewsML-G2 2 of the IPTC. Elements are known by
   their local names, since feeds take liberties with namespaces.
*/
#ifndef ENT_NEWS_XML_ARTICLE_H
#define ENT_NEWS_XML_ARTICLE_H

#include "news/record_impl.h"

/// Read an article that a source has cut out; see record_impl.h.
EntStatus ent_xml_article_read(const EntNewsReader *reader,
                               const EntRecord *record, EntView xml,
                               EntArena *arena, EntArticle *article);

#endif // ENT_NEWS_XML_ARTICLE_H

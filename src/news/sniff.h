/**
   @file sniff.h
   Which format some bytes are of.

   Internal to news.
*/
#ifndef ENT_NEWS_SNIFF_H
#define ENT_NEWS_SNIFF_H

#include "base/view.h"
#include "news/reader.h"

/// Bytes that tell the format.
enum { ENT_SNIFF_SIZE = 16 * 1024 };

/// Return the format of an input that begins so; plain text if nothing else.
EntArticleFormat ent_sniff(EntView bytes);

/// Find the format of XML whose root element is called `name`, without prefix;
/// false if there is none.
bool ent_sniff_element(EntView name, EntArticleFormat *format);

#endif // ENT_NEWS_SNIFF_H

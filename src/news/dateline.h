/**
   @file dateline.h
   The dateline that opens the first paragraph of a report.

   Internal to news. Forms such as

       TBILISI, October 3, 2006 (Kura Press) -- Text
       BAKU, Azerbaijan, November 12. /Kura/ Text
       KABUL: Text
       (Kura Press) - Text

   A place in capitals, or one that a date or an agency follows; then date and
   agency, each optional; then a dash, a colon or a full stop.
*/
#ifndef ENT_NEWS_DATELINE_H
#define ENT_NEWS_DATELINE_H

#include "base/date.h"
#include "base/view.h"
#include "news/phrases.h"

typedef struct {
  EntView place;  ///< "TBILISI", "BAKU, Azerbaijan", or empty
  EntDate date;   ///< The year may be missing
  EntView agency; ///< "Kura Press", or empty
  size_t size;    ///< Bytes up to the text, which may be none
} EntDateline;

/// Read the dateline at the front of `text`; false if there is none.
bool ent_dateline_read(const EntNewsReader *reader, EntView text,
                       EntDateline *dateline);

#endif // ENT_NEWS_DATELINE_H

/**
   @file timestamp.h
   Times with their zones, as documents write them.

   Internal to news. Reads ISO 8601 and its profiles ("2031-04-01T12:30:00Z",
   "2031-04-01 12:30 +0400", "20310401T123000+0400", RFC 3339), the dates of
   mail and RSS ("Tue, 01 Apr 2031 12:30:00 GMT", RFC 5322), seconds or
   milliseconds since 1970, and dates in words as heads have them ("26 October,
   2031 15:08 (UTC+04:00)").
*/
#ifndef ENT_NEWS_TIMESTAMP_H
#define ENT_NEWS_TIMESTAMP_H

#include "base/date.h"
#include "base/view.h"
#include "news/reader.h"

#include <stdbool.h>

typedef struct {
  EntDate date;
  bool has_time; ///< Hour, minute and zone are known
  uint8_t hour, minute, second;
  int16_t zone; ///< Minutes east of Greenwich
} EntTimestamp;

/// Bytes enough for ent_timestamp_format(), with a zero.
#define ENT_TIMESTAMP_SIZE 32

/// Read all that is a time at the front of `text`; return its length, or 0.
size_t ent_timestamp_read(const EntNewsReader *reader, EntView text,
                          EntTimestamp *timestamp);

/// Find the first time in `text` that is a calendar day or more.
bool ent_timestamp_find(const EntNewsReader *reader, EntView text,
                        EntTimestamp *timestamp);

/// Write as xsd:dateTime, or xsd:date if there is no time; return the length.
size_t ent_timestamp_format(const EntTimestamp *timestamp,
                            char out[ENT_TIMESTAMP_SIZE]);

#endif // ENT_NEWS_TIMESTAMP_H

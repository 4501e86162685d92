/**
   @file ymd.h
   Dates as one integer, as the compiled knowledge base holds them.

   Year * 10000 + month * 100 + day, with 00 for an unknown month or day: April
   1998 is 19980400, and no date is 0. Dates that are known to the day compare
   as integers.
*/
#ifndef ENT_KNOW_YMD_H
#define ENT_KNOW_YMD_H

#include "base/date.h"

#include <stdint.h>

typedef int32_t EntYmd;

static inline EntYmd ent_ymd(const EntDate date) {
  return date.year * 10000 + date.month * 100 + date.day;
}

static inline EntDate ent_ymd_to_date(const EntYmd ymd) {
  return (EntDate){(int16_t)(ymd / 10000), (uint8_t)(ymd / 100 % 100),
                   (uint8_t)(ymd % 100)};
}

/// Return the first day that `ymd` can mean: January for an unknown month.
static inline EntYmd ent_ymd_earliest(const EntYmd ymd) {
  const EntYmd with_month = ymd / 100 % 100 ? ymd : ymd + 100;
  return with_month % 100 ? with_month : with_month + 1;
}

/// Return the last day that `ymd` can mean; the 31st for an unknown day of
/// whatever month, since the result is only compared.
static inline EntYmd ent_ymd_latest(const EntYmd ymd) {
  const EntYmd with_month = ymd / 100 % 100 ? ymd : ymd + 1200;
  return with_month % 100 ? with_month : with_month + 31;
}

#endif // ENT_KNOW_YMD_H

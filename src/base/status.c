#include "base/status.h"

const char *ent_status_string(const EntStatus status) {
  switch (status) {
  case ENT_SUCCESS:
    return "success";
  case ENT_NO_MATCH:
    return "no match";
  case ENT_ERR_MEMORY:
    return "out of memory";
  case ENT_ERR_READ:
    return "cannot read";
  case ENT_ERR_WRITE:
    return "cannot write";
  case ENT_ERR_SYNTAX:
    return "syntax error";
  case ENT_ERR_ENCODING:
    return "invalid UTF-8";
  case ENT_ERR_DATA:
    return "invalid data";
  case ENT_ERR_LIMIT:
    return "limit exceeded";
  case ENT_ERR_USAGE:
    return "bad usage";
  }
  return "unknown status";
}

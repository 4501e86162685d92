/**
   @file status.h
   How every function that can fail says so.

   Zero is success. #ENT_NO_MATCH is no error: it means "nothing here, try the
   next alternative". The status tells what kind of thing went wrong; where and
   why is told by the message that goes to the log of the world (log.h) at the
   place that knows it best.
*/
#ifndef ENT_BASE_STATUS_H
#define ENT_BASE_STATUS_H

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
  ENT_SUCCESS,      ///< Done
  ENT_NO_MATCH,     ///< Nothing of the kind here; not an error, not logged
  ENT_ERR_MEMORY,   ///< An allocation failed
  ENT_ERR_READ,     ///< A file is missing, unreadable or of the wrong kind
  ENT_ERR_WRITE,    ///< A file or stream cannot be written
  ENT_ERR_SYNTAX,   ///< Text breaks the grammar of its format
  ENT_ERR_ENCODING, ///< Bytes are not valid UTF-8
  ENT_ERR_DATA,     ///< Well-formed, but says something impossible
  ENT_ERR_LIMIT,    ///< A limit of the world (world.h) would be exceeded
  ENT_ERR_USAGE     ///< A request that cannot be meant so, such as bad options
} EntStatus;

/// Return a short English description of `status`, such as "out of memory".
const char *ent_status_string(EntStatus status);

/// Return from the calling function with the status of `expr` if it failed.
#define ENT_TRY(expr)                                                          \
  do {                                                                         \
    const EntStatus ent_try_status_ = (expr);                                  \
    if (ent_try_status_) {                                                     \
      return ent_try_status_;                                                  \
    }                                                                          \
  } while (0)

#ifdef __cplusplus
}
#endif

#endif // ENT_BASE_STATUS_H

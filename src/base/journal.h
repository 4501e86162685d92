/**
   @file journal.h
   How far a run got: lines that survive a crash.

   Each line is on the disk when it has been added, and ends in a checksum, so
   that what is cut off or torn is not taken for one. What a line tells of is to
   be synchronised before. The first line says what run it was.

       EntBuffer first = {.allocator = a}, last = {.allocator = a};
       status = ent_journal_read(world, name, &first, &last);
       ... if (status == ENT_NO_MATCH) there was none ...
       ENT_TRY(ent_journal_open(world, name, run, &journal));
       ENT_TRY(ent_journal_add(journal, line));
       ent_journal_remove(journal);               // all is done
*/
#ifndef ENT_BASE_JOURNAL_H
#define ENT_BASE_JOURNAL_H

#include "base/buffer.h"
#include "base/status.h"
#include "base/view.h"
#include "base/world.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct EntJournalImpl EntJournal;

/**
   Read the first and the last whole line of the journal `name`.

   Returns #ENT_NO_MATCH if there is no journal or no whole line but the first;
   #ENT_ERR_READ, logged, if it cannot be read.
*/
EntStatus ent_journal_read(const EntWorld *world, const char *name,
                           EntBuffer *first, EntBuffer *last);

/**
   Go on with the journal `name` if its first line is `first`, else begin it.

   `name` outlives the journal. Logs and returns #ENT_ERR_WRITE.
*/
EntStatus ent_journal_open(const EntWorld *world, const char *name,
                           EntView first, EntJournal **journal);

/// Synchronise all files of the file system that the journal is on. Logs and
/// returns #ENT_ERR_WRITE.
EntStatus ent_journal_sync_files(EntJournal *journal);

/// Add a line, which has no newline. Logs and returns #ENT_ERR_WRITE.
EntStatus ent_journal_add(EntJournal *journal, EntView line);

/// Close the journal, which may be NULL, and leave the file.
void ent_journal_close(EntJournal *journal);

/// Close the journal, which may be NULL, and remove the file.
void ent_journal_remove(EntJournal *journal);

#ifdef __cplusplus
}
#endif

#endif // ENT_BASE_JOURNAL_H

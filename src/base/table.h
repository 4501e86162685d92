/**
   @file table.h
   Data tables that people write: knowledge, lexicons, word lists.

   UTF-8 text, an entry a line, cells separated by a tab. A line that is empty
   or begins with `#` is a comment. Spaces around a cell do not count, nor do
   empty cells at the end of a line; a cell `-` is empty. Each kind of table
   says on top how many cells a line has.

       EntTable table;
       EntTableRow row;
       ENT_TRY(ent_table_open(world, "words.tsv", 2, 3, &table));
       while (!(status = ent_table_next(&table, &row))) {
         use(row.cells[0], row.cells[1]);
       }
       ent_table_close(&table);
       return status == ENT_NO_MATCH ? ENT_SUCCESS : status;
*/
#ifndef ENT_BASE_TABLE_H
#define ENT_BASE_TABLE_H

#include "base/file.h"
#include "base/log.h"
#include "base/status.h"
#include "base/view.h"
#include "base/world.h"

#ifdef __cplusplus
extern "C" {
#endif

/// The greatest number of cells a row may have.
#define ENT_TABLE_MAX_CELLS 24

typedef struct {
  const EntWorld *world;
  EntFile file;
  const char *name;
  EntView rest; ///< What was not read yet
  size_t line;  ///< Number of the line read last
  size_t min_cells, max_cells;
} EntTable;

typedef struct {
  EntView cells[ENT_TABLE_MAX_CELLS]; ///< Views into the file; unset are empty
  size_t n_cells;
  EntPlace place; ///< For messages about this row
} EntTableRow;

/// Open the table in the file `name`, whose rows have so many cells.
EntStatus ent_table_open(const EntWorld *world, const char *name,
                         size_t min_cells, size_t max_cells, EntTable *table);

/// Read a table from memory; `name` is for messages. Close it all the same.
void ent_table_open_text(const EntWorld *world, const char *name, EntView text,
                         size_t min_cells, size_t max_cells, EntTable *table);

/**
   Read the next row.

   Returns #ENT_NO_MATCH at the end; #ENT_ERR_SYNTAX if the number of cells is
   wrong, #ENT_ERR_ENCODING if the line is not UTF-8 and #ENT_ERR_LIMIT if it is
   too long, each logged with file and line.
*/
EntStatus ent_table_next(EntTable *table, EntTableRow *row);

/// Free what the table holds; the views of its rows end with it.
void ent_table_close(EntTable *table);

#ifdef __cplusplus
}
#endif

#endif // ENT_BASE_TABLE_H

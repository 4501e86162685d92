#include "store/store_impl.h"

static const char TABLES[] =
    "CREATE TABLE term("
    " id INTEGER PRIMARY KEY,"
    " kind INTEGER NOT NULL,"
    " value TEXT NOT NULL,"
    " datatype INTEGER," // id of its IRI
    " language TEXT,"
    " number REAL" // by which numbers and dates can be sorted
    ") STRICT;"
    "CREATE TABLE term_hash("
    " hash INTEGER NOT NULL,"
    " id INTEGER NOT NULL,"
    " PRIMARY KEY(hash, id)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE quad("
    " g INTEGER NOT NULL, s INTEGER NOT NULL, p INTEGER NOT NULL,"
    " o INTEGER NOT NULL, PRIMARY KEY(g, s, p, o)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE triple("
    " s INTEGER NOT NULL, p INTEGER NOT NULL, o INTEGER NOT NULL,"
    " PRIMARY KEY(s, p, o)"
    ") STRICT, WITHOUT ROWID;";

EntStatus store_create_indexes(const EntStore *const store) {
  // SQLite sorts as much at once as its cache may hold: twice as fast where
  // that fits into the processor's
  return store_run(store, "PRAGMA cache_size = -2000;"
                          "CREATE INDEX quad_spo ON quad(s, p, o);"
                          "CREATE INDEX triple_pos ON triple(p, o, s);"
                          "CREATE INDEX triple_osp ON triple(o, s, p);"
                          "PRAGMA cache_size = " STORE_CACHE_SIZE);
}

EntStatus store_drop_indexes(const EntStore *const store) {
  return store_run(store, "DROP INDEX quad_spo;"
                          "DROP INDEX triple_pos;"
                          "DROP INDEX triple_osp");
}

/// The terms of the constants in dictionary.h.
static EntStatus add_first_terms(const EntStore *const store) {
  EntDictionary *terms = NULL;
  ENT_TRY(ent_dictionary_new(store->world, store->db, store->name, &terms));
  const EntView boolean = ENT_VIEW(ENT_NS_XSD "boolean");
  const EntTerm type = ent_term_iri(boolean);
  const EntTerm yes = ent_term_typed(ENT_VIEW("true"), boolean);
  const EntTerm no = ent_term_typed(ENT_VIEW("false"), boolean);
  EntStatus status = ent_dictionary_reserve(terms, ENT_ID_FIRST, &type);
  status = status ? status
                  : store_run(store, "INSERT INTO term(id, kind, value)"
                                     " VALUES(1, 0, '')");
  status = status ? status : ent_dictionary_reserve(terms, ENT_ID_TRUE, &yes);
  status = status ? status : ent_dictionary_reserve(terms, ENT_ID_FALSE, &no);
  status = status ? status : ent_dictionary_flush(terms);
  ent_dictionary_free(terms);
  return status;
}

EntStatus store_create_tables(const EntStore *const store) {
  char mark[128];
  sqlite3_snprintf(sizeof(mark), mark,
                   "PRAGMA application_id = %d; PRAGMA user_version = %d",
                   STORE_APPLICATION_ID, STORE_VERSION);
  ENT_TRY(store_run(store, mark));
  ENT_TRY(store_run(store, TABLES));
  ENT_TRY(store_create_indexes(store));
  ENT_TRY(add_first_terms(store));
  return store_run(store, "COMMIT");
}

#include "store/selectivity.h"

#include "store/store_impl.h"

/// Objects of a property that are as many are frequent; others are counted.
#define FREQUENT "1000"

EntStatus ent_selectivity_update(EntStore *const store) {
  return store_run(
      store, "CREATE TABLE IF NOT EXISTS frequency("
             " p INTEGER NOT NULL, o INTEGER NOT NULL, n INTEGER NOT NULL,"
             " PRIMARY KEY(p, o)) STRICT, WITHOUT ROWID;"
             "DELETE FROM frequency;"
             "INSERT INTO frequency"
             " SELECT p, o, count(*) AS n FROM triple INDEXED BY triple_pos"
             " GROUP BY p, o HAVING n >= " FREQUENT ";"
             "INSERT INTO frequency"
             " SELECT p, 0, count(*) FROM triple INDEXED BY triple_pos"
             " GROUP BY p;"
             "INSERT INTO frequency SELECT 0, 0, coalesce(sum(n), 0)"
             " FROM frequency"
             " WHERE o = 0");
}

static EntStatus frequency(EntStore *const store, const EntTermId p,
                           const EntTermId o, int64_t *const n) {
  char sql[100];
  sqlite3_snprintf(sizeof(sql), sql,
                   "SELECT n FROM frequency WHERE p = %lld AND o = %lld",
                   (long long)p, (long long)o);
  return store_number(store, sql, n);
}

static EntStatus count(EntStore *const store, const EntTermId p,
                       const EntTermId o, int64_t *const n) {
  char sql[160];
  ENT_TRY(frequency(store, p, o, n));
  if (*n) {
    return ENT_SUCCESS;
  }
  sqlite3_snprintf(sizeof(sql), sql,
                   "SELECT count(*) FROM (SELECT 1 FROM triple"
                   " WHERE p = %lld AND o = %lld LIMIT " FREQUENT ")",
                   (long long)p, (long long)o);
  return store_number(store, sql, n);
}

/// A part between 0 and 1, neither of them, as the statistics may be old.
static double share(const int64_t part, const int64_t whole) {
  const double n = (double)part + 0.1;
  return n < (double)whole ? n / (double)whole : 0.99;
}

EntStatus ent_selectivity(EntStore *const store, const EntTermId p,
                          const EntTermId o, double *const property,
                          double *const object) {
  int64_t n_all = 0;
  int64_t n_property = 0;
  int64_t n_object = 0;
  ENT_TRY(store_number(
      store, "SELECT count(*) FROM sqlite_master WHERE name = 'frequency'",
      &n_all));
  if (!n_all) {
    return ENT_NO_MATCH;
  }
  ENT_TRY(frequency(store, ENT_ID_NONE, ENT_ID_NONE, &n_all));
  ENT_TRY(frequency(store, p, ENT_ID_NONE, &n_property));
  *property = share(n_property, n_all);
  *object = 1;
  if (o != ENT_ID_NONE) {
    ENT_TRY(count(store, p, o, &n_object));
    *object = share(n_object, n_property);
  }
  return n_all ? ENT_SUCCESS : ENT_NO_MATCH;
}

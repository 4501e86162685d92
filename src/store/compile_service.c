#include "base/buffer.h"
#include "rdf/turtle_term.h"
#include "store/compile_impl.h"
#include "store/query.h"
#include "store/store_impl.h"

/// Values that are sent along: if there are more, none are.
/// ROUNDING: milliseconds by which two clocks may differ.
enum { MAX_SEEDS = 1000, MAX_ENDPOINTS = 100, ROUNDING = 5 };

/// What the left side has for the variables that it shares with the service.
typedef struct {
  EntVar *vars;
  size_t n_vars;
  EntTerm *rows; ///< `n_vars` terms each
  size_t n_rows;
} Seeds;

/// A service that is being asked.
typedef struct {
  Compiler *compiler;
  const EntPattern *pattern;
  EntVarList *vars; ///< In its scope, and its own
  Seeds seeds;
  EntRow **tail; ///< Of the rows so far
  size_t n_asked;
} Service;

bool is_repeatable(const EntPattern *const pattern) {
  return pattern->kind != ENT_PATTERN_SELECT &&
         !(pattern->kind == ENT_PATTERN_EXTEND && is_volatile(pattern->expr)) &&
         (!pattern->a || is_repeatable(pattern->a)) &&
         (!pattern->b || is_repeatable(pattern->b));
}

static void *make(const Service *const service, const size_t count,
                  const size_t size) {
  return ent_arena_calloc(service->compiler->options->arena, count + 1, size);
}

/// List the variables that the service has or may have values for.
static EntStatus list_vars(Service *const service) {
  const EntQuery *const query = service->compiler->query;
  EntVarList **tail = &service->vars;
  bool *const seen = make(service, query->n_vars, sizeof(bool));
  if (!seen) {
    return ENT_ERR_MEMORY;
  }
  ent_pattern_mark_scope(service->pattern, seen);
  for (size_t i = 0; i < query->n_vars; ++i) {
    if (!seen[i] || !query->var_names[i].size) {
      continue;
    }
    *tail = make(service, 0, sizeof(EntVarList));
    if (!*tail) {
      return ENT_ERR_MEMORY;
    }
    (*tail)->var = (EntVar)i;
    tail = &(*tail)->next;
  }
  return ENT_SUCCESS;
}

// ---- Seeds

/// SELECT for the values that the left side has for shared variables; empty if
/// it has none.
static EntStatus write_seeds(Service *const service, const Relation *const left,
                             EntView *const sql) {
  Compiler *const compiler = service->compiler;
  Seeds *const seeds = &service->seeds;
  EntView columns = {NULL, 0};
  *sql = columns;
  seeds->vars = make(service, compiler->query->n_vars, sizeof(EntVar));
  if (!seeds->vars) {
    return ENT_ERR_MEMORY;
  }
  for (const EntVarList *v = service->vars; v; v = v->next) {
    const Column column = left->columns[v->var];
    if (is_bound(column) && column.is_sure) {
      ENT_TRY(SQL(compiler, &columns, "%.*s%s%.*s", ENT_VIEW_ARGS(columns),
                  columns.size ? ", " : "", ENT_VIEW_ARGS(column.sql)));
      seeds->vars[seeds->n_vars++] = v->var;
    }
  }
  return columns.size
             ? SQL(compiler, sql, "%s%.*s SELECT DISTINCT %.*s%s%.*s%s%.*s",
                   compiler->ctes.size ? "WITH " : "",
                   ENT_VIEW_ARGS(compiler->ctes), ENT_VIEW_ARGS(columns),
                   left->from.size ? " FROM " : "", ENT_VIEW_ARGS(left->from),
                   left->where.size ? " WHERE " : "",
                   ENT_VIEW_ARGS(left->where))
             : ENT_SUCCESS;
}

/// Take a row, unless a blank node is in it, which nobody else knows.
static EntStatus take_seed(Service *const service, sqlite3_stmt *const row) {
  Seeds *const seeds = &service->seeds;
  EntTerm *const terms = &seeds->rows[seeds->n_rows * seeds->n_vars];
  bool is_known = true;
  for (size_t i = 0; i < seeds->n_vars; ++i) {
    ENT_TRY(ent_dictionary_get(service->compiler->options->terms,
                               sqlite3_column_int64(row, (int)i), &terms[i]));
    is_known = is_known && terms[i].kind != ENT_TERM_BLANK;
  }
  seeds->n_rows += is_known;
  return ENT_SUCCESS;
}

static EntStatus fetch_seeds(Service *const service, sqlite3_stmt *const row) {
  Seeds *const seeds = &service->seeds;
  int code = SQLITE_ROW;
  seeds->rows = make(service, (MAX_SEEDS + 1) * seeds->n_vars, sizeof(EntTerm));
  if (!seeds->rows) {
    return ENT_ERR_MEMORY;
  }
  while (seeds->n_rows <= MAX_SEEDS &&
         (code = sqlite3_step(row)) == SQLITE_ROW) {
    ENT_TRY(take_seed(service, row));
  }
  return ENT_SUCCESS;
}

/// Why SQLite stopped
static EntStatus seeds_error(const Service *const service) {
  const EntCompileOptions *const options = service->compiler->options;
  const EntStatus status = ent_watch_error(options->watch);
  return status ? status : store_error(options->store);
}

/// Find out what the left side has. `has_any` is false if there is nothing to
/// tell the endpoint.
static EntStatus find_seeds(Service *const service, const Relation *const left,
                            bool *const has_any) {
  EntView sql;
  sqlite3_stmt *row = NULL;
  sqlite3 *const db = service->compiler->options->store->db;
  ENT_TRY(write_seeds(service, left, &sql));
  *has_any = sql.size > 0;
  if (!*has_any) {
    return ENT_SUCCESS;
  }
  EntStatus status = sqlite3_prepare_v2(db, sql.data, (int)sql.size, &row, NULL)
                         ? seeds_error(service)
                         : fetch_seeds(service, row);
  if (!status && sqlite3_reset(row)) {
    status = seeds_error(service);
  }
  sqlite3_finalize(row);
  return status;
}

// ---- The query

/// Write VALUES for the rows in which `var`, if it is one of theirs, is `url`.
static EntStatus write_values(const Service *const service, const EntVar var,
                              const EntView url, EntBuffer *const out) {
  const Seeds *const seeds = &service->seeds;
  const EntView *const names = service->compiler->query->var_names;
  ENT_TRY(ent_buffer_append(out, ENT_VIEW("VALUES (")));
  for (size_t i = 0; i < seeds->n_vars; ++i) {
    ENT_TRY(
        ent_buffer_format(out, " ?%.*s", ENT_VIEW_ARGS(names[seeds->vars[i]])));
  }
  ENT_TRY(ent_buffer_append(out, ENT_VIEW(" ) {")));
  for (size_t row = 0; row < seeds->n_rows; ++row) {
    const EntTerm *const terms = &seeds->rows[row * seeds->n_vars];
    bool is_asked = true;
    for (size_t i = 0; i < seeds->n_vars; ++i) {
      is_asked = is_asked && (seeds->vars[i] != var ||
                              ent_view_equals(terms[i].value, url));
    }
    ENT_TRY(ent_buffer_append(out, is_asked ? ENT_VIEW(" (") : ENT_VIEW("")));
    for (size_t i = 0; is_asked && i < seeds->n_vars; ++i) {
      ENT_TRY(ent_buffer_append_byte(out, ' '));
      ENT_TRY(ent_turtle_append(out, NULL, terms[i]));
    }
    ENT_TRY(ent_buffer_append(out, is_asked ? ENT_VIEW(" )") : ENT_VIEW("")));
  }
  return ent_buffer_append(out, ENT_VIEW(" } "));
}

static EntStatus write_query(const Service *const service, const EntView url,
                             EntBuffer *const out) {
  const EntVar var = service->pattern->node.var;
  const EntView *const names = service->compiler->query->var_names;
  ENT_TRY(ent_buffer_append(out, ENT_VIEW("SELECT")));
  for (const EntVarList *v = service->vars; v; v = v->next) {
    ENT_TRY(ent_buffer_format(out, " ?%.*s", ENT_VIEW_ARGS(names[v->var])));
  }
  ENT_TRY(ent_buffer_append(out, service->vars ? ENT_VIEW(" WHERE { ")
                                               : ENT_VIEW(" * WHERE { ")));
  if (service->seeds.n_vars) {
    ENT_TRY(write_values(service, var, url, out));
  } else if (var != ENT_NO_VAR) {
    ENT_TRY(ent_buffer_format(out, "VALUES ?%.*s { <%.*s> } ",
                              ENT_VIEW_ARGS(names[var]), ENT_VIEW_ARGS(url)));
  }
  return ent_buffer_format(out, "%.*s }",
                           ENT_VIEW_ARGS(service->pattern->text));
}

// ---- The answer

static EntStatus copy_term(const Service *const service, EntTerm term,
                           EntTerm *const copy) {
  EntArena *const arena = service->compiler->options->arena;
  *copy = (EntTerm){.kind = term.kind};
  if (term.kind == ENT_TERM_BLANK) { // is nobody else's
    return ent_arena_format(arena, &copy->value, "service%zu_%.*s",
                            service->n_asked, ENT_VIEW_ARGS(term.value));
  }
  ENT_TRY(ent_arena_copy(arena, term.value, &copy->value));
  ENT_TRY(ent_arena_copy(arena, term.datatype, &copy->datatype));
  ENT_TRY(ent_arena_copy(arena, term.language, &copy->language));
  for (size_t i = 0; i < copy->language.size; ++i) { // as in the store
    char *const c = (char *)&copy->language.data[i];
    *c = (char)(*c >= 'A' && *c <= 'Z' ? *c + ('a' - 'A') : *c);
  }
  return ENT_SUCCESS;
}

static EntStatus add_row(Service *const service, EntRow **const made) {
  size_t n = 0;
  for (const EntVarList *v = service->vars; v; v = v->next) {
    ++n;
  }
  EntRow *const row = make(service, 0, sizeof(EntRow));
  EntTerm *const terms = make(service, n, sizeof(EntTerm));
  if (!row || !terms) {
    return ENT_ERR_MEMORY;
  }
  row->terms = terms;
  *service->tail = row;
  service->tail = &row->next;
  *made = row;
  return ent_watch_keep(service->compiler->options->watch,
                        sizeof(EntRow) + n * (sizeof(EntTerm) + 32));
}

/// Read the term of a variable, if the answer has it.
static EntStatus read_var(const Service *const service,
                          EntResults *const results, const EntVar var,
                          EntTerm *const copy) {
  const EntView name = service->compiler->query->var_names[var];
  for (size_t i = 0; i < ent_results_n_columns(results); ++i) {
    if (ent_view_equals(ent_results_name(results, i), name)) {
      EntTerm term;
      ENT_TRY(ent_results_term(results, i, &term));
      return copy_term(service, term, copy);
    }
  }
  return ENT_SUCCESS;
}

static EntStatus read_rows(Service *const service, const EntView url,
                           EntResults *const results) {
  EntStatus status = ENT_SUCCESS;
  while (!(status = ent_results_next(results))) {
    EntRow *row = NULL;
    size_t i = 0;
    ENT_TRY(add_row(service, &row));
    for (const EntVarList *v = service->vars; v; v = v->next) {
      EntTerm *const term = &row->terms[i++];
      ENT_TRY(read_var(service, results, v->var, term));
      *term = v->var == service->pattern->node.var ? ent_term_iri(url) : *term;
    }
  }
  return status == ENT_NO_MATCH ? ENT_SUCCESS : status;
}

/// Ask one endpoint; a SILENT service that fails has the one empty solution.
static EntStatus ask_endpoint(Service *const service, const EntView url) {
  const EntCompileOptions *const options = service->compiler->options;
  EntBuffer text = {.allocator = ent_world_allocator(options->world)};
  EntResults *results = NULL;
  EntRow **const before = service->tail;
  EntRow *empty = NULL;
  ++service->n_asked;
  EntStatus status = write_query(service, url, &text);
  EntNetworkRequest request = {.url = url,
                               .query = ent_buffer_view(&text),
                               .is_silent = service->pattern->is_silent,
                               .limits = ent_watch_rest(options->watch)};
  if (request.limits.timeout) { // so that the watch is over when this is
    request.limits.timeout += ROUNDING;
  }
  status = status ? status
                  : options->network->ask(options->network->handle, &request,
                                          &results);
  status = status ? status : read_rows(service, url, results);
  ent_buffer_free(&text);
  if (!status || status == ENT_ERR_MEMORY || !service->pattern->is_silent ||
      options->watch->limit) {
    return status;
  }
  if (ent_watch_is_over(options->watch)) {
    return ent_watch_error(options->watch);
  }
  *before = NULL;
  service->tail = before;
  return add_row(service, &empty);
}

/// Ask each of the endpoints that the left side names.
static EntStatus ask_variable(Service *const service) {
  const Seeds *const seeds = &service->seeds;
  EntView asked[MAX_ENDPOINTS];
  size_t n_asked = 0;
  size_t column = 0;
  while (column < seeds->n_vars &&
         seeds->vars[column] != service->pattern->node.var) {
    ++column;
  }
  if (column == seeds->n_vars || seeds->n_rows > MAX_SEEDS) {
    return compile_fail(service->compiler,
                        "which endpoints a SERVICE asks must be known from "
                        "what is in front of it",
                        (EntView){NULL, 0});
  }
  for (size_t row = 0; row < seeds->n_rows; ++row) {
    const EntView url = seeds->rows[row * seeds->n_vars + column].value;
    size_t i = 0;
    while (i < n_asked && !ent_view_equals(asked[i], url)) {
      ++i;
    }
    if (i < n_asked) {
      continue;
    }
    if (n_asked == MAX_ENDPOINTS) {
      return compile_fail(service->compiler, "a SERVICE has too many endpoints",
                          (EntView){NULL, 0});
    }
    asked[n_asked++] = url;
    ENT_TRY(ask_endpoint(service, url));
  }
  return ENT_SUCCESS;
}

static EntStatus ask_all(Service *const service, const Relation *const left) {
  bool has_seeds = false;
  ENT_TRY(list_vars(service));
  if (left) {
    ENT_TRY(find_seeds(service, left, &has_seeds));
  }
  if (has_seeds && !service->seeds.n_rows) {
    return ENT_SUCCESS; // there is nothing to join with
  }
  if (service->pattern->node.var != ENT_NO_VAR) {
    return ask_variable(service);
  }
  if (service->seeds.n_rows > MAX_SEEDS) {
    service->seeds.n_vars = 0;
  }
  return ask_endpoint(service, service->pattern->node.term.value);
}

static EntStatus find_answer(Compiler *const compiler,
                             const Relation *const left,
                             const EntPattern *const pattern,
                             const EntPattern **const values) {
  Answer *answer = compiler->answers;
  while (answer && answer->service != pattern) {
    answer = answer->next;
  }
  if (!answer) {
    answer = ent_arena_calloc(compiler->options->arena, 1, sizeof(Answer));
    if (!answer) {
      return ENT_ERR_MEMORY;
    }
    Service service = {
        .compiler = compiler, .pattern = pattern, .tail = &answer->values.rows};
    ENT_TRY(ask_all(&service, left));
    answer->service = pattern;
    answer->values.kind = ENT_PATTERN_VALUES;
    answer->values.vars = service.vars;
    answer->next = compiler->answers;
    compiler->answers = answer;
  }
  *values = &answer->values;
  return ENT_SUCCESS;
}

EntStatus compile_service(Compiler *const compiler, const Relation *const left,
                          const EntPattern *const pattern,
                          Relation *const relation) {
  const EntPattern *values = NULL;
  if (!compiler->options->network) {
    return pattern->is_silent
               ? new_relation(compiler, relation)
               : compile_fail(compiler,
                              "SERVICE is not allowed: the network is off "
                              "unless asked for (--allow-network)",
                              (EntView){NULL, 0});
  }
  ENT_TRY(find_answer(compiler, left, pattern, &values));
  return compile_values(compiler, values, relation);
}

#include "store/sparql_parser_impl.h"

/// Give the triples of a list, from `begin` on, their graph.
static void set_graph(EntTriple *triple, const EntNode graph) {
  for (; triple; triple = triple->next) {
    triple->graph = graph;
  }
}

static void append_list(TripleList *const list, const TripleList more) {
  if (!more.first) {
    return;
  }
  if (list->last) {
    list->last->next = more.first;
  } else {
    list->first = more.first;
  }
  list->last = more.last;
}

/// [51] QuadsNotTriples
static EntStatus parse_quads_not_triples(Parser *const parser,
                                         TripleList *const quads) {
  EntNode graph;
  TripleList triples = {NULL, NULL};
  ENT_TRY(parser_advance(parser)); // GRAPH
  ENT_TRY(parse_var_or_iri(parser, &graph));
  ENT_TRY(parser_expect(parser, '{', "'{'"));
  ENT_TRY(parse_triples_template(parser, &triples));
  ENT_TRY(parser_expect(parser, '}', "'}'"));
  set_graph(triples.first, graph);
  append_list(quads, triples);
  return ENT_SUCCESS;
}

/// [48] QuadPattern, [49] QuadData, [50] Quads
static EntStatus parse_quads(Parser *const parser, TripleList *const quads) {
  ENT_TRY(parser_expect(parser, '{', "'{'"));
  ENT_TRY(parse_triples_template(parser, quads));
  while (parser_at_word(parser, "GRAPH")) {
    bool has_dot = false;
    ENT_TRY(parse_quads_not_triples(parser, quads));
    ENT_TRY(parser_accept(parser, '.', &has_dot));
    ENT_TRY(parse_triples_template(parser, quads));
  }
  return parser_expect(parser, '}', "'}'");
}

/// Read quads in which blank nodes and variables may be forbidden.
static EntStatus parse_limited_quads(Parser *const parser,
                                     const bool has_no_blanks,
                                     const bool has_no_vars,
                                     EntTriple **const quads) {
  TripleList list = {NULL, NULL};
  parser->has_no_blanks = has_no_blanks;
  parser->has_no_vars = has_no_vars;
  ENT_TRY(parse_quads(parser, &list));
  parser->has_no_blanks = false;
  parser->has_no_vars = false;
  *quads = list.first;
  return ENT_SUCCESS;
}

/// Make of the quads of DELETE WHERE the pattern that finds them.
static EntStatus quads_to_pattern(Parser *const parser, const EntTriple *quads,
                                  const EntPattern **const pattern) {
  EntPattern *all = NULL;
  ENT_TRY(parser_new_pattern(parser, ENT_PATTERN_TRIPLES, NULL, NULL, &all));
  for (; quads; quads = quads->next) {
    EntPattern *one = NULL;
    ENT_TRY(parser_new_pattern(parser, ENT_PATTERN_TRIPLES, NULL, NULL, &one));
    PARSER_MAKE(parser, one->triples);
    *one->triples = *quads;
    one->triples->next = NULL;
    const bool has_graph =
        quads->graph.var != ENT_NO_VAR || quads->graph.term.kind;
    if (has_graph) {
      EntPattern *graph = NULL;
      ENT_TRY(parser_new_pattern(parser, ENT_PATTERN_GRAPH, one, NULL, &graph));
      graph->node = quads->graph;
      ENT_TRY(parser_new_var(parser, &graph->var));
      one = graph;
    }
    ENT_TRY(parser_new_pattern(parser, ENT_PATTERN_JOIN, all, one, &all));
  }
  *pattern = all;
  return ENT_SUCCESS;
}

/// [41] Modify, [42] DeleteClause, [43] InsertClause
static EntStatus parse_modify(Parser *const parser, EntUpdate *const update) {
  bool has_delete = false;
  bool has_insert = false;
  update->kind = ENT_UPDATE_MODIFY;
  ENT_TRY(parser_accept_word(parser, "DELETE", &has_delete));
  if (has_delete) {
    ENT_TRY(parse_limited_quads(parser, true, false, &update->removed));
  }
  ENT_TRY(parser_accept_word(parser, "INSERT", &has_insert));
  if (has_insert) {
    ENT_TRY(parse_limited_quads(parser, false, false, &update->added));
  }
  if (!has_insert && !has_delete) {
    return parser_expected(parser, "DELETE or INSERT");
  }
  ENT_TRY(parse_dataset_clauses(parser, "USING", &update->dataset));
  ENT_TRY(parser_expect_word(parser, "WHERE"));
  return parse_group_graph_pattern(parser, &update->where);
}

static EntStatus parse_with(Parser *const parser, EntUpdate *const update) {
  ENT_TRY(parser_advance(parser));
  ENT_TRY(parse_iri(parser, &update->with));
  return parse_modify(parser, update);
}

/// Return whether the word behind the next token is `word`.
static bool is_followed_by(const Parser *const parser, const char *const word) {
  Parser ahead = *parser;
  return !parser_advance(&ahead) && parser_at_word(&ahead, word);
}

/// [38] InsertData, or [41] Modify
static EntStatus parse_insert(Parser *const parser, EntUpdate *const update) {
  if (!is_followed_by(parser, "DATA")) {
    return parse_modify(parser, update);
  }
  update->kind = ENT_UPDATE_INSERT_DATA;
  ENT_TRY(parser_advance(parser));
  ENT_TRY(parser_advance(parser));
  return parse_limited_quads(parser, false, true, &update->added);
}

/// [40] DeleteWhere
static EntStatus parse_delete_where(Parser *const parser,
                                    EntUpdate *const update) {
  update->kind = ENT_UPDATE_MODIFY;
  ENT_TRY(parse_limited_quads(parser, true, false, &update->removed));
  return quads_to_pattern(parser, update->removed, &update->where);
}

/// [39] DeleteData, [40] DeleteWhere, or [41] Modify
static EntStatus parse_delete(Parser *const parser, EntUpdate *const update) {
  const bool is_data = is_followed_by(parser, "DATA");
  const bool is_where = is_followed_by(parser, "WHERE");
  if (!is_data && !is_where) {
    return parse_modify(parser, update);
  }
  ENT_TRY(parser_advance(parser));
  ENT_TRY(parser_advance(parser));
  if (is_where) {
    return parse_delete_where(parser, update);
  }
  update->kind = ENT_UPDATE_DELETE_DATA;
  return parse_limited_quads(parser, true, true, &update->removed);
}

/// [46] GraphRef
static EntStatus parse_graph_ref(Parser *const parser,
                                 EntTarget *const target) {
  target->kind = ENT_TARGET_GRAPH;
  ENT_TRY(parser_expect_word(parser, "GRAPH"));
  return parse_iri(parser, &target->iri);
}

/// [47] GraphRefAll
static EntStatus parse_graph_ref_all(Parser *const parser,
                                     EntTarget *const target) {
  static const struct {
    const char *word;
    EntTargetKind kind;
  } WORDS[] = {{"DEFAULT", ENT_TARGET_DEFAULT},
               {"NAMED", ENT_TARGET_NAMED},
               {"ALL", ENT_TARGET_ALL}};
  for (size_t i = 0; i < sizeof(WORDS) / sizeof(*WORDS); ++i) {
    if (parser_at_word(parser, WORDS[i].word)) {
      target->kind = WORDS[i].kind;
      return parser_advance(parser);
    }
  }
  return parse_graph_ref(parser, target);
}

/// [45] GraphOrDefault
static EntStatus parse_graph_or_default(Parser *const parser,
                                        EntTarget *const target) {
  bool did = false;
  target->kind = ENT_TARGET_DEFAULT;
  ENT_TRY(parser_accept_word(parser, "DEFAULT", &did));
  if (did) {
    return ENT_SUCCESS;
  }
  target->kind = ENT_TARGET_GRAPH;
  ENT_TRY(parser_accept_word(parser, "GRAPH", &did));
  return parse_iri(parser, &target->iri);
}

static EntStatus parse_silent(Parser *const parser, EntUpdate *const update) {
  ENT_TRY(parser_advance(parser));
  return parser_accept_word(parser, "SILENT", &update->is_silent);
}

/// [31] Load
static EntStatus parse_load(Parser *const parser, EntUpdate *const update) {
  bool has_target = false;
  update->kind = ENT_UPDATE_LOAD;
  update->to.kind = ENT_TARGET_DEFAULT;
  ENT_TRY(parse_silent(parser, update));
  ENT_TRY(parse_iri(parser, &update->source));
  ENT_TRY(parser_accept_word(parser, "INTO", &has_target));
  return has_target ? parse_graph_ref(parser, &update->to) : ENT_SUCCESS;
}

/// [32] Clear, [33] Drop
static EntStatus parse_clear(Parser *const parser, EntUpdate *const update) {
  update->kind =
      parser_at_word(parser, "DROP") ? ENT_UPDATE_DROP : ENT_UPDATE_CLEAR;
  ENT_TRY(parse_silent(parser, update));
  return parse_graph_ref_all(parser, &update->to);
}

/// [34] Create
static EntStatus parse_create(Parser *const parser, EntUpdate *const update) {
  update->kind = ENT_UPDATE_CREATE;
  ENT_TRY(parse_silent(parser, update));
  return parse_graph_ref(parser, &update->to);
}

/// [35] Add, [36] Move, [37] Copy
static EntStatus parse_transfer(Parser *const parser, EntUpdate *const update) {
  update->kind = parser_at_word(parser, "ADD")    ? ENT_UPDATE_ADD
                 : parser_at_word(parser, "MOVE") ? ENT_UPDATE_MOVE
                                                  : ENT_UPDATE_COPY;
  ENT_TRY(parse_silent(parser, update));
  ENT_TRY(parse_graph_or_default(parser, &update->from));
  ENT_TRY(parser_expect_word(parser, "TO"));
  return parse_graph_or_default(parser, &update->to);
}

typedef struct {
  const char *word;
  EntStatus (*parse)(Parser *, EntUpdate *);
} Operation;

static const Operation OPERATIONS[] = {
    {"LOAD", parse_load},     {"CLEAR", parse_clear},
    {"DROP", parse_clear},    {"CREATE", parse_create},
    {"ADD", parse_transfer},  {"MOVE", parse_transfer},
    {"COPY", parse_transfer}, {"INSERT", parse_insert},
    {"DELETE", parse_delete}, {"WITH", parse_with}};

/// [30] Update1; `update` stays NULL where there is none
static EntStatus parse_update1(Parser *const parser, EntUpdate **const update) {
  *update = NULL;
  for (size_t i = 0; i < sizeof(OPERATIONS) / sizeof(*OPERATIONS); ++i) {
    if (parser_at_word(parser, OPERATIONS[i].word)) {
      PARSER_MAKE(parser, *update);
      ++parser->operation;
      ++parser->block;
      return OPERATIONS[i].parse(parser, *update);
    }
  }
  return ENT_SUCCESS;
}

/// [3] UpdateUnit, [29] Update
EntStatus parse_update_unit(Parser *const parser) {
  EntUpdate **tail = &parser->query->updates;
  bool has_more = true;
  while (has_more) {
    ENT_TRY(parse_prologue(parser));
    ENT_TRY(parse_update1(parser, tail));
    if (!*tail) {
      return ENT_SUCCESS;
    }
    tail = &(*tail)->next;
    ENT_TRY(parser_accept(parser, ';', &has_more));
  }
  return ENT_SUCCESS;
}

store_headers = \
  src/store/algebra.h \
  src/store/batch.h \
  src/store/builtin.h \
  src/store/check.h \
  src/store/compile.h \
  src/store/datetime.h \
  src/store/decimal.h \
  src/store/dictionary.h \
  src/store/functions.h \
  src/store/iri.h \
  src/store/loader.h \
  src/store/network.h \
  src/store/pattern.h \
  src/store/query.h \
  src/store/questions.h \
  src/store/regex.h \
  src/store/results.h \
  src/store/selectivity.h \
  src/store/sparql_lexer.h \
  src/store/sparql_parser.h \
  src/store/store.h \
  src/store/template.h \
  src/store/term_map.h \
  src/store/update.h \
  src/store/value.h \
  src/store/watch.h

entstoreincludedir = $(entincludedir)/store
entstoreinclude_HEADERS = $(store_headers)

libentente_la_SOURCES += \
  $(store_headers) \
  src/store/compile_impl.h \
  src/store/functions_impl.h \
  src/store/query_impl.h \
  src/store/regex_pattern.h \
  src/store/results_impl.h \
  src/store/sparql_parser_impl.h \
  src/store/store_impl.h \
  src/store/update_impl.h \
  src/store/algebra.c \
  src/store/algebra_text.c \
  src/store/batch.c \
  src/store/builtin.c \
  src/store/check.c \
  src/store/compile.c \
  src/store/compile_expression.c \
  src/store/compile_path.c \
  src/store/compile_pattern.c \
  src/store/compile_relation.c \
  src/store/compile_select.c \
  src/store/compile_service.c \
  src/store/compile_triples.c \
  src/store/construct.c \
  src/store/datetime.c \
  src/store/decimal.c \
  src/store/dictionary.c \
  src/store/functions.c \
  src/store/functions_aggregate.c \
  src/store/functions_cast.c \
  src/store/functions_compare.c \
  src/store/functions_digest.c \
  src/store/functions_number.c \
  src/store/functions_regex.c \
  src/store/functions_string.c \
  src/store/functions_term.c \
  src/store/functions_time.c \
  src/store/iri.c \
  src/store/loader.c \
  src/store/pattern.c \
  src/store/query.c \
  src/store/questions.c \
  src/store/regex.c \
  src/store/regex_pattern.c \
  src/store/results.c \
  src/store/results_table.c \
  src/store/results_text.c \
  src/store/results_tree.c \
  src/store/schema.c \
  src/store/selectivity.c \
  src/store/sparql_lexer.c \
  src/store/sparql_parser.c \
  src/store/sparql_parser_expression.c \
  src/store/sparql_parser_path.c \
  src/store/sparql_parser_pattern.c \
  src/store/sparql_parser_query.c \
  src/store/sparql_parser_terms.c \
  src/store/sparql_parser_triples.c \
  src/store/sparql_parser_update.c \
  src/store/store.c \
  src/store/template.c \
  src/store/term_map.c \
  src/store/update.c \
  src/store/update_graphs.c \
  src/store/value.c \
  src/store/value_sort.c \
  src/store/watch.c

questionsdir = $(pkgdatadir)/questions
dist_questions_DATA = \
  questions/agreements-of.rq \
  questions/events-between.rq \
  questions/index.tsv \
  questions/office-holders.rq \
  questions/statements-of.rq \
  questions/unfulfilled.rq \
  questions/who-met-whom.rq

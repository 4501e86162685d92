#include "store/results_impl.h"

EntStatus results_flush(EntBuffer *const line, const EntByteSink out) {
  const EntStatus status = out.write(out.handle, ent_buffer_view(line));
  ent_buffer_clear(line);
  return status;
}

/// For people, and for formats that the W3C gives no form of an answer
static EntStatus answer_plain(const bool answer, EntBuffer *const line,
                              const EntByteSink out) {
  ENT_TRY(ent_buffer_append(line,
                            answer ? ENT_VIEW("true\n") : ENT_VIEW("false\n")));
  return results_flush(line, out);
}

static const EntResultsFormat FORMATS[] = {
    {"table", results_write_table, answer_plain},
    {"csv", results_write_csv, answer_plain},
    {"tsv", results_write_tsv, answer_plain},
    {"json", results_write_json, results_answer_json},
    {"xml", results_write_xml, results_answer_xml},
    {"markdown", results_write_markdown, answer_plain}};

const EntResultsFormat *ent_results_format_find(const EntView name) {
  for (size_t i = 0; i < sizeof(FORMATS) / sizeof(*FORMATS); ++i) {
    if (ent_view_equals(name, ent_view(FORMATS[i].name))) {
      return &FORMATS[i];
    }
  }
  return NULL;
}

static EntStatus write_ask(EntResults *const results,
                           const EntResultsFormat *const format,
                           EntBuffer *const line, const EntByteSink out) {
  bool answer = false;
  ENT_TRY(ent_results_ask(results, &answer));
  return format->write_answer(answer, line, out);
}

EntStatus ent_results_write(EntResults *const results,
                            const EntResultsFormat *const format,
                            const EntByteSink out) {
  EntBuffer line = {.allocator = ent_world_allocator(results->world)};
  const EntStatus status = ent_results_form(results) == ENT_QUERY_ASK
                               ? write_ask(results, format, &line, out)
                               : format->write_solutions(results, &line, out);
  ent_buffer_free(&line);
  return status;
}

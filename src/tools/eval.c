#include "base/arena.h"
#include "base/file.h"
#include "text/conllu.h"
#include "text/evaluate.h"
#include "tools/command.h"

#include <stdio.h>
#include <string.h>

static const char HELP[] =
    "Usage: entente eval GOLD SYSTEM\n"
    "Compare two annotations of one text, in CoNLL-U (names as Entity=B-PER "
    "in\n"
    "MISC) or IOB2, by the measures of the CoNLL 2018 shared task.\n"
    "\n"
    "  -h, --help  print this help\n";

static const struct option LONG_OPTIONS[] = {
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

/// A file and what was collected of it.
typedef struct {
  EntFile file;
  EntArena arena;
  EntEvalText *text;
} Side;

static EntStatus collect(const EntWorld *const world, const char *const name,
                         Side *const side) {
  EntConllu reader = ent_conllu_begin(world, name, side->file.content);
  EntStatus status = ENT_SUCCESS;
  while (!status) {
    EntArticle article;
    EntDocument document;
    status = ent_conllu_next(&reader, &side->arena, &article, &document);
    status = status ? status : ent_eval_text_add(side->text, &document);
    ent_document_clear(&document);
  }
  return status == ENT_NO_MATCH ? ENT_SUCCESS : status;
}

static EntStatus open_side(const EntWorld *const world, const char *const name,
                           Side *const side) {
  const EntAllocator *const allocator = ent_world_allocator(world);
  ent_arena_init(&side->arena, allocator);
  side->text = ent_eval_text_new(allocator);
  if (!side->text) {
    return ENT_ERR_MEMORY;
  }
  ENT_TRY(ent_file_read(world, name, ENT_CONLLU_MAX_SIZE, &side->file));
  return collect(world, name, side);
}

static void close_side(Side *const side) {
  ent_eval_text_free(side->text);
  ent_arena_clear(&side->arena);
  ent_file_close(&side->file);
}

static void print_score(const EntMetric metric, const EntScore score) {
  printf("%-10s |%10.2f |%10.2f |%10.2f |", ent_metric_name(metric),
         100 * ent_score_precision(score), 100 * ent_score_recall(score),
         100 * ent_score_f1(score));
  if (score.n_aligned) {
    printf("%10.2f", 100 * ent_score_aligned(score));
  }
  printf("\n");
}

/// Print a table in the form of the shared task, and names if there are any.
static void print_evaluation(const EntEvaluation *const evaluation) {
  printf("Metric     | Precision |    Recall |  F1 Score | AligndAcc\n"
         "-----------+-----------+-----------+-----------+-----------\n");
  for (EntMetric m = ENT_METRIC_TOKENS; m < ENT_N_METRICS; ++m) {
    const EntScore score = evaluation->scores[m];
    if (m < ENT_METRIC_NAMES || evaluation->scores[ENT_METRIC_NAMES].n_gold) {
      print_score(m, score);
    }
  }
}

static EntStatus compare(const EntWorld *const world, const char *const gold,
                         const char *const system) {
  Side sides[2] = {{.text = NULL}, {.text = NULL}};
  EntEvaluation evaluation;
  EntStatus status = open_side(world, gold, &sides[0]);
  status = status ? status : open_side(world, system, &sides[1]);
  status = status
               ? status
               : ent_evaluate(world, sides[0].text, sides[1].text, &evaluation);
  if (!status) {
    print_evaluation(&evaluation);
  }
  close_side(&sides[0]);
  close_side(&sides[1]);
  return status;
}

int ent_command_eval(const int argc, char **const argv) {
  const int code = ent_command_take(
      argc, argv, &(EntCommandLine){":h", LONG_OPTIONS, HELP, NULL}, NULL);
  if (code != ENT_EXIT_NONE) {
    return code;
  }
  if (argc - optind != 2) {
    return ent_command_usage(argv[0], "expected two files, GOLD and SYSTEM");
  }
  EntWorld *const world = ent_world_new(NULL);
  const EntStatus status =
      world ? compare(world, argv[optind], argv[optind + 1]) : ENT_ERR_MEMORY;
  ent_world_free(world);
  return ent_command_exit(status);
}

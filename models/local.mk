# Weights: mapped where they are installed, so they are data, not source.
modelsdir = $(pkgdatadir)/models
dist_models_DATA = \
  models/NOTICE \
  models/confidence.tsv \
  models/english.bin

# How english.bin was made; run by hand.
EXTRA_DIST += \
  tools/train/README.md \
  tools/train/run \
  tools/train/names.txt \
  tools/train/knowledge-names.awk \
  tools/train/knowledge-names.txt \
  tools/train/diplomatic.conllu \
  tools/train/constructions.conllu \
  tools/train/gum-names.awk \
  tools/train/merge-names.awk \
  tools/train/names-only.awk \
  tools/train/person-names.awk \
  tools/train/recase.awk \
  tools/train/words-only.awk \
  tools/train/activation.h \
  tools/train/arcs.c \
  tools/train/arcs.h \
  tools/train/batches.c \
  tools/train/batches.h \
  tools/train/checkpoint.c \
  tools/train/checkpoint.h \
  tools/train/corpus.c \
  tools/train/corpus.h \
  tools/train/crf.c \
  tools/train/crf.h \
  tools/train/dense.c \
  tools/train/dense.h \
  tools/train/dropout.c \
  tools/train/dropout.h \
  tools/train/embedding.c \
  tools/train/embedding.h \
  tools/train/inventory.c \
  tools/train/inventory.h \
  tools/train/labels.c \
  tools/train/labels.h \
  tools/train/lexicon.c \
  tools/train/lexicon.h \
  tools/train/lstm.c \
  tools/train/lstm.h \
  tools/train/matrix.c \
  tools/train/matrix.h \
  tools/train/model_writer.c \
  tools/train/model_writer.h \
  tools/train/name_pool.c \
  tools/train/name_pool.h \
  tools/train/network.c \
  tools/train/network.h \
  tools/train/options.c \
  tools/train/options.h \
  tools/train/parameter.c \
  tools/train/parameter.h \
  tools/train/random.h \
  tools/train/score.c \
  tools/train/score.h \
  tools/train/sentence.c \
  tools/train/sentence.h \
  tools/train/teachers.c \
  tools/train/teachers.h \
  tools/train/train.c

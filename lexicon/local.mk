lexicon_files = \
  lexicon/light-verbs.tsv \
  lexicon/sets.tsv \
  lexicon/speech.tsv \
  lexicon/status.tsv

lexicondir = $(pkgdatadir)/lexicon
dist_lexicon_DATA = $(lexicon_files)
EXTRA_DIST += lexicon/README.md

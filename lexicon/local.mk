lexicon_files = \
  lexicon/abbreviations.tsv \
  lexicon/article-frame.tsv \
  lexicon/contractions.tsv \
  lexicon/light-verbs.tsv \
  lexicon/sets.tsv \
  lexicon/speech.tsv \
  lexicon/status.tsv \
  lexicon/time.tsv \
  lexicon/tokens.tsv

lexicondir = $(pkgdatadir)/lexicon
dist_lexicon_DATA = $(lexicon_files)
EXTRA_DIST += lexicon/README.md

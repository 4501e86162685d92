lexicon_files = \
  lexicon/abbreviations.tsv \
  lexicon/agreements.tsv \
  lexicon/article-frame.tsv \
  lexicon/article-markup.tsv \
  lexicon/bodies.tsv \
  lexicon/charsets.tsv \
  lexicon/concessions.tsv \
  lexicon/contractions.tsv \
  lexicon/descriptions.tsv \
  lexicon/diplomacy.tsv \
  lexicon/force.tsv \
  lexicon/function-words.tsv \
  lexicon/grammar.tsv \
  lexicon/irregular.tsv \
  lexicon/light-verbs.tsv \
  lexicon/offices.tsv \
  lexicon/power.tsv \
  lexicon/pressure.tsv \
  lexicon/reading-sets.tsv \
  lexicon/sets.tsv \
  lexicon/speech.tsv \
  lexicon/status.tsv \
  lexicon/time.tsv \
  lexicon/tokens.tsv

lexicondir = $(pkgdatadir)/lexicon
dist_lexicon_DATA = $(lexicon_files)
EXTRA_DIST += lexicon/README.md

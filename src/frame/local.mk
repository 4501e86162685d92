frame_headers = \
  src/frame/agreements.h \
  src/frame/analyser.h \
  src/frame/antecedents.h \
  src/frame/arguments.h \
  src/frame/bodies.h \
  src/frame/confidence.h \
  src/frame/coreference.h \
  src/frame/deeds.h \
  src/frame/evidence.h \
  src/frame/explain.h \
  src/frame/fillers.h \
  src/frame/graph.h \
  src/frame/implied.h \
  src/frame/lexicon.h \
  src/frame/membership.h \
  src/frame/merge.h \
  src/frame/names.h \
  src/frame/namesakes.h \
  src/frame/office_changes.h \
  src/frame/offices.h \
  src/frame/ontolex.h \
  src/frame/owners.h \
  src/frame/passing.h \
  src/frame/phrases.h \
  src/frame/pronouns.h \
  src/frame/reading.h \
  src/frame/role.h \
  src/frame/scene.h \
  src/frame/salience.h \
  src/frame/setting.h \
  src/frame/status.h \
  src/frame/tree.h \
  src/frame/triggers.h \
  src/frame/words.h

entframeincludedir = $(entincludedir)/frame
entframeinclude_HEADERS = $(frame_headers)

libentente_la_SOURCES += \
  $(frame_headers) \
  src/frame/agreements.c \
  src/frame/agreements_facts.c \
  src/frame/agreements_unite.c \
  src/frame/analyser.c \
  src/frame/antecedents.c \
  src/frame/arguments.c \
  src/frame/bodies.c \
  src/frame/confidence.c \
  src/frame/coreference.c \
  src/frame/deeds.c \
  src/frame/evidence.c \
  src/frame/explain.c \
  src/frame/fillers.c \
  src/frame/graph.c \
  src/frame/graph_events.c \
  src/frame/graph_impl.h \
  src/frame/graph_referents.c \
  src/frame/implied.c \
  src/frame/lexicon.c \
  src/frame/lexicon_files.c \
  src/frame/lexicon_forms.c \
  src/frame/lexicon_impl.h \
  src/frame/lexicon_read.c \
  src/frame/membership.c \
  src/frame/merge.c \
  src/frame/names.c \
  src/frame/namesakes.c \
  src/frame/office_changes.c \
  src/frame/offices.c \
  src/frame/offices_impl.h \
  src/frame/ontolex.c \
  src/frame/owners.c \
  src/frame/passing.c \
  src/frame/phrases.c \
  src/frame/pronouns.c \
  src/frame/reading.c \
  src/frame/scene.c \
  src/frame/role.c \
  src/frame/salience.c \
  src/frame/setting.c \
  src/frame/status.c \
  src/frame/tree.c \
  src/frame/triggers.c \
  src/frame/words.c

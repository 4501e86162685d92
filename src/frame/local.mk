frame_headers = \
  src/frame/lexicon.h \
  src/frame/role.h \
  src/frame/tree.h

entframeincludedir = $(entincludedir)/frame
entframeinclude_HEADERS = $(frame_headers)

libentente_la_SOURCES += \
  $(frame_headers) \
  src/frame/lexicon.c \
  src/frame/lexicon_files.c \
  src/frame/lexicon_impl.h \
  src/frame/lexicon_read.c \
  src/frame/role.c \
  src/frame/tree.c

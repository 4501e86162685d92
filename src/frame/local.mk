frame_headers = \
  src/frame/tree.h

entframeincludedir = $(entincludedir)/frame
entframeinclude_HEADERS = $(frame_headers)

libentente_la_SOURCES += \
  $(frame_headers) \
  src/frame/tree.c

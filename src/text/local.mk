text_headers = \
  src/text/document.h \
  src/text/ud.h

enttextincludedir = $(entincludedir)/text
enttextinclude_HEADERS = $(text_headers)

libentente_la_SOURCES += \
  $(text_headers) \
  src/text/document.c \
  src/text/ud.c

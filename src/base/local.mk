base_headers = \
  src/base/alloc.h \
  src/base/arena.h \
  src/base/buffer.h \
  src/base/data.h \
  src/base/date.h \
  src/base/file.h \
  src/base/intern.h \
  src/base/journal.h \
  src/base/log.h \
  src/base/output.h \
  src/base/pool.h \
  src/base/span.h \
  src/base/status.h \
  src/base/table.h \
  src/base/utf8.h \
  src/base/vector.h \
  src/base/view.h \
  src/base/walk.h \
  src/base/world.h

entbaseincludedir = $(entincludedir)/base
entbaseinclude_HEADERS = $(base_headers)

libentente_la_SOURCES += \
  $(base_headers) \
  src/base/alloc.c \
  src/base/arena.c \
  src/base/buffer.c \
  src/base/data.c \
  src/base/date.c \
  src/base/file.c \
  src/base/intern.c \
  src/base/journal.c \
  src/base/log.c \
  src/base/output.c \
  src/base/pool.c \
  src/base/status.c \
  src/base/table.c \
  src/base/utf8.c \
  src/base/vector.c \
  src/base/view.c \
  src/base/walk.c \
  src/base/world.c

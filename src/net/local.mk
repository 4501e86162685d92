net_headers = \
  src/net/endpoint.h \
  src/net/http.h \
  src/net/json_stream.h \
  src/net/network.h

entnetincludedir = $(entincludedir)/net
entnetinclude_HEADERS = $(net_headers)

libentente_la_SOURCES += \
  $(net_headers) \
  src/net/endpoint_ask.c \
  src/net/endpoint_load.c \
  src/net/http.c \
  src/net/json_stream.c \
  src/net/network.c

news_headers = \
  src/news/article.h

entnewsincludedir = $(entincludedir)/news
entnewsinclude_HEADERS = $(news_headers)

libentente_la_SOURCES += \
  $(news_headers) \
  src/news/article.c

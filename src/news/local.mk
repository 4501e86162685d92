news_headers = \
  src/news/article.h \
  src/news/duplicates.h \
  src/news/reader.h \
  src/news/record.h \
  src/news/source.h

entnewsincludedir = $(entincludedir)/news
entnewsinclude_HEADERS = $(news_headers)

libentente_la_SOURCES += \
  $(news_headers) \
  src/news/article.c \
  src/news/dateline.c \
  src/news/dateline.h \
  src/news/duplicates.c \
  src/news/foot.c \
  src/news/foot.h \
  src/news/head.c \
  src/news/head.h \
  src/news/head_date.c \
  src/news/paragraphs.c \
  src/news/paragraphs.h \
  src/news/phrases.c \
  src/news/phrases.h \
  src/news/plain.c \
  src/news/plain.h \
  src/news/reader.c \
  src/news/record.c \
  src/news/source.c

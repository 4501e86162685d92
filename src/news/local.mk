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
  src/news/charset.c \
  src/news/charset.h \
  src/news/cursor.h \
  src/news/dateline.c \
  src/news/dateline.h \
  src/news/duplicates.c \
  src/news/draft.c \
  src/news/draft.h \
  src/news/foot.c \
  src/news/foot.h \
  src/news/head.c \
  src/news/head.h \
  src/news/head_date.c \
  src/news/language.c \
  src/news/language.h \
  src/news/markup.c \
  src/news/markup.h \
  src/news/input.c \
  src/news/input.h \
  src/news/json.c \
  src/news/json.h \
  src/news/json_article.c \
  src/news/json_article.h \
  src/news/json_scan.h \
  src/news/page.c \
  src/news/page.h \
  src/news/page_agree.c \
  src/news/page_around.c \
  src/news/page_author.c \
  src/news/page_blocks.c \
  src/news/page_date.c \
  src/news/page_blocks.h \
  src/news/page_features.c \
  src/news/page_features.h \
  src/news/page_head.c \
  src/news/page_headline.c \
  src/news/page_impl.h \
  src/news/page_lines.c \
  src/news/page_nodes.c \
  src/news/page_nodes.h \
  src/news/page_publisher.c \
  src/news/page_state.c \
  src/news/page_text.c \
  src/news/page_text.h \
  src/news/page_title.c \
  src/news/page_title.h \
  src/news/page_tree.c \
  src/news/page_tree.h \
  src/news/paragraphs.c \
  src/news/paragraphs.h \
  src/news/phrases.c \
  src/news/phrases.h \
  src/news/plain.c \
  src/news/plain.h \
  src/news/reader.c \
  src/news/record.c \
  src/news/record_impl.h \
  src/news/sniff.c \
  src/news/sniff.h \
  src/news/source.c \
  src/news/source_impl.h \
  src/news/source_json.c \
  src/news/source_warc.c \
  src/news/timestamp.c \
  src/news/timestamp.h \
  src/news/xml_article.c \
  src/news/xml_article.h \
  src/news/xml_split.c

#!/bin/sh
# Inputs that are to exhaust or confuse: a clear message, bounded memory and time,
# and the other articles intact. Those of gigabytes are sparse.
. "$top_srcdir/tests/tools/command.sh"

formats=$top_srcdir/tests/news/formats

# Under sanitizers address space tells nothing.
case ${TEST_CFLAGS-} in
*sanitize*) bound=: ;;
*) bound='ulimit -v 1000000' ;;
esac

# repeat N TEXT
repeat() {
  awk -v n="$1" -v text="$2" 'BEGIN { while (n-- > 0) printf "%s", text }' </dev/null
}

# gives CODE N MESSAGE ARGUMENT...: N articles, and a line with MESSAGE on stderr
gives() {
  wanted_code=$1
  wanted_count=$2
  message=$3
  shift 3
  ($bound && exec timeout 120 "$entente" convert "$@") >"$work/out" 2>"$work/err"
  code=$?
  count=$(grep -c 'a schema:NewsArticle' "$work/out")
  [ $code -eq "$wanted_code" ] && [ "$count" -eq "$wanted_count" ] &&
    { [ -z "$message" ] || grep -qF "$message" "$work/err"; }
  report $? "$*: $wanted_count articles${message:+, $message}"
}

# ---- Entities
{
  printf '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "lollollollol">'
  previous=a
  for name in b c d e f g h i j; do
    printf '<!ENTITY %s "' $name
    repeat 10 "&$previous;"
    printf '">'
    previous=$name
  done
  printf ']><rss><channel><item><title>&j;</title><description>&j;</description></item></channel></rss>'
} >bomb.rss
gives 1 0 "bomb.rss:1: declares the entity 'b'" bomb.rss
echo secret >secret
printf '<!DOCTYPE rss [<!ENTITY x SYSTEM "%s">]><rss><channel><item><title>t</title><description>It says &x; here.</description></item></channel></rss>' \
  "file://$PWD/secret" >outside.rss
gives 1 0 "outside.rss:1: declares the entity 'x'" outside.rss
printf '<!DOCTYPE rss SYSTEM "%s"><rss><channel><item><title>The talks go on</title><description>It says here that they met.</description></item></channel></rss>' \
  "file://$PWD/missing.dtd" >dtd.rss
gives 0 1 '' dtd.rss

# ---- Nesting
sentence='<p>The ministers met in Velm City on Sunday, and they will meet again next week, officials said.</p>'
for depth in 1000 1000000; do
  { printf '<html><body><h1>Velmia and Ordland meet</h1>'; repeat $depth '<div>'; printf '%s' "$sentence"; repeat $depth '</div>'; } >"nest$depth.html"
  { printf '<html><body><h1>Velmia and Ordland meet</h1>'; repeat $depth '<b>'; printf '%s' "$sentence"; repeat $depth '</i>'; } >"open$depth.html"
  { printf '<rss><channel><item><title>In order</title><description>The first item is in order.</description></item><item>'
    repeat $depth '<a>'; repeat $depth '</a>'; printf '</item></channel></rss>'; } >"nest$depth.rss"
  { printf '{"title":"First","text":"The first one is in order."}\n{"text":'; repeat $depth '['; repeat $depth ']'
    printf '}\n{"title":"Last","text":"The last one is in order."}\n'; } >"nest$depth.jsonl"
  gives 1 1 "nest$depth.rss:1: elements nested deeper than the limit of 200" "nest$depth.rss"
  gives 1 2 "nest$depth.jsonl:2: record 2: JSON nested deeper than 200" "nest$depth.jsonl"
done
gives 0 1 '' nest1000.html
gives 0 1 '' open1000.html
gives 1 0 'nest1000000.html: more than 1000000 elements, or 2000 within each other' nest1000000.html
gives 1 0 'open1000000.html: more than 1000000 elements, or 2000 within each other' open1000000.html
rm -f nest* open*

# ---- Archives and compressed data that break off
size=$(wc -c <"$formats/pages.warc")
head -c $((size * 55 / 100)) "$formats/pages.warc" >cut.warc
gives 1 1 'cut.warc: record 4: breaks off' cut.warc
size=$(wc -c <"$formats/members.warc.gz")
head -c $((size * 60 / 100)) "$formats/members.warc.gz" >cut.warc.gz
gives 1 2 'cut.warc.gz: breaks off within compressed data' cut.warc.gz
{ cat "$formats/pages.warc"; printf 'no record\r\nat all\r\n'; cat "$formats/pages.warc"; } >mixed.warc
gives 0 6 "mixed.warc: warning: record 9: expected 'WARC/1.'" mixed.warc
printf '<rss><channel><item><title>In order</title><description>The first item is in order.</description></item><item><title>Not' >cut.rss
gives 1 1 'cut.rss:1: record 2: breaks off within the article' cut.rss

# ---- Bodies of responses
# body HEADER: a record of a response with the body in standard input
body() {
  cat >block
  { printf 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n%s\r\n\r\n' "$1"; cat block; } >response
  printf 'WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: %s\r\n\r\n' "$(wc -c <response)"
  cat response
  printf '\r\n\r\n'
}
printf '<html><body><h1>Velmia and Ordland meet</h1>%s%s</body></html>' "$sentence" "$sentence" >page
gzip -cn page >page.gz
body 'Content-Encoding: gzip' <page.gz >whole.warc
body 'Content-Encoding: br' <page >uncompressed.warc
# What gzip has between its head of 10 bytes and its foot of 8
tail -c +11 page.gz | head -c -8 | body 'Content-Encoding: deflate' >deflate.warc
head -c -20 page.gz | body 'Content-Encoding: gzip' >short.warc
head -c 400 /dev/zero | body 'Content-Encoding: br' >brotli.warc
{ printf '<html><body><p>'; repeat 20000000 a; } | gzip -c | body 'Content-Encoding: gzip' >inflated.warc
for name in whole uncompressed deflate; do
  gives 0 1 '' $name.warc
done
gives 1 0 'short.warc: record 1: broken compressed data' short.warc
gives 1 0 "brotli.warc: record 1: compressed by 'br', which cannot be read" brotli.warc
cat inflated.warc whole.warc >both.warc
gives 1 1 'both.warc: record 1: larger than the limit of 16777216 bytes' both.warc
rm -f block response page page.gz ./*.warc

# ---- Size
{ printf '{"title":"First","text":"The first one is in order."}\n{"text":"'; repeat 10000000 'word '
  printf '"}\n{"title":"Last","text":"The last one is in order."}\n'; } >big.jsonl
gives 1 2 'big.jsonl:2: record 2: larger than the limit of 16777216 bytes' big.jsonl
{ printf '{"title":"First","text":"The first one is in order."}\n{"a":['; repeat 4000000 '[],'
  printf '0]}\n{"title":"Last","text":"The last one is in order."}\n'; } >many.jsonl
gives 1 2 'many.jsonl:2: record 2: JSON of more than 1000000 values' many.jsonl
rm -f big.jsonl many.jsonl
if truncate -s 2G sparse 2>/dev/null; then
  gives 1 0 'sparse: larger than the limit of 67108864 bytes' sparse
  gives 1 0 'sparse: larger than the limit of 67108864 bytes' --from html sparse
  gives 1 0 'sparse: no article in it' --from rss sparse
  gives 1 0 'sparse: no record in it' --from warc sparse
  { cat "$formats/pages.warc"; printf 'WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: video/mp4\r\nContent-Length: 2147483648\r\n\r\n'; } >large.warc
  head=$(wc -c <large.warc)
  truncate -s $((head + 2147483648)) large.warc
  { printf '\r\n\r\n'; cat "$formats/pages.warc"; } >>large.warc
  gives 0 6 '' large.warc
  rm -f sparse large.warc
else
  skip 'files of 2 GB' 'they cannot be made here'
fi

# ---- Encodings that are not what is declared
utf8='<p>The caf\303\251 was closed, and the ministers met in the town hall instead, officials said.</p>'
latin='<p>The caf\351 was closed, and the ministers met in the town hall instead, officials said.</p>'
for charset in utf-8 windows-1251 no-such-charset utf-16 ''; do
  printf '<html><head><meta charset="%s"><title>The caf\303\251</title></head><body>'"$utf8"'</body></html>' "$charset" >utf8.html
  gives 0 1 '' --with-text utf8.html
  grep -q 'The café was closed' "$work/out"
  report $? "UTF-8 declared as '$charset'"
done
printf '<html><head><meta charset="utf-8"></head><body>'"$latin"'</body></html>' >latin.html
gives 0 1 '' --with-text latin.html
grep -q 'The café was closed' "$work/out"
report $? 'windows-1252 declared as UTF-8'
printf '<html><head><meta charset="utf-8"></head><body>'"$utf8$utf8$utf8$utf8$utf8"'<p>It was \377 late when they left the old hall.</p></body></html>' >broken.html
gives 0 1 'broken.html: warning: 1 bytes are of no character in its encoding' --with-text broken.html
{
  printf '{"headline": "Long", "articleBody": "'
  head -c 3000000 /dev/zero | sed 's/\x00\x00/a /g'
  printf '"}\n{"headline": "Talks", "articleBody": "Kenya and Ghana held talks on Monday about the border."}\n'
} >long.jsonl
gives 1 1 'long.jsonl:1: record 1: text larger than the limit of 2097152 bytes' long.jsonl
plan

#!/bin/sh
# Mutations of inputs of all formats, always the same ones; ENT_FUZZ_RUNS of each.
set -u

log=$(mktemp) || exit 99
trap 'rm -f "$log" /tmp/fuzz_source.??????' EXIT
runs=${ENT_FUZZ_RUNS:-150}
formats=$top_srcdir/tests/news/formats
pages=$top_srcdir/tests/news/pages
n=0

# fuzz FORMAT FILE...
fuzz() {
  format=$1
  shift
  n=$((n + 1))
  if ENT_FUZZ_FORMAT=$format "$top_builddir/tests/fuzz/fuzz_source" "$runs" "$n" "$@" >"$log" 2>&1; then
    echo "ok $n - mutations of $format"
  else
    echo "not ok $n - mutations of $format"
    head -n 40 "$log" | sed 's/^/# /'
  fi
}

fuzz html "$pages"/01*.html "$pages"/08*.html "$pages"/11*.html "$pages"/12*.html "$pages"/31*.html "$pages"/39*.html
fuzz rss "$formats"/feed.rss
fuzz atom "$formats"/feed.atom
fuzz nitf "$formats"/story.nitf
fuzz newsml "$formats"/message.newsml
fuzz jsonl "$formats"/lines.jsonl "$formats"/array.json
fuzz warc "$formats"/pages.warc "$formats"/members.warc.gz
fuzz plain "$top_srcdir"/samples/*.txt
fuzz auto "$formats"/*.rss "$formats"/*.atom "$formats"/*.nitf "$formats"/*.newsml "$formats"/*.json* "$formats"/*.warc* "$pages"/0*.html
echo "1..$n"

#!/bin/sh
# The layers of the sources, and that scripts/check-layers finds what is wrong.
set -u

check=$top_srcdir/scripts/check-layers
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
n=0

# report STATUS NAME: 0 is success
report() {
  n=$((n + 1))
  [ "$1" -eq 0 ] && echo "ok $n - $2" || echo "not ok $n - $2"
}

# add FILE LINE: make a source file of the tree at hand
add() {
  mkdir -p "$work/src/${1%/*}"
  printf '%s\n' "$2" >>"$work/src/$1"
}

# rejects NAME MESSAGE: the tree at hand fails with MESSAGE and is removed
rejects() {
  "$check" "$work/src" >"$work/graph" 2>"$work/message"
  status=$?
  grep -F "$2" "$work/message" >/dev/null && [ $status -eq 1 ]
  report $? "$1"
  sed 's/^/# /' "$work/message"
  rm -r "$work/src"
}

"$check" "$top_srcdir/src" "$top_builddir/src" >"$work/graph" 2>"$work/message"
report $? 'the sources keep to their layers'
sed 's/^/# /' "$work/graph" "$work/message"

add base/a.h 'typedef int A;'
add rdf/b.c '#include "base/a.h"'
[ "$("$check" "$work/src")" = 'rdf -> base: 1' ]
report $? 'an arrow down is drawn and allowed'
rm -r "$work/src"

add base/a.c ''
add base/a.c '#include "rdf/b.h"'
add rdf/b.h 'typedef int B;'
rejects 'an arrow up' 'base/a.c:2: base must not include rdf (rdf/b.h)'

add text/a.c '  #  include <rdf/b.h>'
add rdf/b.h 'typedef int B;'
rejects 'an arrow between strangers' \
  'text/a.c:1: text must not include rdf (rdf/b.h)'

add store/a.c '#include <raptor2.h>'
rejects 'a library outside its layer' \
  'store/a.c:1: only rdf may include raptor (raptor2.h)'

add frame/a.c '#include <libxml/tree.h>'
rejects 'another library' 'frame/a.c:1: only news may include libxml/'

add know/a.c '#include <sqlite3.h>'
rejects 'the third library' 'know/a.c:1: only store may include sqlite3'

add misc/a.c '#include <stdio.h>'
rejects 'an unknown layer' 'misc/a.c:1: misc is no layer'

add base/a.h '#include "base/b.h"'
add base/b.h '#include "base/a.h"'
rejects 'a circle' 'headers include each other: base/'

add base/a.h 'size_t a(void);'
rejects 'a header that needs another' 'base/a.h: does not compile alone'

mkdir "$work/src"
"$check" "$work/src" >/dev/null 2>&1
[ $? -eq 2 ]
report $? 'an empty tree is no success'

echo "1..$n"

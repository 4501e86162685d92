#!/bin/sh
# Golden files; the name of a folder is what must hold for the files in it.
#   pretty     written again, they have the same bytes
#   good       they are read, and give the graph of the .nq file beside them
#   roundtrip  written in each syntax that holds it, they are the same graph
#   bad        they are not read, and give the message of the .txt file beside
set -u

tool=$top_builddir/tests/rdf/rdf_tool
same=$top_builddir/tests/rdf/rdf_same
here=$top_srcdir/tests/rdf
LSAN_OPTIONS=suppressions=$here/raptor.supp:print_suppressions=0
export LSAN_OPTIONS
out=$(mktemp -d) || exit 99
trap 'rm -rf "$out"' EXIT
n=0

# report STATUS NAME: 0 is success
report() {
  n=$((n + 1))
  if [ "$1" -eq 0 ]; then
    echo "ok $n - $2"
  else
    echo "not ok $n - $2"
    sed 's/^/# /' "$out/difference"
  fi
}

for file in "$here"/pretty/*; do
  extension=${file##*.}
  "$tool" "$extension" "$file" >"$out/written" 2>"$out/message"
  cat "$out/message" >"$out/difference"
  diff -u "$file" "$out/written" >>"$out/difference"
  report $? "pretty/${file##*/}"
done

# comes_back FILE SYNTAX
comes_back() {
  "$tool" "$2" "$1" >"$out/written.$2" 2>"$out/difference" &&
    "$same" "$1" "$out/written.$2" 2>>"$out/difference"
  report $? "roundtrip/${1##*/} as $2"
}

for file in "$here"/roundtrip/*; do
  comes_back "$file" nq
  case $file in
  *.ttl)
    comes_back "$file" ttl
    comes_back "$file" nt
    ;;
  esac
done

for file in "$here"/good/*; do
  case $file in *.nq) continue ;; esac
  "$tool" -s -b http://base.example/dir/file nquads "$file" \
    >"$out/written" 2>"$out/message"
  cat "$out/message" >"$out/difference"
  diff -u "${file%.*}.nq" "$out/written" >>"$out/difference"
  report $? "good/${file##*/}"
done

cd "$here/bad" || exit 99
for file in *; do
  case $file in *.txt) continue ;; esac
  "$tool" nquads "$file" >/dev/null 2>"$out/message"
  echo "exit $?" >>"$out/message"
  diff -u "$file.txt" "$out/message" >"$out/difference"
  report $? "bad/$file"
done

echo "1..$n"

#!/bin/sh
# Golden files of CoNLL-U; the name of a folder is what must hold in it.
#   same  read and written again, they have the same bytes
#   read  they are read, and give the .txt file beside them
#   bad   they are not read, and give the message of the .txt file beside them
set -u

tool=$top_builddir/tests/text/conllu_tool
out=$(mktemp -d) || exit 99
trap 'rm -rf "$out"' EXIT
cd "$top_srcdir/tests/text/conllu" || exit 99
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

for file in same/*; do
  case $file in *probabilities*) option=-p ;; *) option= ;; esac
  "$tool" $option "$file" >"$out/written" 2>&1
  diff -u "$file" "$out/written" >"$out/difference"
  report $? "$file"
done

for file in read/*; do
  case $file in *.txt) continue ;; esac
  "$tool" "$file" >"$out/written" 2>&1
  diff -u "$file.txt" "$out/written" >"$out/difference"
  report $? "$file"
done

for file in bad/*; do
  case $file in *.txt) continue ;; esac
  "$tool" "$file" >"$out/written" 2>"$out/message"
  status=$?
  diff -u "$file.txt" "$out/message" >"$out/difference" &&
    [ $status -eq 1 ] && [ ! -s "$out/written" ]
  report $? "$file"
done

echo "1..$n"

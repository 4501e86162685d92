#!/bin/sh
# The offsets of evidence in a page refer to the text that --with-text writes.
. "$top_srcdir/tests/tools/command.sh"

if ! python3 -c '' 2>/dev/null; then
  echo '1..0 # SKIP there is no python3'
  exit 0
fi
for page in "$top_srcdir"/tests/news/pages/0*.html "$top_srcdir"/tests/news/pages/3*.html; do
  "$entente" convert --with-text -f ntriples "$page" >page.nt
  python3 - page.nt >"$work/out" 2>"$work/err" <<'PYTHON'
import json, re, sys
text, begin, end, anchor = None, {}, {}, {}
for line in open(sys.argv[1], encoding="utf-8"):
    subject, predicate, rest = line.rstrip(" .\n").split(" ", 2)
    literal = re.match(r'"(.*)"', rest)
    value = json.loads('"' + literal.group(1).replace("\\'", "'") + '"') if literal else rest
    name = predicate.rsplit("#", 1)[-1].rstrip(">")
    if name == "isString": text = value
    elif name == "beginIndex": begin[subject] = int(value)
    elif name == "endIndex": end[subject] = int(value)
    elif name == "anchorOf": anchor[subject] = value
assert text and anchor, "no text or no evidence"
for subject, words in anchor.items():
    assert text[begin[subject]:end[subject]] == words, (subject, words)
PYTHON
  report $? "offsets in $(basename "$page")"
done
plan

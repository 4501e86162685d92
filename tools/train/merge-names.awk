# Adds names to a CoNLL-U file: awk -f merge-names.awk NAMES.iob2 TREES.conllu
#
# Sentences are matched by their sent_id and must have the same words. A name
# becomes Name=B-PER and the like in the last column; B-O of the source is a
# slip for O. Sentences whose words differ keep no names.
BEGIN { FS = OFS = "\t" }

/^# sent_id = / { id = substr($0, 13); word = 0 }

FNR == NR && $1 ~ /^[0-9]+$/ {
  form[id, ++word] = $2
  name[id, word] = $3 ~ /-O$/ ? "O" : $3
  sub(/OTH$/, "MISC", name[id, word])
  words[id] = word
}
FNR == NR { next }

/^$/ { flush() }
{ if ($0 != "") line[++lines] = $0 }
END { flush() }

function flush(   i, n, ok, w, column) {
  ok = 1; w = 0
  for (i = 1; i <= lines; i++) {
    n = split(line[i], column, "\t")
    if (n == 10 && column[1] ~ /^[0-9]+$/ && form[id, ++w] != column[2])
      ok = 0
  }
  if (w != words[id]) ok = 0
  missed += !ok; all++
  for (i = 1; i <= lines; i++) {
    n = split(line[i], column, "\t")
    if (n == 10 && column[1] ~ /^[0-9]+$/) {
      if (ok) column[10] = "Name=" name[id, column[1] + 0]
      print column[1], column[2], column[3], column[4], column[5], column[6], \
            column[7], column[8], "_", column[10]
    } else if (n != 10)
      print line[i]
  }
  if (lines) print ""
  lines = 0
}
END { print missed " of " all " sentences have other words" > "/dev/stderr" }

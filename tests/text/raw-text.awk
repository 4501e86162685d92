# The raw text of a CoNLL-U file: a blank line between paragraphs, else the
# space that SpaceAfter tells.
function flush_sentence() {
  if (text == "") return
  printf "%s%s", (n++ ? (starts ? "\n\n" : glue) : ""), text
  glue = no_space ? "" : " "
  text = ""
  starts = no_space = 0
  range_end = 0
}
BEGIN { FS = "\t" }
/^# newpar( |$)/ || /^# newdoc/ { starts = 1 }
/^# text = / { text = substr($0, 10) }
/^[0-9]+-[0-9]+\t/ {
  split($1, ends, "-")
  range_end = ends[2] + 0
  no_space = index("|" $10 "|", "|SpaceAfter=No|") > 0
  next
}
/^[0-9]+\t/ {
  if ($1 + 0 > range_end) no_space = index("|" $10 "|", "|SpaceAfter=No|") > 0
}
/^$/ { flush_sentence() }
END { flush_sentence(); print "" }

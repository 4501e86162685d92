# Make a table in Markdown of the figures of each engine, a file of its name.
BEGIN { FS = "\t" }
FNR == 1 { engines[++n] = FILENAME }
$1 == "load" {
  cell["load, triples per second", n] = $3 + 0 ? sprintf("%d", triples / $3 * 1000) : $3
  cell["load, triples per second of processor", n] = $4 + 0 ? sprintf("%d", triples / $4 * 1000) : $4
  next
}
$1 == "size" { cell["size on disk, MB", n] = $2; next }
$1 == "memory" { cell["peak memory, MB", n] = $2; next }
$1 == "failed" {
  if (!(("load, triples per second", n) in cell)) cell["load, triples per second", n] = "failed"
  next
}
{
  if (!($1 in seen)) names[++m] = $1
  seen[$1] = 1
  cell[$1, n] = $3 ~ /^[0-9.]+$/ ? sprintf($3 < 10 ? "%.2f" : "%.0f", $3) : $3
  if ($2 ~ /^[0-9]+$/) {
    if (($1 in rows) && rows[$1] != $2) cell[$1, n] = cell[$1, n] " (" $2 " rows)"
    if (!($1 in rows)) rows[$1] = $2
  }
}
function line(name, title,    i, text) {
  text = "| " title " |"
  for (i = 1; i <= n; ++i) text = text " " ((name, i) in cell ? cell[name, i] : "-") " |"
  print text
}
END {
  text = "| " triples " triples |"
  rule = "| --- |"
  for (i = 1; i <= n; ++i) {
    text = text " " engines[i] " |"
    rule = rule " ---: |"
  }
  print text
  print rule
  line("load, triples per second", "load, triples per second")
  line("load, triples per second of processor", "load, triples per second of processor")
  line("size on disk, MB", "size on disk, MB")
  line("peak memory, MB", "peak memory, MB")
  for (i = 1; i <= m; ++i) {
    title = names[i]
    sub(/^[0-9]+-/, "", title)
    gsub(/-/, " ", title)
    line(names[i], title ", ms (" rows[names[i]] " rows)")
  }
}

# Lists the names in the tables of the knowledge base by kind, as in names.txt:
# awk -f knowledge-names.awk ../../knowledge/{persons-*,states,...}.tsv
#
# Its output is kept in knowledge-names.txt, so that the trained weights do not
# change with the tables.
BEGIN { FS = "\t" }
/^#/ || !NF { next }
/^\[/ { part = $1; next }
part == "[persons]" { add_persons($2 "|" $4); add("family", $3); next }
part == "[entities]" {
  kind = kind_of($1)
  if (kind != "") add_names(kind, $3 "|" $4)
}
END {
  n = split("given family place adjective organization", kinds, " ")
  for (k = 1; k <= n; k++) {
    printf "%s:", kinds[k]
    for (i = 1; i <= count[kinds[k]]; i++) printf " %s", list[kinds[k], i]
    printf "\n"
  }
}

function kind_of(id) {
  sub(/^\+/, "", id)
  if (id ~ /^(state|settlement|region|facility|nature|place)/) return "place"
  return id ~ /^org\// ? "organization" : ""
}

function add(kind, name) {
  gsub(/ /, "_", name)
  if (name !~ /^([a-z0-9-]|$)/ && !((kind, name) in seen)) {
    seen[kind, name] = 1
    list[kind, ++count[kind]] = name
  }
}

# The last word is a family name, those before it are given names.
function add_persons(names,   name, word, i, j, n, m) {
  n = split(names, name, "|")
  for (i = 1; i <= n; i++) {
    sub(/^surname:/, "", name[i])
    m = split(name[i], word, " ")
    if (m < 2 || word[m] ~ /^[IVX]+$|\.$/) continue
    add("given", word[1])
    add("family", word[m])
  }
}

function add_names(kind, names,   name, form, i, j, n, m) {
  n = split(names, name, "|")
  for (i = 1; i <= n; i++)
    if (name[i] ~ /^(nat|adj|dem):/) {
      m = split(substr(name[i], 5), form, "/")
      for (j = 1; j <= m; j++) add("adjective", form[j])
    } else {
      sub(/^[a-z]+:/, "", name[i])
      add(kind, name[i])
    }
}

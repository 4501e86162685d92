# Lists the names of persons in the data of Faker (Debian's
# python3-fake-factory, MIT licence) as in names.txt:
#
#   awk -f person-names.awk WORDNET/data.{noun,verb,adj,adv} PERSON/*/__init__.py
#
# Faker has a Python file for each language and country, with the names that
# are frequent there. Only those in Latin letters are listed, and not those that
# are common words or places in WordNet (Summer, Price, Alabama): names.txt has
# the frequent ones of these. Rare names are not put in place of others.
BEGIN { quoted = "['\"][A-Z][^'\"]*['\"]" }
FILENAME ~ /data\.[a-z]+$/ { add_words(); next }
/^    [a-z]/ { kind = kind_of($1) }
kind != "" && !/^ *#/ { add_quoted(kind, $0) }
END {
  print_names("rare-given")
  print_names("rare-family")
}

function kind_of(variable) {
  if (variable !~ /names/) return ""
  return variable ~ /^first_/ ? "rare-given" : variable ~ /last_/ ? "rare-family" : ""
}

# A line of WordNet's data: offset file type count word id word id ...
function add_words(  i) {
  for (i = 5; $4 ~ /^[0-9a-f]+$/ && $i !~ /^[0-9][0-9][0-9]$/ && i <= NF; i += 2)
    if ($i ~ /^[a-z]/ || $2 == 15) common[tolower($i)] = 1
}

function add_quoted(kind, line,   name) {
  while (match(line, quoted)) {
    name = substr(line, RSTART + 1, RLENGTH - 2)
    line = substr(line, RSTART + RLENGTH)
    if (is_name(name) && !((kind, name) in seen)) {
      seen[kind, name] = 1
      list[kind, ++count[kind]] = name
    }
  }
}

# One word of Latin letters: in UTF-8, U+00C0 to U+017F begin with these bytes.
function is_name(name) {
  return name ~ /^[A-Z][-A-Za-z\200-\277\303\304\305]+$/ &&
         name !~ /[A-Z][A-Z]/ && !(tolower(name) in common)
}

# Lines are cut as the trainer reads no longer ones than 64 KB.
function print_names(kind,   i) {
  for (i = 1; i <= count[kind]; i++) {
    if (i % 1000 == 1) printf "%s%s:", (i > 1 ? "\n" : ""), kind
    printf " %s", list[kind, i]
  }
  printf "\n"
}

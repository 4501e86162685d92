# Print the table of states: one for each code of ISO 3166-1 that the curated
# tables do not have. Input: curated entities, CLDR names, ISO countries.

function plain(name) {
  gsub(/ & /, " and ", name)
  gsub(/’/, "'", name)
  sub(/^St\. /, "Saint ", name)
  sub(/ \(.*\)$/, "", name)
  return name
}

# ISO inverts names: "Iran, Islamic Republic of".
function everyday(name) {
  sub(/,.*$/, "", name)
  sub(/^The /, "", name)
  return name
}

function add(name, mark) {
  sub(/^[Tt]he /, "", name)
  if (name ~ /[(,]/ || name == "" || name == label || (name in seen)) return
  seen[name] = 1
  names = names (names == "" ? "" : "|") mark name
}

file == 1 { if ($6 != "") curated[$6] = 1; next }
file == 2 { if ($3 == "") english[$1] = $2; else variant[$1] = variant[$1] "\t" $2; next }
FNR == 1 {
  print "# Made by scripts/make-geography; do not edit."
  print "# Source: ISO 3166-1 as packaged in iso-codes (LGPL-2.1+), English names of Unicode CLDR."
  print "[entities]"
}
!($1 in curated) {
  label = $1 in english ? plain(english[$1]) : everyday($2)
  names = ""
  split("", seen)
  n = split(variant[$1], alternatives, "\t")
  for (i = 2; i <= n; ++i)
    add(plain(alternatives[i]), alternatives[i] ~ /^[A-Z]+$/ ? "abbr:" : "")
  if ($3 != "") add(everyday($3), "")
  else if ($2 !~ /,/) add($2, "")
  add($4, "official:")
  print "state/" $1 "\tState\t" label "\t" names "\t\t" $1 "\t\t\t\t\tiso"
}

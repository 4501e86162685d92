# Print the table of subdivisions of ISO 3166-2. Input: words not to take for
# names, curated entities, ISO countries, CLDR names, ISO subdivisions.

# Kinds of subdivisions that are too small to be in international news.
function is_local(type) {
  return tolower(type) ~ /municipality|council|parish|commune|quarter|ward|borough|unitary authority|two-tier county|metropolitan district|atoll|village|city|town|popularate|arrondissement/
}

file == 1 { if ($1 !~ /^#/) ordinary[$1] = 1; next }
file == 2 {
  if ($6 != "") { by_code[$6] = $1 }
  if ($2 == "Settlement") {
    n = split($3 "|" $4, list, "|")
    for (i = 1; i <= n; ++i) {
      sub(/^[a-z]+:/, "", list[i])
      settlement[$5 "\t" list[i]] = 1
    }
  }
  next
}
file == 3 { is_state[$1] = 1; next }
file == 4 { if ($3 == "" && !($1 in english)) english[$1] = $2; next }
FNR == 1 {
  print "# Made by scripts/make-geography; do not edit."
  print "# Source: ISO 3166-2 as packaged in iso-codes (LGPL-2.1+), English names of Unicode CLDR."
  print "[entities]"
}
{
  country = substr($1, 1, 2)
  sub(/ \[.*\]$/, "", $2)
  local_name = $2
  sub(/,.*$/, "", local_name)
  label = $1 in english ? english[$1] : local_name
  gsub(/ & /, " and ", label)
  gsub(/’/, "'", label)
  if ($1 in by_code || country in is_state == 0 || is_local($3)) next
  of = country in by_code ? by_code[country] : "state/" country
  # Cities are no regions, and the curated table knows the big ones.
  if ((substr(of, 7) "\t" label) in settlement || (of "\t" label) in settlement)
    next
  if (label in ordinary || label !~ /[a-z][a-z]/ || label ~ /[0-9()\/|;]/) next
  names = label == local_name || local_name in ordinary || local_name ~ /[0-9()\/|;]/ ? "" : local_name
  line = "region/" $1 "\tRegion\t" label "\t" names "\t" of "\t" $1 "\t\t\t\t\tiso"
  # Of namesakes the first is the more prominent: Maryland is in the news, the
  # county in Liberia is not.
  if (country ~ /^(AU|BR|CA|CN|DE|IN|MX|RU|US)$/) print line
  else later[++n_later] = line
}
END {
  for (i = 1; i <= n_later; ++i) print later[i]
}

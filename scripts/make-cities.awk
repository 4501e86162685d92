# Print the table of cities of 100,000 inhabitants and more (250,000 in
# English-speaking countries), the biggest first.
# Input: words not to take for names, curated entities, cities15000.txt.

function has(of, name) {
  return (of "\t" name) in known || ("state/" of "\t" name) in known
}

file == 1 { if ($1 !~ /^#/) ordinary[$1] = 1; next }
file == 2 {
  if ($6 != "") by_code[$6] = $1
  if ($2 == "Settlement" || $2 == "State") {
    n = split($3 "|" $4, list, "|")
    for (i = 1; i <= n; ++i) {
      sub(/^[a-z]+:/, "", list[i])
      known[$5 "\t" list[i]] = 1
    }
  }
  next
}
FNR == 1 {
  print "# Made by scripts/make-geography; do not edit."
  print "# Source: GeoNames (geonames.org), cities15000.txt as packaged in libtimezonemap-data, CC BY 4.0."
  print "[entities]"
}
# Names of cities of English-speaking countries are surnames all too often.
function inhabitants_wanted(country) {
  return country ~ /^(AU|CA|GB|IE|NZ|US)$/ ? 250000 : 100000
}

$15 >= inhabitants_wanted($9) && !has($9, $2) && !has($9, $3) {
  if ($2 in ordinary || $3 in ordinary || $2 ~ /[0-9()\/|;]/) next
  of = $9 in by_code ? by_code[$9] : "state/" $9
  gsub(/’/, "'", $2)
  print "settlement/gn" $1 "\tSettlement\t" $2 "\t" ($3 == $2 ? "" : $3) "\t" of "\t\t\t\t\t\tgn"
}

# Print the English names of a CLDR file: code in the spelling of ISO 3166,
# name, and "short" or "variant" for an alternative name. Set `element`.

function attribute(line, name) {
  if (!match(line, " " name "=\"[^\"]*\"")) return ""
  line = substr(line, RSTART, RLENGTH)
  sub(/^[^"]*"/, "", line)
  sub(/"$/, "", line)
  return line
}

function iso(code) {
  code = toupper(code)
  if (element == "subdivision") code = substr(code, 1, 2) "-" substr(code, 3)
  return code
}

$0 ~ "<" element " " {
  name = $0
  sub(/^[^>]*>/, "", name)
  sub(/<.*$/, "", name)
  gsub(/&amp;/, "\\&", name)
  code = iso(attribute($0, "type"))
  if (code ~ (element == "territory" ? "^[A-Z][A-Z]$" : "^[A-Z][A-Z]-"))
    print code "\t" name "\t" attribute($0, "alt")
}

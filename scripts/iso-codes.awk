# Read a JSON file of the package iso-codes, one member a line as it is
# packaged, and print a line per object: code, name, then common and official
# name (ISO 3166-1) or type and parent (ISO 3166-2).

function value(line) {
  sub(/^[^:]*: "/, "", line)
  sub(/",?$/, "", line)
  gsub(/\\"/, "\"", line)
  return line
}

/^ *\{/ { code = name = third = fourth = "" }
/^ *"(alpha_2|code)":/ { code = value($0) }
/^ *"name":/ { name = value($0) }
/^ *"(common_name|type)":/ { third = value($0) }
/^ *"(official_name|parent)":/ { fourth = value($0) }
/^ *\},?/ { if (code != "") print code "\t" name "\t" third "\t" fourth; code = "" }

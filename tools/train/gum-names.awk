# Derives names from the entity annotation of GUM: awk -f gum-names.awk FILE
#
# GUM marks noun phrases of ten types, nested. A phrase of a person, place or
# organization whose head is a proper noun (NNP, NNPS) yields a name: the
# proper nouns around the head within the phrase, and small words between them
# in organizations and places ("University of Portsmouth"). Titles (nmod:desc)
# are left out, the longest name wins. Proper nouns outside such names and
# capitalised words inside the sentence may be names of other kinds: they get
# no Name=, which the trainer takes as not annotated; all else is Name=O.
BEGIN {
  FS = OFS = "\t"
  kind["person"] = "PER"; kind["place"] = "LOC"; kind["organization"] = "ORG"
}

/^#/ { print; next }
/^$/ { flush(); print; next }
$1 !~ /^[0-9]+$/ { next }
{
  n = $1 + 0
  for (i = 1; i <= 8; i++) column[n, i] = $i
  entity[n] = match($10, /Entity=[^|]*/) ? substr($10, RSTART + 7, RLENGTH - 7) : ""
}
END { flush() }

function flush(   t) {
  for (t = 1; t <= n; t++) best[t] = 0
  find_entities()
  for (t = 1; t <= n; t++) write(t)
  n = 0
}

function find_entities(   t, rest, mark, id, depth, begin, type, part) {
  for (t = 1; t <= n; t++) {
    rest = entity[t]
    while (rest != "") {
      if (match(rest, /^\([^()]*/)) {
        mark = substr(rest, 2, RLENGTH - 1)
        rest = substr(rest, RLENGTH + 1)
        split(mark, part, "-")
        depth[part[1]]++
        begin[part[1], depth[part[1]]] = t
        type[part[1], depth[part[1]]] = part[2]
        if (substr(rest, 1, 1) == ")") {
          close_entity(part[1], t, depth, begin, type)
          rest = substr(rest, 2)
        }
      } else if (match(rest, /^[^()]*\)/)) {
        id = substr(rest, 1, RLENGTH - 1)
        rest = substr(rest, RLENGTH + 1)
        close_entity(id, t, depth, begin, type)
      } else
        rest = substr(rest, 2)
    }
  }
}

function close_entity(id, t, depth, begin, type,   k) {
  k = depth[id]
  if (k < 1) return
  depth[id]--
  if (type[id, k] in kind) add_name(begin[id, k], t, type[id, k])
}

function is_proper(t) { return column[t, 5] ~ /^NNPS?$/ }

function is_link(t) {
  return column[t, 2] ~ /^(of|for|and|the|&|-|'s|de|la|al|el)$/
}

# The word whose head lies outside.
function head_of(from, to,   t, h) {
  for (t = from; t <= to; t++) {
    h = column[t, 7] + 0
    if ((h < from || h > to) && column[t, 4] != "PUNCT") return t
  }
  return from
}

function add_name(from, to, type,   h, left, right, t) {
  h = head_of(from, to)
  if (!is_proper(h)) return
  left = right = h
  while (left > from && is_proper(left - 1) && column[left - 1, 8] != "nmod:desc")
    left--
  while (right < to) {
    if (is_proper(right + 1)) right++
    else if (column[right + 1, 2] == "-" && right + 2 <= to && is_proper(right + 2))
      right += 2
    else if (type != "person" && is_link(right + 1) && right + 2 <= to &&
             is_proper(right + 2)) right += 2
    else if (type != "person" && is_link(right + 1) && is_link(right + 2) &&
             right + 3 <= to && is_proper(right + 3)) right += 3
    else break
  }
  for (t = left; t <= right; t++)
    if (best[t] > right - left) return
  for (t = left; t <= right; t++) {
    best[t] = right - left + 1
    name[t] = (t == left ? "B-" : "I-") kind[type]
  }
}

function write(t,   misc) {
  if (best[t]) misc = "Name=" name[t]
  else if (is_proper(t) || (t > 1 && column[t, 2] ~ /^[A-Z]/ && column[t, 2] != "I"))
    misc = "_"
  else misc = "Name=O"
  print column[t, 1], column[t, 2], column[t, 3], column[t, 4], column[t, 5], \
        column[t, 6], column[t, 7], column[t, 8], "_", misc
}

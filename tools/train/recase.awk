# Makes copies of some sentences in other letter cases, as in headlines and
# banners: awk -v seed=1 -f recase.awk FILE
#
# Of 24 sentences one becomes lower case, one upper case, and of those up to
# 16 words three become Title Case. Lemmas and all annotation stay.
BEGIN { FS = OFS = "\t" }
/^#/ || $1 !~ /^[0-9]/ && NF { next }
!NF { flush(); next }
$1 ~ /[-.]/ { next }
{ line[++n] = $0 }
END { flush() }

function flush(   t, choice) {
  choice = (++sentences + seed) % 24
  if (n && (choice < 2 || (choice < 5 && n <= 16))) {
    for (t = 1; t <= n; t++) {
      $0 = line[t]
      $2 = choice == 0 ? tolower($2) : choice == 1 ? toupper($2) : title($2, t)
      print
    }
    print ""
  }
  n = 0
}

function title(word, t) {
  if (t > 1 && word ~ /^(a|an|the|of|in|on|to|for|and|or|at|by|as|with|from)$/)
    return word
  return toupper(substr(word, 1, 1)) substr(word, 2)
}

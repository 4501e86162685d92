# Leaves nothing but the words of CoNLL-U: awk -v every=N -f words-only.awk FILE
#
# Every N-th sentence of 5 to 80 words is kept.
BEGIN { FS = OFS = "\t" }
/^[0-9]+\t/ { word[++n] = $2; next }
/^$/ { flush() }
END { flush() }

function flush(   i) {
  if (n >= 5 && n <= 80 && ++seen % every == 0) {
    for (i = 1; i <= n; i++)
      print i, word[i], "_", "_", "_", "_", "_", "_", "_", "_"
    print ""
  }
  n = 0
}

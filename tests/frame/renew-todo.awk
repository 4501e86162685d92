# Renews the marks `todo` of the cases of test_sentences.c:
#     test_sentences | awk -f renew-todo.awk - cases/FILE.txt >NEW
# The first file is the output of the test. Review the difference: a mark that
# came may be something that got worse.
FNR == 1 { file = FILENAME; sub(/.*\//, "", file); is_tap = NR == 1 }
is_tap {
  if (match($0, /^(not )?ok [0-9]+ - [a-z-]+\.txt:[0-9]+: /)) {
    split(substr($0, RSTART, RLENGTH), part, / - |: /)
    is_wrong[part[2]] = $1 == "not" && $0 !~ /\[remove todo\]$/
  }
  next
}
function flush_case() {
  if (is_wrong[file ":" begin]) { print "todo" }
}
/^[ \t]*$/ { flush_case(); begin = 0; has_text = 0; print; next }
/^todo/ { next }
{
  if (!has_text) { begin = FNR }
  if (/^"|^headline/ ) { has_text = 1 }
  print
}
END { flush_case() }

#!/bin/sh
# The program around its commands: help, version, and what is no command.
. "$top_srcdir/tests/tools/command.sh"

fails 2 "no command; see 'entente --help'"
fails 2 "unknown command 'frobnicate'; see 'entente --help'" frobnicate
fails 2 "unknown command ''; see 'entente --help'" ''
fails 2 "unknown command '--nonsense'; see 'entente --help'" --nonsense

succeeds 'entente --help' --help
commands=$(sed -n '/^Commands:$/,/^$/s/^  \([a-z]*\) .*/\1/p' "$work/out")
grep -q '^Usage: entente COMMAND' "$work/out" && [ -n "$commands" ]
report $? 'the help lists commands'
succeeds 'entente --version' --version
grep -Eqx 'entente [0-9]+\.[0-9]+\.[0-9]+' "$work/out"
report $? 'the version is a number'

for command in $commands; do
  succeeds "entente $command --help" "$command" --help
  grep -q "^Usage: entente $command " "$work/out"
  report $? "the help of $command shows its usage"
  [ "$(awk 'length > 80' "$work/out" | wc -l)" -eq 0 ]
  report $? "the help of $command fits 80 columns"
  misused "$command" "unknown option '--nonsense'" --nonsense
  misused "$command" "unknown option '-%'" -%
  misused "$command" "option '--help' takes no value" --help=yes
done

if [ -w /dev/full ]; then
  for arguments in --help --version 'convert --help'; do
    # shellcheck disable=SC2086 # words
    "$entente" $arguments >/dev/full 2>"$work/err"
    code=$?
    has_failed 1 'standard output: cannot write: No space left on device'
    report $? "entente $arguments on a full disk"
  done
else
  skip 'help on a full disk' 'there is no /dev/full'
fi
plan

#!/bin/sh
# The man page is well-formed and knows the commands and options that the program
# knows, no fewer and no more; so does the completion.
. "$top_srcdir/tests/tools/command.sh"

page=$top_srcdir/man/entente.1
if command -v man >/dev/null 2>&1; then
  LC_ALL=C.UTF-8 MANROFFSEQ='' MANWIDTH=80 man --warnings -E UTF-8 -l -Tutf8 -Z "$page" >/dev/null 2>"$work/err"
  [ ! -s "$work/err" ]
  report $? 'man finds nothing to warn of'
else
  skip 'warnings of man' 'it is not installed'
fi

# One line for each command and option: "convert --base"
"$entente" --help | sed -n '/^Commands:$/,/^$/s/^  \([a-z]*\) .*/\1/p' >"$work/commands"
while read -r command; do
  echo "$command"
  "$entente" "$command" --help | grep -oE '^ +(-[A-Za-z], )?--[a-z][a-z-]*' |
    grep -oE -- '--.*' | grep -vx -- --help | sed "s/^/$command /"
done <"$work/commands" | sort >"$work/wanted"

sed 's/\\-/-/g; s/\\f.//g' "$page" | awk '
  /^\.SH / { in_commands = $2 == "COMMANDS" }
  /^\.SS / { command = $2; if (in_commands && $2 !~ /"/) print command }
  in_commands && command !~ /"/ && /^\.(B|BR|BI) -/ {
    for (i = 2; i <= NF; ++i) {
      gsub(/[",]/, "", $i)
      if ($i ~ /^--[a-z]/) print command, $i
    }
  }' | sort >"$work/got"
diff "$work/wanted" "$work/got" >"$work/err"
report $? 'the man page has the commands and options of --help, and no others'
missing=
while read -r command; do
  grep -Eq "^\.B entente $command( |\$)" "$page" || missing="$missing $command"
done <"$work/commands"
[ -z "$missing" ]
report $? "the synopsis has every command${missing:+, not$missing}"
for name in ENTENTE_DATA_PATH knowledge/entente.kb models/english.bin ontology/entente.ttl; do
  grep -q "$name" "$page" || missing="$missing $name"
done
[ -z "$missing" ]
report $? "environment and files${missing:+, not$missing}"

# ---- Completion
if command -v bash >/dev/null 2>&1; then
  # complete WORD...: what is offered for the last one
  offered() {
    bash -c '. "$1"; shift
      COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
      _entente "$1" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
      printf "%s\n" "${COMPREPLY[@]}"' bash "$top_srcdir/completion/entente" "$@" | sort >"$work/out"
  }
  # offers NAME WANTED WORD...
  offers() {
    name=$1
    printf '%s\n' "$2" | tr ' ' '\n' | sed '/^$/d' | sort >"$work/err"
    shift 2
    offered "$@"
    cmp -s "$work/out" "$work/err"
    report $? "$name"
  }
  offers 'commands are completed' "--help --version $(tr '\n' ' ' <"$work/commands" | sed 's/ $//')" "$entente" ''
  while read -r command; do
    offers "options of $command are completed" \
      "--help $(sed -n "s/^$command \(.*\)/\1/p" "$work/wanted" | tr '\n' ' ' | sed 's/ $//')" "$entente" "$command" --
  done <"$work/commands"
  offers 'formats are completed' 'ntriples nquads' "$entente" convert -f n
  : >'some article.txt'
  offered "$entente" convert some
  [ "$(cat "$work/out")" = 'some article.txt' ]
  report $? 'files are completed, also with spaces'
else
  skip 'completion' 'there is no bash'
fi
plan

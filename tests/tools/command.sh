# What the tests of the commands share; they read it with '.'.
#
# Each test runs in a folder of its own, $work/here. A run that fails must say
# so in one line on stderr, write nothing to stdout, and leave the folder as it
# was: no partial output, no temporary file, no old output lost.
set -u

entente=$top_builddir/entente
samples=$top_srcdir/samples
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
mkdir "$work/here"
cd "$work/here" || exit 99
n=0

# report STATUS NAME: 0 is success; on failure show what the program wrote
report() {
  n=$((n + 1))
  if [ "$1" -eq 0 ]; then
    echo "ok $n - $2"
  else
    echo "not ok $n - $2"
    for stream in err out; do
      [ ! -s "$work/$stream" ] || head -c 800 "$work/$stream" | sed "s/^/# $stream: /;\$a\\"
    done
  fi
}

skip() {
  n=$((n + 1))
  echo "ok $n - $1 # SKIP $2"
}

# Every file of the folder, with its content.
listing() {
  find . -print | sort
  find . -type f -exec cksum {} + | sort
}

# run ARGUMENT...: sets $code, fills $work/out and $work/err
run() {
  "$entente" "$@" >"$work/out" 2>"$work/err"
  code=$?
}

# has_failed CODE MESSAGE: the last run did so, in one line
has_failed() {
  printf 'entente: %s\n' "$2" >"$work/wanted"
  [ "$code" -eq "$1" ] && cmp -s "$work/wanted" "$work/err"
}

# fails CODE MESSAGE ARGUMENT...
fails() {
  wanted_code=$1
  wanted_message=$2
  shift 2
  listing >"$work/before"
  run "$@"
  listing >"$work/after"
  has_failed "$wanted_code" "$wanted_message" && [ ! -s "$work/out" ] &&
    cmp -s "$work/before" "$work/after"
  failed=$?
  report $failed "entente $* fails"
  [ $failed -eq 0 ] ||
    sed 's/^/# wanted: /' "$work/wanted"
}

# misused COMMAND MESSAGE ARGUMENT...: wrong usage, with the hint to --help
misused() {
  command=$1
  message=$2
  shift 2
  fails 2 "$command: $message; see 'entente $command --help'" "$command" "$@"
}

# succeeds NAME ARGUMENT...: exit code 0, nothing on stderr
succeeds() {
  what=$1
  shift
  run "$@"
  [ "$code" -eq 0 ] && [ ! -s "$work/err" ]
  report $? "$what"
}

# Files that no command can read as text: "folder", "missing", "binary" …
make_bad_files() {
  mkdir folder
  printf 'date 2021-04-01 By Ann Author\n\0\1\2\177ELF' >binary
  : >empty
  printf 'date 2021-04-01 By Ann Author\nHello \377 world.\n' >latin
}

# closed_pipe COMMAND...: run it with a stdout that nobody reads
closed_pipe() {
  mkfifo "$work/pipe"
  (exec 3<"$work/pipe"; exec 3<&-; : >"$work/closed") &
  {
    while [ ! -e "$work/closed" ]; do sleep 0.05; done
    "$entente" "$@" 2>"$work/err"
    code=$?
  } >"$work/pipe"
  wait
  rm "$work/pipe" "$work/closed"
}

plan() {
  echo "1..$n"
}

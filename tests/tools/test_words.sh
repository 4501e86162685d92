#!/bin/sh
# What `entente parse`, `eval` and `explain` refuse, and what they leave behind.
. "$top_srcdir/tests/tools/command.sh"

make_bad_files
cp "$samples/prespa-2018.txt" article.txt
printf 'what was here\n' >old.conllu

# ---- The command lines
misused parse 'no file'
misused parse "unknown format 'html'" --from html article.txt
misused parse "option '--model' needs a value" article.txt --model
misused parse "option '--tokens' takes no value" --tokens=yes article.txt
misused explain 'expected one file'
misused explain 'expected one file' article.txt article.txt
misused explain "'2021-04' is no date YYYY-MM-DD" --date 2021-04 article.txt
misused explain "option '--date' needs a value" article.txt --date
misused eval 'expected two files, GOLD and SYSTEM'
misused eval 'expected two files, GOLD and SYSTEM' a b c

# ---- What is read
for command in parse explain; do
  fails 1 'missing: No such file or directory' $command missing
  fails 1 'folder: is a directory' $command folder
  fails 1 'binary: not text' $command binary
  fails 1 'empty: no text' $command empty
  fails 1 'standard input: no text' $command - </dev/null
done
fails 1 'latin:2: invalid UTF-8 at byte 7' parse latin # explain decodes it
fails 1 'missing: No such file or directory' eval missing article.txt
fails 1 'folder: is a directory' eval folder article.txt
fails 1 'missing: No such file or directory' parse --model missing article.txt
fails 1 'folder: not a regular file with content' parse --model folder article.txt
fails 1 'empty: not a regular file with content' parse --model empty article.txt
run parse --model article.txt article.txt
[ $code -eq 1 ] && [ "$(wc -l <"$work/err")" -eq 1 ] && grep -q '^entente: article.txt: ' "$work/err"
report $? 'an article is no model'
printf '1\tone\n' >bad.conllu
run parse --from conllu bad.conllu
[ $code -eq 1 ] && [ "$(wc -l <"$work/err")" -eq 1 ] && grep -q '^entente: bad.conllu:1: ' "$work/err"
report $? 'CoNLL-U with too few columns: file and line'
rm bad.conllu

# ---- What is written
fails 1 'folder: cannot write: Is a directory' parse -o folder article.txt
fails 1 'no/such: cannot write: No such file or directory' parse -o no/such article.txt
fails 1 'missing: No such file or directory' parse -o old.conllu missing
fails 1 'binary: not text' parse -o new.conllu article.txt binary
if [ -w /dev/full ]; then
  for command in parse explain 'eval words.conllu'; do
    "$entente" parse -o words.conllu article.txt
    file=article.txt
    [ "${command#eval}" = "$command" ] || file=words.conllu
    # shellcheck disable=SC2086 # words
    "$entente" $command $file >/dev/full 2>"$work/err"
    code=$?
    has_failed 1 'standard output: cannot write: No space left on device'
    report $? "$command: standard output is full"
  done
  rm words.conllu
else
  skip 'a full disk' 'there is no /dev/full'
fi
for command in parse explain; do
  closed_pipe $command article.txt
  has_failed 1 'standard output: cannot write: Broken pipe'
  report $? "$command: nobody reads standard output"
done

# ---- What is right
succeeds 'an article is parsed' parse -o new.conllu article.txt
succeeds 'its words are as good as themselves' eval new.conllu new.conllu
"$entente" parse article.txt | cmp - new.conllu
report $? 'the same bytes again'
plan

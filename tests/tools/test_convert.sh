#!/bin/sh
# What `entente convert` refuses, what it says then, and what it leaves behind.
. "$top_srcdir/tests/tools/command.sh"

article=$samples/prespa-2018.txt
make_bad_files
cp "$article" article.txt
printf 'what was here\n' >old.ttl

# ---- The command line
misused convert 'no file'
misused convert 'no file' -f turtle
misused convert "option '-f' needs a value" article.txt -f
misused convert "option '--output' needs a value" article.txt --output
misused convert "option '--with-text' takes no value" --with-text=1 article.txt
misused convert "unknown option '-x'" -x article.txt
misused convert "unknown format 'rdfxml'" -f rdfxml article.txt
misused convert "unknown format ''" -f '' article.txt
for base in '' nonsense http://a.example 'http://a b/' 'http://a.example/<' /; do
  misused convert "'$base' is no IRI that ends in '/' or '#'" --base "$base" article.txt
done
for date in '' 2021 2021-04 2021-13-01 2021-02-29 21-04-01 2021-04-01x yesterday; do
  misused convert "'$date' is no date YYYY-MM-DD" --date "$date" article.txt
done
for number in '' 0 -1 1025 99999999999999999999 2x; do
  misused convert "'$number' is no number from 1 to 1024" -j "$number" article.txt
done
for shard in '' 1 0/2 3/2 1/0 1/ /2 1/2/3 a/b 1/1000001; do
  misused convert "'$shard' is no I/N with I from 1 to N" --shard "$shard" article.txt
done
misused convert "'16777217' is no number from 0 to 16777216" --duplicates 16777217 article.txt
for number in '' -0.1 1.1 nan inf half 0.5x; do
  misused convert "'$number' is no number from 0 to 1" --min-confidence "$number" article.txt
done

# ---- What is read
fails 1 'missing: No such file or directory' convert missing
fails 1 ': No such file or directory' convert ''
fails 1 'article.txt/x: Not a directory' convert article.txt/x
fails 1 'folder: is a directory' convert folder
fails 1 'binary: not text' convert binary
fails 1 'empty: no text' convert empty
succeeds 'an article in windows-1252' convert --with-text latin
grep -q 'Hello ÿ world' "$work/out"
report $? 'its characters are what they are in that encoding'
fails 1 'standard input: no text' convert - </dev/null
fails 1 'standard input: is a directory' convert - <folder
fails 1 'standard input: Bad file descriptor' convert - <&-
printf '\n \n\t\n' >blank
fails 1 'blank: no text' convert blank
rm blank
if [ "$(id -u)" -ne 0 ]; then
  : >secret && chmod 0 secret
  fails 1 'secret: Permission denied' convert secret
  rm -f secret
else
  skip 'a file without the right to read it' 'root may read all'
fi
head -c 100000000 /dev/zero | tr '\0' a >line
fails 1 'line: larger than the limit of 67108864 bytes' convert line
fails 1 'standard input: larger than the limit of 67108864 bytes' convert - <line
head -c 1000000 line >line.txt
rm line
succeeds 'a word of a million bytes is no article, but no error' convert line.txt
rm line.txt

# ---- What is written
fails 1 'folder: cannot write: Is a directory' convert -o folder article.txt
fails 1 ': cannot write: No such file or directory' convert -o '' article.txt
fails 1 'no/such.ttl: cannot write: No such file or directory' convert -o no/such.ttl article.txt
fails 1 'no/such/: cannot make the folder: No such file or directory' convert -o no/such/ article.txt
fails 1 'old.ttl/article.ttl: cannot write: Not a directory' convert -o old.ttl/ article.txt
"$entente" convert article.txt >&- 2>"$work/err"
code=$?
has_failed 1 'standard output: cannot write: Bad file descriptor'
report $? 'standard output is closed'
"$entente" convert article.txt >"$work/alone.ttl"
for bad in missing folder binary empty; do
  listing >"$work/before"
  run convert --strict -o old.ttl article.txt $bad
  listing >"$work/after"
  [ $code -eq 1 ] && [ "$(wc -l <"$work/err")" -eq 1 ] && grep -q "^entente: $bad:" "$work/err" &&
    cmp -s "$work/before" "$work/after"
  report $? "--strict: $bad behind an article leaves the old output alone"
  run convert --strict -o new.ttl article.txt $bad
  [ $code -eq 1 ] && listing | cmp -s "$work/before" -
  report $? "--strict: $bad behind an article leaves no new output"
  run convert -o new.ttl article.txt $bad
  printf 'entente: 2 articles: 1 converted, 1 failed\n' >"$work/wanted"
  [ $code -eq 1 ] && [ "$(wc -l <"$work/err")" -eq 2 ] && grep -q "^entente: $bad:" "$work/err" &&
    tail -n 1 "$work/err" | cmp -s - "$work/wanted" && cmp -s new.ttl "$work/alone.ttl"
  report $? "$bad behind an article is reported, counted and left out"
  rm -f new.ttl
  run convert -o old.ttl $bad
  [ $code -eq 1 ] && listing | cmp -s "$work/before" -
  report $? "where nothing but $bad is converted, the old output is left alone"
done
if [ -w /dev/full ]; then
  "$entente" convert article.txt >/dev/full 2>"$work/err"
  code=$?
  has_failed 1 'standard output: cannot write: No space left on device'
  report $? 'standard output is full'
  fails 1 '/dev/full: cannot write: No space left on device' convert -o /dev/full article.txt
  [ -c /dev/full ]
  report $? 'a device is not replaced by a file'
else
  skip 'a full disk' 'there is no /dev/full'
fi
closed_pipe convert article.txt
has_failed 1 'standard output: cannot write: Broken pipe'
report $? 'nobody reads standard output'

# A file may have 4 blocks of 512 bytes: the disk is full within the article.
listing >"$work/before"
(ulimit -f 4 && exec "$entente" convert -o old.ttl article.txt 2>"$work/err")
code=$?
listing >"$work/after"
has_failed 1 'old.ttl: cannot write: File too large' && cmp -s "$work/before" "$work/after"
report $? 'a disk that fills up leaves the old output alone'
if [ "$(id -u)" -ne 0 ]; then
  mkdir locked && chmod a-w locked
  fails 1 'locked/new.ttl: cannot write: Permission denied' convert -o locked/new.ttl article.txt
  chmod u+w locked && rmdir locked
else
  skip 'a folder without the right to write in it' 'root may write all'
fi
if mkdir small && mount -t tmpfs -o size=4k tmpfs small 2>/dev/null; then
  fails 1 'small/new.ttl: cannot write: No space left on device' convert -o small/new.ttl article.txt
  fails 1 'small/article.ttl: cannot write: No space left on device' convert -o small/ article.txt
  umount small
else
  skip 'a small disk' 'no right to mount one'
fi
rmdir small

# ---- Several articles
cp "$samples/vienna-2015.txt" .
mkdir other && cp article.txt other/
fails 2 "other/article.txt: would be written to 'folder/article.ttl' as 'article.txt' is" \
  convert -o folder/ article.txt other/article.txt
run convert -o folder/ vienna-2015.txt binary missing article.txt
printf 'entente: %s\n' 'binary: not text' 'missing: No such file or directory' \
  '4 articles: 2 converted, 2 failed' >"$work/wanted"
[ $code -eq 1 ] && cmp -s "$work/wanted" "$work/err" &&
  [ "$(ls folder)" = "$(printf 'article.ttl\nvienna-2015.ttl')" ]
report $? 'the good ones of several articles get their graphs'
"$entente" convert article.txt | cmp - folder/article.ttl
report $? 'a graph in a folder is the one of the article alone'
succeeds 'a folder is made' convert -f nquads -o new/ article.txt - <vienna-2015.txt
[ "$(ls new)" = "$(printf 'article.nq\nstdin.nq')" ]
report $? 'files are named after articles and format'
succeeds 'an old file is replaced' convert -o old.ttl article.txt
cmp -s old.ttl folder/article.ttl
report $? 'it has the graph'
chmod 640 old.ttl && run convert -o old.ttl vienna-2015.txt &&
  [ "$(stat -c %a old.ttl)" = 640 ] && cmp -s old.ttl folder/vienna-2015.ttl
report $? 'the rights of a file that is replaced stay'
rm -r folder/* new old.ttl
"$entente" convert -o - article.txt >got.ttl && "$entente" convert - <article.txt | cmp - got.ttl
report $? 'standard input and output'
rm got.ttl

# ---- What the user adds
printf '# words\nfrobnicate\tv\tNoSuchClass\n' >words.tsv
run convert --lexicon words.tsv article.txt
[ $code -eq 1 ] && [ "$(wc -l <"$work/err")" -eq 1 ] && [ ! -s "$work/out" ] &&
  grep -q '^entente: words.tsv:2: .*NoSuchClass' "$work/err"
report $? 'a lexicon with an unknown class: file, line, name'
fails 1 'missing: No such file or directory' convert --lexicon missing article.txt
fails 1 'folder: is a directory' convert --lexicon folder article.txt
printf '[entities]\nstate/zubrovia\tNoSuchClass\tZubrovia\t\t\t\t\t\t\t\tp\n' >names.tsv
run convert --knowledge names.tsv article.txt
[ $code -eq 1 ] && [ "$(wc -l <"$work/err")" -eq 1 ] && [ ! -s "$work/out" ] &&
  grep -q '^entente: names.tsv:2: .*NoSuchClass' "$work/err"
report $? 'a table of names with an unknown class: file, line, name'
fails 1 'missing: No such file or directory' convert --knowledge missing article.txt
fails 1 'folder: is a directory' convert --knowledge folder article.txt
rm words.tsv names.tsv

# ---- The data of the program
ENTENTE_DATA_PATH=$work/nowhere
run convert -o new.ttl article.txt
data_error=$(sed -n 's|^entente: [a-z/.-]*: no such data file in ENTENTE_DATA_PATH or /.*|found|p' "$work/err")
if [ $code -eq 0 ]; then
  skip 'data that is not there' 'it is installed'
else
  [ $code -eq 1 ] && [ "$data_error" = found ] && [ ! -e new.ttl ]
  report $? 'data that is not there'
fi
plan

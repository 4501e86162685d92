#!/bin/sh
# The trainer, for one epoch of a few sentences: a teacher and its student make
# weights and a model that the reader opens, the same bytes again.
set -u

train=$top_builddir/tests/text/train
entente=$top_builddir/entente
source=$top_srcdir/tools/train
out=$(mktemp -d) || exit 99
trap 'rm -rf "$out"' EXIT
cd "$out" || exit 99
n=0

# report NAME: the last command is success
report() {
  status=$?
  n=$((n + 1))
  if [ $status -eq 0 ]; then
    echo "ok $n - $1"
  else
    echo "not ok $n - $1"
    sed 's/^/# /' message
  fi
}

# A WordNet of two words.
mkdir wordnet
for part in noun verb adj adv; do
  : >"wordnet/data.$part"
  : >"wordnet/index.$part"
  : >"wordnet/$part.exc"
done
echo '00000000 10 n 01 treaty 0 000 | a text' >wordnet/data.noun
echo 'treaty n 1 0 1 0 00000000' >wordnet/index.noun
echo '00000000 32 v 01 sign 0 000 01 + 08 00 | put a name' >wordnet/data.verb
echo 'sign v 1 0 1 0 00000000' >wordnet/index.verb

awk -v RS= -v ORS='\n\n' 'NR <= 24' "$source/diplomatic.conllu" >few.conllu

# train OPTION...: a network as small as can be, and a batch a sentence, as only
# every eighth step counts in the average that is kept
train() {
  "$train" --lexicon wordnet --names "$source/names.txt" --layers 2 \
    --units 16 --arc-units 16 --label-units 16 --epochs 1 --batch 1 \
    --train few.conllu --dev few.conllu "$@" >printed 2>message
}

teach() {
  train --chain 1 --out "$1" --seed "$2"
}
learn() {
  name=$1
  shift
  train --chain 1 --start teacher --teacher teacher --out "$name" \
    --model "$name.bin" "$@"
}

teach teacher 1
report "a teacher is trained"
grep -q 'few.conllu .* LAS [0-9.]* names .* F1 [0-9.]*$' printed
report "and scored"
teach again 1 && cmp -s teacher again
report "the same seed makes the same weights"
teach other 2 && ! cmp -s teacher other
report "another seed makes others"

learn student && ! cmp -s teacher student
report "a student learns of it"
learn again && cmp -s student again && cmp -s student.bin again.bin
report "the same student again, and the same model"
awk -v every=3 -f "$source/words-only.awk" few.conllu >plain.conllu
awk -F'\t' '
    /^$/ { kept++; next }
    { for (i = 3; i <= NF; i++) bad += $i != "_"; bad += NF != 10 }
    END { exit !(kept == 8 && !bad) }' plain.conllu
report "nothing but the words of every third sentence is left"
learn more --plain plain.conllu && ! cmp -s student more
report "a student learns of them what its teacher says"
train --chain 1 --from student --mix student --model mixed.bin &&
  cmp -s student.bin mixed.bin
report "the mean of one is that one"

mkdir models
cp student.bin models/english.bin
echo "Velmia signed the treaty in Geneva." >text
ENTENTE_DATA_PATH=.:$ENTENTE_DATA_PATH \
  "$entente" parse --from raw text >parsed 2>message &&
  awk -F'\t' 'NF == 10 { words++; bad += $8 == "_" || $4 == "_" }
    END { exit !(words == 7 && !bad) }' parsed
report "the reader reads with the model"
train --from student --chain 1 --model plain.bin --parse few.conllu &&
  awk -F'\t' -v wanted="$(grep -c '^[0-9]' few.conllu)" '
    NF == 10 { words++ } END { exit words != wanted }' printed
report "weights annotate a file"

# refuses MESSAGE ARGUMENT...: one line, no file
refuses() {
  wanted=$1
  shift
  ! train --out refused "$@" && [ "$(cat message)" = "train: $wanted" ] &&
    [ ! -e refused ]
  report "$wanted"
}
refuses "nowhere: cannot read" --train nowhere
refuses "nowhere: cannot be read or written" --start nowhere
head -c 1000 teacher >short
refuses "short: cannot be read or written" --chain 1 --start short
refuses "--plain needs a --teacher" --plain plain.conllu
refuses "--colour: unknown option or bad value" --colour red
refuses "nowhere/data.noun: cannot open" --lexicon nowhere
printf '1\tA\ta\tDET\tDT\t_\t9\tdet\t_\t_\n\n' >wild.conllu
refuses "a head lies outside its sentence" --train wild.conllu
echo "1..$n"

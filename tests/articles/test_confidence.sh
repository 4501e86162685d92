# Confidence means something: of the statements that --min-confidence 0.8 keeps,
# 80 % or more are right, in the graphs as they are and by cross-validation; and
# what is predicted is near to what is measured.
. "$top_srcdir/tests/tools/command.sh"

echo 'France and Peru signed a treaty in Lima on 3 May 2024.' >"$work/a.txt"
mkdir -p "$work/data/models"
printf 'bias\t1\nmood\t0.5\n' >"$work/data/models/confidence.tsv"
path=$ENTENTE_DATA_PATH
ENTENTE_DATA_PATH="$work/data:$path"
export ENTENTE_DATA_PATH
fails 1 "$work/data/models/confidence.tsv:2: unknown feature 'mood'" \
  convert "$work/a.txt"
printf 'bias\tmuch\n' >"$work/data/models/confidence.tsv"
fails 1 "$work/data/models/confidence.tsv:1: not a number: 'much'" \
  convert "$work/a.txt"
printf 'bias\t-1.3863\n' >"$work/data/models/confidence.tsv"
run convert -f ntriples "$work/a.txt"
grep -q 'entente#confidence> "0.20"' "$work/out"
report $? "the weights are those of the table"
run convert -f ntriples --min-confidence 0.3 "$work/a.txt"
! grep -q 'entente#Signing>' "$work/out"
report $? "events below --min-confidence are left out"
ENTENTE_DATA_PATH=$path

shared=$top_srcdir/../shared
if [ ! -x "$shared/tools/kgscore" ] || ! python3 -c '' 2>/dev/null; then
  skip 'reliability' 'no scorer beside the source tree, or no python3'
  skip 'cross-validation' 'no scorer beside the source tree, or no python3'
  echo "1..$n"
  exit 0
fi
for mode in check table; do
  python3 "$top_srcdir/tests/articles/calibrate" $mode \
    --knowledge "$top_srcdir/tests/frame/invented.tsv" \
    "$shared/tools/kgscore" "$entente" "$shared"/gold/*.json \
    "$top_srcdir"/tests/articles/gold/*.json >"$work/table" 2>"$work/err"
  sed "s/^/# $mode: /" "$work/table"
  awk '/^kept at 0.8/ { kept = $4 } /^mean gap/ { gap = $NF }
    END { exit !(kept >= 0.8 && gap > 0 && gap <= 0.08) }' "$work/table"
  report $? "$mode: what 0.8 keeps is right, and the mean gap at most 0.08"
done
echo "1..$n"

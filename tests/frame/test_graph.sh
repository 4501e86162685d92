# The graphs of small articles: golden Turtle, places in code points, no blank
# nodes, the same bytes twice, one agreement in two articles.
. "$top_srcdir/tests/tools/command.sh"

here=$top_srcdir/tests/frame

# graph FORMAT ARTICLE: to $work/out
graph() {
  run convert -f "$1" --knowledge "$here/invented.tsv" "$here/graphs/$2.txt"
}

# has PATTERN
has() {
  grep -q -- "$1" "$work/out"
}

graph turtle tiny
report $code "an article converts"
# How sure it is may change; what it says may not.
sed '/^    ent:confidence /d' "$work/out" >"$work/tiny.ttl"
cmp -s "$here/graphs/tiny.ttl" "$work/tiny.ttl"
failed=$?
report $failed "its Turtle is the golden one"
[ $failed -eq 0 ] ||
  diff "$here/graphs/tiny.ttl" "$work/tiny.ttl" | sed 's/^/# /'

graph ntriples tiny
# Curly quotation marks and an i with diaeresis are one code point each.
has '#char=23,27> .*anchorOf> "Velm" '
report $? "places count code points"

graph ntriples treaty
report $code "a longer article converts"
has . && ! has '_:'
report $? "there are no blank nodes"
cp "$work/out" "$work/first"
has . && [ "$(sort -u "$work/out" | wc -l)" -eq "$(wc -l <"$work/out")" ]
report $? "no statement comes twice"
graph ntriples treaty
has . && cmp -s "$work/first" "$work/out"
report $? "the same bytes come twice"

has 'entente#Signing>'
report $? "there is a signing"
[ "$(grep -c 'type> <https://w3id.org/entente#Signing>' "$work/out")" -eq 1 ]
report $? "told in the headline and in the text, it is one"
[ "$(grep -c 'event/.*entente#evidence>' "$work/out")" -ge 3 ]
report $? "with evidence from both"

agreement='<https://w3id.org/entente/id/agreement/2024-03-07-xo-xv> '
has "^$agreement.*entente#dateSigned> \"2024-03-07\""
report $? "the agreement is named by its day and signatories"
graph ntriples treaty-later
has "^$agreement.*entente#dateSigned> \"2024-03-07\""
report $? "in an article of another day too"

graph ntriples facts
id='<https://w3id.org/entente/id/'
ent='<https://w3id.org/entente#'
has "^${id}agreement/kelport-accord> ${ent}clause> ${id}agreement/kelport-accord/clause/9>"
report $? "a clause is of its agreement"
has "^${id}agreement/kelport-accord/clause/9> ${ent}number> \"9\""
report $? "and has its number"
has "^${id}agreement/kelport-accord> ${ent}provision> .*/event/"
report $? "what an agreement requires is its provision"
has "^${id}org/world-assembly> ${ent}coChair> ${id}state/XT>" &&
  has "^${id}org/world-assembly> ${ent}coChair> ${id}state/XD>"
report $? "those who preside together are co-chairs"
has "^${id}org/continental-union> ${ent}member> ${id}state/XB>"
report $? "a member is one"
has "^${id}state/XO> ${ent}capital> ${id}settlement/velm>"
report $? "the capital is told"
has "${ent}recognition> ${ent}FormerState>"
report $? "a former state is one"
has "${ent}topic> \"the border of Arvel\""
report $? "a topic has the words of the article"
has "${ent}about> ${id}region/arvel>"
report $? "and is about what they name"

run convert -f ntriples --base http://example.org/x/ \
  --knowledge "$here/invented.tsv" "$here/graphs/tiny.txt"
! has 'w3id.org/entente/id/' && has '<http://example.org/x/settlement/velm>'
report $? "resources are below the base that is asked for"
plan

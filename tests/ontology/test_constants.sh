#!/bin/sh
# scripts/ontology-constants: the same output with every awk and each time; a malformed ontology stops it with file, line
# and reason, and without output.
: "${top_srcdir:=.}"
script=$top_srcdir/scripts/ontology-constants
ontology=$top_srcdir/ontology/entente.ttl
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
n=0

ok() { # STATUS WHAT
  n=$((n + 1))
  if [ "$1" -eq 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; fi
}

# A small ontology that is well-formed; the cases spoil it.
cat >"$work/good.ttl" <<'TTL'
# An ontology of one event.

@prefix ent: <https://w3id.org/entente#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

ent:Event a owl:Class ;
    rdfs:label "event"@en .

ent:Parade a owl:Class ;
    rdfs:subClassOf ent:Event ;
    rdfs:label "a \"parade\""@en ;
    skos:notation "999"^^ent:cameo .

ent:banner a owl:DatatypeProperty ;
    rdfs:label "banner"@en ;
    rdfs:domain [ a owl:Class ; owl:unionOf ( ent:Event ent:Parade ) ] .
TTL

# spoil WHAT LINE MESSAGE SED-SCRIPT: the script says that LINE is wrong, and why.
spoil() {
  sed "$4" "$work/good.ttl" >"$work/bad.ttl"
  (cd "$work" && sh "$script" header bad.ttl) >"$work/out" 2>"$work/err"
  status=$?
  echo "entente: bad.ttl:$2: $3" >"$work/wanted"
  [ $status -eq 1 ] && [ ! -s "$work/out" ] && cmp -s "$work/err" "$work/wanted"
  ok $? "$1"
  cmp -s "$work/err" "$work/wanted" || sed 's/^/# got    /' "$work/err"
  cmp -s "$work/err" "$work/wanted" || sed 's/^/# wanted /' "$work/wanted"
}

case $script in /*) ;; *) script=$PWD/$script ;; esac

sh "$script" header "$work/good.ttl" >"$work/header" 2>"$work/err" && grep -q '^  ENT_CLASS_PARADE = 1,$' "$work/header" &&
  grep -q '^  ENT_P_BANNER = 0,$' "$work/header" && [ ! -s "$work/err" ]
ok $? "a well-formed ontology gives constants"
sh "$script" table "$work/good.ttl" >"$work/table" && grep -q 'VIEW("a \\"parade\\""), VIEW("999"), {NULL, 0}, 0}' "$work/table"
ok $? "and a table"

spoil "a block that does not end before a blank line" 10 'the block that begins in line 8 has not ended' '9s/ [.]$/ ;/'
spoil "a block that does not end before the next" 10 'the block that begins in line 8 has not ended' '9s/ [.]$/ ;/; 10d'
spoil "a block that does not end at all" 18 'the block that begins in line 16 has not ended' '18s/ [.]$/ ;/'
spoil "a comment inside a block" 9 'the block that begins in line 8 has not ended' '8a\
# why'
spoil "a line without its mark" 13 'a line of a block ends in " ;" or " ."' '13s/ ;$//'
spoil "a mark without a space before it" 13 'a line of a block ends in " ;" or " ."' '13s/ ;$/;/'
spoil "white space at the end of a line" 13 'white space at the end of the line' '13s/$/ /'
spoil "a carriage return" 3 'lines end in a line feed only' '3s/$/\r/'
spoil "a property that is not indented" 13 'the block that begins in line 11 has not ended' '13s/^ *//'
spoil "a property indented by a tab" 13 'a property is indented by four spaces' '13s/^ */\t/'
spoil "a property indented by two spaces" 13 'a property is indented by four spaces' '13s/^ */  /'
spoil "a property outside a block" 11 'a property outside a block' '11d; 10a\
    rdfs:label "lost"@en ;'
spoil "two properties on a line" 13 'not one literal: "a \"parade\""@en ; rdfs:comment "x"@en' '13s/ ;$/ ; rdfs:comment "x"@en ;/'
spoil "a property without a value" 17 'expected "PREDICATE VALUE ;"' '17s/ "banner"@en//'
spoil "a literal that is not closed" 17 'the value does not end on its line' '17s/"@en/@en/'
spoil "a bracket that is not closed" 18 'the value does not end on its line' '18s/ \] [.]$/ ./'
spoil "an escape that C would read otherwise" 17 'not one literal: "ban\\uner"@en' '17s/banner/ban\\uner/'
spoil "a language tag that is none" 17 'not one literal: "banner"@' '17s/@en/@/'
spoil "two labels" 10 'ent:Event has two values: rdfs:label' '9s/ [.]$/ ;/; 9a\
    rdfs:label "occasion"@en .'
spoil "a term without a label" 16 'ent:banner has no rdfs:label' '17d'
spoil "a term that is declared twice" 16 'ent:Parade is declared twice, first in line 11' '16s/ent:banner/ent:Parade/'
spoil "a class below one that is not there" 12 'ent:Occasion is not declared' '12s/Event/Occasion/'
spoil "a class below a property" 12 'ent:banner is no class' '12s/Event/banner/'
spoil "a class above itself" 12 'ent:Parade is above itself' '12s/Event/Parade/'
spoil "a notation of another type" 14 'a notation is typed ent:cameo or ent:plover' '14s/cameo/gdelt/'
spoil "two codes" 15 'ent:Parade has two values: CAMEO code' '14s/ [.]$/ ;/; 14a\
    skos:notation "998"^^ent:cameo .'
spoil "a prefix that is not declared" 12 'no prefix is declared for rdf:type' '12s/rdfs:subClassOf/rdf:type/'
spoil "a prefix line that is none" 6 'expected "@prefix NAME: <IRI> ."' '6s/skos:/skos/'
spoil "a type that is not understood" 16 'ent:banner has a type that is not understood: owl:Banner' '16s/owl:DatatypeProperty/owl:Banner/'
spoil "a subject without a type" 16 'a block begins "SUBJECT a TYPE, ... ;"' '16s/ a owl:DatatypeProperty//'
spoil "two names of one constant" 20 'ent:banner and ent:Banner share the constant ENT_P_BANNER' '18a\
\
ent:Banner a owl:ObjectProperty ;\
    rdfs:label "banner"@en .'
spoil "an ontology without events" 5 'ent:Event is not declared' '6,$d'
spoil "a malformed note to the script" 7 'expected "#: SUBJECT a TYPE"' '7s/.*/#: rdf:type/'

sh "$script" header "$work/none.ttl" >"$work/out" 2>"$work/err"
[ $? -eq 1 ] && [ ! -s "$work/out" ] && grep -q "^entente: $work/none.ttl: cannot be read$" "$work/err"
ok $? "a file that is not there"
sh "$script" both "$work/good.ttl" >"$work/out" 2>"$work/err"
[ $? -eq 2 ] && [ ! -s "$work/out" ] && grep -q '^usage: ' "$work/err"
ok $? "wrong usage"

# Other awks agree with the one in use.
for awk in mawk gawk original-awk "busybox awk"; do
  if command -v "${awk%% *}" >/dev/null 2>&1; then
    printf '#!/bin/sh\nexec %s "$@"\n' "$awk" >"$work/awk" && chmod +x "$work/awk"
    for mode in header table; do
      AWK=$work/awk sh "$script" $mode "$ontology" >"$work/a" 2>&1 && sh "$script" $mode "$ontology" >"$work/b" &&
        [ -s "$work/a" ] && cmp "$work/a" "$work/b"
      ok $? "$awk makes the same $mode"
    done
  else
    n=$((n + 1))
    echo "ok $n - $awk makes the same constants # SKIP $awk is not installed"
  fi
done

echo "1..$n"

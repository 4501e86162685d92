#!/bin/sh
# What `make install` gives: a library that the example in entente.h is compiled
# against, headers that stand alone, symbols that are ours, and all the data.
. "$top_srcdir/tests/tools/command.sh"

for tool in pkg-config "${MAKE:-make}" nm; do
  command -v "$tool" >/dev/null 2>&1 || { echo "1..0 # SKIP no $tool"; exit 0; }
done
: "${CC:=cc}" "${TEST_CFLAGS:=}"
root=$work/root
unset MAKEFLAGS MFLAGS MAKELEVEL
"${MAKE:-make}" -s -C "$top_builddir" install DESTDIR="$root" >"$work/out" 2>"$work/err"
report $? 'make install'

pc=$(find "$root" -name entente.pc)
PKG_CONFIG_PATH=${pc%/*}
PKG_CONFIG_SYSROOT_DIR=$root
export PKG_CONFIG_PATH PKG_CONFIG_SYSROOT_DIR
flags=$(pkg-config --cflags entente 2>"$work/err") && libs=$(pkg-config --libs entente 2>"$work/err")
report $? 'pkg-config finds the library'
headers=$(echo "${flags#-I}" | sed 's/ *$//')
library=$(find "$root" -name libentente.so)
LD_LIBRARY_PATH=${library%/*}
data=$(find "$root" -name entente.kb)
ENTENTE_DATA_PATH=${data%/knowledge/*}
export LD_LIBRARY_PATH ENTENTE_DATA_PATH

# ---- The example
sed -n '/```c/,/```/{/```/d;s/^   //;p;}' "$headers/entente.h" >example.c
# shellcheck disable=SC2086 # words
$CC -std=c17 -Wall -Wextra -Werror $flags -o example example.c $TEST_CFLAGS $libs 2>"$work/err"
report $? 'the example of entente.h compiles without a warning'
article=$samples/prespa-2018.txt
./example "$article" >example.ttl 2>"$work/err" && [ -s example.ttl ]
report $? 'it runs with the installed data'
installed=$(find "$root" -path '*/bin/entente')
"$installed" convert "$article" 2>"$work/err" | cmp - example.ttl
report $? 'and writes what the installed program writes'
ENTENTE_DATA_PATH=$top_builddir:$top_srcdir "$entente" convert "$article" | cmp - example.ttl
report $? 'which is what the program writes before it is installed'
./example missing >"$work/out" 2>"$work/err"
code=$?
has_failed 1 'missing: No such file or directory'
report $? 'errors are reported by the library'

# ---- Headers
(cd "$headers" && find . -name '*.h' | sed 's|^\./||' | sort) >"$work/headers"
[ "$(wc -l <"$work/headers")" -gt 50 ]
report $? 'headers are installed'
bad=
while read -r header; do
  echo "#include \"$header\"" >alone.c
  # shellcheck disable=SC2086 # words
  $CC -std=c17 -fsyntax-only -Wall -Wextra -Werror $flags alone.c 2>>"$work/err" || bad="$bad $header"
done <"$work/headers"
[ -z "$bad" ]
report $? "each compiles alone in C${bad:+, not$bad}"
if command -v "${CXX:-c++}" >/dev/null 2>&1; then
  bad=
  while read -r header; do
    echo "#include \"$header\"" >alone.cc
    # shellcheck disable=SC2086 # words
    "${CXX:-c++}" -std=c++17 -fsyntax-only -Wall -Werror $flags alone.cc 2>>"$work/err" || bad="$bad $header"
  done <"$work/headers"
  [ -z "$bad" ]
  report $? "each compiles alone in C++${bad:+, not$bad}"
else
  skip 'headers in C++' 'there is no C++ compiler'
fi
# What a C++ program gets of entente.h is declared extern "C".
echo '#include <entente.h>' >all.c
# shellcheck disable=SC2086 # words
$CC $flags -MM all.c | tr ' ' '\n' | grep "^$headers/" |
  xargs grep -LE 'extern "C"' |
  xargs grep -lE '^(const )?(struct )?[A-Za-z]+ \*?ent_[a-z_]+\(' >"$work/out"
[ ! -s "$work/out" ]
report $? 'headers with functions are extern "C"'

# ---- Symbols
nm -D --defined-only "$library" | awk '$2 != "A" { print $3 }' >"$work/symbols"
[ "$(wc -l <"$work/symbols")" -gt 100 ] && ! grep -v '^ent_' "$work/symbols" >"$work/out"
report $? 'every exported symbol begins with ent_'
if command -v objdump >/dev/null 2>&1 && objdump -p "$library" | grep -q 'ENTENTE_0'; then
  objdump -T "$library" | awk '$NF ~ /^ent_/ && !/\*UND\*/ && !/ ENTENTE_0 /' >"$work/out"
  [ ! -s "$work/out" ]
  report $? 'every exported symbol has the version ENTENTE_0'
  objdump -T "$library" | awk '$NF ~ /^ent_/ && / \.(data|bss)\t/' >"$work/out"
  [ ! -s "$work/out" ]
  report $? 'no exported variable can be written'
else
  skip 'symbol versions' 'no objdump, or a linker without version scripts'
fi

# ---- The rest
for file in bin/entente share/man/man1/entente.1 share/bash-completion/completions/entente \
  share/entente/ontology/entente.ttl share/entente/models/NOTICE; do
  [ -n "$(find "$root" -path "*/$file" -size +0)" ]
  report $? "$file is installed"
done
"${MAKE:-make}" -s -C "$top_builddir" uninstall DESTDIR="$root" >"$work/out" 2>"$work/err"
find "$root" -type f >"$work/out"
[ ! -s "$work/out" ]
report $? 'make uninstall leaves nothing'
plan

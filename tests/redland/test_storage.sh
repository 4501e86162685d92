#!/bin/sh
# Run the program test_storage with the module that was just built.
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
[ -x "$top_builddir/tests/redland/test_storage" ] || {
  echo '1..0 # SKIP configured without librdf'
  exit 0
}
REDLAND_MODULE_PATH=$top_builddir/.libs "$top_builddir/tests/redland/test_storage" "$work"

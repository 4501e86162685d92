#!/bin/sh
# Queries typed at a terminal: prompt.py plays the user at a pseudo-terminal.
command -v python3 >/dev/null 2>&1 || {
  echo '1..0 # SKIP no python3'
  exit 0
}
exec python3 "$top_srcdir/tests/tools/prompt.py"

#!/bin/sh
# A Virtuoso of one's own on the loopback interface; read this with '.'.
#
#     virtuoso_has || skip
#     trap virtuoso_stop EXIT
#     virtuoso_start FOLDER [BUFFERS]    # sets virtuoso_url, virtuoso_sql, virtuoso_pid
#     virtuoso_run 'status();'
#     virtuoso_stop
#
# The server keeps its files in FOLDER, listens on two free ports of 127.0.0.1,
# and is a child of the shell, with which it dies if nothing else ends it. BUFFERS are pages of 8 KB; FOLDER may be loaded
# from. The user dba has the password dba.

virtuoso_pid=
virtuoso_has() {
  command -v virtuoso-t >/dev/null 2>&1 && command -v isql-vt >/dev/null 2>&1 &&
    command -v node >/dev/null 2>&1
}

virtuoso_run() {
  isql-vt "$virtuoso_sql" dba dba exec="$1"
}

virtuoso_configure() {
  cat >"$1/virtuoso.ini" <<END
[Database]
DatabaseFile = $1/virtuoso.db
ErrorLogFile = $1/virtuoso.log
LockFile = $1/virtuoso.lck
TransactionFile = $1/virtuoso.trx
xa_persistent_file = $1/virtuoso.pxa
[TempDatabase]
DatabaseFile = $1/virtuoso-temp.db
TransactionFile = $1/virtuoso-temp.trx
[Parameters]
ServerPort = $virtuoso_sql
ServerThreads = 10
NumberOfBuffers = $2
MaxDirtyBuffers = $(($2 * 3 / 4))
DirsAllowed = $1
CheckpointInterval = 0
ThreadsPerQuery = 2
[HTTPServer]
ServerPort = $3
ServerRoot = $1
ServerThreads = 5
[SPARQL]
ResultSetMaxRows = 100000000
MaxQueryExecutionTime = 600
END
}

virtuoso_start() {
  # shellcheck disable=SC2046 # two words
  set -- "$1" "${2:-10000}" $(node -e '
    const net = require("net")
    const open = (done) => { const server = net.createServer().listen(0, "127.0.0.1", () => done(server)) }
    open((a) => open((b) => {
      console.log(a.address().port, b.address().port)
      a.close(); b.close()
    }))')
  virtuoso_sql=127.0.0.1:$3
  virtuoso_url=http://127.0.0.1:$4
  virtuoso_configure "$1" "$2" "127.0.0.1:$4"
  setpriv --pdeathsig KILL virtuoso-t +foreground +configfile "$1/virtuoso.ini" </dev/null >/dev/null 2>&1 &
  virtuoso_pid=$!
  for _ in $(seq 300); do
    virtuoso_run 'status();' >/dev/null 2>&1 && return 0
    kill -0 $virtuoso_pid 2>/dev/null || break
    sleep 0.2
  done
  echo "virtuoso: cannot be started" >&2
  return 1
}

# End it, in order if it can be, and in any case.
virtuoso_stop() {
  [ -n "$virtuoso_pid" ] || return 0
  virtuoso_run 'shutdown;' >/dev/null 2>&1
  for _ in $(seq 50); do
    kill -0 $virtuoso_pid 2>/dev/null || break
    sleep 0.2
  done
  kill -9 $virtuoso_pid 2>/dev/null
  wait $virtuoso_pid 2>/dev/null
  virtuoso_pid=
}

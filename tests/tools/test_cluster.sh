#!/bin/sh
# The same graphs from many processes as from one: GNU parallel, a Slurm array on
# a cluster of one node that is made here, and lines through pipes.
. "$top_srcdir/tests/tools/command.sh"

case ${TEST_CFLAGS-} in
*-fsanitize*)
  echo '1..0 # SKIP the plain build tests this'
  exit 0
  ;;
esac

mkdir articles
${AWK-awk} -v n=12 -v seed=2 -v dir=articles -v pages=1 -f "$top_srcdir/bench/generate.awk" || exit 99
LC_ALL=C ${AWK-awk} 'function quoted(s) { gsub(/\\/, "\\\\", s); gsub(/"/, "\\\"", s); return "\"" s "\"" }
  function flush() { if (body != "") print "{\"headline\":" quoted(head) ",\"published\":\"2031-05-02\",\"body\":" quoted(body) "}" }
  FNR == 1 { flush(); head = $0; body = ""; next }
  FNR > 4 { body = body (body != "" && $0 != "" ? " " : "") $0 }
  END { flush() }' articles/*.txt >articles.jsonl
"$entente" convert -f nquads -r articles >whole.nq
"$entente" convert -f nquads - <articles.jsonl >lines.nq
[ "$(grep -c '/headline> ' whole.nq)" -eq 12 ] && [ "$(grep -c '/headline> ' lines.nq)" -eq 6 ]
report $? 'files and lines have their articles'
sort whole.nq >whole.sorted

# ---- Lines in, lines out, as Hadoop Streaming and pipe() of Spark have it
split -l 2 articles.jsonl split.
for part in split.*; do
  "$entente" convert -f nquads - <"$part"
done >parts.nq
cmp -s parts.nq lines.nq
report $? 'lines may be cut into parts anywhere'
"$entente" convert -f jsonld - <articles.jsonl >lines.jsonl
[ "$(wc -l <lines.jsonl)" -eq 6 ] && [ "$(grep -c '^{"@id":"[^"]*/article/[0-9a-f]*","@graph":\[.*]}$' lines.jsonl)" -eq 6 ]
report $? 'a line in, a line out'

# ---- GNU parallel
if command -v parallel >/dev/null 2>&1 && parallel --version 2>/dev/null | grep -q '^GNU parallel'; then
  mkdir home
  HOME=$work/here/home
  export HOME
  parallel --will-cite -j 2 --keep-order --pipe -N 2 "$entente" convert -f nquads - <articles.jsonl >got.nq 2>"$work/err"
  cmp -s got.nq lines.nq
  report $? 'GNU parallel: lines'
  find articles -type f | sort | parallel --will-cite -j 2 --keep-order -N 5 "$entente" convert -f nquads >got.nq 2>"$work/err"
  sort got.nq | cmp -s - whole.sorted
  report $? 'GNU parallel: files'
  parallel --will-cite -j 2 "$entente" convert -f nquads -r articles --shard '{}/3' -o 'part-{}.nq' ::: 1 2 3 2>"$work/err"
  sort part-1.nq part-2.nq part-3.nq | cmp -s - whole.sorted && [ "$(echo part-*)" = 'part-1.nq part-2.nq part-3.nq' ]
  report $? 'GNU parallel: parts'
  rm -f part-*
else
  skip 'GNU parallel' 'it is not installed'
fi

# ---- Slurm
host=$(hostname -s)
slurm=$work/slurm
stop_slurm() {
  [ ! -s "$slurm/slurmd.pid" ] || kill "$(cat "$slurm/slurmd.pid")"
  [ ! -s "$slurm/slurmctld.pid" ] || kill "$(cat "$slurm/slurmctld.pid")"
  [ ! -s "$slurm/munged.pid" ] || kill "$(cat "$slurm/munged.pid")"
} 2>/dev/null
trap 'stop_slurm; rm -rf "$work"' EXIT

# start_slurm: a controller and a node, on the loopback interface only; says why not
start_slurm() {
  for program in slurmctld slurmd munged sbatch; do
    command -v $program >/dev/null 2>&1 || { echo "$program is not installed" && return 1; }
  done
  [ "$(id -u)" -eq 0 ] || { echo 'only root can start it' && return 1; }
  chmod 755 "$work" && mkdir -p "$slurm/state" "$slurm/spool" && chmod 755 "$slurm"
  head -c 128 /dev/urandom >"$slurm/key" && chmod 600 "$slurm/key"
  munged --key-file="$slurm/key" --socket="$slurm/munge" --pid-file="$slurm/munged.pid" \
    --log-file="$slurm/munged.log" --seed-file="$slurm/seed" --force >"$work/err" 2>&1 ||
    { echo 'munged does not start' && return 1; }
  # Ports of this process, so that two runs do not meet
  port=$((20000 + $$ % 20000 * 2))
  cat >"$slurm/slurm.conf" <<CONF
ClusterName=entente
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$slurm/munge
CredType=cred/munge
SlurmctldPort=$port
SlurmdPort=$((port + 1))
StateSaveLocation=$slurm/state
SlurmdSpoolDir=$slurm/spool
SlurmctldPidFile=$slurm/slurmctld.pid
SlurmdPidFile=$slurm/slurmd.pid
SlurmctldLogFile=$slurm/slurmctld.log
SlurmdLogFile=$slurm/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
ReturnToService=2
SchedulerType=sched/builtin
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
NodeName=$host NodeAddr=127.0.0.1 CPUs=1
PartitionName=all Nodes=$host Default=YES MaxTime=10 State=UP
CONF
  SLURM_CONF=$slurm/slurm.conf
  export SLURM_CONF
  slurmctld -f "$SLURM_CONF" >"$work/err" 2>&1 || { echo 'slurmctld does not start' && return 1; }
  slurmd -f "$SLURM_CONF" >"$work/err" 2>&1 || { echo 'slurmd does not start' && return 1; }
  tries=0
  until sinfo -h -o %T 2>/dev/null | grep -q idle; do
    tries=$((tries + 1))
    [ $tries -lt 40 ] || { echo 'its node does not come up' && return 1; }
    sleep 0.5
  done
}

if start_slurm >"$work/out"; then
  cat >job.sh <<JOB
#!/bin/sh
exec "$entente" convert -f nquads -r articles --shard \$SLURM_ARRAY_TASK_ID/3 -o part-\$SLURM_ARRAY_TASK_ID.nq
JOB
  timeout 120 sbatch --wait --array=1-3 -o "$work/slurm-%a.log" job.sh >"$work/out" 2>"$work/err"
  code=$?
  cat "$work"/slurm-*.log >>"$work/err"
  [ $code -eq 0 ] && sort part-1.nq part-2.nq part-3.nq | cmp -s - whole.sorted
  report $? 'a Slurm array: parts'
  stop_slurm
else
  skip 'a Slurm array: parts' "$(cat "$work/out")"
fi
plan

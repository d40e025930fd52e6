#!/usr/bin/env bash
# The long forms of the suites: 10,000 faults and 200 kills a driver, 2,000 sequences a store, 1,000,000 keys, in pieces of some minutes, several at once. What has passed is
# remembered in .full/, so that a run that was stopped goes on; remove that folder to start anew. Each piece's seed and counts go into tests/Benchmarks/RESULTS.md as it passes.
#   FULL_ONLY=PATTERN   the pieces whose names match the regular expression
#   FULL_AT_ONCE=N      how many run at once; 3 unless told
set -uo pipefail
set -m
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en FULL=1 AZURITE_DISK=1
TMPDIR=$(mktemp -d) && export TMPDIR
SERVERS_RUN=$TMPDIR/servers && export SERVERS_RUN
mkdir -p .full "$SERVERS_RUN"
cleanup() {
  # Each piece is a process group of its own.
  for job in $(jobs -p); do kill -- "-$job" 2>/dev/null; done
  for script in tests/servers/*.sh; do
    if [ -d "$SERVERS_RUN/$(basename "$script" .sh)" ]; then "$script" stop; fi
  done
  rm -rf "$TMPDIR"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

classes() { # suite
  "tests/$1/bin/Debug/net10.0/Fluent.Buckets.$1.Tests" -noLogo -noColor -list classes | grep -oE "Fluent\.Buckets\.$1[A-Za-z.0-9]*Tests\$"
}

# A piece: its name, the suite, the class, and what its environment says. The pieces of one class are far apart, so that no server has more than one to bear at most times.
pieces() {
  local part class
  for part in 1 2 3 4; do
    for class in $(classes Faults); do
      case "$class" in
        *ClientKillTests) echo "${class##*.}-$part Faults $class FAULT_KILLS=${FAULT_KILLS:-50} FAULT_SEED=$((20261128 + part))" ;;
        *FaultTests) echo "${class##*.}-$part Faults $class FAULT_COUNT=${FAULT_COUNT:-2500} FAULT_SEED=$((20261128 + part))" ;;
        *) [ "$part" -gt 1 ] || echo "${class##*.} Faults $class" ;;
      esac
    done
    for class in $(classes Models); do
      case "$class" in
        *Stores*) echo "Models.${class##*.}-$part Models $class MODEL_COUNT=${MODEL_COUNT:-500} MODEL_FIRST=$(((part - 1) * 500))" ;;
        *) [ "$part" -gt 1 ] || echo "Models.${class##*.} Models $class" ;;
      esac
    done
    for class in $(classes Fuzz); do
      case "$class" in
        *DirectoryKeyTests) echo "${class#Fluent.Buckets.}-$part Fuzz $class FUZZ_COUNT=${FUZZ_COUNT:-250000} FUZZ_FIRST=$(((part - 1) * 500))" ;;
        *) [ "$part" -gt 1 ] || echo "${class#Fluent.Buckets.} Fuzz $class" ;;
      esac
    done
  done
  echo "Directory.KillTests Directory Fluent.Buckets.DirectoryTests.KillTests"
}

# Writes a row of the results; one of the same name is replaced.
record() { # name
  flock .full/.lock python3 - "$1" ".full/$1" <<'PYTHON'
import re, sys
path = 'tests/Benchmarks/RESULTS.md'
text = open(path).read()
head = '| piece | seed and counts |\n|---|---|\n'
rows = dict(re.findall(r'^\| ([A-Za-z0-9.-]+) \| (.*) \|$', re.search(r'<!-- full -->(.*)<!-- /full -->', text, re.S)[1], re.M))
rows.pop('piece', None)
rows[sys.argv[1]] = '; '.join(line.strip() for line in open(sys.argv[2]))
section = '<!-- full -->\n`./test.sh --full`\n\n' + head + ''.join(f'| {name} | {rows[name]} |\n' for name in sorted(rows)) + '<!-- /full -->'
open(path, 'w').write(re.sub(r'<!-- full -->.*<!-- /full -->', lambda _: section, text, flags=re.S))
PYTHON
}

run() { # name suite class variable=value...
  local name=$1 suite=$2 class=$3 log; shift 3
  log=$TMPDIR/$name.log
  if env "$@" "$PWD/tests/$suite/bin/Debug/net10.0/Fluent.Buckets.$suite.Tests" -noLogo -noColor -showLiveOutput -class "$class" >"$log" 2>&1 && grep -q 'Total: [1-9]' "$log"; then
    { grep -E '\[OUTPUT\] [A-Za-z0-9 ()-]+: .*(seed|sequences|[0-9] (faults|kills|keys|leftovers|versions))' "$log" | sed -E 's/.*\[OUTPUT\] //; s/\.$//'
      grep -oE 'Total: .*' "$log" | sed -E 's/Total: ([0-9]+), Errors: 0, Failed: 0.*Time: ([0-9]+).*/\1 passed, \2 s/'; } >"$log.row"
    mv "$log.row" ".full/$name"
    record "$name"
    echo "passed $name: $(tail -n 1 ".full/$name")"
  else
    echo "FAILED $name ($*)"
    grep -A 40 '\[FAIL\]' "$log" | cut -c 1-1000 | head -n 100
    tail -n 3 "$log"
    return 1
  fi
}

dotnet build Fluent.sln --nologo -v quiet || exit 1
for server in ceph azurite gcs swift keystone; do
  "tests/servers/$server.sh" start >"$SERVERS_RUN/$server.env" || exit 1
  # shellcheck disable=SC1090
  . "$SERVERS_RUN/$server.env"
done

passed=0 failed=0 running=0
await() {
  if wait -n; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
  running=$((running - 1))
}
while read -r -a piece; do
  [[ ${piece[0]} =~ ${FULL_ONLY:-.} ]] || continue
  if [ -e ".full/${piece[0]}" ]; then
    echo "passed ${piece[0]} before"
    passed=$((passed + 1))
    continue
  fi
  [ "$running" -lt "${FULL_AT_ONCE:-3}" ] || await
  run "${piece[@]}" &
  running=$((running + 1))
done < <(pieces)
while [ "$running" -gt 0 ]; do await; done
echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]

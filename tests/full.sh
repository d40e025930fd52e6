#!/usr/bin/env bash
# The long forms of the suites, store by store: 10,000 faults and 200 kills, 2,000 sequences, 1,000,000 keys. What has passed is remembered in .full/, so that a run that
# was stopped goes on; remove that folder to start anew. Each store's line, with its seed and its counts, goes into tests/Benchmarks/RESULTS.md.
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en FULL=1 AZURITE_DISK=1
TMPDIR=$(mktemp -d) && export TMPDIR
SERVERS_RUN=$TMPDIR/servers && export SERVERS_RUN
mkdir -p .full "$SERVERS_RUN"
cleanup() {
  for script in tests/servers/*.sh; do
    if [ -d "$SERVERS_RUN/$(basename "$script" .sh)" ]; then "$script" stop; fi
  done
  rm -rf "$TMPDIR"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

dotnet build Fluent.sln --nologo -v quiet || exit 1
for server in ceph azurite gcs swift keystone; do
  "tests/servers/$server.sh" start >"$SERVERS_RUN/$server.env" || exit 1
  # shellcheck disable=SC1090
  . "$SERVERS_RUN/$server.env"
done

passed=0 failed=0
unit() { # suite program class
  local name=${3#Fluent.Buckets.} log
  if [ -e ".full/$name" ]; then echo "== $name: passed before"; passed=$((passed + 1)); return; fi
  echo "== $name"
  log=$TMPDIR/$name.log
  if "tests/$1/bin/Debug/net10.0/$2" -noLogo -noColor -showLiveOutput -class "$3" 2>&1 | tee "$log" && grep -q 'Total: [1-9]' "$log"; then
    grep -E 'Total:|seed|faults|sequences|kills|keys' "$log" | sed -E 's/^ +//' | tail -n 6 >".full/$name"
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
  fi
}

for program in Faults Models Fuzz; do
  while read -r class; do unit "$program" "Fluent.Buckets.$program.Tests" "$class"; done < <(
    "tests/$program/bin/Debug/net10.0/Fluent.Buckets.$program.Tests" -noLogo -noColor -list classes | grep -oE 'Fluent\.Buckets\.[A-Za-z.0-9]+Tests$')
done

unit Directory Fluent.Buckets.Directory.Tests Fluent.Buckets.DirectoryTests.KillTests

# The section of the results is made anew of all that has passed.
python3 - <<'PYTHON'
import glob, os, re
path = 'tests/Benchmarks/RESULTS.md'
text = open(path).read()
rows = ''.join(f"| {os.path.basename(name)} | {'; '.join(line.strip() for line in open(name))} |\n" for name in sorted(glob.glob('.full/*')))
section = f"<!-- full -->\n`./test.sh --full`\n\n| store | seed and counts |\n|---|---|\n{rows}<!-- /full -->"
text = re.sub(r'<!-- full -->.*<!-- /full -->', lambda _: section, text, flags=re.S)
open(path, 'w').write(text)
PYTHON
echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]

#!/usr/bin/env bash
# Builds everything, checks the format, and runs all tests. Needs the .NET SDK, and root or sudo on Debian to install the rest.
#   ./test.sh                  all suites
#   ./test.sh --full           the long forms, store by store: 10,000 faults, 2,000 sequences, 200 kills, 1,000,000 keys; goes on where it was stopped
#   ./test.sh --only NAME      one suite, by its folder under tests/, or one provider: s3, azure, google or swift
# The servers that the suites need are installed and started by tests/servers/*.sh, and stopped at the end. Ends with a line "N passed, N failed, N skipped" and exits 0 only when nothing failed and something passed.
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en

[ "${1:-}" != --full ] || exec tests/full.sh

# Suites end before compilation guided by profiles pays: it takes a fifth of their processor time.
export DOTNET_TieredPGO=0

# What the tests leave in the temporary folder goes with the run, and so do the servers.
TMPDIR=$(mktemp -d) && export TMPDIR
SERVERS_RUN=$TMPDIR/servers && export SERVERS_RUN
TEST_TRANSCRIPT=$TMPDIR/transcript && export TEST_TRANSCRIPT && mkdir "$TEST_TRANSCRIPT" "$TMPDIR/results"
# One compiler serves all builds of the run. By its name it is told from others of the machine, and ended with the run.
export UseSharedCompilation=true SharedCompilationId=fluent-buckets-${TMPDIR##*.}
end_compiler() {
  local process
  for process in $(grep -lsFf - /proc/[0-9]*/cmdline <<<"-pipename:$SharedCompilationId"); do
    kill "$(basename "$(dirname "$process")")" 2>/dev/null
  done
}
cleanup() {
  end_compiler
  for script in tests/servers/*.sh; do
    local server; server=$(basename "$script" .sh)
    if [ -d "$SERVERS_RUN/$server" ]; then "$script" stop; fi
  done
  rm -rf "$TMPDIR"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

only=
while [ $# -gt 0 ]; do
  case "$1" in
    --only) only=${2:?--only needs the name of a suite}; shift ;;
    *) sed -n '2,7p' "$0"; exit 2 ;;
  esac
  shift
done

passed=0 failed=0 skipped=0
failures=$TMPDIR/failures; : >"$failures"
count() { # passed failed skipped
  passed=$((passed + $1)); failed=$((failed + $2)); skipped=$((skipped + $3))
}

fail() { # what
  echo "FAILED: $1" | tee -a "$failures"
}

# A step without a test runner counts as one test.
step() { # name command...
  local name=$1; shift
  echo "== $name"
  if "$@"; then count 1 0 0; else fail "$name"; count 0 1 0; fi
}

# A suite is a program that runs its tests itself, which takes less than `dotnet test`.
suite() { # name [part of the classes' full names]
  echo "== tests/$1${2:+ ($2)}"
  local log=$TMPDIR/$1.log code=0 assembly line
  assembly=$(sed -n 's|.*<AssemblyName>\(.*\)</AssemblyName>.*|\1|p' "tests/$1"/*.csproj)
  "tests/$1/bin/Debug/net10.0/$assembly" -noLogo -noColor -noAutoReporters ${2:+-class "*$2*"} -trx "$TMPDIR/results/$1.trx" 2>&1 | tee "$log" "$TEST_TRANSCRIPT/$1.out" || code=$?
  line=$(grep -E '^ +Fluent.* Total: [0-9]+, Errors: [0-9]+, Failed: [0-9]+, Skipped: [0-9]+, Not Run: [0-9]+' "$log" | tail -n 1)
  grep -F -A 14 '[FAIL]' "$log" | sed "1s|^|FAILED: tests/$1\n|" >>"$failures"
  if [ -z "$line" ]; then fail "tests/$1 ran no test"; count 0 1 0; return; fi
  local total errors wrong skips left
  read -r total errors wrong skips left < <(grep -oE '[0-9]+' <<<"${line#* Total: }" | head -n 5 | tr '\n' ' ')
  local bad=$((errors + wrong))
  if [ "$code" -ne 0 ] && [ "$bad" -eq 0 ]; then fail "tests/$1 exited with $code"; bad=1; fi
  count $((total - wrong - skips - left)) "$bad" $((skips + left))
}

# Starts servers, each beside the build, and waits for all of them. One that does not start fails the run.
start_servers() { # server...
  mkdir -p "$SERVERS_RUN"
  local server
  for server in "$@"; do
    # Keystone's proxy shares the rings and the object servers of Swift.
    [ "$server" != keystone ] || continue
    "tests/servers/$server.sh" start >"$SERVERS_RUN/$server.env" 2>"$SERVERS_RUN/$server.log" &
    starting[$server]=$!
  done
}
await_servers() { # server...
  local server
  for server in "$@"; do
    echo "== server $server"
    if [ "$server" = keystone ]; then
      tests/servers/keystone.sh start >"$SERVERS_RUN/keystone.env" 2>"$SERVERS_RUN/keystone.log"
    else
      wait "${starting[$server]}"
    fi
    if [ $? -eq 0 ]; then
      # shellcheck disable=SC1090
      . "$SERVERS_RUN/$server.env"
      count 1 0 0
    else
      tail -n 40 "$SERVERS_RUN/$server.log"
      fail "the server $server did not start"
      count 0 1 0
    fi
  done
}

# Looks in all output, exceptions and traces of the suites for the credentials in use. What is written by hand first shows that it would find one.
scan() {
  local secrets=$TMPDIR/secrets found
  env | grep -E '^TEST_[A-Z0-9_]*(SECRET_KEY|SWIFT[A-Z_]*_KEY|AZURITE_KEY|PASSWORD|CREDENTIAL_SECRET)=' | grep -v ACCESS_KEY | sed 's/^[^=]*=//' | sort -u >"$secrets"
  echo "$(wc -l <"$secrets") credentials, $(cat "$TEST_TRANSCRIPT"/* | wc -l) lines"
  [ -s "$secrets" ] || return 1
  mkdir "$TMPDIR/planted" && echo "a line with $(head -n 1 "$secrets") in it" >"$TMPDIR/planted/log"
  grep -rqFf "$secrets" "$TMPDIR/planted" || { echo "the planted credential was not found"; return 1; }
  grep -q '^exception ' "$TEST_TRANSCRIPT"/*.log && grep -q '^trace ' "$TEST_TRANSCRIPT"/*.log || { echo "nothing was written down"; return 1; }
  found=$(grep -rlFf "$secrets" "$TEST_TRANSCRIPT")
  [ -z "$found" ] || { grep -rhFf "$secrets" "$TEST_TRANSCRIPT" | cut -c 1-300 | head -n 20; return 1; }
}

# The conformance suite by store and theme: passed/failed.
table() {
  [ -e "$TMPDIR/results/Conformance.trx" ] || return 0
  echo "== conformance: passed/failed by theme and store"
  grep -o '<UnitTestResult [^>]*>' "$TMPDIR/results/Conformance.trx" | awk '
    {
      if (!match($0, /testName="[^"]*"/)) next
      split(substr($0, RSTART + 10), words, /[.(]/)
      store = words[4]; theme = words[5]
      if (store !~ /^On/) next
      sub(/^On/, "", store); sub(/Tests$/, "", theme)
      stores[store]; themes[theme]
      if ($0 ~ /outcome="Passed"/) { good[theme, store]++; sum_good[store]++ } else { bad[theme, store]++; sum_bad[store]++ }
    }
    END {
      n = 0; for (s in stores) order[++n] = s
      for (i = 1; i <= n; i++) for (j = i + 1; j <= n; j++) if (order[j] < order[i]) { t = order[i]; order[i] = order[j]; order[j] = t }
      m = 0; for (t in themes) rows[++m] = t
      for (i = 1; i <= m; i++) for (j = i + 1; j <= m; j++) if (rows[j] < rows[i]) { t = rows[i]; rows[i] = rows[j]; rows[j] = t }
      printf "%-20s", "theme"; for (i = 1; i <= n; i++) printf " %16s", order[i]; print ""
      for (r = 1; r <= m; r++) {
        printf "%-20s", rows[r]
        for (i = 1; i <= n; i++) printf " %16s", (good[rows[r], order[i]] + 0) "/" (bad[rows[r], order[i]] + 0)
        print ""
      }
      printf "%-20s", "all"; for (i = 1; i <= n; i++) printf " %16s", (sum_good[order[i]] + 0) "/" (sum_bad[order[i]] + 0); print ""
    }'
}

# What ahead-of-time compilation links with; the .NET SDK does not bring it.
native_toolchain() {
  if { command -v clang || command -v gcc; } >/dev/null && [ -e /usr/include/zlib.h ]; then return; fi
  local sudo=; [ "$(id -u)" -eq 0 ] || sudo=sudo
  $sudo apt-get update -qq && $sudo apt-get install -y -qq clang zlib1g-dev >/dev/null
}

# The whole way of QuickStart on a server, with credentials from the provider's usual variables.
quick_start() { # name url variable=value...
  local name=$1 url=$2; shift 2
  step "quick start on $name" env "$@" dotnet run --project samples/QuickStart --no-build -- --store "$url"
}

# The same way in the native program, where its drivers are.
native() { # name url variable=value...
  local name=$1 url=$2; shift 2
  step "native run on $name" env "$@" "$TMPDIR/native/Native" --store "$url"
}

finish() {
  table
  if [ -s "$failures" ]; then echo "== failures"; cat "$failures"; fi
  echo "$passed passed, $failed failed, $skipped skipped"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
  exit
}

command -v dotnet >/dev/null || { echo "The .NET SDK is not installed: https://dot.net"; exit 1; }

# What a suite or a provider needs.
declare -A starting=()
provider= servers=()
case "${only,,}" in
  s3) provider=S3 servers=(ceph swift) ;;
  azure) provider=Azure servers=(azurite) ;;
  google) provider=Google servers=(gcs) ;;
  swift) provider=Swift servers=(swift keystone) ;;
  conformance) servers=(ceph azurite gcs swift keystone) ;;
  browser) servers=(ceph chromium) ;;
  "") servers=(ceph azurite gcs swift keystone chromium) ;;
esac
start_servers "${servers[@]}"

step "build" dotnet build Fluent.sln --nologo -v quiet
[ "$failed" -eq 0 ] || finish
await_servers "${servers[@]}"

if [ -n "$provider" ]; then
  suite "$provider"
  suite Wire "Wire.On$provider"
  suite Fuzz "Fuzz.On$provider"
  suite Conformance "Conformance.On$provider"
  finish
fi

if [ -n "$only" ]; then
  suite "$only"
  finish
fi

step "format" dotnet format Fluent.sln --verify-no-changes --no-restore
for project in tests/*/*.csproj; do
  if grep -q Microsoft.NET.Test.Sdk "$project"; then
    suite "$(basename "$(dirname "$project")")"
  fi
done
step "no credential in any output, exception or trace" scan
step "transfers to the null server" dotnet run --project tests/Benchmarks --no-build -- transfers --store null --smoke
step "transfers to a directory" dotnet run --project tests/Benchmarks --no-build -- transfers --store directory --smoke
step "a web app that serves and takes uploads" dotnet run --project tests/Benchmarks --no-build -- web --smoke
step "native toolchain" native_toolchain
step "native build" dotnet publish samples/Native -c Release -o "$TMPDIR/native" --nologo -v quiet
step "native run" "$TMPDIR/native/Native"
step "quick start on a directory" dotnet run --project samples/QuickStart --no-build
step "quick start in memory" dotnet run --project samples/QuickStart --no-build -- --store memory:
# A server that did not start has failed the run already; its variables are not set.
set +u
quick_start Ceph "s3://?endpoint=$TEST_CEPH_ENDPOINT&preset=ceph" \
  AWS_ACCESS_KEY_ID="$TEST_CEPH_ACCESS_KEY" AWS_SECRET_ACCESS_KEY="$TEST_CEPH_SECRET_KEY"
quick_start "Swift's s3api" "s3://?endpoint=$TEST_SWIFT_S3_ENDPOINT&preset=swift" \
  AWS_ACCESS_KEY_ID="$TEST_SWIFT_S3_ACCESS_KEY" AWS_SECRET_ACCESS_KEY="$TEST_SWIFT_S3_SECRET_KEY"
quick_start Azurite "azure://$TEST_AZURITE_ACCOUNT?endpoint=$TEST_AZURITE_URL" \
  AZURE_STORAGE_ACCOUNT="$TEST_AZURITE_ACCOUNT" AZURE_STORAGE_KEY="$TEST_AZURITE_KEY"
# The testbench has no multipart uploads, and where there is no testbench its double has run the suite.
if [ "${TEST_GCS_SERVER:-}" = testbench ]; then
  quick_start "Google's testbench" "gs://?project=test&multipart=false" STORAGE_EMULATOR_HOST="$TEST_GCS_URL"
fi
quick_start Swift "swift:" ST_AUTH="$TEST_SWIFT_URL" ST_USER="$TEST_SWIFT_USER" ST_KEY="$TEST_SWIFT_KEY"
quick_start Keystone "swift:" OS_REGION_NAME="$TEST_KEYSTONE_REGION" OS_AUTH_URL="$TEST_KEYSTONE_URL" OS_USERNAME="$TEST_KEYSTONE_USER" OS_PASSWORD="$TEST_KEYSTONE_PASSWORD" \
  OS_PROJECT_NAME="$TEST_KEYSTONE_PROJECT" OS_USER_DOMAIN_NAME="$TEST_KEYSTONE_DOMAIN" OS_PROJECT_DOMAIN_NAME="$TEST_KEYSTONE_DOMAIN"
native Ceph "s3://?endpoint=$TEST_CEPH_ENDPOINT&preset=ceph" \
  AWS_ACCESS_KEY_ID="$TEST_CEPH_ACCESS_KEY" AWS_SECRET_ACCESS_KEY="$TEST_CEPH_SECRET_KEY"
native Azurite "azure://$TEST_AZURITE_ACCOUNT?endpoint=$TEST_AZURITE_URL" \
  AZURE_STORAGE_ACCOUNT="$TEST_AZURITE_ACCOUNT" AZURE_STORAGE_KEY="$TEST_AZURITE_KEY"
native Swift "swift:" ST_AUTH="$TEST_SWIFT_URL" ST_USER="$TEST_SWIFT_USER" ST_KEY="$TEST_SWIFT_KEY"
step "session token of S3" env AWS_ACCESS_KEY_ID="$TEST_CEPH_ACCESS_KEY" AWS_SECRET_ACCESS_KEY="$TEST_CEPH_SECRET_KEY" \
  dotnet run --project samples/SessionTokens --no-build -- s3 "$TEST_CEPH_ENDPOINT"
step "session token of Swift" env ST_USER="$TEST_SWIFT_USER" ST_KEY="$TEST_SWIFT_KEY" \
  dotnet run --project samples/SessionTokens --no-build -- swift "$TEST_SWIFT_URL"
finish

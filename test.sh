#!/usr/bin/env bash
# Builds everything, checks the format, and runs all tests. Needs the .NET SDK, and root or sudo on Debian to install the rest.
#   ./test.sh                  all suites
#   ./test.sh --full           all suites, with the long forms (200 kills instead of 20)
#   ./test.sh --only NAME      one suite, by its folder under tests/
# Ends with a line "N passed, N failed, N skipped" and exits 0 only when nothing failed and something passed.
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en

# What the tests leave in the temporary folder goes with the run.
TMPDIR=$(mktemp -d) && export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT

only=
while [ $# -gt 0 ]; do
  case "$1" in
    --full) export FULL=1 ;;
    --only) only=${2:?--only needs the name of a suite}; shift ;;
    *) sed -n '2,6p' "$0"; exit 2 ;;
  esac
  shift
done

passed=0 failed=0 skipped=0
count() { # passed failed skipped
  passed=$((passed + $1)); failed=$((failed + $2)); skipped=$((skipped + $3))
}

# A step without a test runner counts as one test.
step() { # name command...
  local name=$1; shift
  echo "== $name"
  if "$@"; then count 1 0 0; else echo "FAILED: $name"; count 0 1 0; fi
}

suite() { # name
  echo "== tests/$1"
  local log; log=$(mktemp)
  local code=0
  dotnet test "tests/$1" --no-build --nologo 2>&1 | tee "$log" || code=$?
  local line; line=$(grep -E 'Failed: +[0-9]+, Passed: +[0-9]+, Skipped: +[0-9]+' "$log" | tail -n 1)
  rm -f "$log"
  if [ -z "$line" ]; then echo "FAILED: tests/$1 ran no test"; count 0 1 0; return; fi
  local bad good left
  bad=$(sed -E 's/.*Failed: +([0-9]+),.*/\1/' <<<"$line")
  good=$(sed -E 's/.*Passed: +([0-9]+),.*/\1/' <<<"$line")
  left=$(sed -E 's/.*Skipped: +([0-9]+),.*/\1/' <<<"$line")
  if [ "$code" -ne 0 ] && [ "$bad" -eq 0 ]; then echo "FAILED: tests/$1 exited with $code"; bad=1; fi
  count "$good" "$bad" "$left"
}

# What ahead-of-time compilation links with; the .NET SDK does not bring it.
native_toolchain() {
  if { command -v clang || command -v gcc; } >/dev/null && [ -e /usr/include/zlib.h ]; then return; fi
  local sudo=; [ "$(id -u)" -eq 0 ] || sudo=sudo
  $sudo apt-get update -qq && $sudo apt-get install -y -qq clang zlib1g-dev >/dev/null
}

finish() {
  echo "$passed passed, $failed failed, $skipped skipped"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
  exit
}

command -v dotnet >/dev/null || { echo "The .NET SDK is not installed: https://dot.net"; exit 1; }

step "build" dotnet build Fluent.sln --nologo -v quiet
[ "$failed" -eq 0 ] || finish

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
step "native toolchain" native_toolchain
step "native build" dotnet publish samples/Native -c Release -o "$TMPDIR/native" --nologo -v quiet
step "native run" "$TMPDIR/native/Native"
step "quick start on a directory" dotnet run --project samples/QuickStart --no-build
step "quick start in memory" dotnet run --project samples/QuickStart --no-build -- --store memory:
finish

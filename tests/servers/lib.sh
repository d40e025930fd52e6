# Sourced by the scripts beside it: what they have in common. Not run by itself.
#
# Each script is called as `NAME.sh start` or `NAME.sh stop`. `start` installs what is missing, starts the server on free
# loopback ports, waits until a real round trip works, and prints only lines `export TEST_…='…'` for eval; all else goes to
# standard error. `stop` ends by pid what `start` began. Some also take `crash`, which kills it, and `again`, which starts it on the same data.
#   SERVERS_RUN    where configuration, data, logs and pids lie (a folder of the temporary folder)
#   SERVERS_CACHE  where what took long to install is kept between runs
set -euo pipefail

name=$(basename "$0" .sh)
here=$(cd "$(dirname "$0")" && pwd)
run=${SERVERS_RUN:-${TMPDIR:-/tmp}/fluent-buckets-servers}/$name
cache=${SERVERS_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/fluent-buckets}/$name

say() { echo "$name: $*" >&2; }

die() { say "$*"; exit 1; }

# Runs a command as root.
as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi; }

# Installs Debian packages that are not there yet, without starting their services.
install_packages() { # package...
  if dpkg -s "$@" >/dev/null 2>&1; then return; fi
  say "installing $*"
  # One at a time: two scripts may install at once.
  mkdir -p "$(dirname "$cache")"
  (
    flock 9
    as_root apt-get update -qq >&2
    local policy=/usr/sbin/policy-rc.d made=
    if [ ! -e "$policy" ]; then
      printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
      as_root chmod +x "$policy"
      made=1
    fi
    local code=0
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2 || code=$?
    [ -z "$made" ] || as_root rm -f "$policy"
    exit "$code"
  ) 9>"$(dirname "$cache")/install.lock"
}

# A loopback port that nobody listens on.
free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 10000))
    if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
      echo "$port"
      return
    fi
  done
}

# Starts a program in the background and remembers its pid; its output is in $run/log/NAME.log.
launch() { # name command...
  local service=$1; shift
  mkdir -p "$run/log"
  printf '%q ' launch "$service" "$@" >>"$run/launched"
  echo >>"$run/launched"
  # Nothing of the caller's stays open, or `eval "$(… start)"` would wait for the server's end.
  setsid "$@" </dev/null >"$run/log/$service.log" 2>&1 &
  remember $!
}

# Remembers a process that `stop` shall end.
remember() { # pid
  echo "$1 $(born "$1")" >>"$run/pids"
}

# When a process was started, which tells it from a later one with its pid. Empty when there is none.
born() { # pid
  sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -d ' ' -f 20 || true
}

# Waits until a command succeeds.
wait_for() { # seconds what command...
  local seconds=$1 what=$2; shift 2
  local end=$((SECONDS + seconds))
  until "$@" >/dev/null 2>&1; do
    if [ "$SECONDS" -ge "$end" ]; then
      tail -n 20 "$run"/log/*.log >&2 || true
      die "$what did not answer within $seconds seconds"
    fi
    sleep 0.2
  done
}

# Prints a variable for the caller's eval.
give() { # name value
  printf "export %s='%s'\n" "$1" "${2//\'/\'\\\'\'}"
}

# Sends a signal to what launch started and still runs; fails when nothing does.
signal_launched() { # signal
  local pid start found=1
  while read -r pid start; do
    # A pid may be another program's by now.
    if [ -n "$start" ] && [ "$(born "$pid")" = "$start" ] && kill "-$1" "$pid" 2>/dev/null; then found=0; fi
  done <"$run/pids"
  return "$found"
}

# Kills what launch started, as when the machine fails; its data stay.
crash_launched() { signal_launched KILL || true; }

# Starts again, on the same data, what a crash has ended.
relaunch() {
  local commands
  commands=$(cat "$run/launched")
  rm -f "$run/pids" "$run/launched"
  eval "$commands"
}

# Ends what launch started: first asked, then killed.
stop_launched() {
  [ -f "$run/pids" ] || return 0
  local end=$((SECONDS + 10))
  if signal_launched TERM; then
    while signal_launched 0 && [ "$SECONDS" -lt "$end" ]; do sleep 0.1; done
    signal_launched KILL || true
  fi
  rm -f "$run/pids" "$run/launched"
}

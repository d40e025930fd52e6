#!/usr/bin/env bash
# Google's own storage-testbench, which its client libraries are tested against. `gcs.sh start` prints TEST_GCS_SERVER=testbench and TEST_GCS_URL.
# It is, in this order:
#   - the start script of a folder that GCS_TESTBENCH names, or of a copy beside the repository; it takes PORT and RUN and leaves RUN/pid
#   - installed with pip from its public repository, into the cache
# Where none is to be had it prints TEST_GCS_SERVER=double: the tests then use the double of this repository instead.
. "$(dirname "$0")/lib.sh"

answers() { curl -fsS -o /dev/null "http://127.0.0.1:$port/storage/v1/b?project=test"; }

# From a folder with a start script.
start_from() { # folder
  install_packages curl python3-flask python3-requests-toolbelt python3-grpcio python3-crc32c python3-protobuf python3-waitress || return 1
  say "starting the testbench of $1"
  PORT=$port RUN=$run/testbench "$1/start.sh" </dev/null >&2 || return 1
  remember "$(cat "$run/testbench/pid")"
}

# From its public repository.
start_installed() {
  install_packages curl git python3-venv || return 1
  if [ ! -x "$cache/venv/bin/python" ] || [ ! -e "$cache/installed" ]; then
    say "installing the testbench"
    rm -rf "$cache"
    mkdir -p "$cache"
    python3 -m venv "$cache/venv" >&2 || return 1
    timeout 300 "$cache/venv/bin/pip" install -q "git+https://github.com/googleapis/storage-testbench" >&2 || return 1
    touch "$cache/installed"
  fi
  launch testbench "$cache/venv/bin/python" -m testbench_run 127.0.0.1 "$port" 10
}

case "${1:-}" in
  start)
    mkdir -p "$run"
    port=$(free_port)
    beside=$here/../../../shared/servers/gcs
    folder=${GCS_TESTBENCH:-}
    if [ -z "$folder" ] && [ -x "$beside/start.sh" ]; then folder=$beside; fi
    if { [ -n "$folder" ] && start_from "$folder"; } || start_installed; then
      wait_for 30 "the testbench" answers
      give TEST_GCS_SERVER testbench
      give TEST_GCS_URL "http://127.0.0.1:$port"
    else
      say "the testbench is not to be had here: the double of this repository takes its place"
      give TEST_GCS_SERVER double
    fi
    ;;
  stop) stop_launched ;;
  *) die "usage: gcs.sh start|stop" ;;
esac

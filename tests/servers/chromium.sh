#!/usr/bin/env bash
# Debian's Chromium, which the tests of the gallery start themselves, without a window.
#   TEST_CHROMIUM  the program
source "$(dirname "$0")/lib.sh"

start() {
  command -v chromium >/dev/null || install_packages chromium fonts-dejavu-core
  mkdir -p "$run"
  chromium --version >&2 || die "chromium does not start"
  give TEST_CHROMIUM "$(command -v chromium)"
}

case "${1:-}" in
  start) start ;;
  stop) rm -rf "$run" ;;
  *) die "say start or stop" ;;
esac

#!/usr/bin/env bash
# Azurite, Microsoft's emulator of Azure Blob Storage, from npm; its data lie in memory, or with AZURITE_DISK=1 on disk, which long runs need.
#   TEST_AZURITE_URL         the endpoint of the account, http
#   TEST_AZURITE_ACCOUNT     the account's name
#   TEST_AZURITE_KEY         its key, which is Azurite's published one
#   TEST_AZURITE_OAUTH_URL   the endpoint of a second instance, https with a self-signed certificate, that takes bearer tokens
#   TEST_AZURITE_OAUTH_CERT  the file of that certificate
source "$(dirname "$0")/lib.sh"

version=3.37.0
account=devstoreaccount1
key='Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=='
least_node=20

# The major version of a Node, or 0.
node_version() { "$1" --version 2>/dev/null | sed -E 's/^v([0-9]+)\..*/\1/' | grep -E '^[0-9]+$' || echo 0; }

install() {
  if ! command -v node >/dev/null || ! command -v npm >/dev/null || ! command -v openssl >/dev/null; then
    install_packages nodejs npm openssl ca-certificates
  fi
  mkdir -p "$cache"
  (
    flock 9
    # Debian 12 has Node 18, which is too old for Azurite: npm brings a newer one.
    if [ "$(node_version node)" -lt "$least_node" ] && [ ! -x "$cache/node_modules/.bin/node" ]; then
      say "installing Node 24"
      npm install --prefix "$cache" --no-audit --no-fund --loglevel=error node@24 >&2
    fi
    if [ "$(cat "$cache/version" 2>/dev/null)" != "$version" ]; then
      say "installing azurite $version"
      npm install --prefix "$cache" --no-audit --no-fund --loglevel=error "azurite@$version" >&2
      echo "$version" >"$cache/version"
    fi
  ) 9>"$cache/install.lock"
}

node_path() {
  if [ -x "$cache/node_modules/.bin/node" ]; then echo "$cache/node_modules/.bin/node"; else command -v node; fi
}

azurite() { # name port arguments...
  local service=$1 port=$2; shift 2
  # What was deleted stays in memory, in MiB, for the whole run: see settings.js.
  local data=(--inMemoryPersistence --extentMemoryLimit "${AZURITE_MEMORY:-6144}")
  [ -z "${AZURITE_DISK:-}" ] || data=(--location "$run/data-$service")
  launch "$service" "$(node_path)" -r "$run/settings.js" "$cache/node_modules/azurite/dist/src/blob/main.js" \
    --blobHost 127.0.0.1 --blobPort "$port" "${data[@]}" \
    --skipApiVersionCheck --disableTelemetry --silent "$@"
}

# The service answers a request without credentials by an error in XML.
answers() { curl -sk "$1/?comp=list" | grep -q '<Error>'; }

start() {
  install
  stop_launched
  mkdir -p "$run"
  # What Azurite has no working options for. It collects what was deleted every ten minutes, and answers nobody for minutes while it does: a run ends
  # before it is due. And it closes connections that were idle for five seconds, also when a request is on its way.
  cat >"$run/settings.js" <<END
const constants = require('$cache/node_modules/azurite/dist/src/blob/utils/constants.js');
constants.DEFAULT_GC_INTERVAL_MS = 24 * 60 * 60 * 1000;
constants.DEFAULT_BLOB_KEEP_ALIVE_TIMEOUT = 3600;
END
  local port oauth_port
  port=$(free_port)
  azurite blob "$port"
  openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1 \
    -keyout "$run/key.pem" -out "$run/cert.pem" 2>/dev/null
  oauth_port=$(free_port)
  azurite oauth "$oauth_port" --oauth basic --cert "$run/cert.pem" --key "$run/key.pem"
  wait_for 60 azurite answers "http://127.0.0.1:$port/$account"
  wait_for 60 "azurite with oauth" answers "https://127.0.0.1:$oauth_port/$account"
  give TEST_AZURITE_URL "http://127.0.0.1:$port/$account"
  give TEST_AZURITE_ACCOUNT "$account"
  give TEST_AZURITE_KEY "$key"
  give TEST_AZURITE_OAUTH_URL "https://127.0.0.1:$oauth_port/$account"
  give TEST_AZURITE_OAUTH_CERT "$run/cert.pem"
}

case "${1:-}" in
  start) start ;;
  stop) stop_launched; rm -rf "$run" ;;
  crash) crash_launched ;;
  again) relaunch ;;
  *) die "say start, stop, crash or again" ;;
esac

#!/usr/bin/env bash
# OpenStack Keystone (Identity v3) on sqlite, and a second Swift proxy that authenticates with it. Its storage is that of
# swift.sh, which must run with the same SERVERS_RUN. Conventions: lib.sh.
# Users of the project demo: demo owns it; reader has the role that may read it.
. "$(dirname "$0")/lib.sh"

packages=(python3-keystone python3-keystonemiddleware python3-gunicorn gunicorn curl)
swift_run=$(dirname "$run")/swift

# The tables take ten seconds to make, so they are kept for the next run.
make_database() {
  local version made
  version=$(dpkg-query -W -f '${Version}' python3-keystone | tr -c '[:alnum:]\n' _)
  made=$cache/keystone-$version.db
  if [ ! -f "$made" ]; then
    keystone-manage --config-file "$run/keystone.conf" db_sync >>"$run/log/setup.log" 2>&1
    # A request opens a reader and a writer: without write-ahead logging sqlite answers "database is locked".
    python3 -c 'import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute("PRAGMA journal_mode=WAL")' "$run/keystone.db"
    mkdir -p "$cache"
    cp "$run/keystone.db" "$made.$$" && mv "$made.$$" "$made"
  else
    cp "$made" "$run/keystone.db"
  fi
}

manage() { keystone-manage --config-file "$run/keystone.conf" "$@" >>"$run/log/setup.log" 2>&1; }

# Calls the identity API as $token.
api() { curl -sf -H "X-Auth-Token: ${token:-}" -H 'Content-Type: application/json' "$@"; }

# The id of the one thing that an answer holds.
id_of() { python3 -c 'import json, sys; print(next(iter(json.load(sys.stdin).values()))["id"])'; }

# A token of a user for a project.
token_of() { # url user password project
  curl -sf -D- -o /dev/null -H 'Content-Type: application/json' "$1/auth/tokens" -d '{"auth":{
    "identity":{"methods":["password"],"password":{"user":{"name":"'"$2"'","domain":{"id":"default"},"password":"'"$3"'"}}},
    "scope":{"project":{"name":"'"$4"'","domain":{"id":"default"}}}}}' \
    | tr -d '\r' | awk 'tolower($1) == "x-subject-token:" { print $2 }'
}

write_proxy() { # port keystone-port
  sed -e "s/^bind_port = .*/bind_port = $1/" -e 's/ s3api tempauth / authtoken keystoneauth /' \
    "$swift_run/etc/proxy-server.conf" >"$run/proxy-server.conf"
  cat >>"$run/proxy-server.conf" <<CONF
[filter:authtoken]
paste.filter_factory = keystonemiddleware.auth_token:filter_factory
www_authenticate_uri = http://127.0.0.1:$2
auth_url = http://127.0.0.1:$2
auth_type = password
project_domain_id = default
user_domain_id = default
project_name = admin
username = admin
password = adminpw
delay_auth_decision = True
include_service_catalog = False
cache = swift.cache
[filter:keystoneauth]
use = egg:swift#keystoneauth
operator_roles = admin, swiftoperator
project_reader_roles = swiftreader
CONF
}

round_trip() { # storage-url token
  local call=(curl -sf -o /dev/null -H "X-Auth-Token: $2")
  "${call[@]}" -X PUT "$1/ready" || return 1
  "${call[@]}" -X PUT -d ready "$1/ready/object" || return 1
  "${call[@]}" -X DELETE "$1/ready/object" || return 1
  "${call[@]}" -X DELETE "$1/ready"
}

start() {
  [ -f "$swift_run/pids" ] || die "needs the storage of swift.sh: run tests/servers/swift.sh start first, with the same SERVERS_RUN"
  install_packages "${packages[@]}"
  stop_launched
  rm -rf "$run"
  mkdir -p "$run"/{fernet,credential,log}
  local port proxy
  port=$(free_port)
  proxy=$(free_port)
  while [ "$proxy" = "$port" ]; do proxy=$(free_port); done
  local url=http://127.0.0.1:$port/v3

  cat >"$run/keystone.conf" <<CONF
[DEFAULT]
log_dir = $run/log
[database]
connection = sqlite:///$run/keystone.db?timeout=30
[token]
provider = fernet
[fernet_tokens]
key_repository = $run/fernet
[credential]
key_repository = $run/credential
[cache]
enabled = false
CONF
  cat >"$run/app.py" <<APP
import sys
sys.argv = ['keystone']
from keystone.server.wsgi import initialize_public_application
application = initialize_public_application()
APP
  make_database
  manage fernet_setup --keystone-user "$(id -un)" --keystone-group "$(id -gn)"
  manage credential_setup --keystone-user "$(id -un)" --keystone-group "$(id -gn)"
  manage bootstrap --bootstrap-username admin --bootstrap-password adminpw --bootstrap-project-name admin \
    --bootstrap-role-name admin --bootstrap-service-name keystone --bootstrap-region-id RegionOne \
    --bootstrap-public-url "$url" --bootstrap-internal-url "$url" --bootstrap-admin-url "$url"
  launch keystone env OS_KEYSTONE_CONFIG_DIR="$run" gunicorn --chdir "$run" -k sync -b "127.0.0.1:$port" -w 1 app:application
  wait_for 60 "Keystone" curl -sf "$url"

  local token project user reader role service
  token=$(token_of "$url" admin adminpw admin)
  project=$(api "$url/projects" -d '{"project":{"name":"demo","domain_id":"default"}}' | id_of)
  user=$(api "$url/users" -d '{"user":{"name":"demo","domain_id":"default","password":"demopw"}}' | id_of)
  role=$(api "$url/roles" -d '{"role":{"name":"swiftoperator"}}' | id_of)
  api -X PUT "$url/projects/$project/users/$user/roles/$role"
  reader=$(api "$url/users" -d '{"user":{"name":"reader","domain_id":"default","password":"readerpw"}}' | id_of)
  role=$(api "$url/roles" -d '{"role":{"name":"swiftreader"}}' | id_of)
  api -X PUT "$url/projects/$project/users/$reader/roles/$role"

  # The catalogue: one region that is here, by two interfaces, and one where nobody listens.
  api -o /dev/null "$url/regions" -d '{"region":{"id":"RegionTwo"}}'
  service=$(api "$url/services" -d '{"service":{"type":"object-store","name":"swift"}}' | id_of)
  endpoint() { # interface region host
    api -o /dev/null "$url/endpoints" -d '{"endpoint":{"interface":"'"$1"'","region_id":"'"$2"'","service_id":"'"$service"'","url":"http://'"$3"'/v1/AUTH_$(project_id)s"}}'
  }
  endpoint public RegionOne "127.0.0.1:$proxy"
  endpoint internal RegionOne "localhost:$proxy"
  endpoint public RegionTwo 127.0.0.1:9

  write_proxy "$proxy" "$port"
  launch proxy swift-proxy-server "$run/proxy-server.conf"
  token=$(token_of "$url" demo demopw demo)
  wait_for 60 "Swift behind Keystone" round_trip "http://127.0.0.1:$proxy/v1/AUTH_$project" "$token"

  local credential
  credential=$(api "$url/users/$user/application_credentials" \
    -d '{"application_credential":{"name":"tests","secret":"application-secret"}}' | id_of)

  give TEST_KEYSTONE_URL "$url"
  give TEST_KEYSTONE_STORAGE_URL "http://127.0.0.1:$proxy/v1/AUTH_$project"
  give TEST_KEYSTONE_USER demo
  give TEST_KEYSTONE_PASSWORD demopw
  give TEST_KEYSTONE_PROJECT demo
  give TEST_KEYSTONE_DOMAIN Default
  give TEST_KEYSTONE_REGION RegionOne
  give TEST_KEYSTONE_CREDENTIAL_ID "$credential"
  give TEST_KEYSTONE_CREDENTIAL_SECRET application-secret
  give TEST_KEYSTONE_READER reader
  give TEST_KEYSTONE_READER_PASSWORD readerpw
  say "ready on port $port, with Swift on port $proxy"
}

stop() {
  stop_launched
  rm -rf "$run"
}

case ${1:-} in
  start) start ;;
  stop) stop ;;
  *) die "usage: $0 start|stop" ;;
esac

#!/usr/bin/env bash
# OpenStack Swift on one node: the Swift API with tempauth, and the S3 API through s3api. Conventions: lib.sh.
# Users: test:tester owns the account; test:reader may read everything in it; test:guest may do only what a container's own
# access list says.
. "$(dirname "$0")/lib.sh"

packages=(swift-proxy swift-account swift-container swift-object memcached curl eatmydata)

# By default an object server that waits for its container for more than a second lets the listing follow later, which the tests would take for a fault.
write_storage_server() { # kind port
  local kind=$1 port=$2
  (
    cd "$run/etc"
    swift-ring-builder "$kind.builder" create 4 1 0
    swift-ring-builder "$kind.builder" add "r1z1-127.0.0.1:$port/d1" 1
    swift-ring-builder "$kind.builder" rebalance
  ) >>"$run/log/rings.log" 2>&1
  cat >"$run/etc/$kind-server.conf" <<CONF
[DEFAULT]
bind_ip = 127.0.0.1
bind_port = $port
swift_dir = $run/etc
devices = $run/devices
mount_check = false
disable_fallocate = true
container_update_timeout = 60
workers = 0
user = $(id -un)
log_level = WARNING
[pipeline:main]
pipeline = $kind-server
[app:$kind-server]
use = egg:swift#$kind
CONF
}

write_proxy() { # port
  cat >"$run/etc/proxy-server.conf" <<CONF
[DEFAULT]
bind_ip = 127.0.0.1
bind_port = $1
swift_dir = $run/etc
workers = 0
user = $(id -un)
log_level = WARNING
[pipeline:main]
pipeline = catch_errors gatekeeper healthcheck proxy-logging cache listing_formats bulk tempurl s3api tempauth copy container-quotas account-quotas slo dlo versioned_writes symlink proxy-logging proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:gatekeeper]
use = egg:swift#gatekeeper
[filter:healthcheck]
use = egg:swift#healthcheck
[filter:proxy-logging]
use = egg:swift#proxy_logging
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:$2
[filter:listing_formats]
use = egg:swift#listing_formats
[filter:bulk]
use = egg:swift#bulk
[filter:tempurl]
use = egg:swift#tempurl
[filter:s3api]
use = egg:swift#s3api
location = us-east-1
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = swift-key-of-tester .admin
user_test_reader = swift-key-of-reader
user_test_guest = swift-key-of-guest
storage_url_scheme = http
[filter:copy]
use = egg:swift#copy
[filter:container-quotas]
use = egg:swift#container_quotas
[filter:account-quotas]
use = egg:swift#account_quotas
[filter:slo]
use = egg:swift#slo
[filter:dlo]
use = egg:swift#dlo
[filter:versioned_writes]
use = egg:swift#versioned_writes
allow_versioned_writes = true
allow_object_versioning = true
[filter:symlink]
use = egg:swift#symlink
CONF
}

# The proxy answers /healthcheck before the storage servers listen: only a write tells that all are there.
round_trip() { # port
  local url=http://127.0.0.1:$1 token
  token=$(curl -sf -D- -o /dev/null -H 'X-Auth-User: test:tester' -H 'X-Auth-Key: swift-key-of-tester' "$url/auth/v1.0" \
    | tr -d '\r' | awk 'tolower($1) == "x-auth-token:" { print $2 }') || return 1
  local call=(curl -sf -o /dev/null -H "X-Auth-Token: $token")
  "${call[@]}" -X PUT "$url/v1/AUTH_test/ready" || return 1
  "${call[@]}" -X PUT -d ready "$url/v1/AUTH_test/ready/object" || return 1
  "${call[@]}" "$url/v1/AUTH_test/ready/object" || return 1
  "${call[@]}" -X DELETE "$url/v1/AUTH_test/ready/object" || return 1
  "${call[@]}" -X DELETE "$url/v1/AUTH_test/ready" || return 1
  "${call[@]}" -X POST -H 'X-Account-Access-Control: {"read-only":["test:reader"]}' "$url/v1/AUTH_test"
}

start() {
  install_packages "${packages[@]}"
  stop_launched
  rm -rf "$run"
  mkdir -p "$run"/{etc,devices/d1,log}

  local ports=() port
  while [ "${#ports[@]}" -lt 5 ]; do
    port=$(free_port)
    case " ${ports[*]} " in *" $port "*) ;; *) ports+=("$port") ;; esac
  done
  local proxy=${ports[0]} memcached=${ports[4]}

  # Requests of AWSSDK and Keystone's tokens have longer headers than the default of 8,192.
  cat >"$run/etc/swift.conf" <<CONF
[swift-hash]
swift_hash_path_suffix = conformance
swift_hash_path_prefix = conformance
[storage-policy:0]
name = default
default = yes
[swift-constraints]
max_header_size = 16384
CONF
  write_storage_server account "${ports[1]}"
  write_storage_server container "${ports[2]}"
  write_storage_server object "${ports[3]}"
  write_proxy "$proxy" "$memcached"

  launch memcached memcached -l 127.0.0.1 -p "$memcached" -u nobody -m 64
  local kind

  # The data are to outlive the processes, not the machine: nothing waits for the disk.
  for kind in account container object proxy; do launch "$kind" eatmydata "swift-$kind-server" "$run/etc/$kind-server.conf" verbose; done
  wait_for 60 "Swift" round_trip "$proxy"

  give TEST_SWIFT_URL "http://127.0.0.1:$proxy/auth/v1.0"
  give TEST_SWIFT_STORAGE_URL "http://127.0.0.1:$proxy/v1/AUTH_test"
  give TEST_SWIFT_USER test:tester
  give TEST_SWIFT_KEY swift-key-of-tester
  give TEST_SWIFT_READER test:reader
  give TEST_SWIFT_READER_KEY swift-key-of-reader
  give TEST_SWIFT_GUEST test:guest
  give TEST_SWIFT_GUEST_KEY swift-key-of-guest
  give TEST_SWIFT_S3_ENDPOINT "http://127.0.0.1:$proxy"
  give TEST_SWIFT_S3_ACCESS_KEY test:tester
  give TEST_SWIFT_S3_SECRET_KEY swift-key-of-tester
  say "ready on port $proxy"
}

stop() {
  stop_launched
  rm -rf "$run"
}

case ${1:-} in
  start) start ;;
  stop) stop ;;
  crash) crash_launched ;;
  again) relaunch ;;
  *) die "usage: $0 start|stop|crash|again" ;;
esac

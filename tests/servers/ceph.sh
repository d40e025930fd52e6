#!/usr/bin/env bash
# Ceph's RADOS gateway (S3 and STS) on loopback, over one monitor and one OSD that holds everything in memory. Needs root, or sudo.
# The gateway is Debian 13's, version 18: installed as a package there, and elsewhere into a Debian 13 of its own, kept in $cache.
# usage: ceph.sh start|stop
. "$(dirname "$0")/lib.sh"

[ "$(id -u)" -eq 0 ] || exec sudo SERVERS_RUN="$(dirname "$run")" SERVERS_CACHE="$(dirname "$cache")" "$here/ceph.sh" "$@"

packages=(ceph-mon ceph-osd radosgw ceph-common)
access_key=TESTACCESSKEY0000001
secret_key=testsecretkey00000000000000000000000001
memory=$((2 << 30))
root=$cache/debian13
export CEPH_CONF=$run/ceph.conf

install_root() {
  [ ! -e "$root/.ready" ] || return 0
  install_packages debootstrap
  say "installing Debian 13 with Ceph into $root: some minutes, once"
  rm -rf --one-file-system "$root"
  mkdir -p "$root"
  debootstrap --variant=minbase --include=ca-certificates trixie "$root" >"$root.log" 2>&1 || { tail -n 5 "$root.log" >&2; die "debootstrap failed"; }
  printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
  chmod +x "$root/usr/sbin/policy-rc.d"
  chroot "$root" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${packages[@]}" >>"$root.log" 2>&1 || { tail -n 5 "$root.log" >&2; die "apt-get failed"; }
  rm -f "$root"/var/cache/apt/archives/*.deb
  touch "$root/.ready"
}

# Where the commands of Ceph run. What they mount is theirs alone and goes with them; $run has the same path inside and outside.
prepare() {
  install_packages curl util-linux
  if grep -q '^VERSION_CODENAME=trixie$' /etc/os-release; then
    install_packages "${packages[@]}"
    ceph=(env)
    return
  fi
  mkdir -p "$cache"
  exec 8>"$cache/lock"
  flock 8
  install_root
  exec 8>&-
  mkdir -p "$root$run"
  cat >"$run/inside" <<SCRIPT
mount -t proc proc '$root/proc'
mount --bind '$run' '$root$run'
exec chroot '$root' env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 CEPH_CONF='$CEPH_CONF' "\$@"
SCRIPT
  ceph=(unshare --mount sh -eu "$run/inside")
}

configure() { # fsid monitor-port port
  cat >"$CEPH_CONF" <<CONF
[global]
fsid = $1
mon_host = v2:127.0.0.1:$2
public_addr = 127.0.0.1
cluster_addr = 127.0.0.1
ms_bind_ipv4 = true
ms_bind_ipv6 = false
auth_allow_insecure_global_id_reclaim = false
run_dir = $run/sockets
admin_socket = $run/sockets/\$name.asok
log_file = $run/log/\$name.log
crash_dir = $run/log
keyring = $run/keyring
osd_pool_default_size = 1
osd_pool_default_min_size = 1
mon_allow_pool_size_one = true
osd_crush_chooseleaf_type = 0
osd_pool_default_pg_num = 1
osd_pool_default_pgp_num = 1
osd_pool_default_pg_autoscale_mode = off
mon_max_pg_per_osd = 1000
mon_osd_min_down_reporters = 100
mon_data_avail_crit = 1
mon_data_avail_warn = 2
[mon.a]
mon_data = $run/mon
mon_initial_members = a
[osd]
osd_objectstore = memstore
memstore_device_bytes = $memory
osd_data = $run/osd
osd_max_object_name_len = 2048
osd_max_object_namespace_len = 256
osd_memory_target = 939524096
osd_op_num_shards = 2
osd_class_load_list = *
osd_class_default_list = *
[client.rgw]
rgw_data = $run/gateway
rgw_frontends = beast endpoint=127.0.0.1:$3
rgw_thread_pool_size = 64
rgw_dns_name = localhost
# The key that session tokens are encrypted with: 16 bytes.
rgw_sts_key = abcdefghijklmnop
rgw_s3_auth_use_sts = true
# In the default order every wrong key, secret or token is AccessDenied.
rgw_s3_auth_order = local, sts
rgw_enable_usage_log = false
rgw_enable_ops_log = false
rgw_override_bucket_index_max_shards = 1
# What was deleted leaves the memory within seconds.
rgw_gc_max_objs = 4
rgw_gc_obj_min_wait = 1
rgw_gc_processor_period = 5
rgw_gc_processor_max_time = 5
rgw_lc_max_objs = 4
rgw_usage_max_shards = 1
rgw_objexp_hints_num_shards = 4
rgw_md_log_max_shards = 4
rgw_data_log_num_shards = 4
rgw_run_sync_thread = false
rgw_dynamic_resharding = false
CONF
}

# Monitor and OSD.
start_cluster() { # fsid monitor-port
  local id; id=$(cat /proc/sys/kernel/random/uuid)
  "${ceph[@]}" sh -eu -s -- "$run" "$1" "$2" <<'SCRIPT' >"$run/log/prepare.log" 2>&1
ceph-authtool --create-keyring "$1/keyring" --gen-key -n mon. --cap mon 'allow *'
ceph-authtool "$1/keyring" --gen-key -n client.admin --cap mon 'allow *' --cap osd 'allow *' --cap mgr 'allow *'
ceph-authtool "$1/keyring" --gen-key -n osd.0 --cap mon 'allow profile osd' --cap osd 'allow *'
ceph-authtool "$1/keyring" --gen-key -n client.rgw --cap mon 'allow *' --cap osd 'allow *'
monmaptool --create --clobber --fsid "$2" --addv a "[v2:127.0.0.1:$3]" --enable-all-features "$1/monmap"
ceph-mon --mkfs -i a --monmap "$1/monmap" --keyring "$1/keyring"
SCRIPT
  launch monitor "${ceph[@]}" ceph-mon -f -i a
  "${ceph[@]}" sh -eu -s -- "$id" <<'SCRIPT' >>"$run/log/prepare.log" 2>&1
ceph --connect-timeout 20 osd new "$1"
ceph-osd -i 0 --mkfs --osd-uuid "$1"
ceph osd crush add-bucket default root || true
SCRIPT
  launch osd "${ceph[@]}" ceph-osd -f -i 0
  wait_for 30 "the OSD" sh -c '"$@" ceph osd stat | grep -q "1 up"' sh "${ceph[@]}"
}

# The user, the role that it may take on, and a second storage class.
make_user() {
  "${ceph[@]}" sh -eu -s -- "$access_key" "$secret_key" <<'SCRIPT' >"$run/log/user.log" 2>&1
radosgw-admin -n client.rgw user create --uid=tester --display-name=Tester --access-key="$1" --secret-key="$2" --caps='roles=*;users=*;user-policy=*'
radosgw-admin -n client.rgw zonegroup placement add --rgw-zonegroup default --placement-id default-placement --storage-class STANDARD_IA
radosgw-admin -n client.rgw zone placement add --rgw-zone default --placement-id default-placement --storage-class STANDARD_IA --data-pool default.rgw.cool.data
radosgw-admin -n client.rgw role create --role-name=S3Access --path=/ --assume-role-policy-doc='{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":["arn:aws:iam:::user/tester"]},"Action":["sts:AssumeRole"]}]}'
radosgw-admin -n client.rgw role-policy put --role-name=S3Access --policy-name=all --policy-doc='{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:*"],"Resource":"arn:aws:s3:::*"}]}'
SCRIPT
}

signed() { # service url curl-argument...
  local service=$1 url=$2; shift 2
  curl -sf -o /dev/null --aws-sigv4 "aws:amz:us-east-1:$service" -u "$access_key:$secret_key" "$@" "$url"
}

# Makes a bucket and deletes it. The S3 half of the gateway wants the header in the signature, which curl 7 leaves out.
round_trip() { # endpoint
  local header='x-amz-content-sha256: UNSIGNED-PAYLOAD'
  signed s3 "$1/ready" -X PUT -H "$header" && signed s3 "$1/ready" -X DELETE -H "$header"
}

start() {
  stop_launched
  # The gateway's data lies in the OSD's memory, so that nothing here outlives the run.
  rm -rf "$run"
  mkdir -p "$run"/{mon,osd,gateway,log,sockets}
  prepare
  local fsid monitor port
  fsid=$(cat /proc/sys/kernel/random/uuid)
  monitor=$(free_port)
  port=$(free_port)
  configure "$fsid" "$monitor" "$port"
  start_cluster "$fsid" "$monitor"
  make_user
  launch gateway "${ceph[@]}" radosgw -f -n client.rgw
  local endpoint=http://127.0.0.1:$port
  wait_for 60 "the gateway" round_trip "$endpoint"
  # GetSessionToken is denied until a policy of the user allows it.
  signed iam "$endpoint/" \
    --data-urlencode Action=PutUserPolicy --data-urlencode UserName=tester --data-urlencode PolicyName=sts \
    --data-urlencode 'PolicyDocument={"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["sts:*","s3:*"],"Resource":"*"}]}' \
    || die "the gateway refused the user's policy"
  give TEST_CEPH_ENDPOINT "$endpoint"
  give TEST_CEPH_ACCESS_KEY "$access_key"
  give TEST_CEPH_SECRET_KEY "$secret_key"
  give TEST_CEPH_ROLE_ARN arn:aws:iam:::role/S3Access
}

case ${1:-} in
  start) start ;;
  stop) stop_launched ;;
  *) die "usage: ceph.sh start|stop" ;;
esac

#!/bin/bash
# Installs what is missing from the distribution's packages: `install.sh run`, `test`, `faults`, `bench` or `deb`.
# Nothing is downloaded when nothing is missing, so that a second start takes no time.
set -euo pipefail
cd "$(dirname "$0")/.."
purpose=${1:-run}

run_needs=(libpq-dev libsqlite3-dev libsodium-dev libcurl4-openssl-dev libqrencode-dev libdeflate-dev
    libturbojpeg0-dev libpng-dev libwebp-dev libpango1.0-dev fonts-noto-core tzdata pkg-config ca-certificates make git)
# What the toolchain itself needs of the system to compile and link; a bare Debian has none of it.
swift_needs=(binutils libc6-dev libgcc-12-dev libstdc++-12-dev libncurses6 libuuid1 libxml2)
test_needs=(openssl postgresql-15 chromium poppler-utils python3-venv python3-fusepy mount util-linux procps)
# A server of slow connections, and file systems that are filled, turned read-only and cut off.
faults_needs=(slowhttptest e2fsprogs)
bench_needs=(wrk python3)
deb_needs=(debhelper python3 mandoc lintian)
test_deb_needs=(debootstrap systemd-container caddy python3-venv)
# Morocco left summer time for good in September 2026: older time zones tell the wrong hour.
oldest_tzdata=2026c
oldest_swift=6.3

say() { printf '%s\n' "$*" >&2; }

needs=("${run_needs[@]}" "${swift_needs[@]}")
case $purpose in
run) ;;
test) needs+=("${test_needs[@]}") ;;
faults) needs+=("${test_needs[@]}" "${faults_needs[@]}") ;;
bench) needs+=("${bench_needs[@]}") ;;
deb) needs+=("${deb_needs[@]}") ;;
test-deb) needs+=("${deb_needs[@]}" "${test_deb_needs[@]}") ;;
*)
    say "Usage: Tools/install.sh run|test|faults|bench|deb|test-deb"
    exit 64
    ;;
esac

where="https://www.swift.org/install/linux/"
if ! command -v swift >/dev/null; then
    say "Swift is not installed, or not in PATH. Rabita needs the Swift $oldest_swift toolchain: $where"
    exit 1
fi
swift_version() { swift --version 2>&1 | sed -n 's/.*Swift version \([0-9][0-9.]*\).*/\1/p' | head -n 1 || true; }
refuse_old_swift() {
    [ "$(printf '%s\n' "$oldest_swift" "$version" | sort -V | head -n 1)" = "$oldest_swift" ] && return
    say "Swift $version ($(command -v swift)) is too old. Rabita needs $oldest_swift or newer: $where"
    exit 1
}
# On a bare system the toolchain does not run before its libraries are there: then it is asked again below.
version=$(swift_version)
[ -z "$version" ] || refuse_old_swift

if ! command -v dpkg-query >/dev/null; then
    say "This is not a Debian system. Install what answers to: ${needs[*]}"
    exit 0
fi

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        say "This needs root, and there is no sudo. As root, type:"
        say "    apt-get update && apt-get install -y --no-install-recommends ${missing[*]}"
        exit 1
    fi
}

installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }
tzdata_is_old() {
    dpkg --compare-versions "$(dpkg-query -W -f='${Version}' tzdata 2>/dev/null || echo 0)" lt "$oldest_tzdata"
}

# One look at all of them; a name that dpkg never heard of is missing too.
present=$(dpkg-query -W -f='${Package} ${db:Status-Status}\n' "${needs[@]}" 2>/dev/null || true)
missing=()
for package in "${needs[@]}"; do
    grep -qx "$package installed" <<<"$present" || missing+=("$package")
done
if installed tzdata && tzdata_is_old; then missing+=(tzdata); fi

if [ ${#missing[@]} -gt 0 ]; then
    say "Installing: ${missing[*]}"
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "${missing[@]}"
fi
if tzdata_is_old; then
    say "tzdata is older than $oldest_tzdata and the package sources have no newer one; add bookworm-updates to them."
    exit 1
fi

if [ -z "$version" ]; then
    version=$(swift_version)
    if [ -z "$version" ]; then
        say "Swift is in PATH ($(command -v swift)) but does not run:"
        swift --version >&2 || true
        exit 1
    fi
    refuse_old_swift
fi

case $purpose in
test | faults | test-deb)
    wanted=Tests/browser/requirements.txt
    if ! cmp -s "$wanted" .venv/requirements.txt; then
        say "Preparing the browser tests in .venv"
        python3 -m venv .venv
        .venv/bin/pip install --quiet --disable-pip-version-check -r "$wanted"
        cp "$wanted" .venv/requirements.txt
    fi
    ;;
esac

#!/bin/bash
# Installs what is missing from the distribution's packages: `install.sh run`, `test` or `bench`.
# Nothing is downloaded when nothing is missing, so that a second start takes no time.
set -euo pipefail
cd "$(dirname "$0")/.."
purpose=${1:-run}

run_needs=(libpq-dev libsqlite3-dev libsodium-dev libcurl4-openssl-dev libqrencode-dev libdeflate-dev
    tzdata pkg-config ca-certificates make git)
test_needs=(openssl postgresql-15 chromium fonts-noto-core python3-venv)
# Morocco left summer time for good in September 2026: older time zones tell the wrong hour.
oldest_tzdata=2026c

say() { printf '%s\n' "$*" >&2; }

if ! command -v swift >/dev/null; then
    say "Swift is not installed, or not in PATH. Rabita needs the Swift 6.3 toolchain: https://www.swift.org/install/linux/"
    exit 1
fi
if ! command -v dpkg-query >/dev/null; then
    say "This is not a Debian system. Install what answers to: ${run_needs[*]}"
    exit 0
fi

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        say "This needs root: $*"
        exit 1
    fi
}

installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }
tzdata_is_old() {
    dpkg --compare-versions "$(dpkg-query -W -f='${Version}' tzdata 2>/dev/null || echo 0)" lt "$oldest_tzdata"
}

needs=("${run_needs[@]}")
[ "$purpose" = test ] && needs+=("${test_needs[@]}")
[ "$purpose" = bench ] && needs+=(wrk python3)
missing=()
for package in "${needs[@]}"; do
    installed "$package" || missing+=("$package")
done
if installed tzdata && tzdata_is_old; then missing+=(tzdata); fi

if [ ${#missing[@]} -gt 0 ]; then
    say "Installing: ${missing[*]}"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "${missing[@]}"
fi
if tzdata_is_old; then
    say "tzdata is older than $oldest_tzdata and the package sources have no newer one; add bookworm-updates to them."
    exit 1
fi

if [ "$purpose" = test ]; then
    wanted=Tests/browser/requirements.txt
    if ! cmp -s "$wanted" .venv/requirements.txt; then
        say "Preparing the browser tests in .venv"
        python3 -m venv .venv
        .venv/bin/pip install --quiet --disable-pip-version-check -r "$wanted"
        cp "$wanted" .venv/requirements.txt
    fi
fi

#!/bin/bash
# Draws the app icons from app-icon.svg with Chromium, which every tester already has.
set -euo pipefail
cd "$(dirname "$0")/../Sources/Club/Resources/Public"
for size in 192 512; do
    page=$(mktemp --suffix=.html)
    printf '<!doctype html><body style="margin:0"><img src="file://%s/app-icon.svg" width=%s height=%s style="display:block">' "$PWD" "$size" "$size" >"$page"
    chromium --headless --no-sandbox --hide-scrollbars --screenshot="$PWD/app-icon-$size.png" --window-size="$size,$size" "file://$page"
    rm "$page"
done

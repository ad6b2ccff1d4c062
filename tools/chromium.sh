#!/bin/sh
# Finds a Chromium, or installs Debian's where that is allowed. Prints its path.
set -eu
for name in "${CHROMIUM_PATH:-}" chromium chromium-browser google-chrome; do
    [ -n "$name" ] || continue
    if path=$(command -v "$name" 2>/dev/null); then
        echo "$path"
        exit 0
    fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-liberation; } >&2
    command -v chromium
    exit 0
fi
echo "the browser tests need Chromium: on Debian, apt install chromium fonts-liberation; or set CHROMIUM_PATH" >&2
exit 1

#!/bin/sh
# Finds a Chromium, or installs Debian's where that is allowed. Prints its path.
set -eu
if [ -n "${CHROMIUM_PATH:-}" ]; then
    command -v "$CHROMIUM_PATH" && exit 0
    echo "CHROMIUM_PATH is $CHROMIUM_PATH, and there is no such program" >&2
    exit 1
fi
for name in chromium chromium-browser google-chrome; do
    command -v "$name" && exit 0
done
# One that `npx playwright install chromium` has brought.
own=$(cd "$(dirname "$0")/../web" && node -e 'process.stdout.write(require("@playwright/test").chromium.executablePath())' 2>/dev/null || true)
if [ -x "$own" ]; then
    echo "$own"
    exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-liberation; } >&2
    command -v chromium
    exit 0
fi
echo "the browser tests need Chromium: sudo apt install chromium fonts-liberation" >&2
echo "or elsewhere: cd web && npx playwright install --with-deps chromium; or set CHROMIUM_PATH" >&2
exit 1

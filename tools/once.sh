#!/bin/sh
# Does something only when its inputs changed: once.sh STAMP "input files" command...
set -eu
stamp=$1
inputs=$2
shift 2
# Names of inputs have no spaces: they are our own files.
# shellcheck disable=SC2086
now=$(cat $inputs | cksum)
[ "$(cat "$stamp" 2>/dev/null || true)" = "$now" ] && exit 0
"$@"
mkdir -p "$(dirname "$stamp")"
printf '%s' "$now" > "$stamp"

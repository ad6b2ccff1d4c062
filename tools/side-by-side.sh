#!/bin/sh
# Runs commands at the same time, and fails when one of them does: side-by-side.sh "command" "command"...
set -eu
pids=
# Shells start such commands deaf to Ctrl-C, so it is passed on.
trap 'kill $pids 2>/dev/null || true; exit 130' INT TERM
for command; do
    sh -c "exec $command" &
    pids="$pids $!"
done
status=0
for pid in $pids; do
    wait "$pid" || status=1
done
exit $status

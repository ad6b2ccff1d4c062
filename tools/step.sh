#!/bin/sh
# Says what is done, does it, and says how long it took: step.sh "what" command...
set -eu
what=$1
shift
echo "== $what"
start=$(date +%s)
"$@"
echo "== $what: $(($(date +%s) - start)) s"

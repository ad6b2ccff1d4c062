#!/bin/sh
# The Rust tests; by cargo-nextest where it is installed, which runs no examples in documentation, so these come after.
set -eu
crates="--workspace --exclude fullcost-wasm --exclude fullcost-py"
# The names of crates have no spaces.
# shellcheck disable=SC2086
if command -v cargo-nextest >/dev/null 2>&1; then
    cargo nextest run $crates --cargo-quiet --no-fail-fast --status-level fail --show-progress none
    cargo test -q $crates --doc
else
    cargo test -q $crates
fi

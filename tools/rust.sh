#!/bin/sh
# Adds what the Rust toolchain of this project lacks: the wasm target, the formatter, the lints.
set -eu
has() { rustup "$1" list --installed | grep -q "^$2"; }
has target wasm32-unknown-unknown || sh tools/step.sh "Rust target wasm32-unknown-unknown" rustup target add wasm32-unknown-unknown
for part in rustfmt clippy; do
    has component "$part" || sh tools/step.sh "Rust component $part" rustup component add "$part"
done

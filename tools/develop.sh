#!/bin/sh
# Builds the Python package and installs it in place, into .venv.
set -eu
# The address of the sources is read in the encoding of the locale, which may not know the letters in it: make it relative.
relative() {
    for file in .venv/lib/python3.*/site-packages/fullcost.pth; do
        [ ! -e "$file" ] || echo ../../../../python > "$file"
    done
}
relative
trap relative EXIT
(cd python && maturin develop --release --uv --quiet)

#!/bin/sh
# Builds the Python package and installs it in place, into .venv: develop.sh [PROFILE]. Linking as for a release takes twice as long,
# and gives the same bits.
set -eu
# The address of the sources is read in the encoding of the locale, which may not know the letters in it: make it relative.
relative() {
    for file in .venv/lib/python3.*/site-packages/fullcost.pth; do
        [ ! -e "$file" ] || echo ../../../../python > "$file"
    done
}
relative
trap relative EXIT
(cd python && maturin develop --profile "${1:-develop}" --uv --quiet)

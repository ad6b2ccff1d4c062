#!/bin/sh
# Installs the newest wheel into a fresh environment, away from the sources, and asks it a question.
set -eu
root=$PWD
wheel=$(ls -t target/wheels/*.whl | head -n 1)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
uv venv --quiet "$place/venv"
uv pip install --quiet --python "$place/venv/bin/python" "$root/$wheel"
cd "$place"
venv/bin/python -c 'import fullcost as fc; print(fc.scenario("deepseek").evaluate().finding["sentence"])'
venv/bin/fullcost report deepseek > /dev/null

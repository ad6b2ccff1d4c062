#!/bin/sh
# Installs the packed npm package into a fresh folder, away from the sources, and asks it a question: as TypeScript, then in Node.
set -eu
root=$PWD
pack=$(ls -t target/fullcost-*.tgz | head -n 1)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
cp "$root/$pack" fullcost.tgz
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund --offline ./fullcost.tgz
cp "$root/tools/ask.ts" .
"$root/web/node_modules/.bin/tsc" --strict --module nodenext --target es2022 --lib es2023,dom --types '' ask.ts
node ask.js

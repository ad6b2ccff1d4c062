# Every command of the project. `./just` puts just and uv in place; `./just --list` shows the recipes.

set shell := ["sh", "-cu"]

export CARGO_TERM_PROGRESS_WHEN := "never"
step := "sh tools/step.sh"
once := "sh tools/once.sh"
wasm := "wasm32-unknown-unknown"

# What the recipes are for.
default:
    @just --list

# Sets up, builds everything, prints the reconciliation and serves the demo article.
demo: web python
    @echo
    @.venv/bin/fullcost report deepseek
    @echo
    @node tools/serve.mjs

# What CI runs: from nothing to all tests passed.
test: setup-python setup-node setup-rust check test-rust web test-node size python test-python test-browser
    @echo "== all tests passed"

# And what is slow: benchmarks once, documentation, packages in clean environments.
test-all: test wheel npm-pack docs
    {{step}} "a benchmark run" cargo bench -q -p fullcost
    {{step}} "the wheel in a clean environment" sh tools/clean-wheel.sh

# Formats, lints, types, licences, and whether derived files are fresh.
check: setup-python setup-node setup-rust
    {{step}} "derived files" cargo run -q -p fullcost-gen --features pages -- derive --check
    {{step}} "Rust format" cargo fmt --all --check
    {{step}} "Rust lints" cargo clippy -q --workspace --exclude fullcost-wasm --all-targets -- -D warnings
    {{step}} "Rust lints, full wasm" cargo clippy -q -p fullcost-wasm --features full --target {{wasm}} -- -D warnings
    {{step}} "Rust lints, article wasm" cargo clippy -q -p fullcost-wasm --target {{wasm}} -- -D warnings
    {{step}} "web types" sh -c 'cd web && npx --no-install tsc --noEmit'
    {{step}} "web lints" sh -c 'cd web && npx --no-install biome check .'
    {{step}} "Python lints" sh -c '.venv/bin/ruff check python && .venv/bin/ruff format --check python'
    {{step}} "licences" node tools/licences.mjs

# Writes the derived files: tables, schemas, types; then, with the tables in, the static pages.
gen: setup-rust
    cargo run -q -p fullcost-gen -- derive
    cargo run -q -p fullcost-gen --features pages -- derive

# Renews the golden vectors. Read their diff like prose.
bless: gen
    BLESS=1 cargo test -q -p fullcost --test golden

setup-rust:
    @rustup target list --installed | grep -q {{wasm}} || {{step}} "Rust target {{wasm}}" rustup target add {{wasm}}

setup-node:
    @{{once}} web/node_modules/.stamp web/package-lock.json {{step}} "npm packages" npm ci --prefix web --no-audit --no-fund --loglevel=error

setup-python:
    @{{once}} .venv/.stamp python/requirements-dev.txt {{step}} "Python packages" uv pip install --quiet --python .venv/bin/python --require-hashes -r python/requirements-dev.txt

# The wasm core, its twins and their glue, in web/pkg.
wasm: setup-rust setup-node
    {{step}} "wasm" node web/scripts/wasm.mjs

# The web package, in web/dist.
web: wasm
    {{step}} "web package" node web/build.mjs

# The Python package, into .venv.
python: setup-python
    mkdir -p python/fullcost/static && { [ ! -f web/dist/anywidget.js ] || cp web/dist/anywidget.js python/fullcost/static/widget.js; }
    {{step}} "Python package" sh -c 'cd python && maturin develop --release --uv --quiet'

test-rust: setup-rust
    {{step}} "Rust tests" cargo test -q --workspace --exclude fullcost-wasm --exclude fullcost-py

test-node: web
    {{step}} "Node tests" sh -c 'cd web && node --test test/*.test.mjs'

test-python: python
    {{step}} "Python tests" sh -c 'cd python && python -m pytest'

test-browser: web
    {{step}} "browser tests" sh -c 'CHROMIUM_PATH=$(sh tools/chromium.sh) && export CHROMIUM_PATH && cd web && npx --no-install playwright test'

# Bytes that a reader downloads, against their gates.
size: web
    node web/scripts/size.mjs

# How long an estimate takes, and what lanes gain over points.
bench:
    cargo bench -q -p fullcost

# The Python wheel, in target/wheels.
wheel: web python
    {{step}} "wheel" sh -c 'cd python && maturin build --release --quiet --out ../target/wheels'

# The npm package, in target.
npm-pack: web
    {{step}} "npm package" npm pack ./web --pack-destination target --silent

# The Rust documentation.
docs:
    RUSTDOCFLAGS="-D warnings" cargo doc -q --no-deps -p fullcost

# Serves web/ on a loopback port.
serve:
    node tools/serve.mjs

# Removes what was built.
clean:
    rm -rf target web/pkg web/dist web/node_modules .venv python/fullcost/static

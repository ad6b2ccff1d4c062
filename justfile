# Every command of the project. `./just` puts just and uv in place; `./just --list` shows the recipes.

set shell := ["sh", "-cu"]

export CARGO_TERM_PROGRESS_WHEN := "never"
step := "sh tools/step.sh"
once := "sh tools/once.sh"
wasm := "wasm32-unknown-unknown"
started := `date +%s`

[private]
default:
    @just --list

# Sets up, builds everything, prints the reconciliation and serves the demo article.
demo: web python
    @echo "== built: $(($(date +%s) - {{started}})) s"
    @echo
    @.venv/bin/fullcost report deepseek
    @echo
    @node tools/serve.mjs

# What CI runs: from nothing to all tests passed.
test: setup check test-rust web _node-and-python size test-browser
    @echo "== all tests passed: $(($(date +%s) - {{started}})) s"

# And what is slow: benchmarks once, documentation, packages in clean environments.
test-all: test wheel npm-pack docs
    {{step}} "a benchmark run" cargo bench -q -p fullcost
    {{step}} "the wheel in a clean environment" sh tools/clean-wheel.sh
    {{step}} "the npm package in a clean folder" sh tools/clean-npm.sh
    @echo "== all tests and packages: $(($(date +%s) - {{started}})) s"

# Formats, lints, types, licences, and whether derived files are fresh.
check: lint types

# What can be said without building.
lint: setup-python setup-node setup-rust
    {{step}} "derived files" cargo run -q -p fullcost-gen --features pages -- derive --check
    {{step}} "Rust format" cargo fmt --all --check
    {{step}} "Rust lints" cargo clippy -q --workspace --exclude fullcost-wasm --all-targets -- -D warnings
    {{step}} "Rust lints, analysis wasm" cargo clippy -q -p fullcost-wasm --features analysis --target {{wasm}} -- -D warnings
    {{step}} "Rust lints, article wasm" cargo clippy -q -p fullcost-wasm --target {{wasm}} -- -D warnings
    {{step}} "web lints" sh -c 'cd web && npx --no-install biome check --error-on-warnings .'
    {{step}} "Python lints" sh -c '.venv/bin/ruff check python && .venv/bin/ruff format --check python'
    {{step}} "licences" node tools/licences.mjs

# Types of the web and the Python package. Those of the first lean on the core's own, which come with the wasm.
types: setup-python wasm
    {{step}} "web types" sh -c 'cd web && npx --no-install tsc --noEmit'
    {{step}} "Python types" sh -c 'cd python && ../.venv/bin/mypy'

# Writes the derived files: tables, schemas, types; then, with the tables in, the static pages.
gen: setup-rust
    {{step}} "tables, schemas, types" cargo run -q -p fullcost-gen -- derive
    {{step}} "pages" cargo run -q -p fullcost-gen --features pages -- derive

# Renews the golden vectors. Read their diff like prose.
bless: gen
    {{step}} "golden vectors" env BLESS=1 cargo test -q -p fullcost --test golden --test training_golden --test rooms_golden

# Lays the code out.
fmt: setup-python setup-node setup-rust
    {{step}} "Rust" cargo fmt --all
    {{step}} "web" sh -c 'cd web && npx --no-install biome check --write .'
    {{step}} "Python" sh -c '.venv/bin/ruff check --fix python && .venv/bin/ruff format python'

# Everything that a fresh machine needs, each once.
setup: setup-rust setup-node setup-python
    {{step}} "Chromium" sh tools/chromium.sh

setup-rust:
    @sh tools/rust.sh

setup-node:
    @{{once}} web/node_modules/.stamp web/package-lock.json {{step}} "npm packages" npm ci --prefix web --include=dev --no-audit --no-fund --loglevel=error

setup-python:
    @{{once}} .venv/.stamp python/requirements-dev.txt {{step}} "Python packages" uv pip install --quiet --python .venv/bin/python --require-hashes -r python/requirements-dev.txt

# The wasm core, its twins and their glue, in web/pkg.
wasm: setup-rust setup-node
    {{step}} "wasm" sh tools/side-by-side.sh "node web/scripts/wasm.mjs full article analysis" "node web/scripts/wasm.mjs full-twin article-twin"

# The web package, in web/dist.
web: wasm
    {{step}} "web package" node web/build.mjs

# The Python package, into .venv.
python profile="develop": setup-python setup-node
    @mkdir -p python/fullcost/static && { [ ! -f web/dist/anywidget.js ] || cp web/dist/anywidget.js python/fullcost/static/widget.js; }
    @node tools/notices.mjs python/fullcost/static/THIRD-PARTY.txt fullcost-py
    {{step}} "Python package" sh tools/develop.sh {{profile}}

test-rust: setup-rust
    {{step}} "Rust tests" sh tools/rust-tests.sh

test-node: web
    {{step}} "Node tests" sh -c 'cd web && node --test test/*.test.mjs'

# Neither takes more than one core.
_node-and-python: web
    {{step}} "Node tests, Python tests" sh tools/side-by-side.sh "sh -c 'cd web && node --test test/*.test.mjs'" "just test-python"

test-python: python
    {{step}} "Python tests" sh -c 'cd python && ../.venv/bin/python -m pytest'

test-browser: web
    {{step}} "browser tests" sh -c 'CHROMIUM_PATH=$(sh tools/chromium.sh) && export CHROMIUM_PATH && cd web && npx --no-install playwright test'

# Bytes that a reader downloads, against their gates.
size: web
    {{step}} "sizes" node web/scripts/size.mjs

# How long an estimate and a draw take, in pieces, and beside other tools (which are installed into target/peers).
bench: (python "release") bench-build
    {{step}} "estimates" cargo bench -q -p fullcost
    {{step}} "from Python" .venv/bin/python python/benches/call.py
    {{step}} "pieces of the uncertainty benchmark" target/release/examples/bench_uncertainty --pieces
    {{step}} "the same, without AVX2" target/release/examples/bench_uncertainty --pieces --baseline
    {{step}} "pieces of the DeepSeek scenario" target/release/examples/bench_uncertainty --pieces --deepseek
    {{step}} "beside others, a million draws" .venv/bin/python benches/uncertainty/peers.py --draws 1000000
    {{step}} "beside others, ten thousand draws" .venv/bin/python benches/uncertainty/peers.py --draws 10000

# Our own contestants of the uncertainty benchmark.
bench-build: setup-rust
    {{step}} "native benchmark" cargo build -q --release -p fullcost --example bench_uncertainty
    {{step}} "wasm benchmark" cargo build -q --release -p bench-uncertainty-wasm --target wasm32-unknown-unknown --target-dir target/wasm-bench

# Draws docs/error-against-n.svg anew.
error-plot: setup-rust
    {{step}} "error against the number of draws" cargo run -q --release -p fullcost --example error_plot

# Fits the constants of training performance anew, and draws docs/training.svg.
fit-training: setup-rust
    {{step}} "constants of training" cargo run -q --release -p fullcost --example fit_training -- --write

# The Python wheel, in target/wheels.
wheel: web python
    {{step}} "wheel" sh -c 'cd python && maturin build --release --quiet --out ../target/wheels'

# The npm package, in target.
npm-pack: web
    {{step}} "npm package" npm pack ./web --pack-destination target --silent

# The Rust documentation, of the whole model last: that is what stays in target/doc.
docs: setup-rust
    {{step}} "documentation, article" env RUSTDOCFLAGS="-D warnings" cargo doc -q --no-deps -p fullcost --no-default-features --features tables
    {{step}} "documentation" env RUSTDOCFLAGS="-D warnings" cargo doc -q --no-deps -p fullcost

# Serves web/ on a loopback port.
serve:
    node tools/serve.mjs

# Removes what was built.
clean:
    rm -rf target web/pkg web/dist web/node_modules .venv python/fullcost/static

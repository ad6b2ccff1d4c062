// Compiles the core into web/pkg/: full and article build, each as wasm and as its twin in plain JavaScript, and the analysis build.
// A build whose inputs have not changed is left as it is.

import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { PKG, ROOT, stampOf, WEB } from "./inputs.mjs";

const TARGET = "wasm32-unknown-unknown";
const BUILDS = [
  { name: "full", features: ["--features", "full"], twin: false },
  { name: "article", features: [], twin: false },
  { name: "full-twin", features: ["--features", "full"], twin: true },
  { name: "article-twin", features: [], twin: true },
  { name: "analysis", features: ["--features", "analysis"], twin: false },
];

/** Found by trying: the second form of the code is smaller after compression, and inlining makes it larger. */
const SMALL = [
  "-Oz",
  "--flatten",
  "--rereloop",
  "-Oz",
  "-Oz",
  "--one-caller-inline-max-function-size=0",
  "--inline-max-combined-binary-size=1",
  "--low-memory-unused",
];

/** What rustc's wasm may use. The twin is lowered to what plain JavaScript can say. */
const COMMON = ["--enable-mutable-globals", "--enable-sign-ext", "--enable-nontrapping-float-to-int"];
const BULK = ["--enable-bulk-memory", "--enable-bulk-memory-opt"];
const WASM = [...COMMON, ...BULK, "--enable-reference-types", "--enable-multivalue", "--enable-simd"];
const PLAIN = ["--disable-reference-types", "--disable-multivalue", "--disable-simd"];
const LOWERING = ["--signext-lowering", "--llvm-nontrapping-fptoint-lowering"];
const LOWERED = [
  "--enable-mutable-globals",
  "--disable-sign-ext",
  "--disable-nontrapping-float-to-int",
  "--enable-bulk-memory",
];

function run(command, args, env = {}) {
  const settings = { ...process.env, ...env };
  for (const [key, value] of Object.entries(settings)) if (value === undefined) delete settings[key];
  const { status, error } = spawnSync(command, args, { cwd: ROOT, env: settings, stdio: "inherit" });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args.slice(0, 3).join(" ")} ... ended with ${status}`);
}

const binaryen = (tool, args) => run(process.execPath, [join(WEB, "node_modules/binaryen/bin", tool), ...args]);

/** Flags for rustc. Paths of this machine are cut off: they would stand in the module as texts. */
function flags(twin) {
  const registries = join(process.env.CARGO_HOME ?? join(homedir(), ".cargo"), "registry", "src");
  const crates = existsSync(registries) ? readdirSync(registries).map((name) => join(registries, name)) : [];
  const cut = [ROOT, ...crates].map((path) => `--remap-path-prefix=${path}=.`);
  return [`-Ctarget-feature=${twin ? "-reference-types,-multivalue" : "+simd128"}`, ...cut].join("\x1f");
}

/** Compiles the core and returns the path of the module. */
function compile({ features, twin }) {
  const target = join(ROOT, "target", twin ? "twin" : "wasm-pack");
  run("cargo", ["fetch", "--quiet", "--target", TARGET]); // the flags name the folders that it makes
  // The standard library says that it was built with reference types. wasm-bindgen would believe it, so the twin's module
  // says nothing: without that section it looks for what is really there.
  const strip = twin ? { CARGO_PROFILE_WASM_STRIP: "symbols" } : {};
  const env = { CARGO_TARGET_DIR: target, CARGO_ENCODED_RUSTFLAGS: flags(twin), RUSTFLAGS: undefined, ...strip };
  run("cargo", ["build", "-p", "fullcost-module", "--target", TARGET, "--profile", "wasm", ...features], env);
  return join(target, TARGET, "wasm", "fullcost_module.wasm");
}

function glue(wasm, out) {
  run("cargo", ["run", "--quiet", "-p", "fullcost-gen", "--features", "glue", "--", "glue", wasm, out, "core"]);
}

/** The page instantiates the wasm itself: wasm-bindgen's own way in is made for many more cases than ours. */
function makeWasm(wasm, out) {
  glue(wasm, out);
  renameSync(join(out, "core_bg.js"), join(out, "core.js"));
  appendFileSync(join(out, "core.d.ts"), "\nexport function __wbg_set_wasm(exports: WebAssembly.Exports): void;\n");
  binaryen("wasm-opt", [
    join(out, "core_bg.wasm"),
    "-o",
    join(out, "core.wasm"),
    ...SMALL,
    "--strip-debug",
    "--strip-target-features",
    ...WASM,
  ]);
  rmSync(join(out, "core_bg.wasm"));
}

function makeTwin(wasm, out) {
  glue(wasm, out);
  const [made, small, lowered] = ["core_bg.wasm", "small.wasm", "lowered.wasm"].map((name) => join(out, name));
  binaryen("wasm-opt", [made, "-o", small, "-Oz", "--strip", ...COMMON, ...BULK, ...PLAIN]);
  binaryen("wasm-opt", [small, "-o", lowered, ...LOWERING, ...COMMON, ...BULK, ...PLAIN]);
  binaryen("wasm2js", [lowered, "-o", join(out, "plain.js"), "-O3", ...LOWERED, ...PLAIN]);
  for (const file of [made, small, lowered]) rmSync(file);
  adapt(out);
}

/**
 * The glue keeps views of the memory and takes a new one when the old is detached. Memory made of plain JavaScript is
 * never detached: growing it leaves the old buffer behind. So the views are compared by their buffer instead.
 */
function adapt(out) {
  const path = join(out, "core_bg.js");
  const text = readFileSync(path, "utf8");
  const stale = /(cached\w+Memory0)\.byteLength === 0|(cached\w+Memory0)\.buffer\.detached === true[^)]*\)/g;
  const fresh = text.replaceAll(stale, (_, plain, detached) => `${plain ?? detached}.buffer !== wasm.memory.buffer`);
  const views = text.match(/let cached\w+Memory0/g)?.length;
  const mended = fresh.match(/\.buffer !== wasm\.memory\.buffer/g)?.length;
  if (!views || views !== mended)
    throw new Error(`the glue has ${views} views of the memory, and ${mended} were found`);
  writeFileSync(path, fresh);
  const starts = readFileSync(join(out, "plain.js"), "utf8").includes("export var __wbindgen_start ");
  const lines = [
    "// The core as plain JavaScript, behind the same names as the one in wasm.",
    'import * as plain from "./plain.js";',
    'import { __wbg_set_wasm } from "./core_bg.js";',
    "__wbg_set_wasm(plain);",
    ...(starts ? ["plain.__wbindgen_start();"] : []),
    'export * from "./core_bg.js";',
  ];
  writeFileSync(join(out, "core.js"), `${lines.join("\n")}\n`);
}

export function build(names = BUILDS.map(({ name }) => name)) {
  for (const one of BUILDS.filter(({ name }) => names.includes(name))) {
    const out = join(PKG, one.name);
    const stamp = join(out, "stamp");
    const inputs = stampOf(one.name);
    if (existsSync(stamp) && readFileSync(stamp, "utf8") === inputs) continue;
    const wasm = compile(one);
    rmSync(out, { recursive: true, force: true });
    mkdirSync(out, { recursive: true });
    const copy = join(out, "compiled.wasm");
    copyFileSync(wasm, copy);
    (one.twin ? makeTwin : makeWasm)(copy, out);
    rmSync(copy);
    writeFileSync(stamp, inputs);
    const made = join(out, one.twin ? "plain.js" : "core.wasm");
    console.log(`${one.name}: ${statSync(made).size.toLocaleString("en")} bytes`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href)
  build(process.argv.length > 2 ? process.argv.slice(2) : undefined);

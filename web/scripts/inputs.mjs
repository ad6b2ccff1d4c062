// What the compiled core depends on, as one hash: so that nothing is built twice.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

export const WEB = fileURLToPath(new URL("..", import.meta.url)).replace(/[\\/]$/, "");
export const ROOT = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");
export const PKG = join(WEB, "pkg");

/** Tests and benches do not reach the core, nor do the data but their version: the rest stands in derived tables. */
const INPUTS = [
  "Cargo.toml",
  "Cargo.lock",
  "rust-toolchain.toml",
  "crates/fullcost/Cargo.toml",
  "crates/fullcost/data/version.txt",
  "crates/fullcost/src",
  "crates/fullcost-kernel/Cargo.toml",
  "crates/fullcost-kernel/src",
  "crates/fullcost-wasm",
  "crates/fullcost-gen/Cargo.toml",
  "crates/fullcost-gen/src/glue.rs",
  "web/node_modules/binaryen/package.json",
  "web/scripts/wasm.mjs",
];

/** The analysis build reads tables of its own. */
const TABLES = "crates/fullcost/data";

function* filesOf(path) {
  if (!existsSync(path)) return;
  if (statSync(path).isFile()) return yield path;
  for (const name of readdirSync(path).sort()) yield* filesOf(join(path, name));
}

const hashes = new Map();

/** The hash of everything that goes into the build of that name. */
export function stampOf(name) {
  const inputs = name.startsWith("analysis") ? [...INPUTS, TABLES] : INPUTS;
  if (!hashes.has(inputs.length)) hashes.set(inputs.length, hashOf(inputs));
  return `${name} ${hashes.get(inputs.length)}\n`;
}

function hashOf(inputs) {
  const hash = createHash("sha256");
  hash.update(spawnSync("rustc", ["-vV"], { cwd: ROOT, encoding: "utf8" }).stdout ?? "");
  for (const path of inputs.flatMap((input) => [...filesOf(join(ROOT, input))])) {
    hash.update(relative(ROOT, path).split(sep).join("/")).update("\0").update(readFileSync(path)).update("\0");
  }
  return hash.digest("hex");
}

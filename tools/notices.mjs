// Writes the licences of what others wrote and we ship: node tools/notices.mjs OUT CRATE [flags for cargo tree]...
// The page's own library comes along, since every package carries the page.

import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const MODULES = join(ROOT, "web/node_modules");
const PAGE = ["lit", "lit-html"];
const RULE = `\n\n${"-".repeat(80)}\n\n`;

function cargo(...args) {
  const { stdout, stderr, status } = spawnSync("cargo", args, { cwd: ROOT, encoding: "utf8", maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

/** The text of a licence. Where there is a choice one is enough, and MIT is the shortest. */
function textIn(folder, licence) {
  const files = readdirSync(folder).filter((name) => /^(licen[cs]e|copying)/i.test(name)).sort();
  const chosen = / AND /.test(licence) ? files : [files.find((name) => /mit/i.test(name)) ?? files[0]];
  return chosen.filter(Boolean).map((file) => readFileSync(join(folder, file), "utf8").trim()).join("\n\n");
}

function notice(name, version, licence, folder) {
  const text = textIn(folder, licence);
  if (!text) throw new Error(`${name} ${version} has no text of its licence`);
  return `${name} ${version}\n${licence}\n\n${text}`;
}

const [out, crate, ...flags] = process.argv.slice(2);
const { packages } = JSON.parse(cargo("metadata", "--format-version", "1", "--locked", "--all-features"));
const shipped = new Set(
  cargo("tree", "--locked", "-p", crate, ...flags, "-e", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}")
    .split("\n")
    .map((line) => line.split(" ").slice(0, 2).join(" ")),
);
const crates = packages
  .filter(({ name, version, source }) => source && shipped.has(`${name} v${version}`))
  .map(({ name, version, license, manifest_path }) => notice(name, version, license, dirname(manifest_path)));
const scripts = PAGE.map((name) => {
  const { version, license } = JSON.parse(readFileSync(join(MODULES, name, "package.json"), "utf8"));
  return notice(name, version, license, join(MODULES, name));
});
if (crates.length === 0) throw new Error(`nothing was found in the tree of ${crate}`);
writeFileSync(out, `fullcost contains the work of others, under these licences.${RULE}${[...scripts, ...crates].join(RULE)}\n`);

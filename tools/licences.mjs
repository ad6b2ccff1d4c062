// Fails when something that we ship or build with has a licence that is not on our list: node tools/licences.mjs

import { spawnSync } from "node:child_process";

const ALLOWED = new Set([
  "0BSD", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-1-Clause", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0", "CC0-1.0", "ISC", "MIT", "MIT-0", "MPL-2.0",
  "Unicode-3.0", "Unicode-DFS-2016", "Unlicense", "Zlib",
]);

const { stdout, status, stderr } = spawnSync("cargo", ["metadata", "--format-version", "1", "--locked", "--all-features"], {
  encoding: "utf8",
  maxBuffer: 1 << 28,
});
if (status !== 0) throw new Error(stderr);

/** An SPDX expression holds when one side of every OR is allowed, and all sides of an AND. */
function holds(expression) {
  const text = expression.replaceAll("/", " OR ").replaceAll(/[()]/g, " ").trim();
  return text.split(/\s+AND\s+/).every((part) => part.split(/\s+OR\s+/).some((one) => ALLOWED.has(one.trim())));
}

const { packages } = JSON.parse(stdout);
const bad = packages.filter(({ license }) => !license || !holds(license));
for (const { name, version, license } of bad) console.error(`${name} ${version}: ${license ?? "no licence"}`);
console.log(`licences: ${packages.length - bad.length} of ${packages.length} crates are on the list`);
process.exit(bad.length > 0 ? 1 : 0);

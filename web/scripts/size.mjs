// Prints what a reader downloads, brotli-compressed, and fails above a gate.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { WEB } from "./inputs.mjs";

const bytes = (file) =>
  brotliCompressSync(readFileSync(join(WEB, "dist", file)), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
    .length;

/** Gates hold what was reached; targets say where it should go. Sampling, drivers and sweeps put both builds over theirs. */
const DOWNLOADS = [
  {
    name: "article build",
    gate: 137_000,
    target: 100_000,
    files: ["article.js", "article.wasm", "scenarios/deepseek.fullcost", "scenarios/deepseek.claims.json"],
  },
  {
    name: "full build",
    gate: 267_200,
    target: 140_000,
    files: ["fullcost.js", "fullcost.wasm", "scenarios/deepseek.json"],
  },
  {
    // For scripts: no page loads it.
    name: "analysis build",
    gate: 443_800,
    files: ["analysis.js", "analysis.wasm"],
  },
  { name: "loader", gate: 2_000, files: ["embed.js"] },
  { name: "listener for frames", gate: 250, files: ["frames.js"] },
];

let failed = false;
for (const { name, gate, target, files } of DOWNLOADS) {
  const sizes = files.map((file) => [file, bytes(file)]);
  const sum = sizes.reduce((total, [, size]) => total + size, 0);
  failed ||= sum > gate;
  const aim = target ? `, target ${target.toLocaleString("en")}` : "";
  console.log(
    `${name}: ${sum.toLocaleString("en")} bytes (gate ${gate.toLocaleString("en")}${aim})${sum > gate ? "  TOO LARGE" : ""}`,
  );
  for (const [file, size] of sizes) console.log(`  ${size.toLocaleString("en").padStart(8)}  ${file}`);
}
process.exit(failed ? 1 : 0);

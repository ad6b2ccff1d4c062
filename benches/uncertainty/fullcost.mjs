// The uncertainty benchmark in wasm, timed like its rivals: one line of JSON. `--exact` for quantiles of the draws themselves.

import { readFileSync } from "node:fs";
import { argv, cpuUsage } from "node:process";

const value = (name, otherwise) => Number(argv[argv.indexOf(name) + 1] ?? otherwise);
const draws = argv.includes("--draws") ? value("--draws") : 1e6;
const rounds = argv.includes("--rounds") ? value("--rounds") : 5;
const exact = argv.includes("--exact") ? 1 : 0;

const path = new URL(
  "../../target/wasm-bench/wasm32-unknown-unknown/release/bench_uncertainty_wasm.wasm",
  import.meta.url,
);
const { instance } = await WebAssembly.instantiate(readFileSync(path), {});
const { prepare, run } = instance.exports;

const cold = argv.includes("--cold");
prepare(draws, exact);
run();
const times = [];
for (let round = 0; round < rounds; round++) {
  const start = cpuUsage();
  let runs = 0;
  let spent = 0;
  while (runs === 0 || spent < 2e5) {
    if (cold) prepare(draws, exact);
    run();
    runs += 1;
    const { user, system } = cpuUsage(start);
    spent = user + system;
  }
  times.push((spent * 1e3) / (runs * draws));
}
console.log(JSON.stringify({ name: exact ? "fullcost wasm, exact" : "fullcost wasm", draws, ns_per_draw: times }));

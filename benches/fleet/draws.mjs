// Ten tranches, ten years, five runs in wasm: milliseconds of processor time for ten thousand draws, the least of many rounds.

import { readFileSync } from "node:fs";
import { cpuUsage } from "node:process";
import { load } from "../../web/dist/core.js";

const core = await load();
const model = core.scenario(JSON.parse(readFileSync(new URL("ten-tranches.json", import.meta.url), "utf8")));
let least = Number.POSITIVE_INFINITY;
for (let round = 0; round < 60; round++) {
  const start = cpuUsage();
  model.sample({ outputs: ["fleet_tco"], draws: 10_000, seed: round });
  const { user, system } = cpuUsage(start);
  least = Math.min(least, (user + system) / 1e3);
}
console.log(`10,000 draws of ten tranches over ten years: ${least.toFixed(1)} ms`);

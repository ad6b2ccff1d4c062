// Training performance in the shipped wasm, in Node: node benches/training/fullcost.mjs, after ./just web. One line of JSON.
//
// A run is predicted through the door, document in and answer out. A search is of a model with experts over 16,384 accelerators, with
// more than 10,000 candidates; which divide and which fit is found by predicting every one of them first. Those that fit are timed by
// a search, so its seconds over their number are more than a step time takes by itself.

import { load } from "../../web/dist/core.js";

const ROUNDS = 7;
const core = await load();
if (core.twin) throw new Error("there is no wasm here");

/** CPU milliseconds of a call: the median of some rounds of a fifth of a second. */
function milliseconds(call) {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = process.cpuUsage();
    for (let calls = 1; ; calls++) {
      call();
      const { user, system } = process.cpuUsage(start);
      if (user + system < 2e5) continue;
      rounds.push((user + system) / 1e3 / calls);
      break;
    }
  }
  return rounds.sort((one, other) => one - other)[ROUNDS >> 1];
}

const dense = {
  architecture: { layers: 96, hidden: 12288, heads: 96, ffn: 49152, gated: false, vocab: 51200, tied: true },
  chip: "h100-sxm",
  released: 2025,
  tokens: 3e11,
  layout: { gpus: 512, tp: 8, pp: 8, vpp: 1, batch: 512, seq_len: 2048, micro_batch: 1, recompute: "none" },
};
const wide = {
  architecture: {
    layers: 128,
    hidden: 6144,
    heads: 64,
    kv_heads: 8,
    vocab: 131072,
    experts: { count: 128, top_k: 8, ffn: 2048 },
  },
  chip: "b300-sxm",
  released: 2026,
  layout: { gpus: 16384, batch: 131072, seq_len: 4096 },
};

/** How many layouts of a search divide, and how many of these fit. */
function counted({ layout, ...run }) {
  const degrees = [1, 2, 4, 8, 16, 32, 64, 128];
  let [candidates, fit] = [0, 0];
  for (const tp of [1, 2, 4, 8])
    for (const pp of degrees)
      for (const vpp of [1, 2, 4, 8].filter((vpp) => vpp === 1 || (pp > 1 && (run.architecture.layers / pp) % vpp === 0)))
        for (const ep of degrees)
          for (const micro_batch of [1, 2, 4, 8])
            for (const sharding of ["zero1", "zero3"])
              for (const recompute of ["none", "selective", "full"]) {
                try {
                  const degrees = { tp, pp, vpp, ep, micro_batch, sharding, recompute };
                  fit += core.predictTraining({ ...run, layout: { ...layout, ...degrees } }).fits;
                  candidates += 1;
                } catch (thrown) {
                  if (thrown.code !== "impossible") throw thrown;
                }
              }
  return { candidates, fit };
}

const { candidates, fit } = counted(wide);
const predict_ms = milliseconds(() => core.predictTraining(dense));
const search_ms = milliseconds(() => core.searchLayouts(wide));
const step_times_per_s = (fit / search_ms) * 1e3;
console.log(JSON.stringify({ name: "fullcost wasm", predict_ms, candidates, fit, search_ms, step_times_per_s }));
